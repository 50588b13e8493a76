"""The shipped pipeline: both standards, loaded from its folder, and only the parts that are asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from ungtekst import Codebook, Coder
from ungtekst.errors import CallError
from ungtekst.language import load_pipeline
from ungtekst.resources import shipped

FOLDER = shipped("models") / "nb_ungtekst"


@pytest.fixture(scope="module")
def trained() -> Language:
    return spacy.load(FOLDER)


def annotated(*parts: str) -> dict[str, bool]:
    """What a text with a name and two sentences is told about when these parts are asked for."""
    (doc,) = load_pipeline().docs(["Ingrid Solberg bor i Drammen. Hun trives."], *parts)
    return {
        "words": doc.has_annotation("POS") or doc.has_annotation("LEMMA"),
        "sentences": doc.has_annotation("SENT_START"),
        "names": bool(doc.ents),
    }


def test_it_tags_bokmål_and_nynorsk(trained: Language):
    bokmål = trained("Jeg har hatt en god veileder på Nav siden mars.")
    nynorsk = trained("Eg har hatt ein god rettleiar på Nav sidan mars.")
    for doc in (bokmål, nynorsk):
        assert [token.pos_ for token in doc[:6]] == ["PRON", "AUX", "VERB", "DET", "ADJ", "NOUN"]
        assert doc[1].morph.get("Tense") == ["Pres"]
    assert [token.lemma_ for token in bokmål[:3]] == ["jeg", "ha", "ha"]
    assert [token.lemma_ for token in nynorsk[:3]] == ["eg", "ha", "ha"]


def test_it_finds_sentences_and_names(trained: Language):
    doc = trained("Hun heter Ingrid Solberg og bor i Drammen. Hun trives der.")
    assert [sentence.text for sentence in doc.sents] == [
        "Hun heter Ingrid Solberg og bor i Drammen.",
        "Hun trives der.",
    ]
    assert ("Ingrid Solberg", "PER") in [(name.text, name.label_) for name in doc.ents]


def test_it_takes_texts_that_are_tokens_already(trained: Language):
    doc = trained(Doc(trained.vocab, words=["Skolene", "stengte", "."]))
    assert [token.lemma_ for token in doc[:2]] == ["skole", "stenge"]


def test_its_recogniser_has_the_nine_labels_of_the_treebank(trained: Language):
    labels = {"PER", "ORG", "LOC", "GPE_LOC", "GPE_ORG", "PROD", "EVT", "DRV", "MISC"}
    assert set(trained.get_pipe("ner").labels) == labels


def test_misspelt_words_and_compounds_have_a_vector_and_capitals_do_not_matter(trained: Language):
    words = trained("Bergen bergen skoole ungdomsskoletrivselsplan")
    assert all(token.has_vector and token.vector.any() for token in words)
    assert words[0].similarity(words[1]) == pytest.approx(1.0)


def test_its_files_are_under_forty_megabytes():
    assert sum(file.stat().st_size for file in FOLDER.rglob("*") if file.is_file()) < 40_000_000


def test_its_tokenizer_is_the_one_that_coding_uses(trained: Language):
    text = "jobb,skole og bra.Men eg. -trivsel 3.maten :-) www.nav.no bl.a. NAV-kontoret"
    assert [token.text for token in trained.tokenizer(text)] == [
        text[token.start : token.end] for token in load_pipeline().tokens(text)
    ]


def test_only_the_parts_asked_for_run():
    nothing = {"words": False, "sentences": False, "names": False}
    assert annotated() == nothing
    assert annotated("ner") == nothing | {"names": True}
    assert annotated("senter") == nothing | {"sentences": True}
    assert annotated("morphologizer") == nothing | {"words": True}


def test_a_part_that_a_pipeline_lacks_is_a_fault_with_a_cure():
    with pytest.raises(CallError) as caught:
        load_pipeline("blank:nb").docs(["Hei"], "ner", "senter")
    (fault,) = caught.value.faults
    assert fault.code == "pipeline-lacks"
    assert "ner, senter" in fault.what("nb")
    assert fault.cure("en")


def test_coding_never_reads_the_trained_parts():
    code = (
        "import sys, spacy\n"
        "def refuse(*_, **__): sys.exit('the trained pipeline was read')\n"
        "spacy.load = refuse\n"
        "from ungtekst import Codebook, Coder\n"
        "from ungtekst.resources import shipped\n"
        "book = Codebook.read(shipped('codebooks') / 'unge-nav.yaml')\n"
        "print(len(Coder(book).predict(['jeg fikk jobb', 'vet ikke'])))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "2\n", "")


def test_a_coder_may_name_another_pipeline(tmp_path: Path):
    spacy.blank("nb").to_disk(tmp_path / "annen")
    book = Codebook.read(shipped("codebooks") / "unge-nav.yaml")
    for name in ("blank:nb", str(tmp_path / "annen")):
        said = Coder(book, pipeline=name).predict(["Jeg fikk hjelp av NAV til å finne jobb"])
        assert said.equals(Coder(book).predict(["Jeg fikk hjelp av NAV til å finne jobb"]))
