"""A codebook file is text that is never run: it is read whole, safely, and means the same however written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from codebook_faults import HEAD, code
from hypothesis import given
from hypothesis import strategies as st
from random_codebooks import codebooks

from ungtekst import Codebook
from ungtekst.codebook import BRUK
from ungtekst.codebook.tree import MAX_BYTES
from ungtekst.errors import CallError, DataError, UngtekstError

SHIPPED = Path(__file__).resolve().parents[2] / "codebooks" / "unge-nav.yaml"


def read(folder: Path, content: str | bytes) -> Codebook:
    path = folder / "kodebok.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return Codebook.read(path)


def faults(folder: Path, content: str | bytes) -> list[tuple[str, int | None]]:
    with pytest.raises(DataError) as caught:
        read(folder, content)
    return [(fault.code, fault.line) for fault in caught.value.faults]


# -- what is refused --------------------------------------------------------------------------------


def test_a_bomb_of_aliases_is_not_unfolded(tmp_path: Path):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    found = faults(tmp_path, "\n".join(lines))
    assert {name for name, _ in found} == {"yaml-anchor"}
    assert len(found) == 10 + 9 * 9


def test_a_bomb_of_shared_lists_is_not_unfolded():
    bomb: list[Any] = ["x"] * 10
    for _ in range(9):
        bomb = [bomb] * 10
    with pytest.raises(DataError) as caught:
        Codebook.from_dict({"dimensions": bomb})
    assert [f.code for f in caught.value.faults] == ["codebook-too-large"]


def test_fifty_megabytes_are_refused_at_once(tmp_path: Path):
    path = tmp_path / "stor.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(DataError) as caught:
        Codebook.read(path)
    (fault,) = caught.value.faults
    assert (fault.code, fault.file) == ("codebook-too-large", str(path))
    assert fault.what("en") == "the codebook is larger than 4 MB"
    assert fault.what("nb") == "kodeboken er større enn 4 MB"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no endless device")
def test_a_device_without_end_is_refused_too():
    with pytest.raises(DataError) as caught:
        Codebook.read("/dev/zero")
    assert caught.value.faults[0].code == "codebook-too-large"


def test_a_file_of_just_the_limit_is_read(tmp_path: Path):
    comment = "#" * 99 + "\n"
    filled = HEAD + comment * ((MAX_BYTES - len(HEAD.encode())) // len(comment))
    assert read(tmp_path, filled).digest == read(tmp_path, HEAD).digest


def test_ten_thousand_codes_are_one_fault(tmp_path: Path):
    many = "".join(f"      - id: k{n}\n        label: K{n}\n" for n in range(10_000))
    assert faults(tmp_path, HEAD + many) == [("codebook-too-many-codes", 10 + 2 * 999)]


def test_a_thousand_codes_are_not_too_many(tmp_path: Path):
    many = "".join(f"      - {{id: k{n}, label: K{n}}}\n" for n in range(999))
    assert len(read(tmp_path, HEAD + many).many) == 1000


def test_a_dictionary_that_contains_itself_is_a_fault():
    circle: dict[str, Any] = {"id": "jobb", "label": "Jobb"}
    circle["codes"] = [circle, circle]
    dimension = {"id": "tema", "choice": "many", "codes": [circle]}
    with pytest.raises(DataError) as caught:
        Codebook.from_dict(
            {"ungtekst": "codebook/1", "id": "prøve", "version": "1.0.0", "dimensions": [dimension]}
        )
    (fault,) = caught.value.faults
    assert fault.code == "yaml-depth"
    assert fault.path.startswith("dimensions[0].codes[0].codes[0].codes[0]")


def test_every_value_that_is_not_plain_is_named_with_its_path():
    with pytest.raises(DataError) as caught:
        Codebook.from_dict({"id": {1, 2}, "title": {"nb": b"Tittel"}, "questions": [Path("x")], None: "x"})
    assert [(f.code, f.path, f.values["type"]) for f in caught.value.faults] == [
        ("codebook-not-plain", "id", "set"),
        ("codebook-not-plain", "title.nb", "bytes"),
        ("codebook-not-plain", "questions[0]", type(Path("x")).__name__),
        ("codebook-not-plain", "None", "NoneType"),
    ]
    assert caught.value.faults[0].what("en") == "a value of type set cannot stand in a codebook"
    assert caught.value.faults[0].what("nb") == "en verdi av typen set kan ikke stå i en kodebok"


@pytest.mark.parametrize(
    "value",
    [
        "!!python/object/apply:os.mkdir [RAN]",
        "!!python/object/new:os.mkdir {args: [RAN]}",
        "!!python/name:os.mkdir",
        "!!python/module:os",
        "!<tag:yaml.org,2002:python/object/apply:os.mkdir> [RAN]",
        "!egen x",
    ],
)
def test_no_code_can_run(value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert ("yaml-tag", 10) in faults(tmp_path, code(f"definition: {value}"))
    assert [path.name for path in tmp_path.iterdir()] == ["kodebok.yaml"]


def test_a_file_that_is_not_there_is_a_wrong_call(tmp_path: Path):
    for path in (tmp_path / "ingen.yaml", tmp_path):
        with pytest.raises(CallError) as caught:
            Codebook.read(path)
        assert caught.value.status == 2
        assert caught.value.faults[0].file == str(path)


SIGNS = [*":-?[]{},&*!|>'\"%@`#~ \n\t\x85", "---\n", "...\n", "<<", "? ", "- ", "!!x ", "&a ", "*a"]


@given(st.lists(st.tuples(st.integers(0, len(HEAD)), st.sampled_from(SIGNS)), min_size=1, max_size=4))
def test_whatever_is_written_gives_a_codebook_or_faults(
    tmp_path_factory: pytest.TempPathFactory, spoils: list[tuple[int, str]]
):
    spoilt = HEAD
    for place, sign in spoils:
        spoilt = spoilt[:place] + sign + spoilt[place:]
    said = ["en", "nb"]
    try:
        assert read(tmp_path_factory.getbasetemp(), spoilt).dimensions
    except UngtekstError as error:
        said = [fault.sentence(language) for fault in error.faults for language in said]
    assert all(said)


# -- what is read -----------------------------------------------------------------------------------


def test_a_scalar_stays_the_text_that_stands_in_the_file(tmp_path: Path):
    book = read(
        tmp_path,
        code("terms: [no, nei, 1.0, 0x10, 012, yes, on, 12:30, 2024-01-01, True, .inf]", "definition: no"),
    )
    assert book.code("jobb").terms == (
        *("no", "nei", "1.0", "0x10", "012", "yes", "on", "12:30", "2024-01-01", "True", ".inf"),
    )
    assert book.code("jobb").definition == "no"


def test_a_key_stays_text_too(tmp_path: Path):
    book = read(tmp_path, code("only: {no: [yes, 1]}", "crosswalk: {2024: 1.0}"))
    assert book.code("jobb").only == {"no": ("yes", "1")}
    assert book.code("jobb").crosswalk == {"2024": "1.0"}


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path):
    marked = b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode("utf-8")
    assert read(tmp_path, marked) == read(tmp_path, HEAD)


def test_every_field_of_the_format_is_read(tmp_path: Path):
    full = """\
ungtekst: codebook/1
id: alt
version: 2.10.0
language: nn
title: Alt
questions:
  - id: hva
    wording: {nb: Hva?, nn: Kva?}
    variants: {kommune: Hva i kommunen?}
    dimensions: [tema]
    implies: [jobb]
    nonanswers: [hm]
    content: [ingenting]
dimensions:
  - id: tema
    choice: many
    label: {nb: Tema}
    codes:
      - id: jobb
        label: {nb: Jobb, en: Work}
        definition: Alt om jobb
        include: [Lærling]
        exclude: [Lekser, {what: Skole, see: god}]
        terms: [jobbe, "*jobb"]
        examples: [Jeg jobber, {text: Sliter, needs: model}]
        counterexamples: [Leksejobbing]
        codable: false
        number: 3
        role: residual
        negated: cancels
        only: {kontor: [a, b]}
        crosswalk: {ramme: a1}
        guid: g-1
        codes: [{id: lønn, label: Lønn}]
  - id: valens
    choice: one
    precedence: [god]
    codes: [{id: god, label: God}]
"""
    book = read(tmp_path, full)
    jobb, question = book.code("jobb"), book.question("hva")
    assert question is not None
    assert (book.language, book.title, book.version) == ("nn", {"nb": "Alt"}, "2.10.0")
    assert (question.dimensions, question.implies) == (("tema",), ("jobb",))
    assert (question.nonanswers, question.content) == (("hm",), ("ingenting",))
    assert question.variants == {"kommune": "Hva i kommunen?"}
    assert [(e.what, e.see) for e in jobb.exclude] == [("Lekser", ""), ("Skole", "god")]
    assert [(e.text, e.needs) for e in jobb.examples] == [("Jeg jobber", ""), ("Sliter", "model")]
    assert (jobb.codable, jobb.number, jobb.role, jobb.negated) == (False, 3, "residual", "cancels")
    assert (jobb.only, jobb.crosswalk, jobb.guid) == ({"kontor": ("a", "b")}, {"ramme": "a1"}, "g-1")
    assert book.dimension("valens").precedence == ("god",)
    assert book.variables == ("jobb", "lønn", "valens", "bruk")
    assert book.allowed("jobb") == ("0", "1")
    assert book.allowed("bruk") == tuple(code.id for code in BRUK.codes)
    assert Codebook.from_dict(book.to_dict()) == book


def test_a_text_alone_is_a_label_in_bokmål(tmp_path: Path):
    assert read(tmp_path, HEAD).code("jobb").label == {"nb": "Jobb"}


def test_the_shipped_codebook_is_sound_and_has_its_two_dimensions():
    book = Codebook.read(SHIPPED)
    assert [(d.id, d.choice, len(d.codes)) for d in book.dimensions] == [
        ("tema", "many", 17),
        ("valens", "one", 4),
    ]
    assert [code.id for code in book.dimension("valens").codes] == [
        "positiv",
        "blandet",
        "negativ",
        "nøytral",
    ]
    assert len(book.questions) == 9


# -- the digest and the way back --------------------------------------------------------------------


@given(codebooks())
def test_a_codebook_comes_back_from_its_dictionary(content: dict[str, Any]):
    book = Codebook.from_dict(content)
    again = Codebook.from_dict(book.to_dict())
    assert again == book
    assert again.digest == book.digest
    assert again.to_dict() == book.to_dict()


def _turned(value: Any) -> Any:
    """Turn the order of all keys around."""
    if isinstance(value, dict):
        return {key: _turned(value[key]) for key in reversed(value)}
    return [_turned(item) for item in value] if isinstance(value, list) else value


@given(codebooks())
def test_the_digest_ignores_the_order_of_keys(content: dict[str, Any]):
    assert Codebook.from_dict(_turned(content)).digest == Codebook.from_dict(content).digest


@given(codebooks(), st.data())
def test_the_digest_changes_with_what_is_said(content: dict[str, Any], data: st.DataObject):
    before = Codebook.from_dict(content).digest
    codes = [code for dimension in content["dimensions"] for code in dimension["codes"]]
    data.draw(st.sampled_from(codes))["definition"] = "Noe helt nytt, som ingen har sagt før"
    assert Codebook.from_dict(content).digest != before


def test_the_digest_ignores_comments_quotes_and_layout(tmp_path: Path):
    other = (
        "# En prøve\ndimensions: [{codes: [{label: {nb: 'Jobb'}, id: \"jobb\"}], choice: many, id: tema}]\n"
        "version: 1.0.0 # den første\nid: prøve\n\nungtekst: codebook/1\nlanguage: nb\n"
    )
    assert read(tmp_path, other).digest == read(tmp_path, HEAD).digest
    assert len(read(tmp_path, HEAD).digest) == 64


def test_the_order_of_codes_is_a_part_of_what_is_said(tmp_path: Path):
    first = HEAD + "      - {id: skole, label: Skole}\n"
    turned = HEAD.replace("jobb", "skole").replace("Jobb", "Skole") + "      - {id: jobb, label: Jobb}\n"
    assert read(tmp_path, first).digest != read(tmp_path, turned).digest
