"""Is a change what the waves make it: so many more or fewer, so many percentage points?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from ungtekst.report.checking.claims import Claim
from ungtekst.report.checking.naming import Named
from ungtekst.report.checking.rows import own_shares
from ungtekst.report.checking.said import Said
from ungtekst.report.checking.shares import rounded

_BOTH_SIDES = 2


def is_change(said: Said, rows: Sequence[Named], there: Sequence[Named]) -> bool:
    """Tell whether a count is how many more or fewer a row has than in another wave, ``there``."""
    alike = [
        (one.row.count, other.row.count)
        for one in rows
        for other in there
        if one.row.label == other.row.label
    ]
    return said.kind == "count" and any(
        said.fits(Fraction(abs(a - b))) for a, b in alike if a is not None and b is not None
    )


def are_wrong_points(claim: Claim, claims: Sequence[Claim], everywhere: Sequence[Named]) -> bool:
    """Tell whether percentage points are no difference of shares, in the sentence or of rows everywhere.

    Where neither two shares are said nor an earlier wave told of, what they are between is not known.
    """
    told = [one.said.value for one in claims if one.said.kind == "percent"]
    if len(told) < _BOTH_SIDES and not claim.past:
        return False
    shares = [share for named in everywhere for share in _all_shares(named)]
    apart = (abs(a - b) for some in (told, shares) for a, b in combinations(some, 2))
    return not any(claim.said.fits(rounded(value, claim.said.places)) for value in apart)


def _all_shares(named: Named) -> Iterator[Fraction]:
    """Give the shares of a row and of its groups, told of or not."""
    yield from (reading.value for reading in own_shares(named))
    for cell in named.row.cells:
        if cell.percent is not None:
            yield Fraction(cell.percent)
