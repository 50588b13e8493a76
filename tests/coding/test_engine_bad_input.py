"""What the Coder does with input that no one should give it: a clear fault, or a sensible answer."""

from __future__ import annotations

import json
import math
import pickle
import time
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from coding_material import codebook

from ungtekst import Coder
from ungtekst.errors import CallError, DataError, UngtekstError, UnknownCodeError

# A youth club asks what is good about it. «turer» has no terms and nobody has been given it.
BOOK = codebook(
    {
        "aktiviteter": ["biljard", "musikk*", "spille"],
        "venner": ["venn", "kamerat"],
        "voksne": ["voksen", "leder", "leiar"],
        "åpningstid": ["åpen", "åpningstid", "stenge"],
        "turer": [],
    },
    {"bra": ["fin", "rå", "god"], "dårlig": ["kjedelig", "dårlig"], "nøytral": []},
)
MANY = ["aktiviteter", "venner", "voksne", "åpningstid", "turer"]
LEARNT: list[tuple[str, set[str], str | None]] = [
    ("Biljard og bordtennis, og at vi får lage mat sammen", {"aktiviteter"}, "bra"),
    ("De voksne bryr seg om oss", {"voksne"}, "bra"),
    ("Skulle vært åpent på søndager også", {"åpningstid"}, "dårlig"),
    ("Det stenger altfor tidleg på fredagane", {"åpningstid"}, "dårlig"),
    ("Har fått to nye venner her", {"venner"}, "bra"),
    ("Eg kjem for å treffe venene mine", {"venner"}, "nøytral"),
    ("Musikkrommet er rått, spiller trommer der hver uke", {"aktiviteter"}, "bra"),
    ("Leiaren høyrer på meg når eg har det tungt", {"voksne"}, "bra"),
    ("Kjedelig når det bare er gaming", {"aktiviteter"}, "dårlig"),
    ("Ingen hilser når man kommer ny", {"venner"}, "dårlig"),
    ("Åpent til ti, og noen voksne å prate med", {"åpningstid", "voksne"}, "bra"),
    ("vet ikke", set(), None),
]
TEXTS = [text for text, _, _ in LEARNT]
CLEAR = ["Biljard er best", "De voksne der er greie", "Skulle ha åpent lenger", "Vennene mine går der"]
THEIRS = ["aktiviteter", "voksne", "åpningstid", "venner"]


def judged() -> pd.DataFrame:
    codes = pd.DataFrame({name: [int(name in has) for _, has, _ in LEARNT] for name in MANY})
    return codes.assign(valens=[valence for _, _, valence in LEARNT])


@pytest.fixture(scope="module")
def learnt() -> Coder:
    return Coder(BOOK).fit(TEXTS, judged())


@pytest.fixture(scope="module")
def cold() -> Coder:
    return Coder(BOOK)


@pytest.fixture(params=["cold", "learnt"])
def coder(request: pytest.FixtureRequest) -> Coder:
    return request.getfixturevalue(request.param)


def themes(coder: Coder, text: str) -> set[str]:
    row = coder.predict([text]).iloc[0]
    return {name for name in MANY if row[name] == 1}


def sound(coder: Coder, texts: list[str]) -> pd.DataFrame:
    """Ask everything that can be asked of these texts, and see that it hangs together."""
    chances, codes, worth = coder.predict_proba(texts), coder.predict(texts), coder.uncertain(texts)
    assert np.isfinite(chances.to_numpy()).all()
    assert ((chances >= 0) & (chances <= 1)).all(axis=None)
    assert np.isfinite(worth.to_numpy()).all()
    for text, evidence in zip(texts, coder.explain(texts), strict=True):
        assert all(text[e.start : e.end] == e.text and math.isfinite(e.weight) for e in evidence)
        assert math.isfinite(coder.why_not(text, "turer").probability)
    return codes


def still_codes(coder: Coder) -> None:
    """What is clear from the codebook is coded, whatever else the coder was given to learn from."""
    codes = sound(coder, CLEAR)
    assert [int(codes[name].iloc[row]) for row, name in enumerate(THEIRS)] == [1, 1, 1, 1]


def refused(error: UngtekstError, *cures: str) -> None:
    """A fault that a user can act on: what to do stands in it, and no traceback's words."""
    said = str(error)
    assert not cures or any(cure in said for cure in cures), said
    assert all(fault.cure("nb") and fault.cure("en") for fault in error.faults)
    assert not any(word in said for word in ("Error", "Traceback", "0x", "object at"))


# -- empty texts --------------------------------------------------------------------------------------

BLANK = ["", " ", "\n\n", "\t", "\u00a0", "\u200b", "\u00ad", "...", "---", "–", "?"]


@pytest.mark.parametrize("text", BLANK, ids=ascii)
def test_an_answer_without_a_word_has_no_theme_and_no_evidence(coder: Coder, text: str):
    row = sound(coder, [text]).iloc[0]
    assert not any(row[name] for name in MANY)
    assert row["bruk"] != "ja"
    assert coder.explain([text]) == [()] or {e.code for e in coder.explain([text])[0]} <= {row["bruk"]}


def test_blank_answers_that_were_coded_do_not_unteach_the_others():
    blanks = pd.DataFrame(0, index=range(40), columns=MANY)
    codes = pd.concat([judged(), blanks], ignore_index=True)
    still_codes(Coder(BOOK).fit([*TEXTS, *(BLANK * 4)[:40]], codes))


def test_a_table_of_nothing_but_blanks_is_coded_as_one(coder: Coder):
    codes = coder.predict(pd.Series([None, np.nan, pd.NA, ""], index=list("abcd"), dtype=object))
    assert codes["bruk"].tolist() == ["tomt"] * 4
    assert codes["valens"].isna().all()
    assert not codes[MANY].to_numpy().any()


# -- answers of 100,000 characters --------------------------------------------------------------------

LONG = {
    "one letter": "a" * 100_000,
    "one word said again and again": "voksne " * 14_286,
    "no spaces": ("biljardogvenner" * 6_667)[:100_000],
    "many sentences": ("De voksne bryr seg ikke. " * 4_000)[:100_000],
    "only signs": "?!.-" * 25_000,
    "one long line of digits": "0123456789" * 10_000,
    "combining marks": "e" + "\u0301" * 99_999,
    "many lines": "spiller\n" * 12_500,
}


@pytest.mark.parametrize("kind", LONG)
def test_an_answer_of_100_000_characters_is_coded_in_seconds(learnt: Coder, kind: str):
    text = LONG[kind][:100_000]
    started = time.perf_counter()
    (evidence,) = learnt.explain([text])
    assert time.perf_counter() - started < 10
    assert all(text[e.start : e.end] == e.text for e in evidence)
    assert {e.code for e in evidence} <= {*MANY, "bra", "dårlig", "nøytral", "ja", "uleselig"}


def test_a_long_answer_is_coded_for_what_it_says(coder: Coder):
    codes = coder.predict([LONG["many lines"], LONG["only signs"], LONG["one word said again and again"]])
    assert codes["aktiviteter"].tolist() == [1, 0, 0]
    assert codes["voksne"].tolist() == [0, 0, 1]


def test_long_answers_may_be_learnt_from_and_do_not_drown_the_short_ones():
    longs = [LONG["one letter"], LONG["no spaces"], LONG["many sentences"][:20_000]]
    codes = pd.concat([judged(), pd.DataFrame(0, index=range(len(longs)), columns=MANY)], ignore_index=True)
    coder = Coder(BOOK).fit([*TEXTS, *longs], codes)
    assert np.isfinite(coder.predict_proba([*CLEAR, *longs]).to_numpy()).all()
    assert themes(coder, CLEAR[0]) >= {"aktiviteter"}


# -- one code never seen, all labels equal ------------------------------------------------------------


def test_a_code_that_nobody_was_given_and_no_answer_speaks_of_is_never_given(coder: Coder):
    texts = [*TEXTS, *CLEAR]
    assert not coder.predict(texts)["turer"].any()
    assert np.isfinite(coder.predict_proba(texts)["turer"]).all()


def test_a_code_that_was_judged_but_never_given_keeps_its_terms():
    codes = judged().assign(venner=0)
    coder = Coder(BOOK).fit([t if "ve" not in t else "Helt greit her" for t in TEXTS], codes)
    assert themes(coder, "Kameratene mine er der") == {"venner"}


@pytest.mark.parametrize("label", [0, 1])
def test_a_code_that_all_or_none_have_says_nothing_of_a_non_answer(label: int):
    coder = Coder(BOOK).fit(TEXTS, judged().assign(voksne=label))
    codes = sound(coder, ["vet ikke", "", "asdfghjkl"])
    assert not codes["voksne"].any()
    assert themes(coder, CLEAR[0]) >= {"aktiviteter"}


@pytest.mark.parametrize("label", [0, 1])
def test_every_label_of_every_code_may_be_the_same(label: int):
    coder = Coder(BOOK).fit(TEXTS, pd.DataFrame(label, index=range(len(TEXTS)), columns=MANY))
    codes = sound(coder, [*TEXTS, *CLEAR])
    assert set(np.unique(codes[MANY].to_numpy())) <= {0, 1}


def test_one_value_for_all_is_no_reason_to_be_sure():
    coder = Coder(BOOK).fit(TEXTS, judged().assign(valens="bra"))
    chances = coder.predict_proba(["Kjedelig og dårlig"]).iloc[0]
    assert sound(coder, TEXTS)["valens"].dropna().isin(["bra", "dårlig", "nøytral"]).all()
    assert chances["bra"] < 0.99
    assert chances["dårlig"] > 0


# -- labels for unknown codes, and labels that are none -----------------------------------------------


@pytest.mark.parametrize(
    "cell", [0.5, 2, -1, math.inf, -math.inf, "kanskje", "x"], ids=lambda value: str(value)
)
def test_a_label_that_is_neither_0_nor_1_is_named_and_never_rounded(cell: object):
    codes = judged().astype(object)
    codes.loc[3, "venner"] = cell
    with pytest.raises(UnknownCodeError, match="venner=") as caught:
        Coder(BOOK).fit(TEXTS, codes)
    refused(caught.value, "use its ids")


def test_every_unknown_code_and_value_is_named_in_one_go():
    codes = judged().assign(kiosk=1, leksehjelp=0, valens="topp")
    with pytest.raises(ValueError, match="kiosk") as caught:
        Coder(BOOK).fit(TEXTS, codes)
    assert isinstance(caught.value, DataError)
    refused(caught.value, "use its ids")
    assert all(name in str(caught.value) for name in ("kiosk", "leksehjelp", "valens=topp"))


def test_ids_are_not_guessed_at():
    for name in ("Venner", "venner ", "vener", "åpningstid".replace("å", "a\u030a")):
        with pytest.raises(UnknownCodeError):
            Coder(BOOK).fit(TEXTS, pd.DataFrame({name: [1] * len(TEXTS)}))


def test_a_choice_one_value_as_a_column_of_its_own_is_refused():
    with pytest.raises(UnknownCodeError, match="dårlig") as caught:
        Coder(BOOK).fit(TEXTS, pd.DataFrame({"dårlig": [1] * len(TEXTS)}))
    refused(caught.value, "use its ids")


def test_an_answer_in_the_place_of_a_code_is_not_repeated_in_the_fault():
    told = "Mora mi Torgunn er på sykehuset og jeg bor hos tante for tida"
    for column in ("venner", "valens"):
        codes = judged().astype(object)
        codes.loc[0, column] = told
        with pytest.raises(UnknownCodeError, match=column) as caught:
            Coder(BOOK).fit(TEXTS, codes)
        assert "Torgunn" not in str(caught.value)


def test_labels_that_are_refused_leave_the_coder_as_it_was():
    coder = Coder(BOOK).fit(TEXTS, judged())
    before = coder.predict_proba(CLEAR)
    with pytest.raises(UnknownCodeError):
        coder.fit(TEXTS, judged().assign(kiosk=1))
    with pytest.raises(DataError):
        coder.fit(TEXTS, judged()[:5])
    assert coder.predict_proba(CLEAR).equals(before)


# -- NaN everywhere -----------------------------------------------------------------------------------


@pytest.mark.parametrize("nothing", [np.nan, None, pd.NA, pd.NaT], ids=["NaN", "None", "NA", "NaT"])
def test_labels_that_are_all_missing_teach_nothing_at_all(cold: Coder, nothing: object):
    codes = pd.DataFrame(dict.fromkeys([*MANY, "valens", "bruk"], [nothing] * len(TEXTS)), dtype=object)
    coder = Coder(BOOK).fit(TEXTS, codes)
    assert coder.predict_proba([*TEXTS, *CLEAR]).equals(cold.predict_proba([*TEXTS, *CLEAR]))


def test_texts_labels_and_questions_may_all_be_missing(cold: Coder):
    texts = pd.Series([np.nan] * 6, dtype=object)
    codes = pd.DataFrame(np.nan, index=range(6), columns=[*MANY, "valens"])
    coder = Coder(BOOK).fit(texts, codes, [np.nan] * 6)
    still_codes(coder)
    assert coder.predict(texts)["bruk"].tolist() == ["tomt"] * 6


def test_a_table_without_columns_or_rows_teaches_nothing(cold: Coder):
    for texts, codes in ((TEXTS, pd.DataFrame(index=range(len(TEXTS)))), ([], pd.DataFrame(columns=MANY))):
        coder = Coder(BOOK).fit(texts, codes)
        assert coder.predict_proba(CLEAR).equals(cold.predict_proba(CLEAR))


def test_one_judged_cell_in_a_table_of_missing_ones_does_not_move_the_other_codes(cold: Coder):
    codes = pd.DataFrame(np.nan, index=range(len(TEXTS)), columns=[*MANY])
    codes.loc[4, "venner"] = 1
    coder = Coder(BOOK).fit(TEXTS, codes)
    others = [name for name in MANY if name != "venner"]
    assert coder.predict(TEXTS)[others].equals(cold.predict(TEXTS)[others])
    assert themes(coder, "Vennene mine") == {"venner"}


# -- two rows -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "labels"),
    [
        (["De voksne bryr seg", "Det stenger for tidlig"], [1, 0]),
        (["De voksne bryr seg", "De voksne bryr seg"], [1, 0]),
        (["De voksne bryr seg", "De voksne bryr seg"], [1, 1]),
        (["vet ikke", "De voksne bryr seg"], [1, 1]),
        (["Trommer", "Gaming"], [1, 1]),
        (["Trommer", ""], [np.nan, 0]),
    ],
    ids=["apart", "contradicting", "twice the same", "a non-answer", "no terms", "hardly judged"],
)
def test_two_answers_do_not_overthrow_the_codebook(texts: list[str], labels: list[Any]):
    codes = pd.DataFrame({"voksne": labels, "valens": ["bra", "dårlig"]})
    still_codes(Coder(BOOK).fit(texts, codes))
    still_codes(Coder(BOOK).fit(texts, codes, respondents=["samme", "samme"]))
    still_codes(Coder(BOOK).fit(texts, codes, sample_weight=[0, 0]))


# -- emoji and control characters ---------------------------------------------------------------------

ODD = {
    "emoji": "De voksne 🫶🏽👨‍👩‍👧 bryr seg 😀😀",
    "flags": "🇳🇴 De voksne 🇳🇴",
    "NUL": "De\x00 voksne\x00",
    "control characters": "\x01\x02De voksne\x1b[31m\x7f bryr seg\x85",
    "right to left": "\u202eDe voksne\u202c bryr seg",
    "byte order mark": "\ufeffDe voksne bryr seg",
    "private use": "\ue000 De voksne \U0010ffff",
    "marks upon marks": "De voksne e" + "\u0301\u0308" * 200,
    "other scripts": "Взрослые 大人 الكبار De voksne",
    "line ends": "De voksne\r\nbryr\u2028seg\u2029om\x0coss\x0b",
}


@pytest.mark.parametrize("kind", ODD)
def test_odd_characters_do_not_hide_the_words_beside_them(coder: Coder, kind: str):
    assert "voksne" in themes(coder, ODD[kind])
    codes = sound(coder, [ODD[kind]])
    assert codes["bruk"].tolist() == ["ja"]
    spans = [e.text for e in coder.explain([ODD[kind]])[0] if e.code == "voksne"]
    assert any("voksne" in text for text in spans)


@pytest.mark.parametrize("text", ["😀", "👍🏽👍🏽", "\x00", "\x1b\x07", "❤️ ❤️", "\u202e"], ids=ascii)
def test_signs_without_words_get_no_theme(coder: Coder, text: str):
    sound(coder, [text])
    assert themes(coder, text) == set()


@pytest.mark.parametrize("text", ["\ud83d", "De voksne \ud83d bryr seg", "\udc80Biljard"], ids=ascii)
def test_half_a_character_is_a_clear_fault_or_is_read_over(coder: Coder, text: str):
    try:
        sound(coder, [text])
        Coder(BOOK).fit([*TEXTS, text], pd.concat([judged(), judged()[:1]], ignore_index=True))
    except (DataError, CallError) as error:
        refused(error)


def test_odd_answers_may_be_learnt_from_and_saved(tmp_path: Path):
    odd = list(ODD.values())
    codes = pd.concat([judged(), pd.DataFrame({"voksne": [1] * len(odd)})], ignore_index=True)
    coder = Coder(BOOK).fit([*TEXTS, *odd], codes, ["spørsmål \x00😀"] * len(codes))
    still_codes(coder)
    written = coder.save(tmp_path / "koder")
    assert Coder.load(tmp_path / "koder").predict_proba(odd).equals(written.predict_proba(odd))


# -- a saved model that was spoilt --------------------------------------------------------------------


@pytest.fixture(scope="module", params=["cold", "learnt"])
def saved(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Coder, bytes]:
    path = tmp_path_factory.mktemp("koder") / "koder"
    written = request.getfixturevalue(request.param).save(path)
    return written, path.read_bytes()


def load_fault(tmp_path: Path, content: bytes) -> UngtekstError:
    """The fault that these bytes are refused with; it names the file."""
    path = tmp_path / "fremmed"
    path.write_bytes(content)
    with pytest.raises((DataError, CallError)) as caught:
        Coder.load(path)
    refused(caught.value, "save it again", "fit it again")
    assert str(path) in str(caught.value)
    return caught.value


def test_a_saved_coder_that_was_cut_off_anywhere_is_refused(saved: tuple[Coder, bytes], tmp_path: Path):
    content = saved[1]
    for length in {
        0,
        1,
        4,
        22,
        len(content) - 22,
        len(content) - 1,
        *range(0, len(content), len(content) // 9),
    }:
        load_fault(tmp_path, content[:length])


def test_one_flipped_bit_is_refused_or_changes_nothing(saved: tuple[Coder, bytes], tmp_path: Path):
    written, content = saved
    expected, path = written.predict_proba(CLEAR[:2]), tmp_path / "fremmed"
    found = 0
    for number in range(40):
        place = number * len(content) // 40
        spoilt = content[:place] + bytes([content[place] ^ 1 << number % 8]) + content[place + 1 :]
        path.write_bytes(spoilt)
        try:
            assert Coder.load(path).predict_proba(CLEAR[:2]).equals(expected), place
        except UngtekstError as error:
            found += 1
            refused(error, "again")
    assert found > 20


@pytest.mark.parametrize(
    "content",
    [
        b"{}",
        b"[1, 2, 3]",
        b'{"format": "coder/1"}',
        b"null",
        b"\xff\xfe\x00\x00",
        pickle.dumps({"format": "coder/1"}),
        b"id;svar\n1;bra\n",
        b"\x00" * 10_000,
        b"SQLite format 3\x00" + b"\x00" * 84,
    ],
    ids=["empty JSON", "a list", "a head", "null", "no UTF-8", "a pickle", "a table", "zeros", "a database"],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes):
    load_fault(tmp_path, content)


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"null", b"7", b'{"a": ', b"\xff", b"[" * 100_000], ids=ascii
)
def test_an_archive_whose_json_is_wrong_is_refused(
    saved: tuple[Coder, bytes], tmp_path: Path, content: bytes
):
    def spoil(name: str, part: bytes) -> bytes:
        return content if name.endswith(".json") else part

    load_fault(tmp_path, rewritten(tmp_path, saved[1], spoil))


def test_an_archive_without_its_parts_is_refused(saved: tuple[Coder, bytes], tmp_path: Path):
    (tmp_path / "helt").write_bytes(saved[1])
    with zipfile.ZipFile(tmp_path / "helt") as archive:
        names = archive.namelist()
    for gone in names:
        with zipfile.ZipFile(tmp_path / "helt") as whole, zipfile.ZipFile(tmp_path / "del", "w") as part:
            for name in names:
                if name != gone:
                    part.writestr(name, whole.read(name))
        load_fault(tmp_path, (tmp_path / "del").read_bytes())


def rewritten(tmp_path: Path, content: bytes, change: Any) -> bytes:
    (tmp_path / "før").write_bytes(content)
    with zipfile.ZipFile(tmp_path / "før") as old, zipfile.ZipFile(tmp_path / "etter", "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return (tmp_path / "etter").read_bytes()


def test_a_coder_whose_codebook_has_another_digest_is_refused(saved: tuple[Coder, bytes], tmp_path: Path):
    other = codebook({"jobb": "jobb"}).digest
    seen = []

    def change(name: str, part: bytes) -> bytes:
        seen.append(BOOK.digest.encode() in part)
        return part.replace(BOOK.digest.encode(), other.encode())

    content = rewritten(tmp_path, saved[1], change)
    assert any(seen)
    load_fault(tmp_path, content)


def test_a_coder_whose_codebook_was_reworded_in_the_file_is_refused(
    saved: tuple[Coder, bytes], tmp_path: Path
):
    def change(name: str, part: bytes) -> bytes:
        if not name.endswith(".json"):
            return part
        text = json.dumps(json.loads(part), ensure_ascii=False)
        return text.replace('"kamerat"', '"kjæreste"').encode()

    load_fault(tmp_path, rewritten(tmp_path, saved[1], change))


def test_a_folder_is_no_coder(tmp_path: Path, learnt: Coder):
    with pytest.raises(CallError):
        Coder.load(tmp_path)
    with pytest.raises(CallError):
        learnt.save(tmp_path)
