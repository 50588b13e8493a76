"""The two layers of our own: what they see, and that their gradients are true."""

from __future__ import annotations

import numpy
import pytest
import spacy
from numpy.testing import assert_allclose
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

from ungtekst.language.architectures import (
    _code,
    _window,
    dilated_window_encoder,
    known_words,
)
from ungtekst.language.lemmas import load_lemmas

NLP = spacy.blank("nb")
RNG = numpy.random.default_rng(0)


def array(rows: int, columns: int) -> numpy.ndarray:
    return RNG.normal(size=(rows, columns)).astype("float32")


@pytest.mark.parametrize(("rows", "distance"), [(5, 1), (5, 2), (5, 4), (5, 5), (2, 4), (1, 1), (0, 1)])
def test_a_window_holds_the_rows_at_its_distance_and_zeros_beyond_the_ends(rows: int, distance: int):
    values = array(rows, 3)
    wide, _ = _window(distance)(values, is_train=False)
    for place in range(rows):
        before = values[place - distance] if place >= distance else numpy.zeros(3)
        after = values[place + distance] if place + distance < rows else numpy.zeros(3)
        assert_allclose(wide[place], numpy.concatenate([before, values[place], after]))


@pytest.mark.parametrize(("rows", "distance"), [(6, 1), (6, 2), (6, 4), (3, 4)])
def test_the_gradient_of_a_window_is_its_transpose(rows: int, distance: int):
    values, gradient = array(rows, 3), array(rows, 9)
    wide, backprop = _window(distance)(values, is_train=True)
    assert_allclose((wide * gradient).sum(), (values * backprop(gradient)).sum(), rtol=1e-4)


def test_an_encoder_sees_as_far_as_its_dilations_say_and_never_into_another_text():
    encoder = dilated_window_encoder(8, [1, 2, 4], 2)
    encoder.initialize(X=[array(30, 8)])
    text, other = array(30, 8), array(20, 8)
    (said, _) = encoder.predict([text, other])
    changed = text.copy()
    changed[15] += 1
    (moved, _) = encoder.predict([changed, other])
    touched = numpy.flatnonzero(numpy.abs(said - moved).max(axis=1) > 1e-6)
    assert touched.min() == 15 - 7
    assert touched.max() == 15 + 7
    (alone,) = encoder.predict([text])
    assert_allclose(said, alone, rtol=1e-4, atol=1e-5)


def test_the_dictionary_tells_open_classes_and_their_genitives_apart():
    lemmas = load_lemmas()
    codes = {form: _code(form, lemmas) for form in ("skole", "skolens", "gå", "pen", "xyzzyq", "")}
    assert codes["xyzzyq"] == codes[""] == 0
    assert codes["skole"] != codes["skolens"] != 0
    assert len({codes["skole"], codes["gå"], codes["pen"]}) == 3


def test_known_words_adds_to_any_embedding_and_takes_empty_texts():
    def forward(model: Model, docs: list[Doc], is_train: bool):
        return [numpy.zeros((len(doc), 6), dtype="float32") for doc in docs], lambda gradients: []

    embed: Model = Model("none", forward, dims={"nO": 6}, ops=NumpyOps())
    layer = known_words(embed, 6)
    docs = [NLP("skolene går"), NLP(""), NLP("xyzzyq Skolene")]
    layer.initialize(X=docs)
    found = layer.predict(docs)
    assert [rows.shape for rows in found] == [(2, 6), (0, 6), (2, 6)]
    # By the form in small letters, wherever it stands; an unknown word is not a known one.
    assert_allclose(found[0][0], found[2][1])
    assert not numpy.allclose(found[0][0], found[2][0])
