"""Which counts of a report's split tables are hidden, so that none tells of a few people (DESIGN §8).

All tables of a report are looked at together: what they share (the whole question's counts, the sizes of the
groups) is what a reader could work a hidden count out from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
    """A count of the report: ``what`` (``count``, ``base``) of a code in a column of a table."""

    what: str
    table: Where | str
    code: str
    column: str


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


def hide(splits: Mapping[Where, Split], min_cell: int) -> Hidden:
    """Choose what to hide in all the tables split by group, by where each stands in the report."""
    from ungtekst.stats.disclosure import suppress

    system = _System()
    for where, split in splits.items():
        system.take(where, split)
    found = suppress(
        system.counts, system.sums, at_most=system.at_most, shown=system.shown, min_cell=min_cell
    )
    # A base has the key of the first table with the same; what is exposed there is exposed in all.
    names = {key: [key] for key in system.counts}
    for key, one in system.same.items():
        names[one].append(key)
    exposed = {
        (key.table, key.code if key.what == "count" else "") for one in found.exposed for key in names[one]
    }
    return Hidden(found.hidden, frozenset(exposed), system.same)


@dataclass
class _System:
    """The counts of a report and what a reader knows of them: sums, and which cannot be above which."""

    counts: dict[Key, int] = field(default_factory=dict)
    sums: list[tuple[Key, tuple[Key, ...]]] = field(default_factory=list)
    at_most: list[tuple[Key, Key]] = field(default_factory=list)
    shown: set[Key] = field(default_factory=set)
    same: dict[Key, Key] = field(default_factory=dict)
    _bases: dict[tuple[object, ...], str] = field(default_factory=dict)

    def take(self, where: Where, split: Split) -> None:
        """Add a table."""
        assert split.whole is not None  # noqa: S101 - only tables of groups are looked at
        self._base(where, split, "")
        for code in filter(lambda one: split.tells(one.id), split.dimension.all_codes()):
            self._base(where, split, code.id)
            self._row(where, split, code)
        if split.dimension.choice == "one":
            for column, _, _ in split.columns:
                parts = [Key("count", where, code.id, column) for code in split.dimension.all_codes()]
                self.sums.append((self._of(Key("base", where, "", column)), tuple(parts)))
        for parent, child in _families(split.dimension.codes):
            if not (split.tells(parent) and split.tells(child)):
                continue
            for column, _, _ in split.columns:
                self.at_most.append((Key("count", where, child, column), Key("count", where, parent, column)))

    def _of(self, key: Key) -> Key:
        return self.same.get(key, key)

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
        whole_key = Key("base", known, "", "=")
        if whole_key not in self.counts:
            self.counts[whole_key] = total
            self.shown.add(whole_key)
            self.sums.append((whole_key, tuple(keys)))

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
        total = Key("count", where, code.id, "=")
        self.counts[total] = whole.ones[code.id]
        self.shown.add(total)
        self.sums.append((total, tuple(keys)))


def _families(codes: Sequence[Code]) -> Iterator[tuple[str, str]]:
    """Give each code with its child."""
    for code in codes:
        for child in code.codes:
            yield code.id, child.id
        yield from _families(code.codes)
