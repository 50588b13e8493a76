"""The Coder: the only thing that decides machine codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator

from ungtekst.codebook import BRUK, Codebook, Dimension
from ungtekst.coding import learning
from ungtekst.coding.batch import Batch
from ungtekst.coding.cold import cold_chances, log_odds, sigmoid
from ungtekst.coding.columns import Columns, Look
from ungtekst.coding.deciding import abstained, agreed, code_ids, decide, given_codes, worth
from ungtekst.coding.evidence import Evidence, WhyNot
from ungtekst.coding.explaining import explain_part, why_not_part
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
from ungtekst.coding.layout import Layout, Scorer
from ungtekst.coding.learning import Model
from ungtekst.coding.signs import load_weights
from ungtekst.coding.wordweights import Spoken, WordWeights
from ungtekst.errors import DataError, Fault, UnknownCodeError
from ungtekst.language import load_pipeline
from ungtekst.language.meaning import load_meaning

if TYPE_CHECKING:
    from numpy.typing import NDArray


# With fewer answers that have it, or that the codebook gives it, a code is left to the codebook alone.
LEAST_TAUGHT = 2
# A value of a choice-one dimension is thought to be taught when the codebook gives it at least this chance.
ONE_THRESHOLD = 0.5


class Coder(BaseEstimator):  # type: ignore[misc]  # scikit-learn has no types
    """Codes answers against a codebook; in the manner of scikit-learn.

    Unfitted it codes from the codebook alone (a cold start): its terms, the nearness of an answer's words to
    the words of each code, the fields of everyday life that both speak of, and the question's context.
    ``fit`` learns from human codings, one logistic regression a code, with the codebook as prior: what it
    says is worth a few answers, and fades as answers come in.

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
        parts = [*self._columns(given, asked)]
        empty = np.concatenate([np.zeros(0, dtype=bool), *(part.empty for _, part in parts)])
        usable = np.flatnonzero(~empty).tolist()
        pipeline = self.look().pipeline
        vocabulary = Vocabulary.learn(
            [pipeline.tokens(given[place]) for place in usable], [people[place] for place in usable]
        )
        known_questions = {question.id for question in self.codebook.questions}
        questions_ = tuple(sorted(known_questions | {q for q in asked if q is not None}))
        width = 0 if self.embed is None else width_of(self.embed(["."]))
        # What was learnt before does not fit the new layout, should anything below refuse.
        self.models_: dict[str, Model] = {}
        self.thresholds_: dict[str, float] = {}
        self.layout_ = self.layout(vocabulary, questions_, width)
        self.taught_ = dict(Counter(str(asked[place]) for place in usable if weights[place] > 0))
        cold = np.concatenate([np.zeros((0, len(self.code_ids()))), *(self._cold(part) for _, part in parts)])
        features = self._features(parts, given, asked)
        odds = log_odds(cold)
        folds = learning.folds_of(people, self.seed)
        judged: dict[str, tuple[Any, Any]] = {}
        for column, name in enumerate(self.code_ids()):
            if name not in targets:
                continue
            labels = targets[name]
            known = np.flatnonzero(~np.isnan(labels))
            if name not in {code.id for code in BRUK.codes}:
                known = known[~empty[known]]
            teaching = (labels[known] == 1) | (cold[known, column] >= self._cold_threshold(name))
            if np.sum(teaching) < LEAST_TAUGHT:
                continue
            part = (
                learning.with_own(features[known], odds[known, column]),
                labels[known],
                weights[known],
                learning.beliefs(self.layout_),
                self._dimension_of()[name].choice,
            )
            self.models_[name] = learning.fit(*part, self.seed)
            chances = learning.out_of_fold(*part, folds[known], self.seed)
            trust = self._trust(name, [asked[place] for place in known])
            judged[name] = (trust * chances + (1 - trust) * cold[known, column], labels[known])
        many = [code.id for code in self.codebook.many if code.id in judged]
        chosen = learning.thresholds([judged[name] for name in many])
        self.thresholds_ = dict(zip(many, chosen, strict=True))
        self._scorer: Scorer | None = None
        self._taught = [(given[place], people[place]) for place in usable]
        return self

    @property
    def taught_texts(self) -> Sequence[tuple[str, object]] | None:
        """The answers learnt from and whose they are, while this coder lives; None when it was read back."""
        return getattr(self, "_taught", None)

    @property
    def fitted(self) -> bool:
        """Whether anything has been learnt, or the codebook still decides alone."""
        return bool(getattr(self, "models_", None))

    # -- coding ------------------------------------------------------------------------------------

    def predict_proba(self, texts: Texts, questions: Questions = None) -> pd.DataFrame:
        """Give the chance of each code: one row a text, one column a code id of every dimension."""
        given, asked = listed(texts), asked_of(questions, len(texts))
        parts = [self._chances(read, given[at], asked[at]) for at, read in self._columns(given, asked)]
        chances = np.concatenate([np.zeros((0, len(self.code_ids()))), *parts])
        return self._table(chances, index_of(texts))

    def predict(self, texts: Texts, questions: Questions = None) -> pd.DataFrame:
        """Give the codes: 0/1 for every choose-many code, a code id for every choice-one dimension.

        A choice-one value is missing only for a non-answer (and where the question does not have the
        dimension).
        """
        return self.decide(self.predict_proba(texts, questions))

    def decide(self, chances: pd.DataFrame) -> pd.DataFrame:
        """Turn what ``predict_proba`` gave into codes."""
        return decide(self.codebook, chances, self._threshold)

    def uncertain(self, texts: Texts, questions: Questions = None) -> pd.Series:
        """Say how much a human look would be worth: how many of the report's counts it is expected to change.

        The chance that each code's decision is wrong, summed over the codes; a choice-one dimension counts
        once. 0 for a non-answer that the machine is sure of.
        """
        chances = self.predict_proba(texts, questions)
        return worth(self.codebook, chances, self.decide(chances))

    def abstains(self, texts: Texts, questions: Questions = None) -> pd.DataFrame:
        """Tell which codes of ``predict`` are more likely wrong than right: shaped as it, true where so.

        The machine gives or withholds them for the sake of the whole, and would rather that a person decided;
        they weigh most in ``uncertain``.
        """
        chances = self.predict_proba(texts, questions)
        return abstained(self.codebook, chances, self.decide(chances))

    # -- explaining --------------------------------------------------------------------------------

    def explain(self, texts: Texts, questions: Questions = None) -> list[tuple[Evidence, ...]]:
        """Give the evidence for every code an answer has: terms, its question, and what the model saw."""
        given, asked = listed(texts), asked_of(questions, len(texts))
        found: list[tuple[Evidence, ...]] = []
        for place, columns in self._columns(given, asked):
            decided = self.decide(self._table(self._chances(columns, given[place], asked[place])))
            codes = given_codes(self.codebook, decided)
            found += explain_part(self, columns.part, asked[place], codes)
        return found

    def evidence(
        self, texts: Texts, given: Sequence[Sequence[str]], questions: Questions = None
    ) -> list[tuple[Evidence, ...]]:
        """Give the evidence for the codes that are named, one list a text, whoever gave them.

        Raises DataError when lengths differ, KeyError for a code that the codebook lacks.
        """
        asked = asked_of(questions, len(texts))
        if len(given) != len(texts):
            raise DataError(Fault("coder-lengths", {"texts": len(texts), "codes": len(given)}))
        found: list[tuple[Evidence, ...]] = []
        for part in self.look().matcher.parts(listed(texts)):
            place = slice(len(found), len(found) + len(part.batch.texts))
            found += explain_part(self, part, asked[place], given[place])
        return found

    def why_not(self, text: str, code: str, question: str | None = None) -> WhyNot:
        """Say why an answer did not get a code. Raises UnknownCodeError for a code the codebook lacks."""
        if code not in self.code_ids():
            raise UnknownCodeError(Fault("coder-unknown", {"names": code}))
        given = listed([text])
        ((_, columns),) = self._columns(given, [question])
        chances = self._table(self._chances(columns, given, [question]))
        has = code in given_codes(self.codebook, self.decide(chances))[0]
        probability = float(chances[code].iloc[0])
        return why_not_part(self, columns.part, code, has, probability, self._threshold(code))

    def spoken(self, batch: Batch) -> Spoken:
        """Give the words of a batch of texts, by all that the coder knows of them."""
        models = self.models_ if self.fitted else None
        known: WordWeights | None = getattr(self, "_word_weights", None)
        if known is None or known.pieces is not batch.table or known.models is not models:
            layout = None if models is None else self.layout_
            known = self._word_weights = WordWeights(self.look(), batch.table, layout, models)
        return known.of(batch)

    # -- keeping -----------------------------------------------------------------------------------

    def save(self, path: str | Path) -> Coder:
        """Write a coder for sharing and give the coder that was written.

        It holds no answer: a word or n-gram is kept only if three respondents used it in words that are no
        names, or it stands in the codebook. Raises CallError if the place cannot be written.
        """
        from ungtekst.coding.saving import save

        return save(self, Path(path))

    @classmethod
    def load(cls, path: str | Path, embed: Embed | None = None) -> Coder:
        """Read a saved coder. Raises DataError if it is broken or made with another pipeline."""
        from ungtekst.coding.saving import load

        return load(Path(path), embed)

    # -- inside ------------------------------------------------------------------------------------

    def look(self) -> Look:
        """Give what reads answers in columns by this codebook; made once."""
        look = getattr(self, "_columns_of", None)
        if look is None or (look.codebook, look.pipeline.name) != (self.codebook, self.pipeline):
            pipeline, meaning = load_pipeline(self.pipeline), load_meaning(self.pipeline)
            look = self._columns_of = Look(self.codebook, pipeline, meaning, load_weights())
        return look

    def _columns(self, texts: Sequence[str], asked: Sequence[str | None]) -> Iterator[tuple[slice, Columns]]:
        """Read answers in columns, a few thousand at a time, with their places."""
        start = 0
        for columns in self.look().read(texts, asked):
            yield slice(start, start + len(columns)), columns
            start += len(columns)

    def code_ids(self) -> list[str]:
        """Order the columns of ``predict_proba``: the codes of each dimension, ``bruk`` last."""
        return code_ids(self.codebook)

    def _threshold(self, code: str) -> float:
        return float(getattr(self, "thresholds_", {}).get(code, self._cold_threshold(code)))

    def _cold_threshold(self, code: str) -> float:
        choice = self._dimension_of()[code].choice
        return self.look().thresholds[code] if choice == "many" else ONE_THRESHOLD

    def layout(self, vocabulary: Vocabulary, questions: tuple[str, ...], embedded: int) -> Layout:
        """Lay out the features of this coder."""
        meaning = self.look().meaning
        return Layout(
            vocabulary,
            meaning.rule.vectors.width,
            len(meaning.fields),
            len(self.code_ids()),
            questions,
            embedded,
        )

    def _dense(
        self, columns: Columns, cold: NDArray[np.float64], texts: Sequence[str], asked: Sequence[str | None]
    ) -> NDArray[np.float64]:
        embedded = None
        if self.embed is not None:
            width = self.layout_.embedded
            embedded = (
                unit_rows(self.embed(list(texts)), len(texts), width) if texts else np.zeros((0, width))
            )
        return self.layout_.dense(columns, log_odds(cold), asked, embedded)

    def _features(
        self, parts: Sequence[tuple[slice, Columns]], texts: Sequence[str], asked: Sequence[str | None]
    ) -> Any:
        """Lay the features of all answers side by side: CSR, without the column that is each code's own."""
        from scipy.sparse import csr_matrix, vstack

        rows = [
            self.layout_.matrix(part, self._dense(part, self._cold(part), texts[place], asked[place]))
            for place, part in parts
        ]
        return vstack([csr_matrix((0, self.layout_.own)), *rows], format="csr")

    def _cold(self, columns: Columns) -> NDArray[np.float64]:
        return cold_chances(self.look(), columns)

    def _chances(
        self, columns: Columns, texts: Sequence[str], asked: Sequence[str | None]
    ) -> NDArray[np.float64]:
        chances = self._cold(columns)
        if self.fitted:
            chances = self._learnt(columns, chances, texts, asked)
        return agreed(self.codebook, chances, columns, self.look().dimensions)

    def _table(self, chances: NDArray[np.float64], index: pd.Index | None = None) -> pd.DataFrame:
        return pd.DataFrame(chances, columns=self.code_ids(), index=index)

    def _learnt(
        self,
        columns: Columns,
        cold: NDArray[np.float64],
        texts: Sequence[str],
        asked: Sequence[str | None],
    ) -> NDArray[np.float64]:
        """Mix what was learnt with what the codebook says, by how much was taught."""
        names, place = list(self.models_), {name: number for number, name in enumerate(self.code_ids())}
        taught = [place[name] for name in names]
        scorer = getattr(self, "_scorer", None)
        if scorer is None:
            coefficients = np.array([model.coefficients for model in self.models_.values()])
            intercepts = np.array([model.intercept for model in self.models_.values()])
            scorer = self._scorer = Scorer(self.layout_, coefficients, intercepts)
        odds = scorer.odds(columns, self._dense(columns, cold, texts, asked), log_odds(cold[:, taught]))
        kinds = {self._kind(name): name for name in names}
        by_kind = {kind: self._trust(name, asked) for kind, name in kinds.items()}
        trust = np.column_stack([by_kind[self._kind(name)] for name in names])
        mixed = cold.copy()
        mixed[:, taught] = trust * sigmoid(odds) + (1 - trust) * cold[:, taught]
        return mixed

    def _trust(self, name: str, asked: Sequence[str | None]) -> NDArray[np.float64]:
        """Say how far the model of a code is trusted beside the codebook, by the question of each answer.

        Taught answers to the same question count in full, those to other questions a little: what people
        say to one question is a poor guide to another.
        """
        total = sum(self.taught_.values())
        half = learning.HALF_TRUST[self._kind(name)]
        trust = {}
        for question in set(asked):
            taught = self.taught_.get(str(question), 0)
            weight = taught + learning.OTHER_QUESTIONS * (total - taught)
            trust[question] = weight / (weight + half)
        return np.array([trust[question] for question in asked])

    def _kind(self, name: str) -> str:
        """Say how a code is trusted to what was learnt: as one of many, one of a choice, or usability."""
        dimension = self._dimension_of()[name]
        return BRUK.id if dimension.id == BRUK.id else dimension.choice

    def _dimension_of(self) -> Mapping[str, Dimension]:
        known: tuple[Codebook, dict[str, Dimension]] | None = getattr(self, "_dimensions", None)
        if known is None or known[0] is not self.codebook:
            dimensions = (*self.codebook.dimensions, BRUK)
            known = self._dimensions = (
                self.codebook,
                {code.id: d for d in dimensions for code in d.all_codes()},
            )
        return known[1]
