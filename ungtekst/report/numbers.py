"""Shares as whole percent, rounded the way a reader checks them."""

from __future__ import annotations

from collections.abc import Iterable


def percent(count: int, base: int) -> int | None:
    """Give a share in whole percent, halves rounded up; None when there is nothing to share."""
    return None if base <= 0 else (200 * count + base) // (2 * base)


def rounded_sum(counts: Iterable[int], base: int) -> int:
    """Give what the rounded shares of a table add to; 100 when rounding does not show."""
    return sum(percent(count, base) or 0 for count in counts)
