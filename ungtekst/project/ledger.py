"""The ledger: decisions written down, never changed, and what holds now read back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple
from unicodedata import normalize

from ungtekst.codebook import Codebook
from ungtekst.project.derive import parents_in_wide
from ungtekst.project.store import Event

if TYPE_CHECKING:
    import pandas as pd

Whose = Literal["all", "human", "machine"]
Said = Mapping[int, Mapping[str, Mapping[str, str]]]
"""What each human coder says of an answer: revision → coder → variable → value."""


class Decision(NamedTuple):
    """One human decision: this answer (revision) has this value in this column of the codebook.

    A ``resolution`` settles a cell on which coders differ, and outranks them.
    """

    revision: int
    variable: str
    value: str
    resolution: bool = False


class Settled(NamedTuple):
    """The latest resolution of a cell."""

    coder: str
    value: str


def coder_id(connection: sqlite3.Connection, name: str) -> int:
    """Give the number of a coder, making one the first time; see ``known_name``."""
    row = connection.execute(
        "SELECT id FROM coder WHERE name = ?", (known_name(connection, name),)
    ).fetchone()
    if row is not None:
        return int(row["id"])
    return connection.execute("INSERT INTO coder (name) VALUES (?)", (name,)).lastrowid or 0


def known_name(connection: sqlite3.Connection, name: str) -> str:
    """Give a coder's name as the project knows it: «Kari» is «kari» who was there before.

    Where both are there, as in a file of version 1, each stays who she is.
    """
    names = [row[0] for row in connection.execute("SELECT name FROM coder ORDER BY id")]
    if name in names:
        return name
    folded = normalize("NFC", name).casefold()
    return next((known for known in names if normalize("NFC", known).casefold() == folded), name)


def write(
    connection: sqlite3.Connection,
    event: Event,
    decisions: Sequence[Decision],
    coder: str,
    codebook_id: int,
    sheet_id: int | None = None,
    blind: bool = False,
) -> None:
    """Append human decisions, inside a transaction."""
    if not decisions:
        return
    who, when = coder_id(connection, coder), event()
    # In the order of the index: a sheet comes back sorted as its analyst liked, by text perhaps.
    ordered = sorted(decisions, key=itemgetter(0))
    connection.executemany(
        "INSERT INTO coding (event_id, codebook_id, revision_id, variable, value, resolution, source, blind,"
        " coder_id, sheet_id) VALUES (?, ?, ?, ?, ?, ?, 'human', ?, ?, ?)",
        ((when, codebook_id, *decision, int(blind), who, sheet_id) for decision in ordered),
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


def wide(
    connection: sqlite3.Connection, codebook: Codebook, revisions: Sequence[int], of: Whose = "all"
) -> pd.DataFrame:
    """Read codings as one row a revision and one column a variable of the codebook, parents derived.

    ``all``: what holds now; None where a cell is disputed or not judged. ``human``: of that, what humans
    decided. ``machine``: what the machine says last, whatever humans say.
    """
    import numpy as np
    import pandas as pd

    place = {revision: number for number, revision in enumerate(revisions)}
    columns = {name: np.full(len(place), None, dtype=object) for name in codebook.variables}
    view = {
        "all": "current_codings",
        "human": "current_codings WHERE source = 'human'",
        "machine": "machine_codings",
    }[of]
    # Straight into columns: of a large survey these are millions of cells, too many for rows of objects.
    for revision, variable, value in connection.execute(f"SELECT revision, variable, value FROM {view}"):
        if revision in place and variable in columns:
            columns[variable][place[revision]] = value
    return parents_in_wide(pd.DataFrame(columns, index=list(revisions), dtype=object), codebook)


def said(connection: sqlite3.Connection, revisions: Collection[int] | None = None) -> Said:
    """Read what each human coder said last, resolutions apart: revision → coder → variable → value.

    ``revisions`` keeps those alone. Answers of which a coder says the same share one mapping: in a large
    survey most do, and there are millions of cells.
    """
    where, given = _among(revisions)
    rows = connection.execute(
        "SELECT revision_id, coder.name, variable, value FROM coding JOIN coder ON coder.id = coder_id "
        f"WHERE source = 'human' AND resolution = 0 {where} ORDER BY revision_id, coding.id",
        given,
    )
    shared: dict[tuple[tuple[str, str], ...], Mapping[str, str]] = {}
    found: dict[int, dict[str, Mapping[str, str]]] = {}
    for revision, group in groupby(rows, itemgetter(0)):
        by_coder: dict[str, dict[str, str]] = {}
        for _, coder, variable, value in group:
            by_coder.setdefault(coder, {})[variable] = value
        found[revision] = {
            coder: shared.setdefault(tuple(values.items()), values) for coder, values in by_coder.items()
        }
    return found


def said_before(connection: sqlite3.Connection, answers: Collection[int]) -> dict[int, dict[str, str]]:
    """Read what humans said of earlier revisions of some answers: answer → variable → latest value."""
    found: dict[int, dict[str, str]] = {}
    for answer, variable, value in connection.execute(
        "SELECT answer_id, variable, value FROM coding JOIN revision ON revision.id = revision_id "
        "WHERE source = 'human' AND answer_id IN (SELECT value FROM json_each(?)) "
        "AND number < (SELECT MAX(number) FROM revision AS r WHERE r.answer_id = revision.answer_id) "
        "ORDER BY number, resolution, coding.id",
        (json.dumps(list(answers)),),
    ):
        found.setdefault(answer, {})[variable] = value
    return found


def settled(
    connection: sqlite3.Connection, revisions: Collection[int] | None = None
) -> dict[int, dict[str, Settled]]:
    """Read the latest resolution of each settled cell: revision → variable → coder and value."""
    where, given = _among(revisions)
    found: dict[int, dict[str, Settled]] = {}
    for revision, variable, coder, value in connection.execute(
        "SELECT revision_id, variable, coder.name, value FROM coding JOIN coder ON coder.id = coder_id "
        f"WHERE resolution = 1 {where} ORDER BY coding.id",
        given,
    ):
        found.setdefault(revision, {})[variable] = Settled(coder, value)
    return found


def _among(revisions: Collection[int] | None) -> tuple[str, tuple[str, ...]]:
    if revisions is None:
        return "", ()
    return "AND revision_id IN (SELECT value FROM json_each(?))", (json.dumps(list(revisions)),)


def disputed(connection: sqlite3.Connection) -> dict[str, dict[int, list[str]]]:
    """Read the cells of current answers on which coders differ and that nobody has settled.

    Codebook → revision → variables, in the order of the answers.
    """
    found: dict[str, dict[int, list[str]]] = {}
    for codebook, revision, variable in connection.execute(
        "SELECT codebook, revision, variable FROM human_codings AS h JOIN current_answers USING (revision) "
        "WHERE NOT EXISTS (SELECT 1 FROM coding AS r WHERE r.revision_id = h.revision "
        "AND r.variable = h.variable AND r.resolution = 1) "
        "GROUP BY revision, variable HAVING COUNT(DISTINCT value) > 1 ORDER BY answer, variable"
    ):
        found.setdefault(codebook, {}).setdefault(revision, []).append(variable)
    return found


def judged(connection: sqlite3.Connection) -> set[int]:
    """Give the revisions of which any human has said anything."""
    return {
        row[0] for row in connection.execute("SELECT DISTINCT revision_id FROM coding WHERE source = 'human'")
    }


def history(
    connection: sqlite3.Connection, answer: int | None = None, respondent: str | None = None
) -> pd.DataFrame:
    """Read the story of an answer, of a respondent, or of the project: one row an event or a coding.

    Columns: at, what, answer, question, wave, revision (number), variable, value, source, coder, run,
    sheet, codebook (version). The source ``resolution`` settled a dispute; ``former`` is a group, weight or
    cluster that a later delivery changed, with the value it had; ``comment`` what an analyst wrote beside the
    row; ``quote`` whether a quote for a code was approved. Never an answer's text.
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
                   coding.value, CASE WHEN resolution THEN 'resolution' ELSE coding.source END,
                   COALESCE(coder.name, ''), coding.run_id, coding.sheet_id,
                   codebook.version, event.id, coding.id
            FROM coding JOIN event ON event.id = coding.event_id
            JOIN revision ON revision.id = coding.revision_id JOIN answer ON answer.id = revision.answer_id
            JOIN respondent ON respondent.id = respondent_id JOIN wave ON wave.id = respondent.wave_id
            JOIN question ON question.id = question_id JOIN codebook ON codebook.id = coding.codebook_id
            LEFT JOIN coder ON coder.id = coding.coder_id WHERE {where}
            UNION ALL
            SELECT at, what, answer.id, question.name, wave.name, revision.number, '', comment.text,
                   'comment', coder.name, NULL, comment.sheet_id, '', event.id, 0
            FROM comment JOIN event ON event.id = comment.event_id
            JOIN coder ON coder.id = comment.coder_id
            JOIN revision ON revision.id = comment.revision_id JOIN answer ON answer.id = revision.answer_id
            JOIN respondent ON respondent.id = respondent_id JOIN wave ON wave.id = respondent.wave_id
            JOIN question ON question.id = question_id WHERE {where}
            UNION ALL
            SELECT at, what, answer.id, question.name, wave.name, revision.number, approval.code,
                   CASE WHEN approved THEN 'ja' ELSE 'nei' END, 'quote', coder.name, NULL,
                   approval.sheet_id, '', event.id, 0
            FROM approval JOIN event ON event.id = approval.event_id
            JOIN coder ON coder.id = approval.coder_id
            JOIN revision ON revision.id = approval.revision_id JOIN answer ON answer.id = revision.answer_id
            JOIN respondent ON respondent.id = respondent_id JOIN wave ON wave.id = respondent.wave_id
            JOIN question ON question.id = question_id WHERE {where}
            UNION ALL
            SELECT at, what, answer.id, question.name, wave.name, NULL, CASE WHEN former.kind = 'group'
                   THEN former.name ELSE former.kind END, former.value, 'former', '',
                   NULL, NULL, '', event.id, 0
            FROM former JOIN event ON event.id = former.event_id
            JOIN respondent ON respondent.id = former.respondent_id
            JOIN answer ON answer.respondent_id = respondent.id AND answer.id = COALESCE(:answer,
                (SELECT MIN(a.id) FROM answer AS a WHERE a.respondent_id = respondent.id))
            JOIN wave ON wave.id = respondent.wave_id JOIN question ON question.id = question_id WHERE {where}
            ORDER BY answer, event, coding
            """,
            given,
        )
    columns = [column[0] for column in cursor.description]
    frame = pd.DataFrame([tuple(row) for row in cursor], columns=columns, dtype=object)
    return frame.drop(columns=["event", "coding"], errors="ignore")
