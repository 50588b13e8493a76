"""What a report prints, as values that any report can be put into: ours, or one printed by others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Literal

Unit = Literal["respondents", "answers", "codings"]
Choice = Literal["one", "many", ""]


@dataclass(frozen=True)
class Cell:
    """A row's numbers in one group. ``group`` is the ``Group.name``; a number that is not printed is None."""

    group: str
    count: int | None = None
    percent: Decimal | int | None = None


@dataclass(frozen=True)
class Group:
    """A column for a part of the respondents: what it is called, and its own base where that is printed."""

    name: str
    base: int | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """A row: its label, other names it goes by in a text, and its numbers (None where not printed).

    ``percent`` has the decimals that are printed (``Decimal("37.5")``). ``base`` is the row's own base,
    None where it is the table's. A row with ``depth`` above 0 is counted within the nearest row above
    it that is less deep («herunder»).
    """

    label: str
    count: int | None = None
    percent: Decimal | int | None = None
    base: int | None = None
    code: str = ""
    names: tuple[str, ...] = ()
    depth: int = 0
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Table:
    """A printed table.

    ``number`` is what it is called by («3», «9-14»), ``chapter`` the question or chapter it stands in.
    ``base`` is the printed base of its percentages: answers coded. ``answered``, ``left_out`` (taken out
    before coding) and ``unjudged`` (usable, but coded by nobody) are printed beside it or None.
    ``codings`` is the printed sum of the rows, ``unit`` what the percentages are of: with ``codings``
    they are of the ticks, not of ``persons``, the people who gave them. ``choice`` says whether a
    respondent can stand in several rows; empty where that is not known. The notes say whether the report
    tells that shares do not add to 100 (``rounding_note``), that a respondent may have several codes
    (``several_note``) and that rows have bases of their own (``own_bases_note``). ``charts`` are the
    numbers of the figures drawn from the table.
    """

    number: str
    title: str
    rows: tuple[Row, ...] = ()
    chapter: str = ""
    unit: Unit = "respondents"
    choice: Choice = ""
    base: int | None = None
    answered: int | None = None
    left_out: int | None = None
    unjudged: int | None = None
    persons: int | None = None
    codings: int | None = None
    groups: tuple[Group, ...] = ()
    rounding_note: bool = False
    several_note: bool = False
    own_bases_note: bool = False
    charts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figures:
    """Every table of a report and the facts beside them.

    ``invited`` is the whole survey, ``invited_to`` those invited where a chapter has its own; ``asked`` is by
    chapter; ``stated`` are other counts that the report prints outside its tables (waves,
    coders, disputed decisions), which a text may repeat.
    """

    tables: tuple[Table, ...] = ()
    invited: int | None = None
    asked: Mapping[str, int] = field(default_factory=dict)
    stated: tuple[int, ...] = ()
    invited_to: Mapping[str, int] = field(default_factory=dict)

    def invited_of(self, chapter: str) -> int | None:
        """Give how many were invited to what a chapter is about."""
        return self.invited_to.get(chapter, self.invited)


@dataclass(frozen=True)
class Text:
    """A piece of prose of the report: a summary, a lead line, a caption.

    ``place`` names it for the one who is to mend it (``questions.kontaktperson.summary``); ``chapter`` is
    that of the tables it tells about, empty for the report as a whole; ``table`` the number of the one
    table it stands by and ``code`` the code it is about, where it has one. ``language`` is nb, nn or en.
    """

    place: str
    text: str
    chapter: str = ""
    table: str = ""
    code: str = ""
    language: str = "nb"


def joined_lines(text: str) -> str:
    """Give a text with one line a paragraph, and single spaces."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n\n".join(
        " ".join(part) for blank, part in groupby(lines, key=lambda line: not line) if not blank
    )
