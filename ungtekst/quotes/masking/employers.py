"""Employers: a name before its trade or its form of company, a chain, what one «works at»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ungtekst.quotes.masking.answer import Answer, Word
from ungtekst.quotes.masking.listed import any_of, listed
from ungtekst.quotes.masking.namely import TRADES, name_before
from ungtekst.quotes.masking.persons import base_of, is_unknown
from ungtekst.quotes.masking.values import Found

_KIND = "arbeidsgiver"
_UNSURE = "kan være navnet på en arbeidsplass"
_FORMS = listed("AS ASA ANS DA SA BA IKS HF IL FK")
_CHAINS = any_of(
    r"""Rema(?:\s?1000)? Kiwi Coop(?:\s(?:Extra|Prix|Mega|Marked|Obs))? Extra Meny Joker Bunnpris Spar
    Europris Circle\sK Fretex I[Kk][Ee][Aa] Elkjøp Equinor Statoil Lerøy Mowi Salmar SalMar
    Aker(?:\s(?:Solutions|BP))? Norsk\sHydro Hydro Statkraft DNB Nordea
    Spare[Bb]ank(?:en)?(?:\s1)?(?:\s[A-ZÆØÅ][\wæøåÆØÅ-]+){0,2} Lindorff Intrum Kredinor McDonald'?s?
    Mc\s?Donalds? Mc[Dd]onalds Burger\sKing Narvesen 7-[Ee]leven Deli\sde\sLuca Clas\sOhlson Jula
    Biltema Obs XXL H&M Telenor Telia Manpower Adecco Securitas Nokas Avarn Norwegian SAS Widerøe
    Vinmonopolet Byggmakker Maxbo Montér Felleskjøpet Tine Nortura Gilde Orkla Rusta Jysk JYSK Nille
    Princess Cubus Bik\s?Bok Dressmann Peppes Egon Dolly\sDimple'?s? Espresso\sHouse Starbucks Foodora
    Wolt Bring PostNord Postnord DHL Nettbuss Unibuss Veidekke Skanska Kværner Tyrili Plantasjen
    Sport\s1 G-[Ss]port Intersport Esso Shell Uno-X Posten\sNorge Durapart Fønix"""
)
_CHAIN = re.compile(rf"\b{_CHAINS}(?:-?(?:en|'en|butikken))?\b")
# Chains with the name of an ordinary word; at the head of a sentence they are that word.
_ORDINARY_CHAINS = listed("extra normal power spar best joker bring princess obs")
_SMALL_CHAIN = re.compile(
    any_of(
        r"""rema(?:\s?1000)? kiwi coop(?:\s(?:extra|prix|mega))? extra meny joker bunnpris europris
        circle\sk fretex ikea elkjøp mcdonald'?s? mc\s?donalds mækkern burger\sking narvesen
        clas\sohlson jula biltema obs xxl peppes posten foodora spar esso shell yx"""
    )
    + r"(?:'?en)?\b",
    re.IGNORECASE,
)
_WORK = any_of(
    r"""jobb(?:er|a|et|e|ar)? arbeid(?:er|ar|de|et|a|e)? arbeidde ansatt tilsett praksis\w* praktikant\w*
    lærling\w* læreplass\w* lærlingplass\w* utplasser\w* arbeidstrening\w* tiltak\w* sommerjobb\w*
    sommarjobb\w* deltidsjobb\w* ekstrajobb\w* helgejobb\w* vikar\w* sluttet slutta sparken oppsagt
    sjef(?:en)? leder leiar selger seljar kokk servitør sjåfør lageret kassa intervju\w* begynte
    begynner starte[tr]? starta nattevakt vakt(?:er|a)? resepsjonen kjøkkenet fabrikken"""
)
_WORKS = re.compile(
    rf"\b{_WORK}(?:\s[a-zæøå]{{1,12}}){{0,2}}?\s(?:på|i|hos|for|ved|til|fra|frå)\s(?:(?:den|det|ein|en)\s)?(?=[^\W\d_])"
)
_NUMBER_AFTER = re.compile(r"\s\d{1,4}\b(?!\s?(?:år|måned|mnd|uke|dag|time|%|kr|gang))")
# «bo- og omsorgssenter, avd. 2», as such names go on.
_CARE = r"\s?-?\s?(?:bo-?\s?)?og\s\w{1,30}(?:senter|heim|hjem)\b"
_DEPARTMENT = r",?\savd(?:\.|eling)?\s?(?:\d{1,3}|[A-ZÆØÅ]\w*)"
_MORE = re.compile(rf"(?:{_CARE})?{_DEPARTMENT}|{_CARE}", re.IGNORECASE)
_NO_HEADS = listed(
    """en et ei ein eit min mi mitt ny nye nytt den det denne dette på i hos ved fra til jeg eg vi han hun
    ho"""
)


def find_employers(answer: Answer) -> Iterator[Found]:
    """Find employers and other firms."""
    for number, word in enumerate(answer.words):
        yield from _company(answer, number, word)
    for match in _CHAIN.finditer(answer.text):
        if match[0].lower() not in _ORDINARY_CHAINS or not _is_initial(answer, match.start()):
            yield Found(match.start(), match.end(), _KIND)
    yield from _workplaces(answer)
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
    """Find what has a capital after «jobber på», «praksis hos», «lærling i»."""
    book = answer.book
    for match in _WORKS.finditer(answer.text):
        number = answer.number_at.get(match.end())
        if number is None:
            continue
        word = answer.words[number]
        chain = _SMALL_CHAIN.match(answer.text, word.start)
        if chain:
            yield Found(word.start, chain.end(), _KIND)
            continue
        if not word.capital or word.shouted or answer.shouting or book.is_kept(word.lower):
            continue
        somebody = book.is_first(word.lower) and not answer.after(number)
        if not somebody and not book.is_place(base_of(answer, word.lower)):
            yield Found(word.start, _end(answer, _last_capital(answer, number)), _KIND)


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
    return any(
        word.capital and not word.shouted and len(word.text) > len("AS") and is_unknown(answer, word)
        for word in run
    )
