"""Three reports' tables, for prose to be held against: by wave and sex, by printed table, and in English."""

from __future__ import annotations

from ungtekst.report.checking import Cell, Figures, Group, Row, Table


def rows(counted: str, base: int) -> tuple[Row, ...]:
    """Read rows from «Label 12; Label 5»; a row that begins with «-» is counted within the one above."""
    made = []
    for given in counted.split(";"):
        label, count = given.strip().rsplit(" ", 1)
        depth = 1 if label.startswith("-") else 0
        made.append(Row(label.lstrip("- "), int(count), percent(int(count), base), depth=depth))
    return tuple(made)


def percent(count: int, base: int) -> int:
    """Give a share in whole percent, a half upwards."""
    return (200 * count + base) // (2 * base)


def table(number: str, title: str, chapter: str, base: int, counted: str, choice: str = "many") -> Table:
    """Make a table as a report prints it, with its sum of codings."""
    made = rows(counted, base)
    codings = sum(row.count or 0 for row in made if not row.depth)
    return Table(
        number,
        f"{title} ({chapter})",
        made,
        chapter,
        unit="answers" if choice == "one" else "respondents",
        choice="one" if choice == "one" else "many",
        base=base,
        codings=codings,
        rounding_note=True,
        several_note=choice == "many",
    )


def wave(number: str, title: str, chapter: str, year: str, base: int, counted: str) -> Table:
    """Make a wave's column of a table; the last wave is the chapter's own."""
    own = chapter if year == "2026" else f"{chapter} {year}"
    named = f"{title} i hver bølge. Antall og andel av kodede svar ({chapter}, {year})"
    return Table(number, named, rows(counted, base), own, base=base, rounding_note=True, several_note=True)


JOB = (
    "Arbeid og praksis 59; Økonomi 42; Familie 19; Helse 17; Skole og utdanning 13; Ventetid og byråkrati 12;"
    "Motivasjon 10; Selvfølelse 6; Informasjon 5; Samarbeid med NAV 4; Sosiale relasjoner 4; Bolig 4;"
    "Oppfølging og veiledning 4; Framtid og mål 4; Tilrettelegging 4; Mestring 3; Rus 2"
)
JOB_2025 = (
    "Arbeid og praksis 87; Økonomi 15; Familie 15; Helse 34; Skole og utdanning 16; Ventetid og byråkrati 18;"
    "Motivasjon 13; Selvfølelse 2; Informasjon 4; Samarbeid med NAV 7; Sosiale relasjoner 3; Bolig 8;"
    "Oppfølging og veiledning 14; Framtid og mål 4; Tilrettelegging 12; Mestring 12; Rus 4"
)
JOB_SIGNS = "Positiv 0; Blandet 37; Negativ 23; Nøytral 62"
JOB_SIGNS_2025 = "Positiv 7; Blandet 29; Negativ 33; Nøytral 92"
CONTACT = (
    "Samarbeid med NAV 132; Ventetid og byråkrati 35; Oppfølging og veiledning 25; Økonomi 19;"
    "Arbeid og praksis 15; Familie 14; Helse 8; Bolig 4; Informasjon 4; Framtid og mål 4; Selvfølelse 4;"
    "Mestring 3; Skole og utdanning 3; Motivasjon 2; Sosiale relasjoner 1; Rus 1; Tilrettelegging 0"
)
CONTACT_2025 = (
    "Samarbeid med NAV 165; Ventetid og byråkrati 63; Oppfølging og veiledning 30; Økonomi 26;"
    "Arbeid og praksis 19; Familie 18; Helse 29; Bolig 8; Informasjon 19; Framtid og mål 1; Selvfølelse 6;"
    "Mestring 10; Skole og utdanning 5; Motivasjon 1; Sosiale relasjoner 1; Rus 5; Tilrettelegging 1"
)
CONTACT_SIGNS = "Positiv 53; Blandet 36; Negativ 36; Nøytral 7"
CONTACT_SIGNS_2025 = "Positiv 49; Blandet 55; Negativ 46; Nøytral 15"
SEXES = {"Arbeid og praksis": 30, "Økonomi": 25, "Familie": 14, "Helse": 11, "Skole og utdanning": 7}


def by_sex(number: str, chapter: str) -> Table:
    """Make the table of the commonest themes by sex: 66 women and 56 men."""
    made = []
    for row in rows(JOB, 122)[: len(SEXES)]:
        women = SEXES[row.label]
        men = (row.count or 0) - women
        cells = (
            Cell("Kvinner", women, percent(women, 66)),
            Cell("Menn", men, percent(men, 56)),
        )
        made.append(Row(row.label, row.count, row.percent, cells=cells))
    groups = (Group("Kvinner", 66), Group("Menn", 56))
    title = f"Tema etter kjønn. Antall og andel av kodede svar ({chapter})"
    return Table(
        number, title, tuple(made), chapter, base=122, groups=groups, rounding_note=True, several_note=True
    )


def only_named(number: str, title: str, chapter: str = "") -> Table:
    """Make a table that a text may refer to, with no numbers."""
    return Table(number, title, chapter=chapter)


WAVES = Figures(
    (
        only_named("1", "Spørsmålene og hvor mange som er spurt, har svart og er kodet"),
        only_named("9", "Fra spurte til kodede svar. Antall respondenter (ut-i-jobb)", "ut-i-jobb"),
        only_named("12", "Tema, ut-i-jobb", "ut-i-jobb"),
        table("10", "Tema", "ut-i-jobb", 122, JOB),
        table("11", "Valens", "ut-i-jobb", 122, JOB_SIGNS, "one"),
        wave("13", "Tema", "ut-i-jobb", "2025", 161, JOB_2025),
        wave("13", "Tema", "ut-i-jobb", "2026", 122, JOB),
        wave("14", "Valens", "ut-i-jobb", "2025", 161, JOB_SIGNS_2025),
        wave("14", "Valens", "ut-i-jobb", "2026", 122, JOB_SIGNS),
        by_sex("15", "ut-i-jobb"),
        table("22", "Tema", "kontaktperson", 132, CONTACT),
        table("23", "Valens", "kontaktperson", 132, CONTACT_SIGNS, "one"),
        wave("25", "Tema", "kontaktperson", "2025", 165, CONTACT_2025),
        wave("25", "Tema", "kontaktperson", "2026", 132, CONTACT),
        wave("26", "Valens", "kontaktperson", "2025", 165, CONTACT_SIGNS_2025),
        wave("26", "Valens", "kontaktperson", "2026", 132, CONTACT_SIGNS),
    ),
    invited=390,
    asked={"ut-i-jobb": 134, "kontaktperson": 134},
    stated=(2, 1, 0, 12, 122, 1, 133),
    invited_to={"ut-i-jobb": 390, "kontaktperson": 390},
)

CHANGES = Table(
    "8-6",
    "Endringer i NAVs arbeid (endring)",
    rows(
        "Hyppigere og bedre samarbeid med andre aktører 70; - OT og fylkeskommunen 35; - skolene spesielt 23;"
        "Økt oppmerksomhet om ungdom som brukergruppe 20;"
        "Økt oppmerksomhet om tiltak som skal hjelpe ungdom tilbake til skole/gjennomføring av videregående"
        " opplæring 16; Tettere oppfølging, mer målretting av tiltak 8",
        95,
    ),
    "endring",
    choice="many",
    base=95,
    answered=101,
    left_out=6,
    rounding_note=True,
    several_note=True,
)
PRINTED = Figures(
    (
        CHANGES,
        table(
            "9-2",
            "Motiv for å delta på videreutdanningen",
            "motiv",
            32,
            "Behov for økt kunnskap 19; Hørtes interessant/spennende ut 7;"
            "Knytte kontakter, bli bedre på tverretatlig samarbeid 7; Oppnå formell kompetanse 5;"
            "Leder ønsker det 2",
        ),
        table(
            "9-14",
            "Typer kompetanseheving i NAV",
            "kurs",
            85,
            "Internskolering, regionale kurs og div. regionale samlinger e.l 25;"
            "Kortere kurs og samlinger i regi av Ny GIV 15; Videreutdanning i regi av Ny GIV 2;"
            "Kurs i veiledningsmetodikk, MI, karriereveiledning o.l 36; Andre tematiske kurs 12;"
            "Kurs i ulike tiltak for unge i NAVs målgruppe 10; Annet 7",
        ),
        table(
            "9-16",
            "Behov for mer kompetanse i OT",
            "behov",
            69,
            "Mer om kunnskap om målgruppen og problemkomplekset 17;"
            "Mer erfaringsutveksling, mer systemkompetanse 15; Mer om tiltak og virkemidler 13;"
            "Mer om karriereveiledning, veiledningsmetodikk eller lignende 13;"
            "Øke kompetanse i kartlegging og registering 3; Problemer ved kompetanseheving 10; Annet 12",
        ),
        table(
            "9-17",
            "Behov for mer kompetanse i NAV",
            "behov-nav",
            70,
            "Mer om kunnskap om målgruppen og problemkomplekset 13;"
            "Mer erfaringsutveksling, mer systemkompetanse 20; Mer om tiltak og virkemidler 13;"
            "Mer om karriereveiledning, veiledningsmetodikk eller lignende 8; Frustrasjon 15; Annet 9",
        ),
    ),
)

ENGLISH = Figures(
    (
        table("3", "Themes", "help", 80, "Health 24; Money 20; School 16; Family 10; Other 6"),
        table("4", "Valence", "help", 80, "Positive 31; Mixed 22; Negative 27", "one"),
    ),
    asked={"help": 92},
)

REPORTS = {"waves": WAVES, "printed": PRINTED, "english": ENGLISH}
