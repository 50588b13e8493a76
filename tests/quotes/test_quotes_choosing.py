"""Quotes: typical, readable, from different people, and verbatim always."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from ungtekst.quotes import CUT, Quote, choose
from ungtekst.quotes.passage import parts_of, passage
from ungtekst.quotes.speaking import MOST_SHOWN, Speaking, words

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
    assert "kodet av menneske" in first.why
    assert "menneske" not in second.why


def test_a_one_word_answer_comes_after_the_readable_ones() -> None:
    texts = _series(TEXTS)
    quotes = choose(texts, _coded(texts, nav=[1, 3, 4, 5, 6]), count=5)
    assert [q.answer for q in quotes][-1] == 4


def test_the_typical_comes_before_the_odd() -> None:
    texts = _series(TEXTS)
    quotes = choose(texts, _coded(texts, nav=[1, 3, 5, 8]))
    assert quotes[-1].answer == 8
    assert quotes[0].why.startswith("typisk")
    assert quotes[-1].why.startswith("mindre typisk")


def test_near_duplicates_are_shown_once() -> None:
    texts = _series(TEXTS)
    quotes = choose(texts, _coded(texts, nav=[1, 2]))
    assert len(quotes) == 1


def test_a_respondent_is_quoted_once_a_theme() -> None:
    texts = _series(TEXTS)
    respondents = pd.Series([50, 51, 50, 52, 53, *range(60, 69)], index=texts.index)
    quotes = choose(texts, _coded(texts, nav=[1, 3, 5]), respondents=respondents)
    assert sorted(int(respondents[q.answer]) for q in quotes) == [50, 53]


def test_nobody_is_quoted_twice_in_a_report() -> None:
    texts = _series(TEXTS)
    coded = _coded(texts, nav=[1, 3, 5])
    best = choose(texts, coded)[0].answer
    assert best not in [q.answer for q in choose(texts, coded, shown={best})]
    assert [q.code for q in choose(texts, _coded(texts, a=[3], b=[3], c=[3]))] == ["a"]


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
    assert _is_verbatim(quote, text)


def test_every_piece_between_the_cut_marks_is_a_slice_of_the_stored_text() -> None:
    text = "Første del er her.\nAndre del er også her. " + "og " * 30 + "slutt. " + "nei " * 40 + "ferdig."
    parts = parts_of(text, *passage(text, [Speaking(19, 24, 1.0)], _sentences))
    assert any(part.cut for part in parts)
    assert all(piece in text for piece in "".join(p.text for p in parts).split(CUT))


def test_one_endless_sentence_is_no_quote() -> None:
    texts = _series(["og så " * 100])
    assert choose(texts, _coded(texts, nav=[1]), sentences=_sentences) == ()


@given(
    st.lists(st.text(alphabet="aå. \n\u202e()…", max_size=30), max_size=25).map(" ".join), st.integers(0, 400)
)
def test_whatever_the_answer_its_passage_is_verbatim(text: str, start: int) -> None:
    span = passage(text, [Speaking(start, start + 3, 1.0)], _sentences, longest=6)
    if text.strip():
        assert _is_verbatim(Quote(1, "nav", parts_of(text, *span), "", span=span), text)


def _is_verbatim(quote: Quote, text: str) -> bool:
    """Tell whether a quote says what stands in its span."""
    said = "".join(part.text for part in quote.parts if not part.cut)
    return said.strip() == text[slice(*quote.span)].strip()


def _speaks(text: str, *words: tuple[str, float], code: str = "nav", answer: int = 1) -> pd.DataFrame:
    """Give evidence where each of the words first stands; «» is the context of the question."""
    rows = [(answer, code, text.index(word), text.index(word) + len(word), weight) for word, weight in words]
    return pd.DataFrame(rows, columns=["answer", "code", "start", "end", "weight"])


def _one(text: str, evidence: pd.DataFrame | None) -> Quote:
    texts = _series([text])
    (quote,) = choose(texts, _coded(texts, nav=[1]), evidence=evidence, sentences=_sentences)
    assert _is_verbatim(quote, text)
    return quote


SAID = "Veilederen snakket med meg om penger, og veilederen fulgte opp"


def test_a_quote_names_the_words_that_speak_most_strongest_first() -> None:
    spoken = [("Veilederen", 1.0), ("penger", 0.6), ("snakket med", 2.5), ("fulgte opp", 0.7)]
    quote = _one(SAID, _speaks(SAID, *spoken))
    assert quote.words == ("snakket med", "Veilederen", "fulgte opp")
    assert not quote.by_question


def test_a_word_is_named_once_and_not_beside_the_phrase_it_stands_in() -> None:
    spoken = [("Veilederen", 1.0), ("veilederen", 0.9), ("snakket med meg", 0.8), ("meg", 0.7)]
    assert _one(SAID, _speaks(SAID, *spoken)).words == ("Veilederen", "snakket med meg")


def test_a_word_that_says_far_less_than_the_strongest_is_left_out() -> None:
    spoken = [("Veilederen", 2.0), ("penger", 0.5), ("og", 0.3)]
    assert _one(SAID, _speaks(SAID, *spoken)).words == ("Veilederen", "penger")
    assert _one(SAID, _speaks(SAID, ("og", 0.3))).words == ("og",)


def test_what_speaks_against_or_stands_nowhere_is_not_named() -> None:
    evidence = pd.concat(
        [
            _speaks(SAID, ("penger", -1.0), (" ", 1.0)),
            pd.DataFrame([(1, "nav", 900, 907, 1.0)], columns=["answer", "code", "start", "end", "weight"]),
        ]
    )
    assert _one(SAID, evidence).words == ()


def test_the_question_is_named_only_where_nothing_else_speaks() -> None:
    alone, beside = _one(SAID, _speaks(SAID, ("", 1.0))), _one(SAID, _speaks(SAID, ("", 1.0), ("meg", 0.1)))
    assert (alone.words, alone.by_question) == ((), True)
    assert (beside.words, beside.by_question) == (("meg",), False)


def test_a_quote_without_evidence_names_nothing() -> None:
    other = _speaks(SAID, ("penger", 1.0), code="post")
    assert [(q.words, q.by_question) for q in (_one(SAID, None), _one(SAID, other))] == [((), False)] * 2


def test_the_words_are_those_of_the_answer_and_code_they_speak_for() -> None:
    texts = _series(TEXTS)
    evidence = pd.concat(
        [
            _speaks(TEXTS[0], ("ringer", 1.0)),
            _speaks(TEXTS[0], ("aldri", 1.0), code="post"),
            _speaks(TEXTS[4], ("ventet", 1.0), answer=5),
        ]
    )
    coded = _coded(texts, nav=[1, 5], post=[1])
    quotes = [q for code in coded for q in choose(texts, coded[[code]], evidence=evidence)]
    spoken = {(q.answer, q.code): q.words for q in quotes}
    assert spoken == {(1, "nav"): ("ringer",), (5, "nav"): ("ventet",), (1, "post"): ("aldri",)}


def test_a_word_that_was_cut_away_is_not_named() -> None:
    before, said = "Mor sa det ordnet seg.", "Her er pengene brukt opp, alt sammen."
    text = " ".join([before, *["Vi gikk tur i skogen den dagen."] * 20, said])
    quote = _one(text, _speaks(text, ("pengene", 1.0), ("brukt opp", 0.9), ("ordnet seg", 1.5), ("alt", 0.8)))
    assert "ordnet seg" not in quote.text
    assert quote.words == ("pengene", "brukt opp", "alt")


def test_a_word_that_stands_in_the_quote_too_is_not_named_for_where_it_was_cut() -> None:
    assert words("råd. Området er fint. Slutt.", (5, 21), [Speaking(0, 3, 1.0)]) == ()


@given(
    st.text(alphabet="aAå b\n\u202e", max_size=20),
    st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25), st.floats(-1, 3)), max_size=8),
    st.integers(0, 20),
    st.integers(0, 20),
)
def test_whatever_speaks_its_words_stand_in_what_is_shown(
    text: str, spans: list[tuple[int, int, float]], start: int, end: int
) -> None:
    said = words(text, (start, end), [Speaking(*span) for span in spans])
    assert len(said) <= MOST_SHOWN
    assert len({word.casefold() for word in said}) == len(said)
    assert all(word.strip() and word in text[start:end] for word in said)


def test_importing_the_room_is_cheap() -> None:
    heavy = "('pandas', 'sklearn', 'spacy')"
    script = f"import sys, ungtekst.quotes; sys.exit(any(name in sys.modules for name in {heavy}))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
