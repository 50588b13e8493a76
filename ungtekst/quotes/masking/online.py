"""Where somebody is found on the net: e-mail, web addresses and user names, also said in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ungtekst.quotes.masking.answer import Answer
from ungtekst.quotes.masking.listed import any_of, listed
from ungtekst.quotes.masking.values import Found

_SAID_AT = r"(?:krøll\s?-?alfa|alfa\s?-?krøll|krollalfa|krøllalpha)"
_AT = re.compile(
    rf"\s{{0,2}}(?:@|\(\s?(?:at|a|{_SAID_AT})\s?\)|[\[{{<]\s?(?:at|{_SAID_AT})\s?[\]}}>]|\b{_SAID_AT}\b)\s{{0,2}}"
    r"|\sat\s(?=\w{1,40}\s?(?:\.|\bdot\b|punktum))",
    re.IGNORECASE,
)
_DOT = r"(?:\s?(?:\.|[\[({]\s?(?:dot|punktum|prikk|\.)\s?[\])}])\s?|\s(?:dot|punktum|prikk|punkt)\s)"
_LOCAL = re.compile(
    rf"(?:[\w.+%'-]{{1,64}}{_DOT}|\w{{1,30}}\s(?:strek|understrek|bindestrek)\s){{0,4}}[\w+%'.-]{{1,64}}$",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    rf"[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,5}}(?:{_DOT}[a-zæøå]{{2,12}}\b){{0,3}}", re.IGNORECASE
)
# How far to the left of an at-sign a name may reach.
_BEFORE = 100
_TLD = any_of(
    """no com net org se dk fi eu io me info biz co tv gg app dev edu gov uk de pl ru ua example test
    invalid page online site shop xyz ai fm ly be us nu cc link blog live art cloud tech store kommune
    oslo"""
)
_ENDS_IN_TLD = re.compile(rf"\.\s?{_TLD}$", re.IGNORECASE)
_WEB = re.compile(
    r"\b(?:h\s?[tx]{2}\s?ps?\s?:\s?/\s?/|www\s?\.)\s?[^\s<>\"»]{1,400}"
    rf"|\b(?:[a-zæøå0-9-]{{1,63}}\.){{1,5}}{_TLD}\b(?:/[^\s<>\"»]{{0,300}})?",
    re.IGNORECASE,
)
_WEB_SAID = re.compile(
    rf"\b(?:www\s)?(?:[\w-]{{1,40}}\s(?:punktum|dot|prikk)\s){{1,4}}{_TLD}\b(?:\s(?:skråstrek|slash)\s[\w-]{{1,40}}){{0,6}}",
    re.IGNORECASE,
)
_SAID_HOST = re.compile(
    r"\b[\w.-]{3,40}\s(?:på|at|hos|krøll)\s(?:gmail|hotmail|outlook|yahoo|icloud|proton\w{0,6})\b(?:\s?(?:\.|punktum|dot)\s?\w{2,3}\b)?",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@.])@\s?[\wæøå][\w.æøå-]{1,40}")
_NET = any_of(
    r"""snap(?:en|pen|chat(?:ten)?)? insta(?:gram(?:men)?)? tik\s?tok discord face(?:book)? fb messenger
    telegram twitch steam reddit brukernavn(?:et)? nick(?:et)? bruker(?:en)? youtube kik signal psn
    gamertag"""
)
_MY_NAME = r"(?:min|mi|mitt|er|e|heter|heiter|navn(?:et)?|brukernavn(?:et)?)"
# A name on the net is known by its form after the net's own name, or by being called so.
_USER = re.compile(
    rf"\b{_NET}(?:\s{_MY_NAME}){{0,3}}\s?[:=-]?\s{{0,2}}(?P<name>(?=[\w.#-]{{0,40}}[\d_.#])[\w.#-]{{2,40}}[\w#])",
    re.IGNORECASE,
)
_USER_SAID = re.compile(
    rf"\b{_NET}\s?(?::|(?:heter|heiter)(?:\s(?:jeg|eg|æ))?|(?:min|mi|mitt|navn(?:et)?)\s(?:er|e|heter|heiter|:))"
    r"\s{0,2}(?P<name>[\w.#-]{3,40})",
    re.IGNORECASE,
)
_USER_ON = re.compile(rf"\b(?:heter|heiter)\s(?P<name>[\w.#-]{{3,40}})\spå\s{_NET}\b", re.IGNORECASE)
_NO_USERS = listed(
    """det den ikke ikkje han hun ho jeg eg meg bra fint noe noko også bare som når jo vel nå så at en ei
    et"""
)
_TAGGED = re.compile(r"\b[\w.]{2,32}#\d{4}\b")
_LOOSE_END = ".,;:!?)'’"
# Sites that everybody uses tell nothing of anybody; an address inside them may.
_EVERYBODYS = re.compile(
    r"(?:www\.)?"
    + any_of(
        """nav altinn helsenorge finn vigo lanekassen lånekassen udir udi google facebook youtube instagram
        tiktok snapchat vg nrk ung samordnaopptak utdanning skatteetaten regjeringen lovdata norge
        posten yr itslearning teams netflix wikipedia husbanken politiet minside"""
    )
    + r"\.(?:no|com|org)",
    re.IGNORECASE,
)


def find_online(answer: Answer) -> Iterator[Found]:
    """Find e-mail and web addresses and user names."""
    text = answer.text
    yield from _emails(answer)
    for pattern in (_WEB, _WEB_SAID):
        for match in pattern.finditer(text):
            end = _without_stop(match)
            if not _EVERYBODYS.fullmatch(text, match.start(), end):
                yield Found(match.start(), end, "nettadresse")
    for match in _HANDLE.finditer(text):
        yield Found(match.start(), _without_stop(match), "brukernavn")
    for match in _SAID_HOST.finditer(text):
        yield Found(match.start(), match.end(), "e-post")
    for pattern in (_USER, _USER_SAID, _USER_ON):
        for match in pattern.finditer(text):
            if match["name"].lower() not in _NO_USERS:
                yield Found(match.start("name"), _without_stop(match, "name"), "brukernavn")
    for match in _TAGGED.finditer(text):
        yield Found(match.start(), match.end(), "brukernavn")


def _without_stop(match: re.Match[str], group: str | int = 0) -> int:
    """Give the end of a match without the stops that end its sentence."""
    return match.start(group) + len(match[group].rstrip(_LOOSE_END))


def _emails(answer: Answer) -> Iterator[Found]:
    """Find what stands around an at-sign, however it is written: name to its left, domain to its right."""
    text = answer.text
    for at in _AT.finditer(text):
        window = text[max(0, at.start() - _BEFORE) : at.start()]
        local = _LOCAL.search(window)
        domain = _DOMAIN.match(text, at.end())
        if local is None or domain is None:
            continue
        if at[0][0].isspace() and at[0][-1] == "@" and not _ENDS_IN_TLD.search(domain[0]):
            continue
        start = at.start() - len(window) + local.start()
        if "@" not in at[0]:
            start = _with_first_name(answer, start)
        yield Found(start, domain.start() + len(domain[0].rstrip(".-")), "e-post")


def _with_first_name(answer: Answer, start: int) -> int:
    """Take along a first name before an address that is said aloud («ola nordmann krøllalfa»)."""
    number = answer.first_from(start) - 1
    if number < 0 or number + 1 >= len(answer.words) or answer.gap(number) != " ":
        return start
    word = answer.words[number]
    return word.start if answer.book.is_first(word.lower) else start
