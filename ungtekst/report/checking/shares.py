"""Shares as a reader checks them: exact fractions, and percent rounded with halves up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

Percent = Decimal | int


def decimals(percent: Percent) -> int:
    """Tell how many decimals a share is printed with."""
    exponent = Decimal(percent).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def rounded(share: Fraction, places: int) -> Fraction:
    """Round to some decimals, halves up."""
    scaled = share * 10**places + Fraction(1, 2)
    return Fraction(scaled.numerator // scaled.denominator, 10**places)


def percent(count: int, base: int) -> Fraction:
    """Give the exact share in percent; ``base`` is above 0."""
    return Fraction(100 * count, base)


def written(share: Percent | Fraction, places: int | None = None) -> str:
    """Write a share with its sign, as a message shows it: «37 %», «53,7 %»."""
    if isinstance(share, Fraction):
        share = Decimal(rounded(share, 1 if places is None else places).numerator) / Decimal(
            rounded(share, 1 if places is None else places).denominator
        )
        share = share.quantize(Decimal(1)) if share == share.to_integral_value() else share
    return f"{share}".replace(".", ",") + " %"
