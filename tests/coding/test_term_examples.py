"""The grammar of terms does what its own page of examples says."""

from __future__ import annotations

import pytest

from ungtekst import Codebook
from ungtekst.codebook.terms import EXAMPLES, Misspelt, parse
from ungtekst.coding.matching import Matcher
from ungtekst.language import load_pipeline

CASES = [
    (term, text, found) for term, hits, misses in EXAMPLES for found, texts in ((True, hits), (False, misses))
    for text in texts
]  # fmt: skip


@pytest.mark.parametrize(("term", "text", "found"), CASES, ids=[f"{term}: {text}" for term, text, _ in CASES])
def test_a_term_finds_what_its_example_says(term: str, text: str, found: bool) -> None:
    assert not isinstance(parse(term), Misspelt)
    code = {"id": "a", "label": "A", "terms": [term]}
    dimension = {"id": "d", "choice": "many", "codes": [code]}
    content = {"ungtekst": "codebook/1", "id": "e", "version": "1.0.0", "dimensions": [dimension]}
    matches = Matcher(Codebook.from_dict(content), load_pipeline()).match(text)
    assert bool(matches.hits) is found
    assert all(text[hit.start : hit.end].strip() for hit in matches.hits)
