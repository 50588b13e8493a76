"""Add codes that people made by hand before, in a table of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ungtekst.codebook import Codebook
from ungtekst.errors import CallError, DataError, Fault
from ungtekst.exchange import Table, read_table
from ungtekst.project import Decision, Project
from ungtekst.project.cells import BLANK, read_cell
from ungtekst.steps.scope import check_scope


@dataclass(frozen=True)
class CodesAdded:
    """How many answers and codings came in, how many codings said what the coder had said already, and how
    many cells of the project coders now differ on."""

    answers: int
    codings: int
    same: int
    disputed: int = 0


def add_codes(
    path: Path,
    table_file: Path,
    coder: str,
    wave: str,
    *,
    id_column: str,
    question: str = "",
    question_column: str = "",
    columns: Sequence[str] = (),
    blind: bool = False,
) -> CodesAdded:
    """Add a coder's codes from a table; a blank cell is *not judged*.

    The answers are to one ``question``, or ``question_column`` names the column that says to which.
    ``columns`` restricts which code columns are read. Raises DataError with every fault.
    """
    with Project.open(path) as project:
        check_scope(project, question or None, wave)
        table = read_table(table_file)
        answers = project.answers(wave=wave)
        places = zip(answers["respondent"].tolist(), answers["question"].tolist(), strict=True)
        place = dict(zip(places, answers.index.tolist(), strict=True))
        reader = _Rows(table, id_column, question, question_column)
        decisions: dict[int, list[Decision]] = {}
        faults: list[Fault] = []
        for number, respondent, asked, cells in reader.rows():
            revision = place.get((respondent, asked))
            if revision is None:
                faults.append(Fault("codes-answer-none", {"id": respondent}, file=table.path, row=number))
                continue
            kept = project.codebook_for(asked)
            read, wrong = _decisions(table, kept.codebook, cells, columns, revision, number)
            decisions.setdefault(kept.id, []).extend(read)
            faults.extend(wrong)
        if faults:
            raise DataError(faults)
        return _write(project, decisions, coder, blind, table_file.name)


class _Rows:
    """The rows of a table of codes, each with its respondent and question."""

    def __init__(self, table: Table, id_column: str, question: str, question_column: str) -> None:
        self._table = table
        self._id = table.column(id_column)
        self._question = question
        self._question_place = table.column(question_column) if question_column else None

    def rows(self) -> list[tuple[int, str, str, tuple[str, ...]]]:
        return [
            (
                number,
                cells[self._id].strip(),
                self._question if self._question_place is None else cells[self._question_place].strip(),
                cells,
            )
            for number, cells in self._table.rows
        ]


def _decisions(
    table: Table,
    codebook: Codebook,
    cells: tuple[str, ...],
    columns: Sequence[str],
    revision: int,
    number: int,
) -> tuple[list[Decision], list[Fault]]:
    wanted = [name for name in codebook.variables if name in (columns or table.heads)]
    missing = [name for name in columns if name not in codebook.variables or name not in table.heads]
    if missing or not wanted:
        known = ", ".join(codebook.variables)
        raise CallError(Fault("codes-no-columns", {"known": known}, file=table.path))
    decisions: list[Decision] = []
    faults: list[Fault] = []
    for name in wanted:
        value = read_cell(cells[table.heads.index(name)], codebook, name)
        if value is None:
            allowed = ", ".join(codebook.allowed(name))
            faults.append(Fault("sheet-cell", {"allowed": allowed}, file=table.path, row=number, column=name))
        elif value != BLANK:
            decisions.append(Decision(revision, name, value))
    return decisions, faults


def _write(
    project: Project, decisions: dict[int, list[Decision]], coder: str, blind: bool, table: str
) -> CodesAdded:
    every = [one for group in decisions.values() for one in group]
    with project.change("add-codes", coder, table=table):
        human = project.human()
        held = {(place, one.coder): one.value for place, holders in human.items() for one in holders}
        fresh = {
            codebook_id: [d for d in group if held.get(((d.revision, d.variable), coder)) != d.value]
            for codebook_id, group in decisions.items()
        }
        for codebook_id, group in fresh.items():
            project.decide(group, coder, codebook_id, blind=blind)
    new = sum(len(group) for group in fresh.values())
    disputed = int(project.current()["disputed"].sum())
    return CodesAdded(len({d.revision for d in every}), new, len(every) - new, disputed)
