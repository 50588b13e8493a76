"""Where somebody lives: streets with a number, postboxes, and postcodes with their town."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ungtekst.quotes.masking.answer import Answer
from ungtekst.quotes.masking.listed import any_of, listed
from ungtekst.quotes.masking.spoken import SAID
from ungtekst.quotes.masking.values import Found

_ROADS = listed("vei veien veg vegen vn gate gaten gata gt gtn allé alle alleen alléen strede stredet")
_ROAD = any_of("vei veien veg vegen vn gate gaten gata gt gtn allé alle alleen alléen strede stredet")
_PLACE = any_of(
    """lia lien li bakken bakke bakkane haugen haugane haug tunet tun torg torget stien sti svingen sving
    ringen kroken krok terrasse terrassen brygge brygga kaia kaien strand stranda moen jordet åsen løkka
    myra dalen berget bukta stubben grenda grend feltet hagen toppen faret passasjen smuget smauet
    vollen skrenten kleiva kollen plassen plass porten høgda høyden neset vika viken odden sletta marka
    skogen teigen kvartalet trappa rotet viset
    sida siden sia enden kanten kleiv heia hei vangen volden kjosen bekken elva åkeren løypa løkken hamna
    havna skrenten parken stranda vollan haugan bakkan tangen høgda gjerdet gardane gården garden gård"""
)
_SAID_NUMBER = any_of(" ".join(sorted(SAID, key=lambda word: (-len(word), word))))
_NUMBER = (
    rf"(?:,?\s?(?:nr|nummer)\.?\s?|\s{{1,2}}|\s?,\s?)(?P<number>\d{{1,3}}(?!\d)(?:\s?-\s?\d{{1,3}}(?!\d))?|{_SAID_NUMBER}\b)"
    r"(?P<letter>\s?[A-ZÆØÅ]\b(?!\.)|[a-h]\b|\s[a-h]\b(?=\s?(?:[.,;!?)]|$)))?"
)
_FLAT = (
    r"(?:,?\s?(?:leil\w{0,9}|H\s?-?\d{4}|[HUKL]\d{4}|\d\.?\s?etg\w{0,6}|oppg\w{0,6}\s\w\b|hybel\s\d{1,3})\.?\s?"
    r"(?:[HUKL]?\d{1,4})?)?"
)
_POST = r"(?:,?\s{1,2}\d{4}\s[A-ZÆØÅ][\wæøå-]{1,30})?"
_FIRST = r"(?:(?:[A-ZÆØÅ][\wæøåé'.-]{0,30}|av|de|den|St\.)\s){0,3}"
_STREET_CASED = re.compile(
    rf"(?<!\w)(?P<street>{_FIRST}[^\W\d_][\wæøåéü-]{{1,40}}?(?:(?P<road>{_ROAD})|{_PLACE}))\b\.?{_NUMBER}{_FLAT}{_POST}"
)
_APART = re.compile(
    rf"(?<!\w)(?P<street>[a-zæøå]{{3,20}}s\s{_ROAD}|(?:[A-ZÆØÅ][\wæøåé'-]{{1,30}}\s){{1,3}}(?:{_ROAD}|{_PLACE}|[A-ZÆØÅ]\w{{0,20}}(?:{_ROAD}|{_PLACE})))\b\.?{_NUMBER}{_FLAT}{_POST}"
)
# «Øvre Kleiva 14», whatever the name ends in.
_SIDED = re.compile(
    r"(?<!\w)(?P<street>(?:Øvre|Nedre|Nordre|Søndre|Søre|Indre|Ytre|Vestre|Østre|Midtre|Gamle|Store|Lille|Litle|Nye)"
    rf"\s[A-ZÆØÅ][\wæøåé'-]{{2,30}}){_NUMBER}{_FLAT}{_POST}"
)
_UNIT = re.compile(
    r"\s?(?:år|aar|timer|time|uker|uke|veker|dager|dagar|dag|mnd|måneder|månader|ganger|gonger|kr|kroner|%|prosent|min\b|minutter|km|meter|mil"
    r"|stk|barn|personer|elever|elevar|plasser|plassar|trinn|klasse|:|\.\d|gang)",
    re.IGNORECASE,
)
_LIVES = re.compile(
    r"\b(?:bor|bur|budde|bodde|bodd|budd|flytta|flyttet|flytte|adress[ea]\w*|hybel|leilighet\w*|hus|leier|leiger|heime|hjemme|hos|besøk|kom|møt|husleie\w*|brev\w*|post\w*|send\w*)"
    r"(?:\s\w+){0,2}\s(?:i|på|til|er|ved|oppe i|nede i)?\s?$",
    re.IGNORECASE,
)
# After «bor i» a name and a number are an address whatever the name ends in; but «bor på Hamar 2 dager».
_DWELLS = re.compile(
    r"\b(?:bor|bur|budde|bodde|bodd|budd|flytta|flyttet|flytte|adress[ea]\w{0,3}|hybel\w{0,3}|leiligh?et\w{0,2}|leier|leiger"
    r"|husleia|depositum\w{0,3}|besøk\w{0,3})\b[^.!?\n]{0,40}?\s(?:i|på|til|er|:|oppe\si|nede\si)\s"
    rf"(?P<street>(?:[A-ZÆØÅ][\wæøåé'-]{{1,30}}\s){{1,3}}|[a-zæøå]{{5,30}}\s)(?:nr\.?\s?|nummer\s)?"
    rf"(?P<number>\d{{1,3}}(?!\d)|{_SAID_NUMBER}\b)(?P<letter>\s?[A-Za-h]\b(?!\.))?{_FLAT}{_POST}"
)
_POSTBOX = re.compile(
    r"\b(?:postboks|postboksen|pb\.?|p\.b\.)\s?(?:nr\.?\s?)?\d{1,5}(?:,?\s\d{4}\s[A-ZÆØÅ]\w+)?", re.IGNORECASE
)
_POSTCODE = re.compile(r"(?<![\d.,\-])(?P<code>\d{4})\s{1,2}(?P<town>[^\W\d_][^\W\d_-]+)")
_FLAT_ALONE = re.compile(r"\b[HUKL]0\d{3}\b|\bleilighet(?:snr|snummer)?\.?\s\d{1,4}\b(?!\s?(?:rom|kvm|kr))")
_YEARS = range(1900, 2050)
_LOOKBACK = 50
_KIND = "adresse"
_STOPS = re.compile(r"\s?(?:$|[.,;:!?)])|\s(?:er|e|og|men|som|i|på)\b")
_ORDINARY = listed(
    """arbeidsplassen praksisplassen studieplassen skoleplassen barnehageplassen lærlingplassen plassen"""
)
_NAMED = re.compile(
    r"(?<![.!?:]\s)(?<!^)(?<!\w)(?:(?:[A-ZÆØÅ][\wæøå.]{0,30}\s){0,2}[A-ZÆØÅ][\wæøå]{1,30}s\s(?:gate|gt|vei|veg|plass)"
    r"|[A-ZÆØÅ][a-zæøåé]{2,30}(?:veien|vegen|gata|gaten|gate|alléen))\b"
    r"|^(?:[A-ZÆØÅ][\wæøå.]{0,30}\s){0,2}[A-ZÆØÅ][\wæøå]{1,30}s\s(?:gate|gt)\b"
)


def find_streets(answer: Answer) -> Iterator[Found]:
    """Find addresses."""
    text = answer.text
    for pattern in (_STREET_CASED, _APART, _SIDED):
        for match in pattern.finditer(text):
            if _is_street(answer, match):
                yield Found(match.start(), match.end(), _KIND)
    for match in _DWELLS.finditer(text):
        if _is_dwelling(answer, match):
            yield Found(match.start("street"), match.end(), _KIND)
    for pattern in (_POSTBOX, _FLAT_ALONE):
        for match in pattern.finditer(text):
            yield Found(match.start(), match.end(), _KIND)
    for match in _POSTCODE.finditer(text):
        if _is_town(answer, match["town"], int(match["code"])):
            yield Found(match.start(), match.end(), _KIND)


def find_named_streets(answer: Answer) -> Iterator[Found]:
    """Find streets without a number, by a capital inside a sentence."""
    for match in _NAMED.finditer(answer.text):
        yield Found(match.start(), match.end(), _KIND)


def _is_street(answer: Answer, match: re.Match[str]) -> bool:
    """Tell a street and its number from a word before a count («studieveien 3 år», «plassen 2 ganger»)."""
    text, words = answer.text, match["street"].split()
    last = words[-1].lower()
    if _UNIT.match(text, match.end("number")) and not match["letter"]:
        return False
    road = bool(match.groupdict().get("road")) or last in _ROADS
    ordinary = answer.book.is_word(last)
    said = not match["number"][0].isdigit()
    if said and not (
        match["letter"] or _STOPS.match(text, match.end()) or _LIVES.search(text[: match.start()])
    ):
        return False
    if words[-1][0].islower() and len(words) == 1:
        lives = _LIVES.search(text, max(0, match.start() - _LOOKBACK), match.start())
        return bool(lives) or (road and not ordinary and last not in _ORDINARY)
    number = answer.number_at.get(match.start())
    initial = number is None or answer.words[number].initial
    return road or len(words) > 1 or not (initial and ordinary)


def _is_dwelling(answer: Answer, match: re.Match[str]) -> bool:
    """Tell a name and a house number after «bor i» from a town and a count."""
    name = match["street"].split()[-1]
    lower, digits = name.lower(), match["number"].isdigit()
    if _UNIT.match(answer.text, match.end("number")) and not match["letter"]:
        return False
    if answer.book.is_kept(lower) or answer.book.is_place(lower) or answer.shouting:
        return False
    after = answer.text[match.end() :]
    ends = not after.strip() or after.lstrip()[0] in ".,;:!?)" or bool(match["letter"])
    return ends and (name[0].isupper() or (digits and not answer.book.is_word(lower)))


def _is_town(answer: Answer, town: str, code: int) -> bool:
    """Tell a town after its postcode from a word after a number or a year."""
    lower, capital = town.lower(), town[0].isupper()
    ordinary = answer.book.is_word(lower)
    if answer.book.is_place(lower):
        return capital or not ordinary
    return capital and not ordinary and not answer.book.is_kept(lower) and code not in _YEARS
