"""A page that is open in the browser, and what can be asked of it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page


class Opened:
    """A page that is open, what it asked for beside itself, and what it said on the console."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page, self.folder = page, folder
        self.asked: list[str] = []
        self.said: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: (self.said.append(dialog.message), dialog.dismiss()))

    def show(self, html: str, width: int = 1280) -> Page:
        """Open a page in a window of ``width`` pixels, as a reader opens a file."""
        file = self.folder / "side.html"
        file.write_bytes(html.encode("utf-8"))
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.goto(file.as_uri())
        return self.page


def wide(page: Page) -> int:
    """How wide the page is, with what lies outside the window."""
    return int(page.evaluate("document.documentElement.scrollWidth"))


def violations(page: Page) -> list[tuple[str, str, str]]:
    """What axe finds wrong: the rule, how grave it is, and the first element."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    found = axe.Axe().run(page, options={"resultTypes": ["violations"]}).response
    assert len(found["passes"]) > 20
    return [(one["id"], one["impact"], one["nodes"][0]["html"][:200]) for one in found["violations"]]


def printed(page: Page) -> list[tuple[float, str]]:
    """Each printed sheet's width in points, and its text."""
    pypdf = pytest.importorskip("pypdf")
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return [(float(sheet.mediabox.width), " ".join(sheet.extract_text().split())) for sheet in sheets]
