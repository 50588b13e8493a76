"""Make a project."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ungtekst.codebook import Codebook
from ungtekst.errors import Fault, UngtekstError
from ungtekst.project import Project


def new(path: Path, codebook_files: Sequence[Path], *, identity: str | None = None) -> list[Codebook]:
    """Make a project with one codebook or more, and give them. Lists the faults of all of them at once."""
    codebooks: list[Codebook] = []
    faults: list[Fault] = []
    for file in codebook_files:
        try:
            codebooks.append(Codebook.read(file))
        except UngtekstError as problem:
            faults.extend(problem.faults)
            kind = type(problem)
    if faults:
        raise kind(faults)
    Project.create(path, codebooks, identity=identity).close()
    return codebooks
