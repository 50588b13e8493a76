"""Draws promise: the chance of every answer in the frame is known, and it is the one it really has."""

from __future__ import annotations

import csv
import math
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from analyst import returned
from hypothesis import given
from hypothesis import strategies as st
from project_material import add, decide, person, query

from ungtekst import Project
from ungtekst.errors import CallError
from ungtekst.project import draws, schema
from ungtekst.steps.review_apply import apply
from ungtekst.steps.review_export import export

SIZES = st.dictionaries(st.text("abcde", min_size=1, max_size=3), st.integers(1, 40), min_size=1, max_size=8)
SEEDS = 400
PLAIN = dict.fromkeys(range(1, 13), "")
UNEVEN = {one: "liten" if one <= 3 else "stor" for one in range(1, 13)}


def sheet(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle, delimiter=";"))


@given(SIZES, st.integers(0, 400))
def test_every_draw_is_given_out_and_no_stratum_gives_more_than_it_has(sizes: dict[str, int], count: int):
    share = draws.allocate(sizes, count)
    assert share.keys() == sizes.keys()
    assert sum(share.values()) == min(count, sum(sizes.values()))
    assert all(0 <= share[name] <= sizes[name] for name in sizes)


@given(SIZES, st.integers(0, 400))
def test_strata_get_equally_many_as_far_as_each_goes(sizes: dict[str, int], count: int):
    share = draws.allocate(sizes, count)
    most = max(share.values())
    assert all(share[name] >= most - 1 for name in sizes if share[name] < sizes[name])
    got_one_more = [name for name in sizes if share[name] == most and share[name] <= sizes[name]]
    short = [name for name in sizes if share[name] == most - 1 and share[name] < sizes[name]]
    if most > 0 and short:
        assert min(sizes[name] for name in got_one_more) >= min(sizes[name] for name in short)


@given(SIZES, st.integers(0, 400))
def test_no_stratum_is_left_out_when_there_are_draws_enough(sizes: dict[str, int], count: int):
    share = draws.allocate(sizes, count)
    assert (min(share.values()) > 0) == (count >= len(sizes))
    assert draws.allocate(dict(reversed(sizes.items())), count) == share


@pytest.fixture
def bare() -> Iterator[sqlite3.Connection]:
    """The tables alone, so that thousands of draws are quick; nothing but draws is looked at."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    schema.make(connection)
    connection.execute("INSERT INTO codebook VALUES (1, 'bok', '1.0.0', '', '{}', 1)")
    yield connection
    connection.close()


class Once:
    """An event that is always the first."""

    def __call__(self) -> int:
        return 1


def simulate(
    bare: sqlite3.Connection, rounds: list[tuple[Mapping[int, str], int]]
) -> tuple[dict[int, float], dict[int, set[float]]]:
    """Draw many times over: the share of times each answer was drawn, and the joint chances computed."""
    times: dict[int, int] = {}
    chances: dict[int, set[float]] = {}
    for seed in range(SEEDS):
        bare.execute("BEGIN")
        for place, (strata, count) in enumerate(rounds):
            draws.draw(bare, Once(), "audit", 1, strata, count, seed + place * 1_000_003)  # type: ignore[arg-type]
        frame = draws.inclusion(bare, "audit", 1)
        bare.execute("ROLLBACK")
        for revision, pi, was in frame.itertuples():
            times[revision] = times.get(revision, 0) + was
            chances.setdefault(revision, set()).add(round(pi, 9))
    return {one: count / SEEDS for one, count in times.items()}, chances


@pytest.mark.parametrize(
    "rounds",
    [
        [(PLAIN, 5)],
        [(UNEVEN, 4)],
        [(PLAIN, 3), (PLAIN, 4)],
        [(UNEVEN, 2), (UNEVEN, 4)],
        [(PLAIN, 3), (PLAIN, 2), (PLAIN, 2)],
        [(dict.fromkeys(range(1, 9), ""), 3), (PLAIN, 4)],
    ],
    ids=["one", "strata", "two", "two with strata", "three", "a frame that grew"],
)
def test_the_joint_chance_is_how_often_an_answer_is_drawn(
    bare: sqlite3.Connection, rounds: list[tuple[Mapping[int, str], int]]
):
    shares, chances = simulate(bare, rounds)
    assert shares.keys() == chances.keys() == rounds[-1][0].keys()
    for revision, share in shares.items():
        (pi,) = chances[revision]
        assert abs(share - pi) <= 4 * math.sqrt(pi * (1 - pi) / SEEDS) + 1e-9, revision


@given(st.lists(st.integers(1, 4), min_size=1, max_size=3))
def test_chances_of_several_draws_join_also_for_those_drawn_first(counts: list[int]):
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    schema.make(connection)
    connection.execute("INSERT INTO codebook VALUES (1, 'bok', '1.0.0', '', '{}', 1)")
    left, missed = len(PLAIN), 1.0
    for seed, count in enumerate(counts):
        draws.draw(connection, Once(), "audit", 1, PLAIN, count, seed)  # type: ignore[arg-type]
        missed *= 1 - count / left
        left -= count
    frame = draws.inclusion(connection, "audit", 1)
    connection.close()
    assert frame["drawn"].sum() == sum(counts)
    assert frame["pi"].tolist() == pytest.approx([1 - missed] * len(PLAIN))


def test_the_same_seed_draws_the_same(bare: sqlite3.Connection):
    chosen = []
    for _ in range(2):
        bare.execute("BEGIN")
        chosen.append(draws.draw(bare, Once(), "audit", 1, UNEVEN, 5, 7)[1])  # type: ignore[arg-type]
        bare.execute("ROLLBACK")
    assert chosen[0] == chosen[1]


def test_a_group_makes_strata_with_their_own_chances(coded: Path, tmp_path: Path):
    export(coded, tmp_path / "en.csv", "audit", count=6, stratify="kontor")
    offices = [row["kontor"] for row in sheet(tmp_path / "en.csv")]
    assert (offices.count("Granmo"), offices.count("Østbyen")) == (3, 3)
    sizes = dict(
        query(
            coded,
            "SELECT value, COUNT(*) FROM current_answers JOIN background USING (respondent_id) "
            "WHERE background.name = 'kontor' AND TRIM(text) <> '' GROUP BY value",
        )
    )
    pi = query(coded, "SELECT DISTINCT stratum, pi FROM draws ORDER BY stratum")
    assert pi == [(name, 3 / int(str(count))) for name, count in sorted(sizes.items())]
    assert query(coded, "SELECT DISTINCT stratified FROM draws") == [("kontor",)]


def test_a_code_of_the_machine_makes_strata(coded: Path, tmp_path: Path):
    with Project.open(coded) as project:
        decide(project, "kari", 1, skole=0)
        machine = query(
            coded,
            "SELECT revision FROM machine_codings JOIN current_answers USING (revision) "
            "WHERE variable = 'skole' AND value = '1' AND TRIM(text) <> ''",
        )
    export(coded, tmp_path / "en.csv", "audit", count=6, stratify="skole")
    frame = query(coded, "SELECT revision FROM draws WHERE stratum = '1'")
    assert sorted(frame) == sorted(machine)
    assert (1,) in frame
    assert query(coded, "SELECT stratum, SUM(drawn) FROM draws GROUP BY 1") == [("0", 3), ("1", 3)]


def test_a_dimension_makes_strata_and_what_has_no_value_is_one(coded: Path, tmp_path: Path):
    export(coded, tmp_path / "en.csv", "audit", count=8, stratify="valens")
    shares = dict(query(coded, "SELECT stratum, SUM(drawn) FROM draws GROUP BY 1"))
    assert sum(int(str(n)) for n in shares.values()) == 8
    assert set(shares) <= {"", "positiv", "negativ", "nøytral"}
    assert min(int(str(n)) for n in shares.values()) >= 1


def test_fewer_draws_than_strata_is_a_fault_that_draws_nothing(coded: Path, tmp_path: Path):
    before = coded.read_bytes()
    with pytest.raises(CallError, match=r"«kontor» \(2\).*--count 2 or more"):
        export(coded, tmp_path / "en.csv", "audit", count=1, stratify="kontor")
    assert coded.read_bytes() == before
    assert not (tmp_path / "en.csv").exists()


def test_strata_by_what_is_not_there_and_of_a_queue_are_faults(coded: Path, tmp_path: Path):
    with pytest.raises(
        CallError, match="no group, code or dimension «by»; the ones there are: kontor, kjønn, skole"
    ):
        export(coded, tmp_path / "en.csv", "audit", stratify="by")
    with pytest.raises(CallError, match=r"(?i)only a random draw has strata"):
        export(coded, tmp_path / "en.csv", "queue", stratify="kontor")


def test_audit_and_double_do_not_mix(coded: Path, tmp_path: Path):
    export(coded, tmp_path / "revisjon.csv", "audit", count=14)
    with Project.open(coded) as project:
        for revision in (1, 3, 5):
            decide(project, "kari", revision, skole=0)
    assert export(coded, tmp_path / "dobbel.csv", "double", count=9).rows == 3
    with Project.open(coded) as project:
        audit, double = project.inclusion("audit", 1), project.inclusion("double", 1)
        assert (len(audit), len(double)) == (14, 3)
        assert project.drawn("double") == {1, 3, 5}
    with pytest.raises(CallError, match="no answer left"):
        export(coded, tmp_path / "to.csv", "audit", count=1)


def test_answers_that_came_later_are_outside_the_earlier_frame(coded: Path, tmp_path: Path):
    export(coded, tmp_path / "en.csv", "audit", count=7)
    with Project.open(coded) as project:
        add(project, [person("ny1", "angst"), person("ny2", "NAV", 3)], "2026")
        new = project.answers(wave="2026").index.tolist()
        first = project.inclusion("audit", 1)
        assert not set(new) & set(first.index)
        assert len(first) == 14
    export(coded, tmp_path / "to.csv", "audit", count=3)
    with Project.open(coded) as project:
        joint = project.inclusion("audit", 1)
    assert joint.loc[new, "pi"].tolist() == pytest.approx([3 / 9, 3 / 9])
    assert joint.drop(index=new)["pi"].tolist() == pytest.approx([1 - (1 - 7 / 14) * (1 - 3 / 9)] * 14)


def test_a_blank_answer_is_outside_every_frame(coded: Path, tmp_path: Path):
    export(coded, tmp_path / "en.csv", "audit", count=14)
    blank = query(coded, "SELECT revision FROM current_answers WHERE TRIM(text) = ''")
    frame = query(coded, "SELECT revision FROM draws")
    assert (len(blank), len(frame)) == (2, 14)
    assert not set(blank) & set(frame)


def test_a_draw_that_is_not_exported_is_not_made(coded: Path, tmp_path: Path):
    before = coded.read_bytes()
    with pytest.raises(CallError, match="cannot be written"):
        export(coded, tmp_path / "ingen" / "en.csv", "audit", count=3)
    assert coded.read_bytes() == before


def test_a_report_is_told_how_far_the_draws_have_come(coded: Path, tmp_path: Path):
    def progress() -> dict[str, list[int]]:
        with Project.open(coded) as project:
            return {kind: numbers for kind, *numbers in project.draws(1).itertuples(index=False, name=None)}

    assert progress() == {}
    export(coded, tmp_path / "en.csv", "audit", count=5)
    export(coded, tmp_path / "to.csv", "audit", count=3)
    assert progress() == {"audit": [14, 8, 0, 0]}
    rows = [{**row, "ferdig": "x"} for row in sheet(tmp_path / "en.csv")]
    for coder, some in (("kari", rows[:3]), ("per", rows[2:4])):
        back = returned(tmp_path / f"{coder}.csv", [*some, *sheet(tmp_path / "en.csv")[4:]])
        apply(coded, back, coder)
    assert progress() == {"audit": [14, 8, 4, 2]}
