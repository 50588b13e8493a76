"""``ungtekst codebook`` as a researcher uses it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ungtekst.cli.main import cli
from ungtekst.resources import shipped

GOOD = str(shipped("codebooks") / "unge-nav.yaml")


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["codebook", *words])


@pytest.mark.parametrize("name", ["unge-nav", "oppfolging-ansatte", "foresatte-arena"])
def test_the_shipped_codebooks_pass_check_and_test(name: str) -> None:
    path = str(shipped("codebooks") / f"{name}.yaml")
    assert run("check", path).exit_code == 0
    tested = run("test", path)
    assert tested.exit_code == 0
    assert "0 failures" in tested.output


def test_a_codebook_that_fails_its_own_test_ends_with_status_1_and_says_where(tmp_path: Path) -> None:
    bad = tmp_path / "bok.yaml"
    bad.write_text(
        "ungtekst: codebook/1\nid: b\nversion: 1.0.0\ndimensions:\n  - id: d\n    choice: many\n    codes:\n"
        "      - {id: helse, label: Helse, terms: [syk], examples: [låg nede], counterexamples: [syk]}\n",
        "utf-8",
    )
    done = run("test", str(bad))
    assert done.exit_code == 1
    assert "helse, example 1: no term points at it" in done.output
    assert "helse, counterexample 1: must not have the code, but is hit by: syk" in done.output


def test_show_prints_every_code_or_writes_a_page(tmp_path: Path) -> None:
    table = run("show", GOOD)
    assert "skole-utdanning" in table.output
    assert "Skole og utdanning" in table.output
    assert run("show", GOOD, str(tmp_path / "bok.html"), "--language", "nn").exit_code == 0
    assert "Meistring" in (tmp_path / "bok.html").read_text("utf-8")


def test_diff_says_what_changed_and_what_the_version_must_be(tmp_path: Path) -> None:
    text = Path(GOOD).read_text("utf-8")
    (tmp_path / "ny.yaml").write_text(text.replace("Egen kropp og psyke", "Bare egen kropp", 1), "utf-8")
    done = run("diff", GOOD, str(tmp_path / "ny.yaml"))
    assert done.exit_code == 0
    assert "helse: definition:" in done.output
    assert "[major]" in done.output
    assert "did not rise" in done.output
