"""The recogniser reads as its sources say, text by text, and is the same wherever it has been saved."""

from __future__ import annotations

from itertools import pairwise, product
from pathlib import Path

import numpy
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from spacy.language import Language
from spacy.tokens import Doc

from ungtekst.language.names_component import (
    FACTORY,
    LOOKS,
    TAGS,
    NamesComponent,
    Network,
    _Direction,
    _names,
    look,
    may_follow,
)

VECTOR, LETTER, LETTERS, FORM, LOOK, STATE = 5, 3, 4, 2, 2, 3
WORDS = VECTOR + LETTERS + FORM + LOOK
FORMS = ["jeg", "kari"]
LETTER_ROWS = "abcdefghijklmnopqrstuvwxyzæøåK"


def arrays() -> dict[str, numpy.ndarray]:
    """Some numbers for a network of a few columns."""
    rng = numpy.random.default_rng(5)
    shapes = {
        "vector.weight": (VECTOR, VECTOR),
        "vector.bias": (VECTOR,),
        "letter.weight": (len(LETTER_ROWS) + 2, LETTER),
        "spell.weight": (LETTERS, LETTER, 3),
        "spell.bias": (LETTERS,),
        "form.weight": (len(FORMS) + 1, FORM),
        "shape.weight": (LOOKS, LOOK),
        "label.weight": (len(TAGS), 2 * STATE),
        "label.bias": (len(TAGS),),
        "follows": (len(TAGS), len(TAGS)),
    }
    for layer, size in (("first", WORDS), ("second", 2 * STATE)):
        for way in ("", "_reverse"):
            shapes[f"{layer}.weight_ih_l0{way}"] = (4 * STATE, size)
            shapes[f"{layer}.weight_hh_l0{way}"] = (4 * STATE, STATE)
            shapes[f"{layer}.bias_ih_l0{way}"] = (4 * STATE,)
            shapes[f"{layer}.bias_hh_l0{way}"] = (4 * STATE,)
    return {name: rng.normal(size=shape).astype("float32") for name, shape in shapes.items()}


@pytest.fixture
def network() -> Network:
    return Network(arrays(), FORMS, LETTER_ROWS)


@pytest.fixture
def nlp(network: Network) -> Language:
    """A pipeline with a few vectors and a recogniser that has learnt nothing of worth."""
    nlp = spacy.blank("nb")
    rng = numpy.random.default_rng(6)
    for word in ("jeg", "kari", "bergen", "hjalp", "meg"):
        nlp.vocab.set_vector(word, rng.normal(size=VECTOR).astype("float32"))
    component = nlp.add_pipe(FACTORY, name="ner")
    assert isinstance(component, NamesComponent)
    component.network = network
    return nlp


def read(doc: Doc) -> list[tuple[int, int, str]]:
    return [(name.start, name.end, name.label_) for name in doc.ents]


def logistic(values: numpy.ndarray) -> numpy.ndarray:
    return 1 / (1 + numpy.exp(-values))


def step_by_step(given: dict[str, numpy.ndarray], way: str, values: numpy.ndarray) -> numpy.ndarray:
    """The equations of an LSTM, a token at a time (gates in the order in, forget, new, out)."""
    state, memory, said = numpy.zeros(STATE), numpy.zeros(STATE), []
    for row in values:
        gates = given[f"first.weight_ih_l0{way}"] @ row + given[f"first.bias_ih_l0{way}"]
        gates = gates + given[f"first.weight_hh_l0{way}"] @ state + given[f"first.bias_hh_l0{way}"]
        let_in, kept, new, out = numpy.split(gates, 4)
        memory = logistic(kept) * memory + logistic(let_in) * numpy.tanh(new)
        state = logistic(out) * numpy.tanh(memory)
        said.append(state)
    return numpy.array(said)


def test_texts_of_different_lengths_are_read_as_the_equations_say_both_ways():
    made = arrays()
    longer, shorter = numpy.random.default_rng(7).normal(size=(2, 4, WORDS)).astype("float32")
    shorter = shorter[:2]
    # By place, and in a place by text: both texts have two tokens, one of them two more.
    rows = numpy.array([longer[0], shorter[0], longer[1], shorter[1], longer[2], longer[3]])
    forwards = _Direction(made, "first.{}_l0").read(rows, [2, 2, 1, 1])
    backwards = _Direction(made, "first.{}_l0_reverse").read(rows, [2, 2, 1, 1], backwards=True)
    for text, places in ((longer, [0, 2, 4, 5]), (shorter, [1, 3])):
        assert_allclose(forwards[places], step_by_step(made, "", text), rtol=1e-4, atol=1e-6)
        back = step_by_step(made, "_reverse", text[::-1])[::-1]
        assert_allclose(backwards[places], back, rtol=1e-4, atol=1e-6)


def test_the_row_of_tags_is_the_best_of_all_that_may_stand(network: Network):
    scores = numpy.random.default_rng(8).normal(size=(3, len(TAGS))).astype("float32") * 3

    def worth(row: tuple[int, ...]) -> float:
        steps = sum(network.arrays["follows"][a, b] for a, b in pairwise(row))
        return float(steps + sum(scores[at, tag] for at, tag in enumerate(row)))

    allowed = (
        row
        for row in product(range(len(TAGS)), repeat=3)
        if not TAGS[row[0]].startswith("I") and all(may_follow(TAGS[a], TAGS[b]) for a, b in pairwise(row))
    )
    (found,) = network._likeliest(scores, [1, 1, 1])
    assert tuple(found) == max(allowed, key=worth)


TEXTS = st.lists(
    st.lists(
        st.sampled_from(["Jeg", "KARI", "hjalp", "bergen", "2024", "!", "ungdomsskoletrivselsplanen"]),
        max_size=9,
    ),
    min_size=1,
    max_size=6,
)


@given(TEXTS)
def test_a_text_has_the_names_that_it_has_alone(texts: list[list[str]]):
    nlp = spacy.blank("nb")
    nlp.vocab.set_vector("bergen", numpy.ones(VECTOR, dtype="float32"))
    component = NamesComponent()
    component.network = Network(arrays(), FORMS, LETTER_ROWS)
    together = list(component.pipe([Doc(nlp.vocab, words=text) for text in texts]))
    alone = [component(Doc(nlp.vocab, words=text)) for text in texts]
    assert [[token.text for token in doc] for doc in together] == texts
    assert [read(doc) for doc in together] == [read(doc) for doc in alone]


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        ("B-PER I-PER O", [(0, 2, "PER")]),
        ("B-PER B-PER I-PER", [(0, 1, "PER"), (1, 3, "PER")]),
        ("O O B-ORG", [(2, 3, "ORG")]),
        ("O O O", []),
    ],
)
def test_names_begin_and_go_on_as_the_tags_say(tags: str, names: list[tuple[int, int, str]]):
    doc = Doc(spacy.blank("nb").vocab, words=["en", "to", "tre"])
    assert [(name.start, name.end, name.label_) for name in _names(doc, [0, 1, 2], tags.split())] == names


def test_white_space_is_not_read_and_no_name_goes_on_in_a_new_line(nlp: Language):
    def found(*words: str) -> list[str]:
        return [
            name.text for name in nlp(Doc(nlp.vocab, words=list(words), spaces=[False] * len(words))).ents
        ]

    doc = Doc(nlp.vocab, words=["Kari", "  ", "Moe", "\n", "Ola"])
    tags = ["B-PER", "I-PER", "I-PER"]
    assert [(name.start, name.end) for name in _names(doc, [0, 2, 4], tags)] == [(0, 3), (4, 5)]
    assert found("Jeg", "hjalp", "Kari", "i", "Bergen") == found(
        "Jeg", "hjalp", "  ", "Kari", "i", " ", "Bergen"
    )
    assert found("\n") == found("  ", "\n") == []


def test_it_is_the_same_after_it_has_been_saved(nlp: Language, tmp_path: Path):
    nlp.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    words = ["Jeg", "hjalp", "Kari", "i", "Bergen", "."] * 5
    assert read(again(Doc(again.vocab, words=words))) == read(nlp(Doc(nlp.vocab, words=words))) != []
    component = again.get_pipe("ner")
    assert isinstance(component, NamesComponent)
    assert component.to_bytes() == component.to_bytes()
    saved = NamesComponent().from_bytes(component.to_bytes()).to_bytes()
    assert saved == component.to_bytes()


def test_without_a_network_there_are_no_names_and_empty_texts_are_taken(nlp: Language, tmp_path: Path):
    assert [doc.text for doc in nlp.pipe(["", "Kari", ""])] == ["", "Kari", ""]
    blank = spacy.blank("nb")
    blank.add_pipe(FACTORY)
    blank.to_disk(tmp_path / "blank")
    assert not spacy.load(tmp_path / "blank")("Kari Nordmann bor i Bergen").ents


def test_leaning_finds_more_persons_and_is_saved_with_the_pipeline(nlp: Language, tmp_path: Path):
    leaning = spacy.blank("nb")
    leaning.vocab.vectors = nlp.vocab.vectors
    component = leaning.add_pipe(FACTORY, name="ner", config={"lean": 50.0})
    assert isinstance(component, NamesComponent)
    component.network = Network(arrays(), FORMS, LETTER_ROWS)
    leaning.to_disk(tmp_path / "leaning")
    for pipeline in (leaning, spacy.load(tmp_path / "leaning")):
        doc = pipeline(Doc(pipeline.vocab, words=["Jeg", "hjalp", "Kari"]))
        assert [(name.text, name.label_) for name in doc.ents] == [(t.text, "PER") for t in doc]


def test_other_vectors_make_other_rows(nlp: Language):
    doc = nlp("Kari hjalp meg i Bergen")
    component = nlp.get_pipe("ner")
    assert isinstance(component, NamesComponent)
    before = [row.copy() for row in component._rows]
    nlp.vocab.vectors.data = -nlp.vocab.vectors.data
    component(Doc(nlp.vocab, words=[token.text for token in doc]))
    assert not numpy.allclose(before[0], component._rows[0])


def test_forms_are_told_apart_by_how_they_are_written():
    looks = [look(form) for form in ("hei", "Hei", "HEI", "McDonald", "2024", "!", "æøÅ")]
    assert len(set(looks)) == len(looks)
    assert look("hei") == look("kvardag")
    assert max(looks) < LOOKS
