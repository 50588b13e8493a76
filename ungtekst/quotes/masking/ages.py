"""Exact ages: «jeg er 19», «19-åring», «ho er sytten år»; not «under 20 år» or «for 15 år siden»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ungtekst.quotes.masking.answer import Answer
from ungtekst.quotes.masking.listed import any_of
from ungtekst.quotes.masking.spoken import SAID
from ungtekst.quotes.masking.values import Found


def _said(least: int) -> str:
    """Give the numbers from one on that are said in words, the longest first."""
    return " ".join(
        sorted((word for word, number in SAID.items() if number >= least), key=lambda w: (-len(w), w))
    )


_TWO, _GROWN_UP = 2, 13
_GROWN = frozenset(word for word, number in SAID.items() if number >= _GROWN_UP)
_NUMBER = rf"(?:\d{{1,2}}(?![\d.,:%]\d|\d)|{any_of(_said(_TWO))}\b)"
_BARE = rf"(?:[1-6]\d(?![\d:%]|[.,]\d)|{any_of(_said(_GROWN_UP))}\b)"
_YEARS = r"\s?(?:år|aar)(?:\s?gamm?[ea]l|\s?gam[ae]l)?\b"
_BE = any_of("er e æ va var vart blir bli blei ble vert fyller fylle fylte fylde fylgte fylt")
_WHILE = any_of(
    r"""bare berre bærre kun nå no snart nesten allerede alt jo egentlig vel over faktisk fortsatt framleis
    ca rundt akkurat nettopp tross\salt en ei ein gutt jente mann dame kvinne på"""
)
_HEDGED = rf"(?:\s{_WHILE}){{0,3}}"
_LASTED = any_of(
    r"""siden sidan sia på i\s(?:kø|praksis|jobb|skole|klasse|kurs) med igjen av att for til mellom før
    senere etter utdanning erfaring"""
)
_WHO = any_of(
    r"""jeg jei jæ eg æ æg ho hun hu han hann hen som sønnen\smin dattera\smi datteren\smin broren\smin
    søsteren\smin søstera\smi gutten jenta sjøl selv (?-i:[A-ZÆØÅ][a-zæøå]{1,30})"""
)
_CHILD = any_of("gutt gut jente jenta dame mann kvinne kvinna mor far sønn son dotter datter")
_GOES_ON = any_of(
    r"""og å men så nå no når da uten utan ferdig
    i\s(?:år|dag|morgen|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)
    har om liksom eller fra frå hadde fikk som lenger ikke ikkje allerede uansett snart
    til\s(?:høsten|sommeren|våren|neste)"""
)
_COUNTED = any_of(
    r"""prosent % timer time kr kroner stykker stk måneder månader mnd uker veker dager dagar elever elevar
    km mil poeng min minutter ganger gonger barn søsken personer av på grader kilo kg cm meter plass\w*
    år trinn \. : / - nummer rekker tusen lapper ord sider i\s(?:gruppa|klassen|snitt)"""
)
_HEAD = r"(?:^|(?<=[.!?\n,;:(–-])|(?<=[.!?,;:(–-]\s))"
_END = rf"(?=\s?(?:$|[.,;:!?)\n–-])|\s{_GOES_ON}\b)"
# What has a verb has a subject, and that may be anybody; what has none may be a limit.
_WITH_VERB = (
    rf"\b{_BE}{_HEDGED}\s(?P<age>{_NUMBER}{_YEARS})(?!\s?{_LASTED})",
    rf"(?:\b{_WHO}\s{_BE}|{_HEAD}\s?(?:er|e)|\b{_BE}\s(?:jeg|eg|æ|han|hun|ho)){_HEDGED}\s(?P<age>{_BARE}){_END}",
    rf"\b(?:jeg|eg|æ|hun|ho|han)\s{_BE}{_HEDGED}\s(?P<age>{_BARE})(?!\s?{_COUNTED})",
    rf"\bfyl(?:te|de|ler|le|t)?\s(?P<age>{_BARE}(?:{_YEARS})?)(?!\s?(?:-?års?dag|ut|kg|skjema|timer|plasser))",
    rf"\b(?:blitt|vorten?|blett)\s(?P<age>{_BARE}){_END}",
)
_WITHOUT = (
    rf"\b(?P<age>{_NUMBER}{_YEARS}\s?gam\w{{1,4}})",
    rf"(?<![\w-])(?P<age>{_NUMBER}\s?-?\s?(?:åring|aaring)(?:en|a)?)\b",
    rf"\b(?P<age>{_NUMBER}\s?år(?:\s?gam\w{{1,4}})?)(?=\s?\))",
)
_NAMED = (
    rf"\balder(?:en)?(?:\s(?:min|mi))?\s?(?:av|på|er|:)?\s(?P<age>{_BARE}(?:{_YEARS})?)",
    rf"(?<=[a-zæøå],\s)(?P<age>{_BARE}\s?år)(?=\s?[,.)])",
    rf"\b{_CHILD}(?:en|a)?(?:\s(?:min|mi|vår|hennes|hans|sin|si))?\s(?:på|er)\s(?P<age>{_BARE}(?:\s?år)?)"
    r"(?!\s?(?:timer|uker|kg|prosent|%|kr))",
    r"\b(?:mann|kvinne|jente|gutt|dame|[mkMK])\s?[/,(]\s?(?P<age>[1-9]\d)\b(?!\s?(?:%|prosent))",
    r"\b(?-i:[A-ZÆØÅ][a-zæøå]{1,20})\s\((?P<age>\d{1,2}(?:\s?år)?)\)",
    rf"\b{_CHILD},?\s(?P<age>{_BARE}(?:\s?år)?)(?=\s?(?:$|[,.!?)]))",
    rf"\b(?:jeg|eg|æ)\s?,\s?(?P<age>{_BARE}(?:\s?år)?)\s?(?=,)",
    rf"\b(?:hilsen|helsing|mvh)\b[^.!?\n]{{1,30}}?(?P<age>{_BARE}(?:\s?år)?)\s*$",
    rf"\b(?:i\smin\salder|bikka|rundet|runda|passert)\s\(?(?P<age>{_BARE}(?:{_YEARS})?)",
)
_FLAGS = re.IGNORECASE | re.MULTILINE
_BY_VERB = tuple(re.compile(pattern, _FLAGS) for pattern in _WITH_VERB)
_ALONE = tuple(re.compile(pattern, _FLAGS) for pattern in _WITHOUT)
_BY_NOUN = tuple(re.compile(pattern, _FLAGS) for pattern in _NAMED)
# A limit is nobody's age, and «16–17-åringer» are several.
_LIMIT = re.compile(
    r"\b(?:under|over|fra|frå|til|mellom|og|før|etter|minst|aldersgrensen?)\s$|-\s?$", re.IGNORECASE
)
_ANYBODY = re.compile(
    r"(?<!\w)(?:du|man|vi|me|de|dei|dere|dokker|ein|en|klokka|klokken|det|den|dem|dæm|alle|mange|noen|nokon)\s"
    rf"(?:{_BE}|har)\b",
    re.IGNORECASE,
)
# «til jeg er 25», «når eg fyller 18»: an age to come is nobody's yet.
_TO_COME = re.compile(
    r"\b(?:til|før|når|innen|hvis|viss|vess|dersom|om|at)\s(?:jeg|eg|æ|je|han|hun|ho|hu)\s(?:er|e|blir|vert|fyller|fyller|fylle)\s"
    r"(?:\w+\s)?$",
    re.IGNORECASE,
)
_BEFORE, _FURTHER = 15, 40


def find_ages(answer: Answer) -> Iterator[Found]:
    """Find the ages of single people."""
    text = answer.text
    if not answer.has_digit and not (answer.forms & _GROWN):
        years = "år" in text or "aar" in text
        if not (years and answer.forms & SAID.keys()):
            return
    for pattern in _BY_VERB:
        for match in pattern.finditer(text):
            start = match.start("age")
            coming = _TO_COME.search(text[max(0, start - _FURTHER) : start])
            if not coming and not _ANYBODY.search(text, max(0, match.start() - _BEFORE), start):
                yield Found(*match.span("age"), "alder")
    for pattern in _ALONE:
        for match in pattern.finditer(text):
            start, end = match.span("age")
            if not _LIMIT.search(text, max(0, start - _BEFORE), start):
                yield Found(start, end, "alder")
    for pattern in _BY_NOUN:
        for match in pattern.finditer(text):
            yield Found(*match.span("age"), "alder")
