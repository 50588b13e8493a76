"""The open lexicon of meaning as it stands in ``models/felt``, read and checked.

Four tables of tab-separated UTF-8, each with a head: ``felt.tsv`` (the fields), ``ord.tsv`` (lemmas),
``uttrykk.tsv`` (phrases, abbreviations, services) and ``former.tsv`` (dialect, chat and misspelt forms of
tagged lemmas). They are written by hand and corrected a line at a time, so reading lists every fault at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ungtekst.errors import DataError, Fault

HEADS = {
    "felt.tsv": ("felt", "gruppe", "engelsk", "med", "ikke"),
    "ord.tsv": ("lemma", "ordklasse", "målform", "felt"),
    "uttrykk.tsv": ("uttrykk", "slag", "målform", "felt"),
    "former.tsv": ("form", "lemma", "slag"),
}
STANDARDS = ("begge", "nb", "nn")
WORD_CLASSES = ("adj", "adv", "annet", "subst", "verb")
PHRASE_KINDS = ("forkortelse", "tjeneste", "uttrykk")
FORM_KINDS = ("chat", "dialekt", "feilskrevet")
STRENGTHS = (1, 2, 3)
MOST_FIELDS = 3

_LEMMA = re.compile(r"[^\W_]+(?:[-.'][^\W_]+)*\.?")


class Field(NamedTuple):
    """A field of everyday life, its group, its name in English, and what it takes in and leaves out."""

    id: str
    group: str
    english: str
    include: str
    exclude: str


class Tag(NamedTuple):
    """A field that a word speaks of, and how strongly: 3 nearly always, 2 usually, 1 sometimes."""

    field: str
    strength: float


Tags = tuple[Tag, ...]


@dataclass(frozen=True)
class FieldTables:
    """The four tables: ``words`` and ``phrases`` by lemma and phrase, ``forms`` from form to lemma.

    ``standards`` and ``classes`` tell the written standard and the parts of speech of each word; ``written``
    how a phrase, an abbreviation or a service stands in its table.
    """

    fields: tuple[Field, ...]
    words: Mapping[str, Tags]
    phrases: Mapping[str, Tags]
    forms: Mapping[str, str]
    standards: Mapping[str, str]
    classes: Mapping[str, str]
    written: Mapping[str, str]


class _Row(NamedTuple):
    line: int
    cells: tuple[str, ...]


class _Reader:
    """Reads the tables of one folder and gathers their faults."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.fields: frozenset[str] = frozenset()

    def fault(self, name: str, line: int, code: str, **values: object) -> None:
        self.faults.append(Fault(code, values, file=name, line=line))

    def rows(self, name: str) -> Iterator[_Row]:
        """Give the sound rows of a table, and note the faults of its shape and of its order."""
        head = HEADS[name]
        try:
            lines = (self.folder / name).read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError):
            self.fault(name, 1, "felt-unreadable")
            return
        if tuple(lines[0].split("\t")) != head:
            self.fault(name, 1, "felt-head", heads=" ".join(head))
        seen: dict[str, int] = {}
        before = ""
        for number, line in enumerate(lines[1:], 2):
            if not line and number == len(lines):
                continue
            cells = tuple(line.split("\t"))
            if len(cells) != len(head) or any(cell != cell.strip() or not cell for cell in cells):
                self.fault(name, number, "felt-columns", count=len(head), heads=" ".join(head))
                continue
            key = cells[0].lower()
            if key in seen:
                self.fault(name, number, "felt-twice", entry=cells[0], first=seen[key])
                continue
            seen[key] = number
            if key < before and name != "felt.tsv":
                self.fault(name, number, "felt-order", entry=cells[0])
            before = key
            yield _Row(number, cells)

    def tags(self, name: str, row: _Row) -> Tags:
        """Read «hjelp:2 ytelser:1»; the strongest first."""
        found: list[Tag] = []
        for part in row.cells[-1].split(" "):
            field, _, strength = part.partition(":")
            if field not in self.fields:
                self.fault(name, row.line, "felt-unknown-field", field=part)
            elif strength not in map(str, STRENGTHS):
                self.fault(name, row.line, "felt-strength", field=part)
            else:
                found.append(Tag(field, int(strength)))
        if len({tag.field for tag in found}) < len(found) or len(found) > MOST_FIELDS:
            self.fault(name, row.line, "felt-many", most=MOST_FIELDS)
        return tuple(sorted(found, key=lambda tag: -tag.strength))

    def one_of(self, name: str, row: _Row, cell: str, legal: tuple[str, ...]) -> None:
        if cell not in legal:
            self.fault(name, row.line, "felt-value", value=cell, legal=", ".join(legal))

    def word(self, name: str, row: _Row, cell: str) -> None:
        if not _LEMMA.fullmatch(cell):
            self.fault(name, row.line, "felt-not-a-word", entry=cell)


def read_field_tables(folder: Path) -> FieldTables:
    """Read the tables of a folder. Raises DataError with every fault of them all, by file and line."""
    reader = _Reader(folder)
    fields = tuple(Field(*row.cells) for row in reader.rows("felt.tsv"))
    reader.fields = frozenset(field.id for field in fields)
    words: dict[str, Tags] = {}
    standards: dict[str, str] = {}
    classes: dict[str, str] = {}
    for row in reader.rows("ord.tsv"):
        lemma, kinds, standard, _ = row.cells
        reader.word("ord.tsv", row, lemma)
        for kind in kinds.split("/"):
            reader.one_of("ord.tsv", row, kind, WORD_CLASSES)
        reader.one_of("ord.tsv", row, standard, STANDARDS)
        words[lemma.lower()] = reader.tags("ord.tsv", row)
        standards[lemma.lower()] = standard
        classes[lemma.lower()] = kinds
    phrases: dict[str, Tags] = {}
    as_written: dict[str, str] = {}
    for row in reader.rows("uttrykk.tsv"):
        phrase, kind, standard, _ = row.cells
        reader.one_of("uttrykk.tsv", row, kind, PHRASE_KINDS)
        reader.one_of("uttrykk.tsv", row, standard, STANDARDS)
        if kind == "uttrykk" and " " not in phrase:
            reader.fault("uttrykk.tsv", row.line, "felt-one-word", entry=phrase)
        phrases[phrase.lower()] = reader.tags("uttrykk.tsv", row)
        as_written[phrase.lower()] = phrase
    forms = dict(_forms(reader, {*words, *phrases}))
    if reader.faults:
        raise DataError(reader.faults)
    return FieldTables(fields, words, phrases, forms, standards, classes, as_written)


def _forms(reader: _Reader, tagged: set[str]) -> Iterator[tuple[str, str]]:
    for row in reader.rows("former.tsv"):
        form, lemma, kind = row.cells
        reader.word("former.tsv", row, form)
        reader.one_of("former.tsv", row, kind, FORM_KINDS)
        if lemma.lower() not in tagged:
            reader.fault("former.tsv", row.line, "felt-untagged", entry=lemma)
        yield form.lower(), lemma.lower()


def written(tags: Iterable[Tag]) -> str:
    """Write tags as they stand in a table: «hjelp:2 ytelser:1»."""
    return " ".join(f"{tag.field}:{tag.strength:g}" for tag in tags)
