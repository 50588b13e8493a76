"""Finding a codebook's terms in answers, all codes at once.

What a word can be to any term depends on the word alone, so it is worked out once per written word and
remembered; an answer then costs a look-up a word and a few comparisons where terms begin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ungtekst.codebook import Codebook
from ungtekst.codebook.terms import Element, Misspelt, Term, parse
from ungtekst.language import Pipeline, Token, fold
from ungtekst.language.compounds import begins_with, ends_in
from ungtekst.language.negation import negated

_SENTENCE_ENDS = frozenset({".", "!", "?", "...", "…"})


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
            # A word that the tokenizer cuts («f.eks») is matched piece by piece.
            pieces = self._pipeline.tokens(element.word) if element.kind == "word" else []
            words = [element.word[t.start : t.end] for t in pieces if t.is_word] or [element.word]
            for place, word in enumerate(words):
                elements.append(self._element(Element(element.kind, word)))
                reach.append(distance if place == 0 else 1)
        compiled = _Compiled(dimension, code, cancels, term.source, tuple(elements), tuple(reach))
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
            self._by_form.setdefault(element.word, []).append(number)
        else:
            self._compounds.append((number, element))
        return number

    def _kinds_of(self, written: str, norm: str, lemmas: tuple[str, ...]) -> frozenset[int]:
        """Work out which elements a written word can fill."""
        found = {number for lemma in lemmas for number in self._by_lemma.get(lemma, ())}
        found.update(self._by_form.get(written, ()))
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
        """Give the places of a term that begins at ``place``, or nothing. The nearest word always counts."""
        words = [place]
        for element, reach in zip(term.elements[1:], term.reach[1:], strict=True):
            passed = 0
            for ahead in range(words[-1] + 1, len(tokens)):
                between = text[tokens[ahead - 1].end : tokens[ahead].start]
                if "\n" in between or tokens[ahead].norm in _SENTENCE_ENDS:
                    return ()
                if not tokens[ahead].is_word:
                    if reach == 1:
                        return ()
                    continue
                passed += 1
                if element in kinds[ahead]:
                    words.append(ahead)
                    break
                if passed >= reach:
                    return ()
            else:
                return ()
        return tuple(words)


def _resolve(found: list[tuple[Hit, bool]]) -> Matches:
    """Let the longest match win inside each dimension, and negation cancel where a code says so."""
    found.sort(key=lambda item: (-len(item[0].words), item[0].start, item[0].code, item[0].term))
    hits: list[Hit] = []
    outdone: list[tuple[Hit, Hit]] = []
    cancelled: list[Hit] = []
    for hit, cancels in found:
        places = set(hit.words)
        winner = next(
            (
                longer
                for longer in hits
                if longer.dimension == hit.dimension
                and places <= set(longer.words)
                and (len(longer.words) > len(places) or longer.code == hit.code)
            ),
            None,
        )
        if winner is not None:
            if winner.code != hit.code:
                outdone.append((hit, winner))
        elif cancels and hit.negated:
            cancelled.append(hit)
        else:
            hits.append(hit)
    hits.sort(key=lambda hit: (hit.start, hit.end, hit.code))
    return Matches(tuple(hits), tuple(outdone), tuple(cancelled))
