"""A category table drawn as a picture: bars that stay apart on a black-and-white printer.

Drawn with Pillow and a font that ships (a part of DejaVu Sans), a tenth of what a plotting library weighs:
the same bytes wherever the same Pillow is, and no font is looked for on the machine.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ungtekst.report.shapes import CategoryRow, CategoryTable
from ungtekst.report.writing import Words

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

DOTS_PER_INCH = 300
WIDTH_CM = 15.9
# DejaVu Sans 2.37, cut down (pyftsubset) to Latin, Greek, Cyrillic and the signs of running text.
_FONT = Path(__file__).with_name("DejaVuSans.ttf")
_INK, _BAR, _PAPER = "#1a1a1a", "#24476b", "#ffffff"
# Where a bar starts and the longest one ends, in parts of the width; what follows it is its number.
_BARS_FROM, _BARS_TO = 0.40, 0.83
_MOST_LINES = 3


def _dots(points: float) -> int:
    return round(points * DOTS_PER_INCH / 72)


_SIZE, _LINE, _HEIGHT, _BETWEEN, _INDENT, _THIN = map(_dots, (8.5, 10.5, 10.5, 6, 9, 0.6))
_WIDTH = round(WIDTH_CM / 2.54 * DOTS_PER_INCH)


@dataclass(frozen=True)
class Picture:
    """A PNG, its size in pixels, how many of them to the inch, and the number of the figure."""

    png: bytes
    width: int
    height: int
    dots_per_inch: int
    number: int


def picture(table: CategoryTable, words: Words) -> Picture:
    """Draw the rows that are shown: main categories filled, those «herunder» hatched, all numbered."""
    from PIL import Image, ImageDraw

    rows = [(row, _lines(row, words)) for row in table.rows if row.count is not None]
    lengths = table.lengths
    heights = [max(_HEIGHT, len(lines) * _LINE) + _BETWEEN for _, lines in rows]
    height = sum(heights) + _BETWEEN
    image = Image.new("RGB", (_WIDTH, height), _PAPER)
    draw = ImageDraw.Draw(image)
    top = _BETWEEN
    for (row, lines), of_row in zip(rows, heights, strict=True):
        _row(draw, row, lines, top, of_row - _BETWEEN, lengths[row.code], words)
        top += of_row
    axis = round(_WIDTH * _BARS_FROM)
    draw.rectangle((axis - _THIN, 0, axis, height), fill=_INK)
    stream = io.BytesIO()
    image.quantize(32).save(stream, "PNG", optimize=True, dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return Picture(stream.getvalue(), _WIDTH, height, DOTS_PER_INCH, table.figure)


def _row(
    draw: ImageDraw, row: CategoryRow, lines: list[str], top: int, height: int, length: float, words: Words
) -> None:
    middle = top + height // 2
    first = middle - (len(lines) - 1) * _LINE // 2
    for number, line in enumerate(lines):
        place = (min(row.depth, 4) * _INDENT, first + number * _LINE)
        draw.text(place, line, fill=_INK, font=_font(), anchor="lm")
    count = row.count or 0
    start = round(_WIDTH * _BARS_FROM)
    end = start + round(_WIDTH * (_BARS_TO - _BARS_FROM) * length)
    box = (start, middle - _HEIGHT // 2, end, middle + _HEIGHT // 2)
    if count and row.depth:
        _hatch(draw, box)
    elif count:
        draw.rectangle(box, fill=_BAR)
    said = f"{words.number(count)} ({words.percent(row.percent)})"
    draw.text((end + _dots(4), middle), said, fill=_INK, font=_font(), anchor="lm")


def _hatch(draw: ImageDraw, box: tuple[int, int, int, int]) -> None:
    """Fill a box with slanting lines, each cut where it leaves the box, and draw its edge."""
    left, top, right, bottom = box
    tall = bottom - top
    for at in range(left - tall, right, _dots(3)):
        low, high = max(at, left), min(at + tall, right)
        if low < high:
            draw.line((low, bottom - (low - at), high, bottom - (high - at)), fill=_BAR, width=_dots(0.9))
    draw.rectangle(box, outline=_BAR, width=_dots(0.8))


def _lines(row: CategoryRow, words: Words) -> list[str]:
    """Cut a row's label into lines that end before the bars; a label too long for its lines ends in «…»."""
    written = f"{words('under')}: {row.label}" if row.depth else row.label
    room = round(_WIDTH * _BARS_FROM) - min(row.depth, 4) * _INDENT - _dots(6)
    lines = [""]
    for word in written[:500].split():
        joined = f"{lines[-1]} {word}".strip()
        if _fits(joined, room):
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        while not _fits(word, room):
            cut = next(n for n in range(len(word), 0, -1) if n == 1 or _fits(word[:n], room))
            lines[-1:] = [word[:cut], ""]
            word = word[cut:]
        lines[-1] = word
    if len(lines) > _MOST_LINES or len(written) > 500:
        last = lines[:_MOST_LINES][-1]
        while not _fits(f"{last}…", room):
            last = last[:-1]
        lines[_MOST_LINES - 1 :] = [f"{last}…"]
    return lines


def _fits(text: str, room: int) -> bool:
    return _font().getlength(text) <= room


@lru_cache(maxsize=1)
def _font() -> FreeTypeFont:
    from PIL import ImageFont

    # Raqm would shape more scripts, but is not in every build: the plain layout draws alike everywhere.
    return ImageFont.truetype(str(_FONT), _SIZE, layout_engine=ImageFont.Layout.BASIC)
