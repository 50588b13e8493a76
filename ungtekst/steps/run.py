"""Code a table from the codebook, or from what a project has learnt, in constant memory."""

from __future__ import annotations

import contextlib
import csv
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ungtekst.codebook import Codebook
from ungtekst.errors import CallError, Fault, name_like
from ungtekst.exchange.tables import guarded, open_table, refuse_sheet
from ungtekst.project import Project
from ungtekst.steps.review_export import latest_coder

if TYPE_CHECKING:
    from ungtekst.coding import Coder

CHUNK = 2_000
T = TypeVar("T")


def run(
    table_file: Path,
    out: Path,
    *,
    id_column: str,
    text_column: str,
    codebook_file: Path | None = None,
    project_file: Path | None = None,
    question: str | None = None,
    question_column: str | None = None,
    tab: str = "",
    remark: Callable[[Sequence[Fault]], None] | None = None,
) -> int:
    """Code every row of a table and write id, text and codes beside each other; give the number of rows.

    The table is read and written in chunks, so that its size does not matter. With ``codebook_file`` the
    codes are a cold start; with ``project_file`` they come from the coder of its latest run. ``tab`` names a
    workbook's tab; ``remark`` is given what is worth knowing of the table, when all of it is read.
    """
    if out.suffix.lower() != ".csv":
        raise CallError(Fault("export-form", file=str(out)))
    if out.exists() and out.samefile(table_file):
        raise CallError(Fault("run-onto-itself", file=str(out)))
    refuse_sheet(out)
    coder = _coder(codebook_file, project_file, question)
    known = [one.id for one in coder.codebook.questions]
    if question is not None and known and question not in known:
        raise CallError(Fault("project-question-unknown", {"id": question, "known": ", ".join(known)}))
    variables = list(coder.codebook.variables)
    with open_table(table_file, tab, id_column) as stream, _replacing(out) as part:
        place = {}
        for head in (id_column, text_column, *([question_column] if question_column else [])):
            if head not in stream.heads:
                values = {"column": head, "known": ", ".join(map(name_like, stream.heads))}
                raise CallError(Fault("table-column-missing", values, file=stream.path))
            place[head] = stream.heads.index(head)
        with part.open("w", encoding="utf-8-sig", newline="") as handle:
            writer = csv.writer(handle, delimiter=";", lineterminator="\r\n")
            writer.writerow(["id", "spørsmål", "svar", *variables])
            total = 0
            for chunk in _chunks((cells for _, cells in stream), CHUNK):
                texts = [cells[place[text_column]] for cells in chunk]
                asked = [cells[place[question_column]] if question_column else question for cells in chunk]
                codes = coder.predict(texts, asked).to_numpy().tolist()
                for cells, name, text, row in zip(chunk, asked, texts, codes, strict=True):
                    front = [guarded(cells[place[id_column]]), guarded(name or ""), guarded(text)]
                    writer.writerow([*front, *("" if value is None else value for value in row)])
                total += len(chunk)
        if remark is not None:
            remark(stream.remarks)
    return total


def _coder(codebook_file: Path | None, project_file: Path | None, question: str | None) -> Coder:
    from ungtekst.coding import Coder

    if codebook_file is not None:
        return Coder(Codebook.read(codebook_file))
    if project_file is None:
        raise CallError(Fault("run-no-coder"))
    with Project.open(project_file) as project:
        names = list(project.codebooks())
        if question is None and len(names) > 1:
            raise CallError(Fault("review-one-codebook", {"known": ", ".join(project.questions())}))
        name = project.codebook_for(question).codebook.id if question else names[0]
        return latest_coder(project, name)


def _chunks(items: Iterable[T], size: int) -> Iterator[Sequence[T]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


@contextlib.contextmanager
def _replacing(out: Path) -> Iterator[Path]:
    """Give a place to write beside ``out``, moved there when all went well and removed otherwise."""
    try:
        with tempfile.NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}.", delete=False) as made:
            part = Path(made.name)
    except OSError as problem:
        raise CallError(Fault("file-unwritable", {"why": problem.strerror}, file=str(out))) from None
    try:
        yield part
        part.replace(out)
    except OSError as problem:
        raise CallError(Fault("file-unwritable", {"why": problem.strerror}, file=str(out))) from None
    finally:
        part.unlink(missing_ok=True)
