"""What does a row print, and how does a message point to it?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ungtekst.report.checking.groups import group_mean
from ungtekst.report.checking.naming import Named
from ungtekst.report.checking.readings import Reading
from ungtekst.report.checking.shares import percent, written
from ungtekst.report.checking.sums import share_base
from ungtekst.report.checking.violation import Place


def is_hidden(named: Named) -> bool:
    """Tell whether one of a row's groups is not shown, so that a number may be of it."""
    hidden = any(cell.count is None and cell.percent is None for cell in named.cells)
    return hidden or (named.split and len(named.cells) < len(named.table.groups))


def has_share(named: Named) -> bool:
    """Tell whether a row's share, or one of its groups', is printed or can be computed."""
    row = named.row
    computed = row.count is not None and bool(share_base(named.table, row))
    return row.percent is not None or computed or any(cell.percent is not None for cell in named.cells)


def is_only_split(named: Named) -> bool:
    """Tell whether a row has no number but its groups'."""
    return named.row.count is None and named.row.percent is None


def own_shares(named: Named) -> Iterator[Reading]:
    """Give a row's own share, as it is printed and as it is computed."""
    row, base = named.row, share_base(named.table, named.row)
    if row.percent is not None:
        yield Reading(Fraction(row.percent))
    if row.count is not None and base:
        yield Reading(percent(row.count, base))


def place_of(rows: Sequence[Named]) -> Place:
    """Give the place of one row, or of a few in the table of the first."""
    labels = dict.fromkeys(named.row.label for named in rows if named.table is rows[0].table)
    table, row = rows[0].table, "» + «".join(list(labels)[:3])
    # A result that is told in prose alone has no table to point to.
    return Place(table=table.number, row=row) if table.number else Place(text=table.chapter, row=row)


def base_said(named: Named) -> str:
    """Say a row's count and base as a fraction."""
    return f"{named.row.count}/{share_base(named.table, named.row)}" if named.row.count is not None else "–"


def what_of(named: Named, share: bool = False, together: Sequence[Named] = ()) -> str:
    """Say what stands in a row (or in some ``together``): the count, the share, or both."""
    rows = [one for one in together or (named,) if one.table is named.table][:3]
    counts = [str(one.row.count) for one in rows if one.row.count is not None]
    shares = [written(one.row.percent) for one in rows if one.row.percent is not None]
    if not shares and share:
        shares = [
            written(percent(one.row.count, base), 0)
            for one in rows
            if one.row.count is not None and (base := share_base(one.table, one.row))
        ]
    if not counts and not shares and (mean := group_mean(named.table, named.row)) is not None:
        return written(mean, 1)
    said = " + ".join(counts)
    return f"{said} ({' + '.join(shares)})" if said and shares else said or " + ".join(shares) or "–"
