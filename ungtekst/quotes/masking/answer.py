"""An answer as the finders see it: its reading, its words, and what the recogniser said of each."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ungtekst.quotes.masking.wordbook import WordBook

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDING = re.compile(r"['’-]")
_OPENS = " \t\"'«»“”(*_–—-•>"
_DIGIT = re.compile(r"\d")
_ENDS = ".!?:…\n\r"


class Word(NamedTuple):
    """A word of a reading: ``initial`` says that a capital tells nothing, at the head of a sentence."""

    start: int
    end: int
    text: str
    lower: str
    initial: bool

    @property
    def capital(self) -> bool:
        """Say whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        """Say whether all of it is in capitals."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def abbreviated(self) -> bool:
        """Say whether it is in capitals, or is an ending of something that is («SFO-en»)."""
        head = _ENDING.split(self.text, maxsplit=1)[0]
        return len(head) > 1 and head.isupper()


@dataclass(eq=False)
class Answer:
    """A text in its plain reading with its words. ``labels`` are the recogniser's, by the word's number."""

    text: str
    book: WordBook
    labels: dict[int, str] = field(default_factory=dict)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words in order; apostrophes and hyphens inside a word belong to it."""
        text = self.text
        return tuple(
            Word(m.start(), m.end(), m[0], m[0].lower(), _initial(text, m.start()))
            for m in _WORD.finditer(text)
        )

    @cached_property
    def forms(self) -> frozenset[str]:
        """The different words in small letters."""
        return frozenset(word.lower for word in self.words)

    @cached_property
    def has_digit(self) -> bool:
        """Whether there is any digit."""
        return _DIGIT.search(self.text) is not None

    @cached_property
    def number_at(self) -> dict[int, int]:
        """The number of the word that begins at an offset."""
        return {word.start: number for number, word in enumerate(self.words)}

    def first_from(self, start: int) -> int:
        """The number of the first word that begins at an offset or after it."""
        return bisect_left(self._starts, start)

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def shouting(self) -> bool:
        """Whether the answer is mostly in capitals, which then tell nothing."""
        letters = [word for word in self.words if len(word.text) > 1]
        return len(letters) > 3 and sum(word.shouted for word in letters) > len(letters) * 0.7

    def gap(self, number: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.words[number].end : self.words[number + 1].start]

    def before(self, number: int, steps: int = 1) -> str:
        """The word some steps before another in small letters, within the sentence; else empty."""
        at = number - steps
        if at < 0:
            return ""
        between = self.text[self.words[at].end : self.words[number].start]
        return "" if any(sign in between for sign in ".!?\n") else self.words[at].lower

    def after(self, number: int) -> str:
        """The next word in small letters if nothing but space comes between; else empty."""
        if number + 1 >= len(self.words) or self.gap(number).strip():
            return ""
        return self.words[number + 1].lower


def _initial(text: str, at: int) -> bool:
    at -= 1
    while at >= 0 and text[at] in _OPENS:
        at -= 1
    return at < 0 or text[at] in _ENDS or not (text[at].isalnum() or text[at] in ",;/&)%+='’]")
