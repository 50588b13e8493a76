"""Opening, creating and changing the project file: one SQLite database, changed in whole transactions."""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timezone
from importlib.resources import files
from pathlib import Path

from ungtekst.codebook import Codebook
from ungtekst.errors import CallError, DataError, Fault

APPLICATION = 0x756E6774  # "ungt", so that a project is told from any other SQLite file
SCHEMA = 1
WAIT_SECONDS = 20.0


def create(path: Path, codebooks: list[Codebook], identity: str | None) -> sqlite3.Connection:
    """Make a project file. Raises CallError if something is there already or it cannot be written."""
    if path.exists():
        raise CallError(Fault("project-exists", file=str(path)))
    clashing = sorted({c.id for c in codebooks if sum(o.id == c.id for o in codebooks) > 1})
    if clashing:
        raise CallError(Fault("project-codebook-twice", {"id": clashing[0]}))
    try:
        # The mode is set before the first byte is written: the file will hold private answers.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as problem:
        raise CallError(Fault("file-unwritable", {"why": problem.strerror}, file=str(path))) from None
    connection: sqlite3.Connection | None = None
    try:
        connection = _connect(path)
        with transaction(connection, "new") as event:
            for statement in _statements(files("ungtekst.project").joinpath("schema.sql").read_text("utf-8")):
                connection.execute(statement)
            _set_meta(connection, identity or secrets.token_hex(8))
            event_id = event()
            for codebook in codebooks:
                _keep_codebook(connection, codebook, event_id)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
    except BaseException:
        if connection is not None:
            connection.close()
        path.unlink(missing_ok=True)
        raise
    return connection


def open_file(path: Path) -> sqlite3.Connection:
    """Open a project file. Raises CallError when it is missing, no project, or from a later version.

    Raises DataError when another program holds it, or it is damaged.
    """
    if not path.is_file():
        raise CallError(Fault("project-missing", file=str(path)))
    try:
        connection = _connect(path)
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.OperationalError as problem:
        if _is_busy(problem):
            raise DataError(Fault("project-busy", file=str(path))) from None
        raise CallError(Fault("file-unreadable", {"why": str(problem)}, file=str(path))) from None
    except sqlite3.DatabaseError:
        if _is_marked(path):
            raise DataError(Fault("project-damaged", file=str(path))) from None
        raise CallError(Fault("project-not-one", file=str(path))) from None
    if application != APPLICATION:
        connection.close()
        raise CallError(Fault("project-not-one", file=str(path)))
    if version > SCHEMA:
        connection.close()
        raise CallError(Fault("project-newer", {"version": version, "known": SCHEMA}, file=str(path)))
    return connection


def _is_marked(path: Path) -> bool:
    """Tell whether a file that SQLite cannot read bears our mark, at its place in SQLite's header."""
    with path.open("rb") as file:
        return file.read(72)[68:] == APPLICATION.to_bytes(4, "big")


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    connection.row_factory = sqlite3.Row
    for pragma in ("journal_mode=DELETE", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _statements(script: str) -> Iterator[str]:
    """Split the schema into statements; ``executescript`` would commit in the middle of the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


class Event:
    """The event of a transaction, written to the file when something first asks for its number.

    A command that turns out to change nothing therefore leaves no event, and no changed byte.
    """

    def __init__(
        self, connection: sqlite3.Connection, what: str, actor: str, about: Mapping[str, object]
    ) -> None:
        self._connection = connection
        self._what = what
        self._actor = actor
        self._about = json.dumps(about, ensure_ascii=False) if about else ""
        self._id: int | None = None

    def __call__(self) -> int:
        """Give the event's number, writing the event the first time."""
        if self._id is None:
            at = datetime.now(timezone.utc).isoformat(timespec="seconds")
            self._id = self._connection.execute(
                "INSERT INTO event (at, what, actor, detail) VALUES (?, ?, ?, ?)",
                (at, self._what, self._actor, self._about),
            ).lastrowid
        return self._id or 0


@contextmanager
def transaction(
    connection: sqlite3.Connection, what: str, actor: str = "", about: Mapping[str, object] | None = None
) -> Iterator[Event]:
    """Change the project in one step: all of the block, or (an exception, a killed process) none of it.

    Raises DataError when another program holds the file for longer than the wait, or the disk is full.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as problem:
        raise DataError(_operational(problem)) from None
    try:
        yield Event(connection, what, actor, about or {})
        connection.execute("COMMIT")
    except sqlite3.OperationalError as problem:
        _rollback(connection)
        raise DataError(_operational(problem)) from problem
    except BaseException:
        _rollback(connection)
        raise


def _rollback(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def fault_of(problem: sqlite3.DatabaseError, path: Path) -> Fault | None:
    """Say what a reading that failed tells the user: the file is held, or damaged. None: it is our fault."""
    if isinstance(problem, sqlite3.OperationalError) and _is_busy(problem):
        return Fault("project-busy", file=str(path))
    if type(problem) is sqlite3.DatabaseError:
        return Fault("project-damaged", file=str(path))
    return None


def _operational(problem: sqlite3.OperationalError) -> Fault:
    return Fault("project-busy") if _is_busy(problem) else Fault("project-write", {"why": str(problem)})


def _is_busy(problem: sqlite3.OperationalError) -> bool:
    return any(word in str(problem) for word in ("locked", "busy"))


def _set_meta(connection: sqlite3.Connection, identity: str) -> None:
    connection.execute("INSERT INTO meta (key, value) VALUES ('project', ?)", (identity,))


def _keep_codebook(connection: sqlite3.Connection, codebook: Codebook, event_id: int) -> None:
    """Store a version of a codebook and make the view with one column a code."""
    content = json.dumps(codebook.to_dict(), ensure_ascii=False)
    codebook_id = connection.execute(
        "INSERT INTO codebook (name, version, digest, content, event_id) VALUES (?, ?, ?, ?, ?)",
        (codebook.id, codebook.version, codebook.digest, content, event_id),
    ).lastrowid
    many = {code.id for code in codebook.many}
    connection.executemany(
        "INSERT INTO variable (codebook_id, name, choice, position) VALUES (?, ?, ?, ?)",
        [
            (codebook_id, name, "many" if name in many else "one", position)
            for position, name in enumerate(codebook.variables)
        ],
    )
    columns = ", ".join(
        f"MAX(CASE WHEN variable = {_text(name)} THEN value END) AS {_name(name)}"
        for name in codebook.variables
    )
    view = _name(f"coded_answers_{codebook.id}")
    connection.execute(f"DROP VIEW IF EXISTS {view}")
    connection.execute(
        f"CREATE VIEW {view} AS SELECT a.answer, a.wave, a.question, a.respondent, {columns} "
        f"FROM current_answers AS a LEFT JOIN current_codings AS c ON c.revision = a.revision "
        f"WHERE a.codebook = {_text(codebook.id)} GROUP BY a.answer"
    )


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _name(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'
