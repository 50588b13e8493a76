"""Sheets: what an exported spreadsheet contains, remembered so that it can be merged back."""

from __future__ import annotations

import hashlib
import random
import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from ungtekst.project.store import Event

Take = Literal["queue", "audit", "double", "all"]
Blind = Literal["audit", "double"]
_KEY = re.compile(r"u-([0-9]{1,18})-([0-9]{1,18})-([0-9a-f]{6})")


@dataclass(frozen=True)
class Row:
    """One row of a sheet: the answer, its text, and what stood in its cells when it was written.

    ``cells`` holds the exported value of each column (blank ones are absent); ``returned`` what this sheet
    has already brought back from the coder who now returns it.
    """

    key: str
    revision: int
    text: str
    suggestion: str
    cells: Mapping[str, str]
    returned: Mapping[str, str]


@dataclass(frozen=True)
class Sheet:
    """A sheet as it was exported."""

    id: int
    take: Take
    codebook_id: int
    codebook: str
    version: str
    rows: tuple[Row, ...]

    @property
    def blind(self) -> bool:
        """Whether its code cells were exported empty."""
        return self.take in get_args(Blind)


@dataclass(frozen=True)
class Line:
    """One row to be written to a new sheet."""

    revision: int
    answer: int
    suggestion: str
    cells: Mapping[str, str]


def key(project: str, sheet: int, answer: int, revision: int) -> str:
    """Make the token of a row: no spreadsheet takes it for a number or a date, no other project makes it."""
    proof = hashlib.sha256(f"{project}/{sheet}/{answer}/{revision}".encode()).hexdigest()[:6]
    return f"u-{sheet}-{answer}-{proof}"


def parse_key(token: str) -> tuple[int, int] | None:
    """Read (sheet, answer) from a token, or None if it is not of that form. The proof is checked later."""
    found = _KEY.fullmatch(token.strip().lower())
    return (int(found[1]), int(found[2])) if found else None


def draw(
    connection: sqlite3.Connection,
    event: Event,
    kind: Blind,
    codebook_id: int,
    frame: Sequence[int],
    count: int,
    seed: int,
) -> tuple[int, list[int]]:
    """Draw answers at random from a frame and keep the draw on record; give its number and the drawn.

    ``frame``: revisions that could have been drawn. Every one has the same chance π = count / len(frame).
    """
    chosen = random.Random(seed).sample(sorted(frame), min(count, len(frame)))  # noqa: S311 - not a secret
    draw_id = (
        connection.execute(
            "INSERT INTO draw (event_id, codebook_id, kind, seed) VALUES (?, ?, ?, ?)",
            (event(), codebook_id, kind, seed),
        ).lastrowid
        or 0
    )
    pi = len(chosen) / len(frame)
    drawn = set(chosen)
    connection.executemany(
        "INSERT INTO draw_frame (draw_id, revision_id, pi, drawn) VALUES (?, ?, ?, ?)",
        [(draw_id, revision, pi, int(revision in drawn)) for revision in frame],
    )
    return draw_id, chosen


def drawn(connection: sqlite3.Connection, kind: Blind) -> set[int]:
    """Give the revisions that an earlier draw of this kind has taken."""
    rows = connection.execute(
        "SELECT revision_id FROM draw_frame JOIN draw ON draw.id = draw_id WHERE drawn = 1 AND kind = ?",
        (kind,),
    )
    return {row[0] for row in rows}


def record(
    connection: sqlite3.Connection,
    event: Event,
    project: str,
    take: Take,
    codebook_id: int,
    draw_id: int | None,
    lines: Sequence[Line],
) -> tuple[int, list[str]]:
    """Remember a sheet inside a transaction; give its number and the key of each line."""
    sheet_id = (
        connection.execute(
            "INSERT INTO sheet (event_id, codebook_id, take, draw_id) VALUES (?, ?, ?, ?)",
            (event(), codebook_id, take, draw_id),
        ).lastrowid
        or 0
    )
    connection.executemany(
        "INSERT INTO sheet_row (sheet_id, revision_id, position, suggestion) VALUES (?, ?, ?, ?)",
        [(sheet_id, line.revision, place, line.suggestion) for place, line in enumerate(lines)],
    )
    connection.executemany(
        "INSERT INTO sheet_cell (sheet_id, revision_id, variable, value) VALUES (?, ?, ?, ?)",
        [
            (sheet_id, line.revision, variable, value)
            for line in lines
            for variable, value in line.cells.items()
            if value
        ],
    )
    return sheet_id, [key(project, sheet_id, line.answer, line.revision) for line in lines]


def read(connection: sqlite3.Connection, project: str, sheet_id: int, coder: str) -> Sheet | None:
    """Read a sheet back as it was exported, with what ``coder`` has already returned on it."""
    head = connection.execute(
        "SELECT sheet.id, take, codebook_id, codebook.name, version FROM sheet "
        "JOIN codebook ON codebook.id = codebook_id WHERE sheet.id = ?",
        (sheet_id,),
    ).fetchone()
    if head is None:
        return None
    cells = _by_revision(
        connection,
        "SELECT revision_id, variable, value FROM sheet_cell WHERE sheet_id = ?",
        (sheet_id,),
    )
    returned = _by_revision(
        connection,
        "SELECT revision_id, variable, value, MAX(coding.id) FROM coding JOIN coder ON coder.id = coder_id "
        "WHERE sheet_id = ? AND coder.name = ? GROUP BY revision_id, variable",
        (sheet_id, coder),
    )
    rows = tuple(
        Row(
            key(project, sheet_id, row["answer_id"], row["revision_id"]),
            row["revision_id"],
            row["text"],
            row["suggestion"],
            cells.get(row["revision_id"], {}),
            returned.get(row["revision_id"], {}),
        )
        for row in connection.execute(
            "SELECT revision_id, suggestion, answer_id, text FROM sheet_row "
            "JOIN revision ON revision.id = revision_id WHERE sheet_id = ? ORDER BY position",
            (sheet_id,),
        )
    )
    return Sheet(head["id"], head["take"], head["codebook_id"], head["name"], head["version"], rows)


def _by_revision(
    connection: sqlite3.Connection, statement: str, given: tuple[object, ...]
) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for row in connection.execute(statement, given):
        found.setdefault(row["revision_id"], {})[row["variable"]] = row["value"]
    return found


def comment(
    connection: sqlite3.Connection,
    event: Event,
    sheet_id: int,
    coder: int,
    comments: Mapping[int, str],
) -> int:
    """Keep an analyst's comments by revision, inside a transaction; give how many were new."""
    kept = {
        (row["revision_id"], row["text"])
        for row in connection.execute(
            "SELECT revision_id, text FROM comment WHERE sheet_id = ? AND coder_id = ?", (sheet_id, coder)
        )
    }
    fresh = [(revision, text) for revision, text in comments.items() if (revision, text) not in kept]
    if fresh:
        connection.executemany(
            "INSERT INTO comment (event_id, sheet_id, revision_id, coder_id, text) VALUES (?, ?, ?, ?, ?)",
            [(event(), sheet_id, revision, coder, text) for revision, text in fresh],
        )
    return len(fresh)
