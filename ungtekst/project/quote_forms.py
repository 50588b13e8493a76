"""Which masks make a passage the form that a writer returned: she may mask more words, or put one back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import cycle

from ungtekst.exchange import unguarded
from ungtekst.language import normalise
from ungtekst.quotes.display import pieces_of

MASK = re.compile(r"\[[^\[\]\n]{1,40}\]")
_LOST = re.compile(r"([?\ufffd]+)")
_WAS = r"""[ "'?\x80-\U0010ffff-]"""
_STRETCH = re.compile(r"\s+|\S")

Gap = tuple[int, int, str]
"""A span of the stored answer, and the mask that stands for it."""


def masks_of(stored: str, start: int, end: int, returned: str) -> list[Gap] | None:
    """Give the masks that make a passage of a stored text the returned form; None if none do.

    What a spreadsheet changes is folded: white space, new lines, quotes, hyphens, the formula guard, and
    characters that the file's encoding could not hold. Where a word stands twice and it is not to be told
    which of them is masked, it is as if the later were: what is printed is the same.
    """
    pieces = pieces_of(stored, start, end, ())
    bare = next(piece for piece in pieces if piece.kind == "text")
    moved = bare.start - (len(pieces[0].text) if pieces[0].kind == "cut" else 0)
    text, places = _folded("".join(piece.text for piece in pieces))
    for form in dict.fromkeys((returned, unguarded(returned))):
        said = _folded(form)[0]
        gaps = _gaps(MASK.split(said), text)
        if gaps is None:
            # A space more or less beside a mask makes no other quote: the text's own are printed.
            gaps = _gaps([part.strip() or part for part in MASK.split(said)], text)
            gaps = gaps and [_trimmed(text, *gap) for gap in gaps]
        if gaps is not None:
            found = [
                (places[begin][0] + moved, places[stop - 1][1] + moved, mask)
                for (begin, stop), mask in zip(gaps, MASK.findall(said), strict=True)
            ]
            inside = all(bare.start <= begin < stop <= bare.end for begin, stop, _ in found)
            return found if inside else None
    return None


def _folded(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Give a text in the form in which it is compared, and where each of its characters stood."""
    normal = normalise(text)
    stretches = list(_STRETCH.finditer(normal.text))
    while stretches and stretches[-1][0].isspace():
        stretches.pop()
    if stretches and stretches[0][0].isspace():
        stretches.pop(0)
    folded = "".join(" " if one[0].isspace() else one[0] for one in stretches)
    return folded, [normal.span(*one.span()) for one in stretches]


def _gaps(said: Sequence[str], text: str) -> list[tuple[int, int]] | None:
    """Find what stands in a text between pieces of it, first to last; None if they are not of it.

    Each piece is taken where it first can stand, which finds a way wherever there is one, in one pass.
    """
    patterns = [_pattern(piece) for piece in said]
    if len(said) == 1:
        return [] if re.fullmatch(patterns[0], text) else None
    first = re.match(patterns[0], text)
    if first is None:
        return None
    gaps: list[tuple[int, int]] = []
    place = first.end()
    for number, pattern in enumerate(patterns[1:], 2):
        ending = r"\Z" if number == len(patterns) else ""
        found = re.compile(pattern + ending).search(text, place + 1) if place < len(text) else None
        if found is None:
            return None
        gaps.append((place, found.start()))
        place = found.end()
    return gaps


def _pattern(piece: str) -> str:
    """Give what a piece of a returned form may have been.

    A lost character was one outside ASCII, or one that is folded into it; some leave two marks, and one
    that is not compared may leave one too.
    """
    return "".join(
        f"{_WAS}{{{max(1, len(part) // 3)},{len(part)}}}" if odd else re.escape(part)
        for odd, part in zip(cycle((False, True)), _LOST.split(piece))
    )


def _trimmed(text: str, begin: int, stop: int) -> tuple[int, int]:
    """Leave the white space at a gap's two ends out of it."""
    gap = text[begin:stop]
    return begin + len(gap) - len(gap.lstrip()), stop - len(gap) + len(gap.rstrip())
