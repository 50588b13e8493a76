"""The README's commands give what it says they give, and its Python runs."""

from __future__ import annotations

import csv
import re
import shlex
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.cell.cell import Cell

from ungtekst.cli.main import cli
from ungtekst.codebook.model import SHEET_COLUMNS
from ungtekst.errors import DataError
from ungtekst.exchange import read_table
from ungtekst.resources import shipped

README = Path(__file__).resolve().parent.parent / "README.md"
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", README.read_text("utf-8"), re.S)


def correct(sheet: Path) -> None:
    """What the analyst of the tour does: four rows are done, and one cell in them was wrong."""
    with sheet.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter=";"))
    for row in rows[:4]:
        row["ferdig"] = "x"
    rows[0]["helse"] = {"0": "1", "1": "0"}[rows[0]["helse"]]
    with sheet.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def edit_workbook(sheet: Path, edit: Callable[[int, dict[str, Cell]], None]) -> None:
    """Open a sheet as a spreadsheet does, give each row's cells by their heads to ``edit``, and save it."""
    book = openpyxl.load_workbook(sheet)
    heads, *rows = book["svar"].iter_rows()
    for number, row in enumerate(rows):
        edit(number, {str(head.value): cell for head, cell in zip(heads, row, strict=True)})
    book.save(sheet)


def kari(number: int, row: dict[str, Cell]) -> None:
    """Twelve rows done, two cells wrong in them, one comment, and one cell where she could not decide."""
    row["ferdig"].value = "x"
    if number in (1, 4):
        row["motivasjon"].value = 1 - int(str(row["motivasjon"].value))
    if number == 4:
        row["kommentar"].value = "Kan leses begge veier."
    if number == 7:
        row["helse"].value = "kanskje"


def ola(sheet: Path) -> None:
    """Rows coded blind, as Kari coded them but for three cells."""
    by_kari: dict[tuple[str, str], dict[str, str]] = {}
    for name in ("ark.csv", "kari.xlsx"):
        table = read_table(sheet.with_name(name), key="nøkkel")
        for _, cells in table.rows:
            row = dict(zip(table.heads, cells, strict=True))
            by_kari[row["id"], row["spørsmål"]] = row

    def edit(number: int, row: dict[str, Cell]) -> None:
        same = by_kari[str(row["id"].value), str(row["spørsmål"].value)]
        for head, cell in row.items():
            if head not in SHEET_COLUMNS and same.get(head) in (
                "1",
                "positiv",
                "negativ",
                "nøytral",
                "blandet",
            ):
                cell.value = int(same[head]) if same[head] == "1" else same[head]
        row["ferdig"].value = "x"
        if number in (0, 2):
            row["motivasjon"].value = None if row["motivasjon"].value else 1
        if number == 1:
            row["valens"].value = "blandet"

    edit_workbook(sheet, edit)


def settle(number: int, row: dict[str, Cell]) -> None:
    """Every cell that stands empty in the sheet of disputed cells is settled."""
    row["ferdig"].value = "x"
    for head in str(row["forslag"].value).split("; "):
        variable = head.split(":")[0]
        row[variable].value = "blandet" if variable == "valens" else 1


def siv(number: int, row: dict[str, Cell]) -> None:
    """Every quote that leaves nothing to look at is approved, but for one that she does not like."""
    if not row["må_ses"].value:
        row["godkjent"].value = "nei" if number == 5 else "ja"


def mend(texts: Path) -> None:
    """A number that was typed becomes a call."""
    said = texts.read_text("utf-8").replace("99 svar", "{{ n('ventetid-byråkrati') }} svar")
    texts.write_text(said, "utf-8")


EDITS: dict[str, Callable[[Path], None]] = {
    "ark.csv --coder kari --dry-run": correct,
    "--by ytelse --attribute ytelse --texts tekster.yaml": lambda _: mend(Path("tekster.yaml")),
    "kari.xlsx --coder kari --accept-valid": lambda sheet: edit_workbook(sheet, kari),
    "ola.xlsx --coder ola": ola,
    "sitater.xlsx --coder siv": lambda sheet: edit_workbook(sheet, siv),
    "uenige.xlsx --coder inger": lambda sheet: edit_workbook(sheet, settle),
}


def run(line: str, folder: Path) -> str:
    """Run a command of the README, after what someone does to its sheet first; give what it prints."""
    words = shlex.split(line)
    assert words[0] == "ungtekst"
    for end, edit in EDITS.items():
        if line.endswith(end):
            edit(folder / end.split()[0])
    try:
        done = CliRunner().invoke(cli, words[1:], catch_exceptions=False)
    except DataError as refused:
        return f"{refused}\n"
    assert done.exit_code == int("Set aside" in done.output), done.output
    return done.output


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("codebooks", "corpus_samples"):
        shutil.copytree(shipped(name), tmp_path / name)
    (texts,) = (block for block in blocks("yaml") if block.startswith("ungtekst: texts/1"))
    (tmp_path / "tekster.yaml").write_text(texts, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_tour_prints_what_the_readme_shows(folder: Path) -> None:
    told = [part for block in blocks("console") for part in re.split(r"^\$ ", block, flags=re.M) if part]
    assert len(told) >= 9
    for part in told:
        line, _, shown = part.partition("\n")
        assert STAMP.sub("", run(line, folder)).split() == STAMP.sub("", shown).split(), line


def test_the_python_of_the_readme_runs(folder: Path) -> None:
    names: dict[str, object] = {}
    for source in blocks("python"):
        exec(compile(source, "README.md", "exec"), names)  # noqa: S102 - our own document
    assert "codes" in names


def test_the_views_have_the_columns_that_the_readme_lists(coded: Path) -> None:
    rows = re.findall(r"^\| `(\w+(?:_<codebook>)?)` \| .* \| (.*) \|$", README.read_text("utf-8"), re.M)
    listed = {name: columns.split(", ") for name, columns in rows}
    connection = sqlite3.connect(coded)
    views = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    own = "coded_answers_hverdag"
    assert sorted(listed) == sorted({*views, "coded_answers_<codebook>"} - {own})
    for view in views:
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{view}")')]
        if view == own:
            assert columns[:4] == listed["coded_answers_<codebook>"][:4]
            assert columns[4:] == ["skole", "økonomi", "helse", "nav", "valens", "bruk"]
        else:
            assert columns == listed[view]
    connection.close()
