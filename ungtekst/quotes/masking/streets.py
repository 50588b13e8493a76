"""Where somebody lives: streets with a number, postboxes, and postcodes with their town."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ungtekst.quotes.masking.listed import listed
from ungtekst.quotes.masking.answer import Answer
from ungtekst.quotes.masking.values import Found

_ROAD = r"(?:vei|veien|veg|vegen|vn|gate|gaten|gata|gt|gtn|allé|alle|alleen|alléen|strede|stredet)"
_PLACE = (
    r"(?:lia|lien|li|bakken|bakke|bakkane|haugen|haugane|haug|tunet|tun|torg|torget|stien|sti|svingen|sving|ringen"
    r"|kroken|krok|terrasse|terrassen|brygge|brygga|kaia|kaien|strand|stranda|moen|jordet|åsen|løkka|myra|dalen|berget"
    r"|bukta|stubben|grenda|grend|feltet|hagen|toppen|faret|passasjen|smuget|smauet|vollen|skrenten|kleiva|kollen"
    r"|plassen|plass|porten|høgda|høyden|neset|vika|viken|odden|sletta|marka|skogen|teigen|kvartalet|trappa|rotet|viset)"
)
_NUMBER = r"(?:\s?(?:nr|nummer)\.?\s?|\s{1,2}|\s?,\s?)(?P<number>\d{1,3}(?!\d)(?:\s?-\s?\d{1,3}(?!\d))?)(?P<letter>\s?[A-ZÆØÅ]\b(?!\.)|[a-h]\b|\s[a-h]\b(?=\s?(?:[.,;!?)]|$)))?"
_FLAT = r"(?:,?\s?(?:leil\w*|leilighet|H\s?-?\d{4}|[HUKL]\d{4}|\d\.?\s?etg\w*|oppg\w*\s\w|hybel\s\d+)\.?\s?(?:[HUKL]?\d{1,4})?)?"
_POST = r"(?:,?\s{1,2}\d{4}\s[A-ZÆØÅ][\wæøå-]{1,30})?"
_FIRST = r"(?:(?:[A-ZÆØÅ][\wæøåé'.-]{0,30}|av|de|den|St\.)\s){0,3}"
_STREET_CASED = re.compile(
    rf"(?<!\w)(?P<street>{_FIRST}[^\W\d_][\wæøåéü-]{{1,40}}?(?:(?P<road>{_ROAD})|{_PLACE}))\b\.?{_NUMBER}{_FLAT}{_POST}"
)
_APART = re.compile(
    rf"(?<!\w)(?P<street>[a-zæøå]{{3,20}}s\s{_ROAD}|(?:[A-ZÆØÅ][\wæøåé'-]{{1,30}}\s){{1,3}}(?:{_ROAD}|{_PLACE}|[A-ZÆØÅ]\w{{0,20}}(?:{_ROAD}|{_PLACE})))\b\.?{_NUMBER}{_FLAT}{_POST}"
)
_UNIT = re.compile(
    r"\s?(?:år|aar|timer|time|uker|uke|veker|dager|dagar|dag|mnd|måneder|månader|ganger|gonger|kr|kroner|%|prosent|min\b|minutter|km|meter|mil"
    r"|stk|barn|personer|elever|elevar|plasser|plassar|trinn|klasse|:|\.\d|gang)",
    re.IGNORECASE,
)
_LIVES = re.compile(
    r"\b(?:bor|bur|budde|bodde|bodd|budd|flytta|flyttet|flytte|adresse\w*|hybel|leilighet\w*|hus|leier|leiger|heime|hjemme|hos|besøk|kom|møt)"
    r"(?:\s\w+){0,2}\s(?:i|på|til|er|ved|oppe i|nede i)?\s?$",
    re.IGNORECASE,
)
_POSTBOX = re.compile(
    r"\b(?:postboks|postboksen|pb\.?|p\.b\.)\s?(?:nr\.?\s?)?\d{1,5}(?:,?\s\d{4}\s[A-ZÆØÅ]\w+)?", re.IGNORECASE
)
_POSTCODE = re.compile(r"(?<![\d.,\-])(?P<code>\d{4})\s{1,2}(?P<town>[^\W\d_][^\W\d_-]+)")
_FLAT_ALONE = re.compile(r"\b[HUKL]0\d{3}\b")
_YEAR = range(1900, 2050)
_ORDINARY = listed(
    """
    arbeidsplassen praksisplassen studieplassen skoleplassen barnehageplassen lærlingplassen plassen
    """
)
_NAMED = re.compile(
    r"(?<![.!?]\s)(?<!^)\b(?:[A-ZÆØÅ][\wæøå]{1,30}s\s)?[A-ZÆØÅ][a-zæøåé]{2,30}(?:veien|vegen|gata|gaten|gate|veg|vei|alléen)\b"
)


def find_streets(answer: Answer) -> Iterator[Found]:
    """Find addresses."""
    text = answer.text
    for pattern in (_STREET_CASED, _APART):
        for match in pattern.finditer(text):
            street = match["street"]
            road = bool(match.groupdict().get("road")) or street.split()[-1].lower() in _ROADS
            if _UNIT.match(text, match.end("number")) and not match["letter"]:
                continue
            last = street.split()[-1]
            named = last[0].isupper() or " " in street.strip()
            if not named and not _LIVES.search(text, max(0, match.start() - 50), match.start()):
                # «studieveien 3» may be prose, «storgata 3» is not.
                if not road or answer.book.is_word(last.lower()) or last.lower() in _ORDINARY:
                    continue
            number = answer.number_at.get(match.start())
            initial = number is None or answer.words[number].initial
            if (
                named
                and " " not in street.strip()
                and initial
                and answer.book.is_word(last.lower())
                and not road
            ):
                continue
            yield Found(match.start(), match.end(), "adresse")
    for match in (*_POSTBOX.finditer(text), *_FLAT_ALONE.finditer(text)):
        yield Found(match.start(), match.end(), "adresse")
    for match in _POSTCODE.finditer(text):
        town = match["town"]
        known = answer.book.is_place(town.lower())
        named = (
            town[0].isupper()
            and not answer.book.is_word(town.lower())
            and not answer.book.is_kept(town.lower())
        )
        if (known and (town[0].isupper() or not answer.book.is_word(town.lower()))) or (
            named and int(match["code"]) not in _YEAR
        ):
            yield Found(match.start(), match.end(), "adresse")
    for match in _NAMED.finditer(text):
        if not answer.book.is_word(match[0].split()[-1].lower()):
            yield Found(match.start(), match.end(), "adresse")


_ROADS = listed(
    """
    vei veien veg vegen vn gate gaten gata gt gtn allé alle alleen alléen
    """
)
