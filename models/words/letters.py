"""Which letters follow two others in Norwegian words and in the words of other languages."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

# Languages in Latin letters of langdetect's profiles, less Norwegian.
LANGUAGES = [
    "af",
    "ca",
    "cs",
    "cy",
    "da",
    "de",
    "en",
    "es",
    "et",
    "fi",
    "fr",
    "hr",
    "hu",
    "id",
    "it",
    "lt",
    "lv",
    "nl",
    "pl",
    "pt",
    "ro",
    "sk",
    "sl",
    "so",
    "sq",
    "sv",
    "sw",
    "tl",
    "tr",
    "vi",
]
# How many further sightings a back-off to fewer letters counts as.
_BACKOFF = 30.0
# Rarer runs, per million letters, are left to the back-off.
_RAREST = 3.0


def of_words(frequencies: Mapping[str, float]) -> Counter[str]:
    """Count the runs of one to three letters in words, their edges as spaces; per million letters."""
    runs: Counter[str] = Counter()
    for word, often in frequencies.items():
        edged = f" {word} "
        for start in range(len(edged)):
            for length in (1, 2, 3):
                if start + length <= len(edged):
                    runs[edged[start : start + length]] += often
    return _scaled(runs)


def of_languages(profiles: Path, languages: Sequence[str] = LANGUAGES) -> Counter[str]:
    """Read langdetect's profiles, every language counting the same; per million letters."""
    runs: Counter[str] = Counter()
    for language in languages:
        read: Counter[str] = Counter()
        for run, often in json.loads((profiles / language).read_text("utf-8"))["freq"].items():
            read[run.lower()] += often
        runs.update(_scaled(read))
    return Counter({run: often / len(languages) for run, often in runs.items()})


def _scaled(runs: Counter[str]) -> Counter[str]:
    letters = sum(often for run, often in runs.items() if len(run) == 1)
    return Counter({run: often / letters * 1e6 for run, often in runs.items()})


class Letters:
    """Probabilities of a letter after the two before it, backing off to one and to none."""

    def __init__(self, runs: Counter[str]) -> None:
        self._runs = runs
        self._before = Counter[str]()
        for run, often in runs.items():
            if len(run) > 1:
                self._before[run[:-1]] += often

    def cost(self, run: str) -> float:
        """Give −log P(last letter | those before it), in nats."""
        return -math.log(self._probability(run))

    def common(self) -> set[str]:
        """Give the runs worth keeping: of three letters, and of a first letter with the edge before it."""
        return {
            run
            for run, often in self._runs.items()
            if often >= _RAREST and (len(run) == 3 or (len(run) == 2 and run[0] == " "))
        }

    def _probability(self, run: str) -> float:
        if not run:
            return 1e-4
        backed = self._probability(run[1:]) if len(run) > 1 else 1e-4
        before = self._before[run[:-1]] if len(run) > 1 else 1e6
        return (self._runs[run] + _BACKOFF * backed) / (before + _BACKOFF)
