"""The commands of the review promise: each says what it did, refuses with a cure, and exits as told."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from analyst import returned, sheet
from command_line import Done, call

ADD = ("--id", "id", "--question", "hverdag", "--question", "hjelp", "--group", "kontor")


def done(*words: str | Path) -> str:
    """What a call that went well printed."""
    end = call(*words)
    assert (end.status, end.err) == (0, ""), end
    return end.out


def refused(status: int, *words: str | Path) -> str:
    """What a call that was refused said."""
    end = call(*words)
    assert end.status == status, end
    assert "Traceback" not in end.err
    return end.err


def codes(coded: Path, table: Path, *more: str, coder: str = "kari") -> Done:
    """Add codes of a coder to the answers to one question."""
    where = ("--id", "id", "--wave", "2025", "--question", "hverdag", "--coder", coder)
    return call("add-codes", coded, table, *where, *more)


@pytest.fixture
def split(coded: Path, tmp_path: Path) -> Path:
    """Kari and Ola have coded the same answers and differ on one cell."""
    for coder, value in (("kari", "1"), ("ola", "0")):
        (tmp_path / "koder.csv").write_text(f"id;helse;nav\n101;{value};0\n102;0;0\n", encoding="utf-8")
        assert codes(coded, tmp_path / "koder.csv", coder=coder).status == 0
    return coded


def test_a_dispute_goes_the_whole_path(split: Path, tmp_path: Path):
    ark = tmp_path / "uenig.csv"
    assert "1 cell is disputed" in done("review", "status", split)
    assert done("review", "resolve", split, ark) == f"Sheet 1: 1 row, with disputed cells, in {ark}.\n"
    rows = sheet(ark)
    rows[0]["ferdig"] = "x"
    assert "disputed cell is still empty" in refused(
        1, "review", "apply", split, returned(ark, rows), "--coder", "sjef"
    )
    rows[0]["helse"] = "1"
    said = done("review", "apply", split, returned(ark, rows), "--coder", "sjef")
    assert (
        "1 row returned, 0 missing, 1 ticked: 0 cells corrected, 0 filled in, 1 settled, 0 confirmed" in said
    )
    assert "Nothing was new." in done("review", "apply", split, ark, "--coder", "sjef")
    rows[0]["helse"] = "0"
    said = done("review", "apply", split, returned(ark, rows), "--coder", "sjef")
    assert "Settled anew: row 2, «helse» is 0 now; before, sjef says 1." in said
    assert "0 cells are disputed" in done("review", "status", split)
    assert "o cell is disputed; there is nothing to settle." in refused(
        2, "review", "resolve", split, tmp_path / "ny.csv"
    )
    assert "resolution" in done("history", split, "--respondent", "101")


def test_a_coding_against_a_resolution_is_told(split: Path, tmp_path: Path):
    ark, alle = tmp_path / "uenig.csv", tmp_path / "alle.csv"
    done("review", "export", split, alle, "--take", "all", "--question", "hverdag")
    done("review", "resolve", split, ark)
    rows = sheet(ark)
    rows[0]["helse"] = "1"
    done("review", "apply", split, returned(ark, rows), "--coder", "sjef")
    rows = sheet(alle)
    rows[0]["helse"] = "0"
    said = done("review", "apply", split, returned(alle, rows), "--coder", "eva")
    assert "Settled before: row 2, «helse» is 0 here and is kept, but sjef says 1 holds." in said


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_the_status_is_printed_for_people_and_for_programs(coded: Path, tmp_path: Path, form: str):
    done("review", "export", coded, tmp_path / "ark.csv", "--take", "queue", "--count", "3")
    done("review", "export", coded, tmp_path / "rev.csv", "--take", "audit", "--count", "7")
    said = done("review", "status", coded, "--format", form)
    if form == "table":
        assert said.splitlines()[0].split()[:3] == ["sheet", "take", "codebook"]
        assert said.splitlines()[-1] == "0 of 16 answers have codes by hand; 0 cells are disputed."
        return
    rows = json.loads(said) if form == "json" else list(csv.DictReader(io.StringIO(said)))
    assert [(row["take"], row["file"], int(row["rows"])) for row in rows] == [
        ("queue", "ark.csv", 3),
        ("audit", "rev.csv", 7),
    ]
    assert (int(rows[1]["frame"]), float(rows[1]["pi_least"])) == (14, 0.5)


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_the_history_is_printed_for_people_and_for_programs(split: Path, form: str):
    by_answer = done("history", split, "--answer", "1", "--format", form)
    assert "kari" in by_answer
    assert "Skolen" not in by_answer
    if form == "json":
        assert {row["answer"] for row in json.loads(by_answer)} == {1}
    assert "add-codes" in done("history", split, "--format", form)
    assert "not both" in refused(
        2, "history", split, "--answer", "1", "--respondent", "101", "--format", form
    )


def test_a_revision_is_said_and_tried_first(coded: Path, tmp_path: Path, table_file: Path):
    changed = tmp_path / "senere.csv"
    content = table_file.read_text("utf-8-sig").replace('husleia"', "husleia").replace(";husleia;", ";NAV;")
    changed.write_text(content, encoding="utf-8-sig")
    before = coded.read_bytes()
    words = ("add", coded, changed, *ADD, "--wave", "2025")
    fault = refused(1, *words)
    assert "row 3: respondent «102» has another text for «hverdag» than the project holds" in fault
    assert "--revise" in fault
    said = done(*words, "--revise", "--dry-run")
    assert "Would revise 1 answer, and groups or weight of 0 respondents." in said
    assert coded.read_bytes() == before
    assert "Revised 1 answer, and groups or weight of 0 respondents." in done(*words, "--revise")
    assert "Revised" not in done(*words, "--revise")


def test_a_sheet_with_the_old_text_says_so(coded: Path, tmp_path: Path, table_file: Path):
    ark = tmp_path / "ark.csv"
    done("review", "export", coded, ark, "--take", "all")
    changed = tmp_path / "senere.csv"
    content = table_file.read_text("utf-8-sig").replace(";husleia;", ";NAV;")
    changed.write_text(content, encoding="utf-8-sig")
    done("add", coded, changed, *ADD, "--wave", "2025", "--revise")
    said = done("review", "apply", coded, ark, "--coder", "kari", "--confirm")
    assert "Since revised: 1 row is about a text that has a later revision" in said


def test_a_person_of_a_panel_is_counted_as_known(coded: Path, table_file: Path):
    said = done("add", coded, table_file, *ADD, "--wave", "2026", "--panel")
    assert "8 new respondents, 8 of them known from an earlier wave" in said
    assert "known" not in done("add", coded, table_file, *ADD, "--wave", "2027")


def test_forgetting_tells_what_went_and_what_is_left_to_do(split: Path, tmp_path: Path):
    ark = tmp_path / "ark.csv"
    (tmp_path / "flere.csv").write_text("id;skole\n101;1\n106;1\n103;0\n107;0\n", encoding="utf-8")
    assert codes(split, tmp_path / "flere.csv").status == 0
    done("code", split)
    done("review", "export", split, ark, "--take", "all")
    said = done("forget", split, "--id", "101")
    assert said.splitlines() == [
        "Forgot 1 respondent with 2 answers.",
        "Removed 1 fitted coder that may have learnt from them: run «ungtekst code» again.",
        "Sheets that were written with them: ark.csv. Delete the rows there too.",
    ]
    again = refused(2, "review", "export", split, tmp_path / "ny.csv", "--take", "queue")
    assert "the fitted coder was removed" in again
    assert "ungtekst code" in again
    assert "the fitted coder was removed" in refused(2, "report", split, tmp_path / "r.html")
    said = done("review", "apply", split, ark, "--coder", "kari", "--confirm")
    assert "Left out: 2 rows of respondents who have been forgotten; delete them from the file." in said
    assert "14 rows returned, 0 missing" in said
    assert "no respondent with that id" in refused(2, "forget", split, "--id", "101")
    assert "101" not in done("history", split)
    done("code", split)


def test_an_id_of_several_waves_asks_which(coded: Path, table_file: Path):
    done("add", coded, table_file, *ADD, "--wave", "2026")
    assert "(2025, 2026); say which with --wave, once for each." in refused(2, "forget", coded, "--id", "101")
    assert "Forgot 1 respondent" in done("forget", coded, "--id", "101", "--wave", "2025")
    said = done("add", coded, table_file, *ADD, "--wave", "2025")
    assert "Left out, for being forgotten: 1 respondent." in said


def test_a_backup_says_where_and_refuses_to_overwrite(coded: Path, tmp_path: Path):
    out = tmp_path / "kopi.ungtekst"
    assert done("backup", coded, out).startswith(f"Copied {coded} to {out} (")
    assert "a backup never overwrites anything" in refused(2, "backup", coded, out)
    coded.write_bytes(coded.read_bytes()[:5000])
    assert "damaged" in refused(1, "backup", coded, tmp_path / "to.ungtekst")
    assert sorted(one.name for one in tmp_path.glob("*to*")) == []


def test_sound_rows_come_in_and_the_others_are_named(coded: Path, tmp_path: Path):
    ark = tmp_path / "ark.csv"
    done("review", "export", coded, ark, "--take", "all")
    rows = sheet(ark)
    rows[0]["nav"] = "1"
    rows[1]["helse"] = "kanskje"
    rows[1]["valens"] = "tja"
    returned(ark, rows)
    end = call("review", "apply", coded, ark, "--coder", "kari", "--accept-valid", "--dry-run")
    assert "Set aside: 1 row with faults.\nNothing was changed (--dry-run)." in end.out
    assert not (tmp_path / "ark_feil.csv").exists()
    end = call("review", "apply", coded, ark, "--coder", "kari", "--accept-valid")
    assert end.err.count("row 3, column") == 2
    assert "1 cell corrected" in end.out
    assert f"Set aside: 1 row with faults, written to {tmp_path / 'ark_feil.csv'}." in end.out


def test_codes_by_name_are_added_and_all_unknown_ones_told(coded: Path, tmp_path: Path):
    table = tmp_path / "k.csv"
    table.write_text('id;koder\n101;"Skole; NAV"\n102;vær\n103;tull\n', encoding="utf-8")
    end = codes(coded, table, "--multiple", "koder")
    assert end.status == 1
    assert end.err.count("the cell names a code that the codebook does not have") == 2
    assert "2 faults; nothing was changed." in end.err
    assert "vær" not in end.err
    table.write_text('id;koder\n101;"Skole; NAV"\n102;\n', encoding="utf-8")
    end = codes(coded, table, "--multiple", "koder")
    assert end.out == "Added 4 codings of 1 answer by kari; 0 were there already.\n"


def test_two_ways_of_writing_codes_are_not_mixed(coded: Path, tmp_path: Path):
    end = codes(coded, tmp_path / "k.csv", "--multiple", "koder", "--blank-is-0")
    assert (end.status, "give one of them" in end.err) == (2, True)


def test_draws_by_strata_and_their_faults(coded: Path, tmp_path: Path):
    words = ("review", "export", coded, tmp_path / "r.csv", "--take")
    assert "--count 2 or more" in refused(2, *words, "audit", "--count", "1", "--stratify", "kontor")
    assert "the ones there are: kontor, kjønn, skole" in refused(2, *words, "audit", "--stratify", "by")
    assert "nly a random draw has strata" in refused(2, *words, "all", "--stratify", "kontor")
    said = done(*words, "audit", "--count", "4", "--stratify", "kontor", "--with-other-answers")
    assert said == f"Sheet 1: 4 rows, blind, in {tmp_path / 'r.csv'}.\n"
    assert {row["kontor"] for row in sheet(tmp_path / "r.csv")} == {"Granmo", "Østbyen"}
    assert "svar:hjelp" in sheet(tmp_path / "r.csv")[0]
