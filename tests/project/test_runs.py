"""Runs promise: what the machine said, when and from what; stored once, and out of fold where it learnt."""

from __future__ import annotations

from pathlib import Path

import pytest
from project_material import decide, held, machine, project_of, query

from ungtekst import Codebook, Project
from ungtekst.errors import CallError
from ungtekst.steps.code import code, human_labels


@pytest.fixture
def project(tmp_path: Path, codebook: Codebook):
    with project_of(tmp_path / "p.ungtekst", codebook, ["sliten", "husleie", "bra"]) as made:
        yield made


def stored(project: Project) -> list[tuple[object, ...]]:
    return query(project.path, "SELECT run_id, revision_id, variable, value FROM coding ORDER BY id")


def test_only_codings_that_differ_from_before_are_stored(project: Project):
    first = {1: {"helse": 1, "valens": "negativ"}, 2: {"økonomi": 1}, 3: {}}
    assert machine(project, first) == (1, 3)
    assert machine(project, first) == (2, 0)
    assert machine(project, {**first, 2: {"helse": 1}}) == (3, 2)
    assert stored(project) == [
        (1, 1, "helse", "1"),
        (1, 1, "valens", "negativ"),
        (1, 2, "økonomi", "1"),
        (3, 2, "økonomi", "0"),
        (3, 2, "helse", "1"),
    ]


def test_the_latest_run_is_what_the_machine_says(project: Project):
    machine(project, {1: {"helse": 1}})
    machine(project, {1: {"skole": 1}})
    assert held(project, 1, "helse") == ("0", "rule", False)
    assert held(project, 1, "skole") == ("1", "rule", False)


def test_a_choice_that_the_machine_takes_back_is_no_longer_held(project: Project):
    machine(project, {1: {"valens": "negativ"}})
    assert held(project, 1, "valens") == ("negativ", "rule", False)
    machine(project, {1: {}})
    assert held(project, 1, "valens") is None
    machine(project, {1: {"valens": "negativ"}})
    assert held(project, 1, "valens") == ("negativ", "rule", False)


def test_a_run_over_a_part_leaves_the_rest_as_it_was(project: Project):
    machine(project, {1: {"helse": 1}, 2: {"økonomi": 1}})
    machine(project, {1: {}})
    assert held(project, 1, "helse") == ("0", "rule", False)
    assert held(project, 2, "økonomi") == ("1", "rule", False)


def test_the_folds_of_a_run_stand_in_it(project: Project):
    machine(project, {1: {}, 2: {}, 3: {}}, folds={1: 4, 3: 0})
    rows = query(project.path, "SELECT revision_id, fold FROM run_answer ORDER BY revision_id")
    assert rows == [(1, 4), (2, None), (3, 0)]


def test_chances_are_kept_for_the_latest_run_only(project: Project):
    machine(project, {1: {"helse": 1}, 2: {"helse": 1}})
    machine(project, {1: {}})
    rows = query(project.path, "SELECT revision_id, p FROM probability WHERE code = 'helse' ORDER BY 1")
    assert rows == [(1, 0.0), (2, 1.0)]


def test_coding_twice_says_the_same_and_stores_nothing_new(coded: Path):
    before = query(coded, "SELECT COUNT(*) FROM coding")
    (done,) = code(coded)
    assert (done.run, done.answers, done.learnt_from, done.changed) == (2, 16, 0, 0)
    assert query(coded, "SELECT COUNT(*) FROM coding") == before
    runs = query(coded, "SELECT id, source, tool_version <> '', model IS NULL FROM run")
    assert runs == [(1, "rule", 1, 1), (2, "rule", 1, 0)]


def test_what_the_machine_learnt_from_is_coded_by_a_coder_that_has_not_seen_it(coded: Path):
    with Project.open(coded) as project:
        answers = project.answers()
        judged = answers[answers["question"] == "hverdag"].index.tolist()
        for number, revision in enumerate(judged):
            decide(project, "kari", revision, helse=number % 2, skole=1 - number % 2)
        decide(project, "ola", judged[0], helse=1)
    (done,) = code(coded)
    assert done.learnt_from == len(judged) == 8
    folds = dict(query(coded, "SELECT revision_id, fold FROM run_answer WHERE run_id = 2"))
    # Whoever has a human coding is unseen in every answer of theirs, in one fold.
    assert set(folds) == set(answers.index)
    assert None not in folds.values()
    for _, rows in answers.groupby("person"):
        assert len({folds[revision] for revision in rows.index}) == 1
    with Project.open(coded) as project:
        labels = human_labels(project, project.codebooks()["hverdag"])
        assert held(project, judged[0], "helse") == (None, "human", True)
        assert held(project, judged[1], "helse") == ("1", "human", False)
    assert labels["helse"].isna().sum() == 1
    assert labels.loc[judged[1], "helse"] == "1"


def test_codes_come_out_the_same_on_the_same_seed(coded: Path, tmp_path: Path):
    with Project.open(coded) as project:
        for revision in project.answers().index:
            decide(project, "kari", revision, helse=revision % 2)
    other = tmp_path / "q.ungtekst"
    other.write_bytes(coded.read_bytes())
    code(coded, seed=3)
    code(other, seed=3)
    codings = "SELECT revision_id, variable, value, source FROM coding ORDER BY id"
    assert query(coded, codings) == query(other, codings)
    chances = "SELECT revision_id, code, p FROM probability ORDER BY 1, 2"
    assert query(coded, chances) == query(other, chances)


def test_only_the_question_and_wave_that_are_named_are_coded(coded: Path):
    (done,) = code(coded, question="hjelp", wave="2025")
    assert done.answers == 8


def test_a_question_or_wave_that_is_not_there_is_the_callers_fault(coded: Path, empty: Path):
    with pytest.raises(
        CallError, match="no answers to «tull»; the questions with answers are: hverdag, hjelp"
    ):
        code(coded, question="tull")
    with pytest.raises(CallError, match="no wave «1999»; the waves are: 2025"):
        code(coded, wave="1999")
    with pytest.raises(CallError, match="no answers yet"):
        code(empty)
