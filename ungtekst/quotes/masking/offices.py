"""NAV offices and other services that have a place in their name: «NAV Granmo», «BUP i Molde»."""

from __future__ import annotations

from collections.abc import Iterator

from ungtekst.quotes.masking.answer import Answer, Word
from ungtekst.quotes.masking.listed import listed
from ungtekst.quotes.masking.namely import NAVS_OWN, name_after
from ungtekst.quotes.masking.persons import base_of, is_unknown
from ungtekst.quotes.masking.values import Found
from ungtekst.quotes.masking.wordbook import looks_like_place

_OFFICES = listed(
    """nav nav-kontor nav-kontoret navkontor navkontoret nav-en nav'en naven navkontore nav-kontora navet
    nav-kontorene nav-avdelingen nav-kontore"""
)
_SERVICES = listed(
    """dps bup ppt pp-tjenesten pp-tenesta ot oppfølgingstjenesten barnevernet barnevernstjenesten
    barnevernstenesta legevakt legevakta legevakten tannlegen abup fontenehus fontenehuset
    ungdomsklinikk ungdomsklinikken fritidsklubben opplæringskontoret ungdomsteamet sykehuset sjukehuset"""
)
_LINKS = listed("i på for avd avdeling ved frå fra bydel bydelen utenfor")
_FILLERS = listed("her der mitt vårt vart oppe nede ute inne borte borti nedi oppi heime hjemme ned opp i på")
_BEFORE = listed("på hos ved i fra frå til")
_GAPS = frozenset({" ", "-", "  ", " - ", " (", ", ", ". ", "/"})
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
    while at < len(words) and words[at].lower in _FILLERS and answer.gap(at - 1) == " ":
        if words[at].lower in _LINKS and not (at + 1 < len(words) and words[at + 1].lower in _LINKS):
            break
        at += 1
    filled = at
    linked = at < len(words) and words[at].lower in _LINKS and not answer.gap(at - 1).strip()
    at += linked
    if filled > number + 1 and not linked and words[filled - 1].lower in _FILLERS:
        return
    while at < len(words) and words[at].lower in NAVS_OWN and words[at].capital and answer.gap(at - 1) == " ":
        at += 1
    if at >= len(words) or answer.gap(at - 1) not in _GAPS:
        return
    if answer.gap(at - 1) in {", ", ". "} and not (linked and words[at - 1].lower in {"avd", "avdeling"}):
        return
    place, last = words[at], name_after(answer, at)
    if last >= at:
        # «NAV Berit» is Berit at NAV.
        somebody = book.is_first(base_of(answer, place.lower)) and not book.is_place(place.lower)
        if linked or not somebody:
            yield Found(word.start, words[last].end, kind)
    elif not linked and _may_be_place(answer, place) and answer.gap(at - 1) == " ":
        if looks_like_place(place.lower):
            yield Found(word.start, place.end, kind)
        elif answer.before(number) in _BEFORE:
            yield Found(word.start, place.end, kind, _UNSURE)


def _may_be_place(answer: Answer, word: Word) -> bool:
    """Tell whether a word in small letters after «nav» may be a place that no list has."""
    long = len(word.text) >= _SHORTEST and not answer.shouting
    placed = looks_like_place(word.lower) and answer.book.is_only_noun(word.lower)
    return long and word.lower not in NAVS_OWN and (placed or is_unknown(answer, word))
