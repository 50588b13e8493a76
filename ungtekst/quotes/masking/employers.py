"""Employers: a name before its trade or its form of company, a chain, what one «works at»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ungtekst.quotes.masking.answer import Answer, Word
from ungtekst.quotes.masking.chains import CHAIN, ORDINARY_CHAINS, SMALL_CHAIN
from ungtekst.quotes.masking.listed import any_of, listed
from ungtekst.quotes.masking.namely import TRADES, name_before
from ungtekst.quotes.masking.persons import base_of, is_unknown
from ungtekst.quotes.masking.values import Found

_KIND = "arbeidsgiver"
_UNSURE = "kan være navnet på en arbeidsplass"
_FORMS = listed("AS ASA ANS DA SA BA IKS HF IL FK")
_WORK = any_of(
    r"""jobb(?:er|a|et|e|ar)? arbeid(?:er|ar|de|et|a|e)? arbeidde ansatt tilsett praksis\w* praktikant\w*
    lærling\w* læreplass\w* lærlingplass\w* utplasser\w* arbeidstrening\w* tiltak\w* sommerjobb\w*
    sommarjobb\w* deltidsjobb\w* ekstrajobb\w* helgejobb\w* vikar\w* sluttet slutta sparken oppsagt
    sjef(?:en)? leder leiar selger seljar kokk servitør sjåfør lageret kassa intervju\w* begynte
    begynner starte[tr]? starta søk(?:t|te|er|e)? opplæring\w* internship prøvetid fast stilling\w* kontrakt
    utleid innleid oppsagt avskjediget permittert nattevakt vakt(?:er|a)? resepsjonen kjøkkenet fabrikken"""
)
_WORKS = re.compile(
    rf"\b{_WORK}(?:\s[a-zæøå]{{1,12}}){{0,2}}?\s(?:på|i|hos|for|ved|til|fra|frå)\s(?:(?:den|det|ein|en)\s)?(?=[^\W\d_])"
)
# What is named right after the word for what it is: «firmaet Ekra», «restauranten som heter Basil».
_FIRM = re.compile(
    r"\b(?:firma|bedrift|selskap|butikk|kjed|kafe|kafé|hotell|restaurant|(?:vikar|bemannings|reklame|reise)?byrå|rederi|verksted|verkstad"
    r"|salong|barnehag|sykehjem|sjukeheim|aldershjem|bofellesskap|ungdomshjem|klinikk|bakeri|tiltaksarrangør|arrangør"
    r"|arbeidsgiver|arbeidsgjevar|oppdretts?anlegg|slakteri|entreprenør|mottak)(?:et|en|a|n|ar|er|eren|aren)?\s"
    r"(?:min\s|mi\s|vår\s|hans\s)?(?:som\s(?:heter|heiter|het|hette|heitte)\s|ved\snavn\s|:\s|[«\"])?(?=[A-ZÆØÅ])"
)
# «verkstedet til Hovden»: whose it is, is its name.
_WHOSE = re.compile(
    r"\b(?P<firm>\w{0,20}(?:firmaet|verkste(?:de)?t|verkstaden|butikken|kiosken|salongen|eriet|bruket|fjøset|gården|garden"
    r"|kafeen|kroa|hotellet|stasjonen|lageret|byrået|kontoret))\s(?:til|hass|åt)\s(?:han\s|ho\s|hun\s|n\s)?(?=[A-ZÆØÅ])"
)
# Compounds with a capital inside a sentence that end so are businesses.
_BUSINESS = re.compile(
    r"[a-zæøå]{3,}(?:vaskeri|bakeri|rens|verkste(?:de)?t|verkstaden|verksted|bygg|klinikken|klinikk|salongen|salong|butikken|kroa|kroen|stova"
    r"|kafeen|kafé|kafe|kjøkkenet|baren|puben|grillen|banken|bank|heimen|hjemmet|trykk|eriet|service|plast|fisk|laks|frisør|huset"
    r"|frisøren|barnehage|barnehagen|teknikk|invest|elektro|transport|maskin|taxi|auto|bil|gruppen|partner|verket|verk|tunet|parken)"
)
_AND_SONS = re.compile(
    r"(?<!\w)(?:[A-ZÆØÅ][\wæøåé.-]{1,30}\s){1,3}(?:og|&|\+)\s(?i:sønn(?:er)?|søner|co|datter|døtre|brødre|partner[es]?)\b"
    r"|(?<!\w)(?:[Bb]rødrene|Brødr\.|Br\.|Gebrüder)\s[A-ZÆØÅ][\wæøåé-]{1,30}"
)
_AT_CHAIN = re.compile(r"\b(?:på|hos)\s(?=\w)", re.IGNORECASE)
_LISTED_NEXT = re.compile(r"(?:,\s?(?:og\s|eller\s)?|\s(?:og|eller|samt)\s(?:på\s|hos\s|i\s)?)(?=[^\W\d_])")
_SHORTEST_SMALL = 4
_NUMBER_AFTER = re.compile(r"\s\d{1,4}\b(?!\s?(?:år|måned|mnd|uke|dag|time|%|kr|gang))")
# «bo- og omsorgssenter, avd. 2», as such names go on.
_CARE = r"\s?-?\s?(?:bo-?\s?)?og\s\w{1,30}(?:senter|heim|hjem)\b"
_DEPARTMENT = r",?\savd(?:\.|eling)?\s?(?:\d{1,3}|[A-ZÆØÅ]\w*)"
_MORE = re.compile(rf"(?:{_CARE})?{_DEPARTMENT}|{_CARE}", re.IGNORECASE)
# «Team Ungdom», «Prosjekt Framtid»: parts of what the answer is about.
_NO_FIRMS = listed("team avdeling avd prosjekt gruppe plan steg fase modul ordning kurs tema del uke rom")
_NO_HEADS = listed(
    """en et ei ein eit min mi mitt ny nye nytt den det denne dette på i hos ved fra til jeg eg vi han hun
    ho"""
)


def find_employers(answer: Answer) -> Iterator[Found]:
    """Find employers and other firms."""
    for number, word in enumerate(answer.words):
        yield from _company(answer, number, word)
    for match in CHAIN.finditer(answer.text):
        if match[0].lower() not in ORDINARY_CHAINS or not _is_initial(answer, match.start()):
            yield Found(match.start(), match.end(), _KIND)
    for match in _AND_SONS.finditer(answer.text):
        yield Found(match.start(), match.end(), _KIND)
    for match in _AT_CHAIN.finditer(answer.text):
        chain = SMALL_CHAIN.match(answer.text, match.end())
        if chain and chain[0].lower() not in ORDINARY_CHAINS - {"spar"}:
            yield Found(chain.start(), chain.end(), _KIND)
    yield from _workplaces(answer)
    yield from _called(answer)
    yield from _built(answer)
    yield from _recognised(answer)


def _is_initial(answer: Answer, start: int) -> bool:
    number = answer.number_at.get(start)
    return number is not None and answer.words[number].initial


def _company(answer: Answer, number: int, word: Word) -> Iterator[Found]:
    """Find a name that ends in a form of company or in a trade («Fjordplast AS», «Sagmo Trelast»)."""
    if number == 0 or not (word.text in _FORMS or word.lower in TRADES):
        return
    first = name_before(answer, number, small=False)
    if first == number and word.capital and not word.initial and _is_head(answer, number - 1):
        first -= 1
    if first == number and _may_be_head(answer, number - 1):
        yield Found(answer.words[number - 1].start, word.end, _KIND, _UNSURE)
    if first < number:
        yield Found(answer.words[first].start, _end(answer, _last(answer, number)), _KIND)


def _is_head(answer: Answer, number: int) -> bool:
    """Tell whether a sentence begins with a word that may be a name before a trade with a capital."""
    head = answer.words[number]
    plain = head.lower in _NO_HEADS or answer.book.is_kept(head.lower)
    return head.initial and head.capital and answer.gap(number) == " " and not plain


def _may_be_head(answer: Answer, number: int) -> bool:
    """Tell «Solsikken barnehage», which may be a name, from «Kommunal barnehage», which is none."""
    head = answer.words[number]
    return _is_head(answer, number) and answer.book.is_only_noun(head.lower)


def _last(answer: Answer, number: int) -> int:
    """Give the last word of a name that goes on with more trades («Dekk og Felg AS»)."""
    words, last = answer.words, number
    while True:
        nearer, further = last + 1, last + 2
        if further < len(words) and words[nearer].lower == "og" and answer.gap(last) in {" ", "- "}:
            word = words[further]
            if answer.gap(nearer) == " " and (word.capital or word.lower in TRADES):
                last = further
                continue
        if nearer >= len(words) or answer.gap(last) not in {" ", "- "}:
            return last
        if words[nearer].lower not in TRADES and words[nearer].text not in _FORMS:
            return last
        last = nearer


def _end(answer: Answer, last: int) -> int:
    """Give the end of a name with the number or department after its last word."""
    end = answer.words[last].end
    more = _NUMBER_AFTER.match(answer.text, end) or _MORE.match(answer.text, end)
    return more.end() if more else end


def _workplaces(answer: Answer) -> Iterator[Found]:
    """Find what follows «jobber på», «praksis hos», «lærling i», and what is listed after it."""
    for match in _WORKS.finditer(answer.text):
        at, hosted = match.end(), match[0].rstrip().endswith(("hos", "for"))
        while True:
            found = _workplace(answer, at, hosted=hosted)
            if found is None:
                break
            yield found
            more = _LISTED_NEXT.match(answer.text, found.end)
            if more is None:
                break
            at = more.end()


def _workplace(answer: Answer, start: int, *, hosted: bool) -> Found | None:
    """Judge the word after «jobber på»: a chain, a capital, or perhaps a name in small letters."""
    book, number = answer.book, answer.number_at.get(start)
    if number is None:
        return None
    word = answer.words[number]
    chain = SMALL_CHAIN.match(answer.text, word.start)
    if chain:
        return Found(word.start, chain.end(), _KIND)
    if word.shouted or answer.shouting or book.is_kept(word.lower):
        return None
    base = base_of(answer, word.lower)
    if not word.capital:
        unknown = is_unknown(answer, word) and not book.is_name(base) and len(word.text) >= _SHORTEST_SMALL
        return Found(word.start, word.end, _KIND, _UNSURE) if hosted and unknown else None
    somebody = book.is_first(word.lower) and not answer.after(number)
    if somebody or (book.is_place(base) and not hosted):
        return None
    return Found(word.start, _end(answer, _last_capital(answer, number)), _KIND)


def _called(answer: Answer) -> Iterator[Found]:
    """Find what has a capital after «firmaet», and whose a workshop is."""
    for pattern in (_FIRM, _WHOSE):
        for match in pattern.finditer(answer.text):
            number = answer.number_at.get(match.end())
            if number is None or answer.shouting or answer.words[number].shouted:
                continue
            if not answer.book.is_kept(answer.words[number].lower):
                start = match.start() if pattern is _WHOSE else answer.words[number].start
                yield Found(start, _end(answer, _last_capital(answer, number)), _KIND)


def _built(answer: Answer) -> Iterator[Found]:
    """Find «Fjordrenseriet» inside a sentence, and a name before a noun with a capital («Haugli Betong»)."""
    book, words = answer.book, answer.words
    if answer.shouting:
        return
    for number, word in enumerate(words):
        if not word.capital or word.abbreviated or book.is_kept(word.lower):
            continue
        if word.lower in _NO_FIRMS:
            continue
        if not word.initial and _BUSINESS.fullmatch(word.lower):
            yield Found(word.start, word.end, _KIND)
        if number + 1 >= len(words) or answer.gap(number) != " ":
            continue
        noun, named = words[number + 1], not book.is_word(word.lower) or not word.initial
        trade = noun.capital and not noun.abbreviated and book.is_only_noun(noun.lower)
        if trade and named and not (book.is_name(noun.lower) or book.is_kept(noun.lower)):
            yield Found(word.start, _end(answer, _last_capital(answer, number + 1)), _KIND)


def _last_capital(answer: Answer, number: int) -> int:
    """Give the last of the words with a capital that follow one, over «og»."""
    words, last = answer.words, number
    while last + 1 < len(words) and answer.gap(last) in {" ", " & "}:
        word = words[last + 1]
        over = last + 2 < len(words) and word.lower == "og" and words[last + 2].capital
        if over and answer.gap(last + 1) == " ":
            last += 2
        elif (word.capital and not answer.book.is_kept(word.lower)) or word.lower in TRADES:
            last += 1
        else:
            break
    return last


def _recognised(answer: Answer) -> Iterator[Found]:
    """Find the organisations that only the recogniser knows."""
    words, number = answer.words, 0
    while number < len(words):
        last = number
        if answer.labels.get(number) == "ORG":
            while last + 1 < len(words) and answer.labels.get(last + 1) == "ORG" and answer.gap(last) == " ":
                last += 1
            if _is_organisation(answer, words[number : last + 1]):
                yield Found(words[number].start, words[last].end, _KIND)
        number = last + 1


def _is_organisation(answer: Answer, run: tuple[Word, ...]) -> bool:
    if answer.shouting or any(answer.book.is_kept(word.lower) for word in run):
        return False
    return (
        any(
            word.capital and not word.shouted and len(word.text) > len("AS") and is_unknown(answer, word)
            for word in run
        )
        and run[0].lower not in _NO_FIRMS
    )
