"""A report held against itself: its tables and its prose as ``check`` reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ungtekst.report.checking import Cell, Figures, Group, Row, Table, Text, Violation, check
from ungtekst.report.words import words

if TYPE_CHECKING:
    from ungtekst.report.data import Chapter, Report
    from ungtekst.report.shapes import CategoryTable, SplitTable, ValueTable


def contradictions(report: Report) -> tuple[Violation, ...]:
    """Give every contradiction between the report's tables, and between them and the researcher's prose."""
    return check(figures_of(report), texts_of(report))


def figures_of(report: Report) -> Figures:
    """Give the report's tables and facts."""
    invited = {c.question: c.bases.invited for c in report.chapters if c.bases.invited is not None}
    return Figures(
        tables=tuple(_tables(report)),
        invited=next(iter(invited.values())) if len(set(invited.values())) == 1 else None,
        invited_to=invited,
        asked={c.question: c.bases.asked for c in report.chapters if c.bases.asked is not None},
        stated=tuple(_stated(report)),
    )


def _stated(report: Report) -> Iterator[int]:
    """Give the counts that the report prints outside the tables that are held against a text's rows."""
    yield from (len(report.chapters), len(report.waves), len(report.method.coders), report.disputed)
    yield from (len(report.quotes), report.hidden)
    for chapter in report.chapters:
        yield from (reason.count for reason in chapter.bases.left_out)
        yield from (chapter.bases.blank, chapter.bases.usable, chapter.bases.disputed)


def texts_of(report: Report) -> tuple[Text, ...]:
    """Give the researcher's prose, each text named as in his file; what he vouches for is taken out."""
    language = report.language
    front = [
        Text(f"{name}[{number}]", paragraph, language=language)
        for name, paragraphs in (("about", report.front.about), ("limitations", report.front.limitations))
        for number, paragraph in enumerate(paragraphs, 1)
    ]
    of_questions = [text for chapter in report.chapters for text in _texts(chapter, language)]
    return tuple(_without(text, report.vouched) for text in (*front, *of_questions))


def _without(text: Text, vouched: Sequence[tuple[str, str]]) -> Text:
    place = re.sub(r"\[\d+\]$", "", text.place)
    said = text.text
    for literal in (literal for path, literal in vouched if path == place):
        said = said.replace(literal, "…", 1)
    return replace(text, text=said)


def _texts(chapter: Chapter, language: str) -> Iterator[Text]:
    place, question = f"questions.{chapter.question}", chapter.question
    for name, paragraphs in (("summary", chapter.summary), ("limitations", chapter.limitations)):
        for number, paragraph in enumerate(paragraphs, 1):
            yield Text(f"{place}.{name}[{number}]", paragraph, question, language=language)
    tables = {row.code: str(table.number) for table in chapter.categories for row in table.rows}
    for theme in chapter.themes:
        if theme.lead:
            table = tables.get(theme.code, "")
            yield Text(f"{place}.leads.{theme.code}", theme.lead, question, table, theme.code, language)


def _tables(report: Report) -> Iterator[Table]:
    yield _only_named(report.overview_number, "overview_caption", report)
    yield _only_named(report.sources_number, "sources_caption", report)
    for chapter in report.chapters:
        yield _only_named(chapter.bases.number, "bases_caption", report, chapter.question)
        for pairs in chapter.pairs:
            yield Table(str(pairs.number), f"{pairs.label}, {chapter.question}", chapter=chapter.question)
        for table in chapter.categories:
            if table.rows:
                yield _category(table, chapter)
        for values in chapter.values:
            if values.rows:
                yield _value(values, chapter)
        if chapter.prose_only:
            yield _in_prose(chapter)
        for split in chapter.groups:
            yield _split(split, chapter.question, report.language)
        for split in chapter.waves:
            yield from _columns(split, chapter.question, report.language)
        for aims in chapter.aims:
            rows = tuple(Row(one.id, one.count, one.percent, one.base) for one in aims.rows)
            title = f"{aims.label}: {aims.frame} ({chapter.question})"
            yield Table(
                str(aims.number),
                title,
                rows,
                chapter.question,
                choice="many",
                base=aims.coded,
                several_note=True,
                own_bases_note=True,
            )
    # A text is told of its own chapter's table before it is told of the one that sets questions beside.
    for frame in report.frames:
        yield from _columns(frame, "", report.language)


def _only_named(number: int, caption: str, report: Report, question: str = "") -> Table:
    """Give a table that a text may refer to, and whose numbers are held against it elsewhere."""
    said = words(report.language)(caption)
    return Table(str(number), f"{said} ({question})" if question else said, chapter=question)


def _category(table: CategoryTable, chapter: Chapter) -> Table:
    bases = chapter.bases
    whole = all(row.count is not None for row in table.rows)
    return Table(
        str(table.number),
        f"{table.label} ({chapter.question})",
        tuple(
            Row(
                row.label,
                row.count,
                row.percent,
                None if table.one_base else row.base,
                row.code,
                depth=row.depth,
            )
            for row in table.rows
        ),
        chapter.question,
        choice="many",
        base=table.coded,
        answered=table.answered,
        left_out=sum(reason.count for reason in bases.left_out),
        unjudged=bases.usable - table.coded,
        codings=table.codings if whole else None,
        rounding_note=True,
        several_note=True,
        own_bases_note=not table.one_base,
        charts=(str(table.figure),),
    )


def _value(table: ValueTable, chapter: Chapter) -> Table:
    return Table(
        str(table.number),
        f"{table.label} ({chapter.question})",
        tuple(Row(row.label, row.count, row.percent, code=row.code) for row in table.rows),
        chapter.question,
        unit="answers",
        choice="one",
        base=table.total,
        codings=table.total,
        rounding_note=table.rounded_sum != 100,
    )


def _in_prose(chapter: Chapter) -> Table:
    """Give what stands behind a result that is told in prose: no table has this number."""
    rows = tuple(
        Row(theme.label, theme.count, theme.percent, theme.base, theme.code) for theme in chapter.themes
    )
    return Table(
        "",
        chapter.question,
        rows,
        chapter.question,
        choice="many",
        base=chapter.bases.coded,
        answered=chapter.bases.answered,
        several_note=True,
        own_bases_note=True,
        rounding_note=True,
    )


def _split(table: SplitTable, chapter: str, language: str) -> Table:
    """Give a split table; the column of everybody is what its groups are parts of."""
    parts = [column for column in table.columns if not column.total]
    rows = []
    for row in table.rows:
        # A share of a base of its own is no share of the column's, which is the one that is printed.
        cells = tuple(
            Cell(column.label, cell.count, cell.percent if cell.base == column.base else None)
            for column, cell in zip(table.columns, row.cells, strict=True)
            if cell is not None and not column.total
        )
        total = row.cells[-1] if table.columns[-1].total else None
        rows.append(
            Row(
                row.label,
                total.count if total else None,
                total.percent if total else None,
                total.base if total and not table.one_base else None,
                row.code,
                depth=row.depth,
                cells=cells,
            )
        )
    title = _title(table, language)
    return Table(
        str(table.number),
        f"{title} ({chapter})" if chapter else title,
        tuple(rows),
        chapter,
        # Without a row that is left out, the values of a choose-one dimension do not add to the base.
        choice="" if table.left_out else table.choice,
        base=table.columns[-1].base if table.columns[-1].total else None,
        groups=tuple(Group(column.label, column.base) for column in parts),
        rounding_note=True,
        several_note=True,
        own_bases_note=not table.one_base,
    )


def _columns(table: SplitTable, chapter: str, language: str) -> Iterator[Table]:
    """Give the waves or questions of a split table, which are no parts of a whole, as a table each."""
    for place, column in enumerate(table.columns):
        cells = [(row, row.cells[place]) for row in table.rows]
        rows = (
            Row(
                row.label,
                cell.count,
                cell.percent,
                None if table.one_base else cell.base,
                row.code,
                depth=row.depth,
            )
            for row, cell in cells
            if cell is not None and cell.count is not None
        )
        yield Table(
            str(table.number),
            f"{_title(table, language)} ({chapter}, {column.label})",
            tuple(rows),
            _chapter_of(table, place, chapter),
            choice="",
            base=column.base,
            rounding_note=True,
            several_note=True,
            own_bases_note=not table.one_base,
        )


def _chapter_of(table: SplitTable, place: int, chapter: str) -> str:
    """Give the chapter that a column is about: an earlier wave had bases of its own, and is in none."""
    column = table.columns[place]
    if table.kind == "question":
        return column.id
    return chapter if place == len(table.columns) - 1 else f"{chapter} {column.id}"


def _title(table: SplitTable, language: str) -> str:
    key = "frame_table" if table.kind == "question" else f"{table.kind}_table"
    return words(language)(key, label=table.label, group=table.name)
