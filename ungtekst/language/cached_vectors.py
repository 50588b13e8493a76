"""Subword vectors that are worked out once a word type: ``ungtekst.CachedVectors.v1`` in a pipeline's config.

A floret vector is a sum over the word's letter groups, and two networks ask for the vectors of every text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from spacy.vectors import Vectors
from spacy.vocab import Vocab
from thinc.api import get_array_module

_REMEMBERED = 50_000


class CachedVectors(Vectors):  # type: ignore[misc]
    """spaCy's vectors, with those of the latest word types at hand."""

    _rows: dict[int | str, Any]
    _table: object

    def get_batch(self, keys: Sequence[int | str]) -> Any:
        """Give the vectors of some words, hashes or strings: an array of a row for each."""
        if self.mode != "floret":
            return super().get_batch(keys)
        # A new table (read from disk, trained, moved to another device) makes the old rows untrue.
        if getattr(self, "_table", None) is not self.data or len(self._rows) > _REMEMBERED:
            self._rows, self._table = {}, self.data
        given = [key if isinstance(key, str) else int(key) for key in keys]
        types = list(dict.fromkeys(given))
        new = [key for key in types if key not in self._rows]
        if new:
            self._rows.update(zip(new, super().get_batch(new), strict=True))
        if not types:
            return super().get_batch(keys)
        place = {key: number for number, key in enumerate(types)}
        arrays: Any = get_array_module(self.data)  # type: ignore[no-untyped-call]
        vectors = arrays.stack([self._rows[key] for key in types])
        return vectors[[place[key] for key in given]]


def cached_vectors() -> Callable[[Vocab], Vectors]:
    """Make the step by which a pipeline gets its vectors."""

    def make(vocab: Vocab) -> Vectors:
        return CachedVectors(strings=vocab.strings)

    return make
