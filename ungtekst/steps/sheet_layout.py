"""What a sheet looks like: its columns in their fixed order, its notes, and the codebook's tab."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ungtekst.codebook import Codebook
from ungtekst.codebook.model import SHEET_COLUMNS, Code, label
from ungtekst.errors import CallError, Fault
from ungtekst.exchange import Column, Page, refuse_sheet, write_sheet
from ungtekst.files import staged
from ungtekst.project import Kept, Line, Project, Take

if TYPE_CHECKING:
    import pandas as pd

OTHER = "svar:"  # before the id of another question, in a column that shows the respondent's answer to it
FORMS = (".csv", ".xlsx")


@contextmanager
def place_for(sheet_file: Path) -> Iterator[Path]:
    """Give the place to write a sheet to, in a block that also commits it to the project.

    The sheet appears when both have gone well: none lies about that the project does not know. Raises
    CallError unless the name ends as a sheet's, and where another sheet lies.
    """
    if sheet_file.suffix.lower() not in FORMS:
        raise CallError(Fault("review-form", file=str(sheet_file)))
    refuse_sheet(sheet_file)
    with staged(sheet_file) as part:
        yield part


def hand_out(
    project: Project,
    kept: Kept,
    sheet_file: Path,
    take: Take,
    lines: Sequence[Line],
    draw_id: int | None = None,
    with_others: bool = False,
) -> int:
    """Remember a sheet in the project and write it, inside a change; give its number."""
    number, keys = project.record_sheet(take, kept.id, draw_id, lines)
    answers = project.answers(kept.codebook.id)
    background = project.background()
    others = _others(project, answers, lines) if with_others else None
    columns = _columns(kept.codebook, group_heads(background, kept.codebook), others)
    rows = _rows(kept.codebook, answers, background, others, lines, keys)
    write_sheet(sheet_file, columns, rows, [_codebook_page(kept.codebook)])
    return number


def group_heads(background: pd.DataFrame, codebook: Codebook) -> list[str]:
    """Give the heads of the groups; one that collides with a column of the sheet's own gets a prefix."""
    taken = {*SHEET_COLUMNS, *codebook.variables}
    # A returned sheet is read whatever the case of its heads: «Skole» beside «skole» collides too.
    return [
        f"bakgrunn:{name}" if name.casefold() in taken or name.startswith(OTHER) else str(name)
        for name in background.columns
    ]


def _others(project: Project, answers: pd.DataFrame, lines: Sequence[Line]) -> pd.DataFrame:
    """Give the respondents' other answers: one row a respondent, one column a question, "" where none."""
    every = project.answers()
    mine = answers.loc[[line.revision for line in lines], "respondent_id"]
    every = every[every["respondent_id"].isin(mine)]
    wide = every.pivot(index="respondent_id", columns="question", values="text").fillna("")
    return wide[[name for name in project.questions() if name in wide.columns]]


def _columns(codebook: Codebook, groups: Sequence[str], others: pd.DataFrame | None) -> list[Column]:
    context = [] if others is None else [f"{OTHER}{name}" for name in others.columns]
    many = {code.id: code for code in codebook.many}
    return [
        *(Column(head, "fixed") for head in ("nøkkel", "id", "bølge", "spørsmål", *groups, "svar", *context)),
        *(
            Column(name, "code", ("1", "0"), _note(many[name], codebook), _label(many[name], codebook))
            if name in many
            else Column(name, "choice", codebook.allowed(name), _choices(name, codebook))
            for name in codebook.variables
        ),
        Column("forslag", "fixed"),
        Column("ferdig", "tick", ("x",)),
        Column("kommentar", "note"),
    ]


def _label(code: Code, codebook: Codebook) -> str:
    return label(code.label, codebook.language, code.id)


def _note(code: Code, codebook: Codebook) -> str:
    """Say over a column what its code means, as a coder needs it at hand."""
    parts = [_label(code, codebook), code.definition]
    parts += [f"Med: {one}" for one in code.include]
    parts += [f"Ikke: {one.what}" + (f" (se {one.see})" if one.see else "") for one in code.exclude]
    return "\n".join(part for part in parts if part)


def _choices(name: str, codebook: Codebook) -> str:
    dimension = codebook.dimension(name)
    heading = label(dimension.label, codebook.language, dimension.id)
    return "\n".join(
        [heading, *(f"{c.id}: {c.definition or _label(c, codebook)}" for c in dimension.all_codes())]
    )


def _codebook_page(codebook: Codebook) -> Page:
    """Give the whole codebook as a tab, one row a code."""
    heads = ("dimensjon", "kode", "navn", "definisjon", "regnes med", "regnes ikke med", "eksempler")
    rows = tuple(
        (
            dimension.id,
            code.id,
            _label(code, codebook),
            code.definition,
            "\n".join(code.include),
            "\n".join(one.what + (f" (se {one.see})" if one.see else "") for one in code.exclude),
            "\n".join(one.text for one in code.examples),
        )
        for dimension in (*codebook.dimensions, codebook.dimension("bruk"))
        for code in dimension.all_codes()
    )
    return Page("kodebok", heads, rows)


def _rows(
    codebook: Codebook,
    answers: pd.DataFrame,
    background: pd.DataFrame,
    others: pd.DataFrame | None,
    lines: Sequence[Line],
    keys: Sequence[str],
) -> Iterator[list[str]]:
    chosen = answers.loc[[line.revision for line in lines]]
    groups = background.reindex(chosen["respondent_id"]).fillna("").to_numpy().tolist()
    front = chosen[["respondent", "wave", "question"]].to_numpy().tolist()
    variables = codebook.variables
    context: list[list[str]] = [[]] * len(lines)
    if others is not None:
        context = [
            ["" if name == question else text for name, text in zip(others.columns, texts, strict=True)]
            for texts, question in zip(
                others.reindex(chosen["respondent_id"]).to_numpy().tolist(), chosen["question"], strict=True
            )
        ]
    for line, key, own, group, text, beside in zip(
        lines, keys, front, groups, chosen["text"].tolist(), context, strict=True
    ):
        yield [
            key,
            *map(str, own),
            *map(str, group),
            text,
            *beside,
            *(line.cells.get(variable, "") for variable in variables),
            *(line.suggestion, "", ""),
        ]
