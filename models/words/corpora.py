"""Read the corpora a line at a time and say which written standard each line is in.

The running texts have no language label. A line's standard is bootstrapped: a naive Bayes over words, from
the sentences of the treebank, whose standard is known.
"""

from __future__ import annotations

import lzma
import math
import re
import tarfile
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

# A form and its part of speech in the treebank's own tags, ``name`` for a proper noun.
Token = tuple[str, str]

WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
STANDARDS = {"nob": "nb", "nno": "nn"}

# Words of Danish-Norwegian from before 1907: acts that old are in no standard of today.
_OLD = frozenset(
    [
        "aar",
        "af",
        "bleve",
        "efter",
        "ere",
        "faar",
        "gaar",
        "maa",
        "naar",
        "noget",
        "nogle",
        "ogsaa",
        "paa",
        "saa",
        "saadan",
        "sprog",
        "staar",
        "uden",
    ]
)
_ENGLISH = frozenset(
    [
        "and",
        "are",
        "be",
        "by",
        "from",
        "have",
        "is",
        "it",
        "not",
        "of",
        "or",
        "shall",
        "that",
        "the",
        "this",
        "to",
        "which",
        "with",
        "you",
        "your",
    ]
)
# The likelihood ratio (in nats) at which a line counts as surely of one standard.
_SURE = 3.0
_SMOOTHING = 0.5


def read_lines(path: Path) -> Iterator[str]:
    """Give the lines of an xz text, composed (NFC)."""
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield unicodedata.normalize("NFC", line)


def words_of(text: str) -> list[str]:
    """Give the words of a text as written: letters, with hyphens and apostrophes inside."""
    return WORD.findall(text)


def sentences(stream: Iterable[str]) -> Iterator[list[Token]]:
    """Give the tokens of each sentence of a CoNLL file."""
    tokens: list[Token] = []
    for line in stream:
        columns = line.rstrip("\n").split("\t")
        if len(columns) > 5 and columns[0].isdigit():
            tag = "name" if "prop" in columns[5].split("|") else columns[3]
            tokens.append((unicodedata.normalize("NFC", columns[1]), tag))
        elif not line.strip() and tokens:
            yield tokens
            tokens = []
    if tokens:
        yield tokens


def treebank(archive: Path) -> dict[str, list[list[Token]]]:
    """Read the treebank's sentences per standard, less those that stand in a UD dev or test file."""
    found: dict[str, list[list[Token]]] = {"nb": [], "nn": []}
    held: set[str] = set()
    with tarfile.open(archive, "r:xz") as tar:
        for member in tar:
            stream = tar.extractfile(member) if member.isfile() else None
            folder, standard = ([*Path(member.name).parts, "", ""])[:2]
            if stream is None or standard not in STANDARDS:
                continue
            read = list(sentences(stream.read().decode("utf-8").splitlines(keepends=True)))
            if folder == "ud":
                held.update(map(_key, read))
            elif member.name.endswith(".conll"):
                found[STANDARDS[standard]].extend(read)
    return {
        standard: [tokens for tokens in read if _key(tokens) not in held] for standard, read in found.items()
    }


def _key(tokens: list[Token]) -> str:
    """Give what a sentence has in common in both forms of the treebank."""
    return "".join(form for form, _ in tokens if form != "|").rstrip(".").replace(" ", "")


class Labeller:
    """Say which standard a line is in. Learnt from sentences of each."""

    def __init__(self, known: dict[str, list[list[Token]]]) -> None:
        counts = {
            standard: Counter(
                word.lower() for tokens in read for form, _ in tokens for word in words_of(form)
            )
            for standard, read in known.items()
        }
        words = set(counts["nb"]) | set(counts["nn"])
        total = {standard: sum(of.values()) + _SMOOTHING * len(words) for standard, of in counts.items()}
        self._weight = {
            word: math.log((counts["nn"][word] + _SMOOTHING) / total["nn"])
            - math.log((counts["nb"][word] + _SMOOTHING) / total["nb"])
            for word in words
        }

    def standard(self, folded: list[str]) -> str:
        """Give ``nb``, ``nn``, or empty for what is unsure, foreign, or older than both."""
        if not _OLD.isdisjoint(folded) or len(_ENGLISH.intersection(folded)) > 1:
            return ""
        weight = sum(self._weight.get(word, 0.0) for word in folded)
        return "nn" if weight > _SURE else "nb" if weight < -_SURE else ""
