"""Compounds promise: a real one matches in any inflection, an unrelated word never."""

import pytest

from ungtekst.language import Splitter, begins_with, ends_in, load_splitter


@pytest.fixture(scope="module")
def splitter() -> Splitter:
    return load_splitter()


@pytest.mark.parametrize(
    ("word", "head"),
    [
        ("sommerjobbene", "jobb"),
        ("sommarjobbane", "jobb"),
        ("deltidsjobben", "jobb"),
        ("hovedjobben", "jobb"),
        ("nav-kontoret", "kontor"),
        ("fylkeslegen", "lege"),
        ("tannlege", "lege"),
        ("topplass", "plass"),
        ("bosituasjonen", "situasjon"),
        ("gutteskolene", "skole"),
        ("arbeidserfaringar", "erfaring"),
        ("ungdomsskolelærerens", "lærer"),
    ],
)
def test_a_compound_ends_in_its_head_in_any_inflection(splitter: Splitter, word: str, head: str):
    assert ends_in(word, head, splitter)


@pytest.mark.parametrize(
    ("word", "head"),
    [
        ("samarbeid", "arbeid"),
        ("banksamarbeidet", "arbeid"),
        ("imidlertid", "middel"),
        ("imidlertid", "tid"),
        ("alltid", "tid"),
        ("bevis", "vis"),
        ("mobbing", "jobb"),
        ("tiltak", "tak"),
        ("arbeidstiltaket", "tak"),
        ("metalltråd", "råd"),
        ("utdanning", "danning"),
        ("fredag", "dag"),
        ("vennskap", "skap"),
        ("virus", "rus"),
        ("jobb", "jobb"),
        ("jobbene", "jobb"),
        ("", "jobb"),
        ("-jobb", "jobb"),
    ],
)
def test_an_unrelated_or_bare_word_does_not_end_in_it(splitter: Splitter, word: str, head: str):
    assert not ends_in(word, head, splitter)


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("arbeidserfaringen", "arbeid"),
        ("arbeidserfaringen", "arbeids"),
        ("arbeidsmiljøavdelingen", "arbeid"),
        ("bosituasjon", "bo"),
        ("bo-situasjon", "bo"),
        ("nav-xyzet", "nav"),
        ("jobbsøkerkursene", "jobb"),
        ("skoleveien", "skole"),
        ("rusmisbruk", "rus"),
        ("lånekassen", "lån"),
        ("legekontora", "lege"),
    ],
)
def test_a_compound_begins_with_its_first_part(splitter: Splitter, word: str, first: str):
    assert begins_with(word, first, splitter)


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("arbeidet", "arbeid"),
        ("arbeids", "arbeid"),
        ("arbeid", "arbeid"),
        ("arbeid", "arbeids"),
        ("jobbing", "jobb"),
        ("hjelpsom", "hjelp"),
        ("vennskapet", "venn"),
        ("vennskapsbånd", "venn"),
        ("navneskilt", "nav"),
        ("navlestreng", "nav"),
        ("bokillustrasjon", "bo"),
        ("billett", "bil"),
        ("morgenen", "mor"),
        ("russebussen", "rus"),
        ("rusten", "rus"),
        ("farvel", "far"),
        ("bo-", "bo"),
        ("skole", ""),
    ],
)
def test_an_unrelated_inflected_or_derived_word_does_not_begin_with_it(
    splitter: Splitter, word: str, first: str
):
    assert not begins_with(word, first, splitter)
