"""Learn how far a codebook alone is to be believed: ``python models/coder/build.py``.

Reads the sample surveys with their hand codes and writes ``weights.tsv``. Each codebook is taken five times:
with all its terms, with 50, 15 and 5 a code drawn at random, and with none; so what is learnt holds for
codebooks that users write. Every survey weighs the same.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression

from ungtekst import Codebook
from ungtekst.codebook import Code
from ungtekst.coding.columns import Look
from ungtekst.coding.signs import FIELD, SIGNS, START, THRESHOLD, Weights
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


class Watched(Weights):
    """Weights that keep the signs they are asked about."""

    def odds(self, signs: np.ndarray) -> np.ndarray:
        """Keep the signs."""
        self.seen.append(signs)  # type: ignore[attr-defined]
        return np.zeros(signs.shape[:2])


def pairs(codebook: Codebook, frame: pd.DataFrame, fields: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """Give for each choose-many code the signs of every answer judged, and whether it has the code."""
    weights = Watched(np.zeros(len(SIGNS)), 0.0, 0.5, fields, "")
    object.__setattr__(weights, "seen", [])
    look = Look(codebook, load_pipeline(), load_meaning(), weights)
    parts = list(look.read(frame["text"].tolist(), frame["question"].tolist()))
    spoken = ~np.concatenate([part.empty for part in parts])
    groups = len(look.groups)
    found = []
    for number, (dimension, group) in enumerate(zip(look.dimensions, look.groups, strict=True)):
        if dimension.choice == "many":
            of_group = np.concatenate(weights.seen[number::groups])  # type: ignore[attr-defined]
            for place, code in enumerate(group.codes):
                if code in frame and (frame[code].astype(float) == 1).sum() >= LEAST:
                    judged = frame[code].notna().to_numpy() & spoken
                    found.append((of_group[judged, place], frame[code].astype(float).to_numpy()[judged]))
    return found


def f1(chances: np.ndarray, held: np.ndarray, threshold: float) -> float:
    """Give the F1 of one code at a threshold."""
    given = chances >= threshold
    return 2 * float(given @ held) / max(1.0, float(given.sum() + held.sum()))


def learnt(leave_out: str = "") -> dict[str, float]:
    """Learn the weights, of all surveys or of all but those of one codebook."""
    frames = {name: survey(name) for name in SURVEYS}
    meaning = load_meaning()
    shares = np.mean([(meaning.matrix(f["text"].tolist()) > 0).mean(axis=0) for f in frames.values()], axis=0)
    fields = np.log(1 / (np.asarray(shares).ravel() + SMOOTH)).astype(np.float32)
    sets: list[list[tuple[np.ndarray, np.ndarray]]] = []
    mass = []
    for name, book in SURVEYS.items():
        if book != leave_out:
            codebook = Codebook.read(shipped("codebooks") / f"{book}.yaml")
            for count in TERMS:
                sets.append(pairs(fewer(codebook, count), frames[name], fields))
                judged = sum(len(held) for _, held in sets[-1])
                same_book = sum(other == book for other in SURVEYS.values())
                mass.append(np.full(judged, 1e4 / judged / same_book))
    signs = np.concatenate([signs for codes in sets for signs, _ in codes])
    right = np.concatenate([held for codes in sets for _, held in codes])
    spread = np.where(signs.std(axis=0) == 0, 1, signs.std(axis=0))
    model = LogisticRegression(C=1.0, max_iter=500)
    model.fit(signs / spread, right, sample_weight=np.concatenate(mass))
    weights, start = model.coef_[0] / spread, float(model.intercept_[0])

    def macro(threshold: float) -> float:
        def chances(signs: np.ndarray) -> np.ndarray:
            return 1 / (1 + np.exp(-(signs @ weights + start)))

        return float(
            np.mean([np.mean([f1(chances(s), held, threshold) for s, held in codes]) for codes in sets])
        )

    threshold = max(np.arange(0.1, 0.6, 0.02), key=macro)
    names = [f"{FIELD}{field.id}" for field in meaning.fields]
    return (
        {START: start, THRESHOLD: float(threshold)}
        | dict(zip(SIGNS, weights.tolist(), strict=True))
        | dict(zip(names, fields.tolist(), strict=True))
    )


def write(file: Path, leave_out: str = "") -> None:
    """Learn the weights and write them."""
    lines = ["name\tvalue", *(f"{name}\t{number:.4f}" for name, number in learnt(leave_out).items())]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "weights.tsv", *sys.argv[2:3])
