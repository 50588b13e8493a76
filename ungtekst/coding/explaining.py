"""From decisions back to the words of the answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ungtekst.codebook import BRUK, Codebook
from ungtekst.coding.evidence import Evidence, Source, WhyNot
from ungtekst.coding.matching import Hit, Part
from ungtekst.coding.prior import MIXED, VALENCE, spoken_for
from ungtekst.coding.wordweights import Spoken

if TYPE_CHECKING:
    from ungtekst.coding.coder import Coder

    ByText = dict[int, list[Evidence]]

MOST_WORDS = 4
LEAST_WEIGHT = 0.05


def explain_part(
    coder: Coder, part: Part, asked: Sequence[str | None], given: Sequence[Sequence[str]]
) -> list[tuple[Evidence, ...]]:
    """Give the evidence for each code that the answers of a batch were given, in the order given.

    It stands strongest first within a code. A parent for which nothing speaks has the evidence of the
    children that made it 1.
    """
    has: dict[str, list[int]] = defaultdict(list)
    for number, codes in enumerate(given):
        for code in codes:
            has[code].append(number)
    found = _Found(coder, part, asked)
    own: dict[str, ByText] = {}
    # A parent looks at what its children have.
    for code in reversed(_every_code(coder.codebook)):
        if code in has:
            own[code] = found.of(code, has[code], own)
    return [
        tuple(one for code in codes for one in sorted(own[code][number], key=_strongest_first))
        for number, codes in enumerate(given)
    ]


def why_not_part(
    coder: Coder, part: Part, code: str, given: bool, probability: float, threshold: float
) -> WhyNot:
    """Gather what spoke against a code in the only answer of a batch."""
    matches = part.matches(0)
    outdone = tuple((lost.term, won.term, won.code) for lost, won in matches.outdone if lost.code == code)
    cancelled = tuple(hit.term for hit in matches.cancelled if hit.code == code)
    words = _Found(coder, part, [None]).words(code, [0], sign=-1)
    against = tuple(sorted((one for _, one in words), key=lambda e: (e.weight, e.start)))
    return WhyNot(code, given, probability, threshold, outdone, cancelled, against)


class _Found:
    """What speaks for the codes of a batch of answers: terms, the questions' context, and words."""

    def __init__(self, coder: Coder, part: Part, asked: Sequence[str | None]) -> None:
        self._codebook = coder.codebook
        self._texts = part.batch.texts
        self._asked = asked
        self._part = part
        self._learnt = coder.models_ if coder.fitted else {}
        self._meant = {code.id for code in self._codebook.many} | {*self._learnt}
        self._implying = {question.id: frozenset(question.implies) for question in self._codebook.questions}
        self._spoken: Spoken = coder.spoken(part.batch)
        self._hits: dict[int, Mapping[str, Sequence[Hit]]] = {}

    def of(self, code: str, texts: Sequence[int], own: Mapping[str, ByText]) -> ByText:
        """Give the evidence of some answers for a code: its terms, question and model.

        Where there is none it is that of its children (in ``own``), and else meaning.
        """
        found = {number: [*self._rules(number, code), *self._question(number, code)] for number in texts}
        if code in self._learnt:
            self._add_words(found, code, texts)
        children = [own[child.id] for child in self._codebook.code(code).codes if child.id in own]
        silent = [number for number in texts if not found[number]]
        for number in silent:
            found[number] = [one._replace(code=code) for of in children for one in of.get(number, ())]
        if code not in self._learnt:
            self._add_words(found, code, [number for number in silent if not found[number]])
        return found

    def words(self, code: str, texts: Sequence[int], sign: int = 1) -> Iterator[tuple[int, Evidence]]:
        """Map what was learnt, and what words mean, back to the words: the strongest for (or against)."""
        if code not in self._meant:
            return
        source: Source = "model" if code in self._learnt else "meaning"
        for number, start, end, weight in self._spoken.strongest(code, texts, MOST_WORDS, LEAST_WEIGHT, sign):
            written = self._texts[number][start:end]
            yield number, Evidence(code, start, end, written, source, round(weight, 4))

    def _add_words(self, found: ByText, code: str, texts: Sequence[int]) -> None:
        for number, one in self.words(code, texts):
            found[number].append(one)

    def _rules(self, number: int, code: str) -> Iterator[Evidence]:
        """Give the terms that speak for a code; for mixed valence those of both poles."""
        if number not in self._hits:
            self._hits[number] = self._by_code(number)
        hits = self._hits[number].get(code, ())
        if code == MIXED and not hits:
            hits = [hit for pole in VALENCE for hit in self._hits[number].get(pole, ())]
        for hit in hits:
            written = self._texts[number][hit.start : hit.end]
            yield Evidence(code, hit.start, hit.end, written, "rule", 1.0)

    def _by_code(self, number: int) -> Mapping[str, Sequence[Hit]]:
        """Give the hits of a text by the code that they speak for."""
        by_code: dict[str, list[Hit]] = {}
        for hit in self._part.matches(number).hits:
            code = spoken_for(self._codebook.dimension(hit.dimension), hit)
            by_code.setdefault(code, []).append(hit)
        return by_code

    def _question(self, number: int, code: str) -> Iterator[Evidence]:
        if code in self._implying.get(self._asked[number] or "", ()):
            yield Evidence(code, 0, 0, "", "question", 1.0)


def _every_code(codebook: Codebook) -> list[str]:
    """List the codes of every dimension, each parent before its children."""
    return [code.id for dimension in (*codebook.dimensions, BRUK) for code in dimension.all_codes()]


def _strongest_first(one: Evidence) -> tuple[float, int, int, str]:
    return (-one.weight, one.start, one.end, one.source)
