"""The README's commands give what it says they give, and its Python runs."""

from __future__ import annotations

import csv
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from ungtekst.cli.main import cli
from ungtekst.resources import shipped

README = Path(__file__).resolve().parent.parent / "README.md"
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", README.read_text("utf-8"), re.S)


def correct(sheet: Path) -> None:
    """What the analyst of the tour does: four rows are done, and one cell in them was wrong."""
    with sheet.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter=";"))
    for row in rows[:4]:
        row["ferdig"] = "x"
    rows[0]["helse"] = {"0": "1", "1": "0"}[rows[0]["helse"]]
    with sheet.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("codebooks", "corpus_samples"):
        shutil.copytree(shipped(name), tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_tour_prints_what_the_readme_shows(folder: Path) -> None:
    told = [part for block in blocks("console") for part in re.split(r"^\$ ", block, flags=re.M) if part]
    assert len(told) >= 9
    for part in told:
        line, _, shown = part.partition("\n")
        words = shlex.split(line)
        assert words[0] == "ungtekst"
        if words[1:3] == ["review", "apply"] and "--dry-run" in words:
            correct(folder / "ark.csv")
        done = CliRunner().invoke(cli, words[1:], catch_exceptions=False)
        assert done.exit_code == 0, done.output
        assert STAMP.sub("", done.output).split() == STAMP.sub("", shown).split(), line


def test_the_python_of_the_readme_runs(folder: Path) -> None:
    names: dict[str, object] = {}
    for source in blocks("python"):
        exec(compile(source, "README.md", "exec"), names)  # noqa: S102 - our own document
    assert "codes" in names
