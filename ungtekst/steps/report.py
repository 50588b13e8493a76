"""Write the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import ungtekst
from ungtekst.errors import CallError, Fault
from ungtekst.files import write_atomically
from ungtekst.project import Kept, Project
from ungtekst.steps.review_export import latest_coder
from ungtekst.steps.scope import check_scope

if TYPE_CHECKING:
    import pandas as pd

    from ungtekst.quotes.display import Display
    from ungtekst.report import Method, Report
    from ungtekst.report.build import Quotable, Quoting

# What could point out a person in a small place, whoever reads it.
NEVER_ATTRIBUTED = ("kjønn", "kjonn", "sex", "gender", "alder", "age", "født", "fødsels", "fodsels")


@dataclass(frozen=True)
class Written:
    """A report that was written: its chapters and quotes, how many of them nobody has approved.

    ``lapsed`` approved quotes no longer hold and were left out.
    """

    chapters: int
    quotes: int
    unapproved: int
    lapsed: int


def report(
    path: Path,
    out: Path,
    *,
    language: str = "nb",
    codebook: str | None = None,
    unapproved: bool = False,
    attribute: str | None = None,
) -> Written:
    """Write the report of a project; the ending of ``out`` decides the form (.html).

    Only approved quotes are printed. With ``unapproved`` the program's own choice is, masked, but for those
    with something a person must look at; the report says so. ``attribute`` names the group of respondents
    that stands beside a quote; sex and age are refused.
    """
    if out.suffix.lower() not in (".html", ".htm"):
        raise CallError(Fault("report-form", file=str(out)))
    from ungtekst.quotes.masking import Masker
    from ungtekst.report import render_html
    from ungtekst.steps.quoting import Approved, Chosen

    mask = Masker().mask
    with Project.open(path) as project:
        kept = the_codebook(project, codebook)
        groups = _attribution(project, kept, attribute)
        approved: list[Approved] = []

        def quoting(evidence: pd.DataFrame, backgrounds: pd.DataFrame) -> Quoting:
            if unapproved:
                return _Attributed(Chosen(evidence, mask, groups=backgrounds, safe=True), groups)
            approved.append(Approved(project, mask, evidence))
            return _Attributed(approved[0], groups)

        written = built(project, kept, language, quoting)
        written = replace(written, lapsed=sum(source.lapsed for source in approved))
    write_atomically(out, render_html(written).encode("utf-8"))
    return Written(len(written.chapters), len(written.quotes), written.unapproved, written.lapsed)


@dataclass(frozen=True)
class _Attributed:
    """A source of quotes that says which group each is from, by answer."""

    source: Quoting
    groups: Mapping[int, str]

    def __call__(self, quotable: Quotable) -> Mapping[str, Sequence[Display]]:
        from ungtekst.steps.quoting import attributed

        return attributed(self.source(quotable), self.groups)


def _attribution(project: Project, kept: Kept, attribute: str | None) -> Mapping[int, str]:
    """Give the value of a group by answer. Raises CallError for one that is not there, or not to be told."""
    if attribute is None:
        return {}
    background = project.background()
    if attribute not in background.columns:
        known = ", ".join(map(str, background.columns))
        raise CallError(Fault("report-attribute-none", {"id": attribute, "known": known}))
    if any(word in attribute.casefold() for word in NEVER_ATTRIBUTED):
        raise CallError(Fault("report-attribute-refused", {"id": attribute}))
    answers = project.answers(kept.codebook.id)
    values = background[attribute].reindex(answers["respondent_id"]).fillna("").tolist()
    return dict(zip(answers["answer"].tolist(), map(str, values), strict=True))


def the_codebook(project: Project, name: str | None) -> Kept:
    """Give the codebook a report is about: the one that is named, or the only one with answers."""
    check_scope(project, None, None)
    used = sorted({project.codebook_for(question).codebook.id for question in project.questions()})
    if name is None and len(used) > 1:
        raise CallError(Fault("report-one-codebook", {"known": ", ".join(used)}))
    if name is not None and name not in used:
        raise CallError(Fault("codebook-none", {"id": name, "known": ", ".join(used)}))
    return project.codebooks()[name or used[0]]


def built(
    project: Project,
    kept: Kept,
    language: str,
    quoting: Callable[[pd.DataFrame, pd.DataFrame], Quoting],
) -> Report:
    """Read what a report needs from a project and build it.

    ``quoting`` is given the evidence and the groups by answer, and gives the source of quotes.
    """
    from ungtekst.report import build

    answers = project.answers(kept.codebook.id)
    held = project.current()
    held = held[held["revision"].isin(answers.index)]
    evidence = _evidence(project, kept, answers, held)
    groups = project.background().reindex(answers["respondent_id"]).set_axis(answers["answer"])
    by_answer = answers.rename(columns={"respondent": "id", "respondent_id": "respondent"})
    return build(
        by_answer.set_index("answer"),
        held,
        kept.codebook,
        project.asked(),
        _method(project, kept, held),
        language,
        quoting=quoting(evidence, groups),
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
