"""Reading a returned sheet of quotes: what the writer decided of each, or every fault that stands in the way.

A pure function, like the merge of codes: it is given values and gives verdicts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ungtekst.errors import Fault
from ungtekst.exchange import unguarded
from ungtekst.project.cells import read_tick, same_text
from ungtekst.project.quotations import Covered, QuoteLine, QuoteRow, QuoteSheet, Verdict
from ungtekst.project.quote_forms import MASK, masks_of
from ungtekst.project.suspicion import Returned
from ungtekst.quotes.display import Piece, Span, pieces_of
from ungtekst.quotes.printing import laid_out

NEVER_BARE = frozenset(
    {"fødselsnummer", "kontonummer", "telefon", "e-post", "adresse", "nettadresse", "brukernavn", "bilskilt"}
)


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

    ``godkjent`` decides (yes, no, or empty: not yet; emptied where it stood filled in, the approval is taken
    back). In ``maskert`` more words may be replaced by ``[…]``, or a word put back; all else there must be as
    it was. An emptied ``rettet`` prints the quote as written. Where the recognisers were unsure, an approval
    asks for a tick in ``sett``, or a mask over the place.
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
    decided = cells.get("godkjent", "")
    approved = read_tick(decided)
    if approved is None:
        return [Fault("quote-verdict", file=file, row=back.row, column="godkjent")]
    if "svar" in cells and not same_text(row.text, cells["svar"]):
        return [Fault("sheet-text-edited", file=file, row=back.row, column="svar")]
    if not decided.strip() and line.found is None:
        return None
    masks = _masks(row, cells)
    if masks is None:
        return [Fault("quote-mask-edited", file=file, row=back.row, column="maskert")]
    spans = [Span(*mask) for mask in masks]
    plain, pieces = laid_out(row.text, line.start, line.end, spans, True)
    slips = _slips(line, cells, _form(pieces))
    if slips is None:
        return [Fault("quote-corrected-edited", file=file, row=back.row, column="rettet")]
    looked = bool(read_tick(cells.get("sett", "")))
    if approved and not looked and any(not _covered(look, masks) for look in line.looks):
        return [Fault("quote-must-look", file=file, row=back.row, column="sett")]
    if approved and (bare := _shows(line, masks, looked)):
        return [Fault(bare, file=file, row=back.row, column="maskert")]
    place = (line.revision, line.code, line.start, line.end)
    found = line.masks if line.found is None else line.found
    display = _form(pieces if slips else plain)
    return Verdict(*place, masks, found, slips and pieces != plain, display, approved)


def _masks(row: QuoteRow, cells: Mapping[str, str]) -> tuple[Covered, ...] | None:
    """Give the masks of the returned form: those of the sheet, or those the writer has made of them.

    None if the form is other than the passage with masks in it.
    """
    line = row.line
    if "maskert" not in cells:
        return line.masks
    returned = cells["maskert"]
    form = _form(pieces_of(row.text, line.start, line.end, [Span(*mask) for mask in line.masks]))
    # Texts without letters are the same to a spreadsheet; here a mask may be all that tells them apart.
    lettered = any(map(str.isalpha, form)) and MASK.findall(form) == MASK.findall(returned)
    if lettered and same_text(form, returned):
        return line.masks
    made = masks_of(row.text, line.start, line.end, returned)
    known = {(mask.start, mask.end, mask.shown): mask for mask in (*line.masks, *(line.found or ()))}
    if made is None:
        return None
    return tuple(known.get(one, Covered(one[0], one[1], "skrevet", one[2])) for one in made)


def _slips(line: QuoteLine, cells: Mapping[str, str], corrected: str) -> bool | None:
    """Tell whether slips are put right in what is printed; None if the corrected form was written anew.

    It may have stayed as it was, or have got the masks that the other form has got (``corrected``).
    """
    returned = cells.get("rettet", line.corrected)
    if not returned.strip():
        return False
    if not line.corrected:
        return None
    return True if any(same_text(form, returned) for form in (line.corrected, corrected)) else None


def _form(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def bared(line: QuoteLine, masks: Sequence[Covered]) -> list[Covered]:
    """Give what the program masks in a passage and these masks do not."""
    found = line.masks if line.found is None else line.found
    return [mask for mask in found if not _covered(mask, masks)]


def _shows(line: QuoteLine, masks: Sequence[Covered], looked: bool) -> str:
    """Name the fault of a form that shows what the program masks; empty where it shows nothing, or may.

    What is surely a number, an address or the like is never printed; of a name or a place the program can be
    wrong, and whoever has looked may say so.
    """
    bare = bared(line, masks)
    if any(mask.kind in NEVER_BARE for mask in bare):
        return "quote-bared"
    return "quote-unmasked" if bare and not looked else ""


def _covered(look: Covered, masks: Sequence[Covered]) -> bool:
    return any(mask.start <= look.start and look.end <= mask.end for mask in masks)
