"""Write a sheet of quotes for the report writer to approve, and take it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ungtekst.errors import CallError, Fault
from ungtekst.exchange import Column, write_sheet
from ungtekst.project import Covered, Project, QuoteLine
from ungtekst.quotes.masking import Masker
from ungtekst.steps.quoting import Chosen
from ungtekst.steps.sheet_layout import group_heads, place_for

if TYPE_CHECKING:
    import pandas as pd

    from ungtekst.codebook import Codebook
    from ungtekst.quotes.display import Display

ROLES = {"typical": "typisk", "contrast": "kontrast", "edge": "ytterkant"}


@dataclass(frozen=True)
class QuotesWritten:
    """A sheet of quotes that was written: its number, its rows, and how many have something to look at."""

    sheet: int
    rows: int
    to_look_at: int


def quotes(
    path: Path,
    out: Path,
    *,
    code: str | None = None,
    count: int = 5,
    codebook: str | None = None,
    diagnoses: bool = False,
    sex: bool = False,
) -> QuotesWritten:
    """Choose a few quotes for each theme, mask them, and write them as a sheet (.csv or .xlsx) to approve.

    ``review apply`` takes it back; only what is approved is printed. ``diagnoses`` and ``sex`` mask rare
    diagnoses and words that tell the respondent's sex too.
    """
    from ungtekst.steps.report import built, the_codebook

    masker = Masker(diagnoses=diagnoses, sex=sex)
    with Project.open(path) as project, place_for(out) as part:
        kept = the_codebook(project, codebook)
        known = [one.id for one in kept.codebook.many]
        if code is not None and code not in known:
            raise CallError(Fault("code-unknown", {"id": code, "known": ", ".join(known)}))
        report = built(
            project,
            kept,
            "nb",
            lambda evidence, groups: Chosen(
                evidence, masker.mask, groups=groups, only=code, count=count, seed=0
            ),
        )
        answers = project.answers(kept.codebook.id).reset_index().set_index("answer")
        revision_of = answers["revision"].to_dict()
        lines = [_line(one, revision_of[one.answer]) for one in report.quotes]
        if not lines:
            raise CallError(Fault("quotes-none"))
        with project.change("quotes", file=out.name):
            number, keys = project.record_quotes(kept.id, lines)
            columns = _columns(group_heads(project.background(), kept.codebook))
            write_sheet(part, columns, _rows(project, kept.codebook, answers, report.quotes, lines, keys))
    return QuotesWritten(number, len(lines), sum(bool(line.looks) for line in lines))


def _line(quote: Display, revision: int) -> QuoteLine:
    corrected = quote.text if quote.text != quote.as_written else ""
    masks = tuple(Covered(*mask) for mask in quote.masks)
    looks = tuple(Covered(*look) for look in quote.looks)
    place = (revision, quote.code, quote.start, quote.end)
    return QuoteLine(*place, quote.role, quote.why, masks, looks, corrected)


def _columns(groups: Sequence[str]) -> list[Column]:
    fixed = ("nøkkel", "id", "bølge", "spørsmål", *groups, "svar", "kode", "rolle", "sitat")
    return [
        *(Column(head, "fixed") for head in fixed),
        Column("maskert", "text", note="Flere ord kan byttes ut med [ ]; la resten stå som det er."),
        Column("rettet", "text", note="Tøm cellen for å vise sitatet som det er skrevet."),
        Column("hvorfor", "fixed"),
        Column("må_ses", "fixed", note="Steder der det er usikkert om noe kan røpe hvem det er."),
        Column("sett", "tick", ("x",), "Kryss av når stedene i «må_ses» er sett og trygge."),
        Column("godkjent", "choice", ("ja", "nei"), "Bare godkjente sitater kommer i rapporten."),
        Column("kommentar", "note"),
    ]


def _rows(
    project: Project,
    codebook: Codebook,
    answers: pd.DataFrame,
    quotes: Sequence[Display],
    lines: Sequence[QuoteLine],
    keys: Sequence[str],
) -> Iterator[list[str]]:
    background = project.background()
    groups_of = dict(zip(background.index.tolist(), background.to_numpy().tolist(), strict=True))
    for quote, line, key in zip(quotes, lines, keys, strict=True):
        answer = answers.loc[quote.answer]
        groups = groups_of.get(answer["respondent_id"], [""] * len(background.columns))
        text = str(answer["text"])
        looks = "; ".join(f"«{text[look.start : look.end]}»: {look.shown}" for look in line.looks)
        yield [
            key,
            *(str(answer[name]) for name in ("respondent", "wave", "question")),
            *map(str, groups),
            text,
            line.code,
            ROLES[line.role],
            text[line.start : line.end],
            quote.as_written,
            line.corrected,
            line.why,
            looks,
            *("", "", ""),
        ]
