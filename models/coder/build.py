"""Learn how far a codebook alone is to be believed: ``python models/coder/build.py``.

Reads the sample surveys with their hand codes and writes ``weights.tsv``. Each codebook is taken five times:
with all its terms, with 50, 15 and 5 a code drawn at random, and with none; so what is learnt holds for
codebooks that users write. Every survey weighs the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression

from ungtekst import Codebook
from ungtekst.codebook import Code
from ungtekst.coding.columns import Look
from ungtekst.coding.signs import FIELD, SIGNS, START, THRESHOLDS, Weights, richness, threshold_at
from ungtekst.exchange import read_table
from ungtekst.language import load_pipeline
from ungtekst.language.meaning import load_meaning
from ungtekst.resources import shipped

HERE = Path(__file__).resolve().parent
SURVEYS = {
    "unge-nav-2025": "unge-nav",
    "unge-nav-2026": "unge-nav",
    "oppfolging-ansatte": "oppfolging-ansatte",
    "foresatte-arena": "foresatte-arena",
}
TERMS = (0, 5, 15, 50, 10_000)
LEAST = 5
SMOOTH = 0.02


def survey(name: str) -> pd.DataFrame:
    """Read a sample survey: id, question, text and a column a code."""
    tables = [read_table(shipped("corpus_samples") / f"{name}{end}.csv") for end in ("", "-koder")]
    answers, codes = (
        pd.DataFrame([cells for _, cells in table.rows], columns=list(table.heads)) for table in tables
    )
    texts = answers.set_index("id")
    column = {question.replace("_", "-"): question for question in texts.columns}
    codes["text"] = [
        texts.at[who, question if question in texts else column[question]]
        for who, question in zip(codes["id"], codes["spørsmål"], strict=True)
    ]
    return codes.rename(columns={"spørsmål": "question"}).replace("", None).fillna({"text": ""})


def fewer(codebook: Codebook, count: int, seed: int = 0) -> Codebook:
    """Leave each code ``count`` of its terms, drawn at random."""
    rng = np.random.default_rng(seed)

    def cut(code: Code) -> Code:
        kept = sorted(rng.permutation(len(code.terms))[:count].tolist())
        terms = tuple(code.terms[place] for place in kept)
        return replace(code, terms=terms, codes=tuple(map(cut, code.codes)))

    dimensions = (replace(d, codes=tuple(map(cut, d.codes))) for d in codebook.dimensions)
    return replace(codebook, dimensions=tuple(dimensions))


@dataclass(frozen=True)
class Watched(Weights):
    """Weights that keep the signs they are asked about."""

    seen: list[np.ndarray] = field(default_factory=list)

    def odds(self, signs: np.ndarray) -> np.ndarray:
        """Keep the signs."""
        self.seen.append(signs)
        return np.zeros(signs.shape[:2])


# The signs of the answers judged on a code, whether they have it, and how rich the code is in terms.
Judged = tuple[np.ndarray, np.ndarray, float]


def pairs(codebook: Codebook, frame: pd.DataFrame, fields: np.ndarray) -> list[Judged]:
    """Give the signs and codes of every answer judged, for each choose-many code."""
    weights = Watched(np.zeros(len(SIGNS)), 0.0, (0.5, 0.5), fields, "")
    look = Look(codebook, load_pipeline(), load_meaning(), weights)
    parts = list(look.read(frame["text"].tolist(), frame["question"].tolist()))
    spoken = ~np.concatenate([part.empty for part in parts])
    groups = len(look.groups)
    found = []
    for number, (dimension, group) in enumerate(zip(look.dimensions, look.groups, strict=True)):
        if dimension.choice == "many":
            of_group = np.concatenate(weights.seen[number::groups])
            for place, code in enumerate(group.codes):
                if code in frame and (frame[code].astype(float) == 1).sum() >= LEAST:
                    judged = frame[code].notna().to_numpy() & spoken
                    held = frame[code].astype(float).to_numpy()[judged]
                    rich = richness(len(codebook.code(code).terms))
                    found.append((of_group[judged, place], held, rich))
    return found


def f1(codes: Sequence[Judged], weights: np.ndarray, thresholds: tuple[float, float]) -> float:
    """Give the mean of macro- and micro-F1 when a code is given for its terms and question, or its chance."""
    told = [SIGNS.index("hit"), SIGNS.index("implied")]
    counts = []
    for signs, held, rich in codes:
        threshold = threshold_at(thresholds, rich)
        chances = 1 / (1 + np.exp(-(signs @ weights[1:] + weights[0])))
        given = (chances >= threshold) | signs[:, told].any(axis=1)
        counts.append((float(given @ held), float(given.sum() + held.sum())))
    hits, sums = np.array(counts).T
    return float(np.mean(2 * hits / np.maximum(sums, 1)) + 2 * hits.sum() / sums.sum()) / 2


def regression(sets: Sequence[Sequence[Judged]]) -> np.ndarray:
    """Learn where the log-odds start and what each sign adds; every set of answers weighs the same."""
    signs = np.concatenate([signs for codes in sets for signs, _, _ in codes])
    right = np.concatenate([held for codes in sets for _, held, _ in codes])
    sizes = [sum(len(held) for _, held, _ in codes) for codes in sets]
    mass = np.concatenate([np.full(size, 1e4 / size) for size in sizes])
    spread = np.where(signs.std(axis=0) == 0, 1, signs.std(axis=0))
    model = LogisticRegression(C=1.0, max_iter=500).fit(signs / spread, right, sample_weight=mass)
    return np.concatenate([model.intercept_, model.coef_[0] / spread])


def learnt() -> dict[str, float]:
    """Learn the weights of all surveys, and the thresholds on each codebook by what the others teach."""
    frames = {name: survey(name) for name in SURVEYS}
    meaning = load_meaning()
    shares = np.mean([(meaning.matrix(f["text"].tolist()) > 0).mean(axis=0) for f in frames.values()], axis=0)
    fields = np.log(1 / (np.asarray(shares).ravel() + SMOOTH)).astype(np.float32)
    sets: dict[str, list[list[Judged]]] = {book: [] for book in SURVEYS.values()}
    for name, book in SURVEYS.items():
        codebook = Codebook.read(shipped("codebooks") / f"{book}.yaml")
        sets[book] += [pairs(fewer(codebook, count), frames[name], fields) for count in TERMS]
    every = [codes for of_book in sets.values() for codes in of_book]
    held_out = [
        (codes, weights)
        for book, of_book in sets.items()
        for weights in [regression([c for other, own in sets.items() if other != book for c in own])]
        for codes in of_book
    ]
    grid = np.arange(0.16, 0.62, 0.02)
    thresholds = max(
        ((float(low), float(high)) for low in grid for high in grid if high >= low),
        key=lambda pair: np.mean([f1(codes, weights, pair) for codes, weights in held_out]),
    )
    start, *signs = regression(every).tolist()
    names = [f"{FIELD}{one.id}" for one in meaning.fields]
    return (
        {START: start}
        | dict(zip(THRESHOLDS, thresholds, strict=True))
        | dict(zip(SIGNS, signs, strict=True))
        | dict(zip(names, fields.tolist(), strict=True))
    )


def main() -> None:
    """Learn the weights and write them."""
    lines = ["name\tvalue", *(f"{name}\t{number:.4f}" for name, number in learnt().items())]
    (HERE / "weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
