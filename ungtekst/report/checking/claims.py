"""Which rows is a number about? A sentence taken apart into claims that tables can answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from ungtekst.language import sentence_spans
from ungtekst.report.checking.figures import Table, Text, joined_lines
from ungtekst.report.checking.naming import Named, lemmas, named_rows, tells_of_groups
from ungtekst.report.checking.roles import Role, role_of
from ungtekst.report.checking.said import Said, blank, numbers_said
from ungtekst.report.checking.waves import Stretch, Waves, elsewhere, from_to, stretch_of

# What is longer is no sentence but a list or a paste, and is not judged.
LONGEST_SENTENCE = 2_000
MOST_NUMBERS = 40


@dataclass(frozen=True)
class Claim:
    """A number and what it may be about: rows (``row``), a base, or a share of one base in another.

    ``word`` says which base; ``own`` that the rows are its own, and not merely named beside it; ``past``
    that they are of earlier waves, or of several.
    """

    said: Said
    role: Role
    rows: tuple[Named, ...] = ()
    word: str = ""
    own: bool = False
    past: bool = False


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text: its number from 1, its words, the rows it names and what it claims.

    ``beside`` are the tables of earlier waves that it tells of.
    """

    number: int
    words: str
    rows: tuple[Named, ...]
    claims: tuple[Claim, ...]
    total: bool = False
    beside: tuple[Table, ...] = ()

    @property
    def stated(self) -> list[int]:
        """The bases that the sentence itself states."""
        return [int(claim.said.value) for claim in self.claims if claim.role == "base"]


_I = re.IGNORECASE
_TOTAL = re.compile(
    r"\b(?:i alt|totalt|samlet|samla|til sammen|tilsammen|alt i alt|alle (?:som|respond\w+)|sett under ett"
    r"|in all|in total|overall|altogether|all together)\b",
    _I,
)
# Part of those just told of: a count that only a count by hand can give.
_SUBSET = re.compile(
    r"\b(?:av|blant|hos|of|among)\s+(?:disse|desse|dem|dei|deim|these|them|whom|those)\b"
    r"(?!\s+(?:som|who)\s+(?:har\s+)?(?:svar|svara|besvar|ble spurt|fikk|answer|respond|were asked))"
    r"|\b(?:hvorav|kvarav|derav|herav|herunder|of which)\b",
    _I,
)
_OF_THE_ROW = re.compile(r"\b(?:av|blant|of|among)\s+(?:de|dei|the)\s+$", _I)
_BOTH = re.compile(r"\b(?:både|begge|both|overlapp\w*)\b", _I)
_ALSO = re.compile(r"\b(?:også|òg|samtidig|samstundes|dessuten|i tillegg|also|as well|at once)\b", _I)
_OF_THOSE = re.compile(
    r"\s*(?:av|blant|of|among)\s+(?:dem|dei|de|those|them)\s+(?:som|who)\s+"
    r"(?!(?:har |have )?(?:svar\w*|besvar\w*|answer\w*|respond\w*)\b|(?:ble|vart|blei|fikk|fekk|were|was)\b)",
    _I,
)
_RESPECTIVELY = re.compile(r"\b(?:henholdsvis|høvesvis|respektive|respectively)\b", _I)
_AGAIN = re.compile(
    r"\b(?:nevn\w*|nemn\w*|si(?:er|ger)|seier|skriv\w*|svar\w*|oppgi\w*|men(?:er|te)|mentions?|says?"
    r"|said|mentioned)\s+"
    r"(?:det(?:te)?|this|it)\b|\b(?:dette|temaet|kategorien|this theme|the theme|the category)\b",
    _I,
)
_PART_NOUN = re.compile(
    r"^(?:jent\w*|gut\w*|menn\w*|kvinne\w*|mann\w*|girls?|boys?|women|men|females?|males?)$", _I
)
_PROFESSION = re.compile(
    r"\b(?:[^\W\d_]{3,}(?:erne|arane)|lærer\w*|lærar\w*|rådgiver\w*|rådgivar\w*|veileder\w*"
    r"|rettleiar\w*|elev\w*"
    r"|student\w*|foreldre\w*|ansatte|tilsette|saksbehandler\w*|teachers|pupils|staff|employees|parents"
    r"|counsellors|advisers)\b",
    _I,
)
_AMONG = re.compile(
    r"\b(?:blant|hos|among|i gruppen|i gruppa)\s+(?:(?:de|dei|the|alle|all|våre|our|\d+)\s+)*"
    r"(?!(?:de|dei|the|alle|all)\b)(?P<noun>[^\W\d_]+)",
    _I,
)
_EVERYBODY = re.compile(
    r"^(?:respondent\w*|deltaker\w*|deltakar\w*|informant\w*|ungdom\w*|unge|alle|all|som|svar\w*"
    r"|bruker\w*|brukar\w*"
    r"|person\w*|people|participants|young|users|who|answers?|dem|them|annet|anna|other|\w+e som)$",
    _I,
)
_N = re.compile(r"\b[nN]\s*=\s*(\d+)")
_COORDINATED = re.compile(r",\s+(?:og|mens|medan|men|and|while|but)\s|;", _I)


def sentences(text: Text, tables_of: Callable[[str], Sequence[Table]], waves: Waves) -> Iterator[Sentence]:
    """Take a text apart into sentences, with what each number may be about.

    ``tables_of`` gives the tables that a sentence may be about, ``waves`` those it may compare with.
    """
    prose = joined_lines(text.text)
    before: Sentence | None = None
    for number, (start, end) in enumerate(sentence_spans(prose), 1):
        words = prose[start:end]
        if len(words) > LONGEST_SENTENCE:
            continue
        sentence = _sentence(number, words, text, tables_of(words), waves, before)
        yield sentence
        before = sentence


def _sentence(
    number: int, words: str, text: Text, tables: Sequence[Table], waves: Waves, before: Sentence | None
) -> Sentence:
    rows = tuple(named_rows(words, tables))
    about = rows or _carried(words, text, tables, before)
    too_many = len(re.findall(r"\d+", words)) > MOST_NUMBERS
    said = () if too_many else numbers_said(words, text.language, _named_at(words, rows, tables))
    bare = blank(words)
    away = elsewhere(words, said, waves, before.beside if before else ())
    away += from_to(bare, said, waves, away)
    claims: list[Claim] = []
    for one in said:
        role, word = role_of(bare, one, said)
        if not stretch_of(one, away, known=True) and (
            stretch_of(one, away) or _of_a_part(words, text.text, one, tables)
        ):
            role = "skip"
        claims.append(Claim(one, role, about, word))
    claims = [
        _in_the_past(claim, words, text, stretch, before)
        if (stretch := stretch_of(claim.said, away, known=True))
        else claim
        for claim in _attached(words, bare, claims, rows, before)
    ]
    for found in _N.finditer(words):
        base = Said(found.start(), found.end(), found.group(), "count", Fraction(int(found[1])))
        if not away:
            claims.append(Claim(base, "base", (), "n"))
    beside = tuple(table for stretch in away for table in stretch.tables if table in waves.earlier)
    return Sentence(number, words, rows, tuple(claims), bool(_TOTAL.search(words)), beside)


def _named_at(words: str, rows: Sequence[Named], tables: Sequence[Table]) -> frozenset[int]:
    """Give where the words stand that name rows and groups, which a number before them counts."""
    groups = _group_words(tables)
    found = (word for word in re.finditer(r"[^\W_]+", words) if lemmas(word.group()) & groups)
    return frozenset({*(row.first for row in rows), *(word.start() for word in found)})


def _in_the_past(claim: Claim, words: str, text: Text, stretch: Stretch, before: Sentence | None) -> Claim:
    """Give a claim the rows that the sentence names in the tables of the waves it tells of."""
    if claim.role != "row":
        return claim
    rows = named_rows(words, stretch.tables) or _carried(words, text, stretch.tables, before)
    labels = {row.row.label for row in claim.rows}
    mine = tuple(row for row in rows if not claim.own or row.row.label in labels)
    return replace(claim, rows=mine, past=True, role="row" if mine else "skip")


def _carried(words: str, text: Text, tables: Sequence[Table], before: Sentence | None) -> tuple[Named, ...]:
    """Give the rows that a sentence is about without naming them: the text's own code, «nevner dette»."""
    if text.code:
        return tuple(Named(table, row, ()) for table in tables for row in table.rows if row.code == text.code)
    labels = {row.row.label for row in before.rows} if before and _AGAIN.search(words) else set()
    return tuple(Named(table, row, ()) for table in tables for row in table.rows if row.label in labels)


def _of_a_part(words: str, whole: str, one: Said, tables: Sequence[Table]) -> bool:
    """Tell whether the number is of a part of the respondents that no table has as a group.

    «Lærerne» are all respondents where a text speaks of no other profession, and a part where it does.
    """
    several = len({found.group().casefold() for found in _PROFESSION.finditer(whole)}) > 1
    nouns = [one.noun] if one.of == "others" or _PART_NOUN.match(one.noun) else []
    nouns += [one.noun] if several and _PROFESSION.fullmatch(one.noun) else []
    nouns += [found["noun"] for found in _AMONG.finditer(words) if not _EVERYBODY.match(found["noun"])]
    nouns = [noun for noun in nouns if several or not _PROFESSION.fullmatch(noun)]
    known = _group_words(tables)
    return any(not lemmas(noun) & known for noun in nouns)


def _group_words(tables: Sequence[Table]) -> frozenset[str]:
    """Give the words that groups are called by, in all their forms."""
    return frozenset(
        lemma
        for table in tables
        for group in table.groups
        for name in (group.name, *group.names)
        for word in re.findall(r"[^\W_]+", name)
        for lemma in lemmas(word)
    )


def _attached(
    words: str, bare: str, claims: Sequence[Claim], rows: Sequence[Named], before: Sentence | None
) -> Iterator[Claim]:
    """Give each number the rows it can be about: its own where they alternate, else all that are named."""
    subset = _subset_from(bare, claims, before)
    subjects: dict[tuple[int, ...], list[Named]] = {}
    for row in rows:
        subjects.setdefault(row.at, []).append(row)
    own: dict[int, Sequence[Named]] = {}
    groups = list(subjects.values())
    if found := _RESPECTIVELY.search(words):
        own = _in_turn([claim for claim in claims if claim.said.start >= found.end()], groups, words)
    else:
        own = _alternating(claims, groups) or _clausewise(bare, claims, groups)
    for claim in claims:
        mine = tuple(own.get(id(claim), claim.rows))
        if claim.role == "row" and (
            _is_together(words, claim)
            or claim.said.start >= subset
            or (not claim.said.pair and _OF_THOSE.match(bare, claim.said.end))
        ):
            deeper = tuple(row for row in mine if row.row.depth > 0)
            yield Claim(claim.said, "row" if deeper else "skip", deeper)
        else:
            yield Claim(claim.said, claim.role, mine, claim.word, id(claim) in own)


def _is_together(words: str, claim: Claim) -> bool:
    """«12 nevner både helse og økonomi» counts those who have both, which no row does."""
    if both := _BOTH.search(words):
        return claim.said.end <= both.start()
    also = _ALSO.search(words, claim.said.end)
    return bool(also) and len({row.at for row in claim.rows}) > 1


def _subset_from(bare: str, claims: Sequence[Claim], before: Sentence | None) -> int:
    """Give the offset from which the numbers are of a part of a row; past the end when there is none."""
    never = len(bare) + 1
    for found in _SUBSET.finditer(bare):
        counted_first = re.search(r"[\w%]\s*$", bare[: found.start()]) and any(
            0 <= found.start() - claim.said.end <= 1 for claim in claims
        )
        of_row = before is not None and bool(before.rows)
        if counted_first and not of_row and not any(c.rows for c in claims if c.said.end < found.start() - 1):
            continue  # «123 svarte. 37 av dem nevner helse»: of all who answered
        if not counted_first and found.start() < 3 and not of_row:
            continue
        return (
            found.start()
            if not counted_first
            else min(claim.said.start for claim in claims if 0 <= found.start() - claim.said.end <= 1)
        )
    for claim in claims:
        named_after = [row for row in claim.rows if row.first > claim.said.end and _has(row, claim.said)]
        if (
            claim.said.kind == "count"
            and _OF_THE_ROW.search(bare[: claim.said.start])
            and claim.role == "row"
            and named_after
        ):
            return claim.said.end
    return never


def _has(named: Named, said: Said) -> bool:
    """Tell whether a number is the count of a row, or of one of its groups."""
    counts = (named.row.count, *(cell.count for cell in named.row.cells))
    return any(count == said.value for count in counts)


def _in_turn(
    claims: Sequence[Claim], subjects: Sequence[Sequence[Named]], words: str
) -> dict[int, Sequence[Named]]:
    """Match numbers after «henholdsvis» with the rows before, where it is not groups that they are of."""
    numbers = [claim for claim in claims if claim.role == "row" and claim.said.kind != "points"]
    grouped = any(tells_of_groups(words, row.table) for rows in subjects for row in rows if row.table.groups)
    if grouped or len(numbers) != len(subjects):
        return {}
    return {id(claim): rows for claim, rows in zip(numbers, subjects, strict=True)}


def _alternating(claims: Sequence[Claim], subjects: Sequence[Sequence[Named]]) -> dict[int, Sequence[Named]]:
    """Match numbers and rows where they stand strictly by turns («mestring (19), økonomi (7)»)."""
    marks: list[tuple[int, Claim | Sequence[Named]]] = [
        (claim.said.start, claim) for claim in claims if claim.role == "row" and claim.said.kind != "points"
    ]
    marks += [(subject[0].first, subject) for subject in subjects]
    marks.sort(key=lambda mark: mark[0])
    runs: list[tuple[bool, list[Claim | Sequence[Named]]]] = []
    for _, mark in marks:
        is_claim = isinstance(mark, Claim)
        if runs and runs[-1][0] == is_claim:
            runs[-1][1].append(mark)
        else:
            runs.append((is_claim, [mark]))
    subjects_alone = all(len(held) == 1 for is_claim, held in runs if not is_claim)
    if len(runs) < 4 or len(runs) % 2 or not subjects_alone:
        return {}
    own: dict[int, Sequence[Named]] = {}
    for one, other in zip(runs[::2], runs[1::2], strict=True):
        numbers, subject = (one[1], other[1][0]) if one[0] else (other[1], one[1][0])
        for claim in numbers:
            own[id(claim)] = subject  # type: ignore[assignment]
    return own


def _clausewise(
    bare: str, claims: Sequence[Claim], subjects: Sequence[Sequence[Named]]
) -> dict[int, Sequence[Named]]:
    """Match numbers and rows where each clause with a number names one row."""
    cuts = [0, *(found.start() for found in _COORDINATED.finditer(bare)), len(bare)]
    own: dict[int, Sequence[Named]] = {}
    for start, end in pairwise(cuts):
        numbers = [c for c in claims if c.role == "row" and start <= c.said.start < end]
        here = [subject for subject in subjects if start <= subject[0].first < end]
        if numbers and len(here) != 1:
            return {}
        own.update({id(claim): here[0] for claim in numbers})
    return own if len(cuts) > 2 else {}
