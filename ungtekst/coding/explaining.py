"""From a decision back to the words of the answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ungtekst.coding.evidence import Evidence, WhyNot
from ungtekst.coding.prior import MIXED, VALENCE, Reading, spoken_for

if TYPE_CHECKING:
    from ungtekst.coding.coder import Coder

MOST_WORDS = 4
LEAST_WEIGHT = 0.05


def explain_reading(coder: Coder, reading: Reading, given: Sequence[str]) -> tuple[Evidence, ...]:
    """Give the evidence for each code an answer was given, strongest first within a code.

    A parent for which nothing speaks has the evidence of the children that made it 1.
    """
    found: list[Evidence] = []
    for code in given:
        own = _own(coder, reading, code, set(given))
        found.extend(sorted(own, key=lambda e: (-e.weight, e.start, e.end, e.source)))
    return tuple(found)


def _own(coder: Coder, reading: Reading, code: str, given: set[str]) -> list[Evidence]:
    found = [*_rules(coder, reading, code), *_question(reading, code), *_words(coder, reading, code)]
    if found:
        return found
    children = [child.id for child in coder.codebook.code(code).codes if child.id in given]
    return [e._replace(code=code) for child in children for e in _own(coder, reading, child, given)]


def why_not_reading(
    coder: Coder, reading: Reading, code: str, given: bool, probability: float, threshold: float
) -> WhyNot:
    """Gather what spoke against a code."""
    outdone = tuple(
        (lost.term, won.term, won.code) for lost, won in reading.matches.outdone if lost.code == code
    )
    cancelled = tuple(hit.term for hit in reading.matches.cancelled if hit.code == code)
    against = tuple(sorted(_words(coder, reading, code, sign=-1), key=lambda e: (e.weight, e.start)))
    return WhyNot(code, given, probability, threshold, outdone, cancelled, against)


def _rules(coder: Coder, reading: Reading, code: str) -> list[Evidence]:
    """Give the terms that speak for a code; for mixed valence those of both poles."""
    codebook = coder.codebook
    spoken = [(spoken_for(codebook.dimension(hit.dimension), hit), hit) for hit in reading.matches.hits]
    hits = [hit for said, hit in spoken if said == code]
    if code == MIXED and not hits:
        hits = [hit for said, hit in spoken if said in VALENCE]
    return [Evidence(code, h.start, h.end, reading.text[h.start : h.end], "rule", 1.0) for h in hits]


def _question(reading: Reading, code: str) -> list[Evidence]:
    return [Evidence(code, 0, 0, "", "question", 1.0)] if code in reading.implied else []


def _words(coder: Coder, reading: Reading, code: str, sign: int = 1) -> list[Evidence]:
    """Map the model's features back to the words that gave them: the strongest for (or against)."""
    if not coder.fitted or code not in coder.models_:
        return []
    weight_of = coder.word_weights(reading, code)
    words = [token for token in reading.tokens if token.is_word]
    summed: dict[tuple[int, int], float] = defaultdict(float)
    for token, weight in zip(words, weight_of, strict=True):
        summed[token.start, token.end] += weight
    strongest = sorted(summed.items(), key=lambda item: (-sign * item[1], item[0]))[:MOST_WORDS]
    return [
        Evidence(code, start, end, reading.text[start:end], "model", round(weight, 4))
        for (start, end), weight in strongest
        if sign * weight >= LEAST_WEIGHT
    ]
