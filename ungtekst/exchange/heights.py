"""How high rows are: Excel and LibreOffice measure wrapped text only once somebody touches the row."""

from __future__ import annotations

from collections.abc import Sequence

from ungtekst.exchange.dress import Look
from ungtekst.exchange.packing import Height

_MOST_LINES = 10  # beyond, the next row would be out of sight
_POINTS = 15.0
_LETTERS = 1.12  # of running text in the width of a digit
_POINTS_A_LETTER, _BUTTON = 5.2, 20.0
_HIGHEST_HEAD = 170.0


def row_height(looks: Sequence[Look]) -> Height:
    """Give the height of each row from the lines its wrapped texts take. Only the highest are held there."""
    wrapped = [(place, look.width) for place, look in enumerate(looks) if look.wrapped]

    def height(cells: Sequence[str]) -> str:
        lines = 1
        for place, width in wrapped:
            text = cells[place]
            if len(text) > width or "\n" in text:
                lines = max(lines, _lines(text, width))
        if lines <= _MOST_LINES:
            # Without customHeight the row keeps on fitting itself to what is typed.
            return f' ht="{lines * _POINTS:g}"'
        return f' ht="{_MOST_LINES * _POINTS:g}" customHeight="1"'

    return height


def _lines(text: str, width: float) -> int:
    return sum(1 + int(len(line) / ((width - 1.5) * _LETTERS)) for line in text[:5_000].split("\n"))


def head_height(looks: Sequence[Look]) -> Height:
    """Give the height of the row of heads: upright ones need their length, the button its room."""
    upright = [place for place, look in enumerate(looks) if look.upright]

    def height(cells: Sequence[str]) -> str:
        lines = max(
            (_lines(text, look.width) for text, look in zip(cells, looks, strict=True) if not look.upright),
            default=1,
        )
        points = max(
            [
                _POINTS * min(lines, 4) + 5,
                *(len(cells[place]) * _POINTS_A_LETTER + _BUTTON for place in upright),
            ]
        )
        return f' ht="{min(points, _HIGHEST_HEAD):g}" customHeight="1"'

    return height
