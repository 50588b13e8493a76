"""A codebook's terms made ready, and what each written piece of text can be to them.

A piece is what stands between white space («jobben,»). What it can be to any term depends on the piece
alone, so it is worked out once and remembered.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ungtekst.codebook import Codebook
from ungtekst.codebook.terms import Element, Misspelt, Term, parse
from ungtekst.language import Pipeline, Token, begins_with, ends_in, fold, load_splitter, normalise
from ungtekst.language.negation import NEGATORS

if TYPE_CHECKING:
    from numpy.typing import NDArray

GLUED = 0  # the reach of a word's next part, where the tokenizer cuts the word: «og/eller»
# Between texts and for the end of a line, when many texts are cut as one: signs that no word has in it.
TEXT_END, LINE_END = "\x00", "\x01"


class Ready(NamedTuple):
    """A term made ready: element numbers, how far each may stand from the one before, and which it needs."""

    number: int
    dimension: str
    code: str
    source: str
    elements: tuple[int, ...]
    reach: tuple[int, ...]
    wildcard: bool
    cancels: bool
    needs: frozenset[int]


class Piece(NamedTuple):
    """What is known of a written piece: its tokens (offsets in the piece), and what each can be.

    ``words`` lists (token, term) for terms of one word, ``begins`` for longer ones. Phrases that begin with
    the piece's last token stand apart in ``pairs``, by their second element: it must be the first word of
    the next piece. A line's end is a piece of its own, without tokens.
    """

    tokens: tuple[Token, ...]
    kinds: tuple[frozenset[int], ...]
    words: tuple[tuple[int, Ready], ...]
    begins: tuple[tuple[int, Ready], ...]
    pairs: Mapping[int, tuple[Ready, ...]]
    line_end: bool

    @property
    def hidden(self) -> bool:
        """Whether nothing in the piece is visible, so that a phrase may go on behind it."""
        return not self.tokens and not self.line_end


class Lexicon:
    """The terms of a codebook by their elements."""

    def __init__(self, codebook: Codebook, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._splitter = load_splitter()
        self._elements: dict[Element, int] = {}
        self._by_lemma: dict[str, list[int]] = {}
        self._by_form: dict[str, list[int]] = {}
        self._compounds: list[tuple[int, Element, str]] = []
        self._starting: dict[int, list[Ready]] = {}
        self.later: set[int] = set()
        # The phrases whose first two words may stand apart, and all their elements.
        self.phrases: list[Ready] = []
        self.of_phrases: set[int] = set()
        self.terms: list[Ready] = []
        for dimension in codebook.dimensions:
            for code in dimension.all_codes():
                for source in code.terms:
                    term = parse(source)
                    if not isinstance(term, Misspelt):
                        self._add(dimension.id, code.id, term, code.negated == "cancels")

    def _add(self, dimension: str, code: str, term: Term, cancels: bool) -> None:
        elements: list[int] = []
        reach: list[int] = []
        for element, distance in zip(term.elements, term.reach, strict=True):
            # A word that the tokenizer cuts («og/eller») is matched part by part.
            cut = self._pipeline.tokens(element.word) if element.kind in ("word", "exact") else []
            parts = [element.word[t.start : t.end] for t in cut if t.is_word] or [element.word]
            for place, part in enumerate(parts):
                elements.append(self._element(Element(element.kind, part)))
                reach.append(distance if place == 0 else GLUED)
        wildcard = any(element.kind in ("ends", "begins") for element in term.elements)
        number = len(self.terms)
        ready = Ready(
            number,
            dimension,
            code,
            term.source,
            tuple(elements),
            tuple(reach),
            wildcard,
            cancels,
            frozenset(elements),
        )
        self.terms.append(ready)
        self._starting.setdefault(elements[0], []).append(ready)
        self.later.update(elements[1:3])
        if len(elements) > 1 and reach[1] != 1:
            self.phrases.append(ready)
            self.of_phrases.update(elements)

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
            self._compounds.append((number, element, fold(element.word)))
        return number

    def piece(self, written: str) -> Piece:
        """Work out what a written piece can be to the terms."""
        tokens = self._pipeline.cut(written)
        kinds = tuple(
            self._kinds(written[t.start : t.end], t.norm, t.lemmas) if t.is_word else frozenset()
            for t in tokens
        )
        words: list[tuple[int, Ready]] = []
        begins: list[tuple[int, Ready]] = []
        pairs: dict[int, tuple[Ready, ...]] = {}
        for place, numbers in enumerate(kinds):
            for term in (term for number in sorted(numbers) for term in self._starting.get(number, ())):
                if len(term.elements) == 1:
                    words.append((place, term))
                elif term.reach[1] == 1 and place == len(tokens) - 1:
                    pairs[term.elements[1]] = (*pairs.get(term.elements[1], ()), term)
                elif _may_go_on(term, tokens, kinds, place):
                    begins.append((place, term))
        line_end = written in (LINE_END, TEXT_END)
        return Piece(tokens, kinds, tuple(words), tuple(begins), pairs, line_end)

    def _kinds(self, written: str, norm: str, lemmas: tuple[str, ...]) -> frozenset[int]:
        """Say which elements a written word can fill."""
        found = {number for lemma in lemmas for number in self._by_lemma.get(lemma, ())}
        found.update(self._by_form.get(normalise(written).text, ()))
        for number, element, part in self._compounds:
            if element.kind == "ends":
                if part[:3] in norm and ends_in(norm, part, self._splitter):
                    found.add(number)
            elif norm.startswith(part) and begins_with(norm, part, self._splitter):
                found.add(number)
        return frozenset(found)


def _may_go_on(term: Ready, tokens: Sequence[Token], kinds: Sequence[frozenset[int]], place: int) -> bool:
    """Tell whether a phrase may begin at a token, by what stands behind it in its piece."""
    if term.reach[1] != 1 or place == len(tokens) - 1:
        return True
    following = tokens[place + 1]
    return term.elements[1] in kinds[place + 1] if following.is_word else following.norm == "-"


class Pieces(dict[str, int]):
    """The numbers of written pieces; an unknown one is worked out and numbered.

    Beside each piece stand, in columns, the facts that are asked of all pieces of many answers at once.
    Terms of one word lie end to end: a piece has ``count`` of them from ``first`` on. ``opens`` and
    ``goes_on`` are classes of pieces: what phrases the last word begins, and which second or third elements
    the first word fills; class 0 is none.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon
        self.known: list[Piece] = []
        self.written: list[str] = []
        self.length, self.tokens, self.denies = array("i"), array("i"), array("i")
        self.line_end, self.hidden = array("i"), array("i")
        self.begins, self.begins_here = array("i"), array("i")
        self.first, self.count = array("i"), array("i")
        self.term, self.token = array("i"), array("i")
        self.start, self.end = array("i"), array("i")
        self.last_start, self.first_end = array("i"), array("i")
        self.opens, self.goes_on = array("i"), array("i")
        # The elements of phrases that any word of a piece fills lie end to end, as its terms do.
        self.holds, self.holds_first, self.holds_count = array("i"), array("i"), array("i")
        self._opening: dict[frozenset[int], int] = {frozenset(): 0}
        self._following: dict[frozenset[int], int] = {frozenset(): 0}
        self.openings: list[Mapping[int, tuple[Ready, ...]]] = [{}]
        self.followings: list[frozenset[int]] = [frozenset()]
        self._joined: dict[int, tuple[tuple[int, ...], tuple[Ready, ...]]] = {}

    def __missing__(self, written: str) -> int:
        piece = self._lexicon.piece(written)
        number = self[written] = len(self.known)
        self.known.append(piece)
        self.written.append(written)
        self.length.append(len(written))
        self.tokens.append(len(piece.tokens))
        self.denies.append(any(token.norm in NEGATORS for token in piece.tokens))
        self.line_end.append(written == LINE_END)
        self.hidden.append(piece.hidden)
        self.begins.append(bool(piece.begins))
        self.begins_here.append(any(term.reach[1] == 1 for _, term in piece.begins))
        self.first.append(len(self.term))
        self.count.append(len(piece.words))
        for token, term in piece.words:
            self.term.append(term.number)
            self.token.append(token)
            self.start.append(piece.tokens[token].start)
            self.end.append(piece.tokens[token].end)
        held = sorted(set().union(*piece.kinds) & self._lexicon.of_phrases)
        self.holds_first.append(len(self.holds))
        self.holds_count.append(len(held))
        self.holds.extend(held)
        self.last_start.append(piece.tokens[-1].start if piece.tokens else 0)
        self.first_end.append(piece.tokens[0].end if piece.tokens else 0)
        opening = frozenset(term.number for terms in piece.pairs.values() for term in terms)
        self.opens.append(self._class(opening, self._opening))
        if len(self._opening) > len(self.openings):
            self.openings.append(piece.pairs)
        first = piece.kinds[0] & self._lexicon.later if piece.kinds else frozenset()
        self.goes_on.append(self._class(first, self._following))
        if len(self._following) > len(self.followings):
            self.followings.append(first)
        return number

    @cached_property
    def phrase_table(self) -> tuple[Any, NDArray[np.int64]]:
        """Give which element is of which loose phrase: CSR, elements × phrases.

        And four rows with a column a phrase: how many elements it has, its first two, and how far apart these
        may stand.
        """
        from scipy.sparse import csr_matrix

        phrases = self._lexicon.phrases
        pairs = [(element, place) for place, phrase in enumerate(phrases) for element in phrase.needs]
        rows, columns = zip(*pairs, strict=True) if pairs else ((), ())
        height = max(self._lexicon.of_phrases, default=0) + 1
        table = csr_matrix(
            (np.ones(len(pairs), dtype=np.int32), (rows, columns)), shape=(height, len(phrases))
        )
        facts = [(len(phrase.needs), *phrase.elements[:2], phrase.reach[1]) for phrase in phrases]
        return table, np.array(facts, dtype=np.int64).reshape(len(phrases), 4).T

    def joined(self, opening: int, following: int) -> tuple[tuple[int, ...], tuple[Ready, ...]]:
        """Give the phrases that a class of pieces opens and another goes on with.

        First the numbers of those that are then complete, then those that need a third word.
        """
        key = opening << 32 | following
        if key not in self._joined:
            members = self.followings[following]
            terms = [t for element, own in self.openings[opening].items() if element in members for t in own]
            complete = tuple(term.number for term in terms if len(term.elements) == 2)
            self._joined[key] = (complete, tuple(term for term in terms if len(term.elements) > 2))
        return self._joined[key]

    @staticmethod
    def _class(members: frozenset[int], classes: dict[frozenset[int], int]) -> int:
        return classes.setdefault(members, len(classes))
