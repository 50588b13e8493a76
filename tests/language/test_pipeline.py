"""The pipeline promises exact offsets into the original text, and words as people mean them."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from ungtekst.errors import CallError
from ungtekst.language import Pipeline, load_pipeline

messy = st.text(
    st.one_of(
        st.sampled_from("abjdxæøåÅ .,-/:;!?()'\"\n\t0123"),
        st.sampled_from("\u0301\u030a\u00a0\u00ad\u200b\u200d\ufeff\u2011«»“”…\u2028\ufe0f👍🏽😀\x00\x1f"),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=80,
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load_pipeline()


def written(pipeline: Pipeline, text: str) -> list[str]:
    return [text[token.start : token.end] for token in pipeline.tokens(text)]


def said(pipeline: Pipeline, text: str) -> list[str]:
    return [text[start:end] for start, end in pipeline.sentences(text)]


@given(messy)
def test_offsets_point_into_the_original_text_in_order(text: str):
    done = 0
    for token in load_pipeline().tokens(text):
        assert done <= token.start < token.end <= len(text)
        assert text[token.start : token.end].strip()
        assert token.norm
        assert token.lemmas
        done = token.end


@given(messy)
def test_every_letter_and_digit_lies_in_a_token(text: str):
    covered = set()
    for token in load_pipeline().tokens(text):
        covered.update(range(token.start, token.end))
    assert all(at in covered for at, sign in enumerate(text) if sign.isalnum())


@given(messy)
def test_every_letter_and_digit_lies_in_exactly_one_sentence(text: str):
    spans = load_pipeline().sentences(text)
    assert spans == sorted(spans)
    assert all(earlier[1] <= later[0] for earlier, later in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    covered = {at for start, end in spans for at in range(start, end)}
    assert all(at in covered for at, sign in enumerate(text) if sign.isalnum())


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b\ufeff"])
def test_an_empty_text_has_no_tokens_and_no_sentences(pipeline: Pipeline, text: str):
    assert pipeline.tokens(text) == []
    assert pipeline.sentences(text) == []


def test_a_token_is_folded_for_matching_and_exact_in_the_text(pipeline: Pipeline):
    text = "\ufeffSKO\u00adLENE er skikkeli bra\u0308"
    first = pipeline.tokens(text)[0]
    assert text[first.start : first.end] == "SKO\u00adLENE"
    assert (first.norm, first.lemmas[0], first.is_word) == ("skolene", "skole", True)
    assert pipeline.tokens(text)[2].norm == "skikkelig"


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("jobb/skole", ["jobb", "/", "skole"]),
        ("jobb,skole", ["jobb", ",", "skole"]),
        ("jobb;skole+mat&drikke", ["jobb", ";", "skole", "+", "mat", "&", "drikke"]),
        ("bra.Men", ["bra", ".", "Men"]),
        ("bra?!men", ["bra", "?!", "men"]),
        ("jobb.skole", ["jobb", ".", "skole"]),
        ("nav...", ["nav", "..."]),
        ("nav…", ["nav", "…"]),
        ("bo-situasjon.", ["bo-situasjon", "."]),
        ("-jobb", ["-", "jobb"]),
        ("•jobb", ["•", "jobb"]),
        ("jobb- og", ["jobb", "-", "og"]),
        ("«hei»", ["«", "hei", "»"]),
        ("eg.", ["eg", "."]),
        ("f.eks. bl.a. t.d. pga.", ["f.eks.", "bl.a.", "t.d.", "pga."]),
        ("kl. 10.30", ["kl.", "10.30"]),
        ("a@b.no www.nrk.no", ["a@b.no", "www.nrk.no"]),
        ("jobb_skole #tur", ["jobb", "_", "skole", "#", "tur"]),
    ],
)
def test_words_come_apart_as_people_mean_them(pipeline: Pipeline, text: str, tokens: list[str]):
    assert written(pipeline, text) == tokens


def test_emoji_emoticons_and_signs_are_no_words(pipeline: Pipeline):
    text = "bra:D fint :) xD <3 😀👍🏽 ... - mat 10"
    assert [token.norm for token in pipeline.tokens(text) if token.is_word] == ["bra", "fint", "mat", "10"]


@pytest.mark.parametrize("unit", ["!", "a", "jobb/", "😀", "a.b", "(", "e\u0301", "- ", "? "])
def test_a_hundred_thousand_characters_are_no_trouble(pipeline: Pipeline, unit: str):
    text = unit * (100_000 // len(unit))
    tokens = pipeline.tokens(text)
    assert tokens[0].start == 0
    assert tokens[-1].end == len(text.rstrip())
    assert pipeline.sentences(text)[-1][1] == len(text.rstrip())


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("jeg trives. men det er langt", ["jeg trives.", "men det er langt"]),
        ("Det er bra.Men dyrt!så dyrt", ["Det er bra.", "Men dyrt!", "så dyrt"]),
        ("Bra :) Jeg liker det", ["Bra :)", "Jeg liker det"]),
        ("Bra! 😀 Jeg liker det", ["Bra! 😀", "Jeg liker det"]),
        ("- mat\n- tur\n\n1. jobb", ["- mat", "- tur", "1. jobb"]),
        ("«Kom inn!» sa hun. Fint.", ["«Kom inn!» sa hun.", "Fint."]),
        ("Vi har f.eks. Ola og bl.a. Kari pga. været.", ["Vi har f.eks. Ola og bl.a. Kari pga. været."]),
        ("Kom kl. 10.30 den 17. mai.", ["Kom kl. 10.30 den 17. mai."]),
        ("Mat, tur osv. Jeg likte det.", ["Mat, tur osv.", "Jeg likte det."]),
        ("Mat, tur osv. og bading", ["Mat, tur osv. og bading"]),
        ("Jeg er 17. jeg vil jobbe", ["Jeg er 17.", "jeg vil jobbe"]),
        ("tja ... kanskje det", ["tja ... kanskje det"]),
        ("Tja ... Kanskje det", ["Tja ...", "Kanskje det"]),
        ("Spør A. Hansen. Hun vet.", ["Spør A. Hansen.", "Hun vet."]),
        ("se nrk.no for mer", ["se nrk.no for mer"]),
        ("uten noe tegn", ["uten noe tegn"]),
    ],
)
def test_sentences_are_found_as_people_write_them(pipeline: Pipeline, text: str, sentences: list[str]):
    assert said(pipeline, text) == sentences


def test_a_long_line_that_wraps_is_one_sentence(pipeline: Pipeline):
    text = "Dette er en ganske lang linje som noen har limt inn fra en e-post\nog som fortsetter her."
    assert said(pipeline, text) == [text]


def test_a_pipeline_is_loaded_once_and_named_by_what_decides_its_output(pipeline: Pipeline):
    assert load_pipeline("nb_ungtekst") is load_pipeline("nb_ungtekst")
    assert len(pipeline.digest) == 64
    assert load_pipeline("blank:da").digest != pipeline.digest


@pytest.mark.parametrize("name", ["finnes_ikke", "blank:xyzzy", "/finnes/ikke", ""])
def test_a_pipeline_that_cannot_be_loaded_is_a_fault_with_a_cure(name: str):
    with pytest.raises(CallError) as caught:
        load_pipeline(name)
    (fault,) = caught.value.faults
    assert fault.code == "pipeline-unknown"
    assert fault.what("nb")
    assert fault.cure("nb")


def test_another_pipeline_may_be_named_by_its_folder(tmp_path: Path, pipeline: Pipeline):
    spacy.blank("nb").to_disk(tmp_path / "annen")
    other = load_pipeline(str(tmp_path / "annen"))
    assert [token.norm for token in other.tokens("Jobb/skole")] == ["jobb", "/", "skole"]
    assert other.digest != pipeline.digest


def test_spacy_components_of_the_shipped_pipeline_set_lemmas(pipeline: Pipeline):
    assert pipeline.nlp("Skolene")[0].lemma_ == "skole"


def test_importing_the_room_does_not_import_spacy():
    code = "import sys, ungtekst.language; sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
