"""Who gets a theme's seats: the typical, a contrast and an edge, each telling something new."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Sequence
from statistics import quantiles

from ungtekst.quotes.candidates import Candidate, Field
from ungtekst.quotes.quote import Role

ROLES: tuple[Role, ...] = ("typical", "contrast", "edge")
TOO_ALIKE = 0.6
# One seat in five is a contrast's, from the third on, and one in five an edge's.
_OF = 5
_FIRST_CONTRAST = 3
# A theme of fewer answers has no edge.
_EDGE_OF = 8
_TYPICAL, _FAR = 0.5, 0.25
# What a seat is worth: what it does for groups that have had too few seats, agreement, and by role the share
# of the theme's words that it adds and how near the centre it is. More words must be worth reading.
_GROUPS, _AGREED, _A_WORD, _FREE_WORDS = 3.0, 1.0, 0.01, 30
_WORDS: dict[Role, float] = {"typical": 8.0, "contrast": 8.0, "edge": 0.0}
_NEAR: dict[Role, float] = {"typical": 0.5, "contrast": 0.0, "edge": -5.0}
OPPOSITE = {"positiv": "negativ", "negativ": "positiv"}
NEITHER = "nøytral"


def allotted(count: int, roles: Collection[str] = ROLES) -> dict[Role, int]:
    """Share ``count`` seats out: of 1 and 2 all are typical, of 3 two, of 5 three; then contrast, edge.

    The seats of a role that is not asked for go to the typical, or where these are not asked for either, to
    the first role that is.
    """
    seats = {
        "contrast": (count + _OF - _FIRST_CONTRAST) // _OF if "contrast" in roles else 0,
        "edge": count // _OF if "edge" in roles else 0,
    }
    asked = [role for role in ROLES if role in roles]
    shared: dict[Role, int] = {role: seats.get(role, 0) for role in asked}
    if asked:
        shared[asked[0]] += count - sum(shared.values())
    return shared


def seated(
    field: Field, count: int, roles: Collection[str], taken: Collection[int], seed: int
) -> list[tuple[Role, Candidate]]:
    """Choose for a theme: (role, candidate), the typical first, best first within a role.

    ``taken`` are the respondents who have been quoted. A contrast or an edge that the theme has not got
    leaves its seat to the typical.
    """
    free = [one for one in field.candidates if one.respondent not in taken]
    table = _Table(field, count, seed)
    seats = allotted(count, roles)
    # The contrast first, so that the typical know that its valence has its quote.
    kinds: dict[Role, Sequence[Candidate]] = {
        "contrast": _contrasts(free, field),
        "typical": free,
        "edge": _edges(free, field),
    }
    for role, candidates in kinds.items():
        table.fill(role, candidates, seats.get(role, 0))
    if "typical" in seats:
        table.fill("typical", free, count - len(table.picked))
    return sorted(table.picked, key=lambda pair: ROLES.index(pair[0]))


def _contrasts(free: Sequence[Candidate], field: Field) -> list[Candidate]:
    """Give the candidates of the valence that speaks most against the theme's usual one."""
    others = Counter(one.valence for one in free if one.valence not in ("", field.usual, NEITHER))
    if not field.usual or not others:
        return []
    opposite = OPPOSITE.get(field.usual, "")
    wanted = opposite if opposite in others else max(sorted(others), key=lambda value: others[value])
    return [one for one in free if one.valence == wanted and one.readable]


def _edges(free: Sequence[Candidate], field: Field) -> list[Candidate]:
    """Give the candidates far from the centre that are still clearly of the theme, and no contrast."""
    if len(field.candidates) < _EDGE_OF:
        return []
    limit = max(_FAR, quantiles([one.near for one in field.candidates], n=4)[0])
    far = [one for one in free if one.near <= limit and one.clear and one.readable]
    return [one for one in far if one.valence != OPPOSITE.get(field.usual, "-")] or far


class _Table:
    """The seats of one theme while they are filled."""

    def __init__(self, field: Field, count: int, seed: int) -> None:
        self.picked: list[tuple[Role, Candidate]] = []
        self._weights, self._seed = field.weights, seed
        self._covered: set[str] = set()
        columns = zip(*(one.values for one in field.candidates), strict=True)
        self._due = [_due(column, count) for column in columns]

    def fill(self, role: Role, candidates: Sequence[Candidate], seats: int) -> None:
        """Seat the best of the candidates, one by one, as each changes what the next is worth."""
        # What a candidate is worth only falls as others are seated, so its first worth is a bound.
        bounds = sorted((self._rank(one, role), one) for one in candidates) if seats > 0 else []
        for _ in range(seats):
            best: tuple[tuple[bool, bool, bool, float, str], Candidate] | None = None
            for bound, one in bounds:
                if best is not None and bound >= best[0]:
                    break
                if not any(clash(one, other) for _, other in self.picked):
                    best = min(filter(None, (best, (self._rank(one, role), one))), key=lambda pair: pair[0])
            if best is None:
                return
            self._seat(role, best[1])

    def _seat(self, role: Role, one: Candidate) -> None:
        self.picked.append((role, one))
        self._covered |= one.spoken
        for due, value in zip(self._due, one.values, strict=True):
            if value:
                due[value] -= 1.0

    def _rank(self, one: Candidate, role: Role) -> tuple[bool, bool, bool, float, str]:
        """Order candidates, best first: the readable, those a human coded, the typical, then by worth."""
        return (
            not one.readable,
            not one.human,
            role == "typical" and one.near < _TYPICAL,
            -round(self._worth(one, role), 2),
            _lot(self._seed, one.answer),
        )

    def _worth(self, one: Candidate, role: Role) -> float:
        new = sum(self._weights.get(lemma, 0.0) for lemma in one.spoken if lemma not in self._covered)
        known = [min(max(due[v], 0.0), 1.0) for due, v in zip(self._due, one.values, strict=True) if v]
        groups = sum(known) / len(known) if known else 0.0
        agreed = 0.0 if one.agreement is None else one.agreement
        worth = _WORDS[role] * new + _NEAR[role] * one.near + _GROUPS * groups + _AGREED * agreed
        return worth - _A_WORD * max(one.length - _FREE_WORDS, 0)


def _due(column: Sequence[str], count: int) -> dict[str, float]:
    """Give how many of the seats each value would have by its share of the theme."""
    known = Counter(value for value in column if value)
    return {value: count * number / known.total() for value, number in known.items()}


def _lot(seed: int, answer: int) -> str:
    return hashlib.sha256(f"{seed} {answer}".encode()).hexdigest()


def clash(one: Candidate, other: Candidate) -> bool:
    """Say whether two candidates are of one respondent or near-duplicates."""
    if one.respondent == other.respondent:
        return True
    return _alike(one.words, other.words) or _alike(_runs(one.words), _runs(other.words))


def _runs(words: Collection[str]) -> frozenset[str]:
    """Cut words into runs of three letters, which a slip changes few of."""
    return frozenset(f" {word} "[at : at + 3] for word in words for at in range(len(word)))


def _alike(one: Collection[str], other: Collection[str]) -> bool:
    union = {*one, *other}
    return not union or len({*one} & {*other}) / len(union) > TOO_ALIKE
