"""What the trained recogniser says of each word; the lists and patterns have the last word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ungtekst.language import Pipeline
from ungtekst.quotes.masking.answer import Answer

_PART = "ner"
# A longer text is read in pieces, cut at white space, so that memory stays bounded.
_LONGEST = 20_000
_SPACE = re.compile(r"\s")
_LONGEST_WORD = 200


def label(pipeline: Pipeline, answers: Sequence[Answer]) -> None:
    """Set the recogniser's labels on the words of some answers."""
    pieces = [
        (number, offset, text) for number, answer in enumerate(answers) for offset, text in _pieces(answer)
    ]
    docs = pipeline.docs([text for _, _, text in pieces], _PART)
    for (number, offset, _), doc in zip(pieces, docs, strict=True):
        answer = answers[number]
        for entity in doc.ents:
            _spread(answer, offset + entity.start_char, offset + entity.end_char, entity.label_)


def _spread(answer: Answer, start: int, end: int, name: str) -> None:
    """Give a span's label to the words that begin in it."""
    number = answer.first_from(start)
    while number < len(answer.words) and answer.words[number].start < end:
        answer.labels[number] = name
        number += 1


def _pieces(answer: Answer) -> Iterator[tuple[int, str]]:
    text = answer.text
    if answer.shouting:
        # Capitals throughout make everything a name.
        lowered = text.lower()
        text = lowered if len(lowered) == len(text) else text
    if not answer.words:
        return
    start = 0
    while start < len(text):
        end = min(len(text), start + _LONGEST)
        if end < len(text):
            space = max((m.start() for m in _SPACE.finditer(text, end - _LONGEST_WORD, end)), default=end)
            end = max(space, start + 1)
        yield start, text[start:end]
        start = end
