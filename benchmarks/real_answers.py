"""Macro- and micro-F1 on real coded answers: cold, learnt in five folds, and a plain peer on the same folds.

    python benchmarks/real_answers.py path/to/answers.csv [--codebook codebooks/unge-nav.yaml]

The file has columns id, question, text, one 0/1 column a code (empty: not judged) and may have ``valens``.
Codes with fewer than five positives are left out of the figures, as too few to say anything.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from ungtekst import Codebook, Coder
from ungtekst.resources import shipped

LEAST = 5
FOLDS = 5
DRAWS = 2000


def f1(truth: np.ndarray, given: np.ndarray, axis: int | None = 0) -> np.ndarray:
    """F1 over judged cells; a cell that is not judged is NaN in ``truth``."""
    judged = ~np.isnan(truth)
    hit = np.sum((truth == 1) & (given == 1) & judged, axis=axis)
    total = np.sum((truth == 1) & judged, axis=axis) + np.sum((given == 1) & judged, axis=axis)
    return np.where(total == 0, 0.0, 2 * hit / np.maximum(total, 1))


def interval(figure: Callable[[np.ndarray], float], answers: int, seed: int = 0) -> tuple[float, float]:
    """A 95 % percentile interval by drawing answers with replacement."""
    rng = np.random.default_rng(seed)
    drawn = [figure(rng.integers(0, answers, answers)) for _ in range(DRAWS)]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return float(low), float(high)


def line(name: str, truth: np.ndarray, given: np.ndarray) -> str:
    """One row of the table: macro- and micro-F1 with their intervals."""

    def macro(rows: np.ndarray) -> float:
        return float(np.mean(f1(truth[rows], given[rows])))

    def micro(rows: np.ndarray) -> float:
        return float(f1(truth[rows], given[rows], axis=None))

    every = np.arange(len(truth))
    cells = [
        "{:.2f} ({:.2f}–{:.2f})".format(figure(every), *interval(figure, len(truth)))
        for figure in (macro, micro)
    ]
    return f"{name:<34} {cells[0]:<20} {cells[1]:<20}"


def peer(texts: list[str], truth: np.ndarray, folds: np.ndarray) -> np.ndarray:
    """Character TF-IDF (2–5) with balanced logistic regression, one a code."""
    given = np.zeros_like(truth)
    for fold in range(FOLDS):
        train, held = folds != fold, folds == fold
        for column in range(truth.shape[1]):
            known = train & ~np.isnan(truth[:, column])
            labels = truth[known, column]
            if len(set(labels)) < 2:
                continue
            model = make_pipeline(
                TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2),
                LogisticRegression(class_weight="balanced", max_iter=2000),
            )
            model.fit([t for t, k in zip(texts, known, strict=True) if k], labels)
            given[held, column] = model.predict([t for t, h in zip(texts, held, strict=True) if h])
    return given


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", 1)[0])
    parser.add_argument("answers")
    parser.add_argument("--codebook", default=str(shipped("codebooks") / "unge-nav.yaml"))
    parser.add_argument("--codes", action="store_true", help="also print F1 by code")
    options = parser.parse_args()
    codebook = Codebook.read(options.codebook)
    frame = pd.read_csv(options.answers)
    frame["text"] = frame["text"].fillna("")
    texts, questions = frame["text"].tolist(), frame["question"].tolist()
    ids = [c.id for c in codebook.many if c.id in frame and (frame[c.id] == 1).sum() >= LEAST]
    truth = frame[ids].to_numpy(dtype=float)
    folds = np.random.default_rng(0).permutation(len(frame)) % FOLDS

    cold = Coder(codebook).predict(texts, questions)
    learnt = cold.copy()
    columns = [name for name in codebook.variables if name in frame]
    for fold in range(FOLDS):
        train, held = folds != fold, folds == fold
        coder = Coder(codebook).fit(
            frame.loc[train, "text"], frame.loc[train, columns], frame.loc[train, "question"]
        )
        coded = coder.predict(frame.loc[held, "text"], frame.loc[held, "question"])
        learnt.loc[held] = coded[learnt.columns]
    print(f"{len(frame)} answers, {len(ids)} codes with at least {LEAST} positives, {FOLDS} folds\n")
    print(f"{'':<34} {'macro-F1 (95 %)':<20} {'micro-F1 (95 %)':<20}")
    print(line("ungtekst, cold", truth, cold[ids].to_numpy(dtype=float)))
    print(line("ungtekst, learnt", truth, learnt[ids].to_numpy(dtype=float)))
    print(line("char TF-IDF + logistic regression", truth, peer(texts, truth, folds)))
    if "valens" in frame:
        known = frame["valens"].notna()
        for name, coded in (("cold", cold), ("learnt", learnt)):
            share = (coded.loc[known, "valens"] == frame.loc[known, "valens"]).mean()
            print(f"valence, {name}: accuracy {share:.2f} of {known.sum()}")
    if options.codes:
        for place, name in enumerate(ids):
            own = truth[:, place]
            scores = [f1(own, c[name].to_numpy(dtype=float)) for c in (cold, learnt)]
            print(f"{name:<24} {int(np.nansum(own)):>3}  cold {scores[0]:.2f}  learnt {scores[1]:.2f}")


if __name__ == "__main__":
    main()
