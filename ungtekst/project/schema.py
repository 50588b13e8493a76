"""The tables and views of the project file: made, and brought from an earlier version to this one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.resources import files

VERSION = 2


def make(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty file, inside a transaction. The views follow when there is a codebook."""
    _run(connection, "schema.sql")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring the tables from an earlier version to this one, step by step, inside a transaction.

    The connection's foreign keys must be off: a table that others point to may have to be made anew.
    """
    for name in _views(connection):
        connection.execute(f"DROP VIEW {_name(name)}")
    for step in range(version + 1, VERSION + 1):
        _run(connection, f"migrations/{step}.sql")
    make_views(connection)
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise sqlite3.DatabaseError(f"rows of {broken[0]} point nowhere after the migration")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def make_views(connection: sqlite3.Connection) -> None:
    """Make every view anew, inside a transaction: those of all projects, and one for each codebook."""
    for name in _views(connection):
        connection.execute(f"DROP VIEW {_name(name)}")
    _run(connection, "views.sql")
    books: dict[str, int] = dict(connection.execute("SELECT name, MAX(id) FROM codebook GROUP BY name"))
    for book, number in books.items():
        variables = [
            row[0]
            for row in connection.execute(
                "SELECT name FROM variable WHERE codebook_id = ? ORDER BY position", (number,)
            )
        ]
        columns = ", ".join(
            f"MAX(CASE WHEN variable = {_text(name)} THEN value END) AS {_name(name)}" for name in variables
        )
        connection.execute(
            f"CREATE VIEW {_name(f'coded_answers_{book}')} AS "
            f"SELECT a.answer, a.wave, a.question, a.respondent, {columns} "
            "FROM current_answers AS a LEFT JOIN current_codings AS c ON c.revision = a.revision "
            f"WHERE a.codebook = {_text(book)} GROUP BY a.answer"
        )


def _views(connection: sqlite3.Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]


def _run(connection: sqlite3.Connection, script: str) -> None:
    """Run a script by statements; ``executescript`` would commit in the middle of the transaction."""
    text = files("ungtekst.project").joinpath(script).read_text("utf-8")
    for statement in _statements(text):
        connection.execute(statement)


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _name(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'
