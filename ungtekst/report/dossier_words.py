"""Every fixed word of a dossier, in bokmål and nynorsk: one key a sentence."""

from __future__ import annotations

from ungtekst.errors import CallError, Fault
from ungtekst.report.writing import Words

_WORDS = {
    "nb": {
        "kicker": "Dossier",
        "skip": "Hopp til svarene",
        "index": "Alle dossierer",
        "index_title": "Dossierer",
        "contents": "Innhold",
        "waves": "Bølge {waves}",
        "codebook": "Kodebok {id}, versjon {version}",
        "date": "Maskinkodet {date}",
        "warning_title": "Bare til intern bruk",
        "masked": "Navn, steder og andre kjennetegn er maskert av programmet. Det finner mye, men ikke alt,"
        " og en sjelden historie kan fortelle hvem som har svart. Dossieret skal ikke deles eller"
        " publiseres.",
        "unmasked": "Svarene står slik de ble skrevet. Ingenting er maskert: de kan inneholde navn og andre"
        " personopplysninger. Dossieret skal ikke deles eller publiseres.",
        "to_look_at": "{n} svar har noe programmet er i tvil om.",
        "lead": "{answers} svar har denne koden, fra {people}.",
        "person": "1 respondent",
        "people": "{n} respondenter",
        "sources": "Avgjort av mennesker: {human}, av modellen: {model}, av reglene i kodeboken: {rule}.",
        "legend": "Slik leses det",
        "legend_speaks": "taler mest for koden, etter maskinens skjønn, også der et menneske har kodet",
        "legend_mask": "er maskert",
        "legend_look": "må ses: programmet er i tvil",
        "words": "ord",
        "name": "[navn]",
        "legend_order": "Svarene står etter bølge og respondentnummer. Numrene er laget for dossierene, er de"
        " samme i alle dossierer fra prosjektet og sier ikke når svaret ble levert.",
        "nothing": "Ingen svar har denne koden nå.",
        "answers": "{n} svar",
        "question": "Spørsmål: {id}",
        "variant": "Til {group}: {wording}",
        "wave": "bølge",
        "human": "Kodet av",
        "resolution": "Avgjort av",
        "model": "Kodet av maskinen, etter det den har lært",
        "rule": "Kodet av maskinen, etter kodeboken",
        "by_question": "på grunn av spørsmålet",
        "others": "Også:",
        "set_aside": "Telles ikke som svar: {why}",
        "look": "Må ses:",
        "theme": "Tema",
        "answers_head": "Svar",
        "people_head": "Respon\N{SOFT HYPHEN}denter",
        "human_head": "Kodet av men\N{SOFT HYPHEN}nesker",
        "look_head": "Må ses",
        "caption": "Dossierene og hvor mye som er i hvert av dem",
        "several": "Et svar kan ha flere koder, og står da i flere dossierer.",
    },
    "nn": {
        "kicker": "Dossier",
        "skip": "Hopp til svara",
        "index": "Alle dossiera",
        "index_title": "Dossier",
        "contents": "Innhald",
        "waves": "Bølgje {waves}",
        "codebook": "Kodebok {id}, versjon {version}",
        "date": "Maskinkoda {date}",
        "warning_title": "Berre til intern bruk",
        "masked": "Namn, stader og andre kjenneteikn er maskerte av programmet. Det finn mykje, men ikkje"
        " alt, og ei sjeldan historie kan fortelje kven som har svart. Dossieret skal ikkje delast eller"
        " publiserast.",
        "unmasked": "Svara står slik dei vart skrivne. Ingenting er maskert: dei kan innehalde namn og andre"
        " personopplysningar. Dossieret skal ikkje delast eller publiserast.",
        "to_look_at": "{n} svar har noko programmet er i tvil om.",
        "lead": "{answers} svar har denne koden, frå {people}.",
        "person": "1 respondent",
        "people": "{n} respondentar",
        "sources": "Avgjort av menneske: {human}, av modellen: {model}, av reglane i kodeboka: {rule}.",
        "legend": "Slik les du det",
        "legend_speaks": "talar mest for koden, etter skjønnet til maskina, også der eit menneske har koda",
        "legend_mask": "er maskert",
        "legend_look": "må sjåast på: programmet er i tvil",
        "words": "ord",
        "name": "[namn]",
        "legend_order": "Svara står etter bølgje og respondentnummer. Numra er laga for dossiera, er dei same"
        " i alle dossier frå prosjektet og seier ikkje når svaret vart levert.",
        "nothing": "Ingen svar har denne koden no.",
        "answers": "{n} svar",
        "question": "Spørsmål: {id}",
        "variant": "Til {group}: {wording}",
        "wave": "bølgje",
        "human": "Koda av",
        "resolution": "Avgjort av",
        "model": "Koda av maskina, etter det ho har lært",
        "rule": "Koda av maskina, etter kodeboka",
        "by_question": "på grunn av spørsmålet",
        "others": "Også:",
        "set_aside": "Blir ikkje talt som svar: {why}",
        "look": "Må sjåast på:",
        "theme": "Tema",
        "answers_head": "Svar",
        "people_head": "Respon\N{SOFT HYPHEN}dentar",
        "human_head": "Koda av men\N{SOFT HYPHEN}neske",
        "look_head": "Må sjåast på",
        "caption": "Dossiera og kor mykje som er i kvart av dei",
        "several": "Eit svar kan ha fleire kodar, og står då i fleire dossier.",
    },
}


def dossier_words(language: str) -> Words:
    """Give the words of ``nb`` or ``nn``. Raises CallError for any other."""
    if language not in _WORDS:
        raise CallError(Fault("report-language", {"language": language, "known": ", ".join(_WORDS)}))
    return Words(language, _WORDS[language])
