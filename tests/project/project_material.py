"""Projects in a line or two, for the tests of the project file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from ungtekst import Codebook, Project
from ungtekst.project import Decision, Respondent, Run

WAVE, QUESTION = "2025", "hverdag"


def person(name: str, text: str = "sliten", row: int = 2, **background: str) -> Respondent:
    return Respondent(name, row, {QUESTION: text}, background)


def add(project: Project, people: Sequence[Respondent], wave: str = WAVE, **more: object):
    with project.change("add"):
        return project.add(wave, {QUESTION: "hverdag"}, people, "svar.csv", **more)  # type: ignore[arg-type]


def project_of(path: Path, codebook: Codebook, texts: Iterable[str]) -> Project:
    """A project with one answer a text; their revisions are 1, 2, 3 …"""
    project = Project.create(path, [codebook], identity="prøve")
    add(project, [person(f"p{n}", text) for n, text in enumerate(texts, 1)])
    return project


def machine(project: Project, codes: Mapping[int, Mapping[str, object]], folds: Mapping[int, int] = {}):
    """Record a run: codes by revision; a code that is not named is 0, a dimension that is not is missing."""
    kept = project.codebooks()["hverdag"]
    many = [code.id for code in kept.codebook.many]
    ones = [dimension.id for dimension in kept.codebook.ones]
    frame = pd.DataFrame(
        {
            **{name: [int(given.get(name, 0)) for given in codes.values()] for name in many},
            **{
                name: pd.Series([given.get(name) for given in codes.values()], dtype=object).to_list()
                for name in ones
            },
        },
        index=list(codes),
    )
    for name in ones:
        frame[name] = pd.Series([g.get(name) for g in codes.values()], index=frame.index, dtype=object)
    chances = frame[many].astype(float)
    run = Run(kept.id, kept.codebook.digest, "0", "p", "d", "m", 0, "rule", 0, b"")
    with project.change("code"):
        return project.record_run(run, frame, chances, folds)


def decide(project: Project, coder: str, revision: int, **values: object) -> None:
    with project.change("add-codes", coder):
        project.decide([Decision(revision, name, str(v)) for name, v in values.items()], coder, 1)


def resolve(project: Project, coder: str, revision: int, variable: str, value: str) -> None:
    """Write a resolution straight to the ledger."""
    with sqlite3.connect(project.path) as connection:
        connection.execute("INSERT OR IGNORE INTO coder (name) VALUES (?)", (coder,))
        connection.execute(
            "INSERT INTO coding (event_id, codebook_id, revision_id, variable, value, source, resolution,"
            " coder_id) SELECT 1, 1, ?, ?, ?, 'human', 1, id FROM coder WHERE name = ?",
            (revision, variable, value, coder),
        )
    connection.close()


def query(path: Path, statement: str, *given: object) -> list[tuple[object, ...]]:
    """Ask the file as another program would."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(statement, given).fetchall()
    finally:
        connection.close()


def held(project: Project, revision: int, variable: str) -> tuple[object, str, bool] | None:
    """What holds in a cell: (value, source, disputed), or None when it is not judged."""
    frame = project.current()
    frame = frame[(frame["revision"] == revision) & (frame["variable"] == variable)]
    assert len(frame) <= 1
    for value, source, disputed in frame[["value", "source", "disputed"]].to_numpy().tolist():
        return value, source, disputed
    return None
