"""``ungtekst codebook suggest`` promises to propose and to leave the codebook alone."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from command_line import call

from ungtekst import Codebook
from ungtekst.coding.matching import Matcher
from ungtekst.exchange import write_table
from ungtekst.language import load_pipeline

HEADS = ["code", "term", "fields", "near", "score", "answers"]
ANSWERS = (
    ("1", "Leksene er verst, og prøver"),
    ("2", "regninger og lekser"),
    ("3", "depresjon, og skolen"),
    ("4", ""),
)


@pytest.fixture
def project(tmp_path: Path, codebook_file: Path) -> Path:
    """A project of four answers, made by the command line."""
    path, table = tmp_path / "små.ungtekst", tmp_path / "små.csv"
    write_table(table, ("id", "hverdag"), ANSWERS)
    made = call("new", path, "--codebook", codebook_file)
    added = call("add", path, table, "--id", "id", "--wave", "2025", "--question", "hverdag")
    assert (made.status, made.err, added.status, added.err) == (0, "", 0, "")
    return path


def proposals(*words: str | Path) -> list[dict[str, str]]:
    done = call("codebook", "suggest", *words, "--format", "json")
    assert (done.status, done.err) == (0, "")
    rows: list[dict[str, str]] = json.loads(done.out)
    return rows


def test_the_table_shows_every_proposal_and_says_that_a_person_must_choose(codebook_file: Path) -> None:
    done = call("codebook", "suggest", codebook_file, "--code", "økonomi", "--count", "5")
    assert (done.status, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0].split() == HEADS
    assert len(lines) == 7
    assert all(line.startswith("økonomi ") for line in lines[1:6])
    assert lines[6] == "5 proposals; read them, and write into the codebook those that are right."


def test_nothing_is_added_to_the_file(codebook_file: Path) -> None:
    before = codebook_file.read_bytes()
    assert proposals(codebook_file)
    assert codebook_file.read_bytes() == before
    assert [path.name for path in codebook_file.parent.iterdir()] == [codebook_file.name]


def test_json_and_csv_say_the_same_and_nothing_else(codebook_file: Path) -> None:
    rows = proposals(codebook_file, "--count", "4")
    assert {tuple(row) for row in rows} == {tuple(HEADS)}
    done = call("codebook", "suggest", codebook_file, "--count", "4", "--format", "csv")
    text = done.out.removeprefix("\ufeff")
    separator = ";" if ";" in text.splitlines()[0] else ","
    listed = list(csv.DictReader(io.StringIO(text), delimiter=separator))
    assert [row["term"] for row in listed] == [row["term"] for row in rows]


def test_each_proposal_is_new_comes_once_and_for_one_code(codebook_file: Path) -> None:
    rows = proposals(codebook_file, "--count", "50")
    terms = [row["term"] for row in rows]
    assert len(set(terms)) == len(terms) > 100
    codebook = Codebook.read(codebook_file)
    themes = {code.id for code in codebook.many}
    assert {row["code"] for row in rows} <= themes
    found = Matcher(codebook, load_pipeline()).match_all([term.removeprefix("=") for term in terms])
    assert not any(hit.code in themes for matches in found for hit in matches.hits)


def test_the_same_call_prints_the_same(codebook_file: Path) -> None:
    words = ("codebook", "suggest", codebook_file)
    assert call(*words).out == call(*words).out


def test_with_a_project_only_words_that_its_answers_use_are_proposed(
    codebook_file: Path, project: Path
) -> None:
    before = codebook_file.read_bytes(), project.read_bytes()
    rows = proposals(codebook_file, "--project", project)
    said = {row["term"]: (row["code"], int(row["answers"])) for row in rows}
    assert said["lekse"] == ("skole", 2)
    assert said["regning"] == ("økonomi", 1)
    assert said["depresjon"] == ("helse", 1)
    assert said.keys() <= {"lekse", "prøve", "regning", "depresjon", "dårlig", "verst", "være"}
    assert (codebook_file.read_bytes(), project.read_bytes()) == before


def test_a_project_without_answers_gets_no_proposals(codebook_file: Path, empty: Path) -> None:
    assert proposals(codebook_file, "--project", empty) == []


def test_an_unknown_code_is_a_wrong_call_that_names_the_codes(codebook_file: Path) -> None:
    done = call("codebook", "suggest", codebook_file, "--code", "skule")
    assert (done.status, done.out) == (2, "")
    assert done.err == "The codebook has no theme «skule»; the themes are: skole, økonomi, helse, nav.\n"


@pytest.mark.parametrize("count", ["0", "-1", "1001", "ti"])
def test_a_count_that_is_none_is_a_wrong_call(codebook_file: Path, count: str) -> None:
    done = call("codebook", "suggest", codebook_file, "--count", count)
    assert (done.status, done.out) == (2, "")
    assert "--count" in done.err


def test_a_project_that_is_not_there_is_a_wrong_call(codebook_file: Path, tmp_path: Path) -> None:
    done = call("codebook", "suggest", codebook_file, "--project", tmp_path / "borte.ungtekst")
    assert (done.status, done.out) == (2, "")
    assert "borte.ungtekst" in done.err
