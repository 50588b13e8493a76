"""Tables promise: any CSV of Norwegian make is read, every fault is listed, and no formula gets out."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungtekst.errors import CallError, DataError
from ungtekst.exchange import read_table, unguarded, write_table
from ungtekst.exchange.tables import Dialect, guarded
from ungtekst.files import write_atomically

TEXT = "id;svar\r\n1;blåbærsyltetøy\r\n2;også «sånn» – ja\r\n"
CELLS = (("1", "blåbærsyltetøy"), ("2", "også «sånn» – ja"))


def written(path: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    path.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
    return path


def faults(path: Path) -> list[tuple[str, int | None]]:
    """The code and the row (or line) of each fault that reading a file raises."""
    with pytest.raises((DataError, CallError)) as caught:
        read_table(path)
    assert all(fault.file == str(path) for fault in caught.value.faults)
    return [(fault.code, fault.row or fault.line) for fault in caught.value.faults]


# -- what is read ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encoding_and_separator_are_found_from_the_file(tmp_path: Path, encoding: str, separator: str):
    table = read_table(written(tmp_path / "a.csv", TEXT.replace(";", separator), encoding))
    assert table.heads == ("id", "svar")
    assert tuple(cells for _, cells in table.rows) == CELLS
    assert (table.encoding, table.separator) == (encoding, separator)
    assert table.found == f"{encoding}, separator {separator!r}"
    assert table.remarks == ()


# Letters of Windows-1252 that are no signs of an earlier misreading.
LETTERS = st.text(st.sampled_from("abcæøåÆØÅé€«»– '\n"), max_size=12)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@given(rows=st.lists(st.tuples(LETTERS.map("k".__add__), LETTERS), max_size=5))
def test_any_rows_are_read_in_any_encoding_and_separator(
    tmp_path_factory: pytest.TempPathFactory, encoding: str, separator: str, rows: list[tuple[str, str]]
):
    path = tmp_path_factory.getbasetemp() / f"{encoding}-{ord(separator)}.csv"
    with path.open("w", encoding=encoding, newline="") as handle:
        csv.writer(handle, delimiter=separator).writerows([("id", "svar"), *rows])
    assert [cells for _, cells in read_table(path).rows] == rows


def test_a_csv_file_has_no_tabs(tmp_path: Path):
    path = written(tmp_path / "a.csv", TEXT)
    with pytest.raises(CallError, match="leave out --tab"):
        read_table(path, tab="svar")


@pytest.mark.parametrize("bom", ["utf-16-le", "utf-16-be"])
def test_utf16_is_read_in_both_byte_orders(tmp_path: Path, bom: str):
    table = read_table(written(tmp_path / "a.csv", "\ufeff" + TEXT, bom))
    assert tuple(cells for _, cells in table.rows) == CELLS


@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
def test_every_kind_of_line_end_is_read(tmp_path: Path, ends: str):
    table = read_table(written(tmp_path / "a.csv", TEXT.replace("\r\n", ends)))
    assert tuple(cells for _, cells in table.rows) == CELLS


def test_a_windows_file_is_known_by_a_letter_far_down(tmp_path: Path):
    plain = "id;svar\n" + "1;bare vanlige bokstaver her\n" * 60_000
    assert len(plain) > 1_500_000
    table = read_table(written(tmp_path / "a.csv", plain + "2;først nå: æøå\n", "cp1252"))
    assert table.encoding == "cp1252"
    assert table.rows[-1] == (60_002, ("2", "først nå: æøå"))


def test_a_letter_cut_in_two_where_the_sniffing_stops_is_still_read(tmp_path: Path):
    lead = "id;svar\n1;"
    content = lead + "x" * (999_999 - len(lead)) + "å slutt\n"
    table = read_table(written(tmp_path / "a.csv", content))
    assert (table.encoding, table.rows[0][1][1][-7:]) == ("utf-8", "å slutt")


def test_rows_have_the_numbers_that_a_spreadsheet_shows(tmp_path: Path):
    table = read_table(written(tmp_path / "a.csv", 'id;svar\n1;"to\nlinjer; og ""sitat"""\n;\n\n2;b\n'))
    assert table.rows == ((2, ("1", 'to\nlinjer; og "sitat"')), (5, ("2", "b")))


def test_a_separator_inside_quotes_does_not_decide(tmp_path: Path):
    table = read_table(written(tmp_path / "a.csv", '"a, b, c, d";svar\n1;ja, da, vel\n'))
    assert table.heads == ("a, b, c, d", "svar")
    assert table.rows[0][1] == ("1", "ja, da, vel")


def test_blank_rows_above_the_heads_are_passed_over(tmp_path: Path):
    table = read_table(written(tmp_path / "a.csv", "\n;\nid;svar\n1;ja\n"))
    assert (table.heads, table.rows) == (("id", "svar"), ((4, ("1", "ja")),))


def test_blank_cells_beyond_the_heads_are_cut_off(tmp_path: Path):
    table = read_table(written(tmp_path / "a.csv", "id;svar\n1;ja;;\n"))
    assert table.rows == ((2, ("1", "ja")),)


def test_only_heads_is_a_table_without_rows(tmp_path: Path):
    assert read_table(written(tmp_path / "a.csv", "id;svar\n")).rows == ()


def test_a_missing_column_is_answered_with_those_there_are(tmp_path: Path):
    table = read_table(written(tmp_path / "a.csv", TEXT))
    assert table.column("svar") == 1
    with pytest.raises(CallError, match=r"no column «tekst»; the columns are: id, svar"):
        table.column("tekst")


# -- what is a fault ---------------------------------------------------------------------------------------


def test_every_ragged_row_is_listed(tmp_path: Path):
    path = written(tmp_path / "a.csv", "id;svar\n1;ja;nei\n2;ok\n3\n4;a;b;c\n")
    assert faults(path) == [("table-ragged", 2), ("table-ragged", 4), ("table-ragged", 5)]


def test_every_row_with_nul_is_a_fault(tmp_path: Path):
    path = written(tmp_path / "a.csv", b"id;svar\n1;a\0b og litt mer tekst her\n2;vanlig\n3;\0 mer tekst\n")
    found = faults(path)
    assert {code for code, _ in found} == {"table-nul"}
    assert found[0] == ("table-nul", 2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_letters_broken_before_saving_are_a_fault_in_every_encoding(tmp_path: Path, encoding: str):
    broken = TEXT.encode("utf-8").decode("cp1252")
    assert faults(written(tmp_path / "a.csv", broken, encoding)) == [("table-mojibake", 2)]


def test_a_file_in_no_known_encoding_is_a_fault_at_its_line(tmp_path: Path):
    path = written(tmp_path / "a.csv", b"id;svar\n1;ja\n2;\x81\x8d\n")
    assert faults(path) == [("table-encoding", 3)]


def test_utf16_without_its_mark_is_a_fault(tmp_path: Path):
    assert faults(written(tmp_path / "a.csv", TEXT, "utf-16-le")) == [("table-encoding", None)]


@pytest.mark.parametrize("sound", [0, 5_000])
def test_a_windows_letter_under_a_utf8_mark_is_a_fault_at_its_line(tmp_path: Path, sound: int):
    content = b"\xef\xbb\xbfid;svar\n" + b"1;vanlig\n" * sound + b"2;bl\xe5\n"
    assert faults(written(tmp_path / "a.csv", content)) == [("table-encoding", sound + 2)]


def test_half_a_letter_at_the_end_of_utf16_is_a_fault(tmp_path: Path):
    assert faults(written(tmp_path / "a.csv", TEXT.encode("utf-16") + b"\x00")) == [("table-encoding", None)]


def test_utf8_that_goes_wrong_far_down_is_a_fault_at_its_line(tmp_path: Path):
    content = "id;svar\n1;å\n".encode() + b"1;bare vanlige bokstaver her\n" * 60_000 + b"2;\xe5\n"
    assert faults(written(tmp_path / "a.csv", content)) == [("table-encoding", 60_003)]


@pytest.mark.parametrize("content", ["", "\ufeff", "\n\n", ";;\n;;\n"])
def test_an_empty_file_is_a_fault(tmp_path: Path, content: str):
    assert faults(written(tmp_path / "a.csv", content)) == [("table-empty", None)]


def test_each_doubled_head_is_a_fault(tmp_path: Path):
    path = written(tmp_path / "a.csv", "id;svar;id;kjønn;svar;;\n1;a;2;b;c;;\n")
    with pytest.raises(DataError) as caught:
        read_table(path)
    assert [fault.values["column"] for fault in caught.value.faults] == ["id", "svar"]


@pytest.mark.parametrize(
    "content", ['id;svar\n1;ja\n2;"aldri lukket\n3;b\n', 'id;svar\n1;ja\n2;"lukket"for tidlig\n']
)
def test_a_broken_quote_is_a_fault_at_its_row(tmp_path: Path, content: str):
    assert faults(written(tmp_path / "a.csv", content)) == [("table-broken", 3)]


def test_a_broken_quote_in_the_heads_is_a_fault(tmp_path: Path):
    assert faults(written(tmp_path / "a.csv", 'id;"svar\n1;ja\n')) == [("table-broken", 1)]


def test_ragged_rows_before_a_broken_quote_are_listed_with_it(tmp_path: Path):
    path = written(tmp_path / "a.csv", 'id;svar\n1\n2;"aldri lukket\n')
    assert faults(path) == [("table-ragged", 2), ("table-broken", 3)]


def test_a_file_that_is_not_there_or_is_a_folder_is_a_fault(tmp_path: Path):
    assert faults(tmp_path / "borte.csv") == [("file-unreadable", None)]
    assert faults(tmp_path) == [("file-unreadable", None)]


def test_no_fault_tells_what_the_row_says(tmp_path: Path):
    for content in ("id;svar\n1;hemmelig;x\n", 'id;svar\n1;"hemmelig', "id;svar\n1;hemmelig Ã¸\n"):
        with pytest.raises(DataError) as caught:
            read_table(written(tmp_path / "a.csv", content))
        assert "hemmelig" not in str(caught.value)


# -- what is written ---------------------------------------------------------------------------------------

# Everything that a text can hold but NUL (a fault) and halves of letters (no encoding holds them).
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
ROWS = st.lists(st.tuples(st.just("k"), WORDS | WORDS.map("=".__add__), WORDS), max_size=6)


@pytest.mark.parametrize("dialect", ["norsk", "international"])
@given(rows=ROWS)
def test_any_table_of_text_is_read_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, dialect: Dialect, rows: list[tuple[str, str, str]]
):
    path = tmp_path_factory.getbasetemp() / f"{dialect}.csv"
    rows = [row for row in rows if "Ã" not in "".join(row)]
    path.unlink(missing_ok=True)
    write_table(path, ["nøkkel", "svar", "fri"], rows, dialect, text_columns=["svar"])
    table = read_table(path)
    assert table.heads == ("nøkkel", "svar", "fri")
    assert [cells for _, cells in table.rows] == [(key, guarded(text), free) for key, text, free in rows]


@given(text=WORDS)
def test_the_guard_is_undone_and_leaves_nothing_that_a_spreadsheet_would_run(text: str):
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    if not (text.startswith("'") and guarded(text[1:]) != text[1:]):
        assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("cell", ["=1+1", "+47 900", "- vet ikke", "@navn", "\t=1", "\r=1"])
def test_each_sign_that_begins_a_formula_is_guarded(cell: str):
    assert guarded(cell) == "'" + cell
    assert unguarded("'" + cell) == cell


@pytest.mark.parametrize("cell", ["", "1=1", " =1", "'nei", "a-b"])
def test_a_cell_that_is_no_formula_is_left_alone(cell: str):
    assert guarded(cell) == cell == unguarded(cell)


def test_heads_are_guarded_too(tmp_path: Path):
    write_table(tmp_path / "a.csv", ["=1+1", "svar"], [])
    assert read_table(tmp_path / "a.csv").heads == ("'=1+1", "svar")


def test_norsk_opens_in_norwegian_excel_and_international_elsewhere(tmp_path: Path):
    write_table(tmp_path / "n.csv", ["id", "svar"], [("1", "på")])
    write_table(tmp_path / "i.csv", ["id", "svar"], [("1", "på")], "international")
    assert (tmp_path / "n.csv").read_bytes() == "\ufeffid;svar\r\n1;på\r\n".encode()
    assert (tmp_path / "i.csv").read_bytes() == "id,svar\r\n1,på\r\n".encode()


def test_another_program_reads_what_was_written(tmp_path: Path):
    text = 'flere\r\nlinjer; med «sitat», "sitat" og\ttab'
    write_table(tmp_path / "a.csv", ["svar", "nr"], [(text, "1")])
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as handle:
        assert list(csv.reader(handle, delimiter=";")) == [["svar", "nr"], [text, "1"]]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch):
    path = written(tmp_path / "a.csv", "gammelt")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(CallError, match="No space left"):
        write_table(path, ["id"], [("1",)])
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]
    assert path.read_text("utf-8") == "gammelt"


def test_a_row_that_fails_while_writing_leaves_nothing_behind(tmp_path: Path):
    def rows():
        yield ("1",)
        raise RuntimeError("midt i")

    with pytest.raises(RuntimeError, match="midt i"):
        write_table(tmp_path / "a.csv", ["id"], rows())
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_the_callers_fault(tmp_path: Path):
    for place in (tmp_path / "ingen" / "a.csv", tmp_path):
        with pytest.raises(CallError, match="cannot be written"):
            write_atomically(place, b"x")
    assert list(tmp_path.iterdir()) == []
