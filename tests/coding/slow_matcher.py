"""The matcher as one would explain it: every way to lay every term on the words is tried, one by one.

It shares with the real one the tokens, lemmas and compounds of the language room, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ungtekst.codebook import Codebook
from ungtekst.codebook.terms import Element, Term, parse
from ungtekst.language import Pipeline, Token, begins_with, ends_in, fold, load_splitter, normalise
from ungtekst.language.negation import negated


class Found(NamedTuple):
    """A term laid on words: what the real matcher's hit must say too."""

    dimension: str
    code: str
    words: tuple[int, ...]
    start: int
    end: int
    negated: bool


class Slot(NamedTuple):
    """One word of a term; ``reach`` words after the one before, or glued to it."""

    element: Element
    reach: int
    glued: bool


class SlowMatcher:
    """Finds what counts, what lost and what was cancelled, as three sets."""

    def __init__(self, codebook: Codebook, pipeline: Pipeline) -> None:
        self.codebook = codebook
        self.pipeline = pipeline

    def match(self, text: str) -> tuple[set[Found], set[Found], set[Found]]:
        """Give the hits that stand, those that another outdid, and those that negation cancelled."""
        tokens = self.pipeline.tokens(text)
        every: set[tuple[Found, bool]] = set()  # and whether the term has a wildcard
        for dimension in self.codebook.dimensions:
            for code in dimension.all_codes():
                for source in code.terms:
                    term = parse(source)
                    assert isinstance(term, Term)
                    for words in self.layings(text, tokens, term):
                        found = Found(
                            dimension.id,
                            code.id,
                            words,
                            tokens[words[0]].start,
                            tokens[words[-1]].end,
                            negated(tokens, words[0]),
                        )
                        every.add((found, "*" in source))
        cancelling = {c.id for d in self.codebook.dimensions for c in d.all_codes() if c.negated == "cancels"}
        denied = {(found, wild) for found, wild in every if found.negated and found.code in cancelling}
        beaten: set[tuple[Found, bool]] = set()
        for found, wild in every:
            for other, other_wild in every - denied:
                nested = set(other.words) > set(found.words)
                more_exact = other.words == found.words and wild and not other_wild
                if other.dimension == found.dimension and (nested or more_exact):
                    beaten.add((found, wild))
        hits = {found for found, _ in every - denied - beaten}
        # A code that has a hit over these words anyway has lost nothing.
        lost = {
            found
            for found, _ in beaten
            if not any(hit.code == found.code and set(hit.words) >= set(found.words) for hit in hits)
        }
        return hits, lost, {found for found, _ in denied - beaten}

    def layings(self, text: str, tokens: list[Token], term: Term) -> Iterator[tuple[int, ...]]:
        """Give, for each word the term can begin at, the nearest words it can be laid on."""
        slots = self.slots(term)
        for first in range(len(tokens)):
            ways = sorted(self.ways(text, tokens, slots, (first,)))
            if self.fits(slots[0].element, text, tokens[first]) and ways:
                yield ways[0]

    def slots(self, term: Term) -> list[Slot]:
        slots: list[Slot] = []
        for element, reach in zip(term.elements, term.reach, strict=True):
            words = [element.word]
            if element.kind in ("word", "exact"):
                tokens = self.pipeline.tokens(element.word)
                words = [element.word[token.start : token.end] for token in tokens if token.is_word]
            for place, word in enumerate(words):
                slots.append(Slot(Element(element.kind, word), reach, place > 0))
        return slots

    def ways(
        self, text: str, tokens: list[Token], slots: list[Slot], words: tuple[int, ...]
    ) -> Iterator[tuple[int, ...]]:
        if len(words) == len(slots):
            yield words
            return
        slot = slots[len(words)]
        for place in range(words[-1] + 1, len(tokens)):
            if self.fits(slot.element, text, tokens[place]) and self.near(
                text, tokens, words[-1], place, slot
            ):
                yield from self.ways(text, tokens, slots, (*words, place))

    def fits(self, element: Element, text: str, token: Token) -> bool:
        lemmas = self.pipeline.lemmas
        word = fold(element.word)
        if not token.is_word:
            return False
        if element.kind == "exact":
            return normalise(text[token.start : token.end]).text == normalise(element.word).text
        if element.kind == "ends":
            return ends_in(token.norm, word, load_splitter())
        if element.kind == "begins":
            return begins_with(token.norm, word, load_splitter())
        meant = {word} if word in lemmas.lookup(word) else set(lemmas.lookup(word))
        return bool(meant & set(token.lemmas))

    def near(self, text: str, tokens: list[Token], last: int, place: int, slot: Slot) -> bool:
        """Tell whether a word stands near enough to the one before it."""
        between = tokens[last + 1 : place]
        gaps = [text[tokens[at].end : tokens[at + 1].start] for at in range(last, place)]
        signs = [token for token in between if not token.is_word]
        passed = len(between) - len(signs)
        if any(sign in gap for gap in gaps for sign in "\n\r\x85\u2028\u2029"):
            return False
        if slot.glued:
            return passed == 0 and not any(normalise(gap).text for gap in gaps)
        if slot.reach == 1:
            # «barne- og»: a hyphen glued to a word belongs to it.
            hyphens = all(sign.norm == "-" for sign in signs)
            touching = not any(normalise(gap).text for gap in gaps[:-1])
            return passed == 0 and hyphens and touching
        return passed < slot.reach and not any(end in sign.norm for sign in signs for end in ".!?…")
