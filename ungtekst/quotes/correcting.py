"""A quote with its slips put right for show, and every change recorded beside the original.

A reader of a report should not stumble on a typing slip, and nobody should be made to talk otherwise than
they do. So what is not surely a slip is left alone: words of either written standard, dialect, chat and
English words, names, whatever is said with stress, other languages, numbers and negations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from ungtekst.quotes.slip_words import DOUBLED_BY_SLIP, NEVER_TOUCHED

if TYPE_CHECKING:
    from ungtekst.language import Speller

Kind = Literal["spelling", "apart", "together", "doubled", "spacing", "capital"]

_WORD = re.compile(r"[^\W\d_]+")
# Masks, cut marks, addresses, handles and tags, and whatever else has a sign or a number grown into it.
_NOT_WORDS = re.compile(
    r"\[[^\[\]\n]{0,40}\]|\S*(?:://|@)\S*|www\.\S+|#\w+|\S+\.(?:no|com|net|org)\b"
    r"|\w*\d[\w.,:/%-]*|\w+(?:['’´`*_/\\|+&=<>-]+\w+)+"
)
_QUOTED = re.compile(r"«[^«»\n]*»|“[^“”\n]*”|\"[^\"\n]*\"")
_STRESSED = re.compile(r"(.)\1\1")
_NO_SPACE = re.compile(r"(?<=[^\W\d_]{2})(,)(?=[^\W\d_]{2})|(?<=[a-zæøå]{2})([.!?])(?=[A-ZÆØÅ][a-zæøå ])")
_SPACE_BEFORE = re.compile(r"(?<=\w)[ \t]+,(?=\s)")
_SHORTEST = 3
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
    otherwise has them. ``standard`` is what the text is written in (``nb``, ``nn``; by default it is
    told from the text), so give that of the whole answer where the text is a part of it. Masks, names,
    numbers, dialect, chat and stressed spellings, other languages and negations stay as they are.
    """
    from ungtekst.language import load_speller, written_standard

    told = written_standard(text).standard
    if told == "other":
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
