"""Many answers are explained at once, and each as if it had come alone, one word at a time."""

from __future__ import annotations

import pandas as pd
import pytest
from coding_material import codebook, messy
from hypothesis import given, settings
from hypothesis import strategies as st
from slow_words import slow_weights

from ungtekst import Coder
from ungtekst.coding import matching
from ungtekst.errors import DataError

BOOK = codebook(
    {
        "jobb": {"terms": ["jobb", "arbeids*"], "definition": "Arbeid som gir lønn"},
        "skole": {"terms": ["skole", "skule", "få til"], "definition": "Skole, lærere og lekser"},
        "økonomi": {"terms": [], "label": "Penger og gjeld", "definition": "Penger, lån, regninger"},
        "helse": {"terms": ["angst"], "negated": "cancels"},
        "fritid": {"codes": [{"id": "fotball", "label": "Fotball", "terms": ["fotball"]}]},
    },
    {"positiv": ["bra", "god"], "blandet": [], "negativ": ["dårlig"], "nøytral": []},
    [{"id": "nav", "implies": ["jobb"]}, {"id": "tema", "dimensions": ["tema"]}],
)
LEARNT = [
    ("Jeg vil ha en jobb i butikk", "jobb", "nøytral"),
    ("Lageret var en fin plass", "jobb", "positiv"),
    ("Læraren på skulen såg meg ikkje", "skole", "negativ"),
    ("Lærerne ga meg altfor mange lekser", "skole", "negativ"),
    ("Lånet er for dyrt, og så kom regninga", "økonomi", "negativ"),
    ("Har ikke penger til husleia", "økonomi", "negativ"),
    ("Angst og dårlig søvn", "helse", "negativ"),
    ("Søvnen er helt borte", "helse", "blandet"),
    ("Fotball hver tirsdag er bra", "fotball", "positiv"),
    ("Trener fotball med gjengen", "fotball", "positiv"),
]
ODD = {
    "empty": "",
    "blank": " \t\n ",
    "one word": "lån",
    "repeated": "regning Regning REGNING!! regning, (regning) regning",
    "emoji": "😀 jobb👍🏽 skole😀😀 lån❤️",
    "signs": "... !!! ???",
    "long": ("Lånet ble dyrt da jeg ikke fikk jobb, og skolen tok all tid. " * 60)[:3000],
    "one long word": "x" * 3000,
    "html": '<p class="svar">Jeg vil ha <b>jobb</b>&nbsp;og <a href="#">skole</a></p><script>lån</script>',
    "lines": "jobb\nskole\r\nlån\u2028angst\x0bregning",
    "spaces": "  jobb   skole \u00a0 lån  ",
    "glued": "jobb/skole-lån og/eller barne- og ungdomsarbeider",
    "hidden": "jo\u00adbb sko\u200ble a\u030angst la\u030an",
    "controls": "jobb\x00 sko\x01le lån\x1cskole",
    "denied": "ikke angst, ikke bra og ikke dårlig, men bra",
    "non-answer": "vet ikke",
}
QUESTIONS = [None, "nav", "tema", "ukjent"]
ASKED = [QUESTIONS[number % 4] for number in range(len(ODD))]


@pytest.fixture(scope="module")
def coders() -> dict[str, Coder]:
    many = [code.id for code in BOOK.many]
    codes = pd.DataFrame([{name: int(name == code) for name in many} for _, code, _ in LEARNT])
    codes["fritid"] = codes["fotball"]
    codes["valens"] = [value for _, _, value in LEARNT]
    texts = [text for text, _, _ in LEARNT]
    return {"cold": Coder(BOOK), "learnt": Coder(BOOK).fit(texts, codes, "nav")}


@pytest.mark.parametrize("which", ["cold", "learnt"])
@pytest.mark.parametrize("kind", ODD)
def test_an_odd_answer_is_explained_in_company_as_it_is_alone(
    coders: dict[str, Coder], which: str, kind: str
):
    coder = coders[which]
    text, asked = ODD[kind], ASKED[[*ODD].index(kind)]
    together = dict(zip(ODD, coder.explain([*ODD.values()], ASKED), strict=True))
    assert together[kind] == coder.explain([text], asked)[0]
    assert all(text[e.start : e.end] == e.text for e in together[kind])


@pytest.mark.parametrize("which", ["cold", "learnt"])
def test_where_the_answers_are_cut_into_batches_changes_no_evidence(
    coders: dict[str, Coder], which: str, monkeypatch: pytest.MonkeyPatch
):
    whole = coders[which].explain([*ODD.values()], ASKED)
    monkeypatch.setattr(matching, "_AT_ONCE", 3)
    assert coders[which].explain([*ODD.values()], ASKED) == whole


@pytest.mark.parametrize("which", ["cold", "learnt"])
@pytest.mark.parametrize("code", ["jobb", "økonomi", "helse", "fotball", "negativ"])
def test_words_weigh_what_they_do_when_each_is_worked_out_by_itself(
    coders: dict[str, Coder], which: str, code: str
):
    coder = coders[which]
    (part,) = coder.look().matcher.parts([*ODD.values()])
    spoken = coder.spoken(part.batch)
    for number, text in enumerate(ODD.values()):
        every = sorted((s, e, w) for _, s, e, w in spoken.strongest(code, [number], 10**6, -1e9))
        slow = slow_weights(coder, text, code)
        assert [(start, end) for start, end, _ in every] == [(start, end) for start, end, _ in slow]
        assert [weight for *_, weight in every] == pytest.approx([weight for *_, weight in slow], abs=2e-6)


@given(st.lists(messy, min_size=1, max_size=5))
@settings(max_examples=40)
def test_any_text_has_its_own_words_as_evidence(coders: dict[str, Coder], texts: list[str]):
    for coder in coders.values():
        (part,) = coder.look().matcher.parts(texts)
        found = [*coder.spoken(part.batch).strongest("jobb", range(len(texts)), 10**6, -1e9)]
        for number, text in enumerate(texts):
            words = [token for token in coder.look().pipeline.tokens(text) if token.is_word]
            spans = sorted((start, end) for place, start, end, _ in found if place == number)
            assert spans == [(word.start, word.end) for word in words]


def test_of_words_that_say_as_much_the_first_are_shown(coders: dict[str, Coder]):
    (found,) = coders["learnt"].evidence(["regninga " * 6], [["økonomi"]])
    assert [e.start for e in found] == [0, 9, 18, 27]


def test_evidence_stands_in_the_order_of_the_codes_that_were_named(coders: dict[str, Coder]):
    (found,) = coders["cold"].evidence(["skole og jobb"], [["skole", "positiv", "jobb"]])
    assert [(e.code, e.text) for e in found] == [("skole", "skole"), ("jobb", "jobb")]
    (found,) = coders["cold"].evidence(["skole og jobb"], [["jobb", "skole"]])
    assert [e.code for e in found] == ["jobb", "skole"]


def test_a_parent_has_the_evidence_of_the_children_that_are_named(coders: dict[str, Coder]):
    (found,) = coders["cold"].evidence(["fotball"], [["fritid", "fotball"]])
    assert {(e.code, e.text, e.source) for e in found} == {
        ("fritid", "fotball", "rule"),
        ("fotball", "fotball", "rule"),
    }


def test_codes_for_fewer_answers_than_there_are_is_a_fault(coders: dict[str, Coder]):
    with pytest.raises(DataError):
        coders["cold"].evidence(["jobb", "skole"], [["jobb"]])


def test_learning_again_gives_evidence_of_what_was_learnt_last():
    codes = pd.DataFrame({"økonomi": [1, 1, 0, 0]})
    texts = ["Kjempa med kladden", "Kladden var tom", "Fint vær", "Været var bra"]
    coder = Coder(BOOK).fit(texts, codes)
    first = coder.evidence(["Kladden og været"], [["økonomi"]])
    again = coder.fit(texts, 1 - codes).evidence(["Kladden og været"], [["økonomi"]])
    assert first[0][0].text == "Kladden"
    assert again[0][0].text == "været"
