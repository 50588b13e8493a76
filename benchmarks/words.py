"""How well the written standard of a text is told, and misspellings are put right, from the shipped tables.

    python benchmarks/words.py path/to/ndt_norne.tar.xz [--split dev]

The sentences are the treebank's UD test splits, read from the archive: none of them was counted or learnt
from. Answers are cut from them as consecutive windows of words; misspellings are planted by ``planting.py``.
Further texts: the shipped sample answers, and the hand-made tables of the tests.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import tarfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from planting import KINDS, plant

from ungtekst.language.spelling import Speller, load_speller
from ungtekst.language.standard import written_standard
from ungtekst.resources import shipped

TESTS = Path(__file__).resolve().parent.parent / "tests" / "language"
STANDARDS = {"nob": "nb", "nno": "nn"}
# Sample tables, and the column their answers begin at.
SAMPLES = {
    "unge-nav-2025.csv": 6,
    "unge-nav-2026.csv": 6,
    "oppfolging-ansatte.csv": 4,
    "foresatte-arena.csv": 3,
}
LENGTHS = ((3, 4), (5, 12), (13, 20))
Sentence = list[str]


def treebank(archive: Path, split: str) -> dict[str, list[Sentence]]:
    """Read the words of a UD split's sentences, per standard."""
    found: dict[str, list[Sentence]] = {}
    with tarfile.open(archive, "r:xz") as tar:
        for member in tar:
            parts = Path(member.name).parts
            if len(parts) != 3 or parts[0] != "ud" or f"-{split}." not in parts[2]:
                continue
            stream = tar.extractfile(member)
            assert stream is not None  # noqa: S101 - a file of the archive
            blocks = stream.read().decode("utf-8").split("\n\n")
            rows = [[line.split("\t") for line in block.split("\n")] for block in blocks]
            found[STANDARDS[parts[1]]] = [
                [row[1] for row in block if len(row) > 3 and row[0].isdigit()]
                for block in rows
                if len(block) > 1
            ]
    return found


def windows(sentence: Sentence, shortest: int, longest: int, draw: random.Random) -> Iterator[str]:
    """Cut a sentence's words, signs left out, into consecutive windows."""
    words = [word for word in sentence if any(map(str.isalpha, word))]
    start = 0
    while start + shortest <= len(words):
        length = draw.randint(shortest, longest)
        if start + length <= len(words):
            yield " ".join(words[start : start + length])
        start += length


def standards(sentences: dict[str, list[Sentence]]) -> None:
    """Print how many windows of each length are told right."""
    print(
        f"{'standard of':<26}{'windows':>8}{'told':>8}"
        f"{'right of told':>15}{'right if forced':>17}{'other':>7}"
    )
    for shortest, longest in LENGTHS:
        for name, change in (("", str), (", lower case", str.lower)):
            draw = random.Random(0)  # noqa: S311 - not a secret
            tally: Counter[str] = Counter()
            for standard, read in sentences.items():
                for sentence in read:
                    for text in windows(sentence, shortest, longest, draw):
                        told = written_standard(change(text))
                        tally["all"] += 1
                        tally["told"] += told.standard in ("nb", "nn")
                        tally["right"] += told.standard == standard
                        tally["forced"] += (told.nynorsk > 0.5) == (standard == "nn")
                        tally["other"] += told.standard == "other"
            right, forced = tally["right"] / tally["told"], tally["forced"] / tally["all"]
            told, other = tally["told"] / tally["all"], tally["other"] / tally["all"]
            label = f"{shortest}–{longest} words{name}"
            print(f"{label:<26}{tally['all']:>8}{told:>8.1%}{right:>15.2%}{forced:>17.2%}{other:>7.2%}")


def samples() -> Iterator[str]:
    """Give the shipped sample answers."""
    for name, first in SAMPLES.items():
        with (shipped("corpus_samples") / name).open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.reader(stream, delimiter=";")
            next(rows)
            yield from (cell for row in rows for cell in row[first:] if cell.strip())


def others(part: str) -> None:
    """Print how sentences in other languages and the sample answers are told."""
    with (TESTS / "foreign.csv").open(encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream, delimiter=";") if row["del"] == part]
    missed = [row for row in rows if written_standard(row["tekst"]).standard != "other"]
    answers = list(samples())
    called = [text for text in answers if written_standard(text).standard == "other"]
    empty = sum(written_standard(text).standard == "" for text in answers)
    found = len(rows) - len(missed)
    print(f"\nother languages ({part}): {found} of {len(rows)} found, missed: ", end="")
    print("; ".join(f"{row['språk']} «{row['tekst']}»" for row in missed) or "none")
    print(f"sample answers: {len(called)} of {len(answers)} called other, {empty} not told: {called}")
    print(
        f"precision of «other» over both {found / max(found + len(called), 1):.1%}, "
        f"recall {found / len(rows):.1%}"
    )
    start = time.perf_counter()
    for text in answers:
        written_standard(text + " ")
    print(f"{len(answers) / (time.perf_counter() - start):.0f} answers a second")


def is_word(word: str) -> bool:
    return word.isalpha() and word.islower() and len(word) >= 4


def planted(speller: Speller, sentences: dict[str, list[Sentence]]) -> None:
    """Print what becomes of one misspelling planted in each sentence."""
    for standard, read in sentences.items():
        draw = random.Random(1)  # noqa: S311 - not a secret
        tally: Counter[tuple[str, str]] = Counter()
        for sentence in read:
            places = [at for at, word in enumerate(sentence) if is_word(word)]
            if not places:
                continue
            at = draw.choice(places)
            written, kind = plant(sentence[at], draw)
            told = written_standard(" ".join([*sentence[:at], written, *sentence[at + 1 :]])).standard
            left, right = neighbours(sentence, at)
            given = speller.correct(written, left, right, told)
            first = speller.suggest(written, told)
            for group in (kind, "all", *(["no word"] if not speller.known(written) else [])):
                tally[group, "all"] += 1
                tally[group, "right"] += given == sentence[at]
                tally[group, "wrong"] += given not in (None, sentence[at])
                tally[group, "first"] += first[:1] == (sentence[at],)
                tally[group, "five"] += sentence[at] in first
        print(
            f"\nplanted in {standard:<16}{'words':>7}"
            f"{'put right':>11}{'made wrong':>12}{'first':>8}{'in five':>9}"
        )
        for group in (*KINDS, "no word", "all"):
            count = max(tally[group, "all"], 1)
            shares = [tally[group, name] / count for name in ("right", "wrong", "first", "five")]
            print(
                f"{group:<27}{tally[group, 'all']:>7}" + "{:>11.1%}{:>12.1%}{:>8.1%}{:>9.1%}".format(*shares)
            )


def neighbours(sentence: Sentence, at: int) -> tuple[str, str]:
    """Give the nearest word on either side, signs skipped; empty at an edge."""
    before = (word for word in reversed(sentence[:at]) if word[:1].isalpha())
    after = (word for word in sentence[at + 1 :] if word[:1].isalpha())
    return next(before, ""), next(after, "")


def touched(speller: Speller, sentences: dict[str, list[Sentence]]) -> None:
    """Print how many of the treebank's own words are changed, and how many pairs of them joined."""
    print()
    for standard, read in sentences.items():
        for name, change in (("as written", str), ("lower case", str.lower)):
            tally: Counter[str] = Counter()
            for sentence in read:
                words = [change(word) for word in sentence]
                told = written_standard(" ".join(words)).standard
                for at, word in enumerate(words):
                    if word.isalpha():
                        left, right = neighbours(words, at)
                        tally["words"] += 1
                        tally["changed"] += speller.correct(word, left, right, told) is not None
                    if word.isalpha() and at + 1 < len(words) and words[at + 1].isalpha():
                        tally["pairs"] += 1
                        tally["joined"] += speller.joined(word, words[at + 1]) is not None
            print(
                f"{standard}, {name}: {tally['changed']} of {tally['words']} words changed "
                f"({tally['changed'] / tally['words']:.2%}), "
                f"{tally['joined']} of {tally['pairs']} pairs joined"
            )


def og_and_å(speller: Speller, sentences: dict[str, list[Sentence]]) -> None:
    """Print how «og» and «å» fare when each is written as the other, and as it is."""
    swap = {"og": "å", "å": "og"}
    tally: Counter[tuple[str, str]] = Counter()
    for read in sentences.values():
        for sentence in read:
            for at, word in enumerate(sentence):
                if word in swap:
                    tally[word, "all"] += 1
                    tally[word, "right"] += speller.correct(swap[word], *neighbours(sentence, at)) == word
                    tally[word, "wrong"] += speller.correct(word, *neighbours(sentence, at)) is not None
    print()
    for word, other in swap.items():
        count = tally[word, "all"]
        print(
            f"«{word}» written «{other}»: {tally[word, 'right'] / count:.1%} of {count} put right; "
            f"right ones changed {tally[word, 'wrong'] / count:.2%}"
        )


def real(speller: Speller) -> None:
    """Print how the hand-made table of real misspellings fares, by where they are from."""
    with (TESTS / "misspelt.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    print(
        f"\n{'real misspellings':<30}{'words':>6}"
        f"{'put right':>11}{'made wrong':>12}{'first':>8}{'in five':>9}"
    )
    for part in ("tune", "test"):
        for source in ("alle", *dict.fromkeys(row["kilde"] for row in rows)):
            chosen = [row for row in rows if row["del"] == part and source in ("alle", row["kilde"])]
            tally: Counter[str] = Counter()
            for row in chosen:
                standard = "nn" if row["målform"] == "nn" else "nb"
                given = speller.correct(row["skrevet"], "det", "", standard)
                five = speller.suggest(row["skrevet"], standard)
                tally["right"] += given == row["ment"]
                tally["wrong"] += given not in (None, row["ment"])
                tally["first"] += five[:1] == (row["ment"],)
                tally["five"] += row["ment"] in five
            shares = [tally[name] / max(len(chosen), 1) for name in ("right", "wrong", "first", "five")]
            print(
                f"{part + ', ' + source:<30}{len(chosen):>6}"
                + "{:>11.1%}{:>12.1%}{:>8.1%}{:>9.1%}".format(*shares)
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", 1)[0])
    parser.add_argument("archive", type=Path, help="ndt_norne.tar.xz")
    parser.add_argument("--split", choices=("dev", "test"), default="test")
    options = parser.parse_args()
    sentences = treebank(options.archive, options.split)
    print(", ".join(f"{standard}: {len(read)} sentences" for standard, read in sentences.items()))
    standards(sentences)
    others("tune" if options.split == "dev" else "test")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    speller = load_speller()
    speller.suggest("oppføljing")
    ready = time.perf_counter() - start
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(
        f"\nspeller ready in {ready:.2f} s, {more:.0f} MB more than before it "
        "(the tables of the standard are shared)"
    )
    planted(speller, sentences)
    touched(speller, sentences)
    og_and_å(speller, sentences)
    real(speller)


if __name__ == "__main__":
    main()
