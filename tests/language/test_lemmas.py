"""The form table promises lemmas for both standards, for sloppy spelling and for unknown compounds."""

import gzip
import hashlib
import string

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from ungtekst.language import Lemmas, load_lemmas
from ungtekst.language.lemma_component import FACTORY
from ungtekst.resources import shipped


@pytest.fixture(scope="module")
def lemmas() -> Lemmas:
    return load_lemmas()


@pytest.mark.parametrize(
    ("form", "first"),
    [
        ("skolen", "skole"),
        ("skolens", "skole"),
        ("jobbane", "jobb"),
        ("jobbsøkerkursene", "jobbsøkerkurs"),
        ("jobber", "jobbe"),
        ("bøker", "bok"),
        ("er", "være"),
        ("bedre", "god"),
        ("skulen", "skule"),
        ("trivst", "trivast"),
        ("ikkje", "ikkje"),
        ("korleis", "korleis"),
        ("vere", "vere"),
    ],
)
def test_a_form_of_either_standard_gives_its_likeliest_lemma_first(lemmas: Lemmas, form: str, first: str):
    assert lemmas.known(form)
    assert lemmas.lookup(form)[0] == first


def test_an_ambiguous_form_gives_all_its_lemmas(lemmas: Lemmas):
    assert set(lemmas.lookup("jobber")) == {"jobb", "jobbe"}
    assert set(lemmas.lookup("løp")) == {"løp", "løpe"}


def test_a_common_form_does_not_get_readings_nobody_uses(lemmas: Lemmas):
    assert lemmas.lookup("mor") == ("mor",)
    assert lemmas.lookup("mat") == ("mat",)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("veldiiig", "veldig"),
        ("ikkeee", "ikke"),
        ("braaa", "bra"),
        ("kontaktpersonane", "kontaktperson"),
        ("leilighetens", "leilighet"),
        ("bestemors", "bestemor"),
        ("saksbehandlaren", "saksbehandler"),
        ("jobbsøkjarkursene", "jobbsøkjarkurs"),
        ("mestringskurset", "mestringskurs"),
        ("sommarjobbane", "sommarjobb"),
        ("bo-situasjonen", "bo-situasjon"),
        ("hybelkollektivene", "hybelkollektiv"),
    ],
)
def test_an_unknown_form_finds_its_lemma_by_rule(lemmas: Lemmas, form: str, lemma: str):
    assert not lemmas.known(form)
    assert lemmas.lookup(form)[0] == lemma


@pytest.mark.parametrize("form", ["", "zzxq", "imidlertidd-", "☃", "kjhgfd", "x" * 5000, "\ud800"])
def test_what_nobody_knows_is_its_own_lemma(lemmas: Lemmas, form: str):
    assert lemmas.lookup(form) == (form,)
    assert not lemmas.known(form)


@given(st.text(string.ascii_lowercase + "æøå-'", max_size=25))
def test_every_lookup_gives_lemmas_and_none_twice(form: str):
    found = load_lemmas().lookup(form)
    assert found
    assert len(set(found)) == len(found)
    assert all(lemma or not form for lemma in found)


def test_a_fresh_table_gives_the_same_lemmas_in_the_same_order(lemmas: Lemmas):
    fresh = Lemmas((shipped("models") / "forms" / "forms.txt.gz").read_bytes())
    words = ["jobber", "løp", "jobbane", "jobbsøkjarkursa", "veldiiig", "ville", "zzxq"]
    assert [fresh.lookup(word) for word in reversed(words)][::-1] == [lemmas.lookup(word) for word in words]


def test_every_row_of_a_table_is_found_and_its_neighbours_are_not():
    forms = sorted(["a", "ab", "abc", "b", "bø", "bøk", "å"], key=lambda form: form.encode())
    table = "".join(f"{form}\tb\n" for form in forms)
    small = Lemmas(gzip.compress(table.encode(), mtime=0))
    assert all(small.known(form) for form in forms)
    assert not any(small.known(form) for form in ["", "aa", "abcd", "bå", "c", "z", "åå"])
    assert not Lemmas(gzip.compress(b"")).known("a")


def test_the_table_knows_which_standard_has_a_form(lemmas: Lemmas):
    assert lemmas.standard("ikkje") == "nn"
    assert lemmas.standard("jobber") == "nb"
    assert lemmas.standard("jobb") == "both"
    assert lemmas.standard("zzxq") == ""


def test_the_digest_is_that_of_the_file_and_the_table_is_read_once(lemmas: Lemmas):
    content = (shipped("models") / "forms" / "forms.txt.gz").read_bytes()
    assert lemmas.digest == hashlib.sha256(content).hexdigest()
    assert load_lemmas() is lemmas


def test_the_component_sets_lemmas_and_keeps_those_already_there():
    nlp = spacy.blank("nb")
    nlp.add_pipe(FACTORY)
    doc = nlp("Skolene mine")
    assert [token.lemma_ for token in doc] == ["skole", "min"]
    doc[0].lemma_ = "annet"
    assert nlp.get_pipe(FACTORY)(doc)[0].lemma_ == "annet"
