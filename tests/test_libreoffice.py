"""A sheet goes through a real LibreOffice, opened, corrected, sorted and saved there, and nothing is lost."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from openpyxl import load_workbook

from ungtekst import Project
from ungtekst.errors import DataError
from ungtekst.exchange import read_table
from ungtekst.exchange.cells import letters_of
from ungtekst.steps import add
from ungtekst.steps.code import code
from ungtekst.steps.history import history
from ungtekst.steps.review_apply import apply
from ungtekst.steps.review_export import export

OFFICE = shutil.which("libreoffice") or shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")

FORMULAS = ("=2+2", '=HYPERLINK("http://eksempel.no";"klikk")', "+1+1", "-5", "@SUM(1;1)")
# (row of the sheet, head, what the analyst writes); ten corrections, one tick, one comment.
CORRECTIONS = (
    *((row, "nav", "1") for row in (1, 3, 5, 9, 11)),
    (5, "helse", "0"),
    (13, "økonomi", "0"),
    (15, "helse", "0"),
    (6, "valens", "negativ"),
    (16, "valens", "nøytral"),
)
TICKED = 8
CODES = ("skole", "økonomi", "helse", "nav", "valens", "bruk")
MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">{code}</script:module>
"""
# Opened as a Norwegian user does, with numbers and dates recognised; rows are found by key, not by place.
CODE = """
Dim document As Object
Dim sheet As Object
Sub Edit
  On Error GoTo Failed
{calls}
  StarDesktop.terminate()
  Exit Sub
Failed:
  Open "{problem}" For Output As #9
  Print #9, Error$
  Close #9
  StarDesktop.terminate()
End Sub
Sub OpenSheet(source As String, filter As String, options As String)
  Dim how(2) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Hidden" : how(0).Value = True
  how(1).Name = "FilterName" : how(1).Value = filter
  how(2).Name = "FilterOptions" : how(2).Value = options
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, how())
  sheet = document.Sheets(0)
End Sub
Sub SaveSheet(path As String, filter As String, options As String)
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName" : how(0).Value = filter
  how(1).Name = "FilterOptions" : how(1).Value = options
  document.storeToURL(ConvertToURL(path), how())
End Sub
Sub CloseSheet
  document.close(True)
End Sub
Sub SetCell(key As String, head As String, value As String)
  For column = 0 To 50
    If sheet.getCellByPosition(column, 0).String = head Then Exit For
  Next
  For row = 1 To 100
    If sheet.getCellByPosition(0, row).String = key Then Exit For
  Next
  If IsNumeric(value) Then
    sheet.getCellByPosition(column, row).Value = CInt(value)
  Else
    sheet.getCellByPosition(column, row).String = value
  End If
End Sub
Sub CountFormulas(path As String)
  total = 0
  For place = 0 To document.Sheets.Count - 1
    total = total + document.Sheets(place).queryContentCells(16).Count
  Next
  channel = FreeFile
  Open path For Output As #channel
  Print #channel, total
  Close #channel
End Sub
Sub SortByText(area As String)
  block = sheet.getCellRangeByName(area)
  Dim field(0) As New com.sun.star.table.TableSortField
  field(0).Field = 6 : field(0).IsAscending = False
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "SortFields" : how(0).Value = field()
  how(1).Name = "ContainsHeader" : how(1).Value = True
  block.sort(how())
End Sub
"""
CSV, XLSX, ODS = "Text - txt - csv (StarCalc)", "Calc MS Excel 2007 XML", "calc8"
OPENED = {".csv": (CSV, "59,34,76,1,,1044,false,true"), ".xlsx": (XLSX, "")}
# As LibreOffice names its forms, and numbers encodings.
SAVED = {
    "utf-8.csv": (CSV, "59,34,76,1"),
    "cp1252.csv": (CSV, "59,34,1,1"),
    "bok.xlsx": (XLSX, ""),
    "bok.ods": (ODS, ""),
}
Writes = Sequence[tuple[str, str, str]]


def office(profile: Path, *words: str | Path) -> None:
    command = [str(OFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    subprocess.run([*command, *map(str, words)], check=True, capture_output=True, timeout=60)


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's folder of LibreOffice, made by its first start."""
    folder = tmp_path_factory.mktemp("kontor")
    (folder / "a.csv").write_text("a\n", encoding="utf-8")
    office(folder / "profil", "--convert-to", "ods", "--outdir", folder / "ods", folder / "a.csv")
    return folder / "profil"


def filter_of(sheet: Path) -> str:
    """The range that a spreadsheet sorts when its user clicks on a head."""
    if sheet.suffix == ".xlsx":
        area = load_workbook(sheet)["svar"].auto_filter.ref
        assert area
        return str(area)
    rows = read_table(sheet, key="nøkkel")
    return f"A1:{letters_of(len(rows.heads) - 1)}{len(rows.rows) + 1}"


def edited_in_office(profile: Path, work: Mapping[Path, Writes]) -> dict[Path, dict[str, Path]]:
    """Let LibreOffice open sheets, write in cells, sort by text, and save each in every form.

    Beside each sheet it leaves ``NAME.formler``, the number of places with formulas when it was opened.
    """
    saved = {sheet: {form: sheet.with_name(f"{sheet.name}-{form}") for form in SAVED} for sheet in work}
    calls: list[tuple[str, ...]] = []
    for sheet, writes in work.items():
        calls.append(("OpenSheet", str(sheet), *OPENED[sheet.suffix]))
        calls.append(("CountFormulas", str(sheet.with_name(f"{sheet.name}.formler"))))
        calls += [("SetCell", *write) for write in writes]
        calls.append(("SortByText", filter_of(sheet)))
        calls += [("SaveSheet", str(saved[sheet][form]), *how) for form, how in SAVED.items()]
        calls.append(("CloseSheet",))
    lines = "\n".join(
        f"  {name} " + ", ".join(f'"{escape(word)}"' for word in words) for name, *words in calls
    )
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(
        MACRO.format(code=CODE.replace("{calls}", lines).replace("{problem}", str(profile / "feil"))),
        encoding="utf-8",
    )
    office(profile, "macro:///Standard.Module1.Edit")
    problem = profile / "feil"
    assert not problem.exists(), problem.read_text(encoding="utf-8", errors="replace")
    return saved


@dataclass(frozen=True)
class Sheets:
    """A project with formulas among its answers, a sheet of it in both forms, and what was made of them."""

    project: bytes
    sheets: Mapping[str, Path]
    rows: Mapping[str, list[list[str]]]
    writes: Mapping[str, Writes]
    saved: Mapping[str, Mapping[str, Path]]


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory, coded_bytes: bytes, profile: Path) -> Sheets:
    folder = tmp_path_factory.mktemp("ark")
    project, table = folder / "p.ungtekst", folder / "formler.csv"
    project.write_bytes(coded_bytes)
    with table.open("w", encoding="utf-8", newline="") as handle:
        rows = [(f"f{number}", text) for number, text in enumerate(FORMULAS)]
        csv.writer(handle).writerows([("id", "hverdag"), *rows])
    add.add(project, table, add.Layout("id", {"hverdag": "hverdag"}), "2026")
    code(project)
    made = {form: folder / f"ark.{form}" for form in ("csv", "xlsx")}
    cells: dict[str, list[list[str]]] = {}
    writes: dict[str, Writes] = {}
    for form, path in made.items():
        export(project, path, "all")
        done = read_table(path, key="nøkkel")
        cells[form] = [list(done.heads), *(list(row) for _, row in done.rows)]
        written = [(cells[form][row][0], head, value) for row, head, value in CORRECTIONS]
        for key, head, value in written:
            (row,) = [row for row in cells[form] if row[0] == key]
            assert row[done.heads.index(head)] != value
        ticked = cells[form][TICKED][0]
        writes[form] = [*written, (ticked, "ferdig", "x"), (ticked, "kommentar", "usikker på denne")]
    saved = edited_in_office(profile, {made[form]: writes[form] for form in made})
    return Sheets(project.read_bytes(), made, cells, writes, {form: saved[made[form]] for form in made})


@pytest.fixture
def project(sheets: Sheets, tmp_path: Path) -> Path:
    """A project of one's own."""
    path = tmp_path / "p.ungtekst"
    path.write_bytes(sheets.project)
    return path


def decided(sheets: Sheets, form: str) -> set[tuple[int, str, str]]:
    """What the analyst decided, worked out from what she wrote: (number of the answer, column, value)."""
    heads, *rows = sheets.rows[form]
    ticked = dict(zip(heads, rows[TICKED - 1], strict=True))
    number = {row[0]: int(row[0].split("-")[2]) for row in rows}
    confirmed = {(number[ticked["nøkkel"]], name, ticked[name]) for name in CODES if ticked[name]}
    return confirmed | {
        (number[key], head, value) for key, head, value in sheets.writes[form] if head in CODES
    }


@pytest.mark.parametrize("saved", ["utf-8.csv", "cp1252.csv", "bok.xlsx"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_was_corrected_in_libreoffice_is_decided_and_nothing_else(
    sheets: Sheets, project: Path, form: str, saved: str
):
    done = apply(project, sheets.saved[form][saved], "kari")
    with Project.open(project) as opened:
        answer = opened.answers()["answer"].to_dict()
    assert {(answer[d.revision], d.variable, d.value) for d in done.merged.decisions} == decided(sheets, form)
    tally = done.merged.tally
    # The ticked row is a «vet ikke»: four codes and its usability are confirmed, and it has no valence.
    assert (tally.returned, tally.missing, tally.ticked) == (21, 0, 1)
    assert (tally.corrected, tally.confirmed, tally.filled, done.comments) == (10, 5, 0, 1)
    assert (done.absent, done.unknown, done.remarks) == ((), (), ())
    before = project.read_bytes()
    for path in (sheets.saved[form][name] for name in SAVED if name != "bok.ods"):
        again = apply(project, path, "kari")
        assert (again.merged.decisions, again.comments) == ((), 0)
    assert project.read_bytes() == before


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_sheet_saved_as_opendocument_is_refused_by_name(sheets: Sheets, project: Path, form: str):
    before = project.read_bytes()
    with pytest.raises(DataError, match=r"OpenDocument file, not \.xlsx; save it as \.xlsx or «CSV UTF-8»"):
        apply(project, sheets.saved[form]["bok.ods"], "kari", yes=True)
    assert project.read_bytes() == before


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_cell_becomes_a_formula_and_every_cell_not_written_in_is_as_it_was(sheets: Sheets, form: str):
    assert sheets.sheets[form].with_name(f"ark.{form}.formler").read_text().strip() == "0"
    heads, *rows = sheets.rows[form]
    expected = {row[0]: dict(zip(heads, row, strict=True)) for row in rows}
    for key, head, value in sheets.writes[form]:
        expected[key][head] = value
    assert [row[heads.index("svar")] for row in rows[16:]] == [f"'{text}" for text in FORMULAS]
    for name in ("utf-8.csv", "bok.xlsx"):
        table = read_table(sheets.saved[form][name], key="nøkkel")
        back = [dict(zip(table.heads, cells, strict=True)) for _, cells in table.rows]
        assert {row["nøkkel"]: row for row in back} == expected
        assert [row["nøkkel"] for row in back] != list(expected)
    book = load_workbook(sheets.saved[form]["bok.xlsx"])
    assert not [cell for tab in book for line in tab for cell in line if cell.data_type == "f"]


def test_a_correction_made_in_libreoffice_stands_and_is_told(sheets: Sheets, project: Path):
    apply(project, sheets.saved["csv"]["utf-8.csv"], "kari")
    code(project)
    with Project.open(project) as opened:
        columns = ["answer", "variable", "value", "source", "coder"]
        held = {tuple(row) for row in opened.current()[columns].to_numpy().tolist()}
    for number, variable, value in decided(sheets, "csv"):
        assert (number, variable, value, "human", "kari") in held
    number = int(sheets.writes["csv"][0][0].split("-")[2])
    story = history(project, answer=number)
    told = story[["what", "variable", "value", "source", "coder"]].to_numpy().tolist()
    assert ["review apply", "nav", "1", "human", "kari"] in told
