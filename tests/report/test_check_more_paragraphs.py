"""Paragraphs about tables of counts, written after the checks were tuned on others."""

from __future__ import annotations

import pytest
from test_check_paragraphs import Paragraph

from ungtekst.report.checking import Cell, Figures, Group, Row, Table, Text, check

HINDERS = Table(
    "8-9",
    "Hva som hindrer veilederne i arbeidet",
    (
        Row("Mangel på tid", 25, names=("Lack of time", "Mangel på tid og folk")),
        Row("Mangel på læreplasser", 20, names=("Lack of apprenticeships",)),
        Row("Regelverk og rollefordeling", 14, names=("Rules and roles", "Regelverk")),
        Row("Dårlig samarbeid", 24, names=("Poor cooperation", "Dårleg samarbeid")),
        Row("Problemer hos ungdommene", 7, names=("Problems of the young people",)),
        Row("Annet", 3, names=("Anna", "Other")),
    ),
    chapter="hindrer",
    choice="many",
    base=65,
    answered=71,
    left_out=6,
    codings=93,
    several_note=True,
)
LEARNT = Table(
    "9-9",
    "Hvilke deler av studiet som var nyttige",
    (
        Row("Ny forskning om unge", 15, names=("New research",)),
        Row("Modeller for tverrfaglig samarbeid", 13, names=("Models of cooperation",)),
        Row("Veiledningsmetodikk", 11, names=("Methods of guidance", "Rettleiingsmetodikk")),
    ),
    chapter="nytte",
    choice="many",
    base=27,
    answered=27,
    several_note=True,
)
PLANS = Table(
    "9-12",
    "Planer for høsten",
    (
        Row("Går på skole", 112, 56, names=("At school",)),
        Row("I arbeid", 46, 23, names=("In work",)),
        Row("På tiltak", 24, 12, names=("In a scheme",)),
        Row("Vet ikke", 18, 9, names=("Do not know", "Veit ikkje")),
    ),
    chapter="planer",
    choice="one",
    base=200,
    codings=200,
)
BY_SEX = Table(
    "9-13",
    "Planer for høsten etter kjønn",
    (
        Row("Går på skole", 112, 56, cells=(Cell("Jenter", 66, 60), Cell("Gutter", 46, 51))),
        Row("I arbeid", 46, 23, cells=(Cell("Jenter", 22, 20), Cell("Gutter", 24, 27))),
    ),
    chapter="planer",
    choice="many",
    base=200,
    groups=(Group("Jenter", 110, ("jenter", "girls")), Group("Gutter", 90, ("gutter", "boys"))),
    several_note=True,
    own_bases_note=True,
)
FIGURES = Figures(
    (HINDERS, LEARNT, PLANS, BY_SEX), invited=260, asked={"hindrer": 95, "nytte": 32, "planer": 230}
)
HINDER, USE, PLAN = "hindrer", "nytte", "planer"

SOUND = (
    Paragraph(
        "nb",
        HINDER,
        "95 veiledere fikk spørsmålet, og 71 av dem svarte. Seks svar handlet om noe annet og er"
        " tatt ut. De 65 som er igjen, fordeler seg på seks kategorier.",
    ),
    Paragraph(
        "nb",
        HINDER,
        "Mangel på tid er den vanligste hindringen (25 svar), tett fulgt av dårlig samarbeid med 24.",
    ),
    Paragraph(
        "nb",
        HINDER,
        "Tjue av svarene dreier seg om mangel på læreplasser. En av fem nevner regelverk og"
        " rollefordeling, ofte med henvisning til § 4 i opplæringsloven.",
    ),
    Paragraph(
        "nb",
        HINDER,
        "Bare sju peker på problemer hos ungdommene selv. Det er verdt å merke seg at hele 58 ikke gjør det.",
    ),
    Paragraph(
        "nb",
        HINDER,
        "Mangel på tid og mangel på læreplasser utgjør til sammen 45 av de 93 kodingene, altså nær"
        " halvparten.",
    ),
    Paragraph(
        "nb",
        HINDER,
        "Vi har lest alle svarene to ganger. Det ble skrevet mellom 3 og 140 ord, og de lengste"
        " svarene handler om regelverket. 14 svar er samlet i den kategorien.",
    ),
    Paragraph("nb", HINDER, "I undersøkelsen fra 2013 nevnte 31 dårlig samarbeid. Nå er det 24."),
    Paragraph(
        "nb",
        HINDER,
        "En veileder skriver: «Vi er 3 på 400 elever, det sier seg selv». Slike svar, om mangel på"
        " tid, er det 25 av.",
    ),
    Paragraph(
        "nb",
        USE,
        "Alle 27 svarte. Ny forskning om unge trekkes fram av 15, modeller for tverrfaglig samarbeid"
        " av 13 og veiledningsmetodikk av 11.",
    ),
    Paragraph(
        "nb",
        USE,
        "Over halvparten fant ny forskning om unge nyttig, og nær halvparten hadde glede av"
        " modellene for samarbeid.",
    ),
    Paragraph(
        "nb",
        USE,
        "Av de 32 studentene var det 27 som svarte, det vil si 84 prosent. Fire av dem var menn."
        " Studiet ga 15 studiepoeng.",
    ),
    Paragraph(
        "nb",
        PLAN,
        "56 prosent går på skole til høsten og 23 prosent er i arbeid. 12 prosent er på tiltak, mens"
        " 9 prosent ikke vet.",
    ),
    Paragraph(
        "nb",
        PLAN,
        "Nesten fire av fem er i skole eller arbeid: 112 går på skole og 46 er i arbeid, til sammen"
        " 158 av 200.",
    ),
    Paragraph(
        "nb",
        PLAN,
        "60 prosent av jentene går på skole, mot 51 prosent av guttene. Blant guttene er 27 prosent"
        " i arbeid.",
    ),
    Paragraph(
        "nb",
        PLAN,
        "Tallene ligner dem fra fylkets egen statistikk, der 54 prosent gikk på skole i 2021. Av"
        " ungdommene mellom 16 og 18 år er det 80 prosent som har søkt skole.",
    ),
    Paragraph(
        "nb",
        PLAN,
        "Figuren viser at en drøy halvpart går på skole. Åtte av ti gutter i byen har sommerjobb,"
        " men det ble ikke spurt om det her.",
    ),
    Paragraph(
        "nn",
        HINDER,
        "Mangel på tid er nemnd av 25 og dårleg samarbeid av 24. Sju nemner problem hos ungdommane."
        " Tre svar er «Anna».",
    ),
    Paragraph(
        "nn",
        HINDER,
        "Om lag to femdelar trekkjer fram mangel på tid, og godt over ein tredel skriv om dårleg samarbeid.",
    ),
    Paragraph(
        "nn",
        PLAN,
        "Åtte prosent fleire jenter enn gutar har søkt. 112 går på skole til hausten, og 18 veit ikkje.",
    ),
    Paragraph(
        "nn",
        USE,
        "Femten nemner ny forskning om unge, og elleve rettleiingsmetodikk. Studiet gjekk over 2 år"
        " og kosta 12 000 kroner.",
    ),
    Paragraph(
        "en",
        HINDER,
        "Lack of time is the most common obstacle, named by 25 of 65. Poor cooperation follows with"
        " 24 and lack of apprenticeships with 20.",
    ),
    Paragraph(
        "en",
        HINDER,
        "Fourteen answers are about rules and roles, and only seven about problems of the young"
        " people. In 2013 the order was the same, with 31 and 12.",
    ),
    Paragraph(
        "en",
        PLAN,
        "More than half (56 per cent) will be at school, and 23 per cent in work. One in ten do not know.",
    ),
    Paragraph(
        "en",
        PLAN,
        "A total of 230 were asked and 200 answered, a response rate of 87 per cent. Sixty per cent"
        " of the girls and 51 per cent of the boys are at school.",
    ),
    Paragraph(
        "en",
        USE,
        "Fifteen found new research useful, thirteen the models of cooperation. The course had 4"
        " gatherings over 18 months and 30 credits.",
    ),
    Paragraph(
        "nb",
        "",
        "Rapporten bygger på tre åpne spørsmål. 260 ble invitert høsten 2014, og svarprosenten var"
        " over 70. Kapittel 8 og 9 gir resultatene, og 12 kontorer har lest utkastet.",
    ),
)

BROKEN = (
    Paragraph("nb", HINDER, "95 veiledere fikk spørsmålet, og 78 av dem svarte på det.", "base"),
    Paragraph(
        "nb",
        HINDER,
        "Mangel på tid er den vanligste hindringen (29 svar), tett fulgt av dårlig samarbeid med 24.",
        "text-table",
    ),
    Paragraph("nb", HINDER, "Tjueto av svarene dreier seg om mangel på læreplasser.", "text-table"),
    Paragraph(
        "nb",
        HINDER,
        "En av tre nevner regelverk og rollefordeling, ofte med henvisning til loven.",
        "text-table",
    ),
    Paragraph("nb", HINDER, "Bare fem peker på problemer hos ungdommene selv.", "text-table"),
    Paragraph(
        "nb",
        HINDER,
        "Mangel på tid og mangel på læreplasser utgjør til sammen 49 av kodingene.",
        "text-table",
    ),
    Paragraph(
        "nb",
        HINDER,
        "De 93 svarene fordeler seg slik: 25 om mangel på tid, 20 om mangel på læreplasser og 34 om"
        " dårlig samarbeid.",
        "text-table",
    ),
    Paragraph("nb", HINDER, "25 prosent nevner mangel på tid som det som hindrer dem mest.", "count-percent"),
    Paragraph("nb", HINDER, "Tabell 8-11 viser hva som hindrer veilederne i arbeidet.", "reference"),
    Paragraph(
        "nb",
        HINDER,
        "Som det går fram av tabell 9-9, er mangel på tid nevnt av 25 og dårlig samarbeid av 24.",
        "reference",
    ),
    Paragraph("nb", USE, "Alle 29 svarte. Ny forskning om unge trekkes fram av 15.", "base"),
    Paragraph(
        "nb",
        USE,
        "Ny forskning om unge trekkes fram av 15, modeller for tverrfaglig samarbeid av 18.",
        "text-table",
    ),
    Paragraph("nb", USE, "Bare en fjerdedel fant ny forskning om unge nyttig.", "text-table"),
    Paragraph("nb", USE, "Tabell 9-12 viser hvilke deler av studiet studentene fant nyttige.", "reference"),
    Paragraph("nb", PLAN, "56 prosent går på skole til høsten og 28 prosent er i arbeid.", "text-table"),
    Paragraph("nb", PLAN, "112 prosent går på skole til høsten.", "count-percent"),
    Paragraph("nb", PLAN, "Til sammen er 83 prosent i arbeid eller går på skole.", "text-table"),
    Paragraph("nb", PLAN, "60 prosent av jentene går på skole, mot 57 prosent av guttene.", "text-table"),
    Paragraph("nb", PLAN, "Blant guttene er 37 prosent i arbeid.", "text-table"),
    Paragraph("nn", HINDER, "Mangel på tid er nemnd av 35 og dårleg samarbeid av 24.", "text-table"),
    Paragraph("nn", PLAN, "121 går på skole til hausten, og 18 veit ikkje.", "text-table"),
    Paragraph("nn", USE, "Femten nemner ny forskning om unge, og tolv rettleiingsmetodikk.", "text-table"),
    Paragraph(
        "en",
        HINDER,
        "Lack of time is named by 52 of the advisers. Poor cooperation follows with 24.",
        "text-table",
    ),
    Paragraph(
        "en",
        HINDER,
        "Fourteen answers are about rules and roles, and only nine about problems of the young people.",
        "text-table",
    ),
    Paragraph(
        "en", PLAN, "More than half (65 per cent) will be at school, and 23 per cent in work.", "text-table"
    ),
    Paragraph("en", PLAN, "A total of 230 were asked and 211 answered.", "base"),
    Paragraph("nb", "", "Rapporten bygger på tre åpne spørsmål. 290 ble invitert.", "base"),
)


def found(paragraph: Paragraph) -> set[str]:
    text = Text("sammendrag", paragraph.text, paragraph.chapter, language=paragraph.language)
    return {violation.kind for violation in check(FIGURES, [text])}


@pytest.mark.parametrize("paragraph", SOUND, ids=lambda paragraph: paragraph.text[:40])
def test_a_sound_paragraph_is_left_alone(paragraph: Paragraph) -> None:
    assert found(paragraph) == set()


@pytest.mark.parametrize("paragraph", BROKEN, ids=lambda paragraph: paragraph.text[:40])
def test_a_paragraph_with_one_error_is_caught(paragraph: Paragraph) -> None:
    assert found(paragraph) == {paragraph.kind}


def test_the_tables_themselves_are_sound() -> None:
    assert check(FIGURES) == ()
