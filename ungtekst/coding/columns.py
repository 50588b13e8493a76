"""Many answers read by a codebook at once: what the cold start and the models need of them, in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ungtekst.codebook import BRUK, Codebook, Dimension
from ungtekst.coding.codewords import CodeWords
from ungtekst.coding.lexicon import Pieces
from ungtekst.coding.matching import Matcher, Part
from ungtekst.coding.prior import MIXED, NONANSWERS, VALENCE, spoken_for
from ungtekst.coding.signs import Weights, signs_of
from ungtekst.coding.wordtable import WordTable, highest, occurrences
from ungtekst.language import Pipeline
from ungtekst.language.meaning import Meaning
from ungtekst.language.nonanswers import usability

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.floating[Any]]


# How far above its threshold a code is put that a term points at (log-odds).
_OVER = 0.01
# What the codebook says of a code that every term denies, where denial cancels it (log-odds).
_DENIED = -20.0


@dataclass(frozen=True)
class Columns:
    """A batch of answers in columns; all have a row an answer.

    ``odds``: what the codebook alone says of each code of the dimensions (log-odds); ``chosen``: for each
    choice-one dimension the place of the value that its terms choose, -1 for none; ``usability``: the place
    of the value of ``bruk``; ``closed``: whether the answer's question leaves each dimension out;
    ``implied``: whether its question implies each code; ``fields`` and ``vectors``: rows of length 1 (or 0);
    ``occurrences``: the pieces of each answer, CSR, numbered as in ``pieces``; ``part``: their matches.
    """

    odds: NDArray[np.float64]
    chosen: NDArray[np.int64]
    usability: NDArray[np.int64]
    closed: NDArray[np.bool_]
    implied: NDArray[np.bool_]
    fields: Rows
    vectors: Rows
    occurrences: Any
    part: Part

    @property
    def pieces(self) -> Pieces:
        """The written pieces that are known so far."""
        return self.part.batch.table

    @property
    def empty(self) -> NDArray[np.bool_]:
        """Whether there is nothing to code: blank, a non-answer or unreadable."""
        silent = [place for place, code in enumerate(BRUK.codes) if code.id in NONANSWERS]
        return np.isin(self.usability, silent)

    def __len__(self) -> int:
        return len(self.odds)


class Look:
    """Reads answers into columns by one codebook."""

    def __init__(self, codebook: Codebook, pipeline: Pipeline, meaning: Meaning, weights: Weights) -> None:
        self.codebook = codebook
        self.pipeline = pipeline
        self.weights = weights
        self.matcher = Matcher(codebook, pipeline)
        self.meaning = meaning
        self.dimensions = tuple(sorted(codebook.dimensions, key=lambda d: d.choice != "many"))
        self.groups = [
            CodeWords(list(d.all_codes()), pipeline, meaning, weights.fields) for d in self.dimensions
        ]
        self.codes = [code for group in self.groups for code in group.codes]
        every = [code for dimension in self.dimensions for code in dimension.all_codes()]
        self.thresholds = {code.id: weights.threshold(len(code.terms)) for code in every}
        least = np.array([self.thresholds[code] for code in self.codes])
        self._least = np.log(least / (1 - least)) + _OVER
        self.table: WordTable | None = None

    def read(self, texts: Sequence[str], asked: Sequence[str | None]) -> Iterator[Columns]:
        """Read answers, each to its question; a few thousand at a time, in order."""
        start = 0
        for part in self.matcher.parts(texts):
            end = start + len(part.batch.texts)
            yield self._columns(part, asked[start:end])
            start = end

    def _columns(self, part: Part, asked: Sequence[str | None]) -> Columns:
        batch = part.batch
        table = self.table
        if table is None or table.pieces is not batch.table:
            table = self.table = WordTable(batch.table, self.groups, self.meaning)
        table.catch_up()
        pieces = occurrences(batch)
        strengths = np.log1p(pieces @ table.fields.rows) * self.weights.fields
        words = pieces @ table.words.rows
        counts = part.counts(self.codes)
        implied, closed = self._questions(asked)
        fields = unit(strengths)
        exact = fields.astype(np.float64)
        near = highest(batch, table.near.rows)
        odds = np.zeros((len(batch.texts), len(self.codes)))
        start = 0
        for group in self.groups:
            own = slice(start, start + len(group.codes))
            signs = signs_of(
                near[:, own],
                counts[:, own],
                implied[:, own],
                words[:, 0],
                exact @ group.fields.T,
                exact @ group.specific.T,
            )
            # What a person wrote down for a code is believed: a term or an implying question gives it.
            told = (counts[:, own] > 0) | implied[:, own]
            odds[:, own] = np.maximum(self.weights.odds(signs), np.where(told, self._least[own], -np.inf))
            start = own.stop
        odds[part.cancelled(self.codes)] = _DENIED
        return Columns(
            odds,
            self._chosen(part, counts),
            self._usable(batch.texts, asked, words[:, 1] > 0),
            closed,
            implied,
            fields,
            unit(pieces @ table.vectors.rows),
            pieces,
            part,
        )

    def _questions(self, asked: Sequence[str | None]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Give what the questions imply (answers × codes), and the dimensions that they leave out."""
        kinds = list(dict.fromkeys(asked))
        place = {kind: number for number, kind in enumerate(kinds)}
        implied = np.zeros((len(kinds), len(self.codes)), dtype=bool)
        closed = np.zeros((len(kinds), len(self.dimensions)), dtype=bool)
        for number, kind in enumerate(kinds):
            question = self.codebook.question(kind)
            if question is not None:
                implied[number] = [code in question.implies for code in self.codes]
                if question.dimensions:
                    closed[number] = [d.id not in question.dimensions for d in self.dimensions]
        rows = np.array([place[kind] for kind in asked], dtype=np.int64)
        return implied[rows], closed[rows]

    def _usable(
        self, texts: Sequence[str], asked: Sequence[str | None], says: NDArray[np.bool_]
    ) -> NDArray[np.int64]:
        """Judge usability; most texts have a word that settles it."""
        place = {code.id: number for number, code in enumerate(BRUK.codes)}
        found = np.full(len(texts), place["ja"], dtype=np.int64)
        own = {q.id: (q.content, q.nonanswers) for q in self.codebook.questions}
        special = {name for name, (_, nonanswers) in own.items() if nonanswers}
        for number, text in enumerate(texts):
            kind = asked[number]
            if not says[number] or kind in special:
                content, nonanswers = own.get(kind, ((), ())) if kind is not None else ((), ())
                found[number] = place[usability(text, content=content, nonanswers=nonanswers)]
        return found

    def _chosen(self, part: Part, counts: NDArray[np.int64]) -> NDArray[np.int64]:
        """Give the place of the value that each choice-one dimension gets from its terms; -1 for none."""
        ones = [d for d in self.dimensions if d.choice == "one"]
        chosen = np.full((len(counts), len(ones)), -1, dtype=np.int64)
        for column, dimension in enumerate(ones):
            ids = [code.id for code in dimension.all_codes()]
            votes = counts[:, [self.codes.index(code) for code in ids]].copy()
            poles = {code: number for number, code in enumerate(ids) if code in VALENCE}
            if len(poles) == len(VALENCE):
                for text in np.flatnonzero(part.batch.denies & votes.any(axis=1)).tolist():
                    votes[text] = 0
                    for hit in part.matches(text).hits:
                        if hit.dimension == dimension.id:
                            votes[text, ids.index(spoken_for(dimension, hit))] += 1
            chosen[:, column] = _most(dimension, ids, votes)
        return chosen


def _most(dimension: Dimension, ids: Sequence[str], votes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give the place of the value with most votes; between equals by ``precedence`` and the file's order."""
    order = [*dimension.precedence, *(code for code in ids if code not in dimension.precedence)]
    ranked = np.array([ids.index(code) for code in order], dtype=np.int64)
    best: NDArray[np.int64] = ranked[votes[:, ranked].argmax(axis=1)]
    if MIXED in ids and set(ids) >= VALENCE:
        both = np.all([votes[:, ids.index(pole)] > 0 for pole in sorted(VALENCE)], axis=0)
        best = np.where(both, ids.index(MIXED), best)
    return np.where(votes.any(axis=1), best, -1)


def unit(rows: Rows) -> Rows:
    """Scale each row to length 1; a row of zeros stays one."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Rows = (rows / np.where(lengths == 0, 1, lengths)).astype(np.float32)
    return unit
