"""Add a wave's answers from a delivered table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ungtekst.errors import DataError, Fault
from ungtekst.exchange import Table, read_table
from ungtekst.project import Added, Project, Respondent


@dataclass(frozen=True)
class Layout:
    """Where things stand in a delivered table.

    ``questions`` maps question ids to columns (one row a respondent); or ``question_column`` and
    ``text_column`` name the two columns of a table with one row an answer. ``groups`` are columns,
    ``constants`` group values that hold for the whole table.
    """

    id_column: str
    questions: Mapping[str, str] = field(default_factory=dict)
    question_column: str = ""
    text_column: str = ""
    groups: tuple[str, ...] = ()
    constants: Mapping[str, str] = field(default_factory=dict)
    weight_column: str = ""
    cluster_column: str = ""


@dataclass(frozen=True)
class AddReport:
    """What was added, and how the file was read."""

    added: Added
    rows: int
    found: str
    remarks: tuple[Fault, ...] = ()


class _DryRunError(Exception):
    """Leaves a transaction so that it changes nothing."""


def add(
    path: Path,
    table_file: Path,
    layout: Layout,
    wave: str,
    *,
    invited: int | None = None,
    asked: Mapping[str, int] | None = None,
    panel: bool = False,
    revise: bool = False,
    same_people: bool = False,
    dry_run: bool = False,
    tab: str = "",
) -> AddReport:
    """Add a table to a project as a wave or a part of one; with any fault nothing is added.

    The table is CSV, or a workbook's tab: the one named, else the one with the column of ids. With
    ``revise`` a text, group or weight other than the project holds is no fault but a new revision. With
    ``same_people`` an id of the wave that has only answered under another codebook is the same person here.
    """
    with Project.open(path) as project:
        table = read_table(table_file, tab, layout.id_column)
        if not table.rows:
            raise DataError(Fault("table-no-rows", file=table.path))
        people, faults = _respondents(table, layout)
        if faults:
            raise DataError(faults)
        names = dict.fromkeys(name for person in people for name in person.texts)
        codebook_of = {name: project.codebook_for(name).codebook.id for name in [*names, *(asked or {})]}
        added = Added(0, 0, 0, 0)
        try:
            with project.change("add", wave=wave, table=table_file.name):
                added = project.add(
                    wave,
                    codebook_of,
                    people,
                    table.path,
                    invited=invited,
                    asked=asked,
                    panel=panel,
                    revise=revise,
                    same_people=same_people,
                )
                if dry_run:
                    raise _DryRunError
        except _DryRunError:
            pass
    return AddReport(added, len(table.rows), table.found, table.remarks)


def _respondents(table: Table, layout: Layout) -> tuple[list[Respondent], list[Fault]]:
    """Read the rows as respondents; a table with one row an answer is gathered by respondent."""
    faults: list[Fault] = []
    people: dict[str, Respondent] = {}
    places = {name: table.column(column) for name, column in layout.questions.items()}
    named = [*layout.groups, *filter(None, (layout.weight_column, layout.cluster_column))]
    column = {head: table.column(head) for head in (layout.id_column, *named)}
    long = (
        (table.column(layout.question_column), table.column(layout.text_column))
        if layout.question_column
        else None
    )
    for number, cells in table.rows:
        name = cells[column[layout.id_column]].strip()
        if not name:
            faults.append(Fault("add-id-blank", file=table.path, row=number, column=layout.id_column))
            continue
        weight = _number(cells[column[layout.weight_column]]) if layout.weight_column else None
        if layout.weight_column and weight is None:
            faults.append(Fault("add-weight", file=table.path, row=number, column=layout.weight_column))
        texts = (
            {cells[long[0]].strip(): cells[long[1]]}
            if long
            else {question: cells[place] for question, place in places.items()}
        )
        person = Respondent(
            name,
            number,
            texts,
            {**{group: cells[column[group]].strip() for group in layout.groups}, **layout.constants},
            weight,
            cells[column[layout.cluster_column]].strip() if layout.cluster_column else None,
        )
        first = people.get(name)
        if first is None:
            people[name] = person
        elif not long or texts.keys() & first.texts.keys():
            values = {"id": name, "first": first.row}
            faults.append(Fault("add-id-twice", values, file=table.path, row=number, column=layout.id_column))
        else:
            faults.extend(_differing(first, person, layout, table.path))
            gathered = {**first.texts, **texts}
            people[name] = Respondent(
                name, first.row, gathered, first.background, first.weight, first.cluster
            )
    return list(people.values()), faults


def _differing(first: Respondent, other: Respondent, layout: Layout, file: str) -> Iterator[Fault]:
    differing = [name for name, value in other.background.items() if first.background[name] != value]
    if other.weight != first.weight:
        differing.append(layout.weight_column)
    if other.cluster != first.cluster:
        differing.append(layout.cluster_column)
    for group in differing:
        if group:
            values = {"id": other.id, "group": group, "first": first.row}
            yield Fault("add-background-differs", values, file=file, row=other.row, column=group)


def _number(cell: str) -> float | None:
    """Read a positive number with decimal comma or point."""
    try:
        value = float(cell.strip().replace(",", "."))
    except ValueError:
        return None
    return value if 0 < value < float("inf") else None
