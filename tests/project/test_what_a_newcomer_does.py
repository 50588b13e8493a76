"""What people do to sheets without a thought: none of it may cost a correction, or pass unsaid."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from ungtekst import Project
from ungtekst.errors import CallError, DataError
from ungtekst.steps.add import Layout, add
from ungtekst.steps.code import code
from ungtekst.steps.export import export as export_data
from ungtekst.steps.new import new
from ungtekst.steps.review_apply import apply
from ungtekst.steps.review_export import export
from ungtekst.steps.run import run

CODEBOOK = """
ungtekst: codebook/1
id: liten
version: 1.0.0
questions:
  - {id: om-skole, dimensions: [tema]}
  - {id: om-jobb, dimensions: [andre]}
dimensions:
  - id: tema
    choice: many
    codes:
      - {id: familie, label: Familie, terms: ["mor", "far"]}
      - {id: skole, label: Skole, terms: ["lærer", "eksamen"]}
  - id: andre
    choice: many
    codes: [{id: jobb, label: Jobb, terms: ["vakt", "sjef"]}]
"""
TEXTS = """mor og læreren
bare eksamen
far sa nei
ingen av delene
lærer, lærer, lærer
eksamen med mor
far er lærer
de andre
mor igjen
eksamen om igjen
vet ikke helt hva
far og far""".splitlines()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "liten.yaml").write_text(CODEBOOK, "utf-8")
    rows = [f"{number};{text};sjefen er grei" for number, text in enumerate(TEXTS, 1)]
    (tmp_path / "svar.csv").write_text("\n".join(["id;s;j", *rows]), "utf-8")
    path = tmp_path / "p.ungtekst"
    new(path, [tmp_path / "liten.yaml"])
    add(path, tmp_path / "svar.csv", Layout("id", {"om-skole": "s", "om-jobb": "j"}), "v1")
    code(path)
    return path


def read(sheet: Path) -> list[list[str]]:
    with sheet.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.reader(handle, delimiter=";"))


def write(sheet: Path, rows: list[list[str]]) -> None:
    with sheet.open("w", encoding="utf-8-sig", newline="") as handle:
        csv.writer(handle, delimiter=";").writerows(rows)


def test_a_sheet_is_never_written_over(project: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "ark.csv"
    export(project, sheet, "all", question="om-skole")
    before = sheet.read_bytes()
    for again in (lambda: export(project, sheet, "all"), lambda: export_data(project, sheet)):
        with pytest.raises(CallError, match="never written over"):
            again()
    assert sheet.read_bytes() == before


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_a_sheet_is_known_by_its_keys_whatever_became_of_it(
    project: Path, tmp_path: Path, encoding: str
) -> None:
    sheet = tmp_path / "ark.csv"
    export(project, sheet, "all", question="om-skole")
    heads, *rows = read(sheet)
    lines = [",".join(reversed(row)) for row in [[head.upper() for head in heads], *rows[::-1]]]
    sheet.write_bytes("\n".join(lines).replace("Ø", "?").encode(encoding))
    before = sheet.read_bytes()
    with pytest.raises(CallError, match="never written over"):
        export_data(project, sheet)
    assert sheet.read_bytes() == before


def test_a_spreadsheet_file_is_not_written_over_either(project: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "ark.csv"
    sheet.write_bytes(b"PK\x03\x04 lagret som xlsx")
    with pytest.raises(CallError, match="never written over"):
        export(project, sheet, "all", question="om-skole")


def test_a_head_that_was_changed_is_refused_and_a_column_of_ones_own_is_told(
    project: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "ark.csv"
    export(project, sheet, "all", question="om-skole")
    rows = read(sheet)
    write(sheet, [[head.replace("familie", "Familien") for head in rows[0]], *rows[1:]])
    with pytest.raises(DataError, match="«familie» is missing"):
        apply(project, sheet, "kari")
    own = [[*rows[0], "mine notater"], *([*row, "ja"] for row in rows[1:])]
    write(sheet, own)
    done = apply(project, sheet, "kari")
    assert (done.unknown, done.absent) == (("mine notater",), ())


def test_codes_sorted_without_the_key_in_a_part_of_the_sheet_are_refused(
    project: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "ark.csv"
    export(project, sheet, "all", question="om-skole")
    heads, *rows = read(sheet)
    columns = [heads.index("familie"), heads.index("skole")]
    part = rows[:9]
    for row, codes in zip(part, sorted([row[c] for c in columns] for row in part), strict=True):
        for column, value in zip(columns, codes, strict=True):
            row[column] = value
    write(sheet, [heads, *rows])
    with pytest.raises(DataError, match=r"changed places|sorted by itself|differ from the exported"):
        apply(project, sheet, "kari")


def test_what_was_not_asked_is_not_judged(project: Path) -> None:
    with Project.open(project) as opened:
        held = opened.current()
    asked = {(row.question, row.variable) for row in held.itertuples()}
    assert ("om-skole", "familie") in asked
    assert ("om-jobb", "jobb") in asked
    assert not asked & {("om-skole", "jobb"), ("om-jobb", "familie"), ("om-jobb", "skole")}


def test_a_table_is_never_coded_onto_itself(project: Path, tmp_path: Path) -> None:
    table = tmp_path / "svar.csv"
    before = table.read_bytes()
    with pytest.raises(CallError, match="written over the table"):
        run(table, table, id_column="id", text_column="s", codebook_file=tmp_path / "liten.yaml")
    with pytest.raises(CallError, match="om-alt"):
        run(
            table,
            tmp_path / "ut.csv",
            id_column="id",
            text_column="s",
            codebook_file=tmp_path / "liten.yaml",
            question="om-alt",
        )
    assert table.read_bytes() == before


def test_a_choice_left_open_in_a_ticked_blind_row_is_counted(tmp_path: Path) -> None:
    book = CODEBOOK.replace(
        '  - id: andre\n    choice: many\n    codes: [{id: jobb, label: Jobb, terms: ["vakt", "sjef"]}]',
        "  - id: andre\n    choice: one\n    codes: [{id: god, label: God}, {id: vond, label: Vond}]",
    )
    (tmp_path / "liten.yaml").write_text(book, "utf-8")
    (tmp_path / "svar.csv").write_text("id;j\n1;sjefen er grei\n2;vaktene er lange\n3;aner ikke\n", "utf-8")
    path, sheet = tmp_path / "p.ungtekst", tmp_path / "ark.csv"
    new(path, [tmp_path / "liten.yaml"])
    add(path, tmp_path / "svar.csv", Layout("id", {"om-jobb": "j"}), "v1")
    export(path, sheet, "audit")
    heads, *rows = read(sheet)
    for row in rows:
        row[heads.index("ferdig")] = "x"
        row[heads.index("andre")] = "god" if row[1] == "1" else ""
        row[heads.index("bruk")] = "ikke-svar" if row[1] == "3" else "ja"
    write(sheet, [heads, *rows])
    assert apply(path, sheet, "kari").merged.tally.unjudged == 1
