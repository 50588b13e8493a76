"""What a report prints does not give a small count away. The reader here is written from the print alone."""

from __future__ import annotations

import itertools
import random
import subprocess
import sys
from collections.abc import Hashable, Iterator, Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from ungtekst.stats import bounds, suppress

Counts = dict[Hashable, int]
Sums = list[tuple[Hashable, list[Hashable]]]
Pairs = list[tuple[Hashable, Hashable]]
Table = tuple[Counts, Sums, Pairs, set[Hashable]]


def two_way(cells: Sequence[Sequence[int]]) -> Table:
    """Values by groups, all margins printed: those of a whole question."""
    counts: Counts = {(r, c): n for r, row in enumerate(cells) for c, n in enumerate(row)}
    sums: Sums = []
    for r, row in enumerate(cells):
        counts[r, "all"] = sum(row)
        sums.append(((r, "all"), [(r, c) for c in range(len(row))]))
    for c, column in enumerate(zip(*cells, strict=True)):
        counts["all", c] = sum(column)
        sums.append((("all", c), [(r, c) for r in range(len(cells))]))
    return counts, sums, [], {key for key in counts if "all" in key}


def themes(bases: Sequence[int], parents: Sequence[int], children: Sequence[int]) -> Table:
    """A theme with a theme below it, by groups of which some are small; whole-question counts are shown."""
    groups = range(len(bases))
    rows = {"base": bases, "parent": parents, "child": children}
    counts: Counts = {(name, g): row[g] for name, row in rows.items() for g in groups}
    counts |= {(name, "all"): sum(row) for name, row in rows.items()}
    sums: Sums = [((name, "all"), [(name, g) for g in groups]) for name in rows]
    pairs: Pairs = [(("child", g), ("parent", g)) for g in groups]
    pairs += [((name, g), ("base", g)) for g in groups for name in ("parent", "child")]
    return counts, sums, pairs, {(name, "all") for name in rows}


@st.composite
def two_ways(draw: st.DrawFn, largest: int = 6, longest: int = 3) -> Table:
    rows, columns = draw(st.integers(2, longest)), draw(st.integers(2, longest))
    row = st.lists(st.integers(0, largest), min_size=columns, max_size=columns)
    return two_way(draw(st.lists(row, min_size=rows, max_size=rows)))


@st.composite
def hierarchies(draw: st.DrawFn, largest: int = 6) -> Table:
    bases = draw(st.lists(st.integers(0, largest), min_size=2, max_size=3))
    parents = [draw(st.integers(0, base)) for base in bases]
    return themes(bases, parents, [draw(st.integers(0, parent)) for parent in parents])


@st.composite
def reports(draw: st.DrawFn) -> Table:
    """A theme, one below it and a two-way table of the same groups, whose bases tie them together."""
    groups = draw(st.integers(2, 3))
    row = st.lists(st.integers(0, 4), min_size=groups, max_size=groups)
    yes, no = draw(row), draw(row)
    bases = [a + b for a, b in zip(yes, no, strict=True)]
    parents = [draw(st.integers(0, base)) for base in bases]
    counts, sums, pairs, shown = themes(bases, parents, [draw(st.integers(0, n)) for n in parents])
    for name, values_ in (("yes", yes), ("no", no)):
        counts |= {(name, g): n for g, n in enumerate(values_)} | {(name, "all"): sum(values_)}
        sums.append(((name, "all"), [(name, g) for g in range(groups)]))
        shown.add((name, "all"))
    sums += [(("base", g), [("yes", g), ("no", g)]) for g in [*range(groups), "all"]]
    return counts, sums, pairs, shown


def possible(print_: Mapping[Hashable, int | None], sums: Sums, pairs: Pairs) -> Iterator[Counts]:
    """Every way to fill in what is not printed, one after the other. Each key stands in a sum."""
    totals = {total for total, _ in sums}
    unknown = sorted(
        (key for key, n in print_.items() if n is None), key=lambda k: (k not in totals, repr(k))
    )
    world = {key: n for key, n in print_.items() if n is not None}

    def fill(place: int) -> Iterator[Counts]:
        if place == len(unknown):
            holds = all(sum(world[part] for part in parts) == world[total] for total, parts in sums)
            if holds and all(world[low] <= world[high] for low, high in pairs):
                yield dict(world)
            return
        key = unknown[place]
        least, most = 0, 10**6
        for total, parts in sums:
            if key in parts and total in world:
                left = world[total] - sum(world.get(part, 0) for part in parts)
                most = min(most, left)
                if all(part in world or part == key for part in parts):
                    least = max(least, left)
        for low, high in pairs:
            if low == key and high in world:
                most = min(most, world[high])
        for n in range(least, most + 1):
            world[key] = n
            yield from fill(place + 1)
        world.pop(key, None)

    yield from fill(0)


def values(table: Table, hidden: frozenset[Hashable], min_cell: int) -> dict[Hashable, set[int]]:
    """The values of each hidden count for a reader who knows that where sums are cut, a count is small."""
    counts, sums, pairs, _ = table
    sets: list[set[Hashable]] = [{key} for key in hidden]
    for total, parts in sums:
        tied = [numbers for numbers in sets if numbers & {total, *parts}]
        sets = [numbers for numbers in sets if numbers not in tied] + ([set().union(*tied)] if tied else [])
    knows = [s for s in sets if any(0 < counts[key] < min_cell for key in s)]
    found: dict[Hashable, set[int]] = {key: set() for key in hidden}
    for world in possible({k: None if k in hidden else n for k, n in counts.items()}, sums, pairs):
        if all(any(0 < world[key] < min_cell for key in numbers) for numbers in knows):
            for key in hidden:
                found[key].add(world[key])
    return found


@settings(max_examples=100)
@given(st.one_of(two_ways(), hierarchies(), reports()), st.sampled_from([2, 3, 4]))
def test_no_hidden_count_can_be_narrowed_below_the_smallest_number_of_values(
    table: Table, min_cell: int
) -> None:
    counts, sums, pairs, shown = table
    done = suppress(counts, sums, at_most=pairs, shown=shown, min_cell=min_cell)
    small = {key for key, n in counts.items() if 0 < n < min_cell and key not in shown}
    assert small <= done.hidden
    assert not done.hidden & shown
    assert done.exposed <= done.hidden
    assert small or not done.hidden
    for key, seen in values(table, done.hidden, min_cell).items():
        assert len(seen) >= min_cell or key in done.exposed, key


@settings(max_examples=60)
@given(st.one_of(two_ways(largest=4), hierarchies(largest=4)))
def test_a_count_is_called_exposed_only_where_hiding_everything_would_not_do(table: Table) -> None:
    counts, sums, pairs, shown = table
    done = suppress(counts, sums, at_most=pairs, shown=shown)
    if done.exposed:
        everything = values(table, frozenset(counts) - shown, 3)
        for key in done.exposed:
            assert len(everything[key]) < 3, key


@settings(max_examples=25)
@given(two_ways(largest=15, longest=7))
def test_a_linear_programme_finds_three_values_for_every_hidden_count_of_a_larger_table(table: Table) -> None:
    counts, sums, _, shown = table
    done = suppress(counts, sums, shown=shown)
    keys = list(done.hidden)
    rows = [[float(key in parts) for key in keys] for _, parts in sums]
    left = [counts[total] - sum(counts[p] for p in parts if p not in done.hidden) for total, parts in sums]
    for place, key in enumerate(keys):
        aim = np.eye(len(keys))[place]
        least, most = (linprog(sign * aim, A_eq=rows, b_eq=left).fun * sign for sign in (1, -1))
        assert most - least > 2 - 1e-6 or key in done.exposed


@settings(max_examples=40)
@given(st.one_of(two_ways(), hierarchies()), st.randoms(use_true_random=False))
def test_the_choice_does_not_depend_on_the_order(table: Table, shuffle: random.Random) -> None:
    counts, sums, pairs, shown = table
    items = list(counts.items())
    other_sums = [(total, shuffle.sample(parts, len(parts))) for total, parts in sums]
    other_pairs = list(pairs)
    for order in items, other_sums, other_pairs:
        shuffle.shuffle(order)
    expected = suppress(counts, sums, at_most=pairs, shown=shown)
    assert suppress(dict(items), other_sums, at_most=other_pairs, shown=sorted(shown, key=repr)) == expected


@given(st.one_of(two_ways(largest=5), hierarchies(largest=5)), st.randoms(use_true_random=False))
def test_bounds_are_those_of_every_way_to_fill_in_the_table(table: Table, draw: random.Random) -> None:
    counts, sums, pairs, shown = table
    hidden = {key for key in counts if key not in shown and draw.random() < 0.6}
    worlds = list(possible({k: None if k in hidden else n for k, n in counts.items()}, sums, pairs))
    expected = {key: (min(w[key] for w in worlds), max(w[key] for w in worlds)) for key in hidden}
    assert bounds(counts, hidden, sums, at_most=pairs) == expected


def test_one_small_cell_takes_a_second_in_its_row_and_in_its_column() -> None:
    counts, sums, _, shown = two_way([[1, 20, 30], [12, 2, 40], [25, 35, 45]])
    done = suppress(counts, sums, shown=shown)
    assert done.hidden == {(0, 0), (0, 1), (1, 0), (1, 1)}
    assert not done.exposed


def test_a_row_with_one_margin_takes_its_smallest_other_count() -> None:
    counts = {"nord": 2, "sør": 9, "øst": 4, "vest": 30, "alle": 45}
    done = suppress(counts, [("alle", ["nord", "sør", "øst", "vest"])], shown=["alle"])
    assert done.hidden == {"nord", "øst"}


def test_a_table_without_small_counts_hides_nothing() -> None:
    counts, sums, _, shown = two_way([[3, 0, 12], [0, 5, 3], [7, 0, 4]])
    assert not suppress(counts, sums, shown=shown).hidden


@pytest.mark.parametrize("off", [0, 1])
def test_a_smallest_cell_of_nothing_or_one_turns_it_off(off: int) -> None:
    counts, sums, _, shown = two_way([[1, 2], [2, 1]])
    assert not suppress(counts, sums, shown=shown, min_cell=off).hidden


def test_two_hidden_counts_that_make_three_are_not_left_alone() -> None:
    # (0, 3) and (3, 0) have no small count, so a reader of two marks would know that they stand for 1 and 2.
    counts = {"a": 1, "b": 2, "c": 8, "d": 5, "all": 16}
    done = suppress(counts, [("all", "abcd")], shown=["all"])
    assert done.hidden == {"a", "b", "d"}
    assert not done.exposed


def test_two_small_counts_that_protect_each_other_take_nobody_with_them() -> None:
    counts = {"a": 1, "b": 1, "c": 8, "all": 10}
    assert suppress(counts, [("all", "abc")], shown=["all"]).hidden == {"a", "b"}


def test_a_zero_is_hidden_only_where_nothing_else_protects() -> None:
    spare = {"a": 2, "b": 0, "c": 8, "all": 10}
    assert suppress(spare, [("all", "abc")], shown=["all"]).hidden == {"a", "c"}
    bare = {"a": 2, "b": 0, "c": 0, "all": 2}
    done = suppress(bare, [("all", "abc")], shown=["all"])
    assert "a" in done.hidden
    assert len(done.hidden) == 2
    assert not done.exposed


def test_the_groups_of_a_single_mention_are_all_hidden_and_exposed() -> None:
    counts = {"a": 1, "b": 0, "c": 0, "all": 1}
    done = suppress(counts, [("all", "abc")], shown=["all"])
    assert done.hidden == done.exposed == {"a", "b", "c"}


def test_what_is_always_shown_leaves_a_count_exposed() -> None:
    counts = {"a": 2, "b": 7, "all": 9}
    done = suppress(counts, [("all", "ab")], shown=["all", "b"])
    assert done.hidden == done.exposed == {"a"}


def test_a_total_is_hidden_where_its_parts_cannot_protect_each_other() -> None:
    counts = {"all": 40, "north": 12, "south": 28, "north, yes": 2, "north, no": 10}
    sums = [("all", ["north", "south"]), ("north", ["north, yes", "north, no"])]
    done = suppress(counts, sums, shown=["all", "north, no"])
    assert done.hidden == {"north, yes", "north", "south"}
    assert not done.exposed


def test_a_printed_parent_that_would_bind_its_hidden_child_is_hidden_too() -> None:
    counts, sums, pairs, shown = themes([30, 30, 30], [1, 9, 9], [1, 8, 9])
    done = suppress(counts, sums, at_most=pairs, shown=shown)
    assert {("parent", 0), ("child", 0)} <= done.hidden
    ranges = bounds(counts, done.hidden, sums, at_most=pairs)
    assert all(most is not None and most - least >= 2 for least, most in ranges.values())


def test_a_group_of_two_hides_its_base_and_that_of_another_group() -> None:
    counts, sums, pairs, shown = themes([2, 14, 30], [0, 6, 9], [0, 3, 4])
    done = suppress(counts, sums, at_most=pairs, shown=shown)
    assert {("base", 0), ("base", 1)} <= done.hidden
    assert not done.exposed


def test_questions_that_share_nothing_are_hidden_as_if_alone() -> None:
    one, other = two_way([[1, 9, 5], [8, 7, 6]]), two_way([[12, 2], [3, 9], [1, 4]])
    both_counts = {(q, key): n for q, table in enumerate((one, other)) for key, n in table[0].items()}
    both_sums = [
        ((q, t), [(q, p) for p in parts]) for q, table in enumerate((one, other)) for t, parts in table[1]
    ]
    shown = {key for key in both_counts if "all" in key[1]}
    alone = {
        (q, key)
        for q, table in enumerate((one, other))
        for key in suppress(table[0], table[1], shown=table[3]).hidden
    }
    assert suppress(both_counts, both_sums, shown=shown).hidden == alone


def test_a_count_in_no_sum_needs_no_company() -> None:
    assert suppress({"a": 1, "b": 7}).hidden == {"a"}
    assert bounds({"a": 1, "b": 7}, ["a"]) == {"a": (0, None)}
    assert bounds({"a": 1, "b": 7}, ["a"], at_most=[("a", "b")]) == {"a": (0, 7)}
    assert bounds({"a": 1, "b": 7}, ["b"], at_most=[("a", "b")]) == {"b": (1, None)}


def test_a_hidden_total_of_a_hidden_part_has_no_upper_bound() -> None:
    counts = {"all": 9, "a": 2, "b": 7}
    assert bounds(counts, ["all", "a"], [("all", ["a", "b"])]) == {"all": (7, None), "a": (0, None)}


@pytest.mark.parametrize(
    ("counts", "sums", "pairs", "says"),
    [
        ({"a": -1}, [], [], "'a' is below 0"),
        ({"a": 1, "all": 2}, [("all", ["a"])], [], "parts of 'all' do not add up"),
        ({"a": 1, "all": 1}, [("all", ["b"])], [], "no count for 'b'"),
        ({"a": 4, "b": 3}, [], [("a", "b")], "'a' is above that of 'b'"),
    ],
)
def test_what_does_not_hold_is_an_error(counts: Counts, sums: Sums, pairs: Pairs, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        suppress(counts, sums, at_most=pairs)
    with pytest.raises(ValueError, match=says):
        bounds(counts, [], sums, at_most=pairs)


def test_a_key_without_a_count_can_be_neither_shown_nor_hidden() -> None:
    with pytest.raises(ValueError, match="no count for 'b'"):
        suppress({"a": 1}, shown=["b"])
    with pytest.raises(ValueError, match="no count for 'b'"):
        bounds({"a": 1}, ["b"])


def test_the_choice_stays_close_to_the_best_there_is() -> None:
    ours = best = 0
    draw = random.Random(5)  # noqa: S311
    for _ in range(12):
        table = two_way([[max(0, draw.randint(-2, 9)) for _ in range(4)] for _ in range(3)])
        counts, sums, _, shown = table
        done = suppress(counts, sums, shown=shown)
        if done.exposed:
            continue
        small = {key for key, n in counts.items() if 0 < n < 3 and key not in shown}
        others = sorted(set(counts) - small - shown, key=repr)
        ours += len(done.hidden - small)
        best += next(
            size
            for size in itertools.count()
            for more in itertools.combinations(others, size)
            if all(len(seen) >= 3 for seen in values(table, frozenset(small | set(more)), 3).values())
        )
    assert best > 10
    assert ours <= 1.2 * best


def test_a_whole_report_leaves_no_count_short_of_values() -> None:
    draw = random.Random(1)  # noqa: S311
    counts: Counts = {}
    sums: Sums = []
    pairs: Pairs = []
    for question, code in itertools.product(range(2), ["base", *range(10)]):
        for group in range(8):
            most = 40 if code == "base" else counts[question, "base", group]
            counts[question, code, group] = (
                draw.randint(5, most) if code == "base" else draw.randint(0, most // 3)
            )
            pairs.append(((question, code, group), (question, "base", group)))
        parts: list[Hashable] = [(question, code, group) for group in range(8)]
        counts[question, code, "all"] = sum(counts[part] for part in parts)
        sums.append(((question, code, "all"), parts))
    shown = {key for key in counts if "all" in key}
    done = suppress(counts, sums, at_most=pairs, shown=shown)
    assert done.hidden
    for key, (least, most_) in bounds(counts, done.hidden, sums, at_most=pairs).items():
        assert (most_ is not None and most_ - least >= 2) or key in done.exposed


def test_importing_it_does_not_import_scipy() -> None:
    code = "import sys, ungtekst.stats; print({'scipy', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
