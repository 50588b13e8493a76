"""Which word forms are kept: what people write, and no slips, secrets or foreign words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from counting import Sources

from ungtekst.language import Lemmas
from ungtekst.language.loans import LOANS
from ungtekst.language.slips import cost
from ungtekst.language.wordbreaks import FUSED

# How often a form must stand in the corpora to be kept; an unknown one unless it is a clear compound.
_IN_TABLE, _NYNORSK, _COMPOUND, _UNKNOWN, _NAME = 5, 4, 10, 25, 50
# An unknown form is a slip of a known one, a letter away, that is so many times as common; fewer times if it
# is a slip that many make, by what it costs (nats).
_SLIP_RATIO, _LIKELY_SLIP_RATIO = 30, 10
_LIKELY_SLIP = 2.5
# Shorter forms of the table are not doubted, nor differences in an inflection's letters.
_LONG, _ENDING = 5, 2
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"


def keep(sources: Sources, lemmas: Lemmas) -> dict[str, bool]:
    """Choose the forms of the table: form → whether it is a name."""
    totals = sources.totals()
    kept: dict[str, bool] = {}
    for word, often in totals.items():
        if (
            word in FUSED
            or often < _NYNORSK
            or not word.isalpha()
            or (len(word) < 2 and not lemmas.known(word))
        ):
            continue
        if lemmas.known(word):
            if often >= _IN_TABLE and not _is_annotated_slip(word, totals, sources, lemmas):
                kept[word] = False
        elif sources.is_name(word):
            if often >= _NAME:
                kept[word] = True
        elif _common_enough(word, sources, lemmas) and not _is_slip(word, totals, sources, lemmas):
            kept[word] = False
    return kept


def _common_enough(word: str, sources: Sources, lemmas: Lemmas) -> bool:
    """Tell whether a form that the form table lacks is common enough to be more than chance."""
    nb, nn = sources.total(word, "nb"), sources.total(word, "nn")
    compound = lemmas.splitter.split(word).is_compound
    if nn > nb and nn >= _NYNORSK:
        return nn >= _COMPOUND or compound or bool(lemmas.inflected(word))
    return nb + nn >= (_COMPOUND if compound else _UNKNOWN)


def _is_slip(word: str, totals: Counter[str], sources: Sources, lemmas: Lemmas) -> bool:
    """Tell whether a form is a letter away from a known one that is far more common in its standard."""
    return any(
        lemmas.known(other)
        and (
            _is_commoner(other, word, totals, sources)
            or (
                _is_likely_slip(word, other)
                and not sources.is_nynorsk(word)
                and not lemmas.inflected(word)
                and totals[other] >= _LIKELY_SLIP_RATIO * totals[word]
            )
        )
        for other in _neighbours(word)
    )


def _is_annotated_slip(word: str, totals: Counter[str], sources: Sources, lemmas: Lemmas) -> bool:
    """Tell whether the form table has a slip from the treebank («desverre»): no class, and a letter away.

    A difference in the last letters may be one of inflection, in the first one of prefix («imellom»), and
    short words have many neighbours.
    """
    if lemmas.classes(word) or len(word) < _LONG:
        return False
    return any(
        other[0] == word[0]
        and other[-_ENDING:] == word[-_ENDING:]
        and lemmas.known(other)
        and _is_commoner(other, word, totals, sources)
        for other in _neighbours(word)
    )


def slips(sources: Sources, lemmas: Lemmas, forms: Iterable[str]) -> dict[str, str]:
    """Give the slips among forms of the form table that the treebank brought there: slip → what was meant.

    The annotators gave a slip the lemma of the word that was meant, so that the two share one.
    """
    totals = sources.totals()
    found: dict[str, str] = {}
    for word in forms:
        if lemmas.classes(word) or len(word) < _LONG or not word.isalpha():
            continue
        meant = [
            other
            for other in _neighbours(word)
            if lemmas.known(other)
            and not set(lemmas.inflected(other)).isdisjoint(lemmas.inflected(word))
            and _is_commoner(other, word, totals, sources)
            and _is_likely_slip(word, other)
        ]
        if meant:
            found[word] = max(meant, key=lambda other: (totals[other], other))
    return found


def _is_likely_slip(word: str, other: str) -> bool:
    """Tell whether a form is a cheap slip of another, in no ending nor in the first letter."""
    alike = len(word) >= _LONG and other[:1] == word[0] and other[-_ENDING:] == word[-_ENDING:]
    return alike and word not in LOANS and 0 < cost(word, other, _LIKELY_SLIP) <= _LIKELY_SLIP


def _is_commoner(other: str, word: str, totals: Counter[str], sources: Sources) -> bool:
    """Tell whether another form is so much more common, in nynorsk too if the word is rather nynorsk."""
    if totals[other] < _SLIP_RATIO * max(totals[word], 1):
        return False
    nn = sources.total(word, "nn")
    return not sources.is_nynorsk(word) or sources.total(other, "nn") >= _SLIP_RATIO * nn


def _neighbours(word: str) -> Iterator[str]:
    """Give every string one deletion, transposition, insertion or replacement away."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
