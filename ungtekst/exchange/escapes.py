"""How a workbook writes the characters that XML cannot hold: ``_x0001_`` for U+0001."""

from __future__ import annotations

import re

# What XML 1.0 has no place for, and CR, which every XML reader would turn into a line feed.
_OUTSIDE = "\x00-\x08\x0b-\x1f\ufffe\uffff"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# An underscore that a reader would take for the beginning of an escape, also one that ends in an escape.
_AMBIGUOUS = re.compile(f"_(?=x[0-9A-Fa-f]{{4}}[_{_OUTSIDE}])|[{_OUTSIDE}]")
_HALF = re.compile("[\ud800-\udfff]")
_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escaped(text: str) -> str:
    """Write a text as XML content of a workbook; ``unescaped`` gives it back."""
    if "_x" in text or not text.isprintable():
        text = _AMBIGUOUS.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return text.translate(_XML)


def unescaped(text: str) -> str:
    """Read a text of a workbook, as XML gave it."""
    if "_x" not in text:
        return text
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    if _HALF.search(text):
        # Two escaped halves of one character beside each other are that character.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return text


def unholdable(text: str) -> bool:
    """Tell whether a text holds half a character, which no file can hold."""
    return not text.isascii() and _HALF.search(text) is not None


def units(text: str) -> int:
    """Give the length of a text as Excel counts it, in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
