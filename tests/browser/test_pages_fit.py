"""No page is wider than its window, on a desk or on a telephone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from browsing import wide
from report_full import full

from ungtekst import Codebook
from ungtekst.report import Report, render_codebook, render_html
from ungtekst.resources import shipped

if TYPE_CHECKING:
    from browsing import Opened


def many_groups() -> Report:
    """The whole report, with a table of nine columns, one of them named by a word of 5,000 characters."""
    report = full()
    chapter = report.chapters[1]
    table = chapter.groups[0]
    named = (*table.columns[:3], replace(table.columns[3], label="x" * 5000))
    columns = (*named, *named, table.columns[4])
    rows = (replace(row, cells=(*row.cells[:4], *row.cells)) for row in table.rows)
    table = replace(table, columns=columns, rows=tuple(rows))
    return replace(report, chapters=(report.chapters[0], replace(chapter, groups=(table,))))


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_report_fits_its_window(language: str, width: int, opened: Opened) -> None:
    page = opened.show(render_html(full(language)), width)
    assert wide(page) == width
    assert page.locator("h2").count() == 11


@pytest.mark.parametrize("width", [1280, 400])
def test_a_table_with_many_groups_scrolls_in_a_window_of_its_own(width: int, opened: Opened) -> None:
    page = opened.show(render_html(many_groups()), width)
    assert wide(page) == width
    region = page.locator(".scroll", has=page.locator("#tabell-10"))
    inner, outer = region.evaluate("region => [region.scrollWidth, region.clientWidth]")
    assert inner > outer
    region.evaluate("region => region.scrollTo(region.scrollWidth, 0)")
    for kept in ("caption .held", "tbody th"):
        box = region.locator(kept).first.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width, "the caption and the rows' names stay in sight"


@pytest.mark.parametrize("width", [1280, 400])
def test_the_codebook_page_fits_its_window(width: int, opened: Opened) -> None:
    page = opened.show(render_codebook(Codebook.read(shipped("codebooks") / "unge-nav.yaml")), width)
    assert wide(page) == width
    assert page.locator("h1, h2, h3").count() > 20
