"""Places: listed ones, and unknown names that stand where a place does."""

from __future__ import annotations

from collections.abc import Iterator

from ungtekst.quotes.masking.answer import Answer, Word
from ungtekst.quotes.masking.listed import listed
from ungtekst.quotes.masking.persons import base_of, is_placed, is_unknown
from ungtekst.quotes.masking.values import Found

PLACES = frozenset({"LOC", "GPE_LOC", "GPE_ORG", "GPE"})
_KIND = "sted"
_WORD_TOO = "kan være et sted eller et vanlig ord"
_FROM = "viser hvor noen kommer fra"
_ADMIN = listed("kommune kommunen fylke fylket fylkeskommune bydel sentrum tettsted herad prestegjeld kirke")
_BEFORE_PLACE = listed("bydel bydelen kommunen fylket bygda byen tettstedet øya")
_LIVES = listed(
    """bor bur budde bodde flytta flyttet flytter oppvokst oppvaksen vokste vaks kommer kjem kom fødd født"""
)
_SHORTEST_SMALL = 4
_DEMONYMS = listed(
    """bergenser bergensar bergenseren bergensere trønder trøndern trønderen trøndar trøndere stavangermann
    siddis siddisen tromsøværing tromsøværingen haugesunder haugesunderen molding moldenser sunnmøring
    sunnmøringen nordmøring romsdaling jærbu sogning strilar stril strilen finnmarking finnmarkingen
    vadsøværing osloborger oslogutt oslojente oslofolk drammenser drammenseren kristiansander arendalitt
    larvikitt sandefjording fredrikstader sarping mossing hedmarking gudbrandsdøl valdris hallingdøl
    totning telemarking østerdøl vossing hardanger lofoting lofotværing senjaværing bodøværing narviking
    harstadværing"""
)


def find_places(answer: Answer) -> Iterator[Found]:
    """Find places, those of several words as one."""
    number, words = 0, answer.words
    while number < len(words):
        last = _last_of_listed(answer, number)
        if last > number and (words[number].capital or last > number + 1):
            yield Found(words[number].start, words[last].end, _KIND)
            number = last + 1
            continue
        yield from _single(answer, number, words[number])
        number += 1


def _last_of_listed(answer: Answer, number: int) -> int:
    """Give the last word of the longest listed place of several words that begins here."""
    words = answer.words
    if not answer.book.begins_place(words[number].lower):
        return number
    for length in range(min(answer.book.longest_place, len(words) - 1 - number), 0, -1):
        if all(not answer.gap(number + step).strip(" ") for step in range(length)):
            form = " ".join(word.lower for word in words[number : number + length + 1])
            if answer.book.is_place(form):
                return number + length
    return number


def _single(answer: Answer, number: int, word: Word) -> Iterator[Found]:
    book, label = answer.book, answer.labels.get(number, "")
    form = base_of(answer, word.lower)
    end = word.end - (len(word.lower) - len(form) if form != word.lower else 0)
    if book.is_kept(word.lower) or book.is_kept(form):
        return
    if word.lower in _DEMONYMS:
        yield Found(word.start, word.end, _KIND, _FROM)
    elif book.is_place(form):
        verdict = _listed(answer, number, word, form, label)
        if verdict is not None:
            yield Found(word.start, end, _KIND, verdict)
    elif _is_unlisted(answer, number, word, label):
        yield Found(word.start, word.end, _KIND)
    elif (
        not word.capital
        and is_unknown(answer, word)
        and not book.is_name(form)
        and answer.before(number) in {"i", "på", "til", "fra", "frå"}
        and answer.before(number, 2) in _LIVES
    ):
        yield Found(word.start, word.end, _KIND, _WORD_TOO)


def _listed(answer: Answer, number: int, word: Word, form: str, label: str) -> str | None:
    """Judge a listed place: None for no place, else why it is unsure, or nothing when it is sure."""
    book = answer.book
    placed, located = is_placed(answer, number), label in PLACES
    administered = answer.after(number) in _ADMIN or answer.before(number) in _BEFORE_PLACE
    capital = word.capital and not answer.shouting
    if book.is_first(form) and not (placed or located or administered):
        return None
    if not book.is_word(form):
        small = len(form) >= _SHORTEST_SMALL and (not book.is_first(form) or placed)
        return "" if capital or small else None
    if capital and not word.shouted:
        if located or administered or (placed and not word.initial):
            return ""
        return _WORD_TOO if not word.initial and not book.is_first(form) and label != "PER" else None
    if answer.shouting or word.shouted:
        return None
    return _WORD_TOO if placed and (located or answer.before(number, 2) in _LIVES) else None


def _is_unlisted(answer: Answer, number: int, word: Word, label: str) -> bool:
    """Tell whether a word that no list has is a place by what stands around it."""
    if not word.capital or word.abbreviated or answer.shouting:
        return False
    if not is_unknown(answer, word):
        return not word.initial and label in PLACES
    if answer.book.is_first(base_of(answer, word.lower)):
        return False
    if label in PLACES or answer.after(number) in _ADMIN or answer.before(number) in _BEFORE_PLACE:
        return True
    return not word.initial and is_placed(answer, number)
