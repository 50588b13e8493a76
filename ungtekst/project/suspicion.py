"""Signs that a spreadsheet has pulled a sheet's rows apart: the classic silent loss, stopped in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from ungtekst.codebook import Codebook
from ungtekst.errors import Fault
from ungtekst.project.cells import BLANK, same_text
from ungtekst.project.sheets import Row, Sheet

MANY_DIFFER = 0.30
_FEWEST_ROWS = 5  # below this a pattern of sorting cannot be told from honest corrections
_ALIKE = 0.9
_HALF = 0.5
_TOGETHER = 2


class Returned(NamedTuple):
    """One row that came back: its number in the file, its key, and its cells by the sheet's own heads.

    A head that the file lacks is absent from ``cells``.
    """

    row: int
    key: str
    cells: Mapping[str, str]


class Read(NamedTuple):
    """A returned row, matched with its exported one; ``values`` are its code cells read, blank ones BLANK.

    ``bases`` is what the analyst last had before her: what this sheet brought back, else the exported. Both
    are mappings that rows share, and what is in neither is blank.
    """

    back: Returned
    out: Row
    ticked: bool
    values: Mapping[str, str]
    bases: Mapping[str, str]

    def base(self, variable: str) -> str:
        """Give what the analyst last had before her in a cell."""
        return self.bases.get(variable, BLANK)

    @property
    def is_nonanswer(self) -> bool:
        """Whether the row says that there is nothing to value in it; its dimensions may then stand empty."""
        return self.values.get("bruk", self.base("bruk")) in ("tomt", "ikke-svar", "uleselig")


def came_apart(sheet: Sheet, matched: Sequence[tuple[Returned, Row]], file: str) -> Fault | None:
    """Find rows whose visible text or suggestion is that of another row: the keys were not sorted along."""
    changed = [
        (back.row, head, back.cells[head])
        for back, out in matched
        for head, own in (("svar", out.text), ("forslag", out.suggestion))
        if head in back.cells and not same_text(own, back.cells[head])
    ]
    if not changed:
        return None
    all_ = {
        # The text of a forgotten respondent is gone: an emptied cell would look like hers.
        "svar": {same_text.fold(row.text) for row in sheet.rows if not row.forgotten},
        "forslag": {same_text.fold(row.suggestion) for row in sheet.rows if not row.forgotten},
    }
    strangers = {row for row, head, cell in changed if same_text.fold(cell) in all_[head]}
    return Fault("sheet-partly-sorted", {"rows": len(strangers)}, file=file) if strangers else None


def suspect(rows: Sequence[Read], codebook: Codebook, file: str) -> list[Fault]:
    """Stop a sheet that differs too much, or in the pattern that sorting without the key leaves."""
    many = dict.fromkeys(code.id for code in codebook.many)
    filled = differing = 0
    for row in rows:
        bases = row.bases
        for variable, value in row.values.items():
            if bases.get(variable, BLANK) != BLANK:
                filled += 1
                # Most cells are as they were; millions of them are not worth a call each.
                differing += value != bases[variable] and _differs(row, variable, many)
    if differing > MANY_DIFFER * filled:
        share = round(100 * differing / filled)
        return [Fault("sheet-many-differ", {"percent": share}, file=file)]
    if len(rows) < _FEWEST_ROWS:
        return []
    moved = [
        place
        for place, row in enumerate(rows)
        if any(
            value != row.bases.get(v, BLANK) and v in many and _differs(row, v, many)
            for v, value in row.values.items()
        )
    ]
    if len(moved) >= _FEWEST_ROWS:
        before = Counter(tuple(rows[place].base(v) for v in many) for place in moved)
        after = Counter(
            tuple(rows[place].values.get(v, rows[place].base(v)) for v in many) for place in moved
        )
        alike = (before & after).total() / len(moved)
        block = rows[moved[0] : moved[-1] + 1]
        if alike >= _ALIKE or (alike >= _HALF and any(_came_together(block, variable) for variable in many)):
            return [Fault("sheet-codes-shuffled", {"rows": len(moved)}, file=file)]
    return [
        Fault("sheet-column-sorted", file=file, column=variable)
        for variable in codebook.variables
        if _sorted_alone(rows, variable)
    ]


def _runs(values: Sequence[str]) -> int:
    """Count the stretches of equal values."""
    return sum(1 for place, value in enumerate(values) if not place or value != values[place - 1])


def _came_together(rows: Sequence[Read], variable: str) -> bool:
    """Tell whether a column's equal values stand together now, as a sort leaves them, and did not before.

    Corrections made before a sort along with the keys part what was together: two stretches for each.
    """
    after = [row.values[variable] for row in rows if variable in row.values]
    before = [row.base(variable) for row in rows if variable in row.values]
    kinds = len(set(after))
    return kinds > 1 and min(Counter(after).values()) >= _TOGETHER and _runs(after) == kinds < _runs(before)


def _differs(row: Read, variable: str, many: Collection[str]) -> bool:
    """Tell whether a cell is other than it was, as far as the count of changed cells goes."""
    value, base = row.values[variable], row.base(variable)
    if value != BLANK:
        return value != base
    if variable in many:
        # Emptied before, and taken for 0 then: the same file again is no difference. Nor is it where a 0 is
        # only shown, beside the cells that a sheet asks about.
        was_0 = row.out.returned.get(variable) == "0" or (base == "0" and bool(row.out.disputed))
        return base != BLANK and not was_0
    return base != BLANK and not row.is_nonanswer


def _sorted_alone(rows: Sequence[Read], variable: str) -> bool:
    """Tell whether one code column was sorted by itself: the same values as before, now in stretches."""
    after = [row.values[variable] for row in rows if variable in row.values]
    before = [row.base(variable) for row in rows if variable in row.values]
    if Counter(after) != Counter(before) or sum(a != b for a, b in zip(before, after, strict=True)) < 4:
        return False
    return 1 < _runs(after) == len(set(after)) < _runs(before)
