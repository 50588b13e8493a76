"""Tell the story of a project, an answer or a respondent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ungtekst.errors import CallError, Fault
from ungtekst.project import Project

if TYPE_CHECKING:
    import pandas as pd


def history(path: Path, *, answer: int | None = None, respondent: str | None = None) -> pd.DataFrame:
    """Give the events, or with ``answer`` or ``respondent`` every coding of theirs, oldest first."""
    with Project.open(path) as project:
        story = project.history(answer, respondent)
        if story.empty:
            raise CallError(Fault("project-answer-none", file=str(path)))
        return story
