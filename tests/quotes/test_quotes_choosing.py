"""Quotes: typical, readable, from different people, and verbatim always."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungtekst.errors import DataError
from ungtekst.quotes import CUT, Part, Quote, choose, is_verbatim, verify
from ungtekst.quotes.passage import Speaking, passage

TEXTS = [
    "saksbehandleren ringer aldri tilbake",
    "saksbehandleren ringer meg aldri tilbake",
    "jeg venter på at saksbehandleren skal ringe",
    "kanelboller",
    "ventet tre uker på svar fra saksbehandleren",
    "ingen ringer, ingen svarer, saksbehandleren er borte",
    "saksbehandleren er grei og svarer fort",
    "brevet kom på feil adresse igjen",
    "jeg vil bli kokk på båt",
    "maten på skolen var kald",
    "bussen står i kø hver morgen",
    "læreren hadde ikke tid til oss",
    "huset er kaldt om vinteren",
    "fisketuren med onkel var best",
]


def _series(texts: list[str]) -> pd.Series[str]:
    return pd.Series(texts, index=pd.RangeIndex(1, len(texts) + 1))


def _coded(texts: pd.Series[str], **codes: list[int]) -> pd.DataFrame:
    return pd.DataFrame({code: texts.index.isin(which) for code, which in codes.items()}, index=texts.index)


def _sentences(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for end in [n + 1 for n, letter in enumerate(text) if letter == "."] or [len(text)]:
        while start < end and text[start].isspace():
            start += 1
        spans.append((start, end))
        start = end
    return spans


def test_at_most_the_asked_number_is_chosen_for_a_theme() -> None:
    texts = _series(TEXTS)
    assert len(choose(texts, _coded(texts, nav=list(texts.index)), count=3)) == 3
    assert len(choose(texts, _coded(texts, nav=[1, 3]), count=5)) == 2
    assert choose(texts, _coded(texts, nav=[])) == ()


def test_only_answers_that_have_the_code_are_quoted() -> None:
    texts = _series(TEXTS)
    quotes = choose(texts, _coded(texts, nav=[3, 5], post=[8]))
    assert {(q.code, q.answer) for q in quotes} == {("nav", 3), ("nav", 5), ("post", 8)}


def test_what_a_human_coded_comes_first_and_the_quote_says_so() -> None:
    texts = _series(TEXTS)
    coded = _coded(texts, nav=[1, 3, 5, 6, 7])
    first, second, *_ = choose(texts, coded, human=_coded(texts, nav=[7]))
    assert first.answer == 7
    assert first.why.startswith("kodet av menneske")
    assert "menneske" not in second.why


def test_a_one_word_answer_comes_after_the_readable_ones() -> None:
    texts = _series(TEXTS)
    quotes = choose(texts, _coded(texts, nav=[1, 3, 4, 5, 6]), count=5)
    assert [q.answer for q in quotes][-1] == 4


def test_the_typical_comes_before_the_odd() -> None:
    texts = _series(TEXTS)
    quotes = choose(texts, _coded(texts, nav=[1, 3, 5, 8]))
    assert quotes[-1].answer == 8
    assert quotes[0].why == "typisk"
    assert quotes[-1].why == "mindre typisk"


def test_near_duplicates_are_shown_once() -> None:
    texts = _series(TEXTS)
    quotes = choose(texts, _coded(texts, nav=[1, 2]))
    assert len(quotes) == 1


def test_a_respondent_is_quoted_once_a_theme() -> None:
    texts = _series(TEXTS)
    respondents = pd.Series([50, 51, 50, 52, 53, *range(60, 69)], index=texts.index)
    quotes = choose(texts, _coded(texts, nav=[1, 3, 5]), respondents=respondents)
    assert sorted(int(respondents[q.answer]) for q in quotes) == [50, 53]


def test_those_quoted_before_come_after_those_who_were_not() -> None:
    texts = _series(TEXTS)
    coded = _coded(texts, nav=[1, 3, 5])
    best = choose(texts, coded)[0].answer
    assert [q.answer for q in choose(texts, coded, shown={best})][-1] == best


def test_an_answer_is_quoted_for_two_themes_at_most() -> None:
    texts = _series(TEXTS)
    quotes = choose(texts, _coded(texts, a=[3], b=[3], c=[3], d=[3]))
    assert [q.code for q in quotes] == ["a", "b"]


def test_a_rare_theme_keeps_the_only_answer_it_has() -> None:
    texts = _series(TEXTS)
    quotes = choose(texts, _coded(texts, a=[1, 3, 5], b=[3, 6, 7], rare=[3]))
    assert [q.answer for q in quotes if q.code == "rare"] == [3]


def test_the_same_seed_gives_the_same_quotes_and_row_order_does_not_matter() -> None:
    texts = _series(TEXTS)
    coded = _coded(texts, nav=list(texts.index), post=[8, 4])
    once = choose(texts, coded, seed=7)
    assert choose(texts, coded, seed=7) == once
    assert choose(texts[::-1], coded[::-1], seed=7) == once


def test_equals_are_ordered_by_the_seed() -> None:
    texts = _series(
        ["ord nummer en her", "noe helt annet sagt", "tredje slags setning nå", "fjerde gang på rad"]
    )
    coded = _coded(texts, nav=[1, 2, 3, 4])
    assert len({choose(texts, coded, count=1, seed=seed)[0].answer for seed in range(20)}) > 1


def test_blank_and_missing_answers_are_never_quoted() -> None:
    texts = pd.Series(["  ", None, "noen ord her nå"], index=[1, 2, 3], dtype=object)
    assert [q.answer for q in choose(texts, _coded(texts, nav=[1, 2, 3]))] == [3]


def test_answers_without_a_single_word_can_still_be_quoted() -> None:
    texts = _series(["!!!", ":)"])
    assert len(choose(texts, _coded(texts, glad=[1, 2]))) == 1


def test_a_long_answer_is_cut_around_what_speaks_for_the_code() -> None:
    said = "Her er pengene brukt opp."
    text = " ".join(["Vi gikk tur i skogen den dagen."] * 20 + [said] + ["Så kom kvelden og alle sov."] * 20)
    at = text.index("pengene")
    evidence = pd.DataFrame(
        {"answer": [1], "code": ["penger"], "start": [at], "end": [at + 7], "weight": [1.0]}
    )
    texts = _series([text])
    (quote,) = choose(texts, _coded(texts, penger=[1]), evidence=evidence, sentences=_sentences)
    assert said in quote.text
    assert quote.text.startswith(CUT)
    assert quote.text.endswith(CUT)
    assert "forkortet" in quote.why
    assert len(quote.text.split()) <= 62
    assert is_verbatim(quote, text)


def test_every_piece_between_the_cut_marks_is_a_slice_of_the_stored_text() -> None:
    text = "Første del er her.\nAndre del er også her. " + "og " * 30 + "slutt. " + "nei " * 40 + "ferdig."
    parts = passage(text, [Speaking(19, 24, 1.0)], _sentences)
    assert any(part.cut for part in parts)
    assert all(piece in text for piece in "".join(p.text for p in parts).split(CUT))


def test_one_endless_sentence_is_no_quote() -> None:
    texts = _series(["og så " * 100])
    assert choose(texts, _coded(texts, nav=[1]), sentences=_sentences) == ()


@given(
    st.lists(st.text(alphabet="aå. \n\u202e()…", max_size=30), max_size=25).map(" ".join), st.integers(0, 400)
)
def test_whatever_the_answer_its_passage_is_verbatim(text: str, start: int) -> None:
    parts = passage(text, [Speaking(start, start + 3, 1.0)], _sentences, longest=6)
    if text.strip():
        assert is_verbatim(Quote(1, "nav", parts, ""), text)


@pytest.mark.parametrize(
    ("parts", "verbatim"),
    [
        ((Part("hun ringte. Jeg svarte."),), True),
        ((Part("hun ringte."), Part(CUT, cut=True)), True),
        ((Part(CUT, cut=True), Part("Jeg svarte.")), True),
        ((Part("hun ringte."),), False),
        ((Part("Hun ringte. Jeg svarte."),), False),
        ((Part(CUT, cut=True), Part("Jeg svarte"), Part("ikke")), False),
        ((Part("hun ringte."), Part(" … ", cut=True)), False),
        ((Part(CUT, cut=True), Part("Jeg svarte."), Part(CUT, cut=True), Part("hun ringte.")), False),
        ((Part(CUT, cut=True),), False),
        ((), False),
    ],
)
def test_verbatim_means_every_piece_in_order_and_every_omission_marked(
    parts: tuple[Part, ...], verbatim: bool
) -> None:
    assert is_verbatim(Quote(1, "nav", parts, ""), " hun ringte. Jeg svarte. ") is verbatim


def test_a_quote_that_was_touched_is_refused_without_printing_it() -> None:
    texts = _series(TEXTS)
    quotes = choose(texts, _coded(texts, nav=[1, 3]))
    verify(quotes, texts)
    touched = replace(quotes[0], parts=(Part("hemmelige ord"),))
    with pytest.raises(DataError) as raised:
        verify([touched, replace(quotes[1], answer=99)], texts)
    assert [fault.values["answer"] for fault in raised.value.faults] == [quotes[0].answer, 99]
    assert "hemmelige" not in str(raised.value)


def test_importing_the_room_is_cheap() -> None:
    heavy = "('pandas', 'sklearn', 'spacy')"
    script = f"import sys, ungtekst.quotes; sys.exit(any(name in sys.modules for name in {heavy}))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
