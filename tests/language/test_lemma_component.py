"""The lemma of a token: what the treebank shows, then what the table knows, then what a model guessed."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from ungtekst.language.lemma_component import FACTORY, LemmaComponent, Reading
from ungtekst.language.lemmas import load_lemmas

NLP = spacy.blank("nb")
READINGS = {
    ("er", "AUX"): Reading("være", "vere"),
    ("jeg", "PRON"): Reading("jeg", ""),
    ("eg", "PRON"): Reading("", "eg"),
    ("sett", "VERB"): Reading("se", ""),
}


@pytest.fixture
def component() -> LemmaComponent:
    made = LemmaComponent(load_lemmas())
    made.readings = READINGS
    return made


def lemmas(component: LemmaComponent, words: str, tags: str, guesses: str = "") -> list[str]:
    forms = words.split()
    doc = Doc(NLP.vocab, words=forms, pos=tags.split(), lemmas=guesses.split() or [""] * len(forms))
    return [token.lemma_ for token in component(doc)]


def test_a_form_of_both_standards_follows_the_words_around_it(component: LemmaComponent):
    assert lemmas(component, "Jeg er", "PRON AUX")[1] == "være"
    assert lemmas(component, "Eg er", "PRON AUX")[1] == "vere"
    assert lemmas(component, "er", "AUX") == ["være"]


def test_a_reading_of_the_other_standard_is_better_than_a_guess(component: LemmaComponent):
    assert lemmas(component, "eg sett", "PRON VERB", "eg sette") == ["eg", "se"]


def test_a_guess_stands_where_the_table_knows_it_or_knows_nothing(component: LemmaComponent):
    assert lemmas(component, "skolene", "NOUN", "skole") == ["skole"]
    assert lemmas(component, "skolene", "NOUN", "skol") == ["skole"]
    assert lemmas(component, "kroppsøvelsetimane", "NOUN", "kroppsøvelsetime") == ["kroppsøvelsetime"]


def test_a_name_is_its_own_lemma_as_guessed(component: LemmaComponent):
    assert lemmas(component, "Skolene", "PROPN", "Skolene") == ["Skolene"]


def test_without_a_part_of_speech_an_earlier_lemma_stays():
    component = LemmaComponent(load_lemmas())
    assert lemmas(component, "skolene", "X", "noe") == ["noe"]
    doc = Doc(NLP.vocab, words=["skolene", "jobbet"], lemmas=["noe", ""])
    assert [token.lemma_ for token in component(doc)] == ["noe", "jobbe"]


words = st.text(st.sampled_from(string.ascii_lowercase + "æøå-."), min_size=1, max_size=8)


@given(st.dictionaries(st.tuples(words, st.sampled_from(["NOUN", "VERB"])), st.builds(Reading, words, words)))
def test_readings_come_back_as_they_were_and_in_the_same_bytes(readings: dict[tuple[str, str], Reading]):
    component = LemmaComponent(load_lemmas())
    component.readings = readings
    packed = component.to_bytes()
    again = LemmaComponent(load_lemmas()).from_bytes(packed)
    assert again.readings == readings
    assert again.to_bytes() == packed


def test_readings_are_saved_with_a_pipeline(tmp_path: Path, component: LemmaComponent):
    nlp = spacy.blank("nb")
    nlp.add_pipe(FACTORY)
    made = nlp.get_pipe(FACTORY)
    assert isinstance(made, LemmaComponent)
    made.readings = component.readings
    nlp.to_disk(tmp_path / "lagret")
    again = spacy.load(tmp_path / "lagret").get_pipe(FACTORY)
    assert isinstance(again, LemmaComponent)
    assert again.readings == READINGS
