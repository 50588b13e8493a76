"""Numbers with a form: birth numbers, accounts, organisations, telephones, and long numbers of any kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stdnum.no import fodselsnummer, kontonr, orgnr

from ungtekst.quotes.masking.values import Found

# Digits with at most three signs between them, none of them a letter.
_SEPARATOR = r"[ \t\r\n.\-/:·•*_()+~'|\\]"
_CHAIN = re.compile(rf"(?:\+|\(\+)?\d(?:{_SEPARATOR}{{0,3}}\d|,\d)*")
# What parts two numbers rather than the digits of one.
_WIDE = re.compile(r"\s[/|\\+-]\s|\s*[\r\n]\s*|\s{3}|\.\s")
_GROUP = re.compile(r"\d+")
_MONEY = re.compile(
    r"\s?(?:,-|kr\b|kroner|krone|nok\b|mill|tusen|%|prosent|lapp|euro|dollar|\$|€)", re.IGNORECASE
)
_MONEY_BEFORE = re.compile(r"(?:\bkr\.?|\bkroner|\bnok|€|\$)\s?$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_CLOCK = re.compile(r"(?:[01]\d|2[0-4])[.:]?[0-5]\d")
_PHONE_CUE = re.compile(
    r"(?:\btlf\b|\btelefon\w*|\bmob\b|\bmobil\w*|\w*nr\b|\w*nummer\w*|\bring\w*|\bsms\w*|\btekst(?:e|ar|er)?"
    r"|\bvipps\w*|\bwhatsapp|\bkonto\w*|\bsaks?\w*|\bkid\b)"
    r"(?:\s+(?:meg|mæ|oss|han|ho|hun|min|mitt|mi|er|e|på|til|gjerne|heller|da|nå|no)){0,3}[\s.:,#(]*$",
    re.IGNORECASE,
)
_ACCOUNT_CUE = re.compile(
    r"konto\w*(?:\s?nr|\s+nummer)?(?:\s+(?:min|mi|er|på|til|e)){0,2}[\s.:]*$", re.IGNORECASE
)
_BIRTH_CUE = re.compile(
    r"(?:f\.?\s?nr|fødsels?\w*|person\w*|d-nummer)(?:\s+(?:mitt|er|e)){0,2}[\s.:]*$", re.IGNORECASE
)
_ORG_CUE = re.compile(r"org\w*[\s.]*(?:nr|nummer)?[\s.:]*$", re.IGNORECASE)
_LOOKBACK = 40
_BIRTH, _ACCOUNT, _PHONE, _ORG, _IBAN, _DUF = 11, 11, 8, 9, 13, 12
_LONG = 8
_SHORTEST_CUED = 5


class _Digits(NamedTuple):
    """Digit groups of a chain, with their offsets in the text."""

    groups: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def all(self) -> str:
        return "".join(self.groups)

    def part(self, first: int, last: int) -> _Digits:
        return _Digits(self.groups[first:last], self.starts[first:last], self.ends[first:last])


def find_numbers(text: str) -> Iterator[Found]:
    """Find the numbers with a form in a text, whatever stands between their digits."""
    for match in _CHAIN.finditer(text):
        if len(match[0]) >= _SHORTEST_CUED:
            for start, end in _apart(match):
                yield from _in_chain(text, start, end)


def _apart(match: re.Match[str]) -> list[tuple[int, int]]:
    """Cut a chain of digits where one whole number ends and another begins; else it is one."""
    spans, start = [], match.start()
    for wide in _WIDE.finditer(match[0]):
        spans.append((start, match.start() + wide.start()))
        start = match.start() + wide.end()
    spans.append((start, match.end()))
    text = match.string
    whole = any(sum(map(str.isdigit, text[start:end])) >= _PHONE for start, end in spans)
    return spans if whole else [match.span()]


def is_birth_shaped(digits: str) -> bool:
    """Tell whether digits begin as a date does, or as a D-number's or a synthetic person's does."""
    day, month = int(digits[:2]), int(digits[2:4])
    if day > 40:
        day -= 40
    return 1 <= day <= 31 and (
        1 <= month <= 12 or 41 <= month <= 52 or 66 <= month <= 77 or 81 <= month <= 92
    )


def _in_chain(text: str, start: int, end: int) -> Iterator[Found]:
    spots = [(m[0], m.start(), m.end()) for m in _GROUP.finditer(text, start, end)]
    if not spots:
        return
    chain = _Digits(*map(tuple, zip(*spots, strict=True)))
    before = text[max(0, start - _LOOKBACK) : start]
    abroad = text[start:end].lstrip("( ")[0] == "+" or (
        chain.all.startswith("00") and len(chain.all) > _LONG + 1
    )
    if abroad and len(chain.all) >= _LONG:
        last = _foreign_end(chain)
        kind = "kontonummer" if _ACCOUNT_CUE.search(before) else "telefon"
        yield Found(start, chain.ends[last - 1], kind)
        chain = chain.part(last, len(chain.groups))
    at = 0
    while at < len(chain.groups):
        found = _at(text, chain, at, before if at == 0 else "")
        if found is None:
            at += 1
            continue
        length, what = found
        yield what
        at += length


def _foreign_end(chain: _Digits) -> int:
    """Say how many groups an international number has: up to fifteen digits, ten with our own +47."""
    most = 10 if chain.all.startswith("47") else 12 if chain.all.startswith("0047") else 16
    total = 0
    for number, group in enumerate(chain.groups):
        total += len(group)
        if total >= most:
            return number + 1
    return len(chain.groups)


def _at(text: str, chain: _Digits, at: int, before: str) -> tuple[int, Found] | None:
    """Find a number whose first group is the one given: how many groups, and what."""
    sizes = _running(chain.groups[at:])
    for size, finder in (
        (_IBAN, _iban),
        (_DUF, _duf),
        (_BIRTH, _eleven),
        (_ORG, _nine),
        (_PHONE, _eight),
        (_BIRTH, _other_eleven),
    ):
        if size in sizes:
            length = sizes.index(size) + 1
            part = chain.part(at, at + length)
            kind = finder(text, part, before)
            if kind:
                why = "" if not kind.startswith("?") else "lange tall kan være et telefonnummer"
                return length, Found(part.starts[0], part.ends[-1], kind.lstrip("?"), why)
    group = chain.groups[at]
    if len(group) >= _LONG and not _is_money(text, chain.ends[at], before):
        return 1, Found(chain.starts[at], chain.ends[at], "nummer")
    if at == 0 and _PHONE_CUE.search(before):
        return _after_cue(text, chain, before)
    return None


def _running(groups: Sequence[str]) -> list[int]:
    """Give the number of digits up to and with each group, as far as they matter."""
    sizes, total = [], 0
    for group in groups:
        total += len(group)
        if total > _IBAN:
            break
        sizes.append(total)
    return sizes


def _iban(text: str, part: _Digits, before: str) -> str:
    return "kontonummer" if re.search(r"\bno\s?$", before, re.IGNORECASE) else ""


def _duf(text: str, part: _Digits, before: str) -> str:
    """Twelve digits: the number of an asylum case, which begins with its year."""
    cued = bool(re.search(r"\bduf\W*(?:\w+\W+){0,2}$", before, re.IGNORECASE))
    return "nummer" if cued or tuple(map(len, part.groups)) == (4, 6, 2) else ""


def _eleven(text: str, part: _Digits, before: str) -> str:
    """Eleven digits: a birth number when they begin as one, an account number by groups, sum or cue."""
    digits = part.all
    as_account = tuple(map(len, part.groups)) == (4, 2, 5)
    if _ACCOUNT_CUE.search(before) or (as_account and not _BIRTH_CUE.search(before)):
        return "kontonummer"
    if is_birth_shaped(digits) or fodselsnummer.is_valid(digits):
        return "fødselsnummer"
    return "kontonummer" if kontonr.is_valid(digits) else ""


def _other_eleven(text: str, part: _Digits, before: str) -> str:
    """Eleven digits of no known kind."""
    return "nummer" if len(part.groups) <= 4 and not _is_money(text, part.ends[-1], before) else ""


def _nine(text: str, part: _Digits, before: str) -> str:
    """Nine digits: an organisation number by cue or sum, or when grouped in threes from 8 or 9."""
    if _is_money(text, part.ends[-1], before):
        return ""
    threes = all(len(group) == 3 for group in part.groups) and part.all[0] in "89"
    if _ORG_CUE.search(before) or threes or (len(part.groups) <= 3 and orgnr.is_valid(part.all)):
        return "orgnummer"
    return "nummer" if len(part.groups) == 1 else ""


def _eight(text: str, part: _Digits, before: str) -> str:
    """Eight digits: a telephone number, unless they are money, years, dates or hours."""
    if _is_money(text, part.ends[-1], before):
        return ""
    cued = bool(_PHONE_CUE.search(before))
    groups = part.groups
    if not cued:
        if part.all[0] in "01":
            return "nummer" if len(groups) == 1 else ""
        if all(_YEAR.fullmatch(group) for group in groups) or _is_date(text, part):
            return ""
        if "".join(groups[1:]) and _are_hours(text, part):
            return ""
        if len(groups) == 2 and all(len(g) == 4 and g.endswith("00") for g in groups):
            return "?telefon"
        if len(groups) == 3 and groups[1:] == ("000", "000"):
            return ""
    return "telefon"


def _is_money(text: str, end: int, before: str) -> bool:
    return bool(_MONEY.match(text, end)) or bool(_MONEY_BEFORE.search(before))


def _is_date(text: str, part: _Digits) -> bool:
    sizes = tuple(map(len, part.groups))
    if sizes not in {(2, 2, 4), (4, 2, 2)}:
        return False
    year = part.groups[2] if sizes[2] == 4 else part.groups[0]
    return _YEAR.fullmatch(year) is not None and 1 <= int(part.groups[1]) <= 12


def _are_hours(text: str, part: _Digits) -> bool:
    """Tell hours («08.00–16.00») from a number."""
    written = text[part.starts[0] : part.ends[-1]]
    halves = re.split(r"\s?-\s?", written)
    return len(halves) == 2 and all(_CLOCK.fullmatch(half) for half in halves)


# The number of a thing is nobody's: «kursbeviset har nummer 000417», «varenr. 40312».
_OF_THING = re.compile(
    r"\b(?:(?:kurs|deltaker|deltakar|test)bevis|rom|skap|kø|lodd|billett|vare|artikkel|serie|modell|skuff|lapp)\w*\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)


def _after_cue(text: str, chain: _Digits, before: str) -> tuple[int, Found] | None:
    """Find a number of an odd length that the words before it call a telephone or a case number."""
    digits, length = 0, 0
    for group in chain.groups:
        digits += len(group)
        length += 1
    if digits < _SHORTEST_CUED or _is_money(text, chain.ends[-1], before) or _OF_THING.search(before):
        return None
    if _is_date(text, chain) or all(_YEAR.fullmatch(group) for group in chain.groups):
        return None
    return length, Found(chain.starts[0], chain.ends[-1], "nummer")
