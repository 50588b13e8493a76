"""An encoder of one's own: any callable from texts to numbers, used as a feature and never saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from coding_material import codebook

from ungtekst import Coder
from ungtekst.errors import DataError

BOOK = codebook({"jobb": ["jobb"], "skole": ["skole"]})
# Answers of two kinds, told apart by a mark that only the encoder sees: its words are the same.
WORDS = ["bål", "fisk", "regn", "sofa", "vind", "ost", "gress", "nøkkel", "hatt", "bord", "lys", "stein"]
MARKS = ("!", "?")
TEXTS = [f"litt {word} her{mark}" for mark in MARKS for word in WORDS]
CODES = pd.DataFrame({"jobb": [1] * 12 + [0] * 12, "skole": [0] * 12 + [1] * 12})
NEW = ["en vase der!", "en vase der?", "mye melk nå!", "mye melk nå?"]


class Encoder:
    """Tells the kind of a text by its last sign, and remembers what it was given."""

    def __init__(self, width: int = 2) -> None:
        self.width = width
        self.given: list[Sequence[str]] = []

    def __call__(self, texts: Sequence[str]) -> Any:
        self.given.append(texts)
        rows = [[float(text.endswith(mark)) for mark in MARKS] + [0.5] * 8 for text in texts]
        return [row[: self.width] for row in rows]


@pytest.fixture(scope="module")
def learnt() -> Coder:
    return Coder(BOOK, embed=Encoder()).fit(TEXTS, CODES)


def test_what_only_the_encoder_knows_is_learnt(learnt: Coder) -> None:
    plain = Coder(BOOK).fit(TEXTS, CODES).predict_proba(NEW)
    chances = learnt.predict_proba(NEW)
    for code, has in (("jobb", [0, 2]), ("skole", [1, 3])):
        others = [row for row in range(4) if row not in has]
        assert chances.loc[has, code].min() > chances.loc[others, code].max()
        assert (chances.loc[has, code] > plain.loc[has, code]).all()


def test_an_encoder_is_given_a_list_of_texts_a_missing_one_as_blank() -> None:
    encoder = Encoder()
    coder = Coder(BOOK, embed=encoder).fit(TEXTS, CODES)
    encoder.given.clear()
    coder.predict(pd.Series([None, "litt melk"], index=[7, 9]))
    assert encoder.given == [["", "litt melk"]]


def test_before_anything_is_learnt_the_encoder_decides_nothing() -> None:
    encoder = Encoder()
    assert Coder(BOOK, embed=encoder).predict_proba(NEW).equals(Coder(BOOK).predict_proba(NEW))
    assert encoder.given == []


def test_long_lists_are_encoded_in_the_order_they_stand(learnt: Coder) -> None:
    many = learnt.predict_proba(NEW * 3000)
    alone = learnt.predict_proba(NEW)
    assert many.equals(pd.concat([alone] * 3000, ignore_index=True))


@pytest.mark.parametrize("kind", [np.float32, np.float64, np.int64, list])
def test_numbers_of_any_kind_do(kind: Any, learnt: Coder) -> None:
    def embed(texts: Sequence[str]) -> Any:
        rows = Encoder()(texts)
        return rows if kind is list else np.array(rows, dtype=kind)

    coder = Coder(BOOK, embed=embed).fit(TEXTS, CODES)
    assert coder.predict_proba(NEW).equals(learnt.predict_proba(NEW))


def test_only_the_direction_of_a_row_counts_and_a_row_of_zeros_is_legal(learnt: Coder) -> None:
    coder = Coder(BOOK, embed=lambda texts: np.array(Encoder()(texts)) * 1000).fit(TEXTS, CODES)
    assert coder.predict_proba(NEW).equals(learnt.predict_proba(NEW))
    assert np.isfinite(learnt.predict_proba(["noe helt annet"]).to_numpy()).all()


def test_a_saved_coder_does_as_it_did_with_its_encoder(learnt: Coder, tmp_path: Path) -> None:
    written = learnt.save(tmp_path / "koder")
    loaded = Coder.load(tmp_path / "koder", embed=Encoder())
    assert written.predict_proba(NEW).equals(loaded.predict_proba(NEW))
    assert written.predict(NEW).equals(loaded.predict(NEW))


@pytest.mark.parametrize("using", ["predict", "predict_proba", "uncertain", "explain"])
def test_an_encoder_of_another_width_than_the_one_learnt_with_is_refused(
    using: str, learnt: Coder, tmp_path: Path
) -> None:
    learnt.save(tmp_path / "koder")
    loaded = Coder.load(tmp_path / "koder", embed=Encoder(width=5))
    with pytest.raises(DataError, match="one row of 2 numbers"):
        getattr(loaded, using)(NEW)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda texts: np.ones(len(texts)),
        lambda texts: np.ones((len(texts), 2, 1)),
        lambda texts: np.ones((len(texts) + 1, 2)),
        lambda texts: np.full((len(texts), 2), np.inf),
        lambda texts: np.ones((0, 2)),
        lambda texts: None,
    ],
    ids=["one dimension", "three dimensions", "a row too many", "infinite", "no rows", "nothing"],
)
def test_a_wrong_shape_is_a_clear_fault_when_coding_too(
    wrong: Callable[[Sequence[str]], Any], tmp_path: Path, learnt: Coder
) -> None:
    with pytest.raises(DataError, match="The encoder did not"):
        Coder(BOOK, embed=wrong).fit(TEXTS, CODES)
    learnt.save(tmp_path / "koder")
    with pytest.raises(DataError, match="The encoder did not"):
        Coder.load(tmp_path / "koder", embed=wrong).predict(NEW)


def test_evidence_stays_words_of_the_answer(learnt: Coder) -> None:
    text = "Jobb med ost!"
    (found,) = learnt.explain([text])
    assert ("jobb", "Jobb", "rule") in {(one.code, one.text, one.source) for one in found}
    assert all(one.text == text[one.start : one.end] for one in found)


@pytest.mark.parametrize("given", [[[1.0, 2.0], [1.0]], [["a", "b"]]], ids=["ragged", "words"])
def test_what_is_no_table_of_numbers_is_a_clear_fault(given: list[list[object]]) -> None:
    with pytest.raises(DataError, match="a row of numbers"):
        Coder(BOOK, embed=lambda texts: given).fit(["jobb", "skole"], pd.DataFrame({"jobb": [1, 0]}))  # type: ignore[arg-type, return-value]
