"""One logistic regression a code, with the codebook as prior, and a threshold for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ungtekst.coding.cold import sigmoid
from ungtekst.coding.layout import QUESTION, Layout

if TYPE_CHECKING:
    from numpy.typing import NDArray

# That the codebook is right counts as this many answers to each question at each of these log-odds. The
# figures were chosen together, by learning curves on the samples and by three questions after learning one.
PRIOR_ANSWERS = 2.0
PRIOR_ODDS = (-5.0, -3.5, -2.0, -1.0, 0.0, 1.0, 2.5)
REGULARISATION = {"many": 0.5, "one": 2.0}
# With this many taught answers to its question, an answer is coded half by the model, half by the codebook
# (of a choice-one dimension, where terms say less, a twentieth of it). An answer to another counts so.
HALF_TRUST = {"many": 20.0, "one": 1.0, "bruk": 20.0}
OTHER_QUESTIONS = 0.1
FOLDS = 5
# The threshold of a code with this many positives is half its own, half that of all codes together.
OWN_THRESHOLD_AT = 10.0


@dataclass(frozen=True)
class Belief:
    """A piece of the prior: an answer with only these features (column and value) has this chance."""

    features: tuple[tuple[int, float], ...]
    chance: float


@dataclass(frozen=True)
class Model:
    """A logistic regression: coefficients (one a feature) and intercept, in log-odds."""

    coefficients: NDArray[np.float64]
    intercept: float

    def probability(self, features: Any) -> NDArray[np.float64]:
        """Give the chance of the code for each row of a CSR matrix."""
        odds = np.asarray(features @ self.coefficients).ravel() + self.intercept
        result: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(odds, -30, 30)))
        return result


def beliefs(layout: Layout) -> list[Belief]:
    """Say as pseudo-answers that what the codebook says of a code holds: the models' prior.

    It is said once in general and once for each question: what is learnt from the answers to one
    question must not be carried to another that nobody has coded yet.
    """
    places: list[tuple[tuple[int, float], ...]] = [()]
    places += [((layout.question_start + at, QUESTION),) for at in range(len(layout.questions))]
    return [
        Belief((*place, (layout.own, odds)), float(sigmoid(np.array(odds))))
        for place in places
        for odds in PRIOR_ODDS
    ]


def fit(
    features: Any,
    labels: NDArray[np.float64],
    weights: NDArray[np.float64],
    beliefs: Sequence[Belief],
    choice: str,
    seed: int,
) -> Model:
    """Fit one code of a dimension of ``choice`` one or many.

    ``labels`` are 0/1 without missing; each belief enters as a weighted pair of answers.
    """
    from scipy.sparse import csr_matrix, vstack
    from sklearn.linear_model import LogisticRegression

    width = features.shape[1]
    starts = np.cumsum([0, *(len(belief.features) for belief in beliefs)])
    given = [feature for belief in beliefs for feature in belief.features]
    columns = np.array([column for column, _ in given], dtype=np.int64)
    values = np.array([value for _, value in given], dtype=np.float64)
    prior = csr_matrix((values, columns, starts), shape=(len(beliefs), width))
    chances = np.array([belief.chance for belief in beliefs])
    rows = vstack([features, prior, prior], format="csr")
    targets = np.concatenate([labels, np.ones(len(beliefs)), np.zeros(len(beliefs))])
    mass = np.concatenate([weights, PRIOR_ANSWERS * chances, PRIOR_ANSWERS * (1 - chances)])
    # liblinear wants 64-bit data with 32-bit indices, and is by far the quickest at this size.
    rows.indices = rows.indices.astype(np.int32)
    rows.indptr = rows.indptr.astype(np.int32)
    regression = LogisticRegression(
        C=REGULARISATION[choice], solver="liblinear", intercept_scaling=3.0, random_state=seed, max_iter=200
    )
    regression.fit(rows, targets, sample_weight=mass)
    return Model(regression.coef_[0].astype(np.float64), float(regression.intercept_[0]))


def with_own(features: Any, own: NDArray[np.float64]) -> Any:
    """Put what the codebook says of a code behind the other features, as the last column."""
    from scipy.sparse import csr_matrix, hstack

    return hstack([features, csr_matrix(own[:, None])], format="csr")


def folds_of(groups: Sequence[object], seed: int, count: int = FOLDS) -> NDArray[np.int64]:
    """Deal answers to folds at random, all of a group (a person) to the same one."""
    names = list(dict.fromkeys(groups))
    order = np.random.default_rng(seed).permutation(len(names))
    fold_of = {names[place]: number % count for number, place in enumerate(order)}
    return np.array([fold_of[group] for group in groups], dtype=np.int64)


def out_of_fold(
    features: Any,
    labels: NDArray[np.float64],
    weights: NDArray[np.float64],
    beliefs: Sequence[Belief],
    choice: str,
    folds: NDArray[np.int64],
    seed: int,
) -> NDArray[np.float64]:
    """Give each answer's chance from a model that has not seen its fold."""
    chances = np.zeros(len(labels))
    for fold in np.unique(folds):
        held = folds == fold
        model = fit(features[~held], labels[~held], weights[~held], beliefs, choice, seed)
        chances[held] = model.probability(features[held])
    return chances


def best_threshold(chances: NDArray[np.float64], labels: NDArray[np.float64]) -> float:
    """Find the threshold with the best F1; among equals, the one nearest to the middle."""
    candidates = np.arange(0.10, 0.701, 0.02)
    positive = labels == 1
    scores = []
    for threshold in candidates:
        given = chances >= threshold
        hit = float(np.sum(given & positive))
        total = float(np.sum(given) + np.sum(positive))
        scores.append(2 * hit / total if total else 0.0)
    best = max(scores)
    near = [t for t, score in zip(candidates, scores, strict=True) if score >= best - 1e-9]
    return float(min(near, key=lambda t: abs(t - 0.4)))


def thresholds(judged: Sequence[tuple[NDArray[np.float64], NDArray[np.float64]]]) -> list[float]:
    """Choose a threshold a code from (chances, labels) pairs, leaning on all codes where one has few.

    A code's own best threshold is noise when it rests on five positives: it is drawn towards the pooled one.
    """
    if not judged:
        return []
    pooled = best_threshold(
        np.concatenate([chances for chances, _ in judged]), np.concatenate([labels for _, labels in judged])
    )
    result = []
    for chances, labels in judged:
        positives = float(np.sum(labels == 1))
        own = best_threshold(chances, labels) if positives else pooled
        share = positives / (positives + OWN_THRESHOLD_AT)
        result.append(round(share * own + (1 - share) * pooled, 6))
    return result
