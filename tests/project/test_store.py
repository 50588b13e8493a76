"""The project file promises: private, never overwritten, whole or not at all, and the ledger only grows."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest
from project_material import add, decide, person, project_of, query

from ungtekst import Codebook, Project
from ungtekst.errors import CallError, DataError
from ungtekst.project import schema, store
from ungtekst.steps import add as add_step


def code_of(caught: pytest.ExceptionInfo[DataError] | pytest.ExceptionInfo[CallError]) -> str:
    return caught.value.faults[0].code


# -- making and opening ------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name != "posix", reason="no modes")
def test_a_project_is_readable_by_its_owner_only(tmp_path: Path, codebook: Codebook):
    before = os.umask(0)
    try:
        Project.create(tmp_path / "p.ungtekst", [codebook]).close()
    finally:
        os.umask(before)
    assert (tmp_path / "p.ungtekst").stat().st_mode & 0o777 == 0o600


def test_a_project_is_never_overwritten(tmp_path: Path, codebook: Codebook):
    path = tmp_path / "p.ungtekst"
    path.write_bytes(b"noe annet")
    with pytest.raises(CallError) as caught:
        Project.create(path, [codebook])
    assert code_of(caught) == "project-exists"
    assert path.read_bytes() == b"noe annet"


def test_two_codebooks_of_one_id_make_no_project(tmp_path: Path, codebook: Codebook):
    with pytest.raises(CallError) as caught:
        Project.create(tmp_path / "p.ungtekst", [codebook, codebook])
    assert code_of(caught) == "project-codebook-twice"
    assert list(tmp_path.iterdir()) == []


def test_making_a_project_that_fails_leaves_no_file(tmp_path: Path, codebook: Codebook, monkeypatch):
    monkeypatch.setattr(store, "_keep_codebook", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        Project.create(tmp_path / "p.ungtekst", [codebook])
    assert list(tmp_path.iterdir()) == []


def test_a_project_in_a_folder_that_is_not_there_is_the_callers_fault(tmp_path: Path, codebook: Codebook):
    with pytest.raises(CallError) as caught:
        Project.create(tmp_path / "ingen" / "p.ungtekst", [codebook])
    assert code_of(caught) == "file-unwritable"


def test_a_file_that_is_not_there_is_not_made_by_opening_it(tmp_path: Path):
    with pytest.raises(CallError) as caught:
        Project.open(tmp_path / "p.ungtekst")
    assert code_of(caught) == "project-missing"
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_project_is_told_from_one(tmp_path: Path):
    text, other, blank = tmp_path / "a.txt", tmp_path / "b.sqlite", tmp_path / "c.ungtekst"
    text.write_text("id;svar\n" * 1_000)
    blank.touch()
    sqlite3.connect(other).execute("CREATE TABLE t (a)").connection.close()
    for path in (text, other, blank):
        before = path.read_bytes()
        with pytest.raises(CallError) as caught:
            Project.open(path)
        assert code_of(caught) == "project-not-one"
        assert path.read_bytes() == before


def test_a_project_of_a_later_version_is_left_alone(empty: Path):
    with sqlite3.connect(empty) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    before = empty.read_bytes()
    with pytest.raises(CallError, match="install a newer ungtekst") as caught:
        Project.open(empty)
    assert code_of(caught) == "project-newer"
    assert empty.read_bytes() == before


def test_a_project_cut_short_is_damaged_and_says_so(coded: Path):
    whole = coded.read_bytes()
    for damaged in (whole[:40_000], whole[:8_192] + bytes(len(whole) - 8_192)):
        coded.write_bytes(damaged)
        with pytest.raises(DataError) as caught, Project.open(coded) as project:
            project.answers()
        assert code_of(caught) == "project-damaged"


def test_the_codebook_comes_back_as_it_was(empty: Path, codebook: Codebook):
    with Project.open(empty) as project:
        assert project.codebooks()["hverdag"].codebook == codebook


def test_the_file_is_kept_as_the_design_says(empty: Path):
    connection = store.open_file(empty)
    pragmas = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "user_version")
    }
    connection.close()
    assert pragmas == {
        "journal_mode": "delete",
        "synchronous": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "user_version": schema.VERSION,
    }


# -- changing ----------------------------------------------------------------------------------------------


def test_an_exception_inside_a_change_leaves_the_file_as_it_was(tmp_path: Path, codebook: Codebook):
    project = project_of(tmp_path / "p.ungtekst", codebook, ["sliten"])
    before = project.path.read_bytes()

    def half() -> None:
        with project.change("add"):
            project.add("2026", {"hverdag": "hverdag"}, [person("ny")])
            raise RuntimeError("midt i")

    with pytest.raises(RuntimeError, match="midt i"):
        half()
    assert len(project.answers()) == 1
    project.close()
    assert project.path.read_bytes() == before


def test_a_change_that_changes_nothing_writes_nothing(tmp_path: Path, codebook: Codebook):
    people = [person("p1", "sliten", kjønn="mann")]
    given = {"invited": 10, "asked": {"hverdag": 8}}
    with Project.create(tmp_path / "p.ungtekst", [codebook]) as project:
        add(project, people, **given)
    before = project.path.read_bytes()
    with Project.open(project.path) as again:
        add(again, people, **given)
        with again.change("review apply", "kari"):
            again.decide([], "kari", 1)
            assert again.comment(1, "kari", {}) == 0
    assert project.path.read_bytes() == before


def test_another_number_of_invited_or_asked_is_kept_and_stands_in_the_history(
    tmp_path: Path, codebook: Codebook
):
    with Project.create(tmp_path / "p.ungtekst", [codebook]) as project:
        for invited, asked in ((10, 8), (12, 8), (12, 9), (12, 9)):
            add(project, [person("p1")], invited=invited, asked={"hverdag": asked})
        assert project.waves()["invited"].tolist() == [12]
        assert project.asked()["asked"].tolist() == [9]
        assert project.history()["what"].tolist() == ["new", "add", "add", "add"]


def test_nothing_is_changed_outside_a_change(tmp_path: Path, codebook: Codebook):
    project = project_of(tmp_path / "p.ungtekst", codebook, ["sliten"])
    with pytest.raises(RuntimeError, match=r"Project\.change"):
        project.decide([], "kari", 1)
    project.close()


def test_a_process_killed_in_the_middle_leaves_the_last_committed_state(tmp_path: Path, codebook: Codebook):
    path = tmp_path / "p.ungtekst"
    project_of(path, codebook, ["sliten"]).close()
    script = """
        import os, sys
        from ungtekst.project import Decision, Project
        project = Project.open(sys.argv[1])
        project._connection.execute("PRAGMA cache_size = 1")
        with project.change("add-codes", "kari"):
            project.decide([Decision(1, f"kode-{n}", "1" * 500) for n in range(2_000)], "kari", 1)
            os._exit(9)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script), path], check=False)
    assert done.returncode == 9
    with Project.open(path) as project:
        assert project.current().empty
        assert project.answers()["text"].tolist() == ["sliten"]
        assert project.history()["what"].tolist() == ["new", "add"]
    assert query(path, "PRAGMA integrity_check") == [("ok",)]


def test_a_second_process_waits_for_the_first(tmp_path: Path, codebook: Codebook):
    path = tmp_path / "p.ungtekst"
    project_of(path, codebook, ["sliten"]).close()
    script = """
        import sys
        from ungtekst.project import Decision, Project
        project = Project.open(sys.argv[1])
        with project.change("add-codes", "kari"):
            project.decide([Decision(1, "skole", "1")], "kari", 1)
            print("inne", flush=True)
            sys.stdin.readline()
    """
    first = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert first.stdout is not None
    assert first.stdout.readline() == "inne\n"
    release = threading.Timer(0.3, lambda: first.communicate("ferdig\n"))
    release.start()
    with Project.open(path) as second:
        decide(second, "ola", 1, skole=0)
        assert "kari" in second.said()[1]
    release.join()
    assert first.returncode == 0


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_project_held_too_long_is_busy_and_unchanged(empty: Path, monkeypatch, lock: str):
    monkeypatch.setattr(store, "WAIT_SECONDS", 0.05)
    before = empty.read_bytes()
    holder = sqlite3.connect(empty, isolation_level=None)
    holder.execute(f"BEGIN {lock}")
    started = time.monotonic()

    def change() -> None:
        with Project.open(empty) as project:
            add(project, [person("p1")])

    with pytest.raises(DataError, match="nother program is changing the project") as caught:
        change()
    assert code_of(caught) == "project-busy"
    assert time.monotonic() - started < 10
    holder.execute("ROLLBACK")
    holder.close()
    assert empty.read_bytes() == before


# -- the ledger only grows ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE coding SET value = '0'",
        "DELETE FROM coding",
        "UPDATE revision SET text = 'noe annet'",
    ],
)
def test_the_file_itself_refuses_to_rewrite_the_past(coded: Path, statement: str):
    connection = sqlite3.connect(coded)
    with pytest.raises(sqlite3.IntegrityError, match=r"append-only|never changes"):
        connection.execute(statement)
    connection.close()


def test_other_programs_read_the_views(coded: Path):
    rows = query(coded, "SELECT respondent, skole, helse, valens FROM coded_answers_hverdag ORDER BY answer")
    assert len(rows) == 16
    assert rows[0] == ("101", "1", "0", "nøytral")
    kinds = query(coded, "SELECT DISTINCT source, disputed, resolution FROM current_codings")
    assert kinds == [("rule", 0, 0)]


def test_a_codebook_of_a_thousand_codes_has_its_view(tmp_path: Path):
    codes = [{"id": f"kode-{n}", "label": {"nb": f"Kode {n}"}} for n in range(1_000)]
    large = Codebook.from_dict(
        {
            "ungtekst": "codebook/1",
            "id": "stor-bok",
            "version": "1.0.0",
            "dimensions": [{"id": "tema", "choice": "many", "codes": codes}],
        }
    )
    path = tmp_path / "p.ungtekst"
    with Project.create(path, [large]) as project, project.change("add"):
        project.add("2025", {"fri": "stor-bok"}, [add_step.Respondent("p1", 2, {"fri": "hei"})])
    with Project.open(path) as project:
        decide(project, "kari", 1, **{"kode-999": 1})
    assert query(path, 'SELECT "kode-998", "kode-999" FROM "coded_answers_stor-bok"') == [(None, "1")]
