"""Add codes that people made by hand before, in a table of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ungtekst.errors import DataError, Fault
from ungtekst.exchange import Table, read_table
from ungtekst.project import Decision, Project
from ungtekst.steps.coded_rows import CodedRow
from ungtekst.steps.scope import check_scope


@dataclass(frozen=True)
class CodesAdded:
    """How many answers and codings came in, how many codings said what the coder had said already, and how
    many cells of the project coders now differ on."""

    answers: int
    codings: int
    same: int
    disputed: int = 0
    remarks: tuple[Fault, ...] = ()


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
    multiple: Sequence[str] = (),
    blank_is_0: bool = False,
    blind: bool = False,
    tab: str = "",
) -> CodesAdded:
    """Add a coder's codes from a table; a blank cell is *not judged*.

    The answers are to one ``question``, or ``question_column`` names the column that says to which.
    ``columns`` restricts which code columns are read. ``multiple`` are multiple-response columns instead:
    their cells name codes (by id, label or number, one or several), and a row that names any is judged on
    every code of those dimensions: what it does not name is 0. ``blank_is_0``: a blank cell is 0 in a row
    where any code is marked. Raises DataError with every fault.
    """
    with Project.open(path) as project:
        check_scope(project, question or None, wave)
        coder = project.coder(coder)
        table = read_table(table_file, tab, id_column)
        answers = project.answers(wave=wave)
        places = zip(answers["respondent"].tolist(), answers["question"].tolist(), strict=True)
        place = dict(zip(places, answers.index.tolist(), strict=True))
        reader = _Rows(table, id_column, question, question_column)
        decisions: dict[int, list[Decision]] = {}
        faults: list[Fault] = []
        questions, unknown = project.questions(), dict[str, Fault]()
        first: dict[int, int] = {}  # the row of each answer
        for number, respondent, asked, cells in reader.rows():
            revision = place.get((respondent, asked))
            if asked not in questions:
                values = {"id": asked, "known": ", ".join(questions)}
                unknown.setdefault(asked, Fault("project-question-none", values, file=table.path, row=number))
                continue
            if revision is None:
                faults.append(Fault("codes-answer-none", {"id": respondent}, file=table.path, row=number))
                continue
            if first.setdefault(revision, number) != number:
                where = {"id": respondent, "first": first[revision]}
                faults.append(Fault("codes-answer-twice", where, file=table.path, row=number))
                continue
            kept = project.codebook_for(asked)
            row = CodedRow(table, kept.codebook, cells, revision, number)
            read, wrong = row.named(multiple) if multiple else row.marked(columns, blank_is_0)
            decisions.setdefault(kept.id, []).extend(read)
            faults.extend(wrong)
        if faults or unknown:
            raise DataError([*unknown.values(), *faults])
        done = _write(project, decisions, coder, blind, table_file.name)
        return replace(done, remarks=table.remarks)


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


def _write(
    project: Project, decisions: dict[int, list[Decision]], coder: str, blind: bool, table: str
) -> CodesAdded:
    every = [one for group in decisions.values() for one in group]
    with project.change("add-codes", coder, table=table):
        said = project.said({d.revision for d in every})
        fresh = {
            codebook_id: [
                d for d in group if said.get(d.revision, {}).get(coder, {}).get(d.variable) != d.value
            ]
            for codebook_id, group in decisions.items()
        }
        for codebook_id, group in fresh.items():
            project.decide(group, coder, codebook_id, blind=blind)
    new = sum(len(group) for group in fresh.values())
    disputed = sum(len(names) for cells in project.disputed().values() for names in cells.values())
    return CodesAdded(len({d.revision for d in every}), new, len(every) - new, disputed)
