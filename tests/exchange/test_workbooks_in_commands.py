"""A wave delivered as a workbook is added, coded by hand and coded by the machine as one delivered as CSV."""

from __future__ import annotations

import sys
from pathlib import Path
from unittest import mock

import pytest
from openpyxl import Workbook

from ungtekst.cli.main import main
from ungtekst.errors import CallError
from ungtekst.exchange import read_table
from ungtekst.steps import add, run
from ungtekst.steps.add_codes import add_codes

LAYOUT = add.Layout("id", {"hverdag": "hverdag", "hjelp": "hjelp"}, groups=("kontor",))


@pytest.fixture
def workbook(table_file: Path, tmp_path: Path) -> Path:
    """The answers in the second tab of a workbook whose first tab is a cover."""
    table = read_table(table_file)
    book = Workbook()
    book.active.title = "Forside"
    book.active.append(["Levert til dere"])
    tab = book.create_sheet("Svar")
    for row in (table.heads, *(cells for _, cells in table.rows)):
        tab.append([None] * len(row))
        for place, cell in enumerate(row, 1):
            tab.cell(tab.max_row, place).value = cell
            tab.cell(tab.max_row, place).data_type = "s"
    path = tmp_path / "svar.xlsx"
    book.save(path)
    return path


def call(*words: str | Path) -> int:
    with mock.patch.object(sys, "argv", ["ungtekst", *map(str, words)]), mock.patch.object(sys, "excepthook"):
        try:
            main()
        except SystemExit as end:
            return int(end.code or 0)
    return 0


@pytest.mark.parametrize("tab", ["", "Svar"])
def test_a_wave_in_a_workbook_is_added_like_one_in_csv(
    empty: Path, workbook: Path, table_file: Path, tab: str
):
    done = add.add(empty, workbook, LAYOUT, "2025", tab=tab)
    assert (done.added.new, done.rows, done.found) == (16, 8, "tab «Svar» of a workbook")
    again = add.add(empty, table_file, LAYOUT, "2025")
    assert (again.added.new, again.added.same) == (0, 16)


def test_the_command_says_which_tab_was_read(empty: Path, workbook: Path, capsys: pytest.CaptureFixture[str]):
    words = ("add", empty, workbook, "--id", "id", "--wave", "2025", "--question", "hverdag")
    assert call(*words, "--tab", "Svar") == 0
    assert "Read 8 rows (tab «Svar» of a workbook)." in capsys.readouterr().out
    assert call(*words, "--tab", "Ark1") == 2
    assert "the tabs are: «Forside», «Svar»" in capsys.readouterr().err


def test_hand_codes_in_a_workbook_are_added_and_a_date_is_remarked(coded: Path, tmp_path: Path):
    from datetime import date

    book = Workbook()
    for row in (["id", "nav", "sett"], [101, 1, date(2025, 5, 1)], [102, 0, None]):
        book.active.append(row)
    book.save(tmp_path / "koder.xlsx")
    done = add_codes(coded, tmp_path / "koder.xlsx", "kari", "2025", id_column="id", question="hverdag")
    assert (done.answers, done.codings) == (2, 2)
    assert [(remark.code, remark.row, remark.column) for remark in done.remarks] == [
        ("table-dates", 2, "sett")
    ]


def test_a_workbook_streams_through_run_as_csv_does(
    workbook: Path, table_file: Path, codebook_file: Path, tmp_path: Path
):
    outs = []
    for table in (workbook, table_file):
        out = tmp_path / f"{table.suffix[1:]}-kodet.csv"
        how = {"id_column": "id", "text_column": "hverdag", "question": "hverdag"}
        assert run.run(table, out, codebook_file=codebook_file, **how) == 8
        outs.append(out.read_bytes())
    assert outs[0] == outs[1]
    with pytest.raises(CallError, match="leave out --tab"):
        run.run(table_file, tmp_path / "x.csv", codebook_file=codebook_file, tab="Svar", **how)
