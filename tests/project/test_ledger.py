"""The ledger promises: every decision is kept, and what holds now follows from an order of authority."""

from __future__ import annotations

from pathlib import Path

import pytest
from project_material import decide, held, machine, project_of, query, resolve

from ungtekst import Codebook, Project
from ungtekst.errors import CallError
from ungtekst.steps.export import export
from ungtekst.steps.history import history


@pytest.fixture
def project(tmp_path: Path, codebook: Codebook):
    with project_of(tmp_path / "p.ungtekst", codebook, ["sliten", "husleie", ""]) as made:
        yield made


def test_what_nobody_has_judged_has_no_coding(project: Project):
    assert project.current().empty


def test_a_covered_answer_without_a_code_is_zero(project: Project):
    machine(project, {1: {"helse": 1}, 2: {}})
    assert held(project, 1, "helse") == ("1", "rule", False)
    assert held(project, 2, "helse") == ("0", "rule", False)
    assert held(project, 3, "helse") is None
    assert held(project, 1, "valens") is None


def test_a_human_overrules_the_machine_and_a_resolution_both(project: Project):
    machine(project, {1: {"helse": 1}})
    decide(project, "kari", 1, helse=0)
    assert held(project, 1, "helse") == ("0", "human", False)
    machine(project, {1: {"helse": 1}})
    assert held(project, 1, "helse") == ("0", "human", False)
    resolve(project, "leder", 1, "helse", "1")
    assert held(project, 1, "helse") == ("1", "human", False)
    decide(project, "kari", 1, helse=0)
    assert held(project, 1, "helse") == ("1", "human", False)


def test_the_later_of_one_coders_codings_holds(project: Project):
    decide(project, "kari", 1, helse=0)
    decide(project, "kari", 1, helse=1)
    assert held(project, 1, "helse") == ("1", "human", False)


def test_a_zero_from_a_human_is_as_real_as_a_one(project: Project):
    machine(project, {1: {"helse": 1}})
    decide(project, "kari", 1, helse=0)
    assert query(project.path, "SELECT helse FROM coded_answers_hverdag WHERE answer = 1") == [("0",)]


def test_two_coders_who_differ_dispute_the_cell_until_they_agree(project: Project):
    machine(project, {1: {"helse": 1, "valens": "negativ"}})
    decide(project, "kari", 1, helse=1, valens="negativ")
    decide(project, "ola", 1, helse=0, valens="nøytral")
    assert held(project, 1, "helse") == (None, "human", True)
    assert held(project, 1, "valens") == (None, "human", True)
    assert query(project.path, "SELECT helse, valens FROM coded_answers_hverdag WHERE answer = 1") == [
        (None, None)
    ]
    assert {coder: codes["helse"] for coder, codes in project.said()[1].items()} == {"kari": "1", "ola": "0"}
    decide(project, "ola", 1, helse=1)
    assert held(project, 1, "helse") == ("1", "human", False)


def test_a_resolution_ends_a_dispute(project: Project):
    decide(project, "kari", 1, helse=1)
    decide(project, "ola", 1, helse=0)
    resolve(project, "leder", 1, "helse", "0")
    assert held(project, 1, "helse") == ("0", "human", False)


def test_a_disputed_cell_is_empty_when_wide_and_all_its_rows_when_long(project: Project, tmp_path: Path):
    decide(project, "kari", 1, helse=1)
    decide(project, "ola", 1, helse=0)
    assert export(project.path, tmp_path / "b.csv", shape="wide") == 3
    wide = (tmp_path / "b.csv").read_text("utf-8-sig").splitlines()
    assert wide[0] == "id;bølge;spørsmål;svar;skole;økonomi;helse;nav;valens;bruk"
    assert wide[1] == "p1;2025;hverdag;sliten;;;;;;"
    assert export(project.path, tmp_path / "l.csv", shape="long") == 2
    long = (tmp_path / "l.csv").read_text("utf-8-sig").splitlines()
    assert long[0] == "id;bølge;spørsmål;kode;verdi;kilde;koder;kjøring;omstridt"
    assert sorted(long[1:]) == [
        "p1;2025;hverdag;helse;0;human;ola;;1",
        "p1;2025;hverdag;helse;1;human;kari;;1",
    ]


def test_a_machine_coding_exports_with_its_run(project: Project, tmp_path: Path):
    machine(project, {1: {"helse": 1}})
    export(project.path, tmp_path / "l.csv", shape="long", dialect="international")
    lines = (tmp_path / "l.csv").read_text("utf-8").splitlines()
    assert "p1,2025,hverdag,helse,1,rule,,1,0" in lines
    assert "p1,2025,hverdag,skole,0,rule,,1,0" in lines


def test_history_tells_every_coding_of_an_answer_and_no_text(project: Project):
    machine(project, {1: {"helse": 1}})
    decide(project, "kari", 1, helse=0)
    decide(project, "ola", 2, helse=1)
    story = history(project.path, answer=1)
    told = story[["what", "variable", "value", "source", "coder"]].to_numpy().tolist()
    assert told == [
        ["add", "", "", "", ""],
        ["code", "helse", "1", "rule", ""],
        ["add-codes", "helse", "0", "human", "kari"],
    ]
    assert history(project.path, respondent="p2")["coder"].tolist() == ["", "ola"]
    assert "sliten" not in story.to_csv()
    assert history(project.path)["what"].tolist() == ["new", "add", "code", "add-codes", "add-codes"]


def test_history_of_nobody_is_the_callers_fault(project: Project):
    with pytest.raises(CallError, match="no answer with that number or respondent"):
        history(project.path, answer=99)


def test_a_coder_is_the_same_in_capitals_unless_both_are_there_already(project: Project):
    decide(project, "kari", 1, helse=1)
    decide(project, "Kari", 1, helse=0)
    assert {name: codes["helse"] for name, codes in project.said()[1].items()} == {"kari": "0"}
    assert project.coder("KARI") == "kari"
    with project.change("as version 1 did"):
        project._connection.execute("INSERT INTO coder (name) VALUES ('Kari')")
    assert (project.coder("Kari"), project.coder("kari")) == ("Kari", "kari")
    decide(project, "Kari", 1, helse=1)
    assert {name: codes["helse"] for name, codes in project.said()[1].items()} == {"kari": "0", "Kari": "1"}
