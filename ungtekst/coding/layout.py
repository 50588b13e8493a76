"""The features of answers side by side, in the one order that models are learnt and read in.

Words (lemmas and n-grams), the mean vector, the fields of everyday life, what the codebook says of every
code, the question, the user's own encoder; and last, for each code by itself, what it says of that code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ungtekst.coding.columns import Columns
from ungtekst.coding.features import Sums, Vocabulary, answer_rows, document_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.float64]

# How much each block may say before a model pays for it: chosen on the samples (benchmarks/engine.py).
VECTORS, FIELDS, CODES, QUESTION = 1.0, 1.0, 0.25, 1.0


@dataclass(frozen=True)
class Layout:
    """How wide each block is; ``questions`` are the ids of the question block's columns."""

    vocabulary: Vocabulary
    vectors: int
    fields: int
    codes: int
    questions: tuple[str, ...]
    embedded: int

    @property
    def words(self) -> int:
        """Where the dense blocks begin."""
        return len(self.vocabulary.names)

    @property
    def question_start(self) -> int:
        """Where the questions' columns begin."""
        return self.words + self.vectors + self.fields + self.codes

    @property
    def own(self) -> int:
        """The column of what the codebook says of the code itself: the last."""
        return self.question_start + len(self.questions) + self.embedded

    @property
    def width(self) -> int:
        """How many columns there are."""
        return self.own + 1

    def dense(self, columns: Columns, odds: Rows, asked: Sequence[str | None], embedded: Rows | None) -> Rows:
        """Give the dense blocks: answers × (vectors, fields, codes, questions, embedded)."""
        place = {question: number for number, question in enumerate(self.questions)}
        question = np.zeros((len(columns), len(self.questions)))
        for row, name in enumerate(asked):
            if name in place:
                question[row, place[name]] = QUESTION
        parts: list[Any] = [
            VECTORS * columns.vectors,
            FIELDS * columns.fields,
            CODES * odds,
            question,
        ]
        if embedded is not None:
            parts.append(embedded)
        return np.hstack(parts).astype(np.float64)

    def matrix(self, columns: Columns, dense: Rows) -> Any:
        """Give all blocks but the last column: CSR, answers × (width − 1)."""
        from scipy.sparse import csr_matrix, hstack

        pieces = columns.pieces.known[: columns.occurrences.shape[1]]
        rows = document_rows((piece.tokens for piece in pieces), self.vocabulary)
        words = answer_rows(columns.occurrences, rows, self.vocabulary)
        return hstack([words, csr_matrix(dense)], format="csr")


class Scorer:
    """Reads many models at once; ``coefficients`` is codes × width, ``intercepts`` codes."""

    def __init__(self, layout: Layout, coefficients: Rows, intercepts: Rows) -> None:
        self._layout = layout
        self._words = np.ascontiguousarray(coefficients[:, : layout.words].T, dtype=np.float32)
        self._dense = np.ascontiguousarray(coefficients[:, layout.words : layout.own].T)
        self._own = coefficients[:, layout.own]
        self._intercepts = intercepts
        self._sums: Sums | None = None

    def odds(self, columns: Columns, dense: Rows, own: Rows) -> Rows:
        """Give the log-odds of each code: answers × codes; ``own`` is what the codebook says of them."""
        if self._sums is None or self._sums.pieces is not columns.pieces:
            self._sums = Sums(columns.pieces, self._layout.vocabulary, self._words)
        odds: Rows = (
            self._sums.of(columns.occurrences) + dense @ self._dense + own * self._own + self._intercepts
        )
        return odds
