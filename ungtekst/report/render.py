"""Writing a report as one HTML file that needs no network and no script, or as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from ungtekst.errors import DataError, Fault
from ungtekst.report.chart import chart
from ungtekst.report.data import Report
from ungtekst.report.markdown import held_words, hold, hold_all, release
from ungtekst.report.page_rules import POLICY, Breach, look
from ungtekst.report.word import told
from ungtekst.report.words import words
from ungtekst.report.writing import Words

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from ungtekst.report.user_templates import UserTemplate

_DIGEST_SHOWN = 12


def render_html(report: Report, template: UserTemplate | None = None) -> str:
    """Render a report as a self-contained HTML page, the same text for the same report.

    With a ``template`` of the user's the page is made by that, in a sandbox. Raises DataError with the
    faults of the template: what it may not use, what stopped it, or what a page may not hold or lack.
    """
    from markupsafe import Markup

    given = {
        "r": report,
        "w": words(report.language),
        "chart": chart,
        **_sentences(report, words(report.language)),
        "digest": report.method.codebook_digest[:_DIGEST_SHOWN],
        "policy": Markup(POLICY),  # noqa: S704
    }
    if template is None:
        return environment().get_template("report.html.j2").render(given)
    from ungtekst.report.user_templates import render_users

    page = render_users(template, "html", given)
    found, text = look(page)
    _refuse(report, template, found, warned=_folded(words(report.language)("warning")) in text)
    return page


def render_markdown(report: Report, template: UserTemplate | None = None) -> str:
    """Render a report as Markdown (CommonMark with GitHub's tables), the same text for the same report.

    Every text of the report comes out as text; see ``markdown.hold`` for the few characters that cannot. The
    charts are left out, for their numbers stand in the tables. ``template`` is as for ``render_html``.
    """
    held, said = hold_all(report), held_words(report.language)
    given = {
        "r": held,
        "w": said,
        **_sentences(held, said),
        "digest": hold(report.method.codebook_digest[:_DIGEST_SHOWN]),
    }
    if template is None:
        return _document(_markdown().get_template("report.md.j2").render(given))
    from ungtekst.report.user_templates import render_users

    document = _document(render_users(template, "md", given))
    warning = release(held_words(report.language)("warning"))
    read = re.sub(r"<!--.*?(?:-->|\Z)", "", document, flags=re.DOTALL)
    warned = _folded(warning) in _folded(re.sub(r"^[ >]+", "", read, flags=re.MULTILINE))
    _refuse(report, template, look(document, whole=False).breaches, warned)
    return document


@lru_cache(maxsize=1)
def _markdown() -> Environment:
    """Give the environment of our own Markdown, which is the one of users' templates, unpaid."""
    from ungtekst.report.sandbox import Sandbox

    return Sandbox("md", paid=False)


def _sentences(report: Report, said: Words) -> dict[str, Callable[..., str]]:
    """Give what a report says in sentences of its own, for the templates to call."""
    return {
        "finding": lambda chapter: told.finding(chapter, said),
        "lead": lambda theme: told.lead(theme, said),
        "heading": lambda theme: told.heading(theme, said),
        "caution": lambda: told.caution(report, said),
    }


def _document(output: str) -> str:
    """Put the held characters back, with one blank line at most between blocks."""
    return release(re.sub(r"\n[ \t]*(?:\n[ \t]*)+\n", "\n\n", output).strip("\n")) + "\n"


def _folded(text: str) -> str:
    return " ".join(text.split())


def _refuse(report: Report, template: UserTemplate, found: tuple[Breach, ...], warned: bool) -> None:
    """Raise DataError for a page that breaks the rules, or hides that its quotes are not approved."""
    faults = [Fault(code, {"what": what}, file=template.file) for code, what in found]
    if report.unapproved and not warned:
        faults.append(Fault("report-template-warning", file=template.file))
    if faults:
        raise DataError(faults)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Give the Jinja environment of all our pages: all text is escaped, nothing undefined gets through."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("ungtekst.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["exact"] = exact
    return environment


def exact(text: str) -> Markup:
    """Escape a stored text so that every character survives: HTML readers turn a bare CR into LF."""
    from markupsafe import Markup, escape

    return Markup(str(escape(text)).replace("\r", "&#13;"))  # noqa: S704
