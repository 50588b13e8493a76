"""Every table of a report as lines of words: its head, its rows, its bases and the notes under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch
from typing import Literal

from ungtekst.report.data import Bases, Report
from ungtekst.report.numbers import percent
from ungtekst.report.shapes import (
    SMALLEST_SHARED,
    AimTable,
    CategoryRow,
    CategoryTable,
    Cell,
    PairTable,
    SplitColumn,
    SplitRow,
    SplitTable,
    ValueTable,
)
from ungtekst.report.writing import Words

Kind = Literal["row", "under", "deep", "less", "step", "base"]
_HIDDEN, _NOT_FOR, _NOT_SHOWN = ":", "·", "–"


@dataclass(frozen=True)
class Line:
    """A row of a table: its words from the left, then its numbers as they are written.

    ``kind``: a ``row``; one ``under`` the row above, or ``deep``er; what a base is ``less`` by, and a
    ``step`` on the way to one; a ``base``.
    """

    words: tuple[str, ...]
    numbers: tuple[str, ...]
    kind: Kind = "row"


@dataclass(frozen=True)
class Grid:
    """A table in words. ``head`` is its first line; ``notes`` stand under it."""

    number: int
    caption: str
    head: Line
    rows: tuple[Line, ...]
    notes: tuple[str, ...] = ()


def overview(report: Report, w: Words) -> Grid:
    """The questions, and how many were asked, answered and coded."""

    def line(number: int, wording: str, wave: str, bases: Bases) -> Line:
        said = f"{number} {wording}" + (f" ({wave})" if len(report.waves) > 1 else "")
        asked = w("unknown") if bases.asked is None else w.number(bases.asked)
        return Line((said,), (asked, w.number(bases.answered), w.number(bases.coded)))

    return Grid(
        report.overview_number,
        w("overview_caption"),
        Line((w("question"),), (w("asked"), w("answered"), w("coded"))),
        tuple(line(c.number, c.wording, c.wave, c.bases) for c in report.chapters),
    )


def sources(report: Report, w: Words) -> Grid:
    """Where the decisions in the report's answers come from."""
    decided = report.decisions
    rows = [(w("human"), decided.human), (w("model"), decided.model), (w("rule"), decided.rule)]
    lines = [Line((label,), (w.number(count),)) for label, count in rows]
    total = Line((w("total"),), (w.number(decided.total),), "base")
    notes = (w("disputed_all", n=report.disputed),) if report.disputed else ()
    head = Line((w("source"),), (w("count"),))
    return Grid(report.sources_number, w("sources_caption"), head, (*lines, total), notes)


@singledispatch
def grid(table: object, report: Report, w: Words) -> Grid:
    """Give any table of a report in words."""
    raise TypeError(f"no table: {type(table).__name__}")


@grid.register
def _bases(bases: Bases, report: Report, w: Words) -> Grid:
    notes = (w("disputed_chapter", n=bases.disputed),) if bases.disputed else ()
    head = Line((w("bases_step"),), (w("count"), w("share")))
    return Grid(bases.number, w("bases_caption"), head, tuple(_steps(bases, w)), notes)


def _steps(bases: Bases, w: Words) -> Iterator[Line]:
    def less(label: str, count: int) -> Line:
        return Line((f"– {label}",), (w.number(count), ""), "less")

    def step(label: str, count: int | None, of: int | None = None, named: str = "") -> Line:
        if count is None:
            return Line((label,), (w("unknown"), ""), "step")
        share = f"{w.percent(percent(count, of))} {named}" if of else ""
        return Line((label,), (w.number(count), share), "step")

    if bases.invited is not None:
        yield step(w("invited"), bases.invited)
    if bases.took_part is not None:
        yield step(w("took_part"), bases.took_part, bases.invited, w("of_invited"))
    yield step(w("asked"), bases.asked)
    if bases.no_row is not None:
        yield less(w("no_row"), bases.no_row)
    yield less(w("blank"), bases.blank)
    yield step(w("answered"), bases.answered, bases.asked, w("of_asked"))
    for reason in bases.left_out:
        yield less(reason.label.lower(), reason.count)
    yield step(w("usable"), bases.usable, bases.answered, w("of_answered"))
    if bases.uncoded:
        yield less(w("uncoded"), bases.uncoded)
    yield step(w("coded"), bases.coded, bases.usable, w("of_usable"))


@grid.register
def _categories(table: CategoryTable, report: Report, w: Words) -> Grid:
    disputed = bool(table.disputed)
    key = "categories_caption" if table.one_base else "categories_own_bases"
    heads = [w("count"), w("share"), *([w("disputed")] if disputed else [])]

    def line(row: CategoryRow) -> Line:
        share = w.percent(row.percent)
        if row.base != table.coded:
            share += f" {w('of_base', n=row.base)}"
        count = _NOT_SHOWN if row.count is None else w.number(row.count)
        more = [w.number(row.disputed)] if disputed else []
        return Line((_label(row, w),), (count, share, *more), _kind(row.depth))

    def base(label: str, count: int) -> Line:
        return Line((label,), (w.number(count), "", *([""] if disputed else [])), "base")

    bases = base(w("coded"), table.coded), base(w("respondents"), table.answered)
    return Grid(
        table.number,
        w(key, label=table.label, n=table.coded),
        Line((w("category"),), tuple(heads)),
        (*map(line, table.rows), *bases),
        tuple(_category_notes(table, report, w)),
    )


def _category_notes(table: CategoryTable, report: Report, w: Words) -> Iterator[str]:
    if table.several:
        mean = w.decimal(table.codings / table.coded)
        yield w("several", codings=table.codings, base=table.coded, mean=mean)
    else:
        yield w("several_maybe")
    if any(row.depth for row in table.rows):
        yield w("under_note")
    if not table.one_base:
        yield w("own_base")
    if any(row.count is None for row in table.rows):
        yield w("hidden_row", n=report.min_base)
    if table.without:
        share = w.percent(percent(table.without, table.coded))
        yield w("without", n=table.without, base=table.coded, share=share)
    if table.codings:
        by = table.sources
        yield w("sources", n=table.codings, human=by.human, model=by.model, rule=by.rule)


@grid.register
def _values(table: ValueTable, report: Report, w: Words) -> Grid:
    rows = [Line((row.label,), (w.number(row.count), w.percent(row.percent))) for row in table.rows]
    total = Line((w("total"),), (w.number(table.total), w.percent(100)), "base")
    told = {
        "rounding": table.rounded_sum != 100 and w("rounding", sum=table.rounded_sum),
        "disputed": table.disputed and w("disputed_note", n=table.disputed),
        "missing": table.not_judged and w("values_missing", n=table.not_judged),
    }
    return Grid(
        table.number,
        w("values_caption", label=table.label, n=table.total),
        Line((w("value"),), (w("count"), w("share"))),
        (*rows, total),
        tuple(note for note in told.values() if isinstance(note, str)),
    )


_SPLIT = {"group": "group_table", "wave": "wave_table", "question": "frame_table"}


@grid.register
def _split(table: SplitTable, report: Report, w: Words) -> Grid:
    waves = table.kind == "wave" and len(table.columns) > 1
    key = _SPLIT[table.kind] + ("" if table.one_base else "_own")
    heads = [column.label for column in table.columns] + ([w("change")] if waves else [])
    bases = [_HIDDEN if column.base is None else w.number(column.base) for column in table.columns]

    def line(row: SplitRow) -> Line:
        cells = [_cell(cell, column, table, w) for cell, column in zip(row.cells, table.columns, strict=True)]
        if waves:
            cells.append(_change(table, row, w))
        return Line((_label(row, w),), tuple(cells), _kind(row.depth))

    return Grid(
        table.number,
        w(key, label=table.label, group=table.name),
        Line((w("category") if table.choice == "many" else w("value"),), tuple(heads)),
        (*map(line, table.rows), Line((w(_base_row(table)),), (*bases, *([""] if waves else [])), "base")),
        tuple(_split_notes(table, report, w)),
    )


def _base_row(table: SplitTable) -> str:
    return "base_row" if table.choice == "many" else "value_base_row"


def _change(table: SplitTable, row: SplitRow, w: Words) -> str:
    change = table.change(row)
    if change is not None:
        return w("points", n=signed(change))
    last = row.cells[-2:]
    if None in last:
        return _NOT_FOR
    return table.blank if any(cell and cell.count is None for cell in last) else _NOT_SHOWN


def _split_notes(table: SplitTable, report: Report, w: Words) -> Iterator[str]:
    if table.kind == "wave" and len(table.columns) > 1:
        yield w("change_note")
    if any(row.depth for row in table.rows):
        yield w("under_note")
    if not table.one_base:
        yield w("own_base")
    if table.left_out:
        yield w("left_out_rows", labels=", ".join(table.left_out))
    if table.hidden:
        yield w("hidden_note", n=report.min_cell)
    if table.few:
        yield w("few_note", n=SMALLEST_SHARED)
    if any(cell is None for row in table.rows for cell in row.cells):
        yield w("not_for")


@grid.register
def _pairs(table: PairTable, report: Report, w: Words) -> Grid:
    heads = w("pair_both"), w("pair_share_first"), w("pair_share_second")
    rows = (
        Line(
            (pair.first_label, pair.second_label),
            (
                w.number(pair.both),
                f"{w.percent(pair.share_of_first)} {w('of_base', n=pair.firsts)}",
                f"{w.percent(pair.share_of_second)} {w('of_base', n=pair.seconds)}",
            ),
        )
        for pair in table.pairs
    )
    return Grid(
        table.number,
        w("pair_table", label=table.label, n=table.coded),
        Line((w("pair_first"), w("pair_second")), heads),
        tuple(rows),
        (w("pair_note", n=table.least), w("pair_base")),
    )


@grid.register
def _aims(table: AimTable, report: Report, w: Words) -> Grid:
    rows = []
    for row in table.rows:
        share = w.percent(row.percent)
        if row.base != table.coded:
            share += f" {w('of_base', n=row.base)}"
        rows.append(Line((row.id, ", ".join(row.labels) or _NOT_SHOWN), (w.number(row.count), share)))
    return Grid(
        table.number,
        w("aim_table", label=table.label, frame=table.frame, n=table.coded),
        Line((w("aim"), w("aim_codes")), (w("count"), w("share"))),
        tuple(rows),
    )


def signed(change: int) -> str:
    """Write a change with its sign, a true minus among them."""
    return f"{change:+d}".replace("-", "\N{MINUS SIGN}") if change else "0"


def _cell(cell: Cell | None, column: SplitColumn, table: SplitTable, w: Words) -> str:
    if cell is None:
        return _NOT_FOR
    if cell.count is None:
        return table.blank
    of = "" if cell.base in (None, column.base) else f" {w('of_base', n=cell.base)}"
    share = _HIDDEN if cell.base is None else w.percent(cell.percent)
    return f"{w.number(cell.count)}{of} ({share})"


def _label(row: CategoryRow | SplitRow, w: Words) -> str:
    return f"{w('under')}: {row.label}" if row.depth else row.label


def _kind(depth: int) -> Kind:
    return "row" if not depth else "under" if depth == 1 else "deep"
