"""Learn how much each word, and each beginning and end of a word, speaks for nynorsk against bokmål.

Features are scaled by their naive Bayes log-odds before a logistic regression weighs them, as in Wang and
Manning, «Baselines and bigrams: simple, good sentiment and topic classification» (ACL 2012): a rare word that
only one standard has keeps its say in a short text.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import numpy as np
from scipy.sparse import diags
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from ungtekst.language import Lemmas

# How long the windows are that it learns from, in words: what answers are at their shortest.
SHORTEST, LONGEST = 3, 12
BEGINNINGS, ENDS = (2, 3, 4), (1, 2, 3, 4, 5)
# Endings of verbs and of nouns, as the form table marks those.
_BESIDE_A = {"et": "v", "en": "n"}
_PENALTY = 0.3
_RAREST = 5


def affixes(word: str) -> list[str]:
    """Give the beginnings (``kve-``) and ends (``-ane``) of a word that are shorter than itself."""
    ends = ["-" + word[-length:] for length in ENDS if len(word) > length]
    return ends + [word[:length] + "-" for length in BEGINNINGS if len(word) > length]


def windows(lines: Iterable[Sequence[str]], most: int, rng: random.Random) -> list[tuple[str, ...]]:
    """Cut lines of words into windows of the length of short answers; at most so many."""
    cut: list[tuple[str, ...]] = []
    for line in lines:
        start = 0
        while start < len(line) and len(cut) < most:
            length = rng.randint(SHORTEST, LONGEST)
            if start + length <= len(line) or not start:
                cut.append(tuple(line[start : start + length]))
            start += length
    return cut


def radical(word: str, lemmas: Lemmas) -> str:
    """Give the form in -a that bokmål has beside one in -et or -en («kasta», «boka»), else the word itself.

    Newspapers seldom write them, but many people do, and a model of newspapers takes them for nynorsk.
    """
    for ending, kind in _BESIDE_A.items():
        other = word.removesuffix(ending) + "a"
        if word.endswith(ending) and kind in lemmas.classes(word) and kind in lemmas.classes(other):
            return word if set(lemmas.inflected(word)).isdisjoint(lemmas.inflected(other)) else other
    return word


class Leaning:
    """A logistic regression over the words and affixes of windows; positive weights speak for nynorsk.

    Parameters: ``texts``, windows of folded words; ``labels``, ``nb`` or ``nn`` of each; ``sizes``, how much
    each counts; ``silent``, words that are to say nothing (names).
    """

    def __init__(
        self,
        texts: Sequence[tuple[str, ...]],
        labels: Sequence[str],
        sizes: Sequence[float],
        silent: frozenset[str],
    ) -> None:
        def features(words: tuple[str, ...]) -> list[str]:
            heard = [word for word in words if word not in silent]
            return heard + [affix for word in heard for affix in affixes(word)]

        counter = CountVectorizer(analyzer=features, min_df=_RAREST, dtype=np.float32)
        table = counter.fit_transform(texts)
        nynorsk = np.array([label == "nn" for label in labels])
        seen = [np.asarray(table[rows].sum(axis=0)).ravel() + 1 for rows in (nynorsk, ~nynorsk)]
        odds = np.log(seen[0] / seen[0].sum()) - np.log(seen[1] / seen[1].sum())
        model = LogisticRegression(C=_PENALTY, solver="liblinear", max_iter=200, random_state=0)
        model.fit(table @ diags(odds), nynorsk, sample_weight=sizes)
        self._weights = dict(zip(counter.get_feature_names_out(), model.coef_[0] * odds, strict=True))
        self.bias = float(model.intercept_[0])

    def of_word(self, word: str) -> float:
        """Give the weight of a word with its affixes, in nats for nynorsk."""
        return float(self._weights.get(word, 0.0)) + sum(
            float(self._weights.get(affix, 0.0)) for affix in affixes(word)
        )

    def of_affixes(self) -> dict[str, float]:
        """Give the weight of each affix alone: what an unknown word goes by."""
        return {
            feature: float(weight)
            for feature, weight in sorted(self._weights.items())
            if feature.startswith("-") != feature.endswith("-")
        }
