"""From a report and a template to the bytes of a Word file, and what to say of a template that fails."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from docx.opc.exceptions import OpcError
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from lxml.etree import LxmlError

from ungtekst.errors import DataError, Fault
from ungtekst.report import user_templates
from ungtekst.report.chart import chart
from ungtekst.report.data import Report
from ungtekst.report.shapes import CategoryTable
from ungtekst.report.word.context import context
from ungtekst.report.word.filling import Filling
from ungtekst.report.word.finishing import finish
from ungtekst.report.word.packing import packed_again
from ungtekst.report.word.picture import picture
from ungtekst.report.word.sandbox import WordSandbox
from ungtekst.report.writing import Words

if TYPE_CHECKING:
    from markupsafe import Markup

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What can go wrong in a template that somebody wrote: in its tags, and in what Word's libraries make of it.
_IN_TAGS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
_IN_PARTS = (OpcError, LxmlError, LookupError, AttributeError, TypeError, ValueError, OSError)


def write(report: Report, w: Words, template: bytes, file: str, *, paid: bool) -> bytes:
    """Fill in a template that has been looked through. Raises DataError with what is wrong with it."""
    filling = Filling(template, file)

    def pictured(table: CategoryTable) -> Markup:
        drawn = chart(table, w)
        return filling.pictured(picture(table, w), f"{drawn.title}. {drawn.description}")

    try:
        filling.init_docx()
    except _IN_PARTS:
        raise DataError(Fault("word-template-damaged", {"part": "word/document.xml"}, file=file)) from None
    sandbox = WordSandbox(paid)
    try:
        filling.fill(context(report, w, pictured), sandbox)
    except _IN_TAGS as problem:
        raise DataError(_fault(problem, filling, file)) from None
    if report.unapproved and not _warns(filling.docx, w):
        raise DataError(Fault("word-template-warning", file=file))
    try:
        finish(filling.docx, report)
        stream = io.BytesIO()
        filling.docx.save(stream)
    except _IN_PARTS:
        raise DataError(Fault("word-template-damaged", {"part": "word/document.xml"}, file=file)) from None
    return packed_again(stream.getvalue())


def _warns(document: Any, w: Words) -> bool:
    """Say whether the body shows that the report is for internal use."""
    shown = (
        text.text or ""
        for run in document.element.body.iter(f"{_W}r")
        if run.find(f"{_W}rPr/{_W}vanish") is None
        for text in run.iter(f"{_W}t")
    )
    return "".join(w("warning").split()) in "".join("".join(shown).split())


def _fault(problem: Exception, filling: Filling, file: str) -> Fault:
    """Say what ended a template and at which of its tags."""
    found = user_templates._fault(problem, user_templates.UserTemplate("", file))
    ended = isinstance(problem, TemplateSyntaxError) and "end of template" in str(problem.message)
    return filling.named(found, unclosed=ended)
