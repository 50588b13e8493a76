"""Words before which a name is expected: «heter», «veilederen min», «søstera mi», «mvh»."""

from __future__ import annotations

import re

from ungtekst.quotes.masking.answer import Answer
from ungtekst.quotes.masking.listed import any_of, listed

_ROLES = any_of(
    """saksbehandler sakshandsamar veileder rettleiar vegleiar ungdomsveileder kontaktperson kontaktlærer
    kontaktlærar lærer lærar rådgiver rådgjevar rektor inspektør sjef leder leiar avdelingsleder
    avdelingsleiar teamleder coach jobbspesialist jobbkonsulent psykolog lege fastlege doktor dr
    helsesøster helsesykepleier helsesjukepleiar miljøterapeut miljøarbeider miljøarbeidar assistent
    tolk advokat terapeut trener trenar nabo venn ven venninne veninne kompis kamerat kollega
    klassekamerat bestevenn mor far mamma pappa søster syster søstera søstra bror brorsan lillebror
    storebror lillesøster storesøster veslebror veslesyster sønn son guttunge datter dotter kjæreste
    kjærast type dame mann kone samboer sambuar eks ekskjæreste onkel tante fetter kusine bestemor
    bestefar farmor mormor morfar farfar besta besten stefar stemor fosterfar fostermor fosterbror
    svigermor svigerfar svigerinne svoger unge baby barn gutt gut jente tvilling nevø niese hund katt
    hest herr hr fru frk frøken mr mrs miss vikar sosionom prest instruktør elev lærling ungdom
    deltaker deltakar kontakt"""
)
_MINE = any_of(
    r"""min mi mitt mine vår vårt våre hans hennes hennar sin si deres deira dems på\snav i\snav på\sskolen
    på\sskulen"""
)
_NAMED = any_of(
    r"heter heiter heite heitte hette het hete kalles kallast kalla kalte kalt eg\strur\shan\sheitte"
)
_ROLE = re.compile(
    rf"\b{_ROLES}(?:s|en|n|a|er|ar|ene|ane|nes)?(?:\s{_MINE}){{0,2}}(?:\s?,\s?|\s?\(\s?|\s?:\s?|\s)"
    rf"(?:som\s)?(?:{_NAMED}\s)?",
    re.IGNORECASE,
)
# «han Per», «ho Lise», «a Lise»: what names come after, and little else with a capital.
_PRONOUN = re.compile(
    r"\b"
    + any_of(
        r"""han hun ho hu hann henne ham honom jeg eg æ derre a n og med til av hos at takk takket\svære
        sammen\smed saman\smed spør kjære hei stakkars"""
    )
    + r"\s",
    re.IGNORECASE,
)
# After these a name in small letters is worth a look, though it is a word too.
_BESIDE = re.compile(r"(?:han|hun|ho|hu|hos|hei|kjære|stakkars)\s", re.IGNORECASE)
_INTRODUCES = re.compile(
    rf"\b(?:{_NAMED}|kaller|kallar|(?:navnet|namnet)\s(?:mitt|hennes|hennar|hans)\s(?:er|e)|navn\s?(?:er|e|:)"
    r"|ved\snavn|ved\snamn|oppkalt\setter|døpt|fornavn\w*\s?:?|etternavn\w*\s?:?)"
    r"(?:\s(?:jeg|eg|æ|hun|ho|han|meg|mæ|henne|ham|oss|den|det|visst|vel|forresten|egentlig|bare|jo|nå|no))?\s?[:«\"]?\s?",
    re.IGNORECASE,
)
_SAID_NO_NAME = listed(
    """det den ikke ikkje jo nå no så at noe noko bare også hva ka kva meg deg han hun ho for en ei et ein
    eit inn til på i av og eller som dem dei de alle ingen ingenting fortsatt visst vel egentlig lat dum
    rar gal syk lata dom a ett etter"""
)
_SIGNS = re.compile(
    r"(?:\bm\.?v\.?h\.?|\b(?:vennlig|venleg|beste?|kjærlig|varm|god|med)?\s?(?:hilsen|hilsning|hilsener|helsing|hilsing)\b|\bklem\b|\bxoxo\b"
    r"|\btakk for (?:meg|oss)\b)[\s,.:!–-]*(?:(?:fra|frå)\s)?",
    re.IGNORECASE,
)
_LAST_LINE = re.compile(
    r"(?:^|\n|[.!?…]\s|\s)[-–—]\s?(?P<name>[A-ZÆØÅ][\wæøå-]+(?:\s[A-ZÆØÅ][\wæøå.-]*)?)\s*$"
)
_LONGEST_SIGNATURE, _LONGEST_LINE = 4, 120


_CALLED = re.compile(
    r"(?<![^\W\d_])(?P<name>[^\W\d_]{2,20})\s?[(,–-]\s?(?:som\s)?(?:vi|alle|dei?|eg|jeg|æ)\s(?:kaller|kallar|kalla|kalte|kaille)\s(?:han|ham|ho|henne|meg|mæ|det)"
)


# «ho tone på nav»: a name, though it is a word and in small letters.
_AT_WORK = re.compile(
    r"\b(?:han|hun|ho|hu|henne|ham|med|til|hos|av)\s(?P<name>[a-zæøå-]{3,20})\s(?:på|i|frå|fra|hos|ved)\s"
    r"(?:nav|skolen|skulen|kontoret|ppt|bup|barnevernet|resepsjonen)\b",
    re.IGNORECASE,
)


_FORM_FIELD = re.compile(rf"\b{_ROLES}(?:en|n|a)?(?:\s{_MINE})?\s?[:=]\s?(?=[^\W\d_])", re.IGNORECASE)


def introduced_words(answer: Answer) -> set[int]:
    """The words that are said to be a name («heter X», «kaller meg X»), their numbers."""
    found = set()
    for match in _INTRODUCES.finditer(answer.text):
        number = answer.number_at.get(match.end())
        if number is None:
            continue
        word = answer.words[number]
        capital = word.capital and not answer.shouting
        if word.lower in _SAID_NO_NAME and not capital:
            continue
        if answer.book.is_kept(word.lower) and not answer.book.is_first(word.lower):
            continue
        if (
            capital
            or not answer.book.is_word(word.lower)
            or (answer.book.is_written(word.lower) and not answer.after(number))
        ):
            found.add(number)
    for match in _FORM_FIELD.finditer(answer.text):
        number = answer.number_at.get(match.end())
        if number is not None and answer.book.is_written(answer.words[number].lower):
            found.add(number)
    for match in _AT_WORK.finditer(answer.text):
        number = answer.number_at.get(match.start("name"))
        if number is not None and answer.book.is_first(answer.words[number].lower):
            found.add(number)
    for match in _CALLED.finditer(answer.text):
        number = answer.number_at.get(match.start())
        if number is not None and answer.words[number].capital:
            found.add(number)
    return found


def cued_words(answer: Answer) -> set[int]:
    """The words with a capital that follow a role or a relative, and the names that follow those."""
    found = set()
    for pattern in (_ROLE, _PRONOUN):
        for match in pattern.finditer(answer.text):
            number = answer.number_at.get(match.end())
            if number is None:
                continue
            word = answer.words[number]
            if pattern is _PRONOUN and word.abbreviated:
                continue
            if word.capital and not answer.shouting and not answer.book.is_kept(word.lower):
                if word.initial or (answer.book.is_word(word.lower) and not answer.book.is_first(word.lower)):
                    continue
                if (
                    pattern is _PRONOUN
                    and answer.book.is_word(word.lower)
                    and answer.book.is_place(word.lower)
                ):
                    continue
                found.add(number)
            elif (
                pattern is _ROLE and (_may_be_family(answer, word.lower) or _may_be_small(answer, word.lower))
            ) or (_BESIDE.fullmatch(match[0]) and _may_be_small(answer, word.lower)):
                found.add(number)
    return found


def _may_be_small(answer: Answer, lower: str) -> bool:
    """Tell whether a form in small letters is a first name: a chosen one, or any that is no word."""
    book = answer.book
    return book.is_written(lower) or (book.is_first(lower) and not book.is_word(lower))


def _may_be_family(answer: Answer, lower: str) -> bool:
    """Tell whether a form in small letters is a family name and no word."""
    return answer.book.is_last(lower) and not answer.book.is_word(lower)


def signed_words(answer: Answer) -> set[int]:
    """The words of a signature: after a greeting, to the end of a line that holds little more."""
    found = set()
    for match in _SIGNS.finditer(answer.text):
        stop = answer.text.find("\n", match.end(), match.end() + _LONGEST_LINE)
        stop = min(len(answer.text), match.end() + _LONGEST_LINE) if stop < 0 else stop
        line = answer.text[match.end() : stop]
        numbers = [
            answer.number_at[m.start()]
            for m in _STARTS.finditer(answer.text, match.end(), stop)
            if m.start() in answer.number_at
        ]
        if not numbers or len(line.split()) > _LONGEST_SIGNATURE:
            continue
        for number in numbers:
            word = answer.words[number]
            if answer.book.is_kept(word.lower) or word.lower in _SAID_NO_NAME:
                break
            ordinary = answer.book.is_word(word.lower)
            named = word.capital and (
                not ordinary or answer.book.is_first(word.lower) or answer.book.is_last(word.lower)
            )
            if not (named or not ordinary or answer.book.is_written(word.lower)):
                break
            found.add(number)
    last = _LAST_LINE.search(answer.text, max(0, len(answer.text) - 60))
    if last and last.start("name") in answer.number_at:
        number = answer.number_at[last.start("name")]
        lower = answer.words[number].lower
        if not answer.book.is_kept(lower) and (not answer.book.is_word(lower) or answer.book.is_first(lower)):
            found.add(number)
    return found


_STARTS = re.compile(r"(?<![\w'’-])[^\W\d_]")
