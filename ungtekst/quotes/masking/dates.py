"""Full dates, dates of birth and years of birth, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ungtekst.quotes.masking.listed import any_of
from ungtekst.quotes.masking.values import Found

_MONTH = (
    r"(?:januar|februar|febuar|mars|april|mai|juni|juli|august|september|septemper|oktober|november|desember"
    r"|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|nov|des)\b\.?"
)
_ORDINAL = (
    r"(?:første|fyrste|andre|tredje|fjerde|femte|sjette|sjuende|syvende|sjuande|åttende|åttande|niende|niande|tiende"
    r"|tiande|ellevte|tolvte|trettende|trettande|fjortende|fjortande|femtende|femtande|sekstende|sekstande|syttende"
    r"|syttande|attende|attande|nittende|nittande|tjuende|tjuande|tjue(?:første|fyrste|andre|tredje|fjerde|femte"
    r"|sjette|sjuende|syvende|sjuande|åttende|åttande|niende|niande)|trettiende|trettiande|tretti(?:første|fyrste))"
)
_TENS = r"(?:tjue|tretti|tredve|førti|femti|seksti|sytti|åtti|nitti)"
_UNIT = any_of(
    """en ein ett to tre fire fem seks sju syv åtte ni ti elleve tolv tretten fjorten femten seksten sytten
    atten nitten"""
)
_YEAR_SAID = (
    rf"(?:nitten\s?-?(?:hundre\s?(?:og)?\s?)?{_TENS}\s?-?{_UNIT}?|to\s?-?tusen(?:\s?og)?\s?-?{_UNIT}?"
    rf"|tjue\s?-?null\s?-?{_UNIT}|tjue\s?-?{_UNIT}|(?:seksti|sytti|søtti|åtti|nitti)\s?-?{_UNIT}?|null\s?-?{_UNIT})\b"
)
_YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d(?!\d))"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
_SEP = r"\s?[./\-_]\s?"
_NUMERIC = re.compile(
    rf"(?<![\d.,])(?:{_DAY}{_SEP}{_MONTH_NUMBER}{_SEP}(?:(?:19|20)\d\d|\d\d)|{_DAY}\s{_MONTH_NUMBER}\s(?:19|20)\d\d"
    rf"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19[5-9]|20[0-3])\d|{_DAY}\s?[./]\s?{_MONTH_NUMBER}\.?,?\s{{1,2}}(?:(?:19|20)\d\d|['’]\d\d)"
    rf"|(?:19|20)\d\d{_SEP}{_MONTH_NUMBER}{_SEP}{_DAY})(?![\d]|[.,]\d)(?!\s?(?:kr|kroner|%)\b)",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    rf"\b(?:{_DAY}\s?\.?|{_ORDINAL})\s?-?(?:i\s)?{_MONTH}(?:\s{{0,2}}[,/-]?\s?(?:i\s)?(?:{_YEAR}|{_YEAR_SAID}))"
    r"(?!\s?(?:kr|timer|%|uker|dager|stk|elever))",
    re.IGNORECASE,
)
_SHORT = re.compile(rf"(?<![\d.,]){_DAY}{_SEP}{_MONTH_NUMBER}\s?-\s?(?:19|20)?\d\d(?!\d)")
# «den 3. i 4. 2006», «tolvte i sjette nittiåtte», as dates are spoken.
_SPOKEN = re.compile(
    rf"(?<![\w.,])(?:{_DAY}\s?\.|{_DAY}|{_ORDINAL})\s?,?\s?i\s(?:{_MONTH_NUMBER}\b\.?|{_ORDINAL}),?"
    rf"\s?(?:i\s)?(?:{_YEAR}|{_YEAR_SAID})(?!\d|\s?(?:kr|timer|%|uker|dager|stk|elever|klasse|trinn))"
    rf"|(?<!\w){_MONTH}\s{_DAY}\.?(?:th|rd|st|nd)?,?\s(?:19|20)\d\d(?!\d)",
    re.IGNORECASE,
)
_BORN = (
    r"(?:født|fødd|fødde|fødselsdag\w*|fødselsdato\w*|bursdag\w*|fyll\w*\sår|gebursdag\w*|burssdag\w*|\bf\.)"
    r"(?:\s(?:min|mi|mitt|er|e|va|var|den|dag|i|på|til|hans|hennes|hennar|som|alltid|har|eg|jeg|æ|det|året|natt|selveste|sjølvaste)){0,4}\s?:?\s?"
)
_BIRTHDAY = re.compile(
    rf"{_BORN}(?P<date>(?:{_DAY}\s?\.?|{_ORDINAL})\s?(?:i\s)?(?:{_MONTH}|{_SEP}?{_MONTH_NUMBER}\b|{_ORDINAL})|\d{{6}}(?!\d)"
    rf"|{_MONTH}\s?(?:i\s)?(?:{_YEAR}|{_YEAR_SAID})|\d\d\s\d\d\s\d\d(?!\d)|(?:nyttårs|jul|st\.?\shans|sankthans)aften|første\sjuledag|nyttårsdagen)",
    re.IGNORECASE,
)
_BIRTH_YEAR = re.compile(
    rf"(?:{_BORN}|\b(?:årgang|årskull|kull|årsmodell|modell)\s)(?P<date>(?:{_YEAR}|{_YEAR_SAID}))(?!\s?(?:år|kg|uker|gram|cm|stk|barn|%))"
    r"|(?P<cohort>(?<!\d)(?:(?:19|20)\d\d|['’]\d\d|\d\d|null\s?(?:en|to|tre|fire|fem|seks|sju|syv|åtte|ni))-?\s?(?:modell|kull|årgang)\w*)",
    re.IGNORECASE,
)
_SIX = re.compile(
    r"(?<![\d.,])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d(?!\d|[.,]\d|\s?(?:kr|kroner|,-|nok|%|stk))",
    re.IGNORECASE,
)
_BORN_BEFORE = re.compile(r"(?:født|fødd|bursdag\w*|fødselsda\w+|dato\w*|f\.)[^.!?\n]{0,25}$", re.IGNORECASE)


def find_dates(text: str) -> Iterator[Found]:
    """Find dates that name a year, and days and years that somebody was born."""
    for pattern in (_NUMERIC, _WRITTEN, _SPOKEN, _SHORT, _SIX):
        for match in pattern.finditer(text):
            born = _BORN_BEFORE.search(text, max(0, match.start() - 45), match.start())
            yield Found(match.start(), match.end(), "fødselsdato" if born else "dato")
    for match in _BIRTHDAY.finditer(text):
        yield Found(match.start("date"), match.end("date"), "fødselsdato")
    for match in _BIRTH_YEAR.finditer(text):
        name = "date" if match["date"] else "cohort"
        yield Found(match.start(name), match.end(name), "fødselsdato")
