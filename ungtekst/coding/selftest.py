"""A codebook tested on itself: its examples and counterexamples coded by rules alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ungtekst.codebook import Code, Codebook, Dimension
from ungtekst.coding.matching import Matcher, Matches
from ungtekst.coding.prior import choose
from ungtekst.language import load_pipeline

Outcome = Literal["hit", "missed", "excused", "wrong", "clear"]
LEAST_RECALL = 0.9


@dataclass(frozen=True)
class Trial:
    """One example or counterexample, and what the rules made of it.

    An example is ``hit``, ``missed`` or (missed, but marked ``needs: model``) ``excused``; a counterexample
    is ``clear`` or ``wrong``. ``terms`` are those that pointed at the code; ``instead`` are codes (of a
    many-dimension: those that outdid it) that the rules gave where this one was missed.
    """

    dimension: str
    code: str
    kind: Literal["example", "counterexample"]
    number: int
    outcome: Outcome
    terms: tuple[str, ...]
    instead: tuple[str, ...]


@dataclass(frozen=True)
class SelfTest:
    """Every trial of a codebook."""

    trials: tuple[Trial, ...]

    @property
    def failures(self) -> tuple[Trial, ...]:
        """The trials that must not be: examples missed, counterexamples hit."""
        return tuple(trial for trial in self.trials if trial.outcome in ("missed", "wrong"))

    @property
    def recall(self) -> float:
        """The share of all examples that rules alone hit, those that need a model too; 1 without examples."""
        outcomes = [trial.outcome for trial in self.trials if trial.kind == "example"]
        return outcomes.count("hit") / len(outcomes) if outcomes else 1.0

    @property
    def passed(self) -> bool:
        """Whether nothing failed and recall is at least 0.9."""
        return not self.failures and self.recall >= LEAST_RECALL


def selftest(codebook: Codebook, pipeline: str = "nb_ungtekst") -> SelfTest:
    """Code every example and counterexample by terms alone, without a question's context."""
    matcher = Matcher(codebook, load_pipeline(pipeline))
    return SelfTest(
        tuple(
            trial
            for dimension in codebook.dimensions
            for code in dimension.all_codes()
            for trial in _trials(matcher, dimension, code)
        )
    )


def _trials(matcher: Matcher, dimension: Dimension, code: Code) -> Iterator[Trial]:
    for number, example in enumerate(code.examples, 1):
        matches = matcher.match(example.text)
        given = _has(matches, dimension, code)
        outcome: Outcome = "hit" if given else "excused" if example.needs else "missed"
        instead = () if given else _instead(matches, dimension, code)
        yield Trial(dimension.id, code.id, "example", number, outcome, _terms(matches, code), instead)
    for number, example in enumerate(code.counterexamples, 1):
        matches = matcher.match(example.text)
        given = _has(matches, dimension, code)
        yield Trial(
            dimension.id,
            code.id,
            "counterexample",
            number,
            "wrong" if given else "clear",
            _terms(matches, code) if given else (),
            (),
        )


def _has(matches: Matches, dimension: Dimension, code: Code) -> bool:
    """Tell whether the rules give an answer a code; a child gives its parent."""
    if dimension.choice == "one":
        return choose(dimension, matches.hits) == code.id
    return bool({one.id for one in code.family()} & {hit.code for hit in matches.hits})


def _terms(matches: Matches, code: Code) -> tuple[str, ...]:
    family = {one.id for one in code.family()}
    return tuple(dict.fromkeys(hit.term for hit in matches.hits if hit.code in family))


def _instead(matches: Matches, dimension: Dimension, code: Code) -> tuple[str, ...]:
    if dimension.choice == "one":
        return (choose(dimension, matches.hits),)
    return tuple(dict.fromkeys(won.code for lost, won in matches.outdone if lost.code == code.id))
