"""Every personal detail that is known to stand in the samples is masked; and little else is."""

from __future__ import annotations

import pytest
from masking_material import Planted, is_covered, key, sample_answers

from ungtekst.quotes.masking import Masked, Masker

# Rows of the key that only the must-look list catches; there are none.
ONLY_LOOKED_AT: frozenset[str] = frozenset()
MOST_FALSE_MASKS, MOST_TO_LOOK_AT = 0.02, 0.02


@pytest.fixture(scope="module")
def masked() -> dict[str, Masked]:
    """Every answer of the samples, masked, by its text."""
    texts = list(dict.fromkeys(sample_answers().values()))
    return dict(zip(texts, Masker(diagnoses=True).mask(texts), strict=True))


@pytest.mark.parametrize("planted", key(), ids=[planted.name for planted in key()])
def test_the_key_is_masked(planted: Planted, masked: dict[str, Masked]) -> None:
    one = masked[planted.text]
    spans = [(mask.start, mask.end) for mask in one.masks]
    if planted.name in ONLY_LOOKED_AT:
        spans += [(look.start, look.end) for look in one.must_look]
    assert is_covered(planted.text, planted.start, planted.end, spans)


def test_the_rows_that_are_only_looked_at_are_in_the_key() -> None:
    assert {planted.name for planted in key()} >= ONLY_LOOKED_AT


@pytest.mark.parametrize(("kind", "most"), [("masks", MOST_FALSE_MASKS), ("must_look", MOST_TO_LOOK_AT)])
def test_answers_with_nothing_in_the_key_are_left_alone(
    kind: str, most: float, masked: dict[str, Masked]
) -> None:
    with_key = {planted.text for planted in key()}
    clean = [text for text in sample_answers().values() if text not in with_key]
    found = sum(len(getattr(masked[text], kind)) for text in clean)
    assert len(clean) > 1_000
    assert found <= most * len(clean)
