"""Features of answers: lemmas, pairs of lemmas and character n-grams, made once per word and summed.

Character n-grams never cross a word, so a word's whole share of an answer's features depends on the word
alone. TF-IDF as in scikit-learn (smooth idf, sublinear tf), each block scaled to unit length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from math import log, sqrt
from typing import TYPE_CHECKING, Any

import numpy as np

from ungtekst.language import Token

if TYPE_CHECKING:
    from numpy.typing import NDArray

NGRAMS = (2, 5)
LONGEST_WORD = 40
_SCALE = {"lemma": 1.0, "pair": 0.5, "chars": 1.0}

Document = Sequence[Token]


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


def document_features(document: Document) -> Counter[str]:
    """Count the features of a whole answer."""
    words = [token for token in document if token.is_word]
    counts: Counter[str] = Counter()
    for token in words:
        counts.update(word_features(token.norm, token.lemmas[0]))
    for first, second in pairwise(words):
        counts[f"pair:{first.lemmas[0]} {second.lemmas[0]}"] += 1
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
        cls, documents: Sequence[Document], respondents: Sequence[object], least: int = 2
    ) -> Vocabulary:
        """Learn from answers and whose they are: every feature that at least ``least`` answers have."""
        seen: Counter[str] = Counter()
        used: Counter[str] = Counter()
        own: dict[object, list[Document]] = {}
        for document, respondent in zip(documents, respondents, strict=True):
            own.setdefault(respondent, []).append(document)
        for theirs in own.values():
            features = [set(document_features(document)) for document in theirs]
            for of_one in features:
                seen.update(of_one)
            used.update(set().union(*features))
        names = tuple(sorted(name for name, count in seen.items() if count >= least))
        counts = np.array([seen[name] for name in names], dtype=np.int64)
        idf = np.log((1 + len(documents)) / (1 + counts)) + 1
        return cls(names, idf, np.array([used[name] for name in names], dtype=np.int64))

    def matrix(self, documents: Sequence[Document]) -> Any:
        """Give the features of answers as a CSR matrix, one row each, columns as ``names``."""
        from scipy.sparse import csr_matrix

        starts: list[int] = [0]
        places: list[int] = []
        values: list[float] = []
        for document in documents:
            row = self._row(document_features(document))
            places.extend(row)
            values.extend(row.values())
            starts.append(len(places))
        shape = (len(documents), len(self.names))
        return csr_matrix((np.array(values), np.array(places, dtype=np.int64), np.array(starts)), shape=shape)

    def shares(self, document: Document, coefficients: NDArray[np.float64]) -> list[float]:
        """Say how much each word of an answer adds to a model's log-odds: one number a word token.

        The n-grams of a word are its own; a pair's share is halved between its two words; what occurs
        twice is shared between the places. The shares add to the whole share of these features.
        """
        words = [token for token in document if token.is_word]
        counts = document_features(document)
        row = self._row(counts)

        def share(name: str) -> float:
            place = self.index.get(name)
            return 0.0 if place is None else float(row[place] * coefficients[place]) / counts[name]

        shares = [sum(share(name) for name in word_features(t.norm, t.lemmas[0])) for t in words]
        for at in range(len(words) - 1):
            half = share(f"pair:{words[at].lemmas[0]} {words[at + 1].lemmas[0]}") / 2
            shares[at] += half
            shares[at + 1] += half
        return shares

    @cached_property
    def index(self) -> dict[str, int]:
        """The place of each feature."""
        return {name: place for place, name in enumerate(self.names)}

    def _row(self, counts: Counter[str]) -> dict[int, float]:
        """Give an answer's known features by place, in order, each block scaled to unit length."""
        known = [
            (self.index[name], name.partition(":")[0], count)
            for name, count in counts.items()
            if name in self.index
        ]
        weights = sorted((place, block, (1 + log(count)) * self.idf[place]) for place, block, count in known)
        length = dict.fromkeys(_SCALE, 0.0)
        for _, block, weight in weights:
            length[block] += weight * weight
        return {place: _SCALE[block] * weight / sqrt(length[block]) for place, block, weight in weights}
