"""The planted answers and their keys: what the tests of masking stand on must itself hold.

`personlige_svar_a.csv` and `personlige_svar_c.csv` are to develop on (c holds what is hard), and
`personlige_svar_b.csv` is held out. A key marks the name itself:
without a title («onkel»), a genitive s, or the rest of a compound («Lise» in «Lise-møtet»); an office with
its «NAV»; a street with its number, postcode and town. `må-ses` is what a person must look at: masked or
listed are both right.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

HERE = Path(__file__).parent
HALVES = ("a", "b")
TABLES = (*HALVES, "c")
QUESTIONS = {
    "kontaktperson",
    "ut_i_jobb",
    "skolen_gjorde",
    "tilbake_til_skole",
    "noe_mer",
    "hva_kan_bli_bedre",
    "endret_arbeid",
    "fraværet",
    "økonomi",
    "tiltaket",
}
# What the two halves must hold together, so that a share that is missed is a share of something.
AT_LEAST = {
    "person": 130,
    "sted": 60,
    "skole": 24,
    "nav-kontor": 25,
    "arbeidsgiver": 25,
    "telefon": 20,
    "fødselsnummer": 15,
    "e-post": 15,
    "nett": 10,
    "adresse": 10,
    "konto": 6,
    "orgnr": 4,
    "bil": 6,
    "dato": 12,
    "alder": 20,
    "må-ses": 20,
    "annet": 2,
}


class Detail(NamedTuple):
    id: str
    start: int
    end: int
    kind: str
    text: str


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def answers(half: str) -> dict[str, str]:
    return {row["id"]: row["svar"] for row in rows(f"personlige_svar_{half}.csv")}


def key(half: str) -> list[Detail]:
    return [
        Detail(row["id"], int(row["start"]), int(row["slutt"]), row["type"], row["tekst"])
        for row in rows(f"personlige_svar_{half}_nokkel.csv")
    ]


def details(kind: str) -> list[Detail]:
    return [detail for half in TABLES for detail in key(half) if detail.kind == kind]


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


@pytest.mark.parametrize("half", TABLES)
@pytest.mark.parametrize("ending", ["", "_nokkel"])
def test_the_files_open_in_a_norwegian_spreadsheet(half: str, ending: str) -> None:
    assert (HERE / f"personlige_svar_{half}{ending}.csv").read_bytes().startswith(b"\xef\xbb\xbfid;")


@pytest.mark.parametrize("half", HALVES)
def test_a_half_is_150_answers_each_with_its_own_id_and_a_known_question(half: str) -> None:
    table = rows(f"personlige_svar_{half}.csv")
    assert len(table) == len({row["id"] for row in table}) == 150
    assert {row["spørsmål"] for row in table} == QUESTIONS
    assert all(row["svar"].strip() == row["svar"] != "" for row in table)


@pytest.mark.parametrize("half", TABLES)
def test_every_offset_finds_its_text(half: str) -> None:
    said = answers(half)
    for detail in key(half):
        assert said[detail.id][detail.start : detail.end] == detail.text
        assert detail.text.strip() == detail.text != ""


@pytest.mark.parametrize("half", TABLES)
def test_the_key_stands_in_order_and_no_two_details_overlap(half: str) -> None:
    for before, after in pairwise(key(half)):
        assert (before.id, before.end) <= (after.id, after.start)


@pytest.mark.parametrize("half", HALVES)
def test_every_kind_is_known_and_in_both_halves(half: str) -> None:
    assert {detail.kind for detail in key(half)} == set(AT_LEAST)


@pytest.mark.parametrize("half", HALVES)
def test_a_fifth_or_more_of_a_half_is_clean(half: str) -> None:
    named = {detail.id for detail in key(half)}
    assert 30 <= len(answers(half).keys() - named) <= 45


def test_the_hard_table_has_known_kinds_and_questions_and_clean_answers() -> None:
    table = rows("personlige_svar_c.csv")
    assert len(table) == len({row["id"] for row in table}) > 100
    assert {row["spørsmål"] for row in table} <= QUESTIONS
    assert {detail.kind for detail in key("c")} <= set(AT_LEAST)
    assert len({row["id"] for row in table} - {detail.id for detail in key("c")}) >= 30


def test_there_is_enough_of_every_kind() -> None:
    found = Counter(detail.kind for half in HALVES for detail in key(half))
    assert not {kind: found[kind] for kind, least in AT_LEAST.items() if found[kind] < least}


def test_no_two_answers_share_six_words_in_a_row() -> None:
    owner: dict[tuple[str, ...], str] = {}
    for half in TABLES:
        for answer, text in answers(half).items():
            words = re.findall(r"\w+", text.lower())
            for start in range(len(words) - 5):
                assert owner.setdefault(tuple(words[start : start + 6]), answer) == answer


def test_national_numbers_are_synthetic() -> None:
    for detail in details("fødselsnummer"):
        number = digits(detail.text)
        day, month = int(number[:2]), int(number[2:4])
        assert len(number) == 11
        assert 1 <= day <= 31 or 41 <= day <= 71, "a D-number adds 40 to the day"
        assert 81 <= month <= 92


def test_some_national_numbers_have_right_check_digits_and_some_have_not() -> None:
    right = [has_check_digits(digits(detail.text)) for detail in details("fødselsnummer")]
    assert 5 <= sum(right) <= len(right) - 5


def has_check_digits(number: str) -> bool:
    weights = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))
    return all(
        sum(int(digit) * weight for digit, weight in zip(number, row, strict=True)) % 11 == 0
        for row in weights
    )


def test_no_national_number_is_left_out_of_the_key() -> None:
    for half in TABLES:
        keyed = {detail.id for detail in key(half) if detail.kind in ("fødselsnummer", "konto", "annet")}
        for answer, text in answers(half).items():
            if re.search(r"\b\d{6}[ -]?\d{5}\b", text):
                assert answer in keyed


def test_addresses_on_the_net_are_reserved_ones() -> None:
    for detail in details("e-post"):
        assert re.search(r"\bexample(\.(com|org|net))?$", detail.text, re.IGNORECASE), detail.id
    for detail in details("nett"):
        if "/" in detail.text or detail.text.startswith("www"):
            assert ".example" in detail.text, detail.id


def test_phone_numbers_are_norwegian_in_figures_or_in_words() -> None:
    for detail in details("telefon"):
        number = re.sub(r"^(00)?47(?=\d{8}$)", "", digits(detail.text))
        assert len(number) in (0, 8), detail.id


def test_accounts_and_organisations_fail_their_check_digit_and_so_are_nobodys() -> None:
    weights = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
    for detail in [*details("konto"), *details("orgnr")]:
        number = digits(detail.text)
        if len(number) in (9, 11):
            fitting = weights[-len(number) :]
            assert sum(int(digit) * weight for digit, weight in zip(number, fitting, strict=True)) % 11
