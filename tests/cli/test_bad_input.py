"""Bad input promises: one clear sentence a fault, no traceback, no answer's text, and nothing changed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from command_line import call, python

from ungtekst.exchange import write_table
from ungtekst.steps import add, code, new

SECRET = "Kvitebjørn"  # noqa: S105 - a word to look for
CODEBOOK_OF_FAULTS = """\
ungtekst: codebook/1
id: Feil Id
version: 1.0.0
dimensions:
  - id: tema
    choice: noen
    codes:
      - {id: skole, label: {nb: Skole}, termer: ["skole"]}
"""


@pytest.fixture
def secret(tmp_path: Path, codebook_file: Path) -> Path:
    """A coded project in which every answer holds a word that must never be printed."""
    path = tmp_path / "h.ungtekst"
    table = tmp_path / "hemmelig.csv"
    rows = [(str(n), f"{SECRET} er sliten av skolen {n}") for n in range(1, 9)]
    write_table(table, ["id", "hverdag"], rows)
    new.new(path, [codebook_file])
    add.add(path, table, add.Layout("id", {"hverdag": "hverdag"}), "2025")
    code.code(path)
    call("review", "export", path, tmp_path / "ark.csv", "--take", "all")
    return path


def refused(project: Path, status: int, *words: str | Path, faults: int = 1) -> str:
    """Make a call that must fail: give what it said, having seen that it did no harm."""
    folder = project.parent
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    done = call(*words)
    assert (done.status, done.out) == (status, "")
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    assert "Traceback" not in done.err
    assert SECRET.casefold() not in done.err.casefold()
    lines = done.err.strip().splitlines()
    if not done.err.startswith("Usage:"):
        assert len(lines) == (faults if faults == 1 else faults + 1)
        assert all(line.endswith((".", "?")) for line in lines)
    return done.err


def adding(project: Path, table: Path, *more: str) -> tuple[str | Path, ...]:
    return ("add", project, table, "--id", "id", "--wave", "2026", "--question", "hverdag", *more)


# -- tables ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "status", "faults", "said"),
    [
        (b"", 1, 1, "no heads and no rows"),
        (b"id;hverdag\n", 1, 1, "heads but no rows"),
        (
            f"id;tekst\n1;{SECRET}\n".encode(),
            2,
            1,
            "there is no column «hverdag»; the columns are: id, tekst",
        ),
        (f"id;hverdag;hverdag\n1;{SECRET};a\n".encode(), 1, 1, "two columns are called «hverdag»"),
        (
            f"id;hverdag\n1;{SECRET}\n2;a\n1;{SECRET}\n2;b\n".encode(),
            1,
            2,
            "the id «1» stands already in row 2",
        ),
        (f"id;hverdag\n ;{SECRET}\n".encode(), 1, 1, "the respondent's id is blank"),
        (f"id;hverdag\n1;{SECRET};x\n2;b\n3\n".encode(), 1, 2, "row 2: the row has 3 cells"),
        (f'id;hverdag\n1;"{SECRET}\n2;b\n'.encode(), 1, 1, "row 2: the row cannot be read as CSV"),
        (f"id;hverdag\n1;{SECRET}\0 som er lang nok\n".encode(), 1, 1, "row 2: the row holds a NUL byte"),
        (f"id;hverdag\n1;{SECRET}\n".encode() + b"2;\x81\n", 1, 1, "in no encoding that can be told"),
        (f"id;hverdag\n1;{SECRET}\n".encode().decode("cp1252").encode(), 1, 1, "letters æøå were broken"),
        (b"PK\x03\x04" + SECRET.encode(), 1, 1, "the workbook is damaged or cut off"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else None,
)
def test_a_bad_table_adds_nothing(
    secret: Path, tmp_path: Path, content: bytes, status: int, faults: int, said: str
):
    (tmp_path / "ny.csv").write_bytes(content)
    assert said in refused(secret, status, *adding(secret, tmp_path / "ny.csv"), faults=faults)


def test_a_table_that_contradicts_the_project_adds_nothing(secret: Path, tmp_path: Path):
    write_table(
        tmp_path / "ny.csv", ["id", "hverdag"], [("1", f"{SECRET} er blid"), ("2", SECRET), ("9", "ny")]
    )
    words = ("add", secret, tmp_path / "ny.csv", "--id", "id", "--wave", "2025", "--question", "hverdag")
    assert "has another text for «hverdag»" in refused(secret, 1, *words, faults=2)


def test_a_table_that_is_not_there_is_the_callers_fault(secret: Path, tmp_path: Path):
    assert "cannot be read (No such file" in refused(secret, 2, *adding(secret, tmp_path / "borte.csv"))


@pytest.mark.parametrize(
    "more",
    [
        ("--asked", "hverdag"),
        ("--asked", "hverdag=mange"),
        ("--asked", "hverdag=99999999999999999999"),
        ("--invited", "99999999999999999999"),
        ("--invited", "-1"),
        ("--set", "=x"),
        ("--question", "hverdag=x"),
        ("--question-column", "q"),
        ("--tull", "x"),
    ],
    ids=" ".join,
)
def test_an_option_that_cannot_be_read_is_the_callers_fault(
    secret: Path, tmp_path: Path, more: tuple[str, str]
):
    assert "Usage:" in refused(secret, 2, *adding(secret, tmp_path / "hemmelig.csv", *more))


# -- codebooks and projects --------------------------------------------------------------------------------


def test_every_fault_of_a_codebook_is_listed_with_its_line(secret: Path, tmp_path: Path):
    (tmp_path / "feil.yaml").write_text(CODEBOOK_OF_FAULTS, encoding="utf-8")
    said = refused(secret, 1, "new", tmp_path / "n.ungtekst", "--codebook", tmp_path / "feil.yaml", faults=3)
    assert [f"line {line}" in said for line in (2, 6, 8)] == [True] * 3
    assert "3 faults; nothing was changed." in said


def test_faults_of_several_codebooks_are_listed_together(secret: Path, tmp_path: Path, codebook_file: Path):
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(CODEBOOK_OF_FAULTS, encoding="utf-8")
    files = [word for name in ("a.yaml", "b.yaml") for word in ("--codebook", tmp_path / name)]
    said = refused(secret, 1, "new", tmp_path / "n.ungtekst", *files, faults=6)
    assert said.count("a.yaml") == said.count("b.yaml") == 3


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"- en\n- liste\n", b"id: [1\n", b"\x00\x01", b"a: &a [*a]\n"]
)
def test_a_file_that_is_no_codebook_makes_no_project(secret: Path, tmp_path: Path, content: bytes):
    (tmp_path / "feil.yaml").write_bytes(content)
    before = set(tmp_path.iterdir())
    done = call("new", tmp_path / "n.ungtekst", "--codebook", tmp_path / "feil.yaml")
    assert done.status == 1
    assert "feil.yaml" in done.err
    assert "Traceback" not in done.err
    assert set(tmp_path.iterdir()) == before


def test_a_project_is_never_made_over_another_file(secret: Path, codebook_file: Path):
    assert "already a file here" in refused(secret, 2, "new", secret, "--codebook", codebook_file)


PROJECT_COMMANDS = [
    ("code",),
    ("history",),
    ("export", "UT.csv"),
    ("report", "UT.html"),
    ("quotes", "UT.csv"),
    ("review", "export", "UT.csv", "--take", "all"),
    ("review", "apply", "ark.csv", "--coder", "kari"),
    ("add", "hemmelig.csv", "--id", "id", "--wave", "1", "--question", "hverdag"),
    ("add-codes", "ark.csv", "--id", "id", "--wave", "1", "--question", "hverdag", "--coder", "kari"),
]


@pytest.mark.parametrize("words", PROJECT_COMMANDS, ids=lambda words: " ".join(words[:2]))
def test_a_file_that_is_no_project_is_refused_by_every_command(
    secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
):
    monkeypatch.chdir(tmp_path)
    verbs = 2 if words[0] == "review" else 1
    for name, said in (("hemmelig.csv", "not an ungtekst project"), ("borte.ungtekst", "no such project")):
        assert said in refused(secret, 2, *words[:verbs], name, *words[verbs:])


@pytest.mark.parametrize("words", PROJECT_COMMANDS, ids=lambda words: " ".join(words[:2]))
def test_a_damaged_project_is_one_sentence_in_every_command(
    secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
):
    monkeypatch.chdir(tmp_path)
    whole = secret.read_bytes()
    secret.write_bytes(whole[: len(whole) // 2])
    verbs = 2 if words[0] == "review" else 1
    assert "the project file is damaged" in refused(secret, 1, *words[:verbs], secret.name, *words[verbs:])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("code", "--question", "tull"), "no answers to «tull»"),
        (("code", "--wave", "tull"), "no wave «tull»"),
        (("code", "--seed", "-1"), "--seed"),
        (("code", "--seed", "99999999999"), "--seed"),
        (("history", "--answer", "99"), "no answer with that number"),
        (("history", "--answer", "99999999999999999999"), "no answer with that number"),
        (("history", "--respondent", "tull"), "no answer with that number or respondent"),
        (("history", "--respondent", "1", "--answer", "1"), "not both"),
        (("export", "UT.txt"), "written as .csv"),
        (("export", "ingen/UT.csv"), "cannot be written"),
        (("export", "mappe.csv"), "cannot be written"),
        (("report", "UT.txt"), "UT.txt"),
        (("report", "ingen/UT.html"), "cannot be written"),
        (("report", "UT.html", "--codebook", "tull"), "tull"),
        (("quotes", "UT.csv", "--code", "tull"), "tull"),
        (("review", "apply", "ark.csv", "--coder", " "), "give a name"),
        (("review", "apply", "hemmelig.csv", "--coder", "kari"), "no column «nøkkel»"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_call_that_cannot_be_met_says_why_and_changes_nothing(
    secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mappe.csv").mkdir()
    verbs = 2 if words[0] == "review" else 1
    status = 1 if "nøkkel" in said else 2
    assert said in refused(secret, status, *words[:verbs], secret.name, *words[verbs:])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--codebook", "hverdag.yaml", "--id", "id", "--text", "tekst", "-o", "UT.csv"),
            "no column «tekst»",
        ),
        (("--codebook", "borte.yaml", "--id", "id", "--text", "hverdag", "-o", "UT.csv"), "borte.yaml"),
        (("--codebook", "hverdag.yaml", "--id", "id", "--text", "hverdag", "-o", "mappe.csv"), "be written"),
        (
            ("--codebook", "hverdag.yaml", "--id", "id", "--text", "hverdag", "-o", "UT.txt"),
            "written as .csv",
        ),
        (("--id", "id", "--text", "hverdag", "-o", "UT.csv"), "--codebook FILE and --project"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_table_that_cannot_be_run_writes_nothing(
    secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mappe.csv").mkdir()
    assert said in refused(secret, 2, "run", "hemmelig.csv", *words)


def test_a_fault_far_down_a_table_that_is_run_writes_nothing(secret: Path, tmp_path: Path):
    (tmp_path / "lang.csv").write_text(
        f"id;t\n{f'1;{SECRET}' + chr(10):s}" + "1;a\n" * 2_500 + "2\n", "utf-8"
    )
    words = ("--codebook", tmp_path / "hverdag.yaml", "--id", "id", "--text", "t", "-o", tmp_path / "UT.csv")
    assert "row 2503" in refused(secret, 1, "run", tmp_path / "lang.csv", *words)


# -- sheets ------------------------------------------------------------------------------------------------


def test_a_sheet_with_faults_lists_them_all_and_is_not_applied(secret: Path, tmp_path: Path):
    sheet = tmp_path / "ark.csv"
    with sheet.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.reader(handle, delimiter=";"))
    at = rows[0].index
    rows[1][at("skole")] = f"{SECRET}?"
    rows[2][at("svar")] += " og mer"
    rows[3][at("nøkkel")] = SECRET
    rows[4][at("helse")] = ""
    rows[5][at("ferdig")] = SECRET
    rows[6][at("nav")] = "1"
    with sheet.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, delimiter=";").writerows(rows)
    said = refused(secret, 1, "review", "apply", secret, sheet, "--coder", "kari", faults=5)
    assert [f"row {number}" in said for number in (2, 3, 4, 5, 6)] == [True] * 5


def test_a_sheet_from_another_project_is_refused(secret: Path, coded: Path, tmp_path: Path):
    said = refused(coded, 2, "review", "apply", coded, tmp_path / "ark.csv", "--coder", "kari")
    assert "the sheet does not belong to this project" in said


def test_no_command_that_goes_well_prints_an_answer(secret: Path, tmp_path: Path):
    for words in (
        ("add", secret, tmp_path / "hemmelig.csv", "--id", "id", "--wave", "2025", "--question", "hverdag"),
        ("code", secret),
        ("review", "export", secret, tmp_path / "ny.csv", "--take", "audit"),
        ("review", "apply", secret, tmp_path / "ark.csv", "--coder", "kari", "--confirm"),
        ("export", secret, tmp_path / "ut.csv"),
        ("report", secret, tmp_path / "r.html"),
        ("history", secret),
        ("history", secret, "--respondent", "1"),
    ):
        done = call(*words)
        assert done.status == 0, (words, done.err)
        assert SECRET.casefold() not in (done.out + done.err).casefold()


def test_a_fault_of_our_own_is_one_line_without_its_message(secret: Path, tmp_path: Path):
    script = f"""if True:
        import sys
        import ungtekst.steps.code
        from ungtekst.cli.main import main
        ungtekst.steps.code.code = lambda *_, **__: int("{SECRET}")
        sys.argv = ["ungtekst", "code", "{secret.name}"]
        main()
    """
    done = python("-c", script, cwd=tmp_path)
    assert (done.status, done.out) == (1, "")
    assert done.err == "ungtekst has a fault of its own (ValueError); UNGTEKST_DEBUG=1 shows where.\n"
    assert SECRET in python("-c", script, cwd=tmp_path, UNGTEKST_DEBUG="1").err
