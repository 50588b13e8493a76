"""A code that is only for one group is never given to another, and a missing group is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from ungtekst import Project
from ungtekst.errors import CallError
from ungtekst.steps.add import Layout, add
from ungtekst.steps.code import code
from ungtekst.steps.new import new

CODEBOOK = """
ungtekst: codebook/1
id: liten
version: 1.0.0
dimensions:
  - id: behov
    choice: many
    codes:
      - {id: registrering, label: Registrering, terms: ["registrere"], only: {tjeneste: [OT]}}
      - {id: kurs, label: Kurs, terms: ["kurs"]}
"""


def project(folder: Path, *groups: str) -> Path:
    (folder / "liten.yaml").write_text(CODEBOOK, "utf-8")
    (folder / "svar.csv").write_text(
        "id;tjeneste;q\n1;OT;kurs i å registrere\n2;NAV;kurs i å registrere\n", "utf-8"
    )
    path = folder / "p.ungtekst"
    new(path, [folder / "liten.yaml"])
    add(path, folder / "svar.csv", Layout("id", {"q": "q"}, groups=groups), "v1")
    return path


def test_a_code_for_one_group_is_not_given_to_another(tmp_path: Path) -> None:
    path = project(tmp_path, "tjeneste")
    code(path)
    with Project.open(path) as opened:
        held = opened.current()
    given = {(row.respondent, row.variable) for row in held.itertuples() if row.value == "1"}
    assert given == {("1", "registrering"), ("1", "kurs"), ("2", "kurs")}


def test_a_group_that_no_answer_has_is_named(tmp_path: Path) -> None:
    with pytest.raises(CallError, match="tjeneste"):
        code(project(tmp_path))
