"""Which part of a project a step is about: a question and a wave that must exist."""

from __future__ import annotations

from ungtekst.errors import CallError, Fault
from ungtekst.project import Project


def check_scope(project: Project, question: str | None, wave: str | None) -> None:
    """Raise CallError that names what there is, when the project has no such question or wave."""
    questions, waves = project.questions(), project.waves()["wave"].tolist()
    if not questions:
        raise CallError(Fault("project-no-answers", file=str(project.path)))
    if question is not None and question not in questions:
        raise CallError(Fault("project-question-none", {"id": question, "known": ", ".join(questions)}))
    if wave is not None and wave not in waves:
        raise CallError(Fault("project-wave-none", {"id": wave, "known": ", ".join(waves)}))
