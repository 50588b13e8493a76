"""Bad sheets promise: each kind is met by a sentence with its cure, applies nothing, and shows no answer."""

from __future__ import annotations

import csv
import io
import re
import sys
from dataclasses import replace
from itertools import repeat
from operator import attrgetter
from pathlib import Path
from unittest import mock

import pytest
from bad_sheets import AT, HEADS, KINDS, MANY, SECRET, SENTENCES, TEXTS, Kind, Said, Sound, text_of
from openpyxl import load_workbook

from ungtekst import Codebook, Project
from ungtekst.cli.main import main
from ungtekst.errors import CallError, DataError, UngtekstError
from ungtekst.exchange import Column, read_table, write_sheet, write_table
from ungtekst.project import Respondent
from ungtekst.steps import add, code
from ungtekst.steps.review_apply import apply
from ungtekst.steps.review_export import export

PLACES = (
    {"line": "line", "row": "row", "column": "column"},
    {"line": "linje", "row": "rad", "column": "kolonne"},
)
CORRECTIONS = ((2, "nav", "1"), (6, "ferdig", "x"), (3, "kommentar", f"{SECRET} igjen"))


def project(path: Path, codebook: Codebook, identity: str) -> Path:
    """A coded project in which every answer holds the word that must never be printed."""
    Project.create(path, [codebook], identity=identity).close()
    layout = add.Layout("id", {"hverdag": "hverdag"}, groups=("kontor",))
    add.add(path, path.parent / "svar.csv", layout, "2025")
    code.code(path)
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, codebook: Codebook) -> tuple[bytes, Sound]:
    """The project's bytes, and its sheets with three cells filled in."""
    folder = tmp_path_factory.mktemp("ark")
    rows = [(str(100 + n), ("Østbyen", "Granmo")[n % 2], text) for n, text in enumerate(TEXTS, 1)]
    write_table(folder / "svar.csv", ["id", "kontor", "hverdag"], rows)
    path = project(folder / "p.ungtekst", codebook, "prøve")
    for name in ("ark.csv", "ark.xlsx"):
        export(path, folder / name, "all")
    copy = folder / "kopi.ungtekst"
    copy.write_bytes(path.read_bytes())
    export(copy, folder / "kopi.csv", "queue")
    export(path, folder / "nytt.csv", "all")
    export(project(folder / "annet.ungtekst", codebook, "annet"), folder / "annet.csv", "all")
    own, copied, second, stranger = (
        (folder / name).read_bytes().decode("utf-8-sig")
        for name in ("ark.csv", "kopi.csv", "nytt.csv", "annet.csv")
    )
    cells = list(csv.reader(io.StringIO(own, newline=""), delimiter=";"))
    assert tuple(cells[0]) == HEADS
    workbook, buffer = load_workbook(folder / "ark.xlsx"), io.BytesIO()
    for row, head, value in CORRECTIONS:
        cells[row - 1][AT[head]] = value
        workbook["svar"].cell(row, AT[head] + 1).value = int(value) if value.isdecimal() else value
    workbook.save(buffer)
    return path.read_bytes(), Sound(folder, path, text_of(cells), buffer.getvalue(), stranger, copied, second)


@pytest.fixture
def sound(made: tuple[bytes, Sound], tmp_path: Path) -> Sound:
    """A project and sheets of one's own."""
    content, shared = made
    (tmp_path / "p.ungtekst").write_bytes(content)
    return replace(shared, folder=tmp_path, project=tmp_path / "p.ungtekst")


def call(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    """Run the real command: exit status, output, complaints. An answer's text is in neither."""
    with mock.patch.object(sys, "argv", ["ungtekst", *map(str, words)]), mock.patch.object(sys, "excepthook"):
        try:
            main()
            status = 0
        except SystemExit as end:
            status = int(end.code or 0)
    done = capsys.readouterr()
    assert SECRET.casefold() not in (done.out + done.err).casefold()
    assert "Traceback" not in done.err
    return status, done.out, done.err


def lines_of(path: Path, fault: Said) -> list[str]:
    """The sentence of a fault in English and in bokmål."""
    words = []
    for said, names in zip(SENTENCES[fault.code], PLACES, strict=True):
        where = [str(path)]
        where += [f"{names[one]} {getattr(fault, one)}" for one in ("line", "row") if getattr(fault, one)]
        where += [f"{names['column']} «{fault.column}»"] if fault.column else []
        words.append(f"{', '.join(where)}: {said.format_map(fault.values)}")
    return words


def decided(sound: Sound, path: Path, **how: bool) -> frozenset[tuple[int, str, str]]:
    done = apply(sound.project, path, "kari", dry_run=True, **how)
    return frozenset((d.revision, d.variable, d.value) for d in done.merged.decisions)


REFUSED = tuple(kind for kind in KINDS if kind.faults)
TAKEN = tuple(kind for kind in KINDS if not kind.faults)


def test_there_are_forty_kinds_and_each_fault_is_one_of_them():
    assert len({kind.name for kind in KINDS}) == len(KINDS) >= 40
    assert {fault.code for kind in KINDS for fault in kind.faults} == SENTENCES.keys()


def test_every_option_that_a_cure_names_is_one_of_the_command(capsys: pytest.CaptureFixture[str]):
    named = {option for said in SENTENCES.values() for one in said for option in re.findall("--[a-z]+", one)}
    _, out, _ = call(capsys, "review", "apply", "-h")
    assert named <= set(re.findall("--[a-z]+", out))


@pytest.mark.parametrize("kind", REFUSED, ids=attrgetter("name"))
def test_a_bad_sheet_is_told_with_its_cure_and_changes_no_byte(
    sound: Sound, kind: Kind, capsys: pytest.CaptureFixture[str]
):
    path = kind.make(sound)
    before = {one: one.read_bytes() for one in sound.folder.iterdir() if one.is_file()}
    status, out, err = call(capsys, "review", "apply", sound.project, path, "--coder", "kari")
    sentences = [lines_of(path, fault) for fault in kind.faults]
    count = len(sentences)
    more = [f"{count} faults; nothing was changed."] if count > 1 else []
    assert (status, out, err.splitlines()) == (kind.status, "", [*(en for en, _ in sentences), *more])
    with pytest.raises(CallError if kind.status == 2 else DataError) as caught:
        apply(sound.project, path, "kari")
    assert [(f.code, f.row, f.column, f.line) for f in caught.value.faults] == [
        (f.code, f.row, f.column, f.line) for f in kind.faults
    ]
    assert [f.sentence("nb") for f in caught.value.faults] == [nb for _, nb in sentences]
    assert {one: one.read_bytes() for one in sound.folder.iterdir() if one.is_file()} == before


@pytest.mark.parametrize("kind", REFUSED, ids=attrgetter("name"))
def test_to_insist_lets_in_only_what_looked_suspicious(sound: Sound, kind: Kind):
    path = kind.make(sound)
    before = sound.project.read_bytes()
    if kind.yes is None:
        with pytest.raises(UngtekstError):
            apply(sound.project, path, "kari", yes=True)
    else:
        with pytest.raises(UngtekstError):
            apply(sound.project, path, "kari")
        assert decided(sound, path, yes=True) >= kind.yes
    assert sound.project.read_bytes() == before


@pytest.mark.parametrize("kind", TAKEN, ids=attrgetter("name"))
def test_an_odd_sheet_that_is_clear_decides_what_was_meant_and_nothing_else(
    sound: Sound, kind: Kind, capsys: pytest.CaptureFixture[str]
):
    path = kind.make(sound)
    before = sound.project.read_bytes()
    assert decided(sound, path) == kind.decided
    assert sound.project.read_bytes() == before
    status, out, err = call(capsys, "review", "apply", sound.project, path, "--coder", "kari")
    assert (status, err) == (0, "")
    assert kind.told in out.splitlines() or not kind.told
    with Project.open(sound.project) as opened:
        said = opened.said()
    assert {(revision, *one) for revision, by in said.items() for one in by["kari"].items()} == kind.decided
    after = sound.project.read_bytes()
    again = apply(sound.project, path, "kari")
    assert tuple(remark.code for remark in again.remarks) == kind.remarks
    assert (again.merged.decisions, again.comments) == ((), 0)
    assert sound.project.read_bytes() == after


# -- what a sheet cannot hold ------------------------------------------------------------------------------


def test_more_rows_than_a_workbook_holds_are_a_fault_that_names_csv(tmp_path: Path):
    one = ("",)
    with pytest.raises(DataError) as caught:
        write_sheet(tmp_path / "ark.xlsx", [Column("kommentar", "note")], repeat(one, 1_048_576))
    assert [fault.sentence() for fault in caught.value.faults] == [
        f"{tmp_path / 'ark.xlsx'}: the table has more than 1048576 rows, which no workbook holds; "
        "write the table as .csv."
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_long_answer_is_refused_as_a_workbook_and_comes_back_whole_as_csv(sound: Sound):
    longest = f"{SECRET} " + "ø" * (32_768 - len(SECRET) - 1)
    with Project.open(sound.project) as opened, opened.change("add"):
        people = [Respondent("lang", 2, {"hverdag": longest}, {"kontor": "Granmo"})]
        opened.add("2026", {"hverdag": "hverdag"}, people, "lang.csv")
    code.code(sound.project)
    before = sound.project.read_bytes()
    with pytest.raises(DataError) as caught:
        export(sound.project, sound.folder / "lang.xlsx", "all", wave="2026")
    (fault,) = caught.value.faults
    assert (fault.code, fault.row, fault.column) == ("book-cell-long", 2, "svar")
    assert fault.sentence().endswith(
        "the cell has 32768 characters, and a workbook holds at most 32767 in one; write the table as .csv."
    )
    assert SECRET not in fault.sentence() + fault.sentence("nb")
    assert sound.project.read_bytes() == before
    assert not (sound.folder / "lang.xlsx").exists()

    path = sound.folder / "lang.csv"
    export(sound.project, path, "all", wave="2026")
    ((_, cells),) = read_table(path).rows
    assert cells[AT["svar"]] == longest
    path.write_text(path.read_text("utf-8-sig").replace(";ja;;;", ";ja;;x;"), "utf-8-sig")
    (revision,) = {one for one, _, _ in decided(sound, path)}
    assert {(variable, value) for _, variable, value in decided(sound, path)} == {
        *((name, "0") for name in MANY),
        ("bruk", "ja"),
        ("valens", "nøytral"),
    }
    assert revision == len(TEXTS) + 1
