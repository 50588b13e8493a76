"""A report on paper: pages with numbers, and what is shown on the screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from browsing import printed
from report_full import full
from test_pages_fit import many_groups

from ungtekst.report import render_html
from ungtekst.report.shapes import CategoryRow

if TYPE_CHECKING:
    from browsing import Opened


def test_the_report_is_printed_on_numbered_sheets_of_a4(opened: Opened) -> None:
    sheets = printed(opened.show(render_html(full())))
    assert len(sheets) > 10
    assert {round(width) for width, _ in sheets} == {595}
    for number, (_, text) in enumerate(sheets, 1):
        assert text.startswith(f"{number} ") or text.endswith(f" {number}"), text
    whole = " ".join(text for _, text in sheets)
    for said in ("Unge <uten> skole og arbeid", "Av Kari Nordli", "Hovedfunn", "Slik er svarene kodet"):
        assert said in whole
    for control in ("Vis bare", "Hopp til innholdet", "Vis sitatene"):
        assert control not in whole


def test_what_is_filtered_away_is_not_printed_and_the_choice_is(opened: Opened) -> None:
    page = opened.show(render_html(full()))
    page.select_option("#vis-tema", label="Skole og utdanning")
    whole = " ".join(text for _, text in printed(page))
    assert "går på skolen, men ikke hver dag" in whole
    assert "leiter etter jobb" not in whole
    assert "Vis bare" in whole


def test_a_long_table_has_its_head_on_every_sheet(opened: Opened) -> None:
    report = full()
    chapter = report.chapters[0]
    table = chapter.categories[0]
    rows = tuple(CategoryRow(f"k-{n}", f"Kategori nummer {n}", 0, "", 1, 60, 0) for n in range(90))
    chapter = replace(chapter, categories=(replace(table, rows=rows),), themes=(), values=())
    sheets = printed(opened.show(render_html(replace(report, chapters=(chapter,)))))
    holding = [text for _, text in sheets if "Kategori nummer" in text and "Figur 1" not in text]
    heads = [text for text in holding if "Kategori Antall Andel" in text]
    assert len(heads) >= 2


def test_a_table_with_many_groups_is_printed_whole_on_a_sheet_that_lies(opened: Opened) -> None:
    report = many_groups()
    table = report.chapters[1].groups[0]
    columns = tuple(replace(column, label=f"Gruppe {n}") for n, column in enumerate(table.columns))
    chapter = replace(report.chapters[1], groups=(replace(table, columns=columns),))
    sheets = printed(opened.show(render_html(replace(report, chapters=(chapter,)))))
    lying = [text for width, text in sheets if round(width) == 842]
    assert len(lying) == 1
    assert all(f"Gruppe {n}" in lying[0] for n in range(9))
    assert "Etter landsdel" in lying[0]
    assert "«:» står for tall som er skjult" in lying[0]
