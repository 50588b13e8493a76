"""Splitting a compound into its parts: «arbeidsmarkedstiltak» is arbeid + s + marked + s + tiltak.

Every way to cut a word into known parts gets a score, and the best one is taken if the word is likelier cut
than whole. A score adds up log-odds: of each part, by how many other words it begins or ends and how common
it is alone; of the word's length; and of how common the word is, for a common one has often become a word
of its own. The numbers stand in ``models/compounds/parts.txt.gz``; its README says what counts as a
compound.

Sources: choosing by how productive the parts are as first and as last part follows Sjöbergh and Kann,
«Finding the correct interpretation of Swedish compounds, a statistical approach» (LREC 2004). How
productive they are is estimated without hand-cut words by expectation-maximisation over all ways to cut, as
in Creutz and Lagus, «Unsupervised models for morpheme segmentation and morphology learning» (ACM TSLP 4,
2007).
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from ungtekst.language.cuts import (
    SWALLOWED_IS_MEANT,
    Cut,
    cuts,
    is_suffix,
    last_lemmas,
    may_be_stem,
    may_begin,
)
from ungtekst.language.lemmas import Lemmas, load_lemmas
from ungtekst.language.wordparts import NEEDS_LINK
from ungtekst.resources import shipped

_LONGEST_WORD = 60
_SHORTEST_WORD = 5
_CACHED_WORDS = 100_000
# A shorter whole word may begin a word by chance: «bilde» stands in «bildekk».
_SHORTEST_WHOLE = 7
_LONGEST_REST = 8
# What stands behind the hyphen of «pc-en» and «sms-ane»: the ending of an abbreviation.
_ENDINGS = frozenset(
    ("a", "ane", "ar", "ars", "e", "en", "ene", "ens", "er", "ers", "et", "ets", "n", "ne", "r", "s", "t")
)


class Part(NamedTuple):
    """A part of a word: ``text`` is ``word[start:end]``, ``link`` what stands between it and the next part.

    ``lemma`` is the word that the part is a form of. It may have a letter that is not written: of three equal
    consonants only two are («bus» of «busstopp» has the lemma «buss»).
    """

    text: str
    start: int
    end: int
    link: str
    lemma: str


@dataclass(frozen=True)
class Split:
    """A word and its parts, which with their links join to the word; a whole word has one part."""

    word: str
    parts: tuple[Part, ...]

    @property
    def head(self) -> Part:
        """The last part: what the word is a kind of."""
        return self.parts[-1]

    @property
    def is_compound(self) -> bool:
        """Whether there is more than one part."""
        return len(self.parts) > 1


class Numbers(NamedTuple):
    """What a score is made of beside its parts: see ``models/compounds/README.md``."""

    bias: float
    length: float
    known: float
    common: float
    swallowed: float
    first: float
    last: float


class PartTable(NamedTuple):
    """The packed table, read: ``firsts`` is written first part → (score, link), ``lasts`` lemma → score.

    ``common`` tells of lemmas that could be cut how common they are: the logarithm of their count. ``whole``
    are words that are never cut.
    """

    numbers: Numbers
    firsts: dict[str, tuple[float, str]]
    lasts: dict[str, float]
    common: dict[str, float]
    whole: frozenset[str]


class _Way(NamedTuple):
    """A way to cut a word: how it ranks, its first parts, where the last part begins, and its lemma."""

    rank: float
    firsts: tuple[Cut, ...]
    start: int
    lemma: str


class Splitter:
    """Splits words into parts; made by ``load_splitter``.

    Parameters: ``table``, the packed numbers (gzip) as ``models/compounds/README.md`` describes them;
    ``lemmas``, the form table. Answers are remembered per word; the same word always gets the same.
    """

    def __init__(self, table: bytes, lemmas: Lemmas) -> None:
        self._lemmas = lemmas
        self._digest = hashlib.sha256(table).hexdigest()
        self._table = read_parts(table)
        self._parts = lru_cache(maxsize=_CACHED_WORDS)(self._find_parts)
        self._may_begin = lru_cache(maxsize=_CACHED_WORDS)(partial(may_begin, lemmas=lemmas))
        self._lasts = lru_cache(maxsize=_CACHED_WORDS)(self._find_lasts)

    @property
    def lemmas(self) -> Lemmas:
        """The form table that the words are looked up in."""
        return self._lemmas

    @property
    def digest(self) -> str:
        """The SHA-256 of the packed numbers, in hex."""
        return self._digest

    def split(self, word: str) -> Split:
        """Split a word of either standard, in any inflection; what is no compound stays whole.

        Any string may be given. Case does not matter: parts are as written, lemmas in lower case.
        """
        folded = word.lower()
        if len(folded) != len(word) or len(word) > _LONGEST_WORD:
            return Split(word, (Part(word, 0, len(word), "", folded),))
        parts = self._parts(folded)
        return Split(word, tuple(part._replace(text=word[part.start : part.end]) for part in parts))

    def _find_parts(self, word: str) -> tuple[Part, ...]:
        if "-" in word:
            return self._at_hyphens(word)
        way = self._best_way(word)
        if way is None:
            return (self._whole(word),)
        firsts = (part for cut in way.firsts for part in self._first(word, cut))
        return (*firsts, *self._last(word, way))

    def _at_hyphens(self, word: str) -> tuple[Part, ...]:
        """Split at every hyphen that joins two words, and then each of these."""
        pieces = word.split("-")
        if len(pieces) > 1 and pieces[-1] in _ENDINGS:
            pieces[-2:] = ["-".join(pieces[-2:])]
        if not all(pieces) or len(set(pieces)) == 1:
            return (self._whole(word),)
        parts: list[Part] = []
        for piece in pieces[:-1]:
            start = parts[-1].end + len(parts[-1].link) if parts else 0
            parts.extend(_linked(_moved(self._piece(piece), start), "-"))
        return (*parts, *_moved(self._parts_of_last(pieces[-1]), len(word) - len(pieces[-1])))

    def _piece(self, piece: str) -> tuple[Part, ...]:
        """Give the parts of what stands before a hyphen, which may end in a linking s («regjerings-»)."""
        _, link = self._table.firsts.get(piece, (0.0, ""))
        stem = piece.removesuffix(link)
        return _linked(self._parts(stem), link)

    def _parts_of_last(self, piece: str) -> tuple[Part, ...]:
        return (self._whole(piece),) if "-" in piece else self._parts(piece)

    def _first(self, word: str, cut: Cut) -> tuple[Part, ...]:
        """Give a first part with its link, cut further if it is a compound itself."""
        link = self._link(cut.written)
        stem = cut.written.removesuffix(link)
        end = cut.end - len(link)
        if cut.swallows:
            return (Part(word[cut.start : end], cut.start, end, link, self._lemma(stem)),)
        return _linked(_moved(self._parts(stem), cut.start), link)

    def _last(self, word: str, way: _Way) -> tuple[Part, ...]:
        """Give the last part, cut further if it is a compound itself."""
        inner = self._parts(word[way.start :])
        if len(inner) == 1:
            inner = (inner[0]._replace(lemma=way.lemma),)
        return _moved(inner, way.start)

    def _whole(self, word: str) -> Part:
        return Part(word, 0, len(word), "", self._lemma(word))

    def _lemma(self, form: str) -> str:
        return form if self._lemmas.is_lemma(form) else (self._lemmas.simple(form) or (form,))[0]

    def _link(self, written: str) -> str:
        """Give the linking letter in a first part as written, or nothing."""
        if written in self._table.firsts:
            return self._table.firsts[written][1]
        return "" if may_be_stem(written, self._lemmas) else written[-1]

    def _best_way(self, word: str) -> _Way | None:
        """Give the likeliest way to cut a word in two or more, or None when it is likelier whole."""
        if len(word) < _SHORTEST_WORD:
            return None
        own = self._lemmas.inflected(word)
        if not self._table.whole.isdisjoint((word, *own)):
            return None
        odds = self._odds_of_the_word(own)
        best: _Way | None = None
        for start, (score, firsts) in self._rows(word, own).items():
            for lemma, last in self._ends(word, start, own) if firsts else ():
                if self._is_barred(word, firsts[-1], start, lemma):
                    continue
                length = self._table.numbers.length * (start + len(lemma))
                # Length speaks for a cut, not for the longer of two lemmas.
                rank = score + last + SWALLOWED_IS_MEANT * firsts[-1].swallows
                if odds + score + last + length > 0 and (best is None or rank > best.rank):
                    best = _Way(rank, firsts, start, lemma)
        return best

    def _odds_of_the_word(self, own: tuple[str, ...]) -> float:
        """Give the log-odds that a word is a compound by what is known of it as a whole."""
        numbers = self._table.numbers
        if not own:
            return numbers.bias
        common = max(self._table.common.get(lemma, 0.0) for lemma in own)
        return numbers.bias + numbers.known + numbers.common * common

    def _rows(self, word: str, own: tuple[str, ...]) -> dict[int, tuple[float, tuple[Cut, ...]]]:
        """Give the best row of first parts up to each place that one reaches, with its score.

        The table was made from all words of the form table, so that only an unknown word can begin with a
        part that it lacks.
        """
        numbers, firsts = self._table.numbers, self._table.firsts

        def begins(written: str) -> bool:
            return written in firsts or (not own and word.startswith(written) and self._may_begin(written))

        rows: dict[int, tuple[float, tuple[Cut, ...]]] = {0: (0.0, ())}
        for cut in cuts(word, begins):
            if cut.start not in rows or self._is_inside_whole(word, cut):
                continue
            score, row = rows[cut.start]
            score += firsts[cut.written][0] if cut.written in firsts else numbers.first
            score += numbers.swallowed * cut.swallows
            if cut.end not in rows or score > rows[cut.end][0]:
                rows[cut.end] = (score, (*row, cut))
        return rows

    def _is_inside_whole(self, word: str, cut: Cut) -> bool:
        """Tell whether a first part is only the beginning of a whole word: «kar» in «karakterløs»."""
        shortest = max(cut.end + 1, cut.start + _SHORTEST_WHOLE)
        ends = range(shortest, min(len(word), cut.end + _LONGEST_REST) + 1)
        return any(word[cut.start : end] in self._table.whole for end in ends)

    def _ends(self, word: str, start: int, own: tuple[str, ...]) -> Iterable[tuple[str, float]]:
        """Give the lemmas that the rest of a word can be a form of, with their scores."""
        if not own:
            return self._lasts(word[start:])
        scores = self._table.lasts
        tails = (lemma[start:] for lemma in own if lemma.startswith(word[:start]))
        return [(tail, scores[tail]) for tail in tails if tail in scores]

    def _find_lasts(self, last: str) -> tuple[tuple[str, float], ...]:
        """Give the lemmas of the last part of an unknown word, with their scores."""
        scores = self._table.lasts
        if last in scores and not self._lemmas.known(last):
            return ((last, scores[last]),)
        found = last_lemmas(last, self._lemmas)
        return tuple((lemma, scores.get(lemma, self._table.numbers.last)) for lemma in found)

    def _is_barred(self, word: str, before: Cut, start: int, lemma: str) -> bool:
        """Tell whether the last two parts are one, by rule or list: a suffix, a light verb, a whole word."""
        return (
            (lemma in NEEDS_LINK and not self._link(before.written))
            or is_suffix(word, start)
            or word[before.start : start] + lemma in self._table.whole
        )


def _moved(parts: tuple[Part, ...], by: int) -> tuple[Part, ...]:
    return tuple(part._replace(start=part.start + by, end=part.end + by) for part in parts)


def _linked(parts: tuple[Part, ...], link: str) -> tuple[Part, ...]:
    return (*parts[:-1], parts[-1]._replace(link=parts[-1].link + link))


def read_parts(table: bytes) -> PartTable:
    """Unpack the table of ``models/compounds/README.md``."""
    lines = gzip.decompress(table).decode("utf-8").splitlines()
    numbers = Numbers(*map(float, lines[0].split("\t")))
    firsts: dict[str, tuple[float, str]] = {}
    lasts: dict[str, float] = {}
    common: dict[str, float] = {}
    whole: set[str] = set()
    for line in lines[1:]:
        written, first, last, count = line.split("\t")
        if first:
            score, _, link = first.partition(" ")
            firsts[written] = (int(score) / 10, link)
        if last:
            lasts[written] = int(last) / 10
        if count == "whole":
            whole.add(written)
        elif count:
            common[written] = int(count) / 10
    return PartTable(numbers, firsts, lasts, common, frozenset(whole))


def read_shipped() -> bytes:
    """Read the packed numbers of the shipped ``models/compounds``."""
    return (shipped("models") / "compounds" / "parts.txt.gz").read_bytes()


@lru_cache(maxsize=4)
def load_splitter(path: Path | None = None) -> Splitter:
    """Read a table of parts, by default the shipped ``models/compounds``; the same one is read only once."""
    lemmas = load_lemmas()
    return Splitter(path.read_bytes(), lemmas) if path else lemmas.splitter
