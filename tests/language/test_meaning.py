"""Profiles of meaning promise exact spans, one tag a word type, and silence where nothing is known."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungtekst.language.field_tables import STRENGTHS, Tag, Tags, read_field_tables
from ungtekst.language.meaning import TRUST_FILE, FieldSpan, Meaning, load_meaning
from ungtekst.language.pipeline import SHIPPED
from ungtekst.resources import shipped

SHIPPED_TABLES = shipped("models") / "felt"
# Taken out of a copy of the tables, so that they must inherit.
COMPOUNDS = {
    "angstanfall": "psyke",
    "busskort": "transport",
    "mattelærer": "skole",
    "skolearbeid": "skole",
    "sommerjobb": "arbeid",
}
NEIGHBOURS = {"gitar": "kultur", "onkel": "familie", "pizza": "mat", "psykiater": "behandling"}

TABLES = read_field_tables(SHIPPED_TABLES)
KNOWN = sorted([*TABLES.words, *TABLES.written.values(), *TABLES.forms])
ANSWERS = (
    "",
    " \n\t",
    "Læreren så meg aldri.",
    "Eg møtte veggen, og fekk ikkje hjelp!",
    "får AAP og har ME; legen ga opp – jeg står på",
    "🙂 jåbba på   butikk\r\nda jobben forsvant",
    "xzqvt 1234",
)


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    return load_meaning()


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Meaning:
    """The lexicon without the words that must inherit, and without what is said of them elsewhere."""
    folder = copied(tmp_path_factory.mktemp("uten") / "felt")
    out = {*COMPOUNDS, *NEIGHBOURS}
    for name, column in (("ord.tsv", 0), ("former.tsv", 1)):
        lines = (folder / name).read_text("utf-8").split("\n")
        kept = [line for line in lines if not line or line.split("\t")[column] not in out]
        (folder / name).write_text("\n".join(kept), encoding="utf-8")
    return load_meaning(folder=folder)


def copied(folder: Path) -> Path:
    shutil.copytree(SHIPPED_TABLES, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder


def only(meaning: Meaning, text: str) -> FieldSpan:
    """The one span of a text."""
    (span,) = meaning.profile(text).spans
    return span


def fields(tags: Tags) -> set[str]:
    return {tag.field for tag in tags}


def tagged(meaning: Meaning, entry: str) -> Tags:
    return meaning.tables.words.get(entry) or meaning.tables.phrases[entry]


# -- spans -----------------------------------------------------------------------------------------

ANY_TEXT = st.lists(
    st.tuples(
        st.one_of(st.sampled_from(KNOWN), st.sampled_from(KNOWN).map(str.upper), st.text(max_size=8)),
        st.sampled_from([" ", "  ", "\n", ", ", ". ", "-", "/", "", "\u00a0", " («", "\u0301"]),
    ),
    max_size=8,
).map(lambda parts: "".join(word + gap for word, gap in parts))


@given(ANY_TEXT)
def test_spans_are_exact_stretches_in_order_that_never_overlap(text: str) -> None:
    spans = load_meaning().profile(text).spans
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] for span in spans)


@given(st.lists(ANY_TEXT, max_size=4))
def test_answers_have_the_same_profile_one_by_one_and_many_at_once(texts: list[str]) -> None:
    meaning = load_meaning()
    assert meaning.profiles(texts) == [meaning.profile(text) for text in texts]


def test_what_a_word_inherits_does_not_depend_on_the_words_read_with_it(meaning: Meaning) -> None:
    firsts, lasts = (
        ("skole", "jobb", "hybel", "buss", "bursdags"),
        ("gnist", "kaos", "plan", "trøbbel", "greier"),
    )
    words = [first + last for first in firsts for last in lasts]
    together, apart = replace(meaning), replace(meaning)
    said = together.profiles(words)
    assert said == [apart.profile(word) for word in reversed(words)][::-1]
    assert sum(span.inherited for profile in said for span in profile.spans) > 10


@given(ANY_TEXT)
def test_every_span_has_tags_of_known_fields_the_strongest_first(text: str) -> None:
    meaning = load_meaning()
    known = {field.id for field in meaning.fields}
    for span in meaning.profile(text).spans:
        strengths = [tag.strength for tag in span.tags]
        assert strengths == sorted(strengths, reverse=True)
        assert span.tags
        assert fields(span.tags) <= known
        assert all(0 < strength <= STRENGTHS[-1] for strength in strengths)
        assert not span.inherited or strengths[0] < STRENGTHS[-1]


def test_a_span_is_the_words_of_the_answer_as_they_stand(meaning: Meaning) -> None:
    text = "🙂 Læreren MØTTE\nveggen …"
    spans = meaning.profile(text).spans
    assert [(text[span.start : span.end], span.entry, span.origin) for span in spans] == [
        ("Læreren", "lærer", "ord"),
        ("MØTTE\nveggen", "møte veggen", "uttrykk"),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", ":)", "- - -"])
def test_an_empty_answer_has_an_empty_profile(meaning: Meaning, text: str) -> None:
    profile = meaning.profile(text)
    assert (profile.spans, profile.weights) == ((), {})


def test_no_answers_have_no_profiles(meaning: Meaning) -> None:
    assert meaning.profiles([]) == []
    assert meaning.matrix([]).shape == (0, len(meaning.fields))


# -- what stands in the tables ---------------------------------------------------------------------


def test_every_word_of_the_table_says_its_fields_as_one_span(meaning: Meaning) -> None:
    words = list(meaning.tables.words)
    silent = [
        word
        for word, profile in zip(words, meaning.profiles(words), strict=True)
        if not any(
            (span.start, span.end) == (0, len(word)) and fields(span.tags) & fields(tagged(meaning, word))
            for span in profile.spans
        )
    ]
    assert silent == []


def test_every_phrase_of_the_table_says_its_fields_as_one_span(meaning: Meaning) -> None:
    phrases = meaning.tables.written
    silent = [
        phrase
        for (key, phrase), profile in zip(
            phrases.items(), meaning.profiles(list(phrases.values())), strict=True
        )
        if [(span.start, fields(span.tags)) for span in profile.spans] != [(0, fields(tagged(meaning, key)))]
    ]
    assert silent == []


def test_misspelt_chat_and_dialect_forms_count_as_their_lemma(meaning: Meaning) -> None:
    forms = meaning.tables.forms
    silent = [
        form
        for (form, lemma), profile in zip(forms.items(), meaning.profiles(list(forms)), strict=True)
        if [span.tags for span in profile.spans] != [tagged(meaning, lemma)]
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("form", "lemma"), [("jåbba", "jobbe"), ("saksbehanler", "saksbehandler"), ("Kammeratt", "kamerat")]
)
def test_a_form_of_the_table_is_marked_as_one(meaning: Meaning, form: str, lemma: str) -> None:
    assert only(meaning, form)[2:] == (lemma, meaning.tables.words[lemma], "form")


@pytest.mark.parametrize(
    ("bokmål", "nynorsk"),
    [
        ("skolene", "skulane"),
        ("ensom", "einsam"),
        ("ensomhet", "einsemd"),
        ("vennene", "venene"),
        ("vanskelig", "vanskeleg"),
        ("hjemme", "heime"),
        ("sykehus", "sjukehus"),
        ("syk", "sjuk"),
        ("pengene", "pengane"),
        ("trygghet", "tryggleik"),
        ("kjærlighet", "kjærleik"),
        ("spurte", "spurde"),
        ("ikke", "ikkje"),
        ("muligheter", "moglegheiter"),
        ("selvtillit", "sjølvtillit"),
        ("mestring", "meistring"),
        ("få en sjanse", "få ein sjanse"),
        ("være ærlig", "vere ærleg"),
    ],
)
def test_twins_of_the_two_standards_have_the_same_fields(meaning: Meaning, bokmål: str, nynorsk: str) -> None:
    assert only(meaning, bokmål).tags == only(meaning, nynorsk).tags


# -- phrases and abbreviations ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "entry", "field"),
    [
        ("møtte veggen", "møte veggen", "slitenhet"),
        ("har stått på", "stå på", "innsats"),
        ("får til", "få til", "mestring"),
        ("tok kontakt med", "ta kontakt med", "samtale"),
    ],
)
def test_a_phrase_wins_over_its_words_in_any_inflection(
    meaning: Meaning, text: str, entry: str, field: str
) -> None:
    span = meaning.profile(text).spans[-1]
    assert (span.entry, span.origin, text[span.start : span.end]) == (
        entry,
        "uttrykk",
        text.removeprefix("har "),
    )
    assert field in fields(span.tags)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("stå på egne bein", "stå på egne bein"),
        ("står på skolen", "stå på"),
        ("bli kjent med folk", "bli kjent med"),
        ("bli kjent med nye folk", "bli kjent med nye folk"),
        ("bli kjent", "bli kjent"),
    ],
)
def test_the_longest_phrase_wins(meaning: Meaning, text: str, entry: str) -> None:
    assert meaning.profile(text).spans[0].entry == entry


def test_a_phrase_whose_words_do_not_follow_each_other_is_none(meaning: Meaning) -> None:
    assert "møte veggen" not in {span.entry for span in meaning.profile("møtte mor ved veggen").spans}


def test_an_abbreviation_that_is_also_a_word_needs_its_capitals(meaning: Meaning) -> None:
    assert fields(only(meaning, "ME").tags) == {"sykdom"}
    assert fields(only(meaning, "MS").tags) == {"sykdom"}
    for text in ("me", "Me", "ms", "Me har me"):
        assert "sykdom" not in meaning.profile(text).weights


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("AAP aap Aap", "ytelser"),
        ("BUP bup", "behandling"),
        ("NAV Nav nav", "tjenester"),
        ("TV tv", "kultur"),
        ("PC pc", "teknologi"),
        ("SFO sfo", "barn"),
        ("Facebook facebook", "teknologi"),
    ],
)
def test_an_abbreviation_or_name_that_is_nothing_else_counts_however_it_is_written(
    meaning: Meaning, written: str, field: str
) -> None:
    assert [field in profile.weights for profile in meaning.profiles(written.split())] == [True] * len(
        written.split()
    )


# -- ambiguous words -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "both"),
    [("støtte", {"hjelp", "ytelser"}), ("plass", {"sted", "skole"}), ("møtet", {"møter"})],
)
def test_an_ambiguous_word_carries_each_of_its_fields(meaning: Meaning, word: str, both: set[str]) -> None:
    assert both <= fields(only(meaning, word).tags)


@pytest.mark.parametrize(
    ("form", "one", "other"),
    [
        ("lærer", "skole", "opplæring"),
        ("veileder", "hjelpere", "hjelp"),
        ("gjeld", "gjeld", "sammenheng"),
        ("dør", "bolig", "sorg"),
    ],
)
def test_a_form_of_two_words_carries_both_more_weakly(
    meaning: Meaning, form: str, one: str, other: str
) -> None:
    tags = {tag.field: tag.strength for tag in only(meaning, form).tags}
    assert 0 < tags[one] < STRENGTHS[-1]
    assert 0 < tags[other] < STRENGTHS[-1]


# -- words that are not there ----------------------------------------------------------------------


@pytest.mark.parametrize(("word", "field"), COMPOUNDS.items())
def test_a_compound_inherits_from_its_parts_more_weakly_and_with_a_mark(
    without: Meaning, meaning: Meaning, word: str, field: str
) -> None:
    by_hand, inherited = only(meaning, word), only(without, word)
    assert (by_hand.origin, by_hand.inherited) == ("ord", False)
    assert (inherited.origin, inherited.inherited) == ("ledd", True)
    assert inherited.tags[0].field == field
    assert inherited.tags[0].strength < by_hand.tags[0].strength


@pytest.mark.parametrize(("word", "field"), NEIGHBOURS.items())
def test_a_word_that_is_no_compound_inherits_from_its_neighbours_with_a_mark(
    without: Meaning, word: str, field: str
) -> None:
    span = only(without, word)
    assert (span.origin, span.inherited, span.tags[0].field) == ("nabo", True, field)
    assert span.tags[0].strength < STRENGTHS[-1]


@pytest.mark.parametrize(
    "text",
    [
        "og i på til det at som seg den av",
        "jeg du vi meg deg oss hun henne man",
        "eg me oss dykk ho ein eit",
        "en ei et disse enn mens eller",
        "12345 3,5 50 % 2024 10-12 ½",
        "xzqvt asdfghjkl hdjskf brzt zzz",
        "www.no :) … 🙂🙂 «»",
    ],
)
def test_function_words_numbers_and_nonsense_say_nothing(meaning: Meaning, text: str) -> None:
    assert [span.entry for span in meaning.profile(text).spans] == []


# -- numbers ---------------------------------------------------------------------------------------


def test_the_matrix_agrees_with_the_profiles(meaning: Meaning) -> None:
    matrix = meaning.matrix(ANSWERS)
    assert matrix.shape == (len(ANSWERS), len(meaning.fields))
    for row, profile in zip(matrix.toarray(), meaning.profiles(ANSWERS), strict=True):
        expected = [profile.weights.get(field.id, 0.0) for field in meaning.fields]
        assert row.tolist() == pytest.approx(expected)
    assert matrix.sum() > 5


def test_the_matrix_of_one_word_is_its_strength_in_thirds(meaning: Meaning) -> None:
    row = meaning.matrix(["skole"]).toarray()[0]
    assert row[[field.id for field in meaning.fields].index("skole")] == 1.0
    assert np.count_nonzero(row) == 1


def test_weights_are_summed_over_an_answer(meaning: Meaning) -> None:
    assert meaning.profile("skole, skole og skule").weights == {"skole": 3.0}


# -- loading ---------------------------------------------------------------------------------------


def test_the_lexicon_is_loaded_once_however_it_is_asked_for() -> None:
    assert load_meaning() is load_meaning(SHIPPED)
    assert load_meaning() is load_meaning(SHIPPED, SHIPPED_TABLES)


def test_the_digest_is_of_the_tables_and_of_nothing_else(meaning: Meaning, tmp_path: Path) -> None:
    assert load_meaning(folder=copied(tmp_path / "lik")).digest == meaning.digest


@pytest.mark.parametrize("name", ["felt.tsv", "ord.tsv", "uttrykk.tsv", "former.tsv", TRUST_FILE])
def test_the_digest_changes_when_a_line_of_a_table_changes(
    meaning: Meaning, tmp_path: Path, name: str
) -> None:
    folder = copied(tmp_path / "felt")
    lines = (folder / name).read_text("utf-8").split("\n")
    lines[-2] = {
        "felt.tsv": lines[-2] + " også",
        TRUST_FILE: "second\t0.601",
    }.get(name, "")
    (folder / name).write_text("\n".join(line for line in lines if line) + "\n", encoding="utf-8")
    assert load_meaning(folder=folder).digest != meaning.digest


def test_a_corrected_line_counts_at_once(tmp_path: Path) -> None:
    folder = copied(tmp_path / "felt")
    lines = (folder / "ord.tsv").read_text("utf-8").split("\n")
    (place,) = (at for at, line in enumerate(lines) if line.startswith("skole\t"))
    lines[place] = lines[place].rsplit("\t", 1)[0] + "\tmat:1"
    (folder / "ord.tsv").write_text("\n".join(lines), encoding="utf-8")
    assert only(load_meaning(folder=folder), "skolen").tags == (Tag("mat", 1),)
