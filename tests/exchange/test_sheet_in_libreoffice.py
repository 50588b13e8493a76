"""A dressed sheet goes through a real LibreOffice, as CSV and as a workbook again, and every cell is kept."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sheet_material import COLUMNS, PAGES, ROWS

from ungtekst.exchange import read_table, write_sheet

OFFICE = shutil.which("libreoffice") or shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")

# Semicolons, quotes, UTF-8, Norwegian, every text in quotes: as an analyst saves «CSV».
CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1044,true,false,false"
XLSX = "xlsx:Calc MS Excel 2007 XML"


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A sheet, and what LibreOffice makes of it as CSV and as a workbook."""
    folder = tmp_path_factory.mktemp("kontor")
    sheet = folder / "ark.xlsx"
    write_sheet(sheet, COLUMNS, ROWS, PAGES)
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    for form in (CSV, XLSX):
        words = [
            str(OFFICE),
            profile,
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(folder / "ny"),
            str(sheet),
        ]
        subprocess.run(words, check=True, capture_output=True, timeout=120)
    return sheet, folder / "ny" / "ark.csv", folder / "ny" / "ark.xlsx"


def test_saved_as_csv_every_cell_is_kept_and_no_formula_has_run(saved: tuple[Path, Path, Path]):
    sheet, as_csv, _ = saved
    with as_csv.open(encoding="utf-8-sig", newline="") as handle:
        heads, *rows = csv.reader(handle, delimiter=";")
    table = read_table(sheet, key="nøkkel")
    assert tuple(heads) == table.heads
    assert [tuple(row) for row in rows] == [cells for _, cells in table.rows]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for row in rows for cell in row)


def test_saved_as_a_workbook_every_cell_is_kept(saved: tuple[Path, Path, Path]):
    sheet, _, again = saved
    assert read_table(again, key="nøkkel").rows == read_table(sheet, key="nøkkel").rows
    assert read_table(again, tab="kodebok").rows == read_table(sheet, tab="kodebok").rows


def test_drop_downs_notes_and_the_filter_survive_saving(saved: tuple[Path, Path, Path]):
    before, after = (load_workbook(saved[place])["svar"] for place in (0, 2))
    checks = [
        {
            # LibreOffice writes FALSE as 0.
            (str(one.sqref), one.type, one.formula1.replace("FALSE", "0"), one.errorStyle)
            for one in tab.data_validations.dataValidation
        }
        for tab in (before, after)
    ]
    assert checks[0] == checks[1] != set()
    notes = [[cell.comment and cell.comment.text for cell in tab[1]] for tab in (before, after)]
    assert notes[0] == notes[1]
    assert before.auto_filter.ref == after.auto_filter.ref
    assert load_workbook(saved[2])["lister"].sheet_state == "hidden"
