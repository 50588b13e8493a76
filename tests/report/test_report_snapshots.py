"""The whole report as it looked when somebody last read it, in both text forms and all languages.

Refresh with UNGTEKST_SNAPSHOT=write, and read the difference before it is kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from report_full import full

from ungtekst.report import LANGUAGES, render_html, render_markdown

SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["html", "md"])
def test_the_report_looks_as_it_did(form: str, language: str) -> None:
    file = SNAPSHOTS / f"full-{language}.{form}"
    render = {"html": render_html, "md": render_markdown}[form]
    written = render(full(language)).encode("utf-8")
    if os.environ.get("UNGTEKST_SNAPSHOT") == "write":
        file.write_bytes(written)
    assert written == file.read_bytes()
