"""A contradiction in a report: two places, what each says, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from ungtekst.errors import Fault

Kind = Literal[
    "sum",
    "base",
    "bases-missing",
    "percent",
    "rounding",
    "subgroups",
    "reference",
    "wording",
    "text-table",
    "count-percent",
]

Part = Literal["", "title", "base", "sum", "answered", "groups", "rows", "invited", "asked", "all"]

_WORDS = {
    "en": {
        "table": "table {n}",
        "row": "row «{label}»",
        "sentence": "sentence {n}",
        "title": "the title",
        "base": "the base",
        "sum": "the sum",
        "answered": "those who answered",
        "groups": "the groups",
        "rows": "the rows",
        "invited": "those invited",
        "asked": "those asked",
        "group": "column «{label}»",
        "all": "all tables",
    },
    "nb": {
        "table": "tabell {n}",
        "row": "rad «{label}»",
        "sentence": "setning {n}",
        "title": "tittelen",
        "base": "grunnlaget",
        "sum": "summen",
        "answered": "de som svarte",
        "groups": "gruppene",
        "rows": "radene",
        "invited": "de inviterte",
        "asked": "de spurte",
        "group": "kolonne «{label}»",
        "all": "alle tabellene",
    },
}


@dataclass(frozen=True)
class Place:
    """A place in a report: a table (with row, column or part), or a sentence of a text.

    Formats by language: ``f"{place:nb}"`` gives «tabell 9-16, rad «Annet»».
    """

    table: str = ""
    row: str = ""
    group: str = ""
    part: Part = ""
    text: str = ""
    sentence: int | None = None

    def __format__(self, language: str) -> str:
        words = _WORDS[language or "en"]
        parts = [self.text] if self.text else []
        if self.sentence is not None:
            parts.append(words["sentence"].format(n=self.sentence))
        if self.table:
            parts.append(words["table"].format(n=self.table))
        if self.row:
            parts.append(words["row"].format(label=self.row))
        if self.group:
            parts.append(words["group"].format(label=self.group))
        if self.part:
            parts.append(words[self.part])
        return ", ".join(parts)


@dataclass(frozen=True)
class Violation:
    """Two places of a report that cannot both be right.

    ``says`` and ``against_says`` are what stands at each: a number, a share, a label or a reference, and
    never more of a text than that. ``sentence`` renders it in ``en`` or ``nb`` with the cure, and
    ``fault`` gives it as a Fault to raise or print with others.
    """

    kind: Kind
    at: Place
    says: str
    against: Place
    against_says: str

    def fault(self) -> Fault:
        """Give the violation as a Fault."""
        values = {
            "at": replace(self.at, text="") if self.at.sentence else self.at,
            "says": self.says,
            "against": self.against,
            "against_says": self.against_says,
        }
        missing = self.kind == "reference" and self.against.part == "all"
        code = "check-reference-none" if missing else f"check-{self.kind}"
        return Fault(code, values, path=self.at.text if self.at.sentence else "")

    def sentence(self, language: str = "en") -> str:
        """Say in one sentence what is wrong, where, and how to mend it, in ``en`` or ``nb``."""
        return self.fault().sentence(language)
