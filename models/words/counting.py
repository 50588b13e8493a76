"""Count words, their capitals and their neighbours in one pass over the sources."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from corpora import Labeller, read_lines, treebank, words_of

# The language of acts is far from that of answers: four words of it count as one.
_WEIGHTS = {"treebank": 1.0, "norec": 1.0, "lover": 0.25}
# The share of a corpus' lines per standard that leanings are learnt from: there is far more bokmål.
_SHARES = {"nb": 0.1, "nn": 1.0}


@dataclass
class Counts:
    """What one source says of words: how often each comes per standard, and with what first letter."""

    of: dict[str, Counter[str]] = field(default_factory=lambda: {"nb": Counter(), "nn": Counter()})
    capital: Counter[str] = field(default_factory=Counter)
    small: Counter[str] = field(default_factory=Counter)

    def add(self, words: list[str], folded: list[str], standard: str) -> None:
        """Count a line; a capital counts where it does not begin the line."""
        self.of[standard].update(folded)
        for word, low in zip(words[1:], folded[1:], strict=True):
            (self.small if word[0] == low[0] else self.capital)[low] += 1


class Sources:
    """Everything counted: words by source and standard, words around «og» and «å», lines to learn from."""

    def __init__(self, norec: Path, lover: Path, archive: Path) -> None:
        self.counts = {"treebank": Counts(), "norec": Counts(), "lover": Counts()}
        self.before: dict[str, Counter[str]] = {"og": Counter(), "å": Counter()}
        self.after: dict[str, Counter[str]] = {"og": Counter(), "å": Counter()}
        self.lines: dict[tuple[str, str], list[list[str]]] = {}
        self._draw = random.Random(0)  # noqa: S311 - not a secret
        self.tags: dict[str, Counter[str]] = {}
        known = treebank(archive)
        for standard, sentences in known.items():
            for tokens in sentences:
                for form, tag in tokens:
                    self.tags.setdefault(form.lower(), Counter())[tag] += 1
                words = [word for form, _ in tokens for word in words_of(form)]
                self._add("treebank", words, standard, 1.0)
        labeller = Labeller(known)
        for source, path in (("norec", norec), ("lover", lover)):
            for line in read_lines(path):
                words = words_of(line)
                standard = labeller.standard([word.lower() for word in words])
                if standard:
                    self._add(source, words, standard, _SHARES[standard])

    def total(self, word: str, standard: str) -> int:
        """Count a form in one standard."""
        return sum(counts.of[standard][word] for counts in self.counts.values())

    def totals(self) -> Counter[str]:
        """Count every form in all sources together."""
        totals: Counter[str] = Counter()
        for counts in self.counts.values():
            for of in counts.of.values():
                totals.update(of)
        return totals

    def is_nynorsk(self, word: str) -> bool:
        """Tell whether a form is more than twice as common in nynorsk as in bokmål, each by its text."""
        return self.total(word, "nn") * self._size("nb") > 2 * self.total(word, "nb") * self._size("nn")

    def is_name(self, word: str) -> bool:
        """Tell whether a form has a capital twice as often as not where none is needed."""
        capital = sum(counts.capital[word] for counts in self.counts.values())
        return capital > 2 * sum(counts.small[word] for counts in self.counts.values())

    def frequencies(self, standard: str) -> dict[str, float]:
        """Give how often each form comes in a thousand million words of a standard."""
        mixed: dict[str, float] = {}
        for source, counts in self.counts.items():
            for word, often in counts.of[standard].items():
                mixed[word] = mixed.get(word, 0.0) + _WEIGHTS[source] * often
        total = sum(mixed.values())
        return {word: often / total * 1e9 for word, often in mixed.items()}

    @lru_cache(maxsize=2)  # noqa: B019 - there is one of these, and it lives as long as the program
    def _size(self, standard: str) -> int:
        return sum(sum(counts.of[standard].values()) for counts in self.counts.values())

    def _add(self, source: str, words: list[str], standard: str, share: float) -> None:
        folded = [word.lower() for word in words]
        self.counts[source].add(words, folded, standard)
        if self._draw.random() < share:
            self.lines.setdefault((source, standard), []).append(folded)
        if "og" not in folded and "å" not in folded:
            return
        for left, middle, right in zip(["", *folded], folded, [*folded[1:], ""], strict=False):
            if middle in self.before:
                self.before[middle][left] += 1
                self.after[middle][right] += 1
