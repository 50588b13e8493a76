"""Does the text say what the tables say? Every number of a sentence, held against what it may be about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from ungtekst.report.checking.changes import are_wrong_points, is_change
from ungtekst.report.checking.claims import Claim, Sentence, sentences
from ungtekst.report.checking.figures import Figures, Table, Text
from ungtekst.report.checking.groups import group_mean
from ungtekst.report.checking.majorities import check_majorities
from ungtekst.report.checking.naming import Named, content, named_rows, partly_named, tells_of_groups
from ungtekst.report.checking.readings import (
    bases_of,
    fits_rows,
    rates_of,
    steps_between,
)
from ungtekst.report.checking.references import check_reference, referred
from ungtekst.report.checking.rows import (
    base_said,
    has_share,
    is_hidden,
    is_only_split,
    own_shares,
    place_of,
    what_of,
)
from ungtekst.report.checking.said import Said
from ungtekst.report.checking.shares import percent, written
from ungtekst.report.checking.sums import main_rows, row_sum, share_base
from ungtekst.report.checking.violation import Kind, Place, Violation
from ungtekst.report.checking.waves import Waves, waves_of
from ungtekst.report.checking.wrong_table import check_numbers_of

# Words by which a share may be of one base in another, and not of a row.
_OF_BASES = re.compile(
    r"\b(?:invit\w+|spurt\w*|spurde|asked|delt(?:ok|att|atte)|deltek\w*|tok del|took part"
    r"|svarprosent\w*|response"
    r"|besvar\w+|kod(?:et|ede|a)|coded|tatt ut|utelatt|tekne ut|svart(?:e)? på|ikke svart|ikkje svart"
    r"|brukbar\w*)\b",
    re.IGNORECASE,
)
# By these a number may be of all who are in none of the rows.
_REST = re.compile(
    r"\b(?:(?:ikke|ikkje|not)(?!\s+(?:mer|meir|flere|fleire|mindre|færre|more|fewer|less)\b)|ingen|ingenting"
    r"|uten|utan|resten|øvrige|andre|igjen|att|bortsett|bort fra|unntatt|aldri|verken|mangler"
    r"|none|without|rest|others?|neither|never|apart)\b|n't\b",
    re.IGNORECASE,
)
_NO_NOUN = ("", "og", "and", "mot", "against", "i", "in", "enn", "than")
_GROUP_WITHIN = 30
_STRICT_BASES = ("invited", "asked", "answered", "left out", "coded", "codings", "of", "n")


def check_prose(text: Text, figures: Figures) -> Iterator[Violation]:
    """Hold a text against the tables it tells about."""
    waves = waves_of(text, figures)
    now = [table for table in figures.tables if all(table is not one for one in waves.earlier)]
    near = _near(text, now)

    def tables_of(words: str) -> list[Table]:
        named = referred(words, figures.tables)
        return [*near, *(table for table in named if table not in near)] or now

    told = {table.number for table in figures.tables if tells_of_groups(text.text, table)}
    told |= {table.number for table in referred(text.text, figures.tables)}
    for sentence in sentences(text, tables_of, waves):
        named = referred(sentence.words, figures.tables)
        wrong = list(check_reference(text, sentence.number, sentence.words, figures))
        if not wrong:
            wrong = list(check_numbers_of(text, sentence, named, figures))
        yield from wrong
        if not wrong:
            tables = [*tables_of(sentence.words), *sentence.beside]
            against = _Against(text, sentence, tables, named, figures, waves)
            yield from against.violations(told)
            split = [replace(row, split=row.table.number in told) for row in sentence.rows]
            if not sentence.beside:
                yield from check_majorities(text, sentence.number, sentence.words, split)


def _near(text: Text, tables: Sequence[Table]) -> list[Table]:
    """Give the tables that a text stands among."""
    return [
        table
        for table in tables
        if (text.chapter and table.chapter == text.chapter) or (text.table and table.number == text.table)
    ]


class _Against:
    """A sentence held against some tables."""

    def __init__(
        self,
        text: Text,
        sentence: Sentence,
        tables: Sequence[Table],
        named: Sequence[Table],
        figures: Figures,
        waves: Waves,
    ) -> None:
        self.text = text
        self.sentence = sentence
        self.tables = tables
        self.named = named
        self.figures = figures
        self.waves = waves
        self.at = Place(text=text.place, sentence=sentence.number)
        self.invited = figures.invited_of(text.chapter)
        self.of_bases = bool(_OF_BASES.search(sentence.words))
        self.bases = bases_of(tables, figures, text.chapter, stated=self.of_bases)
        self.steps = self.bases | steps_between(tables, figures, text.chapter)
        self.half = list(self._half_named())
        counts = {named.row.count for named in self.half}
        self.stated = [base for base in sentence.stated if base in self.bases or base in counts]

    def violations(self, told: Collection[str]) -> Iterator[Violation]:
        """Give what the sentence says wrong, one a number; ``told`` are tables whose groups are spoken of."""
        for claim in self.sentence.claims:
            rows = [replace(row, split=row.table.number in told or is_only_split(row)) for row in claim.rows]
            if claim.role == "base":
                yield from self._base(claim, rows)
            elif claim.role == "rate":
                yield from self._rate(claim)
            elif claim.role == "row" and claim.said.kind == "points":
                yield from self._points(claim, rows)
            elif claim.role == "row" and rows:
                yield from self._row(claim, rows)
            elif claim.role == "row" and not rows and self.named and not self.sentence.rows:
                yield from self._anything(claim)

    # -- bases ---------------------------------------------------------------------------

    def _base(self, claim: Claim, rows: Sequence[Named]) -> Iterator[Violation]:
        if claim.word not in _STRICT_BASES or not self._known(claim.word):
            return
        if any(claim.said.fits(Fraction(base)) for base in self._all_bases()):
            return
        if rows and self._fits(claim.said, rows, ()):
            return
        if claim.word == "of" and ((not rows and not self.named) or claim.said.value in self.stated):
            return
        place, says = self._base_place(claim.word)
        yield Violation("base", self.at, claim.said.text, place, says)

    def _known(self, word: str) -> bool:
        """Tell whether the report prints the base that a text names."""
        chapters = {self.text.chapter} if self.text.chapter else {table.chapter for table in self.tables}
        asked = any(chapter in self.figures.asked for chapter in chapters)
        if word == "invited":
            return self.invited is not None or bool(not self.text.chapter and self.figures.invited_to)
        if word == "asked":
            return asked
        if word == "left out":
            return bool(self.text.chapter) and any(table.left_out for table in self.tables)
        if word == "codings":
            return any(row_sum(main_rows(table)) is not None for table in self.tables)
        return (bool(self.text.chapter or self.text.table) or bool(self.named)) and any(
            table.base is not None or table.answered is not None for table in self.tables
        )

    def _all_bases(self) -> frozenset[int]:
        """Give the bases; a text of the whole report may add those of its chapters."""
        if self.text.chapter or self.text.table:
            return self.steps
        added = {sum(self.figures.asked.values()), *self.figures.invited_to.values()}
        answered = {table.chapter: table.answered or table.base or 0 for table in self.tables}
        coded = {table.chapter: table.base or 0 for table in self.tables}
        return self.steps | added | {sum(answered.values()), sum(coded.values())}

    def _base_place(self, word: str) -> tuple[Place, str]:
        if word == "invited":
            invited = {self.invited} if self.invited else set(self.figures.invited_to.values())
            return Place(part="invited"), ", ".join(map(str, sorted(invited)))
        if word == "asked":
            asked = [
                number
                for chapter, number in self.figures.asked.items()
                if not self.text.chapter or chapter == self.text.chapter
            ]
            return Place(text=self.text.chapter, part="asked"), ", ".join(map(str, asked))
        tables = self.named or self.tables
        table = next((one for one in tables if one.left_out), tables[0]) if word == "left out" else tables[0]
        if word == "codings":
            return Place(table=table.number, part="sum"), str(table.codings or row_sum(main_rows(table)))
        if word == "left out":
            return Place(table=table.number), str(table.left_out)
        if word == "answered" and table.answered is not None:
            return Place(table=table.number, part="answered"), str(table.answered)
        return Place(table=table.number, part="base"), str(share_base(table))

    def _rate(self, claim: Claim) -> Iterator[Violation]:
        readings = list(rates_of(self.tables, self.figures, self.text.chapter))
        known = bool(self.figures.asked) or self._known("invited")
        if known and readings and not any(reading.fits(claim.said) for reading in readings):
            nearest = min(readings, key=lambda reading: abs(reading.value - claim.said.value))
            place = Place(text=self.text.chapter, part="asked" if self.figures.asked else "invited")
            yield Violation("text-table", self.at, claim.said.text, place, written(nearest.value, 0))

    # -- rows ----------------------------------------------------------------------------

    def _row(self, claim: Claim, rows: Sequence[Named]) -> Iterator[Violation]:
        said = claim.said
        told = (*self.stated, *self._bases_named(said, rows))
        if said.kind != "count" and (wrong := self._of_wrong(said, rows)):
            yield wrong
            return
        if self._fits(said, rows, told) or self._is_base(said) or self._untold(said, rows):
            return
        if claim.past and is_change(said, rows, self._in_waves()):
            return
        alone = claim.own or claim.past or self._of_group(said, rows)
        if not alone and self._told_already(claim, rows):
            return
        if self._of_a_part(said, rows) or self._of_half_named(claim, rows):
            return
        main = self._foremost(rows)
        kind: Kind = "text-table"
        if self._is_other_kind(said, rows):
            kind = "count-percent"
        elif said.kind == "percent" and self._of_other_base(said, rows):
            kind = "base"
        elif said.kind == "percent" and self.sentence.total and self._only_groups(rows):
            kind = "subgroups"
        against = what_of(main, share=said.kind != "count", together=rows)
        yield Violation(kind, self.at, said.text, place_of(rows if main in rows else [main]), against)

    def _fits(self, said: Said, rows: Sequence[Named], told: Sequence[int]) -> bool:
        """Tell whether a number may be one of the rows'; «60 prosent mot 51» are two shares."""
        rest = bool(_REST.search(self.sentence.words))
        if fits_rows(said, rows, told, rest):
            return True
        shares = any(claim.said.kind == "percent" for claim in self.sentence.claims)
        bare = said.kind == "count" and shares and said.noun.casefold() in _NO_NOUN
        return bare and fits_rows(replace(said, kind="percent"), rows, told, rest)

    def _bases_named(self, said: Said, rows: Sequence[Named]) -> list[int]:
        """Give the bases beside the tables' own that a share is said to be of."""
        if said.of == "invited":
            return [self.invited] if self.invited else []
        persons = (named.table.persons for named in rows)
        return [one for one in persons if one] if said.of == "persons" else []

    def _is_base(self, said: Said) -> bool:
        if said.open and not self.of_bases:
            return False
        if said.kind == "count":
            bases = self.steps if self.of_bases else self.bases
            return any(said.fits(Fraction(base)) for base in bases)
        if not self.of_bases:
            return False
        rates = rates_of(self.tables, self.figures, self.text.chapter)
        return any(reading.fits(said) for reading in rates)

    def _told_already(self, claim: Claim, rows: Sequence[Named]) -> bool:
        """Tell whether a number before is the rows' own, so that this may be of a part of them."""
        others = [
            other.said
            for other in self.sentence.claims
            if other is not claim
            and other.said.kind == claim.said.kind
            and other.said.start < claim.said.start
        ]
        own = [row.row.count for row in rows if row.row.count is not None]
        if claim.said.kind == "count":
            return any(other.fits(Fraction(count)) for other in others for count in own)
        return any(reading.fits(other) for other in others for row in rows for reading in own_shares(row))

    def _of_a_part(self, said: Said, rows: Sequence[Named]) -> bool:
        """«Fire av de sju» who are in the row, or «ingen» of something else, is no number of the row."""
        if said.pair:
            return any(named.row.count == said.pair[1] for named in rows)
        return said.value == 0 and len(self.sentence.claims) > 1

    def _of_half_named(self, claim: Claim, rows: Sequence[Named]) -> bool:
        """Tell whether the number is that of a row of whose label the sentence has but a word."""
        if claim.own:
            return False
        partly = partly_named(self.sentence.words, self.tables)
        if partly and fits_rows(claim.said, [*rows, *partly], self.stated):
            return True
        judged = {named.row.label for named in rows}
        half = [named for named in self.half if named.row.label not in judged]
        if claim.said.kind == "count":
            return any(claim.said.value == named.row.count for named in half)
        return any(reading.fits(claim.said) for named in half for reading in own_shares(named))

    def _half_named(self) -> Iterator[Named]:
        """Give the rows of whose labels the sentence has at least a word."""
        words = {lemma for word in content(self.sentence.words) for lemma in word}
        for table in self.tables:
            for row in table.rows:
                if any(word & words for word in content(row.label)):
                    yield Named(table, row, split=False)

    def _in_waves(self) -> list[Named]:
        return named_rows(self.sentence.words, self.waves.tables)

    def _points(self, claim: Claim, rows: Sequence[Named]) -> Iterator[Violation]:
        everywhere = [*rows, *named_rows(self.sentence.words, self.tables), *self._in_waves()]
        if rows and are_wrong_points(claim, self.sentence.claims, everywhere):
            main = self._foremost(rows)
            yield Violation("text-table", self.at, claim.said.text, place_of([main]), what_of(main, True))

    def _of_group(self, said: Said, rows: Sequence[Named]) -> bool:
        """Tell whether a group's name follows the number («14 i Sør»)."""
        after = self.sentence.words[said.end : said.end + _GROUP_WITHIN]
        return any(tells_of_groups(after, row.table) for row in rows if row.table.groups)

    def _untold(self, said: Said, rows: Sequence[Named]) -> bool:
        """Tell whether what the number is about is not printed, so that nothing can be said of it."""
        if said.kind == "count":
            return any(named.row.count is None or is_hidden(named) for named in rows)
        return any(is_hidden(named) or not has_share(named) for named in rows)

    def _is_other_kind(self, said: Said, rows: Sequence[Named]) -> bool:
        """A count called percent, or a share called a count."""
        if not said.outright:
            return False
        if said.kind == "percent":
            return any(named.row.count == said.value for named in rows)
        if said.kind == "count":
            return any(reading.fits(said) for named in rows for reading in own_shares(named))
        return False

    def _of_other_base(self, said: Said, rows: Sequence[Named]) -> bool:
        """The row's share, but of another base than the table's: of ticks, of all who were asked."""
        others = set(self.bases) | {
            added for named in rows if (added := row_sum(main_rows(named.table))) is not None
        }
        return any(
            said.fits(percent(named.row.count, base))
            for named in rows
            if named.row.count
            for base in others
            if base >= named.row.count
        )

    def _of_wrong(self, said: Said, rows: Sequence[Named]) -> Violation | None:
        """Find a share of ticks that is said to be of persons, or of the invited where it is of the coded."""
        for named in rows:
            count, table = named.row.count, named.table
            own = list(own_shares(named))
            if said.kind != "percent" or not own or not any(reading.fits(said) for reading in own):
                continue
            other: int | None = None
            if table.unit == "codings" and said.of == "persons":
                other = table.persons or table.base
                if other is None and share_base(table):
                    other = 0
            elif table.unit != "codings" and said.of == "codings":
                other = table.codings or row_sum(main_rows(table))
            elif said.of == "invited":
                other = self.invited
            if other is None or (count and other and said.fits(percent(count, other))):
                continue
            right = f"{written(percent(count, other), 0)}" if count and other else ""
            says = f"{base_said(named)}" + (f"; {count}/{other} = {right}" if right else "")
            return Violation("base", self.at, said.text, place_of([named]), says)
        return None

    def _only_groups(self, rows: Sequence[Named]) -> bool:
        return any(named.row.percent is None and group_mean(named.table, named.row) for named in rows)

    def _foremost(self, rows: Sequence[Named]) -> Named:
        """Give the row that a message names: in the table referred to, or the first."""
        return next((row for row in rows if row.table in self.named), rows[0])

    # -- a table, no row -----------------------------------------------------------------

    def _anything(self, claim: Claim) -> Iterator[Violation]:
        """A sentence that names a table and no row: its numbers are somewhere in that table."""
        said = claim.said
        if not said.outright or said.kind == "points" or (said.kind == "share"):
            return
        rows = [Named(table, row, ()) for table in self.named for row in table.rows]
        if not rows or self._is_base(said) or self._untold(said, rows):
            return
        if any(fits_rows(said, [one, other], self.stated) for one in rows for other in rows):
            return
        table = self.named[0]
        if not self._sums_of_many(said, rows):
            yield Violation("text-table", self.at, said.text, Place(table=table.number), "–")

    def _sums_of_many(self, said: Said, rows: Sequence[Named]) -> bool:
        """Tell whether the largest rows together, or the upper or lower part of a scale, are the number."""
        for table in self.named:
            main = [Named(table, row, ()) for row in main_rows(table)]
            ranked = sorted(main, key=lambda named: -(named.row.count or 0))
            for order in (main, main[::-1], ranked):
                for size in range(3, len(order)):
                    if fits_rows(said, order[:size], self.stated):
                        return True
        return fits_rows(said, rows, self.stated)
