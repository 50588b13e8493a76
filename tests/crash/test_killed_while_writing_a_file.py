"""A sheet or an export is there whole or not at all, whenever the command that writes it is killed."""

from __future__ import annotations

from pathlib import Path

import pytest
from crash_material import KILLS, End, Harm, Material, Nursery, corrected, state


@pytest.fixture(scope="module")
def sheet(
    nursery: Nursery, original: Material, tmp_path_factory: pytest.TempPathFactory
) -> tuple[bytes, End]:
    """The sheet that an unharmed export writes, and how it went."""
    mine = original.copied(tmp_path_factory.mktemp("uskadd") / "ark")
    end = nursery.run(*mine.words("review-export"))
    assert end.status == 0, end.err
    return (mine.sheet).read_bytes(), end


def test_no_sheet_lies_about_whenever_its_export_is_killed(
    nursery: Nursery, material: Material, sheet: tuple[bytes, End]
):
    whole, unharmed = sheet
    path = material.sheet
    before = state(material.project)
    count = max(KILLS // 4, 2)
    harms = [
        *(Harm(statement=1 + (unharmed.statements - 1) * n // (count - 1)) for n in range(count)),
        *(Harm(size=len(whole) * n // count) for n in range(count)),
        Harm(size=len(whole) - 1),  # longer than the journal: it is the sheet that is cut
        Harm(replace=True),
    ]
    begun = 0
    for harm in harms:
        assert nursery.run(*material.words("review-export"), harm=harm).killed
        assert state(material.project) == before
        assert not path.exists(), "a sheet that the project does not know"
        begun += any(0 < left.stat().st_size < len(whole) for left in material.folder.glob(".*ark2.csv*"))
    assert begun, "no kill fell while the sheet was written"
    assert nursery.run(*material.words("review-export")).status == 0
    assert path.read_bytes() == whole


def before_the_backup(nursery: Nursery, material: Material) -> Path:
    """Give a sheet that the project does not know: it was handed out, and then an older copy put back."""
    older = material.project.read_bytes()
    assert nursery.run(*material.words("review-export")).status == 0
    material.project.write_bytes(older)
    return material.sheet


def test_a_sheet_that_the_project_does_not_know_is_refused_and_nothing_is_lost(
    nursery: Nursery, material: Material
):
    orphan = before_the_backup(nursery, material)
    before = material.bytes()
    end = nursery.run("review", "apply", material.project, orphan, "--coder", "kari", "--confirm")
    assert end.refused, end.err
    assert "sheet" in end.err
    assert material.bytes() == before


def test_a_sheet_that_the_project_does_not_know_is_not_taken_for_the_next_one(
    nursery: Nursery, material: Material
):
    orphan = before_the_backup(nursery, material)
    draw = ("review", "export", material.project, material.folder / "blind.csv", "--take", "audit")
    end = nursery.run(*draw, "--count", "5000")
    assert end.status == 0, end.err
    before = state(material.project)

    def number(path: Path) -> str:
        return path.read_text("utf-8-sig").splitlines()[1].split("-")[1]

    assert number(orphan) == number(material.folder / "blind.csv")
    # Its machine codes would enter as the blind codings of a human, and estimates rest on those.
    end = nursery.run("review", "apply", material.project, orphan, "--coder", "kari", "--confirm", "--yes")
    assert end.refused, end.err
    assert state(material.project) == before


def test_an_export_killed_over_an_older_one_leaves_the_old_or_the_new(nursery: Nursery, material: Material):
    path = material.folder / "kodet.csv"
    assert nursery.run(*material.words("export")).status == 0
    old = path.read_bytes()
    assert nursery.run(*material.words("apply")).status == 0
    count = max(KILLS // 4, 2)
    harms = [*(Harm(size=len(old) * n // count) for n in range(count)), Harm(replace=True), Harm(speech=True)]
    for harm in harms:
        assert path.read_bytes() == old
        assert nursery.run(*material.words("export"), harm=harm).killed
    new = path.read_bytes()
    assert new != old
    assert nursery.run(*material.words("export")).status == 0
    assert path.read_bytes() == new


def test_a_returned_sheet_is_not_touched_by_a_killed_apply(nursery: Nursery, material: Material):
    returned = (material.folder / "kari.csv").read_bytes()
    assert nursery.run(*material.words("apply"), harm=Harm(size=0)).killed
    assert (material.folder / "kari.csv").read_bytes() == returned
    again = corrected(material.folder / "kari.csv", material.folder / "igjen.csv", 3, "nav")
    assert nursery.run("review", "apply", material.project, again, "--coder", "kari").status == 0
