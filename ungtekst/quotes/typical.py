"""How typical each answer is of its theme: closeness to the theme's centre over tf-idf of content lemmas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


class Space:
    """The tf-idf space of some texts, each given as its content lemmas, in which themes have a centre."""

    def __init__(self, spoken: Sequence[Sequence[str]]) -> None:
        self._vectors: Any = None
        if any(spoken):
            from sklearn.feature_extraction.text import TfidfVectorizer

            vectorizer = TfidfVectorizer(analyzer=_as_given, sublinear_tf=True)
            self._vectors = vectorizer.fit_transform(spoken)

    def closeness(self, positions: Sequence[int]) -> list[float]:
        """Give the cosine between each of these texts and their common centre, 0 to 1."""
        if self._vectors is None or not positions:
            return [0.0] * len(positions)
        import numpy as np

        theme = self._vectors[list(positions)]
        centre = np.asarray(theme.mean(axis=0)).ravel()
        length = float(np.linalg.norm(centre))
        if length == 0.0:
            return [0.0] * len(positions)
        return [float(value) for value in np.asarray(theme @ (centre / length)).ravel()]


def _as_given(lemmas: Sequence[str]) -> Sequence[str]:
    return lemmas
