"""Words as features of answers: lemmas and character n-grams, worked out once a written piece and summed.

Character n-grams never cross a word, so a piece's share of an answer depends on the piece alone. Weights are
TF-IDF with scikit-learn's smooth idf. Each block is scaled by the root of its pieces' squared weights, which
is the usual unit length but for features that two words of an answer share; so a coder's answer is one sum
over pieces, whatever it has learnt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from ungtekst.coding.lexicon import Pieces
from ungtekst.coding.wordtable import Growing
from ungtekst.language import Token

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.floating[Any]]

NGRAMS = (2, 5)
LONGEST_WORD = 40
BLOCKS = ("lemma", "chars")


@lru_cache(maxsize=100_000)
def word_features(norm: str, lemma: str) -> tuple[str, ...]:
    """List the features that one word gives wherever it stands: its likeliest lemma and its n-grams."""
    word = f"‹{norm[:LONGEST_WORD]}›"
    shortest, longest = NGRAMS
    grams = [
        word[at : at + size]
        for size in range(shortest, longest + 1)
        for at in range(max(0, len(word) - size + 1))
    ]
    return (f"lemma:{lemma}", *(f"chars:{gram}" for gram in grams))


def document_features(document: Sequence[Token]) -> Counter[str]:
    """Count the features of some tokens: a word, a written piece or a whole answer."""
    counts: Counter[str] = Counter()
    for token in document:
        if token.is_word:
            counts.update(word_features(token.norm, token.lemmas[0]))
    return counts


@dataclass(frozen=True)
class Vocabulary:
    """The features that a coder knows, in a fixed order, with their inverse document frequencies.

    ``names`` is sorted; ``idf`` has the same length; ``people`` counts how many respondents used each,
    which decides what may be shared.
    """

    names: tuple[str, ...]
    idf: NDArray[np.float64]
    people: NDArray[np.int64]

    @classmethod
    def learn(
        cls, documents: Sequence[Sequence[Token]], respondents: Sequence[object], least: int = 2
    ) -> Vocabulary:
        """Learn from answers and whose they are: every feature that at least ``least`` answers have."""
        seen: Counter[str] = Counter()
        used: Counter[str] = Counter()
        own: dict[object, list[Sequence[Token]]] = {}
        for document, respondent in zip(documents, respondents, strict=True):
            own.setdefault(respondent, []).append(document)
        for theirs in own.values():
            features = [set(document_features(document)) for document in theirs]
            for of_one in features:
                seen.update(of_one)
            used.update(set().union(*features))
        names = tuple(sorted(name for name, answers in seen.items() if answers >= least))
        counts = np.array([seen[name] for name in names], dtype=np.int64)
        idf = np.log((1 + len(documents)) / (1 + counts)) + 1
        return cls(names, idf, np.array([used[name] for name in names], dtype=np.int64))

    @cached_property
    def index(self) -> dict[str, int]:
        """The place of each feature."""
        return {name: place for place, name in enumerate(self.names)}

    @cached_property
    def blocks(self) -> NDArray[np.int64]:
        """The place in ``BLOCKS`` of each feature."""
        number = {block: place for place, block in enumerate(BLOCKS)}
        return np.array([number[name.partition(":")[0]] for name in self.names], dtype=np.int64)

    def weights(self, document: Sequence[Token]) -> dict[int, float]:
        """Give the known features of some tokens by place, in order, unscaled: count times idf."""
        known = (
            (self.index[name], times)
            for name, times in document_features(document).items()
            if name in self.index
        )
        return {place: times * float(self.idf[place]) for place, times in sorted(known)}


def document_rows(
    documents: Iterable[Sequence[Token]], vocabulary: Vocabulary, dtype: type[np.floating[Any]] = np.float32
) -> Any:
    """Give the features of documents (a word, a written piece), unscaled: CSR, documents × features."""
    from scipy.sparse import csr_matrix

    starts, places, values = [0], list[int](), list[float]()
    for document in documents:
        weights = vocabulary.weights(document)
        places.extend(weights)
        values.extend(weights.values())
        starts.append(len(places))
    shape = (len(starts) - 1, len(vocabulary.names))
    return csr_matrix((np.array(values, dtype=dtype), np.array(places, dtype=np.int64), starts), shape=shape)


def _in_block(rows: Any, vocabulary: Vocabulary, block: int) -> Any:
    """Give rows with the features of one block only."""
    from scipy.sparse import diags

    return rows @ diags((vocabulary.blocks == block).astype(np.float32))


def block_sums(rows: Any, vocabulary: Vocabulary, coefficients: Rows) -> Iterator[tuple[Rows, Rows]]:
    """Give for each block what documents add to the log-odds of codes, unscaled, and their squared lengths.

    ``coefficients`` is features × codes; what is given is documents × codes, and documents × 1.
    """
    for block in range(len(BLOCKS)):
        own = _in_block(rows, vocabulary, block)
        yield np.asarray(own @ coefficients), np.asarray(own.multiply(own).sum(axis=1))


def _scale(occurrences: Any, squares: Rows) -> Rows:
    """Give what a block of each answer is multiplied with, from the squared lengths of its pieces."""
    total = occurrences @ squares
    scale: Rows = 1 / np.sqrt(np.where(total == 0, 1, total))
    return scale


def answer_rows(occurrences: Any, rows: Any, vocabulary: Vocabulary) -> Any:
    """Give the features of answers: CSR, answers × features, from those of their pieces."""
    from scipy.sparse import csr_matrix, diags

    total = csr_matrix((occurrences.shape[0], rows.shape[1]), dtype=np.float32)
    for block in range(len(BLOCKS)):
        own = _in_block(rows, vocabulary, block)
        squares = np.asarray(own.multiply(own).sum(axis=1)).ravel()
        total = total + diags(_scale(occurrences, squares)) @ (occurrences @ own)
    return csr_matrix(total)


class Sums:
    """What the pieces of one table add to the log-odds of learnt codes; new pieces are added as they come.

    Parameters: ``coefficients``, features × codes.
    """

    def __init__(self, pieces: Pieces, vocabulary: Vocabulary, coefficients: Rows) -> None:
        self.pieces = pieces
        self._vocabulary = vocabulary
        self._coefficients = coefficients
        self._added = [Growing(coefficients.shape[1]) for _ in BLOCKS]
        self._squares = [Growing(1) for _ in BLOCKS]

    def of(self, occurrences: Any) -> Rows:
        """Give the sums for some answers: answers × codes."""
        self._catch_up()
        total = np.zeros((occurrences.shape[0], self._coefficients.shape[1]), dtype=np.float32)
        for added, squares in zip(self._added, self._squares, strict=True):
            scale = _scale(occurrences, squares.rows[: occurrences.shape[1], 0])
            total += scale[:, None] * (occurrences @ added.rows[: occurrences.shape[1]])
        return total

    def _catch_up(self) -> None:
        new = self.pieces.known[len(self._added[0]) :]
        if not new:
            return
        rows = document_rows((piece.tokens for piece in new), self._vocabulary)
        sums = block_sums(rows, self._vocabulary, self._coefficients)
        for added, squares, (more, squared) in zip(self._added, self._squares, sums, strict=True):
            added.add(more)
            squares.add(squared)
