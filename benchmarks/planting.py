"""Plant misspellings in words, of the kinds and about as often as people make them.

Four in five typing errors are one letter too few, too many, wrong, or two that changed places (Damerau 1964,
«A technique for computer detection and correction of spelling errors»); what Norwegians get wrong besides is
doubled consonants, letters that are not heard, kj/skj/sj, vowels that sound alike, and æ, ø, å on keyboards
without them (the advice pages of Språkrådet, the Language Council of Norway). The corrector never sees these
weights, and this module nothing of the corrector.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

ROWS = ("qwertyuiopå", "asdfghjkløæ", "zxcvbnm")
BESIDE: dict[str, str] = {
    key: "".join(row[max(at - 1, 0) : at] + row[at + 1 : at + 2])
    for row in ROWS
    for at, key in enumerate(row)
}
CONSONANTS = "bdfgklmnprst"
# Written, heard; «^» and «$» are the edges of a word.
SILENT = (
    ("^hv", "v"),
    ("^hj", "j"),
    ("^gj", "j"),
    ("ig$", "i"),
    ("et$", "e"),
    ("nd", "n"),
    ("ld", "l"),
    ("rd", "r"),
    ("dt", "t"),
)
SIBILANTS = (("skj", "sj"), ("skj", "kj"), ("kj", "skj"), ("kj", "sj"), ("sj", "skj"), ("tj", "kj"))
VOWELS = (("æ", "e"), ("e", "æ"), ("å", "o"), ("o", "å"), ("y", "i"), ("u", "o"), ("ei", "æi"))
LETTERS = (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("å", "a"), ("ø", "o"), ("æ", "a"))
ENDINGS = (("ene$", "ende"), ("ende$", "ene"), ("ane$", "ande"), ("ande$", "ane"))

Kind = Callable[[str, random.Random], str]


def respelt(pairs: tuple[tuple[str, str], ...]) -> Kind:
    """Make a kind of error that writes one of several things for another."""

    def respell(word: str, draw: random.Random) -> str:
        ways = [(match, heard) for written, heard in pairs for match in re.finditer(written, word)]
        if not ways:
            return word
        match, heard = draw.choice(ways)
        return word[: match.start()] + heard + word[match.end() :]

    return respell


def beside(word: str, draw: random.Random) -> str:
    """A key beside the right one."""
    at = draw.randrange(len(word))
    return word[:at] + draw.choice(BESIDE.get(word[at], word[at])) + word[at + 1 :]


def too_few(word: str, draw: random.Random) -> str:
    """A letter left out."""
    at = draw.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def too_many(word: str, draw: random.Random) -> str:
    """A key beside the right one pressed with it, or a letter pressed twice."""
    at = draw.randrange(len(word))
    return word[:at] + draw.choice(BESIDE.get(word[at], "") + word[at]) + word[at:]


def swapped(word: str, draw: random.Random) -> str:
    """Two letters in the wrong order."""
    at = draw.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def consonants(word: str, draw: random.Random) -> str:
    """A doubled consonant written once, or a single one after a vowel twice."""
    places = [at for at in range(1, len(word)) if word[at] in CONSONANTS and word[at] == word[at - 1]]
    single = [
        at
        for at in range(1, len(word))
        if word[at] in CONSONANTS
        and word[at - 1] in "aeiouyæøå"
        and word[at : at + 1] != word[at + 1 : at + 2]
    ]
    if places and draw.random() < 0.6:
        at = draw.choice(places)
        return word[:at] + word[at + 1 :]
    if not single:
        return word
    at = draw.choice(single)
    return word[:at] + word[at] + word[at:]


KINDS: dict[str, tuple[float, Kind]] = {
    "key beside": (0.14, beside),
    "letter too few": (0.17, too_few),
    "letter too many": (0.09, too_many),
    "swapped": (0.12, swapped),
    "consonants": (0.20, consonants),
    "silent letter": (0.10, respelt(SILENT)),
    "kj, skj, sj": (0.04, respelt(SIBILANTS)),
    "vowel": (0.07, respelt(VOWELS)),
    "æ, ø, å": (0.04, respelt(LETTERS)),
    "-ene, -ende": (0.03, respelt(ENDINGS)),
}


def plant(word: str, draw: random.Random) -> tuple[str, str]:
    """Misspell a lower-case word of three letters or more: (what is written, the kind of error).

    Kinds are drawn by their weights until one can be made of the word.
    """
    names, weights = list(KINDS), [weight for weight, _ in KINDS.values()]
    while True:
        kind = draw.choices(names, weights)[0]
        written = KINDS[kind][1](word, draw)
        if written != word:
            return written, kind
