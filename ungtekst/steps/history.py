"""Tell the story of a project, an answer or a respondent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ungtekst.errors import CallError, Fault
from ungtekst.project import Project, parse_key

if TYPE_CHECKING:
    import pandas as pd

MOST_DIGITS = 18  # what SQLite holds as a number


def history(path: Path, *, answer: int | str | None = None, respondent: str | None = None) -> pd.DataFrame:
    """Give the events, or with ``answer`` or ``respondent`` every coding of theirs, oldest first.

    An answer is known by its number, or by the key of its row in any sheet.
    """
    with Project.open(path) as project:
        number = None if answer is None else _number(project, answer)
        story = project.history(number, respondent)
        if story.empty:
            raise CallError(Fault("project-answer-none", file=str(path)))
        return story


def _number(project: Project, answer: int | str) -> int:
    """Read the number of an answer. Raises CallError for what is no number, and no key of a sheet's row."""
    if isinstance(answer, str) and parse_key(answer) is not None:
        number = project.answer_of(answer)
        if number is not None:
            return number
    elif isinstance(answer, int) or (answer.isdecimal() and len(answer) < MOST_DIGITS):
        return int(answer)
    raise CallError(Fault("project-answer-none", file=str(project.path)))
