"""A quote with its slips put right for show, and every change recorded beside the original.

A reader of a report should not stumble on a typing slip, and nobody should be made to talk otherwise than
they do. So what is not surely a slip is left alone: words of either written standard, dialect, chat and
English words, names, whatever is said with stress, other languages, numbers and negations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from ungtekst.language import load_speller, sentence_spans, written_standard
from ungtekst.quotes.slip_words import DOUBLED_BY_SLIP
from ungtekst.quotes.sure_slips import has_dialect, sure_compound, sure_spelling

if TYPE_CHECKING:
    from ungtekst.language import Speller

Kind = Literal["spelling", "apart", "together", "doubled", "spacing", "capital"]

_WORD = re.compile(r"[^\W\d_]+")
# Masks, cut marks, addresses, handles and tags, and whatever else has a sign or a number grown into it.
_NOT_WORDS = re.compile(
    r"\[[^\[\]\n]{0,40}\]|\S*(?:://|@)\S*|www\.\S+|#\w+|\S+\.(?:no|com|net|org)\b"
    r"|\w*\d[\w.,:/%-]*|\w{1,3}/|\w+(?:['’´`*_/\\|+&=<>-]+\w+)+"
)
_QUOTED = re.compile(r"«[^«»\n]*»|“[^“”\n]*”|\"[^\"\n]*\"")
_NO_SPACE = re.compile(r"(?<=[^\W\d_]{2})(,)(?=[^\W\d_]{2})|(?<=[a-zæøå]{2})([.!?])(?=[A-ZÆØÅ][a-zæøå ])")
_SPACE_BEFORE = re.compile(r"(?<=\w)[ \t]+,(?=\s)")
_ENDED = re.compile(r"[^\W\d_]{3}[.!?]\Z")
# So many sentences of a text must begin with a capital before one that does not is a slip.
_USES_CAPITALS = 2


@dataclass(frozen=True)
class Change:
    """One change: ``original[start:end]`` was ``was`` and is shown as ``shown``; half-open, code points."""

    start: int
    end: int
    was: str
    shown: str
    kind: Kind


@dataclass(frozen=True)
class Corrected:
    """A text for show: ``text`` is ``original`` with the changes made, which come in order and never meet."""

    original: str
    text: str
    changes: tuple[Change, ...] = ()

    def spans(self) -> tuple[tuple[int, int], ...]:
        """Give where each change stands in ``text``; what was only taken away has an empty span."""
        found, moved = [], 0
        for change in self.changes:
            start = change.start + moved
            found.append((start, start + len(change.shown)))
            moved += len(change.shown) - (change.end - change.start)
        return tuple(found)


class _Written(NamedTuple):
    """A word of a text, and the words beside it in its sentence (empty at an edge)."""

    start: int
    end: int
    text: str
    left: str
    right: str


def corrected(text: str, standard: str = "", speller: Speller | None = None) -> Corrected:
    """Give a text with its slips put right, and its changes.

    Put right are misspelt words, æøå typed as ae, oe and aa, words run together or taken apart, a small word
    typed twice, a comma or a stop without its space, and a sentence without its capital in a text that
    otherwise has them. ``standard`` is what the text is written in (``nb``, ``nn``, or ``other``, which
    is left alone; by default it is told from the text), so give that of the whole answer where the text is
    a part of it. Masks, names,
    numbers, dialect, chat and stressed spellings, other languages and negations stay as they are.
    """
    told = written_standard(text).standard
    if "other" in (told, standard):
        return Corrected(text, text)
    used = speller or load_speller()
    changes = _Corrector(text, standard or told, used).changes()
    return Corrected(text, applied(text, changes), changes)


def applied(text: str, changes: Iterable[Change]) -> str:
    """Make the changes, which must be in order and apart, in the original text."""
    written, at = [], 0
    for change in changes:
        written += [text[at : change.start], change.shown]
        at = change.end
    return "".join([*written, text[at:]])


def undone(shown: str, changes: Iterable[Change]) -> str:
    """Take the changes back out of the shown text; gives the original."""
    written, at, moved = [], 0, 0
    for change in changes:
        start = change.start + moved
        written += [shown[at:start], change.was]
        at = start + len(change.shown)
        moved += len(change.shown) - len(change.was)
    return "".join([*written, shown[at:]])


def is_faithful(original: str, correction: Corrected) -> bool:
    """Say whether a correction is of this original and differs from it by its recorded changes alone.

    Every change must say truly what stood there, they must be in order and apart, making them must give the
    shown text, and undoing them the original.
    """
    changes = correction.changes
    if correction.original != original:
        return False
    if any(not 0 <= c.start <= c.end <= len(original) or original[c.start : c.end] != c.was for c in changes):
        return False
    if any(one.end > other.start for one, other in pairwise(changes)):
        return False
    shown = correction.text
    return applied(original, changes) == shown and undone(shown, changes) == original


class _Corrector:
    """Finds the changes of one text."""

    def __init__(self, text: str, standard: str, speller: Speller) -> None:
        self._text, self._standard, self._speller = text, standard, speller
        self._sentences = sentence_spans(text)
        self._kept = _kept_spans(text)
        self._own_voice = has_dialect(text)

    def changes(self) -> tuple[Change, ...]:
        """Give the changes in order; where two would meet, the first found stands."""
        found: list[Change] = []
        for sentence in self._sentences:
            words = self._words(*sentence)
            if written_standard(self._text[slice(*sentence)]).standard == "other":
                continue
            found += self._doubled(words)
            if not self._own_voice:
                found += self._respelt(words)
                found += self._joined(words)
        found += self._spaced()
        found += self._capitals()
        return _apart(found)

    def _words(self, start: int, end: int) -> list[_Written]:
        """Give the words of a sentence that may be looked at, with their neighbours as written."""
        spans = [match.span() for match in _WORD.finditer(self._text, start, end)]
        texts = ["", *(self._text[slice(*span)] for span in spans), ""]
        return [
            _Written(*span, texts[at], texts[at - 1], texts[at + 1])
            for at, span in enumerate(spans, 1)
            if not self._is_kept(*span)
        ]

    def _respelt(self, words: Sequence[_Written]) -> Iterator[Change]:
        for word in words:
            meant = sure_spelling(word.text, word.left, word.right, self._standard, self._speller)
            if meant and (word.text not in ("og", "å") or self._stands_free(word)):
                kind: Kind = "apart" if " " in meant else "spelling"
                yield Change(word.start, word.end, word.text, meant, kind)

    def _joined(self, words: Sequence[_Written]) -> Iterator[Change]:
        for one, other in pairwise(words):
            # «førerkort klasse B» is no compound: what follows belongs to the second word.
            if self._text[one.end : other.start] == " " and len(other.right) != 1:
                whole = sure_compound(one.text, other.text, self._speller)
                if whole and not self._text[other.end : other.end + 2].strip().isdigit():
                    was = self._text[one.start : other.end]
                    yield Change(one.start, other.end, was, whole, "together")

    def _doubled(self, words: Sequence[_Written]) -> Iterator[Change]:
        for one, other in pairwise(words):
            between = self._text[one.end : other.start]
            same = one.text.lower() == other.text and other.text in DOUBLED_BY_SLIP
            if same and between.isspace() and "\n" not in between:
                yield Change(one.end, other.end, self._text[one.end : other.end], "", "doubled")

    def _spaced(self) -> Iterator[Change]:
        for match in _NO_SPACE.finditer(self._text):
            if not self._is_kept(*match.span()):
                yield Change(match.end(), match.end(), "", " ", "spacing")
        for match in _SPACE_BEFORE.finditer(self._text):
            at = match.end() - 1
            if not self._is_kept(*match.span()):
                yield Change(match.start(), at, self._text[match.start() : at], "", "spacing")

    def _capitals(self) -> Iterator[Change]:
        """Give the sentences without a capital, where all others have one and end with a stop."""
        begun = [start for start, _ in self._sentences if self._text[start].isalpha()]
        small = [start for start in begun if self._text[start].islower()]
        if len(small) != 1 or len(begun) - 1 < _USES_CAPITALS:
            return
        (at,) = small
        # After a line break, dots, an initial or a date a small letter may be meant.
        before = self._text[:at].rstrip()
        if self._is_kept(at, at + 2) or (before and not _ENDED.search(before)):
            return
        if "\n" not in self._text[len(before) : at]:
            yield Change(at, at + 1, self._text[at], self._text[at].upper(), "capital")

    def _stands_free(self, word: _Written) -> bool:
        """Tell whether nothing but spaces stands between a word and both its neighbours."""
        around = self._text[max(word.start - 2, 0) : word.start] + self._text[word.end : word.end + 2]
        return bool(word.left and word.right) and all(c.isalpha() or c == " " for c in around)

    def _is_kept(self, start: int, end: int) -> bool:
        return any(start < until and since < end for since, until in self._kept)


def _kept_spans(text: str) -> list[tuple[int, int]]:
    """Give the spans that stay as they are: what is no word, and what is quoted in another language."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    return [match.span() for match in _NOT_WORDS.finditer(text)] + quoted


def _apart(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Put changes in order, and leave out those that meet one that was found before."""
    taken: list[Change] = []
    for change in changes:
        # Two that only touch would leave open which of them comes first.
        if all(change.end < other.start or other.end < change.start for other in taken):
            taken.append(change)
    return tuple(sorted(taken, key=lambda change: change.start))
