"""Write the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ungtekst.errors import CallError, DataError, Fault
from ungtekst.files import write_atomically
from ungtekst.project import Project
from ungtekst.steps.attribution import check_attribution
from ungtekst.steps.report_material import Known, built, the_codebook

if TYPE_CHECKING:
    from ungtekst.codebook import Codebook
    from ungtekst.quotes.printing import Masking
    from ungtekst.report import Report
    from ungtekst.report.build import Quoting
    from ungtekst.report.texts import Texts

FORMS = (".html", ".htm", ".docx", ".md")


@dataclass(frozen=True)
class Written:
    """A report that was written: its chapters and quotes, how many of them nobody has approved.

    ``lapsed`` approved quotes no longer hold and were left out; so were ``left_out`` that do, of respondents
    who are quoted already, or of answers or themes that no table counts. ``hidden`` counts are not shown, for
    they could point people out, and ``unsafe`` tables (group, question) are left out for the same reason.
    """

    chapters: int
    quotes: int
    unapproved: int
    lapsed: int
    left_out: int
    hidden: int
    unsafe: tuple[tuple[str, str], ...]


def report(
    path: Path,
    out: Path,
    *,
    language: str | None = None,
    codebook: str | None = None,
    wave: str | None = None,
    by: Sequence[str] = (),
    min_cell: int = 3,
    unapproved: bool = False,
    attribute: str | None = None,
    template: Path | None = None,
    texts: Path | None = None,
) -> Written:
    """Write the report of a project; the ending of ``out`` decides the form (.html, .docx, .md).

    ``language`` is nb unless it or the ``texts`` say otherwise. ``wave`` is reported with those before it
    beside, else each question's latest. Tables are split ``by`` groups, where counts below ``min_cell`` are
    hidden (0: none). Only approved quotes are printed. With ``unapproved`` the program's own choice fills the
    other seats, masked, but for those with something a person must look at; the report says so. ``attribute``
    names the group of respondents that stands beside a quote; sex and age are refused. ``template`` is a file
    of one's own of the same form, ``texts`` the researcher's prose.

    Before anything is written, the report is held against itself; a DataError tells every contradiction.
    """
    from ungtekst.report import Layout
    from ungtekst.report.prose import told
    from ungtekst.steps.quoting import Approved, ApprovedFirst, Chosen

    form = out.suffix.lower()
    if form not in FORMS:
        raise CallError(Fault("report-form", file=str(out)))
    with Project.open(path) as project:
        kept = the_codebook(project, codebook)
        prose = _prose(texts, kept.codebook)
        check_attribution(project, kept, attribute)
        layout = Layout(
            language=language or (prose.language if prose else "") or "nb",
            wave=wave,
            by=tuple(dict.fromkeys(by)),
            attribute=attribute,
            min_cell=min_cell,
            prose_only=[one.id for one in prose.questions.values() if one.prose_only] if prose else (),
        )
        read: list[Approved] = []

        def quoting(known: Known) -> Quoting:
            approved = Approved(project, kept.codebook.id, _masking, known.ones, known.evidence)
            read.append(approved)
            if not unapproved:
                return approved
            # What a writer has turned down, or approved in a form that has lapsed, is not printed unread.
            chosen = Chosen(known.evidence, _masking(()), groups=known.groups, safe=True)
            return ApprovedFirst(approved, chosen, never_answers=approved.in_doubt)

        written = built(project, kept, layout, quoting)
        (approved,) = read
        written = replace(written, lapsed=approved.lapsed)
    if prose is not None:
        written = told(written, prose)
    _hold(written, texts)
    write_atomically(out, rendered(written, form, template))
    counts = len(written.quotes), written.unapproved, written.lapsed, approved.left_out
    return Written(len(written.chapters), *counts, written.hidden, written.unsafe)


def rendered(report: Report, form: str, template: Path | None = None) -> bytes:
    """Render a report in a form (.html, .docx, .md), by our template or one's own of the same form."""
    if template is not None and template.suffix.lower()[:4] != form[:4]:
        raise CallError(Fault("report-template-form", {"form": form}, file=str(template)))
    if form == ".docx":
        from ungtekst.report.docx import read_template, render_docx

        return render_docx(report, None if template is None else read_template(template))
    from ungtekst.report.render import render_html, render_markdown
    from ungtekst.report.user_templates import read_template as read_text_template

    own = None if template is None else read_text_template(template)
    write = render_markdown if form == ".md" else render_html
    return write(report, own).encode("utf-8")


def _prose(path: Path | None, codebook: Codebook) -> Texts | None:
    from ungtekst.report.texts import read

    return None if path is None else read(path, codebook)


def _hold(report: Report, texts: Path | None) -> None:
    """Hold the report against itself. Raises DataError with every contradiction."""
    from ungtekst.report.figures import contradictions

    faults = []
    for one in contradictions(report):
        in_prose = one.at.sentence is not None or one.against.sentence is not None
        faults.append(replace(one.fault(), file=str(texts) if texts and in_prose else ""))
    if faults:
        raise DataError(faults)


def _masking(beyond: tuple[str, ...]) -> Masking:
    """Give what masks texts, and beyond the usual what is named (diagnoses, sex)."""
    from ungtekst.quotes.masking import Masker

    return Masker(diagnoses="diagnoses" in beyond, sex="sex" in beyond).mask
