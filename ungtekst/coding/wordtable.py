"""What each written piece of text («jobben,») brings to an answer, worked out once and kept in rows.

Everything here depends on the piece alone, so an answer's share is a sum (or a highest value) over rows: a
hundred thousand answers cost a few matrix products.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ungtekst.coding.batch import Batch
from ungtekst.coding.codewords import CodeWords, rarity
from ungtekst.coding.lexicon import Pieces
from ungtekst.language.meaning import Meaning
from ungtekst.language.nonanswers import says_something

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.float32]


class Growing:
    """Rows that are added to, kept in an array that doubles when it is full."""

    def __init__(self, width: int, dtype: type[np.floating[Any]] = np.float32) -> None:
        self._rows: NDArray[np.floating[Any]] = np.zeros((1024, width), dtype=dtype)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, rows: Rows) -> None:
        """Put rows behind the last."""
        needed = self._count + len(rows)
        if needed > len(self._rows):
            larger = np.zeros((max(needed, 2 * len(self._rows)), self._rows.shape[1]), dtype=self._rows.dtype)
            larger[: self._count] = self._rows[: self._count]
            self._rows = larger
        self._rows[self._count : needed] = rows
        self._count = needed

    @property
    def rows(self) -> Rows:
        """All rows so far."""
        return self._rows[: self._count]


class WordTable:
    """The rows of the pieces of one table, in its order.

    ``near``: pieces × codes, how near the nearest word is to each code, by its rarity; ``fields``: the
    strengths of the fields; ``vectors``: the sum of the words' vectors by rarity; ``words``: how many words
    (column 0), and how many that alone make an answer an answer (column 1).
    """

    def __init__(self, pieces: Pieces, groups: Sequence[CodeWords], meaning: Meaning) -> None:
        self.pieces = pieces
        self._groups = groups
        self._meaning = meaning
        self.near = Growing(sum(len(group.codes) for group in groups))
        self.fields = Growing(len(meaning.fields))
        self.vectors = Growing(meaning.rule.vectors.width)
        self.words = Growing(2)

    def catch_up(self) -> None:
        """Work out the rows of the pieces that are new since the last time."""
        new = range(len(self.words), len(self.pieces.known))
        if not new:
            return
        written = self.pieces.written[new.start : new.stop]
        words = [
            [token.norm for token in self.pieces.known[number].tokens if token.is_word] for number in new
        ]
        types = list(dict.fromkeys(norm for norms in words for norm in norms))
        place = {norm: number for number, norm in enumerate(types)}
        rare = np.array([rarity(norm) for norm in types], dtype=np.float32)
        rows = self._meaning.rule.vectors.rows(types)
        nearness = [group.nearness(rows) for group in self._groups]
        near_of = np.hstack([np.zeros((len(types), 0)), *nearness]).astype(np.float32) * rare[:, None]
        near = np.zeros((len(written), near_of.shape[1]), dtype=np.float32)
        vectors = np.zeros((len(written), rows.shape[1]), dtype=np.float32)
        counts = np.zeros((len(written), 2), dtype=np.float32)
        for number, norms in enumerate(words):
            if norms:
                places = [place[norm] for norm in norms]
                near[number] = near_of[places].max(axis=0)
                vectors[number] = (rows[places] * rare[places, None]).sum(axis=0)
                counts[number] = len(norms), sum(map(says_something, norms))
        self.near.add(near)
        self.fields.add(self._meaning.strengths(written))
        self.vectors.add(vectors)
        self.words.add(counts)


def occurrences(batch: Batch) -> Any:
    """Give how often each piece stands in each text: a CSR matrix, texts × pieces."""
    from scipy.sparse import csr_matrix

    lengths = batch.ends - batch.firsts
    bounds = np.concatenate([[0], np.cumsum(lengths)])
    kept = np.ones(len(batch.numbers), dtype=bool)
    kept[batch.ends[:-1]] = False
    numbers = batch.numbers[kept]
    ones = np.ones(len(numbers), dtype=np.float32)
    return csr_matrix((ones, numbers, bounds), shape=(len(batch.texts), len(batch.table.known)))


def highest(batch: Batch, rows: Rows) -> Rows:
    """Give the highest value of each column over the pieces of each text, and at least 0."""
    # Behind the last text stands no sign of its end: an empty row makes every text's run end in one.
    of_piece = np.vstack([rows[batch.numbers], np.zeros((1, rows.shape[1]), dtype=np.float32)])
    best: Rows = np.maximum.reduceat(of_piece, batch.firsts, axis=0)
    return np.maximum(best, 0)
