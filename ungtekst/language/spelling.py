"""Spelling suggestions, and the one correction that is safe: words as people type them, in both standards."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

from ungtekst.language.chat import CHAT_SPELLINGS
from ungtekst.language.dialect import DIALECT
from ungtekst.language.foreign import is_english
from ungtekst.language.lemmas import Lemmas, load_lemmas
from ungtekst.language.loans import LOANS
from ungtekst.language.lookalikes import Lookalikes
from ungtekst.language.og_aa import OgOrÅ, load_og_or_å
from ungtekst.language.slips import cost
from ungtekst.language.splitting import Part
from ungtekst.language.wordbreaks import FUSED, WordBreaks, load_word_breaks
from ungtekst.language.wordparts import STAND_FIRST
from ungtekst.language.words import Words, load_words

_NATS = math.log(10)
# How common (Zipf) a form is taken to be that no count has: one of dialect, English or a name's; one in the
# table of forms; one made by rule; and an unknown one, because people write those too.
_OF_DIALECT, _IN_TABLE, _BY_RULE, _UNKNOWN, _UNKNOWN_CAPITAL = 4.0, 0.8, -0.3, -1.5, 1.0
# A writer of one standard uses a form of the other one time in thirty.
_OTHER_STANDARD = 1.5
# Any slip costs this much, in nats, besides what it is: one word in fifty has one.
_SLIP = 4.0
_DEAREST = 12.0
# A compound that no count has is commoner (Zipf) if all its parts are common, and less common for every part
# beyond the second; one of so many may be one of fewer, misspelt: «oppfølgings-tjen-sten».
_OF_COMMON_PARTS, _A_PART, _MANY_PARTS, _LEAST_KNOWN = 0.5, 0.6, 3, -1.4
# Two words run together, besides being common ones.
_RUN_TOGETHER = 5.0
# A correction must be so much likelier than the word as it stands, and than the next one; in nats.
_OVER_ITSELF, _OVER_NEXT = 2.0, 1.0
# The longer an unknown word is, the less it is like another by chance.
_SHORT, _A_LETTER = 6, 0.6
# People who write dialect spell as they please.
_BESIDE_DIALECT = 6.0
# Words this common (Zipf) are never touched, whatever they are like.
_NEVER_TOUCHED = 3.5
_SHORTEST, _LONGEST = 2, 40
# The parts of a compound that one may be misspelt of, in letters.
_SHORTEST_PART = 4
_CACHED = 50_000


class Speller:
    """Suggests and corrects words. Made by ``load_speller``.

    Words are lower-case or begin with a capital; ``standard`` is what their text is written in: ``nb``,
    ``nn``, or empty where that is not known. The same word always gets the same answer.
    """

    def __init__(self, words: Words, lemmas: Lemmas, breaks: WordBreaks, og_or_å: OgOrÅ) -> None:
        self._words, self._lemmas, self._breaks, self._og_or_å = words, lemmas, breaks, og_or_å
        self._lookalikes = Lookalikes(words, lemmas)
        self._ranked = lru_cache(maxsize=_CACHED)(self._rank)

    def known(self, word: str) -> bool:
        """Tell whether a word is one: counted, in the form table, a dialect's, or made by rule."""
        return self._zipf(word.lower(), "") > _UNKNOWN

    def suggest(self, word: str, standard: str = "", most: int = 5) -> tuple[str, ...]:
        """Give the words that may have been meant, likeliest first; they may be none, and never ``word``.

        A word that is right has suggestions too. Beside words there may be phrases («som regel»).
        """
        low = word.lower()
        if not _is_word(low):
            return ()
        written_out = CHAT_SPELLINGS.get(low)
        ranked = [form for _, form in self._ranked(low, standard)]
        found = dict.fromkeys([*([written_out] if written_out else []), *ranked])
        return tuple(_like(word, form) for form in list(found)[:most])

    def correct(self, word: str, left: str = "", right: str = "", standard: str = "") -> str | None:
        """Give the one word or phrase that was surely meant, or None to leave the word alone.

        ``left`` and ``right`` are the words beside it, empty at the edges of the sentence. Left alone are
        names (a capital inside a sentence), numbers, dialect, common words, and whatever is not far
        likelier to be another word; «og» and «å» go by the words beside them.
        """
        low, beside = word.lower(), (left.lower(), right.lower())
        if low in ("og", "å"):
            other = self._og_or_å.correct(low, *beside)
            return other and _like(word, other)
        if not _is_word(low) or low in DIALECT or low in LOANS or _is_name(word, left):
            return None
        if low in CHAT_SPELLINGS:
            return _like(word, CHAT_SPELLINGS[low])
        chosen = self._choose(word, standard, any(side in DIALECT for side in beside))
        return chosen and _like(word, chosen)

    def joined(self, left: str, right: str) -> str | None:
        """Give the compound that two neighbouring words should be written as («arbeids plass»), or None."""
        return self._breaks.joined(left, right)

    def _choose(self, word: str, standard: str, beside_dialect: bool) -> str | None:
        """Give the likeliest word where it is likely enough against the word itself and the next one."""
        low = word.lower()
        if low in FUSED or self._words.zipf(low) >= _NEVER_TOUCHED:
            return FUSED.get(low)
        ranked = self._ranked(low, standard)
        if not ranked:
            return None
        itself = self._zipf(low, standard)
        if word != low and itself == _UNKNOWN:
            itself = _UNKNOWN_CAPITAL
        (score, best), rest = ranked[0], ranked[1:]
        needed = _NATS * itself + _OVER_ITSELF + _BESIDE_DIALECT * beside_dialect
        if itself < _IN_TABLE:
            needed -= _A_LETTER * max(len(low) - _SHORT, 0)
        return best if score > needed and (not rest or score > rest[0][0] + _OVER_NEXT) else None

    def _rank(self, low: str, standard: str) -> tuple[tuple[float, str], ...]:
        """Give what a lower-case word may stand for, and how likely that is meant and typed so (nats)."""
        found = {
            form: _NATS * self._zipf(form, standard) - _SLIP - paid
            for form in self._lookalikes.of(low)
            if (paid := cost(low, form, _DEAREST)) < math.inf
        }
        parts = len(self._parts(low))
        if not self.known(low) or (parts >= _MANY_PARTS and self._is_by_rule(low)):
            for form, paid in self._compounds(low):
                if len(self._parts(form)) < parts or not self.known(low):
                    found.setdefault(form, _NATS * self._zipf(form, standard) - _SLIP - paid)
        phrase = self._breaks.split(low)
        if phrase:
            zipf = sum(self._words.zipf(part) for part in phrase.split()) - 9.0 * phrase.count(" ")
            found[phrase] = _NATS * max(zipf, 3.0) - _SLIP - _RUN_TOGETHER
        return tuple(
            sorted(((score, form) for form, score in found.items()), key=lambda pair: (-pair[0], pair[1]))
        )

    def _compounds(self, low: str) -> Iterator[tuple[str, float]]:
        """Give the compounds of two known parts that a word is but for one of the parts: (compound, cost)."""
        for cut in range(_SHORTEST_PART, len(low) - _SHORTEST_PART + 1):
            first, last = low[:cut], low[cut:]
            if self._lemmas.known(first) or self._lemmas.known(first.removesuffix("s")):
                yield from ((first + form, paid) for form, paid in self._near(last))
            if self._lemmas.known(last):
                yield from ((form + last, paid) for form, paid in self._near(first))

    def _near(self, part: str) -> Iterator[tuple[str, float]]:
        if part in self._words or self._lemmas.known(part):
            return
        for form in self._lookalikes.of(part):
            if self._words.zipf(form) >= _NEVER_TOUCHED:
                paid = cost(part, form, _DEAREST / 2)
                if paid < math.inf:
                    yield form, paid

    def _zipf(self, low: str, standard: str) -> float:
        """Say how common a lower-case word is, or is taken to be where no count has it (Zipf)."""
        if low in FUSED or self._words.meant(low):
            return _UNKNOWN
        if low in self._words:
            either = self._words.zipf(low)
            return max(self._words.zipf(low, standard), either - _OTHER_STANDARD) if standard else either
        if low in DIALECT or low in LOANS or is_english(low) or self._words.is_name(low.removesuffix("s")):
            return _OF_DIALECT
        if self._lemmas.known(low):
            return _IN_TABLE
        if self._lemmas.inflected(low):
            return _BY_RULE
        parts = self._parts(low)
        if len(parts) < 2:
            return _UNKNOWN
        common = all(self._words.zipf(part.text) >= _NEVER_TOUCHED for part in parts)
        zipf = _BY_RULE + _OF_COMMON_PARTS * common - _A_PART * (len(parts) - 2)
        return max(zipf, _LEAST_KNOWN)

    def _is_by_rule(self, low: str) -> bool:
        """Tell whether nothing but its parts or its ending speaks for a word."""
        return low not in self._words and not self._lemmas.known(low)

    def _parts(self, low: str) -> tuple[Part, ...]:
        """Give the parts of a compound of known words, and no more than one for any other word.

        The splitter also knows parts that the corpora have often, which may be slips («utdaning»).
        """
        parts = self._lemmas.splitter.split(low).parts
        sure = all(self._is_part(part.text) or self._is_part(part.text + part.link) for part in parts)
        return parts if sure else parts[-1:]

    def _is_part(self, written: str) -> bool:
        return written in self._words or bool(self._lemmas.inflected(written)) or written in STAND_FIRST


def _is_word(low: str) -> bool:
    """Tell whether it is letters only, and of a length that can be looked up."""
    return low.isalpha() and _SHORTEST <= len(low) <= _LONGEST


def _is_name(word: str, left: str) -> bool:
    """Tell whether a word is written as a name: with a capital inside a sentence, unless all shout."""
    if word.isupper():
        return not left.isupper()
    return word != word.lower() and bool(left)


def _like(word: str, form: str) -> str:
    """Write a form with the capitals of a word."""
    if word.isupper() and len(word) > 1:
        return form.upper()
    return form[:1].upper() + form[1:] if word[:1].isupper() else form


@lru_cache(maxsize=1)
def load_speller() -> Speller:
    """Make the speller of the shipped tables, once."""
    return Speller(load_words(), load_lemmas(), load_word_breaks(), load_og_or_å())
