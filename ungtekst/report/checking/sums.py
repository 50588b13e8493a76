"""Does a table add up? Its sum, its bases, its percentages, and the notes that its numbers ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ungtekst.report.checking.figures import Figures, Row, Table
from ungtekst.report.checking.shares import Percent, decimals, percent, rounded, written
from ungtekst.report.checking.violation import Place, Violation

# Shares rounded one by one can be this far from 100 in a table that leaves nobody out and has no note.
_ROUNDING = Fraction(1, 2)


def main_rows(table: Table) -> list[Row]:
    """Give the rows that are not counted within another."""
    return [row for row in table.rows if row.depth == 0]


def row_sum(rows: Sequence[Row]) -> int | None:
    """Add the counts of some rows; None when there are none or one of them is not printed."""
    counts = [row.count for row in rows if row.count is not None]
    return sum(counts) if counts and len(counts) == len(rows) else None


def share_base(table: Table, row: Row | None = None) -> int | None:
    """Give what a row's share is a share of; None when the table does not print it."""
    if row is not None and row.base is not None:
        return row.base
    if table.unit == "codings":
        return table.codings if table.codings is not None else row_sum(main_rows(table))
    if table.base is None and table.choice == "one":
        return table.codings if table.codings is not None else row_sum(main_rows(table))
    return table.base


def check_table(table: Table, figures: Figures) -> Iterator[Violation]:
    """Hold a table against itself."""
    yield from _sums(table)
    yield from _within(table)
    yield from _bases(table, figures)
    yield from _row_bases(table)
    yield from _percentages(table)
    yield from _rounding(table)


def _sums(table: Table) -> Iterator[Violation]:
    rows = main_rows(table)
    added = row_sum(rows)
    here = Place(table=table.number, part="rows")
    total = Place(table=table.number, part="sum")
    base = Place(table=table.number, part="base")
    if added is None:
        return
    if table.codings is not None:
        if added != table.codings:
            yield Violation("sum", total, str(table.codings), here, str(added))
        return
    if table.base is None or table.unit == "codings" or table.own_bases_note:
        return
    if table.choice == "one" and added != table.base:
        yield Violation("sum", base, str(table.base), here, str(added))
    elif table.choice != "one" and added > table.base and not table.several_note:
        yield Violation("bases-missing", here, str(added), base, str(table.base))


def _within(table: Table) -> Iterator[Violation]:
    """A row is at most its base, and a «herunder» at most the row it is counted within."""
    above: list[Row] = []
    for row in table.rows:
        del above[row.depth :]
        place = Place(table=table.number, row=row.label)
        base = row.base if row.base is not None else table.base
        if row.count is not None and base is not None and table.unit != "codings" and row.count > base:
            yield Violation("base", place, str(row.count), Place(table=table.number, part="base"), str(base))
        parent = above[-1] if above else None
        if parent and None not in (row.count, parent.count) and _more(row.count, parent.count):
            against = Place(table=table.number, row=parent.label)
            yield Violation("sum", place, str(row.count), against, str(parent.count))
        above.append(row)


def _more(count: int | None, than: int | None) -> bool:
    return count is not None and than is not None and count > than


def _bases(table: Table, figures: Figures) -> Iterator[Violation]:
    place = Place(table=table.number, part="base")
    asked = figures.asked.get(table.chapter) if table.chapter else None
    invited = figures.invited_of(table.chapter)
    of_asked, of_invited = Place(text=table.chapter, part="asked"), Place(part="invited")
    if table.answered is not None:
        answered = Place(table=table.number, part="answered")
        if _more(table.answered, asked):
            yield Violation("base", answered, str(table.answered), of_asked, str(asked))
        elif _more(table.answered, invited):
            yield Violation("base", answered, str(table.answered), of_invited, str(invited))
        left = table.answered - (table.left_out or 0) - (table.unjudged or 0)
        known = table.left_out is not None or table.unjudged is not None
        if table.base is not None and (table.base > left or (known and table.base != left)):
            yield Violation("base", place, str(table.base), answered, str(left))
    elif _more(table.base, asked):
        yield Violation("base", place, str(table.base), of_asked, str(asked))


def _row_bases(table: Table) -> Iterator[Violation]:
    """Rows with a base of their own ask for a note."""
    if table.own_bases_note or table.base is None:
        return
    for row in table.rows:
        if row.base is not None and row.base != table.base:
            place = Place(table=table.number, row=row.label)
            against = Place(table=table.number, part="base")
            yield Violation("base", place, str(row.base), against, str(table.base))


def _percentages(table: Table) -> Iterator[Violation]:
    groups = {group.name: group for group in table.groups}
    for row in table.rows:
        base = share_base(table, row)
        place = Place(table=table.number, row=row.label)
        yield from _percentage(place, row.count, row.percent, base)
        for cell in row.cells:
            group = groups.get(cell.group)
            place = Place(table=table.number, row=row.label, group=cell.group)
            yield from _percentage(place, cell.count, cell.percent, group.base if group else None)


def _percentage(
    place: Place, count: int | None, printed: Percent | None, base: int | None
) -> Iterator[Violation]:
    if count is None or printed is None or not base:
        return
    right = rounded(percent(count, base), decimals(printed))
    if right != Fraction(printed):
        against = Place(table=place.table, part="base")
        yield Violation(
            "percent",
            place,
            written(printed),
            against,
            f"{count}/{base} = {written(right, decimals(printed))}",
        )


def _rounding(table: Table) -> Iterator[Violation]:
    """Shares of a whole that do not add to 100 ask for a note."""
    rows = main_rows(table)
    if table.rounding_note or not _is_whole(table, rows):
        return
    for group in ("", *(group.name for group in table.groups)):
        shares = _column(rows, group)
        if not shares or len(shares) < 2:
            continue
        added = sum(map(Fraction, shares), Fraction(0))
        place = Place(table=table.number, group=group)
        if added == 100:
            continue
        unit = Fraction(1, 10 ** max(map(decimals, shares)))
        far = abs(added - 100) > _ROUNDING * unit * len(shares)
        against = Place(table=table.number, part="sum")
        yield Violation("sum" if far else "rounding", place, written(added), against, "100 %")


def _column(rows: Sequence[Row], group: str) -> list[Percent] | None:
    """Give a column's shares; None where one of them is not printed."""
    shares: list[Percent] = []
    for row in rows:
        cell = next((cell for cell in row.cells if cell.group == group), None)
        share = row.percent if not group else cell.percent if cell else None
        if share is None:
            return None
        shares.append(share)
    return shares


def _is_whole(table: Table, rows: Sequence[Row]) -> bool:
    """Tell whether the rows are parts of one whole, each part counted once."""
    if table.choice or table.several_note or table.own_bases_note:
        return table.choice == "one" or table.unit == "codings"
    if table.unit == "codings":
        return True
    added = row_sum(rows)
    if added is not None and table.base is not None:
        return added == table.base
    shares = _column(rows, "")
    # Of a table that prints neither counts nor base: parts of a whole come this near it by rounding.
    return bool(shares) and abs(sum((Fraction(share) for share in shares or ()), Fraction(-100))) <= 2
