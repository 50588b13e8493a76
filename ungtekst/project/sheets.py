"""Sheets: what an exported spreadsheet contains, remembered so that it can be merged back."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from ungtekst.project.store import Event

if TYPE_CHECKING:
    import pandas as pd

Take = Literal["queue", "audit", "double", "all", "resolve", "quotes"]
Blind = Literal["audit", "double"]
_KEY = re.compile(r"u-([0-9]{1,18})-([0-9]{1,18})-([0-9a-f]{6})")


class Row(NamedTuple):
    """One row of a sheet: the answer, its text, and what stood in its cells when it was written.

    ``cells`` holds the exported value of each column (blank ones are absent); ``returned`` what this sheet
    has already brought back from the coder who now returns it, and ``ticked`` whether she had ticked it.
    ``disputed`` are the cells that a sheet that resolves asks about. ``revised``: the text has a later
    revision; ``forgotten``: its respondent has been forgotten since, and so has the text.
    """

    key: str
    revision: int
    text: str
    suggestion: str = ""
    cells: Mapping[str, str] = {}
    returned: Mapping[str, str] = {}
    ticked: bool = False
    disputed: frozenset[str] = frozenset()
    revised: bool = False
    forgotten: bool = False


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
    suggestion: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)
    disputed: tuple[str, ...] = ()


def key(project: str, sheet: int, answer: int, revision: int, content: str = "") -> str:
    """Make the token of a row: no spreadsheet takes it for a number or a date, no other project makes it.

    ``content`` tells sheets of the same number apart: one that was never committed, or made after a backup
    was taken, leaves its number to the next. It is empty for the sheets of version 1.
    """
    named = f"{project}/{sheet}/{answer}/{revision}" + (f"/{content}" if content else "")
    return f"u-{sheet}-{answer}-{hashlib.sha256(named.encode()).hexdigest()[:6]}"


def _content(take: Take, draw_id: int | None, lines: Sequence[Line]) -> str:
    """Digest what a sheet shows: the same sheet written again has the same keys."""
    digest = hashlib.sha256(f"{take}/{draw_id}".encode())
    for line in lines:
        said = (line.revision, line.suggestion, tuple(line.cells.items()), line.disputed)
        digest.update(repr(said).encode())
    return digest.hexdigest()[:16]


def parse_key(token: str) -> tuple[int, int] | None:
    """Read (sheet, answer) from a token, or None if it is not of that form. The proof is checked later."""
    found = _KEY.fullmatch(token.strip().lower())
    return (int(found[1]), int(found[2])) if found else None


def answer_of(connection: sqlite3.Connection, project: str, token: str) -> int | None:
    """Give the answer that a row's key stands for; None if no sheet has the key."""
    parsed = parse_key(token)
    if parsed is None:
        return None
    # In a sheet of codes the number of a key is the answer's, in one of quotes the row's.
    for answer, revision, content in connection.execute(
        "SELECT answer_id, revision.id, content FROM sheet_row JOIN sheet ON sheet.id = sheet_id "
        "JOIN revision ON revision.id = revision_id WHERE sheet.id = :sheet AND answer_id = :number "
        "UNION ALL SELECT answer_id, revision.id, content FROM quote_row JOIN sheet ON sheet.id = sheet_id "
        "JOIN revision ON revision.id = revision_id WHERE sheet.id = :sheet AND position = :number",
        {"sheet": parsed[0], "number": parsed[1]},
    ):
        if key(project, *parsed, revision, content) == token.strip().lower():
            return int(answer)
    return None


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
    content = _content(take, draw_id, lines)
    sheet_id = (
        connection.execute(
            "INSERT INTO sheet (event_id, codebook_id, take, draw_id, content) VALUES (?, ?, ?, ?, ?)",
            (event(), codebook_id, take, draw_id, content),
        ).lastrowid
        or 0
    )
    connection.executemany(
        "INSERT INTO sheet_row (sheet_id, revision_id, position, suggestion, cells, disputed) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (
            (sheet_id, line.revision, place, line.suggestion, _json(line.cells), _json(line.disputed))
            for place, line in enumerate(lines)
        ),
    )
    return sheet_id, [key(project, sheet_id, line.answer, line.revision, content) for line in lines]


def read(connection: sqlite3.Connection, project: str, sheet_id: int, coder: str) -> Sheet | None:
    """Read a sheet back as it was exported, with what ``coder`` has already returned on it."""
    head = connection.execute(
        "SELECT sheet.id, take, sheet.content, codebook_id, codebook.name, version FROM sheet "
        "JOIN codebook ON codebook.id = codebook_id WHERE sheet.id = ?",
        (sheet_id,),
    ).fetchone()
    if head is None:
        return None
    given = {"sheet": sheet_id, "coder": coder}
    returned = _returned(connection, given)
    ticked = {
        row[0]
        for row in connection.execute(
            "SELECT revision_id FROM tick JOIN coder ON coder.id = coder_id "
            "WHERE sheet_id = :sheet AND coder.name = :coder",
            given,
        )
    }
    # Rows share their cells' mappings: thousands of answers have the same codes.
    read_cells = cache(json.loads)
    read_disputed = cache(lambda text: frozenset(json.loads(text)))
    rows = tuple(
        Row(
            key(project, sheet_id, row["answer_id"], row["revision_id"], head["content"]),
            row["revision_id"],
            row["text"],
            row["suggestion"],
            read_cells(row["cells"]),
            returned.get(row["revision_id"], {}),
            row["revision_id"] in ticked,
            read_disputed(row["disputed"]),
            bool(row["revised"]),
            bool(row["forgotten"]),
        )
        for row in connection.execute(
            "SELECT sheet_row.*, revision.answer_id, text, forgotten, EXISTS ("
            " SELECT 1 FROM revision AS later WHERE later.answer_id = revision.answer_id"
            " AND later.number > revision.number) AS revised "
            "FROM sheet_row JOIN revision ON revision.id = revision_id JOIN answer ON answer.id = answer_id "
            "JOIN respondent ON respondent.id = respondent_id WHERE sheet_id = ? ORDER BY position",
            (sheet_id,),
        )
    )
    return Sheet(head["id"], head["take"], head["codebook_id"], head["name"], head["version"], rows)


def _returned(connection: sqlite3.Connection, given: Mapping[str, object]) -> dict[int, Mapping[str, str]]:
    """Read what a coder has brought back on a sheet, by revision; equal rows share one mapping."""
    rows = connection.execute(
        "SELECT revision_id, variable, value FROM coding JOIN coder ON coder.id = coder_id "
        "WHERE sheet_id = :sheet AND coder.name = :coder ORDER BY revision_id, coding.id",
        given,
    )
    shared: dict[tuple[tuple[str, str], ...], Mapping[str, str]] = {}
    found: dict[int, Mapping[str, str]] = {}
    for revision, group in groupby(rows, itemgetter(0)):
        values = {variable: value for _, variable, value in group}
        found[revision] = shared.setdefault(tuple(values.items()), values)
    return found


def tick(
    connection: sqlite3.Connection, event: Event, sheet_id: int, coder: int, revisions: Iterable[int]
) -> None:
    """Keep, inside a transaction, which rows a coder has ticked off as done."""
    connection.executemany(
        "INSERT OR IGNORE INTO tick (sheet_id, revision_id, coder_id, event_id) VALUES (?, ?, ?, ?)",
        [(sheet_id, revision, coder, event()) for revision in revisions],
    )


def status(connection: sqlite3.Connection) -> pd.DataFrame:
    """Read every sheet that was handed out, one row each, in the order of their numbers.

    Columns: sheet, take, codebook, file, written (time), rows, coded (rows from which codings came),
    ticked (rows that anyone ticked), coders, comments, frame (answers that could have been drawn; missing
    for a sheet that was not drawn), pi_least and pi_most (the chances of the drawn rows).
    """
    import pandas as pd

    cursor = connection.execute(
        """
        SELECT sheet.id AS sheet, take, codebook.name AS codebook,
               COALESCE(json_extract(NULLIF(event.detail, ''), '$.file'), '') AS file, event.at AS written,
               (SELECT COUNT(*) FROM sheet_row WHERE sheet_id = sheet.id)
                   + (SELECT COUNT(*) FROM quote_row WHERE sheet_id = sheet.id) AS rows,
               (SELECT COUNT(DISTINCT revision_id) FROM coding WHERE sheet_id = sheet.id)
                   + (SELECT COUNT(DISTINCT revision_id || code || begins) FROM approval
                      WHERE sheet_id = sheet.id) AS coded,
               (SELECT COUNT(DISTINCT revision_id) FROM tick WHERE sheet_id = sheet.id) AS ticked,
               COALESCE((SELECT GROUP_CONCAT(name, ', ') FROM (
                   SELECT name FROM coder JOIN coding ON coder_id = coder.id WHERE sheet_id = sheet.id
                   UNION SELECT name FROM coder JOIN approval ON coder_id = coder.id
                   WHERE sheet_id = sheet.id ORDER BY name)), '') AS coders,
               (SELECT COUNT(*) FROM comment WHERE sheet_id = sheet.id) AS comments,
               CASE WHEN sheet.draw_id IS NOT NULL THEN
                   (SELECT COUNT(*) FROM draw_frame AS f WHERE f.draw_id = sheet.draw_id AND NOT earlier)
                   END AS frame,
               (SELECT MIN(pi) FROM draw_frame AS f WHERE f.draw_id = sheet.draw_id AND drawn) AS pi_least,
               (SELECT MAX(pi) FROM draw_frame AS f WHERE f.draw_id = sheet.draw_id AND drawn) AS pi_most
        FROM sheet JOIN event ON event.id = sheet.event_id JOIN codebook ON codebook.id = codebook_id
        ORDER BY sheet.id
        """
    )
    columns = [column[0] for column in cursor.description]
    return pd.DataFrame([tuple(row) for row in cursor], columns=columns, dtype=object)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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
