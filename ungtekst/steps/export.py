"""Write the coded data out for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ungtekst.codebook.model import SHEET_COLUMNS
from ungtekst.errors import CallError, Fault
from ungtekst.exchange import write_table
from ungtekst.exchange.tables import Dialect
from ungtekst.project import Project
from ungtekst.steps.scope import check_scope

if TYPE_CHECKING:
    import pandas as pd

Shape = Literal["wide", "long"]


def export(path: Path, out: Path, *, shape: Shape = "wide", dialect: Dialect = "norsk") -> int:
    """Write every answer with what holds now; give the number of rows.

    ``wide``: one row an answer, ``id; bølge; spørsmål; <groups>; svar; <codes>; <dimensions>``; disputed
    and not judged cells are empty. ``long``: one row a coding, with source, coder and run; a disputed cell
    has one row for each coder.
    """
    if out.suffix.lower() != ".csv":
        raise CallError(Fault("export-form", file=str(out)))
    with Project.open(path) as project:
        check_scope(project, None, None)
        answers = project.answers()
        heads, rows = _wide(project, answers) if shape == "wide" else _long(project)
        # The codes are written by us; all else came from outside and is guarded against formulas.
        known = {name for kept in project.codebooks().values() for name in kept.codebook.variables}
        texts = [head for head in heads if head not in known and head not in ("verdi", "omstridt")]
        write_table(out, heads, rows, dialect, texts)
    return len(rows)


def _wide(project: Project, answers: pd.DataFrame) -> tuple[list[str], list[list[str]]]:
    variables = list(
        dict.fromkeys(name for kept in project.codebooks().values() for name in kept.codebook.variables)
    )
    background = project.background().reindex(answers["respondent_id"]).fillna("")
    taken = {*SHEET_COLUMNS, *variables}
    groups = [f"bakgrunn:{name}" if name.casefold() in taken else str(name) for name in background.columns]
    wide = _codes(project, answers).reindex(columns=variables)
    heads = ["id", "bølge", "spørsmål", *groups, "svar", *variables]
    rows = [
        [
            *front,
            *map(str, group),
            text,
            *("" if value is None or value != value else str(value) for value in codes),
        ]
        for front, group, text, codes in zip(
            answers[["respondent", "wave", "question"]].to_numpy().tolist(),
            background.to_numpy().tolist(),
            answers["text"].tolist(),
            wide.to_numpy().tolist(),
            strict=True,
        )
    ]
    return heads, rows


def _codes(project: Project, answers: pd.DataFrame) -> pd.DataFrame:
    """Give what holds now in the answers' order, whatever codebook each is coded by."""
    import pandas as pd

    books = [kept.codebook for kept in project.codebooks().values()]
    parts = [
        project.wide(book, answers.index[answers["codebook"] == book.id].tolist())
        for book in books
        if (answers["codebook"] == book.id).any()
    ]
    return pd.concat(parts).reindex(answers.index)


def _long(project: Project) -> tuple[list[str], list[list[str]]]:
    heads = ["id", "bølge", "spørsmål", "kode", "verdi", "kilde", "koder", "kjøring", "omstridt"]
    rows: list[list[str]] = []
    columns = ["respondent", "wave", "question", "variable", "revision", "value", "source", "coder", "run"]
    held = project.current()
    said = project.said(held.loc[held["disputed"], "revision"].tolist())
    for *front, revision, value, source, coder, run in held[columns].to_numpy().tolist():
        if value is None:
            voices = ((coder, codes.get(front[-1])) for coder, codes in said[revision].items())
            rows += [[*front, one, "human", coder, "", "1"] for coder, one in voices if one is not None]
        else:
            rows.append(
                [*front, value, source, coder, "" if run is None or run != run else f"{run:.0f}", "0"]
            )
    return heads, rows
