"""Write a sheet for an analyst to correct, or to code blind."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from ungtekst.errors import CallError, Fault
from ungtekst.project import Blind, Kept, Line, Project
from ungtekst.steps.scope import check_scope
from ungtekst.steps.sheet_layout import hand_out, place_for

if TYPE_CHECKING:
    import pandas as pd

    from ungtekst.coding import Coder, Evidence

Kind = Literal["queue", "audit", "double", "all"]
USUAL_COUNT: dict[Kind, int | None] = {"queue": 50, "audit": 100, "double": 50, "all": None}

PART = 10_000


@dataclass(frozen=True)
class Exported:
    """A sheet that was written: its number in the project, and its rows."""

    sheet: int
    rows: int
    blind: bool


def export(
    path: Path,
    sheet_file: Path,
    take: Kind,
    *,
    count: int | None = None,
    seed: int = 0,
    stratify: str | None = None,
    question: str | None = None,
    wave: str | None = None,
    with_other_answers: bool = False,
    codebook: str | None = None,
) -> Exported:
    """Take answers from a project into a sheet (.csv or .xlsx) and remember it there.

    ``queue`` takes what was revised since it was coded by hand, then what the machine is least sure of and no
    one has coded; ``all`` every answer; both are filled in. ``audit`` draws at random from all answers not
    drawn before, ``double`` from those a human has coded; both are blind. ``stratify`` names a group, or a
    code or dimension as the machine gave it: equally many are drawn from each of its values.
    ``with_other_answers`` shows beside each answer what its respondent said to the other questions. Of a
    project with several codebooks ``codebook`` names the one that is meant.
    """
    if stratify is not None and take not in get_args(Blind):
        raise CallError(Fault("review-stratify-draws"))
    with Project.open(path) as project, place_for(sheet_file) as part:
        check_scope(project, question, wave)
        kept = one_codebook(project, question, codebook)
        answers = project.answers(kept.codebook.id, question, wave)
        limit = USUAL_COUNT[take] if count is None else count
        with project.change("review export", take=take, file=sheet_file.name):
            draw_id = None
            if take in get_args(Blind):
                kind: Blind = "audit" if take == "audit" else "double"
                draw_id, revisions = _draw(project, kept, answers, kind, limit or 0, seed, stratify)
                number_of = answers["answer"].to_dict()
                lines = [Line(revision, number_of[revision]) for revision in revisions]
            else:
                lines = _filled(project, kept, answers, take, limit)
            number = hand_out(project, kept, part, take, lines, draw_id, with_other_answers)
    return Exported(number, len(lines), draw_id is not None)


def one_codebook(project: Project, question: str | None, name: str | None) -> Kept:
    """Give the codebook of a sheet: the question's, the one named, or the only one with answers."""
    if question is not None:
        return project.codebook_for(question)
    used = {project.codebook_for(one).codebook.id for one in project.questions()}
    if name is not None and name not in used:
        raise CallError(Fault("codebook-none", {"id": name, "known": ", ".join(sorted(used))}))
    if name is None and len(used) != 1:
        raise CallError(Fault("review-one-codebook", {"known": ", ".join(sorted(used))}))
    return project.codebooks()[name or used.pop()]


def _draw(
    project: Project,
    kept: Kept,
    answers: pd.DataFrame,
    kind: Blind,
    count: int,
    seed: int,
    stratify: str | None,
) -> tuple[int, list[int]]:
    frame = answers[answers["text"].str.strip() != ""]
    if kind == "double":
        frame = frame[frame.index.isin(project.judged())]
    strata = _strata(project, kept, frame, stratify)
    left = {strata[one] for one in strata.keys() - project.drawn(kind)}
    if not left:
        raise CallError(Fault("review-nothing"))
    if count < len(left):
        raise CallError(Fault("review-few-draws", {"strata": len(left), "group": stratify}))
    draw_id, revisions = project.draw(kind, kept.id, strata, count, seed, stratify or "")
    # The order of the rows must not tell how the answers were added, or who gave them.
    random.Random(seed).shuffle(revisions)  # noqa: S311 - not a secret
    return draw_id, revisions


def _strata(project: Project, kept: Kept, frame: pd.DataFrame, stratify: str | None) -> dict[int, str]:
    """Give the stratum of every answer that is, or has been, open to a draw."""
    revisions = frame.index.tolist()
    if stratify is None:
        return dict.fromkeys(revisions, "")
    background = project.background()
    if stratify in background.columns:
        values = background[stratify].reindex(frame["respondent_id"]).fillna("")
    elif stratify in kept.codebook.variables:
        if project.latest_run(kept.codebook.id) is None:
            raise CallError(Fault("project-not-coded", file=str(project.path)))
        values = project.wide(kept.codebook, revisions, "machine")[stratify].fillna("")
    else:
        known = ", ".join([*map(str, background.columns), *kept.codebook.variables])
        raise CallError(Fault("review-stratify", {"id": stratify, "known": known}))
    return dict(zip(revisions, map(str, values.tolist()), strict=True))


def _filled(project: Project, kept: Kept, answers: pd.DataFrame, take: Kind, count: int | None) -> list[Line]:
    """Choose the rows of a pre-filled sheet, with what holds now and why the machine says so."""
    coder = latest_coder(project, kept.codebook.id)
    if take == "queue":
        judged = project.judged()
        open_ones = answers[(answers["text"].str.strip() != "") & ~answers.index.isin(judged)]
        worth = coder.uncertain(open_ones["text"], open_ones["question"])
        revised = open_ones["revision_number"] > 1
        order = worth.to_frame("worth").assign(revised=revised.to_numpy())
        order = order.sort_values(["revised", "worth"], ascending=False, kind="stable")
        answers = open_ones.loc[order.index]
    answers = answers if count is None else answers.head(count)
    if answers.empty:
        raise CallError(Fault("review-nothing"))
    cells = filled_cells(project.wide(kept.codebook, answers.index.tolist()))
    before = _before(project, answers)
    rows = zip(
        answers.index.tolist(), answers["answer"].tolist(), _suggestions(coder, answers), cells, strict=True
    )
    return [
        Line(revision, answer, "; ".join(filter(None, (before.get(answer, ""), words))), own)
        for revision, answer, words, own in rows
    ]


def _suggestions(coder: Coder, answers: pd.DataFrame) -> Iterator[str]:
    """Give each answer's suggestions, a part at a time: the evidence of a large survey is larger than it."""
    for start in range(0, len(answers), PART):
        part = answers.iloc[start : start + PART]
        yield from map(suggestion, coder.explain(part["text"], part["question"]))


def filled_cells(wide: pd.DataFrame) -> list[Mapping[str, str]]:
    """Give what holds in each row as the cells of a sheet; blank where it is disputed or not judged.

    Rows that hold the same share one mapping.
    """
    names = wide.columns.tolist()
    shared: dict[tuple[str | None, ...], Mapping[str, str]] = {}
    for values in wide.itertuples(index=False, name=None):
        if values not in shared:
            shared[values] = {
                name: value for name, value in zip(names, values, strict=True) if isinstance(value, str)
            }
    return [shared[values] for values in wide.itertuples(index=False, name=None)]


def _before(project: Project, answers: pd.DataFrame) -> dict[int, str]:
    """Say of each revised answer what people gave its text before, by answer."""
    revised = answers.loc[answers["revision_number"] > 1, "answer"].tolist()
    said = project.said_before(revised) if revised else {}
    return {
        answer: "før teksten ble endret: "
        + (", ".join(f"{name} {value}" for name, value in values.items() if value != "0") or "ingen koder")
        for answer, values in said.items()
    }


def latest_coder(project: Project, codebook: str) -> Coder:
    """Give the coder of the latest run. Raises CallError when the answers were never coded, or it is gone."""
    from ungtekst.coding import unpack

    run = project.latest_run(codebook)
    if run is None:
        raise CallError(Fault("project-not-coded", file=str(project.path)))
    if run["model"] is None:
        raise CallError(Fault("project-coder-forgotten", file=str(project.path)))
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
