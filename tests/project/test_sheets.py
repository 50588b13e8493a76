"""Sheets promise: columns in a fixed order, keys that belong to one project, and blind where they must be."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from project_material import decide, query

from ungtekst import Project
from ungtekst.errors import CallError
from ungtekst.project import parse_key
from ungtekst.project.sheets import key
from ungtekst.steps import add
from ungtekst.steps.review_export import export

CODES = ["skole", "økonomi", "helse", "nav", "valens", "bruk"]


def sheet(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle, delimiter=";"))


def test_the_columns_stand_in_the_order_that_analysts_know(coded: Path, tmp_path: Path):
    export(coded, tmp_path / "ark.csv", "all")
    content = (tmp_path / "ark.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    head = content.decode("utf-8-sig").split("\r\n")[0]
    front = "nøkkel;id;bølge;spørsmål;kontor;kjønn;svar;"
    assert head == front + ";".join([*CODES, "forslag", "ferdig", "kommentar"])


def test_all_and_queue_are_filled_with_what_holds(coded: Path, tmp_path: Path):
    with Project.open(coded) as project:
        decide(project, "kari", 1, skole=0)
        decide(project, "ola", 3, skole=1)
        decide(project, "kari", 3, skole=0)
    export(coded, tmp_path / "ark.csv", "all", question="hverdag")
    rows = sheet(tmp_path / "ark.csv")
    assert [row["id"] for row in rows] == ["101", "102", "103", "104", "105", "106", "107", "108"]
    assert rows[0]["skole"] == "0"
    assert rows[1]["skole"] == ""
    assert rows[2]["helse"] == "1"
    assert rows[3]["bruk"] == "tomt"
    assert "helse: «sliten»" in rows[2]["forslag"]
    assert {row["ferdig"] + row["kommentar"] for row in rows} == {""}


def test_the_queue_holds_what_no_one_has_judged_and_no_blanks(coded: Path, tmp_path: Path):
    with Project.open(coded) as project:
        decide(project, "kari", 1, skole=0)
    export(coded, tmp_path / "ark.csv", "queue", question="hverdag")
    ids = {row["id"] for row in sheet(tmp_path / "ark.csv")}
    assert ids == {"102", "103", "105", "106", "107", "108"}


def test_an_audit_is_blind_and_draws_each_answer_once(coded: Path, tmp_path: Path):
    drawn: list[str] = []
    for number in (1, 2):
        (tmp_path / "ark.csv").unlink(missing_ok=True)
        done = export(coded, tmp_path / "ark.csv", "audit", count=6, seed=number)
        assert (done.blind, done.rows) == (True, 6)
        rows = sheet(tmp_path / "ark.csv")
        assert {row[name] for row in rows for name in [*CODES, "forslag", "ferdig"]} == {""}
        drawn += [row["nøkkel"].split("-")[2] for row in rows]
    assert len(set(drawn)) == 12
    pi = query(coded, "SELECT draw_id, COUNT(*), SUM(drawn), MIN(pi) FROM draw_frame GROUP BY 1")
    assert pi == [(1, 14, 6, 6 / 14), (2, 14, 6, 6 / 8)]


def test_the_rows_of_a_blind_sheet_stand_in_random_order(coded: Path, tmp_path: Path):
    export(coded, tmp_path / "ark.csv", "audit", seed=5)
    order = [int(row["nøkkel"].split("-")[2]) for row in sheet(tmp_path / "ark.csv")]
    assert len(order) == 14
    assert order != sorted(order)


def test_double_draws_from_what_a_human_has_coded(coded: Path, tmp_path: Path):
    with pytest.raises(CallError, match="no answer left to take"):
        export(coded, tmp_path / "ark.csv", "double")
    with Project.open(coded) as project:
        decide(project, "kari", 1, skole=0)
        decide(project, "kari", 5, skole=0)
    assert export(coded, tmp_path / "ark.csv", "double").rows == 2
    assert {row["skole"] for row in sheet(tmp_path / "ark.csv")} == {""}


def test_an_export_that_fails_leaves_no_sheet_in_the_project(coded: Path, tmp_path: Path):
    before = coded.read_bytes()
    with pytest.raises(CallError, match="cannot be written"):
        export(coded, tmp_path / "ingen" / "ark.csv", "audit")
    assert coded.read_bytes() == before


def test_a_sheet_of_an_uncoded_project_or_of_another_form_is_the_callers_fault(
    coded: Path, empty: Path, table_file: Path, tmp_path: Path
):
    add.add(empty, table_file, add.Layout("id", {"hverdag": "hverdag"}), "2025")
    with pytest.raises(CallError, match="not coded yet"):
        export(empty, tmp_path / "ark.csv", "all")
    with pytest.raises(CallError, match=r"written as \.csv"):
        export(coded, tmp_path / "ark.txt", "all")


@pytest.mark.parametrize("group", ["skole", "Skole", "svar", "SVAR", "Bruk"])
def test_a_group_called_as_a_code_is_told_from_it(empty: Path, tmp_path: Path, group: str):
    (tmp_path / "a.csv").write_text(f"nr;{group};tekst\n1;Granmo vgs;sliten\n", encoding="utf-8")
    add.add(empty, tmp_path / "a.csv", add.Layout("nr", {"hverdag": "tekst"}, groups=(group,)), "2025")
    export(empty, tmp_path / "ark.csv", "audit")
    (row,) = sheet(tmp_path / "ark.csv")
    assert row[f"bakgrunn:{group}"] == "Granmo vgs"
    assert row["svar"] == "sliten"


@pytest.mark.parametrize("group", ["person", "wave", "text", "weight"])
def test_a_group_called_as_a_column_of_ours_keeps_its_value(empty: Path, tmp_path: Path, group: str):
    (tmp_path / "a.csv").write_text(f"id;{group};tekst\n1;sin verdi;sliten\n", encoding="utf-8")
    add.add(empty, tmp_path / "a.csv", add.Layout("id", {"hverdag": "tekst"}, groups=(group,)), "2025")
    export(empty, tmp_path / "ark.csv", "audit")
    (row,) = sheet(tmp_path / "ark.csv")
    assert (row[group], row["bølge"]) == ("sin verdi", "2025")


def test_a_key_is_read_back_and_belongs_to_one_project_sheet_answer_and_revision():
    made = key("prøve", 12, 34, 56)
    assert made.startswith("u-12-34-")
    assert parse_key(f" {made.upper()} ") == (12, 34)
    others = [key("annet", 12, 34, 56), key("prøve", 13, 34, 56), key("prøve", 12, 34, 57)]
    assert made not in others


@pytest.mark.parametrize(
    "token", ["", "12", "u-1-2", "u-1-2-xyz123", "x-1-2-abcdef", f"u-{'9' * 40}-1-abcdef"]
)
def test_what_is_no_key_is_not_read_as_one(token: str):
    assert parse_key(token) is None
