"""How many of the corrections shown in quotes are right, and how much correct text they touch.

    python benchmarks/quote_correcting.py path/to/ndt_norne.tar.xz [--read]

Three measures. The hand-made table of misspellings of the tests, each in a small sentence: right, wrong, left
alone, and whether any of the words that were meant is touched. The treebank's development sentences as they
are, which are edited text: every change is read by hand with ``--read``. And the same with one word in ten
misspelt by ``planting.py``, which knows nothing of the corrector: of the changes, how many give back what
stood there. ``--read`` prints every change over the sample answers too.
"""

from __future__ import annotations

import argparse
import csv
import random
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from planting import plant

from ungtekst.exchange import read_table
from ungtekst.quotes import Corrected, corrected
from ungtekst.resources import shipped

MISSPELT = Path(__file__).resolve().parent.parent / "tests" / "language" / "misspelt.csv"
STANDARDS = {"nob": "nb", "nno": "nn"}
SAMPLES = {"unge-nav-2025": 6, "unge-nav-2026": 6, "oppfolging-ansatte": 4, "foresatte-arena": 3}
FRAME, AROUND, ONE_IN = "Det er {} her.", 25, 10
Sentence = tuple[str, list[str]]


def sentences(archive: Path, split: str) -> Iterator[Sentence]:
    """Give the sentences of a UD split: (text, its words in order)."""
    with tarfile.open(archive, "r:xz") as tar:
        for member in tar:
            parts = Path(member.name).parts
            if len(parts) != 3 or parts[0] != "ud" or f"-{split}." not in parts[2]:
                continue
            stream = tar.extractfile(member)
            assert stream is not None  # noqa: S101 - a file of the archive
            for block in stream.read().decode("utf-8").split("\n\n"):
                lines = block.split("\n")
                text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
                rows = [line.split("\t") for line in lines]
                yield text, [row[1] for row in rows if len(row) > 3 and row[0].isdigit()]


def samples() -> Iterator[str]:
    """Give every sample answer."""
    for name, first in SAMPLES.items():
        for _, cells in read_table(shipped("corpus_samples") / f"{name}.csv").rows:
            yield from (text for text in cells[first:] if text.strip())


def show(given: Corrected) -> None:
    for change in given.changes:
        before = given.original[max(change.start - AROUND, 0) : change.start]
        after = given.original[change.end : change.end + AROUND]
        print(f"  {change.kind:<10}{before}[{change.was} → {change.shown}]{after}".replace("\n", " "))


def table() -> None:
    """Print the figures over the hand-made table."""
    with MISSPELT.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    tally: Counter[str] = Counter()
    for row in rows:
        written, meant = FRAME.format(row["skrevet"]), FRAME.format(row["ment"])
        shown = corrected(written, row["målform"]).text
        tally["right" if shown == meant else "left" if shown == written else "wrong"] += 1
        tally["touched"] += bool(corrected(meant, row["målform"]).changes)
    print(f"table of {len(rows)} misspellings: {dict(tally)}")


def planted(read: list[Sentence]) -> None:
    """Misspell one word in ten, and print what became of the changes."""
    draw = random.Random(0)  # noqa: S311 - not a secret
    tally: Counter[str] = Counter()
    for text, _ in read:
        words = text.split(" ")
        slips = {
            at: plant(word, draw)[0]
            for at, word in enumerate(words)
            if word.isalpha() and word.islower() and len(word) > 3 and draw.randrange(ONE_IN) == 0
        }
        if not slips:
            continue
        written = " ".join(slips.get(at, word) for at, word in enumerate(words))
        shown = corrected(written).text.split(" ")
        tally["planted"] += len(slips)
        if len(shown) != len(words):
            tally["other"] += 1
            continue
        for at, word in enumerate(words):
            if at in slips:
                told = "right" if shown[at] == word else "left" if shown[at] == slips[at] else "wrong"
                tally[told] += 1
            elif shown[at] != word:
                tally["other"] += 1
    changed = tally["right"] + tally["wrong"] + tally["other"]
    print(f"planted: {dict(tally)}; {tally['right'] / changed:.1%} of {changed} changes right")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", 1)[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("--read", action="store_true", help="print every change, to be read")
    options = parser.parse_args()
    table()
    read = list(sentences(options.archive, "dev"))
    for name, texts in (
        ("edited sentences", [text for text, _ in read]),
        ("sample answers", list(samples())),
    ):
        given = [corrected(text) for text in texts]
        changes = sum(len(one.changes) for one in given)
        print(f"{name}: {changes} changes in {sum(bool(one.changes) for one in given)} of {len(given)}")
        if options.read:
            for one in given:
                show(one)
    planted(read)


if __name__ == "__main__":
    main()
