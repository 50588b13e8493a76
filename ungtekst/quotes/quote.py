"""What a quote is, and the proof that it is verbatim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ungtekst.errors import DataError, Fault

if TYPE_CHECKING:
    import pandas as pd

CUT = "(…)"
Role = Literal["typical", "contrast", "edge"]


@dataclass(frozen=True)
class Part:
    """A piece of a quote: an exact slice of the stored text, or (``cut``) the mark of what was left out."""

    text: str
    cut: bool = False


@dataclass(frozen=True)
class Quote:
    """A passage of an answer, shown for a code, and in Norwegian why it was chosen.

    ``words`` are those of its own words that speak most for the code, as written, strongest first;
    ``by_question`` says that nothing but the question's context does. ``role`` is what the quote is there
    for: near the theme's centre, against its usual valence, or at its edge. ``span`` is where the passage
    stands in the stored text (half-open, code points; empty when not known).
    """

    answer: int
    code: str
    parts: tuple[Part, ...]
    why: str
    words: tuple[str, ...] = ()
    by_question: bool = False
    role: Role = "typical"
    span: tuple[int, int] = (0, 0)

    @property
    def text(self) -> str:
        """The quote as it is shown, cut marks included."""
        return "".join(part.text for part in self.parts)


def is_verbatim(quote: Quote, stored: str) -> bool:
    """Say whether a quote's pieces stand in the stored text, in order, with every omission marked.

    White space at the two ends of the stored text may be left out without a mark. The quote's words must
    stand in its pieces: what it leaves out must not be told beside it.
    """
    if not any(part.text for part in quote.parts if not part.cut):
        return False
    if not all(any(word in part.text for part in quote.parts if not part.cut) for word in quote.words):
        return False
    first, last = quote.parts[0], quote.parts[-1]
    if not first.cut and not stored.lstrip().startswith(first.text.lstrip()):
        return False
    if not last.cut and not stored.rstrip().endswith(last.text.rstrip()):
        return False
    begin = 0
    for number, part in enumerate(quote.parts):
        if part.cut:
            if part.text != CUT:
                return False
            continue
        if number and not quote.parts[number - 1].cut:
            return False
        found = stored.find(part.text, begin)
        if found < 0:
            return False
        begin = found + len(part.text)
    return first.cut or last.cut or len(quote.parts) > 1 or quote.text.strip() == stored.strip()


def verify(quotes: Iterable[Quote], texts: pd.Series[str]) -> None:
    """Check quotes against the stored texts, indexed by answer.

    Raises DataError (``quote-not-verbatim``) that names every quote that differs, never its text.
    """
    faults = [
        Fault("quote-not-verbatim", {"answer": quote.answer, "code": quote.code})
        for quote in quotes
        if quote.answer not in texts.index or not is_verbatim(quote, str(texts.loc[quote.answer]))
    ]
    if faults:
        raise DataError(faults)
