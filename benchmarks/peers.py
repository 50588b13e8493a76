"""What the coding engine is measured beside: plain classifiers, and the codebook's words without an engine.

A classifier takes the training texts, their judged cells (texts × classes, 0/1, NaN where not judged), the
texts to code, and whether a text has exactly one class; it gives a score between 0 and 1 for each cell. It
knows nothing of the codebook or of the question.
"""

from __future__ import annotations

import importlib.util
import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from ungtekst import Codebook

Classifier = Callable[[Sequence[str], np.ndarray, Sequence[str], bool], np.ndarray]

EPOCHS = 15  # of spaCy's
TURNS = 40_000  # of fastText's: answers seen in all, as with its usual few epochs it learns nothing from few
SHORTEST = 4  # letters of a word of a label or definition that is looked for
SPREAD = 2  # and the number of codes that may have it
CNN = {
    "@architectures": "spacy.TextCatReduce.v1",
    "exclusive_classes": False,
    "use_reduce_first": False,
    "use_reduce_last": False,
    "use_reduce_max": False,
    "use_reduce_mean": True,
    "tok2vec": {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 96,
        "depth": 4,
        "embed_size": 2000,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
    },
}
WORDS = {
    "@architectures": "spacy.TextCatBOW.v3",
    "exclusive_classes": False,
    "length": 16384,
    "ngram_size": 1,
    "no_output_layer": False,
}


def char_vectorizer() -> TfidfVectorizer:
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2)


def word_vectorizer() -> TfidfVectorizer:
    return TfidfVectorizer(
        ngram_range=(1, 2), sublinear_tf=True, tokenizer=re.compile(r"\w+").findall, token_pattern=None
    )


def char_lr(texts: Sequence[str], truth: np.ndarray, others: Sequence[str], one: bool) -> np.ndarray:
    """Character TF-IDF (2–5 within words, sublinear) with balanced logistic regression."""
    return _regressions(char_vectorizer(), texts, truth, others, one)


def word_lr(texts: Sequence[str], truth: np.ndarray, others: Sequence[str], one: bool) -> np.ndarray:
    """Word TF-IDF (1–2) with balanced logistic regression."""
    return _regressions(word_vectorizer(), texts, truth, others, one)


def regression() -> LogisticRegression:
    return LogisticRegression(class_weight="balanced", max_iter=2000)


def _regressions(
    vectorizer: TfidfVectorizer, texts: Sequence[str], truth: np.ndarray, others: Sequence[str], one: bool
) -> np.ndarray:
    scores = np.zeros((len(others), truth.shape[1]))
    seen, new = vectorizer.fit_transform(texts), vectorizer.transform(others)
    if one:
        model = regression().fit(seen, truth.argmax(axis=1))
        scores[:, model.classes_] = model.predict_proba(new)
        return scores
    for column in range(truth.shape[1]):
        known = np.flatnonzero(~np.isnan(truth[:, column]))
        labels = truth[known, column]
        if len(set(labels)) == 2:
            scores[:, column] = regression().fit(seen[known], labels).predict_proba(new)[:, 1]
        elif len(labels):
            scores[:, column] = labels[0]
    return scores


def spacy_textcat(texts: Sequence[str], truth: np.ndarray, others: Sequence[str], one: bool) -> np.ndarray:
    """spaCy's own text classifier on a blank Norwegian pipeline: the default ensemble of CNN and words."""
    ensemble = {
        "@architectures": "spacy.TextCatEnsemble.v2",
        "tok2vec": CNN["tok2vec"],
        "linear_model": {**WORDS, "exclusive_classes": one},
    }
    nlp = trained_spacy(texts, truth, one, ensemble, EPOCHS)
    names = [str(column) for column in range(truth.shape[1])]
    return np.array([[doc.cats[name] for name in names] for doc in nlp.pipe(others)])


def trained_spacy(
    texts: Sequence[str], truth: np.ndarray, one: bool, model: dict[str, Any], epochs: int
) -> Any:
    """Train a spaCy pipeline whose classes are named by their number. A missing cell is not learnt from."""
    import spacy
    from spacy.training import Example

    spacy.util.fix_random_seed(0)
    nlp = spacy.blank("nb")
    name = "textcat" if one else "textcat_multilabel"
    component = nlp.add_pipe(name, config={"model": model})
    for column in range(truth.shape[1]):
        component.add_label(str(column))
    examples = [
        Example.from_dict(
            nlp.make_doc(text), {"cats": {str(c): v for c, v in enumerate(row) if not np.isnan(v)}}
        )
        for text, row in zip(texts, truth, strict=True)
    ]
    optimizer = nlp.initialize(lambda: examples)
    rng = random.Random(0)  # noqa: S311 - not a secret
    for _ in range(epochs):
        rng.shuffle(examples)
        for batch in spacy.util.minibatch(examples, 8):
            nlp.update(batch, sgd=optimizer, drop=0.2)
    return nlp


def fasttext(texts: Sequence[str], truth: np.ndarray, others: Sequence[str], one: bool) -> np.ndarray:
    """fastText's supervised mode, one against all; it has no missing cells, so one that is missing is a 0."""
    import floret

    lines = []
    for text, row in zip(texts, truth, strict=True):
        labels = [f"__label__{column}" for column in np.flatnonzero(row == 1)] or ["__label__none"]
        lines.append(" ".join([*labels, *_spaced(text)]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "train.txt"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        model = floret.train_supervised(
            str(path),
            loss="softmax" if one else "ova",
            epoch=max(5, TURNS // len(texts)),
            lr=1.0,
            dim=50,
            minn=3,
            maxn=5,
            wordNgrams=2,
            bucket=50_000,
            thread=1,
            verbose=0,
        )
    scores = np.zeros((len(others), truth.shape[1]))
    for row, text in enumerate(others):
        # The inner call: the outer one does not work with NumPy 2.
        for chance, name in model.f.predict(" ".join(_spaced(text)) + "\n", -1, 0.0, "strict"):
            if name != "__label__none":
                scores[row, int(name.removeprefix("__label__"))] = chance
    return scores


def _spaced(text: str) -> list[str]:
    return re.findall(r"\w+|[^\w\s]", text.lower())


FAST: dict[str, Classifier] = {"char TF-IDF + LR": char_lr, "word TF-IDF + LR": word_lr}
# Name of the peer → the package it needs and what trains it.
SLOW: dict[str, tuple[str, Classifier]] = {
    "spaCy textcat_multilabel": ("spacy", spacy_textcat),
    "fastText supervised": ("floret", fasttext),
}


def slow() -> tuple[dict[str, Classifier], list[str]]:
    """The slow peers that can be had here, and the names of those that cannot."""
    missing = [name for name, (package, _) in SLOW.items() if importlib.util.find_spec(package) is None]
    return {name: peer for name, (_, peer) in SLOW.items() if name not in missing}, missing


# -- the codebook's words alone -----------------------------------------------------------------------


def words_alone(
    codebook: Codebook, names: Sequence[str], terms_only: bool, texts: Sequence[str]
) -> np.ndarray:
    """Code by words alone, without lemmas, training or question: a code is 1 where one of its words stands.

    Its words are its terms and, unless ``terms_only``, the words of its label and definition that have four
    letters, are no stop words and stand in at most two codes. A word of four letters or more may have an
    ending of up to three, as a person would write such a pattern.
    """
    from spacy.lang.nb.stop_words import STOP_WORDS

    codes = {code.id: code for code in codebook.many}
    said = {
        name: {
            word
            for text in (*code.label.values(), code.definition)
            for word in re.findall(r"[^\W\d_]+", text.lower())
            if len(word) >= SHORTEST and word not in STOP_WORDS
        }
        for name, code in codes.items()
    }
    spread = Counter(word for words in said.values() for word in words)
    given = np.zeros((len(texts), len(names)))
    for column, name in enumerate(names):
        patterns = {_pattern(term) for term in codes[name].terms}
        if not terms_only:
            patterns |= {_pattern(word) for word in said[name] if spread[word] <= SPREAD}
        if patterns:
            found = re.compile("|".join(sorted(patterns)))
            given[:, column] = [found.search(text) is not None for text in texts]
    return given


def _pattern(term: str) -> str:
    """A term of the codebook's grammar as a plain pattern."""
    pattern, gap = "", ""
    for word in term.replace('"', " ").split():
        if word.startswith("~"):
            gap = rf"\W+(?:\w+\W+){{0,{int(word[1:]) - 1}}}"
            continue
        pattern += (gap or r"\W+") * bool(pattern) + _word(word)
        gap = ""
    return rf"\b{pattern}\b"


def _word(word: str) -> str:
    if word.startswith("="):
        return re.escape(word[1:])
    bare = word.strip("*")
    ending = r"\w{0,3}" if len(bare) >= SHORTEST else ""
    if word.endswith("*"):
        ending = r"\w+"
    return ("\\w+" if word.startswith("*") else "") + f"(?i:{re.escape(bare)})" + ending
