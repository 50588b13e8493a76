"""Reports: bases, tables, charts and quotes for each question, as one frozen value and one HTML file."""

from ungtekst.report.build import build
from ungtekst.report.codebook_page import render_codebook
from ungtekst.report.data import Method, Report
from ungtekst.report.render import render_html
from ungtekst.report.words import LANGUAGES

__all__ = ["LANGUAGES", "Method", "Report", "build", "render_codebook", "render_html"]
