"""A quote as it is printed: which pieces are the respondent's own, and which are cuts, masks and corrections.

Every piece knows the span of the stored answer that it stands for, so that what is printed can be held
against what was written, at any time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from ungtekst.errors import DataError, Fault
from ungtekst.quotes.quote import CUT

if TYPE_CHECKING:
    import pandas as pd

    from ungtekst.quotes.correcting import Change

Kind = Literal["text", "cut", "mask", "changed"]


class Piece(NamedTuple):
    """A piece of a printed quote, and the span of the stored answer that it stands for.

    ``text``: as written; ``cut``: left out; ``mask``: replaced because it could tell who spoke; ``changed``:
    a slip put right.
    """

    kind: Kind
    text: str
    start: int
    end: int


class Span(NamedTuple):
    """A span of the stored answer, what kind of thing it is, and what is printed instead."""

    start: int
    end: int
    kind: str
    shown: str


@dataclass(frozen=True)
class Display:
    """A quote as it is printed, for a code; see ``Quote`` for ``words`` and ``by_question``.

    ``plain`` is the same with its slips as written. ``start`` and ``end`` bound the passage in the stored
    answer; ``masks`` are printed over what the recognisers found, ``looks`` are what a person must decide
    on (``shown`` says why). ``approved``: ``approver`` has approved it in exactly this form. ``group``
    attributes it
    (empty: to nobody).
    """

    answer: int
    code: str
    pieces: tuple[Piece, ...]
    plain: tuple[Piece, ...]
    start: int
    end: int
    role: str = "typical"
    why: str = ""
    masks: tuple[Span, ...] = ()
    looks: tuple[Span, ...] = ()
    words: tuple[str, ...] = ()
    by_question: bool = False
    approved: bool = False
    approver: str = ""
    group: str = ""

    @property
    def text(self) -> str:
        """The quote as it is printed, cut marks included."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def as_written(self) -> str:
        """The quote masked and cut, with its slips as written."""
        return "".join(piece.text for piece in self.plain)


def pieces_of(stored: str, start: int, end: int, masks: Sequence[Span]) -> tuple[Piece, ...]:
    """Lay a passage out in pieces: cut marks where something is left out, masks over their spans.

    ``masks`` are spans of the stored answer, apart from each other; those outside the passage are not used,
    and one that reaches over its edge covers what lies within.
    """
    pieces: list[Piece] = []
    opened, closed = bool(stored[:start].strip()), bool(stored[end:].strip())
    # The white space beside a mark is the text's own, so that every piece is a slice.
    start -= opened and stored[start - 1].isspace()
    end += closed and stored[end].isspace()
    if opened:
        pieces.append(Piece("cut", CUT, 0, start))
    place = start
    for mask in sorted(masks):
        begin, stop = max(mask.start, start), min(mask.end, end)
        if begin >= stop:
            continue
        if place < begin:
            pieces.append(Piece("text", stored[place:begin], place, begin))
        pieces.append(Piece("mask", mask.shown, begin, stop))
        place = stop
    if place < end:
        pieces.append(Piece("text", stored[place:end], place, end))
    if closed:
        pieces.append(Piece("cut", CUT, end, len(stored)))
    return tuple(pieces)


def shown_text(pieces: Iterable[Piece]) -> str:
    """Give what pieces print, without the marks of what is left out."""
    return "".join(piece.text for piece in pieces if piece.kind != "cut")


def with_changes(pieces: Sequence[Piece], changes: Sequence[Change]) -> tuple[Piece, ...]:
    """Put slips right: ``changes`` are of ``shown_text(pieces)``; those that touch a mask are left out."""
    left = sorted(changes, key=lambda change: (change.start, change.end))
    made: list[Piece] = []
    place = 0
    for piece in pieces:
        stop = place if piece.kind == "cut" else place + len(piece.text)
        done = place
        while piece.kind == "text" and left and left[0].end <= stop:
            change = left.pop(0)
            if change.start < done:
                continue
            if done < change.start:
                made.append(_sliced(piece, done - place, change.start - place))
            at = piece.start + change.start - place
            made.append(Piece("changed", change.shown, at, at + change.end - change.start))
            done = change.end
        if piece.kind != "text" or done == place:
            made.append(piece)
        elif done < stop:
            made.append(_sliced(piece, done - place, stop - place))
        place = stop
    return tuple(made)


def _sliced(piece: Piece, start: int, end: int) -> Piece:
    return Piece("text", piece.text[start:end], piece.start + start, piece.start + end)


def is_true(display: Display, stored: str) -> bool:
    """Say whether a printed quote is what was written, but for the cuts, masks and corrections it marks.

    As written it must be the passage under its masks, piece for piece. As printed its pieces must follow on
    each other from the first character of the answer to the last, white space at the two ends aside; a piece
    as written must be that very span, a cut or a mask one of those, and a correction one of something that is
    not masked. The words told beside it must stand in a piece as written.
    """
    written = [piece.text for piece in display.pieces if piece.kind == "text"]
    told = all(any(word in text for text in written) for word in display.words)
    laid = pieces_of(stored, display.start, display.end, display.masks)
    return told and display.plain == laid and _follows(display.pieces, stored, laid)


def _follows(pieces: Sequence[Piece], stored: str, laid: Sequence[Piece]) -> bool:
    """Say whether pieces cover a text from end to end, each truly what it says it is.

    Their cuts and masks must be those of the passage as it was ``laid`` out.
    """
    if all(piece.kind == "cut" for piece in pieces):
        return False
    if _marks(pieces) != _marks(laid):
        return False
    place = 0
    for number, piece in enumerate(pieces):
        gap = stored[place : piece.start]
        if piece.start < place or piece.end < piece.start or (gap if number else gap.strip()):
            return False
        if piece.kind == "text" and piece.text != stored[piece.start : piece.end]:
            return False
        if piece.kind == "mask" and not (piece.text.startswith("[") and piece.text.endswith("]")):
            return False
        place = piece.end
    return not stored[place:].strip()


def _marks(pieces: Sequence[Piece]) -> list[Piece]:
    return [piece for piece in pieces if piece.kind in ("cut", "mask")]


def verify(displays: Iterable[Display], texts: pd.Series[str]) -> None:
    """Check printed quotes against the stored texts, indexed by answer.

    Raises DataError (``quote-not-verbatim``) that names every quote that differs, never its text.
    """
    faults = [
        Fault("quote-not-verbatim", {"answer": display.answer, "code": display.code})
        for display in displays
        if display.answer not in texts.index or not is_true(display, str(texts.loc[display.answer]))
    ]
    if faults:
        raise DataError(faults)
