"""The filters: by keyboard, without a script, and what is filtered away says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from report_full import GROUPS, full

from ungtekst.report import render_html

if TYPE_CHECKING:
    from browsing import Opened
    from playwright.sync_api import Locator, Page


def seen(of: Page | Locator, selector: str) -> list[str]:
    return of.locator(f"{selector}:visible").all_inner_texts()


@pytest.fixture
def page(opened: Opened) -> Page:
    return opened.show(render_html(full()))


def test_a_theme_is_picked_by_keyboard_and_the_rest_goes(page: Page) -> None:
    themes = len(seen(page, ".theme"))
    page.locator("#vis-tema").focus()
    page.keyboard.type("Sko")
    assert (
        page.locator("#vis-tema").evaluate("select => select.selectedOptions[0].text") == "Skole og utdanning"
    )
    assert seen(page, ".theme h4") == ["Skole og utdanning", "Skole og utdanning"]
    assert seen(page.locator("#kapittel-3"), ".no-theme") == ["Temaet er ikke funnet i dette kapittelet."]
    assert len(seen(page, ".no-theme")) == 2
    page.keyboard.press("Home")
    assert len(seen(page, ".theme")) == themes
    assert seen(page, ".nothing") == []


def test_the_rows_of_a_picked_theme_stand_out_and_no_row_goes(page: Page) -> None:
    rows = page.locator("tr:visible").count()
    page.select_option("#vis-tema", label="Helse")
    assert page.locator("tr:visible").count() == rows
    weights = page.locator("tbody tr[data-code]").evaluate_all(
        "rows => rows.map(row => [row.dataset.code, getComputedStyle(row.cells[0]).fontWeight])"
    )
    assert {code for code, weight in weights if weight == "700"} == {"helse"}
    assert len([code for code, weight in weights if weight == "700"]) == 7


def test_a_group_is_picked_by_keyboard_and_other_quotes_go(page: Page) -> None:
    quotes = page.locator(".quote:visible").count()
    page.locator("#vis-gruppe").focus()
    page.keyboard.press("End")
    assert page.locator("#vis-gruppe").evaluate("select => select.selectedOptions[0].text") == GROUPS[1]
    assert seen(page, "blockquote") == [
        "jobb på kiosken to kvelder i uka, ellers lite",
        "går på skolen, men ikke hver dag",
    ]
    assert set(seen(page, ".no-group")) == {"Ingen av sitatene her er fra denne gruppen."}
    page.keyboard.press("Home")
    assert page.locator(".quote:visible").count() == quotes


def test_theme_and_group_work_together(page: Page) -> None:
    page.select_option("#vis-tema", label="Arbeid")
    page.select_option("#vis-gruppe", label=GROUPS[0])
    assert seen(page, "blockquote") == ["Jeg står opp, tar bussen og er på jobb til fire."]


def test_what_is_picked_stays_in_sight_while_one_reads(page: Page) -> None:
    page.select_option("#vis-tema", label="Penger")
    page.locator("#kapittel-4").scroll_into_view_if_needed()
    page.evaluate("window.scrollBy(0, 300)")
    box = page.locator(".filter").bounding_box()
    assert box is not None
    assert box["y"] == 0


def test_a_browser_that_cannot_filter_shows_everything_and_no_filter(page: Page) -> None:
    page.evaluate(
        "for (const {cssRules, ownerNode} of document.styleSheets) for (let n = cssRules.length; n--;)"
        " if (cssRules[n] instanceof CSSSupportsRule) ownerNode.sheet.deleteRule(n)"
    )
    assert not page.locator(".filter").is_visible()
    assert page.locator(".quote:visible").count() == page.locator(".quote").count() > 10
    assert seen(page, ".nothing") == []


def test_quotes_are_shown_as_they_were_written_on_request(page: Page) -> None:
    assert "Nå tør jeg" in page.locator(".corrected").inner_text()
    page.locator("#som-skrevet").focus()
    page.keyboard.press("Space")
    assert not page.locator(".corrected").is_visible()
    assert "Nå torr jeg" in page.locator(".as-written").inner_text()


def test_the_words_that_spoke_are_shown_on_request(page: Page) -> None:
    assert not page.locator(".spoke:visible").count()
    page.locator("#kodet-etter").focus()
    page.keyboard.press("Space")
    assert page.locator(".spoke:visible").count() == page.locator(".spoke").count() > 3


def test_where_there_is_nothing_to_pick_from_there_is_no_filter(opened: Opened) -> None:
    report = full()
    bare = replace(report.chapters[4], number=1)
    page = opened.show(render_html(replace(report, chapters=(bare,), frames=())))
    assert page.locator(".filter, #som-skrevet").count() == 0
