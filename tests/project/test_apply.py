"""Returned files promise: whatever program saved the sheet, it merges; a second time it changes nothing."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from project_material import decide, held, query

from ungtekst import Project
from ungtekst.errors import CallError, DataError
from ungtekst.project import Tally
from ungtekst.steps import add, new
from ungtekst.steps.code import code
from ungtekst.steps.review_apply import apply
from ungtekst.steps.review_export import export

Cells = list[list[str]]


def read(path: Path) -> Cells:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.reader(handle, delimiter=";"))


def write(path: Path, cells: Cells, encoding: str = "utf-8-sig", separator: str = ";") -> Path:
    with path.open("w", encoding=encoding, newline="", errors="replace") as handle:
        csv.writer(handle, delimiter=separator).writerows(cells)
    return path


@pytest.fixture
def sheet(coded: Path, tmp_path: Path) -> Path:
    """All sixteen answers in a sheet, with three cells corrected, one row ticked and a comment."""
    path = tmp_path / "ark.csv"
    export(coded, path, "all")
    cells = read(path)
    at = {head: place for place, head in enumerate(cells[0])}
    cells[1][at["nav"]] = "1"
    cells[3][at["økonomi"]] = "0"
    cells[6][at["valens"]] = "negativ"
    cells[6][at["ferdig"]] = "x"
    cells[6][at["kommentar"]] = "=kanskje"
    return write(path, cells)


def check(coded: Path, sheet: Path) -> Tally:
    """Apply, and see that exactly the three corrections and the confirmed row stand."""
    done = apply(coded, sheet, "kari")
    codings = query(
        coded, "SELECT answer, variable, value FROM human_codings JOIN current_answers USING (revision)"
    )
    assert sorted(codings) == [
        (1, "nav", "1"),
        (3, "økonomi", "0"),
        (6, "bruk", "ja"),
        (6, "helse", "0"),
        (6, "nav", "1"),
        (6, "skole", "0"),
        (6, "valens", "negativ"),
        (6, "økonomi", "0"),
    ]
    assert query(coded, "SELECT text FROM comment") == [("=kanskje",)]
    return done.merged.tally


def test_a_sheet_brings_back_what_was_changed_and_ticked(coded: Path, sheet: Path):
    tally = check(coded, sheet)
    assert (tally.returned, tally.missing, tally.ticked) == (16, 0, 1)
    assert (tally.corrected, tally.confirmed, tally.filled) == (3, 5, 0)


def test_the_same_file_twice_changes_no_byte(coded: Path, sheet: Path):
    check(coded, sheet)
    before = coded.read_bytes()
    again = apply(coded, sheet, "kari")
    assert (again.merged.decisions, again.comments) == ((), 0)
    assert coded.read_bytes() == before


def test_a_dry_run_says_the_same_and_changes_no_byte(coded: Path, sheet: Path):
    before = coded.read_bytes()
    tried = apply(coded, sheet, "kari", dry_run=True)
    assert coded.read_bytes() == before
    assert tried.merged == apply(coded, sheet, "kari").merged


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "ascii"])
def test_a_sheet_saved_in_another_encoding_merges_unchanged(
    coded: Path, sheet: Path, encoding: str, separator: str
):
    check(coded, write(sheet, read(sheet), encoding, separator))


def shuffled(cells: Cells) -> Cells:
    rows = cells[1:]
    random.Random(1).shuffle(rows)  # noqa: S311 - not a secret
    return [cells[0], *rows]


def columns_turned(cells: Cells) -> Cells:
    return [row[::-1] for row in cells]


def columns_added(cells: Cells) -> Cells:
    return [["Mine notater", *row[:5], "", *row[5:], ""] if n == 0 else ["@egen", *row[:5], "", *row[5:], "7"]
            for n, row in enumerate(cells)]  # fmt: skip


def heads_in_capitals(cells: Cells) -> Cells:
    return [[f" {head.upper()} " for head in cells[0]], *cells[1:]]


def heads_decomposed(cells: Cells) -> Cells:
    return [[head.replace("å", "a\u030a") for head in cells[0]], *cells[1:]]


def guard_eaten(cells: Cells) -> Cells:
    return [[cell.removeprefix("'") for cell in row] for row in cells]


def newlines_flattened(cells: Cells) -> Cells:
    return [[cell.replace("\n", " ") for cell in row] for row in cells]


def numbers_with_decimals(cells: Cells) -> Cells:
    return [[{"0": "0,0", "1": "1,0"}.get(cell, cell) for cell in row] for row in cells]


def context_dropped(cells: Cells) -> Cells:
    gone = {cells[0].index(head) for head in ("id", "bølge", "kontor", "svar", "forslag")}
    return [[cell for place, cell in enumerate(row) if place not in gone] for row in cells]


@pytest.mark.parametrize(
    "change",
    [
        shuffled,
        columns_turned,
        columns_added,
        heads_in_capitals,
        heads_decomposed,
        guard_eaten,
        newlines_flattened,
        numbers_with_decimals,
        context_dropped,
    ],
)
def test_a_sheet_that_a_spreadsheet_has_had_merges_unchanged(
    coded: Path, sheet: Path, change: Callable[[Cells], Cells]
):
    check(coded, write(sheet, change(read(sheet))))


def test_a_filtered_sheet_brings_back_the_rows_that_are_left(coded: Path, sheet: Path):
    tally = check(coded, write(sheet, [read(sheet)[place] for place in (0, 1, 3, 6)]))
    assert (tally.returned, tally.missing) == (3, 13)


def test_coding_again_changes_no_correction(coded: Path, sheet: Path):
    check(coded, sheet)
    code(coded)
    with Project.open(coded) as project:
        assert held(project, 1, "nav") == ("1", "human", False)
        assert held(project, 3, "økonomi") == ("0", "human", False)
        assert held(project, 6, "valens") == ("negativ", "human", False)


def test_a_machine_coding_made_after_the_export_never_conflicts(coded: Path, sheet: Path):
    with Project.open(coded) as project:
        decide(project, "ola", 9, skole=0)
    code(coded)
    done = apply(coded, sheet, "kari")
    assert done.merged.disputes == ()


def test_a_sheet_returned_again_with_another_mind_holds(coded: Path, sheet: Path):
    apply(coded, sheet, "kari")
    cells = read(sheet)
    cells[1][cells[0].index("nav")] = "0"
    cells[2][cells[0].index("helse")] = "1"
    done = apply(coded, write(sheet, cells), "kari")
    assert {(d.revision, d.variable, d.value) for d in done.merged.decisions} == {
        (1, "nav", "0"),
        (2, "helse", "1"),
    }
    with Project.open(coded) as project:
        assert held(project, 1, "nav") == ("0", "human", False)


def test_two_analysts_who_differ_both_enter_the_ledger(coded: Path, sheet: Path):
    apply(coded, sheet, "kari")
    cells = read(sheet)
    cells[1][cells[0].index("nav")] = "0"
    cells[6][cells[0].index("ferdig")] = ""
    cells[1][cells[0].index("ferdig")] = "x"
    done = apply(coded, write(sheet, cells), "ola")
    assert [(d.row, d.variable, d.value, d.others) for d in done.merged.disputes] == [
        (2, "nav", "0", (("kari", "1"),))
    ]
    with Project.open(coded) as project:
        assert {coder: codes["nav"] for coder, codes in project.said()[1].items()} == {
            "kari": "1",
            "ola": "0",
        }
        assert held(project, 1, "nav") == (None, "human", True)
        assert held(project, 3, "økonomi") == ("0", "human", False)


def test_an_analyst_with_two_sheets_loses_nothing_by_returning_the_older_last(coded: Path, tmp_path: Path):
    older, newer = tmp_path / "gammelt.csv", tmp_path / "nytt.csv"
    export(coded, older, "all")
    export(coded, newer, "all")
    cells = read(newer)
    cells[3][cells[0].index("økonomi")] = "0"
    apply(coded, write(newer, cells), "kari")
    apply(coded, older, "kari", confirm=True)
    with Project.open(coded) as project:
        assert held(project, 3, "økonomi") == ("0", "human", False)
        assert held(project, 3, "skole") == ("0", "human", False)


def test_an_audit_returned_ticked_is_blind_and_judged_on_every_code(coded: Path, tmp_path: Path):
    path = tmp_path / "ark.csv"
    export(coded, path, "audit", count=4)
    apply(coded, path, "kari", confirm=True)
    codings = query(coded, "SELECT blind, value, COUNT(*) FROM coding WHERE source = 'human' GROUP BY 1, 2")
    assert codings == [(1, "0", 16)]


def test_a_group_that_looks_like_a_code_is_not_taken_for_it(empty: Path, tmp_path: Path):
    (tmp_path / "a.csv").write_text("id;Skole;tekst\n1;1;sliten\n2;0;trøtt\n3;1;angst\n", encoding="utf-8")
    add.add(empty, tmp_path / "a.csv", add.Layout("id", {"hverdag": "tekst"}, groups=("Skole",)), "2025")
    code(empty)
    path = tmp_path / "ark.csv"
    export(empty, path, "all")
    cells = read(path)
    cells[1][cells[0].index("skole")] = "1"
    done = apply(empty, write(path, cells), "kari")
    assert [(d.variable, d.value) for d in done.merged.decisions] == [("skole", "1")]


# -- what is refused, with nothing changed -----------------------------------------------------------------


def refused(project: Path, sheet: Path, kind: type[Exception], said: str) -> None:
    before = project.read_bytes()
    with pytest.raises(kind, match=said):
        apply(project, sheet, "kari")
    assert project.read_bytes() == before


def test_a_sheet_from_another_project_is_refused(
    coded: Path, tmp_path: Path, codebook_file, table_file, sheet
):
    other = tmp_path / "annet.ungtekst"
    new.new(other, [codebook_file], identity="et annet")
    add.add(other, table_file, add.Layout("id", {"hverdag": "hverdag", "hjelp": "hjelp"}), "2025")
    code(other)
    export(other, tmp_path / "annet.csv", "all")
    refused(other, sheet, CallError, "does not belong to this project")
    refused(coded, tmp_path / "annet.csv", CallError, "does not belong to this project")


def test_rows_of_two_sheets_in_one_file_are_refused(coded: Path, sheet: Path, tmp_path: Path):
    export(coded, tmp_path / "nytt.csv", "all")
    cells = [*read(sheet)[:9], *read(tmp_path / "nytt.csv")[9:]]
    refused(coded, write(sheet, cells), DataError, "more than one sheet")


def test_a_sheet_without_keys_codes_or_rows_is_refused(coded: Path, sheet: Path):
    cells = read(sheet)
    refused(coded, write(sheet, [row[1:] for row in cells]), DataError, "no column «nøkkel»")
    refused(coded, write(sheet, [row[:7] for row in cells]), DataError, "no column of codes")
    refused(coded, write(sheet, cells[:1]), DataError, "heads but no rows")


def test_a_sheet_with_one_fault_changes_nothing(coded: Path, sheet: Path):
    cells = read(sheet)
    cells[9][cells[0].index("nav")] = "kanskje"
    refused(coded, write(sheet, cells), DataError, r"row 10, column «nav».*write one of: 0, 1")


def test_texts_sorted_away_from_their_keys_are_refused_whatever_is_said(coded: Path, sheet: Path):
    cells = read(sheet)
    at = cells[0].index("svar")
    for row, text in zip(cells[1:], sorted(row[at] for row in cells[1:]), strict=True):
        row[at] = text
    before = coded.read_bytes()
    with pytest.raises(DataError, match="sorted without the key"):
        apply(coded, write(sheet, cells), "kari", yes=True, confirm=True)
    assert coded.read_bytes() == before
