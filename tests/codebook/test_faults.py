"""A codebook that is wrong says everything that is wrong with it, where, in English and in bokmål."""

from __future__ import annotations

import string
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from codebook_faults import HEAD, ROWS, Row, code, codes, dimension, one, term, top

from ungtekst import Codebook
from ungtekst.codebook.tree import Tree, tree_of_yaml
from ungtekst.errors import DataError, Fault, UngtekstError
from ungtekst.errors.catalogue.codebook import MESSAGES

ONLY_IN_FILES = ("yaml-", "codebook-empty", "codebook-not-utf8")
# These need more than a small file, and have tests of their own in test_reading.py.
ELSEWHERE = {"codebook-not-plain", "codebook-too-large"}


@pytest.fixture
def faults_of(tmp_path: Path) -> Callable[[str | bytes], tuple[Fault, ...]]:
    def read(content: str | bytes) -> tuple[Fault, ...]:
        path = tmp_path / "kodebok.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        with pytest.raises(DataError) as caught:
            Codebook.read(path)
        assert {fault.file for fault in caught.value.faults} == {str(path)}
        return caught.value.faults

    return read


def test_the_file_that_the_faults_are_added_to_is_sound(tmp_path: Path):
    (tmp_path / "kodebok.yaml").write_text(HEAD, encoding="utf-8")
    assert Codebook.read(tmp_path / "kodebok.yaml").variables == ("jobb", "bruk")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_fault_is_named_once_at_its_line_and_path(row: Row, faults_of):
    assert [(f.code, f.line, f.path) for f in faults_of(row.file)] == [(row.code, row.line, row.path)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_fault_is_said_in_english_and_in_bokmål(row: Row, faults_of):
    fault = faults_of(row.file)[0]
    assert (fault.what("en"), fault.what("nb")) == (row.en, row.nb)
    assert fault.cure("en") != fault.cure("nb")
    place = f"line {row.line}, " if row.path and row.line else f"line {row.line}: " if row.line else ""
    assert place in fault.sentence("en")
    assert place.replace("line", "linje") in fault.sentence("nb")
    assert fault.cure("nb") in fault.sentence("nb")


def test_every_message_about_codebooks_is_reached():
    assert {row.code for row in ROWS} | ELSEWHERE == set(MESSAGES)
    assert len(ROWS) >= 60


def test_both_languages_fill_their_messages_with_the_same_values():
    for code_, said in MESSAGES.items():
        fields = {
            language: {
                name for text in said[language] for _, name, _, _ in string.Formatter().parse(text) if name
            }
            for language in ("en", "nb")
        }
        # What the YAML reader says is English only, so bokmål leaves it out.
        assert fields["en"] - {"why"} == fields["nb"], code_


def _values(tree: Tree) -> Any:
    """Give a tree as what a script would pass: true and false as such, everything else text."""
    if isinstance(tree.value, dict):
        return {key: _values(item) for key, item in tree.value.items()}
    if isinstance(tree.value, list):
        return [_values(item) for item in tree.value]
    return tree.value == "true" if tree.plain and tree.value in ("true", "false") else tree.value


@pytest.mark.parametrize(
    "row",
    [row for row in ROWS if not row.code.startswith(ONLY_IN_FILES) and row.name != "a list for a key"],
    ids=lambda row: row.name,
)
def test_a_dictionary_has_the_same_faults_as_the_file(row: Row):
    assert isinstance(row.file, str)
    with pytest.raises(DataError) as caught:
        Codebook.from_dict(_values(tree_of_yaml(row.file, [])))
    assert [(f.code, f.line, f.path) for f in caught.value.faults] == [(row.code, None, row.path)]
    assert (caught.value.faults[0].what("en"), caught.value.faults[0].what("nb")) == (row.en, row.nb)


def test_every_fault_is_named_at_once(faults_of):
    wrong = """\
ungtekst: codebook/1
id: Prøve
version: "1"
tittel: Prøve
questions:
  - {id: hva, implies: [skole]}
dimensions:
  - id: tema
    choice: many
    codes:
      - id: jobb
        label: Jobb
        label: Arbeid
        terms: ["*", "få til", "«få"]
        exclude: [{what: Lekser, see: skole}]
        number: to
      - id: jobb
        label: {sv: Jobb}
        codable: false
  - id: valens
    choice: one
    codes: []
"""
    assert [(f.code, f.line) for f in faults_of(wrong)] == [
        ("codebook-id-form", 2),
        ("codebook-version", 3),
        ("codebook-unknown-key", 4),
        ("codebook-implies-unknown", 6),
        ("yaml-key-twice", 13),
        ("term-star-alone", 14),
        ("term-quote", 14),
        ("codebook-see-unknown", 15),
        ("codebook-not-whole", 16),
        ("codebook-id-twice", 17),
        ("codebook-label-language", 18),
        ("codebook-uncodable-leaf", 19),
        ("codebook-no-codes", 22),
    ]


def test_every_tab_is_named_not_just_the_first(faults_of):
    found = faults_of(HEAD + "\tlanguage: nb\n\ttitle: Prøve\n")
    assert [(f.code, f.line) for f in found] == [("yaml-tab", 10), ("yaml-tab", 11)]


def test_what_was_found_before_the_file_breaks_off_is_told_too(faults_of):
    found = faults_of(code("definition: &a tekst", "label: 'uten slutt"))
    assert [(f.code, f.line) for f in found] == [("yaml-anchor", 10), ("yaml-syntax", 12)]


def test_a_number_that_stands_three_times_is_named_twice(faults_of):
    found = faults_of(codes(*(f"- {{id: k{n}, label: K{n}, number: 7}}" for n in range(3))))
    assert [f.path for f in found] == ["dimensions[0].codes[2].number", "dimensions[0].codes[3].number"]


@pytest.mark.parametrize(
    ("written", "near"),
    [
        (code("defintion: x"), "definition"),
        (code("exampels: [x]"), "examples"),
        (dimension("prcedence: [x]"), "precedence"),
        (top("questons: [x]"), "questions"),
        (top("questions: [{id: q, word: x}]"), "wording"),
    ],
)
def test_an_unknown_key_is_met_with_the_nearest_known_one(written: str, near: str, faults_of):
    fault = faults_of(written)[0]
    assert fault.cure("en") == f"did you mean: {near}?"
    assert fault.cure("nb") == f"mente du: {near}?"


def test_a_code_that_is_not_there_is_met_with_the_nearest_one(faults_of):
    (fault,) = faults_of(top("questions: [{id: q, implies: [jobbb]}]"))
    assert fault.cure("nb") == "mente du: jobb?"


def test_a_missing_id_is_one_fault_and_no_namesake(faults_of):
    found = faults_of(top("questions: [{wording: a}, {wording: b}]"))
    assert [f.code for f in found] == ["codebook-missing-key"] * 2


def test_codes_of_two_dimensions_may_have_one_label(tmp_path: Path):
    other = "  - id: valens\n    choice: one\n    codes: [{id: god, label: Jobb}]\n"
    (tmp_path / "k.yaml").write_text(HEAD + other, encoding="utf-8")
    assert Codebook.read(tmp_path / "k.yaml").code("god").label == {"nb": "Jobb"}


def test_an_error_reads_as_one_line_a_fault(faults_of):
    found = faults_of(one("precedence: [skole]", "label: {sv: Tema}"))
    assert str(UngtekstError(found)).count("\n") == 1
    assert "line 10, dimensions[0].precedence[0]: precedence names «skole»" in str(UngtekstError(found))


def test_the_helpers_put_the_first_term_on_line_eleven(faults_of):
    assert faults_of(term("jobb", "*"))[0].line == 12
