"""What numbers does a sentence say? Counts, shares and words for them; never dates, ages or page numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise, zip_longest
from typing import Literal

from ungtekst.language import load_lemmas
from ungtekst.report.checking.bounds import SHARE_SLACK, bounds
from ungtekst.report.checking.number_words import (
    LARGEST_WRITTEN,
    LONGEST_PHRASE,
    number_phrases,
    share_phrases,
)
from ungtekst.report.checking.shares import rounded

Of = Literal["", "persons", "codings", "invited", "others"]


@dataclass(frozen=True)
class Said:
    """A number in a sentence, from ``start`` to ``end``.

    ``kind``: a ``count``; a ``percent``; a ``share`` in words («en tredel») or of small numbers («to av
    tre», with both in ``pair``); ``points`` between two shares. ``least`` and ``most`` bound what it may
    stand for when it is said with «om lag», «over», «nesten»: None where it is said outright. ``of`` is
    what the share is said to be of, ``noun`` the word after it.
    """

    start: int
    end: int
    text: str
    kind: Literal["count", "percent", "share", "points"]
    value: Fraction
    places: int = 0
    least: Fraction | None = None
    most: Fraction | None = None
    pair: tuple[int, int] | None = None
    of: Of = ""
    noun: str = ""

    @property
    def outright(self) -> bool:
        """Tell whether the number is said as it is, with no «om lag» or «over»."""
        return self.least is None and self.most is None

    @property
    def open(self) -> bool:
        """Tell whether the number is a bound on one side only («over 20», «minst 20», «færre enn 20»)."""
        return (self.least is None) != (self.most is None)

    def fits(self, value: Fraction) -> bool:
        """Tell whether a number of a table (a share in percent) may be said like this."""
        if self.least is not None and value < self.least:
            return False
        if self.most is not None and value > self.most:
            return False
        return not self.outright or rounded(value, self.places) == self.value


_PERCENT = (
    r"(?:\s?%|[\s-](?:prosent|pst\.?|percent|per\s?cent)\b)(?!\s?(?:stilling|konfidens|sikker|confidence))"
)
_POINTS = r"[\s-](?:prosentpoeng|prosenteiningar|prosentenheter|percentage\s+points?)\b"
_DIGITS = (
    r"(?<![\w§#/.,\-–:=+])(?P<n>\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+|\d+)(?P<d>[.,]\d+)?"
    r"(?![\w/:]|[-–]\w|[.,]\d)"
)
_NUMBER = re.compile(_DIGITS)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

# What is no count, blanked out before numbers are looked for. Order matters: the longer first.
_NAMED = (
    "tabell(?:ene|ane|en)? figur(?:ene|ane|en)? kapittel kap\\.? kapitla avsnitt(?:et)?"
    " spørsmål(?:et)? spm\\.?"
    " side s\\.? ss\\.? punkt pkt\\.? nr\\.? nummer vedlegg note fotnote trinn nivå klasse vg versjon kodebok"
    " bølge runde del fase seksjon paragraf art(?:ikkel|\\.) lov ref\\.? hypotese tables? figures? chapters?"
    " sections? questions? pages? pp?\\. appendix version wave step item no\\.?"
)
_NAMED_RE = "|".join(_NAMED.split())
_LIST = r"\d[\d.\-–]*[a-z]?(?:(?:\s*,\s*|\s+(?:og|and|til|to|eller|or|–)\s+)\d[\d.\-–]*[a-z]?)*(?!\d)"
_MONTHS = (
    "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|january"
    "|february|march"
    "|may|june|july|october|december"
)
_MEASURES = (
    "år(?:s|et|ene|ing\\w*)?|års\\w+|åring\\w*|årig\\w*|månede?r?s?|månad\\w*|uker?|ukers|veker?"
    "|dag(?:er|ar|s)?|døgn"
    "|timer?|timar|minutt\\w*|kr|kroner?|mill\\w*|km|kilometer|meter|ganger|gonger|gangar|poeng"
    "|sider?|kapi\\w+"
    "|years?|months?|weeks?|days?|hours?|minutes?|times|points?|pages?|chapters?"
)
_THINGS = (
    "kategori\\w*|tema\\w*|hovedtema\\w*|hovudtema\\w*|undertema\\w*|kode(?:r|ne|ar|ane)?|verdi\\w*"
    "|spørsmål\\w*|tabell\\w*"
    "|figur\\w*|diagram\\w*|kontor\\w*|skole(?:r|ne)?|skular\\w*|fylke\\w*|kommune\\w*|region\\w*|bydel\\w*"
    "|land\\w*|ulike|forskjellige|ulike|grupper?\\w*|hoved\\w+|typer?|slags|måter?|måtar|grunner"
    "|grunnar|årsaker|årsaker"
    "|forhold|ting|ord|setninger|setningar|sitat\\w*|utsagn\\w*|eksempel|eksempler|døme|intervju\\w*"
    "|runder|rundar"
    "|bølger|bølgjer|kodere|kodarar|forskere|forskarar|medarbeidere|steder|stader|områder|område"
    "|nivåer?|trinn"
    "|deler|delar|punkter|punkt|kurs\\w*|samlinger|samlingar|møter|møte|tiltak\\w*|prosjekt\\w*"
    "|spørreundersøkelser"
    "|undersøkelser|undersøkingar|målinger|målingar|første|siste|fyrste|største|viktigste|vanligste"
    "|vanlegaste"
    "|hyppigste|neste|alternativ\\w*|svaralternativ\\w*|påstander|påstandar|skalaer|kanaler|systemer|kilder"
    "|categories|themes?|codes?|questions?|tables?|figures?|offices?|schools?|counties|regions?"
    "|groups?|kinds?|types?"
    "|ways?|reasons?|things?|words?|quotes?|examples?|interviews?|waves?|coders?|areas?|levels?"
    "|parts?|surveys?"
    "|first|last|largest|biggest|most|main|top|different|dimensjon\\w*|dimensions?"
)
_THING_NEXT = re.compile(
    rf"[\s\u00a0]+(?:av\s+(?:de\s+|dei\s+)?|of\s+(?:the\s+)?)?(?:\w+e\s+)?(?:{_THINGS}|{_MEASURES}"
    r"|[^\W\d_]{2,}ste|longest|shortest)\b",
    re.IGNORECASE,
)
# «Nevnt 22 ganger» is a count of answers, where «to ganger» elsewhere is not.
_MENTIONED = re.compile(
    r"(\b(?:nevnt|nevnes|nemnd|nemnt|omtalt|omtales|mentioned)\s+(?:[^\W\d_]+\s+)?[^\W_]+\s+)(ganger|gonger|times)\b",
    re.IGNORECASE,
)
_ANSWER_NOUN = re.compile(
    r"(?:svar|besvarelse|omtale|koding|utsagn|respond|answer)\w*|[^\W\d_]*(?:erne|arane|ere|arar)",
    re.IGNORECASE,
)
_MEAN = re.compile(r"\b(?:snitt|gjennomsnitt\w*|gjennomsnittlig|median\w*|average|mean)\b", re.IGNORECASE)
_BLANKED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:{_NAMED_RE})\s*{_LIST}",
        r"§+\s*\d[\d\-–]*",
        r"https?://\S+|\S+@\S+",
        rf"\b\d{{1,2}}\.?\s*(?:{_MONTHS})\b(?:\s+\d{{4}})?",
        rf"\b(?:{_MONTHS})\s+\d{{1,4}}(?:,\s*\d{{4}})?\b",
        r"\b\d{1,2}\.\d{1,2}\.(?:\d{2,4})?",
        r"\b\d{4}-\d{2}-\d{2}\b",
        r"\bkl(?:okk[ea]n?|\.)?\s*\d+(?:[.:]\d+)?",
        r"(?:\b(?:19|20)\d{2}\s?[/–-]\s?)\d{2,4}\b",
        r"\b(?:19|20)\d{2}\b(?!\s*(?:(?:personer|svar|respondent\w*|ungdom\w*|unge|people|answers)\b|%|prosent))",
        rf"\b\d+(?:[.,]\d+)?\s*(?:[-–]|til|og|to|and)\s*\d+(?:[.,]\d+)?[\s-]*(?:{_MEASURES})\b",
        rf"\b\d+(?:[.,]\d+)?[\s\u00a0-]*(?:{_MEASURES})\b",
        r"\b(?:mellom|between)\s+\d+(?:[.,]\d+)?\s*%?\s*(?:og|and)\s+\d+(?:[.,]\d+)?",
        r"\b\d+(?:[.,]\d+)?\s?(?:%|prosent)?\s?[–-]\s?\d+(?:[.,]\d+)?",
        r"\b\d+(?:[.,]\d+)?\s?(?:%|prosents?|percent|per cent)[\s-]*(?:stilling|konfidens\w*"
        r"|sikker\w*|confidence"
        r"|interval\w*)",
        r"\b(?:alder\w*|unge|ungdom\w*|brukere?\w*|brukar\w*|personer|mottakere|mottakarar|søkere"
        r"|folk|people|users|those|aged?)"
        r"\s+(?:under|over|yngre enn|yngre(?: enn)?|eldre enn|fra|frå|på|opp til|below|above|aged"
        r"|of)\s+\d+(?:\s+(?:til|to)\s+\d+)?(?!\s*(?:%|pros))",
        r"\b(?:p|r|α|κ|alfa|alpha|kappa|f1)\s*[=<>]\s*\d*[.,]?\d+",
        r"(?<=\s)\d+\.(?=\s+[a-zæøå])",
        r"(?m)^\s*\d+[.)]\s",
    )
)
_PEOPLE = (
    "person\\w*|respondent\\w*|deltaker\\w*|deltakar\\w*|informant\\w*|menneske\\w*|bruker\\w*|brukar\\w*"
    "|ungdom\\w*|unge|folk|people|young|users|participants|persons|pupils|students"
)
_TICKS = (
    "koding\\w*|nevning\\w*|nemning\\w*|avkrysning\\w*|avkryssing\\w*|kryss\\w*|omtale\\w*"
    "|codings?|mentions?|ticks?"
)
_OF = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:av|of|blant|among)\s+(?:(?:alle|all|de|dei|the|disse|desse|våre|those"
    r"|these)\s+)*"
    r"(?:\d+\s+)?(?:(?:åpne|opne|kodede|koda|open|coded)\s+)*(?P<noun>[^\W\d_]+)?",
    re.IGNORECASE,
)


def numbers_said(sentence: str, language: str, named_at: Collection[int] = frozenset()) -> tuple[Said, ...]:
    """Give the numbers of a sentence that may be counts or shares, in order.

    What is counted at ``named_at`` is no other thing: there stand words that name a row or a group.
    """
    bare = blank(sentence)
    said = [*_pairs(bare, language), *_shares_in_words(bare, language)]
    taken = [(one.start, one.end) for one in said]
    for one in (*_in_digits(bare), *_in_words(bare, language)):
        if not any(start < one.end and one.start < end for start, end in taken):
            said.append(one)
    said.sort(key=lambda one: one.start)
    return tuple(
        _dressed(bare, one) for one in _shared_unit(bare, said) if not _of_things(bare, one, named_at)
    )


def blank(sentence: str) -> str:
    """Blank out quotes, references, dates, ages and the like; the length stays."""
    text = re.sub(r"«[^»]*»|“[^”]*”|\"[^\"]*\"", _spaces, sentence)
    text = _MENTIONED.sub(lambda found: found[1] + "\x00" * len(found[2]), text)
    for pattern in _BLANKED:
        text = pattern.sub(_spaces, text)
    return text


def _spaces(found: re.Match[str]) -> str:
    return "\x00" * (found.end() - found.start())


def _in_digits(text: str) -> Iterator[Said]:
    for found in _NUMBER.finditer(text):
        whole = re.sub(r"\D", "", found["n"])
        places = len(found["d"]) - 1 if found["d"] else 0
        value = Fraction(int(whole + (found["d"] or "")[1:]), 10**places)
        unit = re.compile(f"(?P<points>{_POINTS})|{_PERCENT}", re.IGNORECASE).match(text, found.end())
        if unit is None and places == 3 and found["d"][0] == ",":
            value, places = value * 1000, 0
        elif unit is None and places:
            continue  # a mean or a coefficient
        kind: Literal["count", "percent", "points"]
        kind = "count" if unit is None else "points" if unit["points"] else "percent"
        end = unit.end() if unit else found.end()
        yield Said(found.start(), end, text[found.start() : end], kind, value, places)


def _phrases(
    text: str, known: Mapping[str, int] | Mapping[str, Fraction], longest: int
) -> Iterator[tuple[int, int, Fraction]]:
    """Find the longest phrases of words that are known, each word in one at most."""
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            group = words[at : at + length]
            if any(text[a.end() : b.start()].strip(" \u00a0") for a, b in pairwise(group)):
                continue
            phrase = " ".join(word.group().casefold() for word in group)
            if phrase in known:
                yield group[0].start(), group[-1].end(), Fraction(known[phrase])
                at += length - 1
                break
        at += 1


def _in_words(text: str, language: str) -> Iterator[Said]:
    unit = re.compile(f"(?P<points>{_POINTS})|{_PERCENT}", re.IGNORECASE)
    for start, end, value in _phrases(text, number_phrases(language), LONGEST_PHRASE):
        after = unit.match(text, end)
        kind: Literal["count", "percent", "points"]
        kind = "count" if after is None else "points" if after["points"] else "percent"
        if value == 0 and not _nobody(text, end):
            continue
        stop = after.end() if after else end
        yield Said(start, stop, text[start:stop], kind, value)


def _nobody(text: str, end: int) -> bool:
    """«Ingen nevner …», «ingen av …» is a zero; «ingen hjelp» is a word among others."""
    return bool(
        re.match(r"\s+(?:av|of|har|nevn|nemn|svar|oppgi|peik|pek|skriv|sei|sie|ment)", text[end:], re.I)
    )


def _shares_in_words(text: str, language: str) -> Iterator[Said]:
    for start, end, value in _phrases(text, share_phrases(language), 2):
        yield Said(start, end, text[start:end], "share", value * 100)


def _pairs(text: str, language: str) -> Iterator[Said]:
    """«To av tre», «12 av 32»: two numbers that are a share, or a count and its base, or both."""
    numbers = [one for one in (*_in_digits(text), *_in_words(text, language)) if one.kind == "count"]
    numbers.sort(key=lambda one: one.start)
    singles = {"nb": "én|en|ett|ein|éin", "nn": "éin|ein|eitt|én", "en": "one"}[language]
    first = re.compile(rf"\b(?:{singles})\s+(?:av|of|in|out of)\s+$", re.IGNORECASE)
    for at, one in enumerate(numbers):
        if one.value <= _LARGEST_WHOLE and (found := first.search(text[: one.start])):
            yield _pair(text, found.start(), one.end, 1, int(one.value))
        elif at + 1 < len(numbers):
            other = numbers[at + 1]
            between = text[one.end : other.start]
            small = other.value <= _LARGEST_WHOLE
            if small and re.fullmatch(
                r"\s+(?:av|of|in|out of)\s+(?:(?:de|dei|the)\s+)?", between, re.IGNORECASE
            ):
                yield _pair(text, one.start, other.end, int(one.value), int(other.value))


def _pair(text: str, start: int, end: int, part: int, whole: int) -> Said:
    value = Fraction(100 * part, whole) if whole else Fraction(0)
    return Said(start, end, text[start:end], "share", value, pair=(part, whole))


def _shared_unit(text: str, said: list[Said]) -> Iterator[Said]:
    """In «26 og 31 prosent» both are percent."""
    for one, following in zip_longest(said, said[1:]):
        joined = following and re.fullmatch(
            r"\s*(?:,|og|and|til|to|mot|eller|versus|against|henholdsvis|,?\s*(?:og|and|mot)\s+(?:henholdsvis)?)\s*",
            text[one.end : following.start],
        )
        if one.kind == "count" and following and following.kind in ("percent", "points") and joined:
            yield replace(one, kind=following.kind)
        else:
            yield one


def _of_things(text: str, one: Said, named_at: Collection[int]) -> bool:
    """Tell whether something else is counted: themes, offices, rounds, «one answer», «the ten longest»."""
    after = text[one.end :]
    if one.kind in ("percent", "points"):
        return False
    if one.value == 1 and one.kind == "count" and not one.text.isdigit():
        return True
    if one.kind == "count" and _MEAN.search(text):
        return True
    named = one.kind == "count" and one.end + 1 in named_at
    if named and one.value > LARGEST_WRITTEN:
        return False  # «23 skolene», and never «to skoler»
    return bool(_THING_NEXT.match(after)) or (one.kind == "count" and not named and _is_thing(after))


def _is_thing(after: str) -> bool:
    """Tell whether what is counted is neither people nor answers («de 12 yrkesfagene», «40 plasser»)."""
    found = re.match(r"[\s\u00a0]+([^\W\d_]+)", after)
    if not found or re.fullmatch(_PEOPLE, found[1], re.I) or _ANSWER_NOUN.fullmatch(found[1]):
        return False
    word = found[1].casefold()
    if len(word) < _SHORTEST_NOUN:
        return False
    return word.endswith(("ene", "ane")) or load_lemmas().classes(word) == "n"


def _dressed(text: str, one: Said) -> Said:
    """Add what is said about the number: about, over, nearly; and what it is a share of."""
    slack = SHARE_SLACK if one.kind == "share" and one.pair is None else None
    least, most = bounds(text[: one.start], one.kind, one.value) or (None, None)
    if slack and least is None and most is None:
        least, most = one.value - slack, one.value + slack
    of = _OF.match(text, one.end)
    noun = (of["noun"] or "") if of else ""
    following = _WORD.match(text, one.end + 1) if one.end < len(text) else None
    return replace(
        one,
        least=least,
        most=most,
        of=_said_of(noun) if of else "",
        noun=noun or (following.group() if following else ""),
    )


def _said_of(noun: str) -> Of:
    if not noun or re.fullmatch(
        r"dem|dei|de|oss|them|us|those|disse|desse|alle|som|svar\w*|answers?", noun, re.I
    ):
        return ""
    if re.fullmatch(_TICKS, noun, re.I):
        return "codings"
    if re.fullmatch(r"invit\w+", noun, re.I):
        return "invited"
    if re.fullmatch(_PEOPLE, noun, re.I):
        return "persons"
    # «19 av 35 nevner helse»: what follows the base is a verb, and so the base is everybody.
    known = load_lemmas().classes(noun.casefold())
    if not known:
        return "others" if noun.endswith("s") else ""
    return "others" if "a" in known or "v" not in known else ""


# «To av tre» is a share; «12 av 32» is a count and its base.
_LARGEST_WHOLE = 10
_SHORTEST_NOUN = 5
