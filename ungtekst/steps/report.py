"""Write the report, or the quotes alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import ungtekst
from ungtekst.errors import CallError, Fault
from ungtekst.exchange import write_table
from ungtekst.files import write_atomically
from ungtekst.project import Kept, Project
from ungtekst.steps.review_export import latest_coder
from ungtekst.steps.scope import check_scope

if TYPE_CHECKING:
    import pandas as pd

    from ungtekst.report import Method, Report


@dataclass(frozen=True)
class Written:
    """A report that was written: its chapters and quotes."""

    chapters: int
    quotes: int


def report(path: Path, out: Path, *, language: str = "nb", codebook: str | None = None) -> Written:
    """Write the report of a project; the ending of ``out`` decides the form (.html)."""
    if out.suffix.lower() not in (".html", ".htm"):
        raise CallError(Fault("report-form", file=str(out)))
    from ungtekst.report import render_html

    built = _built(path, language, codebook, quotes_per_theme=5)
    write_atomically(out, render_html(built).encode("utf-8"))
    return Written(len(built.chapters), len(built.quotes))


def quotes(
    path: Path, out: Path, *, code: str | None = None, count: int = 5, codebook: str | None = None
) -> int:
    """Write a few quotes for each theme as a table (.csv); give how many."""
    if out.suffix.lower() != ".csv":
        raise CallError(Fault("export-form", file=str(out)))
    with Project.open(path) as project:
        kept = _codebook(project, codebook)
        known = [one.id for one in kept.codebook.many]
    if code is not None and code not in known:
        raise CallError(Fault("code-unknown", {"id": code, "known": ", ".join(known)}))
    built = _built(path, "nb", kept.codebook.id, quotes_per_theme=count)
    rows = [
        [one.code, theme.label, chapter.question, chapter.wave, str(one.answer), one.text, one.why]
        for chapter in built.chapters
        for theme in chapter.themes
        for one in theme.quotes
        if code in (None, one.code)
    ]
    heads = ["kode", "tema", "spørsmål", "bølge", "svarnummer", "sitat", "hvorfor"]
    write_table(out, heads, rows, text_columns=["bølge", "sitat"])
    return len(rows)


def _codebook(project: Project, name: str | None) -> Kept:
    """Give the codebook a report is about: the one that is named, or the only one with answers."""
    check_scope(project, None, None)
    used = sorted({project.codebook_for(question).codebook.id for question in project.questions()})
    if name is None and len(used) > 1:
        raise CallError(Fault("report-one-codebook", {"known": ", ".join(used)}))
    if name is not None and name not in used:
        raise CallError(Fault("codebook-none", {"id": name, "known": ", ".join(used)}))
    return project.codebooks()[name or used[0]]


def _built(path: Path, language: str, codebook: str | None, quotes_per_theme: int) -> Report:
    """Read what a report needs from the project and build it."""
    from ungtekst.report import build

    with Project.open(path) as project:
        kept = _codebook(project, codebook)
        answers = project.answers(kept.codebook.id)
        held = project.current()
        held = held[held["revision"].isin(answers.index)]
        evidence = _evidence(project, kept, answers, held)
        by_answer = answers.rename(columns={"respondent": "id", "respondent_id": "respondent"})
        return build(
            by_answer.set_index("answer"),
            held,
            evidence,
            kept.codebook,
            project.asked(),
            _method(project, kept, held),
            language,
            quotes_per_theme=quotes_per_theme,
        )


def _evidence(project: Project, kept: Kept, answers: pd.DataFrame, held: pd.DataFrame) -> pd.DataFrame:
    """Find what in each answer speaks for the codes it has now, by the coder of the latest run."""
    import pandas as pd

    coder = latest_coder(project, kept.codebook.id)
    has = held[held["value"] == "1"].groupby("revision")["variable"].agg(list)
    coded = answers.loc[[revision for revision in answers.index if revision in has.index]]
    found = coder.evidence(coded["text"], has.loc[coded.index].tolist(), coded["question"])
    rows = [
        (answer, one.code, one.start, one.end, one.source, one.weight)
        for answer, every in zip(coded["answer"].tolist(), found, strict=True)
        for one in every
    ]
    return pd.DataFrame(rows, columns=["answer", "code", "start", "end", "source", "weight"])


def _method(project: Project, kept: Kept, held: pd.DataFrame) -> Method:
    """Say how the codes came about."""
    from ungtekst.report import Method

    run = project.latest_run(kept.codebook.id)
    if run is None:
        raise CallError(Fault("project-not-coded", file=str(project.path)))
    human = held[held["source"] == "human"]
    mine = set(held["revision"].tolist())
    coders = {coder for voices in project.said(mine).values() for coder in voices}
    return Method(
        version=ungtekst.__version__,
        codebook=kept.codebook.id,
        codebook_version=run["version"],
        codebook_digest=run["codebook_digest"],
        run_date=run["at"],
        source=cast(Literal["rule", "model"], run["source"]),
        learnt_from=run["learnt_from"],
        pipeline=run["pipeline"],
        seed=run["seed"],
        human_codings=len(human),
        coders=tuple(sorted(coders)),
    )
