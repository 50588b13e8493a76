"""Coded answers for the engine's benchmark, how they are dealt, and figures with their intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
from real_answers import DRAWS, FOLDS, LEAST
from samples import bare

from ungtekst import Codebook
from ungtekst.exchange import read_table
from ungtekst.resources import shipped

SAMPLES = {
    "unge-nav": ("unge-nav-2025", "unge-nav-2026"),
    "oppfolging-ansatte": ("oppfolging-ansatte",),
    "foresatte-arena": ("foresatte-arena",),
}


@dataclass(frozen=True, eq=False)
class Survey:
    """Coded answers and their codebook: id, question, text, and a column a code or dimension."""

    name: str
    codebook: Codebook
    frame: pd.DataFrame

    def book(self, plain: bool) -> Codebook:
        """The codebook, or the same without terms and questions."""
        return bare(self.codebook) if plain else self.codebook

    @property
    def ids(self) -> list[str]:
        """The codes that are worth a figure."""
        has = [c.id for c in self.codebook.many if c.id in self.frame]
        return [name for name in has if (self.frame[name] == 1).sum() >= LEAST]

    @property
    def truth(self) -> np.ndarray:
        """The judged cells of these codes; NaN where a cell is not judged."""
        return self.frame[self.ids].to_numpy(dtype=float)

    @property
    def texts(self) -> np.ndarray:
        """The answers."""
        return self.frame["text"].to_numpy(dtype=object)

    @property
    def people(self) -> np.ndarray:
        """Who gave them."""
        return self.frame["id"].to_numpy(dtype=object)


@cache
def survey(name: str) -> Survey:
    """One of the sample surveys, all its waves."""
    parts = []
    for stem in SAMPLES[name]:
        answers, codes = (
            pd.DataFrame([cells for _, cells in table.rows], columns=list(table.heads))
            for table in (
                read_table(shipped("corpus_samples") / f"{stem}{end}.csv") for end in ("", "-koder")
            )
        )
        written = answers.set_index("id")
        pairs = zip(codes["id"], codes["spørsmål"], strict=True)
        codes["text"] = [written.at[person, question.replace("-", "_")] for person, question in pairs]
        parts.append(codes.rename(columns={"spørsmål": "question"}))
    return made(name, Codebook.read(shipped("codebooks") / f"{name}.yaml"), pd.concat(parts))


def made(name: str, codebook: Codebook, frame: pd.DataFrame) -> Survey:
    frame = frame.reset_index(drop=True).astype(object)
    frame["text"] = frame["text"].fillna("")
    for code in codebook.many:
        if code.id in frame:
            frame[code.id] = pd.to_numeric(frame[code.id].replace("", None), errors="coerce")
    for dimension in codebook.ones:
        if dimension.id in frame:
            frame[dimension.id] = (
                frame[dimension.id].replace("", None).where(frame[dimension.id].notna(), None)
            )
    return Survey(name, codebook, frame)


def folds(own: Survey) -> list[tuple[np.ndarray, np.ndarray]]:
    """Rows to learn from and rows held out, all answers of a respondent on one side."""
    place, names = pd.factorize(own.people)
    fold = (np.random.default_rng(0).permutation(len(names)) % FOLDS)[place]
    return [(np.flatnonzero(fold != f), np.flatnonzero(fold == f)) for f in range(FOLDS)]


def drawn(own: Survey, labels: int, seed: int, test_share: float = 0.0) -> tuple[np.ndarray, np.ndarray]:
    """So many answers to learn from, and those of all other respondents, or of a fixed share of them."""
    place, names = pd.factorize(own.people)
    turn = np.random.default_rng(seed).permutation(len(names))[place]
    order = np.argsort(turn, kind="stable")
    train = order[:labels]
    if test_share:
        return train, np.flatnonzero(turn >= len(names) * (1 - test_share))
    return train, order[~np.isin(place[order], place[train])]


# -- figures ------------------------------------------------------------------------------------------


def weights(people: Sequence[object]) -> np.ndarray:
    """How often each answer counts: first once each, then by drawing respondents with replacement."""
    place, names = pd.factorize(np.asarray(people, dtype=object))
    counts = np.random.default_rng(0).multinomial(len(names), np.full(len(names), 1 / len(names)), DRAWS)
    return np.vstack([np.ones(len(place)), counts[:, place]]).astype(np.float32)


def f1s(truth: np.ndarray, given: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Macro- and micro-F1, once for each row of weights. A code that no drawn answer has is left out."""
    judged, given = ~np.isnan(truth), given >= 0.5
    hit = weight @ ((truth == 1) & given).astype(np.float32)
    total = weight @ ((truth == 1).astype(np.float32) + (given & judged))
    there = weight @ (truth == 1).astype(np.float32) > 0
    macro = (2 * hit / np.maximum(total, 1)).mean(axis=1, where=there)
    return macro, 2 * hit.sum(axis=1) / np.maximum(total.sum(axis=1), 1)


def cell(figures: np.ndarray) -> str:
    low, high = np.percentile(figures[1:], [2.5, 97.5])
    return f"{figures[0]:.2f} ({low:.2f}–{high:.2f})"


def head(title: str, *columns: str) -> None:
    print(f"\n{title}\n{'':<40}" + "".join(f"{column:<20}" for column in columns), flush=True)


def line(name: str, *cells: str) -> None:
    print(f"{name:<40}" + "".join(f"{text:<20}" for text in cells), flush=True)


def scored(name: str, truth: np.ndarray, given: np.ndarray, people: Sequence[object]) -> None:
    line(name, *(cell(figures) for figures in f1s(truth, given, weights(people))))
