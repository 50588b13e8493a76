"""The word tables promise how common a form is in each standard, and which standard it speaks for."""

import gzip

import pytest

from ungtekst.language.dialect import DIALECT
from ungtekst.language.words import Words, load_words
from ungtekst.resources import shipped

FOLDER = shipped("models") / "words"
TABLES = (
    "words.txt.gz",
    "affixes.txt.gz",
    "letters.txt.gz",
    "around-og.txt.gz",
    "apart.txt.gz",
    "slips.txt.gz",
)


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words()


def test_the_tables_are_small_sorted_and_carry_no_time():
    assert sum((FOLDER / name).stat().st_size for name in TABLES) < 1_000_000
    for name in TABLES:
        packed = (FOLDER / name).read_bytes()
        lines = gzip.decompress(packed).decode("utf-8").split("\n")
        assert lines.pop() == ""
        assert lines == sorted(set(lines), key=lambda line: line.encode("utf-8"))
        assert packed[4:8] == b"\0\0\0\0"


def test_each_standard_has_its_own_words(words: Words):
    assert words.zipf("ikke", "nb") > 6 > words.zipf("ikke", "nn")
    assert words.zipf("ikkje", "nn") > 6 > words.zipf("ikkje", "nb")
    assert words.zipf("og") == max(words.zipf("og", "nb"), words.zipf("og", "nn")) > 7


def test_a_word_nobody_has_counted_is_not_there(words: Words):
    assert "ikkke" not in words
    assert words.zipf("ikkke") == 0.0
    assert not words.is_name("ikkke")


@pytest.mark.parametrize(
    "slip",
    [
        "intresse",
        "interresse",
        "kansje",
        "anderledes",
        "desverre",
        "forøvrig",
        "felleskap",
        "rettsak",
        "selvom",
    ],
)
def test_common_slips_of_the_corpora_are_not_taken_for_words(words: Words, slip: str):
    assert slip not in words


def test_slips_that_the_treebank_brought_among_the_forms_are_known_for_what_was_meant(words: Words):
    assert words.meant("desverre") == "dessverre"
    assert words.meant("grunnlegende") == "grunnleggende"
    assert not words.meant("dessverre")
    assert not words.meant("ikkje")


def test_forms_in_a_and_loans_are_no_nynorsk(words: Words):
    assert words.leaning("snakka") < words.leaning("ikkje") / 2
    assert words.leaning("gaming") == words.leaning("chilla") == 0.0


def test_a_word_leans_to_its_standard_and_an_unknown_one_by_its_ends(words: Words):
    assert words.leaning("korleis") > 1
    assert words.leaning("hvordan") < -1
    assert "fjollejobbane" not in words
    assert words.leaning("fjollejobbane") > 0
    assert words.leaning("fjollejobbene") < 0


def test_names_and_dialect_speak_for_neither(words: Words):
    assert words.is_name("obama")
    assert words.leaning("obama") == 0.0
    assert words.leaning("hainn") == 0.0
    assert "obama" not in words.forms()


def test_nouns_are_marked(words: Words):
    assert words.is_noun("kompetanse")
    assert not words.is_noun("snakker")
    assert words.takes_noun("slags")
    assert not words.takes_noun("kompetanse")


def test_no_dialect_word_is_anything_but_letters():
    assert all(word.isalpha() and word == word.lower() for word in DIALECT)
