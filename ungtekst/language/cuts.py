"""Every way a word could be cut into words: what may stand first, and what may stand last."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ungtekst.language.lemmas import Lemmas
from ungtekst.language.wordparts import (
    NO_FIRST,
    NO_LAST,
    SHORT_FIRST,
    SHORT_LAST,
    STAND_FIRST,
    STAND_LAST,
)

# When both are words, the one that lacks a swallowed letter is meant unless the other is likelier by these
# log-odds: «busstopp» is «buss + stopp», though more words end in «topp».
SWALLOWED_IS_MEANT = 4.0
_LONGEST_PART = 24
# A form shorter than this is no inflection or derivation by rule: there would be words everywhere.
_SHORTEST_BY_RULE = 5
_LONGEST_SUFFIX = 7
_VOWELS = frozenset("aeiouyæøåéèêòôóü")
# Nouns that any verb makes, and all their forms: the doer in bokmål and in nynorsk, and the deed.
_DERIVED_FORMS = {
    "er": "ernes erens eren erne eres ere ers er",
    "ar": "aranes arens arane aren arar ars ar",
    "ing": "ingenes ingens ingene ingane ingen ingar inger inga ings ing",
}
_DERIVED = tuple((ending, suffix) for suffix, forms in _DERIVED_FORMS.items() for ending in forms.split())
_ADJECTIVAL = ("messig", "aktig", "løs", "laus")


class Cut(NamedTuple):
    """A first part: ``word[start:end]``, and as it is written alone, with its link and a swallowed letter."""

    start: int
    end: int
    written: str

    @property
    def swallows(self) -> int:
        """How many letters the word lacks of the part: «bus» in «busstopp» lacks one."""
        return len(self.written) - (self.end - self.start)


def cuts(word: str, begins: Callable[[str], bool]) -> list[Cut]:
    """Give every first part that ``begins`` accepts and a row of such parts leads to, in order of start."""
    found: list[Cut] = []
    reached = {0}
    for start in range(len(word) - 2):
        if start not in reached:
            continue
        for end in range(start + 2, min(len(word) - 1, start + _LONGEST_PART)):
            for written in _written(word, start, end):
                if begins(written):
                    found.append(Cut(start, end, written))
                    reached.add(end)
    return found


def _written(word: str, start: int, end: int) -> tuple[str, ...]:
    """Give what may be meant by ``word[start:end]``: of three equal consonants only two are written."""
    part = word[start:end]
    if word[end] == part[-1] != part[-2] and part[-1] not in _VOWELS:
        return part, part + part[-1]
    return (part,)


def may_begin(written: str, lemmas: Lemmas) -> bool:
    """Tell whether a compound may begin so: with a lemma or a verb's stem, linked by s or e or not at all."""
    return written not in NO_FIRST and (
        may_be_stem(written, lemmas)
        or (written[-1:] in ("s", "e") and written[-2:] != "ss" and may_be_stem(written[:-1], lemmas))
    )


def may_be_stem(stem: str, lemmas: Lemmas) -> bool:
    """Tell whether a word may stand first in a compound, as it is written there but for its link."""
    if len(stem) < 3 or stem in STAND_FIRST:
        return stem in STAND_FIRST or stem in SHORT_FIRST
    return stem not in NO_FIRST and (
        lemmas.is_lemma(stem)
        or (lemmas.known(stem) and stem + "e" in lemmas.inflected(stem))
        or (len(stem) >= _SHORTEST_BY_RULE and stem.endswith("ar") and _is_verb(stem[:-2], lemmas))
    )


def last_lemmas(last: str, lemmas: Lemmas) -> tuple[str, ...]:
    """Give the lemmas of the last part of a word that nobody knows; empty when no word ends so."""
    if not _may_be_last(last):
        return ()
    by_rule = len(last) >= _SHORTEST_BY_RULE
    found = lemmas.inflected(last) if by_rule or lemmas.known(last) else ()
    found = (last,) if last in STAND_LAST else found or _derived(last, lemmas)
    return tuple(filter(_may_be_last, found))


def tail_lemmas(word: str, start: int, own: tuple[str, ...], lemmas: Lemmas) -> tuple[str, ...]:
    """Give the lemmas of the last part of a word whose ``own`` lemmas are known: what these have there.

    A form is cut as its lemma is: «nettet» is no «net + tet», because «nett» is none.
    """
    tails = (lemma[start:] for lemma in own if lemma.startswith(word[:start]))
    return tuple(tail for tail in tails if _may_be_last(tail) and _is_word(tail, lemmas))


def is_suffix(word: str, start: int) -> bool:
    """Tell whether a last part is one by accident: «ring» in «turneringa», «rinne» in «lærerinne»."""
    if word[start - 1] != "e" or len(word) - start > _LONGEST_SUFFIX:
        return False
    return word.startswith(("ring", "rinne"), start)


def _may_be_last(last: str) -> bool:
    return last not in NO_LAST and (len(last) >= 3 or last in SHORT_LAST)


def _is_word(tail: str, lemmas: Lemmas) -> bool:
    if len(tail) <= 3 or lemmas.is_lemma(tail):
        return lemmas.is_lemma(tail)
    return (
        tail in STAND_LAST
        or lemmas.known(tail)
        or bool(_derived(tail, lemmas))
        or _is_adjective(tail, lemmas)
    )


def _is_adjective(tail: str, lemmas: Lemmas) -> bool:
    """Tell whether a tail is an adjective made of a known word: «lovsmessig» of «grunnlovsmessig»."""
    for suffix in _ADJECTIVAL:
        base = tail.removesuffix(suffix)
        if base != tail:
            return any(len(stem) >= 3 and lemmas.is_lemma(stem) for stem in (base, base.removesuffix("s")))
    return False


def _derived(form: str, lemmas: Lemmas) -> tuple[str, ...]:
    """Give the lemma of a doer, a deed or a present participle made of a verb in the table."""
    if len(form) < _SHORTEST_BY_RULE:
        return ()
    for ending, suffix in _DERIVED:
        if form.endswith(ending) and _is_verb(form[: -len(ending)], lemmas):
            return (form[: -len(ending)] + suffix,)
    if form.endswith(("ande", "ende")) and _is_verb(form[:-4], lemmas):
        return (form,)
    return ()


def _is_verb(stem: str, lemmas: Lemmas) -> bool:
    """Tell whether a verb has this stem, as far as a table without parts of speech can tell."""
    if len(stem) < 2:
        return False
    return any(map(lemmas.is_lemma, (stem + "e", stem + "a"))) or (
        stem[-1] in _VOWELS and lemmas.is_lemma(stem)
    )
