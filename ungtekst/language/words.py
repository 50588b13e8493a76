"""How common a word form is in each written standard, and which of them it speaks for: our own counts."""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path

from ungtekst.language.dialect import DIALECT
from ungtekst.language.loans import LOANS
from ungtekst.resources import shipped

# Forms this common (on the Zipf scale) stand in all texts and tell none apart: «og», «jeg», «være», «alle».
EVERYWHERE = 5.8
_NAME, _NOUN, _TAKES_NOUN = "n", "s", "m"
# Zipf values stand in the table as tenths, leanings as tenths of a nat.
_TENTHS = 10.0
# How many ends and beginnings of a word the table of affixes knows, in letters.
_ENDS, _BEGINNINGS = (1, 2, 3, 4, 5), (2, 3, 4)


class Words:
    """The tables of words, of affixes and of slips. Made by ``load_words``.

    Parameters: ``words``, ``affixes`` and ``slips``, packed as ``models/words/README.md`` describes them.
    """

    def __init__(self, words: bytes, affixes: bytes, slips: bytes) -> None:
        self._rows = dict(line.split("\t", 1) for line in _lines(words))
        self._affixes = {
            affix: int(tenths) / _TENTHS for affix, tenths in (line.split("\t") for line in _lines(affixes))
        }
        self._slips = dict(line.split("\t") for line in _lines(slips))

    def __contains__(self, form: str) -> bool:
        return form in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    def forms(self) -> tuple[str, ...]:
        """Give every form that is no name, sorted."""
        return tuple(form for form, row in self._rows.items() if not row.endswith("\t" + _NAME))

    def is_name(self, form: str) -> bool:
        """Tell whether a form is in the table as a name."""
        return _NAME in self._marks(form)

    def is_noun(self, form: str) -> bool:
        """Tell whether a form is a noun more often than anything else."""
        return _NOUN in self._marks(form)

    def takes_noun(self, form: str) -> bool:
        """Tell whether a noun often has another noun after it («slags», «kopp»)."""
        return _TAKES_NOUN in self._marks(form)

    def meant(self, form: str) -> str:
        """Give what a lower-case slip should be that the form table takes for a word, else nothing."""
        return self._slips.get(form, "")

    def _marks(self, form: str) -> str:
        row = self._rows.get(form, "").split("\t")
        return row[3] if len(row) > 3 else ""

    def zipf(self, form: str, standard: str = "") -> float:
        """Say how common a lower-case form is in ``nb`` or ``nn``, or in the one that has it most.

        On the Zipf scale: the decimal logarithm of how often it comes in a thousand million words, so that
        «og» has 7.5 and a word of the least common ones 2; 0 for a form or standard without it.
        """
        row = self._rows.get(form)
        if row is None:
            return 0.0
        nb, nn = row.split("\t")[:2]
        tenths = max(int(nb), int(nn)) if not standard else int(nb if standard == "nb" else nn)
        return tenths / _TENTHS

    def leaning(self, form: str) -> float:
        """Say how much a lower-case form speaks for nynorsk (above 0) or bokmål (below), in nats.

        A form that the table lacks goes by its ends and its beginnings («-leikane»); a name, an English loan
        and a form of dialect say nothing.
        """
        row = self._rows.get(form)
        if row is not None:
            return int(row.split("\t")[2]) / _TENTHS
        if form in DIALECT or form in LOANS:
            return 0.0
        ends = ("-" + form[-length:] for length in _ENDS if len(form) > length)
        beginnings = (form[:length] + "-" for length in _BEGINNINGS if len(form) > length)
        return sum(self._affixes.get(affix, 0.0) for affix in (*ends, *beginnings))

    @property
    def bias(self) -> float:
        """What a text of any words leans to, in nats for nynorsk."""
        return self._affixes[""]


def _lines(packed: bytes) -> list[str]:
    return gzip.decompress(packed).decode("utf-8").split("\n")[:-1]


@lru_cache(maxsize=4)
def load_words(folder: Path | None = None) -> Words:
    """Read the word tables, by default the shipped ``models/words``; the same are read only once."""
    at = folder or shipped("models") / "words"
    names = ("words.txt.gz", "affixes.txt.gz", "slips.txt.gz")
    return Words(*((at / name).read_bytes() for name in names))
