"""Do the groups agree with all? A whole lies within its parts, at their weighted mean."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ungtekst.report.checking.figures import Group, Row, Table
from ungtekst.report.checking.shares import decimals, percent, rounded, written
from ungtekst.report.checking.sums import share_base
from ungtekst.report.checking.violation import Place, Violation


def check_groups(table: Table) -> Iterator[Violation]:
    """Hold a table's groups against its column for all."""
    bases = {group.name: group.base for group in table.groups}
    for row in table.rows:
        if not row.cells:
            continue
        broken = list(_counts(table, row, bases))
        yield from broken
        if not broken:
            yield from _shares(table, row)


def group_mean(table: Table, row: Row) -> Fraction | None:
    """Give the mean of a row's group shares weighted by the groups' bases, in percent.

    None where a share or a base is not printed, or the groups are not all there is of the base.
    """
    groups = {group.name: group for group in table.groups}
    parts = [_part(groups.get(cell.group), cell.percent, cell.count) for cell in row.cells]
    if not parts or len(parts) != len(groups) or None in parts:
        return None
    known = [part for part in parts if part is not None]
    whole = sum(base for base, _ in known)
    if not whole or (table.base is not None and row.base is None and table.base != whole):
        return None
    return sum((base * share for base, share in known), Fraction(0)) / whole


def _part(group: Group | None, share: object, count: int | None) -> tuple[int, Fraction] | None:
    if group is None or not group.base:
        return None
    if count is not None:
        return group.base, percent(count, group.base)
    return None if share is None else (group.base, Fraction(str(share)))


def _counts(table: Table, row: Row, bases: dict[str, int | None]) -> Iterator[Violation]:
    """Counts by group add to the row's count, or to less where some respondents are in no group."""
    place = Place(table=table.number, row=row.label)
    counts = [cell.count for cell in row.cells]
    for cell in row.cells:
        base = bases.get(cell.group)
        if cell.count is not None and base is not None and cell.count > base:
            at = Place(table=table.number, row=row.label, group=cell.group)
            yield Violation(
                "base",
                at,
                str(cell.count),
                Place(table=table.number, group=cell.group, part="base"),
                str(base),
            )
    if row.count is None or None in counts:
        return
    added = sum(count for count in counts if count is not None)
    known = [base for base in bases.values() if base is not None]
    whole = share_base(table, row)
    everybody = len(known) == len(bases) == len(counts) and sum(known) == whole
    if added > row.count or (everybody and added != row.count):
        yield Violation("sum", place, str(row.count), Place(table=table.number, part="groups"), str(added))


def _shares(table: Table, row: Row) -> Iterator[Violation]:
    """The share of all lies within the groups' shares, and at their weighted mean where that is known."""
    shares = [Fraction(cell.percent) for cell in row.cells if cell.percent is not None]
    if row.percent is None or len(shares) < 2 or len(shares) != len(row.cells):
        return
    at = Place(table=table.number, row=row.label)
    against = Place(table=table.number, row=row.label, part="groups")
    slack = Fraction(1, 10 ** decimals(row.percent))
    whole, mean = Fraction(row.percent), group_mean(table, row)
    within = min(shares) - slack / 2 <= whole <= max(shares) + slack / 2
    if mean is not None and abs(whole - mean) > slack:
        yield Violation("subgroups", at, written(row.percent), against, written(rounded(mean, 1)))
    elif mean is None and not within and not _some_in_no_group(table, row):
        said = f"{written(min(shares), 1)} – {written(max(shares), 1)}"
        yield Violation("subgroups", at, written(row.percent), against, said)


def _some_in_no_group(table: Table, row: Row) -> bool:
    """Tell whether respondents are known to stand outside every group, so that all may lie outside too."""
    bases = [group.base for group in table.groups]
    whole = share_base(table, row)
    known = [base for base in bases if base is not None]
    return whole is not None and len(known) == len(bases) and sum(known) < whole
