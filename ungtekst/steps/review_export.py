"""Write a sheet for an analyst to correct, or to code blind."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from ungtekst.codebook import Codebook
from ungtekst.codebook.model import SHEET_COLUMNS
from ungtekst.errors import CallError, Fault
from ungtekst.exchange import write_table
from ungtekst.project import Blind, Kept, Line, Project, Take
from ungtekst.steps.scope import check_scope

if TYPE_CHECKING:
    import pandas as pd

    from ungtekst.coding import Coder, Evidence

USUAL_COUNT: dict[Take, int | None] = {"queue": 50, "audit": 100, "double": 50, "all": None}


@dataclass(frozen=True)
class Exported:
    """A sheet that was written: its number in the project, and its rows."""

    sheet: int
    rows: int
    blind: bool


def export(
    path: Path,
    sheet_file: Path,
    take: Take,
    *,
    count: int | None = None,
    seed: int = 0,
    question: str | None = None,
    wave: str | None = None,
) -> Exported:
    """Take answers from a project into a sheet (.csv) and remember it there.

    ``queue`` takes what the machine is least sure of and no one has coded; ``all`` every answer; both are
    filled in. ``audit`` draws at random from all answers not drawn before, ``double`` from those a human
    has coded; both are blind.
    """
    if sheet_file.suffix.lower() != ".csv":
        raise CallError(Fault("review-form", file=str(sheet_file)))
    with Project.open(path) as project:
        check_scope(project, question, wave)
        kept = _codebook(project, question)
        answers = project.answers(kept.codebook.id, question, wave)
        limit = USUAL_COUNT[take] if count is None else count
        with project.change("review export", take=take, file=sheet_file.name):
            draw_id = None
            if take in get_args(Blind):
                draw_id, revisions = _draw(
                    project, kept, answers, "audit" if take == "audit" else "double", limit, seed
                )
                number_of = answers["answer"].to_dict()
                lines = [Line(revision, number_of[revision], "", {}) for revision in revisions]
            else:
                lines = _filled(project, kept, answers, take, limit)
            number, keys = project.record_sheet(take, kept.id, draw_id, lines)
            heads, rows = _cells(project, kept.codebook, answers, lines, keys)
            texts = [head for head in heads if head not in kept.codebook.variables]
            write_table(sheet_file, heads, rows, text_columns=texts)
    return Exported(number, len(lines), draw_id is not None)


def _codebook(project: Project, question: str | None) -> Kept:
    if question is not None:
        return project.codebook_for(question)
    used = {project.codebook_for(name).codebook.id for name in project.questions()}
    if len(used) != 1:
        raise CallError(Fault("review-one-codebook", {"known": ", ".join(project.questions())}))
    return project.codebooks()[used.pop()]


def _draw(
    project: Project, kept: Kept, answers: pd.DataFrame, kind: Blind, count: int | None, seed: int
) -> tuple[int, list[int]]:
    frame = set(answers.index[answers["text"].str.strip() != ""]) - project.drawn(kind)
    if kind == "double":
        frame &= {revision for revision, _ in project.human()}
    if not frame:
        raise CallError(Fault("review-nothing"))
    draw_id, revisions = project.draw(kind, kept.id, sorted(frame), count or len(frame), seed)
    # The order of the rows must not tell how the answers were added, or who gave them.
    random.Random(seed).shuffle(revisions)  # noqa: S311 - not a secret
    return draw_id, revisions


def _filled(project: Project, kept: Kept, answers: pd.DataFrame, take: Take, count: int | None) -> list[Line]:
    """Choose the rows of a pre-filled sheet, with what holds now and why the machine says so."""
    coder = latest_coder(project, kept.codebook.id)
    if take == "queue":
        judged = {revision for revision, _ in project.human()}
        open_ones = answers[(answers["text"].str.strip() != "") & ~answers.index.isin(judged)]
        worth = coder.uncertain(open_ones["text"], open_ones["question"])
        order = worth.sort_values(ascending=False, kind="stable").index
        answers = open_ones.loc[order]
    answers = answers if count is None else answers.head(count)
    if answers.empty:
        raise CallError(Fault("review-nothing"))
    held = project.current()
    held = held[held["revision"].isin(answers.index) & held["value"].notna()]
    cells: dict[int, dict[str, str]] = {revision: {} for revision in answers.index}
    for revision, variable, value in zip(held["revision"], held["variable"], held["value"], strict=True):
        cells[revision][variable] = value
    evidence = coder.explain(answers["text"], answers["question"])
    numbers = zip(answers.index.tolist(), answers["answer"].tolist(), evidence, strict=True)
    return [Line(revision, answer, suggestion(found), cells[revision]) for revision, answer, found in numbers]


def latest_coder(project: Project, codebook: str) -> Coder:
    """Give the coder of the latest run. Raises CallError when the answers were never coded."""
    from ungtekst.coding import unpack

    run = project.latest_run(codebook)
    if run is None:
        raise CallError(Fault("project-not-coded", file=str(project.path)))
    return unpack(run["model"])


def suggestion(evidence: Sequence[Evidence]) -> str:
    """Say in one cell which codes the machine suggests, each with the words that speak for it."""
    words: dict[str, list[str]] = {}
    for one in evidence:
        shown = "(spørsmålet)" if one.source == "question" else f"«{' '.join(one.text.split())}»"
        given = words.setdefault(one.code, [])
        if shown not in given and len(given) < 3:
            given.append(shown)
    return "; ".join(f"{code}: {', '.join(shown)}" for code, shown in words.items())


def _cells(
    project: Project, codebook: Codebook, answers: pd.DataFrame, lines: Sequence[Line], keys: Sequence[str]
) -> tuple[list[str], list[list[str]]]:
    """Lay out heads and rows of the sheet, in the order that DESIGN §7 fixes."""
    background = project.background()
    taken = {*SHEET_COLUMNS, *codebook.variables}
    # A returned sheet is read whatever the case of its heads: «Skole» beside «skole» collides too.
    groups = [f"bakgrunn:{name}" if name.casefold() in taken else str(name) for name in background.columns]
    heads = [
        *("nøkkel", "id", "bølge", "spørsmål"),
        *groups,
        "svar",
        *codebook.variables,
        *("forslag", "ferdig", "kommentar"),
    ]
    front = {
        revision: [str(cell) for cell in cells]
        for revision, *cells in answers[["respondent", "wave", "question"]].itertuples(name=None)
    }
    known = background.reindex(answers["respondent_id"]).fillna("")
    group_cells = dict(zip(answers.index.tolist(), known.to_numpy().tolist(), strict=True))
    texts = answers["text"].to_dict()
    rows = [
        [
            key,
            *front[line.revision],
            *map(str, group_cells[line.revision]),
            texts[line.revision],
            *(line.cells.get(variable, "") for variable in codebook.variables),
            *(line.suggestion, "", ""),
        ]
        for line, key in zip(lines, keys, strict=True)
    ]
    return heads, rows
