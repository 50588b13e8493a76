"""Copy a project safely, also while others are using it."""

from __future__ import annotations

from pathlib import Path

from ungtekst.project import Project


def backup(path: Path, out: Path) -> int:
    """Copy a project to a new file, readable by its owner only; give its size in bytes."""
    with Project.open(path, migrate=False) as project:
        project.backup(out)
    return out.stat().st_size
