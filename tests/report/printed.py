"""Fourteen category tables and a valence table that research reports have printed, as coded data.

``printed_tables.csv`` has their labels and counts. Who has which code is not known: the codes are dealt round
the respondents, so that everybody has one before anybody has two.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from itertools import cycle, groupby, islice
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import report_material as material

from ungtekst.codebook import Codebook
from ungtekst.report import Layout, Report, build

VALENCE = {"positiv": 237, "blandet": 107, "negativ": 79}


class Line(NamedTuple):
    """A row of a printed table."""

    code: str
    label: str
    parent: str
    role: str
    aim: str
    only: str
    count: int


class Printed(NamedTuple):
    """A printed table: its number and base, its rows, and how many answers were taken out before coding."""

    number: str
    frame: str
    base: int
    lines: tuple[Line, ...]
    left_out: int


def read() -> dict[str, Printed]:
    """Read the tables, by number."""
    with (Path(__file__).parent / "printed_tables.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    tables = {}
    for number, given in groupby(rows, key=lambda row: row["table"]):
        every = list(given)
        lines = tuple(
            Line(*(row[name] for name in Line._fields[:-1]), int(row["count"]))
            for row in every
            if row["role"] != "left-out"
        )
        out = sum(int(row["count"]) for row in every if row["role"] == "left-out")
        tables[number] = Printed(number, every[0]["frame"], int(every[0]["base"]), lines, out)
    return tables


TABLES = read()


def codebook(lines: Iterable[Line]) -> Codebook:
    """Make the codebook of a frame; a line that only one group has says so."""
    lines = list(lines)

    def code(line: Line) -> dict[str, object]:
        made: dict[str, object] = {"id": line.code, "label": {"nb": line.label}}
        if line.role:
            made["role"] = line.role
        if line.aim:
            made["crosswalk"] = {"prosjektets mål": line.aim}
        if line.only:
            made["only"] = {"tjeneste": [line.only]}
        if children := [code(child) for child in lines if child.parent == line.code]:
            made["codes"] = children
        return made

    return Codebook.from_dict(
        {
            "ungtekst": "codebook/1",
            "id": "ramme",
            "version": "1.0.0",
            "questions": [{"id": "spørsmål", "wording": {"nb": "Hva svarte de?"}}],
            "dimensions": [
                {
                    "id": "kategori",
                    "choice": "many",
                    "codes": [code(line) for line in lines if not line.parent],
                }
            ],
        }
    )


class Data(NamedTuple):
    """Coded data: answers, codings, and the group of each answer."""

    answers: pd.DataFrame
    codings: pd.DataFrame
    groups: pd.DataFrame


def coded(tables: Iterable[tuple[str, Printed]]) -> Data:
    """Make data to the counts of tables of one frame, each of a service's staff."""
    answers, codings, services = [], [], {}
    for service, table in tables:
        first = len(answers) + 1
        everyone = range(first, first + table.base)
        answers += [(one, 1000 + one, "spørsmål", "2011", "et svar") for one in everyone]
        services |= dict.fromkeys(everyone, service)
        taken_out, rest = everyone[: table.left_out], everyone[table.left_out :]
        codings += [(one, "bruk", "utenfor-spørsmålet") for one in taken_out]
        dealt = cycle(rest)
        has = {line.code: set(islice(dealt, line.count)) for line in table.lines if not line.parent}
        for line in table.lines:
            if line.parent:
                has[line.code] = set(islice(sorted(has[line.parent]), line.count))
        codings += [(one, code, "1" if one in those else "0") for code, those in has.items() for one in rest]
    columns = ["answer", "respondent", "question", "wave", "text"]
    decided = pd.DataFrame(codings, columns=["answer", "variable", "value"])
    return Data(
        pd.DataFrame(answers, columns=columns).set_index("answer"),
        decided.assign(source="human", coder="kari", disputed=False),
        pd.DataFrame({"tjeneste": services}),
    )


def report(lines: Iterable[Line], data: Data, layout: Layout | None = None) -> Report:
    """Build the report of such data."""
    asked = pd.DataFrame({"wave": ["2011"], "question": ["spørsmål"], "asked": [None]})
    return build(
        data.answers,
        data.codings,
        codebook(lines),
        asked.astype({"asked": "Int64"}),
        material.METHOD,
        layout,
        groups=data.groups,
    )


def valence() -> Report:
    """Build the report of 423 answers by their valence."""
    values = [value for value, count in VALENCE.items() for _ in range(count)]
    numbers = range(1, len(values) + 1)
    answers = pd.DataFrame(
        {"respondent": numbers, "question": "spørsmål", "wave": "2014", "text": "et svar"}, index=numbers
    )
    codings = pd.DataFrame({"answer": numbers, "variable": "valens", "value": values})
    codes = [{"id": value, "label": {"nb": value.capitalize()}} for value in VALENCE]
    book = Codebook.from_dict(
        {
            "ungtekst": "codebook/1",
            "id": "ramme",
            "version": "1.0.0",
            "dimensions": [{"id": "valens", "choice": "one", "label": {"nb": "Valens"}, "codes": codes}],
        }
    )
    return build(
        answers.rename_axis("answer"),
        codings.assign(source="human", coder="kari", disputed=False),
        book,
        pd.DataFrame({"wave": ["2014"], "question": ["spørsmål"], "asked": [589]}).astype({"asked": "Int64"}),
        material.METHOD,
    )
