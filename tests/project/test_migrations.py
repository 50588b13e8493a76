"""Migrations promise: a project of an earlier version opens as one of this, and nothing in it is lost."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from project_material import query

from ungtekst import Codebook, Project
from ungtekst.errors import DataError
from ungtekst.project import schema, store
from ungtekst.steps.review_apply import apply

VERSIONS = Path(__file__).parent / "versions"
SHEET_OUT = VERSIONS / "v1-ark-ute.csv"
HELD = "SELECT * FROM current_codings ORDER BY revision, variable"
KEPT = ("answer", "background", "coding", "comment", "revision", "run", "run_answer", "probability", "wave")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A project as version 1 left it: two runs, a queue and an audit applied, disputes, and a sheet out."""
    path = tmp_path / "gammel.ungtekst"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript((VERSIONS / "v1.sql").read_text("utf-8"))
    connection.execute(f"PRAGMA application_id = {store.APPLICATION}")
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    return path


def opened(path: Path) -> Path:
    Project.open(path).close()
    return path


def shape(path: Path) -> set[tuple[str, ...]]:
    """What the file is made of, whatever the order and the spacing it was written in."""
    found: set[tuple[str, ...]] = set()
    for kind, name, sql in query(path, "SELECT type, name, sql FROM sqlite_master"):
        if kind != "table":
            found.add((str(kind), str(name), " ".join(str(sql).split())))
            continue
        # A column that was added later stands after the table's constraints: compared as a set of clauses.
        bare = re.sub(r"--.*", "", str(sql)).replace('"', "")
        head, _, body = " ".join(bare.split()).partition("(")
        clauses = re.split(r",(?![^()]*\))", body.rpartition(")")[0])
        end = body.rpartition(")")[2]
        found.add((str(kind), head.strip(), end.strip(), *sorted(clause.strip() for clause in clauses)))
    return found


def columns(path: Path) -> dict[object, list[tuple[object, ...]]]:
    """Every table's columns in their order, with their foreign keys."""
    return {
        name: query(path, f"PRAGMA table_info({name})")
        + sorted(query(path, f"PRAGMA foreign_key_list({name})"))
        for (name,) in query(path, "SELECT name FROM sqlite_master WHERE type = 'table'")
    }


def returned_as_it_was(path: Path, sheet: int, coder: str, out: Path) -> Path:
    """A sheet that was applied before the migration, made once more from what version 1 remembered of it."""
    keys = {key.revision: key for key in _keys(path, sheet)}
    rows = query(path, "SELECT revision_id FROM sheet_row WHERE sheet_id = ? ORDER BY position", sheet)
    cells = {
        (revision, variable): value
        for revision, variable, value in [
            *query(path, "SELECT revision_id, variable, value FROM sheet_cell WHERE sheet_id = ?", sheet),
            *query(
                path,
                "SELECT revision_id, variable, value FROM coding JOIN coder ON coder.id = coder_id "
                "WHERE sheet_id = ? AND coder.name = ? ORDER BY coding.id",
                sheet,
                coder,
            ),
        ]
    }
    names = [str(name) for (name,) in query(path, "SELECT name FROM variable ORDER BY position")]
    done = {
        one for (one,) in query(path, "SELECT DISTINCT revision_id FROM coding WHERE sheet_id = ?", sheet)
    }
    with out.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle, delimiter=";")
        writer.writerow(["nøkkel", *names, "ferdig", "kommentar"])
        for (revision,) in rows:
            own = [cells.get((revision, name), "") for name in names]
            writer.writerow([keys[revision].token, *own, "x" if revision in done else "", ""])
    return out


class _Key:
    def __init__(self, revision: object, token: str) -> None:
        self.revision, self.token = revision, token


def _keys(path: Path, sheet: int) -> list[_Key]:
    from ungtekst.project.sheets import key

    ((project,),) = query(path, "SELECT value FROM meta WHERE key = 'project'")
    rows = query(
        path,
        "SELECT revision_id, answer_id FROM sheet_row JOIN revision ON revision.id = revision_id "
        "WHERE sheet_id = ?",
        sheet,
    )
    return [
        _Key(revision, key(str(project), sheet, int(str(answer)), int(str(revision))))
        for revision, answer in rows
    ]


def test_every_earlier_version_has_a_project_to_migrate_from():
    assert [n for n in range(1, schema.VERSION) if not (VERSIONS / f"v{n}.sql").is_file()] == []
    folder = Path(schema.__file__).parent / "migrations"
    assert sorted(path.stem for path in folder.glob("*.sql")) == [
        str(n) for n in range(2, schema.VERSION + 1)
    ]


def test_a_migrated_project_is_made_like_a_new_one(old: Path, tmp_path: Path, codebook: Codebook):
    new = tmp_path / "ny.ungtekst"
    Project.create(new, [codebook]).close()
    opened(old)
    assert shape(old) == shape(new)
    assert columns(old) == columns(new)
    assert query(old, "PRAGMA user_version") == query(new, "PRAGMA user_version") == [(schema.VERSION,)]
    assert query(old, "PRAGMA application_id") == [(store.APPLICATION,)]
    assert query(old, "PRAGMA integrity_check") == [("ok",)]
    assert query(old, "PRAGMA foreign_key_check") == []


def test_what_held_before_a_migration_holds_after_it(old: Path):
    before = query(old, HELD)
    assert {row[8] for row in before} >= {"", "kari", "ola", "sjef"}
    wide = query(old, "SELECT * FROM coded_answers_hverdag ORDER BY answer")
    opened(old)
    assert query(old, HELD) == before
    assert query(old, "SELECT * FROM coded_answers_hverdag ORDER BY answer") == wide
    with Project.open(old) as project:
        assert int(project.current()["disputed"].sum()) == sum(bool(row[10]) for row in before) > 0


def test_a_migration_adds_one_event_and_changes_no_row(old: Path):
    events = query(old, "SELECT * FROM event ORDER BY id")
    rows = {table: query(old, f"SELECT * FROM {table} ORDER BY 1, 2") for table in KEPT}
    opened(old)
    assert {table: query(old, f"SELECT * FROM {table} ORDER BY 1, 2") for table in KEPT} == rows
    *earlier, last = query(old, "SELECT * FROM event ORDER BY id")
    assert earlier == events
    assert last[2:] == ("migrate", "", "")
    with Project.open(old) as project:
        assert project.history()["what"].tolist() == [*(row[2] for row in events), "migrate"]


def test_the_cells_of_a_sheet_are_kept_with_its_rows(old: Path):
    cells: dict[object, dict[object, object]] = {}
    for sheet, revision in query(old, "SELECT sheet_id, revision_id FROM sheet_row"):
        cells[sheet, revision] = dict(
            query(
                old,
                "SELECT variable, value FROM sheet_cell WHERE sheet_id = ? AND revision_id = ?",
                sheet,
                revision,
            )
        )
    assert sum(map(len, cells.values())) > 50
    opened(old)
    rows = query(old, "SELECT sheet_id, revision_id, cells, disputed FROM sheet_row")
    assert {(sheet, revision): json.loads(str(text)) for sheet, revision, text, _ in rows} == cells
    assert {disputed for *_, disputed in rows} == {"[]"}


def test_draws_keep_their_frame_and_their_chances(old: Path):
    before = query(old, "SELECT * FROM draw_frame ORDER BY draw_id, revision_id")
    opened(old)
    after = query(old, "SELECT * FROM draw_frame ORDER BY draw_id, revision_id")
    assert after == [(*row, 0) for row in before]
    with Project.open(old) as project:
        chances = project.inclusion("audit", 1)
    assert len(chances) == len(before)
    assert set(chances.index[chances["drawn"]]) == {row[1] for row in before if row[4]}


def test_ticks_are_derived_for_the_rows_from_which_every_code_was_taken(old: Path):
    opened(old)
    ticked = query(old, "SELECT sheet, take, revision, coder FROM ticked_rows ORDER BY 1, 3")
    assert [row for row in ticked if row[0] == 1] == [
        (1, "queue", revision, "kari") for revision in (2, 6, 14, 16)
    ]
    assert {(row[1], row[3]) for row in ticked if row[0] == 2} == {("audit", "ola")}
    assert {row[0] for row in ticked} == {1, 2}


def test_the_sheet_that_was_out_is_applied_after_the_migration(old: Path):
    before = len(query(old, "SELECT 1 FROM coding"))
    with SHEET_OUT.open(encoding="utf-8-sig", newline="") as handle:
        ticked = sum(row["ferdig"] == "x" for row in csv.DictReader(handle, delimiter=";"))
    exported = {
        (sheet, variable): value
        for sheet, variable, value in query(
            old, "SELECT revision_id, variable, value FROM sheet_cell WHERE sheet_id = 3"
        )
    }
    done = apply(old, SHEET_OUT, "kari")
    tally = done.merged.tally
    assert (tally.returned, tally.missing, tally.ticked) == (16, 0, ticked)
    assert len(query(old, "SELECT 1 FROM coding")) == before + len(done.merged.decisions)
    changed = {(d.revision, d.variable): d.value for d in done.merged.decisions}
    corrected = {place for place, value in changed.items() if exported.get(place, "") not in ("", value)}
    filled = {place for place in changed if place not in exported}
    assert (tally.corrected, tally.filled) == (len(corrected), len(filled))
    assert tally.confirmed == len(changed) - len(corrected) - len(filled)
    assert apply(old, SHEET_OUT, "kari").merged.decisions == ()


def test_the_sheet_that_was_out_brings_the_same_as_it_would_have_before(old: Path):
    """Counted by hand in the file, by the rules of ticked and unticked rows."""
    exported = {
        (revision, variable): value
        for revision, variable, value in query(
            old, "SELECT revision_id, variable, value FROM sheet_cell WHERE sheet_id = 3"
        )
    }
    own = {
        (revision, variable): value
        for revision, variable, value in query(
            old,
            "SELECT revision_id, variable, value FROM coding JOIN coder ON coder.id = coder_id "
            "WHERE coder.name = 'kari' ORDER BY coding.id",
        )
    }
    with SHEET_OUT.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter=";"))
    names = ("skole", "økonomi", "helse", "nav", "valens", "bruk")
    expected = set()
    for row in rows:
        revision = int(row["nøkkel"].split("-")[2])
        for name in names:
            base, cell = exported.get((revision, name), ""), row[name]
            if cell == "" and base not in ("", "0") and name not in ("valens", "bruk") and row["ferdig"]:
                cell = "0"
            kept = own.get((revision, name), cell) != cell
            if cell and (cell != base or (row["ferdig"] and not kept)):
                expected.add((revision, name, cell))
    done = apply(old, SHEET_OUT, "kari")
    assert {(d.revision, d.variable, d.value) for d in done.merged.decisions} == expected


@pytest.mark.parametrize(("sheet", "coder"), [(1, "kari"), (2, "ola")])
def test_a_sheet_that_was_applied_before_changes_nothing_after(
    old: Path, tmp_path: Path, sheet: int, coder: str
):
    file = returned_as_it_was(old, sheet, coder, tmp_path / "igjen.csv")
    opened(old)
    before = old.read_bytes()
    done = apply(old, file, coder)
    assert (done.merged.decisions, done.merged.ticks, done.comments) == ((), (), 0)
    assert old.read_bytes() == before


def test_a_process_killed_while_migrating_leaves_the_version_it_had(old: Path):
    dump = _dump(old)
    script = (
        "import os, sys\n"
        "from ungtekst import Project\n"
        "from ungtekst.project import schema\n"
        "schema.make_views = lambda connection: os._exit(9)\n"
        "Project.open(sys.argv[1])\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(old)], check=False)
    assert done.returncode == 9
    assert query(old, "PRAGMA user_version") == [(1,)]
    assert _dump(old) == dump
    opened(old)
    assert query(old, "PRAGMA user_version") == [(schema.VERSION,)]


def _dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_a_migration_that_fails_leaves_the_version_it_had(old: Path, monkeypatch: pytest.MonkeyPatch):
    dump = _dump(old)

    def full(connection: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(schema, "make_views", full)
    with pytest.raises(DataError, match=r"disk is full.* stands as it was"):
        Project.open(old)
    assert _dump(old) == dump


def test_opening_twice_migrates_once(old: Path):
    first = opened(old).read_bytes()
    assert opened(old).read_bytes() == first
    assert query(old, "SELECT COUNT(*) FROM event WHERE what = 'migrate'") == [(1,)]


def test_two_that_open_at_once_migrate_once(old: Path):
    script = "import sys\nfrom ungtekst import Project\nProject.open(sys.argv[1]).close()\n"
    processes = [subprocess.Popen([sys.executable, "-c", script, str(old)]) for _ in range(2)]
    assert [process.wait() for process in processes] == [0, 0]
    assert query(old, "SELECT COUNT(*) FROM event WHERE what = 'migrate'") == [(1,)]


def test_an_old_project_that_may_not_be_written_says_so_and_stands(
    old: Path, monkeypatch: pytest.MonkeyPatch
):
    before = old.read_bytes()
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect

    # Modes do not bind root, so that the file is opened for reading only instead.
    def reading(path: Path, **more: object) -> sqlite3.Connection:
        return connect(f"{path.as_uri()}?mode=ro", uri=True, **more)

    monkeypatch.setattr(store.sqlite3, "connect", reading)
    with pytest.raises(
        DataError, match=r"earlier version and could not be brought to this one .*readonly.*; make room"
    ):
        Project.open(old)
    assert old.read_bytes() == before


def test_an_old_project_that_is_damaged_is_told_as_damaged(old: Path):
    whole = old.read_bytes()
    ((page,),) = query(old, "SELECT rootpage FROM sqlite_master WHERE name = 'sheet_cell'")
    place = (int(str(page)) - 1) * 4096
    old.write_bytes(whole[:place] + b"\xff" * 64 + whole[place + 64 :])
    with pytest.raises(DataError, match="damaged"):
        Project.open(old)


def test_foreign_keys_are_on_again_after_a_migration(old: Path):
    with Project.open(old) as project:
        assert project._connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    with Project.open(old) as project, pytest.raises(sqlite3.DatabaseError, match="append-only"):
        project._connection.execute("UPDATE coding SET value = '1'")
