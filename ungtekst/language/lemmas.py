"""The lemmas of a word: our own form table for bokmål and nynorsk, and rules for what it lacks."""

from __future__ import annotations

import gzip
import hashlib
import re
from bisect import bisect_right
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ungtekst.resources import shipped

if TYPE_CHECKING:
    from ungtekst.language.splitting import Splitter

# What may follow a stem in either standard, longest first, with what the stem may have lost before it.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ingane", ("ing",)),
    ("heitene", ("heit", "het")),
    ("arane", ("ar", "er")),
    ("arar", ("ar", "er")),
    ("aren", ("ar", "er")),
    ("ande", ("e", "a", "")),
    ("ende", ("e", "")),
    ("ast", ("", "e")),
    ("ane", ("", "e")),
    ("ene", ("", "e")),
    ("est", ("", "e")),
    ("ere", ("", "e")),
    ("are", ("", "e")),
    ("dde", ("",)),
    ("ar", ("", "e")),
    ("er", ("", "e")),
    ("en", ("", "e")),
    ("et", ("", "e")),
    ("te", ("e", "")),
    ("de", ("e", "")),
    ("dd", ("",)),
    ("a", ("", "e")),
    ("e", ("",)),
    ("t", ("e", "")),
    ("r", ("",)),
    ("n", ("",)),
)
_SHORTEST_STEM = 3
_LONGEST_WORD = 60
_LONG_RUN = re.compile(r"([^\W\d_])\1{2,}")
_DOUBLED_END = re.compile(r"([^\W\d_])\1$")
_CACHED_WORDS = 100_000
# Bytes of the table that a lookup reads through.
_BLOCK = 2048


class Lemmas:
    """The form → lemmas table and the rules beside it. Made by ``load_lemmas``.

    The table is one run of sorted UTF-8 lines with an index of where its blocks begin, so that it costs its
    own size in memory and no more. Answers are remembered per word; the same word always gets the same.

    Parameters: ``table``, the packed table (gzip) as ``models/forms/README.md`` describes it.
    """

    def __init__(self, table: bytes) -> None:
        self._lines = b"\n" + gzip.decompress(table)
        self._firsts, self._starts = _blocks(self._lines)
        self._digest = hashlib.sha256(table).hexdigest()
        self._lemmas = lru_cache(maxsize=_CACHED_WORDS)(self._resolve)

    @property
    def digest(self) -> str:
        """The SHA-256 of the packed table, in hex."""
        return self._digest

    @cached_property
    def splitter(self) -> Splitter:
        """The splitter of compounds over this table and the shipped parts, read at the first use."""
        # Each needs the other: parts are looked up here, and unknown words by their parts.
        from ungtekst.language.splitting import Splitter, read_shipped

        return Splitter(read_shipped(), self)

    def lookup(self, norm: str) -> tuple[str, ...]:
        """Give every lemma of a lower-cased, normalised form, the likeliest first; never empty.

        A form that the table lacks is tried with its repeated letters collapsed (``veldiiig``), then
        without an inflection of either standard (``jobbane``), then as a compound whose last part is
        known (``jobbsøkerkursene``); what remains unknown is its own lemma.
        """
        return self._lemmas(norm)

    def known(self, norm: str) -> bool:
        """Tell whether the table itself has the form."""
        return self._row(norm) is not None

    def is_lemma(self, norm: str) -> bool:
        """Tell whether the table has the form as a lemma of itself."""
        row = self._row(norm)
        return row is not None and norm in row[1]

    def standard(self, norm: str) -> str:
        """Say which written standard has the form: ``nb``, ``nn``, ``both``, or empty when unknown."""
        row = self._row(norm)
        return "" if row is None else {"b": "nb", "n": "nn", "x": "both"}[row[0][0]]

    def classes(self, norm: str) -> str:
        """Say which open word classes the dictionary gives a form, as letters of ``anrv`` in that order.

        Adjective, noun, adverb (r), verb; empty for a form that the dictionary lacks, though the table
        may have it from the treebank.
        """
        row = self._row(norm)
        return "" if row is None else row[0][1:]

    def inflected(self, norm: str) -> tuple[str, ...]:
        """Give the lemmas of a form that is in the table or an inflection of a lemma in it; else empty."""
        row = self._row(norm)
        if row is not None:
            return row[1]
        return self._without_genitive(norm) or self._without_ending(norm)

    def simple(self, norm: str) -> tuple[str, ...]:
        """Give the lemmas of a form as ``lookup`` does, but of none as a compound; empty when unknown."""
        if len(norm) > _LONGEST_WORD:
            return ()
        found = (self.inflected(written) for written in (norm, *_collapsed(norm)))
        return next(filter(None, found), ())

    def _resolve(self, norm: str) -> tuple[str, ...]:
        return self.simple(norm) or self._compound(norm)

    def _compound(self, norm: str) -> tuple[str, ...]:
        """Give the lemmas of an unknown word by those of its last part, which may be all of it."""
        last = self.splitter.split(norm).head
        stem = norm[: last.start]
        # Compounds are nouns far more often than verbs: «-kurset» is «-kurs» before «-kurse».
        others = sorted(self.inflected(last.text), key=len) if stem else []
        return tuple(dict.fromkeys(stem + lemma for lemma in (last.lemma, *others)))

    def _without_genitive(self, norm: str) -> tuple[str, ...]:
        for mark in ("'s", "'", "s"):
            owner = norm.removesuffix(mark)
            if owner != norm and len(owner) >= _SHORTEST_STEM:
                row = self._row(owner)
                if row is not None:
                    return row[1]
        return ()

    def _without_ending(self, norm: str) -> tuple[str, ...]:
        for ending, lost in _ENDINGS:
            if not norm.endswith(ending):
                continue
            stem = norm[: -len(ending)]
            if len(stem) < _SHORTEST_STEM:
                continue
            found = tuple(stem + back for back in lost if self.is_lemma(stem + back))
            if not found and stem.endswith("mm") and self.is_lemma(stem[:-1]):
                found = (stem[:-1],)
            if found:
                return found
        return ()

    def _row(self, form: str) -> tuple[str, tuple[str, ...]] | None:
        """Find a form's row: (standard, lemmas), or None."""
        wanted = form.encode("utf-8", "replace")
        block = bisect_right(self._firsts, wanted) - 1
        if block < 0 or not wanted or b"\n" in wanted:
            return None
        start, end = self._starts[block], self._starts[block + 1]
        # A block begins with a line break, its first line's own.
        at = self._lines.find(b"\n" + wanted + b"\t", start, end)
        if at < 0:
            return None
        tab = at + len(wanted) + 1
        row = self._lines[tab + 1 : self._lines.index(b"\n", tab)].decode("utf-8")
        standard, _, lemmas = row.partition("\t")
        return standard, tuple(lemmas.split(" ")) if lemmas else (form,)


def _blocks(lines: bytes) -> tuple[list[bytes], list[int]]:
    """Cut the table at line breaks into blocks: the first form of each, where each begins, the end."""
    firsts, starts = [], []
    start = 0
    while 0 <= start < len(lines) - 1:
        firsts.append(lines[start + 1 : lines.index(b"\t", start)])
        starts.append(start)
        start = lines.find(b"\n", start + _BLOCK)
    return firsts, [*starts, len(lines)]


def _collapsed(norm: str) -> tuple[str, ...]:
    """Give the spellings with letters repeated for effect cut to two and to one."""
    if _LONG_RUN.search(norm):
        return (
            _LONG_RUN.sub(r"\1", norm),
            _LONG_RUN.sub(r"\1\1", norm),
            _DOUBLED_END.sub(r"\1", _LONG_RUN.sub(r"\1\1", norm)),
        )
    if _DOUBLED_END.search(norm):
        return (_DOUBLED_END.sub(r"\1", norm),)
    return ()


@lru_cache(maxsize=4)
def load_lemmas(path: Path | None = None) -> Lemmas:
    """Read a form table, by default the shipped ``models/forms``; the same table is read only once."""
    return Lemmas((path or shipped("models") / "forms" / "forms.txt.gz").read_bytes())
