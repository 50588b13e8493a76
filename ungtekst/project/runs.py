"""Runs: a machine's codings of a set of answers, with all that is needed to say where they came from."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ungtekst.project.store import Event

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Run:
    """Where a run's codes come from. ``source`` is ``rule`` at a cold start, ``model`` once it has learnt.

    ``learnt_from`` counts the answers with human codings it was fitted on; ``model`` is the fitted coder.
    """

    codebook_id: int
    codebook_digest: str
    tool_version: str
    pipeline: str
    pipeline_digest: str
    model_digest: str
    seed: int
    source: str
    learnt_from: int
    model: bytes


def record(
    connection: sqlite3.Connection,
    event: Event,
    run: Run,
    codes: pd.DataFrame,
    probabilities: pd.DataFrame,
    folds: Mapping[int, int],
) -> tuple[int, int]:
    """Store a run inside a transaction; give its number and how many codings differ from before.

    ``codes``: one row a revision (the index), one column a variable, missing where there is no value.
    ``probabilities``: the same index, one column a code id. ``folds``: the fold of the coder for revisions
    whose respondent has human codings. Only codings that differ from the previous run's are stored; a 0
    that was never anything else is not. A value that is gone (a text now read as a non-answer) is stored
    as empty.
    """
    run_id = (
        connection.execute(
            "INSERT INTO run (event_id, codebook_id, codebook_digest, tool_version, pipeline,"
            " pipeline_digest, model_digest, seed, source, learnt_from, model)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (event(), *(getattr(run, name) for name in Run.__dataclass_fields__)),
        ).lastrowid
        or 0
    )
    connection.execute(
        "UPDATE run SET model = NULL WHERE id <> ? AND codebook_id IN ("
        "SELECT other.id FROM codebook AS other JOIN codebook AS own ON own.name = other.name"
        " WHERE own.id = ?)",
        (run_id, run.codebook_id),
    )
    rows = _changes(connection, codes)
    connection.executemany(
        "INSERT INTO coding (event_id, codebook_id, revision_id, variable, value, source, run_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(event(), run.codebook_id, *row, run.source, run_id) for row in rows],
    )
    connection.executemany(
        "INSERT INTO run_answer (run_id, revision_id, fold) VALUES (?, ?, ?)",
        [(run_id, revision, folds.get(revision)) for revision in codes.index.tolist()],
    )
    connection.executemany(
        "INSERT OR REPLACE INTO probability (revision_id, code, p) VALUES (?, ?, ?)",
        [
            (revision, code, p)
            for code in probabilities.columns
            for revision, p in zip(probabilities.index.tolist(), probabilities[code].tolist(), strict=True)
        ],
    )
    return run_id, len(rows)


def _changes(connection: sqlite3.Connection, codes: pd.DataFrame) -> list[tuple[int, str, str]]:
    """List (revision, variable, value) wherever a code differs from what the machine said before."""
    import pandas as pd

    before = _before(connection, codes.index.tolist())
    changes: list[tuple[int, str, str]] = []
    for name in codes.columns:
        # What a cell holds when nothing was ever stored: 0 for a code, no value for a dimension.
        unstored = "0" if pd.api.types.is_numeric_dtype(codes[name]) else ""
        for revision, value in zip(codes.index.tolist(), codes[name].tolist(), strict=True):
            text = "" if pd.isna(value) else str(value)
            if text != before.get((revision, name), unstored):
                changes.append((revision, name, text))
    return sorted(changes, key=lambda change: change[0])


def _before(connection: sqlite3.Connection, revisions: list[int]) -> dict[tuple[int, str], str]:
    """Read the latest stored machine coding of each cell; what was never stored is not here."""
    wanted = set(revisions)
    return {
        (row["revision_id"], row["variable"]): row["value"]
        for row in connection.execute(
            "SELECT revision_id, variable, value, MAX(id) FROM coding WHERE source <> 'human' "
            "GROUP BY revision_id, variable"
        )
        if row["revision_id"] in wanted
    }


def latest(connection: sqlite3.Connection, codebook_name: str) -> sqlite3.Row | None:
    """Give the latest run under any version of a codebook, with its event's time as ``at``, or None."""
    row: sqlite3.Row | None = connection.execute(
        "SELECT run.*, event.at, codebook.version FROM run JOIN event ON event.id = run.event_id "
        "JOIN codebook ON codebook.id = run.codebook_id WHERE codebook.name = ? ORDER BY run.id DESC LIMIT 1",
        (codebook_name,),
    ).fetchone()
    return row
