"""Writing files whole or not at all."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ungtekst.errors import CallError, Fault, UngtekstError


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, readable by its owner only until it is whole.

    Raises CallError if the place cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as problem:
        raise CallError(Fault("file-unwritable", {"why": problem.strerror}, file=str(path))) from None


@contextmanager
def staged(path: Path) -> Iterator[Path]:
    """Give a place beside a file's own to write to in the block; the file moves home when that went well.

    What must come before the file appears (a commit, say) belongs in the block: all that a full disk can
    spoil is then spoilt in time. Raises CallError if the file cannot be moved.
    """
    part = path.with_name(f".{secrets.token_hex(4)}.{path.name}")
    try:
        yield part
        try:
            part.replace(path)
        except OSError as problem:
            raise CallError(Fault("file-unwritable", {"why": problem.strerror}, file=str(path))) from None
    except UngtekstError as problem:
        # The user knows the file by its own name.
        own = [replace(one, file=str(path)) if one.file == str(part) else one for one in problem.faults]
        raise type(problem)(own) from None
    finally:
        part.unlink(missing_ok=True)
