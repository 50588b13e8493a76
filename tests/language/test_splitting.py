"""Splitting promises the parts of a compound with places, links and lemmas, and leaves other words whole."""

import gzip
import hashlib
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungtekst.language import Split, Splitter, load_lemmas, load_splitter
from ungtekst.resources import shipped

TABLE = shipped("models") / "compounds" / "parts.txt.gz"
ANNOTATED = Path(__file__).with_name("cut_words.tsv").read_text("utf-8").splitlines()[1:]
WHOLE = """
mandag farge bilde vennskap ensom jobb skolen tiltak samarbeid oppfølging utdanning misbruk barndom kunnskap
behandling lærerinne mulighet arbeidsløs hensiktsmessig imidlertid virus nettet spiller øyeblikk planlegge
godkjenning avdeling medlem forhold bakgrunn pc-en sms-ane ha-ha fargar bilete moglegheit vanskeleg
føremål føremålet føresetnad føresetnadene førebuing førebuande førelesing føreslått føreseie førestelling
føreskrifter føretaket førearbeid førebyggje førebygging føretrekkje førskule
"""


def cut(word: str) -> str:
    """A split as one writes it: parts with + between, links behind an underscore."""
    parts = load_splitter().split(word).parts
    return "+".join(part.text + (f"_{part.link}" if part.link else "") for part in parts)


@pytest.mark.parametrize(
    "parts",
    [
        "arbeid_s+marked_s+tiltak",
        "arbeid_s+marknad_s+tiltak",
        "barn_e+hage+plass",
        "barn_e+hage+plassane",
        "ungdom_s+skolen",
        "ungdom_s+skulane",
        "barn_e+vernet",
        "helse+stasjonen",
        "helse+stasjonane",
        "jobb+søker+kursene",
        "sommar+jobbane",
        "hoved+inngangen",
        "små+barn_s+foreldre",
        "land_s+byen",
        "selv+tillit",
        "sjølv+tillit",
        "føremål_s+paragraf",
        "føretak_s+modell",
        "førehand_s+varsel",
        "førar+prøve",
        "fører+kort",
        "første+hjelp",
    ],
)
def test_a_compound_of_either_standard_is_cut_in_any_inflection(parts: str):
    assert cut(parts.replace("+", "").replace("_", "")) == parts


@pytest.mark.parametrize(
    "parts",
    ["NAV_-+kontoret", "tv_-+serie", "e_-+post", "Oslo_-+skolane", "arbeid_s-+livet", "SMS-ane"],
)
def test_a_hyphen_is_a_link_and_letters_stay_as_written(parts: str):
    assert cut(parts.replace("+", "").replace("_", "")) == parts


@pytest.mark.parametrize(
    "word",
    WHOLE.split(),
)
def test_derived_and_simple_words_stay_whole(word: str):
    split = load_splitter().split(word)
    assert not split.is_compound
    assert split.head.text == word


@pytest.mark.parametrize(
    ("word", "lemmas"),
    [
        ("gutteskolene", ["gutt", "skole"]),
        ("arbeidserfaringar", ["arbeid", "erfaring"]),
        ("barnebøker", ["barn", "bok"]),
        ("busstopp", ["buss", "stopp"]),
        ("nattog", ["natt", "tog"]),
        ("trafikkork", ["trafikk", "kork"]),
        ("jobb", ["jobb"]),
    ],
)
def test_every_part_has_its_lemma(word: str, lemmas: list[str]):
    assert [part.lemma for part in load_splitter().split(word).parts] == lemmas


def test_the_head_is_the_last_part():
    split = load_splitter().split("arbeidsmarkedstiltaket")
    assert split.is_compound
    assert split.head == split.parts[-1]
    assert (split.head.text, split.head.lemma) == ("tiltaket", "tiltak")
    assert split.word[split.head.start :] == "tiltaket"


def joins(split: Split) -> bool:
    """Parts and links make the word again, and every part stands where it says."""
    text = "".join(part.text + part.link for part in split.parts)
    return text == split.word and all(split.word[p.start : p.end] == p.text for p in split.parts)


def test_parts_and_links_join_to_every_annotated_word():
    words = [line.split("\t")[2].replace("+", "").replace("_", "") for line in ANNOTATED]
    assert all(joins(load_splitter().split(word)) for word in words)


@given(st.text(max_size=80))
def test_any_string_is_split_and_joins_again(word: str):
    assert joins(load_splitter().split(word))


PIECES = ["arbeid", "s", "e", "-", "barn", "skole", "buss", "stopp", "natt", "tog", "ing", "het", "opp", "en"]


@given(st.lists(st.sampled_from(PIECES) | st.text(string.ascii_letters + "æøåÆØÅ", max_size=4), max_size=8))
def test_word_like_strings_are_split_and_join_again(pieces: list[str]):
    split = load_splitter().split("".join(pieces))
    assert joins(split)
    assert all(part.text for part in split.parts) or not split.word
    assert not split.parts[-1].link


@pytest.mark.parametrize(
    "word", ["", "-", "--", "a-", "-a", "a--b", "x" * 5000, "İstanbul-turen", "\ud800", "s" * 59]
)
def test_odd_strings_do_no_harm(word: str):
    assert joins(load_splitter().split(word))


def test_of_ten_annotated_compounds_nine_are_right_and_other_words_stay_whole():
    right: dict[bool, list[bool]] = {True: [], False: []}
    for line in ANNOTATED:
        parts = line.split("\t")[2]
        right["+" in parts].append(cut(parts.replace("+", "").replace("_", "")) == parts)
    assert sum(right[True]) >= 0.9 * len(right[True])
    assert sum(right[False]) >= 0.97 * len(right[False])


def test_a_fresh_splitter_gives_the_same_in_any_order():
    fresh = Splitter(TABLE.read_bytes(), load_lemmas())
    words = ["busstopp", "arbeidslivet", "jobb", "tv-serie", "barnehageplassane"]
    assert [fresh.split(word) for word in reversed(words)][::-1] == [
        load_splitter().split(word) for word in words
    ]


def test_the_table_is_small_sorted_and_known_by_its_digest():
    content = TABLE.read_bytes()
    lines = gzip.decompress(content).decode("utf-8").splitlines()[1:]
    assert len(content) < 300_000
    assert lines == sorted(lines)
    assert load_splitter().digest == hashlib.sha256(content).hexdigest()
    assert load_splitter() is load_splitter()
