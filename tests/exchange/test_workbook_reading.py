"""Workbooks promise: every cell is the text its reader saw, every row has its number, every doubt is said."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from workbook_material import HEADS, MAIN, book, codes, faults_of, packed, parts_of, tab_xml, text

from ungtekst.exchange import read_table
from ungtekst.exchange.numbers import as_number, number_text
from ungtekst.exchange.tables import open_table


def by_openpyxl(path: Path, *rows: list[object]) -> Path:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    made.save(path)
    return path


def values(path: Path, **how: str) -> list[tuple[str, ...]]:
    return [cells for _, cells in read_table(path, **how).rows]


# -- cells -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (0, "0"),
        (7, "7"),
        (1.0, "1"),
        (1.5, "1,5"),
        (-2.25, "-2,25"),
        (12345678901, "12345678901"),
        (1.2e10, "12000000000"),
        (1e-7, "0,0000001"),
        ("007", "007"),
        ("1,5", "1,5"),
        (" blanke ", " blanke "),
        ("flere\nlinjer\tog tab", "flere\nlinjer\tog tab"),
        (True, "true"),
        (False, "false"),
        ("&lt;æøå> «'\"", "&lt;æøå> «'\""),
        (CellRichText("en ", TextBlock(InlineFont(b=True), "fet"), " tekst"), "en fet tekst"),
    ],
)
def test_a_cell_becomes_the_text_its_reader_saw(tmp_path: Path, cell: object, said: str):
    table = read_table(by_openpyxl(tmp_path / "a.xlsx", ["id", "svar"], ["1", cell]))
    assert table.rows == ((2, ("1", said)),)
    assert table.remarks == ()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("1.1000000000000001", "1,1"),
        ("0.30000000000000004", "0,30000000000000004"),
        ("-0", "0"),
        ("-0.0", "0"),
        ("1.2E10", "12000000000"),
        ("1E+2", "100"),
        ("007", "7"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("NaN", None),
        ("1e999", None),
        ("1_000", None),
        ("0x1", None),
        ("", None),
        ("tekst", None),
    ],
)
def test_a_stored_number_is_exact_and_has_no_exponent(raw: str, said: str | None):
    assert number_text(raw) == said


@given(value=st.floats(allow_nan=False, allow_infinity=False))
def test_no_number_is_changed_by_becoming_text(value: float):
    said = number_text(repr(value))
    assert said is not None
    assert "e" not in said.lower()
    assert float(said.replace(",", ".")) == value


@given(said=st.from_regex(r"-?[0-9]{1,12}(,[0-9]{1,6})?", fullmatch=True) | st.text(max_size=6))
def test_a_text_is_written_as_a_number_only_if_it_reads_back_the_same(said: str):
    number = as_number(said)
    assert number is None or number_text(number) == said


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (date(2025, 5, 1), "2025-05-01"),
        (datetime(2025, 5, 1, 12, 30), "2025-05-01T12:30:00"),
        (time(8, 15), "08:15:00"),
    ],
)
def test_a_date_is_read_and_said(tmp_path: Path, cell: object, said: str):
    rows = (["id", "svar"], ["1", "en"], ["2", cell], ["3", cell])
    table = read_table(by_openpyxl(tmp_path / "a.xlsx", *rows))
    assert [cells[1] for _, cells in table.rows] == ["en", said, said]
    (remark,) = table.remarks
    assert (remark.code, remark.values, remark.row, remark.column) == ("table-dates", {"count": 2}, 3, "svar")


def test_dates_counted_from_1904_are_read_so(tmp_path: Path):
    made = Workbook()
    made.epoch = datetime(1904, 1, 1)
    made.active.append(["id"])
    made.active.append([date(2025, 5, 1)])
    made.save(tmp_path / "a.xlsx")
    assert values(tmp_path / "a.xlsx") == [("2025-05-01",)]


def test_escapes_are_read_as_the_characters_they_stand_for(tmp_path: Path):
    cells = text("A2", "en_x000D_\nto_x0001_") + text("B2", "_x005F_x0041_ og _xD83D__xDE00_")
    assert values(book(tmp_path / "a.xlsx", f'<row r="2">{cells}</row>')) == [
        ("en\r\nto\x01", "_x0041_ og \N{GRINNING FACE}")
    ]


def test_shared_texts_are_read_without_reading_aids(tmp_path: Path):
    runs = '<r><t>tek</t></r><r><t>st</t></r><rPh sb="0" eb="1"><t>よみ</t></rPh>'
    shared = f'<sst xmlns="{MAIN}"><si>{runs}</si></sst>'
    row = '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="str"><v>ferdig</v></c></row>'
    assert values(book(tmp_path / "a.xlsx", row, **{"xl/sharedStrings.xml": shared})) == [("tekst", "ferdig")]


# -- rows, columns and tabs --------------------------------------------------------------------------------


def test_rows_keep_their_numbers_and_blank_or_hidden_ones_change_nothing(tmp_path: Path):
    rows = (
        f'<row r="3" hidden="1">{text("A3", "1")}</row><row r="4"><c r="A4" s="0"/></row>'
        f'<row r="5">{text("B5", "  ")}</row><row r="9">{text("B9", "ja")}<c r="F9"/></row>'
    )
    assert read_table(book(tmp_path / "a.xlsx", rows)).rows == ((3, ("1", "")), (9, ("", "ja")))


def test_cells_and_rows_without_places_follow_each_other(tmp_path: Path):
    row = "<row><c><v>1</v></c><c><v>2</v></c></row>"
    mixed = '<row><c r="A4"/><c><v>3</v></c></row><row><c/><c><v>4</v></c></row>'
    table = read_table(book(tmp_path / "a.xlsx", row + row + mixed))
    assert table.rows == ((2, ("1", "2")), (3, ("1", "2")), (4, ("", "3")), (5, ("", "4")))


@pytest.mark.parametrize("claim", ["A1", "A1:A1", "A1:XFD1048576", "B7:C9", "tull"])
def test_a_false_claim_of_size_loses_no_row_and_no_column(tmp_path: Path, claim: str):
    rows = "".join(f'<row r="{n}">{text(f"A{n}", "k")}{text(f"B{n}", "svar")}</row>' for n in range(2, 9))
    path = book(tmp_path / "a.xlsx", rows, f'<dimension ref="{claim}"/>')
    assert values(path) == [("k", "svar")] * 7


def test_a_million_empty_rows_with_borders_are_passed_over(tmp_path: Path):
    empty = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(3, 200_000))
    path = book(tmp_path / "a.xlsx", f'<row r="2">{text("A2", "1")}</row>{empty}<row r="1048576"/>')
    assert read_table(path).rows == ((2, ("1", "")),)


def test_the_strict_form_and_prefixes_are_read(tmp_path: Path):
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    rows = "".join(f'<s:row r="{n}"><s:c r="A{n}"><s:v>{n + 4}</s:v></s:c></s:row>' for n in (1, 2))
    xml = f'<s:worksheet xmlns:s="{strict}"><s:sheetData>{rows}</s:sheetData></s:worksheet>'
    assert values(packed(tmp_path / "a.xlsx", parts_of({"svar": xml}))) == [("6",)]


def tabs(path: Path, *hidden: str) -> Path:
    made = {
        "Forside": tab_xml(f'<row r="1">{text("A1", "Bestilt av NAV")}</row>'),
        "Data": tab_xml(f'{HEADS}<row r="2">{text("A2", "fra Data")}</row>'),
        "Tom": tab_xml('<row r="1"><c r="A1" s="1"/></row>'),
    }
    return packed(path, parts_of(made, hidden))


def test_the_tab_named_is_read_whatever_its_case(tmp_path: Path):
    table = read_table(tabs(tmp_path / "a.xlsx"), tab=" data")
    assert table.rows[0][1] == ("fra Data", "")
    assert (table.encoding, table.separator, table.found) == ("xlsx", "", "tab «Data» of a workbook")


def test_the_tab_with_the_key_is_read(tmp_path: Path):
    assert values(tabs(tmp_path / "a.xlsx"), key=" ID")[0][0] == "fra Data"


def test_the_only_tab_that_is_not_empty_or_not_hidden_is_read(tmp_path: Path):
    assert values(tabs(tmp_path / "a.xlsx", "Forside"))[0][0] == "fra Data"
    one = packed(tmp_path / "b.xlsx", parts_of({"Tom": tab_xml(""), "Data": tab_xml(HEADS)}))
    assert read_table(one).heads == ("id", "svar")


def test_tabs_that_could_be_meant_are_named_and_the_first_is_not_taken(tmp_path: Path):
    (fault,) = faults_of(tabs(tmp_path / "a.xlsx"))
    assert fault.sentence().endswith(
        "several tabs could be meant: «Forside», «Data»; name one with --tab NAME."
    )
    (fault,) = faults_of(tabs(tmp_path / "a.xlsx"), tab="Svar")
    assert fault.sentence().endswith("no tab «Svar»; the tabs are: «Forside», «Data», «Tom».")


def test_an_empty_workbook_is_a_fault(tmp_path: Path):
    for tab in ({"Tom": tab_xml("")}, {"Tom": tab_xml(""), "Også": tab_xml('<row r="1"/>')}):
        assert codes(packed(tmp_path / "a.xlsx", parts_of(tab))) == ["table-empty"]


def test_a_workbook_is_known_by_its_bytes_and_streams(tmp_path: Path):
    path = book(tmp_path / "a.csv", f'<row r="2">{text("A2", "1")}{text("B2", "ja")}</row>')
    with open_table(path) as stream:
        assert stream.heads == ("id", "svar")
        assert list(stream) == [(2, ("1", "ja"))]
        assert stream.found == "tab «svar» of a workbook"


# -- what is a fault ---------------------------------------------------------------------------------------


def test_every_fault_of_the_cells_is_listed_with_its_place(tmp_path: Path):
    rows = (
        f'<row r="2">{text("A2", "1")}<c r="B2"><f>1+1</f><v>2</v></c></row>'
        '<row r="3"><c r="A3" t="e"><v>#REF!</v></c><c r="B3"><f t="array" ref="B3:B4">A1:A2</f></c></row>'
        '<row r="4"><c r="B4"><f t="shared" si="0"/><v>3</v></c></row>'
        f'<row r="5">{text("A5", "_x0000_")}{text("B5", "_xD83D_")}</row>'
        f'<row r="6">{text("A6", "1")}{text("D6", "utenfor")}</row>'
    )
    path = book(tmp_path / "a.xlsx", rows, after='<mergeCells><mergeCell ref="A7:B8"/></mergeCells>')
    assert [(fault.code, fault.row, fault.column) for fault in faults_of(path)] == [
        ("book-formula", 2, "svar"),
        ("book-error", 3, "id"),
        ("book-formula", 3, "svar"),
        ("book-formula", 4, "svar"),
        ("table-nul", 5, "id"),
        ("table-half-letter", 5, "svar"),
        ("table-ragged", 6, ""),
        ("book-merged", 7, ""),
    ]
    assert "«A7:B8»" not in faults_of(path)[-1].sentence()
    assert "A7:B8" in faults_of(path)[-1].sentence()


def test_no_fault_tells_what_a_cell_says(tmp_path: Path):
    head = f'<row r="1">{text("A1", "id")}{text("B1", "et hemmelig svar som ble til hode")}</row>'
    cells = '<c r="B2" t="str"><f>HYPERLINK("hemmelig")</f><v>hemmelig</v></c>' + text("C2", "hemmelig")
    row = f'<row r="2">{cells}</row>'
    path = packed(tmp_path / "a.xlsx", parts_of({"svar": tab_xml(head + row)}))
    faults = faults_of(path)
    assert [(fault.code, fault.column) for fault in faults] == [("book-formula", "B"), ("table-ragged", "")]
    assert "hemmelig" not in " ".join(fault.sentence() for fault in faults)


def test_a_doubled_head_and_a_formula_in_the_heads_are_faults(tmp_path: Path):
    path = by_openpyxl(tmp_path / "a.xlsx", ["id", "svar", "id", "=A1"], ["1", "2", "3", "4"])
    assert codes(path) == ["book-formula", "table-head-twice"]


def test_faults_beyond_counting_are_counted(tmp_path: Path):
    rows = "".join(f'<row r="{n}"><c r="A{n}"><f>1</f></c></row>' for n in range(2, 1502))
    faults = faults_of(book(tmp_path / "a.xlsx", rows))
    assert len(faults) == 1001
    assert (faults[-1].code, faults[-1].values) == ("book-more-faults", {"count": 500})
