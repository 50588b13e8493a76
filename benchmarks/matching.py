"""Matching 100,000 answers of 20 words with 500 terms, beside spaCy's PhraseMatcher on lemmas.

    python benchmarks/matching.py [--answers 100000]

Both get the same texts and the same plain words and phrases, have their tables loaded, and go from text to
spans in one process.
The answers are windows of 20 words over the shipped sample, each with a few words changed for others of it,
so that word types and repetitions are those of real answers.
"""

from __future__ import annotations

import argparse
import random
import time

import spacy
from spacy.matcher import PhraseMatcher

from ungtekst import Codebook
from ungtekst.codebook.terms import Misspelt, parse
from ungtekst.coding.matching import Matcher
from ungtekst.exchange import read_table
from ungtekst.language import load_pipeline
from ungtekst.resources import shipped

TERMS = 500
ROUNDS = 6  # in the first both fill their memories; in the others they run as in a long table
WORDS = 20


def texts(count: int) -> list[str]:
    table = read_table(shipped("corpus_samples") / "unge-nav-2025.csv")
    words = " ".join(cell for _, cells in table.rows for cell in cells[6:]).split()
    rng = random.Random(0)  # noqa: S311 - not a secret
    made = []
    for _ in range(count):
        start = rng.randrange(len(words) - WORDS)
        window = words[start : start + WORDS]
        for _ in range(3):
            window[rng.randrange(WORDS)] = rng.choice(words)
        made.append(" ".join(window))
    return made


def plain_terms() -> list[str]:
    """Words and phrases of the shipped codebook that PhraseMatcher can express too."""
    found = []
    for code in Codebook.read(shipped("codebooks") / "unge-nav.yaml").many:
        for term in code.terms:
            parsed = parse(term)
            if isinstance(parsed, Misspelt) or max(parsed.reach) > 1:
                continue
            if all(element.kind == "word" for element in parsed.elements):
                found.append(term)
    return random.Random(0).sample(sorted(set(found)), TERMS)  # noqa: S311


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--answers", type=int, default=100_000)
    answers, terms = texts(parser.parse_args().answers), plain_terms()
    codebook = Codebook.from_dict(
        {
            "ungtekst": "codebook/1",
            "id": "maaling",
            "version": "1.0.0",
            "dimensions": [
                {"id": "d", "choice": "many", "codes": [{"id": "a", "label": "A", "terms": terms}]}
            ],
        }
    )
    pipeline = load_pipeline("blank:nb")
    nlp = spacy.blank("nb")
    nlp.add_pipe("ungtekst_lemma")

    def ours() -> int:
        return matcher.match_all(answers).total

    def theirs() -> int:
        return sum(len(phrases(doc)) for doc in nlp.pipe(answers))

    rounds: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        if not rounds:
            start = time.perf_counter()
            matcher = Matcher(codebook, pipeline)
        else:
            start = time.perf_counter()
        hits = ours()
        middle = time.perf_counter()
        if not rounds:
            phrases = PhraseMatcher(nlp.vocab, attr="LEMMA")
            phrases.add("a", list(nlp.pipe(terms)))
        spans = theirs()
        rounds.append((middle - start, time.perf_counter() - middle))
    print(f"{len(answers)} answers of {WORDS} words, {len(terms)} terms: {hits} hits, {spans} spans")
    for name, (own, peer) in (("first round", rounds[0]), ("median of the others", median(rounds[1:]))):
        print(f"{name:<22} ungtekst {own:5.2f} s, PhraseMatcher {peer:5.2f} s, ratio {peer / own:.1f}")


def median(rounds: list[tuple[float, float]]) -> tuple[float, float]:
    """The round with the median ratio."""
    ordered = sorted(rounds, key=lambda pair: pair[1] / pair[0])
    return ordered[len(ordered) // 2]


if __name__ == "__main__":
    main()
