"""How much each word of many answers adds to the log-odds of a code: what evidence is given from.

What a word brings is worked out once a word and kept in rows; an answer's share is gathered from them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from ungtekst.coding.batch import Batch, run_within
from ungtekst.coding.codewords import rarity
from ungtekst.coding.columns import Look, unit
from ungtekst.coding.features import BLOCKS, block_sums, document_rows
from ungtekst.coding.layout import FIELDS, VECTORS, Layout
from ungtekst.coding.learning import Model
from ungtekst.coding.lexicon import Pieces
from ungtekst.coding.signs import SIGNS
from ungtekst.coding.wordtable import Growing
from ungtekst.language import Token

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.floating[Any]]
    Column = NDArray[np.int64]


class Learnt:
    """The coefficients of some models, cut into the blocks that words have a share in.

    All but ``own`` (one a code) are features × codes.
    """

    def __init__(self, layout: Layout, models: Mapping[str, Model]) -> None:
        self.vocabulary = layout.vocabulary
        self.place = {code: number for number, code in enumerate(models)}
        rows = np.array([model.coefficients for model in models.values()]).T
        fields = layout.words + layout.vectors
        self.words = np.ascontiguousarray(rows[: layout.words])
        self.vectors = VECTORS * rows[layout.words : fields]
        self.fields = FIELDS * rows[fields : fields + layout.fields]
        self.own = rows[layout.own]


class WordWeights:
    """What the words of one table of pieces bring; words are added when they are first met.

    Parameters: ``models``, what was learnt of each code by ``layout`` (None before anything was).
    """

    def __init__(
        self, look: Look, pieces: Pieces, layout: Layout | None, models: Mapping[str, Model] | None
    ) -> None:
        self.look, self.pieces, self.models = look, pieces, models
        self.learnt = None if layout is None or models is None else Learnt(layout, models)
        # The words of a piece lie end to end: it has ``count`` of them from ``first`` on (-1: not met yet).
        self.first: Column = np.zeros(0, dtype=np.int64)
        self.count: Column = np.zeros(0, dtype=np.int64)
        self.form, self.start, self.end = array("i"), array("i"), array("i")
        # And so do the fields that a word speaks of, as it is written.
        self.field_first, self.field_count = array("i"), array("i")
        self.field, self.strength = array("i"), array("f")
        # By folded form, which decides all else.
        self._forms: dict[str, int] = {}
        self.rare = Growing(1, np.float64)
        self.near = Growing(len(look.codes), np.float64)
        codes = len(models or ())
        self.vectors = Growing(look.meaning.rule.vectors.width)
        self.by_vectors = Growing(codes, np.float64)
        self.by_words = [Growing(codes, np.float64) for _ in BLOCKS]
        self.squares = [Growing(1, np.float64) for _ in BLOCKS]

    def of(self, batch: Batch) -> Spoken:
        """Give the words of a batch of texts of this table."""
        more = np.full(len(self.pieces.known) - len(self.first), -1, dtype=np.int64)
        self.first, self.count = np.concatenate([self.first, more]), np.concatenate([self.count, more])
        met = np.unique(batch.numbers)
        self._meet(met[self.first[met] < 0].tolist())
        return Spoken(self, batch)

    def of_fields(self, code: str) -> Rows:
        """Say how much each field adds to the log-odds of a code."""
        learnt, own = self.learnt, self.own(code)
        total = np.zeros(len(self.look.meaning.fields))
        if learnt is not None and code in learnt.place:
            total += learnt.fields[:, learnt.place[code]]
        if code in self.look.codes:
            group = next(group for group in self.look.groups if code in group.codes)
            place = group.codes.index(code)
            total += own * self.sign("alike") * group.fields[place]
            total += own * self.sign("specific") * group.specific[place]
        return total

    def own(self, code: str) -> float:
        """Say how far what the codebook says of a code counts: in full until something was learnt of it."""
        learnt = self.learnt
        return 1.0 if learnt is None or code not in learnt.place else float(learnt.own[learnt.place[code]])

    def sign(self, name: str) -> float:
        """Give what one of ``SIGNS`` counts."""
        return float(self.look.weights.signs[SIGNS.index(name)])

    def _meet(self, numbers: Sequence[int]) -> None:
        """Work out what the words of some pieces bring."""
        written: list[str] = []
        new: list[Token] = []
        for number in numbers:
            words = [token for token in self.pieces.known[number].tokens if token.is_word]
            self.first[number], self.count[number] = len(self.form), len(words)
            for word in words:
                if word.norm not in self._forms:
                    self._forms[word.norm] = len(self._forms)
                    new.append(word)
                self.form.append(self._forms[word.norm])
                self.start.append(word.start)
                self.end.append(word.end)
                written.append(self.pieces.written[number][word.start : word.end])
        self._add_fields(written)
        if new:
            self._add_forms(new)

    def _add_fields(self, written: Sequence[str]) -> None:
        strengths = self.look.meaning.strengths(written)
        word, field = np.nonzero(strengths)
        counts = np.bincount(word, minlength=len(written))
        self.field_first.extend((len(self.field) + np.cumsum(counts) - counts).tolist())
        self.field_count.extend(counts.tolist())
        self.field.extend(field.tolist())
        self.strength.extend(strengths[word, field].tolist())

    def _add_forms(self, words: Sequence[Token]) -> None:
        norms = [word.norm for word in words]
        vectors = self.look.meaning.rule.vectors.rows(norms)
        rare = np.array([rarity(norm) for norm in norms])[:, None]
        self.rare.add(rare)
        near = [np.maximum(group.nearness(vectors) * rare, 0) for group in self.look.groups]
        self.near.add(np.hstack([np.zeros((len(words), 0)), *near]))
        learnt = self.learnt
        if learnt is None:
            return
        self.vectors.add(vectors)
        self.by_vectors.add((vectors * rare) @ learnt.vectors)
        rows = document_rows([[word] for word in words], learnt.vocabulary, np.float64)
        sums = block_sums(rows, learnt.vocabulary, learnt.words)
        for by_words, squares, (added, squared) in zip(self.by_words, self.squares, sums, strict=True):
            by_words.add(added)
            squares.add(squared)


class Spoken:
    """The words of one batch of texts in columns, in their order."""

    def __init__(self, table: WordWeights, batch: Batch) -> None:
        self._table = table
        self._batch = batch
        counts = table.count[batch.numbers]
        self._place: Column = np.repeat(np.arange(len(counts)), counts)
        self._word: Column = table.first[batch.numbers[self._place]] + run_within(counts)
        self._text = batch.text_of(self._place)
        self._form = _taken(table.form, self._word)

    def strongest(
        self, code: str, texts: Sequence[int], most: int, least: float, sign: int = 1
    ) -> Iterator[tuple[int, int, int, float]]:
        """Give the words of some texts that say most for a code (sign -1: against), strongest first.

        At most ``most`` a text, of those that add ``least`` log-odds, the earlier of those that say as much:
        the text's number, start and end in it, and the log-odds.
        """
        asked = np.zeros(len(self._batch.texts), dtype=bool)
        asked[list(texts)] = True
        words = np.flatnonzero(asked[self._text])
        if not len(words):
            return iter(())
        weights = self._weights(code, words)
        enough = sign * weights >= least
        words, weights = words[enough], weights[enough]
        order = np.lexsort((words, -sign * weights, self._text[words]))
        words, weights = words[order], weights[order]
        text = self._text[words]
        first = np.arange(len(text)) - np.searchsorted(text, text) < most
        words, weights, text = words[first], weights[first], text[first]
        begin = self._batch.begins(self._place[words], text)
        start = begin + _taken(self._table.start, self._word[words])
        end = begin + _taken(self._table.end, self._word[words])
        return zip(text.tolist(), start.tolist(), end.tolist(), weights.tolist(), strict=True)

    def _weights(self, code: str, words: Column) -> Rows:
        """Say how much some words (all those of their texts) add to the log-odds of a code.

        What a word adds by nearness counts for the nearest word alone; vectors and fields are shared out as
        they were summed; what was learnt of lemmas and n-grams is each word's own.
        """
        table, learnt = self._table, self._table.learnt
        form, text = self._form[words], self._text[words]
        total: Rows = (self._fields @ table.of_fields(code))[words]
        if learnt is not None and code in learnt.place:
            place = learnt.place[code]
            total += table.by_vectors.rows[form, place] / self._lengths[text]
            for by_words, scale in zip(table.by_words, self._scales, strict=True):
                total += by_words.rows[form, place] * scale[text]
        if code in self._table.look.codes:
            near = table.near.rows[form, self._table.look.codes.index(code)]
            total += table.own(code) * table.sign("near") * _of_nearest(near, text)
        return total

    @cached_property
    def _fields(self) -> Any:
        """Each field of an answer, shared out between the words that speak of it: CSR, words × fields."""
        from scipy.sparse import csr_matrix

        table = self._table
        counts = _taken(table.field_count, self._word)
        of_word = np.repeat(np.arange(len(counts)), counts)
        entry = _taken(table.field_first, self._word)[of_word] + run_within(counts)
        field, text = _taken(table.field, entry), self._text[of_word]
        strength = np.frombuffer(table.strength or array("f", [0]), dtype=np.float32)[entry]
        sums = np.zeros((len(self._batch.texts), len(table.look.meaning.fields)), dtype=np.float32)
        np.add.at(sums, (text, field), strength)
        whole = unit(np.log1p(sums) * table.look.weights.fields)
        shared = strength / sums[text, field] * whole[text, field]
        bounds = np.concatenate([[0], np.cumsum(counts)])
        return csr_matrix((shared, field, bounds), shape=(len(counts), sums.shape[1]))

    @cached_property
    def _lengths(self) -> Rows:
        """How long the sum of each text's vectors is; 1 where it is nothing."""
        from scipy.sparse import csr_matrix

        forms, place = np.unique(self._form, return_inverse=True)
        rare = self._table.rare.rows[self._form, 0]
        shape = (len(self._batch.texts), len(forms))
        sums = csr_matrix((rare, (self._text, place.ravel())), shape=shape) @ self._table.vectors.rows[forms]
        lengths: Rows = np.linalg.norm(sums, axis=1)
        return np.where(lengths == 0, 1.0, lengths)

    @cached_property
    def _scales(self) -> list[Rows]:
        """What the lemmas and the n-grams of each text are multiplied with."""
        texts = len(self._batch.texts)
        sums = [
            np.bincount(self._text, weights=squares.rows[self._form, 0], minlength=texts)
            for squares in self._table.squares
        ]
        return [1 / np.sqrt(np.where(total == 0, 1, total)) for total in sums]


def _of_nearest(near: Rows, text: Column) -> Rows:
    """Keep the nearness of each text's nearest word, shared between those that are as near."""
    starts = np.flatnonzero(np.diff(text, prepend=-1))
    group = np.cumsum(np.diff(text, prepend=-1) != 0) - 1
    nearest = near == np.maximum.reduceat(near, starts)[group]
    kept: Rows = np.where(nearest, near, 0.0) / np.add.reduceat(nearest.astype(np.int64), starts)[group]
    return kept


def _taken(facts: array[int], places: Column) -> Column:
    taken: Column = np.frombuffer(facts or array("i", [0]), dtype=np.int32)[places].astype(np.int64)
    return taken
