"""Two words that should be one («arbeids plass»), and one that should be two or three («somregel»)."""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice, takewhile
from pathlib import Path
from types import MappingProxyType

from ungtekst.language.lemmas import Lemmas, load_lemmas
from ungtekst.language.words import Words, load_words
from ungtekst.resources import shipped

# Written as one by many, in the corpora too: how common such a word is does not make it right.
_PHRASES = """
allikavel:allikevel alikevel:allikevel altmulig:alt_mulig detsamme:det_samme etterhvert:etter_hvert
etterkvart:etter_kvart forlengst:for_lengst forsåvidt:for_så_vidt forøvrig:for_øvrig heletiden:hele_tiden
hvergang:hver_gang hvertfall:hvert_fall ialt:i_alt iallefall:i_alle_fall iallfall:i_all_fall
iallfal:i_all_fall idag:i_dag ifjor:i_fjor iforhold:i_forhold ifred:i_fred igang:i_gang igår:i_går
ihenhold:i_henhold ihopp:i_hop ihverfall:i_hvert_fall ihvert:i_hvert ihvertfal:i_hvert_fall
ihvertfall:i_hvert_fall ikveld:i_kveld iløpet:i_løpet imorgen:i_morgen imorges:i_morges imorgon:i_morgon
imorra:i_morra inatt:i_natt iorden:i_orden isommer:i_sommer istand:i_stand istedet:i_stedet
isåfall:i_så_fall itillegg:i_tillegg ivinter:i_vinter iår:i_år kvargong:kvar_gong medengang:med_en_gang
medmindre:med_mindre noengang:noen_gang omigjen:om_igjen pånytt:på_nytt påny:på_ny påsikt:på_sikt
påtide:på_tide selvom:selv_om sjølvom:sjølv_om somregel:som_regel såklart:så_klart sålangt:så_langt
sålenge:så_lenge sånnsett:sånn_sett såsnart:så_snart tildels:til_dels tilogmed:til_og_med
tilsammen:til_sammen tilslutt:til_slutt tilstede:til_stede
"""
FUSED: Mapping[str, str] = MappingProxyType(
    {fused: phrase.replace("_", " ") for fused, phrase in (pair.split(":") for pair in _PHRASES.split())}
)
"""Phrases that are often written as one word, and how they are written."""

# A compound that bokmål has at least this often (Zipf) is one although its parts are no two nouns; where they
# are, this often is enough.
_ESTABLISHED, _IN_USE = 3.5, 1.5
# The last part may then be so common at most (Zipf), and so much less common than the compound: people do say
# «på stand», «de ler» and «far men», but hardly «ut danning».
_ALONE, _OVER_LAST, _UNDER_LAST = 4.0, 0.5, 0.3
# First parts that what follows hardly stands beside alone, so that it may be commoner.
_ADVERBS = frozenset(["fram", "frem", "inn", "opp", "sammen", "selv", "sjølv", "ut", "videre"])
# First parts that only strengthen what follows.
_STRENGTHENING = frozenset(["drit", "dritt", "kanon", "kjempe", "knall", "mega", "super", "svin", "ultra"])
_SHORTEST_FIRST, _SHORTEST_LAST = 2, 3
# A word written together must be two of the commonest (Zipf) to be taken apart.
_COMMON_PART = 5.0


class WordBreaks:
    """Joins and splits words. Made by ``load_word_breaks``.

    Parameters: ``words`` and ``lemmas``, the tables; ``apart``, the packed list of pairs that are written
    apart though their compound exists («en gang»).
    """

    def __init__(self, words: Words, lemmas: Lemmas, apart: bytes) -> None:
        self._words, self._lemmas = words, lemmas
        self._forms = words.forms()
        self._apart = frozenset(gzip.decompress(apart).decode("utf-8").split("\n")[:-1])

    def joined(self, left: str, right: str) -> str | None:
        """Give the compound that two neighbouring words should be written as, or None.

        Joined are words whose compound is in use and that are not as good apart, and two nouns that cannot
        stand side by side («studie kompetanse»). The first keeps its capital; a capital inside is a name's.
        """
        first, last = left.lower(), right.lower()
        if last != right or not (first.isalpha() and last.isalpha()) or (left.isupper() and len(left) > 1):
            return None
        if len(first) < _SHORTEST_FIRST or len(last) < _SHORTEST_LAST or f"{first} {last}" in self._apart:
            return None
        return left + last if self._is_one(first, last, left == first) else None

    def split(self, word: str) -> str | None:
        """Give the phrase that a lower-case word should be («somregel»: ``som regel``), or None."""
        if word in FUSED:
            return FUSED[word]
        if word in self._words or self._lemmas.known(word):
            return None
        ways = [
            (self._words.zipf(word[:cut]) + self._words.zipf(word[cut:]), f"{word[:cut]} {word[cut:]}")
            for cut in range(2, len(word) - 1)
            if min(self._words.zipf(word[:cut]), self._words.zipf(word[cut:])) >= _COMMON_PART
        ]
        return max(ways)[1] if ways else None

    def _is_one(self, first: str, last: str, small: bool) -> bool:
        """Tell whether two words that are no pair on the list are one; ``small``: without a capital."""
        words, together = self._words, first + last
        if words.is_name(together):
            return False
        common, alone = words.zipf(together, "nb"), words.zipf(last)
        if common >= _ESTABLISHED:
            if words.is_noun(last) and self._joins_nouns(first):
                return True
            if alone <= (common + _UNDER_LAST if first in _ADVERBS else min(_ALONE, common - _OVER_LAST)):
                return True
        in_use = words.zipf(together) >= _IN_USE
        if first in _STRENGTHENING:
            return in_use or self._lemmas.known(together)
        linked = small and self._is_linked(first)
        if not (linked or words.is_noun(first)) or not words.is_noun(last):
            return False
        return in_use or ((linked or self._is_bare(first)) and self._may_be_compound(first, last))

    def _joins_nouns(self, first: str) -> bool:
        """Tell whether a word before a noun is likelier its first part: a noun, with or without its link."""
        linked = first.endswith("s") and self._is_bare(first[:-1])
        return linked or self._words.is_noun(first) or first in _ADVERBS

    def _is_linked(self, first: str) -> bool:
        """Tell whether a word is a noun with the s that links it to the next part («arbeids»)."""
        noun = first[:-1]
        return first.endswith("s") and first not in self._words and self._is_bare(noun)

    def _is_bare(self, noun: str) -> bool:
        """Tell whether a word is a noun without ending, and none that has another after it («slags»)."""
        words = self._words
        return words.is_noun(noun) and self._lemmas.is_lemma(noun) and not words.takes_noun(noun)

    def _may_be_compound(self, first: str, last: str) -> bool:
        """Tell whether two nouns make a compound, as the first does with other nouns in just that form."""
        if self._words.takes_noun(last) or not (
            self._lemmas.known(first + last) or self._lemmas.splitter.split(first + last).is_compound
        ):
            return False
        start = bisect_left(self._forms, first)
        later = takewhile(lambda form: form.startswith(first), islice(self._forms, start, None))
        return any(self._words.is_noun(form[len(first) :]) for form in later if form != first)


@lru_cache(maxsize=4)
def load_word_breaks(folder: Path | None = None) -> WordBreaks:
    """Read the list of pairs, by default of the shipped ``models/words``; the same is read only once."""
    at = folder or shipped("models") / "words"
    return WordBreaks(load_words(folder), load_lemmas(), (at / "apart.txt.gz").read_bytes())
