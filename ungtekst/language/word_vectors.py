"""The vectors of single words, without waking the pipeline that ships them.

A floret vector is a mean over the word's letter groups, so every word has one, misspelt or compound too
(Bojanowski et al., «Enriching word vectors with subword information», TACL 2017; Boyd and Warmerdam's
floret packs them as a Bloom table).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ungtekst.resources import shipped

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.float32]


class WordVectors:
    """Words as rows of unit length; made by ``load_word_vectors``.

    Parameters: ``folder``, the ``vocab`` folder of a saved pipeline with floret vectors.
    """

    def __init__(self, folder: Path) -> None:
        from spacy.strings import StringStore
        from spacy.vectors import Vectors

        self._vectors = Vectors(strings=StringStore()).from_disk(folder)
        self._folder = folder

    @property
    def width(self) -> int:
        """How long a row is."""
        return int(self._vectors.shape[1])

    @property
    def digest(self) -> str:
        """The SHA-256 of the vectors' file, in hex."""
        return hashlib.sha256((self._folder / "vectors").read_bytes()).hexdigest()

    def rows(self, words: Sequence[str]) -> Rows:
        """Give the vectors of some lower-case words: one row of unit length each, zeros for an empty one."""
        if not words:
            return np.zeros((0, self.width), dtype=np.float32)
        rows: Rows = np.asarray(self._vectors.get_batch(list(words)), dtype=np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        unit: Rows = (rows / np.where(lengths == 0, 1, lengths)).astype(np.float32)
        return unit


@lru_cache(maxsize=2)
def load_word_vectors(folder: Path | None = None) -> WordVectors:
    """Read the shipped vectors, or those of another saved pipeline's ``vocab``; once."""
    return WordVectors(folder or shipped("models") / "nb_ungtekst" / "vocab")
