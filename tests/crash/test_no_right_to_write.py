"""A project or a folder that may not be written: one clear sentence, nothing changed, and reading works."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from crash_material import CHANGING, Harm, Material, Nursery, state


@pytest.fixture(scope="module")
def bound(
    nursery: Nursery, original: Material, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Nursery]:
    """A nursery that modes bind: root's would write whatever they say."""
    if os.geteuid() != 0:
        yield nursery
        return
    if shutil.which("setpriv") is None:
        pytest.skip("modes do not bind root")
    made = Nursery(
        tmp_path_factory.mktemp("fifo"), ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    )
    made.warm("code", original.copied(tmp_path_factory.mktemp("øvelse")).project)
    yield made
    made.close()


@pytest.fixture
def fixed(material: Material) -> Iterator[Material]:
    """A project in a folder, neither of which may be written."""
    material.project.chmod(0o400)
    material.folder.chmod(0o500)
    yield material
    material.folder.chmod(0o700)


@pytest.mark.parametrize("command", CHANGING)
@pytest.mark.parametrize(("file", "folder"), [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)])
def test_a_project_that_may_not_be_written_stands_and_the_user_is_told(
    bound: Nursery, material: Material, command: str, file: int, folder: int
):
    before = material.bytes()
    material.project.chmod(file)
    material.folder.chmod(folder)
    try:
        end = bound.run(*material.words(command))
    finally:
        material.folder.chmod(0o700)
    assert end.refused, end
    assert material.bytes() == before
    material.project.chmod(0o600)
    assert bound.run(*material.words(command)).status == 0


def test_a_project_that_may_not_be_written_is_still_read(bound: Nursery, fixed: Material):
    out = fixed.folder.parent / "kodet.csv"
    end = bound.run("export", fixed.project, out)
    assert end.status == 0, end
    assert out.exists()
    assert bound.run("history", fixed.project).status == 0


def test_a_project_that_may_not_be_read_is_said_to_be_so(bound: Nursery, material: Material):
    material.project.chmod(0o000)
    end = bound.run("export", material.project, material.folder / "kodet.csv")
    assert end.status == 2
    assert "cannot be read" in end.err
    assert "Traceback" not in end.err
    material.project.chmod(0o600)


@pytest.mark.parametrize("command", ["export", "review-export"])
def test_a_file_in_a_folder_that_may_not_be_written_is_refused(
    bound: Nursery, material: Material, command: str
):
    shut = material.folder / "låst"
    shut.mkdir(mode=0o500)
    before = state(material.project)
    words = [shut / "ut.csv" if str(word).endswith(".csv") else word for word in material.words(command)]
    end = bound.run(*words)
    assert end.refused, end
    assert list(shut.iterdir()) == []
    assert state(material.project) == before


def test_a_change_cut_short_is_not_shown_where_it_cannot_be_taken_back(bound: Nursery, material: Material):
    """The rest of a killed change is taken back by the next one who opens the file, and must write for it."""
    before = state(material.project)
    grown = material.project.stat().st_size + 8_192
    assert bound.run(*material.words("code"), harm=Harm(size=grown, cache=20)).killed
    assert material.journal.exists()
    material.project.chmod(0o400)
    material.folder.chmod(0o500)
    try:
        end = bound.run("export", material.project, material.folder.parent / "kodet.csv")
    finally:
        material.folder.chmod(0o700)
        material.project.chmod(0o600)
    assert end.refused, end
    assert state(material.project) == before
