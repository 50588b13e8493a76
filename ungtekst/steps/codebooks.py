"""What a researcher does with a codebook before any answer is coded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ungtekst.codebook import Codebook
from ungtekst.codebook.diff import Change, demanded, diff
from ungtekst.coding.selftest import SelfTest, selftest
from ungtekst.errors import CallError, Fault
from ungtekst.files import write_atomically

if TYPE_CHECKING:
    from ungtekst.coding.suggest import Suggestion


@dataclass(frozen=True)
class Counts:
    """What a codebook holds."""

    dimensions: int
    codes: int
    terms: int
    examples: int
    counterexamples: int
    questions: int


@dataclass(frozen=True)
class Difference:
    """The changes between two codebooks, and why the version number will not do (None when it will)."""

    changes: tuple[Change, ...]
    demand: str | None


def check(file: Path) -> tuple[Codebook, Counts]:
    """Read a codebook; raises DataError with every fault."""
    codebook = Codebook.read(file)
    codes = [code for dimension in codebook.dimensions for code in dimension.all_codes()]
    return codebook, Counts(
        len(codebook.dimensions),
        len(codes),
        sum(len(code.terms) for code in codes),
        sum(len(code.examples) for code in codes),
        sum(len(code.counterexamples) for code in codes),
        len(codebook.questions),
    )


def test(file: Path) -> SelfTest:
    """Code a codebook's examples and counterexamples by rules alone."""
    return selftest(Codebook.read(file))


def compare(old: Path, new: Path) -> Difference:
    """Say what changed from one codebook file to another."""
    before, after = Codebook.read(old), Codebook.read(new)
    changes = diff(before, after)
    return Difference(changes, demanded(changes, before, after))


def print_page(file: Path, out: Path, language: str = "nb") -> None:
    """Write a codebook as a page (.html) to print and hand to coders."""
    from ungtekst.report import render_codebook

    if out.suffix.lower() not in (".html", ".htm"):
        raise CallError(Fault("report-form", file=str(out)))
    write_atomically(out, render_codebook(Codebook.read(file), language).encode("utf-8"))


def suggest(
    file: Path, *, code: str | None = None, project: Path | None = None, most: int = 15
) -> list[Suggestion]:
    """Propose terms for a codebook's codes; with a project, those that its answers use.

    Raises CallError for a code that no choose-many dimension has.
    """
    from ungtekst.coding.suggest import suggest as propose
    from ungtekst.project import Project

    codebook = Codebook.read(file)
    known = [one.id for one in codebook.many]
    if code is not None and code not in known:
        raise CallError(Fault("code-unknown", {"id": code, "known": ", ".join(known)}))
    texts = None
    if project is not None:
        with Project.open(project) as opened:
            texts = opened.answers()["text"].fillna("").tolist()
    return propose(codebook, code=code, most=most, texts=texts)
