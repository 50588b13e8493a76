"""The codebook as frozen values: dimensions that hold codes, and the questions they are asked of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

FORMAT = "codebook/1"
SHEET_COLUMNS = ("nøkkel", "id", "bølge", "spørsmål", "svar", "forslag", "ferdig", "kommentar")

Labels = Mapping[str, str]
"""A text by language: ``nb``, ``nn``, ``en``."""


@dataclass(frozen=True)
class Exclusion:
    """What does not belong under a code, and the code it belongs under instead (``see``, or empty)."""

    what: str
    see: str = ""


@dataclass(frozen=True)
class Example:
    """An answer that has (or, as counterexample, has not) the code.

    ``needs`` is ``"model"`` for one that terms alone cannot be asked to catch.
    """

    text: str
    needs: str = ""


@dataclass(frozen=True)
class Code:
    """One theme or value: a stable id, and all that a coder, human or machine, needs to apply it."""

    id: str
    label: Labels
    definition: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[Exclusion, ...] = ()
    terms: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[Example, ...] = ()
    codes: tuple[Code, ...] = ()
    number: int | None = None
    role: str = ""
    negated: str = "counts"
    codable: bool = True
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    crosswalk: Labels = field(default_factory=dict)
    guid: str = ""

    def family(self) -> Iterator[Code]:
        """Give this code and every code under it, parents first."""
        yield self
        for child in self.codes:
            yield from child.family()


@dataclass(frozen=True)
class Dimension:
    """A way of reading the answers: an answer has one (``choice: one``) or several of its codes."""

    id: str
    choice: Literal["one", "many"]
    codes: tuple[Code, ...]
    label: Labels = field(default_factory=dict)
    precedence: tuple[str, ...] = ()

    def all_codes(self) -> Iterator[Code]:
        """Give every code, children after their parents, in the order of the file."""
        for code in self.codes:
            yield from code.family()


@dataclass(frozen=True)
class Question:
    """An open question, and what its context alone says about the answers to it."""

    id: str
    wording: Labels = field(default_factory=dict)
    variants: Mapping[str, str] = field(default_factory=dict)
    dimensions: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    nonanswers: tuple[str, ...] = ()
    content: tuple[str, ...] = ()


BRUK = Dimension(
    id="bruk",
    choice="one",
    label={"nb": "Brukbarhet", "nn": "Bruk", "en": "Usability"},
    codes=(
        Code("ja", {"nb": "Brukbart", "nn": "Brukande", "en": "Usable"}),
        Code("tomt", {"nb": "Tomt", "nn": "Tomt", "en": "Blank"}),
        Code("ikke-svar", {"nb": "Ikke-svar", "nn": "Ikkje-svar", "en": "Non-answer"}),
        Code(
            "utenfor-spørsmålet",
            {"nb": "Utenfor spørsmålet", "nn": "Utanfor spørsmålet", "en": "Off the question"},
        ),
        Code("uleselig", {"nb": "Uleselig", "nn": "Uleseleg", "en": "Unreadable"}),
    ),
)
"""Usability: the dimension that every codebook has without saying so. Bases derive from it."""


@dataclass(frozen=True)
class Codebook:
    """A checked codebook. Make one with :meth:`read` or :meth:`from_dict`; both run the same checks."""

    id: str
    version: str
    dimensions: tuple[Dimension, ...]
    language: str = "nb"
    title: Labels = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    source: str = field(default="", compare=False, repr=False)
    """The YAML it was read from, so that :meth:`write` can keep its comments; not a part of the value."""

    @classmethod
    def read(cls, path: str | Path) -> Codebook:
        """Read and check a YAML file. Raises DataError with every fault, CallError if it is not there."""
        from ungtekst.codebook.reading import read

        return read(Path(path))

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> Codebook:
        """Check a mapping of the same shape as the file. Raises DataError with every fault."""
        from ungtekst.codebook.reading import from_dict

        return from_dict(content)

    def to_dict(self) -> dict[str, Any]:
        """Give the codebook as plain values that :meth:`from_dict` reads back; empty keys are left out."""
        from ungtekst.codebook.plain import plain

        return plain(self)

    def write(self, path: str | Path) -> None:
        """Write the codebook as YAML; comments and order of the file it was read from survive.

        Raises CallError if the place cannot be written.
        """
        from ungtekst.codebook.writing import yaml_text
        from ungtekst.files import write_atomically

        write_atomically(Path(path), yaml_text(self.to_dict(), self.source).encode("utf-8"))

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the content: the same for two files that say the same."""
        text = json.dumps(self.to_dict(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("utf-8")).hexdigest()

    @property
    def many(self) -> tuple[Code, ...]:
        """Every code of every choose-many dimension, in the order of the file."""
        return tuple(c for d in self.dimensions if d.choice == "many" for c in d.all_codes())

    @property
    def ones(self) -> tuple[Dimension, ...]:
        """The choice-one dimensions, with ``bruk`` last."""
        return (*(d for d in self.dimensions if d.choice == "one"), BRUK)

    @property
    def variables(self) -> tuple[str, ...]:
        """The columns of a coded table: every choose-many code id, then every choice-one dimension id."""
        return (*(c.id for c in self.many), *(d.id for d in self.ones))

    def dimension(self, name: str) -> Dimension:
        """Give a dimension (``bruk`` too) by id. Raises KeyError."""
        for dimension in (*self.dimensions, BRUK):
            if dimension.id == name:
                return dimension
        raise KeyError(name)

    def code(self, name: str) -> Code:
        """Give a code of any dimension by id. Raises KeyError."""
        for dimension in (*self.dimensions, BRUK):
            for code in dimension.all_codes():
                if code.id == name:
                    return code
        raise KeyError(name)

    def question(self, name: str | None) -> Question | None:
        """Give a question by id, or None for one that the codebook does not know."""
        return next((q for q in self.questions if q.id == name), None)

    def allowed(self, variable: str) -> tuple[str, ...]:
        """Give the values a column of a coded table may hold: ``("0", "1")`` or the dimension's code ids."""
        for dimension in self.ones:
            if dimension.id == variable:
                return tuple(c.id for c in dimension.all_codes())
        return ("0", "1")


def label(labels: Labels, language: str, otherwise: str) -> str:
    """Pick a label in a language, else in bokmål, else any, else the fallback (an id)."""
    return labels.get(language) or labels.get("nb") or next(iter(labels.values()), otherwise)
