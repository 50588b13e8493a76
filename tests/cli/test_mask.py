"""``mask`` promises: the texts are masked and nothing else is touched, and who must look is told."""

from __future__ import annotations

import os
import re
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import pytest
from command_line import Done, call

from ungtekst.exchange import read_table, write_table
from ungtekst.quotes.masking import Mask, Masked, Masker, MustLook
from ungtekst.steps.mask import CHUNK, mask

SECRET = "Kvitebjørn"  # noqa: S105 - a name to look for
TABLE = (
    "id;kontor;svar;annet\r\n"
    f'007;Granmo;"{SECRET} hjalp meg; ring 99 88 77 66";-\r\n'
    "008;=1+1;sliten;+47 1\r\n"
    '009;"Øst ""by""";"to\nlinjer om Torsby";-3,5\r\n'
)


class StandIn:
    """Masks one name and eight digits, and is unsure of one place."""

    def __init__(self, *, diagnoses: bool = False, sex: bool = False) -> None:
        self.more = diagnoses or sex
        self.calls: list[int] = []

    def mask(self, texts: Sequence[str]) -> list[Masked]:
        self.calls.append(len(texts))
        return [self._masked(text) for text in texts]

    def _masked(self, text: str) -> Masked:
        kinds = {"person": (SECRET, "[navn]"), "telefon": (r"(?:\d\d ){3}\d\d", "[telefon]")}
        if self.more:
            kinds["diagnose"] = ("sliten", "[diagnose]")
        masks = [
            Mask(found.start(), found.end(), kind, shown)
            for kind, (pattern, shown) in kinds.items()
            for found in re.finditer(pattern, text)
        ]
        look = [MustLook(m.start(), m.end(), "sted", "uvisst") for m in re.finditer("Torsby", text)]
        return Masked(text, tuple(sorted(masks, key=lambda one: one.start)), tuple(look))


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ungtekst.quotes.masking.Masker", StandIn)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "svar.csv"
    path.write_bytes(TABLE.encode("utf-8-sig"))
    return path


def refused(status: int, *words: str | Path) -> str:
    """Make a call that must fail: give what it said, having seen that nothing was written."""
    folder = Path(words[1]).parent
    before = {path: path.read_bytes() for path in folder.iterdir()}
    done = call(*words)
    assert (done.status, done.out) == (status, "")
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    assert SECRET not in done.err
    return done.err


def test_the_texts_are_masked_and_all_else_stays_as_it_was(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "ut.csv"
    assert call("mask", table, "--text", "svar", "-o", out).status == 0
    assert out.read_bytes().decode("utf-8-sig") == (
        "id;kontor;svar;annet;må_ses\r\n"
        '007;Granmo;"[navn] hjalp meg; ring [telefon]";-;0\r\n'
        "008;'=1+1;sliten;+47 1;0\r\n"  # a formula cannot run; a number and a dash are none
        '009;"Øst ""by""";"to\nlinjer om Torsby";-3,5;1\r\n'
    )


def test_what_was_done_is_told_and_no_answer_is(table: Path, tmp_path: Path) -> None:
    done = call("mask", table, "--text", "svar", "-o", tmp_path / "ut.csv")
    assert done.out.splitlines()[:3] == [
        "Read 3 rows (utf-8-sig, separator ';').",
        f"3 rows in {tmp_path / 'ut.csv'}; 2 masks: person 1, telefon 1.",
        "1 row to look at (1 under «må_ses»).",
    ]
    assert done.out.splitlines()[3].startswith("Masking finds much, not all")
    assert done.err == ""
    assert not any(word in done.out for word in (SECRET, "Torsby", "hjalp"))


def test_several_columns_are_masked_and_named_twice_is_named_once(table: Path, tmp_path: Path) -> None:
    table.write_text(f"a;b;c\n{SECRET};{SECRET};{SECRET}\nTorsby;;Torsby\n", encoding="utf-8")
    out = tmp_path / "ut.csv"
    assert call("mask", table, "--text", "c", "--text", "a", "--text", "c", "-o", out).status == 0
    rows = [cells for _, cells in read_table(out).rows]
    assert rows == [("[navn]", SECRET, "[navn]", "0"), ("Torsby", "", "Torsby", "1")]


@pytest.mark.parametrize("more", [["--diagnoses"], ["--sex"], ["--diagnoses", "--sex"]])
def test_more_is_masked_on_request(table: Path, tmp_path: Path, more: list[str]) -> None:
    out = tmp_path / "ut.csv"
    assert call("mask", table, "--text", "svar", *more, "-o", out).status == 0
    assert "[diagnose]" in out.read_text("utf-8-sig")


def test_workbooks_come_in_and_go_out(table: Path, tmp_path: Path) -> None:
    book, again = tmp_path / "bok.xlsx", tmp_path / "igjen.xlsx"
    assert call("mask", table, "--text", "annet", "-o", book).status == 0
    done = call("mask", book, "--text", "svar", "-o", tmp_path / "x.csv")
    assert "«må_ses»" in done.err, "the column is there already"
    write_table(
        book.with_name("ren.xlsx"), ["id", "svar"], [["007", f"{SECRET} = bra"]], text_columns=["svar"]
    )
    done = call("mask", book.with_name("ren.xlsx"), "--text", "svar", "--tab", "tabell", "-o", again)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("Read 1 row (tab «tabell» of a workbook).\n")
    read = read_table(again)
    assert (read.heads, read.rows[0][1]) == (("id", "svar", "må_ses"), ("007", "[navn] = bra", "0"))


@pytest.mark.parametrize("head", ["må_ses", "MÅ_SES", "ma\u030a_ses"])
def test_a_column_of_that_name_is_a_fault(table: Path, tmp_path: Path, head: str) -> None:
    table.write_text(f"id;svar;{head}\n1;{SECRET};\n", encoding="utf-8")
    said = refused(1, "mask", table, "--text", "svar", "-o", tmp_path / "ut.csv")
    why = "the table has a column «må_ses» already, which masking writes itself; rename it or take it out."
    assert said == f"{table}: {why}\n"


def test_a_call_that_cannot_be_met_is_refused(table: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "ark.csv"
    sheet.write_text("nøkkel;svar\nu-1-2-0a1b2c;ja\n", encoding="utf-8")
    ut = tmp_path / "ut.csv"
    assert "no column «tekst»" in refused(2, "mask", table, "--text", "tekst", "-o", ut)
    assert "written over the table" in refused(2, "mask", table, "--text", "svar", "-o", table)
    assert "sheet" in refused(2, "mask", table, "--text", "svar", "-o", sheet)
    assert ".csv or .xlsx" in refused(2, "mask", table, "--text", "svar", "-o", tmp_path / "ut.ods")
    assert "cannot be written" in refused(
        2, "mask", table, "--text", "svar", "-o", tmp_path / "nei" / "u.csv"
    )
    assert "cannot be read" in refused(2, "mask", tmp_path / "borte.csv", "--text", "svar", "-o", sheet)
    assert "--text" in refused(2, "mask", table, "-o", ut)
    os.link(table, tmp_path / "samme.csv")
    assert "written over" in refused(2, "mask", table, "--text", "svar", "-o", tmp_path / "samme.csv")


def test_faults_of_the_rows_leave_no_file_behind(table: Path, tmp_path: Path) -> None:
    rows = [f"{n};{SECRET}\n" for n in range(CHUNK + 10)]
    table.write_text("id;svar\n" + "".join(rows) + "9;8;7\n1\n", encoding="utf-8")
    for name in ("ut.csv", "ut.xlsx"):
        said = refused(1, "mask", table, "--text", "svar", "-o", tmp_path / name)
        assert "2 faults; nothing was changed." in said


@pytest.mark.skipif(os.name == "nt", reason="no modes there")
@pytest.mark.parametrize("name", ["ut.csv", "ut.xlsx"])
def test_only_the_owner_may_read_it(table: Path, tmp_path: Path, name: str) -> None:
    call("mask", table, "--text", "svar", "-o", tmp_path / name)
    assert (tmp_path / name).stat().st_mode & 0o777 == 0o600


def test_a_long_table_is_read_in_chunks_and_is_never_in_memory(tmp_path: Path) -> None:
    peaks = []
    for times in (2, 8):
        path, masker = tmp_path / f"{times}.csv", StandIn()
        with path.open("w", encoding="utf-8") as handle:
            handle.write("id;svar\n")
            handle.writelines(f"{n};{SECRET} {'x' * 200} {n}\n" for n in range(times * CHUNK))
        tracemalloc.start()
        done = mask(path, tmp_path / "ut.csv", text_columns=["svar"], masker=masker)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert (done.rows, masker.calls) == (times * CHUNK, [CHUNK] * times)
    assert peaks[1] < 1.5 * peaks[0]


def test_a_masked_table_is_masked_again_to_the_same(table: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "en.csv", tmp_path / "to.csv"
    call("mask", table, "--text", "svar", "-o", one)
    one.write_text(one.read_text("utf-8-sig").replace("må_ses", "før"), encoding="utf-8-sig")
    done: Done = call("mask", one, "--text", "svar", "-o", two)
    assert "; 0 masks." in done.out
    assert [cells[:4] for _, cells in read_table(two).rows] == [
        cells[:4] for _, cells in read_table(one).rows
    ]


def test_the_real_masker_does_the_work(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "ut.csv"
    table.write_text("id;svar\n1;Ring Kari Nilsen på 99 88 77 66\n2;\n3;sliten av alt\n", encoding="utf-8")
    done = mask(table, out, text_columns=["svar"], masker=Masker())
    assert (done.rows, done.masks) == (3, {"person": 1, "telefon": 1})
    assert [cells[1] for _, cells in read_table(out).rows] == [
        "Ring [navn] på [telefon]",
        "",
        "sliten av alt",
    ]
