"""From answers and codings to a report: a chapter for each question, with its earlier waves beside."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count as numbers_from
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ungtekst.codebook import BRUK, label
from ungtekst.quotes.display import Display, verify
from ungtekst.report.by_groups import same_people, sizes_of, split_by_groups, values_of, within_others
from ungtekst.report.cells import Cells, count_sources, only_where_meant, read_cells
from ungtekst.report.data import Chapter, Method, Report, Theme
from ungtekst.report.hiding import Hidden, Where, hide
from ungtekst.report.layout import Layout
from ungtekst.report.planning import Counted, count, plan, variables
from ungtekst.report.shapes import AimTable, CategoryTable, PairTable, SplitTable
from ungtekst.report.splitting import MOST_COLUMNS, Part, Split, as_table, split
from ungtekst.report.tables import category_table, value_table
from ungtekst.report.together import aim_table, frames_of, pair_table
from ungtekst.report.words import words

if TYPE_CHECKING:
    import pandas as pd

    from ungtekst.codebook import Codebook, Dimension


# A group of one or two is as good as a name to those who know them, whatever is hidden in the tables.
FEWEST_ATTRIBUTED = 3


# Where there are few respondents a chapter may have what it gets: each is quoted once in any case.
LEAST_SHARE = 20


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
    ``quoted`` are the respondents quoted so far; what is quoted is added by whoever builds. ``share`` is how
    many the chapter may quote if every chapter is to have its part of those who can be.
    """

    answers: pd.DataFrame
    codes: pd.DataFrame
    human: pd.DataFrame
    valence: pd.Series[str] | None
    quoted: Collection[int]
    share: int


def no_quotes(quotable: Quotable) -> Mapping[str, Sequence[Display]]:
    """Quote nothing."""
    return {}


@dataclass
class _Writing:
    """What the chapters share while a report is written: the running numbers, and who was quoted."""

    codebook: Codebook
    layout: Layout
    quoting: Quoting
    hidden: Hidden
    splits: Mapping[Where, Split]
    invited: Mapping[str, int | None]
    pairs: Mapping[tuple[int, str], PairTable | None]
    share: int
    tables: Iterator[int] = field(default_factory=lambda: numbers_from(1))
    figures: Iterator[int] = field(default_factory=lambda: numbers_from(1))
    quoted: set[int] = field(default_factory=set)


def build(
    answers: pd.DataFrame,
    codings: pd.DataFrame,
    codebook: Codebook,
    asked: pd.DataFrame,
    method: Method,
    layout: Layout | None = None,
    *,
    groups: pd.DataFrame | None = None,
    quoting: Quoting = no_quotes,
    waves: Mapping[str, int | None] | None = None,
) -> Report:
    """Build a report.

    ``answers`` is indexed by ``answer`` with the columns ``respondent``, ``wave``, ``question``, ``text``;
    ``codings`` holds one row a current decision (``answer``, ``variable``, ``value``, ``source``,
    ``disputed``; a missing value where disputed; a cell without a row is not judged); ``asked`` has
    ``wave``, ``question``, ``asked`` (missing when not known). ``waves`` are in the order of time, each with
    how many were invited to it (None: not known). ``groups`` has a row an answer and a column a group.
    ``quoting`` gives each chapter's quotes. Survey weights are not used: every number counts answers.

    Chapters follow the codebook's questions, then others by id. Quotes come only from the answers counted.
    Raises CallError for an unknown language or group, and for a group with more values than a table can show;
    DataError if a quote is not verbatim.
    """
    layout = layout or Layout()
    said = words(layout.language)
    codings = codings[codings["answer"].isin(answers.index)]
    cells = only_where_meant(read_cells(codings, answers.index, codebook), codebook, groups)
    waves = waves or dict.fromkeys([*asked["wave"], *answers["wave"]])
    planned = list(plan(answers, asked, codebook, list(waves), layout.wave))
    counted = [count(answers, cells, codebook, one, layout.language) for one in planned]
    pairs = {
        (number, dimension.id): pair_table(dimension, one.cells, layout.min_cell, layout.language)
        for number, one in enumerate(counted, 1)
        for dimension in one.dimensions
        if dimension.choice == "many"
    }
    wanted = dict.fromkeys([*layout.by, *filter(None, [layout.attribute])])
    values = values_of(groups, wanted)
    splits = split_by_groups(counted, values, layout, said("no_group"))
    in_prose = {number for number, one in enumerate(planned, 1) if one.question in layout.prose_only}
    printed = {
        where: one
        for where, one in splits.items()
        if where.group in layout.by and where.chapter not in in_prose
    }
    by = {name: values[name] for name in layout.by}
    hidden = hide(
        printed,
        layout.min_cell,
        sizes_of(counted, answers, by),
        within_others(printed, pairs),
        same_people(by),
    )
    telling = [one for one in counted if one.bases.coded >= layout.min_base]
    quotable = answers.loc[[answer for one in telling for answer in one.cells.values.index], "respondent"]
    share = max(quotable.nunique() // max(len(telling), 1), LEAST_SHARE)
    writing = _Writing(codebook, layout, quoting, hidden, splits, waves, pairs, share)
    overview = next(writing.tables)
    frames = tuple(_frames(writing, counted))
    chapters = tuple(_chapter(writing, number, answers, one, groups) for number, one in enumerate(counted, 1))
    mine = {answer for one in planned for answer in one.answers}
    codings = codings[codings["answer"].isin(mine)]
    settled = codings[~codings["disputed"].astype(bool)]
    report = Report(
        title=label(codebook.title, layout.language, codebook.id),
        language=layout.language,
        waves=tuple(dict.fromkeys(chapter.wave for chapter in chapters)),
        chapters=chapters,
        method=method,
        decisions=count_sources(settled["source"]),
        disputed=len(codings) - len(settled),
        min_base=layout.min_base,
        overview_number=overview,
        sources_number=next(writing.tables),
        frames=frames,
        by=layout.by,
        min_cell=layout.min_cell,
        unsafe=tuple(dict.fromkeys(_unsafe(writing, chapters))),
        by_machine=bool((settled.loc[settled["variable"] != BRUK.id, "source"] != "human").any()),
    )
    verify(report.quotes, answers["text"])
    return report


# -- groups, waves and questions side by side ----------------------------------------------------------


def _unsafe(writing: _Writing, chapters: Sequence[Chapter]) -> Iterator[tuple[str, str]]:
    """Name the tables that are left out because hiding cannot make them safe: group and question."""
    for where in writing.splits:
        if where.group in writing.layout.by and writing.hidden.exposes(where, ""):
            yield where.group, chapters[where.chapter - 1].question


def _groups(writing: _Writing, number: int) -> Iterator[SplitTable]:
    language = writing.layout.language
    for where, found in writing.splits.items():
        if where.chapter != number or where.group not in writing.layout.by:
            continue
        if not writing.hidden.exposes(where, ""):
            hiding = writing.hidden.of(where)
            yield as_table(found, next(writing.tables), language, words(language)("everybody"), hiding)


def _waves(writing: _Writing, one: Counted) -> Iterator[SplitTable]:
    """Set the earlier waves beside this one, where all have the smallest base."""
    for dimension in one.dimensions if one.before else ():
        parts = [Part(wave, wave, cells) for wave, cells in (*one.before, (one.planned.wave, one.cells))]
        found = split("wave", "", dimension, parts[-MOST_COLUMNS // 2 :], None, writing.layout.min_base)
        enough = tuple(c for c in found.columns if c[2].coded >= max(writing.layout.min_base, 1))
        if len(enough) > 1 and enough[-1][0] == one.planned.wave:
            found = replace(found, columns=enough)
            yield as_table(found, next(writing.tables), writing.layout.language)


def _frames(writing: _Writing, counted: Sequence[Counted]) -> Iterator[SplitTable]:
    """Set the questions that share a choose-many dimension side by side, where the base is large enough."""
    told = [one for one in counted if one.planned.question not in writing.layout.prose_only]
    for dimension in writing.codebook.dimensions:
        sharing = [one for one in told if dimension in one.dimensions and dimension.choice == "many"]
        parts = [
            Part(one.planned.question, _as_words(one.planned.question) + _of_wave(one, sharing), one.cells)
            for one in sharing
            if int(one.cells.values[variables(dimension)].notna().any(axis=1).sum())
            >= max(writing.layout.min_base, 1)
        ]
        if 1 < len(parts) <= MOST_COLUMNS:
            found = split("question", "", dimension, parts, None, writing.layout.min_base)
            yield as_table(found, next(writing.tables), writing.layout.language)


def _of_wave(one: Counted, beside: Sequence[Counted]) -> str:
    """Name the wave of a question, where those beside it are of another."""
    return f" ({one.planned.wave})" if len({other.planned.wave for other in beside}) > 1 else ""


def _as_words(question: str) -> str:
    """Say a question's id as a short name, for its wording is too long to head a column."""
    said = question.replace("-", " ").replace("_", " ").strip()
    return said[:1].upper() + said[1:]


# -- chapters ------------------------------------------------------------------------------------------


def _chapter(
    writing: _Writing, number: int, answers: pd.DataFrame, one: Counted, groups: pd.DataFrame | None
) -> Chapter:
    codebook, layout = writing.codebook, writing.layout
    planned, cells = one.planned, one.cells
    known = codebook.question(planned.question)
    prose_only = planned.question in layout.prose_only
    invited = writing.invited.get(planned.wave)
    bases = replace(one.bases, number=next(writing.tables), invited=invited, took_part=one.took_part)
    # What is told in prose is counted all the same, for the prose to be held against.
    numbers = iter(lambda: 0, 1) if prose_only else writing.tables
    many = [d for d in one.dimensions if d.choice == "many"]
    categories = tuple(category_table(d, cells, bases.answered, layout, numbers) for d in many)
    themes = _themes(writing, number, answers.loc[cells.values.index], cells, categories, groups)
    if prose_only:
        categories = ()
    categories = tuple(replace(t, figure=next(writing.figures)) if t.rows else t for t in categories)
    values = tuple(
        value_table(d, cells, layout.min_base, writing.tables, layout.language)
        for d in one.dimensions
        if d.choice == "one" and not prose_only
    )
    shown = [] if prose_only else [d for d, table in zip(many, categories, strict=True) if table.rows]
    return Chapter(
        number=number,
        question=planned.question,
        wave=planned.wave,
        wording=label(known.wording, layout.language, planned.question) if known else planned.question,
        bases=bases,
        categories=categories,
        values=values,
        themes=themes,
        pairs=tuple(_pairs(writing, number, shown, categories)),
        groups=() if prose_only else tuple(_groups(writing, number)),
        waves=() if prose_only else tuple(_waves(writing, one)),
        aims=tuple(_aims(writing, shown, cells, categories)),
        prose_only=prose_only,
    )


def _pairs(
    writing: _Writing, number: int, shown: Sequence[Dimension], tables: Sequence[CategoryTable]
) -> Iterator[PairTable]:
    coded = {table.dimension: table.coded for table in tables}
    for dimension in shown:
        found = writing.pairs[number, dimension.id]
        if found:
            yield replace(found, number=next(writing.tables), coded=coded[dimension.id])


def _aims(
    writing: _Writing, shown: Sequence[Dimension], cells: Cells, tables: Sequence[CategoryTable]
) -> Iterator[AimTable]:
    layout = writing.layout
    coded = {table.dimension: table.coded for table in tables}
    for dimension in shown:
        for frame in frames_of(dimension):
            least = layout.min_base, layout.min_cell
            found = aim_table(dimension, frame, cells, coded[dimension.id], *least, layout.language)
            if found.rows:
                yield replace(found, number=next(writing.tables))


def _themes(
    writing: _Writing,
    number: int,
    answers: pd.DataFrame,
    cells: Cells,
    tables: tuple[CategoryTable, ...],
    groups: pd.DataFrame | None,
) -> tuple[Theme, ...]:
    """Give the themes that were found, in the order of their tables, each with its quotes."""
    ids = [row.code for table in tables for row in table.rows if row.count]
    ones = cells.values[ids] == "1"
    valence = next((d.id for d in writing.codebook.dimensions if d.choice == "one"), None)
    quotes = writing.quoting(
        Quotable(
            answers,
            ones,
            (cells.sources[ids] == "human") & ones,
            None if valence is None else cells.values[valence],
            writing.quoted,
            writing.share,
        )
    )
    respondents = answers["respondent"]
    writing.quoted.update(int(respondents.loc[q.answer]) for every in quotes.values() for q in every)

    def of(code: str, dimension: str) -> tuple[Display, ...]:
        said = (_attributed(writing, number, dimension, quote, groups) for quote in quotes.get(code, ()))
        return tuple(said)

    themes = []
    for table in tables:
        above: dict[int, str] = {}
        for row in table.rows:
            above[row.depth] = row.label
            if row.count:
                definition = writing.codebook.code(row.code).definition
                under, whole = above.get(row.depth - 1, ""), row.base == table.coded
                mine = of(row.code, table.dimension)
                found = Theme(row.code, row.label, definition, row.count, row.base, mine)
                themes.append(replace(found, under=under, whole=whole))
    return tuple(themes)


def _attributed(
    writing: _Writing, number: int, dimension: str, quote: Display, groups: pd.DataFrame | None
) -> Display:
    """Name the group of a quote's respondent, unless that would tell of a count that is hidden or small."""
    name = writing.layout.attribute
    if name is None or groups is None:
        return quote
    where = Where(number, name, dimension)
    found, hidden = writing.splits.get(where), writing.hidden.of(where)
    value = str(groups[name].fillna("").get(quote.answer, "")).strip()
    counts = {column: c for column, _, c in found.columns} if found else {}
    fewest = max(writing.layout.min_cell, FEWEST_ATTRIBUTED)
    if not value or value not in counts or counts[value].ones[quote.code] < fewest:
        return quote
    # Beside a table where the count is hidden, the quote would tell that it is not 0.
    beside = name in writing.layout.by
    told = not beside or not (hidden.hides("count", quote.code, value) or hidden.exposes(quote.code))
    return replace(quote, group=value) if told else quote
