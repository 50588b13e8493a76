"""Codes that people made by hand come in as they wrote them, and what cannot be read is told, all of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from project_material import query

from ungtekst import Project
from ungtekst.errors import CallError, DataError
from ungtekst.exchange import write_table
from ungtekst.steps import add as add_step
from ungtekst.steps import new
from ungtekst.steps.add_codes import CodesAdded, add_codes
from ungtekst.steps.review_resolve import resolve
from ungtekst.steps.review_status import status

CODEBOOK = """\
ungtekst: codebook/1
id: hverdag
version: 1.0.0
dimensions:
  - id: tema
    choice: many
    codes:
      - {id: skole, label: {nb: Skole og fag, nn: Skule, en: School}, number: 1}
      - {id: økonomi, label: {nb: Økonomi}, number: 2}
      - {id: helse, label: {nb: Helse}, number: 13}
  - id: årsak
    choice: many
    codes:
      - {id: egen, label: {nb: Egne valg}}
      - {id: andres, label: {nb: Andres valg}}
  - id: valens
    choice: one
    codes:
      - {id: positiv, label: {nb: Positiv}}
      - {id: negativ, label: {nb: Negativ}}
"""
TEMA = {"skole", "økonomi", "helse"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Six answers to «hverdag», and a codebook whose codes have labels and numbers."""
    (tmp_path / "bok.yaml").write_text(CODEBOOK, encoding="utf-8")
    path = tmp_path / "p.ungtekst"
    new.new(path, [tmp_path / "bok.yaml"])
    write_table(tmp_path / "svar.csv", ["id", "hverdag"], [(str(n), f"svar {n}") for n in range(1, 7)])
    add_step.add(path, tmp_path / "svar.csv", add_step.Layout("id", {"hverdag": "hverdag"}), "2025")
    return path


def coded(project: Path, rows: list[tuple[str, ...]], heads: tuple[str, ...], **more: object) -> CodesAdded:
    table = project.with_name("koder.csv")
    write_table(table, heads, rows)
    return add_codes(project, table, "kari", "2025", id_column="id", question="hverdag", **more)  # type: ignore[arg-type]


def says(project: Path, revision: int) -> dict[str, str]:
    with Project.open(project) as opened:
        return dict(opened.said().get(revision, {}).get("kari", {}))


@pytest.mark.parametrize(
    "cell",
    [
        "skole;helse",
        "1, 13",
        "Skole og fag|Helse",
        " SKULE ;\n helse",
        "school,13",
        "helse;1;helse",
        "13\n1;",
    ],
)
def test_a_cell_names_codes_by_id_label_or_number_between_any_separators(project: Path, cell: str):
    done = coded(project, [("1", cell)], ("id", "koder"), multiple=["koder"])
    assert says(project, 1) == {"skole": "1", "økonomi": "0", "helse": "1"}
    assert (done.answers, done.codings, done.same) == (1, 3, 0)


def test_several_columns_are_one_row_of_codes(project: Path):
    coded(
        project,
        [("1", "1", "", "13"), ("2", "", "", "2")],
        ("id", "k1", "k2", "k3"),
        multiple=["k1", "k2", "k3"],
    )
    assert says(project, 1) == {"skole": "1", "økonomi": "0", "helse": "1"}
    assert says(project, 2) == {"skole": "0", "økonomi": "1", "helse": "0"}


def test_only_dimensions_that_are_named_are_judged(project: Path):
    coded(project, [("1", "Negativ"), ("2", "egen; positiv")], ("id", "koder"), multiple=["koder"])
    assert says(project, 1) == {"valens": "negativ"}
    assert says(project, 2) == {"egen": "1", "andres": "0", "valens": "positiv"}


def test_usability_is_named_like_any_code(project: Path):
    coded(project, [("1", "ikke-svar")], ("id", "koder"), multiple=["koder"])
    assert says(project, 1) == {"bruk": "ikke-svar"}


def test_a_row_that_names_nothing_is_not_judged(project: Path):
    done = coded(project, [("1", " "), ("2", ";,|"), ("3", "helse")], ("id", "koder"), multiple=["koder"])
    assert (says(project, 1), says(project, 2)) == ({}, {})
    assert (done.answers, done.codings) == (1, 3)


def test_unknown_names_and_two_values_are_told_all_at_once(project: Path):
    before = project.read_bytes()
    rows = [
        ("1", "skole;vær"),
        ("2", "positiv, negativ"),
        ("3", "helse"),
        ("4", "99"),
        ("5", "negativ;negativ"),
    ]
    with pytest.raises(DataError) as caught:
        coded(project, rows, ("id", "koder"), multiple=["koder"])
    found = [(fault.code, fault.row, fault.column) for fault in caught.value.faults]
    assert found == [
        ("codes-name-unknown", 2, "koder"),
        ("codes-two-values", 3, "koder"),
        ("codes-name-unknown", 5, "koder"),
    ]
    assert "vær" not in str(caught.value)
    assert project.read_bytes() == before


def test_a_multiple_column_that_is_not_there_names_those_that_are(project: Path):
    with pytest.raises(CallError, match="no column «kode»; the columns are: id, koder"):
        coded(project, [("1", "skole")], ("id", "koder"), multiple=["kode"])


def test_unknown_answers_and_unreadable_cells_are_told_all_at_once(project: Path):
    rows = [("1", "kanskje", "1"), ("77", "1", "1"), ("2", "1", "7")]
    with pytest.raises(DataError) as caught:
        coded(project, rows, ("id", "skole", "helse"))
    assert [(fault.code, fault.row) for fault in caught.value.faults] == [
        ("sheet-cell", 2),
        ("codes-answer-none", 3),
        ("sheet-cell", 4),
    ]


def test_a_blank_cell_is_not_judged_unless_it_is_said_to_be_0(project: Path):
    rows = [("1", "1", "", "", ""), ("2", "", "", "", ""), ("3", "", "", "", "negativ")]
    heads = ("id", "skole", "økonomi", "helse", "valens")
    coded(project, rows, heads)
    assert (says(project, 1), says(project, 2), says(project, 3)) == (
        {"skole": "1"},
        {},
        {"valens": "negativ"},
    )
    done = coded(project, rows, heads, blank_is_0=True)
    assert says(project, 1) == {"skole": "1", "økonomi": "0", "helse": "0"}
    assert says(project, 2) == {}
    assert "valens" not in says(project, 1)
    assert done.same == 2


def test_columns_that_were_not_asked_for_are_not_filled_in(project: Path):
    coded(project, [("1", "1", "")], ("id", "skole", "helse"), columns=["skole"], blank_is_0=True)
    assert says(project, 1) == {"skole": "1"}


def test_the_same_codes_again_are_no_codings(project: Path):
    coded(project, [("1", "skole")], ("id", "koder"), multiple=["koder"])
    before = project.read_bytes()
    done = coded(project, [("1", "1")], ("id", "koder"), multiple=["koder"])
    assert (done.codings, done.same) == (0, 3)
    assert project.read_bytes() == before


def test_a_column_of_questions_says_what_each_row_is_about(project: Path, tmp_path: Path):
    write_table(tmp_path / "mer.csv", ["id", "hjelp"], [("1", "mer")])
    add_step.add(project, tmp_path / "mer.csv", add_step.Layout("id", {"hjelp": "hjelp"}), "2025")
    write_table(
        tmp_path / "k.csv", ["id", "sp", "koder"], [("1", "hverdag", "skole"), ("1", "hjelp", "helse")]
    )
    add_codes(
        project, tmp_path / "k.csv", "kari", "2025", id_column="id", question_column="sp", multiple=["koder"]
    )
    assert says(project, 1)["skole"] == "1"
    assert says(project, 7)["helse"] == "1"


def test_codes_made_blind_are_kept_as_blind(project: Path):
    coded(project, [("1", "skole")], ("id", "koder"), multiple=["koder"], blind=True)
    assert query(project, "SELECT DISTINCT blind FROM coding WHERE source = 'human'") == [(1,)]


@pytest.mark.parametrize("multiple", [["koder"], []])
def test_an_answer_with_two_rows_loses_no_code_in_silence(project: Path, multiple: list[str]):
    """A table with one row a code is common; either both rows count, or it is a fault."""
    if multiple:
        rows, heads = [("1", "skole"), ("1", "helse")], ("id", "koder")
    else:
        rows, heads = [("1", "1"), ("1", "0")], ("id", "skole")
    try:
        coded(project, rows, heads, multiple=multiple)
    except DataError:
        return
    assert says(project, 1)["skole"] == "1"


def test_a_number_that_two_codes_have_is_not_guessed_at(tmp_path: Path, codebook_file: Path):
    text = CODEBOOK.replace("{nb: Positiv}}", "{nb: Positiv}, number: 1}")
    (tmp_path / "bok2.yaml").write_text(text, encoding="utf-8")
    path = tmp_path / "q.ungtekst"
    try:
        new.new(path, [tmp_path / "bok2.yaml"])
        write_table(tmp_path / "svar.csv", ["id", "hverdag"], [("1", "svar")])
        add_step.add(path, tmp_path / "svar.csv", add_step.Layout("id", {"hverdag": "hverdag"}), "2025")
        with pytest.raises(DataError):
            coded(path, [("1", "1")], ("id", "stemning"), multiple=["stemning"])
    except DataError:
        return


TREE = """\
ungtekst: codebook/1
id: tre
version: 1.0.0
dimensions:
  - id: tema
    choice: many
    codes:
      - id: penger
        label: {nb: Penger}
        codes:
          - {id: gjeld, label: {nb: "Lån, gjeld"}}
          - {id: lønn, label: {nb: Lønn}}
      - id: kropp
        codable: false
        label: {nb: Kropp}
        codes:
          - {id: søvn, label: {nb: Søvn}}
          - {id: mat, label: {nb: Mat}}
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Three answers, and a codebook whose codes have children; one parent is only their union."""
    (tmp_path / "tre.yaml").write_text(TREE, encoding="utf-8")
    path = tmp_path / "t.ungtekst"
    new.new(path, [tmp_path / "tre.yaml"])
    write_table(tmp_path / "svar.csv", ["id", "hverdag"], [(str(n), f"svar {n}") for n in range(1, 4)])
    add_step.add(path, tmp_path / "svar.csv", add_step.Layout("id", {"hverdag": "hverdag"}), "2025")
    return path


def test_a_named_child_does_not_deny_its_parent(tree: Path):
    coded(tree, [("1", "gjeld")], ("id", "koder"), multiple=["koder"])
    assert says(tree, 1)["gjeld"] == "1"
    assert says(tree, 1).get("penger") != "0"


def test_a_parent_that_is_not_codable_gets_no_coding(tree: Path):
    coded(tree, [("1", "søvn")], ("id", "koder"), multiple=["koder"])
    assert "kropp" not in says(tree, 1)
    with pytest.raises(DataError):
        coded(tree, [("2", "kropp")], ("id", "koder"), multiple=["koder"])


def test_a_label_that_holds_a_separator_is_known(tree: Path):
    coded(tree, [("1", "Lån, gjeld")], ("id", "koder"), multiple=["koder"])
    assert says(tree, 1)["gjeld"] == "1"


def parents_disputed(tree: Path, tmp_path: Path) -> Path:
    """Two coders differ on a parent, and agree on the child that makes it 1."""
    for coder, penger in (("kari", "0"), ("ola", "1")):
        write_table(tmp_path / "k.csv", ("id", "penger", "gjeld"), [("1", penger, "1")])
        add_codes(tree, tmp_path / "k.csv", coder, "2025", id_column="id", question="hverdag")
    return tree


def test_a_parent_that_its_child_has_decided_is_not_asked_about(tree: Path, tmp_path: Path):
    parents_disputed(tree, tmp_path)
    with Project.open(tree) as opened:
        held = opened.current().query("variable == 'penger'")
        assert held[["value", "disputed"]].to_numpy().tolist() == [["1", False]]
    with pytest.raises(CallError, match="No cell is disputed"):
        resolve(tree, tmp_path / "uenig.csv")


def test_the_status_counts_what_the_next_sheet_will_ask_about(tree: Path, tmp_path: Path):
    parents_disputed(tree, tmp_path)
    cells = status(tree).disputed
    try:
        resolve(tree, tmp_path / "uenig.csv")
    except CallError:
        assert cells == 0
    else:
        ((asked,),) = query(tree, "SELECT SUM(json_array_length(disputed)) FROM sheet_row")
        assert cells == asked
