"""What a later table says of people already there: added where it is new, refused where it contradicts."""

from __future__ import annotations

from pathlib import Path

import pytest

from ungtekst import Project
from ungtekst.errors import DataError
from ungtekst.project.cells import same_text
from ungtekst.steps.add import Layout, add
from ungtekst.steps.new import new

CODEBOOK = """
ungtekst: codebook/1
id: liten
version: 1.0.0
dimensions:
  - {id: tema, choice: many, codes: [{id: helse, label: Helse, terms: ["syk"]}]}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "liten.yaml").write_text(CODEBOOK, "utf-8")
    (tmp_path / "først.csv").write_text("id;vekt;q\n1;1,5;syk i går\n2;0,5;\n", "utf-8")
    path = tmp_path / "p.ungtekst"
    new(path, [tmp_path / "liten.yaml"])
    add(path, tmp_path / "først.csv", Layout("id", {"q": "q"}, weight_column="vekt"), "v1")
    return path


def test_a_table_without_weights_says_nothing_against_those_stored(project: Path) -> None:
    (project.parent / "mer.csv").write_text("id;r\n1;ingenting\n2;mye\n", "utf-8")
    assert add(project, project.parent / "mer.csv", Layout("id", {"r": "r"}), "v1").added.new == 2
    with Project.open(project) as opened:
        assert opened.answers()["weight"].tolist() == [1.5, 0.5, 1.5, 0.5]


def test_a_group_that_is_new_for_known_respondents_is_stored(project: Path) -> None:
    (project.parent / "mer.csv").write_text("id;kontor;q\n1;Nord;syk i går\n2;Sør;\n", "utf-8")
    done = add(project, project.parent / "mer.csv", Layout("id", {"q": "q"}, groups=("kontor",)), "v1")
    assert (done.added.new, done.added.same) == (0, 2)
    with Project.open(project) as opened:
        assert opened.background()["kontor"].tolist() == ["Nord", "Sør"]


def test_another_weight_for_a_known_respondent_is_refused(project: Path) -> None:
    (project.parent / "mer.csv").write_text("id;vekt;r\n1;1,4;ja\n", "utf-8")
    with pytest.raises(DataError, match="another weight"):
        add(project, project.parent / "mer.csv", Layout("id", {"r": "r"}, weight_column="vekt"), "v1")


@pytest.mark.parametrize(
    ("stored", "returned"), [("0070", "70"), ("1/2", "01.02.2026"), ("08:00", "0,33333")]
)
def test_a_text_without_letters_is_known_by_its_key_alone(stored: str, returned: str) -> None:
    assert same_text(stored, returned)
    assert not same_text(stored, "noe helt annet")
    assert not same_text("syk i går", returned)


def test_in_a_panel_it_is_said_how_many_are_known(project: Path) -> None:
    (project.parent / "neste.csv").write_text("id;q\n2;frisk nå\n3;ny her\n", "utf-8")
    done = add(project, project.parent / "neste.csv", Layout("id", {"q": "q"}), "v2", panel=True)
    assert (done.added.respondents, done.added.known) == (2, 1)
    with Project.open(project) as opened:
        people = opened.answers().groupby("respondent")["person"].nunique()
    assert people.to_dict() == {"1": 1, "2": 1, "3": 1}
