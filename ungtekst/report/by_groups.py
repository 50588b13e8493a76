"""A report's groups: the tables they split, and what a reader knows of how they hang together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from ungtekst.errors import CallError, Fault
from ungtekst.report.hiding import Sizes, Where
from ungtekst.report.layout import Layout
from ungtekst.report.splitting import MOST_COLUMNS, Split, clean, parts_of, split

if TYPE_CHECKING:
    import pandas as pd

    from ungtekst.report.planning import Counted
    from ungtekst.report.shapes import PairTable


def values_of(groups: pd.DataFrame | None, wanted: Collection[str]) -> Mapping[str, pd.Series[str]]:
    """Give the groups that are wanted, by answer. Raises CallError for one that is not there."""
    if not wanted:
        return {}
    known = [] if groups is None else [str(name) for name in groups.columns]
    for name in wanted:
        if name not in known:
            raise CallError(Fault("report-group-none", {"id": name, "known": ", ".join(known)}))
    return {} if groups is None else {name: clean(groups[name]) for name in wanted}


def split_by_groups(
    counted: Sequence[Counted], groups: Mapping[str, pd.Series[str]], layout: Layout, missing: str
) -> dict[Where, Split]:
    """Count every table that is split by a group. Raises CallError for a group too wide to print."""
    splits: dict[Where, Split] = {}
    for number, one in enumerate(counted, 1):
        for name, values in groups.items():
            parts = parts_of(one.cells, values, missing)
            if name in layout.by and len(parts) > MOST_COLUMNS:
                about = {"id": name, "n": len(parts), "most": MOST_COLUMNS}
                raise CallError(Fault("report-group-wide", about))
            for dimension in one.dimensions:
                found = split("group", name, dimension, parts, one.cells, layout.min_base)
                if found.whole is not None and found.whole.coded >= max(layout.min_base, 1):
                    splits[Where(number, name, dimension.id)] = found
    return splits


def sizes_of(
    counted: Sequence[Counted], answers: pd.DataFrame, groups: Mapping[str, pd.Series[str]]
) -> dict[int, Sizes]:
    """Count by chapter who took part in its wave and who has a usable answer, by group and value."""
    said = answers[answers["text"].fillna("").astype(str).str.strip() != ""]
    sizes = {}
    for number, one in enumerate(counted, 1):
        people = said.loc[said["wave"] == one.planned.wave, "respondent"]
        usable = one.cells.values.index
        sizes[number] = Sizes(
            one.planned.wave,
            {name: tally(values, _once(people, values)) for name, values in groups.items()},
            {name: tally(values, usable) for name, values in groups.items()},
        )
    return sizes


def _once(people: pd.Series[int], values: pd.Series[str]) -> pd.Index[int]:
    """Give an answer of each respondent, or one for each value if there should be several."""
    told = people.to_frame("respondent").assign(value=values.reindex(people.index))
    return told.drop_duplicates().index


def tally(values: pd.Series[str], answers: pd.Index[int]) -> dict[str, int]:
    """Count answers by a group's value; those without one have the value ""."""
    counts = values.reindex(answers).fillna("").value_counts()
    return {str(value): int(count) for value, count in counts.items()}


def within_others(
    splits: Mapping[Where, Split], pairs: Mapping[tuple[int, str], PairTable | None]
) -> Iterator[tuple[Where, str, str]]:
    """Name the codes that a table of pairs tells are never without another: table, the one, the other."""
    for where, split_ in splits.items():
        table = pairs.get((where.chapter, where.dimension))
        for pair in table.pairs if table and split_.whole else ():
            for one, other, count in (
                (pair.first, pair.second, pair.firsts),
                (pair.second, pair.first, pair.seconds),
            ):
                whole = split_.whole
                if (
                    whole
                    and pair.both == count == whole.ones[one]
                    and split_.tells(one)
                    and split_.tells(other)
                ):
                    yield where, one, other


def same_people(
    groups: Mapping[str, pd.Series[str]],
) -> Iterator[tuple[str, frozenset[str], str, frozenset[str]]]:
    """Find the values of one group that together hold the same answers as values of another."""
    for (one, values), (other, others) in combinations(groups.items(), 2):
        met = {
            (str(a), str(b))
            for a, b in zip(values.tolist(), others.reindex(values.index).tolist(), strict=True)
        }
        blocks: list[tuple[set[str], set[str]]] = []
        for a, b in sorted(met):
            touching = [block for block in blocks if a in block[0] or b in block[1]]
            blocks = [block for block in blocks if block not in touching]
            blocks.append(({a}.union(*(x for x, _ in touching)), {b}.union(*(y for _, y in touching))))
        if len(blocks) > 1:
            yield from ((one, frozenset(mine), other, frozenset(theirs)) for mine, theirs in blocks)
