"""Are the samples like life? A coder learnt from them, on samples held out and on real answers.

    python benchmarks/samples.py path/to/real_answers.csv

Macro-F1 over the codes with at least five positives in both sets. Twice: with the shipped codebook, and with
its terms taken away, so that only what was learnt from the samples speaks (the shipped terms were written
with the real answers of this file in view, which flatters them there).
"""

from __future__ import annotations

import argparse
from dataclasses import replace

import numpy as np
import pandas as pd
from real_answers import DRAWS, LEAST, f1

from ungtekst import Codebook, Coder
from ungtekst.coding.learning import folds_of
from ungtekst.exchange import read_table
from ungtekst.resources import shipped

FOLDS = 5


def samples() -> pd.DataFrame:
    """The coded answers of both youth waves: id, question, text, and a column for each code."""
    parts = []
    for wave in ("2025", "2026"):
        tables = [
            read_table(shipped("corpus_samples") / f"unge-nav-{wave}{end}.csv") for end in ("", "-koder")
        ]
        answers, codes = (
            pd.DataFrame([cells for _, cells in table.rows], columns=list(table.heads)) for table in tables
        )
        texts = answers.set_index("id")
        codes["text"] = [
            texts.at[name, question.replace("-", "_")]
            for name, question in zip(codes["id"], codes["spørsmål"], strict=True)
        ]
        parts.append(codes)
    return pd.concat(parts, ignore_index=True).rename(columns={"spørsmål": "question"}).replace("", None)


def bare(codebook: Codebook) -> Codebook:
    """The same codebook without a single term, and without questions that imply a code."""
    dimensions = tuple(
        replace(d, codes=tuple(replace(code, terms=()) for code in d.codes)) for d in codebook.dimensions
    )
    return replace(codebook, dimensions=dimensions, questions=())


def report(name: str, codebook: Codebook, own: pd.DataFrame, real: pd.DataFrame) -> None:
    """Print one comparison."""
    ids = [c.id for c in codebook.many if min((own[c.id] == "1").sum(), (real[c.id] == 1).sum()) >= LEAST]
    columns = [v for v in codebook.variables if v in own]
    truth = own[ids].to_numpy(dtype=float)
    held = np.zeros_like(truth)
    folds = folds_of(own["id"].tolist(), 0, FOLDS)
    texts = own["text"].fillna("")
    for fold in range(FOLDS):
        train, test = folds != fold, folds == fold
        coder = Coder(codebook).fit(
            texts[train],
            own.loc[train, columns],
            own.loc[train, "question"],
            None,
            own.loc[train, "id"].tolist(),
        )
        held[test] = coder.predict(texts[test], own.loc[test, "question"])[ids].to_numpy(dtype=float)
    coder = Coder(codebook).fit(texts, own[columns], own["question"], None, own["id"].tolist())
    given = coder.predict(real["text"], real["question"])[ids].to_numpy(dtype=float)
    outside = real[ids].to_numpy(dtype=float)
    rng = np.random.default_rng(0)
    drawn = []
    for _ in range(DRAWS):
        a, b = rng.integers(0, len(truth), len(truth)), rng.integers(0, len(outside), len(outside))
        drawn.append((f1(truth[a], held[a]).mean(), f1(outside[b], given[b]).mean()))
    pairs = np.array(drawn)
    pairs = np.column_stack([pairs, pairs[:, 0] - pairs[:, 1]])
    figures = [f1(truth, held).mean(), f1(outside, given).mean()]
    figures.append(figures[0] - figures[1])
    print(f"\n{name}, {len(ids)} codes")
    for what, figure, column in zip(
        ("samples held out", "real answers", "difference"), figures, pairs.T, strict=True
    ):
        low, high = np.percentile(column, [2.5, 97.5])
        print(f"  {what:<18} {figure:6.2f}  ({low:.2f} to {high:.2f})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", 1)[0])
    parser.add_argument("answers")
    real = pd.read_csv(parser.parse_args().answers)
    codebook = Codebook.read(shipped("codebooks") / "unge-nav.yaml")
    own = samples()
    print(f"{len(own)} coded samples, {len(real)} real answers")
    report("shipped codebook", codebook, own, real)
    report("without terms", bare(codebook), own, real)


if __name__ == "__main__":
    main()
