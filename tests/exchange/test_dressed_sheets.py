"""Sheets promise: every cell comes back as it was written, nothing runs, the same sheet is the same file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from sheet_material import COLUMNS, LONG, PAGES, ROWS

from ungtekst.errors import CallError, DataError
from ungtekst.exchange import Column, Page, read_table, write_sheet, write_table
from ungtekst.exchange.escapes import escaped, unescaped
from ungtekst.exchange.tables import guarded

# Everything but NUL and halves of letters, with what is hard often: controls, escapes, formula starts.
HARD = st.sampled_from(
    ["=", "+", "\x01", "\r", "\n", "\t", "_", "_x0041_", "_x005F_", "x0001_", "\x1f", "\ufffe"]
)
WORDS = st.lists(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8) | HARD, max_size=6
).map("".join)


def written(path: Path, rows: object = ROWS) -> Path:
    path.unlink(missing_ok=True)
    write_sheet(path, COLUMNS, rows, PAGES)  # type: ignore[arg-type]
    return path


def as_returned(row: tuple[str, ...]) -> tuple[str, ...]:
    kinds = [column.kind for column in COLUMNS]
    return tuple(
        cell if kind in ("code", "choice") else guarded(cell) for cell, kind in zip(row, kinds, strict=True)
    )


# -- the round trip ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [".csv", ".xlsx"])
def test_a_sheet_says_the_same_in_both_forms(tmp_path: Path, form: str):
    table = read_table(written(tmp_path / f"ark{form}"), key="nøkkel")
    assert table.heads == tuple(column.head for column in COLUMNS)
    assert table.rows == tuple((number, as_returned(row)) for number, row in enumerate(ROWS, 2))
    assert table.remarks == ()


@given(texts=st.lists(st.tuples(WORDS, WORDS), max_size=4))
def test_any_text_comes_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str]]
):
    path = tmp_path_factory.getbasetemp() / "tekster.xlsx"
    path.unlink(missing_ok=True)
    columns = [Column("nøkkel", "fixed"), Column("svar", "fixed"), Column("kommentar", "note")]
    write_sheet(path, columns, [("k", *row) for row in texts])
    assert [cells[1:] for _, cells in read_table(path).rows] == [tuple(map(guarded, row)) for row in texts]


@given(text=WORDS)
def test_escapes_are_undone_and_leave_nothing_that_xml_cannot_hold(text: str):
    written = escaped(text)
    assert not set(written) & set(map(chr, [*range(9), 11, 12, *range(13, 32), 0xFFFE, 0xFFFF]))
    plain = written.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    assert unescaped(plain) == text


def test_the_same_sheet_is_the_same_bytes_and_names_no_one(tmp_path: Path):
    first, second = written(tmp_path / "a.xlsx"), written(tmp_path / "b.xlsx", iter(ROWS))
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as book:
        assert book.namelist()[0] == "[Content_Types].xml"
        assert {member.date_time for member in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        everything = b"".join(map(book.read, book.namelist()))
    assert b"openpyxl" not in everything
    assert b"creator" not in everything


def test_a_plain_table_is_a_workbook_where_numbers_are_numbers(tmp_path: Path):
    path = tmp_path / "tabell.xlsx"
    rows = [("007", "7", "0,5", "1,50"), ("=1", "=1", "-2", "")]
    write_table(path, ["id", "antall", "andel", "rest"], rows, text_columns=["id"])
    assert read_table(path).heads == ("id", "antall", "andel", "rest")
    assert [cells for _, cells in read_table(path).rows] == [rows[0], ("'=1", "=1", "-2", "")]
    tab = load_workbook(path).active
    assert [cell.value for cell in tab[2]] == ["007", 7, 0.5, "1,50"]
    assert {cell.data_type for row in tab.iter_rows() for cell in row} == {"s", "n"}


# -- the dress ---------------------------------------------------------------------------------------------


def test_another_program_sees_numbers_texts_and_no_formula(tmp_path: Path):
    book = load_workbook(written(tmp_path / "ark.xlsx"))
    assert book.sheetnames == ["svar", "kodebok", "lister"]
    assert [book[name].sheet_state for name in book.sheetnames] == ["visible", "visible", "hidden"]
    for tab in book:
        assert {cell.data_type for row in tab.iter_rows() for cell in row} <= {"s", "n"}
    assert [cell.value for cell in book["svar"][2]][3:5] == [1, 0]
    assert book["kodebok"]["B2"].value == "'=Personen får til"


def test_whole_rows_are_sorted_and_the_heads_stay_in_sight(tmp_path: Path):
    tab = load_workbook(written(tmp_path / "ark.xlsx"))["svar"]
    assert tab.auto_filter.ref == f"A1:J{len(ROWS) + 1}"
    assert tab.freeze_panes == "D2"
    assert not tab.protection.sheet
    assert tab["A1"].font.bold
    assert tab["C2"].alignment.wrap_text


def test_only_the_key_stays_still_where_more_would_fill_a_small_screen(tmp_path: Path):
    many = [Column(f"gruppe{number}", "fixed") for number in range(12)]
    columns = [Column("nøkkel", "fixed"), *many, Column("svar", "fixed"), Column("helse", "code")]
    write_sheet(tmp_path / "ark.xlsx", columns, [("k", *["verdi"] * 12, "et svar", "1")])
    assert load_workbook(tmp_path / "ark.xlsx")["svar"].freeze_panes == "B2"


def test_each_column_has_its_check(tmp_path: Path):
    tab = load_workbook(written(tmp_path / "ark.xlsx"))["svar"]
    checks = {str(check.sqref): check for check in tab.data_validations.dataValidation}
    last = len(ROWS) + 1
    assert checks.keys() == {f"{area}{last}" for area in ("A2:C", "D2:E", "F2:F", "G2:G", "I2:I")}
    stop = checks[f"A2:C{last}"]
    assert (stop.type, stop.formula1, stop.errorStyle) == ("custom", "FALSE", "stop")
    assert [checks[f"{area}{last}"].formula1 for area in ("D2:E", "F2:F", "G2:G", "I2:I")] == [
        '"1,0"',
        '"positiv,negativ"',
        "lister!$A$2:$A$61",
        '"x"',
    ]
    for area, check in checks.items():
        if not area.startswith("A"):
            assert (check.type, check.errorStyle, check.allow_blank) == ("list", "warning", True)
        assert len(check.error) <= 225
        assert len(check.errorTitle) <= 32
    assert [cell.value for cell in load_workbook(tmp_path / "ark.xlsx")["lister"]["A"]][1:] == list(LONG)


def test_definitions_are_notes_at_the_heads_without_an_author(tmp_path: Path):
    tab = load_workbook(written(tmp_path / "ark.xlsx"))["svar"]
    assert tab["D1"].comment.text == "Mestring\n\nPersonen får til hverdagen."
    assert tab["D1"].comment.author in ("", "None")  # how openpyxl reads an empty one
    assert tab["B1"].comment is None


def test_a_sheet_without_rows_is_a_sheet(tmp_path: Path):
    assert read_table(written(tmp_path / "ark.xlsx", []), key="nøkkel").rows == ()


# -- what a workbook cannot hold ---------------------------------------------------------------------------


def test_each_cell_too_long_for_a_workbook_is_a_fault_that_names_csv(tmp_path: Path):
    columns = [Column("nøkkel", "fixed"), Column("svar", "fixed")]
    face = "\N{GRINNING FACE}"
    rows = [
        ("a", "x" * 32_767),
        ("b", "x" * 32_768),
        ("c", face * 16_383),
        ("d", face * 16_384),
        ("e", "=" * 32_767),
    ]
    with pytest.raises(DataError) as caught:
        write_sheet(tmp_path / "ark.xlsx", columns, rows)
    assert [(f.code, f.row, f.column) for f in caught.value.faults] == [
        ("book-cell-long", row, "svar") for row in (3, 5, 6)
    ]
    assert "write the table as .csv" in str(caught.value)
    assert list(tmp_path.iterdir()) == []
    write_sheet(tmp_path / "ark.csv", columns, rows)


def test_a_text_at_the_limit_comes_back_whole(tmp_path: Path):
    columns = [Column("nøkkel", "fixed"), Column("svar", "fixed")]
    text = "\x01_x0001_" * 3_640
    write_sheet(tmp_path / "ark.xlsx", columns, [("k", text)])
    assert read_table(tmp_path / "ark.xlsx").rows[0][1][1] == text


@pytest.mark.parametrize("text", ["a\0b", "\ud83d", "x\udc80"])
def test_what_no_file_can_hold_is_a_fault_at_its_cell(tmp_path: Path, text: str):
    with pytest.raises(DataError) as caught:
        write_sheet(tmp_path / "ark.xlsx", [Column("svar", "fixed")], [("ok",), (text,)])
    assert [(f.code, f.row, f.column) for f in caught.value.faults] == [("book-cell-unholdable", 3, "svar")]


def test_too_many_rows_or_columns_are_faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ungtekst.exchange.packing.MOST_ROWS", 3)
    monkeypatch.setattr("ungtekst.exchange.packing.MOST_COLUMNS", 2)
    columns = [Column("nøkkel", "fixed"), Column("svar", "fixed")]
    with pytest.raises(DataError, match=r"more than 3 rows.*write the table as \.csv"):
        write_sheet(tmp_path / "ark.xlsx", columns, [("k", "a")] * 3)
    with pytest.raises(DataError, match="has 3 columns"):
        write_sheet(tmp_path / "ark.xlsx", [*columns, Column("id", "fixed")], [])
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_is_never_written_over(tmp_path: Path):
    path = written(tmp_path / "ark.xlsx")
    before = path.read_bytes()
    for write in (lambda: write_sheet(path, COLUMNS, ROWS), lambda: write_table(path, ["a"], [])):
        with pytest.raises(CallError) as caught:
            write()
        assert [fault.code for fault in caught.value.faults] == ["sheet-in-the-way"]
    assert path.read_bytes() == before


def test_another_ending_is_refused(tmp_path: Path):
    for name in ("ark.xls", "ark.ods", "ark"):
        with pytest.raises(CallError, match=r"as \.csv or \.xlsx"):
            write_sheet(tmp_path / name, COLUMNS, ROWS)


def test_a_row_that_fails_while_writing_leaves_nothing_behind(tmp_path: Path):
    def rows():
        yield ROWS[0]
        raise RuntimeError("midt i")

    with pytest.raises(RuntimeError, match="midt i"):
        written(tmp_path / "ark.xlsx", rows())
    assert list(tmp_path.iterdir()) == []


def test_a_page_of_text_is_a_tab(tmp_path: Path):
    page = Page("Les meg", ("hva",), (("tekst\x02",),))
    write_sheet(tmp_path / "ark.xlsx", [Column("nøkkel", "fixed")], [("k",)], [page])
    assert read_table(tmp_path / "ark.xlsx", tab="les meg").rows == ((2, ("tekst\x02",)),)
