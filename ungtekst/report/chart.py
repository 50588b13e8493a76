"""A bar chart as numbers: where each bar of a category table stands in an SVG of any width."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

from ungtekst.report.shapes import CategoryRow, CategoryTable
from ungtekst.report.writing import Words

# Pixels down, percent across: the drawing has no viewBox, so its text keeps its size on a phone.
_LINE, _BAR, _GAP, _INDENT = 16, 12, 8, 16
_WIDEST = 70.0
_LABEL = 44


@dataclass(frozen=True)
class Line:
    """A line of a label and its baseline."""

    text: str
    y: int


@dataclass(frozen=True)
class Bar:
    """A bar: the lines of its label, its place in pixels, its width in percent, and what stands
    ``gap`` pixels after it."""

    lines: tuple[Line, ...]
    x: int
    y: int
    height: int
    width: str
    said: str
    gap: int
    child: bool


@dataclass(frozen=True)
class Chart:
    """A drawing of ``height`` pixels, with the words that stand for it where it cannot be seen."""

    height: int
    bars: tuple[Bar, ...]
    title: str
    description: str


def chart(table: CategoryTable, words: Words) -> Chart:
    """Lay out the rows that are shown, one under the other, the longest bar 70 % wide."""
    rows = [row for row in table.rows if row.count is not None]
    lengths = table.lengths
    bars, y = [], 0
    for row in rows:
        bar = _bar(row, y, lengths[row.code], words)
        bars.append(bar)
        y = bar.y + _BAR + _GAP
    said = (
        words("bar", label=row.label, count=row.count, base=row.base, share=words.percent(row.percent))
        for row in rows
    )
    return Chart(y, tuple(bars), words("figure_title", label=table.label), "; ".join(said) + ".")


def _bar(row: CategoryRow, top: int, length: float, words: Words) -> Bar:
    written = f"{words('under')}: {row.label}" if row.depth else row.label
    lines = [
        Line(text, top + number * _LINE) for number, text in enumerate(wrap(written, _LABEL) or [""], start=1)
    ]
    count = row.count or 0
    return Bar(
        lines=tuple(lines),
        x=row.depth * _INDENT,
        y=lines[-1].y + 6,
        height=_BAR,
        width=f"{_WIDEST * length:.2f}",
        said=f"{words.number(count)} ({words.percent(row.percent)})",
        gap=6 if count else 0,
        child=row.depth > 0,
    )
