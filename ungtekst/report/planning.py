"""Which answers a chapter is about: its question and wave, and the way from those asked to those coded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ungtekst.codebook import BRUK, label
from ungtekst.report.data import Bases, Reason
from ungtekst.report.words import words

if TYPE_CHECKING:
    import pandas as pd

    from ungtekst.codebook import Codebook, Dimension
    from ungtekst.report.cells import Cells

# What an answer that has text may be left out for; `tomt` is counted with the blank ones.
_LEFT_OUT = ("ikke-svar", "utenfor-spørsmålet", "uleselig")


class Planned(NamedTuple):
    """A chapter to be: its question and wave, and the wave's answers; the same of the waves before it."""

    question: str
    wave: str
    answers: pd.Index[int]
    asked: int | None
    before: tuple[tuple[str, pd.Index[int]], ...]


class Counted(NamedTuple):
    """A chapter whose answers are counted: the cells of its usable answers, and those of earlier waves.

    ``took_part`` are the respondents of the wave who have answered any of its questions.
    """

    planned: Planned
    dimensions: tuple[Dimension, ...]
    bases: Bases
    cells: Cells
    before: tuple[tuple[str, Cells], ...]
    took_part: int


def plan(
    answers: pd.DataFrame, asked: pd.DataFrame, codebook: Codebook, waves: Sequence[str], wave: str | None
) -> Iterator[Planned]:
    """Plan the chapters: of each question the wave to report, and what was answered in those before it.

    ``waves`` are in the order of time. Without ``wave`` it is each question's latest that anybody answered.
    """
    known = [question.id for question in codebook.questions]
    present = sorted(set(answers["question"]))
    questions = [q for q in known if q in present] + [q for q in present if q not in known]
    if wave is not None:
        waves = waves[: waves.index(wave) + 1] if wave in waves else []
    stated = asked[asked["asked"].notna()]
    triples = zip(stated["wave"], stated["question"], stated["asked"], strict=True)
    numbers = {(wave, question): int(number) for wave, question, number in triples}
    groups = answers.groupby(["question", "wave"], sort=False).groups
    said = answers["text"].fillna("").astype(str).str.strip() != ""
    for question in questions:
        of_waves = [(one, groups[question, one]) for one in waves if (question, one) in groups]
        if wave is None:
            # A table that is added again brings the column of a question that was not asked this time.
            answered = [place for place, (_, rows) in enumerate(of_waves) if said.loc[rows].any()]
            of_waves = of_waves[: answered[-1] + 1] if answered else of_waves
        if of_waves and wave in (None, of_waves[-1][0]):
            latest, rows = of_waves[-1]
            yield Planned(question, latest, rows, numbers.get((latest, question)), tuple(of_waves[:-1]))


def count(
    answers: pd.DataFrame, cells: Cells, codebook: Codebook, planned: Planned, language: str
) -> Counted:
    """Count a chapter's bases, and find which of its answers are usable, and those of earlier waves."""
    known = codebook.question(planned.question)
    asked_about = known.dimensions if known and known.dimensions else None
    dimensions = tuple(d for d in codebook.dimensions if asked_about is None or d.id in asked_about)
    rows = planned.answers
    bases, usable = _bases(answers.loc[rows], cells.of(rows), planned.asked, dimensions, language)
    before = []
    for wave, earlier in planned.before:
        _, found = _bases(answers.loc[earlier], cells.of(earlier), None, dimensions, language)
        before.append((wave, cells.of(found)))
    said = answers["text"].fillna("").astype(str).str.strip().ne("") & (answers["wave"] == planned.wave)
    took_part = int(answers.loc[said, "respondent"].nunique())
    return Counted(planned, dimensions, bases, cells.of(usable), tuple(before), took_part)


def _bases(
    answers: pd.DataFrame, cells: Cells, asked: int | None, dimensions: Sequence[Dimension], language: str
) -> tuple[Bases, pd.Index[int]]:
    """Follow the answers from asked to coded; give the bases, not yet numbered, and the usable answers."""
    bruk, unsettled = cells.values[BRUK.id], cells.disputed[BRUK.id]
    text = answers["text"].fillna("").astype(str)
    blank = text.str.strip().eq("") | bruk.eq("tomt")
    left_out = [
        Reason(code.id, label(code.label, language, code.id), int((bruk.eq(code.id) & ~blank).sum()))
        for code in BRUK.codes
        if code.id in _LEFT_OUT
    ]
    if (unsettled & ~blank).any():
        said = words(language)("bruk_disputed")
        left_out.append(Reason("omstridt", said, int((unsettled & ~blank).sum())))
    # An answer whose usability nobody has judged is not left out for it.
    usable = answers.index[~blank & ~unsettled & ~bruk.isin(_LEFT_OUT)]
    columns = [v for d in dimensions for v in variables(d)]
    counted = cells.of(usable)
    bases = Bases(
        number=0,
        invited=None,
        took_part=None,
        asked=asked,
        blank=int(blank.sum()),
        answered=int((~blank).sum()),
        left_out=tuple(left_out),
        usable=len(usable),
        coded=int(counted.values[columns].notna().any(axis=1).sum()),
        disputed=int(counted.disputed[columns].to_numpy().sum()),
    )
    return bases, usable


def variables(dimension: Dimension) -> list[str]:
    """Give the columns of a coded table that a dimension has."""
    return [dimension.id] if dimension.choice == "one" else [code.id for code in dimension.all_codes()]
