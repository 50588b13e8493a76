"""What each word of an answer adds to a code, as one would explain it: one answer and one word at a time."""

from __future__ import annotations

from typing import Any

import numpy as np

from ungtekst import Coder
from ungtekst.coding.codewords import rarity
from ungtekst.coding.features import BLOCKS
from ungtekst.coding.layout import FIELDS, VECTORS
from ungtekst.coding.signs import SIGNS


def slow_weights(coder: Coder, text: str, code: str) -> list[tuple[int, int, float]]:
    """Give start, end and log-odds of every word of an answer, in their order."""
    look = coder.look()
    words = [token for token in look.pipeline.tokens(text) if token.is_word]
    model = coder.models_.get(code) if coder.fitted else None
    group = next((group for group in look.groups if code in group.codes), None)
    sign = dict(zip(SIGNS, look.weights.signs, strict=True))

    vectors = [look.meaning.rule.vectors.rows([word.norm])[0].astype(float) for word in words]
    vectors = [vector * rarity(word.norm) for vector, word in zip(vectors, words, strict=True)]
    length = float(np.linalg.norm(sum(vectors))) or 1.0
    strengths = [look.meaning.strengths([text[word.start : word.end]])[0].astype(float) for word in words]
    total = sum(strengths)
    whole = np.log1p(total) * look.weights.fields.astype(float)
    whole = whole / (np.linalg.norm(whole) or 1.0)
    near = [
        max(0.0, _near(look, word.norm)[look.codes.index(code)] * rarity(word.norm)) if group else 0.0
        for word in words
    ]

    found = []
    for number, word in enumerate(words):
        fields = np.array([s / t * w if t else 0.0 for s, t, w in _rows(strengths[number], total, whole)])
        weight, own = 0.0, 1.0
        if model is not None:
            layout = coder.layout_
            own = float(model.coefficients[layout.own])
            dense = model.coefficients[layout.words :]
            weight += VECTORS * float(vectors[number] / length @ dense[: layout.vectors])
            weight += FIELDS * float(fields @ dense[layout.vectors : layout.vectors + layout.fields])
            weight += _learnt_of_word(coder, words, number, model.coefficients)
        if group is not None:
            place = group.codes.index(code)
            nearest = near[number] / near.count(near[number]) if near[number] == max(near) else 0.0
            meant = sign["near"] * nearest + sign["alike"] * float(fields @ group.fields[place])
            weight += own * (meant + sign["specific"] * float(fields @ group.specific[place]))
        found.append((word.start, word.end, weight))
    return found


def _rows(*columns: Any) -> list[tuple[float, float, float]]:
    return [*zip(*(column.tolist() for column in columns), strict=True)]


def _near(look: Any, norm: str) -> list[float]:
    row = look.meaning.rule.vectors.rows([norm])
    return [near for group in look.groups for near in group.nearness(row)[0].tolist()]


def _learnt_of_word(coder: Coder, words: Any, number: int, coefficients: Any) -> float:
    vocabulary = coder.layout_.vocabulary
    features = [vocabulary.weights([word]) for word in words]
    weight = 0.0
    for block in range(len(BLOCKS)):
        of_block = [{p: v for p, v in own.items() if vocabulary.blocks[p] == block} for own in features]
        squares = sum(value**2 for own in of_block for value in own.values())
        added = sum(value * float(coefficients[place]) for place, value in of_block[number].items())
        weight += added / np.sqrt(squares or 1.0)
    return weight
