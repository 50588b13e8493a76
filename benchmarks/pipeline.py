"""The shipped pipeline on the test sentences of the Norwegian treebanks, which it was never trained on.

    python benchmarks/pipeline.py ndt_norne.tar.xz [--split dev] [--peer FOLDER] [--pipeline FOLDER]

ARCHIVE is the treebank with NorNE's names, as in ``models/nb_ungtekst/README.md``. Scores are on the
treebank's own tokens, texts of ten sentences; intervals are 95 % over 1,000 resamplings of the texts. The
peer is a pipeline of the same shape as the published 11 MB one, made by the project's command ``peer``:
the two take turns on the same raw texts, one core.
"""

from __future__ import annotations

import os

for _library in ("OMP", "OPENBLAS", "MKL", "BLIS"):
    os.environ.setdefault(f"{_library}_NUM_THREADS", "1")

import argparse  # noqa: E402 - one core, said before numpy is loaded
import random  # noqa: E402
import statistics  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from collections.abc import Callable, Sequence  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import TYPE_CHECKING, NamedTuple  # noqa: E402

import spacy  # noqa: E402

from ungtekst.resources import shipped  # noqa: E402

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PROJECT = shipped("models") / "nb_ungtekst"
sys.path.insert(0, str(PROJECT / "scripts"))

import treebank  # noqa: E402
from conversion import Word, convert  # noqa: E402
from corpora import LONGEST, as_is, document, runs  # noqa: E402

RESAMPLED = 1000
ROUNDS = 5
STANDARDS = {"nob": "bokmål", "nno": "nynorsk"}


class Counts(NamedTuple):
    """What a text adds to a score: right ones, ones said, ones there."""

    right: int
    said: int
    there: int


Score = Callable[[Sequence[Counts]], float]


def accuracy(counts: Sequence[Counts]) -> float:
    """Right ones of those there, in per cent."""
    return 100 * sum(c.right for c in counts) / max(1, sum(c.there for c in counts))


def f_score(counts: Sequence[Counts]) -> float:
    """Harmonic mean of precision and recall, in per cent."""
    return 200 * sum(c.right for c in counts) / max(1, sum(c.said + c.there for c in counts))


def words(attribute: str) -> Callable[[Doc, Doc], Counts]:
    """Count the tokens whose attribute is that of the treebank."""

    def count(said: Doc, true: Doc) -> Counts:
        pairs = [(getattr(a, attribute), getattr(b, attribute)) for a, b in zip(said, true, strict=True)]
        return Counts(sum(str(a) == str(b) for a, b in pairs), len(pairs), len(pairs))

    return count


def sentences(said: Doc, true: Doc) -> Counts:
    """Count the sentences that begin and end where the treebank's do."""
    return overlap({(s.start, s.end) for s in said.sents}, {(s.start, s.end) for s in true.sents})


def names(said: Doc, true: Doc) -> Counts:
    """Count the names with the right tokens and the right one of nine labels."""
    return overlap(
        {(e.start, e.end, e.label_) for e in said.ents}, {(e.start, e.end, e.label_) for e in true.ents}
    )


def persons(said: Doc, true: Doc) -> Counts:
    """Count the persons' names found whole and called persons."""
    return overlap(
        {(e.start, e.end) for e in said.ents if e.label_ == "PER"},
        {(e.start, e.end) for e in true.ents if e.label_ == "PER"},
    )


def overlap(said: set[tuple[int, ...]] | set[tuple[int, int, str]], true: set) -> Counts:  # type: ignore[type-arg]
    """Count what two sets share."""
    return Counts(len(said & true), len(said), len(true))


ROWS: tuple[tuple[str, Callable[[Doc, Doc], Counts], Score], ...] = (
    ("UPOS", words("pos_"), accuracy),
    ("morphology", words("morph"), accuracy),
    ("lemma", words("lemma_"), accuracy),
    ("sentences F", sentences, f_score),
    ("names F (nine types)", names, f_score),
    ("persons, recall", persons, accuracy),
)


def with_interval(counts: Sequence[Counts], score: Score) -> str:
    """Write a score with its interval."""
    rng = random.Random(0)  # noqa: S311 - not a secret
    again = sorted(score(rng.choices(counts, k=len(counts))) for _ in range(RESAMPLED))
    return f"{score(counts):.1f} ({again[RESAMPLED // 40]:.1f}–{again[-RESAMPLED // 40]:.1f})"


def gold(archive: Path, standard: str, split: str) -> tuple[list[Doc], list[Doc]]:
    """Give the texts as the UD files have them, and with the release's slips in names mended."""
    vocab = spacy.blank("nb").vocab
    own = {s.key: [word.upos for word in convert(s)] for s in treebank.everything(archive, standard)}
    released, mended = [], []
    for text in runs(treebank.held(archive, standard, split), LONGEST, None):
        tokens = [as_is(sentence) for sentence in text]
        released.append(document(vocab, text, tokens))
        names_mended = [with_names(words, own.get(s.key, [])) for s, words in zip(text, tokens, strict=True)]
        mended.append(document(vocab, text, names_mended))
    return released, mended


def with_names(words: Sequence[Word], own: Sequence[str]) -> list[Word]:
    """Call a name what it is: the nynorsk release has NOUN for every name with a gender or a short form."""
    if len(own) != len(words):
        return list(words)
    return [
        word._replace(upos="PROPN") if (word.upos, upos) == ("NOUN", "PROPN") else word
        for word, upos in zip(words, own, strict=True)
    ]


def tagged(nlp: Language, texts: Sequence[Doc], *, lower: bool = False) -> list[Doc]:
    """Run a pipeline over the tokens of some texts."""
    from spacy.tokens import Doc

    return list(
        nlp.pipe(
            Doc(
                nlp.vocab,
                words=[token.lower_ if lower else token.text for token in text],
                spaces=[bool(token.whitespace_) for token in text],
            )
            for text in texts
        )
    )


def scores(nlp: Language, archive: Path, split: str) -> dict[str, dict[str, str]]:
    """Score a pipeline: row → standard → figure."""
    table: dict[str, dict[str, str]] = {}
    for standard, name in STANDARDS.items():
        true, mended = gold(archive, standard, split)
        said = tagged(nlp, true)
        for row, count, score in ROWS:
            counts = [count(a, b) for a, b in zip(said, true, strict=True)]
            table.setdefault(row, {})[name] = with_interval(counts, score)
        counts = [words("pos_")(a, b) for a, b in zip(said, mended, strict=True)]
        table.setdefault("UPOS, the release's names mended", {})[name] = with_interval(counts, accuracy)
        normal = f_score([names(a, b) for a, b in zip(said, true, strict=True)])
        small = f_score([names(a, b) for a, b in zip(tagged(nlp, true, lower=True), true, strict=True)])
        table.setdefault("names F in lower case", {})[name] = f"{small:.1f} ({small / normal:.2f} of normal)"
    return table


def speeds(pipelines: Sequence[Language], archive: Path) -> list[list[float]]:
    """Words a second of each pipeline on the raw test texts, a list of rounds for each; they take turns."""
    texts = [text.text for standard in STANDARDS for text in gold(archive, standard, "test")[0]]
    found: list[list[float]] = [[] for _ in pipelines]
    for _ in range(ROUNDS):
        for nlp, rounds in zip(pipelines, found, strict=True):
            start = time.perf_counter()
            tokens = sum(len(doc) for doc in nlp.pipe(texts))
            rounds.append(tokens / (time.perf_counter() - start))
    return found


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("archive", type=Path)
    parser.add_argument("--split", choices=treebank.SPLITS, default="test")
    parser.add_argument("--pipeline", type=Path, default=PROJECT)
    parser.add_argument("--peer", type=Path)
    options = parser.parse_args()
    nlp = spacy.load(options.pipeline)
    print(f"| {options.split} | {' | '.join(STANDARDS.values())} |\n|---|---|---|")
    for row, cells in scores(nlp, options.archive, options.split).items():
        print(f"| {row} | {' | '.join(cells.values())} |")
    parts = {
        file
        for part in ("vocab", "config.cfg", "meta.json", "tokenizer", *nlp.pipe_names)
        for file in [options.pipeline / part, *(options.pipeline / part).rglob("*")]
        if file.is_file()
    }
    print(f"| size | {sum(file.stat().st_size for file in parts) / 1e6:.1f} MB | the same files |")
    pipelines = [nlp, *([spacy.load(options.peer)] if options.peer else [])]
    rounds = speeds(pipelines, options.archive)
    print(f"| words a second, one core | {statistics.median(rounds[0]):,.0f} | the same run |")
    if options.peer:
        ratio = statistics.median(ours / peer for ours, peer in zip(*rounds, strict=True))
        print(f"| … the peer's beside it | {statistics.median(rounds[1]):,.0f} | ratio {ratio:.2f} |")


if __name__ == "__main__":
    main()
