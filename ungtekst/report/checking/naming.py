"""Which rows does a sentence speak of? A row is named by the words of its label that set it apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ungtekst.language import load_lemmas
from ungtekst.report.checking.figures import Cell, Row, Table

_WORD = re.compile(r"[^\W_]+")
_LEAST = 0.5
_SHORTEST_PART = 4
# «Arbeid og praksis», «kurs i veiledningsmetodikk, MI, karriereveiledning»: labels that list several things.
_LISTED = re.compile(r"\s*[,;/]\s*|\s+(?:og|eller|and|or)\s+")
_EMPTY_WORDS = """
og i å av på for til med som er var ble blir bli har hatt ha det den de dei et ei en ein eit at om fra frå
ved eller men ikke ikkje seg sin sitt sine man skal kan kunne vil ville få fått får mer meir mest mange noe
noen noko nokon også etter over under mot hos enn så der her når være vere via bl blant annet mm osv
the a an of to in on and or for with by from at is are was were be been has have had their its it that this
who which not as more most some
"""
_DEGREE_WORDS = "noen noe nokon noko mye mykje mange få lite mer meir some many few"
_COMPARED_WORDS = """
større størst største mindre minst minste bedre best beste betre fleire flere flest fleste flesta høyere
høyest høyeste høgare høgast høgaste lavere lavest laveste lågare lågast lågaste larger largest biggest
smaller smallest
"""
_RESIDUAL_WORDS = "annet anna andre annen other others rest"
_TABLE_WORDS = "tema kategori svar svare spørsmål respondent theme category answer"
# Words that carry no theme, in three languages; «nei», «ja», «alle» and «ingen» may be labels and stay.
_EMPTY = frozenset(_EMPTY_WORDS.split())
_DEGREES = frozenset(_DEGREE_WORDS.split())
# «Det største» is not «stor grad»: forms of comparison that sentences about tables are full of.
_COMPARED = frozenset(_COMPARED_WORDS.split())
_RESIDUAL = frozenset(_RESIDUAL_WORDS.split())
_THEME_WORDS = frozenset(_TABLE_WORDS.split())
# «Annet» is a category when it is written as one; «blant annet» and «noe annet» are not.
_RESIDUAL_NAMED = re.compile(
    r"[«\"“]\s*(?:annet|anna|andre|other)\b|(?<!^)(?<![.!?:] )\b(?:Annet|Anna|Other)\b"
    r"|^(?:Annet|Anna|Other)\b(?=\s*(?:\(|er\b|ble\b|var\b|omfatter|utgjør|:|is\b|was\b|makes|–))"
    r"|(?:kategori\w*|gruppen?|samlekategori\w*|restkategori\w*|category)\s+(?:annet|anna|andre|other)\b"
)


@dataclass(frozen=True)
class Named:
    """A row that a sentence names, in a table, and the offsets of the words that name it.

    ``first`` is where the words begin that only this row has. ``split`` says that its groups are told of
    too, so that a number may be one of theirs.
    """

    table: Table
    row: Row
    at: tuple[int, ...] = ()
    first: int = 0
    split: bool = True

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The groups that a number may be of."""
        return self.row.cells if self.split else ()


@lru_cache(maxsize=20_000)
def lemmas(word: str) -> frozenset[str]:
    """Give what a word may be a form of, itself included."""
    low = word.casefold()
    if low in _COMPARED:
        return frozenset({low})
    english = {
        low[: -len(end)] for end in ("s", "es", "ed", "ing") if low.endswith(end) and len(low) > len(end) + 3
    }
    return frozenset({low, *load_lemmas().lookup(low), *english})


def content(text: str) -> list[frozenset[str]]:
    """Give the words of a label or a title that carry a theme, each as the set of its lemmas."""
    core = re.sub(r"\([^)]*\)", " ", text)
    words = [word.group() for word in _WORD.finditer(core if _WORD.search(core) else text)]
    carrying = [word for word in words if word.casefold() not in _EMPTY and not word.isdigit()]
    if len(carrying) < 2:  # «i noen grad»: of so few words each counts
        carrying = [word for word in words if word.casefold() in _DEGREES or word in carrying]
    return [lemmas(word) for word in carrying or words]


def named_rows(sentence: str, tables: Sequence[Table]) -> list[Named]:
    """Give the rows that a sentence names, in the order of their first words."""
    words = [(found.start(), lemmas(found.group())) for found in _WORD.finditer(_unquoted(sentence))]
    found = [named for table in tables for named in _in_table(sentence, words, table)]
    found = found or partly_named(sentence, tables)
    found += [one for one in _same_row(found, tables) if all(one.row is not named.row for named in found)]
    return sorted(found, key=lambda named: named.first)


def partly_named(sentence: str, tables: Sequence[Table]) -> list[Named]:
    """Give the rows of which a sentence names one of the things that their labels list."""
    words = [(found.start(), lemmas(found.group())) for found in _WORD.finditer(_unquoted(sentence))]
    return [named for table in tables for named in _by_a_part(words, table)]


def _same_row(found: Sequence[Named], tables: Sequence[Table]) -> Iterable[Named]:
    """A row that is named in one table is named in all that have it, by its code or its label."""
    at = {key: named for named in reversed(found) for key in _keys(named.row)}
    for table in tables:
        for row in table.rows:
            if (key := next((key for key in _keys(row) if key in at), None)) is not None:
                yield Named(table, row, at[key].at, at[key].first)


def _keys(row: Row) -> tuple[str, ...]:
    label = f"«{row.label.casefold()}»"
    return (row.code, label) if row.code else (label,)


def _unquoted(sentence: str) -> str:
    """Blank out long quotes, which are what others said; a short one may be a label."""
    return re.sub(
        r"«[^»]*»|“[^”]*”|\"[^\"]*\"",
        lambda quote: " " * len(quote.group()) if len(quote.group().split()) > 6 else quote.group(),
        sentence,
    )


def _in_table(sentence: str, words: Sequence[tuple[int, frozenset[str]]], table: Table) -> Iterable[Named]:
    labels = [[content(name) for name in (row.label, *row.names)] for row in table.rows]
    held: Counter[str] = Counter()
    for names in labels:
        held.update({lemma for name in names for word in name for lemma in word})
    found = []
    for row, names in zip(table.rows, labels, strict=True):
        at, first = max((_naming(sentence, words, name, held) for name in names), key=lambda got: len(got[0]))
        if at:
            found.append(Named(table, row, at, first))
    return [one for one in found if not _within_another(one, found)]


def _naming(
    sentence: str,
    words: Sequence[tuple[int, frozenset[str]]],
    label: Sequence[frozenset[str]],
    held: Counter[str],
) -> tuple[tuple[int, ...], int]:
    """Give where the words of a label stand, and the first that sets it apart; nowhere where too few do."""
    if all(word & _RESIDUAL for word in label):
        said = _RESIDUAL_NAMED.search(sentence)
        return ((said.start(),), said.start()) if said else ((), 0)
    weight = matched = 0.0
    apart: list[int] = []
    places: list[int] = []
    for word in label:
        shared = min((held[lemma] for lemma in word if lemma in held), default=1)
        weight += 1 / shared
        at = [start for start, lemma in words if lemma & word]
        if at:
            matched += 1 / shared
            places += at
            apart += at if shared == 1 else []
    enough = matched >= _LEAST * weight if len(label) > 2 else matched == weight
    if not enough or not (apart or matched == weight):
        return (), 0
    return tuple(sorted(places)), min(apart or places)


def _by_a_part(words: Sequence[tuple[int, frozenset[str]]], table: Table) -> Iterable[Named]:
    """Give the rows of which a sentence names one of the things that the label lists, in all its words."""
    held = Counter(lemma for row in table.rows for lemma in {x for word in content(row.label) for x in word})
    title = {lemma for word in content(table.title) for lemma in word}
    for row in table.rows:
        parts = [content(part) for part in _LISTED.split(row.label) if _WORD.search(part)]
        for part in parts if len(parts) > 1 else ():
            places = [[at for at, lemma in words if lemma & word] for word in part]
            apart = [
                at[0]
                for word, at in zip(part, places, strict=True)
                if at
                and max(map(len, word)) >= _SHORTEST_PART
                and all(held[x] == 1 for x in word if x in held)
                if not word & title
            ]
            if all(places) and apart:
                at = tuple(sorted(at for some in places for at in some))
                yield Named(table, row, at, min(apart), split=False)
                break


def _within_another(one: Named, all_named: Sequence[Named]) -> bool:
    """Tell whether a row is named only by words that name another row.

    «Stor grad» is not named where only «svært stor grad» stands, unless its words stand there twice.
    """
    return any(
        set(one.at) < set(other.at) and len(other.at) <= len(content(other.row.label))
        for other in all_named
        if other is not one
    )


def tells_of_groups(text: str, table: Table) -> bool:
    """Tell whether a text speaks of a table's groups: names one, or a word that only its title has."""
    said = {lemma for found in _WORD.finditer(text) for lemma in lemmas(found.group())}
    rows = {lemma for row in table.rows for word in content(row.label) for lemma in word}
    names = [name for group in table.groups for name in (group.name, *group.names)]
    words = [word for name in names for word in content(name)]
    words += [word for word in content(table.title) if not word & rows and not word & _THEME_WORDS]
    return any(word & said for word in words)
