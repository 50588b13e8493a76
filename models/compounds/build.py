"""Make ``parts.txt.gz``: how likely a word is to begin or end a compound, and what else a score is made of.

Run ``python build.py TREEBANK REVIEWS LAWS``, the three archives of README.md, which tells the format and the
method. What each thing weighs is fitted to the annotated words of ``tests/language/cut_words.tsv`` that are
not for testing.
"""

from __future__ import annotations

import argparse
import gzip
import io
import lzma
import math
import re
import tarfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from ungtekst.language import cuts as ways
from ungtekst.language.cuts import Cut
from ungtekst.language.lemmas import Lemmas, load_lemmas
from ungtekst.language.wordparts import NEEDS_LINK, NO_FIRST, NO_LAST, NUMERALS, STAND_FIRST

HERE = Path(__file__).resolve().parent
TABLE = HERE / "parts.txt.gz"
WHOLE_WORDS = HERE / "whole.txt"
FORMS = HERE.parent / "forms" / "forms.txt.gz"
ANNOTATED = HERE.parent.parent / "tests" / "language" / "cut_words.tsv"

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SHORTEST, LONGEST = 5, 40
CONTENT = ("subst", "verb", "adj", "ukjent")
# A word that the form table lacks is learnt from when seen twice, and is a part when seen this often.
SEEN, PART_SEEN = 2, 15
# A letter that may be a link is one when the word without it is this many times as common.
LINKED = 3
ROUNDS, FITS = 7, 5
SMOOTHING = 0.3
# In the first round any cut is as good as another of as many parts; then a word is whole with a probability
# that falls with its length.
START, WHOLE_AT_START = 1e-4, 1e-8
WHOLE, WHOLE_BY_LETTER = 2.0, 1.6
# Expected uses below which a part is not listed, and log count below which a word is none of the common.
LEAST, LEAST_COMMON = 0.02, 3.0


class Corpus(NamedTuple):
    """Counts of forms, counts of their lemmas, and the treebank's parts of speech of a lemma."""

    forms: Counter[str]
    lemmas: Counter[str]
    speech: dict[str, Counter[str]]

    def count(self, word: str) -> int:
        """Tell how common a word is, as a lemma or as a form."""
        return max(self.lemmas[word], self.forms[word])


class Counts(NamedTuple):
    """In how many words a first part, as written, or the lemma of a last part is expected to stand."""

    firsts: dict[str, float]
    lasts: dict[str, float]


class Lattice(NamedTuple):
    """All ways to cut a word: its first parts by where they begin, and (start, lemma) of its last ones."""

    firsts: list[Cut]
    lasts: list[tuple[int, str]]


class Way(NamedTuple):
    """One way to cut a word, with the score of its parts and length."""

    score: float
    firsts: tuple[Cut, ...]
    start: int
    lemma: str


def running_words(archive: Path) -> Iterator[str]:
    """Give the words that a running text has in lower case: no names, none that begins a sentence.

    Lines in the spelling of before 1917 are left out.
    """
    with lzma.open(archive, "rt", encoding="utf-8") as stream:
        for line in stream:
            words = WORD.findall(unicodedata.normalize("NFC", line))
            if sum("aa" in word.lower() for word in words) < 2:
                yield from (word.lower() for word in words if is_common(word))


def is_common(word: str) -> bool:
    """Tell a common word, which may begin with a name or an abbreviation and a hyphen, from a name."""
    return word.rpartition("-")[2].islower() and (word[0].islower() or "-" in word)


def treebank(archive: Path) -> Iterator[tuple[str, str, str]]:
    """Give form, lemma and part of speech of the treebank's words that are no names."""
    with tarfile.open(archive, "r:xz") as tar:
        for member in sorted(tar.getmembers(), key=lambda member: member.name):
            stream = tar.extractfile(member) if "ndt/" in member.name and member.isfile() else None
            for line in io.TextIOWrapper(stream, encoding="utf-8") if stream else ():
                columns = unicodedata.normalize("NFC", line).split("\t")
                if len(columns) > 5 and "prop" not in columns[5].split("|"):
                    yield columns[1], columns[2].lower(), columns[3]


def read(archives: list[Path], lemmas: Lemmas) -> Corpus:
    """Count the three sources."""
    corpus = Corpus(Counter(), Counter(), defaultdict(Counter))
    for form, lemma, kind in treebank(archives[0]):
        corpus.speech[lemma][kind] += 1
        if WORD.fullmatch(form):
            corpus.forms[form.lower()] += 1
    for archive in archives[1:]:
        corpus.forms.update(running_words(archive))
    for form, count in corpus.forms.items():
        corpus.lemmas[lemmas.inflected(form)[0] if lemmas.known(form) else form] += count
    return corpus


class Candidates:
    """Which words may be parts, by the form table, the treebank and what the corpora have often."""

    def __init__(self, corpus: Corpus, lemmas: Lemmas) -> None:
        self.corpus, self.lemmas = corpus, lemmas
        self.unlisted = {
            form
            for form, count in corpus.forms.items()
            if count >= PART_SEEN and len(form) > 3 and form.isalpha() and not lemmas.known(form)
        }
        self._may_begin = lru_cache(maxsize=None)(self._find_begin)
        self._unknown_lasts = lru_cache(maxsize=None)(self._find_unknown_lasts)

    def lattice(self, word: str) -> Lattice:
        """Give all ways to cut a word."""
        own = self.lemmas.inflected(word)
        firsts = ways.cuts(word, self._may_begin)
        lasts = []
        for start in sorted({cut.end for cut in firsts}):
            found = (
                ways.tail_lemmas(word, start, own, self.lemmas) if own else self._unknown_lasts(word[start:])
            )
            if not ways.is_suffix(word, start):
                lasts.extend((start, lemma) for lemma in found if self._has_content(lemma))
        return pruned(firsts, lasts)

    def stem_and_link(self, written: str) -> tuple[str, str]:
        """Part a first part from its link: «kurs» is no «kur + s», for it is the commoner word."""
        stem, link = written[:-1], written[-1]
        if link not in "se" or not self._is_stem(stem):
            return written, ""
        linked = self.corpus.count(stem) > LINKED * self.corpus.count(written)
        return (stem, link) if linked or not self._is_stem(written) else (written, "")

    def _is_stem(self, stem: str) -> bool:
        if stem in self.unlisted:
            return stem not in NO_FIRST
        return ways.may_be_stem(stem, self.lemmas) and (stem in STAND_FIRST or self._has_content(stem))

    def _find_begin(self, written: str) -> bool:
        if not ways.may_begin(written, self.lemmas) and written not in self.unlisted:
            return False
        return self._is_stem(written) or (written[-1] in "se" and self._is_stem(written[:-1]))

    def _find_unknown_lasts(self, last: str) -> tuple[str, ...]:
        is_unlisted = last in self.unlisted and last not in NO_LAST and len(last) > 4
        return ways.last_lemmas(last, self.lemmas) or ((last,) if is_unlisted else ())

    def _has_content(self, lemma: str) -> bool:
        if lemma in NUMERALS:
            return lemma in ("hundre", "tusen")
        kinds = self.corpus.speech.get(lemma)
        return kinds is None or any(kinds[kind] for kind in CONTENT)


def pruned(firsts: list[Cut], lasts: list[tuple[int, str]]) -> Lattice:
    """Leave out first parts that no last part can be reached from."""
    good = {start for start, _ in lasts}
    kept = []
    for cut in sorted(firsts, key=lambda cut: -cut.start):
        if cut.end in good:
            kept.append(cut)
            good.add(cut.start)
    return Lattice(kept[::-1], lasts)


def expected(lattices: dict[str, Lattice], before: Counts | None) -> Counts:
    """Go one round of expectation-maximisation: the expected uses of parts, given those before."""
    first, last, whole = probabilities(before)
    firsts: dict[str, float] = defaultdict(float)
    lasts: dict[str, float] = defaultdict(float)
    for word, lattice in lattices.items():
        ahead: dict[int, float] = defaultdict(float, {0: 1.0})
        for cut in lattice.firsts:
            ahead[cut.end] += ahead[cut.start] * first(cut.written)
        behind: dict[int, float] = defaultdict(float)
        for start, lemma in lattice.lasts:
            behind[start] += last(lemma)
        total = whole(len(word)) + sum(ahead[start] * behind[start] for start in sorted(behind))
        for start, lemma in lattice.lasts:
            lasts[lemma] += ahead[start] * last(lemma) / total
        for cut in reversed(lattice.firsts):
            firsts[cut.written] += ahead[cut.start] * first(cut.written) * behind[cut.end] / total
            behind[cut.start] += first(cut.written) * behind[cut.end]
    return Counts(dict(firsts), dict(lasts))


def probabilities(
    counts: Counts | None,
) -> tuple[Callable[[str], float], Callable[[str], float], Callable[[int], float]]:
    """Give the probability of a first part, of a last one, and of a whole word of a length."""
    if counts is None:
        return lambda _: START, lambda _: START, lambda _: WHOLE_AT_START
    firsts, lasts = smoothed(counts.firsts), smoothed(counts.lasts)
    return firsts, lasts, lambda length: math.exp(-WHOLE - WHOLE_BY_LETTER * length)


def smoothed(counts: dict[str, float]) -> Callable[[str], float]:
    """Turn counts into probabilities, with a little for what was not seen."""
    total = sum(counts.values()) + SMOOTHING * len(counts)
    return lambda part: (counts.get(part, 0.0) + SMOOTHING) / total


def word_types(corpus: Corpus, lemmas: Lemmas) -> list[str]:
    """Give the words to learn parts from: all lemmas of the form table, and what it lacks."""
    found: set[str] = set()
    for line in gzip.decompress(FORMS.read_bytes()).decode("utf-8").splitlines():
        form, _, *own = line.split("\t")
        found.update(own[0].split(" ") if own else (form,))
    found.update(form for form, count in corpus.forms.items() if count >= SEEN and not lemmas.known(form))
    return sorted(word for word in found if SHORTEST <= len(word) <= LONGEST and word.isalpha())


class Model:
    """The weights of a score, and the scores of parts by them."""

    NAMES = (
        *("first", "first_common", "each_first", "last", "last_common"),
        *("bias", "length", "known", "common", "swallowed"),
    )

    def __init__(self, counts: Counts, candidates: Candidates, whole: frozenset[str]) -> None:
        self.counts, self.candidates, self.whole = counts, candidates, whole
        self._first, self._last, _ = probabilities(counts)
        self.weights = dict(zip(self.NAMES, [1, 0.1, 0, 1, 0.1, 2, 1.6, 0, 0, 0], strict=True))

    def first_features(self, written: str) -> dict[str, float]:
        """Give what the score of a first part is made of."""
        stem, _ = self.candidates.stem_and_link(written)
        common = self.log_count(stem)
        return {"first": math.log(self._first(written)), "first_common": common, "each_first": 1.0}

    def last_features(self, lemma: str) -> dict[str, float]:
        """Give what the score of a last part is made of."""
        return {"last": math.log(self._last(lemma)), "last_common": self.log_count(lemma)}

    def word_features(self, word: str, way: Way) -> dict[str, float]:
        """Give what a score is made of beside its parts."""
        own = self.candidates.lemmas.inflected(word)
        return {
            "bias": 1.0,
            "length": way.start + len(way.lemma),
            "known": float(bool(own)),
            "common": max(map(self.log_count, own), default=0.0),
            "swallowed": float(sum(cut.swallows for cut in way.firsts)),
        }

    def log_count(self, word: str) -> float:
        """Give the logarithm of how common a word is."""
        return math.log1p(self.candidates.corpus.count(word))

    def score(self, features: dict[str, float]) -> float:
        """Weigh features."""
        return sum(self.weights[name] * value for name, value in features.items())

    def best(self, word: str) -> Way | None:
        """Give the best way to cut a word."""
        lattice = self.candidates.lattice(word)
        rows: dict[int, tuple[float, tuple[Cut, ...]]] = {0: (0.0, ())}
        for cut in lattice.firsts:
            if cut.start in rows:
                score, row = rows[cut.start]
                score += (
                    self.score(self.first_features(cut.written)) + self.weights["swallowed"] * cut.swallows
                )
                if cut.end not in rows or score > rows[cut.end][0]:
                    rows[cut.end] = (score, (*row, cut))
        found: list[tuple[float, Way]] = []
        for start, lemma in lattice.lasts:
            score, row = rows[start]
            if lemma not in NEEDS_LINK or self.candidates.stem_and_link(row[-1].written)[1]:
                score += self.score(self.last_features(lemma)) + self.weights["length"] * (start + len(lemma))
                rank = score + ways.SWALLOWED_IS_MEANT * row[-1].swallows
                found.append((rank, Way(score, row, start, lemma)))
        return max(found)[1] if found else None

    def would_cut(self, word: str) -> bool:
        """Tell whether a word would be cut if it were not for how common it is."""
        way = self.best(word)
        if way is None:
            return False
        own = bool(self.candidates.lemmas.inflected(word))
        return way.score + self.weights["bias"] + self.weights["known"] * own > 0

    def fit(self, annotated: dict[str, frozenset[int]]) -> None:
        """Fit the weights to words and the borders in them: is the best way to cut a word right?"""
        rows, right = [], []
        for word, borders in annotated.items():
            way = self.best(word)
            if way is None or not self.whole.isdisjoint((word, *self.candidates.lemmas.inflected(word))):
                continue
            features: Counter[str] = Counter()
            for cut in way.firsts:
                features.update(self.first_features(cut.written))
            features.update(self.last_features(way.lemma) | self.word_features(word, way))
            rows.append([features[name] for name in self.NAMES])
            right.append({cut.end for cut in way.firsts} <= borders)
        table = np.array(rows)
        # The bias is a column of ones like any other, so that all weights stand in one row.
        scale = np.where(table.std(axis=0) > 0, table.std(axis=0), 1.0)
        model = LogisticRegression(C=10.0, max_iter=5000, fit_intercept=False).fit(table / scale, right)
        self.weights = dict(zip(self.NAMES, model.coef_[0] / scale, strict=True))


def annotated_words() -> dict[str, frozenset[int]]:
    """Read the annotated words that are not for testing: each with the places where its parts end."""
    found = {}
    for line in ANNOTATED.read_text("utf-8").splitlines()[1:]:
        drawn, _, cut = line.split("\t")
        parts = cut.replace("_", "").split("+")
        if drawn != "test" and "-" not in cut:
            ends = (len("".join(parts[:count])) for count in range(1, len(parts)))
            found["".join(parts)] = frozenset(ends)
    return found


def table_lines(model: Model, words: list[str]) -> list[str]:
    """Write the table: the numbers, then a line for each part, each common and each whole word."""
    weights, candidates = model.weights, model.candidates
    numbers = [weights[name] for name in ("bias", "length", "known", "common", "swallowed")]
    # No word has this in it: the scores of parts that were never seen.
    numbers += [model.score(model.first_features("\0")), model.score(model.last_features("\0"))]
    rows: dict[str, list[str]] = defaultdict(lambda: ["", "", ""])
    for written, count in model.counts.firsts.items():
        if count >= LEAST:
            score = round(10 * model.score(model.first_features(written)))
            rows[written][0] = f"{score} {candidates.stem_and_link(written)[1]}".rstrip()
    for lemma, count in model.counts.lasts.items():
        if count >= LEAST:
            rows[lemma][1] = str(round(10 * model.score(model.last_features(lemma))))
    for word in words:
        if model.log_count(word) >= LEAST_COMMON and word not in model.whole and model.would_cut(word):
            rows[word][2] = str(round(10 * model.log_count(word)))
    for word in model.whole:
        rows[word][2] = "whole"
    head = "\t".join(f"{number:.3f}" for number in numbers)
    return [head, *("\t".join([word, *cells]) for word, cells in sorted(rows.items()))]


def main() -> None:
    """Read the sources and write the table beside this script."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archives", type=Path, nargs=3, help="ndt_norne.tar.xz norec.txt.xz lover.txt.xz")
    parser.add_argument("--without", type=Path, help="a file of words that no part is learnt from")
    parser.add_argument("--to", type=Path, default=TABLE, help="where to write, if not beside this script")
    given = parser.parse_args()
    lemmas = load_lemmas()
    candidates = Candidates(read(given.archives, lemmas), lemmas)
    whole = frozenset(WHOLE_WORDS.read_text("utf-8").split())
    left_out = set(given.without.read_text("utf-8").split()) if given.without else set()
    words = [word for word in word_types(candidates.corpus, lemmas) if word not in whole | left_out]
    lattices = {word: lattice for word in words if (lattice := candidates.lattice(word)).lasts}
    counts: Counts | None = None
    for _ in range(ROUNDS):
        counts = expected(lattices, counts)
    model = Model(counts or Counts({}, {}), candidates, whole)
    for _ in range(FITS):
        model.fit(annotated_words())
    lines = table_lines(model, [word for word in words if word in candidates.corpus.lemmas])
    content = "".join(f"{line}\n" for line in lines).encode("utf-8")
    given.to.write_bytes(gzip.compress(content, compresslevel=9, mtime=0))
    print(", ".join(f"{name} {weight:.2f}" for name, weight in model.weights.items()))
    print(f"{len(words)} words, {len(lattices)} of them can be cut")
    print(f"{len(lines) - 1} lines, {given.to.stat().st_size} bytes")


if __name__ == "__main__":
    main()
