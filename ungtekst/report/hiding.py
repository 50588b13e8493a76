"""Which counts of a report's split tables are hidden, so that none tells of a few people (DESIGN §8).

All tables of a report are looked at together: what they share (the whole question's counts, the sizes of the
groups) is what a reader could work a hidden count out from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ungtekst.report.splitting import meant_for

if TYPE_CHECKING:
    from ungtekst.codebook import Code
    from ungtekst.report.splitting import Split


class Where(NamedTuple):
    """Where a split table stands: the chapter's number, the group and the dimension."""

    chapter: int
    group: str
    dimension: str


class Key(NamedTuple):
    """A count of the report: ``what`` it is (``count``, ``base``, ``total`` …) of a code in a column."""

    what: str
    table: Where | str
    code: str
    column: str


class Sizes(NamedTuple):
    """What a chapter tells of its respondents: how many took part, and how many usable answers there are.

    ``took_part`` and ``usable`` are by group and its value.
    """

    wave: str
    took_part: Mapping[str, Mapping[str, int]]
    usable: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Hidden:
    """What is hidden in all tables; ``of`` gives what is in one."""

    _keys: frozenset[Key]
    _exposed: frozenset[tuple[Where | str, str]]
    _same: Mapping[Key, Key]

    def of(self, where: Where) -> HiddenIn:
        """Give what is hidden in a table."""
        return HiddenIn(self, where)

    def hides(self, key: Key) -> bool:
        """Tell whether a count is hidden."""
        return self._same.get(key, key) in self._keys

    def exposes(self, where: Where, code: str) -> bool:
        """Tell whether a row is left out; see ``HiddenIn``."""
        return (where, code) in self._exposed


@dataclass(frozen=True)
class HiddenIn:
    """What is hidden in one table. The base of a column is that of the code ``""``."""

    _every: Hidden
    _where: Where

    def hides(self, what: str, code: str, column: str) -> bool:
        """Tell whether a ``count`` or ``base`` is hidden."""
        return self._every.hides(Key(what, self._where, code, column))

    def exposes(self, code: str) -> bool:
        """Tell whether a row has to be left out, for hiding leaves its counts too few possible values.

        For the code ``""`` it is the whole table.
        """
        return self._every.exposes(self._where, code)


def hide(
    splits: Mapping[Where, Split],
    min_cell: int,
    sizes: Mapping[int, Sizes] | None = None,
    within: Iterable[tuple[Where, str, str]] = (),
    blocks: Iterable[tuple[str, frozenset[str], str, frozenset[str]]] = (),
) -> Hidden:
    """Choose what to hide in all the tables split by group, by where each stands in the report.

    ``sizes`` are by chapter. ``within`` names codes whose every answer has another code too, as a table of
    pairs tells: the table, the one and the other. ``blocks`` are values of one group that hold the same
    people as values of another, as the municipalities of a county do.
    """
    from ungtekst.stats.disclosure import suppress

    if min_cell < 2:
        return Hidden(frozenset(), frozenset(), {})
    system = _System()
    for where, split in splits.items():
        system.take(where, split)
    for number, size in (sizes or {}).items():
        system.sizes(number, size, splits)
    for where, one, other in within:
        for column, _, _ in splits[where].columns:
            system.at_most.append((Key("count", where, one, column), Key("count", where, other, column)))
    for block in blocks:
        system.block(splits, *block)
    found = suppress(
        system.counts,
        system.sums,
        at_most=system.at_most,
        shown=system.shown,
        unprinted=system.unprinted,
        min_cell=min_cell,
    )
    # A base has the key of the first table with the same; what is exposed there is exposed in all.
    names = {key: [key] for key in system.counts}
    for key, one_ in system.same.items():
        names[one_].append(key)
    exposed = {
        (key.table, key.code if key.what == "count" else "") for one_ in found.exposed for key in names[one_]
    }
    return Hidden(found.hidden, frozenset(exposed), system.same)


@dataclass
class _System:
    """The counts of a report and what a reader knows of them: sums, and which cannot be above which.

    ``unprinted`` counts stand nowhere; they tell what a reader knows of those that do.
    """

    counts: dict[Key, int] = field(default_factory=dict)
    sums: list[tuple[Key, tuple[Key, ...]]] = field(default_factory=list)
    at_most: list[tuple[Key, Key]] = field(default_factory=list)
    shown: set[Key] = field(default_factory=set)
    unprinted: set[Key] = field(default_factory=set)
    same: dict[Key, Key] = field(default_factory=dict)
    _bases: dict[tuple[object, ...], str] = field(default_factory=dict)

    def take(self, where: Where, split: Split) -> None:
        """Add a table."""
        assert split.whole is not None  # noqa: S101 - only tables of groups are looked at
        self._base(where, split, "")
        for code in filter(lambda one: split.tells(one.id), split.dimension.all_codes()):
            self._base(where, split, code.id)
            self._unjudged(where, split, code.id)
            self._row(where, split, code)
        if split.dimension.choice == "one":
            for column, _, _ in split.columns:
                parts = [Key("count", where, code.id, column) for code in split.dimension.all_codes()]
                self.sums.append((self._of(Key("base", where, "", column)), tuple(parts)))
        for parent, child in _families(split.dimension.codes):
            if split.tells(parent.id) and split.tells(child.id):
                for column, _, _ in split.columns:
                    below = Key("count", where, child.id, column), Key("count", where, parent.id, column)
                    self.at_most.append(below)
        for code in split.dimension.all_codes():
            if code.codes and not code.codable and all(map(split.tells, [code.id, *_ids(code.codes)])):
                self._union(where, split, code)

    def sizes(self, number: int, size: Sizes, splits: Mapping[Where, Split]) -> None:
        """Add that those coded in a column are among its usable answers, and these of those who took part."""
        for group, usable in size.usable.items():
            mine = [where for where in splits if where.chapter == number and where.group == group]
            if not mine:
                continue
            in_all = sum(size.took_part[group].values())
            everybody = self._total(Key("took part", size.wave, group, ""), in_all)
            usable_in_all = self._total(Key("usable", mine[0], "", ""), sum(usable.values()))
            people = {
                column: self._aside(Key("person", size.wave, group, column), count)
                for column, count in size.took_part[group].items()
            }
            answers = []
            for column, count in usable.items():
                answer = self._aside(Key("answer", mine[0], "", column), count)
                answers.append(answer)
                self.at_most.append((answer, people[column]))
                bases = (self._of(Key("base", where, "", column)) for where in mine)
                self.at_most += [(base, answer) for base in bases]
            self.sums += [(everybody, tuple(people.values())), (usable_in_all, tuple(answers))]

    def block(
        self,
        splits: Mapping[Where, Split],
        group: str,
        values: frozenset[str],
        other: str,
        others: frozenset[str],
    ) -> None:
        """Add that some values of one group hold the same people as some of another."""
        for where, split in splits.items():
            beside = where._replace(group=other)
            if where.group != group or beside not in splits:
                continue
            columns = [column for column, _, _ in split.columns if column in values]
            across = [column for column, _, _ in splits[beside].columns if column in others]
            codes = [code.id for code in split.dimension.all_codes() if split.tells(code.id)]
            for what, code in (("base", ""), *(("count", code) for code in codes)):
                keys = [self._of(Key(what, where, code, column)) for column in columns]
                same = tuple(self._of(Key(what, beside, code, column)) for column in across)
                known = sum(self.counts[key] for key in keys)
                together = self._aside(Key("block", where, f"{what} {code}", min(values)), known)
                self.sums += [(together, tuple(keys)), (together, same)]

    def _of(self, key: Key) -> Key:
        return self.same.get(key, key)

    def _total(self, key: Key, count: int) -> Key:
        self.counts[key] = count
        self.shown.add(key)
        return key

    def _aside(self, key: Key, count: int) -> Key:
        self.counts[key] = count
        self.unprinted.add(key)
        return key

    def _base(self, where: Where, split: Split, code: str) -> None:
        """Add the bases of a row, or of the table; bases that are the same all along are one."""
        whole = split.whole
        assert whole is not None  # noqa: S101
        bases = [counts.judged[code] if code else counts.coded for _, _, counts in split.columns]
        total = whole.judged[code] if code else whole.coded
        known = self._bases.setdefault((where.chapter, split.name, total, *bases), repr((where, code)))
        keys = []
        for (column, _, _), base in zip(split.columns, bases, strict=True):
            one = Key("base", known, "", column)
            self.same[Key("base", where, code, column)] = one
            self.counts[one] = base
            keys.append(one)
        whole_key = Key("total", known, "", "")
        if whole_key not in self.counts:
            self.sums.append((self._total(whole_key, total), tuple(keys)))

    def _unjudged(self, where: Where, split: Split, code: str) -> None:
        """Add that a row's base and those not judged on it make a column's base, where they differ."""
        assert split.whole is not None  # noqa: S101
        left = []
        for column, _, counts in split.columns:
            row, whole = Key("base", where, code, column), Key("base", where, "", column)
            if self._of(row) == self._of(whole):
                return
            lacking = self._aside(Key("lacking", where, code, column), counts.coded - counts.judged[code])
            self.sums.append((self._of(whole), (self._of(row), lacking)))
            left.append(lacking)
        lacking_in_all = split.whole.coded - split.whole.judged[code]
        self.sums.append((self._total(Key("lacking in all", where, code, ""), lacking_in_all), tuple(left)))

    def _row(self, where: Where, split: Split, code: Code) -> None:
        whole = split.whole
        assert whole is not None  # noqa: S101
        keys = []
        for column, _, counts in split.columns:
            key = Key("count", where, code.id, column)
            self.counts[key] = counts.ones[code.id]
            if not meant_for(code, split.name, column) and not self.counts[key]:
                self.shown.add(key)
            self.at_most.append((key, self._of(Key("base", where, code.id, column))))
            keys.append(key)
        self.sums.append((self._total(Key("total", where, code.id, ""), whole.ones[code.id]), tuple(keys)))

    def _union(self, where: Where, split: Split, code: Code) -> None:
        """Add that a parent which is the union of its children is their sum less what they share."""
        assert split.whole is not None  # noqa: S101
        shared = []
        for column, _, counts in split.columns:
            children = tuple(Key("count", where, child, column) for child in _ids(code.codes))
            added = sum(counts.ones[child] for child in _ids(code.codes))
            every = self._aside(Key("children", where, code.id, column), added)
            both = self._aside(Key("shared", where, code.id, column), added - counts.ones[code.id])
            self.sums += [(every, children), (every, (Key("count", where, code.id, column), both))]
            shared.append(both)
        in_all = sum(split.whole.ones[child] for child in _ids(code.codes)) - split.whole.ones[code.id]
        self.sums.append((self._total(Key("shared in all", where, code.id, ""), in_all), tuple(shared)))


def _ids(codes: Sequence[Code]) -> list[str]:
    return [code.id for code in codes]


def _families(codes: Sequence[Code]) -> Iterator[tuple[Code, Code]]:
    """Give each code with its child."""
    for code in codes:
        for child in code.codes:
            yield code, child
        yield from _families(code.codes)
