"""A codebook rewritten keeps what its author wrote beside it; two versions compared say what changed."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from random_codebooks import codebooks

from ungtekst import Codebook
from ungtekst.codebook.diff import demanded, diff
from ungtekst.codebook.writing import yaml_text
from ungtekst.resources import shipped

WRITTEN = """\
# Kodebok for en liten undersøkelse, laget i mars.
ungtekst: codebook/1
id: liten   # id-en endres aldri
version: 1.0.0
dimensions:
  # Hva svaret handler om
  - id: tema
    choice: many
    codes:
      - id: helse
        label: {nb: Helse, en: Health}
        # Fastlegen regnes med.
        terms: ["syk", "fastlege"]
        examples:
          - "var syk i går"  # fra prøverunden
      # Alt om lønn og trygd
      - id: penger
        label: Penger
        terms: ["lønn"]
"""


@pytest.fixture
def book(tmp_path: Path) -> Codebook:
    (tmp_path / "liten.yaml").write_text(WRITTEN, "utf-8")
    return Codebook.read(tmp_path / "liten.yaml")


def changed(book: Codebook, **codes: dict[str, object]) -> Codebook:
    tema = book.dimensions[0]
    new = tuple(replace(code, **codes.get(code.id, {})) for code in tema.codes)  # type: ignore[arg-type]
    return replace(book, dimensions=(replace(tema, codes=new),))


def comments(text: str) -> list[str]:
    return [line[line.index("#") :].strip() for line in text.splitlines() if "#" in line]


def test_a_rewrite_without_a_change_gives_the_same_book_and_every_comment(book, tmp_path):
    book.write(tmp_path / "ny.yaml")
    assert Codebook.read(tmp_path / "ny.yaml") == book
    assert comments((tmp_path / "ny.yaml").read_text("utf-8")) == comments(WRITTEN)


def test_a_new_term_changes_its_own_line_and_no_other(book, tmp_path):
    changed(book, penger={"terms": ("lønn", "trygd")}).write(tmp_path / "ny.yaml")
    before, after = WRITTEN.splitlines(), (tmp_path / "ny.yaml").read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == ['        terms: ["lønn", "trygd"]']
    assert comments("\n".join(after)) == comments(WRITTEN)


def test_codes_that_change_places_take_their_keys_along(book, tmp_path):
    tema = book.dimensions[0]
    turned = replace(book, dimensions=(replace(tema, codes=tema.codes[::-1]),))
    turned.write(tmp_path / "ny.yaml")
    assert Codebook.read(tmp_path / "ny.yaml") == turned


@pytest.mark.parametrize("name", ["unge-nav", "oppfolging-ansatte", "foresatte-arena"])
def test_the_shipped_books_are_written_as_they_stand(name):
    path = shipped("codebooks") / f"{name}.yaml"
    book = Codebook.read(path)
    assert yaml_text(book.to_dict(), book.source) == path.read_text("utf-8")


@given(codebooks())
@settings(max_examples=60)
def test_any_book_comes_back_from_its_own_yaml(content):
    book = Codebook.from_dict(content)
    with tempfile.TemporaryDirectory() as folder:
        book.write(Path(folder) / "ny.yaml")
        assert Codebook.read(Path(folder) / "ny.yaml") == book


def test_no_change_is_no_change(book):
    assert diff(book, book) == ()
    assert demanded((), book, book) is None


def test_a_changed_definition_demands_a_new_major_version(book):
    new = replace(changed(book, helse={"definition": "Kropp og sinn."}), version="1.1.0")
    (change,) = diff(book, new)
    assert (change.about, change.weight) == ("helse", "major")
    assert "Kropp og sinn." in change.what
    assert "must rise" in (demanded((change,), book, new) or "")
    assert demanded((change,), book, replace(new, version="2.0.0")) is None


def test_a_new_term_demands_only_that_the_version_rises(book):
    new = changed(book, helse={"terms": ("syk", "fastlege", "sjuk")})
    (change,) = diff(book, new)
    assert (change.what, change.weight) == ("terms + «sjuk»", "minor")
    assert "did not rise" in (demanded((change,), book, new) or "")
    assert demanded((change,), book, replace(new, version="1.0.1")) is None


def test_codes_that_come_go_and_move_are_told(book):
    tema = book.dimensions[0]
    helse, penger = tema.codes
    fewer = replace(book, dimensions=(replace(tema, codes=(helse,)),))
    assert [(c.about, c.what) for c in diff(book, fewer)] == [("penger", "code taken away")]
    assert [(c.about, c.what) for c in diff(fewer, book)] == [("penger", "new code in tema")]
    under = replace(book, dimensions=(replace(tema, codes=(replace(helse, codes=(penger,)),)),))
    assert [(c.about, c.what) for c in diff(book, under)] == [("penger", "moved to helse")]
