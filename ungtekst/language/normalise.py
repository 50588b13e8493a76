"""Normalising for matching only: one spelling of spaces, hyphens and quotes, and the way back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ungtekst.language.chat import CHAT_SPELLINGS

_SPACES = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NEWLINES = "\x85\u2028\u2029"
_HYPHENS = "\u2010-\u2015\u2043\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"
_DOUBLE_QUOTES = "«»\u201c-\u201f\u2033\u275d\u275e\u301d-\u301f\uff02"
_SINGLE_QUOTES = "`´\u2018-\u201b\u2032\u2039\u203a\u02bc\u275b\u275c\uff07"
# U+200D holds some emoji together; matching is indifferent to it, and Norwegian has no other use for it.
_DROPPED = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"


def _members(ranges: str) -> Iterator[int]:
    """List the code points of a character class written as in a regular expression, less the escapes."""
    position = 0
    while position < len(ranges):
        first = last = ord(ranges[position])
        if ranges[position + 1 : position + 2] == "-":
            last = ord(ranges[position + 2])
            position += 2
        yield from range(first, last + 1)
        position += 1


_REPLACED: dict[str, str] = {
    chr(point): given
    for ranges, given in (
        (_SPACES, " "),
        (_NEWLINES, "\n"),
        (_HYPHENS, "-"),
        (_DOUBLE_QUOTES, '"'),
        (_SINGLE_QUOTES, "'"),
        (_DROPPED, ""),
    )
    for point in _members(ranges)
}

# Everything from U+0300 on may be a combining mark, or compose with one; below it only these need work.
_NEEDS_WORK = re.compile(
    "[" + "".join(re.escape(sign) for sign in sorted(_REPLACED) if sign < "\u0300") + "\u0300-\U0010ffff]"
)


@dataclass(frozen=True)
class Normalised:
    """A text made ready for matching, with the way back to the original.

    ``text`` is the normalised text. ``starts`` and ``ends`` hold, per character of it, where the original
    characters that gave it begin and end (in code points); both are empty when nothing has moved.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the original offsets of ``text[start:end]``; half-open, in code points.

        The original slice begins and ends with characters that gave the normalised ones, and a combining
        sequence is never split: a span that touches a part of it covers it all. An empty span stays
        empty. Raises ValueError for offsets outside the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span ({start}, {end}) lies outside a text of {len(self.text)} characters")
        if not self.starts:
            return start, end
        if start == end:
            at = self.starts[start] if start < len(self.starts) else self.ends[-1]
            return at, at
        return self.starts[start], self.ends[end - 1]


def normalise(text: str) -> Normalised:
    """Normalise a text for matching; its case and its words stay.

    Composed (NFC); odd spaces and control characters become spaces, line separators newlines, the many
    hyphens and dashes ``-``, the many quotes ``"`` and ``'``; zero-width characters, soft hyphens and
    byte order marks are dropped.
    """
    if not _NEEDS_WORK.search(text):
        return Normalised(text)
    written: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, sequence in _sequences(text):
        composed = unicodedata.normalize("NFC", sequence)
        written.append(composed)
        starts.extend([start] * len(composed))
        ends.extend([end] * len(composed))
    normalised = "".join(written)
    if len(normalised) == len(text) and starts == list(range(len(text))):
        return Normalised(normalised)
    return Normalised(normalised, tuple(starts), tuple(ends))


def fold(word: str) -> str:
    """Give the form of a word that matching compares: normalised, lower-cased, chat spellings written out."""
    lowered = word.lower()
    if _NEEDS_WORK.search(lowered):
        lowered = normalise(normalise(word).text.lower()).text
    return CHAT_SPELLINGS.get(lowered, lowered)


def _sequences(text: str) -> Iterator[tuple[int, int, str]]:
    """Cut a text into combining sequences: (start, end, replaced characters), what is dropped left out."""
    start = end = 0
    sequence = ""
    for at, original in enumerate(text):
        sign = _REPLACED.get(original, original)
        if not sign:
            continue
        if sequence and _continues(sign):
            sequence += sign
        else:
            if sequence:
                yield start, end, sequence
            start, sequence = at, sign
        end = at + 1
    if sequence:
        yield start, end, sequence


def _continues(sign: str) -> bool:
    """Tell whether a character belongs to the one before it: a mark, or a Hangul vowel or final."""
    return sign >= "\u0300" and (unicodedata.category(sign)[0] == "M" or "\u1160" <= sign <= "\u11ff")
