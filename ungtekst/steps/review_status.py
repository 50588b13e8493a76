"""Tell how the sheets stand that were handed out, and what is still disputed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ungtekst.project import Project

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Status:
    """How the review stands: one row a sheet (see ``Project.sheets``), and the cells coders differ on.

    ``coded_by_hand`` counts the answers of which any human has said anything, of ``answers`` in all.
    """

    sheets: pd.DataFrame
    disputed: int
    coded_by_hand: int
    answers: int


def status(path: Path) -> Status:
    """Read how the review of a project stands."""
    with Project.open(path) as project:
        answers = project.answers().index
        return Status(
            project.sheets(),
            sum(len(names) for cells in project.disputed().values() for names in cells.values()),
            len(project.judged() & set(answers.tolist())),
            len(answers),
        )
