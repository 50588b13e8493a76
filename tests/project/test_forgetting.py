"""Forgetting promises: nothing a respondent wrote is left in the file, and everyone else's work stands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from analyst import returned, sheet
from project_material import add, decide, person, query

from ungtekst import Codebook, Project
from ungtekst.errors import CallError, DataError
from ungtekst.project import Forgotten
from ungtekst.steps import add as add_step
from ungtekst.steps import new
from ungtekst.steps.code import code
from ungtekst.steps.export import export as export_data
from ungtekst.steps.forget import forget
from ungtekst.steps.history import history
from ungtekst.steps.report import report
from ungtekst.steps.review_apply import apply
from ungtekst.steps.review_export import export
from ungtekst.steps.review_status import status

LAYOUT = add_step.Layout(
    "id",
    {"hverdag": "hverdag", "hjelp": "hjelp"},
    groups=("kontor",),
    weight_column="vekt",
    cluster_column="klynge",
)
# Words that nobody else uses: the texts (the second a revision), the group, the cluster, the id, a comment.
TRACES = (
    "zq-9917",
    "krøllhåråsen",
    "nebbursvenn",
    "trombolittfjell",
    "Xylofonvika",
    "klyngevåg",
    "gneldrebikkje",
)
REVISED = "Alt er trombolittfjell nå, men angsten er der"
ROWS = [
    (
        "zq-9917",
        "Xylofonvika",
        "2,625",
        "klyngevåg",
        "Er sliten på krøllhåråsen",
        "nebbursvenn på NAV var bra",
    ),
    ("102", "Granmo", "1", "a", "husleia", "Litt penger frå NAV"),
    ("103", "Granmo", "1", "a", "Er så sliten at jeg ikke får sove", "veilederen min er snill"),
    ("104", "Østbyen", "1", "b", "", "vet ikke"),
    ("105", "Østbyen", "1", "b", "angst, først og fremst", "=2+3 er alt"),
]


def written(path: Path, rows: Sequence[Sequence[str]] = ROWS) -> Path:
    lines = [";".join(row) for row in (("id", "kontor", "vekt", "klynge", "hverdag", "hjelp"), *rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def traces(path: Path) -> list[tuple[str, str]]:
    """What is left of the respondent in the project and beside it, in any writing."""
    content = b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))
    return [
        (word, how)
        for word in TRACES
        for how in ("utf-8", "utf-16-le", "utf-16-be", "unicode_escape")
        if word.encode(how) in content
    ]


@pytest.fixture(scope="module")
def worked_bytes(tmp_path_factory: pytest.TempPathFactory, codebook: Codebook) -> dict[str, bytes]:
    """A project that has seen it all: a revision, two coders, comments, sheets out, a learnt coder."""
    folder = tmp_path_factory.mktemp("glemt")
    path = folder / "p.ungtekst"
    Project.create(path, [codebook], identity="prøve").close()
    add_step.add(path, written(folder / "svar.csv"), LAYOUT, "2025")
    code(path)
    export(path, folder / "ark.csv", "all", with_other_answers=True)
    rows = sheet(folder / "ark.csv")
    rows[0]["kommentar"] = "gneldrebikkje"
    rows[2]["kommentar"] = "blir stående"
    apply(path, returned(folder / "ark.csv", rows), "kari", confirm=True)
    with Project.open(path) as project:
        decide(project, "ola", 1, helse=0)
    export(path, folder / "revisjon.csv", "audit", count=9)
    later = [(*ROWS[0][:4], REVISED, ROWS[0][5]), *ROWS[1:]]
    add_step.add(path, written(folder / "senere.csv", later), LAYOUT, "2025", revise=True)
    code(path)
    export(path, folder / "kø.csv", "queue")
    return {one.name: one.read_bytes() for one in folder.iterdir()}


@pytest.fixture
def worked(tmp_path: Path, worked_bytes: dict[str, bytes]) -> Path:
    """A copy of it, with its sheets and tables in a folder beside."""
    (tmp_path / "prosjekt").mkdir()
    for name, content in worked_bytes.items():
        (tmp_path / ("prosjekt" if name.endswith("ungtekst") else ".") / name).write_bytes(content)
    return tmp_path / "prosjekt" / "p.ungtekst"


def test_the_material_holds_every_trace_in_the_beginning(worked: Path):
    assert {word for word, _ in traces(worked)} == set(TRACES)
    assert query(worked, "SELECT learnt_from FROM run ORDER BY id DESC")[0] > (0,)


def test_no_byte_of_a_forgotten_respondent_is_left(worked: Path):
    done = forget(worked, "zq-9917")
    assert done == Forgotten(1, 2, 1, ("ark.csv", "kø.csv", "revisjon.csv"))
    assert traces(worked) == []
    assert [one.name for one in worked.parent.iterdir()] == [worked.name]
    assert query(worked, "PRAGMA integrity_check") == [("ok",)]


def test_no_byte_is_left_even_if_the_file_is_not_written_anew(worked: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Project, "vacuum", lambda self: None)
    forget(worked, "zq-9917")
    assert traces(worked) == []


def test_others_are_untouched(worked: Path):
    with Project.open(worked) as project:
        before = project.answers(), project.background(), project.current()
        mine = before[0].index[before[0]["respondent"] == "zq-9917"].tolist()
        person_id = before[0].loc[mine[0], "respondent_id"]
    comments = query(worked, "SELECT text FROM comment WHERE text = 'blir stående'")
    forget(worked, "zq-9917")
    with Project.open(worked) as project:
        assert project.answers().equals(before[0].drop(index=mine))
        left = before[1].drop(index=person_id)
        assert project.background().to_dict("index") == left.to_dict("index")
        held = before[2][~before[2]["revision"].isin(mine)].reset_index(drop=True)
        assert project.current().astype(object).equals(held.astype(object))
    assert query(worked, "SELECT text FROM comment") == comments == [("blir stående",)]


def test_the_ledger_keeps_every_row_and_a_tombstone_without_text_remains(worked: Path):
    before = query(worked, "SELECT * FROM coding ORDER BY id")
    forget(worked, "zq-9917")
    assert query(worked, "SELECT * FROM coding ORDER BY id") == before
    assert query(worked, "SELECT COUNT(*), SUM(forgotten) FROM respondent") == [(5, 1)]
    ((name, weight, cluster),) = query(worked, "SELECT name, weight, cluster FROM respondent WHERE forgotten")
    assert str(name).startswith("glemt-")
    assert (weight, cluster) == (1.0, "")


def test_the_same_table_does_not_bring_the_respondent_back(worked: Path, tmp_path: Path):
    forget(worked, "zq-9917")
    before = worked.read_bytes()
    for revise in (False, True):
        done = add_step.add(worked, tmp_path / "senere.csv", LAYOUT, "2025", revise=revise).added
        assert (done.new, done.same, done.revised, done.forgotten) == (0, 8, 0, 1)
        assert worked.read_bytes() == before
    assert traces(worked) == []


def test_an_id_forgotten_in_one_wave_may_answer_in_another(worked: Path, tmp_path: Path):
    forget(worked, "zq-9917")
    done = add_step.add(worked, tmp_path / "svar.csv", LAYOUT, "2026").added
    assert (done.new, done.forgotten) == (10, 0)


def test_a_sheet_that_was_out_is_applied_for_the_others_and_tells(worked: Path, tmp_path: Path):
    forget(worked, "zq-9917")
    rows = sheet(tmp_path / "revisjon.csv")
    mine = [row for row in rows if row["id"] == "zq-9917"]
    for row in rows:
        row.update(skole="1", ferdig="x", kommentar="gneldrebikkje" if row in mine else "")
    done = apply(worked, returned(tmp_path / "revisjon.csv", rows), "per")
    assert (done.merged.tally.forgotten, done.merged.tally.returned) == (2, len(rows) - 2)
    assert done.merged.tally.missing == 0
    assert {d.revision for d in done.merged.decisions}.isdisjoint({1, 2})
    assert traces(worked) == []


def test_an_emptied_text_beside_a_forgotten_row_is_not_taken_for_sorting(worked: Path, tmp_path: Path):
    forget(worked, "zq-9917")
    rows = sheet(tmp_path / "revisjon.csv")
    next(row for row in rows if row["id"] == "102")["svar"] = ""
    with pytest.raises(DataError, match="text was edited"):
        apply(worked, returned(tmp_path / "revisjon.csv", rows), "per")


def test_the_learnt_coder_is_gone_and_the_user_is_told_to_code_again(worked: Path, tmp_path: Path):
    forget(worked, "zq-9917")
    assert query(worked, "SELECT COUNT(*) FROM run WHERE model IS NOT NULL") == [(0,)]
    for call in (
        lambda: export(worked, tmp_path / "ny.csv", "queue"),
        lambda: export(worked, tmp_path / "ny.csv", "all"),
        lambda: report(worked, tmp_path / "r.html"),
    ):
        with pytest.raises(CallError, match="ungtekst code"):
            call()
    code(worked)
    assert export(worked, tmp_path / "ny.csv", "all").rows == 8
    assert "zq-9917" not in (tmp_path / "ny.csv").read_text("utf-8-sig")
    report(worked, tmp_path / "r.html")
    export_data(worked, tmp_path / "d.csv")
    assert len(sheet(tmp_path / "d.csv")) == 8
    assert traces(worked) == []


def test_a_coder_that_has_learnt_of_nobody_stays(coded: Path):
    assert forget(coded, "102").coders == 0
    assert query(coded, "SELECT COUNT(*) FROM run WHERE model IS NOT NULL") == [(1,)]


def test_draws_and_chances_still_work(worked: Path, tmp_path: Path):
    with Project.open(worked) as project:
        before = project.inclusion("audit", 1)
    forget(worked, "zq-9917")
    with Project.open(worked) as project:
        after = project.inclusion("audit", 1)
        assert after.equals(before)
        with pytest.raises(CallError, match="no answer left"):
            export(worked, tmp_path / "to.csv", "audit", count=1)
        shown = after.index.intersection(project.answers().index)
        assert 0 < len(shown) < len(after)


def test_the_history_tells_that_it_happened_without_the_id(worked: Path):
    forget(worked, "zq-9917")
    story = history(worked)
    assert story["what"].tolist()[-1] == "forget"
    assert story["detail"].tolist()[-1] == ""
    with pytest.raises(CallError, match="no answer with that number or respondent"):
        history(worked, respondent="zq-9917")


def test_status_counts_those_who_are_left(worked: Path):
    forget(worked, "zq-9917")
    done = status(worked)
    assert (done.answers, done.coded_by_hand, done.disputed) == (8, 8, 0)


def test_forgetting_twice_or_nobody_is_the_callers_fault(worked: Path):
    forget(worked, "zq-9917")
    before = worked.read_bytes()
    for name in ("zq-9917", "ingen", query(worked, "SELECT name FROM respondent WHERE forgotten")[0][0]):
        with pytest.raises(CallError, match="no respondent with that id"):
            forget(worked, str(name))
    assert worked.read_bytes() == before


def waves(path: Path, codebook: Codebook, panel: bool) -> Path:
    with Project.create(path, [codebook], identity="prøve") as project:
        for wave in ("2024", "2025"):
            add(project, [person("7", f"hemmelig {wave}"), person("8", row=3)], wave, panel=panel)
    return path


def test_an_id_in_two_waves_must_be_told_apart(tmp_path: Path, codebook: Codebook):
    path = waves(tmp_path / "p.ungtekst", codebook, panel=False)
    before = path.read_bytes()
    with pytest.raises(CallError, match=r"2024, 2025.*--wave"):
        forget(path, "7")
    assert path.read_bytes() == before
    assert forget(path, "7", ["2024"]).respondents == 1
    with Project.open(path) as project:
        left = project.answers().query("respondent == '7'")
        assert left[["wave", "text"]].to_numpy().tolist() == [["2025", "hemmelig 2025"]]
    assert forget(path, "7").respondents == 1
    assert b"hemmelig" not in path.read_bytes()


def test_both_waves_may_be_named(tmp_path: Path, codebook: Codebook):
    path = waves(tmp_path / "p.ungtekst", codebook, panel=False)
    assert forget(path, "7", ["2024", "2025"]).respondents == 2
    assert b"hemmelig" not in path.read_bytes()


def test_a_person_of_a_panel_is_forgotten_in_every_wave(tmp_path: Path, codebook: Codebook):
    path = waves(tmp_path / "p.ungtekst", codebook, panel=True)
    assert forget(path, "7").respondents == 2
    assert b"hemmelig" not in path.read_bytes()
    with Project.open(path) as project:
        assert project.answers()["respondent"].tolist() == ["8", "8"]


def test_a_wave_that_is_not_there_is_named(tmp_path: Path, codebook: Codebook):
    path = waves(tmp_path / "p.ungtekst", codebook, panel=True)
    with pytest.raises(CallError) as caught:
        forget(path, "7", ["2023"])
    assert caught.value.faults[0].code == "project-wave-none"


def test_a_killed_or_failed_forgetting_leaves_everything(worked: Path, monkeypatch: pytest.MonkeyPatch):
    from ungtekst.project import forgetting

    before = worked.read_bytes()

    def broken(*given: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(forgetting, "_drop_coders", broken)
    with pytest.raises(KeyboardInterrupt):
        forget(worked, "zq-9917")
    assert worked.read_bytes() == before


def test_a_text_can_be_emptied_in_no_other_way(worked: Path):
    import sqlite3

    with Project.open(worked) as project, pytest.raises(sqlite3.IntegrityError, match="never changes"):
        project._connection.execute("UPDATE revision SET text = '' WHERE id = 3")


def test_codes_by_hand_for_a_forgotten_respondent_are_a_fault(worked: Path, tmp_path: Path):
    from ungtekst.steps.add_codes import add_codes

    forget(worked, "zq-9917")
    (tmp_path / "koder.csv").write_text("id;skole\nzq-9917;1\n102;1\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"row 2.*take the row out"):
        add_codes(worked, tmp_path / "koder.csv", "kari", "2025", id_column="id", question="hverdag")


def test_new_projects_give_other_tombstones(tmp_path: Path, codebook_file: Path, table_file: Path):
    names = []
    for name in ("en", "to"):
        path = tmp_path / f"{name}.ungtekst"
        new.new(path, [codebook_file])
        add_step.add(path, table_file, add_step.Layout("id", {"hverdag": "hverdag"}), "2025")
        forget(path, "101")
        names += query(path, "SELECT name FROM respondent WHERE forgotten")
    assert names[0] != names[1]
