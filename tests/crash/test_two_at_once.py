"""Two commands at once: the second waits and works on top of the first, or says that it cannot."""

from __future__ import annotations

import csv
import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from crash_material import CHANGING, Harm, Material, Nursery, state

from ungtekst.project import Project

CODINGS = "SELECT revision_id, variable, coder.name, value FROM coding JOIN coder ON coder.id = coder_id"


def ledger(project: Path) -> Counter[tuple[object, ...]]:
    """Count what stands in the ledger from humans."""
    connection = sqlite3.connect(project)
    rows = Counter(connection.execute(CODINGS).fetchall())
    connection.close()
    return rows


@pytest.fixture(scope="module")
def alone(
    nursery: Nursery, original: Material, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Counter[tuple[object, ...]]]:
    """What each coder's sheet brings into the ledger when nobody else is there."""
    brought = {}
    for command in ("apply", "apply-ola"):
        mine = original.copied(tmp_path_factory.mktemp("alene") / command)
        assert nursery.run(*mine.words(command)).status == 0
        brought[command] = ledger(mine.project)
        assert set(brought[command].values()) == {1}
    return brought


def test_a_second_apply_waits_and_works_on_top_of_the_first(
    nursery: Nursery, material: Material, alone: dict[str, Counter[tuple[object, ...]]]
):
    first = nursery.start(*material.words("apply"), harm=Harm(gate="held"))
    assert first.began()
    second = nursery.start(*material.words("apply-ola"))
    assert not second.began(0.2), "it did not wait"
    first.release()
    ends = [first.end(), second.end()]
    assert [end.status for end in ends] == [0, 0], ends
    assert ledger(material.project) == alone["apply"] + alone["apply-ola"]
    assert "Disputed" in ends[1].out, "the second was not compared with the first"
    with Project.open(material.project) as project:
        assert project.current()["disputed"].any()


@pytest.mark.parametrize("command", CHANGING)
def test_a_change_that_has_waited_too_long_says_so_and_changes_nothing(
    nursery: Nursery, material: Material, command: str
):
    before = state(material.project)
    first = nursery.start(*material.words("apply-ola"), harm=Harm(gate="held"))
    assert first.began()
    end = nursery.run(*material.words(command), harm=Harm(wait=0.05))
    assert end.status == 1
    assert end.refused, end
    assert "nother program is changing the project" in end.err
    first.kill()
    assert first.end().killed
    assert state(material.project) == before
    assert nursery.run(*material.words(command), harm=Harm(wait=0.05)).status == 0


@pytest.mark.parametrize("turn", range(10))
def test_two_sheets_applied_at_the_same_moment_both_enter_once(
    nursery: Nursery, material: Material, alone: dict[str, Counter[tuple[object, ...]]], turn: int
):
    commands = ["apply", "apply-ola"]
    children = [
        nursery.start(*material.words(command), harm=Harm(gate="before"))
        for command in (commands if turn % 2 else reversed(commands))
    ]
    assert all(child.began() for child in children)
    for child in children:
        child.release()
    ends = [child.end() for child in children]
    assert [end.status for end in ends] == [0, 0], ends
    assert ledger(material.project) == alone["apply"] + alone["apply-ola"]


def test_one_sheet_applied_twice_at_the_same_moment_enters_once(
    nursery: Nursery, material: Material, alone: dict[str, Counter[tuple[object, ...]]]
):
    children = [nursery.start(*material.words("apply"), harm=Harm(gate="before")) for _ in range(2)]
    assert all(child.began() for child in children)
    for child in children:
        child.release()
    ends = [child.end() for child in children]
    assert [end.status for end in ends] == [0, 0], ends
    assert sum("Nothing was new" in end.out for end in ends) == 1
    assert ledger(material.project) == alone["apply"]


def test_an_export_sees_one_whole_state_while_another_changes_the_project(
    nursery: Nursery, material: Material
):
    assert nursery.run(*material.words("export")).status == 0
    old = (material.folder / "kodet.csv").read_bytes()
    changing = nursery.start(*material.words("apply"), harm=Harm(gate="held"))
    assert changing.began()
    assert nursery.run(*material.words("export")).status == 0
    assert (material.folder / "kodet.csv").read_bytes() == old
    changing.release()
    assert changing.end().status == 0
    assert nursery.run(*material.words("export")).status == 0
    assert (material.folder / "kodet.csv").read_bytes() != old


def test_codes_and_corrections_made_at_the_same_time_both_stand(
    nursery: Nursery, material: Material, alone: dict[str, Counter[tuple[object, ...]]]
):
    coding = nursery.start(*material.words("code"), harm=Harm(gate="before"))
    assert coding.began()
    assert nursery.run(*material.words("apply")).status == 0
    coding.release()
    assert coding.end().status == 0
    assert ledger(material.project) == alone["apply"]
    assert nursery.run(*material.words("export")).status == 0
    exported = (material.folder / "kodet.csv").read_text("utf-8-sig").splitlines()
    returned = (material.folder / "kari.csv").read_text("utf-8-sig").splitlines()
    codes = {(row["id"], row["spørsmål"]): row["skole"] for row in csv.DictReader(exported, delimiter=";")}
    ticked = [row for row in csv.DictReader(returned, delimiter=";") if row["ferdig"]]
    assert ticked
    assert all(codes[row["id"], row["spørsmål"]] == row["skole"] for row in ticked if row["skole"])
