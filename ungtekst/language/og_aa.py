"""Whether «og» or «å» belongs between two words: the slip that no list of words can see."""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path

from ungtekst.resources import shipped

# The word after says more than the word before: an infinitive or none.
_BEFORE = 0.7
# How sure it must be of the other, in nats. «og» may stand nearly anywhere, «å» before an infinitive only.
_SURE_OF_Å, _SURE_OF_OG = 3.5, 2.0
_ENDING = 2


class OgOrÅ:
    """Weighs the neighbours of «og» and «å». Made by ``load_og_or_å``.

    Parameters: ``table``, the packed table as ``models/words/README.md`` describes it.
    """

    def __init__(self, table: bytes) -> None:
        rows = (line.split("\t") for line in gzip.decompress(table).decode("utf-8").split("\n")[:-1])
        self._odds = {word: (int(before) / 10, int(after) / 10) for word, before, after in rows}

    def log_odds(self, left: str, right: str) -> float:
        """Give the log odds (nats) for «å» against «og» between two lower-case words; empty at an edge."""
        return _BEFORE * self._of(left)[0] + self._of(right)[1]

    def correct(self, word: str, left: str, right: str) -> str | None:
        """Give the other one of «og» and «å» where it surely belongs, else None."""
        odds = self.log_odds(left, right)
        if word == "og":
            return "å" if odds > _SURE_OF_Å else None
        return "og" if word == "å" and odds < -_SURE_OF_OG else None

    def _of(self, word: str) -> tuple[float, float]:
        """Give the odds of a word before and after; a word too rare to be known goes by its last letters."""
        found = self._odds.get(word)
        return found or self._odds.get("-" + word[-_ENDING:], (0.0, 0.0))


@lru_cache(maxsize=4)
def load_og_or_å(folder: Path | None = None) -> OgOrÅ:
    """Read the table of neighbours, by default of the shipped ``models/words``, and the same only once."""
    at = folder or shipped("models") / "words"
    return OgOrÅ((at / "around-og.txt.gz").read_bytes())
