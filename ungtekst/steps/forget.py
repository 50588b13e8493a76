"""Forget a respondent who asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ungtekst.errors import CallError, DataError, Fault
from ungtekst.project import Forgotten, Project
from ungtekst.steps.scope import check_scope


def forget(path: Path, respondent: str, waves: Sequence[str] = ()) -> Forgotten:
    """Remove everything a respondent wrote, and all that was made of it, from a project file.

    The same id in several waves is taken for one person only in a panel; else ``waves`` says which are meant.
    Raises CallError when there is no such respondent, or it is not clear who is meant.
    """
    with Project.open(path) as project:
        for wave in waves:
            check_scope(project, None, wave)
        found = project.respondents_called(respondent)
        if waves:
            found = [one for one in found if one[2] in waves]
        if not found or len(found) < len(set(waves)):
            raise CallError(Fault("forget-none", file=str(path)))
        if not waves and len({person for _, person, _ in found}) > 1:
            names = ", ".join(wave for _, _, wave in found)
            raise CallError(Fault("forget-which", {"waves": names}, file=str(path)))
        with project.change("forget"):
            done = project.forget([number for number, _, _ in found])
        try:
            project.vacuum()
        except DataError:  # forgotten it is: no room to write the file anew changes nothing in that
            return replace(done, shrunk=False)
    return done
