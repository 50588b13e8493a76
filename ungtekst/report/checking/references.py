"""Does the text point to the right table? References to tables and figures, and titles that are copies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ungtekst.report.checking.figures import Figures, Table, Text
from ungtekst.report.checking.naming import content, named_rows
from ungtekst.report.checking.violation import Place, Violation

_NUMBER = r"\d+(?:[.\-–]\d+)*[a-z]?(?![\w%])"
_TABLES = re.compile(
    rf"\b(?P<what>tabell(?:ene|ane|en|ar|er)?|tables?|figur(?:ene|ane|en|ar|er)?"
    rf"|figures?)\s+(?P<list>{_NUMBER}"
    rf"(?:(?:\s*,\s*|\s*,?\s+(?:og|and|eller|or|til|to)\s+){_NUMBER})*)",
    re.IGNORECASE,
)
# Tables in other people's books.
_ELSEWHERE = re.compile(
    r"^\s*(?:i|hos|hjå|in|of|fra|frå|from)\s+(?:[A-ZÆØÅ][\w-]+(?:\s+(?:og|and|et|mfl\.?))?"
    r"|vedlegg\w*|appendix)"
)
_SSB = re.compile(r"\b(?:SSB\w*|Statistisk sentralbyrå\w*|NOU|Meld\.|Prop\.)", re.IGNORECASE)
_SHOWS = 2
_COVERED = 0.5


@dataclass(frozen=True)
class Reference:
    """A table (or figure) that a sentence names by number."""

    number: str
    figure: bool
    written: str
    also: bool = False


def references(sentence: str) -> tuple[Reference, ...]:
    """Give what a sentence refers to by number, in order; other people's tables are left out."""
    found = []
    for match in _TABLES.finditer(sentence):
        if _ELSEWHERE.match(sentence[match.end() :]) or _SSB.search(sentence):
            continue
        figure = match["what"].casefold().startswith("fig")
        also = bool(re.search(r"\b(?:også|òg|also)\s*$", sentence[: match.start()]))
        word = match["what"].split()[0]
        for number in re.findall(_NUMBER, match["list"]):
            plain = number.replace("–", "-")
            found.append(Reference(plain, figure, f"{word.casefold()} {plain}", also))
    return tuple(found)


def by_number(tables: Sequence[Table]) -> dict[str, Table]:
    """Index tables by their numbers, «9.14» being «9-14»."""
    return {table.number.replace(".", "-").replace("–", "-"): table for table in tables}


def referred(sentence: str, tables: Sequence[Table]) -> list[Table]:
    """Give the tables that a sentence refers to, by their own numbers or their charts'."""
    known = by_number(tables)
    charts = {chart: table for table in tables for chart in table.charts}
    held = (
        charts.get(one.number) if one.figure else known.get(one.number.replace(".", "-"))
        for one in references(sentence)
    )
    return [table for table in held if table is not None]


def check_titles(tables: Sequence[Table]) -> Iterator[Violation]:
    """Two tables of one chapter with one title and different rows: one title is a copy."""
    first: dict[tuple[str, str], Table] = {}
    for table in tables:
        title = " ".join(table.title.casefold().split()).strip(".")
        if not title:
            continue
        other = first.setdefault((table.chapter, title), table)
        if {row.label for row in other.rows} != {row.label for row in table.rows}:
            yield Violation(
                "reference",
                Place(table=table.number, part="title"),
                f"«{table.title}»",
                Place(table=other.number, part="title"),
                f"«{other.title}»",
            )


def check_reference(text: Text, number: int, sentence: str, figures: Figures) -> Iterator[Violation]:
    """Find references to what is not there, and to a table that is not about what the sentence is about."""
    at = Place(text=text.place, sentence=number)
    known = by_number(figures.tables)
    charts = {chart for table in figures.tables for chart in table.charts}
    missing = False
    for one in references(sentence):
        there = one.number in charts if one.figure else one.number.replace(".", "-") in known
        if not there and (charts if one.figure else known):
            missing = True
            yield Violation("reference", at, one.written, Place(part="all"), "–")
    tables = referred(sentence, figures.tables)
    if not missing and tables and not any(one.also for one in references(sentence)):
        better = _better(sentence, tables, figures.tables)
        if better is not None:
            written = next(one.written for one in references(sentence))
            yield Violation(
                "reference", at, written, Place(table=better.number, part="title"), f"«{better.title}»"
            )


def _better(sentence: str, tables: Sequence[Table], every: Sequence[Table]) -> Table | None:
    """Give the table that a sentence is about in so many words, where those it refers to are not."""
    said = {lemma for word in content(_without_references(sentence)) for lemma in word}
    words = {id(table): _words(table) for table in every}
    referred_words = frozenset().union(*(words[id(table)] for table in tables))
    if any(named_rows(sentence, [table]) for table in tables):
        return None
    own = max(_title_cover(table, said) for table in tables)
    found: list[tuple[float, Table]] = []
    for table in every:
        if table in tables:
            continue
        apart = [word for word in content(table.title) if not word & referred_words]
        hits = [word for word in apart if word & said]
        cover = _title_cover(table, said)
        rows = named_rows(sentence, [table])
        if (len(hits) >= _SHOWS and cover >= _COVERED and cover >= 2 * own) or (
            len(rows) >= _SHOWS and not own
        ):
            found.append((cover + len(rows), table))
    if not found:
        return None
    best = max(score for score, _ in found)
    winners = [table for score, table in found if score == best]
    return winners[0]


def _without_references(sentence: str) -> str:
    return _TABLES.sub(" ", sentence)


def _words(table: Table) -> frozenset[str]:
    return frozenset(
        lemma
        for text in (table.title, *(row.label for row in table.rows))
        for word in content(text)
        for lemma in word
    )


def _title_cover(table: Table, said: set[str]) -> float:
    words = content(table.title)
    return sum(bool(word & said) for word in words) / len(words) if words else 0.0
