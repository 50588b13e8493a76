"""Terms that a code may lack: words and phrases of the lexicon of meaning that speak as its own words do.

A proposal is never added by itself: a person reads it, and writes it into the codebook or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ungtekst.codebook import Code, Codebook, Dimension
from ungtekst.codebook.terms import Misspelt, Term, parse
from ungtekst.coding.codewords import code_fields
from ungtekst.coding.matching import Matcher
from ungtekst.language.field_tables import STRENGTHS, Tags
from ungtekst.language.meaning import Meaning, load_meaning
from ungtekst.language.normalise import fold
from ungtekst.language.words import EVERYWHERE, load_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.floating[Any]]

# How many of a code's own words an entry is compared with: the nearest, for a theme has many sides.
_NEAREST = 3
# A word is proposed to its best code only, and when that code is clearly the best.
_CLEARLY = 1.25


class Suggestion(NamedTuple):
    """A term that a code may lack.

    ``fields`` are those that the term shares with the code, ``near`` the code's own words nearest to it,
    ``score`` is between 0 and 1, ``answers`` says how many of the given answers have it (None: none given).
    """

    dimension: str
    code: str
    term: str
    fields: tuple[str, ...]
    near: tuple[str, ...]
    score: float
    answers: int | None


def suggest(
    codebook: Codebook,
    *,
    code: str | None = None,
    most: int = 15,
    texts: Sequence[str] | None = None,
    pipeline: str = "nb_ungtekst",
) -> list[Suggestion]:
    """Propose terms for every code (or one) of the choose-many dimensions, the best first.

    Only what no term of the dimension finds is proposed. With ``texts`` (answers to be coded), only what
    they say is proposed, the commonest weighing more.
    """
    meaning = load_meaning(pipeline)
    matcher = Matcher(codebook, meaning.pipeline)
    entries = [*meaning.tables.words, *(p for p in meaning.tables.phrases if p not in meaning.tables.words)]
    counts = None if texts is None else _counts(meaning, texts)
    found: list[Suggestion] = []
    for dimension in codebook.dimensions:
        if dimension.choice == "many":
            free = _not_found(entries, dimension, matcher, meaning)
            found += _of_dimension(dimension, free, meaning, counts, most)
    return [one for one in found if code in (None, one.code)]


def _counts(meaning: Meaning, texts: Sequence[str]) -> Counter[str]:
    """Count in how many answers each entry stands."""
    counts: Counter[str] = Counter()
    for profile in meaning.profiles(texts):
        counts.update({span.entry for span in profile.spans if not span.inherited})
    return counts


def _not_found(entries: Sequence[str], dimension: Dimension, matcher: Matcher, meaning: Meaning) -> list[str]:
    said = [_as_term(entry, meaning).removeprefix("=") for entry in entries]
    return [
        entry
        for entry, matches in zip(entries, matcher.match_all(said), strict=True)
        if not any(hit.dimension == dimension.id for hit in matches.hits)
    ]


def _of_dimension(
    dimension: Dimension, entries: Sequence[str], meaning: Meaning, counts: Counter[str] | None, most: int
) -> list[Suggestion]:
    if counts is not None:
        entries = [entry for entry in entries if counts[entry]]
    codes = [code for code in dimension.all_codes() if _own_words(code)]
    if not entries or not codes:
        return []
    tags = _tag_rows(entries, meaning)
    shared = tags @ _field_rows(codes, meaning).T
    vectors = meaning.rule.vectors.rows([entry.lower() for entry in entries])
    near = [vectors @ meaning.rule.vectors.rows(_own_words(code)).T for code in codes]
    nearness = np.column_stack([_mean_of_best(one) for one in near])
    score = np.sqrt(np.clip(shared, 0, 1) * np.clip(nearness, 0, 1))
    found: list[Suggestion] = []
    order = np.sort(score, axis=1)
    second = order[:, -2] if len(codes) > 1 else np.zeros(len(entries))
    for place, code in enumerate(codes):
        mine = np.flatnonzero((score.argmax(axis=1) == place) & (score[:, place] > _CLEARLY * second))
        weight = score[mine, place]
        if counts is not None:
            weight = weight * np.log2(1 + np.array([counts[entries[one]] for one in mine.tolist()]))
        own = _own_words(code)
        for one in mine[np.argsort(-weight, kind="stable")[:most]].tolist():
            closest = np.argsort(-near[place][one], kind="stable")[:_NEAREST]
            found.append(
                Suggestion(
                    dimension.id,
                    code.id,
                    _as_term(entries[one], meaning),
                    tuple(tag.field for tag in _tags(entries[one], meaning)),
                    tuple(own[word] for word in closest),
                    round(float(score[one, place]), 3),
                    None if counts is None else counts[entries[one]],
                )
            )
    return found


def _tags(entry: str, meaning: Meaning) -> Tags:
    return meaning.tables.words.get(entry) or meaning.tables.phrases[entry]


def _as_term(entry: str, meaning: Meaning) -> str:
    """Write an entry as a term: «=ME», since «me» is another word."""
    if entry in meaning.tables.words:
        return entry
    return ("=" if meaning.needs_capitals(entry) else "") + meaning.tables.written[entry]


def _terms(code: Code) -> list[Term]:
    return [term for source in code.terms if not isinstance(term := parse(source), Misspelt)]


def _own_words(code: Code) -> list[str]:
    """List the words of a code's terms and labels, each once; not those that stand in all texts."""
    words = [element.word.lower() for term in _terms(code) for element in term.elements]
    labels = [word.lower() for text in code.label.values() for word in text.split() if word.isalpha()]
    lexicon = load_words()
    return [word for word in dict.fromkeys([*words, *labels]) if lexicon.zipf(fold(word)) < EVERYWHERE]


def _tag_rows(entries: Sequence[str], meaning: Meaning) -> Rows:
    """Give the tags of entries: a row each, a column a field, the strongest at most 1."""
    rows = np.zeros((len(entries), len(meaning.fields)))
    place = {field.id: number for number, field in enumerate(meaning.fields)}
    for row, entry in enumerate(entries):
        for tag in _tags(entry, meaning):
            rows[row, place[tag.field]] = tag.strength / STRENGTHS[-1]
    return rows


def _field_rows(codes: Sequence[Code], meaning: Meaning) -> Rows:
    """Give the fields of codes: how much each is that code's more than another's, the highest 1."""
    shares = np.array([code_fields(code, meaning) for code in codes])
    own = shares * shares / np.maximum(shares.sum(axis=0, keepdims=True), 1e-9)
    rows: Rows = own / np.maximum(own.max(axis=1, keepdims=True), 1e-9)
    return rows


def _mean_of_best(near: Rows) -> Rows:
    count = min(_NEAREST, near.shape[1])
    best: Rows = np.sort(near, axis=1)[:, -count:].mean(axis=1)
    return best
