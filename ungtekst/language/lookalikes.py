"""Which known words a misspelt one may stand for: a letter away from it, or like it in sound."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ungtekst.language.lemmas import Lemmas
from ungtekst.language.words import Words

_LETTERS = "abcdefghijklmnopqrstuvwxyzæøåé"
# Spellings of one sound, in the order they are evened out; a line break is the edge of a word.
_SAME_SOUND = (
    ("aa", "å"), ("ae", "æ"), ("oe", "ø"), ("ä", "æ"), ("ö", "ø"), ("é", "e"), ("\nhv", "\nv"),
    ("\nhj", "\nj"), ("\ngj", "\nj"), ("\nlj", "\nj"), ("\nkv", "\nv"), ("skj", "š"), ("sch", "š"),
    ("sj", "š"), ("sh", "š"), ("kj", "š"), ("tj", "š"), ("tion", "šon"), ("sion", "šon"), ("ce", "se"),
    ("ci", "si"), ("cy", "si"), ("ch", "k"), ("c", "k"), ("x", "ks"), ("w", "v"), ("z", "s"), ("ph", "f"),
    ("q", "k"), ("nd", "n"), ("ld", "l"), ("rd", "r"), ("dt", "t"), ("ngn", "n"), ("gn", "n"),
    ("ig\n", "i\n"), ("et\n", "e\n"), ("d\n", "\n"), ("æ", "e"), ("å", "o"), ("ø", "o"), ("y", "i"),
)  # fmt: skip
_DOUBLED = re.compile(r"([^\n])\1+")
_UNSTRESSED = re.compile(r"(?<=[^\n])e")
_SOUNDS = "abdfghijklmnoprstuvš"
# A word two steps off (a letter away in sound) is only thought of when it is this common (Zipf).
_COMMON = 2.8


class Lookalikes:
    """Finds known words like a given one. Half a second goes to its index by sound when it is first asked.

    Parameters: ``words`` and ``lemmas``, the tables of known forms.
    """

    def __init__(self, words: Words, lemmas: Lemmas) -> None:
        self._words, self._lemmas = words, lemmas
        self._by_sound: dict[str, str] = {}

    def of(self, word: str) -> frozenset[str]:
        """Give the known forms that a lower-case word may be a misspelling of, itself left out."""
        near = {other for other in _edits(word, _LETTERS) if self._is_form(other)}
        return frozenset((near | set(self._alike(word))) - {word})

    def _is_form(self, form: str) -> bool:
        if form in self._words:
            return not self._words.is_name(form)
        return self._lemmas.known(form)

    def _alike(self, word: str) -> Iterator[str]:
        """Give the forms that sound the same, and the common ones that nearly do."""
        if not self._by_sound:
            self._by_sound = _index(self._words.forms())
        (own,) = sounds([word])
        yield from self._by_sound.get(own, "").split()
        for key in set(_edits(own, _SOUNDS)):
            for form in self._by_sound.get(key, "").split():
                if self._words.zipf(form) >= _COMMON:
                    yield form


def sounds(words: list[str] | tuple[str, ...]) -> list[str]:
    """Give what is left of lower-case words when spellings of one sound are evened out.

    Doubled letters count once, silent ones and every unstressed e not at all: «intresse», «interesse» and
    «interresse» all give ``intrs``.
    """
    text = "\n" + "\n".join(words) + "\n"
    for written, sound in _SAME_SOUND:
        text = text.replace(written, sound)
    text = _DOUBLED.sub(r"\1", _UNSTRESSED.sub("", _DOUBLED.sub(r"\1", text)))
    return text[1:-1].split("\n")


def _index(forms: tuple[str, ...]) -> dict[str, str]:
    """Index forms by their sounds: key → the forms, with spaces between (a third of the memory of lists)."""
    index: dict[str, str] = {}
    for form, key in zip(forms, sounds(forms), strict=True):
        index[key] = f"{index[key]} {form}" if key in index else form
    return index


def _edits(word: str, letters: str) -> Iterator[str]:
    """Give every string one deletion, transposition, insertion or replacement away."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in letters:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
