"""From what the finders say to masks that do not overlap, each person with a number of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ungtekst.quotes.masking.answer import Answer
from ungtekst.quotes.masking.persons import base_of
from ungtekst.quotes.masking.reading import Reading
from ungtekst.quotes.masking.values import KINDS, PLACEHOLDER, Found, Mask, Masked, MustLook

_RANK = {kind: rank for rank, kind in enumerate(KINDS)}
_WORD = re.compile(r"[^\W\d_]+")
_PERSON = "person"


def resolve(text: str, reading: Reading, answer: Answer, found: Sequence[Found]) -> Masked:
    """Make the masks and the must-look spans of an answer from all that was found in its reading."""
    spared = [match.span() for match in PLACEHOLDER.finditer(reading.text)]
    sure = _merged(what for what in found if not what.why and not _touches(what, spared))
    unsure = [what for what in found if what.why and not _touches(what, spared)]
    shown = _shown(answer, sure)
    masks = tuple(
        Mask(*reading.span(what.start, what.end), what.kind, word)
        for what, word in zip(sure, shown, strict=True)
    )
    masks = _apart(masks)
    return Masked(text, masks, _must_look(reading, sure, unsure))


def _merged(found: Iterable[Found]) -> list[Found]:
    """Join what overlaps; the kind is that of the strongest, and no character of either is left out."""
    merged: list[Found] = []
    for what in sorted(found, key=lambda f: (f.start, -f.end)):
        if what.start >= what.end:
            continue
        if merged and what.start < merged[-1].end:
            last = merged[-1]
            kind = _stronger(last, what)
            merged[-1] = Found(last.start, max(last.end, what.end), kind)
        else:
            merged.append(what)
    return merged


def _stronger(first: Found, second: Found) -> str:
    """Give the kind of what holds the other, else of the stronger; ``first`` begins no later."""
    if (first.start, first.end) != (second.start, second.end):
        if second.end <= first.end:
            return first.kind
        if second.start == first.start:
            return second.kind
    return min(first.kind, second.kind, key=_RANK.__getitem__)


def _apart(masks: tuple[Mask, ...]) -> tuple[Mask, ...]:
    """Join masks that come to share original characters: one that gave two characters of the reading."""
    kept: list[Mask] = []
    for mask in masks:
        if kept and mask.start < kept[-1].end:
            kept[-1] = Mask(kept[-1].start, max(kept[-1].end, mask.end), kept[-1].kind, kept[-1].shown)
        else:
            kept.append(mask)
    return tuple(kept)


def _touches(what: Found, spared: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a span reaches into a mask that the text had from before."""
    return any(what.start < end and start < what.end for start, end in spared)


def _shown(answer: Answer, masks: Sequence[Found]) -> list[str]:
    """Say what each mask prints: persons are numbered when there are several, the same person the same."""
    people: list[set[str]] = []
    who: list[int] = []
    for mask in masks:
        if mask.kind != _PERSON:
            who.append(-1)
            continue
        words = _WORD.findall(answer.text[mask.start : mask.end].lower())
        names = {base_of(answer, word) for word in words if len(word) > 1} or set(words)
        for number, known in enumerate(people):
            if names <= known or known <= names:
                known |= names
                who.append(number)
                break
        else:
            people.append(names)
            who.append(len(people) - 1)
    return [
        f"[{KINDS[mask.kind]} {number + 1}]" if number >= 0 and len(people) > 1 else f"[{KINDS[mask.kind]}]"
        for mask, number in zip(masks, who, strict=True)
    ]


def _must_look(reading: Reading, sure: Sequence[Found], unsure: Sequence[Found]) -> tuple[MustLook, ...]:
    """Give what a person must see: what no mask covers, once for each span."""
    seen: dict[tuple[int, int], MustLook] = {}
    for what in sorted(unsure):
        if any(mask.start <= what.start and what.end <= mask.end for mask in sure):
            continue
        start, end = reading.span(what.start, what.end)
        seen.setdefault((start, end), MustLook(start, end, what.kind, what.why))
    return tuple(sorted(seen.values(), key=lambda look: (look.start, look.end)))
