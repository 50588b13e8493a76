"""``--accept-valid`` promises: sound rows come in, the others go back, and nothing falls between."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from analyst import returned, sheet
from project_material import held, query

from ungtekst import Project
from ungtekst.errors import DataError
from ungtekst.steps import add as add_step
from ungtekst.steps import new
from ungtekst.steps.code import code
from ungtekst.steps.review_apply import Applied, apply
from ungtekst.steps.review_export import export

Rows = list[dict[str, str]]


@pytest.fixture
def ark(coded: Path, tmp_path: Path) -> Path:
    """All answers in a sheet: two rows corrected, and three with a fault of their own."""
    path = tmp_path / "ark.csv"
    export(coded, path, "all")
    rows = sheet(path)
    rows[0].update(nav="1", ferdig="x", kommentar="god")
    rows[2].update(skole="1")
    rows[4].update(helse="kanskje", nav="1", ferdig="x", kommentar="venter")
    rows[10].update(svar="mitt eget svar", nav="1")
    rows[12].update(ferdig="snart", valens="dårlig")
    return returned(path, rows)


def accept(coded: Path, ark: Path, **more: bool) -> Applied:
    return apply(coded, ark, "kari", accept_valid=True, **more)


def test_without_it_nothing_is_applied(coded: Path, ark: Path):
    before = coded.read_bytes()
    with pytest.raises(DataError):
        apply(coded, ark, "kari")
    assert coded.read_bytes() == before
    assert not ark.with_name("ark_feil.csv").exists()


def test_sound_rows_come_in_and_the_others_go_to_a_file(coded: Path, ark: Path):
    done = accept(coded, ark)
    assert done.set_aside == ark.with_name("ark_feil.csv")
    assert {fault.row for fault in done.merged.rejected} == {6, 12, 14}
    assert {d.revision for d in done.merged.decisions} == {1, 3}
    assert (done.merged.tally.ticked, done.comments) == (1, 1)
    assert query(coded, "SELECT text FROM comment") == [("god",)]
    with Project.open(coded) as project:
        assert held(project, 1, "nav") == ("1", "human", False)
        assert project.said().keys() == {1, 3}


def test_the_file_says_in_norwegian_what_is_wrong_with_each_row(coded: Path, ark: Path):
    accept(coded, ark)
    rows = sheet(ark.with_name("ark_feil.csv"))
    assert [row["rad"] for row in rows] == ["6", "12", "14"]
    assert rows[0]["feil"] == "helse: cellen har noe som ikke er en verdi i denne kolonnen"
    assert rows[0]["råd"] == "skriv en av: 0, 1"
    assert rows[1]["feil"] == "svar: svarteksten er endret"
    assert rows[2]["feil"].count(";") == 1
    assert rows[0]["kommentar"] == "venter"
    assert list(rows[0])[: len(sheet(ark)[0])] == list(sheet(ark)[0])


@pytest.mark.skipif(os.name == "nt", reason="the system has no modes")
def test_the_file_is_its_owners_alone(coded: Path, ark: Path):
    accept(coded, ark)
    assert stat.S_IMODE(ark.with_name("ark_feil.csv").stat().st_mode) == 0o600


def test_an_earlier_file_is_not_written_over(coded: Path, ark: Path):
    accept(coded, ark)
    first = ark.with_name("ark_feil.csv").read_bytes()
    done = accept(coded, ark)
    assert done.set_aside == ark.with_name("ark_feil1.csv")
    assert ark.with_name("ark_feil.csv").read_bytes() == first == done.set_aside.read_bytes()
    assert done.merged.decisions == ()


def test_the_file_applies_when_it_is_mended(coded: Path, ark: Path):
    accept(coded, ark)
    mended = ark.with_name("ark_feil.csv")
    text = {row["nøkkel"]: row["svar"] for row in sheet(ark)}
    rows = sheet(mended)
    rows[0].update(helse="1")
    original = query(coded, "SELECT text FROM current_answers WHERE revision = 11")[0][0]
    rows[1].update(svar=str(original))
    rows[2].update(ferdig="x", valens="negativ", svar=text[rows[2]["nøkkel"]])
    done = apply(coded, returned(mended, rows), "kari")
    assert (done.unknown, done.merged.tally.returned, done.merged.tally.missing) == ((), 3, 13)
    assert {d.revision for d in done.merged.decisions} == {5, 11, 13}
    with Project.open(coded) as project:
        assert held(project, 5, "helse") == ("1", "human", False)
        assert held(project, 11, "nav") == ("1", "human", False)
    assert sorted(query(coded, "SELECT text FROM comment")) == [("god",), ("venter",)]


def test_a_file_that_is_still_faulty_is_set_aside_again_under_its_own_name(coded: Path, ark: Path):
    accept(coded, ark)
    done = accept(coded, ark.with_name("ark_feil.csv"))
    assert done.set_aside == ark.with_name("ark_feil_feil.csv")
    again = sheet(done.set_aside)
    assert list(again[0]) == list(sheet(ark.with_name("ark_feil.csv"))[0])
    assert [row["rad"] for row in again] == ["2", "3", "4"]


def test_a_fault_of_the_whole_sheet_still_stops_everything(coded: Path, tmp_path: Path):
    path = tmp_path / "ark.csv"
    export(coded, path, "all")
    rows = sheet(path)
    rows[0]["svar"], rows[2]["svar"] = rows[2]["svar"], rows[0]["svar"]
    rows[4]["helse"] = "kanskje"
    before = coded.read_bytes()
    with pytest.raises(DataError, match="sorted without the key"):
        accept(coded, returned(path, rows))
    for row in rows:
        row.update(svar="", skole="1", økonomi="1", helse="1", nav="1")
    rows = [{name: cell for name, cell in row.items() if name not in ("svar", "forslag")} for row in rows]
    with pytest.raises(DataError, match="% of the pre-filled cells"):
        accept(coded, returned(path, rows))
    assert coded.read_bytes() == before
    assert not path.with_name("ark_feil.csv").exists()


def test_a_dry_run_writes_no_file(coded: Path, ark: Path):
    before = coded.read_bytes()
    done = accept(coded, ark, dry_run=True)
    assert done.set_aside is None
    assert len({fault.row for fault in done.merged.rejected}) == 3
    assert coded.read_bytes() == before
    assert not ark.with_name("ark_feil.csv").exists()


def test_a_sheet_without_faults_sets_nothing_aside(coded: Path, tmp_path: Path):
    export(coded, tmp_path / "ark.csv", "all")
    done = accept(coded, tmp_path / "ark.csv")
    assert (done.set_aside, done.merged.rejected) == (None, ())


def test_an_unknown_key_is_set_aside_and_applies_when_restored(coded: Path, tmp_path: Path):
    path = tmp_path / "ark.csv"
    export(coded, path, "all")
    rows = sheet(path)
    key, rows[1]["nøkkel"], rows[1]["nav"] = rows[1]["nøkkel"], "u-1-2-000000", "0"
    assert accept(coded, returned(path, rows)).merged.decisions == ()
    (row,) = aside = sheet(path.with_name("ark_feil.csv"))
    row["nøkkel"] = key
    done = apply(coded, returned(path.with_name("ark_feil.csv"), aside), "kari")
    assert {(d.revision, d.variable, d.value) for d in done.merged.decisions} == {(2, "nav", "0")}


def test_two_rows_with_one_key_are_both_set_aside(coded: Path, tmp_path: Path):
    path = tmp_path / "ark.csv"
    export(coded, path, "all")
    rows = sheet(path)
    rows.insert(1, {**rows[0], "nav": "1"})
    rows[0]["helse"] = "1"
    done = accept(coded, returned(path, rows))
    assert done.merged.decisions == ()
    assert [row["rad"] for row in sheet(path.with_name("ark_feil.csv"))] == ["2", "3"]


def test_a_workbook_is_set_aside_as_csv(coded: Path, tmp_path: Path):
    import openpyxl

    path = tmp_path / "ark.xlsx"
    export(coded, path, "all")
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    heads = [cell.value for cell in page[1]]
    page.cell(3, heads.index("helse") + 1).value = "kanskje"
    book.save(path)
    done = accept(coded, path)
    assert done.set_aside == tmp_path / "ark_feil.csv"
    rows = sheet(tmp_path / "ark_feil.csv")
    assert [(row["rad"], row["helse"]) for row in rows] == [("3", "kanskje")]
    rows[0]["helse"] = "1"
    assert apply(coded, returned(tmp_path / "ark_feil.csv", rows), "kari").merged.tally.returned == 1


def test_a_code_called_as_a_column_of_the_file_keeps_its_cells(tmp_path: Path, codebook_file: Path):
    content = codebook_file.read_text("utf-8").replace("- id: nav\n", "- id: råd\n")
    (tmp_path / "råd.yaml").write_text(content, encoding="utf-8")
    project, path = tmp_path / "p.ungtekst", tmp_path / "ark.csv"
    new.new(project, [tmp_path / "råd.yaml"])
    (tmp_path / "a.csv").write_text("id;hverdag\n1;sliten\n2;husleie\n", encoding="utf-8")
    add_step.add(project, tmp_path / "a.csv", add_step.Layout("id", {"hverdag": "hverdag"}), "2025")
    code(project)
    export(project, path, "all")
    rows = sheet(path)
    rows[0].update(helse="kanskje")
    rows[0]["råd"] = "1"
    accept(project, returned(path, rows))
    aside = sheet(path.with_name("ark_feil.csv"))
    aside[0]["helse"] = "1"
    apply(project, returned(path.with_name("ark_feil.csv"), aside), "kari")
    with Project.open(project) as opened:
        assert held(opened, 1, "råd") == ("1", "human", False)


def test_texts_like_formulas_come_through_the_file_unharmed(coded: Path, tmp_path: Path):
    path = tmp_path / "ark.csv"
    export(coded, path, "all")
    rows = sheet(path)
    row = next(row for row in rows if row["svar"].startswith("'=2+3"))
    row.update(helse="kanskje", kommentar="-usikker")
    accept(coded, returned(path, rows))
    aside = sheet(path.with_name("ark_feil.csv"))
    assert aside[0]["svar"] == "'=2+3 er alt jeg fikk til på eksamen"
    aside[0]["helse"] = "1"
    done = apply(coded, returned(path.with_name("ark_feil.csv"), aside), "kari")
    assert [(d.variable, d.value) for d in done.merged.decisions] == [("helse", "1")]


def test_a_comment_comes_through_the_file_as_it_was_written(coded: Path, tmp_path: Path):
    path = tmp_path / "ark.csv"
    export(coded, path, "all")
    rows = sheet(path)
    rows[0].update(helse="kanskje", kommentar="- usikker")
    accept(coded, returned(path, rows))
    aside = sheet(path.with_name("ark_feil.csv"))
    aside[0]["helse"] = "1"
    apply(coded, returned(path.with_name("ark_feil.csv"), aside), "kari")
    assert query(coded, "SELECT text FROM comment") == [("- usikker",)]
