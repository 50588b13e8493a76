"""Reports: bases, tables, charts and quotes for each question, one frozen value in three forms."""

from ungtekst.report.build import build
from ungtekst.report.codebook_page import render_codebook
from ungtekst.report.data import Method, Report
from ungtekst.report.layout import Layout
from ungtekst.report.render import render_html, render_markdown
from ungtekst.report.words import LANGUAGES

__all__ = [
    "LANGUAGES",
    "Layout",
    "Method",
    "Report",
    "build",
    "render_codebook",
    "render_html",
    "render_markdown",
]
