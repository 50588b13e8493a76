"""What may a number be? Every count, base, share, sum and difference that tables give for some rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from ungtekst.report.checking.figures import Figures, Row, Table
from ungtekst.report.checking.groups import group_mean
from ungtekst.report.checking.naming import Named
from ungtekst.report.checking.said import Said
from ungtekst.report.checking.shares import decimals, percent, rounded
from ungtekst.report.checking.sums import main_rows, row_sum, share_base

_MOST_ADDED = 5
_MEAN_SLACK = 1
_RATIO_SLACK = 5


@dataclass(frozen=True)
class Reading:
    """A number that a table gives. ``places`` are the decimals it is printed with, None when it is exact."""

    value: Fraction
    places: int | None = None
    slack: Fraction = Fraction(0)

    def fits(self, said: Said) -> bool:
        """Tell whether a number in a text may be this one."""
        if said.fits(self.value):
            return True
        if self.slack and abs(self.value - said.value) <= self.slack:
            return True
        finer = self.places is not None and said.outright and said.places > self.places
        return finer and rounded(said.value, self.places or 0) == self.value


def counts_of(named: Sequence[Named], rest: bool = True) -> Iterator[Reading]:
    """Give the counts that the rows may be told by: their own, sums, differences.

    With ``rest`` also those who are in none of the rows.
    """
    yield from plain_counts_of(named)
    for table, rows, split in _by_table(named):
        own = [row.count for row in rows if row.count is not None]
        for added in _subsets(own):
            yield _whole(sum(added))
        for one, other in combinations(own, 2):
            yield _whole(abs(one - other))
        bases = (table.base, table.answered, table.codings, *(row.base for row in rows))
        for base in {one for one in bases if one is not None and rest}:
            yield from (_whole(abs(base - count)) for count in (*own, sum(own)))
        yield from map(_whole, _up_to(table, rows))
        for row in rows:
            if split:
                yield from map(_whole, _cell_counts(table, row, rest))
            children = [child.count for child in children_of(table, row) if child.count is not None]
            if children:
                yield _whole(sum(children))
            if row.count is not None:
                yield from (_whole(abs(row.count - child)) for child in children)


def plain_counts_of(named: Sequence[Named]) -> Iterator[Reading]:
    """Give the counts of rows and of their groups, and of all the rows together."""
    for _, rows, split in _by_table(named):
        own = [row.count for row in rows if row.count is not None]
        yield from map(_whole, own)
        if len(own) > 1:
            yield _whole(sum(own))
        cells = (cell.count for row in rows if split for cell in row.cells)
        yield from (_whole(count) for count in cells if count is not None)


def plain_shares_of(named: Sequence[Named], stated: Sequence[int] = ()) -> Iterator[Reading]:
    """Give the shares of rows and of their groups, and of all the rows together."""
    for table, rows, split in _by_table(named):
        for row in rows:
            yield from _own_shares(table, row, stated)
            yield from _cell_shares(table, row) if split else ()
        counts = [row.count for row in rows if row.count is not None]
        if len(counts) > 1 and (base := share_base(table)):
            yield Reading(percent(sum(counts), base))


def _cell_counts(table: Table, row: Row, rest: bool) -> Iterator[int]:
    cells = [cell.count for cell in row.cells if cell.count is not None]
    yield from cells
    yield from (sum(added) for added in _subsets(cells))
    yield from (abs(a - b) for a, b in combinations(cells, 2))
    if rest:
        yield from (base - count for count, base in _with_group_base(table, row))


def _up_to(table: Table, rows: Sequence[Row]) -> Iterator[int]:
    """Counts of a scale up to a row and from it («minst i noen grad»), in a table of one answer each."""
    counts = [row.count for row in table.rows]
    if table.choice != "one" or None in counts:
        return
    known = [count for count in counts if count is not None]
    for row in rows:
        at = next(at for at, one in enumerate(table.rows) if one is row)
        yield from (sum(known[: at + 1]), sum(known[at:]), sum(known[:at]), sum(known[at + 1 :]))


def _with_group_base(table: Table, row: Row) -> Iterator[tuple[int, int]]:
    bases = {group.name: group.base for group in table.groups}
    for cell in row.cells:
        base = bases.get(cell.group)
        if cell.count is not None and base is not None:
            yield cell.count, base


def shares_of(named: Sequence[Named], bases: Iterable[int] = (), rest: bool = True) -> Iterator[Reading]:
    """Give the shares in percent that the rows may be told by; with ``rest`` those of all the others too.

    ``bases`` are given in the sentence itself («37 av 123») and stand beside the table's own.
    """
    stated = [base for base in bases if base > 0]
    for table, rows, split in _by_table(named):
        shares: list[list[Reading]] = [list(_own_shares(table, row, stated)) for row in rows]
        for own in shares:
            yield from own
            yield from (Reading(100 - one.value, one.places) for one in own if rest)
        yield from _added_shares(table, rows, stated, rest)
        if base := share_base(table):
            yield from (Reading(percent(count, base)) for count in _up_to(table, rows) if 0 < count < base)
        for row in rows:
            if split:
                cells = list(_cell_shares(table, row))
                yield from cells
                yield from (Reading(100 - one.value, one.places) for one in cells if rest)
                yield from (Reading(abs(a.value - b.value)) for a, b in combinations(cells, 2))
            bare = row.percent is None and row.count is None
            if bare and (mean := group_mean(table, row)) is not None:
                yield Reading(mean, slack=Fraction(_MEAN_SLACK))
            children = [child for child in children_of(table, row) if child.count is not None]
            if row.count:
                yield from (Reading(percent(child.count or 0, row.count)) for child in children)
        for one, other in combinations([own[0] for own in shares if own], 2):
            yield Reading(abs(one.value - other.value))


def _own_shares(table: Table, row: Row, stated: Sequence[int]) -> Iterator[Reading]:
    if row.percent is not None:
        yield Reading(Fraction(row.percent), decimals(row.percent))
    if row.count is not None:
        base = share_base(table, row)
        yield from (Reading(percent(row.count, one)) for one in dict.fromkeys((base, *stated)) if one)


def _cell_shares(table: Table, row: Row) -> Iterator[Reading]:
    for cell in row.cells:
        if cell.percent is not None:
            yield Reading(Fraction(cell.percent), decimals(cell.percent))
    yield from (Reading(percent(count, base)) for count, base in _with_group_base(table, row) if base)


def _added_shares(table: Table, rows: Sequence[Row], stated: Sequence[int], rest: bool) -> Iterator[Reading]:
    """Shares of several rows together, from their counts and as a reader adds the printed ones."""
    printed = [Fraction(row.percent) for row in rows if row.percent is not None]
    bases = [base for base in (share_base(table), *stated) if base]
    own = [row.count for row in rows if row.count is not None]
    sums = [sum(added, Fraction(0)) for added in _subsets(printed)]
    sums += [percent(sum(parts), base) for parts in _subsets(own) for base in bases]
    for added in sums:
        yield Reading(added)
        if rest:
            yield Reading(100 - added)


def fits_rows(said: Said, rows: Sequence[Named], stated: Sequence[int], rest: bool = False) -> bool:
    """Tell whether a number in a text may be one of the rows'; the rest is as for ``shares_of``."""
    if said.open and not rest:
        # Some sum or difference is nearly always above, or below.
        plain = plain_counts_of(rows) if said.kind == "count" else plain_shares_of(rows, stated)
        return any(reading.fits(said) for reading in plain)
    if said.kind == "count" and said.value == 0:
        # A difference of two equal counts is 0 too, and no answer to «ingen».
        return any(0 in (row.row.count, *(cell.count for cell in row.cells)) for row in rows)
    if said.kind == "count":
        return any(reading.fits(said) for reading in counts_of(rows, rest))
    if said.pair and _fits_pair(said, rows, rest):
        return True
    return any(reading.fits(said) for reading in shares_of(rows, stated, rest))


def _fits_pair(said: Said, rows: Sequence[Named], rest: bool) -> bool:
    """«To av tre» is near two thirds, or it is two of three respondents."""
    part, whole = said.pair or (0, 0)
    counts = {reading.value for reading in counts_of(rows, rest)}
    if Fraction(part) in counts and any(whole in {row.table.base, row.row.base} for row in rows):
        return True
    shares = list(shares_of(rows, (), rest))
    near = any(abs(reading.value - said.value) <= _RATIO_SLACK for reading in shares)
    return (said.outright and near) or any(reading.fits(said) for reading in shares)


def bases_of(tables: Sequence[Table], figures: Figures, chapter: str, stated: bool = True) -> frozenset[int]:
    """Give every base of some tables, and the facts of the survey; with ``stated`` those beside."""
    chapters = {chapter} if chapter else {table.chapter for table in tables}
    known = {figures.invited, *(figures.stated if stated else ())}
    known |= {figures.asked.get(one) for one in chapters} | {figures.invited_of(one) for one in chapters}
    for table in tables:
        added = row_sum(main_rows(table))
        # Rows whose base nobody prints may still be told of by their sum.
        known |= {
            table.base,
            table.answered,
            table.left_out,
            table.unjudged,
            table.persons,
            table.codings,
            added,
        }
        known |= {group.base for group in table.groups} | {row.base for row in table.rows}
    return frozenset(one for one in known if one)


def steps_between(tables: Sequence[Table], figures: Figures, chapter: str) -> frozenset[int]:
    """Give how many fell away between one base and another: asked who did not answer, answers left out."""
    chapters = {chapter} if chapter else {table.chapter for table in tables}
    steps = [one for one in _steps(tables, figures, chapters) if one is not None]
    return frozenset(abs(a - b) for a, b in combinations(steps, 2)) - {0}


def _steps(tables: Sequence[Table], figures: Figures, chapters: set[str]) -> set[int | None]:
    steps = {figures.invited_of(one) for one in chapters} | {figures.asked.get(one) for one in chapters}
    return steps.union(*({table.answered, table.base} for table in tables))


def rates_of(tables: Sequence[Table], figures: Figures, chapter: str) -> Iterator[Reading]:
    """Give the shares that bases are of one another: response rates, groups' shares of all."""
    chapters = {chapter} if chapter else {table.chapter for table in tables}
    steps = sorted(one for one in _steps(tables, figures, chapters) if one)
    steps_and_left = [*steps, *(table.left_out for table in tables if table.left_out)]
    for part in steps_and_left:
        yield from (Reading(percent(part, whole)) for whole in steps if part < whole)
    for table in tables:
        for group in table.groups:
            if group.base and table.base:
                yield Reading(percent(group.base, table.base))


def children_of(table: Table, row: Row) -> list[Row]:
    """Give the rows that are counted within a row, one level down."""
    at = next(at for at, one in enumerate(table.rows) if one is row)
    children = []
    for one in table.rows[at + 1 :]:
        if one.depth <= row.depth:
            break
        if one.depth == row.depth + 1:
            children.append(one)
    return children


def _by_table(named: Sequence[Named]) -> Iterator[tuple[Table, list[Row], bool]]:
    rows: dict[int, tuple[Table, list[Row], bool]] = {}
    for one in named:
        held = rows.setdefault(id(one.table), (one.table, [], one.split))[1]
        if all(one.row is not row for row in held):
            held.append(one.row)
    yield from rows.values()


def _whole(count: int) -> Reading:
    return Reading(Fraction(count))


def _subsets(numbers: Sequence[Fraction] | Sequence[int]) -> Iterator[tuple]:  # type: ignore[type-arg]
    """Give the sums a text may make: any two or more of a few rows; all, where they are many."""
    if len(numbers) > _MOST_ADDED:
        yield tuple(numbers)
        return
    for size in range(2, len(numbers) + 1):
        yield from combinations(numbers, size)
