"""What is no workbook, or a hostile one, is refused by its name: no traceback, no bomb, nothing fetched."""

from __future__ import annotations

import contextlib
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbook_material import HEADS, MAIN, book, codes, packed, parts_of, relationships, tab_xml, text

from ungtekst.errors import CallError, DataError
from ungtekst.exchange import package, read_table

ROW = f'<row r="2">{text("A2", "1")}{text("B2", "ja")}</row>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("EncryptedPackage", "book-locked"),
        ("Workbook", "book-xls"),
        ("Book", "book-xls"),
        ("Word", "book-old"),
    ],
)
def test_a_password_and_an_old_form_are_told_apart(tmp_path: Path, name: str, code: str):
    path = tmp_path / "a.xlsx"
    path.write_bytes(OLE + f"{name}\0".encode("utf-16-le"))
    assert codes(path) == [code]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}, "book-ods"),
        ({"[Content_Types].xml": "<x/>", "xl/workbook.bin": b"\0"}, "book-xlsb"),
        ({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}, "book-other-zip"),
        ({"bilde.png": b"\x89PNG"}, "book-other-zip"),
        ({}, "book-other-zip"),
        ({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<workbook/>"}, "book-damaged"),
    ],
)
def test_another_zip_is_named(tmp_path: Path, parts: dict[str, str | bytes], code: str):
    assert codes(packed(tmp_path / "a.xlsx", parts)) == [code]


def test_macros_are_not_run_and_said(tmp_path: Path):
    parts = parts_of({"svar": tab_xml(HEADS + ROW)}, more={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    table = read_table(packed(tmp_path / "a.xlsm", parts))
    assert table.rows == ((2, ("1", "ja")),)
    assert [remark.code for remark in table.remarks] == ["book-macros"]


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"])
@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("<worksheet", "book-damaged"),
        ("<tull", "book-damaged"),
        ("", "book-damaged"),
        (b"\xff\xfe\x00", "book-damaged"),
        ('<?xml version="1.0" encoding="tull"?><a/>', "book-damaged"),
        ('<!DOCTYPE a [<!ENTITY e "eeeeeeee"><!ENTITY f "&e;&e;">]><a>&f;</a>', "book-entities"),
        ('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>', "book-entities"),
        ('<!DOCTYPE a SYSTEM "http://eksempel.no/a.dtd"><a/>', "book-entities"),
    ],
)
def test_broken_xml_and_entities_are_refused(tmp_path: Path, part: str, content: str, code: str):
    given = parts_of({"svar": tab_xml(HEADS + ROW)}, more={part: content})
    assert codes(packed(tmp_path / "a.xlsx", given)) == [code]


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1"/>',  # comes twice
        '<row r="0"/>',
        '<row r="1048577"/>',
        '<row r="tull"/>',
        '<row r="2"><c r="A3"><v>1</v></c></row>',
        '<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>',
        '<row r="2"><c r="XFE2"><v>1</v></c></row>',
        '<row r="2"><c r="XFD2"/><c><v>1</v></c></row>',
        '<row r="2"><c r="Å2"><v>1</v></c></row>',
        '<row r="2"><c r="2"><v>1</v></c></row>',
        '<row r="2"><c r="A2"><v>tull</v></c></row>',
        '<row r="2"><c r="A2" t="s"><v>0</v></c></row>',
        '<row r="2"><c r="A2" t="s"><v>-1</v></c></row>',
        '<c r="A1"><v>1</v></c><row r="2"><c r="A2"><v>1</v>',
    ],
)
def test_cells_that_no_spreadsheet_writes_are_damage(tmp_path: Path, row: str):
    assert codes(book(tmp_path / "a.xlsx", row)) == ["book-damaged"]


def test_what_lies_outside_the_file_is_not_followed(tmp_path: Path):
    parts = parts_of({"svar": tab_xml(HEADS + ROW)})
    links = str(parts["xl/_rels/workbook.xml.rels"])
    outside = '<Relationship Id="x" Type="a/externalLink" Target="file:///etc/passwd" TargetMode="External"/>'
    parts["xl/_rels/workbook.xml.rels"] = links.replace("</Rel", outside + "</Rel")
    assert len(read_table(packed(tmp_path / "a.xlsx", parts)).rows) == 1
    parts["xl/_rels/workbook.xml.rels"] = relationships([("t1", "worksheet", "../../../../etc/passwd")])
    assert codes(packed(tmp_path / "b.xlsx", parts)) == ["book-damaged"]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path):
    parts = parts_of({"svar": tab_xml(HEADS + " " * 50_000_000)})
    assert codes(packed(tmp_path / "a.xlsx", parts)) == ["book-too-large"]


def lie_about_size(path: Path, part: str, size: int) -> None:
    """Let both headers of a member say that it is this long unpacked."""
    raw = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        first = archive.getinfo(part).header_offset
    struct.pack_into("<L", raw, first + 22, size)
    place = raw.index(b"PK\x01\x02")
    while raw[place + 46 : place + 46 + len(part)] != part.encode():
        place = raw.index(b"PK\x01\x02", place + 4)
    struct.pack_into("<L", raw, place + 24, size)
    path.write_bytes(raw)


@pytest.mark.parametrize("size", [100, 400_000_000])
def test_a_zip_that_lies_about_its_sizes_is_refused(tmp_path: Path, size: int):
    path = packed(tmp_path / "a.xlsx", parts_of({"svar": tab_xml(HEADS + ROW + " " * 50_000)}))
    lie_about_size(path, "xl/worksheets/sheet1.xml", size)
    assert codes(path) in (["book-damaged"], ["book-too-large"])


def test_what_comes_out_is_counted_while_it_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = packed(tmp_path / "a.xlsx", parts_of({"svar": tab_xml(HEADS + ROW + " " * 3_000_000)}))
    monkeypatch.setattr(package, "_check_members", lambda *_: None)
    monkeypatch.setattr(package, "_RATIO_COUNTS_FROM", 1_000_000)
    assert codes(path) == ["book-too-large"]


def test_too_many_members_are_refused_before_they_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = packed(tmp_path / "a.xlsx", {f"xl/{n}": "" for n in range(10_001)})
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert codes(path) == ["book-too-large"]


def test_too_many_shared_texts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ungtekst.exchange.workbook.MOST_STRINGS", 2)
    shared = f'<sst xmlns="{MAIN}">{"<si/>" * 3}</sst>'
    assert codes(book(tmp_path / "a.xlsx", ROW, **{"xl/sharedStrings.xml": shared})) == ["book-too-large"]


def test_too_many_cells_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ungtekst.exchange.cells.MOST_CELLS", 3)
    assert codes(book(tmp_path / "a.xlsx", ROW)) == ["book-too-large"]


def test_two_members_of_one_name_are_damage(tmp_path: Path):
    path = book(tmp_path / "a.xlsx", ROW)
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("xl/worksheets/sheet1.xml", tab_xml(HEADS))
    assert codes(path) == ["book-damaged"]


def test_other_packings_are_damage(tmp_path: Path):
    path = book(tmp_path / "a.xlsx", ROW)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/mer.xml", "<x/>" * 100, zipfile.ZIP_BZIP2)
    assert codes(path) == ["book-damaged"]


@given(cut=st.integers(4, 2_500), broken=st.integers(0, 2_499), byte=st.integers(0, 255))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_cut_or_scratched_file_is_read_or_refused_and_nothing_else(
    tmp_path: Path, cut: int, broken: int, byte: int
):
    path = tmp_path / "a.xlsx"
    shared = f'<sst xmlns="{MAIN}"><si><t>delt</t></si></sst>'
    row = '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>45000</v></c></row>'
    whole = book(path, row, **{"xl/sharedStrings.xml": shared}).read_bytes()
    assert len(whole) < 2_500
    for raw in (whole[:cut], whole[:broken] + bytes([byte]) + whole[broken + 1 :]):
        path.write_bytes(raw)
        with contextlib.suppress(DataError, CallError):
            assert read_table(path).heads
