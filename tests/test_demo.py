"""The demo, as a newcomer runs it: its report holds only what respondents wrote, and says what it is not."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ungtekst.resources import shipped

ROOT = Path(__file__).resolve().parent.parent
QUESTION_COLUMNS = ("kontaktperson", "ut_i_jobb", "tilbake_til_skole", "skolen_gjorde")


class Quotes(HTMLParser):
    """Collects the pieces of each quote as written, apart where something was cut, masked or put right, and
    the words named under it."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.shown: list[tuple[str, list[str]]] = []
        self._inside = self._cut = self._word = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "blockquote":
            assert {"data-answer", "data-code"} <= {name for name, _ in attrs}
            self._inside = True
            self.pieces.append("")
            self.shown.append(("", []))
        elif tag == "bdi":
            self._word = True
            self.shown[-1][1].append("")
        elif self._inside and {("class", kind) for kind in ("cut", "mask", "changed")} & {*attrs}:
            self._cut = True
            self.pieces.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "blockquote":
            self._inside = False
        elif tag == "bdi":
            self._word = False
        elif self._cut:
            self._cut = False

    def handle_data(self, data: str) -> None:
        if self._inside and not self._cut:
            self.pieces[-1] += data
        if self._inside:
            self.shown[-1] = (self.shown[-1][0] + data, self.shown[-1][1])
        elif self._word:
            self.shown[-1][1][-1] += data


def sample_texts() -> list[str]:
    texts = []
    for wave in ("2025", "2026"):
        path = shipped("corpus_samples") / f"unge-nav-{wave}.csv"
        with path.open(encoding="utf-8-sig", newline="") as handle:
            rows = csv.DictReader(handle, delimiter=";")
            texts += [row[column] for row in rows for column in QUESTION_COLUMNS]
    return texts


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], Path]:
    """The printed lines of the demo, and the folder it ran in."""
    folder = tmp_path_factory.mktemp("demo")
    done = subprocess.run(
        [sys.executable, "-m", "ungtekst.cli.main", "demo"],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines(), folder


def test_the_path_of_the_report_is_printed_last(ran: tuple[list[str], Path]) -> None:
    lines, folder = ran
    assert lines[-1] == str(Path("ungtekst-demo") / "rapport.html")
    assert (folder / lines[-1]).is_file()


def test_every_quote_of_the_report_is_verbatim_in_the_sample(ran: tuple[list[str], Path]) -> None:
    lines, folder = ran
    quotes = Quotes()
    quotes.feed((folder / lines[-1]).read_text("utf-8"))
    texts = sample_texts()
    pieces = [piece for piece in quotes.pieces if piece.strip()]
    assert len(pieces) > 50
    assert not [piece for piece in pieces if not any(piece in text for text in texts)]


def test_under_each_quote_stand_words_of_it_that_spoke_for_its_theme(ran: tuple[list[str], Path]) -> None:
    lines, folder = ran
    page = (folder / lines[-1]).read_text("utf-8")
    quotes = Quotes()
    quotes.feed(page)
    explained = [named for _, named in quotes.shown if named]
    assert len(explained) > len(quotes.shown) / 2
    assert page.count('<span class="spoke">. Kodet etter ') >= len(explained)
    for quote, named in quotes.shown:
        assert len(named) <= 3
        assert not [word for word in named if not word or word not in quote]


def test_the_quotes_are_masked_and_approved(ran: tuple[list[str], Path]) -> None:
    lines, folder = ran
    page = (folder / lines[-1]).read_text("utf-8")
    assert "Hvert sitat er godkjent i den formen det står her. Godkjent av: demo." in page
    assert "Bare til intern bruk" not in page
    assert page.count('<span class="mask">[') >= 10
    path = shipped("corpus_samples") / "personopplysninger.csv"
    with path.open(encoding="utf-8-sig", newline="") as handle:
        key = [row["tekst"] for row in csv.DictReader(handle, delimiter=";")]
    numbers = [text for text in key if sum(map(str.isdigit, text)) >= 5 or "@" in text]
    assert len(numbers) > 10
    assert not [text for text in numbers if text in page]


def test_the_report_fetches_nothing(ran: tuple[list[str], Path]) -> None:
    lines, folder = ran
    page = (folder / lines[-1]).read_text("utf-8")
    for fetching in (r'(?:src|href|action|data)="(?!#)', r"<script", r"<link", r"@import", r"url\("):
        assert not re.search(fetching, page), fetching


def test_every_correction_in_the_shipped_sheet_stands_after_the_last_run(ran: tuple[list[str], Path]) -> None:
    from ungtekst import Project

    _, folder = ran
    with (shipped("corpus_samples") / "unge-nav-2025-ark.csv").open(
        encoding="utf-8-sig", newline=""
    ) as handle:
        sheet = {row["id"]: row for row in csv.DictReader(handle, delimiter=";") if row["ferdig"]}
    with Project.open(folder / "ungtekst-demo" / "demo.ungtekst") as project:
        held = project.current("kontaktperson").query("wave == '2025'")
        variables = project.codebooks()["unge-nav"].codebook.variables
    now = {(row.respondent, row.variable): (row.value, row.source) for row in held.itertuples()}
    wanted = {(name, v): row[v] for name, row in sheet.items() for v in variables if row[v] != ""}
    assert len(wanted) > 3000
    assert {place: now[place] for place in wanted} == {place: (v, "human") for place, v in wanted.items()}


def test_an_installed_wheel_runs_the_demo(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check"]
    # Built from a copy: what an earlier build left in the checkout must not get into this one.
    source = tmp_path / "kilde"
    shutil.copytree(
        ROOT, source, ignore=shutil.ignore_patterns(".git", ".venv", "build", "*.egg-info", ".*_cache")
    )
    subprocess.run(
        [*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", tmp_path, source], check=True, cwd=tmp_path
    )
    wheel = next(tmp_path.glob("*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    for folder in ("codebooks", "corpus_samples", "models"):
        tracked = subprocess.run(
            ["git", "ls-files", folder], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.split()
        assert {f"ungtekst_shipped/{name}" for name in tracked} <= set(names)
    target = tmp_path / "installed"
    subprocess.run([*pip, "install", "--no-deps", "--no-index", "--target", target, wheel], check=True)
    # -I keeps the checkout out; the wheel's own folder is put first by hand.
    code = (
        f"import sys; sys.path.insert(0, {str(target)!r}); sys.argv = ['ungtekst', 'demo', 'ut']\n"
        f"import ungtekst; assert ungtekst.__file__.startswith({str(target)!r}), ungtekst.__file__\n"
        "from ungtekst.cli.main import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "ut" / "rapport.html").is_file()
