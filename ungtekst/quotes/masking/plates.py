"""Car plates: two letters and five digits, with or without spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ungtekst.quotes.masking.listed import listed
from ungtekst.quotes.masking.values import Found

# The letters that plates use; G, I, M, O, Q, W and our own three are not among them, but people mistype.
_PLATE = re.compile(
    r"(?<![^\W\d_])([A-Za-z]{2})[\s.\-]{0,2}(\d{2}[\s.\-]?\d{3})(?!\d|[.,]\d|\s?(?:kr|kroner|,-|%)\b|\s?\d{3})"
)
_SHORT = re.compile(r"(?<![^\W\d_])([A-Za-z]{2})[\s\-]{0,2}(\d{4})(?!\d|\s?(?:kr|kroner|,-|%)\b)")
_PERSONAL = re.compile(
    r"(?:skilt(?:et)?|reg\.?\s?nr\.?|registreringsnummer(?:et)?|bilnummer(?:et)?)"
    r"(?:\s(?:nr|er|med|e|på|står|som|det|heter|var)){0,3}[\s:«\"(]{1,3}"
    r"(?P<plate>[A-ZÆØÅ0-9][A-ZÆØÅ0-9 ]{1,8}[A-ZÆØÅ0-9])\b"
)
_CUE = re.compile(
    r"\b(?:bil\w*|skilt\w*|reg\w*|henger\w*|mc|moped\w*|sykkel\w*|scooter\w*|volvo|golf|toyota)\b",
    re.IGNORECASE,
)
_NEAR = 40
# Small words that come before a number.
_WORDS = listed(
    """er fa da du de at av ca kr no ha en et ei vi se be bl ta te ja ett to es fe ut up pa tv nr pr kl bt
    eg hu dr vg ht ps he om og ny ti si le bo by do ku li lo ro ri sa va ve mi di me st sy ga gi ok ka
    ke ko in is it my hi an as or so us we if al ah au bi br bu fi ho ih jo ju ki la mm nu oh pi ra ku
    iz vs"""
)
_MONEY = listed("KR NR CA TV VG PC ID PB KL NO")


def find_plates(text: str) -> Iterator[Found]:
    """Find car plates; small letters that are a word only when their number is glued to them."""
    for match in _PLATE.finditer(text):
        letters = match[1]
        word = letters.lower() in _WORDS and not letters.isupper() and match.start(2) > match.end(1)
        if letters.upper() not in _MONEY and not word:
            yield Found(match.start(), match.end(), "bilskilt")
    for match in _SHORT.finditer(text):
        if match[1].upper() not in _MONEY and match[1].lower() not in _WORDS and _cued(text, match):
            yield Found(match.start(), match.end(), "bilskilt")
    for match in _PERSONAL.finditer(text):
        yield Found(match.start("plate"), match.end("plate"), "bilskilt")


def _cued(text: str, match: re.Match[str]) -> bool:
    return bool(_CUE.search(text, max(0, match.start() - _NEAR), match.end() + _NEAR))
