"""Lists of words as they are easiest to read and to add to: a text with white space between them."""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """Give the words of a text as a set."""
    return frozenset(text.split())


def any_of(text: str) -> str:
    r"""Give a pattern of any of the alternatives in a text, patterns themselves (``\s`` for a space)."""
    return "(?:" + "|".join(text.split()) + ")"
