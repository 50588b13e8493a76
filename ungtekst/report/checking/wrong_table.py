"""Does a sentence tell of another table than the one it points to?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ungtekst.report.checking.claims import Sentence
from ungtekst.report.checking.figures import Figures, Table, Text
from ungtekst.report.checking.naming import Named, named_rows
from ungtekst.report.checking.readings import fits_rows
from ungtekst.report.checking.references import references
from ungtekst.report.checking.rows import place_of, what_of
from ungtekst.report.checking.violation import Place, Violation


def check_numbers_of(
    text: Text, sentence: Sentence, named: Sequence[Table], figures: Figures
) -> Iterator[Violation]:
    """Find a sentence none of whose numbers stand in the table it names, while all stand in another."""
    pointers = references(sentence.words)
    if not named or any(one.also for one in pointers):
        return
    numbers = [
        claim.said
        for claim in sentence.claims
        if claim.role == "row" and claim.said.kind != "points" and not claim.past
    ]
    rows = named_rows(sentence.words, figures.tables)
    stated = sentence.stated
    if not numbers or any(fits_rows(said, _in(rows, named), stated) for said in numbers):
        return
    for table in figures.tables:
        there = _in(rows, [table])
        if table not in named and there and all(fits_rows(said, there, stated) for said in numbers):
            at = Place(text=text.place, sentence=sentence.number)
            yield Violation("reference", at, pointers[0].written, place_of(there), what_of(there[0]))
            return


def _in(rows: Sequence[Named], tables: Sequence[Table]) -> list[Named]:
    return [row for row in rows if row.table in tables]
