"""Revising promises: what changed is said to have changed, and neither text nor code of before is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from analyst import returned, sheet
from project_material import add, decide, held, person, project_of, query

from ungtekst import Codebook, Project
from ungtekst.errors import CallError, DataError
from ungtekst.steps import add as add_step
from ungtekst.steps.code import code
from ungtekst.steps.export import export as export_data
from ungtekst.steps.history import history
from ungtekst.steps.review_apply import apply
from ungtekst.steps.review_export import export

LAYOUT = add_step.Layout("id", {"hverdag": "hverdag", "hjelp": "hjelp"}, groups=("kontor", "kjønn"))
OLD = "Skolen. Læreren så meg aldri."
NEW = "Nå går det fint, husleia er betalt"
WEIGHTED = add_step.Layout("id", {"hverdag": "hverdag"}, groups=("kontor",), weight_column="vekt")


@pytest.fixture
def later(tmp_path: Path, table_file: Path) -> Path:
    """The table as it was delivered once more: respondent 101 has another «hverdag»."""
    path = tmp_path / "senere.csv"
    content = table_file.read_text("utf-8-sig")
    assert OLD in content
    path.write_text(content.replace(OLD, NEW), encoding="utf-8-sig")
    return path


def weighted(path: Path, text: str = "sliten", group: str = "Granmo", weight: str = "1,5") -> Path:
    path.write_text(f"id;kontor;vekt;hverdag\n1;{group};{weight};{text}\n", encoding="utf-8")
    return path


def newest(path: Path) -> int:
    """The revision that the answer to «hverdag» of respondent 101 has now."""
    ((revision,),) = query(
        path, "SELECT revision FROM current_answers WHERE respondent = '101' AND question = 'hverdag'"
    )
    return int(str(revision))


def test_a_changed_text_is_a_fault_that_changes_nothing(coded: Path, later: Path):
    before = coded.read_bytes()
    with pytest.raises(DataError, match=r"row 2.*another text.*--revise") as caught:
        add_step.add(coded, later, LAYOUT, "2025")
    assert NEW not in str(caught.value)
    assert coded.read_bytes() == before


def test_a_revised_text_becomes_a_new_revision_and_the_old_one_stays(coded: Path, later: Path):
    done = add_step.add(coded, later, LAYOUT, "2025", revise=True).added
    assert (done.revised, done.changed, done.new, done.same) == (1, 0, 0, 15)
    assert query(coded, "SELECT number, text FROM revision WHERE answer_id = 1 ORDER BY number") == [
        (1, OLD),
        (2, NEW),
    ]
    with Project.open(coded) as project:
        assert project.answers()["text"].tolist()[0] == NEW
        assert len(project.answers()) == 16


def test_a_new_revision_starts_uncoded_and_the_old_keeps_its_codes(coded: Path, later: Path):
    with Project.open(coded) as project:
        decide(project, "kari", 1, helse=1, skole=0)
    before = query(coded, "SELECT * FROM coding ORDER BY id")
    add_step.add(coded, later, LAYOUT, "2025", revise=True)
    assert query(coded, "SELECT * FROM coding ORDER BY id") == before
    with Project.open(coded) as project:
        now = newest(coded)
        assert project.current().query("revision in (1, @now)").empty
        assert now not in project.judged()
    story = history(coded, answer=1)
    kari = story[story["coder"] == "kari"]
    assert set(zip(kari["revision"], kari["variable"], kari["value"], strict=True)) == {
        (1, "helse", "1"),
        (1, "skole", "0"),
    }
    assert story[story["what"] == "add"]["revision"].tolist() == [1, 2]


def test_the_machine_codes_the_new_text_and_humans_of_the_old_decide_nothing(coded: Path, later: Path):
    with Project.open(coded) as project:
        decide(project, "kari", 1, helse=1, økonomi=0)
    add_step.add(coded, later, LAYOUT, "2025", revise=True)
    code(coded)
    with Project.open(coded) as project:
        value, source, disputed = held(project, newest(coded), "økonomi") or ("", "", True)
    assert (source in ("rule", "model"), disputed) == (True, False)
    assert value == "1"


def test_a_revised_answer_stands_first_in_the_queue_with_its_old_codes_told(
    coded: Path, later: Path, tmp_path: Path
):
    with Project.open(coded) as project:
        decide(project, "kari", 1, helse=1, skole=0, valens="negativ")
    add_step.add(coded, later, LAYOUT, "2025", revise=True)
    code(coded)
    export(coded, tmp_path / "ark.csv", "queue", count=3)
    first, *others = sheet(tmp_path / "ark.csv")
    assert (first["id"], first["spørsmål"], first["svar"]) == ("101", "hverdag", NEW)
    assert first["forslag"].startswith("før teksten ble endret: helse 1, valens negativ; ")
    assert "skole 0" not in first["forslag"]
    assert not any("før teksten" in row["forslag"] for row in others)


def test_old_codes_that_were_all_0_are_told_too(coded: Path, later: Path, tmp_path: Path):
    with Project.open(coded) as project:
        decide(project, "kari", 1, helse=0, skole=0)
    add_step.add(coded, later, LAYOUT, "2025", revise=True)
    code(coded)
    export(coded, tmp_path / "ark.csv", "queue", count=1)
    (row,) = sheet(tmp_path / "ark.csv")
    assert not row["forslag"].startswith("før teksten ble endret: ;")
    assert row["forslag"] != "før teksten ble endret: "


def test_a_sheet_that_was_out_with_the_old_text_is_applied_to_it_and_says_so(
    coded: Path, later: Path, tmp_path: Path
):
    export(coded, tmp_path / "ark.csv", "all", question="hverdag")
    add_step.add(coded, later, LAYOUT, "2025", revise=True)
    rows = sheet(tmp_path / "ark.csv")
    rows[0]["helse"] = rows[1]["helse"] = "1"
    done = apply(coded, returned(tmp_path / "ark.csv", rows), "kari")
    assert {(d.revision, d.variable, d.value) for d in done.merged.decisions} == {
        (1, "helse", "1"),
        (3, "helse", "1"),
    }
    assert done.merged.tally.revised == 1
    with Project.open(coded) as project:
        assert held(project, 3, "helse") == ("1", "human", False)
        assert held(project, newest(coded), "helse") is None


def test_the_text_of_the_old_revision_is_what_a_sheet_is_held_to(coded: Path, later: Path, tmp_path: Path):
    export(coded, tmp_path / "ark.csv", "all", question="hverdag")
    add_step.add(coded, later, LAYOUT, "2025", revise=True)
    rows = sheet(tmp_path / "ark.csv")
    rows[0]["svar"] = NEW
    with pytest.raises(DataError, match="text was edited"):
        apply(coded, returned(tmp_path / "ark.csv", rows), "kari")


def test_a_revised_answer_is_outside_the_frame_of_an_earlier_audit(coded: Path, later: Path, tmp_path: Path):
    export(coded, tmp_path / "en.csv", "audit", count=14)
    add_step.add(coded, later, LAYOUT, "2025", revise=True)
    with Project.open(coded) as project:
        assert newest(coded) not in project.inclusion("audit", 1).index
    done = export(coded, tmp_path / "to.csv", "audit", count=14)
    assert done.rows == 1
    with Project.open(coded) as project:
        assert project.inclusion("audit", 1).loc[newest(coded)].tolist() == [1.0, True]


def test_group_and_weight_change_and_what_they_were_is_in_the_history(empty: Path, tmp_path: Path):
    add_step.add(empty, weighted(tmp_path / "a.csv"), WEIGHTED, "2025")
    changed = weighted(tmp_path / "b.csv", group="Østbyen", weight="0,5")
    before = empty.read_bytes()
    with pytest.raises(DataError) as caught:
        add_step.add(empty, changed, WEIGHTED, "2025")
    assert {fault.code for fault in caught.value.faults} == {"add-group-changed", "add-weight-changed"}
    assert empty.read_bytes() == before
    done = add_step.add(empty, changed, WEIGHTED, "2025", revise=True).added
    assert (done.changed, done.revised, done.same) == (1, 0, 1)
    with Project.open(empty) as project:
        assert project.background()["kontor"].tolist() == ["Østbyen"]
        assert project.answers()["weight"].tolist() == [0.5]
    story = history(empty, respondent="1")
    former = story[story["source"] == "former"]
    assert sorted(zip(former["variable"], former["value"], strict=True)) == [
        ("kontor", "Granmo"),
        ("weight", "1.5"),
    ]


def test_a_group_that_was_not_said_before_is_no_change(empty: Path, tmp_path: Path):
    plain = add_step.Layout("id", {"hverdag": "hverdag"})
    add_step.add(empty, weighted(tmp_path / "a.csv"), plain, "2025")
    grouped = add_step.Layout("id", {"hverdag": "hverdag"}, groups=("kontor",))
    add_step.add(empty, tmp_path / "a.csv", grouped, "2025")
    with Project.open(empty) as project:
        assert project.background()["kontor"].tolist() == ["Granmo"]
    assert "former" not in history(empty, respondent="1")["source"].tolist()


def test_a_dry_run_of_a_revision_changes_nothing_and_counts(coded: Path, later: Path):
    before = coded.read_bytes()
    done = add_step.add(coded, later, LAYOUT, "2025", revise=True, dry_run=True).added
    assert (done.revised, done.same) == (1, 15)
    assert coded.read_bytes() == before


def test_the_same_file_again_is_no_revision(coded: Path, later: Path, table_file: Path):
    before = coded.read_bytes()
    add_step.add(coded, table_file, LAYOUT, "2025", revise=True)
    assert coded.read_bytes() == before
    add_step.add(coded, later, LAYOUT, "2025", revise=True)
    before = coded.read_bytes()
    done = add_step.add(coded, later, LAYOUT, "2025", revise=True).added
    assert (done.revised, done.changed, done.same) == (0, 0, 16)
    assert add_step.add(coded, later, LAYOUT, "2025").added.same == 16
    assert coded.read_bytes() == before


def test_what_a_respondent_and_her_weight_said_is_never_in_the_fault(empty: Path, tmp_path: Path):
    add_step.add(empty, weighted(tmp_path / "a.csv", text="min hemmelighet"), WEIGHTED, "2025")
    changed = weighted(tmp_path / "b.csv", text="en annen hemmelighet", weight="3")
    with pytest.raises(DataError) as caught:
        add_step.add(empty, changed, WEIGHTED, "2025")
    assert len(caught.value.faults) == 2
    assert "hemmelighet" not in str(caught.value)


def test_the_same_id_in_two_waves_is_one_person_only_in_a_panel(tmp_path: Path, codebook: Codebook):
    for panel, persons in ((False, 4), (True, 2)):
        with Project.create(tmp_path / f"{panel}.ungtekst", [codebook]) as project:
            add(project, [person("7"), person("8", row=3)], "2025")
            done = add(project, [person("7", "bedre"), person("8", "verre", 3)], "2026", panel=panel)
            assert done.known == (2 if panel else 0)
            people = project.answers()
            assert people["person"].nunique() == persons
            assert people["respondent_id"].nunique() == 4
            same = people.groupby("respondent")["person"].nunique().tolist()
            assert same == ([1, 1] if panel else [2, 2])


def test_a_person_of_a_panel_is_the_same_through_all_its_waves(tmp_path: Path, codebook: Codebook):
    with Project.create(tmp_path / "p.ungtekst", [codebook]) as project:
        for wave in ("2023", "2024", "2025"):
            add(project, [person("7")], wave, panel=True)
        assert project.answers()["person"].nunique() == 1


def test_revisions_are_numbered_also_when_a_text_comes_back(tmp_path: Path, codebook: Codebook):
    with project_of(tmp_path / "p.ungtekst", codebook, ["en"]) as project:
        for text in ("to", "en"):
            add(project, [person("p1", text)], revise=True)
        assert query(project.path, "SELECT number, text FROM revision") == [(1, "en"), (2, "to"), (3, "en")]
        assert project.answers()["text"].tolist() == ["en"]


def test_the_exports_show_the_text_that_holds(coded: Path, later: Path, tmp_path: Path):
    add_step.add(coded, later, LAYOUT, "2025", revise=True)
    code(coded)
    assert export_data(coded, tmp_path / "kodet.csv") == 16
    rows = sheet(tmp_path / "kodet.csv")
    assert next(row["svar"] for row in rows if row["id"] == "101") == NEW


def test_a_tick_on_a_row_that_the_machine_has_not_coded_is_not_lost_in_silence(
    coded: Path, later: Path, tmp_path: Path
):
    add_step.add(coded, later, LAYOUT, "2025", revise=True)
    try:
        export(coded, tmp_path / "ark.csv", "queue", count=1)
    except CallError:
        return  # it may ask for a run first
    rows = sheet(tmp_path / "ark.csv")
    rows[0]["ferdig"] = "x"
    tally = apply(coded, returned(tmp_path / "ark.csv", rows), "kari").merged.tally
    assert tally.confirmed + tally.filled + tally.unjudged > 0
