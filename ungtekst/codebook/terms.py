"""The grammar of a code's terms: what may be written, and what it means.

==================  ===============================================================================
``mestre``          a word: every inflection of it, as a whole word, in any case
``*jobb``           a compound that ends in the word (*sommerjobb*), not the word itself
``arbeids*``        a compound that begins with it (*arbeidserfaring*), not the word itself
``=NAV``            that very form, upper and lower case as written
``få til``          a phrase: the words in order, each in any inflection, nothing but space between
``ringe ~4 tilbake``  the second part begins at most four words after the first ends
``"få til" ~3 det``   quotes may mark a phrase; they change nothing
==================  ===============================================================================

A phrase never crosses punctuation or the end of a line, but a hyphen glued to a word is a part of it
(*barne- og ungdomsarbeider*); ``~`` may cross a comma, and never the end of a sentence. Inside a dimension
a match whose words all belong to a longer match is dropped: the longest wins. Over the very same words a
term without a star outdoes another code's with one. ``EXAMPLES`` shows all of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

EXAMPLES: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("mestre", ("jeg mestrer det", "MESTRET alt"), ("mesterskap", "mester")),
    ("jobb", ("jobbene", "jobbane mine", "Jobb."), ("sommerjobb", "jobbsøker", "mobbing")),
    ("*jobb", ("sommerjobben", "kveldsjobbar"), ("jobb", "snobb")),
    ("*arbeid", ("skiftarbeid", "vaktarbeidet"), ("arbeid", "samarbeid")),
    ("*middel", ("virkemidler", "hjelpemiddel"), ("imidlertid", "middel")),
    ("arbeids*", ("arbeidserfaring", "arbeidsplassen"), ("arbeid", "samarbeidsavtale")),
    ("=NAV", ("på NAV", "NAV."), ("nav", "Nav", "navn")),
    ("få til", ("fått til", "får det ikke, får til"), ("få det til", "få. Til sammen", "til å få")),
    (
        "ringe ~4 tilbake",
        ("ringte meg aldri tilbake", "ringer, som lovet, tilbake"),
        ("ringte. Dro tilbake",),
    ),
    ("barne- og ungdomsarbeider", ("blir barne- og ungdomsarbeider",), ("barne! Og ungdomsarbeider",)),
    ('"stå på" ~2 skole', ("sto på for skolen",), ("stå på og så videre i skolen",)),
)
"""Each form of term with texts it finds and texts it does not; the tests hold the matcher to them."""

Kind = Literal["word", "exact", "ends", "begins"]
MAX_DISTANCE = 20
_DISTANCE = re.compile(r"~\d{1,2}", re.ASCII)
_PIECE = re.compile(r'"[^"]*"?|«[^»]*»?|\S+')


@dataclass(frozen=True)
class Element:
    """One place of a term: what a word there must be."""

    kind: Kind
    word: str


@dataclass(frozen=True)
class Term:
    """A parsed term: its elements, and how far each may stand from the one before (1 is adjacent)."""

    source: str
    elements: tuple[Element, ...]
    reach: tuple[int, ...]


@dataclass(frozen=True)
class Misspelt:
    """Why a term cannot be read: the fault code of the message, and the piece it is about."""

    code: str
    piece: str = ""


def parse(source: str) -> Term | Misspelt:
    """Parse one term, or say what is wrong with it."""
    elements: list[Element] = []
    reach: list[int] = []
    distance = 1
    waiting = False
    for piece in _PIECE.findall(source):
        if piece.startswith("~"):
            wrong = _distance_fault(piece, bool(elements), waiting)
            if wrong:
                return wrong
            distance, waiting = int(piece[1:]), True
            continue
        words = _unquoted(piece)
        if words is None:
            return Misspelt("term-quote", piece)
        for word in words:
            element = _element(word)
            if isinstance(element, Misspelt):
                return element
            elements.append(element)
            reach.append(distance)
            distance, waiting = 1, False
    if waiting:
        return Misspelt("term-distance-edge", source)
    if not elements:
        return Misspelt("term-empty")
    return Term(source, tuple(elements), (0, *reach[1:]))


def _distance_fault(piece: str, started: bool, waiting: bool) -> Misspelt | None:
    if not started or waiting:
        return Misspelt("term-distance-edge", piece)
    if not _DISTANCE.fullmatch(piece) or not 1 <= int(piece[1:]) <= MAX_DISTANCE:
        return Misspelt("term-distance", piece)
    return None


def _unquoted(piece: str) -> list[str] | None:
    """Give the words of a piece, quotes taken off; None when a quote is not closed or stands inside."""
    for opening, closing in (('"', '"'), ("«", "»")):
        if piece.startswith(opening):
            if len(piece) < 2 or not piece.endswith(closing):
                return None
            return piece[1:-1].split()
    return None if any(mark in piece for mark in '"«»') else [piece]


def _element(word: str) -> Element | Misspelt:
    if word.startswith("="):
        return Element("exact", word[1:]) if _is_word(word) else Misspelt("term-exact-empty")
    stars = word.count("*")
    if not stars:
        return Element("word", word) if _is_word(word) else Misspelt("term-empty")
    bare = word.strip("*")
    if not _is_word(bare):
        return Misspelt("term-star-alone")
    if stars > 1 or not (word.startswith("*") or word.endswith("*")):
        return Misspelt("term-star-place", word)
    return Element("ends", bare) if word.startswith("*") else Element("begins", bare)


def _is_word(text: str) -> bool:
    """Tell whether there is a letter or a digit: signs and emoji are no words, and nothing would match."""
    return any(map(str.isalnum, text))
