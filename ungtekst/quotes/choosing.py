"""Which answers to quote for each theme: typical, readable, from different people, unlike each other."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from ungtekst.quotes.passage import Sentences, parts_of, passage
from ungtekst.quotes.quote import Part, Quote
from ungtekst.quotes.speaking import Speaking, by_answer, only_the_question, words
from ungtekst.quotes.typical import WORD, Space

if TYPE_CHECKING:
    import pandas as pd

FEWEST_WORDS, MOST_WORDS = 4, 60
# A single sentence of more words than this is no quote; nothing shorter can be cut from it.
TOO_LONG = 120
TOO_ALIKE = 0.6
THEMES_AN_ANSWER = 2


@dataclass(frozen=True)
class _Candidate:
    """An answer that may be quoted for a theme, and all that ranks it."""

    answer: int
    respondent: int
    shown: tuple[int, int]
    parts: tuple[Part, ...]
    words: frozenset[str]
    human: bool
    readable: bool
    closeness: float


def choose(
    texts: pd.Series[str],
    coded: pd.DataFrame,
    *,
    respondents: pd.Series[int] | None = None,
    human: pd.DataFrame | None = None,
    evidence: pd.DataFrame | None = None,
    count: int = 5,
    seed: int = 0,
    shown: Collection[int] = (),
    sentences: Sentences | None = None,
) -> tuple[Quote, ...]:
    """Choose up to ``count`` quotes for each code; the same call gives the same quotes.

    ``texts`` is indexed by answer. ``coded`` has a row an answer and a column a code, true where the
    answer may be quoted for it (usable, and a current, undisputed 1); ``human`` has the same shape, true
    where a human said so. ``respondents`` is indexed by answer (without it each answer is its own
    respondent), ``shown`` holds the respondents quoted elsewhere in the report, ``evidence`` has the
    columns ``answer``, ``code``, ``start``, ``end``, ``weight`` (an empty span is the question's context),
    and ``sentences`` gives the sentence spans of a text (by default the shipped pipeline's).

    Within a theme a respondent is quoted once and no two quotes are near-duplicates. Respondents not
    quoted before come first, then answers coded by a human, then those of readable length, then the
    typical; what is still equal is ordered by the seed. An answer is quoted for at most two themes.
    Rare themes choose before common ones. Quotes come in the order of the columns, best first.
    """
    chooser = _Chooser(texts, coded, respondents, human, evidence, sentences)
    taken: Counter[int] = Counter()
    quoted = set(shown)
    chosen: dict[str, list[tuple[_Candidate, str]]] = {}
    codes = [str(code) for code in coded.columns]
    for code in sorted(codes, key=lambda code: int(coded[code].to_numpy().sum())):
        free = [c for c in chooser.candidates(code) if taken[c.answer] < THEMES_AN_ANSWER]
        picked = _picked(_ranked(free, quoted, seed), count)
        middle = median(c.closeness for c in free) if free else 0.0
        chosen[code] = [(c, _why(c, middle)) for c in picked]
        taken.update(c.answer for c in picked)
        quoted.update(c.respondent for c in picked)
    # Evidence is gathered last, for the few that are shown: it has several rows for every coded answer.
    speaking = by_answer(evidence, taken)
    return tuple(
        chooser.quote(candidate, code, why, speaking.get((candidate.answer, code), ()))
        for code in codes
        for candidate, why in chosen[code]
    )


class _Chooser:
    """The texts of one call and what is known of them; gives the candidates of a code."""

    def __init__(
        self,
        texts: pd.Series[str],
        coded: pd.DataFrame,
        respondents: pd.Series[int] | None,
        human: pd.DataFrame | None,
        evidence: pd.DataFrame | None,
        sentences: Sentences | None,
    ) -> None:
        self._texts = {int(a): "" if t is None or t != t else str(t) for a, t in texts.items()}  # type: ignore[call-overload]
        self._position = {answer: number for number, answer in enumerate(self._texts)}
        self._space = Space(list(self._texts.values()))
        self._coded, self._human = coded, human
        self._respondents = {a: a for a in self._texts}
        if respondents is not None:
            self._respondents = {int(a): int(r) for a, r in respondents.items()}  # type: ignore[call-overload]
        self._given = sentences
        long = {a for a, t in self._texts.items() if len(t.split()) > MOST_WORDS}
        self._evidence = by_answer(evidence, long)

    def candidates(self, code: str) -> list[_Candidate]:
        """Give the answers that may be quoted for a code, in order of answer."""
        here = self._coded.index[self._coded[code].astype(bool)]
        answers = sorted(a for a in map(int, here) if self._texts.get(a, "").strip())
        close = self._space.closeness([self._position[a] for a in answers])
        made = (self._candidate(a, code, near) for a, near in zip(answers, close, strict=True))
        return [candidate for candidate in made if candidate is not None]

    def quote(self, candidate: _Candidate, code: str, why: str, speaking: Sequence[Speaking]) -> Quote:
        """Give the quote of a candidate, with the words in it that speak for the code."""
        spoken = words(self._texts[candidate.answer], candidate.shown, speaking)
        return Quote(candidate.answer, code, candidate.parts, why, spoken, only_the_question(speaking))

    def _candidate(self, answer: int, code: str, closeness: float) -> _Candidate | None:
        text = self._texts[answer]
        shown = passage(text, self._evidence.get((answer, code), ()), self._sentences, MOST_WORDS)
        parts = parts_of(text, *shown)
        said = " ".join(part.text for part in parts if not part.cut)
        length = len(said.split())
        if length > TOO_LONG:
            return None
        human = self._human is not None and bool(self._human.at[answer, code])
        return _Candidate(
            answer,
            self._respondents[answer],
            shown,
            parts,
            frozenset(WORD.findall(said.lower())),
            human,
            FEWEST_WORDS <= length <= MOST_WORDS,
            # Two decimals: answers about as typical as each other are left to the seed.
            round(closeness, 2),
        )

    def _sentences(self, text: str) -> list[tuple[int, int]]:
        # The pipeline is loaded only when an answer is long enough to be cut.
        if self._given is None:
            from ungtekst.language import load_pipeline

            self._given = load_pipeline().sentences
        return self._given(text)


def _ranked(candidates: Sequence[_Candidate], quoted: Collection[int], seed: int) -> list[_Candidate]:
    """Order the candidates, best first."""

    def rank(candidate: _Candidate) -> tuple[bool, bool, bool, float, str]:
        return (
            candidate.respondent in quoted,
            not candidate.human,
            not candidate.readable,
            -candidate.closeness,
            hashlib.sha256(f"{seed} {candidate.answer}".encode()).hexdigest(),
        )

    return sorted(candidates, key=rank)


def _picked(ranked: Sequence[_Candidate], count: int) -> list[_Candidate]:
    """Take the best that are from different respondents and unlike each other."""
    picked: list[_Candidate] = []
    for candidate in ranked:
        if len(picked) >= count:
            break
        if not any(_clash(candidate, other) for other in picked):
            picked.append(candidate)
    return picked


def _clash(one: _Candidate, other: _Candidate) -> bool:
    """Say whether two candidates are of one respondent or near-duplicates."""
    if one.respondent == other.respondent:
        return True
    union = one.words | other.words
    if not union:
        return True
    return len(one.words & other.words) / len(union) > TOO_ALIKE


def _why(candidate: _Candidate, middle: float) -> str:
    """Say in Norwegian why a candidate was chosen."""
    return ", ".join(_reasons(candidate, middle))


def _reasons(candidate: _Candidate, middle: float) -> Iterator[str]:
    if candidate.human:
        yield "kodet av menneske"
    yield "typisk" if candidate.closeness >= middle else "mindre typisk"
    if any(part.cut for part in candidate.parts):
        yield "forkortet"
