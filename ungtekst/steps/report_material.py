"""What a report is made of, read from a project."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

import ungtekst
from ungtekst.errors import CallError, Fault
from ungtekst.project import Kept, Project
from ungtekst.steps.review_export import latest_coder
from ungtekst.steps.scope import check_scope

if TYPE_CHECKING:
    import pandas as pd

    from ungtekst.report import Layout, Method, Report
    from ungtekst.report.build import Quoting


class Known(NamedTuple):
    """What a source of quotes may draw on beside a chapter's answers.

    ``evidence`` is as ``choose`` takes it, ``groups`` by answer, and ``ones`` the revisions with the codes
    that are a current, undisputed 1.
    """

    evidence: pd.DataFrame
    groups: pd.DataFrame
    ones: Collection[tuple[int, str]]


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
    layout: Layout,
    quoting: Callable[[Known], Quoting],
) -> Report:
    """Read what a report needs from a project and build it; ``quoting`` gives the source of its quotes.

    Raises CallError if the project has no such wave, or is not coded.
    """
    import pandas as pd

    from ungtekst.report import build

    check_scope(project, None, layout.wave)
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
        method(project, kept, held),
        layout,
        groups=groups,
        quoting=quoting(Known(evidence, groups, ones)),
        waves={
            str(name): None if pd.isna(invited) else int(invited)
            for name, invited in project.waves().itertuples(index=False, name=None)
        },
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


def method(project: Project, kept: Kept, held: pd.DataFrame) -> Method:
    """Say how the codes came about, by the latest run and the ledger; ``held`` are the current decisions."""
    from ungtekst.report import Method
    from ungtekst.report.data import Coder, Drawn

    run = project.latest_run(kept.codebook.id)
    if run is None:
        raise CallError(Fault("project-not-coded", file=str(project.path)))
    mine = set(held["revision"].tolist())
    shares: dict[str, tuple[int, int]] = {}
    for voices in project.said(mine).values():
        for coder, said in voices.items():
            answers, codings = shares.get(coder, (0, 0))
            shares[coder] = answers + 1, codings + len(said)
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
        human_codings=int((held["source"] == "human").sum()),
        coders=tuple(Coder(name, *shares[name]) for name in sorted(shares)),
        draws=tuple(
            Drawn(kind, *map(int, numbers))
            for kind, *numbers in project.draws(kept.id).itertuples(index=False, name=None)
        ),
        resolved=sum(len(cells) for cells in project.settled(mine).values()),
    )
