"""The ledger: decisions written down, never changed, and what holds now read back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ungtekst.project.store import Event

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Decision:
    """One human decision: this answer (revision) has this value in this column of the codebook."""

    revision: int
    variable: str
    value: str


@dataclass(frozen=True)
class Held:
    """What a human coder's ledger says of a cell, and the sheet it came by (None: not by a sheet)."""

    coder: str
    value: str
    sheet: int | None


def coder_id(connection: sqlite3.Connection, name: str) -> int:
    """Give the number of a coder, making one the first time."""
    row = connection.execute("SELECT id FROM coder WHERE name = ?", (name,)).fetchone()
    if row is not None:
        return int(row["id"])
    return connection.execute("INSERT INTO coder (name) VALUES (?)", (name,)).lastrowid or 0


def write(
    connection: sqlite3.Connection,
    event: Event,
    decisions: Iterable[Decision],
    coder: str,
    codebook_id: int,
    sheet_id: int | None = None,
    blind: bool = False,
) -> None:
    """Append human decisions, inside a transaction."""
    rows = [(d.revision, d.variable, d.value) for d in decisions]
    if not rows:
        return
    who, when = coder_id(connection, coder), event()
    connection.executemany(
        "INSERT INTO coding (event_id, codebook_id, revision_id, variable, value, source, blind, coder_id,"
        " sheet_id) VALUES (?, ?, ?, ?, ?, 'human', ?, ?, ?)",
        [(when, codebook_id, *row, int(blind), who, sheet_id) for row in rows],
    )


def current(connection: sqlite3.Connection, question: str | None = None) -> pd.DataFrame:
    """Read what holds now, one row a decision, in the order of the answers.

    Columns: answer, wave, question, respondent, revision, variable, value (None where disputed), source,
    coder, run, disputed (bool), resolution (bool), coding.
    """
    import pandas as pd

    where, given = ("WHERE question = ?", (question,)) if question else ("", ())
    cursor = connection.execute(f"SELECT * FROM current_codings {where} ORDER BY answer, variable", given)
    columns = [column[0] for column in cursor.description]
    rows = [tuple(row) for row in cursor]
    frame = pd.DataFrame(rows, columns=columns).astype({"disputed": bool, "resolution": bool})
    # As objects from the start: a text column of pandas 3 would turn the None of a disputed cell into NaN.
    frame["value"] = pd.Series([row[columns.index("value")] for row in rows], dtype=object)
    return frame


def human(connection: sqlite3.Connection) -> dict[tuple[int, str], list[Held]]:
    """Read every human coder's latest coding of each cell, by (revision, variable)."""
    cells: dict[tuple[int, str], list[Held]] = {}
    for row in connection.execute(
        "SELECT revision, variable, coder, value, sheet FROM human_codings ORDER BY coding"
    ):
        held = Held(row["coder"], row["value"], row["sheet"])
        cells.setdefault((row["revision"], row["variable"]), []).append(held)
    return cells


def history(
    connection: sqlite3.Connection, answer: int | None = None, respondent: str | None = None
) -> pd.DataFrame:
    """Read the story of an answer, of a respondent, or of the project: one row an event or a coding.

    Columns: at, what, answer, question, wave, revision (number), variable, value, source, coder, run,
    sheet, codebook (version). Never an answer's text.
    """
    import pandas as pd

    given = {"answer": answer, "respondent": respondent}
    where = " AND ".join(
        condition
        for name, condition in (
            ("answer", "answer.id = :answer"),
            ("respondent", "respondent.name = :respondent"),
        )
        if given[name] is not None
    )
    if not where:
        cursor = connection.execute(
            "SELECT at, what, actor, detail,"
            " (SELECT COUNT(*) FROM coding WHERE event_id = event.id) AS codings FROM event ORDER BY id"
        )
    else:
        cursor = connection.execute(
            f"""
            SELECT at, what, answer.id AS answer, question.name AS question, wave.name AS wave,
                   revision.number AS revision, '' AS variable, '' AS value, '' AS source, '' AS coder,
                   NULL AS run, NULL AS sheet, '' AS codebook, event.id AS event, 0 AS coding
            FROM revision JOIN event ON event.id = revision.event_id
            JOIN answer ON answer.id = revision.answer_id JOIN respondent ON respondent.id = respondent_id
            JOIN wave ON wave.id = wave_id JOIN question ON question.id = question_id WHERE {where}
            UNION ALL
            SELECT at, what, answer.id, question.name, wave.name, revision.number, coding.variable,
                   coding.value, coding.source, COALESCE(coder.name, ''), coding.run_id, coding.sheet_id,
                   codebook.version, event.id, coding.id
            FROM coding JOIN event ON event.id = coding.event_id
            JOIN revision ON revision.id = coding.revision_id JOIN answer ON answer.id = revision.answer_id
            JOIN respondent ON respondent.id = respondent_id JOIN wave ON wave.id = respondent.wave_id
            JOIN question ON question.id = question_id JOIN codebook ON codebook.id = coding.codebook_id
            LEFT JOIN coder ON coder.id = coding.coder_id WHERE {where}
            ORDER BY answer, event, coding
            """,
            given,
        )
    columns = [column[0] for column in cursor.description]
    frame = pd.DataFrame([tuple(row) for row in cursor], columns=columns, dtype=object)
    return frame.drop(columns=["event", "coding"], errors="ignore")
