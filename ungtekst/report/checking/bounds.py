"""How far off may a number be that is said with «om lag», «nesten», «over» or «minst»?"""

from __future__ import annotations

import re
from fractions import Fraction

Bounds = tuple[Fraction | None, Fraction | None]

SHARE_SLACK = Fraction(5)
_PERCENT_SLACK = Fraction(3)
_AROUND = {
    "about": "om lag|omlag|omtrent|omkring|cirka|ca\\.?|circa|rundt|kring|rundt regnet|nær"
    "|about|around|roughly|approximately|some",
    "below": "nesten|knapt|knappe|knapp|snaut|snaue|vel under|i underkant av|nærmere|nærare|bortimot|opp mot"
    "|oppunder|nearly|almost|just under|close to|not quite",
    "above": "litt over|litt mer enn|litt meir enn|drøyt|drøye|drygt|godt over|i overkant av|i overkant|vel"
    "|just over|slightly more than|a little over|well over",
    "more": "over|mer enn|meir enn|flere enn|fleire enn|more than|over half of|above|minst|at least"
    "|(?:ikke|ikkje) (?:mindre|færre) enn|no (?:fewer|less) than",
    "less": "under|mindre enn|færre enn|fewer than|less than|below|inntil|opptil|opp til|maks|maksimalt"
    "|høyst|høgst|(?:ikke|ikkje) (?:mer|meir|flere|fleire) enn|not more than|up to|at most|no more than",
}
_WHOLLY = re.compile(
    "|".join(
        rf"(?P<{name}>\b(?:{words})\s+(?:(?:the|a|an|dei|de|en|ein|én)\s+)?$)"
        for name, words in _AROUND.items()
    ),
    re.IGNORECASE,
)


def bounds(before: str, kind: str, value: Fraction) -> Bounds | None:
    """Give the least and the most that a number may stand for by the words right before it, if any.

    ``kind`` is as in ``Said``: shares in words may be five points off, percent three, and counts a tenth,
    and at least two.
    """
    found = _WHOLLY.search(before)
    if found is None:
        return None
    slack = {"count": max(Fraction(2), value / 10), "share": SHARE_SLACK}.get(kind, _PERCENT_SLACK)
    of: dict[str, Bounds] = {
        "about": (value - slack, value + slack),
        "below": (value - 2 * slack, value),
        "above": (value, value + 2 * slack),
        "more": (value, None),
        "less": (None, value),
    }
    return of[found.lastgroup or ""]
