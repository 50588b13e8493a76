"""A backup promises: the same content, readable by its owner only, and never a half or a broken copy."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest
from project_material import decide, query

from ungtekst import Project
from ungtekst.errors import CallError, DataError
from ungtekst.steps.backup import backup


def content(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def parts(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


def test_a_backup_holds_the_same_and_is_a_project(coded: Path, tmp_path: Path):
    out = tmp_path / "kopi.ungtekst"
    assert backup(coded, out) == out.stat().st_size > 0
    assert content(out) == content(coded)
    marks = [query(coded, f"PRAGMA {name}") for name in ("application_id", "user_version")]
    assert [query(out, f"PRAGMA {name}") for name in ("application_id", "user_version")] == marks
    with Project.open(out) as copy, Project.open(coded) as project:
        assert copy.identity == project.identity
        assert copy.current().equals(project.current())


def test_a_backup_leaves_the_project_as_it_was(coded: Path, tmp_path: Path):
    before = coded.read_bytes()
    backup(coded, tmp_path / "kopi.ungtekst")
    assert coded.read_bytes() == before
    assert parts(tmp_path) == {"p.ungtekst", "kopi.ungtekst"}


@pytest.mark.skipif(os.name == "nt", reason="the system has no modes")
def test_a_backup_is_readable_by_its_owner_only(coded: Path, tmp_path: Path):
    coded.chmod(0o644)
    before = os.umask(0)
    try:
        backup(coded, tmp_path / "kopi.ungtekst")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "kopi.ungtekst").stat().st_mode) == 0o600


def test_a_backup_overwrites_nothing(coded: Path, tmp_path: Path):
    out = tmp_path / "kopi.ungtekst"
    out.write_text("noe annet", encoding="utf-8")
    for place in (out, coded, tmp_path):
        with pytest.raises(CallError, match="never overwrites"):
            backup(coded, place)
    assert out.read_text("utf-8") == "noe annet"
    assert parts(tmp_path) == {"p.ungtekst", "kopi.ungtekst"}


def test_a_backup_is_taken_while_another_reads(coded: Path, tmp_path: Path):
    other = sqlite3.connect(coded, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT COUNT(*) FROM coding").fetchone()
    try:
        backup(coded, tmp_path / "kopi.ungtekst")
    finally:
        other.close()
    assert content(tmp_path / "kopi.ungtekst") == content(coded)


def test_a_backup_taken_while_another_writes_is_of_before(coded: Path, tmp_path: Path):
    before = content(coded)
    with Project.open(coded) as project, project.change("review apply", "kari"):
        project.comment(1, "kari", {})
        project._connection.execute("INSERT INTO coder (name) VALUES ('halvveis')")
        backup(coded, tmp_path / "kopi.ungtekst")
    assert content(tmp_path / "kopi.ungtekst") == before
    assert content(coded) != before


def test_a_copy_lives_its_own_life(coded: Path, tmp_path: Path):
    backup(coded, tmp_path / "kopi.ungtekst")
    with Project.open(coded) as project:
        decide(project, "kari", 1, skole=0)
    with Project.open(tmp_path / "kopi.ungtekst") as copy:
        assert copy.said() == {}


def test_a_damaged_project_is_not_copied_in_silence(coded: Path, tmp_path: Path):
    whole = coded.read_bytes()
    pages = {
        int(str(page)) for (page,) in query(coded, "SELECT rootpage FROM sqlite_master WHERE rootpage > 0")
    }
    assert len(pages) > 20
    for page in sorted(pages):
        place = (page - 1) * 4096
        if page == 1:
            continue
        coded.write_bytes(whole[:place] + b"\xff" * 64 + whole[place + 64 :])
        with pytest.raises(DataError, match="damaged"):
            backup(coded, tmp_path / "kopi.ungtekst")
        assert parts(tmp_path) == {"p.ungtekst"}, page


def test_a_backup_that_cannot_be_written_leaves_nothing(coded: Path, tmp_path: Path):
    with pytest.raises(CallError, match="cannot be written"):
        backup(coded, tmp_path / "ingen" / "kopi.ungtekst")
    with pytest.raises(CallError, match="no such project"):
        backup(tmp_path / "ingen.ungtekst", tmp_path / "kopi.ungtekst")
    assert parts(tmp_path) == {"p.ungtekst"}


def test_a_backup_that_is_broken_off_leaves_no_part(
    coded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def stopped(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        backup(coded, tmp_path / "kopi.ungtekst")
    assert parts(tmp_path) == {"p.ungtekst"}


def test_a_backup_of_an_old_project_leaves_the_project_as_it_was(tmp_path: Path):
    old = tmp_path / "gammel.ungtekst"
    connection = sqlite3.connect(old, isolation_level=None)
    connection.executescript((Path(__file__).parent / "versions" / "v1.sql").read_text("utf-8"))
    connection.execute(f"PRAGMA application_id = {0x756E6774}")
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    before = old.read_bytes()
    backup(old, tmp_path / "kopi.ungtekst")
    assert old.read_bytes() == before
