"""Spelling promises: what is surely a slip gets the word that was meant, and all else is left alone."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungtekst.language.lookalikes import sounds
from ungtekst.language.slips import cost
from ungtekst.language.spelling import Speller, load_speller

MISSPELT = Path(__file__).parent / "misspelt.csv"
LOAN_WORDS = """
chill chille chilla gaming gama streame stream random cringe keen nice fucka fuck digga snappe snap vibes
vibben ghosta crushet awkward lowkey bestie feeds influencere grinda flexe slay toxic tiktok
"""


@pytest.fixture(scope="module")
def speller() -> Speller:
    return load_speller()


def misspelt(part: str) -> list[dict[str, str]]:
    with MISSPELT.open(encoding="utf-8") as stream:
        return [row for row in csv.DictReader(stream, delimiter=";") if row["del"] == part]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("interresse", "interesse"),
        ("vordan", "hvordan"),
        ("hjepl", "hjelp"),
        ("utdaning", "utdanning"),
        ("vansklig", "vanskelig"),
        ("spoersmaal", "spørsmål"),
        ("laerer", "lærer"),
        ("sjønner", "skjønner"),
        ("forsjell", "forskjell"),
        ("rettleing", "rettleiing"),
        ("skolle", "skulle"),
    ],
)
def test_typical_slips_are_put_right(speller: Speller, written: str, meant: str):
    assert speller.correct(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("desverre", "dessverre"),
        ("forøvrig", "for øvrig"),
        ("forran", "foran"),
        ("gammle", "gamle"),
        ("grunnlegende", "grunnleggende"),
        ("overenstemmelse", "overensstemmelse"),
        ("selvom", "selv om"),
        ("heletiden", "hele tiden"),
        ("iløpet", "i løpet"),
        ("tilstede", "til stede"),
        ("idag", "i dag"),
        ("gjenom", "gjennom"),
    ],
)
def test_a_misspelling_is_no_word_however_many_make_it(speller: Speller, written: str, meant: str):
    assert not speller.known(written)
    assert speller.correct(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("stressene", "stressende"),
        ("krevene", "krevende"),
        ("givene", "givende"),
        ("forstyrrene", "forstyrrende"),
        ("utmattene", "utmattende"),
        ("irriterene", "irriterende"),
        ("spennende", None),
        ("vennene", None),
        ("plagene", None),
        ("støttene", None),
        ("lærerne", None),
        ("voksende", None),
    ],
)
def test_a_participle_gets_its_silent_d_and_a_plural_none(speller: Speller, written: str, meant: str | None):
    assert speller.correct(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("oppfølgingstjensten", "oppfølgingstjenesten"),
        ("skolehelsetjensten", "skolehelsetjenesten"),
        ("barneværntjenesten", "barneverntjenesten"),
        ("arbeidsmarkedtilltak", "arbeidsmarkedtiltak"),
        ("utdaningsprogram", "utdanningsprogram"),
        ("ungdomsveildning", "ungdomsveiledning"),
        ("lærlingplas", "lærlingplass"),
        ("helsestasjonnen", "helsestasjonen"),
        ("jobbsøkerkusr", "jobbsøkerkurs"),
        ("barnehageplassane", None),
        ("oppfølgingstenesta", None),
        ("ungdomskontakten", None),
        ("tiltakspengene", None),
        ("jobbspesialistane", None),
    ],
)
def test_a_compound_with_a_misspelt_part_is_put_right(speller: Speller, written: str, meant: str | None):
    assert speller.correct(written) == meant


@pytest.mark.parametrize("word", LOAN_WORDS.split())
def test_loan_words_of_the_young_are_words(speller: Speller, word: str):
    assert speller.known(word)
    assert speller.correct(word, "er", "og") is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Kansje", "Kanskje"), ("KANSJE", "KANSKJE"), ("kansje", "kanskje")],
)
def test_capitals_stay(speller: Speller, written: str, meant: str):
    assert speller.suggest(written)[0] == meant


@pytest.mark.parametrize(
    "word",
    [
        "ikkje",
        "hjelpe",
        "eg",
        "æ",
        "itj",
        "mæ",
        "hainn",
        "dokker",
        "ka",
        "kordan",
        "skulla",
        "vere",
        "korleis",
        "framleis",
        "skule",
        "vert",
        "heime",
        "kjem",
        "fekk",
        "nokon",
        "ho",
        "dei",
        "jobba",
        "kasta",
        "boka",
        "sjøl",
        "nav",
        "ok",
        "arbeidsavklaringspenger",
        "jobbspesialisten",
        "ungdomsveileder",
        "oppfølgingstenesta",
        "skuletrøytt",
        "lærarane",
    ],
)
def test_nynorsk_dialect_and_compounds_are_left_alone(speller: Speller, word: str):
    assert speller.correct(word, "det", "er") is None
    assert speller.known(word)


def test_names_inside_a_sentence_are_left_alone(speller: Speller):
    assert speller.correct("Desverre", left="heter") is None
    assert speller.correct("Skogmo", left="på", right="skole") is None
    assert speller.correct("AAP", left="får") is None


def test_chat_spellings_are_written_out_and_dialect_is_not(speller: Speller):
    assert speller.correct("vldig") == "veldig"
    assert speller.correct("egt") == "egentlig"
    assert speller.correct("itj") is None
    assert speller.suggest("itj")[0] == "ikke"


@pytest.mark.parametrize(
    ("word", "left", "right", "meant"),
    [
        ("og", "prøver", "finne", "å"),
        ("og", "lyst", "gå", "å"),
        ("å", "mamma", "pappa", "og"),
        ("å", "fint", "jeg", "og"),
        ("og", "mamma", "pappa", None),
        ("å", "prøver", "finne", None),
        ("og", "", "", None),
    ],
)
def test_og_and_å_go_by_their_neighbours(
    speller: Speller, word: str, left: str, right: str, meant: str | None
):
    assert speller.correct(word, left, right) == meant


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("arbeids", "plass", "arbeidsplass"),
        ("kontakt", "person", "kontaktperson"),
        ("barnehage", "plass", "barnehageplass"),
        ("Kontakt", "personen", "Kontaktpersonen"),
        ("studie", "kompetanse", "studiekompetanse"),
        ("en", "gang", None),
        ("i", "dag", None),
        ("slags", "hjelp", None),
        ("på", "stand", None),
        ("i", "stand", None),
        ("til", "stand", None),
        ("si", "den", None),
        ("se", "kunder", None),
        ("far", "men", None),
        ("ha", "bil", None),
        ("de", "ler", None),
        ("for", "tid", None),
        ("på", "vente", None),
        ("selv", "tillit", "selvtillit"),
        ("grunn", "skole", "grunnskole"),
        ("fag", "brev", "fagbrev"),
        ("time", "lønn", "timelønn"),
        ("ut", "danning", "utdanning"),
        ("sammen", "heng", "sammenheng"),
        ("videre", "gående", "videregående"),
        ("selv", "følgelig", "selvfølgelig"),
        ("kopp", "kaffe", None),
        ("god", "skole", None),
        ("NAV", "kontor", None),
        ("heter", "Berg", None),
        ("", "", None),
    ],
)
def test_a_compound_in_two_words_is_joined(speller: Speller, left: str, right: str, whole: str | None):
    assert speller.joined(left, right) == whole


@pytest.mark.parametrize(
    ("fused", "phrase"),
    [
        ("somregel", "som regel"),
        ("ihvertfall", "i hvert fall"),
        ("tilogmed", "til og med"),
        ("Istedet", "I stedet"),
    ],
)
def test_a_phrase_in_one_word_is_parted(speller: Speller, fused: str, phrase: str):
    assert speller.correct(fused) == phrase


def test_the_standard_decides_between_its_own_words(speller: Speller):
    assert speller.suggest("eksamn", "nb")[0] == "eksamen"
    assert "ikkje" in speller.suggest("ikje", "nn")
    assert speller.correct("korlies", standard="nn") == "korleis"


@pytest.mark.parametrize("part", ["tune", "test"])
def test_most_real_misspellings_are_put_right(speller: Speller, part: str):
    rows = misspelt(part)
    assert len(rows) >= 150
    given_back = [speller.correct(row["skrevet"], "det", "", row["målform"]) for row in rows]
    right = [word == row["ment"] for word, row in zip(given_back, rows, strict=True)]
    assert sum(right) / len(rows) >= 0.6


@given(st.text(max_size=30))
def test_any_string_is_taken_and_the_same_every_time(speller: Speller, text: str):
    given_back = speller.suggest(text)
    assert given_back == speller.suggest(text)
    assert text not in given_back
    speller.correct(text, text, text)
    speller.joined(text, text)


@given(st.text("abdegiklmnorstvåøæ", min_size=2, max_size=10))
def test_suggestions_are_known_words_and_correct_gives_the_first(speller: Speller, word: str):
    suggested = speller.suggest(word)
    assert all(speller.known(part) for phrase in suggested for part in phrase.split())
    corrected = speller.correct(word)
    assert corrected is None or corrected == suggested[0]


@given(st.text("abcdeghijklnorstvøå", max_size=12), st.text("abcdeghijklnorstvøå", max_size=12))
def test_a_slip_costs_something_and_no_slip_nothing(typed: str, meant: str):
    assert cost(typed, typed) == 0.0
    assert (cost(typed, meant) > 0.0) == (typed != meant)
    assert cost(typed, meant, limit=5.0) in (cost(typed, meant), float("inf"))


def test_typical_slips_are_cheaper_than_any_others():
    assert cost("desverre", "dessverre") < cost("dekverre", "dessverre")
    assert cost("vordan", "hvordan") < cost("ordan", "hvordan")
    assert cost("hjepl", "hjelp") < cost("hjbpt", "hjelp")
    assert cost("skoke", "skole") < cost("skobe", "skole")


def test_words_that_sound_alike_share_a_key():
    assert len(set(sounds(["interesse", "intresse", "interresse"]))) == 1
    assert len(set(sounds(["hvordan", "vordan", "hvordann"]))) == 1
    assert len(set(sounds(["skjønner", "sjønner", "kjønner"]))) == 1
