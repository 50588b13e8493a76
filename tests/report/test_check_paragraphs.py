"""Paragraphs as researchers write them about small tables: the sound ones pass, one error each is found."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from ungtekst.report.checking import Cell, Figures, Group, Row, Table, Text, check

THEMES = Table(
    "3",
    "Hva de skriver om samarbeidet med kontaktpersonen",
    (
        Row(
            "Samarbeid med NAV",
            58,
            47,
            code="nav-samarbeid",
            names=("Samarbeid med Nav", "cooperation with NAV"),
        ),
        Row("Mestring", 41, 33, code="mestring", names=("Meistring", "Coping")),
        Row("Oppfølging og veiledning", 37, 30, code="oppfølging", names=("Oppfølging", "Guidance")),
        Row("Økonomi", 29, 24, code="økonomi", names=("Money",)),
        Row("Helse", 22, 18, code="helse", names=("Health",)),
        Row("Psykisk helse", 14, 11, code="psykisk", depth=1, names=("Mental health",)),
        Row("Fysisk helse", 9, 7, code="fysisk", depth=1, names=("Physical health",)),
        Row("Annet", 8, 7, code="annet", names=("Anna", "Other")),
    ),
    chapter="kontaktperson",
    choice="many",
    base=123,
    answered=129,
    left_out=6,
    codings=195,
    several_note=True,
    charts=("1",),
)
VALENCE = Table(
    "4",
    "Om svarene er positive eller negative",
    (
        Row("Positiv", 70, 57, code="positiv", names=("Positive",)),
        Row("Blandet", 31, 25, code="blandet", names=("Blanda", "Mixed")),
        Row("Negativ", 22, 18, code="negativ", names=("Negative",)),
    ),
    chapter="kontaktperson",
    choice="one",
    base=123,
    codings=123,
)
OFFICES = Table(
    "5",
    "Temaene etter kontor",
    (
        Row("Mestring", 41, 33, code="mestring", cells=(Cell("Nord", 27, 38), Cell("Sør", 14, 27))),
        Row("Økonomi", 29, 24, code="økonomi", cells=(Cell("Nord", 12, 17), Cell("Sør", 17, 33))),
    ),
    chapter="kontaktperson",
    choice="many",
    base=123,
    groups=(Group("Nord", 71), Group("Sør", 52)),
    several_note=True,
)
WORK = Table(
    "6",
    "Hva som skal til for å komme i arbeid",
    (
        Row("Arbeidserfaring", 33, 34, code="erfaring", names=("Work experience",)),
        Row("Utdanning", 27, 28, code="utdanning", names=("Education",)),
        Row("Hjelp fra NAV", 25, 26, code="hjelp", names=("Help from NAV",)),
        Row("Bedre helse", 19, 20, code="bedre-helse", names=("Betre helse", "Better health")),
        Row("Førerkort", 11, 11, code="førerkort", names=("A driving licence",)),
    ),
    chapter="ut-i-jobb",
    choice="many",
    base=96,
    answered=104,
    left_out=8,
    several_note=True,
    charts=("2",),
)
GRADE = Table(
    "7",
    "I hvilken grad kontaktpersonen har hjulpet",
    (
        Row("I svært stor grad", 18, 12),
        Row("I stor grad", 51, 34),
        Row("I noen grad", 57, 38),
        Row("I liten grad", 24, 16),
    ),
    chapter="hjelp",
    choice="one",
    base=150,
    codings=150,
)
FIGURES = Figures(
    (THEMES, VALENCE, OFFICES, WORK, GRADE),
    invited=308,
    asked={"kontaktperson": 140, "ut-i-jobb": 120, "hjelp": 160},
)


class Paragraph(NamedTuple):
    language: str
    chapter: str
    text: str
    kind: str = ""


def found(paragraph: Paragraph) -> list[str]:
    text = Text("sammendrag", paragraph.text, paragraph.chapter, language=paragraph.language)
    return [violation.kind for violation in check(FIGURES, [text])]


CONTACT, WORKING, HELPING = "kontaktperson", "ut-i-jobb", "hjelp"

SOUND = (
    Paragraph(
        "nb",
        CONTACT,
        "Av de 140 som fikk spørsmålet, svarte 129. Seks av svarene lot seg ikke bruke og ble tatt"
        " ut, slik at"
        " 123 svar er kodet.",
    ),
    Paragraph(
        "nb",
        CONTACT,
        "Samarbeidet med NAV er det de fleste skriver om: 58 av 123, eller 47 prosent. Deretter"
        " følger mestring (41)"
        " og oppfølging og veiledning (37).",
    ),
    Paragraph(
        "nb",
        CONTACT,
        "Hver tredje nevner mestring, og om lag en fjerdedel skriver om økonomi. Bare 18 prosent er"
        " inne på helse,"
        " og de fleste av disse har psykisk helse i tankene (14 av 22).",
    ),
    Paragraph(
        "nb",
        CONTACT,
        "Tre temaer skiller seg ut. Nesten halvparten skriver om samarbeidet med NAV, en tredel om"
        " mestring og 30"
        " prosent om oppfølging (tabell 3).",
    ),
    Paragraph(
        "nb",
        CONTACT,
        "Tonen er gjennomgående god. 70 svar er positive, 31 er blandede og 22 negative. Det betyr"
        " at over halvparten"
        " av svarene er rent positive, mens 43 prosent er enten blandede eller negative.",
    ),
    Paragraph(
        "nb",
        CONTACT,
        "I Nord nevner 38 prosent mestring, mot 27 prosent i Sør. For økonomi er bildet motsatt: 17"
        " og 33 prosent.",
    ),
    Paragraph(
        "nb",
        CONTACT,
        "Undersøkelsen ble gjort i mars 2024 blant unge mellom 18 og 29 år ved to kontorer. I 2022"
        " var det 12 prosent"
        " som skrev om økonomi, nå er det 24 prosent.",
    ),
    Paragraph(
        "nb",
        CONTACT,
        "Av de 22 som skriver om helse, bor sju hjemme hos foreldrene, og to har fått hjelp av"
        " fastlegen. Ni nevner"
        " fysisk helse.",
    ),
    Paragraph(
        "nb",
        CONTACT,
        "Flere av dem som nevner økonomi, regner på det: «jeg har 8500 kr i måneden og betaler 6000"
        " i husleie»."
        " 29 svar handler om penger og økonomi.",
    ),
    Paragraph(
        "nb",
        CONTACT,
        "Tolv svar fra Nord og 17 fra Sør handler om økonomi. Forskjellen er på 16 prosentpoeng, men"
        " gruppene er små"
        " (n = 71 og n = 52).",
    ),
    Paragraph(
        "nb",
        CONTACT,
        "Åtte svar er plassert i kategorien «Annet». De handler blant annet om bolig, og ett av dem"
        " er på over 200 ord.",
    ),
    Paragraph(
        "nb",
        WORKING,
        "33 svarer at de trenger arbeidserfaring og 27 at de trenger utdanning. Til sammen 25 venter"
        " på hjelp fra NAV,"
        " og 11 mangler førerkort.",
    ),
    Paragraph(
        "nb",
        WORKING,
        "I alt 104 svarte på spørsmålet, og åtte av svarene ble holdt utenfor. Av de 96 som er"
        " kodet, peker 34 prosent"
        " på arbeidserfaring. Førerkort er sjeldnere nevnt (11 prosent).",
    ),
    Paragraph(
        "nb",
        WORKING,
        "Å få bedre helse er viktig for én av fem. I intervjuene sa fire av ti det samme. To nevner"
        " både helse og"
        " førerkort.",
    ),
    Paragraph(
        "nb",
        HELPING,
        "46 prosent mener at kontaktpersonen har hjulpet i stor eller svært stor grad, mens 16"
        " prosent svarer i liten"
        " grad. Det største svaret er «i noen grad», som 57 har krysset av for.",
    ),
    Paragraph(
        "nb",
        HELPING,
        "Tabell 7 viser at 84 prosent har fått hjelp i det minste i noen grad. 24 av 150 svarer i"
        " liten grad.",
    ),
    Paragraph(
        "nn",
        CONTACT,
        "129 av dei 140 som vart spurde, har svart. 58 skriv om samarbeidet med NAV, og 41 om"
        " meistring. Åtte svar ligg"
        " i kategorien «Anna».",
    ),
    Paragraph(
        "nn",
        CONTACT,
        "Om lag ein tredel nemner meistring, og 29 skriv om økonomi. Det er 7 prosent som skriv om"
        " fysisk helse, og 11"
        " prosent om psykisk helse, sjå tabell 3 og figur 1.",
    ),
    Paragraph(
        "nn",
        WORKING,
        "Éin av tre peikar på arbeidserfaring. 27 vil ha utdanning, medan elleve treng førarkort"
        " eller førerkort. I fjor"
        " var det 19 som ville ha utdanning.",
    ),
    Paragraph(
        "nn",
        CONTACT,
        "Over halvparten av svara er positive (57 prosent). Kvar fjerde er blanda, og 22 er"
        " negative. Tala kan"
        " samanliknast med tabell 2 i Hansen (2019), der 61 prosent var nøgde.",
    ),
    Paragraph(
        "en",
        CONTACT,
        "Of the 129 who answered, 123 gave answers that could be coded. 58 of them (47%) write about"
        " the cooperation"
        " with NAV, and one in three mentions coping.",
    ),
    Paragraph(
        "en",
        CONTACT,
        "Seventy answers are positive, 31 are mixed and 22 are negative. Health is mentioned by 22"
        " respondents, most of"
        " whom write about mental health (14).",
    ),
    Paragraph(
        "en",
        CONTACT,
        "Coping is mentioned by 38 per cent in Nord and 27 per cent in Sør (Table 5). The two"
        " offices have 71 and 52"
        " respondents. Money is mentioned by 24 per cent overall.",
    ),
    Paragraph(
        "en",
        WORKING,
        "Work experience comes first with 33 answers, followed by education with 27. About a quarter"
        " want help from NAV,"
        " and a fifth need better health. Eleven name a driving licence.",
    ),
    Paragraph(
        "en",
        WORKING,
        "The response rate was 87 per cent (104 of 120). The survey of 2019 found that 40 per cent"
        " lacked education. The"
        " answers were read by two coders over three weeks.",
    ),
    Paragraph(
        "nb",
        "",
        "308 unge ble invitert til undersøkelsen. Den hadde tre åpne spørsmål og tok om lag ti"
        " minutter å svare på."
        " Fristen var 15. april. Kapittel 2 beskriver de 14 kontorene.",
    ),
    Paragraph(
        "nb",
        CONTACT,
        "De to største temaene, samarbeid med NAV og mestring, er nevnt 99 ganger. Det er omtrent"
        " halvparten av de"
        " 195 kodingene.",
    ),
    Paragraph(
        "nb",
        CONTACT,
        "Mestring er et tema som går igjen. 41 nevner det, og seks av dem bruker ordet selv. Blant"
        " jentene er det"
        " 19 som skriver om mestring.",
    ),
)

BROKEN = (
    Paragraph(
        "nb", CONTACT, "Av de 140 som fikk spørsmålet, svarte 124. Resten lot feltet stå tomt.", "base"
    ),
    Paragraph("nb", CONTACT, "Det ble spurt 140. Av disse er 133 svar kodet, de andre er tatt ut.", "base"),
    Paragraph(
        "nb",
        CONTACT,
        "Samarbeidet med NAV er det de fleste skriver om: 56 av 123. Deretter følger mestring (41).",
        "text-table",
    ),
    Paragraph(
        "nb", CONTACT, "Åtti prosent av svarene handler om mestring, og 24 prosent om økonomi.", "text-table"
    ),
    Paragraph("nb", CONTACT, "Nesten halvparten skriver om økonomi, og 41 nevner mestring.", "text-table"),
    Paragraph(
        "nb", CONTACT, "Om lag en tredel skriver om helse. Det er et viktig tema for mange.", "text-table"
    ),
    Paragraph(
        "nb", CONTACT, "41 prosent nevner mestring, og 24 prosent er opptatt av økonomi.", "count-percent"
    ),
    Paragraph("nb", CONTACT, "Ti svar er plassert i kategorien «Annet», og de spriker mye.", "text-table"),
    Paragraph("nb", CONTACT, "Tonen er god: 70 svar er positive, 31 blandede og 25 negative.", "text-table"),
    Paragraph("nb", CONTACT, "I Nord nevner 36 prosent mestring, mot 27 prosent i Sør.", "text-table"),
    Paragraph(
        "nb", CONTACT, "Mestring er nevnt av 29 og økonomi av 41, og de to temaene dominerer.", "text-table"
    ),
    Paragraph("nb", CONTACT, "Som tabell 13 viser, skriver 58 om samarbeidet med NAV.", "reference"),
    Paragraph(
        "nb", CONTACT, "Tabell 6 viser at 58 skriver om samarbeid med NAV og 41 om mestring.", "reference"
    ),
    Paragraph(
        "nb",
        WORKING,
        "Tabell 7 viser hva som skal til for å komme i arbeid, slik de unge ser det.",
        "reference",
    ),
    Paragraph(
        "nb", WORKING, "33 svarer at de trenger arbeidserfaring og 37 at de trenger utdanning.", "text-table"
    ),
    Paragraph("nb", WORKING, "I alt 114 svarte på spørsmålet. De fleste svarene var korte.", "base"),
    Paragraph("nb", WORKING, "Bedre helse er viktig for én av tre, og 11 nevner førerkort.", "text-table"),
    Paragraph(
        "nb", HELPING, "49 prosent mener at de har fått hjelp i stor eller svært stor grad.", "text-table"
    ),
    Paragraph("nb", HELPING, "Det vanligste svaret er «i noe grad», som 57 har krysset av for.", "wording"),
    Paragraph("nn", CONTACT, "58 skriv om samarbeidet med NAV, og 44 om meistring.", "text-table"),
    Paragraph("nn", CONTACT, "Om lag ein femdel nemner meistring. Dei andre skriv om anna.", "text-table"),
    Paragraph("nn", WORKING, "Tjueein vil ha utdanning, medan 33 peikar på arbeidserfaring.", "text-table"),
    Paragraph(
        "en",
        CONTACT,
        "Of the 129 who answered, 58 write about cooperation with NAV and 14 about coping.",
        "text-table",
    ),
    Paragraph("en", CONTACT, "Coping is mentioned by 41 per cent of the respondents.", "count-percent"),
    Paragraph(
        "en",
        WORKING,
        "Work experience comes first with 38 answers, followed by education with 27.",
        "text-table",
    ),
    Paragraph("en", WORKING, "Two in three want help from NAV. Eleven name a driving licence.", "text-table"),
    Paragraph("nb", "", "388 unge ble invitert til undersøkelsen, som tok om lag ti minutter.", "base"),
    Paragraph(
        "en",
        CONTACT,
        "Seventy answers are positive. The others, 63 in all, are mixed or negative.",
        "text-table",
    ),
)


@pytest.mark.parametrize("paragraph", SOUND, ids=lambda paragraph: paragraph.text[:40])
def test_a_sound_paragraph_is_left_alone(paragraph: Paragraph) -> None:
    assert found(paragraph) == []


@pytest.mark.parametrize("paragraph", BROKEN, ids=lambda paragraph: paragraph.text[:40])
def test_a_paragraph_with_one_error_is_caught_as_what_it_is(paragraph: Paragraph) -> None:
    assert set(found(paragraph)) == {paragraph.kind}


def test_the_tables_themselves_are_sound() -> None:
    assert check(FIGURES) == ()
