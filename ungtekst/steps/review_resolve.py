"""Write a sheet of the cells on which coders differ, for someone to settle."""

from __future__ import annotations

from pathlib import Path

from ungtekst.errors import CallError, Fault
from ungtekst.project import Kept, Line, Project
from ungtekst.steps.review_export import Exported, filled_cells
from ungtekst.steps.scope import check_scope
from ungtekst.steps.sheet_layout import hand_out, place_for

Open = dict[int, dict[str, str]]
"""The cells to settle: revision → variable → who said what."""


def resolve(
    path: Path,
    sheet_file: Path,
    *,
    question: str | None = None,
    wave: str | None = None,
    codebook: str | None = None,
) -> Exported:
    """Write a sheet (.csv or .xlsx) of the disputed cells and remember it; ``apply`` takes it back.

    A cell is disputed when coders differ on it and nobody has settled it. Those cells stand empty, and the
    suggestion says who said what; the other cells show what holds. Who changes her mind later returns the
    same sheet once more.
    """
    with Project.open(path) as project, place_for(sheet_file) as part:
        check_scope(project, question, wave)
        kept, cells = _to_settle(project, question, wave, codebook)
        answers = project.answers(kept.codebook.id).loc[list(cells)]
        number_of = answers["answer"].to_dict()
        wide = filled_cells(project.wide(kept.codebook, list(cells)))
        lines = [
            Line(
                revision,
                number_of[revision],
                "; ".join(f"{name}: {who}" for name, who in open_ones.items()),
                {name: value for name, value in own.items() if name not in open_ones},
                tuple(open_ones),
            )
            for (revision, open_ones), own in zip(cells.items(), wide, strict=True)
        ]
        with project.change("review resolve", file=sheet_file.name):
            number = hand_out(project, kept, part, "resolve", lines)
    return Exported(number, len(lines), False)


def _to_settle(
    project: Project, question: str | None, wave: str | None, codebook: str | None
) -> tuple[Kept, Open]:
    """Find the disputed cells of one codebook. Raises CallError when there are none, or of several."""
    found: dict[str, Open] = {}
    for name, cells in project.disputed().items():
        asked = set(project.answers(name, question, wave).index)
        said = project.said(cells)
        order = project.codebooks()[name].codebook.variables
        found[name] = {
            revision: {
                variable: ", ".join(
                    f"{coder} {values[variable]}"
                    for coder, values in said[revision].items()
                    if variable in values
                )
                for variable in sorted(names, key=order.index)
            }
            for revision, names in cells.items()
            if revision in asked
        }
    found = {name: cells for name, cells in found.items() if cells and codebook in (None, name)}
    if not found:
        raise CallError(Fault("review-nothing-disputed"))
    if len(found) > 1:
        raise CallError(Fault("review-one-codebook", {"known": ", ".join(found)}))
    name, to_settle = found.popitem()
    return project.codebooks()[name], to_settle
