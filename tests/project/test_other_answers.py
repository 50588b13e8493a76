"""``--with-other-answers`` promises: the coder sees what else was said, and nothing of it comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from analyst import returned, sheet
from project_material import add, person

from ungtekst import Project
from ungtekst.steps import add as add_step
from ungtekst.steps.review_apply import apply
from ungtekst.steps.review_export import Kind, export

Rows = list[dict[str, str]]


def test_the_other_answers_stand_beside_the_one_to_be_coded(coded: Path, tmp_path: Path):
    export(coded, tmp_path / "ark.csv", "all", with_other_answers=True)
    rows = sheet(tmp_path / "ark.csv")
    heads = list(rows[0])
    assert heads[heads.index("svar") : heads.index("skole")] == ["svar", "svar:hverdag", "svar:hjelp"]
    by_place = {(row["id"], row["spørsmål"]): row for row in rows}
    one = by_place["103", "hverdag"]
    assert (one["svar:hverdag"], one["svar:hjelp"]) == ("", "veilederen min er snill :)")
    other = by_place["103", "hjelp"]
    assert (other["svar:hverdag"], other["svar:hjelp"]) == ("Er så sliten at jeg ikke får sove", "")


def test_a_sheet_of_one_question_shows_the_others_too(coded: Path, tmp_path: Path):
    export(coded, tmp_path / "ark.csv", "all", question="hverdag", with_other_answers=True)
    rows = sheet(tmp_path / "ark.csv")
    assert {row["spørsmål"] for row in rows} == {"hverdag"}
    assert rows[2]["svar:hjelp"] == "veilederen min er snill :)"


def test_a_text_beside_cannot_run_as_a_formula(coded: Path, tmp_path: Path):
    export(coded, tmp_path / "ark.csv", "all", question="hjelp", with_other_answers=True)
    row = next(row for row in sheet(tmp_path / "ark.csv") if row["id"] == "106")
    assert row["svar:hverdag"] == "'=2+3 er alt jeg fikk til på eksamen"


@pytest.mark.parametrize("take", ["audit", "queue"])
def test_what_stands_there_is_not_read_when_the_sheet_comes_back(coded: Path, tmp_path: Path, take: Kind):
    export(coded, tmp_path / "ark.csv", take, with_other_answers=True)
    rows = sheet(tmp_path / "ark.csv")
    for number, row in enumerate(rows):
        row["svar:hverdag"], row["svar:hjelp"] = str(number), "noe annet"
    rows[0]["helse"] = "1"
    done = apply(coded, returned(tmp_path / "ark.csv", rows), "kari")
    assert (done.unknown, done.absent, done.remarks) == ((), (), ())
    assert [(d.variable, d.value) for d in done.merged.decisions] in ([("helse", "1")], [])
    assert len(done.merged.decisions) == (1 if take == "audit" or rows[0]["helse"] == "1" else 0)


def test_a_blind_sheet_stays_blind(coded: Path, tmp_path: Path):
    export(coded, tmp_path / "ark.csv", "audit", with_other_answers=True)
    rows = sheet(tmp_path / "ark.csv")
    assert any(row["svar:hjelp"] for row in rows)
    blind = ("skole", "økonomi", "helse", "nav", "valens", "bruk", "forslag", "ferdig")
    assert {row[name] for row in rows for name in blind} == {""}


def test_the_columns_may_be_deleted_before_the_sheet_comes_back(coded: Path, tmp_path: Path):
    export(coded, tmp_path / "ark.csv", "all", with_other_answers=True)
    rows = [
        {name: cell for name, cell in row.items() if not name.startswith("svar:")}
        for row in sheet(tmp_path / "ark.csv")
    ]
    done = apply(coded, returned(tmp_path / "ark.csv", rows), "kari", confirm=True)
    assert (done.merged.tally.returned, done.absent) == (16, ())


def test_answers_of_another_wave_are_not_shown(coded: Path, tmp_path: Path):
    with Project.open(coded) as project:
        add(project, [person("101", "i fjor")], "2024", panel=True)
    export(coded, tmp_path / "ark.csv", "audit", count=16, with_other_answers=True)
    assert all("i fjor" not in row["svar:hverdag"] for row in sheet(tmp_path / "ark.csv"))


def test_a_group_that_is_called_as_such_a_column_is_told_from_it(empty: Path, tmp_path: Path):
    (tmp_path / "a.csv").write_text("id;svar:hjelp;h;n\n1;gruppe;sliten;NAV\n", encoding="utf-8")
    layout = add_step.Layout("id", {"hverdag": "h", "hjelp": "n"}, groups=("svar:hjelp",))
    add_step.add(empty, tmp_path / "a.csv", layout, "2025")
    export(empty, tmp_path / "ark.csv", "audit", question="hverdag", with_other_answers=True)
    (row,) = sheet(tmp_path / "ark.csv")
    assert (row["bakgrunn:svar:hjelp"], row["svar:hjelp"]) == ("gruppe", "NAV")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_both_forms_show_them(coded: Path, tmp_path: Path, ending: str):
    path = tmp_path / f"ark.{ending}"
    export(coded, path, "all", with_other_answers=True)
    assert apply(coded, path, "kari", dry_run=True).unknown == ()


def test_without_it_no_such_column_is_there(coded: Path, tmp_path: Path):
    export(coded, tmp_path / "ark.csv", "all")
    assert not any(name.startswith("svar:") for name in sheet(tmp_path / "ark.csv")[0])
