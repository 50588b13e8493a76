"""Is what most are said to mention mentioned by most? Words for more than half, held against the rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ungtekst.report.checking.figures import Text
from ungtekst.report.checking.naming import Named
from ungtekst.report.checking.rows import place_of, what_of
from ungtekst.report.checking.sums import share_base
from ungtekst.report.checking.violation import Place, Violation

_I = re.IGNORECASE
# Who most are must be everybody, and what they do must be to mention: «de fleste som nevner helse» are not.
_WORD = r"(?P<most>flertallet|et flertall|fleirtalet|eit fleirtal|de fleste|dei fleste|(?:a|the) majority)"
_OF_ALL = (
    r"(?:\s+(?:av|of)\s+(?:de\s+|dei\s+|the\s+)?"
    r"(?:svar\w*|respondent\w*|answers|respondents|unge|ungdom\w*))?"
)
_MENTION = (
    r"(?:nevn\w+|nemn\w+|skriv\w*|omtal\w+|peker på|peikar på|tar opp|tek opp|trekker fram|er inne på"
    r"|mention|writes?|speak)"
)
_MENTIONED = r"(?:nevnes|nevnt|nemnd|nemnt|omtalt|omtales|mentioned)"
_MOST = re.compile(rf"\b{_WORD}{_OF_ALL}\s+{_MENTION}\b", _I)
_BY_MOST = re.compile(rf"\b{_MENTIONED}\s+(?:av|by)\s+{_WORD}\s*(?:[.,;]|$)", _I)
# What turns the sentence round, or makes it about others than everybody.
_TURNED = re.compile(
    r"\b(?:ikke|ikkje|ingen|aldri|uten|utan|verken|eller|or|blant|hos|among|ett|minst|annet|anna|not|never"
    r"|neither|without|noe|noko|både|either)\b",
    _I,
)
_HALF = 50


def check_majorities(text: Text, number: int, words: str, rows: Sequence[Named]) -> Iterator[Violation]:
    """Find a sentence that says most mention what less than half do, by every row it can be about."""
    found = _MOST.search(words) or _BY_MOST.search(words)
    if not found or not rows or _TURNED.search(words):
        return
    labels = {row.row.label for row in rows}
    shares = sorted(share for row in rows for share in _shares(row))
    # Of several categories together it may be the sum that is meant.
    most = sum(shares) if len(labels) > 1 else max(shares, default=100.0)
    if most > _HALF:
        return
    at = Place(text=text.place, sentence=number)
    yield Violation("text-table", at, found["most"], place_of([rows[0]]), what_of(rows[0], share=True))


def _shares(named: Named) -> Iterator[float]:
    """Give what a row and its groups are shares of, in percent."""
    base = named.row.base or share_base(named.table)
    if named.row.count is not None and base:
        yield 100 * named.row.count / base
    yield from (float(cell.percent) for cell in named.cells if cell.percent is not None)
