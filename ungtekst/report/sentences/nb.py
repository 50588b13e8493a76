"""Every fixed word of a report in bokmål, one key a sentence."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
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
    "warning": (
        "Ikke alle sitatene i denne rapporten er lest og godkjent. De er maskert av et program, som kan"
        " overse navn og andre personopplysninger. Rapporten skal ikke deles eller publiseres slik den"
        " er."
    ),
    "lapsed": "Godkjente sitater som er tatt ut fordi svaret, koden eller maskeringen er endret siden: {n}.",
    "show_spoke": "Vis ordene som kodene bygger på",
    "as_written": "Vis sitatene som de er skrevet",
    "masked_note": "Ord i klammer er satt inn i stedet for opplysninger som kunne røpe hvem det er.",
    "naive": (
        "Tallene er telt opp slik svarene er kodet. De er ikke korrigert for feil i maskinkodingen, og de"
        " har derfor ingen feilmargin ennå."
    ),
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
    "uncoded": "ikke vurdert, eller bare omstridt",
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
    "categories_caption": (
        "{label}: respondenter i hver kategori. Andel av kodede svar,"
        " n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}"
    ),
    "categories_own_bases": (
        "{label}: respondenter i hver kategori. Andel av kodede svar,"
        " n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}, der ikke annet står"
    ),
    "respondents": "Respondenter som svarte",
    "several": (
        "Et svar kan ha flere koder: her er {codings} kodinger i {base} kodede svar, i gjennomsnitt"
        " {mean} per svar. Andelene summerer seg derfor ikke til 100 prosent."
    ),
    "own_base": (
        "Der «av» og et tall står ved siden av andelen, er grunnlaget de svarene som er vurdert på"
        " kategorien. Omstridte svar, svar som ikke er vurdert, og grupper som kategorien ikke gjelder"
        " for, er ikke med."
    ),
    "under_note": "Kategorier merket «herunder» er også talt med i kategorien over.",
    "hidden_row": "–: kategorien er vurdert i færre enn {n} svar, og vises ikke.",
    "without": "{n} av {base} kodede svar har ingen av kodene ({share}).",
    "sources": (
        "Kodinger i alt: {n}. Satt av mennesker: {human}, av modellen: {model}, av reglene i kodeboken:"
        " {rule}."
    ),
    "disputed_note": "Omstridte avgjørelser, der kodere er uenige: {n}. De er ikke talt med.",
    "disputed_chapter": (
        "Omstridte avgjørelser i dette kapittelet, der kodere er uenige: {n}. De er ikke talt med."
    ),
    "figure_caption": (
        "{label}: antall respondenter i hver kategori, og andel av grunnlaget"
        " (n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n})"
    ),
    "figure_caption_own": (
        "{label}: antall respondenter i hver kategori, og andel av kategoriens eget grunnlag"
    ),
    "figure_title": "Liggende søyler: {label}",
    "bar": "{label}: {count} av {base} ({share})",
    "values_caption": (
        "{label}. Antall svar og andel av svar med verdi, n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}"
    ),
    "rounding": "Andelene er avrundet hver for seg og summerer seg til {sum} prosent.",
    "values_missing": "{n} brukbare svar er ikke vurdert og er ikke med i tabellen.",
    "small": (
        "{label}: {n} svar er kodet. Under {least} svar vises verken tabell eller sitater, av hensyn til"
        " personvernet."
    ),
    "themes": "Temaer og sitater",
    "lead": "Nevnt i {count} av {base} kodede svar ({share}).",
    "no_quotes": "Ingen sitater er godkjent for dette temaet.",
    "answer": "Svar {n}",
    "coded_by": "Kodet etter",
    "the_question": "(spørsmålet)",
    "method": "Slik er svarene kodet",
    "method_codebook": (
        "Svarene er kodet med ungtekst {version} etter kodeboken «{id}», versjon {codebook_version}"
        " (fingeravtrykk {digest})."
    ),
    "method_none": "Ingen maskinkoding er kjørt.",
    "method_rule": (
        "Maskinkodingen{when} bygger bare på kodeboken: begrepene den nevner for hver kode. Den har ikke"
        " lært av svar kodet av mennesker."
    ),
    "method_model": (
        "Maskinkodingen{when} er gjort av en modell som har lært av {n} svar kodet av mennesker, med"
        " kodeboken som utgangspunkt."
    ),
    "method_when": " {date}",
    "method_pipeline": "Språkmodell: {pipeline}. Startverdi for tilfeldige valg: {seed}.",
    "method_human": (
        "Gjeldende avgjørelser som er tatt av mennesker: {n}. Hver koder står med det hun eller han har"
        " kodet, også der flere har kodet det samme:"
    ),
    "method_usable": (
        "Tomme svar, svar som «vet ikke», svar utenfor spørsmålet og uleselige svar er tatt ut før"
        " temaene er telt. Hvor mange det er, står i hvert kapittel. Der et menneske har kodet, gjelder"
        " det framfor maskinen. Der to kodere er uenige og ingen har avgjort det, er avgjørelsen"
        " omstridt: den telles ikke med, men står ved siden av."
    ),
    "method_quotes": (
        "Sitatene er valgt av programmet blant svarene som er talt med: noen typiske for temaet, et som"
        " går imot de fleste, og et i ytterkanten. Ingen er sitert to ganger i rapporten. Sitatene er"
        " ordrette, men for det som er merket: (…) viser hvor noe er utelatt, [ ] hvor noe er maskert, og"
        " prikket strek hvor en skrivefeil er rettet."
    ),
    "method_spoke": (
        "«Kodet etter» viser de ordene i sitatet som etter maskinens skjønn taler mest for temaet, også"
        " der et menneske har kodet."
    ),
    "method_quotes_plain": (
        "Sitatene er valgt av programmet blant svarene som er talt med: noen typiske for temaet, et som"
        " går imot de fleste, og et i ytterkanten. Ingen er sitert to ganger i rapporten. Sitatene er"
        " ordrette, men for det som er merket: (…) viser hvor noe er utelatt, [ ] hvor noe er maskert, og"
        " kursiv hvor en skrivefeil er rettet (da står sitatet under slik det er skrevet)."
    ),
    "written_so": "Slik det er skrevet:",
    "method_approved": "Hvert sitat er godkjent i den formen det står her. Godkjent av: {who}.",
    "sources_caption": (
        "Gjeldende avgjørelser i svarene i rapporten, etter kilde. En avgjørelse er at ett svar har eller"
        " ikke har én kode, eller har én verdi"
    ),
    "source": "Kilde",
    "human": "Menneske",
    "model": "Modell",
    "rule": "Regler",
    "report_by": "Av {authors}",
    "institute": "Utgitt av {institute}",
    "period": "Datainnsamling: {period}",
    "mode": "Innsamlingsmåte: {mode}",
    "about": "Om undersøkelsen",
    "limitations": "Begrensninger",
    "findings": "Hovedfunn",
    "finding": "Av {base} kodede svar er dette nevnt i flest: {items}.",
    "finding_item": "{label} ({count}, {share})",
    "and": "og",
    "theme": "Tema",
    "invited": "Invitert til undersøkelsen",
    "of_invited": "av inviterte",
    "prose_only": (
        "Resultatet for dette spørsmålet er bare omtalt i tekst. Det er ikke laget tabell over kategoriene."
    ),
    "groups": "Etter {group}",
    "group_table": "{label} etter {group}. Antall og andel av kodede svar i hver gruppe",
    "group_table_own": (
        "{label} etter {group}. Antall og andel av svar i gruppen som er vurdert på kategorien"
    ),
    "everybody": "Alle",
    "no_group": "Ikke oppgitt",
    "waves_side": "Sammenlignet med forrige bølge",
    "wave_table": "{label} i hver bølge. Antall og andel av kodede svar",
    "wave_table_own": "{label} i hver bølge. Antall og andel av svar som er vurdert på kategorien",
    "change": "Endring",
    "points": "{n} pp.",
    "change_note": (
        "Endringen er i prosentpoeng, fra forrige bølge til denne, og er regnet av andelene før de er"
        " avrundet. Tallene er slik svarene er kodet, og endringen er ikke prøvd statistisk: små"
        " endringer kan være tilfeldige eller skyldes feil i kodingen."
    ),
    "frames": "Temaene i hvert spørsmål",
    "frame_table": "{label} i hvert spørsmål. Antall og andel av kodede svar",
    "frame_table_own": "{label} i hvert spørsmål. Antall og andel av svar som er vurdert på kategorien",
    "base_row": "Svar kodet (n)",
    "hidden_note": (
        "«:» står for tall som er skjult fordi de gjelder færre enn {n} personer, eller fordi de ville"
        " røpe et slikt tall."
    ),
    "left_out_rows": "Ikke delt etter gruppe, for det er for få svar i alt: {labels}.",
    "not_for": "«·» betyr at kategorien ikke gjelder der.",
    "unsafe": (
        "Tabellen etter {group} er utelatt: den kunne ikke vises uten å røpe tall som gjelder færre enn"
        " {n} personer."
    ),
    "pairs": "Temaer som opptrer sammen",
    "pair_table": "{label}: de vanligste parene i samme svar, n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}",
    "pair_first": "Det ene temaet",
    "pair_second": "Det andre temaet",
    "pair_both": "Svar med begge",
    "pair_share_first": "Av svar med det første",
    "pair_share_second": "Av svar med det andre",
    "pair_note": "Par som finnes i færre enn {n} svar, er ikke med.",
    "aims": "Fordelt på «{frame}»",
    "aim_table": (
        "{label} fordelt på {frame}: respondenter med minst én av kategoriene. Andel av kodede svar,"
        " n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}"
    ),
    "aim": "Del av rammen",
    "aim_codes": "Kategorier",
    "chapter_limitations": "Forbehold",
    "filter": "Vis bare",
    "filter_theme": "Tema",
    "filter_group": "Sitater fra gruppe",
    "filter_all": "alle",
    "filter_note": "Utvalget gjelder det som vises på skjerm og skrives ut. Ingenting er slettet.",
    "filter_no_theme": "Temaet er ikke funnet i dette kapittelet.",
    "filter_no_group": "Ingen av sitatene her er fra denne gruppen.",
    "method_coder": "{name}: {codings} kodinger i {answers} svar",
    "method_audit": (
        "Til kontroll er {drawn} av {frame} svar trukket tilfeldig, og {coded} av dem er kodet blindt,"
        " uten forslag fra maskinen."
    ),
    "method_no_audit": "Det er ikke trukket svar til kontroll av maskinkodingen.",
    "method_double": (
        "Til måling av samsvar er {drawn} svar trukket tilfeldig, og {coded} av dem er kodet blindt, av"
        " {coders} kodere."
    ),
    "method_no_agreement": "Samsvar mellom kodere er ikke beregnet i denne rapporten.",
    "method_resolved": "Uenighet mellom kodere som er avgjort i prosjektet: {n}.",
    "method_masking": (
        "Navn, steder, skoler, arbeidsgivere, telefonnumre og andre opplysninger som kan røpe hvem som"
        " har svart, er maskert i sitatene av et program, og sitatene er lest av et menneske før de ble"
        " godkjent."
    ),
    "method_masking_unread": (
        "Navn, steder, skoler, arbeidsgivere, telefonnumre og andre opplysninger som kan røpe hvem som"
        " har svart, er maskert i sitatene av et program. Ikke alle er lest av et menneske."
    ),
    "method_suppression": (
        "I tabeller etter gruppe er tall under {n} skjult (0 vises), og så mange tall til at de skjulte"
        " ikke kan regnes ut av summene i rapporten. Skjulte tall i alt: {hidden}. Et sitat er bare"
        " tilskrevet en gruppe der minst {n} i gruppen har temaet."
    ),
    "method_suppression_off": "Små tall i tabeller etter gruppe er ikke skjult.",
    "method_min_base": "Tabeller over et helt spørsmål vises når minst {n} svar er kodet.",
    "method_vouched": "Tall i teksten som er hentet andre steder fra, og ikke er holdt mot tabellene: {n}.",
    "method_checked": (
        "Før rapporten ble skrevet, ble summer, grunnlag, andeler, henvisninger og tall i teksten holdt"
        " mot tabellene av et program."
    ),
    "several_maybe": (
        "Et svar kan ha flere koder eller ingen. Andelene skal derfor ikke summere seg til 100 prosent."
    ),
    "lead_own": "Nevnt i {count} av de {base} svarene som er vurdert på temaet ({share}).",
    "belongs_under": "under {label}",
    "finding_own": "Dette er nevnt i flest, av svarene som er vurdert på temaet: {items}.",
    "finding_item_own": "{label} ({count} av {base}, {share})",
    "finding_all": "{labels} er i alle svarene og er holdt utenfor her.",
    "method_human_none": "Ingen mennesker har kodet i prosjektet.",
    "unweighted": "Svarene er ikke vektet.",
    "disputed_all": "Omstridte avgjørelser i alt, også om svaret kan brukes: {n}. De er ikke talt med.",
    "few_note": "«–»: andelen er ikke regnet ut der grunnlaget er under {n} svar.",
    "value_base_row": "Svar med verdi (n)",
    "took_part": "Besvarte minst ett av spørsmålene",
    "method_answer": "Tallet under et sitat er svarets nummer i prosjektet, så det kan finnes igjen der.",
    "pair_base": "Andelene er av svar som er vurdert på begge temaene.",
    "naive_human": "Tallene er telt opp slik mennesker har kodet svarene. De har ingen feilmargin.",
}
