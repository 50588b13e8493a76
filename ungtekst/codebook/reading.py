"""From a tree to a codebook, collecting every fault on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from ungtekst.codebook.checking import check
from ungtekst.codebook.model import (
    FORMAT,
    Code,
    Codebook,
    Dimension,
    Example,
    Exclusion,
    Question,
)
from ungtekst.codebook.tree import Tree, text_of_file, tree_of_value, tree_of_yaml
from ungtekst.errors import DataError, Fault

LANGUAGES = ("nb", "nn", "en")
ROLES = ("residual", "complaint", "negative")
MAX_CODES = 1_000
_ID = re.compile(r"[a-zæøå0-9]+(-[a-zæøå0-9]+)*")
_VERSION = re.compile(r"\d+\.\d+\.\d+", re.ASCII)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_LARGEST = 999_999_999

T = TypeVar("T")


def read(path: Path) -> Codebook:
    """Read a codebook file. Raises DataError with every fault, CallError if it cannot be opened."""
    faults: list[Fault] = []
    text = text_of_file(path)
    codebook = _codebook(tree_of_yaml(text, faults, str(path)), str(path), faults)
    return replace(codebook, source=text)


def from_dict(content: Mapping[str, Any]) -> Codebook:
    """Read a codebook from plain values. Raises DataError with every fault."""
    return _codebook(tree_of_value(content), "", [])


def _codebook(tree: Tree, file: str, faults: list[Fault]) -> Codebook:
    reader = Reader(file)
    reader.faults.extend(faults)
    codebook = reader.codebook(tree)
    if reader.readable:
        reader.faults.extend(check(codebook, reader.places, file))
    if reader.faults:
        raise DataError(sorted(reader.faults, key=lambda fault: fault.line or 0))
    return codebook


class Reader:
    """Walks a tree by the format. Every method gives a usable value, and notes what was wrong with it.

    ``places`` remembers the line of each path, so that checks across the whole codebook can name it.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.places: dict[str, int | None] = {}
        self.readable = True
        self._count = 0

    def fault(self, code: str, tree: Tree, path: str, **values: object) -> None:
        """Note a fault at a node."""
        self.faults.append(Fault(code, values, file=self.file, line=tree.line, path=path))

    # -- the parts of the format -------------------------------------------------------------

    def codebook(self, tree: Tree) -> Codebook:
        """Read the whole document."""
        keys = {
            "ungtekst": self.text,
            "id": self.id,
            "version": self.version,
            "language": self.one_of("codebook-language", LANGUAGES),
            "title": self.labels,
            "questions": self.many(self.question),
            "dimensions": self.many(self.dimension),
        }
        got = self.mapping(tree, "", keys, required=("ungtekst", "id", "version", "dimensions"))
        if got.get("ungtekst") not in (None, FORMAT):
            place = tree.value["ungtekst"] if isinstance(tree.value, dict) else tree
            self.fault("codebook-format", place, "ungtekst", found=got["ungtekst"], format=FORMAT)
        if empty := _empty_list(tree, "dimensions"):
            self.fault("codebook-no-dimensions", empty, "dimensions")
        got.pop("ungtekst", None)
        return Codebook(**{"id": "", "version": "0.0.0", "dimensions": (), **got})

    def question(self, tree: Tree, path: str) -> Question:
        """Read one question."""
        keys = {
            "id": self.id,
            "wording": self.labels,
            "variants": self.texts_by_key,
            "dimensions": self.many(self.text),
            "implies": self.many(self.text),
            "nonanswers": self.many(self.text),
            "content": self.many(self.text),
        }
        return Question(**{"id": "", **self.mapping(tree, path, keys, required=("id",))})

    def dimension(self, tree: Tree, path: str) -> Dimension:
        """Read one dimension with its codes."""
        keys = {
            "id": self.id,
            "choice": self.one_of("codebook-choice", ("one", "many")),
            "label": self.labels,
            "precedence": self.many(self.text),
            "codes": self.many(self.code),
        }
        got = self.mapping(tree, path, keys, required=("id", "choice", "codes"))
        if empty := _empty_list(tree, "codes"):
            self.fault("codebook-no-codes", empty, f"{path}.codes")
        return Dimension(**{"id": "", "choice": "many", "codes": (), **got})

    def code(self, tree: Tree, path: str) -> Code:
        """Read one code with the codes under it."""
        self._count += 1
        if self._count > MAX_CODES:
            if self._count == MAX_CODES + 1:
                self.fault("codebook-too-many-codes", tree, path, limit=MAX_CODES)
                self.readable = False
            return Code("", {})
        keys = {
            "id": self.id,
            "label": self.labels,
            "definition": self.text,
            "include": self.many(self.text),
            "exclude": self.many(self.exclusion),
            "terms": self.many(self.text),
            "examples": self.many(self.example),
            "counterexamples": self.many(self.example),
            "codes": self.many(self.code),
            "number": self.whole,
            "role": self.one_of("codebook-role", ROLES),
            "negated": self.one_of("codebook-negated", ("counts", "cancels")),
            "codable": self.yes_no,
            "only": self.lists_by_key,
            "crosswalk": self.texts_by_key,
            "guid": self.text,
        }
        return Code(**{"id": "", "label": {}, **self.mapping(tree, path, keys, required=("id", "label"))})

    def exclusion(self, tree: Tree, path: str) -> Exclusion:
        """Read an exclude rule: a text, or ``{what, see}``."""
        if not isinstance(tree.value, dict):
            return Exclusion(self.text(tree, path))
        keys = {"what": self.text, "see": self.text}
        return Exclusion(**{"what": "", **self.mapping(tree, path, keys, required=("what",))})

    def example(self, tree: Tree, path: str) -> Example:
        """Read an example: a text, or ``{text, needs: model}``."""
        if not isinstance(tree.value, dict):
            return Example(self.text(tree, path))
        keys = {"text": self.text, "needs": self.one_of("codebook-needs", ("model",))}
        return Example(**{"text": "", **self.mapping(tree, path, keys, required=("text",))})

    # -- the kinds of value ------------------------------------------------------------------

    def mapping(
        self,
        tree: Tree,
        path: str,
        keys: Mapping[str, Callable[[Tree, str], Any]],
        required: Iterable[str],
    ) -> dict[str, Any]:
        """Read a mapping by a table of key → reader; note unknown, missing and blank keys."""
        self.places[path] = tree.line
        if not isinstance(tree.value, dict):
            self.fault("codebook-not-mapping", tree, path)
            return {}
        got: dict[str, Any] = {}
        for key, item in tree.value.items():
            here = f"{path}.{key}" if path else key
            if key not in keys:
                near = get_close_matches(key, keys, n=1)
                hint = near[0] if near else ", ".join(keys)
                self.fault("codebook-unknown-key", item, here, key=key, near=hint)
            elif item.value is None and key not in required:
                self.fault("codebook-blank", item, here)
            elif item.value is not None:
                self.places[here] = item.line
                got[key] = keys[key](item, here)
        for key in required:
            if key not in tree.value or tree.value[key].value is None:
                self.fault("codebook-missing-key", tree, path, key=key)
        return got

    def many(self, one: Callable[[Tree, str], T]) -> Callable[[Tree, str], tuple[T, ...]]:
        """Make a reader of a list from a reader of its items."""

        def read_list(tree: Tree, path: str) -> tuple[T, ...]:
            if not isinstance(tree.value, list):
                self.fault("codebook-not-list", tree, path)
                return ()
            read_items = []
            for position, item in enumerate(tree.value):
                here = f"{path}[{position}]"
                self.places[here] = item.line
                read_items.append(one(item, here))
            return tuple(read_items)

        return read_list

    def text(self, tree: Tree, path: str) -> str:
        """Read a text that is not blank."""
        if not isinstance(tree.value, str):
            self.fault("codebook-not-text", tree, path)
            return ""
        if not tree.value.strip():
            self.fault("codebook-blank", tree, path)
        self.sound(tree.value, tree, path)
        return tree.value

    def sound(self, text: str, tree: Tree, path: str) -> str:
        """Note a character that no file can hold or no sheet can show."""
        if _CONTROL.search(text):
            self.fault("codebook-control", tree, path)
        return text

    def id(self, tree: Tree, path: str) -> str:
        """Read an id: lower-case letters (æøå too), digits and hyphens."""
        text = self.text(tree, path)
        if text.strip() and not _ID.fullmatch(text):
            self.fault("codebook-id-form", tree, path, id=text)
        return text

    def version(self, tree: Tree, path: str) -> str:
        """Read a version of three numbers."""
        text = self.text(tree, path)
        if text.strip() and not _VERSION.fullmatch(text):
            self.fault("codebook-version", tree, path, found=text)
        return text

    def one_of(self, code: str, allowed: tuple[str, ...]) -> Callable[[Tree, str], str]:
        """Make a reader of one of a few words."""

        def read_word(tree: Tree, path: str) -> str:
            text = self.text(tree, path)
            if text.strip() and text not in allowed:
                self.fault(code, tree, path, found=text, allowed=", ".join(allowed))
            return text if text in allowed else allowed[0]

        return read_word

    def labels(self, tree: Tree, path: str) -> dict[str, str]:
        """Read a text in one language or more; a plain text is bokmål."""
        if isinstance(tree.value, str):
            return {"nb": self.text(tree, path)}
        labels = self.texts_by_key(tree, path)
        for language in labels:
            if language not in LANGUAGES:
                self.fault(
                    "codebook-label-language", tree, path, found=language, allowed=", ".join(LANGUAGES)
                )
        if isinstance(tree.value, dict) and not labels:
            self.fault("codebook-blank", tree, path)
        return labels

    def texts_by_key(self, tree: Tree, path: str) -> dict[str, str]:
        """Read a mapping of texts."""
        if not isinstance(tree.value, dict):
            self.fault("codebook-not-mapping", tree, path)
            return {}
        return {
            self.sound(key, item, path): self.text(item, f"{path}.{key}") for key, item in tree.value.items()
        }

    def lists_by_key(self, tree: Tree, path: str) -> dict[str, tuple[str, ...]]:
        """Read a mapping of lists of texts."""
        if not isinstance(tree.value, dict):
            self.fault("codebook-not-mapping", tree, path)
            return {}
        return {
            self.sound(key, item, path): self.many(self.text)(item, f"{path}.{key}")
            for key, item in tree.value.items()
        }

    def whole(self, tree: Tree, path: str) -> int:
        """Read a whole number."""
        if isinstance(tree.value, int) and not isinstance(tree.value, bool) and abs(tree.value) <= _LARGEST:
            return tree.value
        if isinstance(tree.value, str) and re.fullmatch(r"-?\d{1,9}", tree.value, re.ASCII):
            return int(tree.value)
        self.fault("codebook-not-whole", tree, path)
        return 0

    def yes_no(self, tree: Tree, path: str) -> bool:
        """Read true or false."""
        if isinstance(tree.value, bool):
            return tree.value
        if tree.plain and tree.value in ("true", "false"):
            return tree.value == "true"
        self.fault("codebook-not-yes-no", tree, path)
        return True


def _empty_list(tree: Tree, key: str) -> Tree | None:
    item = tree.value.get(key) if isinstance(tree.value, dict) else None
    return item if item and item.value == [] else None
