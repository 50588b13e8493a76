"""The names that a Word template may use; ``docs/templates.md`` tells what they stand for.

Everything is text or a value: nothing here opens a file or knows the document that is being filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ungtekst.quotes.display import Display
from ungtekst.report.data import Chapter, Report
from ungtekst.report.shapes import CategoryTable, ValueTable
from ungtekst.report.word import grids, told
from ungtekst.report.word.text import isolated, isolating, written
from ungtekst.report.writing import Words

if TYPE_CHECKING:
    from markupsafe import Markup

_LONGEST_WORD = 60


@dataclass(frozen=True)
class Finding:
    """What a chapter found, and which chapter it is."""

    head: str
    text: str


@dataclass(frozen=True)
class Shown:
    """A piece of a quote as it is put into the document."""

    kind: str
    text: Markup


def quoted(quote: Display) -> tuple[Shown, ...]:
    """Give a quote between its marks; what turns the direction of writing ends with it."""
    before, after = isolating(quote.text)
    pieces = (Shown(piece.kind, written(piece.text)) for piece in quote.pieces)
    return (Shown("mark", written(f"«{before}")), *pieces, Shown("mark", written(f"{after}»")))


def _shortened(word: str) -> str:
    """Give a word that spoke on one line, and no more of it than tells which it is."""
    flat = " ".join(word.split())
    return flat if len(flat) <= _LONGEST_WORD else f"{flat[:_LONGEST_WORD]}…"


def context(report: Report, w: Words, picture: Callable[[CategoryTable], Markup]) -> Mapping[str, object]:
    """Give the names of a template and what they stand for; ``picture`` gives the XML of a drawing."""

    def findings() -> tuple[Finding, ...]:
        found = ((chapter, told.finding(chapter, w)) for chapter in report.chapters)
        return tuple(Finding(head(chapter), said) for chapter, said in found if said)

    def head(chapter: Chapter) -> str:
        of = f" ({chapter.wave})" if len(report.waves) > 1 else ""
        return f"{chapter.number}  {chapter.wording}{of}"

    def figure_caption(table: CategoryTable) -> str:
        key = "figure_caption" if table.one_base else "figure_caption_own"
        return w(key, label=table.label, n=table.coded)

    def too_small(table: CategoryTable | ValueTable) -> str:
        counted = table.coded if isinstance(table, CategoryTable) else table.total
        return w("small", label=table.label, n=counted, least=report.min_base)

    def spoken(quote: Display) -> str:
        lead, words = told.spoken(quote, w)
        named = ", ".join(f"«{isolated(_shortened(word))}»" for word in words)
        return f"{lead} {named}".strip()

    def groups(chapter: Chapter) -> tuple[str, ...]:
        return tuple(dict.fromkeys(table.name for table in chapter.groups))

    def listing(names: Sequence[str]) -> str:
        return told.listing([isolated(name) for name in names], w)

    return {
        "r": report,
        "w": w,
        "picture": picture,
        "grid": lambda table: grids.grid(table, report, w),
        "overview": lambda: grids.overview(report, w),
        "sources": lambda: grids.sources(report, w),
        "figure_caption": figure_caption,
        "too_small": too_small,
        "facts": lambda: told.facts(report, w),
        "chapter_facts": lambda chapter: told.chapter_facts(chapter, w),
        "findings": findings,
        "head": head,
        "lead": lambda theme: told.lead(theme, w),
        "heading": lambda theme: told.heading(theme, w),
        "caution": lambda: told.caution(report, w),
        "quoted": quoted,
        "source": lambda quote: told.source(quote, w),
        "spoken": spoken,
        "groups": groups,
        "unsafe": lambda chapter: told.unsafe(chapter, report, w),
        "method": lambda: told.method(report, w),
        "listing": listing,
    }
