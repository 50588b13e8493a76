"""What field an untagged word may speak of: by its compound's parts, its neighbours and its place.

Four voices vote for each field: the word's last part and its first part, where it is a compound of tagged
words; the nearest tagged words in the vectors; and a ridge regression from vectors to fields over all
tagged words. How far each voice is trusted is learnt (a logistic regression over the tagged words, each held
out in turn) and stands in ``models/felt/arv.tsv``; neighbours and regression are worked out from the table
as it is, so that a corrected line needs no rebuilding.

Choosing fields for unknown words by their nearest known ones in a vector space follows Piao et al.,
«Lexical coverage evaluation of large-scale multilingual semantic lexicons» (LREC 2016).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ungtekst.language.field_tables import STRENGTHS, Tag, Tags
from ungtekst.language.splitting import Splitter
from ungtekst.language.word_vectors import WordVectors

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

NEIGHBOURS = 12
_RIDGE = 4.0
_SHARPNESS = 12.0
VOICES = ("start", "sist", "først", "naboer", "plass", "nærmest")


class Trust(NamedTuple):
    """The rule's numbers: how much each voice adds to the log-odds of a field, and the least chance taken.

    ``start`` is what every field begins with; a field that is given has at least the chance ``least``, and a
    second one ``second`` of the first's.
    """

    start: float
    sist: float
    først: float
    naboer: float
    plass: float
    nærmest: float
    least: float
    second: float


class Inherited(NamedTuple):
    """What an untagged word inherits: weaker tags, and ``ledd`` where a part has the first, else ``nabo``."""

    tags: Tags
    origin: str


def read_trust(file: Path) -> Trust:
    """Read the rule's numbers: a name and a number a line, under a head."""
    lines = file.read_text(encoding="utf-8").splitlines()[1:]
    return Trust(**{name: float(number) for name, number in (line.split("\t") for line in lines)})


@dataclass
class Rule:
    """Gives untagged words fields. Make one with the tagged words, a splitter, vectors and the numbers."""

    words: Mapping[str, Tags]
    fields: Sequence[str]
    splitter: Splitter
    vectors: WordVectors
    trust: Trust

    @cached_property
    def _place(self) -> dict[str, int]:
        return {field: number for number, field in enumerate(self.fields)}

    @cached_property
    def tagged(self) -> list[str]:
        """The tagged words, in the order of the rows of ``known`` and ``targets``."""
        return sorted(self.words)

    @cached_property
    def known(self) -> Matrix:
        """The vectors of the tagged words, a row each."""
        return self.vectors.rows(self.tagged)

    @cached_property
    def targets(self) -> Matrix:
        """The tags of the tagged words: a row each, a column a field, shares of strength that add to 1."""
        rows = np.zeros((len(self.tagged), len(self.fields)), dtype=np.float32)
        for row, word in enumerate(self.tagged):
            rows[row] = self.shares(self.words[word])
        return rows

    def shares(self, tags: Tags) -> Matrix:
        """Give tags as shares of strength, one a field."""
        row = np.zeros(len(self.fields), dtype=np.float32)
        for tag in tags:
            row[self._place[tag.field]] = tag.strength
        return row / max(float(row.sum()), 1.0)

    @cached_property
    def _regression(self) -> Matrix:
        """Solve the ridge regression: (width + 1) × fields."""
        return ridge(self.known, self.targets)

    def voices(self, words: Sequence[str]) -> Matrix:
        """Hear the voices for some words: words × voices × fields, each between 0 and 1."""
        rows = self.vectors.rows(words)
        heard = np.zeros((len(words), len(VOICES), len(self.fields)), dtype=np.float32)
        heard[:, 0] = 1.0
        for number, word in enumerate(words):
            heard[number, 1], heard[number, 2] = self.of_parts(word)
        heard[:, 3], heard[:, 5] = near(rows @ self.known.T, self.targets)
        heard[:, 4] = np.clip(_with_one(rows) @ self._regression, 0, 1)
        return heard

    def of_parts(self, word: str) -> tuple[Matrix, Matrix]:
        """Give the shares of a compound's last and first part; zeros where it has no such tagged part."""
        parts = self.splitter.split(word).parts
        nothing = np.zeros(len(self.fields), dtype=np.float32)
        if len(parts) == 1:
            return nothing, nothing
        # A part that is tagged itself says more than its own last part: «grunnskole» in «grunnskoletid».
        last = self._longest(word[part.start :] for part in parts[1:])
        first = self._longest(word[: part.end] for part in reversed(parts[:-1]))
        last = last or self.words.get(parts[-1].lemma, ())
        first = first or self.words.get(parts[0].lemma, ())
        return self.shares(last), self.shares(first)

    def _longest(self, written: Iterable[str]) -> Tags:
        for part in written:
            if part in self.words:
                return self.words[part]
        return ()

    def inherit(self, words: Sequence[str]) -> list[Inherited]:
        """Say what each word inherits; without tags when no field is likely enough."""
        weights = np.array(self.trust[: len(VOICES)], dtype=np.float32)
        # One at a time: the last bits of a product of matrices depend on how many rows it has.
        heard = [self.voices([word])[0] for word in words]
        return [self._taken(weights @ one, one) for one in heard]

    def _taken(self, odds: Matrix, heard: Matrix) -> Inherited:
        best = np.argsort(-odds, kind="stable")[:2]
        chances = [1 / (1 + exp(-float(odds[field]))) for field in best]
        if chances[0] < self.trust.least:
            return Inherited((), "")
        kept = [
            Tag(self.fields[field], round(chance * (STRENGTHS[-1] - 1), 2))
            for field, chance in zip(best, chances, strict=True)
            if chance >= self.trust.least and chance >= self.trust.second * chances[0]
        ]
        of_parts = bool(heard[1:3, best[0]].any())
        return Inherited(tuple(kept), "ledd" if of_parts else "nabo")


def near(likeness: Matrix, targets: Matrix) -> tuple[Matrix, Matrix]:
    """Give the shares of the nearest words, the nearer the heavier, and the likeness behind each field.

    ``likeness`` is cosines, words × tagged words; the second answer is, per field, the highest cosine of a
    neighbour that has it.
    """
    count = min(NEIGHBOURS, likeness.shape[1])
    closest = np.argpartition(-likeness, count - 1, axis=1)[:, :count]
    cosines = np.take_along_axis(likeness, closest, axis=1)
    weights = np.exp(_SHARPNESS * (cosines - cosines.max(axis=1, keepdims=True)))
    weights /= weights.sum(axis=1, keepdims=True)
    shares = np.einsum("wn,wnf->wf", weights, targets[closest])
    highest = (np.clip(cosines, 0, 1)[:, :, None] * targets[closest]).max(axis=1)
    return shares, highest


def ridge(rows: Matrix, targets: Matrix) -> Matrix:
    """Solve a ridge regression with a free constant: (width + 1) × fields."""
    wide = _with_one(rows).astype(np.float64)
    square = wide.T @ wide + _RIDGE * np.diag([*[1.0] * rows.shape[1], 0.0])
    solved: Matrix = np.linalg.solve(square, wide.T @ targets).astype(np.float32)
    return solved


def _with_one(rows: Matrix) -> Matrix:
    return np.hstack([rows, np.ones((len(rows), 1), dtype=rows.dtype)])
