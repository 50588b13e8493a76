"""Every fixed word of a report in nynorsk, one key a sentence."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
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
    "warning": (
        "Ikkje alle sitata i denne rapporten er lesne og godkjende. Dei er maskerte av eit program, som"
        " kan oversjå namn og andre personopplysningar. Rapporten skal ikkje delast eller publiserast"
        " slik han er."
    ),
    "lapsed": "Godkjende sitat som er tekne ut fordi svaret, koden eller maskeringa er endra sidan: {n}.",
    "show_spoke": "Vis orda som kodane byggjer på",
    "as_written": "Vis sitata slik dei er skrivne",
    "masked_note": "Ord i klammer er sette inn i staden for opplysningar som kunne røpe kven det er.",
    "naive": (
        "Tala er talde opp slik svara er koda. Dei er ikkje korrigerte for feil i maskinkodinga, og dei"
        " har difor ingen feilmargin enno."
    ),
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
    "uncoded": "ikkje vurderte, eller berre omstridde",
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
    "categories_caption": (
        "{label}: respondentar i kvar kategori. Del av koda svar, n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}"
    ),
    "categories_own_bases": (
        "{label}: respondentar i kvar kategori. Del av koda svar,"
        " n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}, der ikkje anna står"
    ),
    "respondents": "Respondentar som svarte",
    "several": (
        "Eit svar kan ha fleire kodar: her er {codings} kodingar i {base} koda svar, i gjennomsnitt"
        " {mean} per svar. Delane summerer seg difor ikkje til 100 prosent."
    ),
    "own_base": (
        "Der «av» og eit tal står ved sida av delen, er grunnlaget dei svara som er vurderte på"
        " kategorien. Omstridde svar, svar som ikkje er vurderte, og grupper som kategorien ikkje gjeld"
        " for, er ikkje med."
    ),
    "under_note": "Kategoriar merkte «av desse» er òg talde med i kategorien over.",
    "hidden_row": "–: kategorien er vurdert i færre enn {n} svar, og blir ikkje vist.",
    "without": "{n} av {base} koda svar har ingen av kodane ({share}).",
    "sources": (
        "Kodingar i alt: {n}. Sette av menneske: {human}, av modellen: {model}, av reglane i kodeboka:"
        " {rule}."
    ),
    "disputed_note": "Omstridde avgjerder, der kodarar er usamde: {n}. Dei er ikkje talde med.",
    "disputed_chapter": (
        "Omstridde avgjerder i dette kapittelet, der kodarar er usamde: {n}. Dei er ikkje talde med."
    ),
    "figure_caption": (
        "{label}: tal på respondentar i kvar kategori, og del av grunnlaget"
        " (n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n})"
    ),
    "figure_caption_own": (
        "{label}: tal på respondentar i kvar kategori, og del av kategorien sitt eige grunnlag"
    ),
    "figure_title": "Liggjande søyler: {label}",
    "bar": "{label}: {count} av {base} ({share})",
    "values_caption": (
        "{label}. Tal på svar og del av svar med verdi, n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}"
    ),
    "rounding": "Delane er runda av kvar for seg og summerer seg til {sum} prosent.",
    "values_missing": "{n} brukande svar er ikkje vurderte og er ikkje med i tabellen.",
    "small": (
        "{label}: {n} svar er koda. Under {least} svar blir verken tabell eller sitat viste, av omsyn til"
        " personvernet."
    ),
    "themes": "Tema og sitat",
    "lead": "Nemnt i {count} av {base} koda svar ({share}).",
    "no_quotes": "Ingen sitat er godkjende for dette temaet.",
    "answer": "Svar {n}",
    "coded_by": "Koda etter",
    "the_question": "(spørsmålet)",
    "method": "Slik er svara koda",
    "method_codebook": (
        "Svara er koda med ungtekst {version} etter kodeboka «{id}», versjon {codebook_version}"
        " (fingeravtrykk {digest})."
    ),
    "method_none": "Inga maskinkoding er køyrd.",
    "method_rule": (
        "Maskinkodinga{when} byggjer berre på kodeboka: omgrepa ho nemner for kvar kode. Ho har ikkje"
        " lært av svar koda av menneske."
    ),
    "method_model": (
        "Maskinkodinga{when} er gjord av ein modell som har lært av {n} svar koda av menneske, med"
        " kodeboka som utgangspunkt."
    ),
    "method_when": " {date}",
    "method_pipeline": "Språkmodell: {pipeline}. Startverdi for tilfeldige val: {seed}.",
    "method_human": (
        "Gjeldande avgjerder som er tekne av menneske: {n}. Kvar kodar står med det ho eller han har"
        " koda, òg der fleire har koda det same:"
    ),
    "method_usable": (
        "Tomme svar, svar som «veit ikkje», svar utanfor spørsmålet og uleselege svar er tekne ut før"
        " temaa er talde. Kor mange det er, står i kvart kapittel. Der eit menneske har koda, gjeld det"
        " framfor maskina. Der to kodarar er usamde og ingen har avgjort det, er avgjerda omstridd: ho"
        " blir ikkje talt med, men står ved sida av."
    ),
    "method_quotes": (
        "Sitata er valde av programmet blant svara som er talde med: nokre typiske for temaet, eitt som"
        " går imot dei fleste, og eitt i ytterkanten. Ingen er siterte to gonger i rapporten. Sitata er"
        " ordrette, men for det som er merkt: (…) viser kvar noko er utelate, [ ] kvar noko er maskert,"
        " og prikka strek kvar ein skrivefeil er retta."
    ),
    "method_spoke": (
        "«Koda etter» viser dei orda i sitatet som etter skjønnet til maskina talar mest for temaet, også"
        " der eit menneske har koda."
    ),
    "method_quotes_plain": (
        "Sitata er valde av programmet blant svara som er talde med: nokre typiske for temaet, eitt som"
        " går imot dei fleste, og eitt i ytterkanten. Ingen er siterte to gonger i rapporten. Sitata er"
        " ordrette, men for det som er merkt: (…) viser kvar noko er utelate, [ ] kvar noko er maskert,"
        " og kursiv kvar ein skrivefeil er retta (då står sitatet under slik det er skrive)."
    ),
    "written_so": "Slik det er skrive:",
    "method_approved": "Kvart sitat er godkjent i den forma det står her. Godkjent av: {who}.",
    "sources_caption": (
        "Gjeldande avgjerder i svara i rapporten, etter kjelde. Ei avgjerd er at eitt svar har eller"
        " ikkje har éin kode, eller har éin verdi"
    ),
    "source": "Kjelde",
    "human": "Menneske",
    "model": "Modell",
    "rule": "Reglar",
    "report_by": "Av {authors}",
    "institute": "Utgjeve av {institute}",
    "period": "Datainnsamling: {period}",
    "mode": "Innsamlingsmåte: {mode}",
    "about": "Om undersøkinga",
    "limitations": "Avgrensingar",
    "findings": "Hovudfunn",
    "finding": "Av {base} koda svar er dette nemnt i flest: {items}.",
    "finding_item": "{label} ({count}, {share})",
    "and": "og",
    "theme": "Tema",
    "invited": "Inviterte til undersøkinga",
    "of_invited": "av dei inviterte",
    "prose_only": (
        "Resultatet for dette spørsmålet er berre omtalt i tekst. Det er ikkje laga tabell over kategoriane."
    ),
    "groups": "Etter {group}",
    "group_table": "{label} etter {group}. Tal og del av koda svar i kvar gruppe",
    "group_table_own": "{label} etter {group}. Tal og del av svar i gruppa som er vurderte på kategorien",
    "everybody": "Alle",
    "no_group": "Ikkje oppgjeve",
    "waves_side": "Samanlikna med førre bølgje",
    "wave_table": "{label} i kvar bølgje. Tal og del av koda svar",
    "wave_table_own": "{label} i kvar bølgje. Tal og del av svar som er vurderte på kategorien",
    "change": "Endring",
    "points": "{n} pp.",
    "change_note": (
        "Endringa er i prosentpoeng, frå førre bølgje til denne, og er rekna av delane før dei er runda"
        " av. Tala er slik svara er koda, og endringa er ikkje prøvd statistisk: små endringar kan vere"
        " tilfeldige eller komme av feil i kodinga."
    ),
    "frames": "Temaa i kvart spørsmål",
    "frame_table": "{label} i kvart spørsmål. Tal og del av koda svar",
    "frame_table_own": "{label} i kvart spørsmål. Tal og del av svar som er vurderte på kategorien",
    "base_row": "Svar koda (n)",
    "hidden_note": (
        "«:» står for tal som er gøymde fordi dei gjeld færre enn {n} personar, eller fordi dei ville"
        " røpe eit slikt tal."
    ),
    "left_out_rows": "Ikkje delt etter gruppe, for det er for få svar i alt: {labels}.",
    "not_for": "«·» tyder at kategorien ikkje gjeld der.",
    "unsafe": (
        "Tabellen etter {group} er utelaten: han kunne ikkje visast utan å røpe tal som gjeld færre enn"
        " {n} personar."
    ),
    "pairs": "Tema som opptrer saman",
    "pair_table": "{label}: dei vanlegaste para i same svar, n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}",
    "pair_first": "Det eine temaet",
    "pair_second": "Det andre temaet",
    "pair_both": "Svar med begge",
    "pair_share_first": "Av svar med det første",
    "pair_share_second": "Av svar med det andre",
    "pair_note": "Par som finst i færre enn {n} svar, er ikkje med.",
    "aims": "Fordelt på «{frame}»",
    "aim_table": (
        "{label} fordelt på {frame}: respondentar med minst éin av kategoriane. Del av koda svar,"
        " n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}"
    ),
    "aim": "Del av ramma",
    "aim_codes": "Kategoriar",
    "chapter_limitations": "Atterhald",
    "filter": "Vis berre",
    "filter_theme": "Tema",
    "filter_group": "Sitat frå gruppe",
    "filter_all": "alle",
    "filter_note": "Utvalet gjeld det som blir vist på skjerm og skrive ut. Ingenting er sletta.",
    "filter_no_theme": "Temaet er ikkje funne i dette kapittelet.",
    "filter_no_group": "Ingen av sitata her er frå denne gruppa.",
    "method_coder": "{name}: {codings} kodingar i {answers} svar",
    "method_audit": (
        "Til kontroll er {drawn} av {frame} svar trekte tilfeldig, og {coded} av dei er koda blindt, utan"
        " forslag frå maskina."
    ),
    "method_no_audit": "Det er ikkje trekt svar til kontroll av maskinkodinga.",
    "method_double": (
        "Til måling av samsvar er {drawn} svar trekte tilfeldig, og {coded} av dei er koda blindt, av"
        " {coders} kodarar."
    ),
    "method_no_agreement": "Samsvar mellom kodarar er ikkje rekna ut i denne rapporten.",
    "method_resolved": "Usemje mellom kodarar som er avgjord i prosjektet: {n}.",
    "method_masking": (
        "Namn, stader, skular, arbeidsgivarar, telefonnummer og andre opplysningar som kan røpe kven som"
        " har svart, er maskerte i sitata av eit program, og sitata er lesne av eit menneske før dei vart"
        " godkjende."
    ),
    "method_masking_unread": (
        "Namn, stader, skular, arbeidsgivarar, telefonnummer og andre opplysningar som kan røpe kven som"
        " har svart, er maskerte i sitata av eit program. Ikkje alle er lesne av eit menneske."
    ),
    "method_suppression": (
        "I tabellar etter gruppe er tal under {n} gøymde (0 blir vist), og så mange tal til at dei gøymde"
        " ikkje kan reknast ut av summane i rapporten. Gøymde tal i alt: {hidden}. Eit sitat er berre"
        " tilskrive ei gruppe der minst {n} i gruppa har temaet."
    ),
    "method_suppression_off": "Små tal i tabellar etter gruppe er ikkje gøymde.",
    "method_min_base": "Tabellar over eit heilt spørsmål blir viste når minst {n} svar er koda.",
    "method_vouched": "Tal i teksten som er henta andre stader frå, og ikkje er haldne mot tabellane: {n}.",
    "method_checked": (
        "Før rapporten vart skriven, vart summar, grunnlag, delar, tilvisingar og tal i teksten haldne"
        " mot tabellane av eit program."
    ),
    "several_maybe": (
        "Eit svar kan ha fleire kodar eller ingen. Delane skal difor ikkje summere seg til 100 prosent."
    ),
    "lead_own": "Nemnt i {count} av dei {base} svara som er vurderte på temaet ({share}).",
    "belongs_under": "under {label}",
    "finding_own": "Dette er nemnt i flest, av svara som er vurderte på temaet: {items}.",
    "finding_item_own": "{label} ({count} av {base}, {share})",
    "finding_all": "{labels} er i alle svara og er halde utanfor her.",
    "method_human_none": "Ingen menneske har koda i prosjektet.",
    "unweighted": "Svara er ikkje vekta.",
    "disputed_all": "Omstridde avgjerder i alt, òg om svaret kan brukast: {n}. Dei er ikkje talde med.",
    "few_note": "«–»: delen er ikkje rekna ut der grunnlaget er under {n} svar.",
    "value_base_row": "Svar med verdi (n)",
    "took_part": "Svarte på minst eitt av spørsmåla",
    "method_answer": "Talet under eit sitat er nummeret til svaret i prosjektet, så det kan finnast att der.",
    "pair_base": "Delane er av svar som er vurderte på begge temaa.",
    "naive_human": "Tala er talde opp slik menneske har koda svara. Dei har ingen feilmargin.",
}
