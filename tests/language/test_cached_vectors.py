"""Vectors remembered by word type are the vectors that spaCy works out, whatever is asked for."""

from __future__ import annotations

import numpy
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_array_equal
from spacy.strings import StringStore
from spacy.vectors import Vectors

from ungtekst.language.cached_vectors import CachedVectors
from ungtekst.resources import shipped

words = st.text(st.sampled_from("abekrstøå-. "), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def pair() -> tuple[CachedVectors, Vectors]:
    """The shipped vectors twice: remembered, and as spaCy has them."""
    shipped_ones = spacy.load(shipped("models") / "nb_ungtekst").vocab.vectors
    assert isinstance(shipped_ones, CachedVectors)
    plain = Vectors(strings=StringStore())
    plain.from_bytes(shipped_ones.to_bytes())
    return shipped_ones, plain


@given(st.lists(words, max_size=12))
def test_they_are_those_that_spacy_works_out(pair: tuple[CachedVectors, Vectors], asked: list[str]):
    cached, plain = pair
    for keys in (asked, asked[::-1], [cached.strings.add(word) for word in asked]):
        expected = plain.get_batch([key if isinstance(key, str) else cached.strings[key] for key in keys])
        assert_array_equal(cached.get_batch(keys), expected)


def test_a_new_table_makes_the_old_vectors_untrue():
    cached = CachedVectors(
        strings=StringStore(),
        mode="floret",
        data=numpy.ones((20, 4), dtype="float32"),
        minn=3,
        maxn=4,
        hash_count=2,
        hash_seed=1,
    )
    first = cached.get_batch(["skole"])
    cached.data = numpy.full((20, 4), 2, dtype="float32")
    assert_array_equal(cached.get_batch(["skole"]), 2 * first)
