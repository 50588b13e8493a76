"""Opening, creating and changing the project file: one SQLite database, changed in whole transactions."""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime, timezone
from pathlib import Path

from ungtekst.codebook import Codebook
from ungtekst.errors import CallError, DataError, Fault
from ungtekst.project import schema

APPLICATION = 0x756E6774  # "ungt", so that a project is told from any other SQLite file
WAIT_SECONDS = 20.0
_BUSY, _LOCKED = 5, 6  # what SQLite says of a file that another program holds


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
            schema.make(connection)
            _set_meta(connection, identity or secrets.token_hex(8))
            event_id = event()
            for codebook in codebooks:
                _keep_codebook(connection, codebook, event_id)
            schema.make_views(connection)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
    except BaseException:
        if connection is not None:
            connection.close()
        path.unlink(missing_ok=True)
        raise
    return connection


def open_file(path: Path, migrate: bool = True) -> sqlite3.Connection:
    """Open a project file, and bring it to this version if an earlier one made it.

    Raises CallError when it is missing, no project, or from a later version; DataError when another
    program holds it, or it is damaged.
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
    if version > schema.VERSION:
        connection.close()
        raise CallError(Fault("project-newer", {"version": version, "known": schema.VERSION}, file=str(path)))
    if migrate and version < schema.VERSION:
        try:
            _migrate(connection)
        except sqlite3.DatabaseError as problem:
            fault = fault_of(problem, path)
            if fault is None:
                raise
            raise DataError(fault) from None
        except DataError as problem:
            if problem.faults[0].code != "project-write":
                raise
            raise DataError(
                Fault("project-old-unwritable", problem.faults[0].values, file=str(path))
            ) from None
    return connection


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to this version in one transaction: a killed process leaves the version it had."""
    # A table that others point to can only be made anew with the keys off, which must be said outside.
    connection.execute("PRAGMA foreign_keys=OFF")
    try:
        with transaction(connection, "migrate") as event:
            # Read again under the lock: another process may have done it while this one waited.
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version < schema.VERSION:
                event()
                schema.migrate(connection, version)
    except BaseException:
        connection.close()
        raise
    connection.execute("PRAGMA foreign_keys=ON")


def _is_marked(path: Path) -> bool:
    """Tell whether a file that SQLite cannot read bears our mark, at its place in SQLite's header."""
    with path.open("rb") as file:
        return file.read(72)[68:] == APPLICATION.to_bytes(4, "big")


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    connection.row_factory = sqlite3.Row
    # Of a large survey a command touches hundreds of megabytes: 64 of them are kept at hand.
    connection.execute("PRAGMA cache_size=-65536")
    for pragma in ("journal_mode=DELETE", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


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


def vacuum(connection: sqlite3.Connection) -> None:
    """Write the file anew, outside a transaction. Raises DataError when it is held or the disk is full."""
    try:
        connection.execute("VACUUM")
    except sqlite3.OperationalError as problem:
        raise DataError(_operational(problem)) from None


def backup(connection: sqlite3.Connection, out: Path) -> None:
    """Copy an open project to a new file, whole or not at all, while others may be using it.

    Raises CallError if the file exists or cannot be written, DataError if the project is damaged or held.
    """
    if out.exists():
        raise CallError(Fault("backup-exists", file=str(out)))
    part = out.with_name(f".{out.name}.{secrets.token_hex(4)}")
    copy: sqlite3.Connection | None = None
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        copy = sqlite3.connect(part, isolation_level=None)
        until = time.monotonic() + WAIT_SECONDS

        def held(status: int, left: int, pages: int) -> None:
            # By itself the copying waits for as long as another program holds the file.
            if status in (_BUSY, _LOCKED) and time.monotonic() > until:
                raise sqlite3.OperationalError("the file is locked")

        connection.backup(copy, progress=held)
        sound = copy.execute("PRAGMA quick_check").fetchone()[0]
        copy.close()
        if sound != "ok":
            raise DataError(Fault("project-damaged"))
        part.replace(out)
    except sqlite3.OperationalError as problem:
        raise DataError(_operational(problem)) from None
    except OSError as problem:
        raise CallError(Fault("file-unwritable", {"why": problem.strerror}, file=str(out))) from None
    finally:
        if copy is not None:
            copy.close()
        part.unlink(missing_ok=True)


def _rollback(connection: sqlite3.Connection) -> None:
    with suppress(sqlite3.OperationalError):
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        # A change that a full disk stopped halfway is taken back when SQLite reads again: so it reads.
        connection.execute("PRAGMA schema_version").fetchone()


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
    """Store a version of a codebook."""
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
