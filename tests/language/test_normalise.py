"""Normalising promises: one spelling for matching, and every offset leads back to the original."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungtekst.language import Lemmas, fold, load_lemmas, normalise
from ungtekst.language.chat import CHAT_SPELLINGS

messy = st.text(
    st.one_of(
        st.sampled_from("aeoæøåÅb .,-\n\t"),
        st.sampled_from(
            "\u0301\u030a\u0308\u0323\u00a0\u00ad\u200b\u200d\ufeff\u2011\u2013\u2014«»“”’\u2028\ufe0f👍🏽\x00\x1f"
        ),
        st.sampled_from("\u1112\u1161\u11ab\uac00"),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=60,
)


@pytest.fixture(scope="module")
def lemmas() -> Lemmas:
    return load_lemmas()


def test_ordinary_norwegian_is_left_alone_and_keeps_its_offsets():
    text = "Jeg trives på skolen, og læreren er grei!"
    assert normalise(text).text == text
    assert normalise(text).span(4, 10) == (4, 10)


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("fri\u00a0tid", "fri tid"),
        ("a\u2011b\u2013c\u2014d", "a-b-c-d"),
        ("«hei» “du” ‘der’", '"hei" "du" \'der\''),
        ("ung\u00addom\u200b\ufeff", "ungdom"),
        ("bla\u030a", "bl\u00e5"),
        ("en\u2028to", "en\nto"),
        ("mat\x00vann", "mat vann"),
        ("STORE bokstaver", "STORE bokstaver"),
    ],
)
def test_odd_signs_get_one_spelling(written: str, normal: str):
    assert normalise(written).text == normal


def test_a_span_leads_back_over_what_was_dropped_and_composed():
    text = "\ufeffE\u0301n ung\u00addom pa\u030a tur"
    normalised = normalise(text)
    at = normalised.text.index("ungdom")
    start, end = normalised.span(at, at + 6)
    assert text[start:end] == "ung\u00addom"
    at = normalised.text.index("på")
    start, end = normalised.span(at, at + 2)
    assert text[start:end] == "pa\u030a"


def test_a_combining_sequence_is_never_split():
    text = "x\u0323\u0301y"
    normalised = normalise(text)
    for at in range(len(normalised.text) - 1):
        start, end = normalised.span(at, at + 1)
        assert text[start:end] == "x\u0323\u0301"


def test_a_span_outside_the_text_is_refused():
    with pytest.raises(ValueError, match="outside"):
        normalise("hei").span(2, 4)


@given(messy)
def test_the_original_slice_of_any_span_gives_the_normalised_slice(text: str):
    normalised = normalise(text)
    for start in range(len(normalised.text)):
        first, last = normalised.span(start, start + 1)
        assert 0 <= first < last <= len(text)
        assert normalised.text[start] in normalise(text[first:last]).text


@given(messy)
def test_spans_never_run_backwards_and_the_whole_covers_all_that_was_kept(text: str):
    normalised = normalise(text)
    spans = [normalised.span(at, at + 1) for at in range(len(normalised.text))]
    assert spans == sorted(spans)
    start, end = normalised.span(0, len(normalised.text))
    assert normalise(text[start:end]).text == normalised.text


@given(messy)
def test_normalising_twice_changes_nothing_and_gives_composed_text(text: str):
    once = normalise(text).text
    assert normalise(once).text == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text("abcæøåÅéö ,.-", max_size=40))
def test_decomposed_and_composed_texts_normalise_alike(text: str):
    assert normalise(unicodedata.normalize("NFD", text)).text == normalise(text).text


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Ikk", "ikke"),
        ("D", "det"),
        ("SKIKKELI", "skikkelig"),
        ("Åse\u00ad", "åse"),
        ("A\u030a", "å"),
        ("æ", "jeg"),
    ],
)
def test_chat_spellings_and_case_fold_to_the_ordinary_word(written: str, folded: str):
    assert fold(written) == folded


@pytest.mark.parametrize("word", ["eg", "ikkje", "korleis", "sjøl", "vgs", "no", "berre", "ho"])
def test_a_word_of_either_standard_stays_itself(word: str):
    assert fold(word) == word


def test_every_chat_spelling_stands_for_a_known_word_and_for_no_other_chat_spelling(lemmas: Lemmas):
    for spelling, word in CHAT_SPELLINGS.items():
        assert word in CHAT_SPELLINGS.values()
        assert word not in CHAT_SPELLINGS, spelling
        assert lemmas.known(word), word
