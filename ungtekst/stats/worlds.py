"""Which other counts would have given the same printed table?

Counts are numbered from 0 here. A *world* is a way the counts could have been that a reader cannot rule
out; it is told as the counts in which it differs from the true one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

World = dict[int, int]
Window = tuple[int, float]
Steps = dict[int, tuple[int, float]]
Row = tuple[tuple[int, int], ...]
ANY: Window = (0, math.inf)
_NO_ROW: Row = ()
_SLACK = 1e-6


@dataclass(frozen=True)
class Known:
    """What a reader knows of the counts: ``sums`` are (total, parts), ``at_most`` pairs (a, b), a ≤ b."""

    counts: Sequence[int]
    sums: Sequence[tuple[int, tuple[int, ...]]]
    at_most: Sequence[tuple[int, int]]

    def linked(self, free: Set[int], *, by_sums: bool = False) -> list[frozenset[int]]:
        """``free`` in sets that hang together: no sum and no pair ties a count of one to a count of another.

        With ``by_sums`` a pair ties nothing.
        """
        head = {number: number for number in free}

        def find(number: int) -> int:
            while head[number] != number:
                head[number] = head[head[number]]
                number = head[number]
            return number

        for tie in self._totals_and_parts if by_sums else self._ties:
            inside = [number for number in tie if number in head]
            for number in inside[1:]:
                head[find(number)] = find(inside[0])
        sets: dict[int, set[int]] = {}
        for number in sorted(head):
            sets.setdefault(find(number), set()).add(number)
        return [frozenset(numbers) for numbers in sets.values()]

    def about(self, free: Set[int]) -> Known:
        """The same counts, and of what ties them only what speaks of one of ``free``."""
        return Known(
            self.counts,
            [(total, parts) for total, parts in self.sums if total in free or not free.isdisjoint(parts)],
            [pair for pair in self.at_most if not free.isdisjoint(pair)],
        )

    @cached_property
    def _totals_and_parts(self) -> list[tuple[int, ...]]:
        return [(total, *parts) for total, parts in self.sums]

    @cached_property
    def _ties(self) -> list[tuple[int, ...]]:
        return self._totals_and_parts + [tuple(pair) for pair in self.at_most]


class Worlds:
    """The worlds in which only ``free`` counts differ, where ``free`` hang together (see Known.linked)."""

    def __init__(self, known: Known, free: Set[int]) -> None:
        self.known = known.about(free)
        self.free = sorted(free)
        self._column = {number: column for column, number in enumerate(self.free)}
        self._pairs: list[tuple[int, int]] = []
        self._window = dict.fromkeys(self.free, ANY)
        for low, high in self.known.at_most:
            self._bind(low, high)

    def _bind(self, low: int, high: int) -> None:
        counts = self.known.counts
        if low in self._column and high in self._column:
            self._pairs.append((low, high))
        elif low in self._column:
            least, most = self._window[low]
            self._window[low] = (least, min(most, counts[high]))
        else:
            least, most = self._window[high]
            self._window[high] = (max(least, counts[low]), most)

    def nearest(self, windows: Mapping[int, Window], price: Mapping[int, float]) -> World | None:
        """The world in which the counts named lie in their windows, at the lowest price; None without one.

        The price is what each count that differs costs, times by how much it differs.
        """
        steps = self._steps(windows)
        if steps is None:
            return None
        rows = {self._row_of.get(number, _NO_ROW) for number in windows}
        if len(rows) == 1 and _NO_ROW not in rows:
            # What is cheapest in their own sum alone is cheapest, if the rest lets it be.
            moves = _spread(rows.pop(), steps, price)
            world = None if moves is None else self._after(moves)
            if world is None or self._in_order(world):
                return world
        moves = self._solve(steps, price)
        return None if moves is None else self._after(moves)

    def _after(self, moves: Mapping[int, int]) -> World:
        return {number: self.known.counts[number] + step for number, step in moves.items() if step}

    def along(self, world: World, times: int) -> World | None:
        """The world that differs ``times`` as much as this one; None where a reader can rule it out."""
        counts = self.known.counts
        stretched = {
            number: counts[number] + times * (value - counts[number]) for number, value in world.items()
        }
        for number, value in stretched.items():
            least, most = self._window[number]
            if not least <= value <= most:
                return None
        return stretched if self._in_order(stretched) else None

    def _in_order(self, world: World) -> bool:
        counts = self.known.counts
        return all(world.get(low, counts[low]) <= world.get(high, counts[high]) for low, high in self._pairs)

    def extreme(self, number: int, *, highest: bool) -> int | None:
        """The least or the greatest value that a count has in any world; None for no upper bound."""
        steps = self._steps({})
        if steps is None:
            raise ValueError("the counts contradict each other")
        row = self._row_of.get(number, _NO_ROW)
        if len(row) == len(self.free) and not self._pairs:
            step = _furthest(row, number, steps, highest=highest)
            return None if math.isinf(step) else self.known.counts[number] + int(step)
        moves = self._solve(steps, {number: -1.0 if highest else 1.0}, signed=True)
        return None if moves is None else self.known.counts[number] + moves[number]

    def _steps(self, windows: Mapping[int, Window]) -> Steps | None:
        """How far each count may go down and up, as (least, greatest) difference from the true one."""
        steps = {}
        for number in self.free:
            least, most = self._window[number]
            asked = windows.get(number, ANY)
            least, most = max(least, asked[0]), min(most, asked[1])
            if least > most:
                return None
            true = self.known.counts[number]
            steps[number] = (least - true, most - true)
        return steps

    @cached_property
    def _row_of(self) -> dict[int, Row]:
        """The sum of each count that stands in one sum only, with others of which the same is true."""
        rows: dict[int, Row] = {number: ((number, 0),) for number in self.free}
        often: dict[int, int] = dict.fromkeys(self.free, 0)
        for signs in self._signs:
            row = tuple((number, sign) for number, sign in zip(self.free, signs, strict=True) if sign)
            for number, sign in row:
                rows[number] = row
                often[number] += abs(sign)
        return {n: row for n, row in rows.items() if all(often[other] < 2 for other, _ in row)}

    @cached_property
    def _signs(self) -> list[list[int]]:
        """One row a sum: what each free count adds to parts minus total."""
        rows = []
        for total, parts in self.known.sums:
            row = [0] * len(self.free)
            for part in parts:
                if part in self._column:
                    row[self._column[part]] += 1
            if total in self._column:
                row[self._column[total]] -= 1
            rows.append(row)
        return rows

    def _solve(self, steps: Steps, price: Mapping[int, float], *, signed: bool = False) -> World | None:
        """The cheapest moves: a linear programme, and one in whole numbers if that gives fractions."""
        import numpy as np
        from scipy.optimize import Bounds, milp

        size = len(self.free)
        room = np.array([steps[number] for number in self.free], dtype=float)
        up, down = np.maximum(room, 0), np.maximum(-room[:, ::-1], 0)
        limits = Bounds(*np.vstack([up, down]).T)
        prices = np.array([price.get(number, 0.0) for number in self.free])
        cost = np.concatenate([prices, -prices if signed else prices])
        for integral in (False, True):
            done = milp(
                cost,
                integrality=np.full(2 * size, int(integral)),
                bounds=limits,
                constraints=self._constraints,
                options={"mip_rel_gap": 0.0},
            )
            if done.x is None:
                return None
            moved = done.x[:size] - done.x[size:]
            rounded = np.rint(moved)
            if np.abs(moved - rounded).max() < _SLACK:
                return {number: int(step) for number, step in zip(self.free, rounded, strict=True)}
        return None

    @cached_property
    def _constraints(self) -> object:
        import numpy as np
        from scipy.optimize import LinearConstraint
        from scipy.sparse import csc_array

        counts = self.known.counts
        rows = np.zeros((len(self._signs) + len(self._pairs), len(self.free)))
        most = np.zeros(len(rows))
        for row, signs in enumerate(self._signs):
            rows[row] = signs
        for row, (low, high) in enumerate(self._pairs, start=len(self._signs)):
            rows[row, self._column[low]] = 1
            rows[row, self._column[high]] = -1
            most[row] = counts[high] - counts[low]
        least = np.where(np.arange(len(rows)) < len(self._signs), 0, -np.inf)
        return LinearConstraint(csc_array(np.hstack([rows, -rows])), least, most)


def _spread(row: Row, steps: Steps, price: Mapping[int, float]) -> dict[int, int] | None:
    """One sum: take the steps that must be taken, and let the cheapest counts make up for them."""
    moved = {number: int(max(steps[number][0], min(steps[number][1], 0))) for number, _ in row}
    short = -sum(sign * moved[number] for number, sign in row)
    for number, sign in sorted(row, key=lambda cell: price[cell[0]]):
        if not short:
            break
        least, most = steps[number]
        step = int(max(least, min(most, moved[number] + short * sign)))
        short -= sign * (step - moved[number])
        moved[number] = step
    return None if short else moved


def _furthest(row: Row, number: int, steps: Steps, *, highest: bool) -> float:
    """One sum: how far a count can go up or down before it or the others can go no further."""
    signs = dict(row)
    own = steps[number][1] if highest else -steps[number][0]
    if signs[number]:
        up = (signs[number] > 0) == highest
        others = (n for n in signs if n != number)
        own = min(own, sum(-steps[n][0] if (signs[n] > 0) == up else steps[n][1] for n in others))
    return own if highest else -own
