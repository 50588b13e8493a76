"""Suggested terms promise to be new, found by themselves, and each for one code only."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from ungtekst import Codebook
from ungtekst.codebook.terms import Misspelt, parse
from ungtekst.coding.codewords import code_fields
from ungtekst.coding.matching import Matcher
from ungtekst.coding.suggest import Suggestion, suggest
from ungtekst.language.meaning import Meaning, load_meaning

TERMS = {
    "skole": ["skole", "lærer", "eksamen"],
    "økonomi": ["penge", "husleie", "dyr"],
    "helse": ["sykdom", "syk", "kronisk", "vondt"],
}
ANSWERS = [
    "Jeg gruer meg til prøver, og lekser er verst",
    "lekser, og regninger jeg ikke får betalt",
    "Skolen er grei. Smerter og kreft.",
    "har ME, og smerter i ryggen",
    "",
    "vi vil på tur, sa me",
]


def book(terms: dict[str, list[str]], **other: object) -> Codebook:
    codes = [{"id": code, "label": {"nb": code}, "terms": words} for code, words in terms.items()]
    valence = [
        {"id": "bra", "label": {"nb": "bra"}, "terms": ["god"]},
        {"id": "dårlig", "label": {"nb": "dårlig"}},
    ]
    return Codebook.from_dict(
        {
            "ungtekst": "codebook/1",
            "id": "b",
            "version": "1.0.0",
            "dimensions": [
                {"id": "tema", "choice": "many", "codes": codes},
                {"id": "valens", "choice": "one", "codes": valence},
            ],
            **other,
        }
    )


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    return load_meaning("nb_ungtekst")


@pytest.fixture(scope="module")
def proposed() -> list[Suggestion]:
    return suggest(book(TERMS), most=1000)


def test_the_proposals_speak_of_what_their_code_speaks_of(proposed: list[Suggestion]) -> None:
    by_code = {code: {one.term for one in proposed if one.code == code} for code in TERMS}
    assert {"lekse", "karakter", "lærar"} <= by_code["skole"]
    assert {"lønn", "inntekt"} <= by_code["økonomi"]
    assert {"kreft", "smerte"} <= by_code["helse"]


def test_each_proposal_comes_once_and_for_one_code(proposed: list[Suggestion]) -> None:
    assert [term for term, times in Counter(one.term for one in proposed).items() if times > 1] == []


def test_nothing_that_a_term_of_the_dimension_finds_is_proposed(
    meaning: Meaning, proposed: list[Suggestion]
) -> None:
    matcher = Matcher(book(TERMS), meaning.pipeline)
    terms = [one.term.removeprefix("=") for one in proposed]
    found = {
        term
        for term, matches in zip(terms, matcher.match_all(terms), strict=True)
        if any(hit.dimension == "tema" for hit in matches.hits)
    }
    assert found == set()
    assert "skole" not in terms


def test_only_codes_of_choose_many_dimensions_get_proposals(proposed: list[Suggestion]) -> None:
    assert {(one.dimension, one.code) for one in proposed} == {("tema", code) for code in TERMS}


def test_every_proposal_is_a_term_that_finds_itself_and_is_then_proposed_no_more(
    proposed: list[Suggestion],
) -> None:
    best = [one for code in TERMS for one in [p for p in proposed if p.code == code][:20]]
    assert not any(isinstance(parse(one.term), Misspelt) for one in proposed)
    fuller = {
        code: [*words, *(one.term for one in best if one.code == code)] for code, words in TERMS.items()
    }
    again = {one.term for one in suggest(book(fuller), most=1000)}
    assert again.isdisjoint(one.term for one in best)


def test_an_abbreviation_that_is_also_a_word_is_proposed_with_its_capitals(
    proposed: list[Suggestion],
) -> None:
    terms = {one.term: one.code for one in proposed}
    assert terms["=MS"] == "helse"
    assert terms.keys().isdisjoint({"me", "ms", "ME", "MS"})


def test_scores_are_between_0_and_1_and_fall_within_a_code(proposed: list[Suggestion]) -> None:
    for code in TERMS:
        scores = [one.score for one in proposed if one.code == code]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score <= 1 for score in scores)


def test_a_proposal_names_its_fields_and_the_codes_own_words_near_it(
    meaning: Meaning, proposed: list[Suggestion]
) -> None:
    known = {field.id for field in meaning.fields}
    for one in proposed:
        assert one.fields
        assert set(one.fields) <= known
        assert one.near
        assert set(one.near) <= {*TERMS[one.code], one.code}
        assert one.answers is None


def test_the_best_come_first_and_no_more_than_asked_for(proposed: list[Suggestion]) -> None:
    few = suggest(book(TERMS), most=3)
    assert few == [one for code in TERMS for one in [p for p in proposed if p.code == code][:3]]


def test_one_code_gets_what_it_gets_among_all(proposed: list[Suggestion]) -> None:
    assert suggest(book(TERMS), code="helse", most=1000) == [p for p in proposed if p.code == "helse"]


def test_the_same_call_gives_the_same_proposals(proposed: list[Suggestion]) -> None:
    assert suggest(book(TERMS), most=1000) == proposed
    assert suggest(book(TERMS), texts=ANSWERS) == suggest(book(TERMS), texts=ANSWERS)


def test_with_answers_only_what_they_say_is_proposed_with_how_many_say_it(proposed: list[Suggestion]) -> None:
    said = {one.term: (one.code, one.answers) for one in suggest(book(TERMS), texts=ANSWERS)}
    assert said["lekse"] == ("skole", 2)
    assert said["smerte"] == ("helse", 2)
    assert said["=ME"] == ("helse", 1)
    assert said["regning"] == ("økonomi", 1)
    assert said.keys() < {one.term for one in proposed}
    assert "karakter" not in said


def test_without_answers_to_speak_of_nothing_is_proposed() -> None:
    assert suggest(book(TERMS), texts=[]) == []
    assert suggest(book(TERMS), texts=["", "  "]) == []


def test_a_codes_fields_are_shares_that_add_to_1(meaning: Meaning) -> None:
    code = book({**TERMS, "xyz": ["xzqvt"]}).many
    shares = code_fields(code[0], meaning)
    assert shares.sum() == pytest.approx(1)
    assert meaning.fields[int(np.argmax(shares))].id == "skole"
    assert code_fields(code[3], meaning).sum() == 0


def test_a_code_without_known_words_gets_no_proposals_and_harms_no_other() -> None:
    with_it = suggest(book({**TERMS, "xyz": ["xzqvt"]}))
    assert {one.code for one in with_it} == set(TERMS)


def test_words_that_stand_everywhere_are_nobodys_neighbours() -> None:
    spoken = book({"søvn": ["søvn", "få sove", "sove og våkne"], "penger": ["penger", "å få lån"]})
    near = {word for one in suggest(spoken, most=200) for word in one.near}
    assert {"sove", "penger"} <= near
    assert not near & {"og", "å", "få"}
