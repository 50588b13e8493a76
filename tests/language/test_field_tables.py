"""The tables of meaning promise to be sound, and a reader who corrects a line is told all that is wrong."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungtekst.errors import DataError, Fault
from ungtekst.errors.catalogue import MESSAGES
from ungtekst.language.field_tables import (
    FORM_KINDS,
    HEADS,
    MOST_FIELDS,
    PHRASE_KINDS,
    STANDARDS,
    STRENGTHS,
    WORD_CLASSES,
    FieldTables,
    Tag,
    Tags,
    read_field_tables,
    written,
)
from ungtekst.resources import shipped

SHIPPED_TABLES = shipped("models") / "felt"

# Small tables without a fault, as lines of cells; the head is line 1.
SOUND: dict[str, tuple[tuple[str, ...], ...]] = {
    "felt.tsv": (
        ("skole", "læring", "school", "grunnskole", "arbeid"),
        ("arbeid", "læring", "work", "jobb", "skole"),
        ("hjelp", "system", "help", "støtte", "omsorg"),
        ("ytelser", "system", "benefits", "stønad", "penger"),
    ),
    "ord.tsv": (
        ("jobb", "subst", "begge", "arbeid:3"),
        ("skule", "subst", "nn", "skole:3"),
        ("støtte", "subst/verb", "begge", "hjelp:2 ytelser:2"),
    ),
    "uttrykk.tsv": (
        ("AAP", "forkortelse", "begge", "ytelser:3"),
        ("stille opp", "uttrykk", "begge", "hjelp:2"),
    ),
    "former.tsv": (
        ("jåbb", "jobb", "dialekt"),
        ("støttte", "støtte", "feilskrevet"),
    ),
}


def text_of(name: str, rows: tuple[tuple[str, ...], ...]) -> str:
    return "".join("\t".join(cells) + "\n" for cells in (HEADS[name], *rows))


def write_tables(
    folder: Path, tables: dict[str, tuple[tuple[str, ...], ...]], **lines: dict[int, str]
) -> Path:
    """Write tables into a folder; ``lines`` puts other text in a table's numbered lines."""
    for name, rows in tables.items():
        text = text_of(name, rows).split("\n")
        for number, line in lines.get(name.removesuffix(".tsv"), {}).items():
            text[number - 1] = line
        (folder / name).write_text("\n".join(text), encoding="utf-8")
    return folder


def faults(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(DataError) as raised:
        read_field_tables(folder)
    return raised.value.faults


@pytest.fixture(scope="module")
def tables() -> FieldTables:
    return read_field_tables(SHIPPED_TABLES)


def entries(tables: FieldTables) -> list[Tags]:
    return [*tables.words.values(), *tables.phrases.values()]


# -- the shipped tables ----------------------------------------------------------------------------


def test_the_shipped_tables_have_no_fault() -> None:
    said: list[str] = []
    try:
        read_field_tables(SHIPPED_TABLES)
    except DataError as error:
        said = [fault.sentence() for fault in error.faults]
    assert said == []


def test_the_fields_are_a_tree_of_two_levels_each_with_what_it_takes_in_and_leaves_out(
    tables: FieldTables,
) -> None:
    assert 60 <= len(tables.fields) <= 80
    groups = Counter(field.group for field in tables.fields)
    assert min(groups.values()) >= 2
    assert len({field.english for field in tables.fields}) == len(tables.fields)
    assert all(all(field) for field in tables.fields)


def test_a_group_stands_together(tables: FieldTables) -> None:
    groups = [field.group for field in tables.fields]
    assert sorted(groups, key=groups.index) == groups


def test_there_are_at_least_4000_lemmas_and_500_phrases(tables: FieldTables) -> None:
    assert len(tables.words) >= 4_000
    assert len(tables.phrases) >= 500


def test_every_field_is_used_by_at_least_ten_entries(tables: FieldTables) -> None:
    used = Counter(tag.field for tags in entries(tables) for tag in tags)
    assert {field.id: used[field.id] for field in tables.fields if used[field.id] < 10} == {}


def test_both_standards_are_there_and_neither_is_a_guest(tables: FieldTables) -> None:
    standards = Counter(tables.standards.values())
    assert standards.keys() == set(STANDARDS)
    assert 0.8 < standards["nn"] / standards["nb"] < 1.25


def test_every_entry_has_one_to_three_fields_the_strongest_first(tables: FieldTables) -> None:
    for tags in entries(tables):
        assert 1 <= len(tags) <= MOST_FIELDS
        strengths = [tag.strength for tag in tags]
        assert strengths == sorted(strengths, reverse=True)
        assert set(strengths) <= set(STRENGTHS)


def test_an_entry_stands_in_one_table_only(tables: FieldTables) -> None:
    assert tables.words.keys().isdisjoint(tables.phrases)
    assert tables.forms.keys().isdisjoint({*tables.words, *tables.phrases})


# -- every fault -----------------------------------------------------------------------------------


class Broken(NamedTuple):
    """A line put into a sound table, and the one fault that it is."""

    code: str
    table: str
    line: int
    text: str


BROKEN = (
    Broken("felt-head", "ord", 1, "lemma;ordklasse;målform;felt"),
    Broken("felt-head", "former", 1, "\ufeffform\tlemma\tslag"),
    Broken("felt-columns", "ord", 3, "skule\tsubst\tskole:3"),
    Broken("felt-columns", "ord", 3, "skule\tsubst\tnn\tskole:3\tnn"),
    Broken("felt-columns", "ord", 3, "skule\tsubst\t\tskole:3"),
    Broken("felt-columns", "uttrykk", 3, "stille opp \tuttrykk\tbegge\thjelp:2"),
    Broken("felt-columns", "former", 2, ""),
    Broken("felt-twice", "ord", 3, "Jobb\tverb\tbegge\tarbeid:3"),
    Broken("felt-order", "ord", 3, "bistand\tsubst\tbegge\thjelp:3"),
    Broken("felt-order", "uttrykk", 3, "aa\tforkortelse\tbegge\thjelp:2"),
    Broken("felt-unknown-field", "ord", 3, "skule\tsubst\tnn\tskule:3"),
    Broken("felt-unknown-field", "ord", 3, "skule\tsubst\tnn\tskole:3  hjelp:1"),
    Broken("felt-strength", "ord", 3, "skule\tsubst\tnn\tskole"),
    Broken("felt-strength", "uttrykk", 3, "stille opp\tuttrykk\tbegge\thjelp:4"),
    Broken("felt-many", "ord", 3, "skule\tsubst\tnn\tskole:3 skole:1"),
    Broken("felt-many", "ord", 3, "skule\tsubst\tnn\tskole:3 arbeid:1 hjelp:1 ytelser:1"),
    Broken("felt-value", "ord", 3, "skule\tnoun\tnn\tskole:3"),
    Broken("felt-value", "ord", 3, "skule\tsubst/noun\tnn\tskole:3"),
    Broken("felt-value", "ord", 3, "skule\tsubst\tnynorsk\tskole:3"),
    Broken("felt-value", "uttrykk", 3, "stille opp\tfrase\tbegge\thjelp:2"),
    Broken("felt-value", "former", 2, "jåbb\tjobb\tslang"),
    Broken("felt-not-a-word", "ord", 3, "skule gard\tsubst\tnn\tskole:3"),
    Broken("felt-not-a-word", "former", 2, "jå bb\tjobb\tdialekt"),
    Broken("felt-one-word", "uttrykk", 3, "stille\tuttrykk\tbegge\thjelp:2"),
    Broken("felt-untagged", "former", 2, "jåbb\tjobbe\tdialekt"),
)


@pytest.mark.parametrize("broken", BROKEN, ids=[f"{b.code}-{b.table}-{n}" for n, b in enumerate(BROKEN)])
def test_a_wrong_line_is_one_fault_at_its_file_and_line(tmp_path: Path, broken: Broken) -> None:
    write_tables(tmp_path, SOUND, **{broken.table: {broken.line: broken.text}})
    found = [(fault.code, fault.file, fault.line) for fault in faults(tmp_path)]
    assert found == [(broken.code, f"{broken.table}.tsv", broken.line)]


@pytest.mark.parametrize("name", sorted(HEADS))
def test_a_table_that_is_gone_or_is_not_utf8_is_a_fault_of_that_file(tmp_path: Path, name: str) -> None:
    write_tables(tmp_path, SOUND)
    (tmp_path / name).write_bytes("blåbær".encode("latin-1"))
    assert ("felt-unreadable", name, 1) in {(f.code, f.file, f.line) for f in faults(tmp_path)}
    (tmp_path / name).unlink()
    assert ("felt-unreadable", name, 1) in {(f.code, f.file, f.line) for f in faults(tmp_path)}


def test_every_fault_of_the_catalogue_is_provoked_here() -> None:
    provoked = {broken.code for broken in BROKEN} | {"felt-unreadable"}
    assert {code for code in MESSAGES if code.startswith("felt-")} == provoked


def test_a_fault_says_where_what_and_how_to_mend_it_in_english_and_bokmål(tmp_path: Path) -> None:
    write_tables(tmp_path, SOUND, ord={3: "Jobb\tverb\tbegge\tarbeid:3"})
    (fault,) = faults(tmp_path)
    assert (
        fault.sentence()
        == "ord.tsv, line 3: «Jobb» stands twice; the first is at line 2; join the two lines into one."
    )
    assert (
        fault.sentence("nb")
        == "ord.tsv, linje 3: «Jobb» står to ganger; først på linje 2; slå de to linjene sammen til én."
    )


def test_all_faults_of_all_tables_are_listed_at_once_with_their_lines(tmp_path: Path) -> None:
    write_tables(
        tmp_path,
        SOUND,
        felt={3: "arbeid\tlæring"},
        ord={2: "jobb\tnoun\tbokmål\thjelp:9", 3: "skule gard\tsubst\tnn\tmat:3"},
        uttrykk={3: "stille\tuttrykk\tbegge\thjelp:2"},
        former={2: "jåbb\tjobbe\tslang"},
    )
    found = faults(tmp_path)
    assert [(fault.file, fault.line, fault.code) for fault in found] == [
        ("felt.tsv", 3, "felt-columns"),
        ("ord.tsv", 2, "felt-value"),
        ("ord.tsv", 2, "felt-value"),
        ("ord.tsv", 2, "felt-strength"),
        ("ord.tsv", 3, "felt-not-a-word"),
        ("ord.tsv", 3, "felt-unknown-field"),
        ("uttrykk.tsv", 3, "felt-one-word"),
        ("former.tsv", 2, "felt-value"),
        ("former.tsv", 2, "felt-untagged"),
    ]
    english = str(DataError(found)).split("\n")
    bokmål = [fault.sentence("nb") for fault in found]
    assert [line.split(":")[0] for line in english] == [f"{f.file}, line {f.line}" for f in found]
    assert [line.split(":")[0] for line in bokmål] == [f"{f.file}, linje {f.line}" for f in found]
    assert not any("{" in line for line in (*english, *bokmål))
    assert set(english).isdisjoint(bokmål)


# -- reading back ----------------------------------------------------------------------------------

LETTERS = "abcdefgoørstuvyæøåéüABØÅ"
WORD = st.text(LETTERS, min_size=1, max_size=8)
HYPHENED = st.lists(WORD, min_size=1, max_size=2).map("-".join)
FIELD_ID = st.text("abcdeøå-", min_size=1, max_size=6)
PROSE = st.text("abcæøå ,()", min_size=1, max_size=12).map(str.strip).filter(bool)


@st.composite
def sound_tables(draw: st.DrawFn) -> tuple[dict[str, tuple[tuple[str, ...], ...]], FieldTables]:
    """Draw tables as rows, and what reading them must give."""
    ids = draw(st.lists(FIELD_ID, min_size=1, max_size=6, unique=True))
    fields = tuple((field, draw(PROSE), draw(PROSE), draw(PROSE), draw(PROSE)) for field in ids)

    def tags() -> Tags:
        chosen = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=MOST_FIELDS, unique=True))
        drawn = [Tag(field, draw(st.sampled_from(STRENGTHS))) for field in chosen]
        return tuple(sorted(drawn, key=lambda tag: -tag.strength))

    def keys(strategy: st.SearchStrategy[str]) -> list[str]:
        return sorted(draw(st.lists(strategy, max_size=5, unique_by=str.lower)), key=str.lower)

    phrase = st.lists(WORD, min_size=2, max_size=3).map(" ".join)
    classes = st.lists(st.sampled_from(WORD_CLASSES), min_size=1, max_size=2, unique=True).map("/".join)
    words = [(key, draw(classes), draw(st.sampled_from(STANDARDS)), tags()) for key in keys(HYPHENED)]
    phrases = [
        (key, draw(st.sampled_from(PHRASE_KINDS)), draw(st.sampled_from(STANDARDS)), tags())
        for key in keys(phrase)
    ]
    tagged = [row[0] for row in (*words, *phrases)]
    forms = [
        (key, draw(st.sampled_from(tagged)), draw(st.sampled_from(FORM_KINDS)))
        for key in (keys(HYPHENED) if tagged else [])
    ]
    rows = {
        "felt.tsv": fields,
        "ord.tsv": tuple((*row[:3], written(row[3])) for row in words),
        "uttrykk.tsv": tuple((*row[:3], written(row[3])) for row in phrases),
        "former.tsv": tuple(forms),
    }
    expected = FieldTables(
        fields=fields,  # type: ignore[arg-type]
        words={row[0].lower(): row[3] for row in words},
        phrases={row[0].lower(): row[3] for row in phrases},
        forms={form.lower(): lemma.lower() for form, lemma, _ in forms},
        standards={row[0].lower(): row[2] for row in words},
        classes={row[0].lower(): row[1] for row in words},
        written={row[0].lower(): row[0] for row in phrases},
    )
    return rows, expected


@given(sound_tables())
def test_any_sound_table_reads_back_as_written(
    drawn: tuple[dict[str, tuple[tuple[str, ...], ...]], FieldTables],
) -> None:
    rows, expected = drawn
    with TemporaryDirectory() as folder:
        assert read_field_tables(write_tables(Path(folder), rows)) == expected


def test_a_last_line_without_a_line_break_and_windows_line_breaks_are_sound(tmp_path: Path) -> None:
    plain = read_field_tables(write_tables(tmp_path, SOUND))
    for name, rows in SOUND.items():
        (tmp_path / name).write_bytes(text_of(name, rows).rstrip("\n").replace("\n", "\r\n").encode())
    assert read_field_tables(tmp_path) == plain


def test_tags_are_read_strongest_first_and_written_as_in_a_table() -> None:
    assert written((Tag("hjelp", 3), Tag("ytelser", 1))) == "hjelp:3 ytelser:1"
