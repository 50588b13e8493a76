"""Text in Markdown: what an answer holds must come out as text, wherever a template puts it.

Whether a character means something depends on where it ends up: a dash opens a list at the start of a line
and nowhere else. So ``hold`` swaps each such character for a stand-in that means nothing to Markdown, to
Jinja or to HTML, the template lays the text out, and ``release`` puts each character back, escaped where the
place asks for it. Nothing that a template does with a text can set it free before that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from typing import TypeVar, cast

from ungtekst.report.words import words
from ungtekst.report.writing import Words

T = TypeVar("T")

_APART = 0x100000
_SPECIAL = "\\`*_[]<>&|~#+-.)=:{$^@"
_STAND_INS = {ord(char): chr(_APART + ord(char)) for char in _SPECIAL}
_BREAK = chr(_APART + ord("\n"))
_HELD = re.compile("[\U00100000-\U0010ffff]")

# A word with nothing but letters and digits at its ends, as ids and keys are: harmless anywhere.
_WORD = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")
_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Control characters, lone surrogates and the last private plane, which no font has.
_UNPRINTABLE = re.compile("[\0-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff\U00100000-\U0010ffff]")

_BEFORE_BLOCK = re.compile(r"(?:[ \t>]|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))*")
_VALUE = re.compile(r"(\{\w+\})")
_QUOTED = re.compile(r" {0,3}>[> ]*")
_HEADING = re.compile(r"[ >]*#{1,6} ")
_DEFINITION = re.compile(r"^[ >]*\[[^\]\n]+\]:", re.MULTILINE)
_BRACKETED = re.compile(r"(?:(?<=[\w,] )\[ \]|(?<![!\[\]\\])\[[^\W_]+(?:[ -][^\W_]+)*[^\W_]\])(?![\[({:\]])")
_EMOJI = re.compile(r":[a-z+-][a-z0-9_+-]*:", re.IGNORECASE)
_ALWAYS = frozenset("\\`*|~{$^[]")


def hold(text: str) -> str:
    """Swap what could mean something in Markdown for stand-ins.

    Equal texts stay equal. A line break is a line break however it was written; characters that cannot be
    printed (control characters, lone surrogates, the private plane 16) are shown as U+FFFD.
    """
    if _WORD.fullmatch(text):
        return text
    text = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", _BREAKS.sub("\n", text))
    return _BREAK.join(_edges(line.translate(_STAND_INS)) for line in text.split("\n"))


def _edges(line: str) -> str:
    """Hold the white space at the ends of a line: there it would be lost, or mean code or a break."""
    bare = line.strip()
    if bare == line:
        return line
    at = line.index(bare) if bare else len(line)
    ends = line[:at], line[at + len(bare) :]
    first, last = ("".join(chr(_APART + ord(char)) for char in end) for end in ends)
    return first + bare + last


def plain(text: str) -> str:
    """Give a text with its held characters as they were."""
    return _HELD.sub(lambda found: chr(ord(found[0]) - _APART), text)


def hold_all(value: T) -> T:
    """Hold every text in a frozen value (dataclasses, tuples, mappings), to any depth."""
    return cast(T, _hold_all(value))


def _hold_all(value: object) -> object:
    if isinstance(value, str):
        return hold(value)
    if isinstance(value, tuple):
        held = [_hold_all(one) for one in value]
        named: Callable[..., object] = type(value)
        return named(*held) if hasattr(value, "_fields") else tuple(held)
    if isinstance(value, Mapping):
        return {_hold_all(key): _hold_all(one) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _hold_all(getattr(value, one.name)) for one in fields(value)})
    return value


@dataclass(frozen=True)
class HeldWords(Words):
    """The words of a language with every sentence held; the values given to them must be so already."""

    def __call__(self, key: str, **values: object) -> str:
        """Give a sentence with its values filled in."""
        return super().__call__(plain(key), **values)

    def date(self, iso: str) -> str:
        """Write an ISO date in words."""
        return hold(super().date(plain(iso)))


@lru_cache
def held_words(language: str) -> HeldWords:
    """Give the words of ``nb``, ``nn`` or ``en``, held. Raises CallError for any other."""
    said = words(language)
    return HeldWords(said.language, {key: _sentence(one) for key, one in said.table.items()})


def _sentence(text: str) -> str:
    """Hold a sentence but for the names of the values it takes."""
    parts = _VALUE.split(text)
    return "".join(part if number % 2 else hold(part) for number, part in enumerate(parts))


def release(output: str) -> str:
    """Put every held character of a document back, escaped where it would mean something."""
    named = _DEFINITION.search(output) is not None
    return "\n".join(
        _Line(line, named).written() if _HELD.search(line) else line for line in output.split("\n")
    )


class _Line:
    """A line of a document, with held characters in it."""

    def __init__(self, line: str, named: bool) -> None:
        self.held, self.seen = line, plain(line)
        before = _BEFORE_BLOCK.match(line)
        self.start = before.end() if before else 0
        quoted = _QUOTED.match(line)
        self.prefix = quoted[0].rstrip() + " " if quoted else ""
        self.heading = _HEADING.match(line) is not None
        self.tail = len(self.seen.rstrip("\n"))
        # Where the document names links, a bracketed word could be one of them.
        pairs = () if named else _BRACKETED.finditer(self.seen)
        ends = [(pair.start(), pair.end() - 1) for pair in pairs]
        whole = [both for both in ends if all(self.held[place] not in "[]" for place in both)]
        self.bracketed = {place for both in whole for place in both}

    def written(self) -> str:
        """Give the line as it is printed; a break within a quote makes it two."""
        parts: list[str] = []
        done = 0
        for found in _HELD.finditer(self.held):
            at = found.start()
            parts += (self.held[done:at], self._one(at))
            done = at + 1
        return "".join((*parts, self.held[done:]))

    def _one(self, at: int) -> str:
        char = self.seen[at]
        if char == "\n":
            return self._break(at)
        after = self.seen[at + 1 : at + 2]
        if char.isspace():
            return f"&#{ord(char)};" if at == self.start or after in ("", "\n") else char
        if char in _ALWAYS:
            return char if at in self.bracketed else f"\\{char}"
        return self._by_place(char, at, after)

    def _break(self, at: int) -> str:
        if not self.prefix or at >= self.tail:
            return "&#10;"
        self.start = at + 1
        return f"\\\n{self.prefix}"

    def _by_place(self, char: str, at: int, after: str) -> str:
        first, before = at == self.start, self.seen[at - 1 : at] if at else ""
        if char == "<":
            return char if not after or after.isspace() or after.isdigit() else "&lt;"
        if char == "&":
            return "&amp;" if after == "#" or after.isalnum() else char
        if char == ">":
            return "&gt;" if first else char
        if char == "_":
            escaped = not (before.isalnum() and after.isalnum())
        elif char == "@":
            escaped = after.isalnum()
        elif char == "#":
            escaped = first or self.heading
        elif char == ":":
            escaped = first or self.seen.startswith("//", at + 1) or _EMOJI.match(self.seen, at) is not None
        elif char in ".)":
            escaped = self._numbers(at, after) or self.seen[max(0, at - 3) : at].lower() == "www"
        else:
            escaped = first
        return f"\\{char}" if escaped else char

    def _numbers(self, at: int, after: str) -> bool:
        """Say whether a dot or bracket would make the number before it open a list."""
        number = self.seen[self.start : at] if at - self.start < 10 else ""
        return number.isdigit() and (not after or after.isspace())
