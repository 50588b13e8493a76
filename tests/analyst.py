"""What an analyst's spreadsheet does with a sheet, for all tests: open it, and save it again."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path


def sheet(path: Path) -> list[dict[str, str]]:
    """Open a sheet: one mapping a row, by heads."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle, delimiter=";"))


def returned(path: Path, rows: Sequence[dict[str, str]]) -> Path:
    """Save rows as a sheet; give its path."""
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path
