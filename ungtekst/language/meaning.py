"""What fields of everyday life an answer speaks of, and which of its words say so.

Fields, tagged words and phrases stand in ``models/felt``; a word that is not there may inherit, with less
strength and a mark. What a written piece («jobben,») means depends on the piece alone and is worked out
once; only phrases look further.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ungtekst.language.field_tables import (
    HEADS,
    MOST_FIELDS,
    STRENGTHS,
    Field,
    FieldTables,
    Tag,
    Tags,
    read_field_tables,
)
from ungtekst.language.inheriting import Inherited, Rule, read_trust
from ungtekst.language.lemmas import Lemmas
from ungtekst.language.pipeline import SHIPPED, Pipeline, Token, load_pipeline
from ungtekst.language.splitting import load_splitter
from ungtekst.language.word_vectors import load_word_vectors
from ungtekst.resources import shipped

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Origin = Literal["ord", "uttrykk", "form", "ledd", "nabo"]

TRUST_FILE = "arv.tsv"
_WRITTEN = re.compile(r"\S+")
_REMEMBERED = 200_000
# Letters of Norsk ordbank's word classes that carry a field: adjective, noun, adverb, verb.
_CONTENT = frozenset("anrv")
_SHORTEST_HEIR = 3
# Pronouns, articles and conjunctions that are also forms of other words («et» of «ete», «man» of «mann»).
_SMALL = frozenset(
    ("disse", "eg", "ei", "ein", "en", "enn", "et", "henne", "ho", "hun", "jeg", "man", "me", "meg", "mens")
)


class FieldSpan(NamedTuple):
    """A stretch of an answer that speaks of a field: ``text[start:end]``.

    ``entry`` is the word or phrase of the lexicon, or for an untagged word its lemma; ``origin`` says where
    the tags come from: ``ord``, ``uttrykk`` or ``form`` are written by hand; ``ledd`` (a part of the
    compound) and ``nabo`` (its neighbours in the vectors) are inherited.
    """

    start: int
    end: int
    entry: str
    tags: Tags
    origin: Origin

    @property
    def inherited(self) -> bool:
        """Whether no person tagged this word."""
        return self.origin in ("ledd", "nabo")


class Profile(NamedTuple):
    """An answer's fields: the spans in order of offset, which never overlap."""

    spans: tuple[FieldSpan, ...]

    @property
    def weights(self) -> dict[str, float]:
        """The strength of each field, summed over the answer; 1 is a word that always speaks of it."""
        found: dict[str, float] = {}
        for span in self.spans:
            for tag in span.tags:
                found[tag.field] = found.get(tag.field, 0.0) + tag.strength / STRENGTHS[-1]
        return found


class _Phrase(NamedTuple):
    """A phrase made ready: for each of its words, the lemmas that may fill the place."""

    entry: str
    places: tuple[frozenset[str], ...]
    tags: Tags


class _Word(NamedTuple):
    """What is known of a token of a written piece; ``opens`` has phrases that begin so, by second word."""

    start: int
    end: int
    lemmas: frozenset[str]
    entry: str
    tags: Tags
    origin: Origin
    opens: Mapping[str, tuple[_Phrase, ...]]
    is_word: bool


@dataclass(frozen=True)
class Meaning:
    """The lexicon of meaning at work; made by ``load_meaning``."""

    tables: FieldTables
    rule: Rule
    pipeline: Pipeline
    digest: str

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields, in the order of ``matrix``'s columns."""
        return self.tables.fields

    def profile(self, text: str) -> Profile:
        """Give the fields of one answer."""
        return self.profiles([text])[0]

    def profiles(self, texts: Sequence[str]) -> list[Profile]:
        """Give the fields of many answers: quicker than one by one."""
        return [Profile(tuple(spans)) for spans in self._all_spans(texts)]

    def matrix(self, texts: Sequence[str]) -> Any:
        """Give the strengths as a CSR matrix: a row an answer, a column a field."""
        from scipy.sparse import csr_matrix

        places = {field.id: number for number, field in enumerate(self.fields)}
        starts, columns, values = [0], list[int](), list[float]()
        for spans in self._all_spans(texts):
            weights = Profile(tuple(spans)).weights
            columns.extend(places[field] for field in weights)
            values.extend(weights.values())
            starts.append(len(columns))
        return csr_matrix((values, columns, starts), shape=(len(texts), len(places)))

    def strengths(self, written: Sequence[str]) -> NDArray[np.float32]:
        """Give the strength of each field in written pieces (no white space in them), phrases left out.

        Pieces × fields; 1 is a word that always speaks of a field.
        """
        import numpy

        places = {field.id: number for number, field in enumerate(self.fields)}
        rows = numpy.zeros((len(written), len(places)), dtype=numpy.float32)
        known = self._pieces_of(set(written))
        for row, piece in enumerate(written):
            for word in known[piece]:
                for tag in word.tags:
                    rows[row, places[tag.field]] += tag.strength / STRENGTHS[-1]
        return rows

    # -- inside ------------------------------------------------------------------------------------

    def _all_spans(self, texts: Sequence[str]) -> Iterator[list[FieldSpan]]:
        cut = [[(piece.start(), piece[0]) for piece in _WRITTEN.finditer(text)] for text in texts]
        known = self._pieces_of({written for pieces in cut for _, written in pieces})
        for pieces in cut:
            words = [(at, word) for at, written in pieces for word in known[written]]
            yield list(_spans(words))

    def _pieces_of(self, written: set[str]) -> Mapping[str, tuple[_Word, ...]]:
        """Give what the written pieces mean; new ones are worked out together."""
        known = self._remembered
        if len(known) > _REMEMBERED:
            known.clear()
        new = sorted(written - known.keys())
        cut = {piece: self.pipeline.cut(piece) for piece in new}
        heirs = sorted({self._heir(token, piece) for piece, tokens in cut.items() for token in tokens} - {""})
        inherited = dict(zip(heirs, self.rule.inherit(heirs), strict=True))
        for piece, tokens in cut.items():
            known[piece] = tuple(self._word(token, piece, inherited) for token in tokens)
        return known

    @cached_property
    def _remembered(self) -> dict[str, tuple[_Word, ...]]:
        return {}

    def _tagged(self, token: Token, written: str) -> tuple[str, Tags, Origin] | None:
        """Find a word in the lexicon, by its form and its first tagged lemma."""
        if token.norm in self.tables.forms:
            lemma = self.tables.forms[token.norm]
            return lemma, self.tables.words.get(lemma) or self.tables.phrases[lemma], "form"
        for lemma in (token.norm, *token.lemmas):
            if lemma in self.tables.phrases and self._may_be(lemma, token, written):
                return lemma, self.tables.phrases[lemma], "uttrykk"
        words, lemmas = self.tables.words, () if token.norm in _SMALL else token.lemmas
        readings = [lemma for lemma in (*lemmas, token.norm) if lemma in words]
        if readings and token.norm in words and readings[0] != token.norm:
            return token.norm, _of_both(words[token.norm], words[readings[0]]), "ord"
        return (readings[0], words[readings[0]], "ord") if readings else None

    def needs_capitals(self, phrase: str) -> bool:
        """Tell whether an abbreviation counts only as its table writes it: «ME» is the illness, «me» not."""
        return self.tables.written[phrase] != phrase and self.pipeline.lemmas.known(phrase)

    def _may_be(self, phrase: str, token: Token, written: str) -> bool:
        as_written = self.tables.written[phrase]
        return not self.needs_capitals(phrase) or written[token.start : token.end] == as_written

    def _heir(self, token: Token, written: str) -> str:
        """Give the word that an untagged word inherits as; empty if it is tagged or must not."""
        if not token.is_word or self._tagged(token, written):
            return ""
        word = token.lemmas[0]
        lemmas: Lemmas = self.pipeline.lemmas
        classes = set(lemmas.classes(token.norm))
        grammar = token.norm in _SMALL or (lemmas.known(token.norm) and not classes & _CONTENT)
        letters = word.replace("-", "").isalpha() and len(word) >= _SHORTEST_HEIR
        return word if letters and not grammar else ""

    def _word(self, token: Token, written: str, inherited: Mapping[str, Inherited]) -> _Word:
        lemmas = frozenset((*token.lemmas, token.norm)) if token.is_word else frozenset[str]()
        found = self._tagged(token, written) if token.is_word else None
        entry, tags, origin = found or (token.lemmas[0], (), "ord")
        heir = "" if found else self._heir(token, written)
        if heir:
            tags, origin = inherited[heir].tags, "ledd" if inherited[heir].origin == "ledd" else "nabo"
        opens: dict[str, tuple[_Phrase, ...]] = {}
        for lemma in sorted(lemmas):
            for phrase in self._phrases.get(lemma, ()):
                for second in phrase.places[1]:
                    opens[second] = tuple(dict.fromkeys((*opens.get(second, ()), phrase)))
        return _Word(token.start, token.end, lemmas, entry, tags, origin, opens, token.is_word)

    @cached_property
    def _phrases(self) -> dict[str, list[_Phrase]]:
        """The phrases of several words, by each lemma that may open them."""
        found: dict[str, list[_Phrase]] = {}
        for entry, tags in self.tables.phrases.items():
            words = [token for token in self.pipeline.tokens(entry) if token.is_word]
            if len(words) < 2:
                continue
            places = tuple(self._place(token) for token in words)
            for lemma in places[0]:
                found.setdefault(lemma, []).append(_Phrase(entry, places, tags))
        return found

    @staticmethod
    def _place(token: Token) -> frozenset[str]:
        # A phrase is written with lemmas: where a word is one, its other readings are not meant.
        return frozenset((token.norm,) if token.norm in token.lemmas else (token.norm, *token.lemmas))


def _of_both(one: Tags, other: Tags) -> Tags:
    """Give the fields of a form's two readings with half their strength: «lærer» is a teacher, or learns."""
    strengths: dict[str, float] = {}
    for field, strength in (*one, *other):
        strengths[field] = strengths.get(field, 0) + strength / 2
    ranked = sorted(strengths.items(), key=lambda field: -field[1])
    return tuple(Tag(*field) for field in ranked[:MOST_FIELDS])


def _spans(words: Sequence[tuple[int, _Word]]) -> Iterator[FieldSpan]:
    """Give the spans of an answer's words, the longest phrase first."""
    done = 0
    for place, (at, word) in enumerate(words):
        # Most words have neither tags nor phrases, or stand in a phrase already told.
        if place < done or not (word.tags or word.opens):
            continue
        for phrase in _opened(words, place) if word.opens else ():
            last = place + len(phrase.places) - 1
            if last < len(words) and _fits(words, place, phrase):
                end_at, end = words[last]
                yield FieldSpan(at + word.start, end_at + end.end, phrase.entry, phrase.tags, "uttrykk")
                done = last + 1
                break
        else:
            if word.tags:
                yield FieldSpan(at + word.start, at + word.end, word.entry, word.tags, word.origin)


def _opened(words: Sequence[tuple[int, _Word]], place: int) -> list[_Phrase]:
    """Give the phrases whose first two words stand at a place, the longest first."""
    if place + 1 == len(words):
        return []
    opens = words[place][1].opens
    found = [phrase for lemma in words[place + 1][1].lemmas for phrase in opens.get(lemma, ())]
    return sorted(found, key=lambda phrase: (-len(phrase.places), phrase.entry))


def _fits(words: Sequence[tuple[int, _Word]], place: int, phrase: _Phrase) -> bool:
    return all(
        not lemmas.isdisjoint(words[place + step][1].lemmas) for step, lemmas in enumerate(phrase.places)
    )


def load_meaning(pipeline: str = SHIPPED, folder: Path | None = None) -> Meaning:
    """Load the lexicon of meaning over a pipeline's tokens; the same one is loaded only once.

    Neighbours are looked up in the shipped vectors, whatever the pipeline. Raises DataError with every
    fault of the tables.
    """
    return _load(pipeline, folder or shipped("models") / "felt")


@lru_cache(maxsize=2)
def _load(pipeline: str, place: Path) -> Meaning:
    tables = read_field_tables(place)
    rule = Rule(
        tables.words,
        [field.id for field in tables.fields],
        load_splitter(),
        load_word_vectors(),
        read_trust(place / TRUST_FILE),
    )
    total = hashlib.sha256(rule.vectors.digest.encode())
    for name in (*sorted(HEADS), TRUST_FILE):
        total.update((place / name).read_bytes())
    return Meaning(tables, rule, load_pipeline(pipeline), total.hexdigest())
