"""Masking under any text: spans lie within it, numbers never leak, and masked text stays as it is."""

from __future__ import annotations

import random
import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from stdnum.no import fodselsnummer, kontonr, orgnr

from ungtekst.quotes.masking import KINDS, Masked, Masker

MASKER = Masker()
WITH_FORM = {
    "e-post",
    "nettadresse",
    "fødselsnummer",
    "kontonummer",
    "orgnummer",
    "telefon",
    "nummer",
    "bilskilt",
}
PIECES = """
    Jeg jeg NAV Berit berit heter er på i fra Bjørn 19 år vgs Granås veilederen min , . ! ? : - « » @ no
    com 412 34 567 0047 15 kr konto født mai 1997 gate 3 [navn] [telefon] <b> </b> &nbsp; 😀 ſ ﬁ İ ß K.A.
    mvh eneste jenta vår Rema 1000 AB 12345 ni to fire
"""
WORDS = st.sampled_from([*PIECES.split(), "\n", "\x00", "\u200d"])
SPACES = st.sampled_from([" ", "", "  ", "\n", "\u00a0", "\u200b", "\t"])
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.tuples(WORDS, SPACES), max_size=25).map(lambda parts: "".join(w + s for w, s in parts)),
)
# How people part the digits of a number.
PARTED = st.sampled_from(["", " ", ".", "-", " - ", "\u00a0", "\u200d", "\u00ad", "\u202f", "–", "/"])
DIGITS = st.sampled_from(["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"])
AROUND = st.sampled_from(
    [
        ("", ""),
        ("ring ", " nå"),
        ("nr:", "."),
        ("(", ")"),
        ("det er ", ", ikke noe annet"),
        ("x", "y"),
        ("«", "»"),
    ]
)


def mask(text: str) -> Masked:
    return MASKER.mask([text])[0]


def digits_of(text: str) -> str:
    """The digits that a reader could make out, in order."""
    return "".join(str(unicodedata.digit(sign)) for sign in text if unicodedata.digit(sign, None) is not None)


@given(TEXTS)
def test_masks_lie_in_the_text_and_rebuild_it(text: str) -> None:
    masked = mask(text)
    done, rebuilt = 0, ""
    for one in masked.masks:
        assert done <= one.start < one.end <= len(text)
        assert one.kind in KINDS
        assert re.fullmatch(r"\[[\w-]+(?: \d+)?\]", one.shown)
        rebuilt += text[done : one.start] + one.shown
        done = one.end
    assert masked.text == text
    assert masked.shown == rebuilt + text[done:]
    for look in masked.must_look:
        assert 0 <= look.start < look.end <= len(text)
        assert look.why


@given(TEXTS)
def test_what_is_shown_has_no_identifier_left_to_mask(text: str) -> None:
    once = mask(text)
    again = mask(once.shown)
    assert not [one for one in again.masks if one.kind in WITH_FORM]


@given(st.lists(TEXTS, max_size=6), st.integers(0, 5))
def test_no_text_changes_another(texts: list[str], at: int) -> None:
    together = MASKER.mask(texts)
    if texts:
        one = at % len(texts)
        assert mask(texts[one]) == together[one]


def birth_number(rng: random.Random) -> str:
    month = rng.randint(1, 12) + rng.choice([0, 0, 40, 80])
    day = rng.randint(1, 28) + rng.choice([0, 0, 40])
    return f"{day:02d}{month:02d}{rng.randint(0, 99):02d}{rng.randint(0, 99_999):05d}"


def account(rng: random.Random) -> str:
    while True:
        first = f"{rng.randint(1000, 9999)}{rng.randint(0, 99):02d}{rng.randint(1000, 9999)}"
        for last in "0123456789":
            if kontonr.is_valid(first + last):
                return first + last


def organisation(rng: random.Random) -> str:
    while True:
        number = f"{rng.choice('89')}{rng.randint(0, 99_999_999):08d}"
        if orgnr.is_valid(number):
            return number


def telephone(rng: random.Random) -> str:
    return f"{rng.choice('49')}{rng.randint(0, 9_999_999):07d}"


GROUPS = {
    birth_number: ((11,), (6, 5), (2, 2, 2, 5), (6, 3, 2), (2, 2, 2, 3, 2), (1,) * 11),
    account: ((11,), (4, 2, 5)),
    organisation: ((9,), (3, 3, 3)),
    telephone: ((8,), (3, 2, 3), (2, 2, 2, 2), (4, 4), (1,) * 8, (3, 3, 2)),
}


@given(st.randoms(use_true_random=False), st.sampled_from(list(GROUPS)), PARTED, DIGITS, AROUND, st.data())
def test_a_planted_number_never_leaks(
    rng: random.Random, make: object, parted: str, script: str, around: tuple[str, str], data: st.DataObject
) -> None:
    kinds = {kind: groups for kind, groups in GROUPS.items() if kind is make}
    ((kind, groups),) = kinds.items()
    number = kind(rng)
    sizes = data.draw(st.sampled_from(groups))
    pieces, at = [], 0
    for size in sizes:
        pieces.append(number[at : at + size])
        at += size
    written = parted.join(pieces).translate(str.maketrans("0123456789", script))
    masked = mask(around[0] + written + around[1])
    # «4000-3000» may be an amount: that is for a person to see.
    assert digits_of(masked.shown) == "" or masked.must_look


def test_the_planted_birth_numbers_need_no_valid_checksum() -> None:
    rng = random.Random(0)  # noqa: S311 - not a secret
    assert not all(fodselsnummer.is_valid(birth_number(rng)) for _ in range(20))


NAMES = st.sampled_from(
    ["Berit", "Selamawit", "Abdirahman", "Torgils", "Oleksandra", "Inger Johanne", "Ole-Jørgen"]
)
FRAMES = st.sampled_from(
    [
        "{} hjalp meg",
        "takk til {}",
        "Veilederen min {} er snill",
        "jeg heter {}",
        "mvh {}",
        "Det var {}s feil",
        "{}",
    ]
)


@given(NAMES, FRAMES, st.booleans(), st.sampled_from(["", "\u200b", "\u00ad", "\u200d"]))
def test_a_planted_name_never_leaks(name: str, frame: str, small: bool, hidden: str) -> None:
    written = hidden.join(name.lower() if small else name)
    masked = mask(frame.format(written))
    bare = re.sub("[\u200b\u00ad\u200d]", "", masked.shown).lower()
    assert not any(part in bare for part in re.findall(r"\w{4,}", name.lower()))
