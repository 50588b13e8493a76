"""How a language writes a report's sentences, numbers, shares and dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

_NBSP = "\N{NO-BREAK SPACE}"

_MONTHS: dict[str, str] = {
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "nn": "januar februar mars april mai juni juli august september oktober november desember",
    "en": "January February March April May June July August September October November December",
}


@dataclass(frozen=True)
class Words:
    """The words of one language; call it with a key and the values that its sentence names."""

    language: str
    table: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Give a sentence with its values filled in; whole numbers are written as the language does."""
        said = {name: self.number(v) if isinstance(v, int) else v for name, v in values.items()}
        return self.table[key].format_map(said)

    def number(self, count: int) -> str:
        """Write a whole number; ten thousand and more are grouped."""
        grouped = f"{count:,}"
        if self.language != "en":
            grouped = grouped.replace(",", _NBSP)
        return grouped if abs(count) >= 10_000 else str(count)

    def decimal(self, value: float) -> str:
        """Write a number with one decimal: a comma in Norwegian, a point in English."""
        written = f"{value:.1f}"
        return written if self.language == "en" else written.replace(".", ",")

    def percent(self, share: int | None) -> str:
        """Write a share in whole percent, a dash when there is none."""
        if share is None:
            return "–"
        return f"{share}%" if self.language == "en" else f"{share}{_NBSP}%"

    def date(self, iso: str) -> str:
        """Write an ISO date (or date and time) in words; what is no date comes back as it is."""
        try:
            day = date.fromisoformat(iso[:10])
        except ValueError:
            return iso
        month = _MONTHS[self.language].split()[day.month - 1]
        return f"{day.day}{'' if self.language == 'en' else '.'} {month} {day.year}"
