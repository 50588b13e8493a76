"""Usability promises: a non-answer in any spelling is one, and an answer that sounds like one is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungtekst.language import usability


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t", "\u00a0\u200b", "-", "– –", "...", ".", "…", "*", "/", "\x00"]
)
def test_nothing_but_white_space_and_signs_is_empty(text: str):
    assert usability(text) == "tomt"


@pytest.mark.parametrize(
    "text",
    [
        "vet ikke",
        "VET IKKE!!",
        "Vet ikkeee",
        "vet\u00a0ikke",
        "vet ikke helt :)",
        "vet ikke, egentlig",
        "vet virkelig ikke",
        "det vet jeg ikke",
        "vet ikke vet ikke",
        "nei, vet ikke",
        "veit ikkje",
        "eg veit ikkje heilt",
        "veit itj",
        "æ veit ikkje",
        "vet da faen",
        "aner ikke",
        "husker ikke det",
        "hugsar ikkje",
        "ingen kommentar",
        "ingen anelse",
        "null peiling",
        "ingenting",
        "Ingenting spesielt",
        "ikkje noko",
        "ikke aktuelt for meg",
        "kommer ikke på noe nå",
        "vet ikke hva jeg skal svare",
        "nei",
        "nei takk",
        "n/a",
        "vetikke",
        "idk lol",
        "?",
        "??!",
        "🤷",
    ],
)
def test_a_non_answer_is_known_in_both_standards_and_in_dialect(text: str):
    assert usability(text) == "ikke-svar"


@pytest.mark.parametrize(
    "text",
    [
        "vet ikke hva jeg vil bli",
        "vet ikke hvem kontaktpersonen min er",
        "veit ikkje kven eg skal ringe",
        "vet ikke om jeg tør",
        "husker ikke navnet hennes",
        "nei jeg har det fint",
        "nei, men jeg har søkt",
        "ingen",
        "ingen hjelp",
        "ikke sikker på om jeg vil gå der",
        "ikke noe arbeid",
        "pass på deg selv",
        "ja",
        "5",
        "ok",
        "👍",
        ":(",
        "hahaha",
        "NTNU",
        "psykolg",
        "kontaktprson",
        "tlfnr",
    ],
)
def test_an_answer_is_an_answer_though_it_sounds_like_none(text: str):
    assert usability(text) == "ja"


@pytest.mark.parametrize(
    "text", ["asdfasdf", "sdfghjkl", "hjhjhjhjhj", "qwerty", "dfkjghdfkjgh", "aaaaaaaaa", "asdf sdf asdf!"]
)
def test_keyboard_noise_is_unreadable(text: str):
    assert usability(text) == "uleselig"


@pytest.mark.parametrize("text", ["asdfasdf jobb", "qwerty 12", "fghjkl men jeg trives"])
def test_noise_beside_a_known_word_is_not_thrown_away(text: str):
    assert usability(text) == "ja"


@pytest.mark.parametrize(
    "text",
    ["ingenting", "ingenting :)", "absolutt ingenting", "Ingenting!!", "ikkje noko", "vet ikke, ingenting"],
)
def test_what_the_question_calls_content_is_an_answer(text: str):
    assert usability(text, content=["ingenting"]) == "ja"


def test_content_makes_no_answer_of_other_non_answers():
    assert usability("vet ikke", content=["ingenting"]) == "ikke-svar"
    assert usability("nei", content=["ingenting"]) == "ikke-svar"


def test_a_question_may_have_non_answers_of_its_own():
    assert usability("Se over!") == "ja"
    assert usability("Se over!", nonanswers=["se over"]) == "ikke-svar"
    assert usability("vet ikke, se over", nonanswers=["se over"]) == "ikke-svar"
    assert usability("se over gjerdet", nonanswers=["se over"]) == "ja"


def test_content_stands_above_the_questions_own_non_answers():
    assert usability("nei", content=["nei"], nonanswers=["nei"]) == "ja"


@given(st.text(max_size=80))
def test_every_text_gets_one_of_the_four(text: str):
    assert usability(text) in {"ja", "tomt", "ikke-svar", "uleselig"}


@given(st.sampled_from(["vet ikke", "veit ikkje", "ingenting", "nei"]), st.text(" .,!-\n", max_size=6))
def test_signs_around_a_non_answer_change_nothing(said: str, signs: str):
    assert usability(signs + said + signs) == "ikke-svar"
