"""Which counts may a report print, so that nobody's answer can be read out of a small one?"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from ungtekst.stats.worlds import ANY, Known, Window, World, Worlds

Key = TypeVar("Key", bound=Hashable)

# Prices of hiding one count: a zero is rather shown, and so is a total, on which shares and other rows rest.
_ZERO = 1.0
_TOTAL = 8.0
_HIDDEN = 1e-3  # what is hidden already may move freely, but no further than it must
_TIE = 1e-7  # between equals the earlier in order

_PATIENCE = 2  # how many sets of a world are given back their small count before it is given up
_MOST_PRUNED = 80  # in a larger set each try costs a second, and saves a few counts of hundreds


@dataclass(frozen=True)
class Suppression(Generic[Key]):
    """What to hide: ``hidden`` keys, and ``exposed``, those of them for which hiding is not enough.

    An exposed count has fewer possible values than asked for even when everything but ``shown`` is hidden,
    such as the groups of a theme with a printed total of 1.
    """

    hidden: frozenset[Key]
    exposed: frozenset[Key]


def suppress(
    counts: Mapping[Key, int],
    sums: Iterable[tuple[Key, Sequence[Key]]] = (),
    *,
    at_most: Iterable[tuple[Key, Key]] = (),
    shown: Iterable[Key] = (),
    unprinted: Iterable[Key] = (),
    min_cell: int = 3,
) -> Suppression[Key]:
    """Choose the counts to hide so that no small one can be worked out from what is printed.

    Hidden first is every count above 0 and below ``min_cell`` that is not in ``shown``; then as few and as
    small others as the search finds, until every hidden count has ``min_cell`` possible values at least.

    *Guaranteed*, for every hidden and not exposed key: it has ``min_cell`` different values, each in a set
    of whole counts ≥ 0 that agrees with all that is printed, with ``sums`` and with ``at_most``, and in
    which some count is small (above 0, below ``min_cell``) wherever a reader knows that one must be: among
    the hidden counts that hang together by sums. So of two hidden counts with the sum 3 a reader cannot say
    that they are 1 and 2. A zero can be hidden here to protect others, so «hidden» does not mean «somebody».

    *Not guaranteed*: against a reader who knows some of the respondents, who works the choice of the other
    hidden counts backwards from this very algorithm, or who knows of ties that were not named. A zero that
    everybody knows of (a theme that one group was not asked about) belongs in ``shown``.

    The parts of a printed total below ``min_cell`` - 1 cannot be protected: all of them are hidden, and
    ``exposed``. The same counts in another order give the same choice, where ``repr`` tells the keys apart.

    Args:
        counts: every count that would be printed, totals and bases too.
        sums: (total, parts) where the parts' counts add up to the total's.
        at_most: pairs (a, b) where a reader knows that a's count ≤ b's.
        shown: keys that are printed whatever they hold.
        unprinted: keys that are printed nowhere and need no protection, by which a reader's knowledge is
            told: the answers of a group that nobody has judged, where only their sum over all is known.
        min_cell: the smallest count above 0 that is shown, and the least number of possible values of a
            hidden one; 0 or 1 hides nothing.

    Raises:
        ValueError: a count below 0, a key without a count, a sum or a pair that does not hold.

    After Kelly, Golden & Assad, «Cell suppression: disclosure protection for sensitive tabular data»
    (Networks 22, 1992): the cheapest other table for each exposed cell in turn; the model of what a reader
    can work out is Fischetti & Salazar-González, «Solving the cell suppression problem on tabular data with
    linear constraints» (Management Science 47, 2001).
    """
    keys, known, fixed = _numbered(counts, sums, at_most, shown)
    if min_cell < 2:
        return Suppression(frozenset(), frozenset())
    beside = frozenset(unprinted)
    aside = frozenset(number for number, key in enumerate(keys) if key in beside)
    search = _Search.of(known, fixed, aside, min_cell)
    return Suppression(
        frozenset(keys[number] for number in search.hidden - aside),
        frozenset(keys[number] for number in search.exposed - aside),
    )


def bounds(
    counts: Mapping[Key, int],
    hidden: Iterable[Key],
    sums: Iterable[tuple[Key, Sequence[Key]]] = (),
    *,
    at_most: Iterable[tuple[Key, Key]] = (),
) -> dict[Key, tuple[int, int | None]]:
    """The least and the greatest whole count ≥ 0 that each hidden key can have, given all that is printed.

    None is no upper bound. Arguments and errors are those of ``suppress``.
    """
    keys, known, free = _numbered(counts, sums, at_most, hidden)
    found: dict[Key, tuple[int, int | None]] = {}
    for linked in known.linked(free):
        worlds = Worlds(known, linked)
        for number in sorted(linked):
            least = worlds.extreme(number, highest=False)
            found[keys[number]] = (least or 0, worlds.extreme(number, highest=True))
    return found


def _numbered(
    counts: Mapping[Key, int],
    sums: Iterable[tuple[Key, Sequence[Key]]],
    at_most: Iterable[tuple[Key, Key]],
    some: Iterable[Key],
) -> tuple[list[Key], Known, frozenset[int]]:
    """The keys in an order of their own, what is known of them by their numbers, and the numbers of some."""
    keys = sorted(counts, key=repr)
    numbers = {key: number for number, key in enumerate(keys)}

    def number(key: Key) -> int:
        if key not in numbers:
            raise ValueError(f"there is no count for {key!r}")
        return numbers[key]

    known = Known(
        [counts[key] for key in keys],
        sorted((number(total), tuple(sorted(map(number, parts)))) for total, parts in sums),
        sorted({(number(low), number(high)) for low, high in at_most}),
    )
    for position, count in enumerate(known.counts):
        if count < 0:
            raise ValueError(f"the count of {keys[position]!r} is below 0")
    for total, parts in known.sums:
        if sum(known.counts[part] for part in parts) != known.counts[total]:
            raise ValueError(f"the parts of {keys[total]!r} do not add up to it")
    for low, high in known.at_most:
        if known.counts[low] > known.counts[high]:
            raise ValueError(f"the count of {keys[low]!r} is above that of {keys[high]!r}")
    return keys, known, frozenset(map(number, some))


@dataclass
class _Search:
    """The greedy search: a count with too few values gets the cheapest world that gives it one more.

    ``price`` is what it costs to hide each count, ``wanted`` how many values each must keep if hidden,
    ``small`` what is hidden first. ``found`` are worlds that differ in hidden counts only, ``seen`` the
    values that hidden counts have in them.
    """

    known: Known
    min_cell: int
    small: frozenset[int]
    price: Sequence[float]
    wanted: list[int]
    hidden: set[int] = field(default_factory=set)
    found: list[World] = field(default_factory=list)
    seen: dict[int, set[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Known, shown: Set[int], aside: Set[int], min_cell: int) -> _Search:
        small = frozenset(n for n, count in enumerate(known.counts) if 0 < count < min_cell) - shown - aside
        wanted = _attainable(known, shown, min_cell)
        for number in aside:
            wanted[number] = 1
        search = cls(known, min_cell, small, _prices(known), wanted, set(small))
        if not small:
            return search
        search.hidden |= aside
        for total, parts in known.sums:
            if total in shown and 0 < known.counts[total] < min_cell - 1:
                search.hidden |= set(parts) - shown
        must = frozenset(search.hidden)
        free = frozenset(range(len(known.counts))) - shown
        # Small systems first: a total is rarely needed, and it ties its whole table together.
        if search._protect((free - {total for total, _ in known.sums}) | must):
            for number in search._protect(free):
                search.wanted[number] = len(search.seen[number])
        search._prune(must)
        return search

    @property
    def exposed(self) -> set[int]:
        return {number for number in self.hidden if self.wanted[number] < self.min_cell}

    def _protect(self, free: Set[int]) -> set[int]:
        """Hide what must be hidden of ``free``; what keeps too few values comes back."""
        stuck: set[int] = set()
        for linked in self.known.linked(free):
            if linked & self.hidden:
                stuck |= self._protect_linked(Worlds(self.known, linked), linked)
        return stuck

    def _protect_linked(self, worlds: Worlds, linked: frozenset[int]) -> set[int]:
        stuck: set[int] = set()
        while True:
            self._look_again(worlds, linked)
            before = len(self.found)
            while (number := self._shortest(linked - stuck)) is not None:
                world = self._another(number, worlds, linked)
                if world is None:
                    stuck.add(number)
                else:
                    self._take(world, worlds, linked)
            if len(self.found) == before:
                return stuck

    def _shortest(self, numbers: Set[int]) -> int | None:
        """The smallest hidden count that has too few values."""
        short = (n for n in numbers & self.hidden if len(self.seen[n]) < self.wanted[n])
        return min(short, key=lambda n: (self.known.counts[n], n), default=None)

    def _take(self, world: World, worlds: Worlds, linked: frozenset[int]) -> None:
        """Hide what differs in a world; what differs the same way, or the other way, is hidden with it."""
        self.hidden |= set(world)
        times = [n for n in range(-self.min_cell, self.min_cell + 1) if n]
        stretched = [other for n in times if (other := worlds.along(world, n)) is not None]
        self.found += stretched
        self._see(stretched, worlds, linked)

    def _look_again(self, worlds: Worlds, linked: frozenset[int]) -> None:
        """See every world anew: a set that has grown may have come to know that one of it is small."""
        self.seen.update({number: {self.known.counts[number]} for number in linked})
        self._see([world for world in self.found if not linked.isdisjoint(world)], worlds, linked)

    def _see(self, found: Sequence[World], worlds: Worlds, linked: frozenset[int]) -> None:
        """Add the values that hidden counts have in some worlds to those seen; the true one is always."""
        together = worlds.known.linked(linked & self.hidden, by_sums=True)
        for world in found:
            if self._betrayed(world, together) is None:
                for number in world.keys() & linked:
                    self.seen[number].add(world[number])

    def _betrayed(self, world: World, together: Iterable[frozenset[int]]) -> frozenset[int] | None:
        """A set in which no count is small in this world, though a reader knows that one of it is."""
        counts = self.known.counts
        for numbers in together:
            if numbers.isdisjoint(world) or numbers.isdisjoint(self.small):
                continue
            if not any(0 < world.get(number, counts[number]) < self.min_cell for number in numbers):
                return numbers
        return None

    def _another(self, number: int, worlds: Worlds, linked: frozenset[int]) -> World | None:
        """The cheapest world in which the count has a value not seen."""
        seen = self.seen[number]
        price = {n: _HIDDEN if n in self.hidden else self.price[n] for n in linked}
        beyond: list[Window] = [(max(seen) + 1, math.inf), (0, min(seen) - 1)]
        between: list[Window] = [(gap, gap) for gap in sorted(set(range(min(seen), max(seen))) - seen)]
        for windows in beyond, between:
            world = self._cheapest(self._nearest({number: w}, worlds, linked, price) for w in windows)
            if world is not None:
                return world
        return None

    def _nearest(
        self, windows: dict[int, Window], worlds: Worlds, linked: frozenset[int], price: Mapping[int, float]
    ) -> World | None:
        world = worlds.nearest(windows, price)
        if world is None:
            return None
        together = worlds.known.linked(linked & (self.hidden | set(world)), by_sums=True)
        betrayed = self._betrayed(world, together)
        if betrayed is None:
            return world
        if len(windows) > _PATIENCE:
            return None
        narrower = ({**windows, n: self._small(windows.get(n, ANY))} for n in sorted(betrayed))
        return self._cheapest(self._nearest(asked, worlds, linked, price) for asked in narrower)

    def _small(self, window: Window) -> Window:
        return max(1, window[0]), min(self.min_cell - 1, window[1])

    def _cheapest(self, worlds: Iterable[World | None]) -> World | None:
        """The world that hides least; the first that hides nothing more."""
        best: tuple[float, World] | None = None
        for world in worlds:
            if world is None:
                continue
            cost = sum(self.price[number] for number in world if number not in self.hidden)
            if not cost:
                return world
            if best is None or cost < best[0]:
                best = (cost, world)
        return best[1] if best else None

    def _prune(self, must: Set[int]) -> None:
        """Show again, dearest first, what later choices have made needless to hide."""
        sets = self.known.linked(self.hidden)
        for number in sorted(self.hidden - must, key=lambda n: -self.price[n]):
            together = next(linked for linked in sets if number in linked)
            if len(together) > _MOST_PRUNED:
                continue
            fewer = together - {number}
            trial = replace(self, known=self.known.about(together), hidden=set(fewer), seen={})
            trial.found = [w for w in self.found if number not in w and not fewer.isdisjoint(w)]
            if not trial._protect(fewer):
                self.hidden.remove(number)
                self.found = [w for w in self.found if number not in w]
                self.found += [world for world in trial.found if world not in self.found]
                self.seen.update(trial.seen)
                sets = [linked for linked in sets if linked != together] + trial.known.linked(fewer)


def _prices(known: Known) -> list[float]:
    totals = {total for total, _ in known.sums}
    return [
        1 + math.log2(1 + count) / 10 + _ZERO * (count == 0) + _TOTAL * (number in totals) + _TIE * number
        for number, count in enumerate(known.counts)
    ]


def _attainable(known: Known, shown: Set[int], min_cell: int) -> list[int]:
    """How many values are asked for of each count: as many as what stays shown leaves room for."""
    most: list[float] = [math.inf] * len(known.counts)
    least = [0] * len(known.counts)
    limits = [(part, total) for total, parts in known.sums for part in parts] + [*known.at_most]
    for low, high in limits:
        if high in shown:
            most[low] = min(most[low], known.counts[high])
        if low in shown:
            least[high] = max(least[high], known.counts[low])
    return [int(min(min_cell, high - low + 1)) for low, high in zip(least, most, strict=True)]
