"""A child that is coded makes its parent coded, and a parent that is only a union is its children."""

from __future__ import annotations

from pathlib import Path

import pytest

from ungtekst import Project
from ungtekst.project import Decision
from ungtekst.steps.add import Layout, add
from ungtekst.steps.new import new

CODEBOOK = """
ungtekst: codebook/1
id: liten
version: 1.0.0
dimensions:
  - id: tema
    choice: many
    codes:
      - {id: samarbeid, label: Samarbeid, codes: [{id: skolene, label: Skolene}, {id: fylket, label: Fylket}]}
      - {id: hjelp, label: Hjelp, codable: false, codes: [{id: penger, label: Penger}, {id: tid, label: Tid}]}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "liten.yaml").write_text(CODEBOOK, "utf-8")
    (tmp_path / "svar.csv").write_text(
        "id;q\n1;møter\n2;mer tid\n3;ingenting nytt\n4;vet ikke helt\n", "utf-8"
    )
    path = tmp_path / "p.ungtekst"
    new(path, [tmp_path / "liten.yaml"])
    add(path, tmp_path / "svar.csv", Layout("id", {"q": "q"}), "v1")
    return path


def held(path: Path, *decisions: tuple[int, str, str], coder: str = "kari") -> dict[tuple[int, str], object]:
    with Project.open(path) as project:
        with project.change("test", coder):
            project.decide([Decision(*one) for one in decisions], coder, 1)
        frame = project.current()
    return {(row.revision, row.variable): (row.value, row.source) for row in frame.itertuples()}


def test_a_child_that_is_1_makes_its_parent_1(project: Path) -> None:
    now = held(project, (1, "skolene", "1"), (1, "samarbeid", "0"), (2, "fylket", "1"))
    assert now[1, "samarbeid"] == ("1", "human")
    assert now[2, "samarbeid"] == ("1", "human")


def test_a_parent_may_be_1_alone_and_a_child_that_is_0_says_nothing_of_it(project: Path) -> None:
    now = held(project, (1, "samarbeid", "1"), (1, "skolene", "0"), (2, "skolene", "0"))
    assert now[1, "samarbeid"] == ("1", "human")
    assert (2, "samarbeid") not in now


def test_a_parent_that_is_not_codable_is_the_union_of_its_children(project: Path) -> None:
    now = held(
        project,
        *((1, "penger", "1"), (1, "tid", "0"), (2, "tid", "0"), (2, "penger", "0")),
        *((3, "hjelp", "1"), (4, "tid", "0")),
    )
    assert now[1, "hjelp"] == ("1", "human")
    assert now[2, "hjelp"] == ("0", "human")
    assert (3, "hjelp") not in now
    assert (4, "hjelp") not in now, "nobody has said whether it is the other"
