"""Is a number a base, a share of one base in another, or of a row? Told by the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from ungtekst.report.checking.said import Said

Role = Literal["row", "base", "rate", "skip"]

_I = re.IGNORECASE
_WHO_ANSWERED = re.compile(
    r"^\s*(?:[\w-]+\s+){0,2}(?:som|who|that)?\s*(?:har\s+|have\s+|hadde\s+|had\s+)?(?:svart(?:e)?"
    r"|svara|besvart(?:e)?|svarar|"
    r"answered|responded|replied)\b(?!\s*(?:at\b|i\b|ja\b|nei\b|[«\"“]|that\b|yes\b|no\b))",
    _I,
)
_BASE_AFTER = (
    r"^\s*(?:[^\W\d_]+\s+){{0,3}}?(?:(?:ble|vart|blei|var|er|har|have|had|were|was|som|who|er blitt)\s+)*"
    r"(?:{})\b"
)
_RATE_BEFORE = re.compile(r"\b(?:svarprosent\w*|svarandel\w*|response rate)\s+(?:[^\W\d_]+\s+){0,3}$", _I)
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("invited", re.compile(_BASE_AFTER.format("invitert(?:e)?|inviterte|invited"), _I)),
    (
        "asked",
        re.compile(_BASE_AFTER.format("spurt(?:e)?|spurde|fikk spørsmål\\w*|fekk spørsmål\\w*|asked"), _I),
    ),
    (
        "left out",
        re.compile(
            _BASE_AFTER.format(
                "tatt ut|tekne ut|lagt til side|utelatt|utelatne|holdt utenfor|haldne utanfor"
                "|left out|excluded"
            ),
            _I,
        ),
    ),
    ("coded", re.compile(_BASE_AFTER.format("kodet|kodede|koda|coded|kategorisert|categori[sz]ed"), _I)),
    ("answered", _WHO_ANSWERED),
    (
        "codings",
        re.compile(
            r"^\s*(?!av\b|of\b)(?:[^\W\d_]+\s+)?(?:koding\w*|nevning\w*|nemning\w*|avkryss?ing\w*"
            r"|kryss\b|codings?\b|mentions\b|ticks\b)",
            _I,
        ),
    ),
)
_OF_BASE = re.compile(
    r"(?:\s*\([^)]*\))?\s+(?:av|of|out of)\s+(?:(?:de|dei|the|i alt|totalt|a total of)\s+)*", _I
)
_BASE_BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (word, re.compile(rf"\b(?:{said})\s+(?:(?:bare|kun|berre|only|i alt|totalt|vi)\s+)*$", _I))
    for word, said in (
        ("invited", "inviterte|invitert|invited|(?:sendt|gikk|gjekk|sent|went)(?: ut| out)? (?:til|to)"),
        ("asked", "spurte|spurde|spurt|asked"),
        ("coded", "kodet|koda|coded"),
        ("answered", "svarte|svara|har svart|besvarte|answered|responded"),
    )
)
_ANSWERED_BY = re.compile(r"\b(?:besvart|answered)\s+(?:av|by)\s+(?:(?:bare|kun|berre|only)\s+)?$", _I)
_NO_MORE = re.compile(
    r"^\s*(?:[.,;:)]|$|(?:unge|personer|respondentar|respondenter|people|respondents)\b(?!\s+(?:at|ja|nei)))",
    _I,
)
_OF_ALL = re.compile(
    r"^\s*(?:svar\w*|respondent\w*|person\w*|besvarelse\w*|deltak\w*|answers|responses|respondents|people)\b",
    _I,
)


def role_of(bare: str, one: Said, said: Sequence[Said]) -> tuple[Role, str]:
    """Give what a number of a sentence is, and which base; ``bare`` is the sentence as ``blank`` gives it."""
    after, before = bare[one.end :], bare[: one.start]
    if _RATE_BEFORE.search(before):
        return "rate", ""
    if one.kind == "count":
        if _ANSWERED_BY.search(before):
            return "base", "answered"
        for word, pattern in _ROLES:
            if pattern.search(after):
                return "base", word
        for word, pattern in _BASE_BEFORE:
            if pattern.search(before) and _NO_MORE.search(after):
                return "base", word
        if any(
            other.end <= one.start and _OF_BASE.fullmatch(bare[other.end : one.start]) for other in said
        ) or (
            re.search(r"\b(?:av|of)\s+(?:(?:de|dei|the|alle|all)\s+)*$", before, _I) and _OF_ALL.search(after)
        ):
            return "base", "of"
    elif re.search(r"\b(?:svarprosent\w*|svarandel\w*|response rate)\b", bare, _I):
        return "rate", ""
    return "row", ""
