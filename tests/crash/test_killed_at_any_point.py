"""A command killed at any point leaves the project as it was before, or as it is after; never between.

About twenty kills a command; UNGTEKST_KILLS asks for another number. All fall where they fell the last time,
but for the ones that go by the clock.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from crash_material import CHANGING, GROWING, KILLS, TELLING, Harm, Material, Nursery, state

from ungtekst.project import store

TIGHT = 5  # pages: SQLite must write to the file long before it commits
VERSION_1 = Path(__file__).parents[1] / "project" / "versions" / "v1.sql"
START = "start"
WRITING = "the first write"


@dataclass(frozen=True)
class Course:
    """What an unharmed run of a command does: states, sizes in bytes, statements, and seconds since when."""

    before: dict[str, str]
    after: dict[str, str]
    size: int
    grown: int
    statements: int
    seconds: dict[str, float]


class Courses:
    """The unharmed run of each command, made when it is first asked for."""

    def __init__(self, nursery: Nursery, original: Material, folder: Path) -> None:
        self._nursery = nursery
        self._original = original
        self._folder = folder
        self.of = cache(self._course)

    def _course(self, command: str) -> Course:
        mine = self._original.copied(self._folder / command)
        before, size = state(mine.project), mine.project.stat().st_size
        started = time.monotonic()
        child = self._nursery.start(*mine.words(command))
        assert child.began()
        writing = time.monotonic()
        end = child.end()
        ended = time.monotonic()
        assert end.status == 0, end.err
        after, grown = state(mine.project), mine.project.stat().st_size
        assert after != before
        seconds = {START: ended - started, WRITING: ended - writing}
        return Course(before, after, size, grown, end.statements, seconds)


@pytest.fixture(scope="module")
def courses(nursery: Nursery, original: Material, tmp_path_factory: pytest.TempPathFactory) -> Courses:
    return Courses(nursery, original, tmp_path_factory.mktemp("uskadd"))


def spread(first: int, last: int, count: int) -> Iterable[int]:
    """Give ``count`` numbers from first to last, both among them."""
    return sorted({first + (last - first) * n // max(count - 1, 1) for n in range(count)})


def finish(nursery: Nursery, material: Material, command: str, course: Course) -> None:
    """Run the command again on the state before: it does all of its work."""
    end = nursery.run(*material.words(command))
    assert end.status == 0, end.err
    assert state(material.project) == course.after


@pytest.mark.parametrize("command", CHANGING)
def test_a_command_killed_at_any_statement_has_done_nothing_or_everything(
    nursery: Nursery, material: Material, courses: Courses, command: str
):
    course = courses.of(command)
    whole = material.project.read_bytes()
    half_written = done = 0
    for number in spread(1, course.statements, KILLS * 2 // 5):
        material.project.write_bytes(whole)
        end = nursery.run(*material.words(command), harm=Harm(statement=number, cache=TIGHT))
        assert end.killed
        half_written += material.journal.exists() and material.project.read_bytes() != whole
        left = state(material.project)
        assert left == course.after or (left == course.before and not done), number
        done += left == course.after
    assert half_written or command not in GROWING, (
        "no kill fell between the first byte written and the commit"
    )
    material.project.write_bytes(whole)
    end = nursery.run(*material.words(command), harm=Harm(speech=True))
    assert end.killed
    assert state(material.project) == course.after


@pytest.mark.parametrize("tight", [None, TIGHT])
@pytest.mark.parametrize("command", GROWING)
def test_a_command_killed_while_the_file_grows_has_done_nothing(
    nursery: Nursery, material: Material, courses: Courses, command: str, tight: int | None
):
    course = courses.of(command)
    for size in spread(course.size, course.grown - 1, KILLS // 5):
        # With room in its cache SQLite writes only when it commits: the kill is then in the middle of that.
        end = nursery.run(*material.words(command), harm=Harm(size=size, cache=tight))
        assert end.killed
        assert material.journal.stat().st_size > 0, "the kill fell beside the writing"
        assert state(material.project) == course.before, size
    finish(nursery, material, command, course)


@pytest.mark.parametrize("since", [START, WRITING])
@pytest.mark.parametrize("command", CHANGING)
def test_a_command_killed_at_any_time_has_done_nothing_or_everything(
    nursery: Nursery, material: Material, courses: Courses, command: str, since: str
):
    course = courses.of(command)
    whole = material.project.read_bytes()
    draw = random.Random(f"{command}, {since}")  # noqa: S311 - not a secret
    for _ in range(KILLS // 10):
        child = nursery.start(*material.words(command))
        if since == WRITING:
            assert child.began()
        delay = draw.uniform(0, course.seconds[since])
        if not child.ends_within(delay):
            child.kill()
        assert child.end().killed or state(material.project) == course.after
        left = state(material.project)
        assert left in (course.before, course.after), delay
        if left == course.after:
            material.project.write_bytes(whole)
    finish(nursery, material, command, course)


def test_a_respondent_is_forgotten_whole_or_not_at_all_and_leaves_no_byte(
    nursery: Nursery, material: Material, courses: Courses
):
    course = courses.of("forget")
    whole = material.project.read_bytes()
    told = f"{TELLING}a7".encode()
    assert told in whole
    seen = set()
    # The last statements are those of the vacuuming, when the change itself is committed.
    harms = [
        *(Harm(size=size) for size in spread(0, course.size, KILLS // 4)),
        *(Harm(statement=number) for number in spread(1, course.statements, KILLS // 2)),
    ]
    for harm in harms:
        material.project.write_bytes(whole)
        nursery.run(*material.words("forget"), harm=harm)
        left = state(material.project)
        assert left in (course.before, course.after), harm
        seen.add(left == course.after)
        if left == course.after:
            assert told not in material.project.read_bytes()
    assert seen == {False, True}


def test_a_project_killed_while_it_is_brought_to_this_version_has_the_old_or_the_new(
    nursery: Nursery, tmp_path: Path
):
    def version() -> int:
        connection = sqlite3.connect(project)
        found: int = connection.execute("PRAGMA user_version").fetchone()[0]
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()
        return found

    project = tmp_path / "v1.ungtekst"
    connection = sqlite3.connect(project)
    connection.executescript(VERSION_1.read_text("utf-8"))
    connection.execute(f"PRAGMA application_id = {store.APPLICATION}")
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    old = project.read_bytes()
    unharmed = nursery.run("history", project)
    assert unharmed.status == 0, unharmed.err
    after, new = state(project), version()
    assert new > 1
    seen = set()
    for number in spread(1, unharmed.statements, KILLS // 2):
        project.write_bytes(old)
        assert nursery.run("history", project, harm=Harm(statement=number, cache=TIGHT)).killed
        seen.add(version())
        assert state(project) == after, number
    assert seen == {1, new}
