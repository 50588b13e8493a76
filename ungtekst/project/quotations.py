"""Quotes as the project keeps them: what a sheet of quotes showed, and what a writer has decided of each."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ungtekst.project.ledger import coder_id
from ungtekst.project.sheets import key
from ungtekst.project.store import Event

BEYOND = ("diagnoses", "sex")
"""What a sheet may have masked beyond the usual; told in the event that wrote it."""


class Covered(NamedTuple):
    """A span of an answer's text, what kind of thing it is, and what is printed instead (or why to look)."""

    start: int
    end: int
    kind: str
    shown: str


@dataclass(frozen=True)
class QuoteLine:
    """A row of a sheet of quotes: a passage of a revision chosen for a code.

    ``masks`` cover what the recognisers found, ``looks`` what they were unsure of (``shown`` says why);
    ``corrected`` is the passage as printed with its slips put right, or empty. ``found`` is given where
    the passage stands approved: the masks are then those approved, and it what the recognisers find.
    """

    revision: int
    code: str
    start: int
    end: int
    role: str
    why: str
    masks: tuple[Covered, ...] = ()
    looks: tuple[Covered, ...] = ()
    corrected: str = ""
    found: tuple[Covered, ...] | None = None


@dataclass(frozen=True)
class QuoteRow:
    """A row as it was written to a sheet, with its key, the stored text, and whether that is still current.

    ``forgotten``: its respondent has been forgotten since.
    """

    key: str
    line: QuoteLine
    text: str
    current: bool
    forgotten: bool


@dataclass(frozen=True)
class QuoteSheet:
    """A sheet of quotes as it was exported."""

    id: int
    codebook: str
    rows: tuple[QuoteRow, ...]


@dataclass(frozen=True)
class Verdict:
    """What a writer decides of a passage: to print it in exactly this form, or not to.

    ``masks`` are those that are printed; ``found`` those the recognisers had found; ``corrected`` says
    whether slips are put right, ``display`` is the whole that is printed. Of one that is read back are known
    its ``coder``, the code's ``codebook``, and of its sheet what the row said (``role``, ``why``, ``looks``)
    and what was masked beyond the usual (``beyond``: diagnoses, sex).
    """

    revision: int
    code: str
    start: int
    end: int
    masks: tuple[Covered, ...]
    found: tuple[Covered, ...]
    corrected: bool
    display: str
    approved: bool
    coder: str = ""
    codebook: str = ""
    role: str = ""
    why: str = ""
    looks: tuple[Covered, ...] = ()
    beyond: tuple[str, ...] = ()


def record(
    connection: sqlite3.Connection,
    event: Event,
    project: str,
    codebook_id: int,
    lines: Sequence[QuoteLine],
) -> tuple[int, list[str]]:
    """Remember a sheet of quotes inside a transaction; give its number and the key of each row."""
    content = _digest(lines)
    sheet_id = (
        connection.execute(
            "INSERT INTO sheet (event_id, codebook_id, take, content) VALUES (?, ?, 'quotes', ?)",
            (event(), codebook_id, content),
        ).lastrowid
        or 0
    )
    connection.executemany(
        "INSERT INTO quote_row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(sheet_id, place, line.revision, line.code, line.start, line.end, line.role, line.why),
                *(_masks_json(line), _json(line.looks), line.corrected),
            )
            for place, line in enumerate(lines, 1)
        ],
    )
    return sheet_id, [
        key(project, sheet_id, place, line.revision, content) for place, line in enumerate(lines, 1)
    ]


def read(connection: sqlite3.Connection, project: str, sheet_id: int) -> QuoteSheet | None:
    """Read a sheet of quotes back as it was exported; None if there is none of that number."""
    head = connection.execute(
        "SELECT sheet.id, sheet.content, codebook.name FROM sheet JOIN codebook ON codebook.id = codebook_id "
        "WHERE sheet.id = ? AND take = 'quotes'",
        (sheet_id,),
    ).fetchone()
    if head is None:
        return None
    rows = connection.execute(
        "SELECT quote_row.*, text, forgotten, NOT EXISTS (SELECT 1 FROM revision AS later"
        " WHERE later.answer_id = revision.answer_id AND later.number > revision.number) AS newest "
        "FROM quote_row JOIN revision ON revision.id = revision_id JOIN answer ON answer.id = answer_id "
        "JOIN respondent ON respondent.id = respondent_id WHERE sheet_id = ? ORDER BY position",
        (sheet_id,),
    )
    return QuoteSheet(
        head["id"],
        head["name"],
        tuple(
            QuoteRow(
                key(project, sheet_id, row["position"], row["revision_id"], head["content"]),
                QuoteLine(
                    row["revision_id"],
                    row["code"],
                    row["begins"],
                    row["ends"],
                    row["role"],
                    row["why"],
                    _masks(row["masks"]),
                    _covered(row["looks"]),
                    row["corrected"],
                    _found(row["masks"]),
                ),
                row["text"],
                bool(row["newest"]),
                bool(row["forgotten"]),
            )
            for row in rows
        ),
    )


def decide(
    connection: sqlite3.Connection, event: Event, sheet_id: int, coder: str, verdicts: Sequence[Verdict]
) -> int:
    """Append what a writer decided, inside a transaction; give how many verdicts were new.

    New is what she has not said last in this very sheet, or, where she has said nothing in it, what does not
    stand already: her old file, read again, does not overrule what somebody has said since.
    """
    last = {_place(one): one for one in _latest(connection)}
    last.update((_place(one), one) for one in _latest(connection, (sheet_id, coder)))
    fresh = [one for one in verdicts if not _says_the_same(last.get(_place(one)), one)]
    if fresh:
        who = coder_id(connection, coder)
        connection.executemany(
            "INSERT INTO approval (event_id, sheet_id, coder_id, revision_id, code, begins, ends, masks,"
            " found, corrected, display, approved) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    *(event(), sheet_id, who, one.revision, one.code, one.start, one.end),
                    *(_json(one.masks), _json(one.found), int(one.corrected), one.display, int(one.approved)),
                )
                for one in fresh
            ],
        )
    return len(fresh)


def approved(connection: sqlite3.Connection) -> list[Verdict]:
    """Read the verdict that stands on each quote, approved or turned down, in the order they were given.

    Whether an approval still holds (its text is current, its code too, its masks are what is found today) is
    for the reader to see to.
    """
    return _latest(connection)


def _latest(connection: sqlite3.Connection, of: tuple[int, str] | None = None) -> list[Verdict]:
    """Read the latest verdict of each passage and code; ``of`` a sheet and a coder, or of all."""
    latest: dict[tuple[int, str, int, int], Verdict] = {}
    for row in connection.execute(
        "SELECT approval.*, coder.name AS coder, codebook.name AS codebook, role, why, looks, detail "
        "FROM approval JOIN coder ON coder.id = coder_id JOIN sheet ON sheet.id = approval.sheet_id "
        "JOIN codebook ON codebook.id = codebook_id JOIN event ON event.id = sheet.event_id "
        "JOIN quote_row USING (sheet_id, revision_id, code, begins, ends) "
        + ("" if of is None else "WHERE approval.sheet_id = ? AND coder.name = ? ")
        + "ORDER BY approval.id",
        of or (),
    ):
        detail = json.loads(row["detail"] or "{}")
        verdict = Verdict(
            row["revision_id"],
            row["code"],
            row["begins"],
            row["ends"],
            _covered(row["masks"]),
            _covered(row["found"]),
            bool(row["corrected"]),
            row["display"],
            bool(row["approved"]),
            row["coder"],
            row["codebook"],
            row["role"],
            row["why"],
            _covered(row["looks"]),
            tuple(name for name in BEYOND if detail.get(name)),
        )
        latest.pop(_place(verdict), None)
        latest[_place(verdict)] = verdict
    return list(latest.values())


def _place(verdict: Verdict) -> tuple[int, str, int, int]:
    return verdict.revision, verdict.code, verdict.start, verdict.end


def _says_the_same(one: Verdict | None, other: Verdict) -> bool:
    return one is not None and (one.approved, one.masks, one.found, one.corrected, one.display) == (
        (other.approved, other.masks, other.found, other.corrected, other.display)
    )


def _digest(lines: Sequence[QuoteLine]) -> str:
    return hashlib.sha256(repr(lines).encode()).hexdigest()[:16]


def _masks_json(line: QuoteLine) -> str:
    """Write a row's masks, and beside those approved before what the recognisers had found."""
    if line.found is None:
        return _json(line.masks)
    return f'{{"shown": {_json(line.masks)}, "found": {_json(line.found)}}}'


def _masks(text: str) -> tuple[Covered, ...]:
    read = json.loads(text)
    return tuple(Covered(*span) for span in (read["shown"] if isinstance(read, dict) else read))


def _found(text: str) -> tuple[Covered, ...] | None:
    read = json.loads(text)
    return tuple(Covered(*span) for span in read["found"]) if isinstance(read, dict) else None


def _json(spans: Sequence[Covered]) -> str:
    return json.dumps([list(span) for span in spans], ensure_ascii=False)


def _covered(text: str) -> tuple[Covered, ...]:
    return tuple(Covered(*span) for span in json.loads(text))
