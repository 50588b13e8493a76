"""A report asks for nothing, says nothing on the console, and texts that mean no good are texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report_full import HTML, LINES, RTL, WORD, full

from ungtekst.report import render_html

if TYPE_CHECKING:
    from browsing import Opened


def test_nothing_is_asked_for_and_nothing_is_said(opened: Opened) -> None:
    page = opened.show(render_html(full()))
    page.wait_for_load_state("networkidle")
    assert opened.asked == [page.url]
    assert opened.said == []


def test_hostile_answers_are_texts(opened: Opened) -> None:
    page = opened.show(render_html(full()))
    assert page.locator("script, img, iframe, b, i, em, blockquote a").count() == 0

    def text(answer: int) -> str:
        return str(page.locator(f"blockquote[data-answer='{answer}']").evaluate("quote => quote.textContent"))

    assert text(5) == HTML
    assert text(6) == RTL
    assert text(7) == WORD
    assert text(8) == LINES


def test_a_text_that_turns_the_direction_of_writing_turns_only_itself(opened: Opened) -> None:
    page = opened.show(render_html(full()))
    runs = page.evaluate(
        """() => [...document.querySelectorAll("figcaption:has(.group), blockquote")].map(box => {
          const last = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
          let node, own;
          while ((node = last.nextNode())) if (/Svar \\d/.test(node.data)) own = node;
          if (!own) return null;
          const at = own.data.indexOf("Svar"), range = document.createRange();
          const left = n => {
            range.setStart(own, n);
            range.setEnd(own, n + 1);
            return range.getBoundingClientRect().left;
          };
          return left(at) < left(at + 3);
        }).filter(one => one !== null)"""
    )
    assert len(runs) == 5
    assert all(runs)
    ends = page.locator("blockquote[data-answer='6']").evaluate(
        "quote => [quote, quote.firstElementChild].map(box => getComputedStyle(box).unicodeBidi)"
    )
    assert ends == ["isolate", "isolate"]
