"""A term finds the words it promises to find, and their exact place in the original text."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence

import pytest
from coding_material import codebook, messy, term_books, written
from hypothesis import given, settings
from hypothesis import strategies as st
from slow_matcher import Found, SlowMatcher

from ungtekst import Codebook
from ungtekst.coding.matching import Matcher, Matches
from ungtekst.language import load_pipeline

EXAMPLES = int(os.environ.get("UNGTEKST_EXAMPLES", "200"))


def matches(book: Codebook, text: str) -> Matches:
    pipeline = load_pipeline()
    return Matcher(book, pipeline).match(text)


def found(terms: str | Sequence[str], text: str) -> list[str]:
    """List what the terms of one code point at in a text."""
    return [text[hit.start : hit.end] for hit in matches(codebook({"kode": terms}), text).hits]


def codes(text: str, **terms: str | Sequence[str]) -> set[str]:
    """Name the codes of one dimension that a text gets."""
    return {hit.code for hit in matches(codebook(terms), text).hits}


# -- words ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("term", "forms"),
    [
        ("jobb", "jobb jobben jobber jobbene jobbane jobbar Jobb JOBBEN jobbens jobb."),
        ("skole", "skole skolen skoler skolene skolens"),
        ("skule", "skule skulen skular skulane"),
        ("mestre", "mestrer mestret mestra mestre"),
        ("meistre", "meistrar meistra meistre"),
        ("venn", "venn venner vennene vennane"),
        ("penge", "penger pengene pengar pengane"),
        ("lærer", "lærer læreren lærerne"),
        ("lærar", "lærar læraren lærarane"),
        ("gå", "går gikk gått gjekk"),
        ("bra", "bra braaa BRA"),
        ("sliten", "sliten slitne"),
    ],
)
def test_a_word_matches_every_inflection_in_either_standard(term: str, forms: str):
    for form in forms.split():
        assert found(term, f"Jeg sa {form} i dag") == [form.rstrip(".")], form


@pytest.mark.parametrize(
    ("term", "text"),
    [("arbeid", "godt samarbeid"), ("jobb", "sommerjobb"), ("midler", "imidlertid"), ("nav", "navnet mitt")],
)
def test_a_word_matches_whole_words_only(term: str, text: str):
    assert found(term, text) == []


def test_a_term_written_as_a_lemma_does_not_mean_its_other_readings():
    assert found("ringe", "de ringte") == ["ringte"]
    assert found("ring", "en ring på fingeren") == ["ring"]


@pytest.mark.parametrize(
    ("term", "hits", "misses"),
    [
        ("*jobb", "sommerjobb sommerjobben helgejobbar drømmejobbene sommar-jobb", "jobb jobben jobbe"),
        ("*arbeid", "gruppearbeid skolearbeidet", "arbeid samarbeid samarbeidet"),
        ("*midler", "rusmidler", "imidlertid midler"),
        ("arbeids*", "arbeidserfaring arbeidsplassen arbeids-liv", "arbeid arbeidet samarbeid"),
        ("nav*", "navkontoret NAV-kontor", "nav navnet navnelapp"),
        ("jobb*", "jobbintervju jobbsøkerkurs", "jobb jobbet jobbene"),
    ],
)
def test_a_star_matches_compounds_only(term: str, hits: str, misses: str):
    for word in hits.split():
        assert found(term, f"om {word} her") == [word]
    for word in misses.split():
        assert found(term, f"om {word} her") == [], word


def test_an_equals_sign_means_that_very_form():
    assert found("=NAV", "Nav, nav og NAV") == ["NAV"]
    assert found("=jobben", "jobb jobben Jobben") == ["jobben"]
    assert found("=NAV", "NAV-kontoret") == []


def test_the_very_form_is_found_whatever_its_unicode_form():
    decomposed = unicodedata.normalize("NFD", "blå")
    assert found("=blå", f"en {decomposed} bil") == [decomposed]
    assert found(f"={decomposed}", "en blå bil") == ["blå"]
    assert found("=NAV", "N\u00adA\u200bV svarte") == ["N\u00adA\u200bV"]


@pytest.mark.parametrize(
    "word", ["f.eks", "p.g.a.", "24/7", "e-post", "covid-19", "og/eller", "skole/jobb", "100%"]
)
def test_a_word_that_the_tokenizer_cuts_finds_itself(word: str):
    assert [hit.rstrip("%") for hit in found(word, f"det er {word} hver dag")] == [word.rstrip("%")]
    assert found("og/eller", "og eller") == found("og/eller", "og / eller") == []


# -- phrases ----------------------------------------------------------------------------------------


def test_a_phrase_matches_its_words_in_order_and_in_any_inflection():
    assert found("få til", "jeg fikk til alt") == ["fikk til"]
    assert found("få til", "Eg FEKK  til\u00a0alt") == ["FEKK  til"]
    assert found("få til", "til å få") == []
    assert found("få til", "få det til") == []
    assert found("ny *jobb", "en ny sommerjobb") == ["ny sommerjobb"]


@pytest.mark.parametrize(
    "sign", [".", ",", "!", "?", ";", ":", "…", " - ", "/", " (", '"', "\n", "\r\n", "\u2028", " :) "]
)
def test_a_phrase_never_crosses_punctuation_or_a_line(sign: str):
    assert found("få til", f"få{sign}til") == []


def test_a_distance_reaches_so_many_words_and_no_more():
    assert found("ringe ~3 tilbake", "ringe en to tilbake") == ["ringe en to tilbake"]
    assert found("ringe ~3 tilbake", "ringe en to tre tilbake") == []
    assert found("ringe ~3 tilbake", "tilbake ringe") == []
    assert found("ringe ~1 tilbake", "ringer tilbake") == ["ringer tilbake"]


def test_a_distance_crosses_a_comma_but_never_the_end_of_a_sentence():
    assert found("ringe ~4 tilbake", "ringe, helst, tilbake") == ["ringe, helst, tilbake"]
    for end in (".", "!", "?", "...", "…", "!!", "!!!", "..", "?!", "\n", "\r", "\u2028"):
        assert found("ringe ~4 tilbake", f"ringe{end} Tilbake") == [], end


def test_a_distance_reaches_a_whole_phrase():
    text = "få henne, til slutt, til det"
    assert found("få ~6 til det", text) == [text]
    assert found('ringe ~4 "ta kontakt"', "ringe ta opp, ta kontakt") == ["ringe ta opp, ta kontakt"]


def test_the_nearest_words_are_the_ones_meant():
    assert found("ringe ~5 tilbake", "ringe tilbake og tilbake") == ["ringe tilbake"]


# -- which match counts ------------------------------------------------------------------------------


def test_the_longest_match_wins_inside_a_dimension():
    book = codebook({"helse": "angst", "sosialt": "sosial angst"})
    result = matches(book, "Jeg har sosial angst")
    assert [hit.code for hit in result.hits] == ["sosialt"]
    assert [(lost.term, won.term) for lost, won in result.outdone] == [("angst", "sosial angst")]


def test_a_shorter_match_elsewhere_in_the_answer_counts():
    assert codes("sosial angst, og angst ellers", helse="angst", sosialt="sosial angst") == {
        "helse",
        "sosialt",
    }


def test_the_longest_match_does_not_win_across_dimensions():
    book = codebook({"sosialt": "ikke god"}, {"positiv": ["god"], "nøytral": []})
    assert {hit.code for hit in matches(book, "ikke gode dager").hits} == {"sosialt", "positiv"}


def test_overlapping_matches_both_count():
    assert codes("ny sosial angst", ny="ny sosial", helse="sosial angst") == {"ny", "helse"}


def test_words_between_those_of_a_longer_match_still_count():
    assert codes("ringe en venn tilbake", nav="ringe ~4 tilbake", venner="venn") == {"nav", "venner"}


def test_equal_spans_give_both_codes():
    assert codes("ny saksbehandler", nav="ny saksbehandler", bytte="ny saksbehandler") == {"nav", "bytte"}
    assert codes("sommerjobb", arbeid="*jobb", sommer="sommer*") == {"arbeid", "sommer"}


def test_an_exact_word_beats_a_wildcard_of_another_code_over_the_same_words():
    book = codebook({"arbeid": "*jobb", "sommer": "sommerjobb"})
    result = matches(book, "fikk sommerjobb")
    assert [hit.code for hit in result.hits] == ["sommer"]
    assert [(lost.code, won.code) for lost, won in result.outdone] == [("arbeid", "sommer")]
    assert codes("sommerjobb", sommer="=sommerjobb", arbeid="sommer*") == {"sommer"}
    assert codes("ny sommerjobb", sommer="ny sommerjobb", arbeid="ny *jobb") == {"sommer"}
    assert codes("ny sommerjobb", sommer="sommerjobb", arbeid="ny *jobb") == {"arbeid"}


def test_a_wildcard_of_the_same_code_is_not_beaten_but_repeated():
    result = matches(codebook({"arbeid": ["*jobb", "sommerjobb"]}), "fikk sommerjobb")
    assert [hit.term for hit in result.hits] == ["sommerjobb"]
    assert result.outdone == ()


def test_one_code_has_one_hit_a_place():
    assert found(["angst", "sosial angst"], "sosial angst") == ["sosial angst"]


# -- negation ---------------------------------------------------------------------------------------


def test_a_theme_counts_also_when_denied():
    (hit,) = matches(codebook({"økonomi": "penge"}), "Jeg har ikke nok penger").hits
    assert (hit.code, hit.negated) == ("økonomi", True)


@pytest.mark.parametrize("text", ["ingen angst", "har ikke angst", "eg har ikkje hatt angst", "aldri angst"])
def test_a_denied_term_is_cancelled_where_the_code_says_so(text: str):
    book = codebook({"helse": {"terms": ["angst"], "negated": "cancels"}, "sinn": "angst"})
    result = matches(book, text)
    assert [hit.code for hit in result.hits] == ["sinn"]
    assert [hit.code for hit in result.cancelled] == ["helse"]


@pytest.mark.parametrize("text", ["angst", "ikke søvn, men angst", "ikke bare angst", "Ikke jobb. Angst"])
def test_a_term_that_is_not_denied_is_not_cancelled(text: str):
    book = codebook({"helse": {"terms": ["angst"], "negated": "cancels"}})
    assert [hit.code for hit in matches(book, text).hits] == ["helse"]


def test_a_cancelled_match_beats_nothing():
    book = codebook({"helse": "angst", "sosialt": {"terms": ["sosial angst"], "negated": "cancels"}})
    assert [hit.code for hit in matches(book, "ikke sosial angst").hits] == ["helse"]


# -- offsets ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Å gå på skolen er bra",
        unicodedata.normalize("NFD", "Å gå på skolen er bra"),
        "Å\u00a0gå\u00a0på\u00a0skolen\u200b er bra",
        "👩\u200d👧 \ufeffskolen\u00ad er 😀 bra",
        "\x00\x1fskolen",
    ],
)
def test_a_span_is_the_exact_place_in_the_original_text(text: str):
    (hit,) = matches(codebook({"skole": "skole"}), text).hits
    assert text[hit.start : hit.end] == "skolen"


@given(term_books(), messy)
def test_every_span_is_a_piece_of_the_original_text(book: Codebook, text: str):
    result = matches(book, text)
    for hit in (*result.hits, *result.cancelled, *(lost for lost, _ in result.outdone)):
        assert 0 <= hit.start < hit.end <= len(text)
        shown = text[hit.start : hit.end]
        assert shown == shown.strip()
        assert hit.words == tuple(sorted(set(hit.words)))
        assert hit.term in book.code(hit.code).terms


@given(term_books(), st.data())
@settings(max_examples=EXAMPLES)
def test_the_matcher_finds_what_trying_everything_finds(book: Codebook, data: st.DataObject):
    text = data.draw(written(book))
    result = matches(book, text)

    def said(hits: Sequence[object]) -> set[Found]:
        return {Found(h.dimension, h.code, h.words, h.start, h.end, h.negated) for h in hits}  # type: ignore[attr-defined]

    standing, outdone, cancelled = SlowMatcher(book, load_pipeline()).match(text)
    assert said(result.hits) == standing
    assert len(result.hits) == len(standing)
    assert said([lost for lost, _ in result.outdone]) == outdone
    assert said(result.cancelled) == cancelled
    for lost, won in result.outdone:
        assert set(lost.words) <= set(won.words)
        assert lost.code != won.code


@given(term_books(), written())
def test_matching_remembers_nothing_that_matters(book: Codebook, text: str):
    pipeline = load_pipeline()
    matcher = Matcher(book, pipeline)
    first = matcher.match(text)
    matcher.match("sommerjobb og skole")
    assert matcher.match(text) == first == matches(book, text)
