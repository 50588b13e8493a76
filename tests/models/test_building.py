"""What the shipped pipeline is built with: the treebank's tags are read rightly, held-out text stays out."""

from __future__ import annotations

import io
import random
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "models" / "nb_ungtekst" / "scripts"

ROW = "{id}\t{form}\t{lemma}\t{tag}\t{tag}\t{features}\t{head}\t{relation}\t_\tname={name}"


@pytest.fixture(scope="module")
def scripts() -> Iterator[dict[str, ModuleType]]:
    """The scripts as modules; they are no package, and stand on the path for as long as they are tested."""
    sys.path.insert(0, str(SCRIPTS))
    names = ("treebank", "conversion", "spacing", "corpora", "answers", "readings")
    try:
        yield {name: __import__(name) for name in names}
    finally:
        sys.path.remove(str(SCRIPTS))
        for name in names:
            sys.modules.pop(name, None)


def conll(*rows: tuple[str, str, str, str, int, str]) -> str:
    """Write a sentence as the treebank does; a row is form, lemma, tag, features, head, relation."""
    return "\n".join(
        ROW.format(
            id=number,
            form=form,
            lemma=lemma,
            tag=tag,
            features=features,
            head=head,
            relation=relation,
            name="O",
        )
        for number, (form, lemma, tag, features, head, relation) in enumerate(rows, start=1)
    )


def conllu(*forms: str) -> str:
    rows = (f"{n}\t{form}\t_\tX\t_\t_\t0\troot\t_\tname=O" for n, form in enumerate(forms, start=1))
    return "\n".join(rows) + "\n\n"


def archive(folder: Path, files: dict[str, str]) -> Path:
    path = folder / "treebank.tar.xz"
    with tarfile.open(path, "w:xz") as tar:
        for name, text in files.items():
            data = text.encode("utf-8")
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return path


I_AM_TIRED = conll(
    ("Eg", "eg", "pron", "pers|1|eint|hum|nom", 2, "SUBJ"),
    ("er", "vere", "verb", "pres", 0, "FINV"),
    ("trøytt", "trøytt", "adj", "pos|m/f|ub|eint", 2, "SPRED"),
    (".", "$.", "clb", "<punkt>", 2, "IP"),
)
I_AM_HERE = conll(
    ("Jeg", "jeg", "pron", "ent|pers|hum|nom|1", 2, "SUBJ"),
    ("er", "være", "verb", "pres", 0, "FINV"),
    ("her", "her", "prep", "_", 2, "ADV"),
    ("|", "$|", "clb", "<overskrift>", 2, "IP"),
)
HAVE_HAD = conll(
    ("Vi", "vi", "pron", "fl|pers|hum|nom|1", 2, "SUBJ"),
    ("har", "ha", "verb", "pres", 0, "FINV"),
    ("hatt", "ha", "verb", "perf-part", 2, "INFV"),
    ("to", "to", "det", "fl|kvant", 5, "DET"),
    ("møter", "møte", "subst", "appell|nøyt|ub|fl", 3, "DOBJ"),
    ("om", "om", "prep", "_", 5, "ATR"),
    ("å", "å", "inf-merke", "_", 6, "PUTFYLL"),
    ("slutte", "slutte", "verb", "inf", 7, "INFV"),
    ("på", "på", "prep", "_", 8, "ADV"),
    ("skolen", "skole", "subst", "appell|mask|be|ent", 9, "PUTFYLL"),
)


def tags(scripts: dict[str, ModuleType], text: str) -> list[tuple[str, str]]:
    (sentence,) = scripts["treebank"]._sentences(text, "en-fil")
    return [(word.form, word.upos) for word in scripts["conversion"].convert(sentence)]


def test_a_verb_is_an_auxiliary_by_what_depends_on_it(scripts: dict[str, ModuleType]):
    assert ("er", "AUX") in tags(scripts, I_AM_TIRED)
    assert ("er", "VERB") in tags(scripts, I_AM_HERE)
    assert ("har", "AUX") in tags(scripts, HAVE_HAD)
    assert ("hatt", "VERB") in tags(scripts, HAVE_HAD)


def test_a_preposition_before_a_clause_opens_it(scripts: dict[str, ModuleType]):
    words = dict(tags(scripts, HAVE_HAD))
    assert (words["om"], words["på"], words["å"]) == ("SCONJ", "ADP", "PART")
    assert dict(tags(scripts, I_AM_HERE))["her"] == "ADV"


def test_a_quantifier_is_a_numeral_and_features_are_said_in_their_order(scripts: dict[str, ModuleType]):
    (sentence,) = scripts["treebank"]._sentences(HAVE_HAD, "en-fil")
    words = {word.form: word for word in scripts["conversion"].convert(sentence)}
    assert (words["to"].upos, words["to"].feats) == ("NUM", "Number=Plur|NumType=Card")
    assert words["Vi"].feats == "Animacy=Hum|Case=Nom|Number=Plur|Person=1|PronType=Prs"
    assert words["møter"].feats == "Definite=Ind|Gender=Neut|Number=Plur"


def test_a_headline_sign_is_no_token(scripts: dict[str, ModuleType]):
    assert [form for form, _ in tags(scripts, I_AM_HERE)] == ["Jeg", "er", "her"]


def test_a_sentence_that_stands_in_a_held_out_file_is_never_trained_on(
    scripts: dict[str, ModuleType], tmp_path: Path
):
    # The UD files drop the headline sign, and now and then the final stop.
    path = archive(
        tmp_path,
        {
            "ndt/nno/a.conll": f"{I_AM_TIRED}\n\n{HAVE_HAD}\n\n",
            "ndt/nob/b.conll": f"{I_AM_HERE}\n\n",
            "ud/nno/x-ud-test.conllu": "# text\n" + conllu("Eg", "er", "trøytt"),
            "ud/nob/x-ud-dev.conllu": conllu("Jeg", "er", "her"),
        },
    )
    assert [s.forms[0] for s in scripts["treebank"].training(path, "nno")] == ["Vi"]
    assert scripts["treebank"].training(path, "nob") == []


def test_readings_keep_what_is_clear_in_each_standard(scripts: dict[str, ModuleType], tmp_path: Path):
    path = archive(
        tmp_path,
        {"ndt/nno/a.conll": f"{I_AM_TIRED}\n\n", "ndt/nob/b.conll": f"{HAVE_HAD}\n\n{I_AM_HERE}\n\n"},
    )
    found = scripts["readings"].readings(path)
    assert found["eg", "PRON"] == ("", "eg")
    assert found["hatt", "VERB"] == ("ha", "")
    assert found["er", "AUX"] == ("", "vere")
    assert found["er", "VERB"] == ("være", "")


def text_of(scripts: dict[str, ModuleType], *names: tuple[str, str, str]) -> list[object]:
    piece = scripts["answers"].Piece
    return [
        piece(form, True, form.lower(), pos, "", number == 0, name)
        for number, (form, pos, name) in enumerate(names)
    ]


@pytest.mark.parametrize("seed", range(20))
def test_what_is_changed_for_training_keeps_its_labels(scripts: dict[str, ModuleType], seed: int):
    answers = scripts["answers"]
    text = text_of(
        scripts,
        ("Læreren", "NOUN", "O"),
        ("min", "PRON", "O"),
        (",", "PUNCT", "O"),
        ("Kari", "PROPN", "B-PER"),
        ("Nilsen", "PROPN", "I-PER"),
        (",", "PUNCT", "O"),
        ("ringte", "VERB", "O"),
        ("Kari", "PROPN", "B-PER"),
        (".", "PUNCT", "O"),
    )
    pool = answers.Names([["Leila"]], [["Hansen"]])
    shares = answers.Shares(lower=0.5, no_punctuation=0.5, misspelt=0.5, other_names=0.5)
    changed = answers.changed(text, shares, random.Random(seed), pool)  # noqa: S311
    names = [(piece.form.lower(), piece.name) for piece in changed if piece.name != "O"]
    assert [label for _, label in names] == ["B-PER", "I-PER", "B-PER"]
    words = [piece for piece in changed if piece.pos != "PUNCT"]
    assert [piece.pos for piece in words] == ["NOUN", "PRON", "PROPN", "PROPN", "VERB", "PROPN"]
    assert changed[0].starts
    # A word that is written otherwise has lost its lemma, or has that of its new name or small letters.
    assert all(
        not piece.lemma
        or piece.lemma.lower() == (piece.lemma if piece.pos != "PROPN" else piece.lemma.lower())
        for piece in words
    )


def test_one_person_keeps_one_new_name(scripts: dict[str, ModuleType]):
    answers = scripts["answers"]
    text = text_of(scripts, ("Kari", "PROPN", "B-PER"), ("og", "CCONJ", "O"), ("Kari", "PROPN", "B-PER"))
    pool = answers.Names([["Leila", "Amina", "Knut"]], [["Hansen"]])
    changed = answers.with_other_names(text, pool, random.Random(3))  # noqa: S311
    assert changed[0].form == changed[2].form in ("Leila", "Amina", "Knut")


def test_spaces_are_put_where_norwegian_has_them(scripts: dict[str, ModuleType]):
    forms = ["Ho", "sa", ":", "«", "Nei", "»", ",", "og", '"', "ja", '"', "(", "kanskje", ")", "."]
    spaces = scripts["spacing"].spaces_after(forms)
    text = "".join(form + " " * space for form, space in zip(forms, spaces, strict=True))
    assert text == 'Ho sa: «Nei», og "ja" (kanskje). '
