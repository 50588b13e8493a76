"""Which stretches of a sentence tell of something else: an earlier wave, or what no table here is about?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ungtekst.report.checking.figures import Figures, Table, Text
from ungtekst.report.checking.said import Said

_I = re.IGNORECASE
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_LAST_TIME = (
    r"i fjor|året før|året etter|forrige|førre|fyrre|tidligere (?:år|bølge\w*|mål\w+)"
    r"|sist (?:gang|runde|bølge|undersøk\w+)|last year|the year before|previous\w*"
)
_LAST = re.compile(rf"(?:{_LAST_TIME})", _I)
# Numbers from elsewhere: another year, another survey, interviews.
_ELSEWHERE = re.compile(
    rf"\b(?:{_LAST_TIME}|tidligere undersøk\w+|tidlegare|ifølge|ifølgje|iflg|ssb|statistisk sentralbyrå"
    r"|landsgjennomsnitt\w*|landssnitt\w*|nasjonal\w*|landsbasis|hele landet|heile landet|register\w*"
    r"|andre (?:undersøk\w+|studier|studiar)|intervju\w*|fokusgruppe\w*|levekårs\w*|ungdata\w*"
    r"|earlier|national\w*|according to|interview\w*|focus group\w*|other (?:studies|surveys)|pilot\w*)\b"
    rf"|{_YEAR.pattern}",
    _I,
)
_HERE = re.compile(
    r"\b(?:nå|no|i år|denne gang\w*|i denne undersøk\w+|vår undersøk\w+|now|this (?:year|time|survey))\b", _I
)
# By these a clause tells of two waves at once, its own and an earlier one.
_COMPARED = re.compile(
    r"\b(?:fra|frå|from)\b.*\b(?:til|to)\b|\b(?:siden|sidan|sia|since|unlike|compared|sammenlign\w*|samanlikn\w*"
    r"|forskjell|skilnad|motsetning|motsetnad)\b"
    r"|\b(?:enn|than) (?:i|in|da|det|året|sist|forrige|førre|ved|last|the)\b",
    _I,
)
_CHANGED = re.compile(
    r"\b(?:gått|går|gikk|gjekk|falt|falle\w*|fall\w*|øk\w+|auk\w+|stig\w+|steg\w*|sunk\w+|synk\w+|ned|opp"
    r"|tilbake|vok\w+|reduser\w*|mink\w+|endr\w+|dobl\w+|halver\w*|increas\w+|decreas\w+|f[ae]ll\w*|r[io]se\w*"
    r"|dropp?\w*|down|up|changed?)\b",
    _I,
)
_TO = re.compile(r"^[^.;]{0,40}?(\s+(?:til|to)\s+)$", _I)
_THEN = re.compile(r"(?:også |also )?(?:da|den ?gang\w*|den ?gongen|then|at that time)\b", _I)
_CLAUSE = re.compile(
    r"[;,:–()]|\s(?=(?:mens|men|mot|while|but|against|compared|sammenlignet|samanlikna|medan)\b)", _I
)


@dataclass(frozen=True)
class Stretch:
    """A part of a sentence that tells of another time or material; without ``tables`` none judges it."""

    start: int
    end: int
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True)
class Waves:
    """The tables that are printed wave by wave, of what a text is about: the latest's and those before."""

    latest: tuple[Table, ...] = ()
    earlier: tuple[Table, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every wave's tables."""
        return (*self.latest, *self.earlier)

    def told_by(self, words: Iterable[str]) -> tuple[Table, ...] | None:
        """Give the tables of the waves that words point to, or None where one of them points elsewhere."""
        told: list[Table] = []
        for word in words:
            of = self.earlier if _LAST.fullmatch(word) else [t for t in self.tables if word in years(t)]
            if not of:
                return None
            told += of
        return tuple(told)

    def is_latest(self, words: Sequence[str]) -> bool:
        """Tell whether words point to the latest wave and to nothing else."""
        return bool(self.latest) and all(word in years(table) for word in words for table in self.latest)


def years(table: Table) -> frozenset[str]:
    """Give the years that a table's title says it is of."""
    return frozenset(_YEAR.findall(table.title))


def waves_of(text: Text, figures: Figures) -> Waves:
    """Give the tables by wave that a text may tell of: those of its chapter, or all."""
    columns: dict[tuple[str, str], list[Table]] = {}
    for table in figures.tables:
        if years(table):
            columns.setdefault((table.number, _YEAR.sub("", table.title)), []).append(table)
    latest: list[Table] = []
    earlier: list[Table] = []
    for beside in columns.values():
        if len(beside) > 1 and (not text.chapter or any(one.chapter == text.chapter for one in beside)):
            last = max(beside, key=lambda table: max(years(table)))
            latest.append(last)
            earlier += [table for table in beside if table is not last]
    return Waves(tuple(latest), tuple(earlier))


def elsewhere(
    words: str, said: Sequence[Said], waves: Waves, before: tuple[Table, ...] = ()
) -> list[Stretch]:
    """Give the stretches of a sentence that tell of another year, survey or material.

    ``before`` are the earlier waves' tables of the sentence before («Da var det 63»).
    """
    if before and _THEN.match(words) and not _ELSEWHERE.search(words):
        return [Stretch(0, len(words), before)]
    cuts = [0, *(found.end() for found in _CLAUSE.finditer(words)), len(words)]
    away: Stretch | None = None
    found = []
    for start, end in pairwise(cuts):
        clause = words[start:end]
        pointers = _ELSEWHERE.findall(clause)
        if pointers and not waves.is_latest(pointers):
            tables = waves.told_by(pointers) or ()
            numbered = any(start <= one.start < end for one in said) or re.search(
                r"\d", _YEAR.sub("", clause)
            )
            alone = not numbered and end == len(words)
            if tables and (alone or _HERE.search(clause) or _COMPARED.search(clause)):
                tables = (*tables, *waves.latest)
            away = Stretch(start, end, tables)
            if alone:
                return [Stretch(0, len(words), tables)]
        elif away and (
            pointers or _HERE.search(clause) or re.match(r"\s*(?:mens|men|mot|while|but)\b", clause, _I)
        ):
            away = None
        if away:
            both = bool(away.tables) and bool(_COMPARED.search(clause))
            found.append(Stretch(start, end, (*away.tables, *waves.latest) if both else away.tables))
    return found


def stretch_of(one: Said, away: Sequence[Stretch], known: bool = False) -> Stretch | None:
    """Give the stretch that a number stands in; with ``known`` only one that has tables."""
    return next((s for s in away if s.start <= one.start < s.end and (s.tables or not known)), None)


def from_to(bare: str, said: Sequence[Said], waves: Waves, away: Sequence[Stretch]) -> Iterator[Stretch]:
    """«Fra 21 til 14 prosent» is of two waves; of what, nobody knows where the report has one."""
    for one, other in pairwise(said):
        between = bare[one.end : other.start]
        joined = re.search(r"\b(?:fra|frå|from)\s+$", bare[: one.start], _I) and _TO.search(between)
        changed = bool(waves.earlier) and bool(_CHANGED.search(bare))
        if joined and not stretch_of(one, away) and (changed or not between[: joined.start(1)].strip()):
            yield Stretch(one.start, other.end, waves.tables if changed else ())
