"""How a report is laid out: what it is asked to show."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Layout:
    """How a report is laid out.

    ``wave`` is the one to report, with those before it beside; without it, each question's latest. ``by``
    names the groups to split tables by, ``attribute`` the one that quotes are attributed to. Counts below
    ``min_cell`` are hidden where they are split by a group (0: none); a table whose base is below
    ``min_base`` is left out, with its quotes. ``prose_only`` are the questions whose result is told in prose,
    without a table.
    """

    language: str = "nb"
    wave: str | None = None
    by: tuple[str, ...] = ()
    attribute: str | None = None
    min_cell: int = 3
    min_base: int = 10
    prose_only: Collection[str] = ()
