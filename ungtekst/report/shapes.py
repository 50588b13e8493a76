"""The tables of a report, as frozen values. Every count is of answers, which in a chapter are respondents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ungtekst.report.numbers import percent, rounded_sum


@dataclass(frozen=True)
class Sources:
    """How many codings came from where."""

    human: int = 0
    model: int = 0
    rule: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.human + self.model + self.rule


@dataclass(frozen=True)
class CategoryRow:
    """A category: in how many answers it was found, of how many judged on it.

    ``count`` is None when the base is below the report's smallest. ``depth`` is 0 for a category of its
    own and more for one «herunder».
    """

    code: str
    label: str
    depth: int
    role: str
    count: int | None
    base: int
    disputed: int

    @property
    def percent(self) -> int | None:
        """The share of the base in whole percent."""
        return None if self.count is None else percent(self.count, self.base)


@dataclass(frozen=True)
class CategoryTable:
    """The table of a choose-many dimension. ``rows`` is empty when ``coded`` is below the smallest base.

    ``codings`` counts the main rows, ``without`` the coded answers that have none of the codes (None: not
    told, for with the rows it would tell how few have several), and ``sources`` where the codings came from.
    """

    number: int
    figure: int
    dimension: str
    label: str
    rows: tuple[CategoryRow, ...]
    coded: int
    answered: int
    codings: int = 0
    without: int | None = None
    sources: Sources = Sources()

    @property
    def one_base(self) -> bool:
        """Whether every row has the table's own base."""
        return all(row.base == self.coded for row in self.rows)

    @property
    def lengths(self) -> dict[str, float]:
        """How long each row's bar is beside the longest: by count, or by share where bases differ."""
        shown = [row for row in self.rows if row.count is not None]
        of = {row.code: (row.count or 0) / (1 if self.one_base else row.base or 1) for row in shown}
        longest = max(of.values(), default=0) or 1
        return {code: length / longest for code, length in of.items()}

    @property
    def several(self) -> bool:
        """Whether there are more codings than answers, so that some must have several."""
        return self.codings > self.coded

    @property
    def disputed(self) -> int:
        """Disputed cells beside the table."""
        return sum(row.disputed for row in self.rows)


@dataclass(frozen=True)
class ValueRow:
    """A value of a choose-one dimension and how many answers have it."""

    code: str
    label: str
    count: int
    percent: int | None


@dataclass(frozen=True)
class ValueTable:
    """The table of a choose-one dimension: ``total`` answers have one of its values.

    ``rows`` is empty when the total is below the smallest base.
    """

    number: int
    dimension: str
    label: str
    rows: tuple[ValueRow, ...]
    total: int
    disputed: int
    not_judged: int

    @property
    def rounded_sum(self) -> int:
        """What the printed shares add to; other than 100 asks for a note."""
        return rounded_sum((row.count for row in self.rows), self.total)


# A share of fewer than these says less than their number does.
SMALLEST_SHARED = 10


@dataclass(frozen=True)
class Cell:
    """A count and its base where a table is split; ``count`` is None where it is hidden (`:`).

    What is hidden could point out a few people, or give away another count that could.
    """

    count: int | None
    base: int | None

    @property
    def percent(self) -> int | None:
        """The share of the base in whole percent; None where there is none to tell, or the base is small."""
        if self.count is None or self.base is None or self.base < SMALLEST_SHARED:
            return None
        return percent(self.count, self.base)


@dataclass(frozen=True)
class SplitColumn:
    """A column of a split table: a group's value, a wave or a question; ``total`` is the one of everybody.

    ``base`` is the number of answers coded there, None where it is hidden.
    """

    id: str
    label: str
    base: int | None
    total: bool = False


@dataclass(frozen=True)
class SplitRow:
    """A code and its cell in each column; None where the code is not meant for that column."""

    code: str
    label: str
    depth: int
    role: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class SplitTable:
    """A dimension with columns side by side: the groups of ``name``, the waves, or the questions sharing it.

    Columns of groups end with a total; waves stand in time. A row's base can be another than its column's
    (answers nobody has judged on that code); ``one_base`` tells whether none is. ``left_out`` are the labels
    of rows with too few answers in all to be split.
    """

    kind: Literal["group", "wave", "question"]
    number: int
    name: str
    dimension: str
    label: str
    choice: Literal["one", "many"]
    columns: tuple[SplitColumn, ...]
    rows: tuple[SplitRow, ...]
    left_out: tuple[str, ...] = ()

    @property
    def one_base(self) -> bool:
        """Whether every cell that is shown has its column's base."""
        return all(
            cell is None or cell.count is None or cell.base == column.base
            for row in self.rows
            for cell, column in zip(row.cells, self.columns, strict=True)
        )

    @property
    def hidden(self) -> int:
        """How many counts are hidden, bases too, so that none tells of a few people."""
        if self.kind != "group":
            return 0
        cells = sum(cell is not None and cell.count is None for row in self.rows for cell in row.cells)
        return cells + sum(column.base is None for column in self.columns)

    @property
    def blank(self) -> str:
        """What stands for a count that is not shown: hidden, or with too small a base."""
        return ":" if self.kind == "group" else "–"

    @property
    def few(self) -> bool:
        """Whether a share is not given, for its base is small."""
        return any(
            cell is not None and cell.base is not None and cell.base < SMALLEST_SHARED
            for row in self.rows
            for cell in row.cells
        )

    def change(self, row: SplitRow) -> int | None:
        """Give the change of a share from the last column but one to the last, in whole percentage points."""
        counts = [
            (cell.count, cell.base)
            for cell in row.cells[-2:]
            if cell is not None and cell.count is not None and cell.base and cell.percent is not None
        ]
        if len(counts) < 2:
            return None
        (before, base_before), (now, base_now) = counts
        change, base = now * base_before - before * base_now, base_now * base_before
        points = (200 * abs(change) + base) // (2 * base)
        return points if change >= 0 else -points


@dataclass(frozen=True)
class Pair:
    """Two themes of the same answers: ``both`` have them, of ``firsts`` and ``seconds`` with each.

    The answers counted are those judged on both.
    """

    first: str
    first_label: str
    second: str
    second_label: str
    both: int
    firsts: int
    seconds: int

    @property
    def share_of_first(self) -> int | None:
        """The share of those with the first that have the second too, in whole percent."""
        return percent(self.both, self.firsts)

    @property
    def share_of_second(self) -> int | None:
        """The share of those with the second that have the first too, in whole percent."""
        return percent(self.both, self.seconds)


@dataclass(frozen=True)
class PairTable:
    """The commonest pairs of themes of a dimension; pairs in fewer than ``least`` answers are not listed."""

    number: int
    dimension: str
    label: str
    pairs: tuple[Pair, ...]
    coded: int
    least: int


@dataclass(frozen=True)
class AimRow:
    """An aim of another frame and the codes that point to it: in how many answers at least one of them is."""

    id: str
    labels: tuple[str, ...]
    count: int
    base: int

    @property
    def percent(self) -> int | None:
        """The share of the base in whole percent."""
        return percent(self.count, self.base)


@dataclass(frozen=True)
class AimTable:
    """A category table told again in another frame (the codebook's crosswalk ``frame``)."""

    number: int
    frame: str
    dimension: str
    label: str
    rows: tuple[AimRow, ...]
    coded: int
