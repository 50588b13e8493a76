"""Quotes: a few true and typical passages for each theme, verbatim in their source."""

from ungtekst.quotes.choosing import choose
from ungtekst.quotes.correcting import Change, Corrected, corrected, is_faithful
from ungtekst.quotes.proportion import Disproportion, disproportions, proportion_words
from ungtekst.quotes.quote import CUT, Part, Quote, Role
from ungtekst.quotes.seats import ROLES, allotted

__all__ = [
    "CUT",
    "ROLES",
    "Change",
    "Corrected",
    "Disproportion",
    "Part",
    "Quote",
    "Role",
    "allotted",
    "choose",
    "corrected",
    "disproportions",
    "is_faithful",
    "proportion_words",
]
