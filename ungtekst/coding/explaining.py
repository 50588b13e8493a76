"""From a decision back to the words of the answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ungtekst.coding.codewords import rarity
from ungtekst.coding.columns import unit
from ungtekst.coding.evidence import Evidence, WhyNot
from ungtekst.coding.features import word_shares
from ungtekst.coding.layout import FIELDS, VECTORS
from ungtekst.coding.prior import MIXED, VALENCE, Reading, spoken_for
from ungtekst.coding.signs import SIGNS
from ungtekst.language import Token

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ungtekst.coding.coder import Coder
    from ungtekst.coding.columns import Look

    Rows = NDArray[np.floating[Any]]

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


class WordFacts(NamedTuple):
    """What the word tokens of a reading bring, a row each: unit vectors, rarity, shares of the fields."""

    words: Sequence[Token]
    rows: Rows
    rare: Rows
    fields: Rows


def word_facts(look: Look, reading: Reading) -> WordFacts:
    """Work out what the words of a reading bring, whatever the code."""
    words = [token for token in reading.tokens if token.is_word]
    norms = [token.norm for token in words]
    strengths = look.meaning.strengths([reading.text[token.start : token.end] for token in words])
    whole = unit(np.log1p(strengths.sum(axis=0, keepdims=True)) * look.weights.fields)[0]
    return WordFacts(
        words,
        look.meaning.rule.vectors.rows(norms),
        np.array([rarity(norm) for norm in norms]),
        _shared(strengths, whole),
    )


def word_weights(coder: Coder, facts: WordFacts, code: str) -> list[float]:
    """Say how much each word of a reading adds to the log-odds of a code: one number a word token.

    What a word adds by nearness counts for the nearest word alone; vectors and fields are shared out as they
    were summed; what was learnt of lemmas and n-grams is each word's own.
    """
    look, (words, rows, rare, fields) = coder.look(), facts
    if not words:
        return []
    vectors = rows * rare[:, None]
    total = np.zeros(len(words))
    own = 1.0
    if coder.fitted and code in coder.models_:
        layout, model = coder.layout_, coder.models_[code]
        dense = model.coefficients[layout.words :]
        own = float(model.coefficients[layout.own])
        length = float(np.linalg.norm(vectors.sum(axis=0))) or 1.0
        total += VECTORS * (vectors / length) @ dense[: layout.vectors]
        total += FIELDS * fields @ dense[layout.vectors : layout.vectors + layout.fields]
        total += word_shares(words, layout.vocabulary, model.coefficients)
    if code in look.codes:
        total += own * _meant(look, code, rows, rare, fields)
    return [float(weight) for weight in total]


def _meant(look: Look, code: str, rows: Rows, rare: Rows, fields: Rows) -> Rows:
    """Say how much each word adds by what it means, by the weights of the cold start."""
    group = next(group for group in look.groups if code in group.codes)
    place = group.codes.index(code)
    weight = dict(zip(SIGNS, look.weights.signs, strict=True))
    near = np.maximum(group.nearness(rows)[:, place] * rare, 0)
    nearest = np.where(near == near.max(), near, 0.0) / max(1, int((near == near.max()).sum()))
    meant: Rows = (
        weight["near"] * nearest
        + weight["alike"] * (fields @ group.fields[place])
        + weight["specific"] * (fields @ group.specific[place])
    )
    return meant


def _shared(strengths: Rows, whole: Rows) -> Rows:
    """Share each field of an answer out between the words that speak of it: words × fields."""
    total = strengths.sum(axis=0)
    shared: Rows = strengths / np.where(total == 0, 1, total) * whole
    return shared


def _own(coder: Coder, reading: Reading, code: str, given: set[str]) -> list[Evidence]:
    """Give the evidence for one code: its terms, question and model; else its children's; else meaning."""
    learnt = coder.fitted and code in coder.models_
    words = _words(coder, reading, code) if learnt else []
    found = [*_rules(coder, reading, code), *_question(reading, code), *words]
    if found:
        return found
    children = [child.id for child in coder.codebook.code(code).codes if child.id in given]
    below = [e._replace(code=code) for child in children for e in _own(coder, reading, child, given)]
    return below or _words(coder, reading, code)


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
    """Map what was learnt, and what words mean, back to the words: the strongest for (or against)."""
    if code not in coder.meant_ids():
        return []
    learnt = coder.fitted and code in coder.models_
    weight_of = coder.word_weights(reading, code)
    words = [token for token in reading.tokens if token.is_word]
    summed: dict[tuple[int, int], float] = defaultdict(float)
    for token, weight in zip(words, weight_of, strict=True):
        summed[token.start, token.end] += weight
    strongest = sorted(summed.items(), key=lambda item: (-sign * item[1], item[0]))[:MOST_WORDS]
    return [
        Evidence(
            code, start, end, reading.text[start:end], "model" if learnt else "meaning", round(weight, 4)
        )
        for (start, end), weight in strongest
        if sign * weight >= LEAST_WEIGHT
    ]
