"""Finding a codebook's terms in answers, all codes and many answers at once.

Nearly all terms are words, or two words in a row: where they stand follows from the pieces of the texts
alone, and is worked out in columns for many answers at once. Only answers where hits meet, or where a
longer phrase or a negation that cancels is in play, are read one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, overload

import numpy as np

from ungtekst.codebook import Codebook
from ungtekst.coding.batch import Batch, Simple
from ungtekst.coding.lexicon import GLUED, Lexicon, Piece, Pieces, Ready
from ungtekst.language import Pipeline, Token, normalise
from ungtekst.language.negation import negated

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ungtekst.coding.batch import Column

_SENTENCE_ENDS = frozenset(".!?…")
_AT_ONCE = 4_096
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


class Matcher:
    """Matches all terms of a codebook. Made once for a coder; matching changes nothing but its memory."""

    def __init__(self, codebook: Codebook, pipeline: Pipeline) -> None:
        self._lexicon = Lexicon(codebook, pipeline)
        self._pieces = Pieces(self._lexicon)

    def match(self, text: str) -> Matches:
        """Find every term in a text."""
        return self.match_all([text])[0]

    def match_all(self, texts: Sequence[str]) -> Found:
        """Find every term in every text; a sequence with one value a text, in their order."""
        return Found(list(self.parts(texts)))

    def parts(self, texts: Sequence[str]) -> Iterator[Part]:
        """Match texts a few thousand at a time: the matches of each batch, in order."""
        for start in range(0, len(texts), _AT_ONCE):
            if len(self._pieces) > _REMEMBERED:
                self._pieces = Pieces(self._lexicon)
            yield Part(Batch(texts[start : start + _AT_ONCE], self._pieces), self._lexicon.terms)


class Found(Sequence[Matches]):
    """The matches of many texts. What stands in columns becomes a ``Matches`` when it is asked for."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts

    def __len__(self) -> int:
        return sum(len(part.batch.texts) for part in self._parts)

    @property
    def total(self) -> int:
        """How many hits count, in all texts."""
        return sum(part.total for part in self._parts)

    @overload
    def __getitem__(self, place: int) -> Matches: ...
    @overload
    def __getitem__(self, place: slice) -> list[Matches]: ...
    def __getitem__(self, place: int | slice) -> Matches | list[Matches]:
        """Give the matches of a text (or of several)."""
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        number = place + len(self) if place < 0 else place
        if not 0 <= number < len(self):
            raise IndexError(place)
        return self._parts[number // _AT_ONCE].matches(number % _AT_ONCE)

    def __iter__(self) -> Iterator[Matches]:
        for part in self._parts:
            yield from map(part.matches, range(len(part.batch.texts)))


class Part:
    """The matches of one batch of texts: in columns for the plain texts, the others read one by one."""

    def __init__(self, batch: Batch, terms: Sequence[Ready]) -> None:
        self.batch = batch
        self._terms = terms
        found, odd = batch.simple()
        cancels = np.array([term.cancels for term in terms] or [False])
        odd[found.text[cancels[found.term]]] = True
        first, second = _words(found, self._homes(found.term))
        kept, outdone = self._kept(found, first, second)
        self._with_losses = {*found.text[outdone].tolist()}
        odd[found.text[kept][_sharing(first[kept], second[kept])]] = True
        found = Simple(*(column[kept] for column in found))
        self._odd = frozenset(np.flatnonzero(odd).tolist())
        self._read = {text: _Answer(batch, text).match() for text in sorted(self._odd)}
        plain = ~odd[found.text]
        self._found = Simple(*(column[plain] for column in found))
        self._bounds = np.searchsorted(self._found.text, np.arange(len(batch.texts) + 1))
        self.total = len(self._found.text) + sum(len(matches.hits) for matches in self._read.values())

    def _homes(self, terms: Column) -> Column:
        """Give the dimension of each term, as a number."""
        names = {name: number for number, name in enumerate(dict.fromkeys(t.dimension for t in self._terms))}
        return np.array([names[term.dimension] for term in self._terms] or [0], dtype=np.int64)[terms]

    def _kept(
        self, found: Simple, first: Column, second: Column
    ) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Tell which hits count, and which were outdone; the rules are those of ``_resolve``."""
        paired = second >= 0
        inside = ~paired & np.isin(first, np.concatenate([first[paired], second[paired]]))
        wild = np.array([term.wildcard for term in self._terms] or [False])[found.term]
        exact = np.column_stack([first, second])[~wild]
        width = int(max(first.max(initial=0), second.max(initial=0))) + 2
        key = first * width + second + 1
        beaten = inside | (wild & np.isin(key, exact[:, 0] * width + exact[:, 1] + 1))
        # The same code over the same words counts once: its plainest term, the first by the alphabet.
        ranks = sorted(
            range(len(self._terms)), key=lambda n: (self._terms[n].wildcard, self._terms[n].source)
        )
        rank = np.empty(max(1, len(ranks)), dtype=np.int64)
        rank[ranks] = np.arange(len(ranks))
        codes = {code: number for number, code in enumerate(dict.fromkeys(t.code for t in self._terms))}
        code = np.array([codes[term.code] for term in self._terms] or [0], dtype=np.int64)[found.term]
        order = np.lexsort((rank[found.term], code, key, beaten))
        again = np.zeros(len(key), dtype=bool)
        same = (key[order][1:] == key[order][:-1]) & (code[order][1:] == code[order][:-1])
        again[order[1:]] = same & (beaten[order][1:] == beaten[order][:-1])
        return ~beaten & ~again, beaten

    def counts(self, codes: Sequence[str]) -> Column:
        """Count the hits that count: texts × codes, whatever is denied."""
        place = {code: number for number, code in enumerate(codes)}
        column = np.array([place.get(term.code, -1) for term in self._terms] or [-1], dtype=np.int64)
        found = np.zeros((len(self.batch.texts), len(codes)), dtype=np.int64)
        of_hit = column[self._found.term]
        known = of_hit >= 0
        np.add.at(found, (self._found.text[known], of_hit[known]), 1)
        # Others are in ``_read`` only when somebody has asked for them, and stand in the columns too.
        for text in self._odd:
            for hit in self._read[text].hits:
                if hit.code in place:
                    found[text, place[hit.code]] += 1
        return found

    def cancelled(self, codes: Sequence[str]) -> NDArray[np.bool_]:
        """Tell where a code's terms stand under a negation that cancels, and no other does: texts × codes."""
        place = {code: number for number, code in enumerate(codes)}
        found = np.zeros((len(self.batch.texts), len(codes)), dtype=bool)
        for text in self._odd:
            for hit in self._read[text].cancelled:
                found[text, place[hit.code]] = hit.code not in {other.code for other in self._read[text].hits}
        return found

    def matches(self, text: int) -> Matches:
        """Give the matches of one text."""
        if text not in self._read and text in self._with_losses:
            # What counts stands in the columns; what was outdone is worked out when somebody asks.
            self._read[text] = _Answer(self.batch, text).match()
        if text in self._read:
            return self._read[text]
        begin, end = int(self._bounds[text]), int(self._bounds[text + 1])
        if begin == end:
            return Matches()
        tokens = _Answer(self.batch, text).tokens if self.batch.denies[text] else None
        columns = (column[begin:end].tolist() for column in self._found[1:])
        hits = []
        for number, start, stop, first, second in zip(*columns, strict=True):
            term = self._terms[number]
            words = (first,) if second < 0 else (first, second)
            denied = tokens is not None and negated(tokens, first)
            hits.append(Hit(term.dimension, term.code, term.source, start, stop, words, denied))
        return Matches(tuple(sorted(hits, key=_place)))


def _words(found: Simple, home: Column) -> tuple[Column, Column]:
    """Name the words of the hits by text and dimension: the first words, and the second (-1: none)."""
    width = int(max(found.first.max(initial=0), found.second.max(initial=0))) + 1
    place = (found.text * (int(home.max(initial=0)) + 1) + home) * width
    return place + found.first, np.where(found.second >= 0, place + found.second, -1)


def _sharing(first: Column, second: Column) -> NDArray[np.bool_]:
    """Tell which hits share a word with another that does not stand over the very same words."""
    spans, back = np.unique(np.column_stack([first, second]), axis=0, return_inverse=True)
    words = np.concatenate([spans[:, 0], spans[:, 1][spans[:, 1] >= 0]])
    named, counts = np.unique(words, return_counts=True)
    shared: NDArray[np.bool_] = np.isin(spans, named[counts > 1])
    return np.asarray((shared[:, 0] | shared[:, 1])[back.ravel()])


Where = tuple[tuple[int, int], ...]
"""The places of a term's words: (piece, token in the piece)."""


class _Answer:
    """One text of a batch, read word by word."""

    def __init__(self, batch: Batch, number: int) -> None:
        self._batch = batch
        self._number = number
        self._pieces: list[Piece] = batch.pieces(number)
        self.tokens: list[Token] = [token for piece in self._pieces for token in piece.tokens]

    def match(self) -> Matches:
        """Find the terms and say which count."""
        starts = self._batch.starts(self._number)
        denies = bool(self._batch.denies[self._number])
        firsts = [0, *accumulate([len(piece.tokens) for piece in self._pieces])]
        found: list[tuple[Hit, Ready]] = []
        for term, where in self._terms():
            (first, at), (last, until) = where[0], where[-1]
            words = tuple([firsts[place] + token for place, token in where])
            span = (
                starts[first] + self._pieces[first].tokens[at].start,
                starts[last] + self._pieces[last].tokens[until].end,
            )
            denied = denies and negated(self.tokens, words[0])
            found.append((Hit(term.dimension, term.code, term.source, *span, words, denied), term))
        return _resolve(found)

    def _terms(self) -> Iterator[tuple[Ready, Where]]:
        """Give every term that can be laid on the text, with the places of its words."""
        present = frozenset().union(*(kinds for piece in self._pieces for kinds in piece.kinds))
        for place, piece in enumerate(self._pieces):
            for token, term in piece.words:
                yield term, ((place, token),)
            if not piece.begins and not piece.pairs:
                continue
            following = self._pieces[place + 1] if place + 1 < len(self._pieces) else None
            begins = list(piece.begins)
            if following is not None and piece.pairs:
                last = len(piece.tokens) - 1
                # Nothing visible in the next piece: the phrase may go on behind it.
                seconds = piece.pairs if following.hidden else following.kinds[0] if following.kinds else ()
                for term in (term for number in seconds for term in piece.pairs.get(number, ())):
                    if len(term.elements) == 2 and not following.hidden:
                        yield term, ((place, last), (place + 1, 0))
                    else:
                        begins.append((last, term))
            for token, term in begins:
                if term.needs <= present and (where := self._laid(term, place, token)):
                    yield term, where

    def _laid(self, term: Ready, place: int, token: int) -> Where:
        """Give the places of a phrase's words when it begins at a token, or nothing; the nearest count."""
        # Where the phrase's words so far may end, each with its words: the nearest first.
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
        written = self._batch.piece_text(self._number, place)
        return not normalise(written[tokens[number - 1].end : tokens[number].start]).text


def _resolve(found: list[tuple[Hit, Ready]]) -> Matches:
    """Let the longest match win inside each dimension, and negation cancel where a code says so.

    Over the very same words a term without a wildcard outdoes those of other codes that have one.
    """
    found.sort(key=_rank)
    hits: list[Hit] = []
    # By the words they hold: a long answer has thousands of hits, and only those over the same words meet.
    holding: defaultdict[tuple[str, int], list[tuple[Hit, Ready]]] = defaultdict(list)
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
    return Matches(tuple(sorted(hits, key=_place)), tuple(outdone), tuple(cancelled))


def _place(hit: Hit) -> tuple[int, int, str]:
    return (hit.start, hit.end, hit.code)


def _rank(item: tuple[Hit, Ready]) -> tuple[int, int, bool, str, str]:
    hit, term = item
    return (-len(hit.words), hit.start, term.wildcard, hit.code, hit.term)


def _beats(won: Hit, by: Ready, hit: Hit, term: Ready) -> bool:
    if not set(hit.words) <= set(won.words):
        return False
    more_exact = term.wildcard and not by.wildcard
    return len(won.words) > len(hit.words) or won.code == hit.code or more_exact
