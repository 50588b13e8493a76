"""Finding a codebook's terms in answers, all codes at once.

What a word can be to any term depends on the word alone, so it is worked out once per written word and
remembered; an answer then costs a look-up a word and a few comparisons where terms begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ungtekst.codebook import Codebook
from ungtekst.codebook.terms import Element, Misspelt, Term, parse
from ungtekst.language import Pipeline, Token, fold, normalise
from ungtekst.language.compounds import begins_with, ends_in
from ungtekst.language.negation import negated

_SENTENCE_ENDS = frozenset(".!?…")
_LINE_ENDS = frozenset("\n\r\x85\u2028\u2029")
GLUED = 0  # the reach of a word's next piece, where the tokenizer cuts the word: «og/eller»


@dataclass(frozen=True)
class Hit:
    """A term found: its code, the span in the original text, and the places of its words among the tokens."""

    dimension: str
    code: str
    term: str
    start: int
    end: int
    words: tuple[int, ...]
    negated: bool = False
    wildcard: bool = False


@dataclass(frozen=True)
class Matches:
    """The hits that count, and those that lost: to a longer match, or to a negation that cancels."""

    hits: tuple[Hit, ...]
    outdone: tuple[tuple[Hit, Hit], ...]
    cancelled: tuple[Hit, ...]


@dataclass(frozen=True)
class _Compiled:
    dimension: str
    code: str
    cancels: bool
    source: str
    wildcard: bool
    elements: tuple[int, ...]
    reach: tuple[int, ...]


class Matcher:
    """Matches all terms of a codebook. One is made per coder; matching changes nothing but its memory."""

    def __init__(self, codebook: Codebook, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._elements: dict[Element, int] = {}
        self._by_lemma: dict[str, list[int]] = {}
        self._by_form: dict[str, list[int]] = {}
        self._compounds: list[tuple[int, Element]] = []
        self._starting: dict[int, list[_Compiled]] = {}
        for dimension in codebook.dimensions:
            for code in dimension.all_codes():
                for source in code.terms:
                    term = parse(source)
                    if not isinstance(term, Misspelt):
                        self._compile(dimension.id, code.id, code.negated == "cancels", term)
        self._kinds = lru_cache(maxsize=200_000)(self._kinds_of)

    def _compile(self, dimension: str, code: str, cancels: bool, term: Term) -> None:
        elements: list[int] = []
        reach: list[int] = []
        for element, distance in zip(term.elements, term.reach, strict=True):
            # A word that the tokenizer cuts («og/eller») is matched piece by piece.
            pieces = self._pipeline.tokens(element.word) if element.kind in ("word", "exact") else []
            words = [element.word[t.start : t.end] for t in pieces if t.is_word] or [element.word]
            for place, word in enumerate(words):
                elements.append(self._element(Element(element.kind, word)))
                reach.append(distance if place == 0 else GLUED)
        wildcard = any(element.kind in ("ends", "begins") for element in term.elements)
        compiled = _Compiled(dimension, code, cancels, term.source, wildcard, tuple(elements), tuple(reach))
        self._starting.setdefault(elements[0], []).append(compiled)

    def _element(self, element: Element) -> int:
        if element in self._elements:
            return self._elements[element]
        number = self._elements[element] = len(self._elements)
        if element.kind == "word":
            norm = fold(element.word)
            lemmas = self._pipeline.lemmas.lookup(norm)
            # A term is written as a lemma: when the word is one, its other readings are not meant.
            for lemma in (norm,) if norm in lemmas else lemmas:
                self._by_lemma.setdefault(lemma, []).append(number)
        elif element.kind == "exact":
            self._by_form.setdefault(normalise(element.word).text, []).append(number)
        else:
            self._compounds.append((number, element))
        return number

    def _kinds_of(self, written: str, norm: str, lemmas: tuple[str, ...]) -> frozenset[int]:
        """Work out which elements a written word can fill."""
        found = {number for lemma in lemmas for number in self._by_lemma.get(lemma, ())}
        found.update(self._by_form.get(normalise(written).text, ()))
        table = self._pipeline.lemmas
        for number, element in self._compounds:
            part = fold(element.word)
            if element.kind == "ends":
                if part[:3] in norm and ends_in(norm, part, table):
                    found.add(number)
            elif norm.startswith(part) and begins_with(norm, part, table):
                found.add(number)
        return frozenset(found)

    def match(self, text: str, tokens: Sequence[Token]) -> Matches:
        """Find every term in a text whose tokens are given."""
        kinds = [
            self._kinds(text[token.start : token.end], token.norm, token.lemmas) if token.is_word else ()
            for token in tokens
        ]
        found: list[tuple[Hit, bool]] = []
        for place, numbers in enumerate(kinds):
            for number in numbers:
                for term in self._starting.get(number, ()):
                    words = self._extend(text, tokens, kinds, term, place)
                    if words:
                        hit = Hit(
                            term.dimension,
                            term.code,
                            term.source,
                            tokens[words[0]].start,
                            tokens[words[-1]].end,
                            words,
                            negated(tokens, words[0]),
                            term.wildcard,
                        )
                        found.append((hit, term.cancels))
        return _resolve(found)

    def _extend(
        self,
        text: str,
        tokens: Sequence[Token],
        kinds: Sequence[Sequence[int] | frozenset[int]],
        term: _Compiled,
        place: int,
    ) -> tuple[int, ...]:
        """Give the places of a term that begins at ``place``, or nothing; of several, the nearest words."""
        # Where the term's words so far may end, each with its words: the nearest first.
        reached: dict[int, tuple[int, ...]] = {place: (place,)}
        for element, reach in zip(term.elements[1:], term.reach[1:], strict=True):
            longer: dict[int, tuple[int, ...]] = {}
            for last, words in reached.items():
                for ahead in _within(text, tokens, last, reach):
                    if element in kinds[ahead]:
                        longer.setdefault(ahead, (*words, ahead))
            reached = longer
        return next(iter(reached.values()), ())


def _within(text: str, tokens: Sequence[Token], last: int, reach: int) -> Iterator[int]:
    """Give the places of the words that may follow the one at ``last``, the nearest first."""
    passed = 0
    for ahead in range(last + 1, len(tokens)):
        token = tokens[ahead]
        between = text[tokens[ahead - 1].end : token.start]
        if not _LINE_ENDS.isdisjoint(between) or (reach == GLUED and normalise(between).text):
            return
        if token.is_word:
            yield ahead
            passed += 1
            if passed >= reach:
                return
        elif reach == 1 or (reach != GLUED and not _SENTENCE_ENDS.isdisjoint(token.norm)):
            return


def _resolve(found: list[tuple[Hit, bool]]) -> Matches:
    """Let the longest match win inside each dimension, and negation cancel where a code says so.

    Over the very same words a term without a wildcard is the more exact one, and outdoes one with.
    """
    found.sort(key=lambda item: _rank(item[0]))
    hits: list[Hit] = []
    outdone: list[tuple[Hit, Hit]] = []
    cancelled: list[Hit] = []
    for hit, cancels in found:
        places = set(hit.words)
        winners = [
            other
            for other in hits
            if other.dimension == hit.dimension
            and places <= set(other.words)
            and (
                len(other.words) > len(places)
                or other.code == hit.code
                or (hit.wildcard and not other.wildcard)
            )
        ]
        if winners:
            if hit.code not in {winner.code for winner in winners}:
                outdone.append((hit, winners[0]))
        elif cancels and hit.negated:
            cancelled.append(hit)
        else:
            hits.append(hit)
    hits.sort(key=lambda hit: (hit.start, hit.end, hit.code))
    return Matches(tuple(hits), tuple(outdone), tuple(cancelled))


def _rank(hit: Hit) -> tuple[int, int, bool, str, str]:
    return (-len(hit.words), hit.start, hit.wildcard, hit.code, hit.term)
