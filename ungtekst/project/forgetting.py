"""Forgetting a respondent: every trace of what she wrote is removed, and a tombstone without text remains."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ungtekst.project.store import Event


@dataclass(frozen=True)
class Forgotten:
    """What was removed: respondents (one a wave), answers, and whether fitted coders went with them.

    ``sheets`` names the files, as they were called when written, that show the answers outside the project.
    ``shrunk``: the file was written anew without the room they took (that room is blank in any case).
    """

    respondents: int
    answers: int
    coders: int
    sheets: tuple[str, ...]
    shrunk: bool = True


def find(connection: sqlite3.Connection, name: str) -> list[tuple[int, int, str]]:
    """Find the respondents with an id as delivered: (number, person, wave), in the order of the waves."""
    rows = connection.execute(
        "SELECT respondent.id, person_id, wave.name FROM respondent JOIN wave ON wave.id = wave_id "
        "WHERE respondent.name = ? AND NOT forgotten ORDER BY wave.id",
        (name,),
    )
    return [tuple(row) for row in rows]


def forget(connection: sqlite3.Connection, event: Event, respondents: Sequence[int]) -> Forgotten:
    """Remove respondents in a transaction: texts, groups, sheet copies, comments, chances, fitted coders.

    The codings stay, for the ledger only grows; they belong to an answer without text that nothing reads any
    more. The id becomes a digest, so that adding the same table again does not bring the respondent back.
    """
    event()
    project = connection.execute("SELECT value FROM meta WHERE key = 'project'").fetchone()[0]
    answers, sheets, coders = 0, set[str](), 0
    for respondent in respondents:
        name, wave = connection.execute(
            "SELECT respondent.name, wave.name FROM respondent JOIN wave ON wave.id = wave_id "
            "WHERE respondent.id = ?",
            (respondent,),
        ).fetchone()
        connection.execute(
            "UPDATE respondent SET forgotten = 1, name = ?, weight = 1, cluster = '' WHERE id = ?",
            (_tombstone(project, wave, name), respondent),
        )
        mine = (
            "(SELECT revision.id FROM revision JOIN answer ON answer.id = answer_id WHERE respondent_id = ?)"
        )
        sheets |= {
            row[0]
            for row in connection.execute(
                "SELECT DISTINCT json_extract(detail, '$.file') FROM sheet_row "
                "JOIN sheet ON sheet.id = sheet_id "
                f"JOIN event ON event.id = sheet.event_id WHERE detail <> '' AND revision_id IN {mine} UNION "
                "SELECT DISTINCT json_extract(detail, '$.file') FROM quote_row "
                "JOIN sheet ON sheet.id = sheet_id "
                f"JOIN event ON event.id = sheet.event_id WHERE detail <> '' AND revision_id IN {mine}",
                (respondent, respondent),
            )
        }
        coders += _drop_coders(connection, mine, respondent)
        connection.execute(f"UPDATE revision SET text = '' WHERE id IN {mine}", (respondent,))
        connection.execute(
            f"UPDATE sheet_row SET suggestion = '', cells = '{{}}' WHERE revision_id IN {mine}", (respondent,)
        )
        connection.execute(
            "UPDATE quote_row SET why = '', masks = '[]', looks = '[]', corrected = '' "
            f"WHERE revision_id IN {mine}",
            (respondent,),
        )
        for table in ("comment", "probability", "approval"):
            connection.execute(f"DELETE FROM {table} WHERE revision_id IN {mine}", (respondent,))
        for table in ("background", "former"):
            connection.execute(f"DELETE FROM {table} WHERE respondent_id = ?", (respondent,))
        count = "SELECT COUNT(*) FROM answer WHERE respondent_id = ?"
        answers += connection.execute(count, (respondent,)).fetchone()[0]
    return Forgotten(len(respondents), answers, coders, tuple(sorted(sheets)))


def _drop_coders(connection: sqlite3.Connection, mine: str, respondent: int) -> int:
    """Remove the fitted coders that may have learnt from a respondent's answers; give how many.

    A coder learns from answers with human codings; which of them a run had seen is not kept, so that any
    coding by hand is reason enough.
    """
    if not connection.execute(
        f"SELECT 1 FROM coding WHERE source = 'human' AND revision_id IN {mine} LIMIT 1", (respondent,)
    ).fetchone():
        return 0
    statement = "UPDATE run SET model = NULL WHERE source = 'model' AND model IS NOT NULL"
    return connection.execute(statement).rowcount


def tombstones(connection: sqlite3.Connection, wave: str) -> Callable[[str], bool] | None:
    """Give a test of whether an id belongs to someone forgotten in a wave; None when nobody is."""
    names = {
        row[0]
        for row in connection.execute(
            "SELECT respondent.name FROM respondent JOIN wave ON wave.id = wave_id "
            "WHERE forgotten AND wave.name = ?",
            (wave,),
        )
    }
    if not names:
        return None
    project = connection.execute("SELECT value FROM meta WHERE key = 'project'").fetchone()[0]
    return lambda name: _tombstone(project, wave, name) in names


def _tombstone(project: str, wave: str, name: str) -> str:
    """Make the name of a forgotten respondent: the same again from the same id, and not to be read back.

    Who holds the project and a list of ids can try them all; it hides the id from a reader, not from her.
    """
    return "glemt-" + hashlib.sha256(f"{project}/{wave}/{name}".encode()).hexdigest()[:24]
