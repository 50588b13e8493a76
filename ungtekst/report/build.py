"""From answers and codings to a report: a chapter for each question in each wave."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ungtekst.codebook import BRUK, label
from ungtekst.quotes.display import Display, verify
from ungtekst.report.cells import Cells, count_sources, read_cells
from ungtekst.report.data import Bases, CategoryTable, Chapter, Method, Reason, Report, Theme
from ungtekst.report.tables import category_table, value_table
from ungtekst.report.words import words

if TYPE_CHECKING:
    import pandas as pd

    from ungtekst.codebook import Codebook, Dimension

# What an answer that has text may be left out for; `tomt` is counted with the blank ones.
_LEFT_OUT = ("ikke-svar", "utenfor-spørsmålet", "uleselig")


class Quoting(Protocol):
    """Gives the quotes of a chapter's themes."""

    def __call__(self, quotable: Quotable) -> Mapping[str, Sequence[Display]]:
        """Give quotes by code; only for answers that are quotable for it."""
        ...


class Quotable(NamedTuple):
    """What a chapter may quote: its usable answers, and which of them stand for which code.

    ``answers`` is indexed by answer (``respondent``, ``text`` …). ``codes`` has a row an answer and a
    column a theme, true where it is a current, undisputed 1; ``human`` where a human said so. ``valence``
    holds the answers' value of the codebook's first choice-one dimension (missing where not judged).
    ``quoted`` are the respondents quoted so far; what is quoted is added by whoever builds.
    """

    answers: pd.DataFrame
    codes: pd.DataFrame
    human: pd.DataFrame
    valence: pd.Series[str] | None
    quoted: Collection[int]


def no_quotes(quotable: Quotable) -> Mapping[str, Sequence[Display]]:
    """Quote nothing."""
    return {}


@dataclass
class _Writing:
    """What the chapters share while a report is written: the running numbers, and who was quoted."""

    codebook: Codebook
    language: str
    quoting: Quoting
    min_base: int
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    figures: Iterator[int] = field(default_factory=lambda: count(1))
    quoted: set[int] = field(default_factory=set)


def build(
    answers: pd.DataFrame,
    codings: pd.DataFrame,
    codebook: Codebook,
    asked: pd.DataFrame,
    method: Method,
    language: str = "nb",
    wave: str | None = None,
    quoting: Quoting = no_quotes,
    min_base: int = 10,
) -> Report:
    """Build a report.

    ``answers`` is indexed by ``answer`` with the columns ``respondent``, ``wave``, ``question``, ``text``;
    ``codings`` holds one row a current decision (``answer``, ``variable``, ``value``, ``source``,
    ``disputed``; a missing value where disputed; a cell without a row is not judged); ``asked`` has
    ``wave``, ``question``, ``asked`` (missing when not known). ``quoting`` gives each chapter's
    quotes. Survey weights are not used: every number counts answers.

    Chapters follow the codebook's questions, then others by id; waves follow ``asked``. A table whose
    base is below ``min_base`` is left out, with its quotes. Quotes come only from the answers counted.
    Raises CallError for an unknown language, DataError if a quote is not verbatim.
    """
    words(language)
    if wave is not None:
        answers = answers[answers["wave"] == wave]
    codings = codings[codings["answer"].isin(answers.index)]
    cells = read_cells(codings, answers.index, codebook)
    writing = _Writing(codebook, language, quoting, min_base)
    overview = next(writing.tables)
    plan = _plan(answers, asked, codebook)
    chapters = tuple(
        _chapter(writing, number, question, of_wave, answers.loc[rows], cells.of(rows), spurt)
        for number, (question, of_wave, rows, spurt) in enumerate(plan, 1)
    )
    settled = codings[~codings["disputed"].astype(bool)]
    report = Report(
        title=label(codebook.title, language, codebook.id),
        language=language,
        waves=tuple(dict.fromkeys(chapter.wave for chapter in chapters)),
        chapters=chapters,
        method=method,
        decisions=count_sources(settled["source"]),
        disputed=len(codings) - len(settled),
        min_base=min_base,
        overview_number=overview,
        sources_number=next(writing.tables),
    )
    verify(report.quotes, answers["text"])
    return report


def _plan(
    answers: pd.DataFrame, asked: pd.DataFrame, codebook: Codebook
) -> Iterator[tuple[str, str, pd.Index[int], int | None]]:
    """Give each chapter's question, wave, answers and number asked, in order."""
    known = [question.id for question in codebook.questions]
    present = sorted(set(answers["question"]))
    questions = [q for q in known if q in present] + [q for q in present if q not in known]
    waves = list(dict.fromkeys([*asked["wave"], *answers["wave"]]))
    stated = asked[asked["asked"].notna()]
    triples = zip(stated["wave"], stated["question"], stated["asked"], strict=True)
    numbers = {(wave, question): int(number) for wave, question, number in triples}
    groups = answers.groupby(["question", "wave"], sort=False).groups
    for question in questions:
        for wave in waves:
            if (question, wave) in groups:
                yield question, wave, groups[question, wave], numbers.get((wave, question))


def _chapter(
    writing: _Writing,
    number: int,
    question: str,
    wave: str,
    answers: pd.DataFrame,
    cells: Cells,
    asked: int | None,
) -> Chapter:
    codebook, language = writing.codebook, writing.language
    known = codebook.question(question)
    asked_about = known.dimensions if known and known.dimensions else None
    dimensions = [d for d in codebook.dimensions if asked_about is None or d.id in asked_about]
    bases, usable = _bases(next(writing.tables), answers, cells, asked, dimensions, language)
    counted = cells.of(usable)
    categories = tuple(
        category_table(d, counted, bases.answered, writing.min_base, writing.tables, language)
        for d in dimensions
        if d.choice == "many"
    )
    categories = tuple(replace(t, figure=next(writing.figures)) if t.rows else t for t in categories)
    values = tuple(
        value_table(d, counted, writing.min_base, writing.tables, language)
        for d in dimensions
        if d.choice == "one"
    )
    return Chapter(
        number=number,
        question=question,
        wave=wave,
        wording=label(known.wording, language, question) if known else question,
        bases=bases,
        categories=categories,
        values=values,
        themes=_themes(writing, answers.loc[usable], counted, categories),
    )


def _bases(
    number: int,
    answers: pd.DataFrame,
    cells: Cells,
    asked: int | None,
    dimensions: list[Dimension],
    language: str,
) -> tuple[Bases, pd.Index[int]]:
    """Follow the answers from asked to coded; give the bases and the usable answers."""
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
    variables = [v for d in dimensions for v in _variables(d)]
    counted = cells.of(usable)
    bases = Bases(
        number=number,
        asked=asked,
        blank=int(blank.sum()),
        answered=int((~blank).sum()),
        left_out=tuple(left_out),
        usable=len(usable),
        coded=int(counted.values[variables].notna().any(axis=1).sum()),
        disputed=int(counted.disputed[variables].to_numpy().sum()),
    )
    return bases, usable


def _variables(dimension: Dimension) -> list[str]:
    return [dimension.id] if dimension.choice == "one" else [code.id for code in dimension.all_codes()]


def _themes(
    writing: _Writing, answers: pd.DataFrame, cells: Cells, tables: tuple[CategoryTable, ...]
) -> tuple[Theme, ...]:
    """Give the themes that were found, most frequent first, each with its quotes."""
    found = [row for table in tables for row in table.rows if row.count]
    ids = [row.code for row in found]
    ones = cells.values[ids] == "1"
    valence = next((d.id for d in writing.codebook.dimensions if d.choice == "one"), None)
    quotes = writing.quoting(
        Quotable(
            answers,
            ones,
            (cells.sources[ids] == "human") & ones,
            None if valence is None else cells.values[valence],
            writing.quoted,
        )
    )
    respondents = answers["respondent"]
    writing.quoted.update(int(respondents.loc[q.answer]) for every in quotes.values() for q in every)

    def of(code: str) -> tuple[Display, ...]:
        return tuple(quotes.get(code, ()))

    return tuple(
        Theme(
            row.code, row.label, writing.codebook.code(row.code).definition, row.count, row.base, of(row.code)
        )
        for row in sorted(found, key=lambda row: -(row.count or 0))
        if row.count
    )
