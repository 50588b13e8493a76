"""YAML or a dictionary as one kind of tree whose every node knows its line.

YAML is read as nodes and never constructed: no tag, anchor or alias is followed, so a file cannot run
code or unfold into a bomb, and a scalar stays the text that stands in the file («no» is not false).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ungtekst.errors import CallError, DataError, Fault

MAX_BYTES = 4_000_000
MAX_DEPTH = 40
_READABLE = ("yaml-tag", "yaml-key-twice", "codebook-not-text")
_LEAST_COST = 8  # bytes that a value is reckoned to take in a file


@dataclass(frozen=True)
class Tree:
    """A node: a mapping, a list or a scalar, with the line it stands on (None when from a dictionary).

    A scalar from YAML is always text; ``plain`` says that it stood without quotes, so that the reader
    of a whole number or a yes/no may interpret it.
    """

    value: dict[str, Tree] | list[Tree] | str | int | float | bool | None
    line: int | None = None
    plain: bool = False


def text_of_file(path: Path) -> str:
    """Read a file as text. Raises CallError if it cannot be opened, DataError if too large or not UTF-8."""
    try:
        with path.open("rb") as source:  # a pipe or a device has no size to ask for
            raw = source.read(MAX_BYTES + 1)
    except OSError as problem:
        raise CallError(Fault("file-unreadable", {"why": problem.strerror}, file=str(path))) from None
    if len(raw) > MAX_BYTES:
        raise DataError(_too_large(str(path)))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw[: problem.start].count(b"\n") + 1
        raise DataError(Fault("codebook-not-utf8", file=str(path), line=line)) from None


def _too_large(file: str = "") -> Fault:
    return Fault("codebook-too-large", {"limit": f"{MAX_BYTES // 1_000_000} MB"}, file=file)


def tree_of_yaml(text: str, faults: list[Fault], file: str = "") -> Tree:
    """Read YAML text. Raises DataError listing what makes it unsafe or unsound.

    Faults that leave the tree readable (a tag, a doubled key) are added to ``faults`` instead.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError
    from ruamel.yaml.reader import ReaderError

    tabs = _tabs(text, file)
    if tabs:
        raise DataError(tabs)
    node = None
    try:
        node = _Composer(file, faults).compose(YAML(typ="safe", pure=True).parse(text))
    except MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        line = mark.line + 1 if mark else None
        why = " ".join(str(problem.problem or problem.context or "it is not YAML").split())
        faults.append(Fault("yaml-syntax", {"why": why}, file=file, line=line))
    except ReaderError as problem:
        line = text.count("\n", 0, problem.position) + 1
        faults.append(Fault("yaml-control", file=file, line=line))
    except _TooDeepError as problem:
        faults.append(Fault("yaml-depth", {"limit": MAX_DEPTH}, file=file, line=problem.line))
    if any(fault.code not in _READABLE for fault in faults):
        raise DataError(faults)
    if node is None:
        raise DataError(Fault("codebook-empty", file=file))
    return node


def _tabs(text: str, file: str) -> list[Fault]:
    """Find tabs in the indentation, which YAML forbids and editors hide."""
    return [
        Fault("yaml-tab", file=file, line=number)
        for number, line in enumerate(text.splitlines(), 1)
        if "\t" in line[: len(line) - len(line.lstrip())] and line.strip()
    ]


class _TooDeepError(Exception):
    def __init__(self, line: int) -> None:
        self.line = line


class _Composer:
    """Builds a Tree from YAML events, collecting every tag, anchor, alias and doubled key as a fault."""

    def __init__(self, file: str, faults: list[Fault]) -> None:
        self.file = file
        self.faults = faults

    def compose(self, events: Iterable[Any]) -> Tree | None:
        from ruamel.yaml.events import DocumentStartEvent

        self.events = iter(events)
        tree: Tree | None = None
        documents = 0
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._fault("yaml-documents", event.start_mark.line)
                node = self._node(next(self.events), 0)
                tree = node if tree is None else tree
        return None if tree is not None and tree.value in (None, "") and tree.plain else tree

    def _fault(self, code: str, line: int, **values: object) -> None:
        self.faults.append(Fault(code, values, file=self.file, line=line + 1))

    def _node(self, event: Any, depth: int) -> Tree:
        from ruamel.yaml.events import (
            AliasEvent,
            MappingEndEvent,
            ScalarEvent,
            SequenceEndEvent,
            SequenceStartEvent,
        )

        line: int = event.start_mark.line
        if depth > MAX_DEPTH:
            raise _TooDeepError(line + 1)
        if isinstance(event, AliasEvent):
            self._fault("yaml-anchor", line, name=f"*{event.anchor}")
            return Tree("", line + 1)
        if event.anchor:
            self._fault("yaml-anchor", line, name=f"&{event.anchor}")
        if event.tag and str(event.tag) != "!":
            self._fault("yaml-tag", line, tag=str(event.tag))
        if isinstance(event, ScalarEvent):
            bare = event.style in (None, "")
            scalar = None if bare and event.value in ("", "~", "null") else str(event.value)
            return Tree(scalar, line + 1, plain=bare)
        if isinstance(event, SequenceStartEvent):
            items: list[Tree] = []
            while not isinstance(following := next(self.events), SequenceEndEvent):
                items.append(self._node(following, depth + 1))
            return Tree(items, line + 1)
        entries: dict[str, Tree] = {}
        while not isinstance(following := next(self.events), MappingEndEvent):
            key = self._node(following, depth + 1)
            value = self._node(next(self.events), depth + 1)
            name = key.value if isinstance(key.value, str) else ""
            if not isinstance(key.value, str):
                self._fault("codebook-not-text", following.start_mark.line)
                continue
            if name in entries:
                self._fault("yaml-key-twice", following.start_mark.line, key=name)
            entries[name] = Tree(value.value, key.line, value.plain)
        return Tree(entries, line + 1)


def tree_of_value(value: object) -> Tree:
    """Take plain Python values as a tree.

    Raises DataError listing what is not plain, or for a cycle, a depth or a size that no codebook has.
    """
    planter = _Planter()
    tree = planter.tree(value, "", 0)
    if planter.faults:
        raise DataError(planter.faults)
    return tree


class _Planter:
    """Builds a Tree from values. A list may be shared, so what is built is counted, not what is given."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.left = MAX_BYTES

    def tree(self, value: object, path: str, depth: int) -> Tree:
        if depth > MAX_DEPTH:
            raise DataError([*self.faults, Fault("yaml-depth", {"limit": MAX_DEPTH}, path=path)])
        self.left -= max(_LEAST_COST, len(value) if isinstance(value, str) else 0)
        if self.left < 0:
            raise DataError([*self.faults, _too_large()])
        if isinstance(value, Mapping):
            entries: dict[str, Tree] = {}
            for key, item in value.items():
                here = f"{path}.{key}" if path else str(key)
                if not isinstance(key, (str, int)) or isinstance(key, bool):
                    self.faults.append(Fault("codebook-not-plain", {"type": type(key).__name__}, path=here))
                elif str(key) in entries:
                    self.faults.append(Fault("yaml-key-twice", {"key": key}, path=here))
                else:
                    entries[str(key)] = self.tree(item, here, depth + 1)
            return Tree(entries)
        if isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
            return Tree([self.tree(item, f"{path}[{at}]", depth + 1) for at, item in enumerate(value)])
        if value is not None and not isinstance(value, (str, int, float, bool)):
            self.faults.append(Fault("codebook-not-plain", {"type": type(value).__name__}, path=path))
            return Tree("")
        return Tree(value)
