"""A sheet goes through a real LibreOffice, opened, corrected, sorted and saved there, and nothing is lost."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from ungtekst import Project
from ungtekst.steps import add
from ungtekst.steps.code import code
from ungtekst.steps.history import history
from ungtekst.steps.review_apply import apply
from ungtekst.steps.review_export import export

OFFICE = shutil.which("libreoffice") or shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")

FORMULAS = ("=2+2", '=HYPERLINK("http://eksempel.no";"klikk")', "+1+1", "-5", "@SUM(1;1)")
ENCODINGS = {"utf-8": "76", "cp1252": "1"}  # as LibreOffice numbers them
# (row of the sheet, head, what the analyst writes); ten corrections, one tick, one comment.
CORRECTIONS = (
    *((row, "nav", "1") for row in (1, 3, 5, 9, 11)),
    (5, "helse", "0"),
    (13, "økonomi", "0"),
    (15, "helse", "0"),
    (6, "valens", "negativ"),
    (16, "valens", "nøytral"),
)
MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">{code}</script:module>
"""
# Opened as a Norwegian user does, with numbers and dates recognised; rows are found by key, not by place.
CODE = """
Dim sheet As Object
Sub Edit(source As String, utf8 As String, windows As String)
  Dim how(2) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Hidden" : how(0).Value = True
  how(1).Name = "FilterName" : how(1).Value = "Text - txt - csv (StarCalc)"
  how(2).Name = "FilterOptions" : how(2).Value = "59,34,76,1,,1044,false,true"
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, how())
  sheet = document.Sheets(0)
{writes}
  SortByText
  how(2).Value = "59,34,76,1"
  document.storeToURL(ConvertToURL(utf8), how())
  how(2).Value = "59,34,1,1"
  document.storeToURL(ConvertToURL(windows), how())
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
Sub SortByText
  cursor = sheet.createCursor() : cursor.gotoEndOfUsedArea(True)
  Dim field(0) As New com.sun.star.table.TableSortField
  field(0).Field = 6 : field(0).IsAscending = False
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "SortFields" : how(0).Value = field()
  how(1).Name = "ContainsHeader" : how(1).Value = True
  cursor.sort(how())
End Sub
"""


def office(profile: Path, *words: str | Path) -> None:
    command = [str(OFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    subprocess.run([*command, *map(str, words)], check=True, capture_output=True, timeout=60)


def read(path: Path, encoding: str = "utf-8-sig") -> list[list[str]]:
    with path.open(encoding=encoding, newline="") as handle:
        return list(csv.reader(handle, delimiter=";"))


def edited_in_office(folder: Path, sheet: Path, writes: Sequence[tuple[str, str, str]]) -> dict[str, Path]:
    """Let LibreOffice open a sheet, write in cells, sort by text, and save it in two encodings."""
    profile, saved = folder / "profil", {name: folder / f"{name}.csv" for name in ENCODINGS}
    # The first start makes the profile that the macro then goes into.
    office(profile, "--convert-to", "ods", "--outdir", folder / "ods", sheet)
    calls = "\n".join("  SetCell " + ", ".join(f'"{escape(word)}"' for word in write) for write in writes)
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(MACRO.format(code=CODE.format(writes=calls)), encoding="utf-8")
    office(profile, f"macro:///Standard.Module1.Edit({sheet},{saved['utf-8']},{saved['cp1252']})")
    return saved


def test_ten_corrections_made_in_libreoffice_stand(coded: Path, tmp_path: Path):
    table, sheet = tmp_path / "formler.csv", tmp_path / "ark.csv"
    with table.open("w", encoding="utf-8", newline="") as handle:
        rows = [(f"f{number}", text) for number, text in enumerate(FORMULAS)]
        csv.writer(handle).writerows([("id", "hverdag"), *rows])
    add.add(coded, table, add.Layout("id", {"hverdag": "hverdag"}), "2026")
    code(coded)
    export(coded, sheet, "all")
    heads, *rows = read(sheet)
    writes = [(rows[row - 1][0], head, value) for row, head, value in CORRECTIONS]
    for key, head, value in writes:
        (row,) = [row for row in rows if row[0] == key]
        assert row[heads.index(head)] != value
    corrected = [*writes, (rows[7][0], "ferdig", "x"), (rows[7][0], "kommentar", "usikker på denne")]
    saved = edited_in_office(tmp_path, sheet, corrected)

    for encoding, path in saved.items():
        back = read(path, encoding)
        assert [row[0] for row in back[1:]] != [row[0] for row in rows]
        texts = {row[0]: row[heads.index("svar")] for row in back}
        assert [texts[row[0]] for row in rows[16:]] == [f"'{text}" for text in FORMULAS]

    done = apply(coded, saved["utf-8"], "kari")
    tally = done.merged.tally
    # The ticked row is a «vet ikke»: four codes and its usability are confirmed, and it has no valence.
    assert (tally.returned, tally.ticked, tally.corrected, tally.confirmed) == (21, 1, 10, 5)
    assert done.comments == 1
    code(coded)
    with Project.open(coded) as project:
        current = project.current()
        numbers = {key: int(key.split("-")[2]) for key, _, _ in writes}
        held = {
            (answer, variable): (value, source, coder)
            for answer, variable, value, source, coder in current[
                ["answer", "variable", "value", "source", "coder"]
            ].to_numpy()
        }
    for key, head, value in writes:
        assert held[numbers[key], head] == (value, "human", "kari")
    story = history(coded, answer=numbers[writes[0][0]])
    assert ["review apply", "nav", "1", "human", "kari"] in story[
        ["what", "variable", "value", "source", "coder"]
    ].to_numpy().tolist()

    before = coded.read_bytes()
    for path in saved.values():
        again = apply(coded, path, "kari")
        assert (again.merged.decisions, again.comments) == ((), 0)
    assert coded.read_bytes() == before
