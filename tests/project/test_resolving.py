"""Resolving promises: who settles a dispute is heard, on those cells alone, and nobody's codes are lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from analyst import returned, sheet
from project_material import decide, held, query

from ungtekst import Project
from ungtekst.errors import CallError, DataError
from ungtekst.steps.add_codes import add_codes
from ungtekst.steps.code import code
from ungtekst.steps.export import export as export_data
from ungtekst.steps.history import history
from ungtekst.steps.review_apply import Applied, apply
from ungtekst.steps.review_export import export
from ungtekst.steps.review_resolve import resolve
from ungtekst.steps.review_status import status

CODES = ["skole", "økonomi", "helse", "nav", "valens", "bruk"]


@pytest.fixture
def split(coded: Path) -> Path:
    """Kari and Ola differ on two cells of the first answer and one of the fifth, and agree on the third."""
    with Project.open(coded) as project:
        decide(project, "kari", 1, helse=1, skole=1, valens="negativ")
        decide(project, "ola", 1, helse=0, skole=1, valens="nøytral")
        decide(project, "kari", 3, økonomi=1)
        decide(project, "ola", 3, økonomi=1)
        decide(project, "kari", 5, nav=0)
        decide(project, "ola", 5, nav=1)
    return coded


@pytest.fixture
def ark(split: Path, tmp_path: Path) -> Path:
    """The sheet that asks about them."""
    resolve(split, tmp_path / "uenig.csv")
    return tmp_path / "uenig.csv"


def settle(project: Path, ark: Path, **values: str) -> Applied:
    """Return the sheet with the first row's cells filled in and ticked."""
    rows = sheet(ark)
    rows[0].update(values, ferdig="x")
    return apply(project, returned(ark, rows), "sjef")


def test_the_sheet_has_the_disputed_rows_only_and_says_who_said_what(split: Path, tmp_path: Path):
    done = resolve(split, tmp_path / "uenig.csv")
    assert (done.rows, done.blind) == (2, False)
    first, second = sheet(tmp_path / "uenig.csv")
    assert (first["id"], second["id"]) == ("101", "103")
    assert (first["helse"], first["valens"], first["skole"]) == ("", "", "1")
    assert first["forslag"] == "helse: kari 1, ola 0; valens: kari negativ, ola nøytral"
    assert (second["nav"], second["helse"], second["forslag"]) == ("", "1", "nav: kari 0, ola 1")
    assert {row["ferdig"] for row in (first, second)} == {""}


def test_it_can_be_asked_for_one_question(split: Path, tmp_path: Path):
    with pytest.raises(CallError, match="No cell is disputed"):
        resolve(split, tmp_path / "uenig.csv", question="hjelp")
    assert not (tmp_path / "uenig.csv").exists()
    assert resolve(split, tmp_path / "uenig.csv", question="hverdag", wave="2025").rows == 2


def test_a_resolution_holds_everywhere_and_ends_the_dispute(split: Path, ark: Path, tmp_path: Path):
    assert status(split).disputed == 3
    done = settle(split, ark, helse="0", valens="positiv")
    assert (done.merged.tally.settled, done.merged.tally.confirmed, done.merged.disputes) == (2, 0, ())
    assert status(split).disputed == 1
    with Project.open(split) as project:
        assert held(project, 1, "helse") == ("0", "human", False)
        assert held(project, 1, "valens") == ("positiv", "human", False)
        row = project.current().query("revision == 1 and variable == 'helse'")
        assert row[["coder", "resolution"]].to_numpy().tolist() == [["sjef", True]]
    assert query(split, "SELECT helse, valens FROM coded_answers_hverdag WHERE answer = 1") == [
        ("0", "positiv")
    ]
    export_data(split, tmp_path / "bred.csv")
    export_data(split, tmp_path / "lang.csv", shape="long")
    wide = sheet(tmp_path / "bred.csv")
    assert (wide[0]["helse"], wide[0]["valens"], wide[4]["nav"]) == ("0", "positiv", "")
    long = [
        r
        for r in sheet(tmp_path / "lang.csv")
        if (r["id"], r["spørsmål"], r["kode"]) == ("101", "hverdag", "helse")
    ]
    assert [(r["verdi"], r["koder"], r["omstridt"]) for r in long] == [("0", "sjef", "0")]


def test_the_codings_of_both_coders_stay_in_the_ledger(split: Path, ark: Path):
    before = query(split, "SELECT * FROM coding ORDER BY id")
    settle(split, ark, helse="0", valens="positiv")
    assert query(split, "SELECT * FROM coding ORDER BY id")[: len(before)] == before
    with Project.open(split) as project:
        assert project.said()[1]["kari"]["helse"] == "1"
        assert project.said()[1]["ola"]["helse"] == "0"


def test_the_next_sheet_asks_about_what_is_left(split: Path, ark: Path, tmp_path: Path):
    settle(split, ark, helse="0", valens="positiv")
    resolve(split, tmp_path / "rest.csv")
    (row,) = sheet(tmp_path / "rest.csv")
    assert (row["id"], row["forslag"]) == ("103", "nav: kari 0, ola 1")
    rest = sheet(tmp_path / "rest.csv")
    rest[0]["nav"] = "1"
    apply(split, returned(tmp_path / "rest.csv", rest), "sjef")
    with pytest.raises(CallError, match="No cell is disputed; there is nothing to settle"):
        resolve(split, tmp_path / "ingen.csv")


def test_a_ticked_row_with_an_open_cell_is_a_fault(split: Path, ark: Path):
    before = split.read_bytes()
    with pytest.raises(DataError, match=r"row 2.*valens.*disputed cell is still empty"):
        settle(split, ark, helse="0")
    assert split.read_bytes() == before


def test_a_cell_may_be_settled_without_a_tick_and_the_other_left(split: Path, ark: Path):
    rows = sheet(ark)
    rows[0]["helse"] = "1"
    assert apply(split, returned(ark, rows), "sjef").merged.tally.settled == 1
    with Project.open(split) as project:
        assert held(project, 1, "helse") == ("1", "human", False)
        assert held(project, 1, "valens") == (None, "human", True)


def test_the_same_sheet_twice_changes_no_byte(split: Path, ark: Path):
    settle(split, ark, helse="0", valens="positiv")
    before = split.read_bytes()
    again = apply(split, ark, "sjef")
    assert (again.merged.decisions, again.merged.ticks, again.comments) == ((), (), 0)
    assert split.read_bytes() == before


def test_undisputed_cells_of_a_ticked_row_are_no_codings(split: Path, ark: Path):
    done = settle(split, ark, helse="0", valens="positiv")
    assert {(d.variable, d.resolution) for d in done.merged.decisions} == {("helse", True), ("valens", True)}
    with Project.open(split) as project:
        assert "sjef" not in project.said().get(1, {})


def test_an_undisputed_cell_that_was_changed_is_a_coding_like_any_other(split: Path, ark: Path):
    done = settle(split, ark, helse="0", valens="positiv", nav="1", skole="0")
    assert {d.variable for d in done.merged.decisions if not d.resolution} == {"nav", "skole"}
    assert done.merged.tally.corrected == 2
    assert [(d.variable, d.others) for d in done.merged.disputes] == [
        ("skole", (("kari", "1"), ("ola", "1")))
    ]
    with Project.open(split) as project:
        assert held(project, 1, "skole") == (None, "human", True)


def test_a_later_contrary_coding_is_kept_and_told_and_does_not_hold(split: Path, ark: Path, tmp_path: Path):
    export(split, tmp_path / "alle.csv", "all", question="hverdag")
    settle(split, ark, helse="0", valens="positiv")
    rows = sheet(tmp_path / "alle.csv")
    rows[0]["helse"] = "1"
    done = apply(split, returned(tmp_path / "alle.csv", rows), "eva")
    (dispute,) = done.merged.disputes
    assert (dispute.kind, dispute.variable, dispute.value) == ("overruled", "helse", "1")
    assert dispute.others == (("sjef", "0"),)
    with Project.open(split) as project:
        assert project.said()[1]["eva"]["helse"] == "1"
        assert held(project, 1, "helse") == ("0", "human", False)
    assert status(split).disputed == 1


def test_codes_added_from_a_table_do_not_undo_a_resolution(split: Path, ark: Path, tmp_path: Path):
    settle(split, ark, helse="0", valens="positiv")
    (tmp_path / "koder.csv").write_text("id;helse\n101;1\n", encoding="utf-8")
    add_codes(split, tmp_path / "koder.csv", "per", "2025", id_column="id", question="hverdag")
    with Project.open(split) as project:
        assert held(project, 1, "helse") == ("0", "human", False)


def test_who_settles_may_think_again_on_the_same_sheet(split: Path, ark: Path):
    settle(split, ark, helse="0", valens="positiv")
    done = settle(split, ark, helse="1", valens="positiv")
    assert done.merged.tally.settled == 1
    assert [(d.kind, d.variable, d.value, d.others) for d in done.merged.disputes] == [
        ("resettled", "helse", "1", (("sjef", "0"),))
    ]
    with Project.open(split) as project:
        assert held(project, 1, "helse") == ("1", "human", False)
    assert len(query(split, "SELECT 1 FROM coding WHERE resolution = 1 AND variable = 'helse'")) == 2


def test_a_settled_cell_that_is_emptied_is_a_fault(split: Path, ark: Path):
    settle(split, ark, helse="0", valens="positiv")
    with pytest.raises(DataError, match="cell was emptied"):
        settle(split, ark, helse="", valens="positiv")


def test_the_history_shows_a_resolution_as_one(split: Path, ark: Path):
    settle(split, ark, helse="0", valens="positiv")
    story = history(split, answer=1)
    rows = story[story["source"] == "resolution"]
    assert rows[["what", "variable", "value", "coder", "sheet"]].to_numpy().tolist() == [
        ["review apply", "helse", "0", "sjef", 1],
        ["review apply", "valens", "positiv", "sjef", 1],
    ]
    assert set(story.loc[story["coder"] == "kari", "source"]) == {"human"}


def test_the_machine_learns_what_was_settled(split: Path, ark: Path):
    from ungtekst.steps.code import human_labels

    with Project.open(split) as project:
        assert "helse" not in human_labels(project, project.codebooks()["hverdag"]).columns
    settle(split, ark, helse="0", valens="positiv")
    with Project.open(split) as project:
        assert human_labels(project, project.codebooks()["hverdag"]).loc[1, "helse"] == "0"
    code(split)
    with Project.open(split) as project:
        assert held(project, 1, "helse") == ("0", "human", False)


def test_nothing_disputed_writes_nothing(coded: Path, tmp_path: Path):
    before = coded.read_bytes()
    with pytest.raises(CallError, match="No cell is disputed"):
        resolve(coded, tmp_path / "uenig.csv")
    assert coded.read_bytes() == before
    assert not (tmp_path / "uenig.csv").exists()


def test_coders_who_come_to_agree_dispute_nothing(split: Path, tmp_path: Path):
    with Project.open(split) as project:
        decide(project, "ola", 1, helse=1, valens="negativ")
        decide(project, "kari", 5, nav=1)
    with pytest.raises(CallError, match="No cell is disputed"):
        resolve(split, tmp_path / "uenig.csv")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_resolving_sheet_is_written_in_both_forms(split: Path, tmp_path: Path, ending: str):
    resolve(split, tmp_path / f"uenig.{ending}")
    assert apply(split, tmp_path / f"uenig.{ending}", "sjef").merged.tally.returned == 2
