"""Learn from every human coding, then code everything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import ungtekst
from ungtekst.errors import CallError, Fault
from ungtekst.project import Kept, Project, Run
from ungtekst.steps.scope import check_scope

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from ungtekst.coding import Coder


@dataclass(frozen=True)
class Coded:
    """What a run did: answers covered, answers with human codings it learnt from, codings that changed."""

    codebook: str
    run: int
    answers: int
    learnt_from: int
    changed: int


def code(path: Path, *, question: str | None = None, wave: str | None = None, seed: int = 0) -> list[Coded]:
    """Code a project's answers, one run a codebook.

    An answer whose respondent has human codings is coded by a coder that has not seen that respondent.
    """
    with Project.open(path) as project:
        check_scope(project, question, wave)
        done = [
            coded
            for kept in project.codebooks().values()
            if (coded := _code(project, kept, question, wave, seed)) is not None
        ]
        if not done:
            raise CallError(Fault("project-no-answers", file=str(path)))
        return done


def _code(project: Project, kept: Kept, question: str | None, wave: str | None, seed: int) -> Coded | None:
    """Make one run over one codebook's answers; None when there are none."""
    from ungtekst.coding import Coder, pack
    from ungtekst.coding.saving import digest
    from ungtekst.language import load_pipeline

    wanted = project.answers(kept.codebook.id, question, wave)
    if wanted.empty:
        return None
    labels = human_labels(project, kept)
    taught = project.answers(kept.codebook.id).loc[labels.index]
    coder = _fitted(Coder(kept.codebook, seed=seed), taught, labels)
    chances, folds = _out_of_fold(coder, taught, labels, wanted)
    codes = coder.decide(chances)
    for name, closed in _closed(project, kept, wanted):
        chances.loc[closed, name] = 0.0
        codes[name] = codes[name].astype("Int64").mask(closed)
    content = pack(coder)
    pipeline = load_pipeline(coder.pipeline)
    run = Run(
        codebook_id=kept.id,
        codebook_digest=kept.codebook.digest,
        tool_version=ungtekst.__version__,
        pipeline=pipeline.name,
        pipeline_digest=pipeline.digest,
        model_digest=digest(content),
        seed=seed,
        source="model" if coder.fitted else "rule",
        learnt_from=len(labels),
        model=content,
    )
    with project.change("code"):
        number, changed = project.record_run(run, codes, chances, folds)
    return Coded(kept.codebook.id, number, len(wanted), len(labels), changed)


def _closed(project: Project, kept: Kept, wanted: pd.DataFrame) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """Give the codes that some answers cannot have, with those answers: they are not judged there.

    A code may be ``only`` for some groups, and a question may leave a whole dimension out.
    """
    background = project.background().reindex(wanted["respondent_id"])
    asked = {q.id: q.dimensions for q in kept.codebook.questions if q.dimensions}
    for dimension in kept.codebook.dimensions:
        if dimension.choice == "one":
            continue
        out = (
            wanted["question"].map(lambda q, d=dimension.id: q in asked and d not in asked[q]).to_numpy(bool)
        )
        for code in dimension.all_codes():
            closed = out.copy()
            for group, values in code.only.items():
                if group not in background.columns:
                    raise CallError(Fault("code-group-missing", {"code": code.id, "group": group}))
                closed |= ~background[group].isin(values).to_numpy()
            if closed.any():
                yield code.id, closed


def human_labels(project: Project, kept: Kept) -> pd.DataFrame:
    """Give the human codings that hold: one row a revision, one column a variable, disputed ones missing."""
    judged = project.judged()
    mine = [revision for revision in project.answers(kept.codebook.id).index if revision in judged]
    wide = project.wide(kept.codebook, mine, "human").dropna(how="all")
    return wide.dropna(axis="columns", how="all")


def _fitted(coder: Coder, taught: pd.DataFrame, labels: pd.DataFrame) -> Coder:
    if len(taught) == 0:
        return coder
    weights = (taught["weight"] / taught["weight"].mean()).tolist()
    return coder.fit(taught["text"], labels, taught["question"], weights, taught["person"].tolist())


def _out_of_fold(
    coder: Coder, taught: pd.DataFrame, labels: pd.DataFrame, wanted: pd.DataFrame
) -> tuple[pd.DataFrame, dict[int, int]]:
    """Give every answer's chances, each from a coder that has not seen its respondent, and the folds used."""
    from ungtekst.coding.coder import Coder
    from ungtekst.coding.learning import folds_of

    chances = coder.predict_proba(wanted["text"], wanted["question"])
    people = taught["person"].drop_duplicates().tolist()
    fold_of = dict(zip(people, folds_of(people, coder.seed).tolist(), strict=True))
    fold = wanted["person"].map(fold_of)
    for number in sorted(set(fold_of.values())):
        held = wanted[fold == number]
        if held.empty:
            continue
        rest = taught["person"].map(fold_of) != number
        other = _fitted(Coder(coder.codebook, seed=coder.seed), taught[rest], labels[rest.to_numpy()])
        chances.loc[held.index] = other.predict_proba(held["text"], held["question"])
    known = fold.dropna()
    return chances, dict(zip(known.index.tolist(), known.astype(int).tolist(), strict=True))
