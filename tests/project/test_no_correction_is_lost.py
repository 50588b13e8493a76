"""The first promise: every correction stands, every conflict is listed, and nothing else changes.

Two analysts have a sheet each; both correct what they like, and their spreadsheets do what spreadsheets do.
The machine codes anew in between. What must come of it is worked out here by itself, from the edits alone.
UNGTEKST_EXAMPLES=2000 asks for so many projects.
"""

from __future__ import annotations

import csv
import itertools
import os
import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from project_material import machine, project_of, query

from ungtekst import Codebook, Project
from ungtekst.errors import DataError
from ungtekst.exchange.tables import guarded
from ungtekst.project import Line
from ungtekst.steps.review_apply import Applied, apply

EXAMPLES = int(os.environ.get("UNGTEKST_EXAMPLES", "80"))
MANY = ("skole", "økonomi", "helse", "nav")
ONES = {"valens": ("positiv", "negativ", "nøytral"), "bruk": ("ja", "ikke-svar", "utenfor-spørsmålet")}
TEXTS = (
    "sliten",
    "sliten",
    "Skolen – og læreren «min»",
    "=SUM(A1:A9)",
    "- nei; ikke noe",
    "to\nlinjer, med komma",
    "'=1 var svaret",
    "",
    "hva?",
    "čuđit, ☺ og привет",
    "blåbærsyltetøy\u00a0…",
    '"sitat" \t med tab',
)
SPELLINGS = {
    "1": ("1", "1.0", "1,0", "x", "JA", "true", "Sann"),
    "0": ("0", "0.0", "0,0", "nei", "FALSE", "usann"),
}
CONTEXT = ("id", "bølge", "spørsmål", "svar", "forslag", "kommentar")
SUSPECTED = {"sheet-many-differ", "sheet-codes-shuffled", "sheet-column-sorted"}

Place = tuple[int, str]
Values = dict[Place, str]


@dataclass(frozen=True)
class Work:
    """What one analyst gets and does: rows, her cells («» emptied), ticks, and what her program does."""

    coder: str
    blind: bool
    revisions: tuple[int, ...]
    cells: Mapping[Place, str]
    ticked: frozenset[int]
    lost: frozenset[int]
    encoding: str
    separator: str
    seed: int


def codes_of(count: int) -> st.SearchStrategy[dict[int, dict[str, object]]]:
    """What a run says of every answer; a choice may have no value."""
    one = st.fixed_dictionaries(
        {
            **{name: st.integers(0, 1) for name in MANY},
            **{name: st.none() | st.sampled_from(values) for name, values in ONES.items()},
        }
    )
    return st.fixed_dictionaries(dict.fromkeys(range(1, count + 1), one))


@st.composite
def works(draw: st.DrawFn, coder: str, count: int) -> Work:
    everyone = range(1, count + 1)
    revisions = draw(st.lists(st.sampled_from(everyone), min_size=1, max_size=count, unique=True))
    ticked = draw(st.frozensets(st.sampled_from(revisions)))
    cells: Values = {}
    for revision in revisions:
        for name in draw(st.lists(st.sampled_from([*MANY, *ONES]), max_size=3, unique=True)):
            values = ONES.get(name) or (("0", "1", "") if revision in ticked else ("0", "1"))
            cells[revision, name] = draw(st.sampled_from(values))
    return Work(
        coder,
        draw(st.booleans()),
        tuple(revisions),
        cells,
        ticked,
        draw(st.frozensets(st.sampled_from(revisions), max_size=len(revisions) - 1)),
        draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "ascii"])),
        draw(st.sampled_from([";", ",", "\t"])),
        draw(st.integers(0, 9_999)),
    )


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[str], list[dict[int, dict[str, object]]], Work, Work, bool]:
    texts = draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=8))
    runs = [draw(codes_of(len(texts))) for _ in range(3)]
    first, second = draw(works("kari", len(texts))), draw(works("ola", len(texts)))
    return texts, runs, first, second, draw(st.booleans())


# -- what must come of it ----------------------------------------------------------------------------------


def said_by(run: Mapping[int, Mapping[str, object]]) -> Values:
    """What the machine holds after a run."""
    return {
        (revision, name): str(value)
        for revision, given in run.items()
        for name, value in given.items()
        if value is not None
    }


def intended(work: Work, exported: Values) -> Values:
    """The decisions that an analyst made, by the rules for ticked and unticked, blind and filled sheets."""
    made: Values = {}
    for place in itertools.product([r for r in work.revisions if r not in work.lost], [*MANY, *ONES]):
        revision, name = place
        before = exported.get(place, "")
        after = work.cells.get(place, before)
        if after == before:
            if revision in work.ticked and before:
                made[place] = before
            elif revision in work.ticked and work.blind and name in MANY:
                made[place] = "0"
        else:
            made[place] = after or "0"
    return made


def expected(machine_said: Values, decisions: Mapping[str, Values]) -> dict[Place, str | None]:
    """What holds: the humans where they agree, None where they do not, else the machine."""
    holds: dict[Place, str | None] = dict(machine_said)
    for place in set().union(*decisions.values()):
        values = {made[place] for made in decisions.values() if place in made}
        holds[place] = values.pop() if len(values) == 1 else None
    return holds


# -- making it happen --------------------------------------------------------------------------------------


def hand_out(project: Project, work: Work, texts: list[str], exported: Values) -> list[dict[str, str]]:
    """Record a sheet and give its rows."""
    lines = [
        Line(r, r, "", {name: exported[r, name] for name in [*MANY, *ONES] if (r, name) in exported})
        for r in work.revisions
    ]
    with project.change("review export"):
        _, keys = project.record_sheet("audit" if work.blind else "queue", 1, None, lines)
    return [
        {
            "nøkkel": key,
            **{"id": f"p{line.revision}", "bølge": "2025", "spørsmål": "hverdag"},
            "svar": guarded(texts[line.revision - 1]),
            **{name: line.cells.get(name, "") for name in [*MANY, *ONES]},
            **{"forslag": "", "ferdig": "", "kommentar": ""},
        }
        for line, key in zip(lines, keys, strict=True)
    ]


def return_sheet(path: Path, work: Work, rows: list[dict[str, str]]) -> None:
    """Fill in the analyst's cells, and save as her program would."""
    chance = random.Random(work.seed)  # noqa: S311 - not a secret
    kept = []
    for revision, row in zip(work.revisions, rows, strict=True):
        for name in [*MANY, *ONES]:
            value = work.cells.get((revision, name), row[name])
            row[name] = chance.choice(SPELLINGS.get(value, (value, value.upper())))
        row["ferdig"] = chance.choice(["x", "1", "ja"]) if revision in work.ticked else ""
        if revision not in work.lost:
            kept.append(row)
    heads = [head for head in rows[0] if head not in CONTEXT or chance.random() < 0.9]
    heads.append("Mine notater")
    chance.shuffle(heads)
    chance.shuffle(kept)
    with path.open("w", encoding=work.encoding, errors="replace", newline="") as handle:
        writer = csv.writer(handle, delimiter=work.separator)
        writer.writerow(chance.choice([head, head.upper(), head.title()]) for head in heads)
        writer.writerows([row.get(head, "egen") for head in heads] for row in kept)


def apply_as_meant(project: Path, sheet: Path, coder: str) -> Applied:
    """Apply; where the sheet only looks suspicious, see that nothing happened and say that it is meant so."""
    before = project.read_bytes()
    try:
        return apply(project, sheet, coder)
    except DataError as problem:
        suspected = {fault.code for fault in problem.faults}
    assert suspected <= SUSPECTED
    assert project.read_bytes() == before
    return apply(project, sheet, coder, yes=True)


def conflicts(done: Applied) -> set[Place]:
    return {(dispute.revision, dispute.variable) for dispute in done.merged.disputes}


def disagreements(mine: Values, theirs: Values) -> set[Place]:
    return {place for place, value in mine.items() if theirs.get(place, value) != value}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ark")


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
@given(story=stories())
def test_every_correction_stands_every_conflict_is_listed_and_nothing_else_changes(
    folder: Path,
    codebook: Codebook,
    story: tuple[list[str], list[dict[int, dict[str, object]]], Work, Work, bool],
):
    texts, runs, kari, ola, at_the_same_time = story
    path, first, second = folder / "p.ungtekst", folder / "kari.csv", folder / "ola.csv"
    path.unlink(missing_ok=True)
    with project_of(path, codebook, texts) as project:
        machine(project, runs[0])
        shown = {} if kari.blind else said_by(runs[0])
        by_kari = intended(kari, shown)
        return_sheet(first, kari, hand_out(project, kari, texts, shown))
        if at_the_same_time:
            held = dict(said_by(runs[0]))
            rows = hand_out(project, ola, texts, shown_to_ola := {} if ola.blind else held)

        machine(project, runs[1])
        assert conflicts(apply_as_meant(path, first, "kari")) == set()
        if not at_the_same_time:
            held = {p: v for p, v in expected(said_by(runs[1]), {"kari": by_kari}).items() if v is not None}
            rows = hand_out(project, ola, texts, shown_to_ola := {} if ola.blind else held)
        by_ola = intended(ola, shown_to_ola)
        return_sheet(second, ola, rows)

        machine(project, runs[2])
        assert conflicts(apply_as_meant(path, second, "ola")) == disagreements(by_ola, by_kari)

        before = path.read_bytes()
        assert apply(path, first, "kari").merged.decisions == ()
        assert apply(path, second, "ola").merged.decisions == ()
        assert path.read_bytes() == before

        current = project.current()
        assert project.answers()["text"].tolist() == texts
        ledger = query(path, "SELECT coder, COUNT(*) FROM human_codings GROUP BY coder")
    holds = {(r, v): value for r, v, value in current[["revision", "variable", "value"]].to_numpy().tolist()}
    decisions = {"kari": by_kari, "ola": by_ola}
    assert holds == expected(said_by(runs[2]), decisions)
    assert dict(ledger) == {coder: len(made) for coder, made in decisions.items() if made}
    assert query(path, "SELECT COUNT(*) FROM coding WHERE source = 'human'") == [
        (len(by_kari) + len(by_ola),)
    ]
