"""Make the tables of words beside this script.

Run ``python build.py NOREC LOVER TREEBANK PROFILES``: ``norec.txt.xz``, ``lover.txt.xz``,
``ndt_norne.tar.xz`` and the folder ``langdetect/profiles``. See README.md for the formats and the sources.
"""

from __future__ import annotations

import argparse
import gzip
import math
import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from choosing import keep, slips
from corpora import read_lines
from counting import Sources
from leaning import Leaning, radical, windows
from letters import Letters, of_languages, of_words
from nouns import Pairs, nouns

from ungtekst.language import Lemmas, load_lemmas
from ungtekst.language.loans import LOANS

# Windows per source and standard to learn leanings from, and what one counts beside one of the treebank's.
_WINDOWS = 45_000
_BOOTSTRAPPED = 0.5
# The share of bokmål windows that get their forms in -a.
_RADICAL = 0.6
# Affixes that say less than this (in tenths of a nat) are left out.
_LEAST_LEANING = 1
# A neighbour of «og» and «å» says something from so many sightings on.
_LEAST_AROUND = 10
_END = 2


def learn(sources: Sources, lemmas: Lemmas, silent: frozenset[str]) -> Leaning:
    """Learn leanings from equally many windows of both standards in each corpus, and all of the treebank."""
    draw = random.Random(1)  # noqa: S311 - not a secret
    texts: list[tuple[str, ...]] = []
    labels: list[str] = []
    sizes: list[float] = []
    for (source, standard), lines in sorted(sources.lines.items()):
        draw.shuffle(lines)
        own = source == "treebank"
        cut = windows(lines, 10**9 if own else _WINDOWS, draw)
        if standard == "nb":
            cut = [
                tuple(radical(word, lemmas) for word in words) if draw.random() < _RADICAL else words
                for words in cut
            ]
        texts += cut
        labels += [standard] * len(cut)
        sizes += [1.0 if own else _BOOTSTRAPPED] * len(cut)
        print(f"{source} {standard}: {len(lines)} lines, {len(cut)} windows")
    return Leaning(texts, labels, sizes, silent)


def word_rows(
    kept: dict[str, bool],
    sources: Sources,
    leaning: Leaning,
    nouns: frozenset[str],
    taking: frozenset[str],
) -> Iterable[str]:
    """Write the word table: form, ten times its Zipf value per standard, leaning, marks."""
    nb, nn = sources.frequencies("nb"), sources.frequencies("nn")
    for word, name in kept.items():
        lean = 0 if name or word in LOANS else tenths(leaning.of_word(word))
        marked = "n" if name else "s" * (word in nouns) + "m" * (word in taking)
        yield f"{word}\t{zipf(nb.get(word))}\t{zipf(nn.get(word))}\t{lean}\t{marked}".rstrip("\t")


def affix_rows(leaning: Leaning) -> Iterable[str]:
    """Write the leanings of affixes, and under no name that of every text."""
    yield f"\t{tenths(leaning.bias)}"
    for affix, weight in leaning.of_affixes().items():
        if abs(tenths(weight)) >= _LEAST_LEANING:
            yield f"{affix}\t{tenths(weight)}"


def letter_rows(kept: dict[str, bool], sources: Sources, profiles: Path) -> Iterable[str]:
    """Write what a letter costs after one or two others: in Norwegian, elsewhere, in Danish, in Swedish."""
    nb, nn = sources.frequencies("nb"), sources.frequencies("nn")
    runs = of_words({word: nb.get(word, 0.0) + nn.get(word, 0.0) for word, name in kept.items() if not name})
    others = [of_languages(profiles), of_languages(profiles, ["da"]), of_languages(profiles, ["sv"])]
    models = [Letters(counted) for counted in (runs, *others)]
    for run in models[0].common() | models[1].common():
        yield "\t".join([run, *(str(tenths(model.cost(run))) for model in models)])


def around_rows(sources: Sources) -> Iterable[str]:
    """Write how much the words before and after speak for «å» against «og»; rare ones by their end."""
    before, after = (odds(with_ends(side)) for side in (sources.before, sources.after))
    for word in before.keys() | after.keys():
        yield f"{word}\t{tenths(before.get(word, 0.0))}\t{tenths(after.get(word, 0.0))}"


def with_ends(side: dict[str, Counter[str]]) -> dict[str, Counter[str]]:
    """Add the last letters of rare neighbours («-re») to neighbours, each rare word once."""
    ended = {middle: Counter(of) for middle, of in side.items()}
    for middle, of in side.items():
        for word, often in of.items():
            if word and often < _LEAST_AROUND:
                ended[middle]["-" + word[-_END:]] += 1
    return ended


def odds(side: dict[str, Counter[str]]) -> dict[str, float]:
    """Give the log odds (nats) for «å» of each word that stands often enough beside either."""
    share = {middle: sum(of.values()) for middle, of in side.items()}
    prior = share["å"] / (share["å"] + share["og"])
    found = {}
    for word in side["å"].keys() | side["og"].keys():
        often = side["å"][word], side["og"][word]
        if sum(often) >= _LEAST_AROUND:
            found[word] = math.log((often[0] + prior) / share["å"]) - math.log(
                (often[1] + 1 - prior) / share["og"]
            )
    return found


def tenths(nats: float) -> int:
    """Round to tenths."""
    return round(10 * nats)


def zipf(often: float | None) -> int:
    """Give a frequency per thousand million as ten times its decimal logarithm; 0 for none."""
    return max(round(10 * math.log10(often)), 1) if often else 0


def write(name: str, rows: Iterable[str]) -> None:
    """Write rows, sorted by their bytes, beside this script."""
    content = "".join(f"{row}\n" for row in sorted(rows, key=lambda row: row.encode("utf-8"))).encode("utf-8")
    target = Path(__file__).resolve().parent / name
    target.write_bytes(gzip.compress(content, compresslevel=9, mtime=0))
    rows_written = content.count(b"\n")
    print(f"{name}: {rows_written} rows, {len(content)} bytes, {target.stat().st_size} packed")


def main() -> None:
    """Read the sources and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("norec", type=Path, help="norec.txt.xz")
    parser.add_argument("lover", type=Path, help="lover.txt.xz")
    parser.add_argument("treebank", type=Path, help="ndt_norne.tar.xz")
    parser.add_argument("profiles", type=Path, help="the folder langdetect/profiles")
    given = parser.parse_args()
    sources = Sources(given.norec, given.lover, given.treebank)
    lemmas = load_lemmas()
    kept = keep(sources, lemmas)
    leaning = learn(sources, lemmas, LOANS.union(word for word, name in kept.items() if name))
    own = nouns(sources.tags, lemmas, (word for word, name in kept.items() if not name))
    pairs = Pairs(map(str.lower, read_lines(given.norec)), frozenset(kept), own)
    write("words.txt.gz", word_rows(kept, sources, leaning, own, pairs.taking()))
    write("affixes.txt.gz", affix_rows(leaning))
    write("letters.txt.gz", letter_rows(kept, sources, given.profiles))
    write("apart.txt.gz", pairs.apart())
    write("around-og.txt.gz", around_rows(sources))
    found = slips(sources, lemmas, filter(lemmas.known, sources.totals()))
    write("slips.txt.gz", (f"{slip}\t{meant}" for slip, meant in found.items()))
    print(f"{sum(kept.values())} names")


if __name__ == "__main__":
    main()
