"""The grammar of terms is what its table says, and nothing that can be written makes the parser fall."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungtekst.codebook import terms
from ungtekst.codebook.terms import Element, Misspelt, Term, parse
from ungtekst.errors.catalogue.codebook import MESSAGES

TABLE = {
    "mestre": ((Element("word", "mestre"),), (0,)),
    "*jobb": ((Element("ends", "jobb"),), (0,)),
    "arbeids*": ((Element("begins", "arbeids"),), (0,)),
    "=NAV": ((Element("exact", "NAV"),), (0,)),
    "få til": ((Element("word", "få"), Element("word", "til")), (0, 1)),
    "ringe ~4 tilbake": ((Element("word", "ringe"), Element("word", "tilbake")), (0, 4)),
    '"få til" ~3 det': ((Element("word", "få"), Element("word", "til"), Element("word", "det")), (0, 1, 3)),
}

signs = st.text(st.one_of(st.sampled_from('~*="«» -abå1²٣.,/!'), st.characters()), max_size=30)


def test_the_table_in_the_docstring_is_what_is_tested():
    assert terms.__doc__ is not None
    assert re.findall(r"^``(.+?)``", terms.__doc__, re.MULTILINE) == list(TABLE)


@pytest.mark.parametrize("source", TABLE)
def test_every_example_of_the_table_means_what_it_says(source: str):
    assert parse(source) == Term(source, *TABLE[source])


@pytest.mark.parametrize(
    ("source", "same"),
    [
        ("«få til» ~3 det", '"få til" ~3 det'),
        ("  få   til ", "få til"),
        ('"mestre"', "mestre"),
        ("=NAV ~2 *jobb arbeids*", "=NAV ~2 *jobb arbeids*"),
        ('få "til" det', "få til det"),
        ("ringe ~04 tilbake", "ringe ~4 tilbake"),
    ],
)
def test_quotes_and_spaces_change_nothing(source: str, same: str):
    first, second = parse(source), parse(same)
    assert isinstance(first, Term)
    assert isinstance(second, Term)
    assert (first.elements, first.reach) == (second.elements, second.reach)


@pytest.mark.parametrize(
    ("source", "code", "piece"),
    [
        ("", "term-empty", ""),
        ("   ", "term-empty", ""),
        ('""', "term-empty", ""),
        ("«»", "term-empty", ""),
        ("-", "term-empty", ""),
        ("😀", "term-empty", ""),
        ("ikke - noe", "term-empty", ""),
        ('"få til', "term-quote", '"få til'),
        ("«få til", "term-quote", "«få til"),
        ('få "', "term-quote", '"'),
        ('få"til', "term-quote", 'få"til'),
        ("få til»", "term-quote", "til»"),
        ("a ~ b", "term-distance", "~"),
        ("a ~0 b", "term-distance", "~0"),
        ("a ~21 b", "term-distance", "~21"),
        ("a ~fire b", "term-distance", "~fire"),
        ("a ~-1 b", "term-distance", "~-1"),
        ("a ~٣ b", "term-distance", "~٣"),
        ("a ~² b", "term-distance", "~²"),
        ("a ~" + "9" * 9999 + " b", "term-distance", "~" + "9" * 9999),
        ("~2 b", "term-distance-edge", "~2"),
        ("a ~2", "term-distance-edge", "a ~2"),
        ("a ~2 ~3 b", "term-distance-edge", "~3"),
        ('a ~2 ""', "term-distance-edge", 'a ~2 ""'),
        ("*", "term-star-alone", ""),
        ("**", "term-star-alone", ""),
        ("*-", "term-star-alone", ""),
        ("få *", "term-star-alone", ""),
        ("*jobb*", "term-star-place", "*jobb*"),
        ("jobb*søker", "term-star-place", "jobb*søker"),
        ("**jobb", "term-star-place", "**jobb"),
        ("=", "term-exact-empty", ""),
        ("=:)", "term-exact-empty", ""),
    ],
)
def test_every_misspelling_is_named(source: str, code: str, piece: str):
    assert parse(source) == Misspelt(code, piece)


def test_every_message_about_terms_is_a_misspelling_or_a_repetition():
    found = {"term-empty", "term-quote", "term-distance", "term-distance-edge", "term-star-alone"}
    found |= {"term-star-place", "term-exact-empty"}
    assert {code for code in MESSAGES if code.startswith("term-")} == found | {"term-twice"}


@given(signs)
def test_parsing_never_fails(source: str):
    parsed = parse(source)
    if isinstance(parsed, Misspelt):
        assert parsed.code in MESSAGES
    else:
        assert parsed.source == source
        assert len(parsed.elements) == len(parsed.reach) > 0
        assert parsed.reach[0] == 0
        assert all(1 <= distance <= terms.MAX_DISTANCE for distance in parsed.reach[1:])
        assert all(any(map(str.isalnum, element.word)) for element in parsed.elements)


@given(
    st.lists(st.text(st.sampled_from("abcæøå"), min_size=1, max_size=5), min_size=1, max_size=5), st.data()
)
def test_a_term_says_its_words_and_distances_in_order(words: list[str], data: st.DataObject):
    distances = [data.draw(st.integers(1, terms.MAX_DISTANCE)) for _ in words[1:]]
    source = words[0] + "".join(f" ~{n} {word}" for n, word in zip(distances, words[1:], strict=True))
    assert parse(source) == Term(source, tuple(Element("word", word) for word in words), (0, *distances))
