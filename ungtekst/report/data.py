"""What a report holds, as one frozen value: its chapters, and how its answers were coded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ungtekst.quotes.display import Display
from ungtekst.report.numbers import percent
from ungtekst.report.shapes import AimTable, CategoryTable, PairTable, Sources, SplitTable, ValueTable


@dataclass(frozen=True)
class Coder:
    """A person who has coded: in how many of the report's answers, and how many codings, zeros too."""

    name: str
    answers: int
    codings: int


@dataclass(frozen=True)
class Drawn:
    """Answers drawn at random for blind coding, over all draws of a kind: how many, and how many are done.

    ``frame`` is the number of answers there were to draw from at the latest draw; ``coded`` those that are
    ticked off, ``coders`` how many persons have ticked off at least one.
    """

    kind: Literal["audit", "double"]
    frame: int
    drawn: int
    coded: int
    coders: int


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
    coders: tuple[Coder, ...] = ()
    draws: tuple[Drawn, ...] = ()
    resolved: int = 0


@dataclass(frozen=True)
class Reason:
    """Why answers were left out before coding, and how many."""

    id: str
    label: str
    count: int


@dataclass(frozen=True)
class Bases:
    """The bases of a chapter: asked → answered → usable → coded, and what was left out on the way.

    ``invited`` to the survey and ``asked`` the question are None when not known; ``took_part`` have answered
    one of its questions at least (None where those invited are not known). ``blank`` answers are those
    without text; ``disputed`` counts cells (answer and variable) of usable answers, on which coders differ
    and nobody has decided.
    """

    number: int
    invited: int | None
    took_part: int | None
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
class Theme:
    """A theme that was found: its count and base, the researcher's line about it, and quotes for it.

    ``under`` is the label of the category it belongs to, empty for a main one; ``whole`` tells whether its
    base is its table's.
    """

    code: str
    label: str
    definition: str
    count: int
    base: int
    quotes: tuple[Display, ...]
    lead: str = ""
    under: str = ""
    whole: bool = True

    @property
    def percent(self) -> int | None:
        """The share of the base in whole percent."""
        return percent(self.count, self.base)


@dataclass(frozen=True)
class Chapter:
    """A question in a wave.

    ``summary`` and ``limitations`` are the researcher's paragraphs; with ``prose_only`` the result is told in
    them alone, and no table of it is here. ``groups``, ``pairs``, ``waves`` and ``aims`` read the tables'
    dimensions anew.
    """

    number: int
    question: str
    wave: str
    wording: str
    bases: Bases
    categories: tuple[CategoryTable, ...]
    values: tuple[ValueTable, ...]
    themes: tuple[Theme, ...]
    pairs: tuple[PairTable, ...] = ()
    groups: tuple[SplitTable, ...] = ()
    waves: tuple[SplitTable, ...] = ()
    aims: tuple[AimTable, ...] = ()
    summary: tuple[str, ...] = ()
    limitations: tuple[str, ...] = ()
    mode: str = ""
    period: str = ""
    prose_only: bool = False

    @property
    def commonest(self) -> tuple[Theme, ...]:
        """The themes of most answers, three at the most.

        Residual categories are no finding, nor is what every answer has because the question is about it.
        """
        left = ("residual", "complaint")
        aside = {row.code for table in self.categories for row in table.rows if row.role in left}
        main = [theme for theme in self.themes if theme.code not in aside and not theme.under]
        told = [theme for theme in main if 0 < theme.count < theme.base]
        return tuple(sorted(told, key=lambda theme: -theme.count)[:3])

    @property
    def told(self) -> tuple[Theme, ...]:
        """The themes that are told of: in prose alone, those with a line or a quote."""
        if not self.prose_only:
            return self.themes
        return tuple(theme for theme in self.themes if theme.lead or theme.quotes)

    @property
    def everywhere(self) -> tuple[str, ...]:
        """The labels of themes that every answer has, for the question is about them."""
        return tuple(theme.label for theme in self.themes if theme.count == theme.base and not theme.under)


@dataclass(frozen=True)
class Front:
    """What the researcher says of the whole survey; empty where nothing is said. Paragraphs where plural."""

    authors: tuple[str, ...] = ()
    institute: str = ""
    period: str = ""
    mode: str = ""
    about: tuple[str, ...] = ()
    limitations: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """A whole report. ``decisions`` counts every current, undisputed decision in its answers, zeros too.

    ``by`` names the groups its tables are split by; counts below ``min_cell`` are hidden there (0: none).
    ``unsafe`` tables (group, question) could not be made safe by hiding counts, and are left out.
    ``by_machine`` tells whether a machine decided anything but usability. ``lapsed`` counts approved quotes
    that no longer hold and are left out. ``vouched`` are the numbers of the prose that the researcher has
    from somewhere else: the text's place in his file, and what stands there.
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
    front: Front = Front()
    frames: tuple[SplitTable, ...] = ()
    by: tuple[str, ...] = ()
    min_cell: int = 3
    unsafe: tuple[tuple[str, str], ...] = ()
    lapsed: int = 0
    by_machine: bool = True
    vouched: tuple[tuple[str, str], ...] = ()

    @property
    def quotes(self) -> tuple[Display, ...]:
        """Every quote, in the order they are shown."""
        return tuple(q for chapter in self.chapters for theme in chapter.themes for q in theme.quotes)

    @property
    def splits(self) -> Iterator[SplitTable]:
        """Every split table, in the order they are shown."""
        yield from self.frames
        for chapter in self.chapters:
            yield from (*chapter.groups, *chapter.waves)

    @property
    def hidden(self) -> int:
        """How many counts are hidden in all."""
        return sum(table.hidden for table in self.splits)

    @property
    def themes(self) -> tuple[tuple[str, str], ...]:
        """Every theme that is found in some chapter, as code and label, once."""
        return tuple(dict.fromkeys((t.code, t.label) for chapter in self.chapters for t in chapter.told))

    @property
    def quoted_groups(self) -> tuple[str, ...]:
        """The groups that quotes are attributed to, by name."""
        return tuple(sorted({quote.group for quote in self.quotes if quote.group}))

    @property
    def corrected(self) -> bool:
        """Whether a slip is put right in any quote."""
        return any(quote.pieces != quote.plain for quote in self.quotes)

    @property
    def explained(self) -> bool:
        """Whether any quote names the words that spoke for its theme."""
        return any(quote.words or quote.by_question for quote in self.quotes)

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
