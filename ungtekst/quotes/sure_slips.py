"""Which of the speller's corrections are sure enough to be shown in a quote: far fewer than it makes.

The speller reads a text for matching, where a wrong guess costs little. In a quote it puts a word into
somebody's mouth, so that a correction must be near, and be no mere other ending, standard or way of talking.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ungtekst.language.chat import CHAT_SPELLINGS
from ungtekst.language.dialect import DIALECT
from ungtekst.language.foreign import is_english
from ungtekst.language.lemmas import load_lemmas
from ungtekst.language.loans import LOANS
from ungtekst.language.og_aa import load_og_or_å
from ungtekst.language.wordbreaks import FUSED
from ungtekst.language.words import load_words
from ungtekst.quotes.slip_words import CLITIC_NEGATIONS, DIALECT_MARKS, ENDINGS, NEVER_TOUCHED, SHORTENED

if TYPE_CHECKING:
    from ungtekst.language import Speller

# «e-post» has no «e» of its own.
_WHOLE = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")
_STRESSED = re.compile(r"(.)\1\1")
_DOUBLE = re.compile(r"(.)\1")
_WITHOUT_KEYS = (("ae", "æ"), ("oe", "ø"), ("aa", "å"))
_FOREIGN_LETTERS = frozenset("cqwxz")
_VOWELS = frozenset("aeiouyæøåé")
# A shorter word may be another by chance; in a long one two letters may be wrong.
_SHORTEST, _LONG = 4, 9
# And a word that begins a sentence may be a name.
_SHORTEST_CAPITAL = 6
# How common (Zipf) a word must be that is put in for two, or for one typed without æ, ø and å.
_COMMON = 3.3
# «og» and «å»: how sure the words beside must be, in nats. Each is right in more places than the table knows.
_SURE_OF_Å, _SURE_OF_OG = 6.0, 5.0


def has_dialect(text: str) -> bool:
    """Tell whether a text has a word that only somebody writes who writes as they talk."""
    return any(word in DIALECT or word in DIALECT_MARKS for word in _WHOLE.findall(text.lower()))


def sure_spelling(word: str, left: str, right: str, standard: str, speller: Speller) -> str | None:
    """Give what a misspelt word surely should be, or None to leave it as it is.

    ``left`` and ``right`` are the words beside it in its sentence, empty at the edges; ``standard`` is
    what the text is written in, empty where that is not known.
    """
    low = word.lower()
    if low in ("og", "å"):
        return _og_or_å(word, left.lower(), right.lower())
    if not _may_be_touched(word, left):
        return None
    if low in FUSED:
        return speller.correct(word, left, right, standard)
    meant = _without_keys(word, standard) or speller.correct(word, left, right, standard)
    if meant is None or not meant.isalpha() or not _is_written(meant.lower(), standard):
        return None
    return meant if _is_sure(low, meant.lower(), standard) else None


def sure_compound(left: str, right: str, speller: Speller) -> str | None:
    """Give the compound that two words surely should be, or None."""
    whole = speller.joined(left, right)
    if whole is None or left.lower() in NEVER_TOUCHED or right.lower() in NEVER_TOUCHED:
        return None
    low = whole.lower()
    # An inflected word may stand beside another by its own right («nekte foreldre retten»).
    if not load_lemmas().is_lemma(left.lower()) and not left.lower().endswith("s"):
        return None
    return whole if load_lemmas().known(low) or load_words().zipf(low) >= _COMMON else None


def _og_or_å(word: str, left: str, right: str) -> str | None:
    if not left or not right or word not in ("og", "å"):
        return None
    odds = load_og_or_å().log_odds(left, right)
    if word == "og":
        return "å" if odds > _SURE_OF_Å else None
    return "og" if odds < -_SURE_OF_OG else None


def _may_be_touched(word: str, left: str) -> bool:
    """Tell whether a word may be a slip at all, before anything is known of what was meant."""
    low = word.lower()
    if not low.isalpha() or len(low) < _SHORTEST - 1 or low in NEVER_TOUCHED:
        return False
    # A capital inside a sentence makes a name, and capitals alone an abbreviation or a shout.
    if word != low and (left or word[1:] != low[1:] or len(low) < _SHORTEST_CAPITAL):
        return False
    if low.endswith((*CLITIC_NEGATIONS, *SHORTENED)) or _STRESSED.search(low) or _FOREIGN_LETTERS & set(low):
        return False
    if low in CHAT_SPELLINGS or low in DIALECT or low in LOANS or is_english(low):
        return False
    words = load_words()
    if words.is_name(low) or words.is_name(low.removesuffix("s")):
        return False
    if low in FUSED or words.meant(low):
        return True
    return not load_lemmas().known(low) and low not in words


def _is_written(meant: str, standard: str) -> bool:
    """Tell whether the word that was meant is of the text's own standard, and no negation or number."""
    held = load_lemmas().standard(meant)
    return meant not in NEVER_TOUCHED and (not standard or held in ("", "both", standard))


def _is_sure(low: str, meant: str, standard: str) -> bool:
    """Tell whether a word is so near what was meant that nothing else can be told from it."""
    if load_words().meant(low) == meant:
        return True
    typed = _nearest_typed(low, meant)
    # A first part that is left out, or a «u» too many, turns a word into another («imidlertidig»).
    if low.endswith(meant) or _negates(low) != _negates(meant):
        return False
    if _single(typed) == _single(meant):
        return len(low) >= _SHORTEST or typed != low
    if load_lemmas().inflected(low) or len(load_lemmas().splitter.split(low).parts) > 1:
        # A word made by rule or of known parts is one, unless only a doubling is wrong.
        return _is_compound_slip(low, meant)
    if len(typed) < _SHORTEST + 1 or _differs_by_ending(typed, meant):
        return False
    # Ways of talking differ in vowels, and the tables know nynorsk less well than bokmål.
    if standard != "nb" and _consonants(typed) == _consonants(meant) and sorted(typed) != sorted(meant):
        return False
    return _edits(typed, meant) <= (2 if len(typed) >= _LONG else 1)


def _negates(word: str) -> tuple[bool, bool, bool]:
    return word.startswith("u"), word.startswith("uu"), word.startswith("mis")


def _is_compound_slip(low: str, meant: str) -> bool:
    """Tell whether a seeming compound of three parts or more is a known word with one letter left out."""
    return (
        len(load_lemmas().splitter.split(low).parts) > 2
        and len(meant) == len(low) + 1
        and _edits(low, meant) == 1
        and load_lemmas().known(meant)
    )


def _without_keys(word: str, standard: str) -> str | None:
    """Give a word typed with ae, oe and aa as it is spelt, if it is a common one then and none before."""
    ways = {word}
    for typed, meant in _WITHOUT_KEYS:
        ways |= {way.replace(typed, meant) for way in ways}
        ways |= {way.replace(typed.capitalize(), meant.upper()) for way in ways}
    zipf = load_words().zipf
    found = [way for way in sorted(ways - {word}) if zipf(way.lower(), standard) >= _COMMON]
    return found[0] if len(found) == 1 else None


def _nearest_typed(low: str, meant: str) -> str:
    """Give the word as it would be with æ, ø and å where they were meant."""
    for typed, letter in _WITHOUT_KEYS:
        if letter in meant and letter not in low:
            low = low.replace(typed, letter)
    return low


def _single(word: str) -> str:
    """Write every doubled letter once."""
    return _DOUBLE.sub(r"\1", word)


def _consonants(word: str) -> str:
    return "".join(letter for letter in _single(word) if letter not in _VOWELS)


def _differs_by_ending(typed: str, meant: str) -> bool:
    """Tell whether two words may be one with two endings."""
    longest = min(len(typed), len(meant))
    same = next((at for at in range(longest) if typed[at] != meant[at]), longest)
    return any(
        typed[stem:] in ENDINGS and meant[stem:] in ENDINGS for stem in range(max(same - 3, 1), same + 1)
    )


@lru_cache(maxsize=10_000)
def _edits(one: str, other: str) -> int:
    """Count the letters to put in, take out or replace, and neighbours to swap, from one word to another."""
    above: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        new = [at]
        for place, wanted in enumerate(other, 1):
            paid = min(row[place] + 1, new[-1] + 1, row[place - 1] + (letter != wanted))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == wanted:
                paid = min(paid, above[place - 2] + 1)
            new.append(paid)
        above, row = row, new
    return row[-1]
