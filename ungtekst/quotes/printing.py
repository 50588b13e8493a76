"""From a chosen passage to a quote that may be printed: masked, and with its slips put right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from ungtekst.quotes.correcting import corrected
from ungtekst.quotes.display import Display, Piece, Span, pieces_of, shown_text, with_changes
from ungtekst.quotes.quote import Quote
from ungtekst.quotes.speaking import Speaking, words

if TYPE_CHECKING:
    from ungtekst.quotes.masking import Masked

Masking = Callable[[Sequence[str]], "list[Masked]"]
"""What masks texts: ``Masker().mask``."""


def printed(quotes: Sequence[Quote], texts: Mapping[int, str], mask: Masking) -> list[Display]:
    """Mask the quotes' answers and lay each out as it is printed; ``texts`` are the stored ones by answer.

    The whole answer is masked, for what stands outside a passage may tell what stands in it; what is told
    beside a quote leaves out what is masked there.
    """
    answers = list(dict.fromkeys(quote.answer for quote in quotes))
    masked = dict(zip(answers, mask([texts[answer] for answer in answers]), strict=True))
    return [_printed(quote, texts[quote.answer], masked[quote.answer]) for quote in quotes]


def _printed(quote: Quote, stored: str, masked: Masked) -> Display:
    start, end = quote.span
    masks, looks = found_in(masked, start, end)
    plain = pieces_of(stored, start, end, masks)
    pieces = slips_put_right(plain, stored)
    return Display(
        quote.answer,
        quote.code,
        pieces,
        plain,
        start,
        end,
        quote.role,
        quote.why,
        masks,
        looks,
        _readable(quote.words, stored, pieces),
        quote.by_question,
    )


def told_words(
    stored: str, pieces: Sequence[Piece], start: int, end: int, speaking: Sequence[Speaking]
) -> tuple[str, ...]:
    """Give the words of a passage that speak most for its code, of those to be read in it as written."""
    return _readable(words(stored, (start, end), speaking), stored, pieces)


def _readable(told: Sequence[str], stored: str, pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Give the words that may be told: those to be read as written, and in nothing that is masked.

    A masked «else» stands in «følelse» too: that it can be read there is no reason to tell it.
    """
    written = [piece.text for piece in pieces if piece.kind == "text"]
    hidden = [stored[piece.start : piece.end].casefold() for piece in pieces if piece.kind == "mask"]
    return tuple(
        word
        for word in told
        if any(word in text for text in written) and not any(word.casefold() in text for text in hidden)
    )


def laid_out(
    stored: str, start: int, end: int, masks: Sequence[Span], slips: bool
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Lay a passage out under given masks: as written, and (with ``slips``) with its slips put right."""
    plain = pieces_of(stored, start, end, masks)
    return plain, slips_put_right(plain, stored) if slips else plain


def found_in(masked: Masked, start: int, end: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Give the masks, and the places to look at, that reach into a passage."""
    masks = tuple(
        Span(one.start, one.end, one.kind, one.shown)
        for one in masked.masks
        if one.start < end and start < one.end
    )
    looks = tuple(
        Span(one.start, one.end, one.kind, one.why)
        for one in masked.must_look
        if one.start < end and start < one.end
    )
    return masks, looks


def slips_put_right(plain: Sequence[Piece], stored: str) -> tuple[Piece, ...]:
    """Put right the slips of a masked passage, by the written standard of the whole answer."""
    from ungtekst.language import written_standard

    correction = corrected(shown_text(plain), written_standard(stored).standard)
    return with_changes(plain, correction.changes)
