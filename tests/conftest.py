"""What the tests share: a small codebook, sixteen uneven answers, and projects made from them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
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

CODEBOOK = """\
ungtekst: codebook/1
id: hverdag
version: 1.0.0
title: {nb: Hverdagen til unge}
questions:
  - id: hverdag
    wording: {nb: "Hva er vanskelig i hverdagen?"}
    content: [ingenting]
  - id: hjelp
    wording: {nb: "Hva slags hjelp har du fått?"}
dimensions:
  - id: tema
    choice: many
    codes:
      - id: skole
        label: {nb: Skole}
        terms: ["skole", "lærer", "eksamen"]
        examples: ["Læreren så meg aldri."]
      - id: økonomi
        label: {nb: Økonomi}
        terms: ["penge", "husleie", "dyr"]
      - id: helse
        label: {nb: Helse}
        terms: ["sliten", "angst", "sove"]
      - id: nav
        label: {nb: NAV}
        terms: ["=NAV", "veileder"]
  - id: valens
    choice: one
    codes:
      - {id: positiv, label: {nb: Positiv}, terms: ["bra", "fin", "snill"]}
      - {id: negativ, label: {nb: Negativ}, terms: ["dårlig", "vanskelig"]}
      - {id: nøytral, label: {nb: Nøytral}}
"""

# (id, office, sex, «hverdag», «hjelp»): short, long, blank, nynorsk, two lines, and formulas that are none.
ANSWERS = (
    ("101", "Granmo", "kvinne", "Skolen. Læreren så meg aldri.", "Ingen på skolen, men NAV var bra"),
    ("102", "Granmo", "mann", "husleia", ""),
    ("103", "Østbyen", "kvinne", "Er så sliten at jeg ikke får sove", "veilederen min er snill :)"),
    ("104", "Østbyen", "mann", "", "vet ikke"),
    ("105", "Granmo", "kvinne", "ingenting", "-"),
    ("106", "Østbyen", "mann", "=2+3 er alt jeg fikk til på eksamen", "+ at de ringte"),
    ("107", "Granmo", "kvinne", "Alt er dyrt; mat, strøm og «husleie».\nPengane går.", "Litt pengar frå NAV"),
    ("108", "Østbyen", "kvinne", "angst, først og fremst", "@psykologen, og det var vanskelig å få time"),
)
HEADS = ("id", "kontor", "kjønn", "hverdag", "hjelp")
LAYOUT = add.Layout("id", {"hverdag": "hverdag", "hjelp": "hjelp"}, groups=("kontor", "kjønn"))


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
