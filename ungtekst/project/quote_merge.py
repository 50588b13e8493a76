"""Reading a returned sheet of quotes: what the writer decided of each, or every fault that stands in the way.

A pure function, like the merge of codes: it is given values and gives verdicts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ungtekst.errors import Fault
from ungtekst.project.cells import read_tick, same_text, unguarded
from ungtekst.project.quotations import Covered, QuoteLine, QuoteRow, QuoteSheet, Verdict
from ungtekst.project.suspicion import Returned
from ungtekst.quotes.display import Span
from ungtekst.quotes.printing import laid_out
from ungtekst.quotes.quote import CUT

MASK = re.compile(r"\[[^\[\]\n]{1,40}\]")


@dataclass(frozen=True)
class QuotesMerged:
    """What a returned sheet of quotes amounts to; ``rejected`` are faults of rows that were set aside.

    ``stale`` rows are of texts that have been revised, ``forgotten`` ones of respondents forgotten since;
    both are left out.
    """

    verdicts: tuple[Verdict, ...] = ()
    comments: Mapping[int, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    rejected: tuple[Fault, ...] = ()
    returned: int = 0
    missing: int = 0
    stale: int = 0
    forgotten: int = 0


def merge_quotes(
    sheet: QuoteSheet, returned: Sequence[Returned], file: str, *, accept_valid: bool = False
) -> QuotesMerged:
    """Read a returned sheet of quotes.

    ``godkjent`` decides (yes, no, or empty: not yet). In ``maskert`` more words may be replaced by ``[…]``,
    or a word put back; all else there must be as it was. An emptied ``rettet`` prints the quote as written.
    Where the recognisers were unsure, an approval asks for a tick in ``sett``, or a mask over the place.
    """
    exported = {row.key: row for row in sheet.rows}
    seen: dict[str, int] = {}
    verdicts: list[tuple[int, Verdict]] = []
    comments: dict[int, str] = {}
    faults: list[Fault] = []
    forgotten = stale = 0
    for back in returned:
        token = back.key.strip().lower()
        row = exported.get(token)
        if row is None:
            faults.append(Fault("sheet-key-unknown", file=file, row=back.row, column="nøkkel"))
            continue
        if token in seen:
            values = {"first": seen[token]}
            faults.append(Fault("sheet-key-twice", values, file=file, row=back.row, column="nøkkel"))
            continue
        seen[token] = back.row
        if row.forgotten or not row.current:
            forgotten += row.forgotten
            stale += not row.forgotten
            continue
        found = _read(row, back, file)
        if isinstance(found, Verdict):
            verdicts.append((back.row, found))
        elif found is not None:
            faults.extend(found)
        if comment := back.cells.get("kommentar", "").strip():
            comments[row.line.revision] = unguarded(comment)
    rejected = tuple(faults) if accept_valid else ()
    if faults and not accept_valid:
        return QuotesMerged(faults=tuple(faults))
    return QuotesMerged(
        tuple(verdict for _, verdict in verdicts),
        comments,
        (),
        rejected,
        len(seen),
        len(sheet.rows) - len(seen),
        stale,
        forgotten,
    )


def _read(row: QuoteRow, back: Returned, file: str) -> Verdict | list[Fault] | None:
    """Read one row: a verdict, nothing (not decided yet), or what is wrong with it."""
    line, cells = row.line, back.cells
    approved = read_tick(cells.get("godkjent", ""))
    if approved is None:
        return [Fault("quote-verdict", file=file, row=back.row, column="godkjent")]
    if "svar" in cells and not same_text(row.text, cells["svar"]):
        return [Fault("sheet-text-edited", file=file, row=back.row, column="svar")]
    if not cells.get("godkjent", "").strip():
        return None
    masks = _masks(row, cells)
    if masks is None:
        return [Fault("quote-mask-edited", file=file, row=back.row, column="maskert")]
    slips = _slips(line, cells)
    if slips is None:
        return [Fault("quote-corrected-edited", file=file, row=back.row, column="rettet")]
    looked = bool(read_tick(cells.get("sett", "")))
    if approved and not looked and any(not _covered(look, masks) for look in line.looks):
        return [Fault("quote-must-look", file=file, row=back.row, column="sett")]
    spans = [Span(*mask) for mask in masks]
    _, pieces = laid_out(row.text, line.start, line.end, spans, slips)
    display = "".join(piece.text for piece in pieces)
    place = (line.revision, line.code, line.start, line.end)
    return Verdict(*place, masks, line.masks, slips, display, approved)


def _masks(row: QuoteRow, cells: Mapping[str, str]) -> tuple[Covered, ...] | None:
    """Give the masks of the returned form: those of the sheet, or those the writer has made of them.

    None if the form is other than the passage with masks in it.
    """
    line, text = row.line, row.text
    if "maskert" not in cells:
        return line.masks
    plain, _ = laid_out(text, line.start, line.end, [Span(*mask) for mask in line.masks], False)
    returned = cells["maskert"]
    if same_text("".join(piece.text for piece in plain), returned):
        return line.masks
    said = unguarded(returned).strip().removeprefix(CUT).removesuffix(CUT).strip()
    pieces, shown = MASK.split(said), MASK.findall(said)
    pattern = r"\s*(.+?)\s*".join(r"\s+".join(map(re.escape, piece.split())) for piece in pieces)
    matched = re.fullmatch(rf"\s*{pattern}\s*", text[line.start : line.end], re.DOTALL)
    if matched is None:
        return None
    return tuple(
        Covered(line.start + matched.start(place), line.start + matched.end(place), "skrevet", mask)
        for place, mask in enumerate(shown, 1)
    )


def _slips(line: QuoteLine, cells: Mapping[str, str]) -> bool | None:
    """Tell whether slips are put right in what is printed; None if the corrected form was written anew."""
    returned = cells.get("rettet", line.corrected)
    if not returned.strip():
        return False
    return True if same_text(line.corrected, returned) else None


def _covered(look: Covered, masks: Sequence[Covered]) -> bool:
    return any(mask.start <= look.start and look.end <= mask.end for mask in masks)
