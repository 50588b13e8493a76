"""Every fixed word of a report, in bokmål, nynorsk and English: one table, one key a sentence."""

from __future__ import annotations

from ungtekst.errors import CallError, Fault
from ungtekst.report.writing import Words

_WORDS: dict[str, dict[str, str]] = {
    "nb": {
        "kicker": "Åpne svar i spørreundersøkelse",
        "skip": "Hopp til innholdet",
        "contents": "Innhold",
        "wave": "Bølge",
        "waves": "Bølger",
        "date": "Kodet {date}",
        "codebook": "Kodebok {id}, versjon {version}",
        "table": "Tabell {n}",
        "figure": "Figur {n}",
        "warning_title": "Bare til intern bruk",
        "warning": "Ikke alle sitatene i denne rapporten er lest og godkjent. De er maskert av et program,"
        " som kan"
        " overse navn og andre personopplysninger. Rapporten skal ikke deles eller publiseres slik den"
        " er.",
        "lapsed": "Godkjente sitater som er tatt ut fordi svaret, koden eller maskeringen er endret"
        " siden: {n}.",
        "as_written": "Vis sitatene som de er skrevet",
        "masked_note": "Ord i klammer er satt inn i stedet for opplysninger som kunne røpe hvem det er.",
        "naive": "Tallene er telt opp slik svarene er kodet. De er ikke korrigert for feil i"
        " maskinkodingen, og de har derfor ingen feilmargin ennå.",
        "overview": "Oversikt",
        "overview_caption": "Spørsmålene og hvor mange som er spurt, har svart og er kodet",
        "question": "Spørsmål",
        "asked": "Spurt",
        "answered": "Svarte",
        "usable": "Brukbare svar",
        "coded": "Svar kodet",
        "unknown": "ukjent",
        "no_answers": "Prosjektet har ingen svar å rapportere.",
        "bases_caption": "Fra spurte til kodede svar. Antall respondenter",
        "bases_step": "Trinn",
        "blank": "tomt svar",
        "no_row": "ikke svart",
        "bruk_disputed": "Omstridt brukbarhet",
        "uncoded": "ikke vurdert av noen",
        "of_asked": "av spurte",
        "of_answered": "av dem som svarte",
        "of_usable": "av brukbare svar",
        "count": "Antall",
        "share": "Andel",
        "total": "Totalt",
        "of_base": "av {n}",
        "disputed": "Omstridt",
        "category": "Kategori",
        "value": "Verdi",
        "under": "herunder",
        "categories_caption": "{label}: respondenter i hver kategori. Andel av kodede svar, n = {n}",
        "categories_own_bases": "{label}: respondenter i hver kategori. Andel av kategoriens eget grunnlag",
        "respondents": "Respondenter som svarte",
        "several": "Et svar kan ha flere koder: her er {codings} kodinger fra {carriers} respondenter, i"
        " gjennomsnitt {mean} per respondent. Andelene summerer seg derfor ikke til 100 prosent.",
        "own_base": "Grunnlaget er de svarene som er vurdert på kategorien. Omstridte og ikke vurderte"
        " svar"
        " er ikke med.",
        "under_note": "Kategorier merket «herunder» er også talt med i kategorien over.",
        "hidden_row": "–: kategorien er vurdert i færre enn {n} svar, og vises ikke.",
        "without": "{n} av {base} kodede svar har ingen av kodene ({share}).",
        "sources": "Kodinger i alt: {n}. Satt av mennesker: {human}, av modellen: {model}, av reglene i"
        " kodeboken: {rule}.",
        "disputed_note": "Omstridte avgjørelser, der kodere er uenige: {n}. De er ikke talt med.",
        "disputed_chapter": "Omstridte avgjørelser i dette kapittelet, der kodere er uenige: {n}. De er"
        " ikke talt med.",
        "figure_caption": "{label}: antall respondenter i hver kategori, og andel av grunnlaget (n = {n})",
        "figure_caption_own": "{label}: antall respondenter i hver kategori, og andel av kategoriens eget"
        " grunnlag",
        "figure_title": "Liggende søyler: {label}",
        "bar": "{label}: {count} av {base} ({share})",
        "values_caption": "{label}. Antall svar og andel av svar med verdi, n = {n}",
        "rounding": "Andelene er avrundet hver for seg og summerer seg til {sum} prosent.",
        "values_missing": "{n} brukbare svar er ikke vurdert og er ikke med i tabellen.",
        "small": "{label}: {n} svar er kodet. Under {least} svar vises verken tabell eller sitater, av"
        " hensyn til personvernet.",
        "themes": "Temaer og sitater",
        "lead": "{count} av {base} kodede svar har denne koden ({share}).",
        "no_quotes": "Ingen sitater er valgt.",
        "answer": "Svar {n}",
        "coded_by": "Kodet etter",
        "the_question": "(spørsmålet)",
        "method": "Slik er svarene kodet",
        "method_codebook": "Svarene er kodet med ungtekst {version} etter kodeboken «{id}», versjon"
        " {codebook_version} (fingeravtrykk {digest}).",
        "method_none": "Ingen maskinkoding er kjørt.",
        "method_rule": "Maskinkodingen{when} bygger bare på kodeboken: begrepene den nevner for hver"
        " kode."
        " Den har ikke lært av svar kodet av mennesker.",
        "method_model": "Maskinkodingen{when} er gjort av en modell som har lært av {n} svar kodet av"
        " mennesker, med kodeboken som utgangspunkt.",
        "method_when": " {date}",
        "method_pipeline": "Språkmodell: {pipeline}. Startverdi for tilfeldige valg: {seed}.",
        "method_human": "Kodinger gjort av mennesker i prosjektet: {n}.",
        "method_coders": "Kodere: {coders}.",
        "method_usable": "Tomme svar, svar som «vet ikke», svar utenfor spørsmålet og uleselige svar er"
        " tatt ut før temaene er telt. Hvor mange det er, står i hvert kapittel. Der et menneske har"
        " kodet, gjelder det framfor maskinen. Der to kodere er uenige og ingen har avgjort det, er"
        " avgjørelsen omstridt: den telles ikke med, men står ved siden av.",
        "method_quotes": "Sitatene er valgt av programmet blant svarene som er talt med: noen typiske"
        " for temaet, et"
        " som går imot de fleste, og et i ytterkanten. Ingen er sitert to ganger i rapporten. Sitatene"
        " er ordrette,"
        " men for det som er merket: (…) viser hvor noe er utelatt, [ ] hvor noe er maskert, og prikket"
        " strek"
        " hvor en skrivefeil er rettet. «Kodet etter» viser de ordene i sitatet som etter maskinens"
        " skjønn taler"
        " mest for temaet, også der et menneske har kodet.",
        "method_approved": "Hvert sitat er godkjent i den formen det står her. Godkjent av: {who}.",
        "sources_caption": "Gjeldende avgjørelser i svarene i rapporten, etter kilde. En avgjørelse er at"
        " ett svar har eller ikke har én kode, eller har én verdi",
        "source": "Kilde",
        "human": "Menneske",
        "model": "Modell",
        "rule": "Regler",
    },
    "nn": {
        "kicker": "Opne svar i spørjeundersøking",
        "skip": "Hopp til innhaldet",
        "contents": "Innhald",
        "wave": "Bølgje",
        "waves": "Bølgjer",
        "date": "Koda {date}",
        "codebook": "Kodebok {id}, versjon {version}",
        "table": "Tabell {n}",
        "figure": "Figur {n}",
        "warning_title": "Berre til intern bruk",
        "warning": "Ikkje alle sitata i denne rapporten er lesne og godkjende. Dei er maskerte av eit"
        " program, som kan"
        " oversjå namn og andre personopplysningar. Rapporten skal ikkje delast eller publiserast slik"
        " han er.",
        "lapsed": "Godkjende sitat som er tekne ut fordi svaret, koden eller maskeringa er endra sidan: {n}.",
        "as_written": "Vis sitata slik dei er skrivne",
        "masked_note": "Ord i klammer er sette inn i staden for opplysningar som kunne røpe kven det er.",
        "naive": "Tala er talde opp slik svara er koda. Dei er ikkje korrigerte for feil i maskinkodinga,"
        " og dei har difor ingen feilmargin enno.",
        "overview": "Oversyn",
        "overview_caption": "Spørsmåla og kor mange som er spurde, har svart og er koda",
        "question": "Spørsmål",
        "asked": "Spurde",
        "answered": "Svarte",
        "usable": "Brukande svar",
        "coded": "Svar koda",
        "unknown": "ukjent",
        "no_answers": "Prosjektet har ingen svar å rapportere.",
        "bases_caption": "Frå spurde til koda svar. Tal på respondentar",
        "bases_step": "Steg",
        "blank": "tomt svar",
        "no_row": "ikkje svart",
        "bruk_disputed": "Omstridd bruk",
        "uncoded": "ikkje vurderte av nokon",
        "of_asked": "av dei spurde",
        "of_answered": "av dei som svarte",
        "of_usable": "av brukande svar",
        "count": "Tal",
        "share": "Del",
        "total": "Totalt",
        "of_base": "av {n}",
        "disputed": "Omstridd",
        "category": "Kategori",
        "value": "Verdi",
        "under": "av desse",
        "categories_caption": "{label}: respondentar i kvar kategori. Del av koda svar, n = {n}",
        "categories_own_bases": "{label}: respondentar i kvar kategori. Del av kategorien sitt eige grunnlag",
        "respondents": "Respondentar som svarte",
        "several": "Eit svar kan ha fleire kodar: her er {codings} kodingar frå {carriers}"
        " respondentar, i"
        " gjennomsnitt {mean} per respondent. Delane summerer seg difor ikkje til 100 prosent.",
        "own_base": "Grunnlaget er dei svara som er vurderte på kategorien. Omstridde og ikkje vurderte"
        " svar er ikkje med.",
        "under_note": "Kategoriar merkte «av desse» er òg talde med i kategorien over.",
        "hidden_row": "–: kategorien er vurdert i færre enn {n} svar, og blir ikkje vist.",
        "without": "{n} av {base} koda svar har ingen av kodane ({share}).",
        "sources": "Kodingar i alt: {n}. Sette av menneske: {human}, av modellen: {model}, av reglane i"
        " kodeboka: {rule}.",
        "disputed_note": "Omstridde avgjerder, der kodarar er usamde: {n}. Dei er ikkje talde med.",
        "disputed_chapter": "Omstridde avgjerder i dette kapittelet, der kodarar er usamde: {n}. Dei er"
        " ikkje talde med.",
        "figure_caption": "{label}: tal på respondentar i kvar kategori, og del av grunnlaget (n = {n})",
        "figure_caption_own": "{label}: tal på respondentar i kvar kategori, og del av kategorien sitt"
        " eige"
        " grunnlag",
        "figure_title": "Liggjande søyler: {label}",
        "bar": "{label}: {count} av {base} ({share})",
        "values_caption": "{label}. Tal på svar og del av svar med verdi, n = {n}",
        "rounding": "Delane er runda av kvar for seg og summerer seg til {sum} prosent.",
        "values_missing": "{n} brukande svar er ikkje vurderte og er ikkje med i tabellen.",
        "small": "{label}: {n} svar er koda. Under {least} svar blir verken tabell eller sitat viste, av"
        " omsyn til personvernet.",
        "themes": "Tema og sitat",
        "lead": "{count} av {base} koda svar har denne koden ({share}).",
        "no_quotes": "Ingen sitat er valde.",
        "answer": "Svar {n}",
        "coded_by": "Koda etter",
        "the_question": "(spørsmålet)",
        "method": "Slik er svara koda",
        "method_codebook": "Svara er koda med ungtekst {version} etter kodeboka «{id}», versjon"
        " {codebook_version} (fingeravtrykk {digest}).",
        "method_none": "Inga maskinkoding er køyrd.",
        "method_rule": "Maskinkodinga{when} byggjer berre på kodeboka: omgrepa ho nemner for kvar kode."
        " Ho"
        " har ikkje lært av svar koda av menneske.",
        "method_model": "Maskinkodinga{when} er gjord av ein modell som har lært av {n} svar koda av"
        " menneske, med kodeboka som utgangspunkt.",
        "method_when": " {date}",
        "method_pipeline": "Språkmodell: {pipeline}. Startverdi for tilfeldige val: {seed}.",
        "method_human": "Kodingar gjorde av menneske i prosjektet: {n}.",
        "method_coders": "Kodarar: {coders}.",
        "method_usable": "Tomme svar, svar som «veit ikkje», svar utanfor spørsmålet og uleselege svar er"
        " tekne ut før temaa er talde. Kor mange det er, står i kvart kapittel. Der eit menneske har"
        " koda,"
        " gjeld det framfor maskina. Der to kodarar er usamde og ingen har avgjort det, er avgjerda"
        " omstridd: ho blir ikkje talt med, men står ved sida av.",
        "method_quotes": "Sitata er valde av programmet blant svara som er talde med: nokre typiske for"
        " temaet, eitt"
        " som går imot dei fleste, og eitt i ytterkanten. Ingen er siterte to gonger i rapporten."
        " Sitata er ordrette,"
        " men for det som er merkt: (…) viser kvar noko er utelate, [ ] kvar noko er maskert, og prikka"
        " strek"
        " kvar ein skrivefeil er retta. «Koda etter» viser dei orda i sitatet som etter skjønnet til"
        " maskina talar"
        " mest for temaet, også der eit menneske har koda.",
        "method_approved": "Kvart sitat er godkjent i den forma det står her. Godkjent av: {who}.",
        "sources_caption": "Gjeldande avgjerder i svara i rapporten, etter kjelde. Ei avgjerd er at eitt"
        " svar har eller ikkje har éin kode, eller har éin verdi",
        "source": "Kjelde",
        "human": "Menneske",
        "model": "Modell",
        "rule": "Reglar",
    },
    "en": {
        "kicker": "Open answers in a survey",
        "skip": "Skip to contents",
        "contents": "Contents",
        "wave": "Wave",
        "waves": "Waves",
        "date": "Coded {date}",
        "codebook": "Codebook {id}, version {version}",
        "table": "Table {n}",
        "figure": "Figure {n}",
        "warning_title": "For internal use only",
        "warning": "Not all quotes in this report have been read and approved. A program has masked them,"
        " and it may"
        " overlook names and other personal details. The report must not be shared or published as it"
        " is.",
        "lapsed": "Approved quotes left out because the answer, the code or the masking has changed"
        " since: {n}.",
        "as_written": "Show the quotes as they were written",
        "masked_note": "Words in brackets stand for details that could tell who it is.",
        "naive": "The numbers count the answers as they are coded. They are not corrected for errors in"
        " the"
        " machine coding, and so have no margin of error yet.",
        "overview": "Overview",
        "overview_caption": "The questions, and how many were asked, answered and were coded",
        "question": "Question",
        "asked": "Asked",
        "answered": "Answered",
        "usable": "Usable answers",
        "coded": "Answers coded",
        "unknown": "not known",
        "no_answers": "The project has no answers to report.",
        "bases_caption": "From asked to coded. Number of respondents",
        "bases_step": "Step",
        "blank": "blank answer",
        "no_row": "did not answer",
        "bruk_disputed": "Usability disputed",
        "uncoded": "not judged by anyone",
        "of_asked": "of those asked",
        "of_answered": "of those who answered",
        "of_usable": "of usable answers",
        "count": "Count",
        "share": "Share",
        "total": "Total",
        "of_base": "of {n}",
        "disputed": "Disputed",
        "category": "Category",
        "value": "Value",
        "under": "of which",
        "categories_caption": "{label}: respondents in each category. Share of answers coded, n = {n}",
        "categories_own_bases": "{label}: respondents in each category. Share of the category's own base",
        "respondents": "Respondents who answered",
        "several": "An answer may have several codes: here are {codings} codings from {carriers}"
        " respondents, {mean} a respondent on average. The shares therefore do not add to 100 per cent.",
        "own_base": "The base is the answers judged on the category. Disputed and unjudged answers are"
        " not"
        " in it.",
        "under_note": "Categories marked «of which» are also counted in the category above.",
        "hidden_row": "–: the category was judged in fewer than {n} answers and is not shown.",
        "without": "{n} of {base} answers coded have none of the codes ({share}).",
        "sources": "Codings in all: {n}. By humans: {human}, by the model: {model}, by the codebook's"
        " rules: {rule}.",
        "disputed_note": "Disputed decisions, on which coders differ: {n}. They are not counted.",
        "disputed_chapter": "Disputed decisions in this chapter, on which coders differ: {n}. They are"
        " not"
        " counted.",
        "figure_caption": "{label}: number of respondents in each category, and share of the base (n = {n})",
        "figure_caption_own": "{label}: number of respondents in each category, and share of the"
        " category's"
        " own base",
        "figure_title": "Horizontal bars: {label}",
        "bar": "{label}: {count} of {base} ({share})",
        "values_caption": "{label}. Number of answers and share of answers with a value, n = {n}",
        "rounding": "The shares are rounded one by one and add to {sum} per cent.",
        "values_missing": "Usable answers not judged, and so not in the table: {n}.",
        "small": "{label}: answers coded: {n}. Below {least} answers neither table nor quotes are"
        " shown, to"
        " protect the respondents.",
        "themes": "Themes and quotes",
        "lead": "{count} of {base} answers coded have this code ({share}).",
        "no_quotes": "No quotes were chosen.",
        "answer": "Answer {n}",
        "coded_by": "Coded by",
        "the_question": "(the question)",
        "method": "How the answers were coded",
        "method_codebook": "The answers were coded with ungtekst {version} against the codebook «{id}»,"
        " version {codebook_version} (fingerprint {digest}).",
        "method_none": "No machine coding has been run.",
        "method_rule": "The machine coding{when} rests on the codebook alone: the terms it names for each"
        " code. It has not learnt from answers coded by humans.",
        "method_model": "The machine coding{when} was made by a model that learnt from {n} answers"
        " coded by"
        " humans, with the codebook as its starting point.",
        "method_when": " of {date}",
        "method_pipeline": "Language model: {pipeline}. Random seed: {seed}.",
        "method_human": "Codings made by humans in the project: {n}.",
        "method_coders": "Coders: {coders}.",
        "method_usable": "Blank answers, answers like «don't know», answers off the question and"
        " unreadable"
        " answers were left out before the themes were counted. Each chapter says how many. Where a human"
        " has coded, that stands before the machine. Where two coders differ and nobody has settled it,"
        " the decision is disputed: it is not counted, but stands beside.",
        "method_quotes": "The quotes were chosen by the program among the answers counted: some that"
        " are typical of"
        " the theme, one that goes against most, and one at its edge. Nobody is quoted twice in the"
        " report. Quotes are"
        " verbatim but for what is marked: (…) shows where something is left out, [ ] where something"
        " is masked, and"
        " a dotted line where a slip is put right. 'Coded by' shows the words in the quote that in the"
        " machine's"
        " judgement speak most for the theme, also where a human has coded.",
        "method_approved": "Each quote was approved in the form it has here. Approved by: {who}.",
        "sources_caption": "Current decisions in the answers of this report, by source. A decision says"
        " that one answer has or has not one code, or has one value",
        "source": "Source",
        "human": "Human",
        "model": "Model",
        "rule": "Rules",
    },
}

LANGUAGES = tuple(_WORDS)


def words(language: str) -> Words:
    """Give the words of ``nb``, ``nn`` or ``en``. Raises CallError for any other."""
    if language not in _WORDS:
        raise CallError(Fault("report-language", {"language": language, "known": ", ".join(LANGUAGES)}))
    return Words(language, _WORDS[language])
