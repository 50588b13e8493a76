"""On a full disk a command says so in one sentence and changes nothing; with room made it does its work."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from crash_material import CHANGING, GROWING, KILLS, WRITING, Harm, Material, Nursery, state

from ungtekst.project import Project

TIGHT = 5  # pages: the disk is full in the middle of the change, not when it is committed
DISK = 16 * 2**20  # bytes
PAGE = 4096


def rooms(material: Material) -> tuple[int, ...]:
    """Give bytes that no file may grow beyond: nothing, too little for a journal, and a little growth."""
    size = material.project.stat().st_size
    return 0, 600, size, size + PAGE, size + 4 * PAGE


@pytest.mark.parametrize("command", CHANGING)
def test_a_change_that_finds_no_room_changes_nothing(nursery: Nursery, material: Material, command: str):
    before = material.bytes()
    for room in rooms(material) if command in GROWING else rooms(material)[:2]:
        end = nursery.run(*material.words(command), harm=Harm(room=room))
        assert end.refused, (room, end)
        assert material.bytes() == before, room
    assert nursery.run(*material.words(command)).status == 0


@pytest.mark.parametrize("command", GROWING)
def test_a_large_change_that_finds_no_room_is_taken_back_when_the_file_is_opened(
    nursery: Nursery, material: Material, command: str
):
    before = material.bytes()
    for room in rooms(material):
        end = nursery.run(*material.words(command), harm=Harm(room=room, cache=TIGHT))
        assert end.refused, (room, end)
        Project.open(material.project).close()
        assert material.bytes() == before, room
    assert nursery.run(*material.words(command)).status == 0


@pytest.mark.parametrize("command", GROWING)
def test_a_large_change_that_finds_no_room_leaves_nothing_to_be_taken_back(
    nursery: Nursery, material: Material, command: str
):
    before = material.bytes()
    room = material.project.stat().st_size
    assert nursery.run(*material.words(command), harm=Harm(room=room, cache=TIGHT)).refused
    # Whoever copies the file without its journal now has a damaged copy.
    assert material.bytes() == before


@pytest.mark.parametrize("command", GROWING)
def test_a_change_that_can_neither_be_written_nor_taken_back_is_taken_back_later(
    nursery: Nursery, material: Material, command: str
):
    before = state(material.project)
    # Half of the file's own pages cannot be written: what a broken disk does, not a full one.
    room = material.project.stat().st_size // 2
    end = nursery.run(*material.words(command), harm=Harm(room=room, cache=TIGHT))
    assert end.refused, end
    # In the large project of the long proof only the first half was written, and is taken back at once.
    assert KILLS > 20 or material.journal.exists(), "nothing was left to be taken back"
    assert state(material.project) == before
    assert nursery.run(*material.words(command)).status == 0


@pytest.mark.parametrize("command", WRITING)
def test_a_file_that_finds_no_room_is_not_begun(nursery: Nursery, material: Material, command: str):
    out = material.words(command)[3 if command == "review-export" else 2]
    before = material.bytes()
    assert nursery.run(*material.words(command)).status == 0
    whole = Path(out).read_bytes()
    Path(out).unlink()
    material.project.write_bytes(before["p.ungtekst"])
    for room in (0, PAGE, len(whole) - 1):
        end = nursery.run(*material.words(command), harm=Harm(room=room))
        assert end.refused, (room, end)
        assert material.bytes() == before, room
    assert nursery.run(*material.words(command)).status == 0
    assert Path(out).read_bytes() == whole


def test_an_older_export_stands_when_there_is_no_room_for_the_new(nursery: Nursery, material: Material):
    assert nursery.run(*material.words("export")).status == 0
    assert nursery.run(*material.words("apply")).status == 0
    before = material.bytes()
    end = nursery.run(*material.words("export"), harm=Harm(room=1000))
    assert end.refused, end
    assert material.bytes() == before
    assert nursery.run(*material.words("export")).status == 0
    assert material.bytes() != before


# -- a disk that is really full ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def disk(
    original: Material, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Nursery, Path, Path]]:
    """A small disk that only a nursery of its own sees: its path there, and the same place seen from here."""
    place = tmp_path_factory.mktemp("disk")
    mount = f"mount -t tmpfs -o size={DISK} tmpfs '{place}'"
    within = ("unshare", "-rm", "sh", "-c")
    if shutil.which("unshare") is None or subprocess.run([*within, mount], check=False).returncode:
        pytest.skip("no disk can be mounted here")
    made = Nursery(tmp_path_factory.mktemp("fifo"), [*within, f'{mount} && exec "$@"', "sh"])
    made.warm("--version")  # it answers when the disk is there
    outer = Path(f"/proc/{made.process.pid}/root{place}")
    shutil.copyfile(original.project, outer / "p.ungtekst")
    made.warm("code", place / "p.ungtekst")
    (outer / "p.ungtekst").unlink()
    yield made, place, outer
    made.close()


def filled(outer: Path, free_pages: int) -> Path:
    """Fill the disk up to so many free pages; give the file that does."""
    filler = outer / "fyll"
    free = os.statvfs(outer).f_bavail * PAGE
    filler.write_bytes(bytes(max(free - free_pages * PAGE, 0)))
    return filler


@pytest.mark.parametrize("command", [*GROWING, *WRITING])
def test_a_disk_that_is_full_loses_nothing(
    disk: tuple[Nursery, Path, Path], original: Material, command: str
):
    nursery, inner, outer = disk
    material, seen = Material(inner / command), original.copied(outer / command)
    before = seen.bytes()
    fits = []
    for pages in (0, 1, 4, 12, 40, 2000):
        filler = filled(outer, pages)
        end = nursery.run(*material.words(command))
        filler.unlink()
        fits.append(end.status == 0)
        if end.status == 0:
            shutil.rmtree(outer / command)
            original.copied(outer / command)
            continue
        assert end.refused, (pages, end)
        seen.sheet.unlink(missing_ok=True)  # the next test is about it
        assert seen.bytes() == before, pages
    assert fits[0] is False
    assert fits[-1] is True
    shutil.rmtree(outer / command)


def test_a_sheet_that_the_project_found_no_room_to_remember_is_not_handed_out(
    disk: tuple[Nursery, Path, Path], original: Material
):
    nursery, inner, outer = disk
    material, seen = Material(inner / "ark"), original.copied(outer / "ark")
    left = []
    for pages in range(6, 60, 9):
        filler = filled(outer, pages)
        end = nursery.run(*material.words("review-export"))
        filler.unlink()
        if end.status != 0 and seen.sheet.exists():
            left.append(pages)
        seen.sheet.unlink(missing_ok=True)
    shutil.rmtree(outer / "ark")
    assert left == []


def test_a_respondent_whom_a_full_disk_said_was_not_forgotten_is_there(
    disk: tuple[Nursery, Path, Path], original: Material, tmp_path: Path
):
    nursery, inner, outer = disk
    material = Material(inner / "glem")
    before = state(original.project)
    ends = []
    for pages in range(0, 60, 6):
        seen = original.copied(outer / "glem")
        filler = filled(outer, pages)
        end = nursery.run(*material.words("forget"))
        filler.unlink()
        # SQLite cannot open a file through another process's root: a copy tells the same.
        copy = tmp_path / "kopi"
        shutil.copytree(outer / "glem", copy)
        forgotten = state(copy / seen.project.name) != before
        assert forgotten == (end.status == 0), (pages, end)
        assert end.status == 0 or "stands as it was" in end.err
        ends.append(end.status == 0)
        shutil.rmtree(copy)
        shutil.rmtree(outer / "glem")
    assert set(ends) == {False, True}
