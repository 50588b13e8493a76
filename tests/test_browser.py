"""The pages in a real browser: no page is wider than its window, on a desk or on a telephone."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ungtekst import Codebook
from ungtekst.report import render_codebook
from ungtekst.resources import shipped

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SNAPSHOT = Path(__file__).parent / "report" / "snapshots" / "hverdag.html"
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--allow-file-access-from-files"),
)
FRAME = """<body><iframe id="f" src="{page}" style="width:{width}px;height:900px;border:0"></iframe><script>
document.getElementById("f").onload = e => {{
  const root = e.target.contentDocument.documentElement;
  document.body.dataset.wide = root.scrollWidth + "/" + root.querySelectorAll("h1, h2, h3").length;
}};
</script></body>"""

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


def measured(page: Path, width: int, folder: Path) -> tuple[int, int]:
    """How wide a page is in a window of ``width`` pixels, and how many headings it shows."""
    frame = folder / f"ramme-{width}.html"
    frame.write_text(FRAME.format(page=page.as_uri(), width=width), "utf-8")
    done = subprocess.run(
        [
            *(str(CHROMIUM), *QUIET, f"--user-data-dir={folder / 'profil'}", "--virtual-time-budget=10000"),
            *("--window-size=1400,1000", "--dump-dom", frame.as_uri()),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    found = re.search(r'data-wide="(\d+)/(\d+)"', done.stdout)
    assert found, done.stdout[-500:]
    return int(found[1]), int(found[2])


@pytest.mark.parametrize("width", [1280, 400])
def test_the_report_fits_its_window(width: int, tmp_path: Path) -> None:
    wide, headings = measured(SNAPSHOT, width, tmp_path)
    assert wide <= width
    assert headings > 5


@pytest.mark.parametrize("width", [1280, 400])
def test_the_codebook_page_fits_its_window(width: int, tmp_path: Path) -> None:
    page = tmp_path / "bok.html"
    page.write_text(render_codebook(Codebook.read(shipped("codebooks") / "unge-nav.yaml")), "utf-8")
    wide, headings = measured(page, width, tmp_path)
    assert wide <= width
    assert headings > 20
