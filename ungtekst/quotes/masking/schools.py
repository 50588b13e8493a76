"""Schools: «X vgs», «X ungdomsskole», «Fagskolen i X», «Granåsskolen»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ungtekst.quotes.masking.answer import Answer, Word
from ungtekst.quotes.masking.listed import any_of, listed
from ungtekst.quotes.masking.namely import name_after, name_before
from ungtekst.quotes.masking.values import Found
from ungtekst.quotes.masking.wordbook import looks_like_place

_SCHOOLS = listed(
    """vgs vg videregående vidaregåande videregåande vidregående videregåene ungd ungdomsskole ungdomsskule
    ungdomskole ungdomskule u-skole u-skule barneskole barneskule grunnskole grunnskule skole skule
    folkehøgskole folkehøyskole folkehøgskule fagskole fagskule høgskole høyskole høgskule universitet
    montessoriskole montessoriskule steinerskole steinerskule privatskole gymnas gymnasium
    oppvekstsenter oppvekstsenteret friskole friskule landbruksskole naturbruk idrettsgymnas
    læringssenter voksenopplæring vaksenopplæring voksenopplæringssenter vaksenopplæringssenter
    opplæringssenter vdg vidaregåane videregånde vidregående vidregåande vidaregåene videregåande uskole
    uskule ungdomsskola ungdomsskula barneskola barneskula skola skula folkehøgskola folkehøgskula
    fagskola grendeskole grendaskule sentralskole sentralskule"""
)
_SCHOOL_TAIL = listed("skole skule skolen skulen vgs videregående vidaregåande")
_SCHOOL_OF = listed(
    """fagskolen fagskulen høgskolen høyskolen høgskulen universitetet folkehøgskolen folkehøgskulen
    folkehøyskolen skolen skulen skola skula ungdomsskola ungdomsskula barneskulen barneskola
    voksenopplæringa voksenopplæringen vaksenopplæringa barneskole ungdomsskole vidaregåande
    videregåande ungdomsskolen ungdomsskulen barneskolen videregående vgs"""
)
_BUILT_SCHOOL = re.compile(r"[a-zæøå]{3,}(?:skolen|skulen|skole|skule|vgs)")
_SCHOOL_END = re.compile(r"s?(?:skolen|skulen|skole|skule|vgs)$")
_KINDS_OF_SCHOOL = any_of(
    """ungdoms ungdom barne videregående vidaregåande grunn folkehøg folkehøy høg høy fag nett privat
    spesial musikk kultur sommer kveld kvelds kunst kjøre trafikk steiner montessori natur landbruks
    mellom små for før dag real jente gutte sykehus norsk språk folke fri hjemme heime hverdag hest
    danse handels yrkes sjef stor fengsels voksen vaksen krig politi sykepleier lærer realfags ny gammel
    bibel nærmiljø sentrums bygde by nær kvardag kombi jordbruks matematikk frisør mini internasjonale
    døve arena"""
)
_PLAIN_SCHOOL = re.compile(rf"{_KINDS_OF_SCHOOL}s?-?(?:skolen|skulen|skole|skule|vgs)")
_UNIVERSITIES = listed(
    "NTNU UIO UIB UIT HVL NMBU NHH USN Sonans Noroff Treider Bjørknes Westerdals UiO UiB UiT UiS UiA OsloMet"
)
_PLACING = listed("på ved til fra frå")
_KIND = "skole"
_UNSURE = "kan være navnet på en skole"


def find_schools(answer: Answer) -> Iterator[Found]:
    """Find schools."""
    for number, word in enumerate(answer.words):
        yield from _before_school(answer, number, word)
        yield from _school_of(answer, number, word)
        yield from _built(answer, number, word)
        if word.text in _UNIVERSITIES:
            yield Found(word.start, word.end, _KIND)


def _before_school(answer: Answer, number: int, word: Word) -> Iterator[Found]:
    """Find a name before a kind of school."""
    if word.lower not in _SCHOOLS:
        return
    words, first, last = answer.words, name_before(answer, number), number
    if first == number:
        return
    while (
        last + 1 < len(words)
        and answer.gap(last) in {" ", ".", ". "}
        and words[last + 1].lower in _SCHOOL_TAIL
    ):
        last += 1
    yield Found(words[first].start, words[last].end, _KIND)


def _school_of(answer: Answer, number: int, word: Word) -> Iterator[Found]:
    """Find a school by its place («Fagskolen i Granås»)."""
    place = number + 2
    if word.lower in _SCHOOL_OF and answer.after(number) in {"i", "på"} and place < len(answer.words):
        last = name_after(answer, place)
        if last >= place:
            yield Found(word.start, answer.words[last].end, _KIND)


def _built(answer: Answer, number: int, word: Word) -> Iterator[Found]:
    """Find a name that is one word with its school («Granåsskolen»)."""
    if not _BUILT_SCHOOL.fullmatch(word.lower) or _PLAIN_SCHOOL.fullmatch(word.lower) or answer.shouting:
        return
    head = _SCHOOL_END.sub("", word.lower)
    placed = answer.book.is_place(head) or looks_like_place(head)
    ordinary = answer.book.is_word(word.lower) and not placed
    if word.capital and (not word.initial or not ordinary):
        yield Found(word.start, word.end, _KIND)
    elif not ordinary and answer.before(number) in _PLACING:
        yield Found(word.start, word.end, _KIND, "" if placed else _UNSURE)
