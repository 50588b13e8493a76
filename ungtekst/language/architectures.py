"""Two layers that the shipped pipeline's networks are built with, registered with spaCy by entry points.

``ungtekst.KnownWords.v1`` tells the network what the dictionary says of a word, which no amount of training
text says of the rare ones. ``ungtekst.DilatedWindowEncoder.v1`` sees twice as far as spaCy's own encoder at
the same price: whether «er» is a copula or «om» opens a clause is decided several words away.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy
from spacy.tokens import Doc
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, residual, with_array
from thinc.types import Floats2d

from ungtekst.language.lemmas import Lemmas, load_lemmas
from ungtekst.language.normalise import fold

_CLASSES = "anrv"
_IN_GENITIVE = 1 << len(_CLASSES)
# A code for each set of classes, and for the genitive of each.
_CODES = 2 * _IN_GENITIVE

Docs = list[Doc]
Layer = Model[Docs, list[Floats2d]]


def known_words(embed: Layer, width: int) -> Layer:
    """Add to an embedding of the tokens which open word classes Norsk ordbank gives their forms.

    ``embed`` is the embedding added to and ``width`` its width, which is the output's as well.
    """
    classes: Layer = chain(
        Model("word_classes", _word_classes()),
        with_array(HashEmbed(width // 2, 4 * _CODES, column=0, seed=77)),
    )
    mix = Maxout(nO=width, nI=width + width // 2, nP=3, normalize=True, dropout=0.0)
    model: Layer = chain(concatenate(embed, classes), with_array(mix))
    model.set_dim("nO", width)
    return model


def _word_classes() -> Callable[[Model[Docs, Any], Docs, bool], tuple[list[Any], Callable[[Any], Docs]]]:
    """Make the step from Docs to each token's code, a column of integers; nothing is learnt below it."""
    # Keys are hashes of the form itself, and so the same in every vocabulary.
    seen: dict[int, int] = {}

    def forward(
        model: Model[Docs, Any], docs: Docs, is_train: bool
    ) -> tuple[list[Any], Callable[[Any], Docs]]:
        lemmas = load_lemmas()
        codes = []
        for doc in docs:
            column: Any = numpy.zeros((len(doc), 1), dtype="uint64")
            for place, key in enumerate(doc.to_array("LOWER").tolist() if len(doc) else ()):
                if key not in seen:
                    seen[key] = _code(fold(doc.vocab.strings[key]), lemmas)
                column[place] = seen[key]
            codes.append(model.ops.asarray2i(column, dtype="uint64"))
        return codes, lambda _: []

    return forward


def _code(form: str, lemmas: Lemmas) -> int:
    """Give a form's classes as bits; the dictionary has no genitives, so they count as what they are of."""
    found = lemmas.classes(form)
    if found:
        return _bits(found)
    owner = form.removesuffix("s")
    return _IN_GENITIVE + _bits(lemmas.classes(owner)) if owner != form and lemmas.classes(owner) else 0


def _bits(classes: str) -> int:
    return sum(1 << _CLASSES.index(letter) for letter in classes)


def dilated_window_encoder(width: int, dilations: list[int], maxout_pieces: int) -> Model[Any, Any]:
    """Read each token with those that stand 1, 2, 4, … places from it, a layer for each distance.

    After Strubell et al., «Fast and Accurate Entity Recognition with Iterated Dilated Convolutions» (EMNLP
    2017), with residual layers as in spaCy's MaxoutWindowEncoder. A token sees as far to
    each side as the dilations sum up to.
    """
    layers = [
        residual(
            chain(
                _window(distance),
                Maxout(nO=width, nI=3 * width, nP=maxout_pieces, normalize=True, dropout=0.0),
            )
        )
        for distance in dilations
    ]
    model: Model[Any, Any] = chain(*layers)
    model.set_dim("nO", width)
    return with_array(model, pad=sum(dilations))


def _window(distance: int) -> Model[Floats2d, Floats2d]:
    """Put beside each row the rows so far before and after it; zeros beyond the ends."""

    def forward(
        model: Model[Floats2d, Floats2d], rows: Floats2d, is_train: bool
    ) -> tuple[Floats2d, Callable[[Any], Any]]:
        count, width = rows.shape
        wide: Any = model.ops.alloc2f(count, 3 * width)
        wide[:, width : 2 * width] = rows
        if count > distance:
            wide[distance:, :width] = rows[:-distance]
            wide[:-distance, 2 * width :] = rows[distance:]

        def backprop(gradient: Any) -> Any:
            below = gradient[:, width : 2 * width].copy()
            if count > distance:
                below[:-distance] += gradient[distance:, :width]
                below[distance:] += gradient[:-distance, 2 * width :]
            return below

        return wide, backprop

    return Model(f"window_{distance}", forward)
