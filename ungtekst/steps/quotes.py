"""Write a sheet of quotes for the report writer to approve, and take it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ungtekst.codebook import label
from ungtekst.errors import CallError, Fault
from ungtekst.exchange import Column, write_sheet
from ungtekst.project import Covered, Project, QuoteLine
from ungtekst.project.quote_merge import bared
from ungtekst.quotes.masking import Masker
from ungtekst.steps.quotes_apply import OWN
from ungtekst.steps.quoting import Approved, ApprovedFirst, Chosen
from ungtekst.steps.sheet_layout import group_heads, place_for

if TYPE_CHECKING:
    import pandas as pd

    from ungtekst.codebook import Codebook
    from ungtekst.quotes.display import Display

ROLES = {"typical": "typisk", "contrast": "kontrast", "edge": "ytterkant"}


@dataclass(frozen=True)
class QuotesWritten:
    """A sheet of quotes that was written: its number, its rows, and how many have something to look at.

    ``standing`` rows stood approved before, and are filled in so. ``uneven`` themes have quotes out of
    proportion to their answers, as the column ``obs`` says.
    """

    sheet: int
    rows: int
    to_look_at: int
    standing: int
    uneven: int


def quotes(
    path: Path,
    out: Path,
    *,
    code: str | None = None,
    count: int = 5,
    codebook: str | None = None,
    wave: str | None = None,
    diagnoses: bool = False,
    sex: bool = False,
) -> QuotesWritten:
    """Choose a few quotes for each theme, mask them, and write them as a sheet (.csv or .xlsx) to approve.

    ``review apply`` takes it back; only what is approved is printed. Quotes that stand approved come first,
    in the form that was approved; those turned down are not chosen again. ``wave`` is as in a report: each
    question's latest if it is not given. ``diagnoses`` and ``sex`` mask rare diagnoses and words that tell
    the respondent's sex too.
    """
    from ungtekst.report import Layout
    from ungtekst.steps.report_material import Known, built, the_codebook

    masker = Masker(diagnoses=diagnoses, sex=sex)
    with Project.open(path) as project, place_for(out) as part:
        kept = the_codebook(project, codebook)
        known = [one.id for one in kept.codebook.many]
        if code is not None and code not in known:
            raise CallError(Fault("code-unknown", {"id": code, "known": ", ".join(known)}))
        sources: list[tuple[Approved, ApprovedFirst]] = []

        def quoting(known: Known) -> ApprovedFirst:
            # Masked as this sheet is: what was approved with other masks is offered anew.
            approved = Approved(project, kept.codebook.id, lambda _: masker.mask, known.ones, known.evidence)
            source = ApprovedFirst(
                approved,
                Chosen(known.evidence, masker.mask, groups=known.groups, count=count),
                never=approved.turned_down,
                only=code,
                count=count,
                valence=_valence(kept.codebook),
                groups=known.groups,
            )
            sources.append((approved, source))
            return source

        report = built(project, kept, Layout(wave=wave), quoting)
        ((approved, source),) = sources
        answers = project.answers(kept.codebook.id).reset_index().set_index("answer")
        revision_of = answers["revision"].to_dict()
        rows = [
            _Row(
                one,
                _line(one, revision_of[one.answer], approved),
                source.notes.get((one.answer, one.code), ""),
            )
            for one in report.quotes
        ]
        if not rows:
            raise CallError(Fault("quotes-none"))
        beyond: dict[str, Any] = {
            name: True for name, asked in (("diagnoses", diagnoses), ("sex", sex)) if asked
        }
        with project.change("quotes", file=out.name, **beyond):
            number, keys = project.record_quotes(kept.id, [row.line for row in rows])
            columns = _columns(group_heads(project.background(), kept.codebook))
            write_sheet(part, columns, _cells(project, answers, approved, rows, keys))
    return QuotesWritten(
        number,
        len(rows),
        sum(bool(row.line.looks) for row in rows),
        sum(row.line.found is not None for row in rows),
        len({row.line.code for row in rows if row.note}),
    )


class _Row(NamedTuple):
    """A quote of a sheet, what the project keeps of it, and what to note of its theme's quotes."""

    quote: Display
    line: QuoteLine
    note: str


def _valence(codebook: Codebook) -> str:
    """Give what the codebook calls its first choice-one dimension, as it reads within a sentence."""
    name = next((label(one.label, "nb", one.id) for one in codebook.dimensions if one.choice == "one"), "")
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def _line(quote: Display, revision: int, approved: Approved) -> QuoteLine:
    corrected = quote.text if quote.text != quote.as_written else ""
    masks = tuple(Covered(*mask) for mask in quote.masks)
    looks = tuple(Covered(*look) for look in quote.looks)
    place = (revision, quote.code, quote.start, quote.end)
    verdict = approved.verdict(quote)
    found = None if verdict is None else verdict.found
    return QuoteLine(*place, quote.role, quote.why, masks, looks, corrected, found)


def _columns(groups: Sequence[str]) -> list[Column]:
    groups = [f"bakgrunn:{name}" if name.casefold() in OWN else name for name in groups]
    fixed = ("nøkkel", "id", "bølge", "spørsmål", *groups, "svar", "kode", "rolle", "sitat")
    return [
        *(Column(head, "fixed") for head in fixed),
        Column("maskert", "text", note="Flere ord kan byttes ut med [ ]; la resten stå som det er."),
        Column("rettet", "text", note="Tøm cellen for å vise sitatet som det er skrevet."),
        Column("hvorfor", "fixed"),
        Column("obs", "fixed", note="Der temaets sitater samlet er annerledes enn svarene om temaet."),
        Column("må_ses", "fixed", note="Steder der det er usikkert om noe kan røpe hvem det er."),
        Column("sett", "tick", ("x",), "Kryss av når stedene i «må_ses» er sett og trygge."),
        Column("godkjent", "choice", ("ja", "nei"), "Bare godkjente sitater kommer i rapporten."),
        Column("kommentar", "note"),
    ]


def _cells(
    project: Project,
    answers: pd.DataFrame,
    approved: Approved,
    rows: Sequence[_Row],
    keys: Sequence[str],
) -> Iterator[list[str]]:
    background = project.background()
    groups_of = dict(zip(background.index.tolist(), background.to_numpy().tolist(), strict=True))
    for (quote, line, note), key in zip(rows, keys, strict=True):
        answer = answers.loc[quote.answer]
        groups = groups_of.get(answer["respondent_id"], [""] * len(background.columns))
        text = str(answer["text"])
        looks = "; ".join(f"«{text[look.start : look.end]}»: {look.shown}" for look in line.looks)
        verdict = approved.verdict(quote)
        # What is to be looked at now may be more than it was then.
        open_ones = bool(line.looks) or bool(bared(line, line.masks))
        seen = verdict is not None and open_ones and line.looks == verdict.looks
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
            note,
            looks,
            "x" if seen else "",
            "" if verdict is None else "ja",
            "",
        ]
