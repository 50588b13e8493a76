"""Correcting for show: what is surely a slip and nothing else, and the original can always be had back."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ungtekst.quotes import Change, Corrected, corrected, is_faithful
from ungtekst.quotes.correcting import applied, undone

MISSPELT = Path(__file__).parent.parent / "language" / "misspelt.csv"


def kinds(text: str) -> list[str]:
    return [change.kind for change in corrected(text).changes]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Det var desverre ikke plass til meg der", "Det var dessverre ikke plass til meg der"),
        ("Kansje får jeg jobb til høsten", "Kanskje får jeg jobb til høsten"),
        ("kansje får jeg jobb til høsten", "kanskje får jeg jobb til høsten"),
        ("Jeg trenger hjelp paa skolen naa", "Jeg trenger hjelp på skolen nå"),
        ("Jeg har mange spoersmaal om skolen", "Jeg har mange spørsmål om skolen"),
        ("Ring meg istedet for å sende brev", "Ring meg i stedet for å sende brev"),
        ("Min kontakt person er snill", "Min kontaktperson er snill"),
        ("Svar på e-post desverre aldri", "Svar på e-post dessverre aldri"),
        ("Jeg jeg vil ha jobb", "Jeg vil ha jobb"),
        ("Fint på skolen,men bussen er full", "Fint på skolen, men bussen er full"),
        ("Fint på skolen.Men bussen er full", "Fint på skolen. Men bussen er full"),
        ("Fint på skolen , men bussen er full", "Fint på skolen, men bussen er full"),
        ("Han er snill å gir meg tid", "Han er snill og gir meg tid"),
        ("Han er grei. men hun er best. Jeg liker begge. Det går bra.", None),
    ],
)
def test_what_is_surely_a_slip_is_put_right(written: str, shown: str | None) -> None:
    given_back = corrected(written)
    assert given_back.text == (shown or written.replace("men hun", "Men hun"))
    assert is_faithful(written, given_back)


@pytest.mark.parametrize(
    "written",
    [
        "Jeg savner ei fast kontaktperson som følger meg opp hele veien.",
        "Eg ønskjer meg ein kontaktperson som ikkje sluttar heile tida.",
        "Læraren er flink, og elevane trivst på skulen i bygda.",
        "Helsesjukepleiaren på grendahuset var snill mot oss heime.",
        "æ veit itj ka æ ska gjør, mæ og hainn fær itj jobb",
        "Hu e kjempeflink, men æ ska kansje slutt desverre",
        "Han heter Desverre og bor på Skogmo med Kansje",
        "Jeg er sååå sliten og veeeldig lei :) haha",
        "veldig veldig lei, nei nei nei, det det gjelder er tid",
        "Bildet jeg ser på på veggen, verden vi lever i i dag",
        "ikkje bra, ikkke bra, ikek bra, aldrig bra",
        "Fikk tolvv kroner og 1,5 time og kl.10.30 og 3,4",
        "The system is broken and nobody cares about us at all",
        "Hun sa «you are desverre alone» og gikk",
        "Jeg er lowkey stressa og digger praksisen, no cap",
        "Skriv til kari@desverre.no eller www.kansje.no eller #desverre",
        "[navn] på [skole desverre] ringte, (…) og så ble det stille",
        "jeg skriver uten store bokstaver. alltid. det er min stil.",
        "Møte med dr. hansen kl. ni. Han kom. Jeg gikk.",
        "Referat fra 02.04. og fra mai. Det gikk fint. Jeg kom.",
        "DETTE ER DESVERRE SLIK DET ER",
        "feks tlf evt vgs aap NAV passnr mobilnr",
        "jobba, kasta, boka, sjøl, fram, åssen, heime, sjukepleier",
        "",
        "…",
        ":)",
    ],
)
def test_what_may_be_meant_is_left_alone(written: str) -> None:
    assert corrected(written) == Corrected(written, written)


def test_no_word_of_the_table_that_is_right_is_touched_and_hardly_a_correction_is_wrong() -> None:
    with MISSPELT.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    told: Counter[str] = Counter()
    for row in rows:
        written, meant = f"Det er {row['skrevet']} her.", f"Det er {row['ment']} her."
        for standard in ("nb", "nn", ""):
            assert corrected(meant, standard).changes == (), row["ment"]
        shown = corrected(written, row["målform"]).text
        told["right" if shown == meant else "left" if shown == written else "wrong"] += 1
    assert told["right"] >= 0.6 * len(rows)
    assert told["right"] >= 0.98 * (told["right"] + told["wrong"])


def test_the_standard_of_the_whole_answer_may_be_given() -> None:
    assert corrected("korlies er dagen", "nn").text == "korleis er dagen"
    assert corrected("korlies er dagen", "nb").changes == ()
    assert corrected("korlies er dagen", "other").changes == ()


def test_every_change_says_what_was_and_what_is_shown_and_where() -> None:
    written = "Desverre fikk fikk jeg jeg ikke plass,men det går bra nå. Kansje senere"
    given_back = corrected(written)
    assert [(change.was, change.shown, change.kind) for change in given_back.changes] == [
        ("Desverre", "Dessverre", "spelling"),
        (" jeg", "", "doubled"),
        ("", " ", "spacing"),
        ("Kansje", "Kanskje", "spelling"),
    ]
    for change, (start, end) in zip(given_back.changes, given_back.spans(), strict=True):
        assert written[change.start : change.end] == change.was
        assert given_back.text[start:end] == change.shown


def test_a_capital_is_given_only_where_the_writer_uses_them() -> None:
    assert kinds("Han er grei. men hun er best. Jeg liker begge.") == ["capital"]
    assert kinds("han er grei. men hun er best. Jeg liker begge.") == []
    assert kinds("Han er grei... men hun er best. Jeg liker begge.") == []
    assert kinds("Liste her\nmelk er bra\nBrød er bra\nSaft er bra") == []


def test_a_correction_that_does_more_than_it_records_is_not_faithful() -> None:
    written = "Det var desverre fullt"
    good = corrected(written)
    assert is_faithful(written, good)
    (change,) = good.changes
    for bad in (
        replace(good, text="Det var ikke fullt"),
        replace(good, changes=()),
        replace(good, original="Noe annet"),
        replace(good, changes=(change, change)),
        replace(good, changes=(replace(change, was="heldigvis"),)),
        replace(good, changes=(replace(change, start=-1),)),
        replace(good, changes=(replace(change, end=99),)),
    ):
        assert not is_faithful(written, bad)
    assert not is_faithful("Det var dessverre fullt", good)


_WRITTEN = """
desverre kansje ikke ikkje jeg jeg og å men,og bra.Men skole paa naa [navn] (…) 12,5 :) æ itj interresse
Kansje istedet kontakt person hei!! «uff» www.x.no sååå é 😀 lærling plass , . ! NAV
"""
PIECES = _WRITTEN.split()


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from([" ", "  ", "\n", ". ", ","]))
def test_whatever_is_written_can_be_had_back(pieces: list[str], between: str) -> None:
    written = between.join(pieces)
    given_back = corrected(written)
    assert is_faithful(written, given_back)
    assert undone(given_back.text, given_back.changes) == written
    assert applied(written, given_back.changes) == given_back.text
    for mask in ("[navn]", "(…)", "12,5", ":)", "www.x.no", "😀"):
        assert given_back.text.count(mask) == written.count(mask)
    for word in ("ikke", "ikkje", "itj", "NAV"):
        assert given_back.text.count(word) == written.count(word)


@given(st.text(max_size=60))
def test_any_string_is_taken(text: str) -> None:
    assert is_faithful(text, corrected(text))


@given(
    st.text("abæ .", max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.text("xø ", max_size=3)), max_size=4),
)
def test_undoing_gives_the_original_whatever_was_changed(
    text: str, drawn: list[tuple[int, int, str]]
) -> None:
    changes: list[Change] = []
    for start, end, shown in sorted(drawn):
        if start < end <= len(text) and (not changes or changes[-1].end <= start):
            changes.append(Change(start, end, text[start:end], shown, "spelling"))
    made = Corrected(text, applied(text, changes), tuple(changes))
    assert undone(made.text, changes) == text
    assert is_faithful(text, made)
