"""The researcher's prose in a report: his numbers filled in from the tables, each text in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ungtekst.errors import DataError, Fault
from ungtekst.report.data import Chapter, Front, Report, Theme
from ungtekst.report.text_calls import vouched_for
from ungtekst.report.texts import Base, Count, Prose, QuestionTexts, Texts, fill, paragraphs


def told(report: Report, texts: Texts) -> Report:
    """Give the report with the texts in it. Raises DataError with every call that has no number to give."""
    numbers = Printed(report)
    writer = _Writer(texts, numbers, report.language)
    front = Front(
        texts.authors,
        writer.line(texts.institute),
        writer.line(texts.period),
        writer.line(texts.mode),
        writer.paragraphs(texts.about),
        writer.paragraphs(texts.limitations),
    )
    chapters = tuple(
        _chapter(
            chapter, texts.questions.get(chapter.question, QuestionTexts(chapter.question)), writer, texts
        )
        for chapter in report.chapters
    )
    title = writer.line(texts.title) or report.title
    present = {chapter.question for chapter in report.chapters}
    writer.faults += [
        Fault("texts-no-chapter", {"id": name}, file=texts.file)
        for name in texts.questions
        if name not in present
    ]
    if writer.faults:
        raise DataError(writer.faults)
    return replace(report, title=title, front=front, chapters=chapters, vouched=tuple(writer.vouched))


class _Writer:
    """Fills texts in, and collects the faults of them all."""

    def __init__(self, texts: Texts, numbers: Printed, language: str) -> None:
        self._texts = texts
        self._numbers = numbers
        self._language = language
        self.faults: list[Fault] = []
        self.vouched: list[tuple[str, str]] = []

    def text(self, prose: Prose | None, question: str = "") -> str:
        """Give a text with its numbers; empty where there is none, or where it has a fault."""
        if prose is None:
            return ""
        self.vouched += [(prose.path, literal) for literal in vouched_for(prose)]
        try:
            return fill(self._texts, prose, self._numbers, question, self._language)
        except DataError as problem:
            self.faults.extend(problem.faults)
            return ""

    def line(self, prose: Prose | None, question: str = "") -> str:
        """Give a text on one line."""
        return " ".join(self.paragraphs(prose, question))

    def paragraphs(self, prose: Prose | None, question: str = "") -> tuple[str, ...]:
        """Give a text in paragraphs."""
        return paragraphs(self.text(prose, question))


def _chapter(chapter: Chapter, given: QuestionTexts, writer: _Writer, texts: Texts) -> Chapter:
    question = chapter.question
    invited = texts.invited if given.invited is None else given.invited
    leads = {code: writer.line(prose, question) for code, prose in given.leads.items()}
    return replace(
        chapter,
        bases=replace(chapter.bases, invited=chapter.bases.invited if invited is None else invited),
        summary=writer.paragraphs(given.summary, question),
        limitations=writer.paragraphs(given.limitations, question),
        mode=writer.line(given.mode, question),
        period=writer.line(given.period, question),
        themes=(
            *(replace(theme, lead=leads.pop(theme.code, "")) for theme in chapter.themes),
            *_unfound(chapter, leads),
        ),
    )


def _unfound(chapter: Chapter, leads: Mapping[str, str]) -> Iterator[Theme]:
    """Give the themes that nobody has and the researcher has a line about all the same."""
    for table in chapter.categories:
        for row in table.rows:
            if row.code in leads and not row.count:
                yield Theme(row.code, row.label, "", row.count or 0, row.base, (), leads[row.code])


@dataclass(frozen=True)
class Printed:
    """The numbers that a report prints, by question: what a text's calls are answered from."""

    report: Report

    def count(self, question: str, code: str) -> Count | None:
        """Give how many have a code, as the report prints it; in prose alone, as its themes have it."""
        chapter = self._chapter(question)
        if chapter is None:
            return None
        for table in chapter.categories:
            for row in table.rows:
                if row.code == code and row.count is not None:
                    return Count(row.count, row.base, row.percent)
        for values in chapter.values:
            for value in values.rows:
                if value.code == code:
                    return Count(value.count, values.total, value.percent)
        return next((_of(theme) for theme in chapter.themes if theme.code == code), None)

    def base(self, question: str, which: Base) -> int | None:
        """Give a base of a question."""
        chapter = self._chapter(question)
        if chapter is None:
            return None
        bases = chapter.bases
        left_out = sum(reason.count for reason in bases.left_out)
        return {
            "invited": bases.invited,
            "asked": bases.asked,
            "answered": bases.answered,
            "left-out": left_out,
            "coded": bases.coded,
        }[which]

    def table(self, question: str, name: str) -> str | None:
        """Give the number of a dimension's table in a question, or of its ``bases``."""
        chapter = self._chapter(question)
        if chapter is None:
            return None
        if name == "bases":
            return str(chapter.bases.number)
        numbers = {table.dimension: table.number for table in chapter.categories if table.rows}
        numbers |= {table.dimension: table.number for table in chapter.values if table.rows}
        return str(numbers[name]) if name in numbers else None

    def _chapter(self, question: str) -> Chapter | None:
        return next((one for one in self.report.chapters if one.question == question), None)


def _of(theme: Theme) -> Count:
    return Count(theme.count, theme.base, theme.percent)
