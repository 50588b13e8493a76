"""Read the Norwegian Dependency Treebank with NorNE's names, and keep the held-out sentences out."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

STANDARDS = ("nob", "nno")
SPLITS = ("dev", "test")
# The treebank ends a headline with a sign that stands in no text; the UD files have left it out.
HEADLINE_END = "|"


class Row(NamedTuple):
    """One token as the files give it: CoNLL columns, the name label of the last one apart."""

    id: str
    form: str
    lemma: str
    tag: str
    features: frozenset[str]
    head: str
    relation: str
    name: str


@dataclass(frozen=True)
class Sentence:
    """The rows of one sentence, and whether the next one follows it directly in the same text."""

    rows: tuple[Row, ...]
    file: str
    number: int

    @property
    def forms(self) -> tuple[str, ...]:
        """The word forms, without the treebank's headline sign."""
        return tuple(row.form for row in self.rows if row.form != HEADLINE_END)

    @property
    def key(self) -> str:
        """What two files have in common for one sentence: the UD files cut some final stops off."""
        return "".join(self.forms).replace(" ", "").rstrip(".")


def training(archive: Path, standard: str) -> list[Sentence]:
    """Give the sentences of ``nob`` or ``nno`` that stand in no dev or test file of either standard."""
    held_out = {
        sentence.key for other in STANDARDS for split in SPLITS for sentence in held(archive, other, split)
    }
    return [
        sentence
        for sentence in _read(archive, f"ndt/{standard}/", ".conll")
        if sentence.forms and sentence.key not in held_out
    ]


def held(archive: Path, standard: str, split: str) -> list[Sentence]:
    """Give the sentences of a UD split (``dev`` or ``test``), annotated as Universal Dependencies."""
    return _read(archive, f"ud/{standard}/", f"-{split}.conllu")


def everything(archive: Path, standard: str) -> list[Sentence]:
    """Give all sentences of the treebank with its own tags, held out or not: to check the conversion."""
    return _read(archive, f"ndt/{standard}/", ".conll")


@lru_cache
def _read(archive: Path, folder: str, ending: str) -> list[Sentence]:
    with tarfile.open(archive, "r:xz") as tar:
        members = sorted(
            (member for member in tar if member.isfile() and _wanted(member.name, folder, ending)),
            key=lambda member: member.name,
        )
        texts = [(member.name, tar.extractfile(member)) for member in members]
        return [
            sentence
            for name, stream in texts
            if stream is not None
            for sentence in _sentences(stream.read().decode("utf-8"), name)
        ]


def _wanted(name: str, folder: str, ending: str) -> bool:
    return folder in name and name.endswith(ending)


def _sentences(text: str, file: str) -> Iterator[Sentence]:
    for number, block in enumerate(text.replace("\r\n", "\n").split("\n\n")):
        rows = tuple(_row(line) for line in block.splitlines() if line and not line.startswith("#"))
        if rows:
            yield Sentence(rows, file, number)


def _row(line: str) -> Row:
    columns = line.split("\t")
    notes = dict(note.partition("=")[::2] for note in columns[-1].split("|"))
    return Row(
        id=columns[0],
        form=columns[1],
        lemma=columns[2],
        tag=columns[3],
        features=frozenset(columns[5].split("|")) - {"_"},
        head=columns[6],
        relation=columns[7],
        name=notes.get("name", "O"),
    )
