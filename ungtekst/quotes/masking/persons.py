"""Names of persons: by the lists, by what stands around them, and by what the recogniser says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ungtekst.quotes.masking.answer import Answer, Word
from ungtekst.quotes.masking.cues import cued_words, introduced_words, signed_words
from ungtekst.quotes.masking.listed import listed
from ungtekst.quotes.masking.values import Found

PERSON = "PER"
_KIND = "person"
_MASK, _LOOK = "mask", "look"
_WORD_TOO = "kan være et navn eller et vanlig ord"
_UNSURE = "ligner et navn"
_SHORTEST = 3
_REPEATED = re.compile(r"([^\W\d_])\1+")
_PARTICLES = listed("von van de der du da dos del di af al el bin ibn bint abu ben la le ter")
_SHORTEST_OWNER = 4
_TWO_LETTERS, _LONGEST_INITIALS = 2, 3
_OTHER_NAMES = frozenset({"PROD", "EVT", "MISC", "DRV"})
# What begins as a name and is none.
_SAYING = re.compile(
    r"(?:liv og (?:røre|død|lyst|helse)|stein,? saks|even (?:if|though|when|even)|odd one|vår og|tone ned"
    r"|dag (?:ut|og natt|for dag|etter|til|inn)|per (?:uke|dag|mnd|time|måned|år|i dag|nå|no|def)|are you"
    r"|bo (?:hos|i|på|hjemme|heime|alene|aleine))\b",
    re.IGNORECASE,
)
_VERBS = listed(
    """er e var va har hadde hadd sa sier seier si ringte ringer ringde ringer hjalp hjelper hjelpte ble
    blei blir fikk fekk får gjør gjorde gjer tok tar kom kommer kjem forstår skjønner forstod hørte
    hører ga gav gir gjev spurte spør svarte svarer og på som fra frå sin satt sitter sto står jobber
    hos skal ville vil kan kunne sluttet slutta hjelpte snakket snakker snakka møtte møter sendte sender
    så ser skrev skriver lærte lærer trives skulle måtte ville ville mener meiner tror trur synes syns
    seier trengte trenger gikk gjekk går holdt satte fant lovet lova foreslo ordnet ordna skulle legg
    framhevar flytter jobbar mener begynte klarte pleier bruker"""
)
_OF_INITIAL = re.compile(
    r"\s(?P<letter>[A-ZÆØÅ](?:\.(?=\s[a-zæøå(]|\s?$|[A-ZÆØÅ]\.)|(?=\s[a-zæøå(]|[,;:)]|\s?$))(?:\s?[A-ZÆØÅ]\.)?)"
)


def find_persons(answer: Answer) -> Iterator[Found]:
    """Find names of persons, each run of them as one."""
    verdicts = _verdicts(answer)
    yield from _runs(answer, verdicts)
    for number in range(len(answer.words)):
        if number not in verdicts:
            yield from _compound(answer, answer.words[number])


def base_of(answer: Answer, lower: str) -> str:
    """Give the name that a form is, or is the genitive of; the form itself when it is neither."""
    book = answer.book
    if book.is_name(lower):
        return lower
    for mark in ("'s", "’s", "'", "’", "s"):
        stem = lower.removesuffix(mark)
        if stem != lower and len(stem) >= _SHORTEST and book.is_name(stem):
            return stem
    return lower


def is_unknown(answer: Answer, word: Word) -> bool:
    """Tell a word that is in no table, nor anything public."""
    book = answer.book
    return not (book.is_word(word.lower) or book.is_kept(word.lower)) and len(word.text) > 1


class _Signs(NamedTuple):
    """What speaks for a word as a name: a capital, the recogniser, and what stands before it."""

    capital: bool
    person: bool
    introduced: bool
    cued: bool

    @property
    def told(self) -> bool:
        return self.person or self.introduced or self.cued


def _verdicts(answer: Answer) -> dict[int, str]:
    """Say of each word whether it is (part of) a person's name, for sure or perhaps."""
    introduced, cued = introduced_words(answer) | signed_words(answer), cued_words(answer)
    verdicts = {}
    for number, word in enumerate(answer.words):
        signs = _Signs(
            word.capital and not answer.shouting,
            answer.labels.get(number) == PERSON,
            number in introduced,
            number in cued,
        )
        verdict = _verdict(answer, number, word, signs)
        if verdict:
            verdicts[number] = verdict
    # What is a name once is a name wherever it is written the same in this answer.
    sure = {answer.words[number].text for number, verdict in verdicts.items() if verdict == _MASK}
    bases = {base_of(answer, text.lower()) for text in sure if text[0].isupper()}
    for number, word in enumerate(answer.words):
        if word.text in sure or (word.capital and base_of(answer, word.lower) in bases):
            verdicts[number] = _MASK
    for number in [number for number, verdict in verdicts.items() if verdict == _MASK]:
        _listed_beside(answer, number, verdicts)
    return verdicts


def _listed_beside(answer: Answer, number: int, verdicts: dict[int, str]) -> None:
    """Take a name that is a word too for a name where it stands in a row with one («ola og kari»)."""
    words = answer.words
    for step in (-1, 1):
        at = number + step
        if 0 <= at < len(words) and words[at].lower in _AND:
            at += step
        if (
            not 0 <= at < len(words)
            or verdicts.get(at) == _MASK
            or not answer.book.is_written(words[at].lower)
        ):
            continue
        first, last = min(at, number), max(at, number)
        between = answer.text[words[first].end : words[last].start].lower()
        if _ROW.fullmatch(between) and not _SAYING.match(answer.text, words[at].start):
            verdicts[at] = _MASK


_AND = frozenset({"og", "eller", "å"})
_ROW = re.compile(r"\s?,\s|,|\s(?:og|eller)\s|/|\s?&\s?")


def _verdict(answer: Answer, number: int, word: Word, signs: _Signs) -> str:
    book = answer.book
    form = base_of(answer, word.lower)
    first, last = _is_first(answer, form), book.is_last(form)
    if book.is_kept(word.lower) and not (first and (signs.introduced or signs.cued)):
        return ""
    if len(word.text) < _TWO_LETTERS or _SAYING.match(answer.text, word.start):
        return ""
    if first or last:
        owner = form != word.lower and not word.capital and not book.is_written(form)
        if (book.is_word(form) and "-" not in form) or (owner and book.is_word(word.lower)):
            return _both(answer, number, signs, first)
        return _listed(answer, number, form, signs, first)
    if book.is_place(form) and not (signs.introduced or signs.cued):
        return ""
    if book.is_word(word.lower):
        return _ordinary(word, signs)
    return _unknown(answer, number, signs)


def _is_first(answer: Answer, form: str) -> bool:
    book = answer.book
    if book.is_first(form):
        return True
    parts = form.split("-")
    return len(parts) > 1 and all(book.is_first(part) or book.is_last(part) for part in parts)


def _listed(answer: Answer, number: int, form: str, signs: _Signs, first: bool) -> str:
    """Judge a listed name that is no ordinary word."""
    book, word = answer.book, answer.words[number]
    if signs.capital or signs.told:
        place = book.is_place(form) and (not first or (not signs.told and is_placed(answer, number)))
        return "" if place else _MASK
    if not first or (book.is_place(form) and is_placed(answer, number)):
        return ""
    owner = form != word.lower and (len(form) < _SHORTEST_OWNER or book.is_common(word.lower))
    if (book.is_written(form) or "-" in form) and not owner:
        return _MASK
    return _LOOK if len(form) > _SHORTEST_OWNER else ""


def _both(answer: Answer, number: int, signs: _Signs, first: bool) -> str:
    """Judge a name that is an ordinary word too: by its capital, its place and the words beside it."""
    word, place = answer.words[number], answer.book.is_place(answer.words[number].lower)
    if signs.introduced:
        return _MASK if first or signs.capital else ""
    if not signs.capital or word.shouted:
        return _LOOK if first and signs.told and not answer.shouting else ""
    acting, alone = answer.after(number) in _VERBS, not answer.after(number)
    paired = answer.after(number) in _AND and not _goes_with_somebody(answer, number + 2)
    if word.initial and not signs.cued and _is_word_here(answer, number):
        return _LOOK if signs.person else ""
    if signs.person and word.initial and not signs.cued and (paired or not (acting or alone)):
        return _MASK if _starts_name(answer, number + 1) else _LOOK
    if signs.cued or (signs.person and (first or acting or not word.initial)):
        return _MASK
    if word.initial:
        if answer.after(number) in _ACTS and answer.book.is_written(word.lower):
            return _MASK
        return _LOOK if first and acting else ""
    if place and is_placed(answer, number):
        return ""
    return _MASK if first else "" if place else _LOOK


def _starts_name(answer: Answer, number: int) -> bool:
    """Tell whether a word with a capital goes on with a name."""
    return number < len(answer.words) and answer.words[number].capital


def _goes_with_somebody(answer: Answer, number: int) -> bool:
    """Tell «Liv og eg» and «Tone og Kari» from «Tone og stemning»."""
    if number >= len(answer.words):
        return False
    word = answer.words[number]
    return word.capital or word.lower in _SOMEBODY or answer.book.is_written(word.lower)


_SOMEBODY = listed("jeg eg æ je jæ meg mæ han hun ho hu vi me de dei dem mor far mamma pappa")


def _is_word_here(answer: Answer, number: int) -> bool:
    """Tell «Stein på stein», «Even om», «Liv er mer enn» from «Stein på NAV», by what follows a head."""
    after = answer.after(number)
    if after in _AFTER_WORDS:
        return True
    if number + 2 >= len(answer.words) or after not in _AFTER_PLAIN:
        return False
    then = answer.words[number + 2].lower
    return then == answer.words[number].lower or (after in _BEING and then in _SAID_OF_THINGS)


# What only somebody does.
_ACTS = _VERBS - listed(
    """er e var va og på fra frå hos som sin blir ble blei kan vil skal ville skulle gjør gjorde går gikk
    gjekk kommer kjem står sto ser så gir gjev ligger holdt får legg"""
)
_AFTER_WORDS = listed(
    "meg deg seg oss mæ dæ sæ om enn over under mot uten utan uansett if though mens etter før"
)
_BEING = listed("er e var va blir kan")
_AFTER_PLAIN = _BEING | listed("på i og for til av med")
_SAID_OF_THINGS = listed(
    """mer meir mye mykje noe noko det ikke ikkje tøft hardt kort urettferdig vanskelig vanskeleg best
    verst bra fint kaldt langt"""
)


def _ordinary(word: Word, signs: _Signs) -> str:
    """Judge an ordinary word that no list has as a name."""
    if not signs.capital or word.abbreviated:
        return ""
    if signs.introduced:
        return _MASK
    return _MASK if signs.person and not word.initial else ""


def _unknown(answer: Answer, number: int, signs: _Signs) -> str:
    """Judge a word that no table has."""
    word = answer.words[number]
    if signs.introduced:
        return _MASK
    if answer.book.is_written(_REPEATED.sub(r"\1", word.lower)) and not word.abbreviated:
        return _MASK if signs.capital else _LOOK
    if word.abbreviated:
        if signs.cued and word.shouted and len(word.text) <= _LONGEST_INITIALS:
            return _MASK
        return _LOOK if signs.person and len(word.text) > _LONGEST_INITIALS + 1 else ""
    if not signs.capital:
        return ""
    if signs.cued:
        return _MASK
    placed, label = is_placed(answer, number), answer.labels.get(number)
    if signs.person:
        return _LOOK if placed and word.initial else _MASK
    if word.initial:
        return _LOOK if not label and answer.after(number) in _VERBS else ""
    if label:
        return _LOOK if label in _OTHER_NAMES else ""
    return "" if placed else _MASK


def is_placed(answer: Answer, number: int) -> bool:
    """Tell whether a word stands where a place does: after «i», «på», «til», «fra»."""
    return (
        answer.before(number) in _PLACING
        and not answer.text[answer.words[number - 1].end : answer.words[number].start].strip()
    )


_PLACING = listed("i på til fra frå ved utenfor utanfor nær rundt mellom over gjennom")


def _runs(answer: Answer, verdicts: dict[int, str]) -> Iterator[Found]:
    """Join names that follow each other into one: first names, middle names, families, a last initial."""
    number, words = 0, answer.words
    while number < len(words):
        verdict = verdicts.get(number)
        if verdict is None:
            number += 1
            continue
        first = last = number
        while True:
            step = _step(answer, last, verdicts)
            if not step:
                break
            last += step
            verdict = _MASK if verdicts.get(last) == _MASK else verdict
        end = words[last].end
        tail = _OF_INITIAL.match(answer.text, end)
        if tail and verdict == _MASK and words[last].capital:
            end = tail.end("letter")
            last += len(tail["letter"].replace(".", "").split())
        elif verdict == _MASK:
            end -= genitive(answer, words[last])
        number = last + 1
        if verdict == _MASK:
            yield Found(words[first].start, end, _KIND)
        else:
            ordinary = answer.book.is_word(words[first].lower)
            yield Found(words[first].start, end, _KIND, _WORD_TOO if ordinary else _UNSURE)


def _step(answer: Answer, last: int, verdicts: dict[int, str]) -> int:
    """Say how many more words a name goes on for: one, two with a particle between, or none."""
    for step in (1, 2):
        at = last + step
        if at >= len(answer.words) or answer.gap(at - 1) not in {" ", "-", "  "}:
            return 0
        if _follows(answer, at, verdicts):
            return step
        if answer.words[at].lower not in _PARTICLES:
            return 0
    return 0


def genitive(answer: Answer, word: Word) -> int:
    """Say how many last characters of a word only mark possession; they may stay to be read."""
    stem = base_of(answer, word.lower)
    return len(word.lower) - len(stem) if stem != word.lower and not answer.book.is_name(word.lower) else 0


def _follows(answer: Answer, number: int, verdicts: dict[int, str]) -> bool:
    """Tell whether a word goes on with the name before it."""
    word, book = answer.words[number], answer.book
    if number in verdicts:
        return verdicts[number] == _MASK or word.capital
    form = base_of(answer, word.lower)
    if book.is_kept(word.lower) or answer.shouting:
        return False
    if word.capital and not word.shouted and len(word.text) > 1:
        return (
            not book.is_word(word.lower) or book.is_last(form) or book.is_first(form) or book.is_place(form)
        )
    return book.is_last(form) and not book.is_word(form) and not word.capital


def _compound(answer: Answer, word: Word) -> Iterator[Found]:
    """Find a name inside a word with a hyphen («Lise-møtet», «NAV-Bente»)."""
    if "-" not in word.text:
        return
    at = word.start
    for part in word.text.split("-"):
        lower = part.lower()
        form = base_of(answer, lower)
        if (
            part[:1].isupper()
            and len(part) >= _SHORTEST
            and answer.book.is_first(form)
            and not answer.book.is_kept(lower)
            and (answer.book.is_written(form) or not answer.book.is_word(form))
        ):
            yield Found(at, at + len(part), _KIND)
        at += len(part) + 1
