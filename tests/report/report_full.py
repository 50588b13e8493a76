"""A whole report by hand: every shape it can hold, in three languages, with texts that mean no good.

The figures agree with each other: groups add up to their totals, shares to their bases. A cell that is hidden
has its count here all the same (`2:`), so that a test can look for it in vain.
"""

from __future__ import annotations

from dataclasses import replace

from ungtekst.quotes.correcting import Change
from ungtekst.quotes.display import Display, Span, pieces_of, with_changes
from ungtekst.report.data import Bases, Chapter, Coder, Drawn, Front, Method, Reason, Report, Theme
from ungtekst.report.numbers import percent
from ungtekst.report.shapes import (
    AimRow,
    AimTable,
    CategoryRow,
    CategoryTable,
    Cell,
    Pair,
    PairTable,
    Sources,
    SplitColumn,
    SplitRow,
    SplitTable,
    ValueRow,
    ValueTable,
)

HTML = "<script>alert('hei')</script> & <b>fett</b> {{ 7*7 }} {% raw %} </w:t></w:p> jobb på lager"
RTL = "jeg vil ha \u202ejobb og fred, ikke mas"
WORD = "arbeidsmarkedstiltak" * 250
LINES = "jobb først\r\nso skule\n\nså får vi sjå"
MARKDOWN = (
    "# jobb\n- én *ting* | to_ting_til\n1. [les](javascript:alert(1)) ![bilde](http://a.example/b.png) `kode`"
)
LONG = (
    "Jeg begynte på verkstedet i høst. Sjefen der heter Arne Vik og forklarer ting to ganger. "
    "Bussen går bare en gang i timen, så jeg må opp klokka fem. Nå torr jeg å spørre om alt."
)

ANSWERS: dict[int, str] = {
    1: "Jeg står opp, tar bussen og er på jobb til fire.",
    2: "jobb på kiosken to kvelder i uka, ellers lite",
    3: "leiter etter jobb hver dag, men får aldri svar",
    4: LONG,
    5: HTML,
    6: RTL,
    7: WORD,
    8: LINES,
    9: MARKDOWN,
    10: "for lite penger til husleia",
    11: "trener og er med venner",
    12: "går på skolen, men ikke hver dag",
    13: "jobba litt i fjor, mest på lager",
    14: "noen som ringer tilbake",
}
"""The stored answers that the report quotes, by answer."""

GROUPS = ("Nord-Norge", "Vestlandet & Møre", "<b>Østlandet</b> \u202etsø")
"""Values of a group, one of them hostile."""

# code, depth, role, label in nb, nn, en
_TEMA = (
    ("arbeid", 0, "", "Arbeid", "Arbeid", "Work"),
    ("fast", 1, "", "Fast arbeid", "Fast arbeid", "Steady work"),
    ("deltid", 1, "", "Deltid og ekstravakter", "Deltid og ekstravakter", "Part time and extra shifts"),
    ("skole", 0, "", "Skole og utdanning", "Skule og utdanning", "School and education"),
    ("venner", 0, "", "Venner <og> familie", "Vener <og> familie", "Friends <and> family"),
    ("penger", 0, "", "Penger", "Pengar", "Money"),
    ("helse", 0, "", "Helse", "Helse", "Health"),
    ("tiltak", 0, "", "Tiltak fra Nav", "Tiltak frå Nav", "Measures by Nav"),
    ("klage", 0, "complaint", "Klage på spørsmålet", "Klage på spørsmålet", "Complaint about the question"),
    ("annet", 0, "residual", "Annet", "Anna", "Other"),
)
_VALENS = (
    ("positiv", "Positiv", "Positiv", "Positive"),
    ("blandet", "Blandet", "Blanda", "Mixed"),
    ("negativ", "Negativ", "Negativ", "Negative"),
    ("nøytral", "Nøytral", "Nøytral", "Neutral"),
)
_AT = {"nb": 0, "nn": 1, "en": 2}

METHOD = Method(
    version="0.1.0",
    codebook="hverdag-test",
    codebook_version="1.0.0",
    codebook_digest="0123456789abcdef" * 4,
    run_date="2024-03-12",
    source="model",
    learnt_from=140,
    pipeline="nb_ungtekst",
    seed=0,
    human_codings=412,
    coders=(Coder("kari", 96, 260), Coder("ola <o>", 60, 152)),
    draws=(Drawn("audit", 226, 40, 36, 1), Drawn("double", 226, 30, 30, 2)),
    resolved=5,
)


def full(language: str = "nb", *, approved: bool = False) -> Report:
    """The report in a language; with ``approved`` every quote is, and so nothing warns of internal use."""
    of = _Making(language, approved)
    return Report(
        title=of("Unge <uten> skole og arbeid", "Unge <utan> skule og arbeid", "Young <and> out of work"),
        language=language,
        waves=("2023", "2024"),
        chapters=(of.first(), of.whole(), of.prose(), of.own(), of.small()),
        method=METHOD,
        decisions=Sources(412, 3080, 96),
        disputed=6,
        min_base=10,
        overview_number=1,
        sources_number=20,
        front=of.front(),
        frames=(of.frame(),),
        by=("landsdel", "situasjon"),
        min_cell=3,
        unsafe=(("kommune", "hverdag"),),
        lapsed=1,
    )


class _Making:
    """Makes the report's parts in one language."""

    def __init__(self, language: str, approved: bool) -> None:
        self.at, self.approved = _AT[language], approved

    def __call__(self, *said: str) -> str:
        return said[self.at]

    def front(self) -> Front:
        return Front(
            authors=("Kari Nordli", "Ola & Co <ola@example.org>"),
            institute=self("Institutt for åpne svar", "Institutt for opne svar", "Institute of Open Answers"),
            period=self("januar–mars 2024", "januar–mars 2024", "January–March 2024"),
            mode=self(
                "nettskjema, med SMS-purring", "nettskjema, med SMS-purring", "web form, text reminders"
            ),
            about=(
                self(
                    "Unge mellom 18 og 24 år uten skole eller fast arbeid fikk et skjema på nett.",
                    "Unge mellom 18 og 24 år utan skule eller fast arbeid fekk eit skjema på nett.",
                    "Young people aged 18 to 24 out of school and steady work were sent a web form.",
                ),
                self(
                    "Denne rapporten tar for seg de åpne svarene {{ 7*7 }}.",
                    "Denne rapporten tek for seg dei opne svara {{ 7*7 }}.",
                    "This report is about the open answers {{ 7*7 }}.",
                ),
            ),
            limitations=(
                self(
                    "Utvalget er trukket i tre landsdeler, og tallene kan ikke overføres til hele landet.",
                    "Utvalet er trekt i tre landsdelar, og tala kan ikkje overførast til heile landet.",
                    "The sample is drawn in three regions, and the numbers do not hold for the country.",
                ),
            ),
        )

    def frame(self) -> SplitTable:
        """Themes side by side over two questions; the second asks nothing of school."""
        columns = (("hverdag", "hverdag", 126), ("stotte", "støtte <b>", 40))
        rows = (
            "52 20",
            "21 8",
            "14 6",
            "33 .",
            "29 5",
            "24 7",
            "11 4",
            "0 0",
            "3 0",
            "9 3",
        )
        return self._split("question", 2, "", columns, rows, total=None)

    def first(self) -> Chapter:
        """The wave before: a table with few quotes."""
        counts = (20, 9, 5, 14, 10, 12, 4, 1, 2, 3)
        return Chapter(
            number=1,
            question="hverdag",
            wave="2023",
            wording=self._wording(),
            bases=Bases(3, 120, 92, 90, 4, 70, (self._left(0, 6), self._left(1, 4)), 60, 60, 0),
            categories=(self._categories(4, 1, counts, 60, 70, carriers=51, sources=Sources(20, 40, 6)),),
            values=(self._values(5, (19, 10, 19, 12), 60),),
            themes=(self._theme(0, 20, 60, 13), self._theme(3, 14, 60, lead=self._lead())),
        )

    def whole(self) -> Chapter:
        """The chapter that has everything."""
        counts = (52, 21, 14, 33, 29, 24, 11, 0, 3, 9)
        out = (self._left(0, 12), self._left(1, 6), self._left(2, 2))
        return Chapter(
            number=2,
            question="hverdag",
            wave="2024",
            wording=self._wording(),
            bases=Bases(6, 240, 184, 180, 8, 150, out, 130, 126, 4),
            categories=(self._categories(7, 2, counts, 126, 150, carriers=112, sources=Sources(60, 90, 11)),),
            values=(self._values(8, (47, 21, 38, 20), 126),),
            themes=(
                self._theme(0, 52, 126, 1, 2, 3, 4, 5),
                self._theme(3, 33, 126, 12, lead=self._lead()),
                self._theme(4, 29, 126, 11),
                self._theme(5, 24, 126, 10),
                self._theme(1, 21, 126, 6, 7),
                self._theme(2, 14, 126, 8, 9),
                self._theme(6, 11, 126),
                self._theme(9, 9, 126),
                self._theme(8, 3, 126),
            ),
            pairs=(self._pairs(),),
            groups=(self._by_region(), self._valence_by_region(), self._by_situation()),
            waves=(self._waves(),),
            aims=(self._aims(),),
            summary=(
                self(
                    "Arbeid er det flest skriver om: 52 av 126. Mange nevner bussen & <køen>.",
                    "Arbeid er det flest skriv om: 52 av 126. Mange nemner bussen & <køen>.",
                    "Work is what most write about: 52 of 126. Many mention the bus & <the queue>.",
                ),
                self(
                    "Skole kommer deretter, oftest fra dem som nettopp har sluttet.",
                    "Skule kjem deretter, oftast frå dei som nettopp har slutta.",
                    "School comes next, mostly from those who have just left it.",
                ),
            ),
            limitations=(
                self(
                    "Svarene er korte, og mange nevner bare én ting.",
                    "Svara er korte, og mange nemner berre éin ting.",
                    "The answers are short, and many mention one thing only.",
                ),
            ),
            mode=self("telefonintervju", "telefonintervju", "telephone interviews"),
            period=self("mars 2024", "mars 2024", "March 2024"),
        )

    def prose(self) -> Chapter:
        """A result that is told in prose alone."""
        return Chapter(
            number=3,
            question="råd",
            wave="2024",
            wording=self(
                "Hvilke råd vil du gi til Nav?",
                "Kva råd vil du gje til Nav?",
                "What would you advise Nav to do?",
            ),
            bases=Bases(15, 240, 184, 180, 30, 95, (self._left(0, 5),), 90, 88, 0),
            categories=(),
            values=(),
            themes=(self._theme(0, 40, 88, 14, lead=self._lead()),),
            summary=(
                self(
                    "Rådene handler mest om å bli ringt tilbake.",
                    "Råda handlar mest om å bli ringt tilbake.",
                    "Most of the advice is about being called back.",
                ),
                self(
                    "Noen ber om kortere brev.",
                    "Nokre bed om kortare brev.",
                    "Some ask for shorter letters.",
                ),
            ),
            prose_only=True,
        )

    def own(self) -> Chapter:
        """A question whose categories have bases of their own, with disputes and a row too small to show."""
        counts = (20, 8, 6, 9, 5, 7, 4, 0, 0, 3)
        table = self._categories(17, 3, counts, 40, 44, carriers=34, sources=Sources(15, 24, 0))
        rows = [replace(row, base=38, disputed=2) if row.code == "arbeid" else row for row in table.rows]
        rows = [replace(row, base=6, count=None) if row.code == "skole" else row for row in rows]
        return Chapter(
            number=4,
            question="støtte <b>",
            wave="2024",
            wording=self(
                "Hva slags støtte skulle du ønske du fikk <b>nå</b>?",
                "Kva slags støtte skulle du ønskje du fekk <b>no</b>?",
                "What support do you wish you had <b>now</b>?",
            ),
            bases=Bases(16, None, None, None, 0, 44, (self._left(0, 3),), 41, 40, 2),
            categories=(replace(table, rows=tuple(rows), codings=39),),
            values=(self._values(18, (13, 13, 13, 0), 39, disputed=1, not_judged=1),),
            themes=(self._theme(0, 20, 38),),
        )

    def small(self) -> Chapter:
        """Too few answers for a table."""
        tema = self("Temaer", "Tema", "Themes")
        valens = self("Valens", "Valens", "Valence")
        return Chapter(
            number=5,
            question="annet",
            wave="2024",
            wording=self("Noe annet?", "Noko anna?", "Anything else?"),
            bases=Bases(19, None, None, 12, 2, 8, (), 8, 8, 0),
            categories=(CategoryTable(0, 0, "tema", tema, (), 8, 8),),
            values=(ValueTable(0, "valens", valens, (), 8, 0, 0),),
            themes=(),
        )

    def _wording(self) -> str:
        return self(
            "Hvordan er en vanlig dag for deg?",
            "Korleis er ein vanleg dag for deg?",
            "What is an ordinary day like for you?",
        )

    def _lead(self) -> str:
        return self(
            "Flere enn før skriver om dette & <annet>.",
            "Fleire enn før skriv om dette & <anna>.",
            "More than before write about this & <more>.",
        )

    def _left(self, which: int, count: int) -> Reason:
        name, *said = (
            ("ikke-svar", "Ikke-svar", "Ikkje-svar", "Non-answer"),
            ("utenfor-spørsmålet", "Utenfor spørsmålet", "Utanfor spørsmålet", "Off the question"),
            ("uleselig", "Uleselig", "Uleseleg", "Unreadable"),
        )[which]
        return Reason(name, said[self.at], count)

    def _categories(
        self,
        number: int,
        figure: int,
        counts: tuple[int, ...],
        coded: int,
        answered: int,
        *,
        carriers: int,
        sources: Sources,
    ) -> CategoryTable:
        rows = tuple(
            CategoryRow(code, said[self.at], depth, role, count, coded, 0)
            for (code, depth, role, *said), count in zip(_TEMA, counts, strict=True)
        )
        codings = sum(row.count or 0 for row in rows if not row.depth)
        tema = self("Temaer", "Tema", "Themes")
        without = coded - carriers
        return CategoryTable(number, figure, "tema", tema, rows, coded, answered, codings, without, sources)

    def _values(
        self, number: int, counts: tuple[int, ...], total: int, *, disputed: int = 0, not_judged: int = 0
    ) -> ValueTable:
        rows = tuple(
            ValueRow(code, said[self.at], count, percent(count, total))
            for (code, *said), count in zip(_VALENS, counts, strict=True)
        )
        valens = self("Valens", "Valens", "Valence")
        return ValueTable(number, "valens", valens, rows, total, disputed, not_judged)

    def _theme(self, row: int, count: int, base: int, *answers: int, lead: str = "") -> Theme:
        code, _, _, *said = _TEMA[row]
        definition = self(
            "Svaret nevner lønnet arbeid <i>eller</i> leting etter det.",
            "Svaret nemner løna arbeid <i>eller</i> leiting etter det.",
            "The answer mentions paid work <i>or</i> looking for it.",
        )
        quotes = tuple(self._quote(answer, code) for answer in answers)
        return Theme(code, said[self.at], definition if row == 0 else "", count, base, quotes, lead)

    def _quote(self, answer: int, code: str) -> Display:
        stored = ANSWERS[answer]
        start = stored.index("Sjefen") if answer == 4 else 0
        masks = []
        if answer == 4:
            at = stored.index("Arne Vik")
            masks = [Span(at, at + len("Arne Vik"), "person", "[navn]")]
        plain = pieces_of(stored, start, len(stored), masks)
        said = "".join(piece.text for piece in plain if piece.kind != "cut")
        changes = (
            [Change(said.index("torr"), said.index("torr") + 4, "torr", "tør", "spelling")]
            if answer == 4
            else []
        )
        group = {1: GROUPS[0], 2: GROUPS[1], 3: GROUPS[2], 11: GROUPS[0], 12: GROUPS[1]}.get(answer, "")
        spoke = {1: ("jobb", "bussen"), 5: ("<b>fett</b>",), 6: ("\u202ejobb",), 8: ("først\r\nso",)}
        return Display(
            answer=answer,
            code=code,
            pieces=with_changes(plain, changes),
            plain=plain,
            start=start,
            end=len(stored),
            masks=tuple(masks),
            words=spoke.get(answer, ()),
            by_question=answer == 13,
            approved=self.approved or answer not in (2, 10),
            approver="siv" if self.approved or answer not in (2, 10) else "",
            group=group,
        )

    def _pairs(self) -> PairTable:
        def pair(first: int, second: int, both: int, firsts: int, seconds: int) -> Pair:
            one, other = _TEMA[first], _TEMA[second]
            return Pair(one[0], one[3 + self.at], other[0], other[3 + self.at], both, firsts, seconds)

        pairs = (pair(0, 5, 15, 52, 24), pair(0, 3, 12, 52, 33), pair(3, 4, 6, 33, 29))
        return PairTable(9, "tema", self("Temaer", "Tema", "Themes"), pairs, 126, 5)

    def _by_region(self) -> SplitTable:
        columns = tuple(
            (str(n), value, base) for n, (value, base) in enumerate(zip(GROUPS, (41, 46, 36), strict=True))
        )
        columns = (*columns, ("3", self("Ikke oppgitt", "Ikkje oppgjeve", "Not stated"), 3))
        rows = (
            "18 20 13: 1:",
            "8 8 5 0",
            "6 5 3 0",
            "9 12 11: 1:",
            "10 10 9 0",
            "8 9 7 0",
            "4: 5 2: 0",
            "0 0 0 0",
            "1: 1: 1: 0",
            "3 3 3 0",
        )
        return self._split("group", 10, "landsdel", columns, rows, total=126)

    def _by_situation(self) -> SplitTable:
        """A code that is not meant for those at school, and a group so small that its base is hidden."""
        columns = (
            ("0", self("I tiltak", "I tiltak", "In a measure"), 70),
            ("1", self("I skole", "I skule", "At school"), None),
            ("2", self("Verken eller", "Korkje eller", "Neither"), None),
        )
        rows = (
            "32 1: 19:",
            "14 0 7",
            "9 0 5",
            "17 2: 14:",
            "15 0 14",
            "14 0 10",
            "6 0 5",
            "0 . 0",
            "2: 0 1:",
            "5 0 4",
        )
        return self._split("group", 12, "situasjon", columns, rows, total=126)

    def _valence_by_region(self) -> SplitTable:
        columns = tuple(
            (str(n), value, base) for n, (value, base) in enumerate(zip(GROUPS, (42, 47, 37), strict=True))
        )
        rows = ("16 17 14", "8 2: 11:", "12 20: 6:", "6 8 6")
        counts = tuple(row.split() for row in rows)
        cells = [
            [_cell(text, column[2]) for text, column in zip(row, columns, strict=True)] for row in counts
        ]
        totals = [sum(int(text.rstrip(":")) for text in row) for row in counts]
        return SplitTable(
            "group",
            11,
            "landsdel",
            "valens",
            self("Valens", "Valens", "Valence"),
            "one",
            (*(SplitColumn(i, name, base) for i, name, base in columns), self._everybody(126)),
            tuple(
                SplitRow(code, said[self.at], 0, "", (*row, Cell(total, 126)))
                for (code, *said), row, total in zip(_VALENS, cells, totals, strict=True)
            ),
            (self("Vet ikke", "Veit ikkje", "Do not know"),),
        )

    def _waves(self) -> SplitTable:
        columns = (("2023", "2023", 60), ("2024", "2024", 126))
        rows = (
            "20 52",
            "9 21",
            "5 14",
            "14 33",
            "10 29",
            "12 24",
            "4 11",
            ". 0",
            "2: 3",
            "3 9",
        )
        return self._split("wave", 13, "", columns, rows, total=None)

    def _aims(self) -> AimTable:
        said = [row[3 + self.at] for row in _TEMA]
        rows = (
            AimRow("delmål 8 <arbeid>", (said[0], said[7]), 52, 126),
            AimRow("delmål 4", (said[3],), 33, 126),
            AimRow("delmål 3", (said[6], said[4]), 38, 126),
            AimRow("delmål 17", (), 0, 126),
        )
        return AimTable(14, "bærekraftsmål", "tema", self("Temaer", "Tema", "Themes"), rows, 126)

    def _everybody(self, base: int) -> SplitColumn:
        return SplitColumn("alle", self("Alle", "Alle", "All"), base, total=True)

    def _split(
        self,
        kind: str,
        number: int,
        name: str,
        columns: tuple[tuple[str, str, int | None], ...],
        rows: tuple[str, ...],
        *,
        total: int | None,
    ) -> SplitTable:
        """Make a table of the themes; a cell is written ``5``, ``2:`` where hidden, ``.`` where not meant."""
        made = []
        for (code, depth, role, *said), row in zip(_TEMA, rows, strict=True):
            cells = [_cell(text, base) for text, (_, _, base) in zip(row.split(), columns, strict=True)]
            if total is not None:
                whole = sum(int(text.rstrip(":")) for text in row.split() if text != ".")
                cells.append(Cell(whole, total))
            made.append(SplitRow(code, said[self.at], depth, role, tuple(cells)))
        heads = [SplitColumn(i, label, base) for i, label, base in columns]
        if total is not None:
            heads.append(self._everybody(total))
        tema = self("Temaer", "Tema", "Themes")
        return SplitTable(kind, number, name, "tema", tema, "many", tuple(heads), tuple(made))  # type: ignore[arg-type]


def _cell(written: str, base: int | None) -> Cell | None:
    if written == ".":
        return None
    return Cell(None if written.endswith(":") else int(written), base)
