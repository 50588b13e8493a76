"""The three-way merge of a returned sheet: what was exported, what came back, what the project holds.

A pure function. It writes nothing and opens nothing: it is given values and gives the decisions that
should enter the ledger, or every fault that stands in the way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from ungtekst.codebook import Codebook
from ungtekst.errors import Fault
from ungtekst.exchange import unguarded
from ungtekst.project.cells import BLANK, read_cell, read_tick, same_text
from ungtekst.project.ledger import Decision, Said, Settled
from ungtekst.project.sheets import Row, Sheet
from ungtekst.project.suspicion import Read, Returned, came_apart, suspect


@dataclass(frozen=True)
class Dispute:
    """A cell on which a decision of this sheet and others differ.

    ``disputed``: other coders say otherwise, and nobody has settled it. ``overruled``: a resolution says
    otherwise; the decision is kept, and the resolution holds. ``resettled``: this resolution takes the place
    of another.
    """

    row: int
    revision: int
    variable: str
    value: str
    others: tuple[tuple[str, str], ...]
    kind: Literal["disputed", "overruled", "resettled"] = "disputed"


@dataclass(frozen=True)
class Tally:
    """A returned sheet in numbers: rows returned, missing, ticked; cells confirmed, corrected, filled …

    ``unjudged`` are cells of choice-one columns that are empty in ticked rows of a blind sheet: unlike a
    code's, they cannot be taken for 0. ``forgotten`` rows are of respondents forgotten since, and were left
    out; ``revised`` rows brought decisions on a text that has been revised since. ``again`` are
    cells that the same sheet had brought back with another value before.
    """

    returned: int = 0
    missing: int = 0
    ticked: int = 0
    confirmed: int = 0
    corrected: int = 0
    filled: int = 0
    settled: int = 0
    unjudged: int = 0
    forgotten: int = 0
    revised: int = 0
    again: int = 0


@dataclass(frozen=True)
class Merged:
    """What a returned sheet amounts to: new decisions, ticks (revisions), comments; or faults and nothing.

    ``rejected`` are the faults of rows that were set aside (see ``merge``).
    """

    decisions: tuple[Decision, ...] = ()
    ticks: tuple[int, ...] = ()
    comments: Mapping[int, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    rejected: tuple[Fault, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    tally: Tally = Tally()


def merge(
    sheet: Sheet,
    returned: Sequence[Returned],
    codebook: Codebook,
    said: Said,
    coder: str,
    file: str,
    *,
    settled: Mapping[int, Mapping[str, Settled]] | None = None,
    confirm: bool = False,
    yes: bool = False,
    accept_valid: bool = False,
) -> Merged:
    """Merge a returned sheet.

    ``said`` is every human coder's latest coding, ``settled`` every resolution. ``confirm`` ticks every row;
    ``yes`` accepts a sheet in which many cells differ, but never one whose rows have come apart.
    ``accept_valid`` sets the rows with faults aside and merges the others; a fault of the whole sheet still
    stops everything.
    """
    matched, faults, forgotten = _match(sheet, returned, file)
    strangers = sum(fault.code == "sheet-key-unknown" for fault in faults)
    if 2 * strangers > len(returned):
        values = {"rows": strangers, "all": len(returned)}
        return Merged(faults=(Fault("sheet-keys-unknown", values, file=file),))
    apart = came_apart(sheet, matched, file)
    if apart:
        return Merged(faults=(apart,))
    faults.extend(_edited(matched, file))
    rows, cell_faults = _read(matched, codebook, file, confirm)
    faults.extend(cell_faults)
    if not yes and not sheet.blind:
        faults.extend(suspect(rows, codebook, file))
    decisions, counts, emptied = _decide(sheet, rows, codebook, said, coder, file)
    faults = sorted([*faults, *emptied], key=lambda fault: fault.row or 0)
    rejected: list[Fault] = []
    if accept_valid:
        # Which of two rows with one key is meant, is not ours to say: both are set aside.
        faults += [
            Fault(
                "sheet-key-twice",
                {"first": fault.row},
                file=file,
                row=int(str(fault.values["first"])),
                column="nøkkel",
            )
            for fault in faults
            if fault.code == "sheet-key-twice"
        ]
        rejected = sorted(
            (fault for fault in faults if fault.row is not None), key=lambda fault: fault.row or 0
        )
        faults = [fault for fault in faults if fault.row is None]
        aside = {fault.row for fault in rejected}
        rows = [row for row in rows if row.back.row not in aside]
        decisions, counts, _ = _decide(sheet, rows, codebook, said, coder, file)
    returned_of = {row.out.revision: row.out.returned for row in rows if row.out.returned}
    tally = Tally(
        len(matched),
        len(sheet.rows) - len(matched) - forgotten,
        sum(row.ticked for row in rows),
        **{name: counts[name] for name in ("confirmed", "corrected", "filled", "settled")},
        unjudged=_unjudged(rows, codebook, sheet.blind),
        forgotten=forgotten,
        again=sum(one.variable in returned_of.get(one.revision, ()) for one in decisions),
        revised=len({d.revision for d in decisions} & {row.out.revision for row in rows if row.out.revised}),
    )
    if faults:
        return Merged(faults=tuple(faults), tally=tally)
    return Merged(
        tuple(decisions),
        tuple(row.out.revision for row in rows if row.ticked and not row.out.ticked),
        _comments(rows),
        (),
        tuple(rejected),
        tuple(_disputes(rows, said, settled or {}, coder, decisions)),
        tally,
    )


def _match(
    sheet: Sheet, returned: Sequence[Returned], file: str
) -> tuple[list[tuple[Returned, Row]], list[Fault], int]:
    """Pair each returned row with the exported one of its key; leave out those of forgotten respondents."""
    exported = {row.key: row for row in sheet.rows}
    seen: dict[str, int] = {}
    matched: list[tuple[Returned, Row]] = []
    faults: list[Fault] = []
    forgotten = 0
    for back in returned:
        token = back.key.strip().lower()
        if token not in exported:
            faults.append(Fault("sheet-key-unknown", file=file, row=back.row, column="nøkkel"))
        elif token in seen:
            values = {"first": seen[token]}
            faults.append(Fault("sheet-key-twice", values, file=file, row=back.row, column="nøkkel"))
        else:
            seen[token] = back.row
            if exported[token].forgotten:
                forgotten += 1
            else:
                matched.append((back, exported[token]))
    return matched, faults, forgotten


def _edited(matched: Sequence[tuple[Returned, Row]], file: str) -> list[Fault]:
    """Find rows whose answer was changed: the text is the respondent's, and never the analyst's to mend."""
    return [
        Fault("sheet-text-edited", file=file, row=back.row, column="svar")
        for back, out in matched
        if "svar" in back.cells and not same_text(out.text, back.cells["svar"])
    ]


def _read(
    matched: Sequence[tuple[Returned, Row]], codebook: Codebook, file: str, confirm: bool
) -> tuple[list[Read], list[Fault]]:
    """Read the cells of every row into values; rows with the same cells share one mapping."""
    read_one = cache(lambda cell, variable: read_cell(cell, codebook, variable))
    read = cache(lambda cells: _values(cells, codebook.variables, read_one))
    variables = codebook.variables
    bases: dict[tuple[int, int], Mapping[str, str]] = {}
    rows: list[Read] = []
    faults: list[Fault] = []
    for back, out in matched:
        values, unread = read(tuple(map(back.cells.get, variables)))
        for variable in unread:
            allowed = ", ".join(codebook.allowed(variable))
            faults.append(Fault("sheet-cell", {"allowed": allowed}, file=file, row=back.row, column=variable))
        tick = read_tick(back.cells.get("ferdig", ""))
        if tick is None:
            faults.append(Fault("sheet-tick", file=file, row=back.row, column="ferdig"))
        # Rows share the mappings of their cells, and those live as long as the sheet: so may what they make.
        pair = (id(out.cells), id(out.returned))
        if pair not in bases:
            bases[pair] = {**out.cells, **out.returned} if out.returned else out.cells
        rows.append(Read(back, out, confirm or bool(tick), values, bases[pair]))
    return rows, faults


def _values(
    cells: tuple[str | None, ...],
    variables: Sequence[str],
    read: Callable[[str, str], str | None],
) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Read the code cells of a row: values by variable, and the variables whose cell cannot be read."""
    values = {
        variable: read(cell, variable)
        for variable, cell in zip(variables, cells, strict=True)
        if cell is not None
    }
    sound = {variable: value for variable, value in values.items() if value is not None}
    return sound, tuple(variable for variable in values if variable not in sound)


def _decide(
    sheet: Sheet, rows: Sequence[Read], codebook: Codebook, said: Said, coder: str, file: str
) -> tuple[list[Decision], Counter[str], list[Fault]]:
    """Turn cells into decisions; give them, how many are of which kind, and the cells that are unclear."""
    many = {code.id for code in codebook.many}
    decisions: list[Decision] = []
    counts: Counter[str] = Counter()
    faults: list[Fault] = []
    for row in rows:
        own = said.get(row.out.revision, {}).get(coder, {})
        for variable, given in row.values.items():
            if variable in row.out.disputed:
                found = _settle(row, variable, given, file)
            else:
                found = _code(sheet, row, variable, given, variable in many, own, file)
            if isinstance(found, Fault):
                faults.append(found)
            elif found is not None:
                base = row.bases.get(variable, BLANK)
                decisions.append(found)
                kind = "confirmed" if found.value == base else "filled" if base == BLANK else "corrected"
                counts["settled" if found.resolution else kind] += 1
    return decisions, counts, faults


def _code(
    sheet: Sheet, row: Read, variable: str, given: str, many: bool, own: Mapping[str, str], file: str
) -> Decision | Fault | None:
    """Read one cell by the rules for ticked and unticked, blind and pre-filled rows.

    ``own`` is what the coder's ledger holds. A cell that she left as it was exported takes nothing back
    that she has since decided on another sheet.
    """
    base = row.bases.get(variable, BLANK)
    value = given
    if given == BLANK:
        if many and row.ticked and (sheet.blind or row.out.cells.get(variable, BLANK) != BLANK):
            value = "0"
        elif base in (BLANK, "0") or (not many and row.is_nonanswer):
            return None
        else:
            return Fault("sheet-cell-emptied", {"value": base}, file=file, row=row.back.row, column=variable)
    if value == base:
        # In a sheet that resolves, the cells that nobody disputes are there to be seen, not to be confirmed.
        kept = not row.ticked or variable in row.out.returned or sheet.take == "resolve"
        # A tick is given once: what she holds since then, by whatever way, is not confirmed by the same tick.
        told = row.out.ticked and own.get(variable) == value
        if kept or told or own.get(variable, value) != value:
            return None
    return Decision(row.out.revision, variable, value)


def _settle(row: Read, variable: str, given: str, file: str) -> Decision | Fault | None:
    """Read a cell that a sheet asks about because coders differ on it."""
    base = row.base(variable)
    if given == BLANK:
        if base != BLANK:
            return Fault("sheet-cell-emptied", {"value": base}, file=file, row=row.back.row, column=variable)
        unsettled = Fault("sheet-cell-unsettled", file=file, row=row.back.row, column=variable)
        return unsettled if row.ticked else None
    return None if given == base else Decision(row.out.revision, variable, given, True)


def _unjudged(rows: Sequence[Read], codebook: Codebook, blind: bool) -> int:
    """Count the cells that ticked rows leave open, and that cannot be taken for 0.

    In a blind sheet those of choice-one columns (``bruk`` is open to the machine anyway); in a filled one all
    of a row that the machine had not coded, and nobody has filled in.
    """
    if not blind:
        empty = [row for row in rows if row.ticked and not any(map(row.base, codebook.variables))]
        return sum(len(row.values) for row in empty if not any(row.values.values()))
    ones = [dimension.id for dimension in codebook.dimensions if dimension.choice == "one"]
    return sum(
        row.values.get(name) == BLANK and row.base(name) == BLANK
        for row in rows
        if row.ticked and not row.is_nonanswer
        for name in ones
    )


def _comments(rows: Sequence[Read]) -> dict[int, str]:
    return {
        row.out.revision: unguarded(row.back.cells["kommentar"].strip())
        for row in rows
        if row.back.cells.get("kommentar", "").strip()
    }


def _disputes(
    rows: Sequence[Read],
    said: Said,
    settled: Mapping[int, Mapping[str, Settled]],
    coder: str,
    decisions: Sequence[Decision],
) -> Iterator[Dispute]:
    """List the cells where these decisions differ from what another coder, or a resolution, holds."""
    if not said and not settled:
        return
    row_of = {row.out.revision: row.back.row for row in rows}
    for revision, variable, value, resolution in decisions:
        place = (row_of[revision], revision, variable, value)
        before = settled.get(revision, {}).get(variable)
        if before is not None:
            if before.value != value:
                yield Dispute(*place, (before,), "resettled" if resolution else "overruled")
        elif not resolution:
            others = tuple(
                (name, theirs[variable])
                for name, theirs in said.get(revision, {}).items()
                if name != coder and theirs.get(variable, value) != value
            )
            if others:
                yield Dispute(*place, others)
