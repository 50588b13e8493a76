"""Write the report."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

import ungtekst
from ungtekst.errors import CallError, Fault
from ungtekst.files import write_atomically
from ungtekst.project import Kept, Project
from ungtekst.steps.review_export import latest_coder
from ungtekst.steps.scope import check_scope

if TYPE_CHECKING:
    import pandas as pd

    from ungtekst.quotes.display import Display
    from ungtekst.quotes.printing import Masking
    from ungtekst.report import Method, Report
    from ungtekst.report.build import Quotable, Quoting

# What could point out a person in a small place, whoever reads it.
FEWEST_OF_A_GROUP = 3
TELLING_VALUE = re.compile(
    r"m|k|mann|menn|kvinner?|gutt(?:er)?|jenter?|han|hun|ho|mor|far|mamma|pappa|male|female|m[ae]n|wom[ae]n"
    r"|\d{1,3} ?(?:[-–] ?\d{1,3}|år|\+)(?: ?år)?"
)
NEVER_ATTRIBUTED = re.compile(
    r"kj(?:ø|o|oe)nn|sex|gender|alder|(?<![^\W\d_])age(?!n)|f(?:ø|o|oe)(?:dt|dsels|de)|birth|år(?:s?kull|gang)"
)


@dataclass(frozen=True)
class Written:
    """A report that was written: its chapters and quotes, how many of them nobody has approved.

    ``lapsed`` approved quotes no longer hold and were left out; so were ``left_out`` that do, of respondents
    who are quoted already, or of answers or themes that no table counts.
    """

    chapters: int
    quotes: int
    unapproved: int
    lapsed: int
    left_out: int


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

    Only approved quotes are printed. With ``unapproved`` the program's own choice fills the other seats,
    masked, but for those with something a person must look at; the report says so. ``attribute`` names the
    group of respondents that stands beside a quote; sex and age are refused.
    """
    if out.suffix.lower() not in (".html", ".htm"):
        raise CallError(Fault("report-form", file=str(out)))
    from ungtekst.report import render_html
    from ungtekst.steps.quoting import Approved, ApprovedFirst, Chosen

    with Project.open(path) as project:
        kept = the_codebook(project, codebook)
        groups = _attribution(project, kept, attribute)
        read: list[Approved] = []

        def quoting(known: Known) -> Quoting:
            approved = Approved(project, kept.codebook.id, _masking, known.ones, known.evidence)
            read.append(approved)
            if not unapproved:
                return _Attributed(approved, groups)
            # What a writer has turned down, or approved in a form that has lapsed, is not printed unread.
            chosen = Chosen(known.evidence, _masking(()), groups=known.groups, safe=True)
            return _Attributed(ApprovedFirst(approved, chosen, never_answers=approved.in_doubt), groups)

        written = built(project, kept, language, quoting)
        (approved,) = read
        written = replace(written, lapsed=approved.lapsed)
    write_atomically(out, render_html(written).encode("utf-8"))
    counts = len(written.quotes), written.unapproved, written.lapsed, approved.left_out
    return Written(len(written.chapters), *counts)


def _masking(beyond: tuple[str, ...]) -> Masking:
    """Give what masks texts, and beyond the usual what is named (diagnoses, sex)."""
    from ungtekst.quotes.masking import Masker

    return Masker(diagnoses="diagnoses" in beyond, sex="sex" in beyond).mask


class Known(NamedTuple):
    """What a source of quotes may draw on beside a chapter's answers.

    ``evidence`` is as ``choose`` takes it, ``groups`` by answer, and ``ones`` the revisions with the codes
    that are a current, undisputed 1.
    """

    evidence: pd.DataFrame
    groups: pd.DataFrame
    ones: Collection[tuple[int, str]]


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
    if NEVER_ATTRIBUTED.search(attribute.casefold()):
        raise CallError(Fault("report-attribute-refused", {"id": attribute}))
    answers = project.answers(kept.codebook.id)
    people = background[attribute].reindex(answers["respondent_id"].unique()).fillna("")
    if any(TELLING_VALUE.fullmatch(str(value).casefold().strip()) for value in people.unique()):
        raise CallError(Fault("report-attribute-refused", {"id": attribute}))
    # A group of one or two is as good as a name to those who know them.
    few = set(people.value_counts()[lambda counts: counts < FEWEST_OF_A_GROUP].index)
    values = background[attribute].reindex(answers["respondent_id"]).fillna("").tolist()
    told = ["" if value in few else str(value) for value in values]
    return dict(zip(answers["answer"].tolist(), told, strict=True))


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
    quoting: Callable[[Known], Quoting],
) -> Report:
    """Read what a report needs from a project and build it; ``quoting`` gives the source of its quotes."""
    from ungtekst.report import build

    answers = project.answers(kept.codebook.id)
    held = project.current()
    held = held[held["revision"].isin(answers.index)]
    evidence = _evidence(project, kept, answers, held)
    groups = project.background().reindex(answers["respondent_id"]).set_axis(answers["answer"])
    sure = held[(held["value"] == "1") & ~held["disputed"].astype(bool)]
    ones = frozenset(zip(sure["revision"].tolist(), sure["variable"].tolist(), strict=True))
    by_answer = answers.rename(columns={"respondent": "id", "respondent_id": "respondent"})
    return build(
        by_answer.set_index("answer"),
        held,
        kept.codebook,
        project.asked(),
        _method(project, kept, held),
        language,
        quoting=quoting(Known(evidence, groups, ones)),
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
