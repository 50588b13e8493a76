"""The command line promises: the whole path works, every command explains itself, and a dry run is dry."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from command_line import call, spawn

from ungtekst import __version__
from ungtekst.cli.main import cli


def every(group: click.Group, *above: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command and group of commands, with the words that call it."""
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        yield (*above, name), command
        if isinstance(command, click.Group):
            yield from every(command, *above, name)


EVERY = list(every(cli))
ADD = ("--id", "id", "--wave", "2025", "--question", "hverdag", "--question", "hjelp", "--group", "kontor")


def test_a_user_goes_the_whole_path(tmp_path: Path, codebook_file: Path, table_file: Path):
    project, sheet, report = tmp_path / "p.ungtekst", tmp_path / "ark.csv", tmp_path / "r.html"
    said = []
    for words in (
        ("new", project, "--codebook", codebook_file),
        ("add", project, table_file, *ADD, "--invited", "12", "--asked", "hverdag=10"),
        ("code", project),
        ("review", "export", project, sheet, "--take", "queue", "--question", "hverdag"),
        ("review", "apply", project, sheet, "--coder", "kari", "--confirm"),
        ("code", project, "--seed", "1"),
        ("report", project, report, "--unapproved"),
        ("export", project, tmp_path / "data.csv"),
        ("export", project, tmp_path / "lang.csv", "--shape", "long", "--dialect", "international"),
        ("run", table_file, "--project", project, "--id", "id", "--text", "hjelp", "-o", tmp_path / "k.csv"),
    ):
        done = call(*words)
        assert (done.status, done.err) == (0, ""), words
        said.append(done.out)
    assert "hverdag 1.0.0: 7 codes in 2 dimensions" in said[0]
    assert (
        "Read 8 rows (utf-8-sig, separator ';').\nAdded 16 answers (2 blank) from 8 new respondents"
        in said[1]
    )
    assert "16 answers coded, from the codebook alone" in said[2]
    assert said[3] == f"Sheet 1: 7 rows, filled in, in {sheet}.\n"
    assert "7 rows returned, 0 missing, 7 ticked: 0 cells corrected, 0 filled in" in said[4]
    assert "learnt from 7 answers" in said[5]
    assert report.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert (tmp_path / "k.csv").read_text("utf-8-sig").startswith("id;spørsmål;svar;skole;økonomi;helse;nav")


def test_the_same_table_again_is_counted_and_changes_nothing(tmp_path: Path, empty: Path, table_file: Path):
    assert call("add", empty, table_file, *ADD).status == 0
    before = empty.read_bytes()
    again = call("add", empty, table_file, *ADD)
    assert "Added 0 answers (0 blank) from 0 new respondents; 16 were there already." in again.out
    assert empty.read_bytes() == before


def test_a_dry_run_changes_no_byte(tmp_path: Path, empty: Path, coded: Path, table_file: Path):
    before = empty.read_bytes()
    tried = call("add", empty, table_file, *ADD, "--invited", "9", "--asked", "hjelp=3", "--dry-run")
    assert (tried.status, "Would add 16 answers" in tried.out) == (0, True)
    assert empty.read_bytes() == before
    call("review", "export", coded, tmp_path / "ark.csv", "--take", "all")
    before = coded.read_bytes()
    tried = call("review", "apply", coded, tmp_path / "ark.csv", "--coder", "kari", "--confirm", "--dry-run")
    assert (tried.status, "Nothing was changed (--dry-run)." in tried.out) == (0, True)
    assert coded.read_bytes() == before


def test_codes_made_by_hand_before_come_in_once(tmp_path: Path, coded: Path):
    table = tmp_path / "koder.csv"
    table.write_text("id;skole;helse;valens\n101;ja;;Negativ\n102;0;x;\n", encoding="utf-8")
    words = (
        "add-codes",
        coded,
        table,
        "--id",
        "id",
        "--wave",
        "2025",
        "--question",
        "hverdag",
        "--coder",
        "k",
    )
    assert call(*words).out == "Added 4 codings of 2 answers by k; 0 were there already.\n"
    before = coded.read_bytes()
    assert call(*words).out == "Added 0 codings of 2 answers by k; 4 were there already.\n"
    assert coded.read_bytes() == before


def test_a_dispute_is_listed_and_is_no_fault(tmp_path: Path, coded: Path):
    sheet = tmp_path / "ark.csv"
    call("review", "export", coded, sheet, "--take", "all")
    whole = sheet.read_text("utf-8-sig")
    for coder, cell in (("kari", "1"), ("ola", "0")):
        rows = list(csv.reader(whole.splitlines(keepends=True), delimiter=";"))
        rows[1][rows[0].index("nav")] = cell
        rows[1][rows[0].index("ferdig")] = "x"
        with sheet.open("w", encoding="utf-8", newline="") as handle:
            csv.writer(handle, delimiter=";").writerows(rows)
        done = call("review", "apply", coded, sheet, "--coder", coder)
        assert done.status == 0
    assert "Disputed: row 2, «nav» is 0 here; kari says 1." in done.out


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_history_is_printed_in_each_form(coded: Path, form: str):
    whole = call("history", coded, "--format", form).out
    one = call("history", coded, "--respondent", "103", "--format", form).out
    if form == "json":
        assert [event["what"] for event in json.loads(whole)] == ["new", "add", "code"]
        assert {row["answer"] for row in json.loads(one)} == {5, 6}
    else:
        assert whole.splitlines()[0].split("," if form == "csv" else None)[:2] == ["at", "what"]
        assert one.count("helse") == 1


@pytest.mark.parametrize("words", [words for words, _ in EVERY], ids=" ".join)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_explains_itself(words: tuple[str, ...], flag: str):
    done = call(*words, flag)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"Usage: ungtekst {' '.join(words)} ")
    assert done.out.split("\n\n")[1].rstrip().endswith(".")


def test_every_option_has_a_help_text_or_must_be_given():
    bare = [
        (*words, parameter.opts[0])
        for words, command in EVERY
        for parameter in command.params
        if isinstance(parameter, click.Option) and not (parameter.help or parameter.required)
    ]
    assert bare == []


def test_the_group_lists_every_command_with_a_line():
    listed = call("-h").out.split("Commands:\n")[1].splitlines()
    names = [words[0] for words, _ in EVERY if len(words) == 1]
    told = {line.split()[0]: line.split(maxsplit=1)[1] for line in listed if line[2:3] != " "}
    assert list(told) == names
    assert all(len(line) > 10 for line in told.values())


def test_the_version_is_told():
    assert call("--version").out == f"ungtekst, version {__version__}\n"


@pytest.mark.parametrize(
    ("word", "hint"), [("exprot", "Did you mean «export»?"), ("zzz", "The commands are: demo")]
)
def test_a_misspelt_command_is_met_with_the_nearest(word: str, hint: str):
    done = call(word)
    assert (done.status, done.out) == (2, "")
    assert hint in done.err


def test_the_command_line_runs_as_a_process_with_its_three_statuses(
    tmp_path: Path, codebook_file, table_file
):
    made = spawn("new", "p.ungtekst", "--codebook", codebook_file, cwd=tmp_path)
    assert (made.status, made.err) == (0, "")
    (tmp_path / "skjev.csv").write_text("id;hverdag\n1\n", encoding="utf-8")
    words = ("--id", "id", "--wave", "1", "--question", "hverdag")
    bad = spawn("add", "p.ungtekst", "skjev.csv", *words, cwd=tmp_path)
    assert (bad.status, bad.out) == (1, "")
    assert bad.err.startswith("skjev.csv, row 2: the row has 1 cells where the heads have 2;")
    wrong = spawn("add", "p.ungtekst", "borte.csv", *words, cwd=tmp_path)
    assert (wrong.status, wrong.out, wrong.err.count("\n")) == (2, "", 1)


def test_a_console_without_norwegian_letters_gets_the_message_all_the_same(tmp_path: Path):
    done = spawn("code", "p.ungtekst", "--tull", cwd=tmp_path, PYTHONIOENCODING="cp866")
    assert done.status == 2
    done = spawn("tull", cwd=tmp_path, PYTHONIOENCODING="cp866")
    assert (done.status, "There is no command ?tull?." in done.err) == (2, True)
