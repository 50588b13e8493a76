"""Cutting a long answer to a readable passage, at sentence bounds, around what speaks for the code."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ungtekst.quotes.quote import CUT, Part
from ungtekst.quotes.speaking import Speaking

Sentences = Callable[[str], list[tuple[int, int]]]


def passage(
    text: str, evidence: Sequence[Speaking], sentences: Sentences, longest: int = 60
) -> tuple[int, int]:
    """Give the span of a quote: the whole answer, or a run of sentences of at most ``longest`` words.

    The sentence that speaks most for the code is always kept, however long it is; its neighbours join
    it, those with evidence first, while there is room. Without evidence the passage begins at the start.
    """
    whole = len(text) - len(text.lstrip()), len(text.rstrip())
    if len(text.split()) <= longest:
        return whole
    spans = sentences(text)
    if len(spans) < 2:
        return whole
    first, last = _grown(text, spans, _weights(spans, evidence), longest)
    return spans[first][0], spans[last][1]


def _weights(spans: Sequence[tuple[int, int]], evidence: Sequence[Speaking]) -> list[float]:
    """Add up what speaks for the code and begins in each sentence."""
    return [
        sum(max(e.weight, 0.0) for e in evidence if e.end > e.start and start <= e.start < end)
        for start, end in spans
    ]


def _grown(
    text: str, spans: Sequence[tuple[int, int]], weights: Sequence[float], longest: int
) -> tuple[int, int]:
    """Grow from the weightiest sentence while the passage stays short enough; give first and last."""
    words = [len(text[start:end].split()) for start, end in spans]
    first = last = weights.index(max(weights))
    total = words[first]
    while True:
        beside = [n for n in (last + 1, first - 1) if 0 <= n < len(spans) and total + words[n] <= longest]
        if not beside:
            return first, last
        # max keeps the first of equals, so the passage reads on rather than back.
        chosen = max(beside, key=lambda n: weights[n])
        total += words[chosen]
        first, last = min(first, chosen), max(last, chosen)


def parts_of(text: str, start: int, end: int) -> tuple[Part, ...]:
    """Give a passage with marks for what is left out.

    The white space beside a mark is the text's own, so every piece is a slice.
    """
    opened, closed = bool(text[:start].strip()), bool(text[end:].strip())
    if opened and text[start - 1].isspace():
        start -= 1
    if closed and text[end].isspace():
        end += 1
    mark = Part(CUT, cut=True)
    return (*((mark,) if opened else ()), Part(text[start:end]), *((mark,) if closed else ()))
