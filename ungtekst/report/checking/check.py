"""Does the report contradict itself? Every check there is, over every table and text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ungtekst.report.checking.figures import Figures, Text
from ungtekst.report.checking.groups import check_groups
from ungtekst.report.checking.prose import check_prose
from ungtekst.report.checking.references import check_titles
from ungtekst.report.checking.sums import check_table
from ungtekst.report.checking.violation import Place, Violation
from ungtekst.report.checking.wording import check_wording


def check(figures: Figures, texts: Sequence[Text] = ()) -> tuple[Violation, ...]:
    """Find where a report contradicts itself: tables first, then the texts in their order.

    A number in a text is held against the rows that its sentence names, and is in order when it can be
    read as any count, base, share, sum or difference of them. A number that no row, base or reference
    claims is not judged: it may be of something that the report has no table of.

    >>> from ungtekst.report.checking import Figures, Row, Table, Text, check
    >>> table = Table("3", "Tema", (Row("Helse", 12), Row("Annet", 5)), base=17)
    >>> text = Text("sammendrag", "Elleve av svarene handler om helse.", table="3")
    >>> [found.kind for found in check(Figures((table,)), [text])]
    ['text-table']
    """
    return tuple(dict.fromkeys(_violations(figures, texts)))


def _violations(figures: Figures, texts: Sequence[Text]) -> Iterator[Violation]:
    yield from _facts(figures)
    for table in figures.tables:
        yield from check_table(table, figures)
        yield from check_groups(table)
    yield from check_titles(figures.tables)
    yield from check_wording(figures.tables, texts)
    for text in texts:
        yield from check_prose(text, figures)


def _facts(figures: Figures) -> Iterator[Violation]:
    """Nobody is asked who was not invited."""
    for chapter, asked in figures.asked.items():
        invited = figures.invited_of(chapter)
        if invited is not None and asked > invited:
            place = Place(text=chapter, part="asked")
            yield Violation("base", place, str(asked), Place(part="invited"), str(invited))
