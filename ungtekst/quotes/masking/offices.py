"""NAV offices and other services that have a place in their name: «NAV Granmo», «BUP i Molde»."""

from __future__ import annotations

from collections.abc import Iterator

from ungtekst.quotes.masking.answer import Answer, Word
from ungtekst.quotes.masking.listed import listed
from ungtekst.quotes.masking.namely import NAVS_OWN, name_after
from ungtekst.quotes.masking.persons import base_of, is_unknown
from ungtekst.quotes.masking.values import Found

_OFFICES = listed("nav nav-kontor nav-kontoret navkontor navkontoret")
_SERVICES = listed(
    """dps bup ppt pp-tjenesten pp-tenesta ot oppfølgingstjenesten barnevernet barnevernstjenesten
    barnevernstenesta legevakt legevakta legevakten tannlegen abup fontenehus fontenehuset
    ungdomsklinikk ungdomsklinikken fritidsklubben opplæringskontoret ungdomsteamet sykehuset sjukehuset"""
)
_LINKS = listed("i på for avd avdeling ved frå fra")
_BEFORE = listed("på hos ved i fra frå til")
_GAPS = frozenset({" ", "-", "  ", " - "})
_SHORTEST = 5
_UNSURE = "kan være navnet på et kontor"


def find_offices(answer: Answer) -> Iterator[Found]:
    """Find offices; NAV alone is everybody's."""
    for number, word in enumerate(answer.words):
        if word.lower in _OFFICES:
            yield from _office(answer, number, word, "nav-kontor")
        elif word.lower in _SERVICES:
            yield from _office(answer, number, word, "institusjon")


def _office(answer: Answer, number: int, word: Word, kind: str) -> Iterator[Found]:
    words, book = answer.words, answer.book
    at = number + 1
    if at < len(words) and answer.gap(number) == " " and words[at].lower in {"kontoret", "kontor"}:
        at += 1
    linked = at < len(words) and words[at].lower in _LINKS and not answer.gap(at - 1).strip()
    at += linked
    while at < len(words) and words[at].lower in NAVS_OWN and words[at].capital and answer.gap(at - 1) == " ":
        at += 1
    if at >= len(words) or answer.gap(at - 1) not in _GAPS:
        return
    place, last = words[at], name_after(answer, at)
    if last >= at:
        # «NAV Berit» is Berit at NAV.
        somebody = book.is_first(base_of(answer, place.lower)) and not book.is_place(place.lower)
        if linked or not somebody:
            yield Found(word.start, words[last].end, kind)
    elif not linked and answer.before(number) in _BEFORE and _may_be_place(answer, place):
        yield Found(word.start, place.end, kind, _UNSURE)


def _may_be_place(answer: Answer, word: Word) -> bool:
    """Tell whether a word in small letters after «nav» may be a place that no list has."""
    long = len(word.text) >= _SHORTEST and not answer.shouting
    return long and word.lower not in NAVS_OWN and is_unknown(answer, word)
