"""The Coder keeps its signature, learns from people, and can explain every code it gives."""

from __future__ import annotations

import io
import json
import math
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from coding_material import codebook, messy
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.base import clone

from ungtekst import Codebook, Coder, Evidence
from ungtekst.errors import CallError, DataError, UnknownCodeError

MANY = ["jobb", "skole", "helse", "hjelp", "fritid", "fotball", "musikk"]
CODES = [*MANY, "positiv", "blandet", "negativ", "nøytral"]
BRUK = ["ja", "tomt", "ikke-svar", "utenfor-spørsmålet", "uleselig"]


def make_book() -> Codebook:
    children = [
        {"id": "fotball", "label": "Fotball", "terms": ["fotball"]},
        {"id": "musikk", "label": "Musikk", "terms": ["gitar"]},
    ]
    return codebook(
        {
            "jobb": {
                "terms": ["jobb", "arbeids*"],
                "definition": "Arbeid som gir lønn",
            },
            "skole": ["skole", "skule", "lekse"],
            "helse": {"terms": ["angst", "sliten", "sosial angst"], "negated": "cancels"},
            "hjelp": ["hjelpe", "å få snakke"],
            "fritid": {"codes": children, "codable": False},
        },
        {"positiv": ["bra", "fin"], "blandet": [], "negativ": ["dårlig", "kjip"], "nøytral": []},
        [
            {"id": "nav", "implies": ["hjelp"], "content": ["ingenting"]},
            {"id": "tema", "dimensions": ["tema"]},
            {"id": "valens", "dimensions": ["valens"]},
        ],
    )


BOOK = make_book()
# Answers of one's own, in both standards, with the codes a person gave them.
LEARNT = [
    ("Jeg vil ha en jobb i butikk", "jobb", "nøytral"),
    ("Eg fekk arbeidserfaring på lageret", "jobb", "positiv"),
    ("Lageret var en fin plass", "jobb", "positiv"),
    ("Skolen var kjip", "skole", "negativ"),
    ("Læraren på skulen såg meg ikkje", "skole", "negativ"),
    ("Lærerne ga meg altfor mange lekser", "skole", "negativ"),
    ("Er så sliten hele tiden", "helse", "negativ"),
    ("Angst og dårlig søvn", "helse", "negativ"),
    ("Søvnen er helt borte", "helse", "negativ"),
    ("De hjalp meg med søknaden", "hjelp", "positiv"),
    ("Rådgjevaren hjelpte meg mykje", "hjelp", "positiv"),
    ("Spiller fotball med gjengen", "fotball", "nøytral"),
    ("Fotballtrening hver tirsdag", "fotball", "nøytral"),
    ("Gitaren er det beste jeg har", "musikk", "positiv"),
    ("Bra på lageret, kjip lønn", "jobb", "blandet"),
    ("vet ikke", None, None),
]
TEXTS = [text for text, _, _ in LEARNT]


def judged() -> pd.DataFrame:
    codes = pd.DataFrame(0, index=range(len(LEARNT)), columns=MANY)
    for row, (_, code, _) in enumerate(LEARNT):
        if code:
            codes.loc[row, code] = 1
    codes["fritid"] = codes[["fotball", "musikk"]].max(axis=1)
    codes["valens"] = [valence for _, _, valence in LEARNT]
    return codes


@pytest.fixture(scope="module")
def cold() -> Coder:
    return Coder(BOOK)


@pytest.fixture(scope="module")
def learnt() -> Coder:
    return Coder(BOOK).fit(TEXTS, judged())


def given_codes(coder: Coder, text: str, question: str | None = None) -> set[str]:
    """Name everything an answer is given, but for ``bruk``."""
    row = coder.predict([text], question).iloc[0]
    return {name for name in MANY if row[name] == 1} | ({row["valens"]} - {None, "nøytral"})


# -- the shape of what comes out ----------------------------------------------------------------------


@pytest.mark.parametrize("which", ["cold", "learnt"])
def test_predict_has_a_column_a_many_code_and_a_column_a_dimension(
    which: str, request: pytest.FixtureRequest
):
    coder = request.getfixturevalue(which)
    codes = coder.predict(TEXTS)
    assert list(codes.columns) == [*MANY, "valens", "bruk"] == list(BOOK.variables)
    assert list(codes.index) == list(range(len(TEXTS)))
    for name in MANY:
        assert codes[name].dtype.kind == "i"
        assert set(codes[name]) <= {0, 1}
    assert set(codes["valens"].dropna()) <= {"positiv", "blandet", "negativ", "nøytral"}
    assert set(codes["bruk"]) <= set(BRUK)


@pytest.mark.parametrize("which", ["cold", "learnt"])
def test_chances_are_rounded_lie_between_0_and_1_and_add_up(which: str, request: pytest.FixtureRequest):
    chances = request.getfixturevalue(which).predict_proba([*TEXTS, "", "asdfgh", "bra, men dårlig"])
    assert list(chances.columns) == [*CODES, *BRUK]
    block = chances.to_numpy()
    assert np.array_equal(block, np.round(block, 6))
    assert block.min() >= 0
    assert block.max() <= 1
    for dimension in ([*CODES[7:]], BRUK):
        sums = chances[dimension].sum(axis=1)
        assert all(math.isclose(total, 1, abs_tol=1e-5) or total == 0 for total in sums)
    assert (chances[BRUK].sum(axis=1) > 0.9).all()


def test_the_index_of_a_series_is_kept_and_any_other_is_counted(cold: Coder):
    index = pd.Index(["b", "a", "a"], name="svar")
    series = pd.Series(["jobb", "skole", None], index=index)
    for table in (cold.predict(series), cold.predict_proba(series), cold.uncertain(series).to_frame()):
        assert table.index.equals(index)
    assert list(cold.predict(series)["jobb"]) == [1, 0, 0]
    assert list(cold.predict(np.array(["jobb", "skole"], dtype=object)).index) == [0, 1]
    assert list(cold.predict(("jobb",)).index) == [0]


def test_no_texts_give_no_rows(cold: Coder, learnt: Coder):
    for coder in (cold, learnt):
        assert coder.predict([]).shape == (0, 9)
        assert coder.predict_proba([]).shape == (0, 16)
        assert coder.explain([]) == []
        assert len(coder.uncertain(pd.Series([], dtype=object))) == 0


def test_a_single_text_is_not_taken_for_a_list_of_letters(cold: Coder):
    for call in (cold.predict, cold.predict_proba, cold.uncertain, cold.explain):
        with pytest.raises(DataError, match="One text was given"):
            call("jobb")  # type: ignore[operator]


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT])
def test_a_missing_text_is_a_blank_answer(cold: Coder, missing: object):
    codes = cold.predict(pd.Series(["jobb", missing], dtype=object))
    assert list(codes["bruk"]) == ["ja", "tomt"]
    assert codes["valens"].isna().tolist() == [False, True]
    codes = cold.predict(["jobb", "jobb"], pd.Series(["nav", missing], dtype=object))
    assert list(codes["hjelp"]) == [1, 0]


@pytest.mark.parametrize("which", ["cold", "learnt"])
@pytest.mark.parametrize("text", ["", "  ", "-", "vet ikke", "VET IKKJE!!", "ingen kommentar", "sdfghjkl"])
def test_a_non_answer_has_no_code_and_no_value(which: str, text: str, request: pytest.FixtureRequest):
    row = request.getfixturevalue(which).predict([text]).iloc[0]
    assert row["bruk"] in {"tomt", "ikke-svar", "uleselig"}
    assert row["valens"] is None
    assert not any(row[name] for name in MANY)


@given(st.lists(messy, max_size=6))
@settings(max_examples=40)
def test_a_choice_one_value_is_missing_only_for_a_non_answer(texts: list[str]):
    for coder in (Coder(BOOK), _learnt_once()):
        codes = coder.predict(texts)
        assert codes["bruk"].notna().all()
        empty = codes["bruk"].isin(["tomt", "ikke-svar", "uleselig"])
        assert (codes["valens"].isna() == empty).all()
        assert not codes.loc[empty, MANY].to_numpy().any()


_KEPT: list[Coder] = []


def _learnt_once() -> Coder:
    if not _KEPT:
        _KEPT.append(Coder(BOOK).fit(TEXTS, judged()))
    return _KEPT[0]


# -- the cold start -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Vil ha jobb", {"jobb"}),
        ("Fekk arbeidserfaring, det var bra", {"jobb", "positiv"}),
        ("ikke angst", set()),
        ("sosial angst på skulen", {"helse", "skole"}),
        ("gitar er bra, skolen er dårlig", {"fritid", "musikk", "skole", "blandet"}),
        ("ikke bra", {"negativ"}),
        ("noe helt annet", set()),
    ],
)
def test_the_codebook_alone_gives_useful_codes(cold: Coder, text: str, codes: set[str]):
    assert given_codes(cold, text) == codes


@pytest.mark.parametrize(
    "text", ["Vil ha jobb", "gitar og fotball", "ikke bra i det hele tatt", "bra, men dårlig", "sosial angst"]
)
def test_a_cold_start_has_evidence_for_every_code_it_gives(cold: Coder, text: str):
    (evidence,) = cold.explain([text])
    assert {e.code for e in evidence} == given_codes(cold, text)
    for e in evidence:
        assert e.source == "rule"
        assert e.text == text[e.start : e.end]
        assert e.text


def test_the_child_is_the_evidence_of_its_parent(cold: Coder):
    (evidence,) = cold.explain(["gitar"])
    assert evidence == (
        Evidence("fritid", 0, 5, "gitar", "rule", 1.0),
        Evidence("musikk", 0, 5, "gitar", "rule", 1.0),
    )


# -- questions ----------------------------------------------------------------------------------------


def test_a_question_implies_its_codes_with_evidence_that_has_no_span(cold: Coder, learnt: Coder):
    for coder in (cold, learnt):
        assert "hjelp" in given_codes(coder, "De var greie", "nav")
        (evidence,) = coder.explain(["De var greie"], "nav")
        context = [e for e in evidence if e.source == "question"]
        assert [(e.code, e.start, e.end, e.text) for e in context] == [("hjelp", 0, 0, "")]
        assert given_codes(coder, "vet ikke", "nav") == set()


def test_content_of_a_question_is_an_answer_to_it_only(cold: Coder):
    assert cold.predict(["ingenting"] * 2, ["nav", None])["bruk"].tolist() == ["ja", "ikke-svar"]


def test_a_question_closes_the_dimensions_it_does_not_have(cold: Coder, learnt: Coder):
    for coder in (cold, learnt):
        codes = coder.predict(["Bra jobb på lageret"] * 3, ["tema", "valens", None])
        assert codes["jobb"].tolist() == [1, 0, 1]
        assert codes["valens"].isna().tolist() == [True, False, False]
        assert codes["bruk"].tolist() == ["ja"] * 3
        closed = coder.predict_proba(["Bra jobb"], "valens")[MANY]
        assert not closed.to_numpy().any()


def test_an_unknown_question_is_legal(learnt: Coder):
    asked = ["helt-ny"] * len(TEXTS)
    coder = Coder(BOOK).fit(TEXTS, judged(), asked)
    assert coder.predict(["jobb"], "helt-ny")["jobb"].tolist() == [1]
    assert coder.predict(["jobb", "jobb"], ["aldri-sett", None])["jobb"].tolist() == [1, 1]
    assert learnt.predict(["jobb"], "aldri-sett")["jobb"].tolist() == [1]


def test_one_question_stands_for_all(cold: Coder):
    assert cold.predict(["a b", "c d"], "nav").equals(cold.predict(["a b", "c d"], ["nav", "nav"]))


# -- what may be taught -------------------------------------------------------------------------------


def test_unknown_codes_and_values_are_named_all_at_once():
    wrong = pd.DataFrame(
        {"jobb": [1, 2], "skole": ["ja", 0], "tull": [1, 1], "valens": ["glad", None], "bruk": ["ja", "nei"]}
    )
    with pytest.raises(ValueError, match="tull, jobb=2, skole=ja, valens=glad, bruk=nei") as caught:
        Coder(BOOK).fit(["a b", "c d"], wrong)
    assert isinstance(caught.value, UnknownCodeError)
    assert "kodeboken har ikke: tull" in caught.value.faults[0].what("nb")


def test_an_absent_column_is_the_same_as_one_of_missing_cells():
    codes = judged()
    without = codes.drop(columns=["skole", "valens"])
    empty = codes.assign(skole=np.nan, valens=None)
    first, second = Coder(BOOK).fit(TEXTS, without), Coder(BOOK).fit(TEXTS, empty)
    assert first.predict_proba(TEXTS).equals(second.predict_proba(TEXTS))


def test_a_missing_cell_is_never_0():
    codes = pd.DataFrame({"jobb": [1.0, 1.0] + [np.nan] * 40})
    texts = ["Lageret er fint", "Lageret er greit", *["Jobb hver dag"] * 40]
    unjudged = Coder(BOOK).fit(texts, codes).predict_proba(["Jobb hver dag"])["jobb"][0]
    denied = Coder(BOOK).fit(texts, codes.fillna(0)).predict_proba(["Jobb hver dag"])["jobb"][0]
    assert unjudged > 0.5 > denied


@pytest.mark.parametrize(
    "cells",
    [
        [1, 0, 1, 0],
        [1.0, 0.0, 1.0, 0.0],
        [True, False, True, False],
        ["1", "0", "1", "0"],
        pd.array([1, 0, 1, 0], dtype="Int64"),
        pd.array([True, False, True, False], dtype="boolean"),
        pd.Categorical([1, 0, 1, 0]),
    ],
    ids=["int", "float", "bool", "text", "Int64", "boolean", "category"],
)
def test_every_way_to_write_0_and_1_teaches_the_same(cells: Any):
    texts = ["Lageret er fint", "Skolen er grei", "Lageret igjen", "Skolen igjen"]
    told = Coder(BOOK).fit(texts, pd.DataFrame({"jobb": cells})).predict_proba(texts)
    assert told.equals(Coder(BOOK).fit(texts, pd.DataFrame({"jobb": [1, 0, 1, 0]})).predict_proba(texts))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda c: c.fit(["a"], pd.DataFrame({"jobb": [1, 0]})), "1 texts and 2 rows of codes"),
        (lambda c: c.fit(["a"], pd.DataFrame({"jobb": [1]}), ["q", "q"]), "1 texts and 2 questions"),
        (lambda c: c.fit(["a"], pd.DataFrame({"jobb": [1]}), sample_weight=[1, 1]), "weights"),
        (lambda c: c.fit(["a"], pd.DataFrame({"jobb": [1]}), sample_weight=[-1]), "weights"),
        (lambda c: c.fit(["a"], pd.DataFrame({"jobb": [1]}), sample_weight=[math.nan]), "weights"),
        (lambda c: c.fit(["a"], pd.DataFrame({"jobb": [1]}), respondents=[1, 2]), "2 respondents"),
        (lambda c: c.fit(["a"], pd.DataFrame([[1, 1]], columns=["jobb", "jobb"])), "stand twice: jobb"),
        (lambda c: c.fit("a", pd.DataFrame({"jobb": [1]})), "One text was given"),
        (lambda c: c.predict(["a"], ["q", "q"]), "1 texts and 2 questions"),
    ],
)
def test_what_does_not_fit_together_is_a_clear_fault(call: Callable[[Coder], object], message: str):
    with pytest.raises(DataError, match=message):
        call(Coder(BOOK))


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        (["jobb", "skole"], {"jobb": [1, 0], "valens": ["positiv", "negativ"]}),
        (["jobb", "skole"], {"jobb": [1, 1]}),
        (["jobb"] * 6, {"jobb": [1] * 6, "valens": ["positiv"] * 6, "bruk": ["ja"] * 6}),
        (["jobb"] * 6, {"jobb": [0] * 6}),
        (["jobb"] * 6, {name: [np.nan] * 6 for name in MANY} | {"valens": [None] * 6}),
        (["", " ", "-", "vet ikke"], {"jobb": [1, 1, 0, 0], "valens": ["positiv"] * 4}),
        (["😀😀", "\x00\x1f", "👍🏽 \u200d", "\ufeff!"], {"jobb": [1, 1, 0, 0], "bruk": ["uleselig"] * 4}),
        (["jobb " * 20_000, "x" * 100_000, "ha" * 50_000 + "q", "a b"], {"jobb": [1, 1, 0, 0]}),
        ([], {"jobb": []}),
    ],
    ids=["two", "one label", "all 1", "all 0", "nothing judged", "no answers", "no words", "long", "none"],
)
def test_meagre_teaching_gives_sensible_answers(texts: list[str], codes: dict[str, list[Any]]):
    coder = Coder(BOOK).fit(texts, pd.DataFrame(codes))
    chances = coder.predict_proba([*texts, "gitar"])
    assert np.isfinite(chances.to_numpy()).all()
    assert chances["musikk"].iloc[-1] > 0.5
    assert len(coder.explain([*texts, "gitar"])) == len(texts) + 1


def test_a_code_that_was_never_seen_is_left_to_its_terms(learnt: Coder):
    coder = Coder(BOOK).fit(TEXTS, judged()[["jobb", "skole"]])
    assert given_codes(coder, "Angst og gitar") >= {"helse", "musikk", "fritid"}
    assert "jobb" in given_codes(learnt, "Helt annen jobb")


# -- learning -----------------------------------------------------------------------------------------


def test_a_code_is_learnt_from_words_that_no_term_has():
    texts = [f"Brygga i uke {n}" for n in range(20)] + [f"Svømming i uke {n}" for n in range(20)]
    codes = pd.DataFrame({"jobb": [1] * 20 + [0] * 20})
    coder = Coder(BOOK).fit(texts, codes)
    assert coder.predict(["På brygga", "På svømming"])["jobb"].tolist() == [1, 0]
    assert Coder(BOOK).predict(["På brygga"])["jobb"].tolist() == [0]
    (evidence,) = coder.explain(["På brygga"])
    assert ("jobb", "brygga", "model") in {(e.code, e.text, e.source) for e in evidence}


def test_a_word_that_means_what_a_code_means_is_evidence_before_anyone_has_taught():
    (evidence,) = Coder(BOOK).explain(["Er ferdig på lageret"])
    assert ("jobb", "lageret", "meaning") in {(e.code, e.text, e.source) for e in evidence}


@pytest.mark.parametrize("positives", [0, 5])
def test_a_term_that_is_wrong_is_unlearnt_after_enough_corrections(positives: int):
    texts = [f"Jobb nummer {n} på rommet mitt" for n in range(80)] + [
        "Lager",
        "Lageret",
        "På lager",
        "På lageret",
        "Et lager",
    ][:positives]
    codes = pd.DataFrame({"jobb": [0] * 80 + [1] * positives})
    coder = Coder(BOOK).fit(texts, codes)
    assert Coder(BOOK).predict(["Jobb på rommet"])["jobb"].tolist() == [1]
    assert coder.predict(["Jobb på rommet"])["jobb"].tolist() == [0]


def test_one_correction_does_not_overthrow_a_term():
    coder = Coder(BOOK).fit(["Jobb med leksa"], pd.DataFrame({"jobb": [0]}))
    assert coder.predict(["Fikk jobb"])["jobb"].tolist() == [1]


def test_valence_is_learnt_too():
    texts = [f"Det suger, {n}" for n in range(15)] + [f"Det rocker, {n}" for n in range(15)]
    codes = pd.DataFrame({"valens": ["negativ"] * 15 + ["positiv"] * 15})
    coder = Coder(BOOK).fit(texts, codes)
    assert coder.predict(["Det suger", "Det rocker"])["valens"].tolist() == ["negativ", "positiv"]


def test_a_human_may_teach_what_an_answer_is():
    texts = [f"pølse nummer {n}" for n in range(30)] + [f"Jobben er grei {n}" for n in range(30)]
    codes = pd.DataFrame({"bruk": ["utenfor-spørsmålet"] * 30 + ["ja"] * 30})
    coder = Coder(BOOK).fit(texts, codes)
    assert coder.predict(["pølse"])["bruk"].tolist() == ["utenfor-spørsmålet"]


def test_a_weight_of_0_teaches_nothing():
    texts = ["Svømming", "Svømming igjen", "Brygga", "Brygge"]
    tested = ["Svømming", "Brygga"]
    chances = [
        Coder(BOOK)
        .fit(texts, pd.DataFrame({"jobb": [1, 1, idle, idle]}), sample_weight=[50, 50, 0, 0])
        .predict_proba(tested)["jobb"]
        .tolist()
        for idle in (0, 1)
    ]
    assert chances[0] == chances[1]
    assert chances[0][0] > Coder(BOOK).predict_proba(tested)["jobb"][0]


# -- children -----------------------------------------------------------------------------------------


def test_a_child_makes_its_parent_1_and_at_least_as_likely(cold: Coder, learnt: Coder):
    texts = [*TEXTS, "gitar", "fotball og gitar", "fritid"]
    for coder in (cold, learnt):
        codes, chances = coder.predict(texts), coder.predict_proba(texts)
        assert (codes["fritid"] == codes[["fotball", "musikk"]].max(axis=1)).all()
        assert (chances["fritid"] == chances[["fotball", "musikk"]].max(axis=1)).all()
        assert codes["fritid"].sum() > 0


def test_a_parent_may_be_1_alone_unless_it_is_only_the_union():
    children = [{"id": "fotball", "label": "Fotball", "terms": ["fotball"]}]
    texts = ["fotball", "friluftsliv", "skog"]
    for codable, expected in ((True, [1, 1, 0]), (False, [1, 0, 0])):
        book = codebook({"fritid": {"terms": ["friluftsliv"], "codes": children, "codable": codable}})
        assert Coder(book).predict(texts)["fritid"].tolist() == expected


def test_teaching_a_child_teaches_its_parent():
    children = [{"id": "fotball", "label": "Fotball"}]
    book = codebook({"fritid": {"codes": children}, "jobb": []})
    texts = [f"Cupen i uke {n}" for n in range(20)] + [f"Lageret i uke {n}" for n in range(20)]
    child_only = pd.DataFrame({"fotball": [1] * 20 + [0] * 20})
    both = child_only.assign(fritid=child_only["fotball"].replace(0, np.nan))
    told = Coder(book).fit(texts, child_only).predict_proba(["Cupen", "Lageret"])
    assert told.equals(Coder(book).fit(texts, both).predict_proba(["Cupen", "Lageret"]))
    assert told["fritid"][0] > 0.5


# -- the same every time ------------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_codes():
    first, second = (Coder(BOOK, seed=3).fit(TEXTS, judged()) for _ in range(2))
    assert first.predict_proba(TEXTS).equals(second.predict_proba(TEXTS))
    assert first.thresholds_ == second.thresholds_


@pytest.mark.parametrize("size", [1, 3, 7])
@pytest.mark.parametrize("which", ["cold", "learnt"])
def test_any_chunking_gives_the_same_codes(which: str, size: int, request: pytest.FixtureRequest):
    coder = request.getfixturevalue(which)
    texts = [*TEXTS, "", "😀", "bra, men dårlig jobb"]
    pieces = [coder.predict_proba(texts[at : at + size]) for at in range(0, len(texts), size)]
    assert pd.concat(pieces, ignore_index=True).equals(coder.predict_proba(texts))


def test_the_order_of_columns_changes_nothing(tmp_path: Path):
    codes = judged()
    turned = codes[list(reversed(codes.columns))]
    first, second = Coder(BOOK).fit(TEXTS, codes), Coder(BOOK).fit(TEXTS, turned)
    assert first.predict_proba(TEXTS).equals(second.predict_proba(TEXTS))
    first.save(tmp_path / "a")
    second.save(tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_fitting_again_forgets_what_was_learnt():
    coder = Coder(BOOK).fit(TEXTS, judged())
    coder.fit(["a b"], pd.DataFrame({"jobb": [np.nan]}))
    assert coder.predict_proba(TEXTS).equals(Coder(BOOK).predict_proba(TEXTS))


# -- uncertainty and explanation ----------------------------------------------------------------------


def test_what_is_more_likely_wrong_than_right_is_left_to_people_first(cold: Coder):
    texts = ["Vil ha jobb", "lønn og ferie", "vet ikke"]
    codes, chances, unsure = cold.predict(texts), cold.predict_proba(texts), cold.abstains(texts)
    assert list(unsure.columns) == list(codes.columns)
    for name in MANY:
        assert (unsure[name] == ((chances[name] >= 0.5) != (codes[name] == 1))).all()
    assert not unsure.loc[2].any()
    held = unsure[MANY].any(axis=1)
    assert held.any()
    assert (cold.uncertain(texts)[held] >= 0.5).all()


def test_what_is_clear_is_less_worth_a_look_than_what_is_not(cold: Coder):
    worth = cold.uncertain(["vet ikke", "jobb, skole, angst og gitar"])
    assert worth.name == "uncertain"
    assert 0 <= worth[0] < worth[1]


@given(messy, st.sampled_from([None, "nav", "tema", "valens", "ukjent"]))
@settings(max_examples=80)
def test_evidence_points_at_the_very_words_of_the_answer(text: str, question: str | None):
    for coder in (Coder(BOOK), _learnt_once()):
        (evidence,) = coder.explain([text], [question])
        codes = given_codes(coder, text, question) | {"nøytral", *BRUK}
        for e in evidence:
            assert e.code in codes
            assert text[e.start : e.end] == e.text
            assert (e.start, e.end, e.text) == (0, 0, "") if e.source == "question" else e.start < e.end
            assert math.isfinite(e.weight)


def test_why_not_names_the_longer_term_that_won(cold: Coder):
    book = codebook({"angst": "angst", "sosialt": "sosial angst"})
    said = Coder(book).why_not("sosial angst", "angst")
    assert (said.code, said.given, said.outdone) == ("angst", False, (("angst", "sosial angst", "sosialt"),))
    assert said.probability < said.threshold


def test_why_not_names_the_term_that_was_cancelled(cold: Coder):
    said = cold.why_not("ikke angst", "helse")
    assert (said.given, said.cancelled) == (False, ("angst",))


def test_why_not_says_when_the_code_was_given_after_all(cold: Coder):
    assert cold.why_not("jobb", "jobb").given
    assert cold.why_not("bra", "positiv").given
    assert cold.why_not("De var greie", "hjelp", "nav").given


def test_why_not_shows_the_words_that_spoke_against():
    texts = [f"Jobb på rommet {n}" for n in range(40)] + [f"Lageret {n}" for n in range(40)]
    coder = Coder(BOOK).fit(texts, pd.DataFrame({"jobb": [0] * 40 + [1] * 40}))
    said = coder.why_not("Jobb på rommet", "jobb")
    assert not said.given
    assert "rommet" in {e.text for e in said.against}
    assert all(e.weight < 0 for e in said.against)


def test_why_not_of_a_code_that_is_not_there_is_a_fault(cold: Coder):
    with pytest.raises(UnknownCodeError, match="tull"):
        cold.why_not("jobb", "tull")


# -- an encoder of one's own --------------------------------------------------------------------------


def vowels(texts: Any) -> np.ndarray:
    """Encode a text by how often it has each vowel."""
    return np.array([[text.count(sign) for sign in "aeiouyæøå"] for text in texts], dtype=float)


def test_an_encoder_of_ones_own_is_used(tmp_path: Path):
    plain = Coder(BOOK).fit(TEXTS, judged())
    coder = Coder(BOOK, embed=vowels).fit(TEXTS, judged())
    assert not coder.predict_proba(TEXTS).equals(plain.predict_proba(TEXTS))
    assert coder.predict([]).shape == (0, 9)
    written = coder.save(tmp_path / "koder")
    loaded = Coder.load(tmp_path / "koder", embed=vowels)
    assert loaded.predict_proba(TEXTS).equals(written.predict_proba(TEXTS))
    with pytest.raises(CallError, match="embed"):
        Coder.load(tmp_path / "koder")


@pytest.mark.parametrize(
    "embed",
    [
        lambda texts: np.ones(len(texts)),
        lambda texts: np.full((len(texts), 3), np.nan),
        lambda texts: np.ones((1, 3)),
        lambda texts: np.ones((len(texts), len(texts) + 1)),
    ],
    ids=["one dimension", "no numbers", "one row", "another width"],
)
def test_an_encoder_that_gives_something_else_is_a_clear_fault(embed: Any):
    with pytest.raises(DataError, match="The encoder did not"):
        Coder(BOOK, embed=embed).fit(TEXTS, judged())


# -- scikit-learn -------------------------------------------------------------------------------------


def test_scikit_learn_can_clone_it(learnt: Coder):
    coder = Coder(BOOK, seed=5, embed=vowels)
    twin = clone(coder)
    assert twin.get_params() == {"codebook": BOOK, "seed": 5, "pipeline": "nb_ungtekst", "embed": vowels}
    assert clone(learnt).fitted is False
    assert coder.codebook is BOOK


def test_a_codebook_set_later_is_the_one_that_codes(cold: Coder):
    coder = Coder(BOOK)
    coder.predict(["jobb"])
    other = codebook({"lager": "jobb"})
    coder.set_params(codebook=other)
    assert coder.predict(["jobb"])["lager"].tolist() == [1]


# -- saving -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Coder, Path]:
    path = tmp_path_factory.mktemp("koder") / "koder.ungtekst-coder"
    return Coder(BOOK, seed=2).fit(TEXTS, judged()).save(path), path


def test_the_coder_that_save_returns_predicts_as_the_loaded_one(saved: tuple[Coder, Path]):
    written, path = saved
    loaded = Coder.load(path)
    texts = [*TEXTS, "Lageret og læreren", "", "ukjent ord"]
    for question in (None, "nav", "ukjent"):
        assert loaded.predict_proba(texts, question).equals(written.predict_proba(texts, question))
        assert loaded.predict(texts, question).equals(written.predict(texts, question))
        assert loaded.explain(texts, question) == written.explain(texts, question)
    assert (loaded.seed, loaded.codebook) == (2, BOOK)


def test_saving_leaves_the_coder_as_it_was(tmp_path: Path):
    coder = Coder(BOOK).fit(TEXTS, judged())
    before = coder.predict_proba(TEXTS)
    coder.save(tmp_path / "koder")
    assert coder.predict_proba(TEXTS).equals(before)


def test_an_unfitted_coder_can_be_saved(tmp_path: Path):
    Coder(BOOK, seed=4).save(tmp_path / "koder")
    loaded = Coder.load(tmp_path / "koder")
    assert not loaded.fitted
    assert loaded.predict_proba(TEXTS).equals(Coder(BOOK).predict_proba(TEXTS))


def test_a_saved_coder_is_json_and_plain_numbers(saved: tuple[Coder, Path]):
    with zipfile.ZipFile(saved[1]) as archive:
        for info in archive.infolist():
            content = archive.read(info)
            if info.filename == "coder.json":
                assert isinstance(json.loads(content), dict)
            else:
                assert content.startswith(b"\x93NUMPY")
                assert np.load(io.BytesIO(content), allow_pickle=False).dtype.kind in "if"


def unpacked(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_a_rare_word_of_an_answer_is_not_in_the_file(tmp_path: Path):
    texts = [*TEXTS, "Sjefen Zebulon på jobb", "Zebulon igjen, Zebulon", *["Lageret Xantippe"] * 3]
    codes = pd.DataFrame({"jobb": [1] * len(texts)})
    people = [*range(len(texts) - 3), "samme", "samme", "samme"]
    coder = Coder(BOOK).fit(texts, codes, respondents=people)
    assert "lemma:zebulon" in coder.layout_.vocabulary.names
    coder.save(tmp_path / "koder")
    content = unpacked(tmp_path / "koder").decode("utf-8", "replace").lower()
    for piece in ("zebulon", "zebu", "ulon", "xant", "tippe", "søknaden", "gjengen"):
        assert piece not in content, piece
    assert "lager" in content
    assert "lemma:jobb" in content  # used by two, but it stands in the codebook


def test_what_three_respondents_wrote_is_kept(tmp_path: Path):
    texts = [f"Maten i kantina er god {n}" for n in "abc"] + [f"Vi er på verkstedet {n}" for n in "abc"]
    coder = Coder(BOOK).fit(texts, pd.DataFrame({"jobb": [1] * 6}), respondents=[1, 2, 3, 1, 2, 2])
    written = coder.save(tmp_path / "koder")
    assert "lemma:kantine" in written.layout_.vocabulary.names
    assert "lemma:verksted" in coder.layout_.vocabulary.names
    assert "lemma:verksted" not in written.layout_.vocabulary.names


def repacked(path: Path, change: Callable[[dict[str, Any], dict[str, bytes]], None]) -> bytes:
    """Change what a saved coder says and zip it again."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    about = json.loads(parts["coder.json"])
    change(about, parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, json.dumps(about) if name == "coder.json" else content)
    return buffer.getvalue()


def test_a_coder_of_another_version_says_so_and_how_to_go_on(saved: tuple[Coder, Path], tmp_path: Path):
    with pytest.raises(DataError, match=r"another version of ungtekst.*ungtekst code"):
        loading(tmp_path, repacked(saved[1], lambda about, _: about.update(format="coder/1")))


def loading(tmp_path: Path, content: bytes) -> Coder:
    path = tmp_path / "fremmed"
    path.write_bytes(content)
    return Coder.load(path)


def test_a_coder_of_another_pipeline_is_refused(saved: tuple[Coder, Path], tmp_path: Path):
    content = repacked(saved[1], lambda about, _: about.update(pipeline_digest="0" * 64))
    with pytest.raises(DataError, match="another version of the language pipeline") as caught:
        loading(tmp_path, content)
    assert caught.value.faults[0].code == "coder-other-pipeline"


def test_a_codebook_that_was_changed_in_the_file_is_refused(saved: tuple[Coder, Path], tmp_path: Path):
    def change(about: dict[str, Any], _: dict[str, bytes]) -> None:
        about["codebook"]["dimensions"][0]["codes"][0]["terms"] = ["alt"]

    with pytest.raises(DataError) as caught:
        loading(tmp_path, repacked(saved[1], change))
    assert caught.value.faults[0].code == "coder-broken"


KEYS = """
format codebook codebook_digest pipeline pipeline_digest seed fitted features questions taught width
thresholds codes
"""


VALUES = ["borte", None, 7.5, [], {}, [[1]], {"a": "b"}, "tekst"]
# An empty table of thresholds or counts is legal; a pipeline of another name is another fault.
SOUND = [("thresholds", {}), ("taught", {}), ("pipeline", "tekst")]
WRONG = [(key, value) for key in KEYS.split() for value in VALUES if (key, value) not in SOUND]


@pytest.mark.parametrize(("key", "value"), WRONG, ids=str)
def test_a_saved_coder_with_a_wrong_part_is_refused(
    saved: tuple[Coder, Path], tmp_path: Path, key: str, value: object
):
    def change(about: dict[str, Any], _: dict[str, bytes]) -> None:
        about[key] = value
        if value == "borte":
            del about[key]

    with pytest.raises(DataError) as caught:
        loading(tmp_path, repacked(saved[1], change))
    assert caught.value.faults[0].file == str(tmp_path / "fremmed") or key == "codebook"


def _array(array: Any) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=True)
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["idf.npy", "coefficients.npy", "intercepts.npy"])
@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"\x93NUMPY\x01\x00v\x00",
        _array(np.ones(3)),
        _array(np.array([{"a": print}], dtype=object)),
        _array(np.array(["tekst"])),
        _array(np.ones(1)).replace(b"(1,), }", b"(9999999999999,), }"),
    ],
    ids=["gone", "empty", "cut off", "another length", "objects", "text", "larger than it is"],
)
def test_a_saved_coder_with_wrong_numbers_is_refused(
    saved: tuple[Coder, Path], tmp_path: Path, name: str, content: bytes | None
):
    def change(_: dict[str, Any], parts: dict[str, bytes]) -> None:
        parts[name] = content or b""
        if content is None:
            del parts[name]

    with pytest.raises(DataError) as caught:
        loading(tmp_path, repacked(saved[1], change))
    assert caught.value.faults[0].code == "coder-broken"


def test_numbers_that_are_none_are_refused(saved: tuple[Coder, Path], tmp_path: Path):
    def change(_: dict[str, Any], parts: dict[str, bytes]) -> None:
        numbers = np.load(io.BytesIO(parts["coefficients.npy"]), allow_pickle=False)
        parts["coefficients.npy"] = _array(np.full_like(numbers, np.nan))

    with pytest.raises(DataError):
        loading(tmp_path, repacked(saved[1], change))


def test_a_file_that_is_cut_off_or_no_coder_at_all_is_refused(saved: tuple[Coder, Path], tmp_path: Path):
    content = saved[1].read_bytes()
    for wrong in (
        b"",
        b"PK",
        b"ungtekst: codebook/1\n",
        content[:-1],
        content[: len(content) // 2],
        content[9:],
    ):
        with pytest.raises(DataError) as caught:
            loading(tmp_path, wrong)
        assert caught.value.faults[0].code == "coder-broken"


def test_a_file_with_a_changed_byte_is_refused_or_says_the_same(saved: tuple[Coder, Path], tmp_path: Path):
    written, path = saved
    content = path.read_bytes()
    expected = written.predict_proba(TEXTS[:3])
    refused = 0
    for place in range(0, len(content), max(1, len(content) // 60)):
        spoilt = content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :]
        try:
            same = loading(tmp_path, spoilt).predict_proba(TEXTS[:3]).equals(expected)
        except DataError:
            refused, same = refused + 1, True
        assert same, place
    assert refused > 40


def test_a_coder_that_is_not_there_is_a_wrong_call(tmp_path: Path):
    with pytest.raises(CallError):
        Coder.load(tmp_path / "ingen")
    with pytest.raises(CallError):
        Coder(BOOK).save(tmp_path / "ingen" / "mappe")
