"""Whether a word is a real compound that ends in, or begins with, a given word."""

from __future__ import annotations

import re

from ungtekst.language.lemmas import BOUND_PARTS, Lemmas

_LINKS = ("", "s", "e")
_SHORTEST_REST = 3

_SUFFIXES = """
aktig ande ane are ast bar dom else elser ende ene ens ere est este ets heit het inga ingar ingen inger
inne inner ist leik lig ling løyse messig ning nis sam skap som vis
"""
_LOOKALIKES = """
automat bilde bilete billed billede billett bomull booster boring diskurs ekskurs farge farmasi farmer
fart fartøy format fredag frist friste frisør hustru konkurs laurdag legering lørdag mandag materiell
matros moral mord morder morfin morgen morgon måndag onsdag russer russisk russland rust ruste rustikk
rusting rustning sykkel syklist syklon syklus søndag tirsdag torsdag tysdag
"""
# What is a word of its own, and behind another only derives or inflects it: «vennskap», «jobbene».
_DERIVING = frozenset(_SUFFIXES.split())
# «vennskapsbånd» is derived from «venn», and a compound of «vennskap» only.
_DERIVED_FIRST = re.compile("(?:dom|skap|heit|het|ing|inne)(?:s|m?(?:en|et|er|ene|a|ar|ane)?$)")
# Words that could be cut into two known ones, and are not made of them.
_WHOLE = frozenset(_LOOKALIKES.split())


def ends_in(word: str, head_lemma: str, lemmas: Lemmas) -> bool:
    """Tell whether a folded word, in any inflection, is a compound whose last part is ``head_lemma``.

    What stands before it, less a linking s or e, must be a known word of three letters or more and no
    bound prefix; before a hyphen anything may stand. The bare word is no compound of itself.
    """
    _, hyphen, last = word.rpartition("-")
    if hyphen and word.strip("-") != last:
        return head_lemma in lemmas.lookup(last) or ends_in(last, head_lemma, lemmas)
    if head_lemma in lemmas.lookup(word) or _is_whole(word, lemmas):
        return False
    for first, last in lemmas.splits(word):
        if first in BOUND_PARTS:
            continue
        if head_lemma in lemmas.inflected(last):
            return head_lemma not in _DERIVING or len(first) + len(last) < len(word)
        if ends_in(last, head_lemma, lemmas):
            return True
        # The longest last part is the true one («bek-tråd» is no kind of «råd»), unless its first letter
        # may be the link («fylke-slege» is «fylkes-lege»).
        if last[0] not in _LINKS:
            return False
    return False


def begins_with(word: str, first: str, lemmas: Lemmas) -> bool:
    """Tell whether a folded word, in any inflection, is a compound that begins with ``first``.

    ``first`` may be written with its linking letter (``arbeids``) or without (``arbeid``). What follows
    must be a known word of three letters or more, or a compound itself; after a hyphen anything may
    follow. An inflected or derived form of ``first`` is no compound.
    """
    if not first or not word.startswith(first):
        return False
    rest = word[len(first) :]
    if rest.startswith(("-", "s-", "e-")):
        return bool(rest.partition("-")[2].strip("-"))
    if {first, first[:-1]} & set(lemmas.lookup(word)) or _is_whole(word, lemmas):
        return False
    if rest in _DERIVING | BOUND_PARTS or _DERIVED_FIRST.match(rest):
        return False
    shortest = _SHORTEST_REST if len(first) >= _SHORTEST_REST else _SHORTEST_REST + 1
    rests = [
        rest[len(link) :] for link in _LINKS if rest.startswith(link) and len(rest) - len(link) >= shortest
    ]
    if any(lemmas.known(rest) and lemmas.lookup(rest)[0] not in _DERIVING for rest in rests):
        return True
    # The rest is inflected or a compound at best, so the border may lie elsewhere: «navneskilt» is no «nav».
    longer = [part for part, _ in lemmas.splits(word) if len(part) > len(first)]
    if longer:
        return begins_with(longer[0], first, lemmas)
    return any(lemmas.inflected(rest) or lemmas.splits(rest) for rest in rests)


def _is_whole(word: str, lemmas: Lemmas) -> bool:
    return word in _WHOLE or not _WHOLE.isdisjoint(lemmas.lookup(word))
