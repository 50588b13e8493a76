"""What each part of the coding engine is worth: figures with one part at a time taken away.

    python benchmarks/ablation.py path/to/real_answers.csv

Cold and learnt from 100 labels (real answers: five folds), on each of the three codebooks with fifteen terms
a code drawn at random, and on the real answers without a term. The weights of the cold start were learnt on
the samples (ten numbers); the real answers had no part in them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from unittest import mock

import numpy as np
import pandas as pd
from surveys import Survey, drawn, f1s, folds, made, survey, weights

from ungtekst import Codebook, Coder
from ungtekst.coding import coder as coder_module
from ungtekst.coding import layout, learning
from ungtekst.coding.signs import SIGNS, Weights, load_weights
from ungtekst.resources import shipped

sys.path.insert(0, str(shipped("models") / "coder"))

TERMS = 15
LABELS = 100
DRAWS = 2


def silenced(*signs: str) -> Weights:
    """The shipped weights with some signs that say nothing."""
    known = load_weights()
    kept = np.array([0.0 if sign in signs else 1.0 for sign in SIGNS])
    return replace(known, signs=known.signs * kept)


@contextmanager
def without(part: str) -> Iterator[None]:
    """The engine less one of its parts."""
    nothing: dict[str, list[Any]] = {
        "nothing": [],
        "nearness of words": [patch_weights("near", "near_top")],
        "fields": [
            patch_weights("alike", "specific", "specific_top"),
            mock.patch.object(layout, "FIELDS", 0.0),
        ],
        "mean vector": [mock.patch.object(layout, "VECTORS", 0.0)],
        "other codes": [mock.patch.object(layout, "CODES", 0.0)],
        "question": [mock.patch.object(layout, "QUESTION", 0.0)],
        "lemmas and n-grams": [
            mock.patch.object(coder_module.Vocabulary, "learn", return_value=EMPTY),
        ],
        "the prior": [mock.patch.object(learning, "PRIOR_ANSWERS", 0.01)],
        "trust in the codebook": [
            mock.patch.object(learning, "HALF_TRUST", {"many": 0.001, "one": 0.001, "bruk": 20.0})
        ],
    }
    for patch in nothing[part]:
        patch.start()
    try:
        yield
    finally:
        for patch in nothing[part]:
            patch.stop()


def patch_weights(*signs: str) -> Any:
    return mock.patch.object(coder_module, "load_weights", return_value=silenced(*signs))


EMPTY = coder_module.Vocabulary((), np.zeros(0), np.zeros(0, dtype=np.int64))
PARTS = (
    "nothing",
    "nearness of words",
    "fields",
    "mean vector",
    "lemmas and n-grams",
    "other codes",
    "question",
    "the prior",
    "trust in the codebook",
)


def figures(own: Survey, codebook: Codebook, splits: Sequence[tuple[np.ndarray, np.ndarray]]) -> str:
    """Macro- and micro-F1, cold and learnt, over the answers that are held out."""
    frame, columns = own.frame, [name for name in codebook.variables if name in own.frame]
    cold = (
        Coder(codebook).predict(frame["text"].tolist(), frame["question"].tolist())[own.ids].to_numpy(float)
    )
    found = []
    truth, given, people = [], [], []
    for train, test in splits:
        part = frame.iloc[train]
        coder = Coder(codebook).fit(
            part["text"].tolist(), part[columns], part["question"].tolist(), respondents=part["id"].tolist()
        )
        rest = frame.iloc[test]
        codes = coder.predict(rest["text"].tolist(), rest["question"].tolist())
        truth.append(own.truth[test])
        given.append(codes[own.ids].to_numpy(float))
        people.extend(rest["id"].tolist())
    for held, said, who in (
        (own.truth, cold, own.people),
        (np.concatenate(truth), np.concatenate(given), people),
    ):
        macro, micro = f1s(held, said, weights(who)[:1])
        found.append(f"{macro[0]:.2f}/{micro[0]:.2f}")
    return "  ".join(found)


def main() -> None:
    """Print the table."""
    from build import fewer

    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", 1)[0])
    parser.add_argument("answers")
    youth = Codebook.read(shipped("codebooks") / "unge-nav.yaml")
    real = made("real", youth, pd.read_csv(parser.parse_args().answers))
    surveys = [survey(name) for name in ("unge-nav", "oppfolging-ansatte", "foresatte-arena")]
    print(f"{'less':<24}" + "".join(f"{own.name:<24}" for own in surveys) + "real, no terms")
    for part in PARTS:
        with without(part):
            cells = [
                figures(own, fewer(own.codebook, TERMS), [drawn(own, LABELS, seed) for seed in range(DRAWS)])
                for own in surveys
            ]
            cells.append(figures(real, fewer(youth, 0), folds(real)))
        print(f"{part:<24}" + "".join(f"{text:<24}" for text in cells), flush=True)


if __name__ == "__main__":
    main()
