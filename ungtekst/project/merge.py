"""The three-way merge of a returned sheet: what was exported, what came back, what the project holds.

A pure function. It writes nothing and opens nothing: it is given values and gives the decisions that
should enter the ledger, or every fault that stands in the way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from ungtekst.codebook import Codebook
from ungtekst.errors import Fault
from ungtekst.project.cells import BLANK, read_cell, read_tick, same_text
from ungtekst.project.ledger import Decision, Held
from ungtekst.project.sheets import Row, Sheet

MANY_DIFFER = 0.30
_FEWEST_ROWS = 5  # below this a pattern of sorting cannot be told from honest corrections
_ALIKE = 0.9


@dataclass(frozen=True)
class Returned:
    """One row that came back: its number in the file, its key, and its cells by the sheet's own heads.

    A head that the file lacks is absent from ``cells``.
    """

    row: int
    key: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Dispute:
    """A cell on which this coder and others now differ."""

    row: int
    revision: int
    variable: str
    value: str
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Tally:
    """A returned sheet in numbers: rows returned, missing, ticked; cells confirmed, corrected, filled in.

    ``unjudged`` are cells of choice-one columns that are empty in ticked rows of a blind sheet: unlike a
    code's, they cannot be taken for 0.
    """

    returned: int = 0
    missing: int = 0
    ticked: int = 0
    confirmed: int = 0
    corrected: int = 0
    filled: int = 0
    unjudged: int = 0


@dataclass(frozen=True)
class Merged:
    """What a returned sheet amounts to: new decisions, or (with any fault) none."""

    decisions: tuple[Decision, ...] = ()
    comments: Mapping[int, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    tally: Tally = Tally()


@dataclass(frozen=True)
class _Read:
    """A returned row, matched with its exported one; blank cells are BLANK."""

    back: Returned
    out: Row
    ticked: bool
    values: Mapping[str, str]


def merge(
    sheet: Sheet,
    returned: Sequence[Returned],
    codebook: Codebook,
    human: Mapping[tuple[int, str], Sequence[Held]],
    coder: str,
    file: str,
    confirm: bool = False,
    yes: bool = False,
) -> Merged:
    """Merge a returned sheet.

    ``human`` is every human coder's latest coding of each (revision, variable). ``confirm`` ticks every
    row; ``yes`` accepts a sheet in which many cells differ, but never one whose rows have come apart.
    """
    matched, faults = _match(sheet, returned, file)
    strangers = sum(fault.code == "sheet-key-unknown" for fault in faults)
    if 2 * strangers > len(returned):
        values = {"rows": strangers, "all": len(returned)}
        return Merged(faults=(Fault("sheet-keys-unknown", values, file=file),))
    apart = _came_apart(sheet, matched, file)
    if apart:
        return Merged(faults=(apart,))
    faults.extend(_edited(matched, file))
    rows, cell_faults = _read(sheet, matched, codebook, file, confirm)
    faults.extend(cell_faults)
    if not yes and not sheet.blind:
        faults.extend(_suspect(rows, codebook, file))
    own = {place: one.value for place, holders in human.items() for one in holders if one.coder == coder}
    decisions, counts, emptied = _decide(sheet, rows, codebook, own, file)
    faults.extend(emptied)
    tally = Tally(
        len(matched),
        len(sheet.rows) - len(matched),
        sum(row.ticked for row in rows),
        counts["confirmed"],
        counts["corrected"],
        counts["filled"],
        _unjudged(rows, codebook) if sheet.blind else 0,
    )
    if faults:
        return Merged(faults=tuple(sorted(faults, key=lambda fault: fault.row or 0)), tally=tally)
    disputes = tuple(_disputes(rows, human, coder, decisions))
    return Merged(tuple(decisions), _comments(rows), (), disputes, tally)


def _match(
    sheet: Sheet, returned: Sequence[Returned], file: str
) -> tuple[list[tuple[Returned, Row]], list[Fault]]:
    """Pair each returned row with the exported one of its key."""
    exported = {row.key: row for row in sheet.rows}
    seen: dict[str, int] = {}
    matched: list[tuple[Returned, Row]] = []
    faults: list[Fault] = []
    for back in returned:
        token = back.key.strip().lower()
        if token not in exported:
            faults.append(Fault("sheet-key-unknown", file=file, row=back.row, column="nøkkel"))
        elif token in seen:
            values = {"first": seen[token]}
            faults.append(Fault("sheet-key-twice", values, file=file, row=back.row, column="nøkkel"))
        else:
            seen[token] = back.row
            matched.append((back, exported[token]))
    return matched, faults


def _came_apart(sheet: Sheet, matched: Sequence[tuple[Returned, Row]], file: str) -> Fault | None:
    """Find rows whose visible text or suggestion is that of another row: the keys were not sorted along."""
    texts = {same_text.fold(row.text) for row in sheet.rows}
    suggestions = {same_text.fold(row.suggestion) for row in sheet.rows}
    strangers = 0
    for back, out in matched:
        for head, own, all_ in (("svar", out.text, texts), ("forslag", out.suggestion, suggestions)):
            cell = back.cells.get(head)
            if cell is not None and not same_text(own, cell) and same_text.fold(cell) in all_:
                strangers += 1
                break
    return Fault("sheet-partly-sorted", {"rows": strangers}, file=file) if strangers else None


def _edited(matched: Sequence[tuple[Returned, Row]], file: str) -> list[Fault]:
    """Find rows whose answer was changed: the text is the respondent's, and never the analyst's to mend."""
    return [
        Fault("sheet-text-edited", file=file, row=back.row, column="svar")
        for back, out in matched
        if "svar" in back.cells and not same_text(out.text, back.cells["svar"])
    ]


def _read(
    sheet: Sheet,
    matched: Sequence[tuple[Returned, Row]],
    codebook: Codebook,
    file: str,
    confirm: bool,
) -> tuple[list[_Read], list[Fault]]:
    """Read the cells of every row into values."""
    rows: list[_Read] = []
    faults: list[Fault] = []
    for back, out in matched:
        values: dict[str, str] = {}
        for variable in codebook.variables:
            if variable not in back.cells:
                continue
            value = read_cell(back.cells[variable], codebook, variable)
            if value is None:
                allowed = ", ".join(codebook.allowed(variable))
                faults.append(
                    Fault("sheet-cell", {"allowed": allowed}, file=file, row=back.row, column=variable)
                )
            else:
                values[variable] = value
        tick = read_tick(back.cells.get("ferdig", ""))
        if tick is None:
            faults.append(Fault("sheet-tick", file=file, row=back.row, column="ferdig"))
        rows.append(_Read(back, out, confirm or bool(tick), values))
    return rows, faults


def _base(row: _Read, variable: str) -> str:
    """What the analyst last had before her: what this sheet already brought back, else what was exported."""
    return row.out.returned.get(variable, row.out.cells.get(variable, BLANK))


def _suspect(rows: Sequence[_Read], codebook: Codebook, file: str) -> list[Fault]:
    """Stop a sheet that differs too much, or in the pattern that sorting without the key leaves."""
    many = [code.id for code in codebook.many]
    filled = [(row, v) for row in rows for v in row.values if _base(row, v) != BLANK]
    differing = sum(_differs(row, v, many) for row, v in filled)
    if filled and differing > MANY_DIFFER * len(filled):
        share = round(100 * differing / len(filled))
        return [Fault("sheet-many-differ", {"percent": share}, file=file)]
    if len(rows) < _FEWEST_ROWS:
        return []
    moved = [row for row in rows if any(v in row.values and _differs(row, v, many) for v in many)]
    if len(moved) >= _FEWEST_ROWS:
        before = Counter(tuple(_base(row, v) for v in many) for row in moved)
        after = Counter(tuple(row.values.get(v, _base(row, v)) for v in many) for row in moved)
        if (before & after).total() >= _ALIKE * len(moved):
            return [Fault("sheet-codes-shuffled", {"rows": len(moved)}, file=file)]
    return [
        Fault("sheet-column-sorted", file=file, column=variable)
        for variable in many
        if _sorted_alone(rows, variable)
    ]


def _differs(row: _Read, variable: str, many: Collection[str]) -> bool:
    """Tell whether a cell is other than it was, as far as the count of changed cells goes."""
    value, base = row.values[variable], _base(row, variable)
    if value != BLANK:
        return value != base
    # Emptied before, and taken for 0 then: the same file again is no difference.
    if variable in many:
        return base != BLANK and row.out.returned.get(variable) != "0"
    return base != BLANK and not _is_nonanswer(row)


def _is_nonanswer(row: _Read) -> bool:
    """Tell whether a row says that there is nothing to value in it; its dimensions may then stand empty."""
    return row.values.get("bruk", _base(row, "bruk")) in ("tomt", "ikke-svar", "uleselig")


def _sorted_alone(rows: Sequence[_Read], variable: str) -> bool:
    """Tell whether one code column was sorted by itself: same number of ones, now all together at one end."""
    before = [_base(row, variable) for row in rows if variable in row.values]
    after = [row.values[variable] for row in rows if variable in row.values]
    ones = after.count("1")
    if ones < 3 or ones != before.count("1") or sum(a != b for a, b in zip(before, after, strict=True)) < 4:
        return False
    return after in (sorted(after), sorted(after, reverse=True))


def _decide(
    sheet: Sheet,
    rows: Sequence[_Read],
    codebook: Codebook,
    own: Mapping[tuple[int, str], str],
    file: str,
) -> tuple[list[Decision], Counter[str], list[Fault]]:
    """Turn cells into decisions by the rules for ticked and unticked, blind and pre-filled rows.

    ``own`` is what the coder's ledger holds. A cell that she left as it was exported takes nothing back
    that she has since decided on another sheet.
    """
    many = {code.id for code in codebook.many}
    decisions: list[Decision] = []
    counts: Counter[str] = Counter()
    faults: list[Fault] = []
    for row in rows:
        for variable, given in row.values.items():
            exported = row.out.cells.get(variable, BLANK)
            base = _base(row, variable)
            value = given
            if given == BLANK:
                if variable in many and row.ticked and (sheet.blind or exported != BLANK):
                    value = "0"
                elif base in (BLANK, "0") or (variable not in many and _is_nonanswer(row)):
                    continue
                else:
                    values = {"value": base}
                    faults.append(
                        Fault("sheet-cell-emptied", values, file=file, row=row.back.row, column=variable)
                    )
                    continue
            untouched = value == base and own.get((row.out.revision, variable), value) != value
            if untouched or (value == base and (not row.ticked or variable in row.out.returned)):
                continue
            decisions.append(Decision(row.out.revision, variable, value))
            counts["confirmed" if value == base else "filled" if base == BLANK else "corrected"] += 1
    return decisions, counts, faults


def _unjudged(rows: Sequence[_Read], codebook: Codebook) -> int:
    """Count the choice-one cells that a ticked row leaves open; ``bruk`` is open to the machine anyway."""
    ones = [dimension.id for dimension in codebook.dimensions if dimension.choice == "one"]
    return sum(
        row.values.get(name) == BLANK and _base(row, name) == BLANK
        for row in rows
        if row.ticked and not _is_nonanswer(row)
        for name in ones
    )


def _comments(rows: Sequence[_Read]) -> dict[int, str]:
    return {
        row.out.revision: row.back.cells["kommentar"].strip()
        for row in rows
        if row.back.cells.get("kommentar", "").strip()
    }


def _disputes(
    rows: Sequence[_Read],
    human: Mapping[tuple[int, str], Sequence[Held]],
    coder: str,
    decisions: Sequence[Decision],
) -> list[Dispute]:
    """List the cells where these decisions differ from what another coder holds."""
    row_of = {row.out.revision: row.back.row for row in rows}
    disputes = []
    for decision in decisions:
        others = tuple(
            (held.coder, held.value)
            for held in human.get((decision.revision, decision.variable), ())
            if held.coder != coder and held.value != decision.value
        )
        if others:
            row = row_of[decision.revision]
            disputes.append(Dispute(row, decision.revision, decision.variable, decision.value, others))
    return disputes
