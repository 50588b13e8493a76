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


@dataclass(frozen=True)
class Tree:
    """A node: a mapping, a list or a scalar, with the line it stands on (None when from a dictionary).

    A scalar from YAML is always text; ``plain`` says that it stood without quotes, so that the reader
    of a whole number or a yes/no may interpret it.
    """

    value: dict[str, Tree] | list[Tree] | str | int | float | bool | None
    line: int | None = None
    plain: bool = False


def tree_of_file(path: Path) -> Tree:
    """Read a YAML file. Raises CallError if it cannot be opened, DataError if it is not safe, sound YAML."""
    try:
        if path.stat().st_size > MAX_BYTES:
            limit = f"{MAX_BYTES // 1_000_000} MB"
            raise DataError(Fault("codebook-too-large", {"limit": limit}, file=str(path)))
        raw = path.read_bytes()
    except OSError as problem:
        raise CallError(Fault("file-unreadable", {"why": problem.strerror}, file=str(path))) from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw[: problem.start].count(b"\n") + 1
        raise DataError(Fault("codebook-not-utf8", file=str(path), line=line)) from None
    return tree_of_yaml(text, str(path))


def tree_of_yaml(text: str, file: str = "") -> Tree:
    """Read YAML text. Raises DataError listing what makes it unsafe or unsound."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    faults = _tabs(text, file)
    if faults:
        raise DataError(faults)
    try:
        node = _Composer(file, faults).compose(YAML(typ="safe", pure=True).parse(text))
    except MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        line = mark.line + 1 if mark else None
        why = " ".join(str(problem.problem or problem.context or "it is not YAML").split())
        raise DataError(Fault("yaml-syntax", {"why": why}, file=file, line=line)) from None
    except YAMLError:
        raise DataError(Fault("yaml-control", file=file)) from None
    except RecursionError:
        raise DataError(Fault("yaml-depth", {"limit": MAX_DEPTH}, file=file)) from None
    if faults:
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
            raise RecursionError
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
            if name in entries:
                self._fault("yaml-key-twice", following.start_mark.line, key=name)
            entries[name] = Tree(value.value, key.line, value.plain)
        return Tree(entries, line + 1)


def tree_of_value(value: object, depth: int = 0) -> Tree:
    """Take plain Python values as a tree. Raises DataError for a cycle or a depth no codebook has."""
    if depth > MAX_DEPTH:
        raise DataError(Fault("yaml-depth", {"limit": MAX_DEPTH}))
    if isinstance(value, Mapping):
        return Tree({str(key): tree_of_value(item, depth + 1) for key, item in value.items()})
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        return Tree([tree_of_value(item, depth + 1) for item in value])
    if value is None or isinstance(value, (str, int, float, bool)):
        return Tree(value)
    raise DataError(Fault("codebook-not-plain", {"type": type(value).__name__}))
