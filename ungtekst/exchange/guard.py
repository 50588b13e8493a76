"""The apostrophe that keeps a text from becoming a formula."""

from __future__ import annotations

_GUARDED = ("=", "+", "-", "@", "\t", "\r")


def guarded(cell: str) -> str:
    """Guard a text cell against becoming a formula when a spreadsheet opens it."""
    return f"'{cell}" if cell.startswith(_GUARDED) else cell


def unguarded(cell: str) -> str:
    """Undo the guard. For comparing only: whether a stored text itself began so, only the store knows."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_GUARDED) else cell
