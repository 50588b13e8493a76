"""Answers promise: stored as delivered, added once, and never contradicted without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from project_material import add, person, query

from ungtekst import Codebook, Project
from ungtekst.errors import CallError, DataError
from ungtekst.project import Added, Respondent
from ungtekst.steps import add as step
from ungtekst.steps.new import new


@pytest.fixture
def project(tmp_path: Path, codebook: Codebook):
    with Project.create(tmp_path / "p.ungtekst", [codebook], identity="prøve") as made:
        yield made


def faults_of(project: Project, people: list[Respondent]) -> list[tuple[str, int | None]]:
    before = project.path.read_bytes()
    with pytest.raises(DataError) as caught:
        add(project, people)
    assert project.path.read_bytes() == before
    return [(fault.code, fault.row) for fault in caught.value.faults]


def test_the_same_rows_again_change_nothing_and_are_counted(project: Project):
    people = [person("a", "sliten"), person("b", ""), person("c", " \n ")]
    assert add(project, people) == Added(new=3, same=0, blank=2, respondents=3)
    before = project.path.read_bytes()
    assert add(project, people) == Added(new=0, same=3, blank=0, respondents=0)
    assert project.path.read_bytes() == before


def test_new_rows_come_in_beside_old_ones(project: Project):
    add(project, [person("a")])
    assert add(project, [person("a"), person("b")]) == Added(1, 1, 0, 1)
    assert project.answers()["respondent"].tolist() == ["a", "b"]


@pytest.mark.parametrize(
    "text", ["", "  ", "\n\tå\r\n", "=1+1", "'=1", "e\u0301", "\ufeff", "👩‍🎓 «sitat»", "NULL"]
)
def test_a_text_is_kept_to_the_letter(project: Project, text: str):
    add(project, [person("a", text)])
    assert project.answers()["text"].tolist() == [text]


def test_every_contradiction_is_listed_and_nothing_is_added(project: Project):
    add(project, [person("a", kjønn="mann"), person("b"), Respondent("c", 4, {"hverdag": "x"}, {}, 0.5)])
    people = [
        person("ny", row=2),
        person("a", row=3, kjønn="kvinne"),
        person("b", "noe annet", row=4),
        Respondent("c", 5, {"hverdag": "x"}, {}, 0.7),
        Respondent("b", 6, {"hverdag": "sliten"}, {}, 1.0, "klynge 2"),
    ]
    assert faults_of(project, people) == [
        ("add-group-changed", 3),
        ("add-text-changed", 4),
        ("add-weight-changed", 5),
        ("add-weight-changed", 6),
    ]
    assert project.answers()["respondent"].tolist() == ["a", "b", "c"]


def test_a_changed_text_is_told_without_telling_it(project: Project):
    add(project, [person("a", "hemmelig gammel")])
    with pytest.raises(DataError) as caught:
        add(project, [person("a", "hemmelig ny")])
    assert "hemmelig" not in str(caught.value)


def test_the_same_id_in_two_waves_is_one_person_only_in_a_panel(project: Project):
    add(project, [person("a")], wave="2023")
    add(project, [person("a")], wave="2024")
    add(project, [person("a")], wave="2025", panel=True)
    persons = project.answers().set_index("wave")["person"]
    assert persons["2024"] != persons["2023"]
    assert persons["2025"] == persons["2024"]


def test_answers_are_read_by_question_and_wave_in_the_order_they_were_added(project: Project):
    with project.change("add"):
        both = {"hverdag": "hverdag", "hjelp": "hverdag"}
        project.add("2025", both, [Respondent("b", 2, {"hverdag": "1", "hjelp": "2"})])
        project.add("2024", both, [Respondent("a", 2, {"hjelp": "3"})])
    assert project.answers()["text"].tolist() == ["1", "2", "3"]
    assert project.answers(question="hjelp")["text"].tolist() == ["2", "3"]
    assert project.answers(question="hjelp", wave="2024")["text"].tolist() == ["3"]
    assert project.answers(codebook="en annen").empty


def test_groups_stand_one_column_each(project: Project):
    add(project, [person("a", kjønn="mann"), person("b", kontor="Granmo", kjønn="kvinne")])
    groups = project.background()
    assert list(groups.columns) == ["kjønn", "kontor"]
    assert groups.to_numpy().tolist() == [["mann", ""], ["kvinne", "Granmo"]]


# -- from a table ------------------------------------------------------------------------------------------

WIDE = step.Layout("id", {"hverdag": "svar"}, groups=("kjønn",), weight_column="vekt")
LONG = step.Layout("id", question_column="spm", text_column="svar", groups=("kjønn",), weight_column="vekt")


def table(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_table_with_one_row_an_answer_is_gathered_by_respondent(empty: Path, tmp_path: Path):
    file = table(
        tmp_path / "a.csv",
        "id;spm;svar;kjønn;vekt",
        "a;hverdag;sliten;m;0,5",
        "b;hjelp;;k;1",
        "a;hjelp;ja;m;0.5",
    )
    done = step.add(empty, file, LONG, "2025")
    assert done.added == Added(3, 0, 1, 2)
    with Project.open(empty) as project:
        answers = project.answers()
    assert answers[["respondent", "question", "text", "weight"]].to_numpy().tolist() == [
        ["a", "hverdag", "sliten", 0.5],
        ["a", "hjelp", "ja", 0.5],
        ["b", "hjelp", "", 1.0],
    ]


def test_every_fault_of_a_table_is_listed_at_once(empty: Path, tmp_path: Path):
    file = table(
        tmp_path / "a.csv",
        "id;svar;kjønn;vekt",
        "a;x;m;1",
        ";x;m;1",
        "a;y;m;1",
        "b;x;m;null",
        "c;x;m;-1",
        "d;x;m;inf",
        "e;x;m;0",
    )
    before = empty.read_bytes()
    with pytest.raises(DataError) as caught:
        step.add(empty, file, WIDE, "2025")
    assert [(fault.code, fault.row) for fault in caught.value.faults] == [
        ("add-id-blank", 3),
        ("add-id-twice", 4),
        ("add-weight", 5),
        ("add-weight", 6),
        ("add-weight", 7),
        ("add-weight", 8),
    ]
    assert empty.read_bytes() == before


def test_a_respondent_who_changes_from_row_to_row_is_a_fault(empty: Path, tmp_path: Path):
    file = table(
        tmp_path / "a.csv",
        "id;spm;svar;kjønn;vekt",
        "a;hverdag;x;m;1",
        "a;hjelp;y;k;2",
        "a;hjelp;z;m;1",
    )
    with pytest.raises(DataError) as caught:
        step.add(empty, file, LONG, "2025")
    assert [(fault.code, fault.row, fault.column) for fault in caught.value.faults] == [
        ("add-background-differs", 3, "kjønn"),
        ("add-background-differs", 3, "vekt"),
        ("add-id-twice", 4, "id"),
    ]


def test_a_dry_run_counts_and_changes_no_byte(empty: Path, table_file: Path):
    before = empty.read_bytes()
    layout = step.Layout("id", {"hverdag": "hverdag"})
    done = step.add(empty, table_file, layout, "2025", invited=9, asked={"hverdag": 8}, dry_run=True)
    assert done.added == Added(8, 0, 1, 8)
    assert empty.read_bytes() == before


def test_what_holds_for_the_whole_table_is_a_group(empty: Path, table_file: Path):
    layout = step.Layout("id", {"hverdag": "hverdag"}, groups=("kjønn",), constants={"fylke": "Nordland"})
    step.add(empty, table_file, layout, "2025")
    with Project.open(empty) as project:
        assert project.background()["fylke"].unique().tolist() == ["Nordland"]


@pytest.mark.parametrize(
    ("layout", "said"),
    [
        (step.Layout("nr", {"hverdag": "hverdag"}), "no column «nr»"),
        (step.Layout("id", {"hverdag": "svar"}), "no column «svar»"),
        (step.Layout("id", {"hverdag": "hverdag"}, groups=("fylke",)), "no column «fylke»"),
        (step.Layout("id", {"ukjent": "hverdag"}), "knows the question «ukjent»; the questions are: hverdag"),
    ],
)
def test_a_layout_that_does_not_fit_is_the_callers_fault(
    empty: Path, table_file: Path, layout: step.Layout, said: str
):
    before = empty.read_bytes()
    with pytest.raises(CallError, match=said):
        step.add(empty, table_file, layout, "2025")
    assert empty.read_bytes() == before


def test_a_table_of_heads_alone_is_a_fault(empty: Path, tmp_path: Path):
    with pytest.raises(DataError, match="heads but no rows"):
        step.add(empty, table(tmp_path / "a.csv", "id;svar;kjønn;vekt"), WIDE, "2025")


def test_answers_belong_to_the_codebook_that_knows_their_question(project: Project):
    add(project, [person("a")])
    assert query(project.path, "SELECT name, codebook_name FROM question") == [("hverdag", "hverdag")]
    assert project.codebook_for("hjelp").codebook.id == "hverdag"


def test_the_ids_of_another_survey_are_not_taken_for_the_same_people(tmp_path: Path, codebook_file: Path):
    other = tmp_path / "annen.yaml"
    other.write_text(
        "ungtekst: codebook/1\nid: annen\nversion: 1.0.0\nquestions: [{id: arbeid}]\ndimensions:\n"
        "  - {id: sak, choice: many, codes: [{id: tid, label: Tid}]}\n",
        encoding="utf-8",
    )
    path = tmp_path / "to.ungtekst"
    new(path, [codebook_file, other])
    for name, question in (("a", "hverdag"), ("b", "arbeid")):
        (tmp_path / f"{name}.csv").write_text(f"id;{question}\n1;sliten\n", encoding="utf-8")
    step.add(path, tmp_path / "a.csv", step.Layout("id", {"hverdag": "hverdag"}), "2025")
    staff = step.Layout("id", {"arbeid": "arbeid"})
    with pytest.raises(DataError, match="1 ids of this table have only answered another survey"):
        step.add(path, tmp_path / "b.csv", staff, "2025")
    assert step.add(path, tmp_path / "b.csv", staff, "2025-ansatte").added.respondents == 1
    assert step.add(path, tmp_path / "b.csv", staff, "2025", same_people=True).added.respondents == 0


def test_a_panel_that_was_forgotten_is_made_by_adding_the_wave_again(empty: Path, table_file: Path):
    layout = step.Layout("id", {"hverdag": "hverdag"})
    step.add(empty, table_file, layout, "2025")
    step.add(empty, table_file, layout, "2026")
    assert step.add(empty, table_file, layout, "2026", panel=True).added.known == 8
    with Project.open(empty) as project:
        people = project.answers().groupby("respondent")["person"].nunique()
    assert set(people) == {1}
    assert step.add(empty, table_file, layout, "2026", panel=True).added.known == 0
