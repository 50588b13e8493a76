"""The researcher's prose: ``--texts FILE.yaml`` read and checked, every fault at once.

::

    ungtekst: texts/1
    title: Unge om NAV
    authors: [Kari Hansen]
    questions:
      kontaktperson:
        summary: |
          {{ n('mestring') }} av {{ answered() }} skriver om mestring (tabell {{ table('tema') }}).
        leads: {helse: "{{ amount('helse') }} nevner helse."}

A text is plain; a blank line parts paragraphs. ``text_calls`` tells which calls there are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ungtekst.codebook.tree import Tree, tree_of_yaml
from ungtekst.errors import CallError, DataError, Fault
from ungtekst.report.text_calls import (
    Base,
    Count,
    Numbers,
    Prose,
    amount_word,
    check_calls,
    codes_of,
    fill_calls,
    near,
)

if TYPE_CHECKING:
    from ungtekst.codebook import Codebook

__all__ = [
    "FORMAT",
    "Base",
    "Count",
    "Numbers",
    "Prose",
    "QuestionTexts",
    "Texts",
    "amount_word",
    "fill",
    "paragraphs",
    "read",
]

FORMAT = "texts/1"
MAX_BYTES = 1_000_000
_LANGUAGES = ("nb", "nn", "en")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# The YAML reader speaks of codebooks where it cannot know better.
_OURS = {
    "codebook-empty": "texts-empty",
    "codebook-not-text": "texts-not-text",
}


@dataclass(frozen=True)
class QuestionTexts:
    """What the researcher says of one question; what is not said is None (or empty).

    ``leads`` is by code. ``prose_only``: the result is told here, and no table of it is printed.
    """

    id: str
    summary: Prose | None = None
    leads: Mapping[str, Prose] = field(default_factory=dict)
    limitations: Prose | None = None
    mode: Prose | None = None
    period: Prose | None = None
    invited: int | None = None
    prose_only: bool = False


@dataclass(frozen=True)
class Texts:
    """A file of texts. Every Prose may hold calls; ``fill`` gives it with the numbers in."""

    title: Prose | None = None
    authors: tuple[str, ...] = ()
    institute: Prose | None = None
    period: Prose | None = None
    mode: Prose | None = None
    invited: int | None = None
    about: Prose | None = None
    limitations: Prose | None = None
    language: str = ""
    questions: Mapping[str, QuestionTexts] = field(default_factory=dict)
    file: str = ""


def read(path: Path, codebook: Codebook | None = None) -> Texts:
    """Read a file of texts.

    With a codebook, ids of questions, codes and dimensions are looked up. Raises DataError with every
    fault (file, line, path), CallError if the file cannot be opened.
    """
    file = str(path)
    source = _source(path)
    faults: list[Fault] = []
    try:
        tree = tree_of_yaml(source, faults, file)
    except DataError as problem:
        raise DataError([_own(fault) for fault in problem.faults]) from None
    reader = _Reader(file, source, codebook)
    reader.faults.extend(_own(fault) for fault in faults)
    texts = reader.texts(tree)
    if reader.faults:
        raise DataError(sorted(reader.faults, key=lambda fault: fault.line or 0))
    return texts


def fill(texts: Texts, prose: Prose, numbers: Numbers, question: str = "", language: str = "nb") -> str:
    """Give a text with its calls answered.

    ``question`` is the one whose text it is, empty for a text of the whole report. Raises DataError with
    every call that has no number to give.
    """
    return fill_calls(prose, numbers, question, language, texts.file)


def paragraphs(text: str) -> tuple[str, ...]:
    """Cut a filled text into paragraphs at its blank lines; a line break within one is a space."""
    parts = (" ".join(part.split("\n")).strip() for part in re.split(r"\n[ \t\r]*\n", text))
    return tuple(re.sub(r"[ \t\r]+", " ", part) for part in parts if part.strip())


def _source(path: Path) -> str:
    try:
        with path.open("rb") as opened:
            raw = opened.read(MAX_BYTES + 1)
    except OSError as problem:
        raise CallError(Fault("file-unreadable", {"why": problem.strerror}, file=str(path))) from None
    if len(raw) > MAX_BYTES:
        raise DataError(Fault("texts-too-large", {"limit": f"{MAX_BYTES // 1_000_000} MB"}, file=str(path)))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw[: problem.start].count(b"\n") + 1
        raise DataError(Fault("codebook-not-utf8", file=str(path), line=line)) from None


def _own(fault: Fault) -> Fault:
    """Give a fault of the YAML reader in words about texts."""
    code = _OURS.get(fault.code, fault.code)
    values = {"format": FORMAT} if code == "texts-empty" else fault.values
    return Fault(code, values, file=fault.file, line=fault.line, path=fault.path)


class _Reader:
    """Walks the tree by the format; every method gives a usable value and notes what was wrong."""

    def __init__(self, file: str, source: str, codebook: Codebook | None) -> None:
        self.file = file
        self.lines = source.splitlines()
        self.codebook = codebook
        self.faults: list[Fault] = []
        self.question_id = ""

    def fault(self, code: str, tree: Tree, path: str, **values: object) -> None:
        """Note a fault at a node."""
        self.faults.append(Fault(code, values, file=self.file, line=tree.line, path=path))

    def texts(self, tree: Tree) -> Texts:
        """Read the whole document."""
        keys: dict[str, Callable[[Tree, str], Any]] = {
            "ungtekst": self.plain,
            "title": self.prose,
            "author": self.names,
            "authors": self.names,
            "institute": self.prose,
            "period": self.prose,
            "mode": self.prose,
            "invited": self.number,
            "about": self.prose,
            "limitations": self.prose,
            "language": self.language,
            "questions": self.questions,
        }
        got = self.mapping(tree, "", keys)
        if isinstance(tree.value, dict) and got.pop("ungtekst", None) != FORMAT:
            self.fault("texts-format", tree.value.get("ungtekst", tree), "ungtekst", format=FORMAT)
        authors = (*got.pop("author", ()), *got.pop("authors", ()))
        return Texts(file=self.file, authors=authors, **got)

    def questions(self, tree: Tree, path: str) -> dict[str, QuestionTexts]:
        """Read the texts of each question, by its id."""
        read_questions = {}
        for name, item, here in self.entries(tree, path):
            known = [one.id for one in self.codebook.questions] if self.codebook else []
            if known and name not in known:
                self.fault("texts-question-unknown", item, here, id=name, near=near(name, known))
            self.question_id = name
            read_questions[name] = self.question(item, here)
            self.question_id = ""
        return read_questions

    def question(self, tree: Tree, path: str) -> QuestionTexts:
        """Read the texts of one question."""
        keys: dict[str, Callable[[Tree, str], Any]] = {
            "summary": self.prose,
            "leads": self.leads,
            "limitations": self.prose,
            "mode": self.prose,
            "period": self.prose,
            "invited": self.number,
            "prose_only": self.yes_no,
        }
        return QuestionTexts(self.question_id, **self.mapping(tree, path, keys))

    def leads(self, tree: Tree, path: str) -> dict[str, Prose]:
        """Read the lead lines, by code."""
        codes = codes_of(self.codebook, self.question_id)[0] if self.codebook else []
        lines = {}
        for name, item, here in self.entries(tree, path):
            if codes and name not in codes:
                self.fault("texts-code-unknown", item, here, id=name, near=near(name, codes))
            lines[name] = self.prose(item, here)
        return lines

    def entries(self, tree: Tree, path: str) -> Iterator[tuple[str, Tree, str]]:
        """Give the entries of a mapping whose keys are ids."""
        if not isinstance(tree.value, dict):
            self.fault("texts-not-mapping", tree, path)
            return
        for name, item in tree.value.items():
            yield name, item, f"{path}.{name}"

    def mapping(
        self, tree: Tree, path: str, keys: Mapping[str, Callable[[Tree, str], Any]]
    ) -> dict[str, Any]:
        """Read a mapping by a table of key → reader."""
        got = {}
        for key, item, _ in self.entries(tree, path):
            here = f"{path}.{key}" if path else key
            if key not in keys:
                self.fault("texts-unknown-key", item, here, key=key, near=near(key, list(keys)))
            elif item.value is None:
                self.fault("texts-blank", item, here)
            else:
                got[key] = keys[key](item, here)
        return got

    def plain(self, tree: Tree, path: str) -> str:
        """Read a text that holds no calls."""
        if not isinstance(tree.value, str):
            self.fault("texts-blank" if tree.value is None else "texts-not-text", tree, path)
            return ""
        if not tree.value.strip():
            self.fault("texts-blank", tree, path)
        if _CONTROL.search(tree.value):
            self.fault("texts-control", tree, path)
        return tree.value

    def prose(self, tree: Tree, path: str) -> Prose:
        """Read a text with its calls."""
        written = self.plain(tree, path)
        prose = Prose(written, path, tree.line, tuple(self.call_lines(written, tree.line)))
        self.faults.extend(check_calls(prose, self.question_id, self.codebook, self.file))
        return prose

    def call_lines(self, written: str, line: int | None) -> Iterator[int | None]:
        """Give the line of each call: the braces of a text stand in the file in the order they have here."""
        left = written.count("{{")
        for number, said in enumerate(self.lines[(line or 1) - 1 :], line or 1):
            for _ in range(min(left, said.count("{{"))):
                left -= 1
                yield number
            if not left:
                return
        yield from [line] * left

    def names(self, tree: Tree, path: str) -> tuple[str, ...]:
        """Read one name or several."""
        if isinstance(tree.value, list):
            return tuple(self.plain(item, f"{path}[{at}]") for at, item in enumerate(tree.value))
        return (self.plain(tree, path),)

    def number(self, tree: Tree, path: str) -> int | None:
        """Read a count."""
        if isinstance(tree.value, str) and re.fullmatch(r"\d{1,9}", tree.value, re.ASCII):
            return int(tree.value)
        self.fault("texts-not-count", tree, path)
        return None

    def language(self, tree: Tree, path: str) -> str:
        """Read the language of the report."""
        said = self.plain(tree, path)
        if said and said not in _LANGUAGES:
            self.fault("texts-language", tree, path, allowed=", ".join(_LANGUAGES))
        return said

    def yes_no(self, tree: Tree, path: str) -> bool:
        """Read true or false."""
        if tree.plain and tree.value in ("true", "false"):
            return tree.value == "true"
        self.fault("texts-not-yes-no", tree, path)
        return False
