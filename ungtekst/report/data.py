"""What a report holds, as frozen values. Every count is of answers, which in a chapter are respondents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ungtekst.quotes.display import Display
from ungtekst.report.numbers import percent, rounded_sum


@dataclass(frozen=True)
class Method:
    """How the answers were coded, from the project's latest run and its ledger.

    ``run_date`` is an ISO date (empty without a run), ``source`` what the run coded by (empty without a
    run), ``learnt_from`` the number of answers with human codings the model learnt from.
    """

    version: str
    codebook: str
    codebook_version: str
    codebook_digest: str
    run_date: str = ""
    source: Literal["rule", "model", ""] = ""
    learnt_from: int = 0
    pipeline: str = ""
    seed: int = 0
    human_codings: int = 0
    coders: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sources:
    """How many codings came from where."""

    human: int = 0
    model: int = 0
    rule: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.human + self.model + self.rule


@dataclass(frozen=True)
class Reason:
    """Why answers were left out before coding, and how many."""

    id: str
    label: str
    count: int


@dataclass(frozen=True)
class Bases:
    """The bases of a chapter: asked → answered → usable → coded, and what was left out on the way.

    ``asked`` is None when it is not known. ``blank`` answers are those without text; ``disputed`` counts
    cells (answer and variable) of usable answers, on which coders differ and nobody has decided.
    """

    number: int
    asked: int | None
    blank: int
    answered: int
    left_out: tuple[Reason, ...]
    usable: int
    coded: int
    disputed: int

    @property
    def no_row(self) -> int | None:
        """Those asked of whom there is not even a blank answer; None when nobody knows."""
        return None if self.asked is None else max(0, self.asked - self.blank - self.answered)

    @property
    def uncoded(self) -> int:
        """Usable answers that nobody has judged."""
        return self.usable - self.coded


@dataclass(frozen=True)
class CategoryRow:
    """A category: in how many answers it was found, of how many judged on it.

    ``count`` is None when the base is below the report's smallest. ``depth`` is 0 for a category of its
    own and more for one «herunder».
    """

    code: str
    label: str
    depth: int
    role: str
    count: int | None
    base: int
    disputed: int

    @property
    def percent(self) -> int | None:
        """The share of the base in whole percent."""
        return None if self.count is None else percent(self.count, self.base)


@dataclass(frozen=True)
class CategoryTable:
    """The table of a choose-many dimension. ``rows`` is empty when ``coded`` is below the smallest base.

    ``codings`` counts the main rows, ``carriers`` the answers that have at least one of the codes,
    ``without`` the coded answers that have none, and ``sources`` where the codings came from.
    """

    number: int
    figure: int
    dimension: str
    label: str
    rows: tuple[CategoryRow, ...]
    coded: int
    answered: int
    codings: int = 0
    carriers: int = 0
    without: int = 0
    sources: Sources = Sources()

    @property
    def one_base(self) -> bool:
        """Whether every row has the table's own base."""
        return all(row.base == self.coded for row in self.rows)

    @property
    def disputed(self) -> int:
        """Disputed cells beside the table."""
        return sum(row.disputed for row in self.rows)


@dataclass(frozen=True)
class ValueRow:
    """A value of a choose-one dimension and how many answers have it."""

    code: str
    label: str
    count: int
    percent: int | None


@dataclass(frozen=True)
class ValueTable:
    """The table of a choose-one dimension: ``total`` answers have one of its values.

    ``rows`` is empty when the total is below the smallest base.
    """

    number: int
    dimension: str
    label: str
    rows: tuple[ValueRow, ...]
    total: int
    disputed: int
    not_judged: int

    @property
    def rounded_sum(self) -> int:
        """What the printed shares add to; other than 100 asks for a note."""
        return rounded_sum((row.count for row in self.rows), self.total)


@dataclass(frozen=True)
class Theme:
    """A theme that was found: its count and base, and quotes for it."""

    code: str
    label: str
    definition: str
    count: int
    base: int
    quotes: tuple[Display, ...]

    @property
    def percent(self) -> int | None:
        """The share of the base in whole percent."""
        return percent(self.count, self.base)


@dataclass(frozen=True)
class Chapter:
    """A question in a wave."""

    number: int
    question: str
    wave: str
    wording: str
    bases: Bases
    categories: tuple[CategoryTable, ...]
    values: tuple[ValueTable, ...]
    themes: tuple[Theme, ...]


@dataclass(frozen=True)
class Report:
    """A whole report. ``decisions`` counts every current, undisputed decision in its answers, zeros too.

    ``lapsed`` counts approved quotes that no longer hold and are left out.
    """

    title: str
    language: str
    waves: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    method: Method
    decisions: Sources
    disputed: int
    min_base: int
    overview_number: int
    sources_number: int
    lapsed: int = 0

    @property
    def quotes(self) -> tuple[Display, ...]:
        """Every quote, in the order they are shown."""
        return tuple(q for chapter in self.chapters for theme in chapter.themes for q in theme.quotes)

    @property
    def corrected(self) -> bool:
        """Whether a slip is put right in any quote."""
        return any(quote.pieces != quote.plain for quote in self.quotes)

    @property
    def masked(self) -> bool:
        """Whether anything is masked in any quote."""
        return any(piece.kind == "mask" for quote in self.quotes for piece in quote.pieces)

    @property
    def approvers(self) -> tuple[str, ...]:
        """Who approved the quotes; nobody where one of them is not approved."""
        return () if self.unapproved else tuple(sorted({quote.approver for quote in self.quotes}))

    @property
    def unapproved(self) -> int:
        """The quotes that nobody has read and approved."""
        return sum(not quote.approved for quote in self.quotes)
