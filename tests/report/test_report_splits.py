"""Tables side by side: groups, waves, questions; and what is hidden in them, worked out by another solver."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from itertools import pairwise
from random import Random

import numpy as np
import pandas as pd
import pytest
import report_material as material
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from test_report_build import made

from ungtekst.codebook import Codebook
from ungtekst.errors import CallError
from ungtekst.report import Layout, Report, build
from ungtekst.report.shapes import CategoryTable, Cell, SplitColumn, SplitRow, SplitTable, ValueTable

EXAMPLES = max(8, int(os.environ.get("UNGTEKST_EXAMPLES", "0")) // 4)


def shops(*names: str) -> pd.DataFrame:
    """Deal the thirty answers to offices, the first ones to the first office."""
    numbers = material.answers().index
    dealt = [names[number * len(names) // len(numbers)] for number in range(len(numbers))]
    return pd.DataFrame({"kontor": dealt}, index=numbers)


def counts(table: SplitTable, code: str) -> list[int | str | None]:
    row = next(row for row in table.rows if row.code == code)
    return [None if cell is None else ":" if cell.count is None else cell.count for cell in row.cells]


# -- groups --------------------------------------------------------------------------------------------


def test_groups_stand_side_by_side_with_a_column_for_all() -> None:
    report = made(groups=shops("Nord", "Sør"), by=("kontor",), min_cell=0)
    tema, valens = report.chapters[0].groups
    assert [(c.label, c.base, c.total) for c in tema.columns] == [
        ("Nord", 15, False),
        ("Sør", 4, False),
        ("Alle", 19, True),
    ]
    assert counts(tema, "arbeid") == [8, 2, 10]
    assert counts(valens, "positiv") == [4, 3, 7]
    assert [row.code for row in valens.rows] == ["positiv", "blandet", "negativ", "nøytral"]
    assert report.chapters[1].groups == (), "eight answers are too few for a table"


def test_without_by_there_are_no_tables_of_groups() -> None:
    assert made(groups=shops("Nord", "Sør")).chapters[0].groups == ()


def test_those_without_a_value_have_a_column_of_their_own() -> None:
    groups = shops("Nord", "Sør")
    groups.loc[[1, 2, 3], "kontor"] = ["", "  ", None]
    table = made(groups=groups, by=("kontor",), min_cell=0).chapters[0].groups[0]
    assert [(c.label, c.base) for c in table.columns] == [
        ("Nord", 12),
        ("Sør", 4),
        ("Ikke oppgitt", 3),
        ("Alle", 19),
    ]


def test_values_with_numbers_stand_in_the_order_of_the_numbers() -> None:
    groups = shops("10. trinn", "9. trinn", "Vg1")
    groups.loc[19, "kontor"] = "Vg1"
    table = made(groups=groups, by=("kontor",), min_cell=0).chapters[0].groups[0]
    assert [c.label for c in table.columns] == ["9. trinn", "10. trinn", "Vg1", "Alle"]


def test_a_group_that_is_not_there_is_refused_and_so_is_one_too_wide_to_print() -> None:
    with pytest.raises(CallError, match="kontor"):
        made(groups=shops("Nord"), by=("fylke",))
    wide = shops(*(f"kontor {number}" for number in range(30)))
    with pytest.raises(CallError, match="19 values"):
        made(groups=wide, by=("kontor",))


def test_a_small_count_is_hidden_and_another_so_that_it_cannot_be_worked_out() -> None:
    report = made(groups=shops("Nord", "Sør", "Vest"), by=("kontor",))
    table = report.chapters[0].groups[0]
    for row in table.rows:
        shown = [cell.count for cell in row.cells[:-1] if cell is not None]
        assert not {1, 2} & set(shown)
        assert shown.count(None) != 1
    assert report.hidden == sum(one.hidden for one in report.splits) > 0


def test_nothing_is_hidden_with_a_smallest_cell_of_0() -> None:
    assert made(groups=shops("Nord", "Sør", "Vest"), by=("kontor",), min_cell=0).hidden == 0


def test_a_theme_of_one_answer_is_not_split_and_the_table_says_so() -> None:
    table = made(groups=shops("Nord", "Sør"), by=("kontor",)).chapters[0].groups[0]
    assert "klage" not in {row.code for row in table.rows}
    assert "Klage på spørsmålet" in table.left_out


# -- nothing hidden can be worked out ------------------------------------------------------------------


def test_nothing_hidden_can_be_worked_out_from_the_report_by_three_groups() -> None:
    numbers = material.answers().index
    chance = Random(4)  # noqa: S311 - not a secret
    groups = pd.DataFrame(
        {
            "kontor": [chance.choice(["Nord", "Sør", "Vest", ""]) for _ in numbers],
            "ytelse": [chance.choice(["AAP", "dagpenger"]) for _ in numbers],
        },
        index=numbers,
    )
    report = made(groups=groups, by=("kontor", "ytelse"))
    assert report.hidden > 10
    assert_safe(report, 3)


@settings(max_examples=EXAMPLES, deadline=None)
@given(seed=st.integers(0, 10_000), offices=st.integers(2, 5), least=st.integers(2, 6))
def test_nothing_hidden_can_be_worked_out_from_any_report(seed: int, offices: int, least: int) -> None:
    report = drawn(seed, offices, Layout(by=("kontor",), min_cell=least))
    assert_safe(report, least)


def drawn(seed: int, offices: int, layout: Layout, answers: int = 60) -> Report:
    """A report of random answers on a codebook with children, a union and a valence, unevenly dealt."""
    chance = np.random.default_rng(seed)
    numbers = range(1, answers + 1)
    leaves = ["a", "b1", "b2", "b21", "c1", "c2", "d"]
    shares = dict(zip(leaves, chance.uniform(0.02, 0.5, len(leaves)), strict=True))
    rows = [
        (one, code, str(int(chance.random() < share)))
        for one in numbers
        for code, share in shares.items()
        if chance.random() > 0.05
    ]
    rows += [
        (one, "v", str(chance.choice(["bra", "dårlig", "midt-på"], p=[0.7, 0.2, 0.1]))) for one in numbers
    ]
    codings = pd.DataFrame(rows, columns=["answer", "variable", "value"])
    frame = pd.DataFrame(
        {"respondent": numbers, "question": "q", "wave": "1", "text": "svar"}, index=numbers
    ).rename_axis("answer")
    uneven = 1 / np.arange(1, offices + 1) ** 2
    groups = pd.DataFrame(
        {"kontor": chance.choice([f"K{n}" for n in range(offices)], answers, p=uneven / uneven.sum())},
        index=numbers,
    )
    asked = pd.DataFrame({"wave": ["1"], "question": ["q"], "asked": [None]}).astype({"asked": "Int64"})
    decided = codings.assign(source="model", disputed=False)
    return build(frame, decided, BOOK, asked, material.METHOD, layout, groups=groups)


def _code(name: str, *children: dict[str, object], **more: object) -> dict[str, object]:
    made_: dict[str, object] = {"id": name, "label": {"nb": name.upper()}, **more}
    return {**made_, "codes": list(children)} if children else made_


BOOK = Codebook.from_dict(
    {
        "ungtekst": "codebook/1",
        "id": "tilfeldig",
        "version": "1.0.0",
        "dimensions": [
            {
                "id": "tema",
                "choice": "many",
                "codes": [
                    _code("a"),
                    _code("b", _code("b1"), _code("b2", _code("b21"))),
                    _code("c", _code("c1"), _code("c2"), codable=False),
                    _code("d"),
                ],
            },
            {"id": "v", "choice": "one", "codes": [_code("bra"), _code("dårlig"), _code("midt-på")]},
        ],
    }
)


def assert_safe(report: Report, least: int) -> None:
    """Bound every hidden count by what the report prints alone; no small one is shown, none is too tight."""
    for chapter in report.chapters:
        whole = {row.code: row.count or 0 for table in chapter.categories for row in table.rows}
        values = {row.code: row.count for table in chapter.values for row in table.rows}
        for table in chapter.groups:
            for row in table.rows:
                for cell in row.cells[:-1]:
                    assert cell is None or cell.count is None or not 0 < cell.count < least
            for tightest, places in bounds(table, {**whole, **values}, children(chapter.categories), values):
                assert tightest >= least, f"{places} in table {table.number}"


def children(tables: tuple[CategoryTable, ...] | tuple[ValueTable, ...]) -> list[tuple[str, str]]:
    """Parents with their children, as the indents of the printed table tell."""
    found, above = [], dict[int, str]()
    for table in tables:
        for row in table.rows:
            depth = getattr(row, "depth", 0)
            above[depth] = row.code
            if depth:
                found.append((above[depth - 1], row.code))
    return found


def bounds(
    table: SplitTable, whole: dict[str, int], families: list[tuple[str, str]], values: dict[str, int]
) -> Iterator[tuple[int, tuple[str, str]]]:
    """Give how many values each hidden count can have, and where it stands, by linear programming."""
    columns = [column for column in table.columns if not column.total]
    names = [f"base:{column.id}" for column in columns]
    unsplit = set(values) - {row.code for row in table.rows} if table.choice == "one" else set()
    names += [f"{code}:{column.id}" for code in unsplit for column in columns]
    cells = {
        (row.code, column.id): cell
        for row in table.rows
        for column, cell in zip(columns, row.cells, strict=False)
    }
    names += [f"{code}:{column}" for code, column in cells] + [
        f"judged:{code}:{column}" for code, column in cells
    ]
    place = {name: number for number, name in enumerate(names)}
    equal: list[tuple[dict[str, int], int]] = []
    below: list[tuple[str, str]] = []
    for column in columns:
        if column.base is not None:
            equal.append(({f"base:{column.id}": 1}, column.base))
    equal.append(({f"base:{column.id}": 1 for column in columns}, table.columns[-1].base or 0))
    for row in table.rows:
        mine = {f"{row.code}:{column.id}": 1 for column in columns}
        equal.append((mine, whole[row.code]))
        judged = {f"judged:{row.code}:{column.id}": 1 for column in columns}
        total = row.cells[-1]
        assert total is not None
        equal.append((judged, total.base or 0))
        for column, cell in zip(columns, row.cells, strict=False):
            name = f"{row.code}:{column.id}"
            below.append((name, f"judged:{name}"))
            if cell is None or cell.count is not None:
                equal.append(({name: 1}, 0 if cell is None else cell.count or 0))
            if cell is not None and cell.base is not None:
                equal.append(({f"judged:{name}": 1}, cell.base))
    equal += [({f"{code}:{column.id}": 1 for column in columns}, values[code]) for code in unsplit]
    if table.choice == "one":
        for column in columns:
            add = {f"{code}:{column.id}": 1 for code in values}
            equal.append(({**add, f"base:{column.id}": -1}, 0))
    present = {row.code for row in table.rows}
    for parent, child in families:
        if {parent, child} <= present:
            below += [(f"{child}:{column.id}", f"{parent}:{column.id}") for column in columns]
    sums = np.zeros((len(equal), len(names)))
    for line, (terms, _) in enumerate(equal):
        for name, times in terms.items():
            sums[line, place[name]] = times
    less = np.zeros((len(below), len(names)))
    for line, (small, large) in enumerate(below):
        less[line, place[small]], less[line, place[large]] = 1, -1
    for (code, column), cell in cells.items():
        if cell is None or cell.count is not None:
            continue
        aim = np.zeros(len(names))
        aim[place[f"{code}:{column}"]] = 1
        ends = []
        for sign in (1, -1):
            solved = linprog(
                sign * aim,
                A_ub=less,
                b_ub=np.zeros(len(below)),
                A_eq=sums,
                b_eq=[total for _, total in equal],
                method="highs",
            )
            assert solved.status == 0
            ends.append(sign * solved.fun)
        yield math.floor(ends[1] + 1e-6) - math.ceil(ends[0] - 1e-6) + 1, (code, column)


# -- quotes are attributed only where the count could be shown ------------------------------------------


def cells_of(report: Report) -> dict[tuple[str, str], int | None]:
    """The printed counts of the first chapter by code and group."""
    return {
        (row.code, column.label): cell.count
        for table in report.chapters[0].groups
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell is not None
    }


def test_a_quote_is_attributed_only_where_enough_of_the_group_have_the_theme() -> None:
    groups = shops("Nord", "Sør")
    groups["kontor"] = ["Nord" if number % 2 else "Sør" for number in groups.index]
    report = made(groups=groups, attribute="kontor", quotes_per_theme=9)
    true = cells_of(made(groups=groups, by=("kontor",), min_cell=0))
    told = [(quote.code, quote.group) for quote in report.quotes if quote.group]
    assert 0 < len(told) < len(report.quotes)
    assert all((true[one] or 0) >= 3 for one in told)
    assert report.chapters[0].groups == ()


def test_beside_a_table_of_the_group_no_quote_is_attributed_where_the_count_is_hidden() -> None:
    groups = shops("Nord", "Sør")
    groups["kontor"] = ["Nord" if number % 2 else "Sør" for number in groups.index]
    alone = made(groups=groups, attribute="kontor", quotes_per_theme=9)
    report = made(groups=groups, attribute="kontor", by=("kontor",), quotes_per_theme=9)
    printed = cells_of(report)
    told = [(quote.code, quote.group) for quote in report.quotes if quote.group]
    assert all(printed[one] is not None for one in told)
    assert len(told) < sum(bool(quote.group) for quote in alone.quotes)


def test_no_quote_is_attributed_to_one_or_two_even_where_nothing_is_hidden() -> None:
    groups = shops("Nord", "Sør", "Vest")
    report = made(groups=groups, attribute="kontor", min_cell=0, quotes_per_theme=9)
    table = made(groups=groups, by=("kontor",), min_cell=0).chapters[0].groups[0]
    sizes = {
        (row.code, column.label): cell.count or 0
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell is not None
    }
    assert all(sizes[quote.code, quote.group] >= 3 for quote in report.quotes if quote.group)


# -- waves and questions ---------------------------------------------------------------------------------


def two_waves(**more: object) -> Report:
    """The same thirty answers in 2023 and 2024, but that in 2024 nobody lacks money."""
    now, before = material.answers(), material.answers()
    before.index = before.index + 100
    answers = pd.concat([before.assign(wave="2023"), now])
    earlier, codings = material.codings(), material.codings()
    codings.loc[codings["variable"] == "penger", "value"] = "0"
    earlier["answer"] += 100
    return build(
        answers,
        pd.concat([earlier, codings]),
        material.codebook(),
        material.asked(),
        material.METHOD,
        Layout(**more),  # type: ignore[arg-type]
        waves={"2023": 40, "2024": None},
    )


def test_the_last_wave_stands_beside_this_one_with_the_change_of_its_shares() -> None:
    report = two_waves()
    assert [(c.question, c.wave) for c in report.chapters] == [("hverdag", "2024"), ("råd", "2024")]
    tema, valens = report.chapters[0].waves
    assert [(c.label, c.base) for c in tema.columns] == [("2023", 19), ("2024", 19)]
    assert counts(tema, "penger") == [4, 0]
    assert {row.code: tema.change(row) for row in tema.rows}["penger"] == -21
    assert {valens.change(row) for row in valens.rows} == {0}
    assert report.chapters[1].waves == (), "eight answers are too few"


def test_waves_stand_in_the_order_of_time_and_the_first_has_none_beside() -> None:
    assert two_waves(wave="2023").chapters[0].waves == ()
    assert two_waves(wave="2023").chapters[0].bases.invited == 40
    assert two_waves().chapters[0].bases.invited is None


def test_a_wave_that_is_asked_for_is_reported_by_its_own_answers() -> None:
    (row,) = [r for r in two_waves(wave="2023").chapters[0].categories[0].rows if r.code == "penger"]
    assert row.count == 4


def test_a_wave_in_which_nobody_answered_a_question_does_not_take_its_place() -> None:
    now, before = material.answers(), material.answers()
    before.index = before.index + 100
    now.loc[now["question"] == "hverdag", "text"] = " "
    codings = material.codings()
    codings["answer"] += 100
    report = build(
        pd.concat([before.assign(wave="2023"), now]),
        codings,
        material.codebook(),
        material.asked(),
        material.METHOD,
        waves={"2023": None, "2024": None},
    )
    assert [(chapter.question, chapter.wave) for chapter in report.chapters] == [
        ("hverdag", "2023"),
        ("råd", "2024"),
    ]


def test_a_question_told_in_prose_has_no_table_by_group_to_leave_out() -> None:
    report = made(groups=shops("Nord", "Sør", "Vest"), by=("kontor",), prose_only=("hverdag",))
    assert (report.hidden, report.unsafe) == (0, ())


def test_nested_groups_of_whom_some_answered_nothing_are_hidden_as_others_are() -> None:
    rows = [("F1", "k1", "aa")] * 2 + [("F1", "k2", "aa")] * 9 + [("F2", "k3", "bb")] * 8
    report = built(rows, [many("aa", "bb")], ("fylke", "kommune"), by=("fylke", "kommune"))
    answers = grid(report, "kommune")
    assert answers["aa"]["k1"] is None


def test_questions_that_share_a_dimension_stand_side_by_side() -> None:
    report = made(min_base=8)
    (frame,) = report.frames
    assert [(c.id, c.base) for c in frame.columns] == [("hverdag", 19), ("råd", 8)]
    assert counts(frame, "arbeid") == [10, 2]
    assert made().frames == (), "one question is no frame"


def test_tables_are_numbered_in_the_order_they_stand_in() -> None:
    report = made(min_base=8, groups=shops("Nord", "Sør"), by=("kontor",))
    numbers = [report.overview_number, *(frame.number for frame in report.frames)]
    for chapter in report.chapters:
        numbers.append(chapter.bases.number)
        for tables in (chapter.categories, chapter.values, chapter.pairs, chapter.groups, chapter.waves):
            numbers += [table.number for table in tables if table.number]
    numbers.append(report.sources_number)
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(one < other for one, other in pairwise(numbers))


# -- themes together -------------------------------------------------------------------------------------


def test_the_commonest_pairs_have_the_share_of_each_among_the_other() -> None:
    (table,) = made(min_cell=1).chapters[0].pairs
    pairs = {(pair.first, pair.second): pair for pair in table.pairs}
    assert set(pairs) == {("penger", "arbeid"), ("venner", "penger")}
    pair = pairs["penger", "arbeid"]
    assert (pair.both, pair.firsts, pair.seconds) == (1, 4, 10)
    assert (pair.share_of_first, pair.share_of_second) == (25, 10)


def test_a_pair_in_fewer_answers_than_the_smallest_cell_is_not_listed() -> None:
    assert made().chapters[0].pairs == ()


# -- told in prose -----------------------------------------------------------------------------------------


def test_a_result_told_in_prose_has_its_bases_and_no_table() -> None:
    report = made(prose_only=("hverdag",), groups=shops("Nord", "Sør"), by=("kontor",))
    chapter = report.chapters[0]
    assert chapter.prose_only
    assert (chapter.categories, chapter.values, chapter.pairs, chapter.groups) == ((), (), (), ())
    assert chapter.bases.coded == 19
    assert {theme.code: theme.count for theme in chapter.themes}["arbeid"] == 10
    assert report.sources_number == 4


# -- what a reader can put together from more than one table --------------------------------------------


def built(
    rows: list[tuple[str, ...]],
    dimensions: list[dict[str, object]],
    groups: tuple[str, ...],
    **layout: object,
) -> Report:
    """A report of rows: the values of the groups, then for each dimension the code that the answer has.

    «aa+bb» are two codes of a choose-many dimension, «?» is disputed.
    """
    numbers = range(1, len(rows) + 1)
    decided = []
    for number, row in zip(numbers, rows, strict=True):
        for dimension, said in zip(dimensions, row[len(groups) :], strict=True):
            codes = [code["id"] for code in dimension["codes"]]  # type: ignore[attr-defined]
            if dimension["choice"] == "one":
                decided.append((number, dimension["id"], None if said == "?" else said, said == "?"))
            else:
                has = said.replace("?", "").split("+")
                decided += [
                    (number, code, None if "?" in said else str(int(code in has)), "?" in said)
                    for code in codes
                ]
    codings = pd.DataFrame(decided, columns=["answer", "variable", "value", "disputed"])
    frame = pd.DataFrame({"respondent": numbers, "question": "q", "wave": "1", "text": "svar"}, index=numbers)
    head = {"ungtekst": "codebook/1", "id": "bok", "version": "1.0.0"}
    return build(
        frame.rename_axis("answer"),
        codings.assign(source="human"),
        Codebook.from_dict({**head, "dimensions": dimensions}),
        pd.DataFrame({"wave": ["1"], "question": ["q"], "asked": [None]}).astype({"asked": "Int64"}),
        material.METHOD,
        Layout(**layout),  # type: ignore[arg-type]
        groups=pd.DataFrame([row[: len(groups)] for row in rows], columns=list(groups), index=numbers),
    )


def many(*codes: str) -> dict[str, object]:
    return {"id": "tema", "choice": "many", "codes": [_code(code) for code in codes]}


def grid(report: Report, group: str, dimension: str = "tema") -> dict[str, dict[str, int | None]]:
    """The printed counts by code and column."""
    (table,) = [t for t in report.chapters[0].groups if (t.name, t.dimension) == (group, dimension)]
    return {
        row.code: {
            column.id: cell and cell.count for column, cell in zip(table.columns, row.cells, strict=True)
        }
        for row in table.rows
    }


def test_where_every_answer_has_one_code_nothing_says_so() -> None:
    """Else the codes of a column would add to its base, and a hidden one could be told."""
    rows = [("X", "aa")] * 1 + [("X", "bb")] * 7 + [("X", "cc")] * 8
    rows += [("Y", "aa")] * 9 + [("Y", "bb")] * 9 + [("Y", "cc")] * 9 + [("Z", "aa")] * 6 + [("Z", "bb")] * 6
    report = built(rows, [many("aa", "bb", "cc")], ("kontor",), by=("kontor",))
    (table,) = report.chapters[0].categories
    assert grid(report, "kontor")["aa"]["X"] is None
    assert table.without is None


def test_groups_within_groups_are_looked_at_together() -> None:
    """What one municipality hides, its county and the other municipalities must not tell."""
    rows = [("F1", "k1", "aa")] + [("F1", "k2", "aa")] * 9 + [("F1", "k1", "bb")] * 6
    rows += [("F2", "k3", "aa")] * 8 + [("F2", "k4", "aa")] * 7 + [("F2", "k4", "bb")] * 5
    report = built(rows, [many("aa", "bb")], ("fylke", "kommune"), by=("fylke", "kommune"))
    county, within = grid(report, "fylke")["aa"], grid(report, "kommune")["aa"]
    for fylke, parts in (("F1", ("k1", "k2")), ("F2", ("k3", "k4"))):
        hidden = [part for part in parts if within[part] is None]
        if county[fylke] is not None:
            left = county[fylke] - sum(within[part] or 0 for part in parts)
            assert not hidden or (len(hidden) > 1 and left >= 2), fylke
    assert within["k1"] is None


def test_a_parent_that_is_the_union_of_its_children_tells_nothing_of_a_hidden_child() -> None:
    union = {"id": "tema", "choice": "many", "codes": [_code("par", _code("aa"), _code("bb"), codable=False)]}
    rows = [("X", "aa")] + [("X", "bb")] * 6 + [("Y", "aa")] * 10 + [("Y", "bb")] * 9 + [("Z", "aa")] * 9
    rows += [("Z", "bb")] * 8 + [("X", "-")] * 5
    children = {**union, "codes": [_code("aa"), _code("bb")]}
    decided = built(rows, [children], ("kontor",), by=("kontor",))  # the shape of the data is sound
    assert grid(decided, "kontor")["aa"]["X"] is None
    report = _of_union(rows, union)
    cells = grid(report, "kontor")
    assert cells["aa"]["X"] is None
    shown = [cells[code]["X"] is not None for code in ("par", "bb")]
    assert shown != [True, True], "7 less 6 is 1"


def _of_union(rows: list[tuple[str, ...]], union: dict[str, object]) -> Report:
    decided = [
        (number, code, str(int(code == said)), False)
        for number, (_, said) in enumerate(rows, 1)
        for code in ("aa", "bb")
    ]
    return _of(rows, union, decided)


def _of(
    rows: list[tuple[str, ...]], dimension: dict[str, object], decided: list[tuple[object, ...]]
) -> Report:
    numbers = range(1, len(rows) + 1)
    frame = pd.DataFrame({"respondent": numbers, "question": "q", "wave": "1", "text": "svar"}, index=numbers)
    head = {"ungtekst": "codebook/1", "id": "bok", "version": "1.0.0", "dimensions": [dimension]}
    return build(
        frame.rename_axis("answer"),
        pd.DataFrame(decided, columns=["answer", "variable", "value", "disputed"]).assign(source="human"),
        Codebook.from_dict(head),
        pd.DataFrame({"wave": ["1"], "question": ["q"], "asked": [None]}).astype({"asked": "Int64"}),
        material.METHOD,
        Layout(by=("kontor",)),
        groups=pd.DataFrame({"kontor": [office for office, _ in rows]}, index=numbers),
    )


def test_bases_of_two_dimensions_do_not_tell_of_each_other() -> None:
    """Everybody has a theme; one valence is disputed, and the base of X is small."""
    valence = {"id": "v", "choice": "one", "codes": [_code("bra"), _code("verre")]}
    rows = (
        [("X", "aa", "bra")] * 2 + [("X", "aa", "?")] + [("Y", "aa", "bra")] * 12 + [("Y", "aa", "verre")] * 8
    )
    rows += [("Z", "aa", "bra")] * 10 + [("Z", "bb", "verre")] * 11
    report = built(rows, [many("aa", "bb"), valence], ("kontor",), by=("kontor",))
    tema, verdi = report.chapters[0].groups
    of_tema = {column.id: column.base for column in tema.columns}
    of_verdi = {column.id: column.base for column in verdi.columns}
    assert of_verdi["X"] is None
    assert of_tema["X"] is None, "one less than it is in the other table: 2 or 3"


def test_a_theme_that_is_never_without_another_is_not_bounded_by_it() -> None:
    """The pair table says that every «aa» has «bb»: a printed «bb» of 3 would leave a hidden «aa» 2 or 3."""
    rows = [("X", "aa+bb")] * 2 + [("X", "bb")] + [("X", "cc")] * 10
    rows += [("Y", "aa+bb")] * 5 + [("Y", "cc")] * 9 + [("Z", "bb")] * 9
    report = built(rows, [many("aa", "bb", "cc")], ("kontor",), by=("kontor",))
    pair = report.chapters[0].pairs[0].pairs[0]
    assert (pair.first, pair.second, pair.both, pair.firsts) == ("aa", "bb", 7, 7)
    cells = grid(report, "kontor")
    hidden = [column for column in ("X", "Y", "Z") if cells["aa"][column] is None]
    left = 7 - sum(cells["aa"][column] or 0 for column in ("X", "Y", "Z"))
    most = {column: left if cells["bb"][column] is None else cells["bb"][column] or 0 for column in hidden}
    for column in hidden:
        others = sum(most[other] for other in hidden if other != column)
        assert min(most[column], left) - max(0, left - others) + 1 >= 3


def test_a_value_of_a_group_may_be_any_text() -> None:
    rows = [("=", "aa")] * 6 + [("Y", "aa")] * 9 + [("Y", "bb")] * 9
    report = built(rows, [many("aa", "bb")], ("kontor",), by=("kontor",))
    assert [column.label for column in report.chapters[0].groups[0].columns] == ["=", "Y", "Alle"]


def test_a_row_with_a_base_of_its_own_does_not_tell_a_hidden_base() -> None:
    """X has one answer, disputed on one theme; the row's own bases, 0 and 8, tell that X's base is 0 or 1."""
    rows = [("X", "aa?")] + [("Y", "aa")] * 4 + [("Y", "bb")] * 4 + [("Z", "aa")] * 15 + [("Z", "bb")] * 15
    report = _disputed_on_one(rows)
    (table,) = report.chapters[0].groups
    bases = {column.id: column.base for column in table.columns}
    assert (bases["X"], bases["Y"]) == (None, None)
    own = {row.code: [cell and cell.base for cell in row.cells] for row in table.rows}
    assert own["aa"][:2] == [None, None], "0 and 8 of 9: X is 1, Y is 8"


def _disputed_on_one(rows: list[tuple[str, ...]]) -> Report:
    numbers = range(1, len(rows) + 1)
    decided = [
        (number, code, None if said == f"{code}?" else str(int(code == said)), said == f"{code}?")
        for number, (_, said) in zip(numbers, rows, strict=True)
        for code in ("aa", "bb")
    ]
    return _of(rows, many("aa", "bb"), decided)


def test_a_code_meant_for_some_has_those_for_its_base() -> None:
    dimension = {
        "id": "tema",
        "choice": "many",
        "codes": [_code("aa"), _code("bb", only={"tjeneste": ["NAV"]})],
    }
    rows = [("OT", "aa")] * 12 + [("NAV", "aa")] * 10 + [("NAV", "bb")] * 8
    report = built(rows, [dimension], ("tjeneste",), by=("tjeneste",))
    (table,) = report.chapters[0].categories
    assert {row.code: (row.count, row.base) for row in table.rows} == {"aa": (22, 30), "bb": (8, 18)}
    assert grid(report, "tjeneste")["bb"] == {"NAV": 8, "OT": None, "": 8}


def test_no_share_is_given_of_fewer_than_ten() -> None:
    rows = [("X", "aa")] * 4 + [("Y", "aa")] * 9 + [("Y", "bb")] * 9
    table = built(rows, [many("aa", "bb")], ("kontor",), by=("kontor",)).chapters[0].groups[0]
    (row,) = [row for row in table.rows if row.code == "aa"]
    assert [cell and cell.percent for cell in row.cells] == [None, 50, 59]
    assert table.few


def test_an_aim_is_left_out_where_it_would_tell_how_few_have_two_of_its_codes() -> None:
    codes = [_code("aa", crosswalk={"mål": "1"}), _code("bb", crosswalk={"mål": "1"})]
    codes.append(_code("cc", crosswalk={"mål": "2"}))
    rows = [("X", "aa+bb")] + [("X", "aa")] * 8 + [("X", "bb")] * 7 + [("X", "cc")] * 6
    report = built(rows, [{"id": "tema", "choice": "many", "codes": codes}], ("kontor",))
    assert [row.id for row in report.chapters[0].aims[0].rows] == ["2"]


@pytest.mark.parametrize(
    ("before", "now", "points"), [((2, 10), (9, 40), 3), ((9, 40), (2, 10), -3), ((1, 19), (1, 19), 0)]
)
def test_change_is_rounded_as_shares_are(before: tuple[int, int], now: tuple[int, int], points: int) -> None:
    row = SplitRow("aa", "Aa", 0, "", (Cell(*before), Cell(*now)))
    columns = (SplitColumn("1", "1", before[1]), SplitColumn("2", "2", now[1]))
    assert SplitTable("wave", 1, "", "tema", "Tema", "many", columns, (row,)).change(row) == points
