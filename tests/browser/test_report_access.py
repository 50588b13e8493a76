"""A report for those who read it with a keyboard, a screen reader or colours of their own."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from browsing import violations
from report_full import full

from ungtekst.report import render_html

if TYPE_CHECKING:
    from browsing import Opened
    from playwright.sync_api import Page


@pytest.mark.parametrize(
    ("language", "width", "approved"), [("nb", 1280, False), ("nn", 400, True), ("en", 1280, True)]
)
def test_axe_finds_nothing(language: str, width: int, approved: bool, opened: Opened) -> None:
    page = opened.show(render_html(full(language, approved=approved)), width)
    assert violations(page) == []


def focused(page: Page) -> str:
    return str(
        page.evaluate(
            "(({id, tagName, className}) => id || tagName.toLowerCase() + (className && '.' + className))"
            "(document.activeElement)"
        )
    )


def test_the_keyboard_reaches_everything_in_the_order_it_stands(opened: Opened) -> None:
    page = opened.show(render_html(full()))
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        reached.append(focused(page))
        if reached[-1] == "body":
            break
        assert outline != "none", reached[-1]
    assert reached[0] == "a.skip"
    assert reached[1:11] == ["a"] * 10, "the contents"
    assert reached[11:15] == ["a"] * 4, "the main findings"
    assert reached[15:20] == ["div.scroll", "vis-tema", "vis-gruppe", "som-skrevet", "kodet-etter"]
    assert reached[20:26] == ["div.scroll"] * 6, "tables that may be wider than the window"


def test_the_first_tab_leads_past_the_front_page(opened: Opened) -> None:
    page = opened.show(render_html(full()))
    page.keyboard.press("Tab")
    assert page.locator(".skip").inner_text() == "Hopp til innholdet"
    box = page.locator(".skip").bounding_box()
    assert box is not None
    assert box["x"] > 0
    page.keyboard.press("Enter")
    assert focused(page) == "innhold"


def test_headings_go_down_one_step_at_a_time(opened: Opened) -> None:
    page = opened.show(render_html(full()))
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all("all => all.map(one => +one.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_the_arrows_scroll_a_wide_table(opened: Opened) -> None:
    page = opened.show(render_html(full()), 400)
    region = page.locator(".scroll", has=page.locator("#tabell-10"))
    region.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("region => region.scrollLeft > 20", arg=region.element_handle())


def test_bars_of_parts_and_wholes_differ_without_colour(opened: Opened) -> None:
    page = opened.show(render_html(full()))

    def painted(selector: str) -> tuple[str, str]:
        fill, stroke = page.locator(selector).first.evaluate(
            "rect => (style => [style.fill, style.stroke])(getComputedStyle(rect))"
        )
        return fill, stroke

    whole, part = painted(".chart rect"), painted(".chart .child rect")
    assert whole[0] == whole[1] == part[1]
    assert sum(map(int, part[0][4:-1].split(","))) - sum(map(int, whole[0][4:-1].split(","))) > 300
    page.emulate_media(forced_colors="active")
    whole, part = painted(".chart rect"), painted(".chart .child rect")
    assert whole[0] == whole[1] == part[1]
    assert part[0] != whole[0]


def test_nothing_moves(opened: Opened) -> None:
    page = opened.show(render_html(full()))
    moving = page.locator("*").evaluate_all(
        "all => all.map(one => getComputedStyle(one)).filter(style => style.animationName !== 'none'"
        " || style.transitionDuration !== '0s' || style.scrollBehavior !== 'auto').length"
    )
    assert moving == 0
