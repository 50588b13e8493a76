"""What masking gives: the masked spans of an answer, and the spans that a person must decide on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

# Every kind of mask, with the word that is printed in square brackets instead.
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "e-post": "e-post",
        "nettadresse": "nettadresse",
        "brukernavn": "brukernavn",
        "fødselsnummer": "fødselsnummer",
        "kontonummer": "kontonummer",
        "orgnummer": "orgnummer",
        "telefon": "telefon",
        "nummer": "nummer",
        "bilskilt": "bilskilt",
        "adresse": "adresse",
        "fødselsdato": "fødselsdato",
        "dato": "dato",
        "nav-kontor": "NAV-kontor",
        "skole": "skole",
        "diagnose": "diagnose",
        "institusjon": "institusjon",
        "arbeidsgiver": "arbeidsgiver",
        "alder": "alder",
        "person": "navn",
        "sted": "sted",
        "kjønn": "person",
    }
)
# Masks that the answer already has; they are left as they are.
PLACEHOLDER = re.compile(r"\[(?:" + "|".join(map(re.escape, KINDS.values())) + r")(?: \d+)?\]")


@dataclass(frozen=True)
class Mask:
    """A span ``[start, end)`` of the original text, in code points, and what is printed instead."""

    start: int
    end: int
    kind: str
    shown: str


@dataclass(frozen=True)
class MustLook:
    """A span ``[start, end)`` of the original text that a person must decide on.

    ``why`` is a short Norwegian phrase that holds nothing of the text.
    """

    start: int
    end: int
    kind: str
    why: str


@dataclass(frozen=True)
class Masked:
    """An answer with its masks and its must-look spans, both in order; masks never overlap."""

    text: str
    masks: tuple[Mask, ...]
    must_look: tuple[MustLook, ...]

    @property
    def shown(self) -> str:
        """The text as it may be printed: every mask in its place, all else untouched."""
        pieces, done = [], 0
        for mask in self.masks:
            pieces += [self.text[done : mask.start], mask.shown]
            done = mask.end
        return "".join([*pieces, self.text[done:]])


class Found(NamedTuple):
    """What one finder says of ``reading.text[start:end]``; ``why`` is set when it is unsure."""

    start: int
    end: int
    kind: str
    why: str = ""
