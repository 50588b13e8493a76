"""What a quote is when it is chosen; ``display`` makes of it what is printed, and proves it verbatim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
