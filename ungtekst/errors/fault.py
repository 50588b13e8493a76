"""The Fault value and the few exceptions that carry faults to the edge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ungtekst.errors.catalogue import MESSAGES

LONGEST_NAME = 40
WORDS_OF_A_NAME = 4

_NAMES = ("id", "question", "group", "column", "key")

_PLACE = {
    "en": {"line": "line", "row": "row", "column": "column"},
    "nb": {"line": "linje", "row": "rad", "column": "kolonne"},
}


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, where, and (through its code) what to do about it.

    ``code`` is a key of the message catalogue; ``values`` fill the message. A value never holds an
    answer's text: faults are printed, logged and mailed.
    """

    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    file: str = ""
    line: int | None = None
    row: int | None = None
    column: str = ""
    path: str = ""

    def __post_init__(self) -> None:
        if self.code not in MESSAGES:
            raise KeyError(f"no message for fault code {self.code!r}")

    def what(self, language: str = "en") -> str:
        """Say what is wrong, in ``en`` or ``nb``."""
        return MESSAGES[self.code][language][0].format_map(self._said())

    def cure(self, language: str = "en") -> str:
        """Say what to do about it, in ``en`` or ``nb``."""
        return MESSAGES[self.code][language][1].format_map(self._said())

    def _said(self) -> dict[str, object]:
        """Give the values for the message; what came from a file as an id or a name may be an answer."""
        return {
            key: name_like(value) if key in _NAMES and isinstance(value, str) else value
            for key, value in self.values.items()
        }

    def where(self, language: str = "en") -> str:
        """Name the place: file, line or row, column, path; empty when the fault has none."""
        words = _PLACE[language]
        parts = [self.file] if self.file else []
        if self.line is not None:
            parts.append(f"{words['line']} {self.line}")
        if self.row is not None:
            parts.append(f"{words['row']} {self.row}")
        if self.column:
            parts.append(f"{words['column']} «{self.column}»")
        if self.path:
            parts.append(self.path)
        return ", ".join(parts)

    def sentence(self, language: str = "en") -> str:
        """Render the whole fault as one sentence: place, what, cure."""
        where = self.where(language)
        said = f"{self.what(language)}; {self.cure(language)}"
        said += "" if said.endswith("?") else "."
        return f"{where}: {said}" if where else f"{said[0].upper()}{said[1:]}"


def name_like(text: str) -> str:
    """Give a name for a message, or a stand-in for what is too long to be one and may be an answer."""
    return text if len(text) <= LONGEST_NAME and len(text.split()) <= WORDS_OF_A_NAME else "…"


class UngtekstError(Exception):
    """Anything a user can mend. Carries every fault found, and the exit status it deserves."""

    status = 1

    def __init__(self, faults: Fault | Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__("\n".join(fault.sentence() for fault in self.faults))


class DataError(UngtekstError):
    """The data has faults; they are listed and nothing was changed."""


class UnknownCodeError(DataError, ValueError):
    """Codes were given that the codebook does not have."""


class CallError(UngtekstError):
    """The call itself was wrong: a file that is not there, a question the project does not have."""

    status = 2
