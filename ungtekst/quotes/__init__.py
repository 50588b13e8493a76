"""Quotes: a few true and typical passages for each theme, verbatim in their source."""

from ungtekst.quotes.choosing import choose
from ungtekst.quotes.quote import CUT, Part, Quote, is_verbatim, verify

__all__ = ["CUT", "Part", "Quote", "choose", "is_verbatim", "verify"]
