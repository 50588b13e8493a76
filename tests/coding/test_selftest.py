"""A codebook's own test: what it passes, what it fails, and what it says of a failure."""

from __future__ import annotations

from ungtekst import Codebook
from ungtekst.coding.selftest import selftest


def book(*codes: dict[str, object], choice: str = "many") -> Codebook:
    dimension = {"id": "d", "choice": choice, "codes": list(codes)}
    return Codebook.from_dict(
        {"ungtekst": "codebook/1", "id": "e", "version": "1.0.0", "dimensions": [dimension]}
    )


def test_an_example_without_a_term_fails_and_one_that_needs_a_model_does_not() -> None:
    done = selftest(
        book(
            {
                "id": "helse",
                "label": "Helse",
                "terms": ["syk"],
                "examples": ["var syk", "låg nede", {"text": "kroppen streika", "needs": "model"}],
            }
        )
    )
    assert [trial.outcome for trial in done.trials] == ["hit", "missed", "excused"]
    assert [trial.number for trial in done.failures] == [2]
    assert not done.passed


def test_recall_counts_the_examples_that_need_a_model() -> None:
    hit, needs = ["syk i dag"], [{"text": "kroppen streika", "needs": "model"}]
    code = {"id": "helse", "label": "Helse", "terms": ["syk"], "examples": [*hit, *needs]}
    done = selftest(book(code))
    assert (done.failures, done.recall, done.passed) == ((), 0.5, False)


def test_a_counterexample_that_is_hit_names_the_terms() -> None:
    code = {"id": "arbeid", "label": "Arbeid", "terms": ["jobbe"], "counterexamples": ["jobbe med fag"]}
    (trial,) = selftest(book(code)).failures
    assert (trial.outcome, trial.terms) == ("wrong", ("jobbe",))
    other = {"id": "skole", "label": "Skole", "terms": ["jobbe med fag"]}
    assert selftest(book(code, other)).failures == ()


def test_an_example_that_another_code_took_says_which() -> None:
    work = {"id": "arbeid", "label": "Arbeid", "terms": ["jobbe"], "examples": ["jobbe med fag"]}
    school = {"id": "skole", "label": "Skole", "terms": ["jobbe med fag"]}
    (trial,) = selftest(book(work, school)).failures
    assert (trial.outcome, trial.instead) == ("missed", ("skole",))


def test_a_child_speaks_for_its_parent() -> None:
    child = {"id": "skolene", "label": "Skolene", "terms": ["rektor"]}
    parent = {"id": "samarbeid", "label": "Samarbeid", "examples": ["møte med rektor"], "codes": [child]}
    assert selftest(book(parent)).passed


def test_values_of_a_choice_are_tested_by_what_would_be_chosen() -> None:
    good = {
        "id": "positiv",
        "label": "God",
        "terms": ["bra"],
        "examples": ["bra"],
        "counterexamples": ["ikke bra"],
    }
    bad = {"id": "negativ", "label": "Dårlig", "terms": ["dårlig"], "examples": ["ikke bra"]}
    assert selftest(book(good, bad, choice="one")).failures == ()
