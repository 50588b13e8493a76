"""The shipped samples are what they are said to be: whole, coded, unlike each other, and of nobody real."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from ungtekst import Codebook
from ungtekst.coding.selftest import selftest
from ungtekst.resources import shipped

sys.path.insert(0, str(Path(__file__).parent))

import lint

BY_STEM = pytest.mark.parametrize("instrument", lint.INSTRUMENTS, ids=lambda i: i.stem)
ALL_TEXTS: dict[object, str] = {
    (i.stem, *place): text for i in lint.INSTRUMENTS for place, text in lint.answers(i).items()
}
LEAST_ANSWERS = {"unge-nav-2025": 500, "unge-nav-2026": 400, "oppfolging-ansatte": 200, "foresatte-arena": 80}
KINDS = {
    *("person", "sted", "skole", "nav-kontor", "arbeidsgiver", "adresse", "telefon", "e-post", "nettadresse"),
    *("fødselsnummer", "fødselsdato", "alder", "kontonummer", "orgnummer", "bilskilt", "diagnose"),
}
# Known from public life when the samples were written; none of them may have wandered in.
PUBLIC = (
    "Støre Solberg Stoltenberg Listhaug Vedum Brenna Tajik Haakon Sonja Mette-Marit Holte Haaland Ødegaard"
)


@BY_STEM
def test_there_are_as_many_answers_as_promised(instrument: lint.Instrument) -> None:
    assert len(lint.answers(instrument)) >= LEAST_ANSWERS[instrument.stem]


@BY_STEM
def test_ids_are_unique_and_in_order(instrument: lint.Instrument) -> None:
    ids = [row["id"] for row in lint.rows(f"{instrument.stem}.csv")]
    assert len(set(ids)) == len(ids)
    assert ids == sorted(ids, key=lambda name: (len(name), name))


@BY_STEM
def test_every_answer_is_coded_with_values_of_its_codebook(instrument: lint.Instrument) -> None:
    codebook = Codebook.read(shipped("codebooks") / f"{instrument.codebook}.yaml")
    columns = {question.id.replace("-", "_"): question for question in codebook.questions}
    coded = lint.gold(instrument)
    for (name, column), _ in lint.answers(instrument).items():
        row = coded[name, columns[column].id]
        for variable in codebook.variables:
            closed = columns[column].dimensions and not _open(codebook, columns[column].dimensions, variable)
            allowed = {""} if closed else {*codebook.allowed(variable)}
            if row["bruk"] in lint.NON_ANSWERS and variable not in {"bruk", *(c.id for c in codebook.many)}:
                allowed = {""}
            assert row[variable] in allowed, (name, column, variable)


def _open(codebook: Codebook, dimensions: tuple[str, ...], variable: str) -> bool:
    homes = {code.id: d.id for d in codebook.dimensions for code in d.all_codes()}
    return variable == "bruk" or homes.get(variable, variable) in dimensions


@BY_STEM
def test_a_code_that_is_only_for_one_group_is_given_to_no_other(instrument: lint.Instrument) -> None:
    codebook = Codebook.read(shipped("codebooks") / f"{instrument.codebook}.yaml")
    groups = {row["id"]: row for row in lint.rows(f"{instrument.stem}.csv")}
    for (name, _), row in lint.gold(instrument).items():
        for code in codebook.many:
            for group, values in code.only.items():
                assert row[code.id] != "1" or groups[name][group] in values, (name, code.id)


@BY_STEM
def test_a_child_is_never_coded_without_its_parent(instrument: lint.Instrument) -> None:
    codebook = Codebook.read(shipped("codebooks") / f"{instrument.codebook}.yaml")
    families = [(code.id, child.id) for code in codebook.many for child in code.codes]
    for row in lint.gold(instrument).values():
        assert all(row[parent] == "1" for parent, child in families if row[child] == "1")


def test_no_two_answers_share_six_words_in_a_row() -> None:
    assert lint.shared_runs(ALL_TEXTS) == {}


def test_no_answer_shares_six_words_with_an_example_of_a_codebook() -> None:
    texts = dict(ALL_TEXTS)
    for name in sorted({i.codebook for i in lint.INSTRUMENTS}):
        codebook = Codebook.read(shipped("codebooks") / f"{name}.yaml")
        for dimension in codebook.dimensions:
            for code in dimension.all_codes():
                for example in (*code.examples, *code.counterexamples):
                    texts[name, example.text] = example.text
    assert lint.shared_runs(texts) == {}


@BY_STEM
def test_lengths_are_like_those_of_real_answers(instrument: lint.Instrument) -> None:
    tenth, _, median, _, ninetieth, longest = lint.quantiles(
        [len(text.split()) for text in lint.answers(instrument).values()]
    )
    assert tenth <= 8
    assert 10 <= median <= 21
    assert 30 <= ninetieth <= 60
    assert longest >= 100


def test_themes_are_like_those_of_real_answers() -> None:
    real = {code: count / lint.REAL_ANSWERS for code, count in lint.REAL_THEMES.items()}
    shares = lint.theme_shares(lint.INSTRUMENTS[0])
    assert lint.rank_correlation(real, shares) >= 0.7
    assert 1.6 <= sum(shares.values()) <= 2.8


@BY_STEM
def test_about_one_answer_in_seven_is_in_nynorsk(instrument: lint.Instrument) -> None:
    told = [lint.standard(text) for text in lint.answers(instrument).values()]
    assert 0.10 <= told.count("nn") / len(told) <= 0.22


def test_some_respondents_are_in_both_waves_and_keep_their_background() -> None:
    first, second = ({r["id"]: r for r in lint.rows(f"{i.stem}.csv")} for i in lint.INSTRUMENTS[:2])
    both = first.keys() & second.keys()
    assert len(both) >= 40
    assert all(first[name][column] == second[name][column] for name in both for column in ("kontor", "kjønn"))


def test_the_second_wave_shifts_in_two_themes() -> None:
    before, after = (lint.theme_shares(i) for i in lint.INSTRUMENTS[:2])
    assert after["økonomi"] > 1.5 * before["økonomi"]
    assert after["ventetid-byråkrati"] < 0.67 * before["ventetid-byråkrati"]


def test_the_second_wave_has_a_theme_that_the_codebook_lacks() -> None:
    second = lint.gold(lint.INSTRUMENTS[1])
    new = [row for row in second.values() if row["nytt tema"] == "transport"]
    assert len(new) >= 35
    assert sum(all(row[code] == "0" for code in lint.REAL_THEMES) for row in new) >= 8
    assert "transport" not in {code.id for code in Codebook.read(shipped("codebooks") / "unge-nav.yaml").many}


def test_a_second_coder_disagrees_as_people_do() -> None:
    twice, f1, valence = lint.agreement()
    assert twice >= 250
    assert 0.75 <= f1 <= 0.95
    assert 0.75 <= valence <= 0.97


def test_planted_personal_details_stand_where_the_key_says() -> None:
    key = lint.rows("personopplysninger.csv")
    tables = {i.stem: {row["id"]: row for row in lint.rows(f"{i.stem}.csv")} for i in lint.INSTRUMENTS}
    for row in key:
        text = tables[row["fil"].removesuffix(".csv")][row["id"]][row["kolonne"]]
        assert text[int(row["start"]) : int(row["slutt"])] == row["tekst"]
    assert len(key) >= 60
    assert {row["type"] for row in key} == KINDS


def test_national_numbers_are_synthetic_and_none_is_missing_from_the_key() -> None:
    known = {row["tekst"] for row in lint.rows("personopplysninger.csv") if row["type"] == "fødselsnummer"}
    found = {run for text in ALL_TEXTS.values() for run in re.findall(r"\b\d{6} ?\d{5}\b", text)}
    assert found
    assert found <= known
    assert all(81 <= int(number[2:4]) <= 92 for number in found)


def test_no_person_of_public_life_is_named() -> None:
    assert not [
        name for name in PUBLIC.split() for text in ALL_TEXTS.values() if re.search(rf"\b{name}\b", text)
    ]


@pytest.mark.parametrize("name", sorted({i.codebook for i in lint.INSTRUMENTS}))
def test_every_codebook_passes_its_own_test(name: str) -> None:
    done = selftest(Codebook.read(shipped("codebooks") / f"{name}.yaml"))
    assert done.failures == ()
    assert done.recall >= 0.9
