"""Workbooks made by hand, part by part, so that they can be as wrong as those people send."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from ungtekst.errors import CallError, DataError, Fault
from ungtekst.exchange import read_table

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = f'<Types xmlns="{PACKAGE}/content-types"/>'


def relationships(targets: Sequence[tuple[str, str, str]]) -> str:
    """The part that names other parts: (id, kind, target)."""
    lines = "".join(f'<Relationship Id="{i}" Type="{LINKS}/{k}" Target="{t}"/>' for i, k, t in targets)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def tab_xml(rows: str, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def text(place: str, value: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'


HEADS = '<row r="1">' + text("A1", "id") + text("B1", "svar") + "</row>"


def parts_of(
    tabs: Mapping[str, str], hidden: Sequence[str] = (), more: Mapping[str, str | bytes] | None = None
) -> dict[str, str | bytes]:
    """The parts of a workbook with these tabs (name: XML); ``more`` replaces or adds parts."""
    states = {name: "hidden" if name in hidden else "visible" for name in tabs}
    names = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="t{n}" state="{state}"/>'
        for n, (name, state) in enumerate(states.items(), 1)
    )
    sheets = f"<sheets>{names}</sheets>"
    targets = [(f"t{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(tabs) + 1)]
    given = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relationships([("r1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{sheets}</workbook>',
        "xl/_rels/workbook.xml.rels": relationships(
            [*targets, ("s", "sharedStrings", "sharedStrings.xml"), ("f", "styles", "styles.xml")]
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"/>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"/>',
    }
    made = {f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(tabs.values(), 1)}
    return {**given, **made, **(more or {})}


def packed(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return path


def book(path: Path, rows: str, before: str = "", after: str = "", **more: str) -> Path:
    """A workbook of one tab with the heads id and svar and these further rows."""
    return packed(path, parts_of({"svar": tab_xml(HEADS + rows, before, after)}, (), more))


def faults_of(path: Path, **how: str) -> list[Fault]:
    """The faults that reading a file raises, each with both its renderings tried."""
    with pytest.raises((DataError, CallError)) as caught:
        read_table(path, **how)
    for fault in caught.value.faults:
        assert fault.file == str(path)
        assert fault.sentence("en") != fault.sentence("nb")
    return list(caught.value.faults)


def codes(path: Path, **how: str) -> list[str]:
    return [fault.code for fault in faults_of(path, **how)]
