"""Finding a codebook's terms in answers, all codes and many answers at once.

An answer is cut at white space into pieces as they are written («jobben,»). What a piece can be to any term
depends on the piece alone, so it is worked out once and remembered; an answer then costs a look-up a piece,
and a few comparisons where terms begin.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ungtekst.codebook import Codebook
from ungtekst.codebook.terms import Element, Misspelt, Term, parse
from ungtekst.language import Pipeline, Token, fold, normalise
from ungtekst.language.compounds import begins_with, ends_in
from ungtekst.language.negation import NEGATORS, REACH, negated

if TYPE_CHECKING:
    from numpy.typing import NDArray

GLUED = 0  # the reach of a word's next part, where the tokenizer cuts the word: «og/eller»
_SENTENCE_ENDS = frozenset(".!?…")
_LINE_ENDS = "\n\r\x85\u2028\u2029"
_PIECE = re.compile(rf"\S+|[{_LINE_ENDS}]")
# Between texts and for the end of a line, when many texts are cut as one: signs that no word has in it.
_TEXT_END, _LINE_END, _OTHER_CONTROL = "\x00", "\x01", "\x02"
_AT_ONCE = 4_096
_DENIED_FROM = 12  # pieces back in which a word that denies is looked for; of words it reaches few
_REMEMBERED = 300_000


class Hit(NamedTuple):
    """A term found: its code, the span in the original text, and the places of its words among the tokens."""

    dimension: str
    code: str
    term: str
    start: int
    end: int
    words: tuple[int, ...]
    negated: bool = False


class Matches(NamedTuple):
    """The hits that count, and those that lost: to a longer match, or to a negation that cancels."""

    hits: tuple[Hit, ...] = ()
    outdone: tuple[tuple[Hit, Hit], ...] = ()
    cancelled: tuple[Hit, ...] = ()


class _Compiled(NamedTuple):
    """A term made ready: element numbers, and how far each may stand from the one before."""

    dimension: str
    code: str
    source: str
    elements: tuple[int, ...]
    reach: tuple[int, ...]
    wildcard: bool
    cancels: bool


class _Piece(NamedTuple):
    """What is known of a written piece: its tokens (offsets in the piece), and what each can be.

    ``begins`` lists (token, term) for the terms whose first element a token fills. Phrases that begin with
    the piece's last token stand apart in ``pairs``, by their second element: it must be the first word of
    the next piece. A line's end is a piece of its own, without tokens.
    """

    tokens: tuple[Token, ...]
    kinds: tuple[frozenset[int], ...]
    begins: tuple[tuple[int, _Compiled], ...]
    pairs: Mapping[int, tuple[_Compiled, ...]]
    line_end: bool


class _Pieces(dict[str, int]):
    """The numbers of written pieces; an unknown one is worked out by the matcher and numbered.

    Beside each piece stand, in columns, the facts that are asked of all pieces of many answers at once.
    ``opens`` and ``goes_on`` are classes of pieces: what phrases the last word begins, and what elements
    the first word fills. ``phrases[opens, goes_on]`` tells whether one may follow the other as a phrase.
    """

    def __init__(self, matcher: Matcher) -> None:
        super().__init__()
        self._matcher = matcher
        self.known: list[_Piece] = []
        self.begins = bytearray()  # a term begins here, whatever follows
        self.denies = bytearray()
        self.lengths = array("i")
        self.tokens = array("i")
        self.opens = array("i")
        self.goes_on = array("i")
        self.phrases: NDArray[np.bool_] = np.zeros((1, 1), dtype=bool)
        self._opening: dict[frozenset[int], int] = {frozenset(): 0}
        self._following: dict[frozenset[int] | None, int] = {frozenset(): 0}

    def __missing__(self, written: str) -> int:
        piece = self._matcher.piece(written)
        number = self[written] = len(self.known)
        self.known.append(piece)
        self.begins.append(bool(piece.begins))
        self.denies.append(any(token.norm in NEGATORS for token in piece.tokens))
        self.lengths.append(len(written))
        self.tokens.append(len(piece.tokens))
        self.opens.append(self._opening.setdefault(frozenset(piece.pairs), len(self._opening)))
        first = piece.kinds[0] & self._matcher.seconds if piece.kinds else None
        if first is None and piece.line_end:
            first = frozenset()
        self.goes_on.append(self._following.setdefault(first, len(self._following)))
        return number

    def grow(self) -> None:
        """Work out which classes may follow each other, for classes that are new."""
        if self.phrases.shape != (len(self._opening), len(self._following)):
            # Behind a piece without anything visible a phrase may go on: that is seen when it is laid.
            self.phrases = np.array(
                [
                    [
                        bool(opening) and (following is None or not opening.isdisjoint(following))
                        for following in self._following
                    ]
                    for opening in self._opening
                ],
                dtype=bool,
            )


_NOTHING = Matches()


class Matcher:
    """Matches all terms of a codebook. Made once for a coder; matching changes nothing but its memory."""

    def __init__(self, codebook: Codebook, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._elements: dict[Element, int] = {}
        self._by_lemma: dict[str, list[int]] = {}
        self._by_form: dict[str, list[int]] = {}
        self._compounds: list[tuple[int, Element, str]] = []
        self._starting: dict[int, list[_Compiled]] = {}
        self.seconds: set[int] = set()
        for dimension in codebook.dimensions:
            for code in dimension.all_codes():
                for source in code.terms:
                    term = parse(source)
                    if not isinstance(term, Misspelt):
                        self._compile(dimension.id, code.id, term, code.negated == "cancels")
        self._pieces = _Pieces(self)

    # -- once a term -------------------------------------------------------------------------------

    def _compile(self, dimension: str, code: str, term: Term, cancels: bool) -> None:
        elements: list[int] = []
        reach: list[int] = []
        for element, distance in zip(term.elements, term.reach, strict=True):
            # A word that the tokenizer cuts («og/eller») is matched piece by piece.
            cut = self._pipeline.tokens(element.word) if element.kind in ("word", "exact") else []
            words = [element.word[t.start : t.end] for t in cut if t.is_word] or [element.word]
            for place, word in enumerate(words):
                elements.append(self._element(Element(element.kind, word)))
                reach.append(distance if place == 0 else GLUED)
        wildcard = any(element.kind in ("ends", "begins") for element in term.elements)
        compiled = _Compiled(dimension, code, term.source, tuple(elements), tuple(reach), wildcard, cancels)
        self._starting.setdefault(elements[0], []).append(compiled)
        self.seconds.update(elements[1:2])

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

    # -- once a written piece ------------------------------------------------------------------------

    def piece(self, written: str) -> _Piece:
        """Work out what a written piece can be to the terms."""
        tokens = self._pipeline.cut(written)
        kinds = tuple(
            self._kinds(written[t.start : t.end], t.norm, t.lemmas) if t.is_word else frozenset()
            for t in tokens
        )
        begins: list[tuple[int, _Compiled]] = []
        pairs: dict[int, tuple[_Compiled, ...]] = {}
        for place, numbers in enumerate(kinds):
            for term in (term for number in sorted(numbers) for term in self._starting.get(number, ())):
                if len(term.elements) > 1 and term.reach[1] == 1 and place == len(tokens) - 1:
                    pairs[term.elements[1]] = (*pairs.get(term.elements[1], ()), term)
                elif _may_go_on(term, tokens, kinds, place):
                    begins.append((place, term))
        return _Piece(tokens, kinds, tuple(begins), pairs, written in (_LINE_END, _TEXT_END))

    def _kinds(self, written: str, norm: str, lemmas: tuple[str, ...]) -> frozenset[int]:
        """Say which elements a written word can fill."""
        found = {number for lemma in lemmas for number in self._by_lemma.get(lemma, ())}
        found.update(self._by_form.get(normalise(written).text, ()))
        table = self._pipeline.lemmas
        for number, element, part in self._compounds:
            if element.kind == "ends":
                if part[:3] in norm and ends_in(norm, part, table):
                    found.add(number)
            elif norm.startswith(part) and begins_with(norm, part, table):
                found.add(number)
        return frozenset(found)

    # -- once an answer --------------------------------------------------------------------------------

    def match(self, text: str) -> Matches:
        """Find every term in a text."""
        return self.match_all([text])[0]

    def match_all(self, texts: Sequence[str]) -> list[Matches]:
        """Find every term in every text; one value a text, in their order."""
        found: list[Matches] = []
        for start in range(0, len(texts), _AT_ONCE):
            if len(self._pieces) > _REMEMBERED:
                self._pieces = _Pieces(self)
            found.extend(self._match_some(texts[start : start + _AT_ONCE]))
        return found

    def _match_some(self, texts: Sequence[str]) -> list[Matches]:
        batch = _Batch(texts, self._pieces)
        matches = [_NOTHING] * len(texts)
        current, answer = -1, _Answer(batch, 0)
        found: list[Found] = []
        for text, place, number, following, start, before, denied in batch.spots():
            if text != current:
                if found:
                    matches[current] = _counting(found)
                current, answer, found = text, _Answer(batch, text), []
            piece = batch.known[number]
            for token, term in piece.begins:
                if len(term.elements) == 1:
                    found.append((answer.word(term, piece, place, token, start, before, denied), term))
                elif where := answer.laid(term, place, token):
                    found.append((answer.hit(term, where, denied), term))
            if piece.pairs and following >= 0:
                for term, where in answer.phrases(place, piece, batch.known[following]):
                    found.append((answer.hit(term, where, denied), term))
        if found:
            matches[current] = _counting(found)
        return matches


def _may_go_on(term: _Compiled, tokens: Sequence[Token], kinds: Sequence[frozenset[int]], place: int) -> bool:
    """Tell whether a term may begin at a token, by what stands behind it in its piece."""
    if len(term.elements) == 1 or term.reach[1] != 1 or place == len(tokens) - 1:
        return True
    following = tokens[place + 1]
    return term.elements[1] in kinds[place + 1] if following.is_word else following.norm == "-"


class _Batch:
    """Many texts cut into pieces at once: one array of the pieces' numbers, and where each text begins."""

    def __init__(self, texts: Sequence[str], pieces: _Pieces) -> None:
        self.texts = texts
        self._starts: dict[int, list[int]] = {}
        self.known = pieces.known
        self._pieces = pieces
        joined = f" {_TEXT_END} ".join(texts)
        if joined.count(_TEXT_END) != len(texts) - 1 or _LINE_END in joined:
            clean = {ord(_TEXT_END): _OTHER_CONTROL, ord(_LINE_END): _OTHER_CONTROL}
            joined = f" {_TEXT_END} ".join(text.translate(clean) for text in texts)
        for sign in _LINE_ENDS:
            joined = joined.replace(sign, f" {_LINE_END} ")
        self.written = joined.split()
        text_end = pieces[_TEXT_END]
        self.numbers = np.fromiter(
            map(pieces.__getitem__, self.written), dtype=np.int64, count=len(self.written)
        )
        pieces.grow()
        ends = np.flatnonzero(self.numbers == text_end)
        self.firsts = np.concatenate([[0], ends + 1])
        self.ends = np.concatenate([ends, [len(self.written)]])
        self._tokens = self._summed(pieces.tokens)
        self._lengths = self._summed(pieces.lengths)
        self._denied = self._summed(pieces.denies)
        lines = np.concatenate([[0], np.cumsum(self.numbers == pieces[_LINE_END])])
        # One sign of white space between any two pieces and none around them: the usual case.
        joints = np.maximum(self.ends - self.firsts - 1, 0)
        spelt = self._lengths[self.ends] - self._lengths[self.firsts]
        whole = spelt + joints == np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
        self._regular = whole & (lines[self.ends] == lines[self.firsts])

    def _column(self, facts: bytearray | array[int]) -> NDArray[np.int64]:
        """Give a fact about each piece, in the order of the pieces."""
        kind = np.uint8 if isinstance(facts, bytearray) else np.int32
        return np.frombuffer(bytes(facts), dtype=kind).astype(np.int64)[self.numbers]

    def _summed(self, facts: bytearray | array[int]) -> NDArray[np.int64]:
        """Give the sum of a fact over all pieces before each, and behind the last."""
        sums = np.zeros(len(self.numbers) + 1, dtype=np.int64)
        np.cumsum(self._column(facts), out=sums[1:])
        return sums

    def spots(self) -> Iterator[Spot]:
        """Give every place where a term may begin, text by text."""
        may = self._column(self._pieces.begins).astype(bool)
        opens, goes_on = self._column(self._pieces.opens), self._column(self._pieces.goes_on)
        may[:-1] |= self._pieces.phrases[opens[:-1], goes_on[1:]]
        places = np.flatnonzero(may)
        of_text = np.searchsorted(self.ends, places, side="right")
        first = self.firsts[of_text]
        inside = places - first
        starts = self._lengths[places] - self._lengths[first] + inside
        starts[~self._regular[of_text]] = -1
        back = np.maximum(first, places - _DENIED_FROM)
        denied = self._denied[places + 1] > self._denied[back]
        following = np.append(self.numbers, -1)[places + 1]
        following[places + 1 >= self.ends[of_text]] = -1
        return zip(
            of_text.tolist(),
            inside.tolist(),
            self.numbers[places].tolist(),
            following.tolist(),
            starts.tolist(),
            (self._tokens[places] - self._tokens[first]).tolist(),
            denied.tolist(),
            strict=True,
        )

    def pieces(self, number: int) -> list[_Piece]:
        """Give the pieces of a text."""
        return [self.known[n] for n in self.numbers[self.firsts[number] : self.ends[number]].tolist()]

    def piece(self, number: int, place: int) -> _Piece:
        """Give one piece of a text."""
        return self.known[int(self.numbers[self.firsts[number] + place])]

    def start(self, number: int, place: int) -> int:
        """Give where a piece begins in its text."""
        first = self.firsts[number]
        if self._regular[number]:
            return int(self._lengths[first + place] - self._lengths[first]) + place
        if number not in self._starts:
            self._starts[number] = [piece.start() for piece in _PIECE.finditer(self.texts[number])]
        return self._starts[number][place]

    def token(self, number: int, place: int) -> int:
        """Give how many tokens of a text stand before a piece."""
        first = self.firsts[number]
        return int(self._tokens[first + place] - self._tokens[first])


Spot = tuple[int, int, int, int, int, int, bool]
"""Where a term may begin: the text, the piece's place in it and number, the number of the next piece (-1:
none), its start in the text (-1: not counted), the tokens before it, whether a word that denies is near."""

Found = tuple[Hit, _Compiled]

Where = tuple[tuple[int, int], ...]
"""The places of a term's words: (piece, token in the piece)."""


class _Answer:
    """One text of a batch while it is matched."""

    def __init__(self, batch: _Batch, number: int) -> None:
        self._batch = batch
        self._number = number
        self._known: list[_Piece] | None = None

    @property
    def _pieces(self) -> list[_Piece]:
        if self._known is None:
            self._known = self._batch.pieces(self._number)
        return self._known

    def word(
        self, term: _Compiled, piece: _Piece, place: int, token: int, start: int, before: int, denied: bool
    ) -> Hit:
        """Make the hit of a term of one word. ``start`` (-1: not counted) and ``before`` are the piece's."""
        at = piece.tokens[token]
        if start < 0:
            start = self._batch.start(self._number, place)
        return Hit(
            term.dimension,
            term.code,
            term.source,
            start + at.start,
            start + at.end,
            (before + token,),
            denied and self._negated(place, token),
        )

    def phrases(self, place: int, piece: _Piece, following: _Piece) -> Iterator[tuple[_Compiled, Where]]:
        """Find the phrases that a piece's last word begins and the next piece goes on with."""
        last = len(piece.tokens) - 1
        # Nothing visible in the next piece: the phrase may go on behind it.
        hidden = not following.kinds and not following.line_end
        for number in piece.pairs if hidden else following.kinds[0] if following.kinds else ():
            for term in piece.pairs.get(number, ()):
                if len(term.elements) == 2 and not hidden:
                    yield term, ((place, last), (place + 1, 0))
                    continue
                where = None if hidden else self._straight(term, place, last)
                where = self.laid(term, place, last) if where is None else where
                if where:
                    yield term, where

    def _straight(self, term: _Compiled, place: int, token: int) -> Where | None:
        """Lay a phrase whose first two words are known to follow each other on pieces of one word each.

        Gives nothing where it does not fit, and None where only a closer look can tell.
        """
        where = [(place, token), (place + 1, 0)]
        for element, reach in zip(term.elements[2:], term.reach[2:], strict=True):
            place += 1
            if reach != 1 or len(self._pieces[place].tokens) > 1 or place + 1 == len(self._pieces):
                return None
            kinds = self._pieces[place + 1].kinds
            if not kinds:
                return None
            if element not in kinds[0]:
                return ()
            where.append((place + 1, 0))
        return tuple(where)

    def laid(self, term: _Compiled, place: int, token: int) -> Where:
        """Give the places of a term's words when it begins at a token, or nothing; the nearest count."""
        # Where the term's words so far may end, each with its words: the nearest first.
        reached: dict[tuple[int, int], Where] = {(place, token): ((place, token),)}
        for element, reach in zip(term.elements[1:], term.reach[1:], strict=True):
            longer: dict[tuple[int, int], Where] = {}
            for last, words in reached.items():
                for ahead in self._within(last, reach):
                    if element in self._pieces[ahead[0]].kinds[ahead[1]]:
                        longer.setdefault(ahead, (*words, ahead))
            reached = longer
        return next(iter(reached.values()), ())

    def _within(self, last: tuple[int, int], reach: int) -> Iterator[tuple[int, int]]:
        """Give the places of the words that may follow one, the nearest first."""
        passed = 0
        for place, number in self._after(*last):
            token = self._pieces[place].tokens[number]
            glued = place == last[0] and self._touches(place, number)
            if reach == GLUED and not glued:
                return
            if token.is_word:
                yield place, number
                passed += 1
                if passed >= reach:
                    return
            elif reach == 1 and not (glued and token.norm == "-"):
                # The hyphen of «barne- og ungdomsarbeider» is a part of its word; other signs end a phrase.
                return
            elif reach != GLUED and not _SENTENCE_ENDS.isdisjoint(token.norm):
                return

    def _after(self, place: int, token: int) -> Iterator[tuple[int, int]]:
        """Give the tokens behind one, up to the end of the line."""
        for number in range(token + 1, len(self._pieces[place].tokens)):
            yield place, number
        for ahead in range(place + 1, len(self._pieces)):
            if self._pieces[ahead].line_end:
                return
            for number in range(len(self._pieces[ahead].tokens)):
                yield ahead, number

    def _touches(self, place: int, number: int) -> bool:
        """Tell whether nothing visible stands between a token and the one before it in its piece."""
        tokens = self._pieces[place].tokens
        if tokens[number - 1].end == tokens[number].start:
            return True
        written = self._batch.written[int(self._batch.firsts[self._number]) + place]
        return not normalise(written[tokens[number - 1].end : tokens[number].start]).text

    def hit(self, term: _Compiled, where: Where, denied: bool) -> Hit:
        """Make the hit of a phrase; ``denied`` says whether a word that denies may be near."""
        (first, at), (last, until) = where[0], where[-1]
        batch, number = self._batch, self._number
        return Hit(
            term.dimension,
            term.code,
            term.source,
            batch.start(number, first) + batch.piece(number, first).tokens[at].start,
            batch.start(number, last) + batch.piece(number, last).tokens[until].end,
            tuple([batch.token(number, piece) + token for piece, token in where]),
            denied and self._negated(first, at),
        )

    def _negated(self, place: int, token: int) -> bool:
        """Tell whether a word is denied; only the few tokens before it are looked at."""
        before = list(self._batch.piece(self._number, place).tokens[: token + 1])
        while place and len(before) <= REACH + 1:
            place -= 1
            before = [*self._batch.piece(self._number, place).tokens, *before]
        return negated(before, len(before) - 1)


def _counting(found: list[Found]) -> Matches:
    """Say which of the terms found in a text count."""
    if not any(term.cancels for _, term in found):
        if len(found) == 1:
            return Matches((found[0][0],))
        words = [word for hit, _ in found for word in hit.words]
        if len(set(words)) == len(words):
            return Matches(tuple(sorted((hit for hit, _ in found), key=_place)))
    return _resolve(found)


def _resolve(found: list[Found]) -> Matches:
    """Let the longest match win inside each dimension, and negation cancel where a code says so.

    Over the very same words a term without a wildcard outdoes those of other codes that have one.
    """
    found.sort(key=_rank)
    hits: list[Hit] = []
    # By the words they hold: a long answer has thousands of hits, and only those over the same words meet.
    holding: defaultdict[tuple[str, int], list[tuple[Hit, _Compiled]]] = defaultdict(list)
    outdone: list[tuple[Hit, Hit]] = []
    cancelled: list[Hit] = []
    for hit, term in found:
        rivals = holding[hit.dimension, hit.words[0]]
        winners = [won for won, by in rivals if _beats(won, by, hit, term)]
        if winners:
            # A code that has these words anyway has lost nothing.
            if hit.code not in {won.code for won in winners}:
                outdone.append((hit, winners[0]))
        elif term.cancels and hit.negated:
            cancelled.append(hit)
        else:
            hits.append(hit)
            for word in hit.words:
                holding[hit.dimension, word].append((hit, term))
    hits.sort(key=_place)
    return Matches(tuple(hits), tuple(outdone), tuple(cancelled))


def _place(hit: Hit) -> tuple[int, int, str]:
    return (hit.start, hit.end, hit.code)


def _rank(item: tuple[Hit, _Compiled]) -> tuple[int, int, bool, str, str]:
    hit, term = item
    return (-len(hit.words), hit.start, term.wildcard, hit.code, hit.term)


def _beats(won: Hit, by: _Compiled, hit: Hit, term: _Compiled) -> bool:
    if not set(hit.words) <= set(won.words):
        return False
    more_exact = term.wildcard and not by.wildcard
    return len(won.words) > len(hit.words) or won.code == hit.code or more_exact
