"""The errors of printed reports, each as tables and a text in our own words, and its sound twin."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

import pytest

from ungtekst.report.checking import Cell, Figures, Group, Row, Table, Text, Violation, check


class Printed(NamedTuple):
    """What is printed: tables and texts; ``kind`` and what the two places must name."""

    name: str
    kind: str
    broken: tuple[Figures, tuple[Text, ...]]
    sound: tuple[Figures, tuple[Text, ...]]
    places: tuple[str, str]


def rows(*pairs: tuple[str, int]) -> tuple[Row, ...]:
    return tuple(Row(label, count) for label, count in pairs)


def shares(*pairs: tuple[str, int]) -> tuple[Row, ...]:
    return tuple(Row(label, percent=share) for label, share in pairs)


def of(*tables: Table) -> Figures:
    return Figures(tables)


def said(text: str, chapter: str = "k") -> tuple[Text, ...]:
    return (Text("oppsummering", text, chapter),)


REASONS = rows(
    ("Behov for økt kunnskap", 19),
    ("Hørtes interessant ut", 7),
    ("Knytte kontakter", 7),
    ("Oppnå formell kompetanse", 5),
    ("Leder ønsker det", 2),
)
SCHEMES = rows(
    ("Kombinasjonsløp", 58),
    ("Lærekandidat eller praksisbrev", 45),
    ("Delkurselev eller privatist", 10),
    ("Skole i regi av tjenesten", 8),
    ("Andre alternative tiltak", 5),
)
TRAINING = (
    Row("Intern skolering", 25),
    Row("Kortere kurs og samlinger i regi av Ny GIV", 15, names=("Kortere kurs i regi av Ny GIV",)),
    Row("Videreutdanning i regi av Ny GIV", 2),
    Row("Kurs i veiledningsmetodikk", 36),
    Row("Andre tematiske kurs", 12),
    Row("Kurs i ulike tiltak", 10),
    Row("Annet", 7),
)


def training(text: str) -> tuple[Figures, tuple[Text, ...]]:
    table = Table(
        "9-14", "Kompetanseheving blant NAV-ansatte", TRAINING, "k", choice="many", base=85, several_note=True
    )
    return of(table), said(text)


NEEDS = rows(
    ("Mer kunnskap om målgruppen", 17),
    ("Mer erfaringsutveksling", 15),
    ("Mer om tiltak og virkemidler", 13),
    ("Mer om karriereveiledning", 13),
    ("Økt kompetanse i kartlegging", 3),
    ("Problemer ved kompetanseheving", 10),
    ("Annet", 12),
)


def needs(text: str) -> tuple[Figures, tuple[Text, ...]]:
    return of(Table("9-16", "Behov for mer kompetanse", NEEDS, "k", base=69, several_note=True)), said(text)


def closed(
    number: str, label: str, share: int, text: str, *others: tuple[str, int]
) -> tuple[Figures, tuple[Text, ...]]:
    rest = 100 - share - sum(other for _, other in others)
    table = Table(
        number, f"Svar på spørsmål {number}", shares((label, share), *others, ("Vet ikke", rest)), "k"
    )
    return of(table), said(text)


def sources(note: bool) -> tuple[Figures, tuple[Text, ...]]:
    answers = rows(("Via prosjektlederen", 14), ("På e-post", 11), ("Via leder", 8), ("Via kollega", 1))
    return of(Table("9-1", "Hvor de hørte om studiet", answers, "k", base=32, several_note=note)), ()


CAUSES = Table(
    "8-3",
    "Årsaker til at unge slutter i videregående opplæring",
    shares(("Faglige vansker", 61), ("Fravær", 24)),
    "8",
)
MEETINGS = Table("8-4", "Hvor ofte ansvarsgruppene møtes", shares(("Hver uke", 22), ("Hver måned", 58)), "8")


def changes(title: str) -> Table:
    return Table("8-5", title, shares(("Tettere kontakt med skolene", 65), ("Flere rapporter", 12)), "8")


CHANGES = changes("Endringer i arbeidsmåter etter at prosjektet startet")
TASKS = Table(
    "6-2", "Oppgaver veilederne bruker mest tid på", shares(("Samtaler", 45), ("Rapportering", 30)), "6"
)
HELP = Table(
    "7-3", "Hjelp ungdommene ønsker seg fra tjenesten", shares(("Leksehjelp", 40), ("Praksisplass", 35)), "7"
)
TRUST = Table("6-10", "Tillit til samarbeidspartnere", shares(("Skolen", 70), ("Barnevernet", 55)), "6")
BARRIERS = Table(
    "7-10", "Hindringer for å fullføre opplæringen", shares(("Skoletrøtthet", 48), ("Økonomi", 28)), "7"
)


def grouped(text: str, whole: int | None = None) -> tuple[Figures, tuple[Text, ...]]:
    row = Row("Ja, arbeidet er endret", None, whole, cells=(Cell("OT", percent=65), Cell("NAV", percent=37)))
    groups = (Group("OT", 141), Group("NAV", 95))
    return of(Table("8-5", "Om arbeidet er endret", (row,), "k", groups=groups)), said(text)


def means(everybody: int) -> tuple[Figures, tuple[Text, ...]]:
    row = Row("Bor alene", None, everybody, cells=(Cell("Kvinner", percent=27), Cell("Menn", percent=31)))
    return of(Table("6-1", "Hvem de bor med", (row,), "k", groups=(Group("Kvinner"), Group("Menn")))), ()


def scales(*labels: str) -> tuple[Figures, tuple[Text, ...]]:
    one = Table("5-1", "Hjelp", shares((labels[0], 40), ("I liten grad", 60)), "a")
    other = Table("5-2", "Støtte", shares((labels[1], 30), ("Ikke i det hele tatt", 70)), "b")
    third = Table("5-3", "Samarbeid", shares((labels[2], 55), ("Dårlig", 45)), "c")
    fourth = Table("5-4", "Informasjon", shares((labels[3], 20), ("Lite god", 80)), "d")
    return of(one, other, third, fourth), ()


def rounded(note: bool) -> tuple[Figures, tuple[Text, ...]]:
    valence = (Row("Positive", 237, 56), Row("Blandede", 107, 25), Row("Negative", 79, 19))
    health = (Row("Ingen plager", 26, 43), Row("Noen plager", 14, 23), Row("Store plager", 21, 34))
    odd = (Row("Ja", 5, 45), Row("Nei", 3, 27), Row("Kanskje", 3, 27))
    over = (Row("Ofte", 7, 54), Row("Av og til", 5, 38), Row("Aldri", 1, 8))
    many = (Row("Bra", 3, 38), Row("Greit", 3, 38), Row("Ille", 2, 25))
    tables = (
        Table("1", "Hvordan svarene er", valence, "k", choice="one", base=423, codings=423),
        Table("2", "Plager", health, "k", choice="one", base=61, codings=61),
        Table("3", "Vil tilbake", odd, "k", choice="one", base=11, codings=11, rounding_note=note),
        Table("4", "Hvor ofte", over, "k", choice="one", base=13, codings=13),
        Table("5", "Hvordan det går", many, "k", choice="one", base=8, codings=8, rounding_note=note),
    )
    return of(*tables), ()


TICKED = (Row("Søkte om penger", 253, 29), Row("Trengte råd", 350, 40), Row("Mistet jobben", 270, 31))


def ticks(text: str) -> tuple[Figures, tuple[Text, ...]]:
    table = Table(
        "2", "Grunner til kontakt", TICKED, "k", unit="codings", persons=589, codings=873, several_note=True
    )
    return of(table), said(text)


PRINTED: tuple[Printed, ...] = (
    Printed(
        "rows that add to 40 under a sum of 39",
        "sum",
        (of(Table("9-2", "Hvorfor de meldte seg på", REASONS, "k", base=32, codings=39)), ()),
        (of(Table("9-2", "Hvorfor de meldte seg på", REASONS, "k", base=32, codings=40)), ()),
        ("tabell 9-2, summen sier 39", "tabell 9-2, radene gir 40"),
    ),
    Printed(
        "a base from which what was left out is not taken off",
        "base",
        (of(Table("5-3", "Løp", SCHEMES, "k", answered=97, left_out=6, base=97, several_note=True)), ()),
        (of(Table("5-3", "Løp", SCHEMES, "k", answered=97, left_out=6, base=91, several_note=True)), ()),
        ("tabell 5-3, grunnlaget sier 97", "de som svarte gir 91"),
    ),
    Printed(
        "a base in the table and another in the text",
        "base",
        training("De 84 som svarte på spørsmålet, har deltatt på mye forskjellig."),
        training("De 85 som svarte på spørsmålet, har deltatt på mye forskjellig."),
        ("setning 1 sier 84", "tabell 9-14, grunnlaget gir 85"),
    ),
    Printed(
        "a number word against a figure",
        "text-table",
        needs("Kunnskap om målgruppen står høyest. Ti av svarene har havnet i kategorien «Annet»."),
        needs("Kunnskap om målgruppen står høyest. Tolv av svarene har havnet i kategorien «Annet»."),
        ("setning 2 sier Ti", "tabell 9-16, rad «Annet» sier 12"),
    ),
    Printed(
        "a count called a percentage",
        "count-percent",
        training("15 prosent har vært på kortere kurs i regi av Ny GIV."),
        training("18 prosent har vært på kortere kurs i regi av Ny GIV."),
        ("setning 1 sier 15 prosent", "rad «Kortere kurs og samlinger i regi av Ny GIV»"),
    ),
    Printed(
        "more codings than respondents, and not said",
        "bases-missing",
        sources(note=False),
        sources(note=True),
        ("tabell 9-1, radene gir 34", "tabell 9-1, grunnlaget, 32"),
    ),
    Printed(
        "a share in a closed item against the text",
        "text-table",
        closed("5-8", "Nei", 53, "Flertallet, 58 prosent, svarer nei.", ("Ja", 31)),
        closed("5-8", "Nei", 53, "Flertallet, 53 prosent, svarer nei.", ("Ja", 31)),
        ("setning 1 sier 58 prosent", "tabell 5-8, rad «Nei» sier 53 %"),
    ),
    Printed(
        "a reference to the table before",
        "reference",
        (
            of(CAUSES, MEETINGS, CHANGES),
            said("Tabell 8-4 viser endringer i arbeidsmåter etter at prosjektet startet.", "8"),
        ),
        (
            of(CAUSES, MEETINGS, CHANGES),
            said("Tabell 8-5 viser endringer i arbeidsmåter etter at prosjektet startet.", "8"),
        ),
        ("setning 1 sier tabell 8-4", "tabell 8-5, tittelen"),
    ),
    Printed(
        "a title copied from another table",
        "reference",
        (of(CAUSES, MEETINGS, changes(CAUSES.title)), ()),
        (of(CAUSES, MEETINGS, CHANGES), ()),
        ("Tabell 8-5, tittelen", "tabell 8-3, tittelen"),
    ),
    Printed(
        "a reference to another chapter's table",
        "reference",
        (
            of(TASKS, HELP, TRUST, BARRIERS),
            said("Av tabell 6-2 går det fram hvilken hjelp ungdommene ønsker seg.", "7"),
        ),
        (
            of(TASKS, HELP, TRUST, BARRIERS),
            said("Av tabell 7-3 går det fram hvilken hjelp ungdommene ønsker seg.", "7"),
        ),
        ("setning 1 sier tabell 6-2", "tabell 7-3, tittelen"),
    ),
    Printed(
        "another reference to another chapter's table",
        "reference",
        (
            of(TASKS, HELP, TRUST, BARRIERS),
            said("Skoletrøtthet er den største hindringen, med 48 prosent (tabell 6-10).", "7"),
        ),
        (
            of(TASKS, HELP, TRUST, BARRIERS),
            said("Skoletrøtthet er den største hindringen, med 48 prosent (tabell 7-10).", "7"),
        ),
        ("setning 1 sier tabell 6-10", "tabell 7-10, rad «Skoletrøtthet»"),
    ),
    Printed(
        "a share of all that is not the groups' mean",
        "subgroups",
        grouped("I alt svarer 43 prosent ja på at arbeidet er endret."),
        grouped("I alt svarer 54 prosent ja på at arbeidet er endret."),
        ("setning 1 sier 43 prosent", "53,7 %"),
    ),
    Printed(
        "a share in a table against the text, by another wording",
        "text-table",
        closed(
            "4-1",
            "Har droppet ut av skolen",
            26,
            "Bare 24 prosent har droppet ut av skolen.",
            ("Går på skole", 66),
        ),
        closed(
            "4-1",
            "Har droppet ut av skolen",
            26,
            "Bare 26 prosent har droppet ut av skolen.",
            ("Går på skole", 66),
        ),
        ("setning 1 sier 24 prosent", "tabell 4-1, rad «Har droppet ut av skolen» sier 26 %"),
    ),
    Printed(
        "a share against the text that points to its table",
        "text-table",
        closed(
            "5-4",
            "Fast kontaktperson",
            79,
            "Åtti prosent har fast kontaktperson (tabell 5-4).",
            ("Flere", 12),
        ),
        closed(
            "5-4", "Fast kontaktperson", 79, "79 prosent har fast kontaktperson (tabell 5-4).", ("Flere", 12)
        ),
        ("setning 1 sier Åtti prosent", "tabell 5-4, rad «Fast kontaktperson» sier 79 %"),
    ),
    Printed(
        "a sum of two shares against the text",
        "text-table",
        closed(
            "5-6",
            "I stor grad",
            27,
            "32 prosent opplever det i stor eller svært stor grad.",
            ("I svært stor grad", 9),
        ),
        closed(
            "5-6",
            "I stor grad",
            27,
            "36 prosent opplever det i stor eller svært stor grad.",
            ("I svært stor grad", 9),
        ),
        ("setning 1 sier 32 prosent", "27 % + 9 %"),
    ),
    Printed(
        "a share of all outside its groups",
        "subgroups",
        means(25),
        means(29),
        ("Tabell 6-1, rad «Bor alene» sier 25 %", "gruppene"),
    ),
    Printed(
        "one more share against the text",
        "text-table",
        closed(
            "9-7", "Svært nyttig", 35, "For 36 prosent har studiet vært svært nyttig.", ("Nokså nyttig", 50)
        ),
        closed(
            "9-7", "Svært nyttig", 35, "For 35 prosent har studiet vært svært nyttig.", ("Nokså nyttig", 50)
        ),
        ("setning 1 sier 36 prosent", "tabell 9-7"),
    ),
    Printed(
        "and one more, rounded in the writing",
        "text-table",
        closed(
            "9-15", "Har behov for mer opplæring", 42, "40 prosent sier at de har behov for mer opplæring."
        ),
        closed(
            "9-15",
            "Har behov for mer opplæring",
            42,
            "Om lag 40 prosent sier at de har behov for mer opplæring.",
        ),
        ("setning 1 sier 40 prosent", "tabell 9-15"),
    ),
    Printed(
        "one point of a scale by two names",
        "wording",
        scales("I noen grad", "I noe grad", "Svært godt", "Veldig godt"),
        scales("I noen grad", "I noen grad", "Svært godt", "Svært godt"),
        ("Tabell 5-2, rad «I noe grad»", "tabell 5-1, rad «I noen grad»"),
    ),
    Printed(
        "shares that add to 99 and 101 without a note",
        "rounding",
        rounded(note=False),
        rounded(note=True),
        ("andelene i tabell 3 gir 99 %", "ikke 100 %"),
    ),
    Printed(
        "a share of the ticks that is said of the persons",
        "base",
        ticks("29 prosent av de unge søkte om penger."),
        ticks("29 prosent av avkrysningene er av unge som søkte om penger, altså 43 prosent av de unge."),
        ("setning 1 sier 29 prosent", "tabell 2, rad «Søkte om penger»"),
    ),
)


def found(case: tuple[Figures, Sequence[Text]]) -> tuple[Violation, ...]:
    return check(*case)


@pytest.mark.parametrize("case", PRINTED, ids=lambda case: case.name)
def test_a_printed_error_is_caught_with_both_places(case: Printed) -> None:
    violations = found(case.broken)
    assert {violation.kind for violation in violations} == {case.kind}
    sentence = violations[0].sentence("nb")
    assert all(place.casefold() in sentence.casefold() for place in case.places), sentence
    assert sentence.endswith((".", "?"))
    assert violations[0].sentence("en")


@pytest.mark.parametrize("case", PRINTED, ids=lambda case: case.name)
def test_its_corrected_twin_is_left_alone(case: Printed) -> None:
    assert found(case.sound) == ()


def test_both_drifted_labels_are_told() -> None:
    drifted = found(scales("I noen grad", "I noe grad", "Svært godt", "Veldig godt"))
    assert [violation.says for violation in drifted] == ["«I noe grad»", "«Veldig godt»"]


def test_shares_with_decimals_are_held_to_their_decimals() -> None:
    right = Table("1", "Ett", (Row("Ja", 3, Decimal("37.5")),), base=8)
    wrong = Table("1", "Ett", (Row("Ja", 3, Decimal("37.4")),), base=8)
    assert check(of(right)) == ()
    assert [violation.kind for violation in check(of(wrong))] == ["percent"]


def test_halves_are_rounded_up() -> None:
    assert check(of(Table("1", "Ett", (Row("Ja", 1, 13),), base=8))) == ()
    assert [found.kind for found in check(of(Table("1", "Ett", (Row("Ja", 1, 12),), base=8)))] == ["percent"]
