"""An answer read by the codebook's terms, one by one and with every match: what evidence is given from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ungtekst.codebook import Codebook, Dimension
from ungtekst.coding.matching import Hit, Matcher, Matches
from ungtekst.language import Pipeline, Token
from ungtekst.language.nonanswers import usability

NONANSWERS = frozenset({"tomt", "ikke-svar", "uleselig"})
VALENCE = frozenset({"positiv", "negativ"})
MIXED = "blandet"


@dataclass(frozen=True)
class Reading:
    """An answer read by the codebook: tokens, matches, usability, and the codes its question implies.

    ``chosen`` is the value each choice-one dimension would get from terms alone.
    """

    text: str
    tokens: Sequence[Token]
    matches: Matches
    usability: str
    implied: frozenset[str]
    closed: frozenset[str]
    chosen: Mapping[str, str]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to code: blank, a non-answer or unreadable."""
        return self.usability in NONANSWERS

    def codes(self) -> set[str]:
        """Give the codes that a term points at."""
        return {hit.code for hit in self.matches.hits}


class Reader:
    """Reads answers by a codebook, without anything learnt."""

    def __init__(self, codebook: Codebook, pipeline: Pipeline) -> None:
        self.codebook = codebook
        self.pipeline = pipeline
        self.matcher = Matcher(codebook, pipeline)

    def read(self, text: str, question_id: str | None) -> Reading:
        """Read one answer to a question (None, or one the codebook does not know, is legal)."""
        return self.read_all([text], [question_id])[0]

    def read_all(self, texts: Sequence[str], questions: Sequence[str | None]) -> list[Reading]:
        """Read many answers, each to its question: quicker than one by one."""
        found = self.matcher.match_all(texts)
        return [self._reading(*one) for one in zip(texts, questions, found, strict=True)]

    def _reading(self, text: str, question_id: str | None, matches: Matches) -> Reading:
        question = self.codebook.question(question_id)
        tokens = self.pipeline.tokens(text)
        content, nonanswers = (question.content, question.nonanswers) if question else ((), ())
        closed: frozenset[str] = frozenset()
        if question and question.dimensions:
            closed = frozenset(d.id for d in self.codebook.dimensions if d.id not in question.dimensions)
        chosen = {
            d.id: choose(d, matches.hits)
            for d in self.codebook.dimensions
            if d.choice == "one" and d.id not in closed
        }
        return Reading(
            text,
            tokens,
            matches,
            usability(text, content=content, nonanswers=nonanswers),
            frozenset(question.implies) if question else frozenset(),
            closed,
            chosen,
        )


def choose(dimension: Dimension, hits: Sequence[Hit]) -> str:
    """Choose a value of a choice-one dimension from the terms that were found.

    The value with most hits wins; between equals, the dimension's ``precedence`` and then the order of the
    file. In a dimension of valence (it has ``positiv`` and ``negativ``) a denied term speaks for the
    opposite, and an answer that speaks for both is ``blandet`` where there is such a value. Without any
    hit: the last value that has no terms, else the last.
    """
    order = [code.id for code in dimension.all_codes()]
    votes = Counter(spoken_for(dimension, hit) for hit in hits if hit.dimension == dimension.id)
    if MIXED in order and all(votes[pole] for pole in VALENCE):
        return MIXED
    if votes:
        rank = [*dimension.precedence, *(code for code in order if code not in dimension.precedence)]
        return min(votes, key=lambda value: (-votes[value], rank.index(value)))
    bare = [code.id for code in dimension.all_codes() if not code.terms]
    return (bare or order)[-1]


def spoken_for(dimension: Dimension, hit: Hit) -> str:
    """Give the code that a hit speaks for: its own, or the opposite pole where valence is denied."""
    if hit.negated and hit.code in VALENCE and {code.id for code in dimension.all_codes()} >= VALENCE:
        return next(iter(VALENCE - {hit.code}))
    return hit.code
