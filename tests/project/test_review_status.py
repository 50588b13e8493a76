"""Status promises: how far each sheet has come, and what coders differ on. History tells the rest."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from analyst import returned, sheet
from project_material import decide, resolve

from ungtekst import Project
from ungtekst.errors import CallError
from ungtekst.steps.history import history
from ungtekst.steps.review_apply import apply
from ungtekst.steps.review_export import export
from ungtekst.steps.review_status import status

COLUMNS = [
    "sheet", "take", "codebook", "file", "written", "rows", "coded", "ticked", "coders", "comments",
    "frame", "pi_least", "pi_most",
]  # fmt: skip


@pytest.fixture
def handed_out(coded: Path, tmp_path: Path) -> Path:
    """A queue returned by two, an audit that is out, and a draw with strata."""
    export(coded, tmp_path / "kø.csv", "queue", count=4)
    for coder, ticks in (("ola", 1), ("kari", 2)):
        rows = sheet(tmp_path / "kø.csv")
        for row in rows[:ticks]:
            row["ferdig"] = "x"
        rows[3]["kommentar"] = f"sett av {coder}"
        apply(coded, returned(tmp_path / f"{coder}.csv", rows), coder)
    export(coded, tmp_path / "revisjon.csv", "audit", count=7)
    export(coded, tmp_path / "lag.csv", "audit", count=4, stratify="kontor")
    return coded


def test_each_sheet_has_a_row_that_says_how_it_stands(handed_out: Path):
    table = status(handed_out).sheets
    assert table.columns.tolist() == COLUMNS
    assert table["sheet"].tolist() == [1, 2, 3]
    assert table["take"].tolist() == ["queue", "audit", "audit"]
    assert table["file"].tolist() == ["kø.csv", "revisjon.csv", "lag.csv"]
    assert table.loc[0, ["rows", "coded", "ticked", "coders", "comments"]].tolist() == [
        4,
        2,
        2,
        "kari, ola",
        2,
    ]
    assert table.loc[1, ["rows", "coded", "ticked", "coders", "comments"]].tolist() == [7, 0, 0, "", 0]


def test_a_draw_tells_its_frame_and_its_chances(handed_out: Path):
    table = status(handed_out).sheets
    assert table["frame"].tolist()[1:] == [14, 7]
    assert table.loc[1, ["pi_least", "pi_most"]].tolist() == [0.5, 0.5]
    least, most = table.loc[2, ["pi_least", "pi_most"]]
    assert 0 < least < most <= 1


def test_a_sheet_that_was_not_drawn_has_no_frame(handed_out: Path):
    assert pd.isna(status(handed_out).sheets.loc[0, ["frame", "pi_least", "pi_most"]]).all()


def test_disputed_cells_and_answers_coded_by_hand_are_counted(coded: Path):
    assert (status(coded).disputed, status(coded).coded_by_hand, status(coded).answers) == (0, 0, 16)
    with Project.open(coded) as project:
        decide(project, "kari", 1, helse=1, skole=1)
        decide(project, "ola", 1, helse=0, skole=0)
        decide(project, "ola", 2, skole=0)
    assert (status(coded).disputed, status(coded).coded_by_hand) == (2, 2)
    with Project.open(coded) as project:
        resolve(project, "sjef", 1, "helse", "1")
    assert status(coded).disputed == 1


def test_a_project_without_answers_or_sheets_has_a_status(empty: Path):
    done = status(empty)
    assert (len(done.sheets), done.disputed, done.coded_by_hand, done.answers) == (0, 0, 0, 0)
    assert done.sheets.columns.tolist() == COLUMNS


def test_the_history_of_an_answer_is_its_own(handed_out: Path, tmp_path: Path):
    key = sheet(tmp_path / "kø.csv")[0]["nøkkel"]
    by_key = history(handed_out, answer=key)
    by_number = history(handed_out, answer=int(key.split("-")[2]))
    assert by_key.astype(object).equals(by_number.astype(object))
    assert by_key["answer"].nunique() == 1
    assert {"kari", "ola"} <= set(by_key["coder"])
    assert set(by_key.loc[by_key["coder"] == "kari", "sheet"]) == {1}


def test_the_history_of_a_respondent_covers_her_answers(handed_out: Path):
    story = history(handed_out, respondent="101")
    assert set(story["question"]) == {"hverdag", "hjelp"}
    assert story["answer"].tolist() == sorted(story["answer"])
    assert "Skolen" not in story.to_string()
    with pytest.raises(CallError, match="no answer with that number or respondent"):
        history(handed_out, respondent="999")


def test_reading_the_status_changes_no_byte(handed_out: Path):
    before = handed_out.read_bytes()
    status(handed_out)
    history(handed_out)
    assert handed_out.read_bytes() == before
