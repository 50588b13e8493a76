"""One Chromium for all tests of pages, driven by Playwright; they skip where either is missing."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import Opened

# The report made by hand stands with the tests of reports.
sys.path.append(str(Path(__file__).parent.parent / "report"))

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome")


# Not the whole session's: a driver at work holds an event loop, which other tests may want to start.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The browser itself."""
    driving = pytest.importorskip("playwright.sync_api")
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("no Chromium on this machine")
    with driving.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """A window with nothing in it yet."""
    context = browser.new_context()
    yield Opened(context.new_page(), tmp_path)
    context.close()
