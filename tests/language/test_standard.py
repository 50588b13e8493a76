"""The written standard promises nb or nn for Norwegian, dialect too, and other for other languages."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungtekst.language.standard import written_standard

FOREIGN = Path(__file__).parent / "foreign.csv"


def foreign(part: str) -> list[dict[str, str]]:
    with FOREIGN.open(encoding="utf-8") as stream:
        return [row for row in csv.DictReader(stream, delimiter=";") if row["del"] == part]


@pytest.mark.parametrize(
    ("text", "standard"),
    [
        ("Jeg vet ikke hva jeg skal gjøre", "nb"),
        ("Eg veit ikkje kva eg skal gjere", "nn"),
        ("JEG VET IKKE HVA JEG SKAL GJØRE", "nb"),
        ("fikk hjelp av noen på skolen", "nb"),
        ("fekk hjelp av nokon på skulen", "nn"),
        ("lærarane var flinke og heldt orden i klassen", "nn"),
        ("ikkje noko", "nn"),
        ("ingen hørte på meg", "nb"),
    ],
)
def test_norwegian_is_told_apart(text: str, standard: str):
    told = written_standard(text)
    assert told.standard == standard
    assert told.confidence >= 0.73
    assert (told.nynorsk > 0.5) == (standard == "nn")


@pytest.mark.parametrize(
    "text",
    [
        "æ veit itj ka æ ska gjør",
        "Hainn e kjempegrei men æ får itj svar",
        "ka dem gjor? ingenting",
        "eg va så redd at eg ikkje torde",
        "je veit itte åssen je ska gjørra det",
        "hu hadde itte tid te å snakke me mæ",
        "må d blei sk når n ikkd. ja",
    ],
)
def test_dialect_is_norwegian(text: str):
    assert written_standard(text).standard in ("nb", "nn", "")


@pytest.mark.parametrize("text", ["", "-", "???", "14 %", "bra", "ok", "Oslo", "😅"])
def test_what_tells_nothing_is_left_open(text: str):
    assert written_standard(text).standard == ""


def test_nine_in_ten_foreign_sentences_are_found():
    rows = foreign("test")
    assert len(rows) >= 60
    found = [written_standard(row["tekst"]).standard == "other" for row in rows]
    assert sum(found) / len(rows) >= 0.9


@pytest.mark.parametrize(
    "text", ["The school was fine, but nobody listened to us", "مرحبا", "Jag vet inte vad jag vill"]
)
def test_another_language_is_other(text: str):
    assert written_standard(text).standard == "other"


@pytest.mark.parametrize(
    ("text", "standard"),
    [
        ("Hun var chill og vi snakka om gaming og Netflix", "nb"),
        ("jeg ble ghosta av crushet mitt", "nb"),
        ("det var ikke min vibe", "nb"),
        ("jeg gamer og streamer mye", "nb"),
        ("læreren hadde skikkelig dårlige vibes, ikke nice", "nb"),
        ("folk sier det er cringe hvis du ikke er på snap", "nb"),
        ("ble fucka opp av skolen, null chill hjemme", "nb"),
        ("eg er ikkje så keen på gaming", "nn"),
        ("det var litt awkward, men dei var nice", "nn"),
        ("eg chillar mest heime og scroller på tiktok", "nn"),
        ("fekk ein random veileder som var heilt lost", "nn"),
    ],
)
def test_loan_words_in_a_norwegian_frame_are_norwegian(text: str, standard: str):
    assert written_standard(text).standard == standard


@pytest.mark.parametrize("text", ["nice", "random", "var litt random", "chill gaming", "fuck", "LOL"])
def test_loan_words_alone_are_no_other_language(text: str):
    assert written_standard(text).standard in ("", "nb")


@pytest.mark.parametrize(
    "text",
    ["fuck this shit", "I was just chilling with my friends", "the vibes were nice and the people too"],
)
def test_loan_words_in_an_english_frame_are_english(text: str):
    assert written_standard(text).standard == "other"


def test_forms_in_a_are_bokmål_in_a_bokmål_frame():
    assert written_standard("hun kasta boka og snakka med jenta").standard == "nb"


def test_an_english_word_or_name_does_not_make_a_text_english():
    assert written_standard("Eg likar ikkje small talk").standard == "nn"


@given(st.text())
def test_any_text_gets_an_answer_with_probabilities(text: str):
    told = written_standard(text)
    assert told.standard in ("nb", "nn", "other", "")
    assert 0.5 <= told.confidence <= 1
    assert 0 <= told.nynorsk <= 1
    assert told == written_standard(text)


def test_case_does_not_matter():
    text = "Kontaktlæraren fekk meg inn på eit prosjekt"
    assert written_standard(text) == written_standard(text.upper())


def test_a_very_long_text_goes_by_its_beginning():
    assert written_standard("eg veit ikkje kva eg vil " * 20_000).standard == "nn"
