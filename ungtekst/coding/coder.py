"""The Coder: the only thing that decides machine codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator

from ungtekst.codebook import BRUK, Codebook, Dimension
from ungtekst.coding import learning
from ungtekst.coding.evidence import Evidence, WhyNot
from ungtekst.coding.explaining import explain_reading, why_not_reading
from ungtekst.coding.features import Vocabulary
from ungtekst.coding.inputs import (
    Embed,
    Questions,
    Texts,
    asked_of,
    index_of,
    listed,
    targets_of,
    unit_rows,
    weights_of,
    width_of,
)
from ungtekst.coding.learning import COLD_THRESHOLD, Belief, Model
from ungtekst.coding.prior import CHOSEN, NOTHING, QUESTION, TERM, Reader, Reading
from ungtekst.errors import DataError, Fault, UnknownCodeError
from ungtekst.language import load_pipeline

if TYPE_CHECKING:
    from numpy.typing import NDArray


DECIMALS = 6
# With fewer answers that have it, or that the codebook gives it, a code is left to the codebook alone.
LEAST_TAUGHT = 2


class Coder(BaseEstimator):  # type: ignore[misc]  # scikit-learn has no types
    """Codes answers against a codebook; in the manner of scikit-learn.

    Unfitted it codes from the codebook alone (a cold start). ``fit`` learns from human codings, one
    logistic regression a code, with the codebook as prior: what terms and questions say is worth a few
    answers, and fades as answers come in.

    Parameters
    ----------
    codebook : Codebook
    seed : int
        Decides every random choice; the same seed and data give the same codes.
    pipeline : str
        The language pipeline, as ``ungtekst.language.load_pipeline`` names it.
    embed : callable, optional
        Texts → array (n texts × any width), for those with an encoder of their own.
    """

    def __init__(
        self, codebook: Codebook, *, seed: int = 0, pipeline: str = "nb_ungtekst", embed: Embed | None = None
    ) -> None:
        self.codebook = codebook
        self.seed = seed
        self.pipeline = pipeline
        self.embed = embed

    # -- learning ----------------------------------------------------------------------------------

    def fit(
        self,
        texts: Texts,
        codes: pd.DataFrame,
        questions: Questions = None,
        sample_weight: Sequence[float] | None = None,
        respondents: Sequence[object] | None = None,
    ) -> Coder:
        """Learn from coded answers.

        ``codes``: one row a text (by position), any subset of the columns that ``predict`` gives; an absent
        column and a missing cell are *not judged*. ``respondents`` (beyond scikit-learn's habit) says which
        texts come from one person, so that thresholds are never chosen on a person's own other answers.
        A code is learnt once two answers have it, or two that the codebook gives it have been judged.
        Raises UnknownCodeError (a ValueError) that names every unknown column or value, DataError when
        lengths differ, a column stands twice or a weight is none.
        """
        given, asked = listed(texts), asked_of(questions, len(texts))
        if len(codes) != len(given):
            raise DataError(Fault("coder-lengths", {"texts": len(given), "codes": len(codes)}))
        targets = targets_of(codes, self.codebook)
        weights = weights_of(sample_weight, len(given))
        people = list(range(len(given))) if respondents is None else list(respondents)
        if len(people) != len(given):
            raise DataError(Fault("coder-respondents", {"texts": len(given), "respondents": len(people)}))
        readings = self._read(given, asked)
        usable = [place for place, reading in enumerate(readings) if not reading.empty]
        self.vocabulary_ = Vocabulary.learn(
            [readings[place].tokens for place in usable], [people[place] for place in usable]
        )
        known_questions = {question.id for question in self.codebook.questions}
        self.questions_ = tuple(sorted(known_questions | {q for q in asked if q is not None}))
        self.width_ = 0 if self.embed is None else width_of(self.embed(["."]))
        self.taught_ = dict(Counter(str(asked[place]) for place in usable))
        features = self._features(readings, asked)
        folds = learning.folds_of(people, self.seed)
        self.models_: dict[str, Model] = {}
        judged: dict[str, tuple[Any, Any]] = {}
        for name in self.code_ids():
            if name not in targets:
                continue
            labels = targets[name]
            empty_too = name in {code.id for code in BRUK.codes}
            known = np.flatnonzero(~np.isnan(labels))
            if not empty_too:
                known = np.array([p for p in known if not readings[p].empty], dtype=np.int64)
            cold = np.array([self._cold(readings[place], name) for place in known])
            teaching = (labels[known] == 1) | (cold >= COLD_THRESHOLD)
            if np.sum(teaching) < LEAST_TAUGHT:
                continue
            beliefs = self._beliefs(name)
            part = (features[known], labels[known], weights[known], beliefs)
            self.models_[name] = learning.fit(*part, self.seed)
            chances = learning.out_of_fold(*part, folds[known], self.seed)
            trust = self._trust(name, [asked[place] for place in known])
            judged[name] = (trust * chances + (1 - trust) * cold, labels[known])
        many = [code.id for code in self.codebook.many if code.id in judged]
        chosen = learning.thresholds([judged[name] for name in many])
        self.thresholds_ = dict(zip(many, chosen, strict=True))
        return self

    @property
    def fitted(self) -> bool:
        """Whether anything has been learnt, or the codebook still decides alone."""
        return bool(getattr(self, "models_", None))

    def _beliefs(self, name: str) -> list[Belief]:
        """Say what the codebook believes of a code, as the model's prior.

        It is said once in general and once for each question: what is learnt from the answers to one
        question must not be carried to another that nobody has coded yet.
        """
        rule, context = self._column(name)
        first = len(self.vocabulary_.names) + 2 * len(self.code_ids())
        places: list[tuple[str | None, tuple[int, ...]]] = [(None, ())]
        places += [(question, (first + at,)) for at, question in enumerate(self.questions_)]
        beliefs: list[Belief] = []
        dimension = self._dimension_of()[name]
        others = (1 - CHOSEN) / max(1, len(dimension.codes) - 1)
        for question, columns in places:
            known = self.codebook.question(question)
            if dimension.choice == "one":
                beliefs += [Belief((rule, *columns), CHOSEN), Belief(columns, others)]
            elif known and name in known.implies:
                beliefs.append(Belief((context, *columns), QUESTION))
            else:
                beliefs += [Belief(columns, NOTHING), Belief((rule, *columns), TERM)]
        if dimension.choice == "many":
            beliefs.append(Belief((context,), QUESTION))
        return beliefs

    # -- coding ------------------------------------------------------------------------------------

    def predict_proba(self, texts: Texts, questions: Questions = None) -> pd.DataFrame:
        """Give the chance of each code: one row a text, one column a code id of every dimension."""
        given, asked = listed(texts), asked_of(questions, len(texts))
        readings = self._read(given, asked)
        return pd.DataFrame(self._chances(readings, asked), columns=self.code_ids(), index=index_of(texts))

    def predict(self, texts: Texts, questions: Questions = None) -> pd.DataFrame:
        """Give the codes: 0/1 for every choose-many code, a code id for every choice-one dimension.

        A choice-one value is missing only for a non-answer (and where the question does not have the
        dimension).
        """
        return self.decide(self.predict_proba(texts, questions))

    def decide(self, chances: pd.DataFrame) -> pd.DataFrame:
        """Turn what ``predict_proba`` gave into codes."""
        decided: dict[str, Any] = {}
        for dimension in self.codebook.dimensions:
            if dimension.choice == "many":
                decided.update(self._decide_many(dimension, chances))
        columns = {code.id: decided[code.id] for code in self.codebook.many}
        for dimension in self.codebook.ones:
            ids = [code.id for code in dimension.all_codes()]
            block = chances[ids].to_numpy()
            best = [
                ids[place] if top > 0 else None
                for place, top in zip(block.argmax(axis=1), block.max(axis=1, initial=0.0), strict=True)
            ]
            columns[dimension.id] = pd.Series(best, index=chances.index, dtype=object)
        return pd.DataFrame(columns, index=chances.index)

    def _decide_many(self, dimension: Dimension, chances: pd.DataFrame) -> dict[str, NDArray[np.int64]]:
        decided: dict[str, NDArray[np.int64]] = {}
        for code in reversed(list(dimension.all_codes())):
            own = (chances[code.id].to_numpy() >= self._threshold(code.id)).astype(np.int64)
            under = [decided[child.id] for child in code.codes]
            if under:
                union = np.maximum.reduce(under)
                own = np.maximum(own, union) if code.codable else union
            decided[code.id] = own
        return decided

    def uncertain(self, texts: Texts, questions: Questions = None) -> pd.Series:
        """Say how much a human look would be worth: the entropy of the codes' chances, summed (in bits).

        0 for a non-answer that the machine is sure of.
        """
        chances = self.predict_proba(texts, questions)
        block = np.clip(chances.to_numpy(), 1e-9, 1 - 1e-9)
        bits = -(block * np.log2(block) + (1 - block) * np.log2(1 - block)).sum(axis=1)
        return pd.Series(np.round(bits, DECIMALS), index=chances.index, name="uncertain")

    # -- explaining --------------------------------------------------------------------------------

    def explain(self, texts: Texts, questions: Questions = None) -> list[tuple[Evidence, ...]]:
        """Give the evidence for every code an answer has: terms, its question, and what the model saw."""
        codes = self.predict(list(texts), questions)
        return self.evidence(texts, [self._given(row) for _, row in codes.iterrows()], questions)

    def evidence(
        self, texts: Texts, given: Sequence[Sequence[str]], questions: Questions = None
    ) -> list[tuple[Evidence, ...]]:
        """Give the evidence for the codes that are named, one list a text, whoever gave them."""
        readings = self._read(listed(texts), asked_of(questions, len(texts)))
        return [explain_reading(self, reading, has) for reading, has in zip(readings, given, strict=True)]

    def why_not(self, text: str, code: str, question: str | None = None) -> WhyNot:
        """Say why an answer did not get a code. Raises UnknownCodeError for a code the codebook lacks."""
        if code not in self.code_ids():
            raise UnknownCodeError(Fault("coder-unknown", {"names": code}))
        reading = self._read([text], [question])[0]
        chances = self._chances([reading], [question])
        decided = self.decide(pd.DataFrame(chances, columns=self.code_ids()))
        probability = float(chances[0, self.code_ids().index(code)])
        given = code in self._given(decided.iloc[0])
        return why_not_reading(self, reading, code, given, probability, self._threshold(code))

    def word_weights(self, reading: Reading, code: str) -> list[float]:
        """Say how much each word of a reading adds to the log-odds of a code that was learnt."""
        return self.vocabulary_.shares(reading.tokens, self.models_[code].coefficients)

    def _given(self, row: pd.Series) -> list[str]:
        """List the codes of every dimension that a row of ``predict`` holds."""
        ones = {dimension.id for dimension in self.codebook.ones}
        return [
            str(value) if name in ones else str(name)
            for name, value in row.items()
            if (name in ones and value is not None) or (name not in ones and value == 1)
        ]

    # -- keeping -----------------------------------------------------------------------------------

    def save(self, path: str | Path) -> Coder:
        """Write a coder for sharing and give the coder that was written.

        It holds no answer: a word or n-gram is kept only if three answers had it or it stands in the
        codebook. Raises CallError if the place cannot be written.
        """
        from ungtekst.coding.saving import save

        return save(self, Path(path))

    @classmethod
    def load(cls, path: str | Path, embed: Embed | None = None) -> Coder:
        """Read a saved coder. Raises DataError if it is broken or made with another pipeline."""
        from ungtekst.coding.saving import load

        return load(Path(path), embed)

    # -- inside ------------------------------------------------------------------------------------

    def _read(self, texts: Sequence[str], asked: Sequence[str | None]) -> list[Reading]:
        reader = getattr(self, "_reader", None)
        if reader is None or (reader.codebook, reader.pipeline.name) != (self.codebook, self.pipeline):
            reader = self._reader = Reader(self.codebook, load_pipeline(self.pipeline))
        return reader.read_all(texts, asked)

    def code_ids(self) -> list[str]:
        """Order the columns of ``predict_proba``: the codes of each dimension, ``bruk`` last."""
        dimensions = [d for d in self.codebook.dimensions if d.choice == "many"]
        return [c.id for d in (*dimensions, *self.codebook.ones) for c in d.all_codes()]

    def _threshold(self, code: str) -> float:
        return float(getattr(self, "thresholds_", {}).get(code, COLD_THRESHOLD))

    def _column(self, code: str) -> tuple[int, int]:
        """Give the columns of a code's two prior features: a term points at it, its question implies it."""
        place = self.code_ids().index(code)
        return len(self.vocabulary_.names) + 2 * place, len(self.vocabulary_.names) + 2 * place + 1

    def _features(self, readings: Sequence[Reading], asked: Sequence[str | None]) -> Any:
        """Lay the features side by side: words, prior of each code, question, the user's own encoder."""
        from scipy.sparse import csr_matrix, hstack

        ids = self.code_ids()
        prior = np.zeros((len(readings), 2 * len(ids)))
        context = np.zeros((len(readings), len(self.questions_)))
        for row, (reading, question) in enumerate(zip(readings, asked, strict=True)):
            pointed = reading.codes() | set(reading.chosen.values()) | {reading.usability}
            for place, name in enumerate(ids):
                prior[row, 2 * place] = name in pointed
                prior[row, 2 * place + 1] = name in reading.implied
            if question in self.questions_:
                context[row, self.questions_.index(question)] = 1.0
        blocks = [
            self.vocabulary_.matrix([r.tokens for r in readings]),
            csr_matrix(prior),
            csr_matrix(context),
        ]
        if self.embed is not None:
            given = self.embed([r.text for r in readings]) if readings else np.zeros((0, self.width_))
            blocks.append(csr_matrix(unit_rows(given, len(readings), self.width_)))
        return hstack(blocks, format="csr")

    def _chances(self, readings: Sequence[Reading], asked: Sequence[str | None]) -> NDArray[np.float64]:
        ids = self.code_ids()
        chances = np.array([[self._cold(reading, name) for name in ids] for reading in readings])
        chances = chances.reshape(len(readings), len(ids))
        if self.fitted:
            features = self._features(readings, asked)
            for name, model in self.models_.items():
                column = ids.index(name)
                learnt = model.probability(features)
                trust = self._trust(name, asked)
                chances[:, column] = trust * learnt + (1 - trust) * chances[:, column]
        return self._closed(chances, readings, ids)

    def _trust(self, name: str, asked: Sequence[str | None]) -> NDArray[np.float64]:
        """Say how far the model of a code is trusted beside the codebook, by the question of each answer.

        Taught answers to the same question count in full, those to other questions a little: what people
        say to one question is a poor guide to another.
        """
        total = sum(self.taught_.values())
        taught = np.array([self.taught_.get(str(question), 0) for question in asked], dtype=float)
        weight = taught + learning.OTHER_QUESTIONS * (total - taught)
        half = learning.HALF_TRUST[self._dimension_of()[name].choice]
        result: NDArray[np.float64] = weight / (weight + half)
        return result

    def _cold(self, reading: Reading, name: str) -> float:
        """Give the chance of a code by the codebook alone."""
        dimension = self._dimension_of()[name]
        if dimension.id == BRUK.id:
            return CHOSEN if reading.usability == name else (1 - CHOSEN) / (len(BRUK.codes) - 1)
        if dimension.choice == "one":
            others = (1 - CHOSEN) / max(1, len(dimension.codes) - 1)
            return CHOSEN if reading.chosen.get(dimension.id) == name else others
        if name in reading.implied:
            return QUESTION
        return TERM if name in reading.codes() else NOTHING

    def _dimension_of(self) -> Mapping[str, Dimension]:
        known: tuple[Codebook, dict[str, Dimension]] | None = getattr(self, "_dimensions", None)
        if known is None or known[0] is not self.codebook:
            dimensions = (*self.codebook.dimensions, BRUK)
            known = self._dimensions = (
                self.codebook,
                {code.id: d for d in dimensions for code in d.all_codes()},
            )
        return known[1]

    def _closed(
        self, chances: NDArray[np.float64], readings: Sequence[Reading], ids: Sequence[str]
    ) -> NDArray[np.float64]:
        """Round the chances so that they agree with each other.

        A parent is at least as likely as its children, each choice-one dimension adds to 1, and what a
        non-answer or its question rules out is 0.
        """
        place = {name: number for number, name in enumerate(ids)}
        for code in reversed(self.codebook.many):
            under = [place[child.id] for child in code.codes]
            if under:
                union = chances[:, under].max(axis=1)
                own = chances[:, place[code.id]] if code.codable else union
                chances[:, place[code.id]] = np.maximum(own, union)
        for dimension in self.codebook.ones:
            columns = [place[code.id] for code in dimension.all_codes()]
            block = chances[:, columns]
            chances[:, columns] = block / block.sum(axis=1, keepdims=True)
        chances = np.round(chances, DECIMALS)
        usable = [place["ja"], place["utenfor-spørsmålet"]]
        rest = [place[code.id] for code in BRUK.codes if place[code.id] not in usable]
        others = [number for name, number in place.items() if self._dimension_of()[name].id != BRUK.id]
        for row, reading in enumerate(readings):
            if chances[row, rest].max() > chances[row, usable].max():
                chances[row, others] = 0.0
            for dimension in self.codebook.dimensions:
                if dimension.id in reading.closed:
                    chances[row, [place[code.id] for code in dimension.all_codes()]] = 0.0
        return chances
