"""A third set of paragraphs, again written after the checks were tuned on the others."""

from __future__ import annotations

import pytest
from test_check_more_paragraphs import FIGURES, HINDER, PLAN, USE

from ungtekst.report.checking import Text, check

SOUND = (
    (
        HINDER,
        "nb",
        "Svarene på dette spørsmålet er korte, men 65 av dem lot seg kode. Det er 91 prosent av dem"
        " som svarte.",
    ),
    (HINDER, "nb", "Tid er en knapp ressurs. 25 veiledere sier det rett ut, og mange flere antyder det."),
    (
        HINDER,
        "nb",
        "Flest svar, 25 i tallet, handler om mangel på tid; deretter kommer dårlig samarbeid, mangel"
        " på læreplasser og regelverk.",
    ),
    (HINDER, "nb", "Dårlig samarbeid er nesten like vanlig som mangel på tid: 37 mot 38 prosent."),
    (
        HINDER,
        "nb",
        "Omkring en tredel (31 prosent) trekker fram mangel på læreplasser, særlig innen de 12 yrkesfagene.",
    ),
    (
        HINDER,
        "nb",
        "Regelverk og rollefordeling nevnes av 22 prosent. Reglene ble endret 1. august 2014, og da"
        " falt tallet på søkere med 8 prosent.",
    ),
    (HINDER, "nb", "Mangel på tid nevnes av flere enn dobbelt så mange som regelverket har fått."),
    (HINDER, "nb", "Til sammen har 44 svar å gjøre med enten mangel på læreplasser eller dårlig samarbeid."),
    (HINDER, "nb", "Ser vi bort fra de tre svarene i kategorien «Annet», er det 62 svar igjen."),
    (HINDER, "nb", "I gjennomsnitt nevner hver veileder 1,4 hindringer."),
    (HINDER, "nb", "Av de 25 som nevner mangel på tid, har 15 mer enn 100 elever hver."),
    (
        HINDER,
        "nb",
        "Mangel på tid er et gammelt problem: i 2009 var det 40 prosent, i 2011 43 prosent og nå 38 prosent.",
    ),
    (
        HINDER,
        "nb",
        "Mange veiledere har ansvar for 3 skoler eller flere, og dårlig samarbeid blir da fort en følge.",
    ),
    (HINDER, "nb", "Mindre enn halvparten nevner hver av hindringene."),
    (PLAN, "nb", "Vel halvparten av de unge går på skole, og nær en firedel er i arbeid."),
    (PLAN, "nb", "18 vet ikke hva de skal gjøre, det er 9 prosent."),
    (PLAN, "nb", "Jentene går oftere på skole (60 prosent) enn guttene (51)."),
    (PLAN, "nb", "Bare 12 prosent er på tiltak. Kommunen hadde plass til 40."),
    (PLAN, "nb", "79 prosent er i skole eller arbeid, og resten er på tiltak eller vet ikke."),
    (PLAN, "nb", "Til sammen 42 er på tiltak eller vet ikke."),
    (PLAN, "nb", "Flere gutter enn jenter er i arbeid, 24 mot 22, selv om jentene er flere (110 mot 90)."),
    (PLAN, "nb", "Svarprosenten er 87, og 30 har ikke svart."),
    (PLAN, "nb", "Én av fire er i arbeid, de fleste i butikk."),
    (PLAN, "nb", "Går på skole er det vanligste svaret (112 personer)."),
    (USE, "nb", "Femten av de 27 trekker fram ny forskning om unge."),
    (
        USE,
        "nb",
        "For elleve var veiledningsmetodikk det viktigste, og for 13 modeller for tverrfaglig samarbeid.",
    ),
    (
        USE,
        "nb",
        "Ny forskning om unge og modeller for tverrfaglig samarbeid er nevnt av henholdsvis 15 og 13.",
    ),
    (
        USE,
        "nb",
        "To av fem har nytte av veiledningsmetodikk, skriver de, og det stemmer med evalueringen i"
        " 2012 (45 prosent).",
    ),
    (HINDER, "en", "Nearly four in ten name lack of time. Poor cooperation is named by 37 per cent."),
    (HINDER, "en", "Twenty answers concern lack of apprenticeships, and 14 concern rules and roles."),
    (HINDER, "en", "Of the 95 advisers, 71 answered; six answers were left out."),
)
BROKEN = (
    (HINDER, "nb", "Flest svar, 28 i tallet, handler om mangel på tid."),
    (HINDER, "nb", "Dårlig samarbeid er nesten like vanlig som mangel på tid: 33 mot 38 prosent."),
    (HINDER, "nb", "Omkring en tredel (35 prosent) trekker fram mangel på læreplasser."),
    (HINDER, "nb", "Regelverk og rollefordeling nevnes av 27 prosent."),
    (HINDER, "nb", "Til sammen har 46 svar å gjøre med enten mangel på læreplasser eller dårlig samarbeid."),
    (HINDER, "nb", "Over halvparten nevner dårlig samarbeid."),
    (HINDER, "nb", "Sytten nevner regelverk og rollefordeling."),
    (HINDER, "nb", "Dårlig samarbeid er nevnt 42 ganger."),
    (HINDER, "nb", "Det er 24 prosent som sier at dårlig samarbeid hindrer dem."),
    (PLAN, "nb", "Vel halvparten av de unge går på skole, og nær en tredel er i arbeid."),
    (PLAN, "nb", "28 vet ikke hva de skal gjøre."),
    (PLAN, "nb", "Jentene går oftere på skole (66 prosent) enn guttene (51)."),
    (PLAN, "nb", "72 prosent er i skole eller arbeid: 56 går på skole og 23 er i arbeid."),
    (PLAN, "nb", "Svarprosenten er 78."),
    (PLAN, "nb", "Går på skole er det vanligste svaret (122 personer)."),
    (USE, "nb", "Femten av de 29 trekker fram ny forskning om unge."),
    (USE, "nb", "Tre av fem har nytte av veiledningsmetodikk, skriver de."),
    (HINDER, "en", "Nearly six in ten name lack of time."),
    (HINDER, "en", "Twelve answers concern lack of apprenticeships."),
    (HINDER, "en", "Of the 95 advisers, 74 answered."),
)


@pytest.mark.parametrize(("chapter", "language", "text"), SOUND, ids=[case[2][:40] for case in SOUND])
def test_a_sound_paragraph_is_left_alone(chapter: str, language: str, text: str) -> None:
    assert check(FIGURES, [Text("sammendrag", text, chapter, language=language)]) == ()


@pytest.mark.parametrize(("chapter", "language", "text"), BROKEN, ids=[case[2][:40] for case in BROKEN])
def test_a_paragraph_with_one_error_is_caught(chapter: str, language: str, text: str) -> None:
    assert check(FIGURES, [Text("sammendrag", text, chapter, language=language)])
