"""Whether a theme's quotes are out of proportion to its answers, as data; and the same in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ungtekst.quotes.quote import Quote

if TYPE_CHECKING:
    import pandas as pd

# Up to one quote too many or too few, a set of so few cannot always help.
_HELPLESS = 1.0
_VALENCE = "valens"


@dataclass(frozen=True)
class Disproportion:
    """A value that a theme's quotes have clearly more or less often than its answers.

    ``dimension`` is the valence's or the group's name, ``quoted`` of ``quotes`` quotes have the ``value``,
    and ``coded`` of ``answers`` answers; both bases count only those whose value is known.
    """

    code: str
    dimension: str
    value: str
    quoted: int
    quotes: int
    coded: int
    answers: int

    @property
    def share_quoted(self) -> float:
        """The share of the quotes, from 0 to 1."""
        return self.quoted / self.quotes

    @property
    def share_coded(self) -> float:
        """The share of the theme's answers, from 0 to 1."""
        return self.coded / self.answers


def disproportions(
    quotes: Iterable[Quote],
    coded: pd.DataFrame,
    *,
    valence: pd.Series[str] | None = None,
    groups: pd.DataFrame | None = None,
) -> tuple[Disproportion, ...]:
    """Give what is out of proportion in each code's quotes: of each dimension the value that is most so.

    The arguments are those of ``choose``. A value is out of proportion where it has more than one quote
    more or fewer than its share of the theme's answers would give, so that a single quote never is.
    """
    dimensions: dict[str, pd.Series[str]] = {}
    if valence is not None:
        dimensions[str(valence.name or _VALENCE)] = valence
    if groups is not None:
        dimensions.update({str(name): groups[name] for name in groups})
    by_code: dict[str, list[int]] = {}
    for quote in quotes:
        by_code.setdefault(quote.code, []).append(quote.answer)
    return tuple(
        found
        for code, answers in by_code.items()
        for dimension, column in dimensions.items()
        if (
            found := _most_out(
                code, dimension, answers, column.reindex(coded.index[coded[code].astype(bool)])
            )
        )
    )


def _most_out(code: str, dimension: str, quoted: list[int], theme: pd.Series[str]) -> Disproportion | None:
    known = theme.dropna()
    known = known[known.astype(str) != ""].astype(str)
    of_quotes = Counter(known.loc[[answer for answer in quoted if answer in known.index]].tolist())
    of_answers = Counter(known.tolist())
    quotes, answers = of_quotes.total(), of_answers.total()
    off = {value: of_quotes[value] - quotes * of_answers[value] / answers for value in of_answers}
    # Of two that are equally off, what there is too much of says more than what is lacking.
    most = max(sorted(off), key=lambda value: (round(abs(off[value]), 6), off[value]), default="")
    if not most or abs(off[most]) <= _HELPLESS:
        return None
    return Disproportion(code, dimension, most, of_quotes[most], quotes, of_answers[most], answers)


def proportion_words(found: Disproportion) -> str:
    """Say a disproportion in Norwegian (bokmål), in one sentence."""
    return (
        f"Sitatene er ikke representative: {found.dimension} «{found.value}» gjelder {found.quoted} av"
        f" {found.quotes} sitater, men {found.coded} av {found.answers} svar om temaet"
        f" ({round(100 * found.share_coded)} %)."
    )
