"""Splitting compounds: how many of the annotated words come out right, beside a naive splitter; and how fast.

    python benchmarks/compounds.py [--errors dev]

``tests/language/cut_words.tsv`` has words drawn at random from the treebank and the corpora, weighted by
how often they are used, and cut by hand. The splitter's weights are fitted to the development words
(``dev``) and a few made up for swallowed letters (``made``, in no figure); the test words were cut before
anything was measured on them. A compound is right when all parts and links are; a word that is none, when
it is left whole. «Look-alikes» are those of these that the naive splitter cuts; «not by hand» leaves out of
them the words that ``models/compounds/whole.txt`` lists. The naive splitter takes the longest last part
that the form table knows and has a known first part before it, and goes on in the first part.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from ungtekst.exchange import read_table
from ungtekst.language import Lemmas, Split, load_lemmas
from ungtekst.language.splitting import Splitter, load_splitter
from ungtekst.resources import shipped

ANNOTATED = Path(__file__).resolve().parent.parent / "tests" / "language" / "cut_words.tsv"
SHORTEST = 3
ROUNDS = 3


class Annotated(NamedTuple):
    """A word and how it is cut by hand: ``drawn`` is dev or test, ``standard`` nb or nn."""

    drawn: str
    standard: str
    word: str
    cut: str

    @property
    def is_compound(self) -> bool:
        """Whether it is cut at all."""
        return "+" in self.cut


def annotated() -> list[Annotated]:
    """Read the table: ``arbeid_s+liv`` has a part, its link behind the underscore, and another part."""
    rows = (line.split("\t") for line in ANNOTATED.read_text("utf-8").splitlines()[1:])
    return [Annotated(d, s, cut.replace("+", "").replace("_", ""), cut) for d, s, cut in rows]


def written(split: Split) -> str:
    """Write a split as the table does."""
    return "+".join(part.text + (f"_{part.link}" if part.link else "") for part in split.parts)


def naive(word: str, lemmas: Lemmas) -> str:
    """Cut at the longest known last part that stands behind a known word; the links are s and e."""
    for start in range(SHORTEST, len(word) - SHORTEST + 1):
        if not lemmas.known(word[start:]):
            continue
        for link in ("", "s", "e"):
            first = word[:start].removesuffix(link)
            if len(first) >= SHORTEST and first + link == word[:start] and lemmas.known(first):
                return naive(first, lemmas) + (f"_{link}+" if link else "+") + word[start:]
        hyphen = word[start - 1] == "-"
        if hyphen:
            return f"{word[: start - 1]}_-+{word[start:]}"
    return word


def share(right: Iterable[bool]) -> str:
    """A count and a percentage."""
    marks = list(right)
    return f"{sum(marks):>4}/{len(marks):<4} {100 * sum(marks) / len(marks):5.1f}" if marks else f"{'-':>15}"


def borders(cut: str) -> str:
    return cut.replace("_", "")


def report(
    name: str, rows: list[Annotated], ours: Callable[[str], str], theirs: Callable[[str], str]
) -> None:
    """Print one line of the table of compounds."""
    cells = [
        share(ours(row.word) == row.cut for row in rows),
        share(borders(ours(row.word)) == borders(row.cut) for row in rows),
        share(theirs(row.word) == row.cut for row in rows),
    ]
    print(f"{name:<26} " + "  ".join(cells))


def report_whole(
    name: str, rows: list[Annotated], ours: Callable[[str], str], theirs: Callable[[str], str]
) -> None:
    """Print one line of the table of words that are no compounds."""
    cells = [share(given(row.word) == row.word for row in rows) for given in (ours, theirs)]
    print(f"{name:<26} " + "  ".join(cells))


def tables(rows: list[Annotated], lemmas: Lemmas, splitter: Splitter) -> None:
    """Print the figures of both draws."""
    listed = set((shipped("models") / "compounds" / "whole.txt").read_text("utf-8").split())

    def ours(word: str) -> str:
        return written(splitter.split(word))

    def theirs(word: str) -> str:
        return naive(word, lemmas)

    for drawn in ("dev", "test"):
        own = [row for row in rows if row.drawn == drawn]
        compounds = [row for row in own if row.is_compound]
        print(f"\n{drawn}: compounds          {'all right':<15}  {'borders right':<15}  {'naive':<15}")
        report("all", compounds, ours, theirs)
        for standard in ("nb", "nn"):
            report(standard, [row for row in compounds if row.standard == standard], ours, theirs)
        for name, known in (("in the form table", True), ("not in it", False)):
            report(name, [row for row in compounds if lemmas.known(row.word) is known], ours, theirs)
        whole = [row for row in own if not row.is_compound]
        print(f"{drawn}: other words        {'left whole':<15}  {'naive':<15}")
        report_whole("all", whole, ours, theirs)
        for standard in ("nb", "nn"):
            report_whole(standard, [row for row in whole if row.standard == standard], ours, theirs)
        alike = [row for row in whole if theirs(row.word) != row.word]
        report_whole("look-alikes", alike, ours, theirs)
        unlisted = [row for row in alike if listed.isdisjoint((row.word, *lemmas.lookup(row.word)))]
        report_whole("look-alikes, not by hand", unlisted, ours, theirs)


def sample_words() -> list[str]:
    """Every word form of the shipped answers, once."""
    words: set[str] = set()
    for path in sorted(shipped("corpus_samples").glob("*.csv")):
        for _, cells in read_table(path).rows:
            words.update(word.strip(".,:;!?()«»\"'").lower() for cell in cells for word in cell.split())
    return sorted(word for word in words if any(map(str.isalpha, word)))


def speed(words: list[str]) -> float:
    """Words a second by a splitter that has seen none of them: the best of a few rounds."""
    table = (shipped("models") / "compounds" / "parts.txt.gz").read_bytes()
    forms = (shipped("models") / "forms" / "forms.txt.gz").read_bytes()
    best = 0.0
    for _ in range(ROUNDS):
        fresh = Splitter(table, Lemmas(forms))
        start = time.process_time()
        for word in words:
            fresh.split(word)
        best = max(best, len(words) / (time.process_time() - start))
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", 1)[0])
    parser.add_argument("--errors", choices=["dev", "test"], help="also list what comes out wrong")
    given = parser.parse_args()
    rows, lemmas, splitter = annotated(), load_lemmas(), load_splitter()
    tables(rows, lemmas, splitter)
    for name, words in (
        ("annotated words", [row.word for row in rows]),
        ("words of the samples", sample_words()),
    ):
        print(f"\n{len(words)} {name}: {speed(words):,.0f} word types a second of one core", end="")
    print()
    for row in rows:
        cut = written(splitter.split(row.word))
        if row.drawn == given.errors and cut != row.cut:
            print(f"{row.standard}  {row.cut:<40} {cut}")


if __name__ == "__main__":
    main()
