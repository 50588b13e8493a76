"""What words a code speaks by, how near other words are to them, and which fields of everyday life it has.

A code's own words are those of its terms, label, definition, include rules and examples. How near a word is
to a code is the mean cosine to the two of them that are nearest, each weighing by how rare and how much the
code's own it is, and in standard deviations above what words in general have: a code of many words would
else be near to everything.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING, Any

import numpy as np

from ungtekst.codebook import Code
from ungtekst.codebook.terms import Misspelt, parse
from ungtekst.language import Pipeline
from ungtekst.language.field_tables import STRENGTHS
from ungtekst.language.meaning import Meaning
from ungtekst.language.word_vectors import WordVectors
from ungtekst.language.words import load_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.floating[Any]]

# What one occurrence says of a code's meaning, and how much one word can say at most.
TERM, LABEL, RULE, EXAMPLE, MOST = 1.0, 1.0, 0.5, 0.3, 1.5
# A word rarer than this a million is worth half a rare one; words below _LEAST_RARITY say nothing of a code.
_HALF_RARE = 1e-3
_UNSEEN = 1e-8
_LEAST_RARITY = 0.15
_NEAREST = 2
# Words in general: so many of middling frequency (Zipf), drawn once.
_BACKGROUND, _COMMON, _RARE = 2000, 6.2, 3.2


@lru_cache(maxsize=200_000)
def rarity(norm: str) -> float:
    """Say how much a folded word can mean by how rare it is, from 0 (common) to 1.

    The weight a/(a + p) of Arora, Liang and Ma, «A simple but tough-to-beat baseline for sentence embeddings»
    (ICLR 2017).
    """
    zipf = load_words().zipf(norm)
    share = 10 ** (zipf - 9) if zipf else _UNSEEN
    return _HALF_RARE / (_HALF_RARE + share)


@lru_cache(maxsize=4)
def _background(vectors: WordVectors) -> Rows:
    words = load_words()
    forms = [form for form in words.forms() if _RARE < words.zipf(form) < _COMMON and len(form) > _NEAREST]
    order = np.random.default_rng(0).permutation(len(forms))[:_BACKGROUND]
    return vectors.rows([forms[place] for place in order.tolist()])


class CodeWords:
    """The words and fields of some codes, in their order. Made once for a dimension.

    ``fields``: codes × fields, rows of length 1 of the strengths times ``field_weights``; ``specific``: the
    same less the mean of all codes, what is each code's more than the others'.
    """

    def __init__(
        self, codes: Sequence[Code], pipeline: Pipeline, meaning: Meaning, field_weights: Rows
    ) -> None:
        self.codes = tuple(code.id for code in codes)
        self._vectors = meaning.rule.vectors
        bags = [dict(_bag(code, pipeline)) for code in codes]
        shared = Counter(word for bag in bags for word in bag)
        self._own: list[tuple[Rows, Rows]] = []
        for bag in bags:
            weights = {
                word: min(
                    1.0, weight * rarity(word) * log((1 + len(bags)) / shared[word]) / log(1 + len(bags))
                )
                for word, weight in bag.items()
                if rarity(word) > _LEAST_RARITY
            }
            rows = self._vectors.rows(list(weights))
            self._own.append((rows.astype(np.float64), np.sqrt(np.array(list(weights.values())))))
        general = self._likeness(_background(self._vectors))
        self._mean, self._spread = general.mean(axis=0), np.maximum(general.std(axis=0), 1e-6)
        shares = np.array([code_fields(code, meaning) for code in codes], dtype=np.float32) * field_weights
        lengths = np.linalg.norm(shares, axis=1, keepdims=True)
        self.fields: Rows = (shares / np.where(lengths == 0, 1, lengths)).astype(np.float64)
        self.specific: Rows = self.fields - self.fields.mean(axis=0, keepdims=True)

    def _likeness(self, rows: Rows) -> Rows:
        # In double precision: a product of matrices differs in its last bits with the number of rows, and
        # what a word is worth must not depend on the words that came with it.
        rows = rows.astype(np.float64)
        found = np.zeros((len(rows), len(self.codes)))
        for place, (own, weights) in enumerate(self._own):
            if len(own):
                cosines = (rows @ own.T) * weights
                count = min(_NEAREST, len(own))
                best = np.partition(cosines, len(own) - count, axis=1)[:, len(own) - count :]
                found[:, place] = best.mean(axis=1)
        return found

    def nearness(self, rows: Rows) -> Rows:
        """Say how near words (rows of length 1) are to each code: words × codes, in standard deviations."""
        near: Rows = (self._likeness(rows) - self._mean) / self._spread
        return near


def _bag(code: Code, pipeline: Pipeline) -> Iterator[tuple[str, float]]:
    """Give a code's own folded words, each with its weight."""
    weights: defaultdict[str, float] = defaultdict(float)

    def add(text: str, weight: float) -> None:
        for token in pipeline.tokens(text):
            if token.is_word:
                weights[token.norm] += weight

    for source in code.terms:
        term = parse(source)
        if not isinstance(term, Misspelt):
            for element in term.elements:
                add(element.word, TERM / len(term.elements) ** 0.5)
    for label in code.label.values():
        add(label, LABEL)
    for text in (code.definition, *code.include):
        add(text, RULE)
    for example in code.examples:
        add(example.text, EXAMPLE)
    yield from ((word, min(weight, MOST)) for word, weight in weights.items())


def code_fields(code: Code, meaning: Meaning) -> Rows:
    """Give the fields that a code's own words speak of: one a field of ``meaning``, adding to 1."""
    terms = [term for source in code.terms if not isinstance(term := parse(source), Misspelt)]
    parts = [
        (TERM, [" ".join(element.word for element in term.elements) for term in terms]),
        (LABEL * STRENGTHS[-1], list(code.label.values())),
        (RULE, [code.definition, *code.include]),
        (EXAMPLE, [example.text for example in code.examples]),
    ]
    total = np.zeros(len(meaning.fields), dtype=np.float32)
    for weight, texts in parts:
        if texts:
            total += weight * np.asarray(meaning.matrix(texts).sum(axis=0), dtype=np.float32).ravel()
    return total / total.sum() if total.sum() else total
