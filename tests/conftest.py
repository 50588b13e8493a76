"""What the tests share: a small codebook, sixteen uneven answers, and projects made from them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from everyday import ANSWERS, CODEBOOK, HEADS, LAYOUT
from hypothesis import settings

from ungtekst import Codebook
from ungtekst.exchange import write_table
from ungtekst.steps import add, code, new

# The same examples in every run. UNGTEKST_EXAMPLES asks for that many, drawn anew each time.
EXAMPLES = os.environ.get("UNGTEKST_EXAMPLES")
settings.register_profile(
    "ungtekst",
    deadline=None,
    derandomize=EXAMPLES is None,
    max_examples=int(EXAMPLES or 100),
)
settings.load_profile("ungtekst")


@pytest.fixture(scope="session")
def codebook(tmp_path_factory: pytest.TempPathFactory) -> Codebook:
    """The small codebook: four themes, one valence, two questions."""
    path = tmp_path_factory.mktemp("kodebok") / "hverdag.yaml"
    path.write_text(CODEBOOK, encoding="utf-8")
    return Codebook.read(path)


@pytest.fixture
def codebook_file(tmp_path: Path) -> Path:
    """The small codebook as a file."""
    path = tmp_path / "hverdag.yaml"
    path.write_text(CODEBOOK, encoding="utf-8")
    return path


@pytest.fixture
def table_file(tmp_path: Path) -> Path:
    """The answers as they are delivered: CSV as Norwegian Excel saves it, nothing guarded."""
    path = tmp_path / "svar.csv"
    write_table(path, HEADS, ANSWERS)
    return path


@pytest.fixture(scope="session")
def coded_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A project with every answer coded from the codebook alone, made once."""
    folder = tmp_path_factory.mktemp("kodet")
    (folder / "hverdag.yaml").write_text(CODEBOOK, encoding="utf-8")
    write_table(folder / "svar.csv", HEADS, ANSWERS)
    path = folder / "p.ungtekst"
    new.new(path, [folder / "hverdag.yaml"], identity="prøve")
    add.add(path, folder / "svar.csv", LAYOUT, "2025")
    code.code(path)
    return path.read_bytes()


@pytest.fixture
def coded(tmp_path: Path, coded_bytes: bytes) -> Path:
    """A project of one's own in which every answer has machine codes."""
    path = tmp_path / "p.ungtekst"
    path.write_bytes(coded_bytes)
    return path


@pytest.fixture
def empty(tmp_path: Path, codebook_file: Path) -> Path:
    """A project with a codebook and nothing else."""
    path = tmp_path / "tom.ungtekst"
    new.new(path, [codebook_file], identity="prøve")
    return path
