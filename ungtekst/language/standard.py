"""Which written standard a text is in: bokmål, nynorsk, or another language than Norwegian."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal

from ungtekst.language.foreign import load_foreignness
from ungtekst.language.loans import LOANS
from ungtekst.language.normalise import normalise
from ungtekst.language.words import load_words

StandardName = Literal["nb", "nn", "other", ""]

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
# Below this probability nothing is said: with it, more than 98 in 100 of what is said are right.
_LEAST_SURE = 0.73
# The log odds (nats) from which a text is another language's. Few answers are, and Norwegian words may be
# anybody's: a text with none that is unknown to Norwegian must be far likelier elsewhere.
_OTHER, _OTHER_ALL_KNOWN = 4.5, 6.0
# The longest text that is read whole, in words; more would say nothing new.
_ENOUGH_WORDS = 300


@dataclass(frozen=True)
class WrittenStandard:
    """What a text is written in.

    ``standard`` is ``nb``, ``nn``, ``other`` (another language), or empty where the text has no words or none
    that tells («bra»). ``confidence`` is its probability, from 0 to 1; of an empty one, that of the likelier
    standard. ``nynorsk`` is the probability of nynorsk against bokmål, if the text is Norwegian.
    """

    standard: StandardName
    confidence: float
    nynorsk: float


def written_standard(text: str) -> WrittenStandard:
    """Say which written standard a text is in, from its words alone; case and signs do not matter.

    Dialect is ``nb`` or ``nn`` after the words it shares with either, or empty; Danish is ``other``,
    and short
    Danish texts of words that bokmål has too are taken for bokmål.
    """
    written = _WORD.findall(normalise(text).text)[:_ENOUGH_WORDS]
    words, foreignness = load_words(), load_foreignness()
    folded = [word.lower() for word in written]
    nynorsk = _probability(words.bias + sum(map(words.leaning, folded))) if folded else 0.5
    elsewhere = foreignness.log_odds(written)
    if elsewhere > _OTHER and (elsewhere > _OTHER_ALL_KNOWN or not _all_norwegian(folded)):
        return WrittenStandard("other", _probability(elsewhere), nynorsk)
    confidence = max(nynorsk, 1 - nynorsk)
    if confidence < _LEAST_SURE:
        return WrittenStandard("", confidence, nynorsk)
    return WrittenStandard("nn" if nynorsk > 0.5 else "nb", confidence, nynorsk)


def _all_norwegian(folded: list[str]) -> bool:
    return all(word not in LOANS and load_foreignness().known(word) for word in folded)


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-min(max(log_odds, -50.0), 50.0)))
