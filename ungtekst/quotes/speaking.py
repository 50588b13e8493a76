"""What in an answer speaks for a code: read from the evidence, and said of a quote in a few words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pandas as pd

MOST_SHOWN = 3
# Below this share of what the strongest says stand mostly «og», «jeg» and «i», which explain nothing.
LEAST_SHARE = 0.2


class Speaking(NamedTuple):
    """A span of the text that speaks for a code, and how much; an empty one is the question's context."""

    start: int
    end: int
    weight: float


def by_answer(
    evidence: pd.DataFrame | None, answers: Collection[int]
) -> Mapping[tuple[int, str], Sequence[Speaking]]:
    """Gather the evidence of these answers by answer and code."""
    gathered: dict[tuple[int, str], list[Speaking]] = defaultdict(list)
    if evidence is None or not answers:
        return gathered
    kept = evidence[evidence["answer"].isin(list(answers))]
    columns = (kept[name].tolist() for name in ("answer", "code", "start", "end", "weight"))
    for answer, code, start, end, weight in zip(*columns, strict=True):
        gathered[int(answer), str(code)].append(Speaking(int(start), int(end), float(weight)))
    return gathered


def words(text: str, shown: tuple[int, int], speaking: Sequence[Speaking]) -> tuple[str, ...]:
    """Give the words that speak most, as written and strongest first, of those in the span that is shown.

    A word within a phrase that was taken says nothing new, and neither does one that differs by case; one
    that says far less than the strongest is left out.
    """
    taken: list[Speaking] = []
    said: dict[str, str] = {}
    inside = [one for one in speaking if shown[0] <= one.start < one.end <= shown[1] and one.weight > 0]
    for one in sorted(inside, key=lambda one: (-one.weight, one.start, one.end)):
        if len(taken) == MOST_SHOWN:
            break
        word = text[one.start : one.end]
        apart = all(one.end <= other.start or other.end <= one.start for other in taken)
        strong = not taken or one.weight >= LEAST_SHARE * taken[0].weight
        if apart and strong and word.strip() and word.casefold() not in said:
            taken.append(one)
            said[word.casefold()] = word
    return tuple(said.values())


def only_the_question(speaking: Sequence[Speaking]) -> bool:
    """Say whether nothing but the question's context speaks."""
    return bool(speaking) and all(one.end <= one.start for one in speaking)
