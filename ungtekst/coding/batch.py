"""Many texts cut into pieces at once, and what is asked of all of them answered in columns."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ungtekst.coding.lexicon import LINE_END, TEXT_END, Piece, Pieces, Ready

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Column = NDArray[np.int64]

_LINE_ENDS = "\n\r\x85\u2028\u2029"
_PIECE = re.compile(rf"\S+|[{_LINE_ENDS}]")
_OTHER_CONTROL = "\x02"


class Simple(NamedTuple):
    """Terms found whose place follows from the pieces alone: words, and phrases of two pieces.

    Columns of one length, in the order of the texts: the text's number, the term's, start and end in the
    text, the token of the first word and that of the second (-1: none).
    """

    text: Column
    term: Column
    start: Column
    end: Column
    first: Column
    second: Column


def run_within(counts: Column) -> Column:
    """Count up from 0 within each of some runs of these lengths."""
    run: Column = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return run


class Batch:
    """Texts as one array of piece numbers, and where each text begins in it."""

    def __init__(self, texts: Sequence[str], pieces: Pieces) -> None:
        self.texts = texts
        self.known = pieces.known
        self.table = pieces
        self._odd_starts: dict[int, list[int]] = {}
        joined = f" {TEXT_END} ".join(texts)
        if joined.count(TEXT_END) != len(texts) - 1 or LINE_END in joined:
            clean = {ord(TEXT_END): _OTHER_CONTROL, ord(LINE_END): _OTHER_CONTROL}
            joined = f" {TEXT_END} ".join(text.translate(clean) for text in texts)
        for sign in _LINE_ENDS:
            joined = joined.replace(sign, f" {LINE_END} ")
        written = joined.split()
        text_end = pieces[TEXT_END]
        self.numbers = np.fromiter(map(pieces.__getitem__, written), dtype=np.int64, count=len(written))
        ends = np.flatnonzero(self.numbers == text_end)
        self.firsts = np.concatenate([[0], ends + 1])
        self.ends = np.concatenate([ends, [len(written)]])
        self._tokens = self._summed(pieces.tokens)
        self._lengths = self._summed(pieces.length)
        # One sign of white space between any two pieces and none around them: the usual case.
        joints = np.maximum(self.ends - self.firsts - 1, 0)
        spelt = self._lengths[self.ends] - self._lengths[self.firsts]
        whole = spelt + joints == np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
        self.denies = self._any(pieces.denies)
        self.regular = whole & ~self._any(pieces.line_end)

    # -- what is asked of all texts ------------------------------------------------------------------

    def _column(self, facts: array[int]) -> Column:
        """Give a fact about each piece, in the order of the pieces."""
        return self._fact(facts, slice(None))

    def _summed(self, facts: array[int]) -> Column:
        """Give the sum of a fact over all pieces before each, and behind the last."""
        sums = np.zeros(len(self.numbers) + 1, dtype=np.int64)
        np.cumsum(np.frombuffer(facts, dtype=np.int32)[self.numbers], out=sums[1:])
        return sums

    def _any(self, facts: array[int]) -> NDArray[np.bool_]:
        """Tell for each text whether a fact holds of any of its pieces."""
        held = np.zeros(len(self.texts), dtype=bool)
        held[self.text_of(np.flatnonzero(np.frombuffer(facts, dtype=np.int32)[self.numbers]))] = True
        return held

    def simple(self) -> tuple[Simple, NDArray[np.bool_]]:
        """Find what follows from the pieces alone, and the texts where that may not be all."""
        pairs, longer = self._pairs()
        found = Simple(*(np.concatenate(both) for both in zip(self._words(), pairs, strict=True)))
        order = np.lexsort((found.start, found.text))
        found = Simple(*(column[order] for column in found))
        odd = ~self.regular | self._any(self.table.hidden)
        odd |= self._any(self.table.begins_here)
        odd |= self._any(self.table.begins) & self._may_hold_phrase()
        odd[longer] = True
        return found, odd

    def _may_hold_phrase(self) -> NDArray[np.bool_]:
        """Tell which texts have all words of some loose phrase, its second near enough behind its first."""
        from scipy.sparse import csr_matrix

        table, (needed, firsts, seconds, reach) = self.table.phrase_table
        counts = self._column(self.table.holds_count)
        places = np.repeat(np.arange(len(counts)), counts)
        held = np.frombuffer(self.table.holds or array("i", [0]), dtype=np.int32)
        elements = held[self._column(self.table.holds_first)[places] + run_within(counts)]
        # Distances are counted in words; pieces with a word are never more than words.
        rank = np.cumsum(self._column(self.table.tokens) > 0)[places]
        height, width = table.shape[0], len(self.numbers) + 1
        standing = np.sort((self.text_of(places) * height + elements) * width + rank)
        rows, columns = np.divmod(np.unique(standing // width), height)
        ones = np.ones(len(rows), dtype=np.int32)
        present = csr_matrix((ones, (rows, columns)), shape=(len(self.texts), height))
        found = (present @ table).tocoo()
        whole = found.data == needed[found.col]
        text, phrase = found.row[whole].astype(np.int64), found.col[whole]
        first, second = ((text * height + element[phrase]) * width for element in (firsts, seconds))
        begin, end = np.searchsorted(standing, first), np.searchsorted(standing, first + width)
        each = np.repeat(np.arange(len(text)), end - begin)
        stands = standing[np.repeat(begin, end - begin) + run_within(end - begin)] - first[each]
        follows = np.append(standing, np.iinfo(np.int64).max)[
            np.searchsorted(standing, second[each] + stands)
        ]
        near = follows <= second[each] + stands + reach[phrase][each]
        may = np.zeros(len(self.texts), dtype=bool)
        may[text[each[near]]] = True
        return may

    def _words(self) -> Simple:
        """Find the terms of one word."""
        columns = self.table
        counts = self._column(columns.count)
        places = np.repeat(np.flatnonzero(counts), counts[counts > 0])
        text = self.text_of(places)
        run = np.arange(len(places)) - np.repeat(
            np.cumsum(counts[counts > 0]) - counts[counts > 0], counts[counts > 0]
        )
        entry = np.frombuffer(columns.first, dtype=np.int32)[self.numbers[places]] + run

        def of(facts: array[int]) -> Column:
            table = np.frombuffer(facts, dtype=np.int32) if facts else np.zeros(1, dtype=np.int32)
            column: Column = table[entry].astype(np.int64)
            return column

        start = self._place_start(places, text)
        first = self._tokens[places] - self._tokens[self.firsts[text]] + of(columns.token)
        nothing = np.full(len(places), -1, dtype=np.int64)
        return Simple(
            text, of(columns.term), start + of(columns.start), start + of(columns.end), first, nothing
        )

    def _pairs(self) -> tuple[Simple, Column]:
        """Find the phrases of two words in two pieces, and the texts where a longer phrase may begin."""
        opens, goes_on = self._column(self.table.opens)[:-1], self._column(self.table.goes_on)[1:]
        places = np.flatnonzero((opens > 0) & (goes_on > 0))
        keys, inverse = np.unique(opens[places] << 32 | goes_on[places], return_inverse=True)
        both = [self.table.joined(key >> 32, key & 0xFFFFFFFF) for key in keys.tolist()]
        two, threes = [complete for complete, _ in both], [longer for _, longer in both]
        counts = np.array([len(terms) for terms in two], dtype=np.int64)[inverse]
        flat = np.array([number for terms in two for number in terms], dtype=np.int64)
        begins = np.concatenate([[0], np.cumsum([len(terms) for terms in two])]).astype(np.int64)
        of_longer = self._longer(places, inverse, threes)
        kept = counts > 0
        run = np.arange(counts.sum()) - np.repeat(np.cumsum(counts[kept]) - counts[kept], counts[kept])
        term = flat[np.repeat(begins[inverse[kept]], counts[kept]) + run]
        places = np.repeat(places[kept], counts[kept])
        text = self.text_of(places)
        start = self._place_start(places, text) + self._fact(self.table.last_start, places)
        end = self._place_start(places + 1, text) + self._fact(self.table.first_end, places + 1)
        second = self._tokens[places + 1] - self._tokens[self.firsts[text]]
        return Simple(text, term, start, end, second - 1, second), of_longer

    def _longer(self, places: Column, inverse: Column, threes: Sequence[Sequence[Ready]]) -> Column:
        """Give the texts where a phrase of three words or more may begin, by the third piece too."""
        maybe = np.array([bool(terms) for terms in threes], dtype=bool)[inverse]
        places, inverse = places[maybe], inverse[maybe]
        third = np.minimum(places + 2, len(self.numbers) - 1)
        one_word = self._fact(self.table.tokens, places + 1) == 1
        known = one_word & (self._fact(self.table.hidden, third) == 0)
        goes_on = np.where(known, self._fact(self.table.goes_on, third), -1)
        keys, back = np.unique(np.column_stack([inverse, goes_on]), axis=0, return_inverse=True)
        fits = np.array(
            [self._may_go_on(threes[key], following) for key, following in keys.tolist()], dtype=bool
        )
        return self.text_of(places[fits[back.ravel()]])

    def _may_go_on(self, terms: Sequence[Ready], following: int) -> bool:
        """Tell whether the third element of any phrase may be in a class of pieces (-1: cannot be told)."""
        if following < 0:
            return True
        members = self.table.followings[following]
        return any(term.reach[2] != 1 or term.elements[2] in members for term in terms)

    def _fact(self, facts: array[int], places: Column | slice) -> Column:
        fact: Column = np.frombuffer(facts, dtype=np.int32)[self.numbers[places]].astype(np.int64)
        return fact

    def text_of(self, places: Column) -> Column:
        """Give the number of the text that each place in ``numbers`` is in."""
        text: Column = np.searchsorted(self.ends, places, side="right")
        return text

    def _place_start(self, places: Column, text: Column) -> Column:
        """Give where pieces begin in their texts; right for regular texts only."""
        first = self.firsts[text]
        start: Column = self._lengths[places] - self._lengths[first] + places - first
        return start

    def begins(self, places: Column, text: Column) -> Column:
        """Give where some pieces begin in their texts, whatever those are like."""
        start = self._place_start(places, text)
        for odd in np.flatnonzero(~self.regular[text]).tolist():
            start[odd] = self.starts(int(text[odd]))[places[odd] - self.firsts[text[odd]]]
        return start

    # -- what is asked of one text -------------------------------------------------------------------

    def pieces(self, text: int) -> list[Piece]:
        """Give the pieces of a text."""
        return [self.known[n] for n in self.numbers[self.firsts[text] : self.ends[text]].tolist()]

    def piece_text(self, text: int, place: int) -> str:
        """Give a piece of a text as it is written."""
        start = self.starts(text)[place]
        return self.texts[text][start:].split(None, 1)[0]

    def starts(self, text: int) -> list[int]:
        """Give where each piece of a text begins in it."""
        if self.regular[text]:
            lengths = self._lengths[self.firsts[text] : self.ends[text]]
            return [*map(sum, enumerate((lengths - lengths[:1]).tolist()))]
        if text not in self._odd_starts:
            self._odd_starts[text] = [piece.start() for piece in _PIECE.finditer(self.texts[text])]
        return self._odd_starts[text]
