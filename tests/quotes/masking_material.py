"""Reads the samples and their key for the masking tests."""

from __future__ import annotations

import csv
from functools import lru_cache
from typing import NamedTuple

from ungtekst.resources import shipped

SAMPLES = {
    "unge-nav-2025.csv": ("kontaktperson", "ut_i_jobb", "tilbake_til_skole", "skolen_gjorde"),
    "unge-nav-2026.csv": ("kontaktperson", "ut_i_jobb", "tilbake_til_skole", "skolen_gjorde"),
    "oppfolging-ansatte.csv": ("endret_arbeid", "kompetansebehov"),
    "foresatte-arena.csv": ("hva_har_endret_seg", "hva_kan_bli_bedre"),
}


class Planted(NamedTuple):
    """A personal detail that is known to stand in an answer of the samples."""

    name: str
    text: str
    start: int
    end: int
    kind: str


def rows(name: str) -> list[dict[str, str]]:
    with (shipped("corpus_samples") / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@lru_cache
def sample_answers() -> dict[tuple[str, str, str], str]:
    """Every answer that is not blank, by file, respondent and column."""
    return {
        (name, row["id"], column): row[column]
        for name, columns in SAMPLES.items()
        for row in rows(name)
        for column in columns
        if row[column].strip()
    }


@lru_cache
def key() -> tuple[Planted, ...]:
    """The key's rows in order, each with a name of its own."""
    found: list[Planted] = []
    for row in rows("personopplysninger.csv"):
        name = f"{row['fil'].removesuffix('.csv')}-{row['id']}-{row['type']}"
        again = sum(other.name.split("#")[0] == name for other in found)
        text = sample_answers()[row["fil"], row["id"], row["kolonne"]]
        name += f"#{again + 1}" if again else ""
        found.append(Planted(name, text, int(row["start"]), int(row["slutt"]), row["type"]))
    return tuple(found)


def is_covered(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Tell whether every letter and digit of a span lies in one of the spans."""
    return all(
        not text[at].isalnum() or any(first <= at < last for first, last in spans) for at in range(start, end)
    )
