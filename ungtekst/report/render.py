"""Writing a report as one HTML file that needs no network and no script."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ungtekst.report.chart import chart
from ungtekst.report.data import Report
from ungtekst.report.words import words

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_DIGEST_SHOWN = 12


def render_html(report: Report, language: str | None = None) -> str:
    """Render a report as a self-contained HTML page, the same text for the same report.

    ``language`` (``nb``, ``nn``, ``en``) is by default the report's own, in which its labels were picked;
    another changes the fixed words only. Raises CallError for an unknown one.
    """
    said = words(language or report.language)
    return (
        environment()
        .get_template("report.html.j2")
        .render(r=report, w=said, chart=chart, digest=report.method.codebook_digest[:_DIGEST_SHOWN])
    )


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
    environment.filters["exact"] = _exact
    return environment


def _exact(text: str) -> Markup:
    """Escape a stored text so that every character survives: HTML readers turn a bare CR into LF."""
    from markupsafe import Markup, escape

    return Markup(str(escape(text)).replace("\r", "&#13;"))  # noqa: S704
