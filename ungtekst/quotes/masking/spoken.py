"""Numbers said in words: a telephone or birth number written out digit by digit, or pair by pair."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ungtekst.quotes.masking.answer import Answer
from ungtekst.quotes.masking.listed import any_of
from ungtekst.quotes.masking.numbers import is_birth_shaped
from ungtekst.quotes.masking.values import Found

UNITS = {
    "null": 0, "ein": 1, "en": 1, "ett": 1, "éin": 1, "eitt": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5,
    "seks": 6, "sju": 7, "syv": 7, "åtte": 8, "ni": 9,
}  # fmt: skip
TEENS = {
    "ti": 10, "elleve": 11, "elve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16,
    "sytten": 17, "søtten": 17, "atten": 18, "nitten": 19,
}  # fmt: skip
TENS = {
    "tjue": 20, "tyve": 20, "tredve": 30, "tretti": 30, "førti": 40, "førr": 40, "femti": 50, "seksti": 60,
    "sytti": 70, "søtti": 70, "åtti": 80, "nitti": 90,
}  # fmt: skip
_JOINED = {tens + unit: a + b for tens, a in TENS.items() for unit, b in UNITS.items() if b}
_TURNED = {f"{unit}og{tens}": a + b for tens, a in TENS.items() for unit, b in UNITS.items() if b}
SAID = {**UNITS, **TEENS, **TENS, **_JOINED, **_TURNED}
_WORD = any_of(" ".join(sorted(SAID, key=lambda word: (-len(word), word))))
_CHAIN = re.compile(
    rf"\b(?:pluss\s+)?(?:{_WORD}|\d{{1,3}}(?!\d))(?:[\s,.\-/]{{1,3}}(?:{_WORD}\b|\d{{1,3}}(?!\d)))+",
    re.IGNORECASE,
)
_PIECE = re.compile(rf"{_WORD}\b|\d+", re.IGNORECASE)
_SHORTEST, _PHONE, _BIRTH = 7, 8, 11
_FEWEST, _FEWEST_WORDS = 2, 3


def find_spoken(answer: Answer) -> Iterator[Found]:
    """Find numbers of seven digits or more that are said in words, some of them perhaps in digits."""
    if sum(word.lower in SAID for word in answer.words) < _FEWEST:
        return
    for match in _CHAIN.finditer(answer.text):
        said = [piece[0].lower() for piece in _PIECE.finditer(match[0])]
        words = [piece for piece in said if not piece.isdigit()]
        digits = "".join(piece if piece.isdigit() else str(SAID[piece]) for piece in said)
        if len(words) < _FEWEST_WORDS and len(words) < len(said) - 1 and len(digits) not in {_PHONE, _BIRTH}:
            continue
        if len(digits) < _SHORTEST or len(words) < _FEWEST:
            continue
        kind = "nummer"
        if len(digits) == _BIRTH and is_birth_shaped(digits):
            kind = "fødselsnummer"
        elif len(digits) in {_PHONE, _PHONE + 2}:
            kind = "telefon"
        yield Found(match.start(), match.end(), kind)
