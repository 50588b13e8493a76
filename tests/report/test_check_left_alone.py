"""Sound sentences that are easy to take for wrong: counts by hand, ages, means, other people's figures."""

from __future__ import annotations

import pytest
from test_check_paragraphs import CONTACT, FIGURES

from ungtekst.report.checking import Text, check

LEFT_ALONE = {
    "nb": (
        "Flere enn hundre svar er gode å lese, og vi har hatt glede av dem.",
        "Økonomi går igjen: 29 skriver om gjeld, husleie eller mat. Tre av dem har søkt om gjeldsordning.",
        "Det er vanskelig å skille mestring fra helse. I 17 tilfeller var vi to kodere uenige, og de"
        " ble avgjort i fellesskap.",
        "Unge med dårlig helse er oftere i kontakt med NAV enn andre. I befolkningen er det 12"
        " prosent som har slike plager.",
        "Mestring nevnes oftere enn økonomi (41 mot 29 svar).",
        "Forskjellen mellom mestring og økonomi er 12 svar, eller 9 prosentpoeng.",
        "Samarbeidet med NAV får 58 omtaler. Nesten like mange – 41 og 37 – gjelder mestring og oppfølging.",
        "Mestring, oppfølging og veiledning, økonomi og helse er nevnt av henholdsvis 41, 37, 29 og 22.",
        "Bare 8 svar, det vil si 7 prosent, passet ikke inn og havnet i kategorien annet.",
        "Av de 58 som skriver om samarbeidet med NAV, er 40 fornøyde og 18 misfornøyde.",
        "70 svar er positive. Av dem handler 30 om mestring.",
        "I tillegg til de 41 som skriver om mestring, er det ti som nevner noe lignende.",
        "Hver femte (18 prosent) skriver om helse. Blant dem mellom 18 og 20 år er andelen 25 prosent.",
        "NAV-kontoret har 14 ansatte, og hver kontaktperson følger opp 30 unge. Samarbeidet med NAV"
        " er nevnt av 58.",
        "Om lag to av tre svar er kortere enn ti ord.",
        "Under ti prosent skriver om annet.",
        "Ungdommene er i snitt 22,4 år. De som skriver om mestring, er noe eldre (23,1 år).",
        "Helse er et tema for 22 av de unge. Åtte av svarene om helse er på nynorsk.",
        "Det første temaet er samarbeid med NAV. Det andre er mestring. Det tredje, oppfølging, har 37 svar.",
        "Økonomi er viktigere i Sør enn i Nord: en tredel mot 17 prosent.",
        "I Nord kom det inn 71 svar og i Sør 52.",
        "Vi la 12 timer i kodingen av de 123 svarene, og 20 prosent ble kodet av to.",
        "Reliabiliteten var god (kappa 0,81 for mestring og 0,74 for økonomi).",
        "Usikkerheten er stor: for mestring går 95 % konfidensintervallet fra 25 til 42 prosent.",
        "Svarene om økonomi er lengst, med 34 ord i snitt, mot 21 for mestring.",
        "Minst én av fire skriver om økonomi eller helse.",
        "Samtidig er det 29 som nevner økonomi, og det er like mange som i fjor.",
        "Det er 65 som ikke skriver om samarbeidet med NAV i det hele tatt.",
        "Legger vi sammen blandede og negative svar, får vi 53, eller 43 prosent.",
        "De positive svarene er mer enn tre ganger så mange som de negative (70 mot 22).",
        "Rundt 40 svar handler om mestring, og knappe 30 om økonomi.",
        "I underkant av 50 prosent skriver om samarbeidet med NAV.",
        "Ett svar om økonomi er på to sider.",
        "På en skala fra 1 til 5 gir de NAV 3,4. 58 skriver om samarbeidet med NAV.",
        "«Mestring» er brukt om svar der noen får til noe. 41 svar har denne koden, 82 har den ikke.",
        "Tabell 3 viser temaene i de 123 svarene. Et svar kan ha flere temaer, og i snitt er det 1,6"
        " per svar.",
        "Som vist i tabell 3 og 4 er 41 inne på mestring, mens 70 svar er positive.",
        "Se også tabell 6 for hva som skal til for å komme i arbeid.",
        "Figur 1 viser temaene. Samarbeid med NAV er størst med 47 prosent, se tabell 3.",
        "Hjelpen er til å stole på, skriver en av dem som er i tiltak på 60 prosent.",
        "De andre 82 svarene er ikke om mestring.",
        "Fem av de ti lengste svarene er om helse.",
        "Psykisk helse (14) er vanligere enn fysisk helse (9); ett svar er om begge deler.",
        "Helse er nevnt 22 ganger, herav 14 om psykisk og 9 om fysisk helse.",
        "Gruppen på 41 som skriver om mestring, er delt på to kontorer: 27 i Nord og 14 i Sør.",
    ),
    "en": (
        "Coping (41) is more common than money (29) and health (22).",
        "Two thirds do not mention coping at all.",
        "Forty-one write about coping, of whom ten use the word itself.",
        "A majority of the answers (57%) are positive; only 18% are negative.",
        "Of the 22 about health, five also describe problems with the family.",
        "In 2023, 35 per cent mentioned money; this year it is 24 per cent.",
        "Around 30 write about money, and just under half about cooperation with NAV.",
        "The answers were coded over 3 weeks by 2 coders, who agreed in 91 per cent of the cases.",
    ),
    "nn": (
        "Dei fleste svara er positive, og berre 22 er negative.",
        "41 har skrive om meistring, medan 29 er opptekne av økonomi.",
        "Ein av tre skriv om meistring; for økonomi er det om lag ein av fire.",
        "Det vart delt ut 200 skjema på tre kontor, og 129 har svart på dette spørsmålet.",
        "Tolv prosentpoeng skil blanda og positive svar i fjor.",
    ),
}
CASES = [(language, text) for language, texts in LEFT_ALONE.items() for text in texts]


@pytest.mark.parametrize(("language", "text"), CASES, ids=[text[:40] for _, text in CASES])
def test_what_no_table_can_answer_is_left_alone(language: str, text: str) -> None:
    assert check(FIGURES, [Text("sammendrag", text, CONTACT, language=language)]) == ()
