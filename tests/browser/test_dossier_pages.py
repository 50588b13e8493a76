"""Dossiers in a browser: long words stay within the window, and everyone can read them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import violations, wide
from test_dossier import StandIn

from ungtekst.exchange import write_table
from ungtekst.steps import add, code
from ungtekst.steps.dossier import dossier

if TYPE_CHECKING:
    from browsing import Opened


@pytest.fixture
def folder(coded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("ungtekst.quotes.masking.Masker", StandIn)
    table, folder = tmp_path / "lang.csv", tmp_path / "ut"
    write_table(table, ["id", "kontor", "hverdag"], [["9", "g" * 150, "skolen " + "ord" * 150]])
    add.add(coded, table, add.Layout("id", {"hverdag": "hverdag"}, groups=("kontor",)), "b" * 80)
    code.code(coded)
    dossier(coded, folder)
    return folder


def test_the_pages_fit_their_window_and_axe_finds_nothing_grave(folder: Path, opened: Opened) -> None:
    for name, held in (("skole.html", "blockquote"), ("index.html", "tbody tr")):
        for width in (1280, 400):
            page = opened.show((folder / name).read_text("utf-8"), width)
            assert wide(page) == width
            assert page.locator(held).count() > 2
        assert not [one for one in violations(page) if one[1] in ("serious", "critical")]
