"""Messages about the researcher's texts, and about a report that contradicts itself."""


def _message(what: str, cure: str, hva: str, bot: str) -> dict[str, tuple[str, str]]:
    return {"en": (what, cure), "nb": (hva, bot)}


MESSAGES: dict[str, dict[str, tuple[str, str]]] = {
    "check-sum": _message(
        "{at:en} says {says}, but {against:en} add to {against_says}",
        "count again, and correct the one that is wrong",
        "{at:nb} sier {says}, men {against:nb} gir {against_says} til sammen",
        "tell på nytt, og rett den som er gal",
    ),
    "check-base": _message(
        "{at:en} says {says}, but {against:en} gives {against_says}",
        "find out which base is right, and use it in both places or say in the text which base it is"
        ", and write a number from elsewhere as {{{{ elsewhere('…') }}}}",
        "{at:nb} sier {says}, men {against:nb} gir {against_says}",
        "finn ut hvilket grunnlag som er rett, og bruk det begge steder eller si i teksten hvilket det er"
        ", og skriv et tall som er hentet et annet sted, som {{{{ elsewhere('…') }}}}",
    ),
    "check-bases-missing": _message(
        "{at:en} add to {says}, more than {against:en}, {against_says}",
        "say under the table that a respondent can have several codes, and print the number of codings",
        "{at:nb} gir {says} til sammen, mer enn {against:nb}, {against_says}",
        "si under tabellen at en respondent kan ha flere koder, og skriv antall kodinger",
    ),
    "check-percent": _message(
        "{at:en} says {says}, but by {against:en} it is {against_says}",
        "correct the share, the count or the base",
        "{at:nb} sier {says}, men etter {against:nb} er det {against_says}",
        "rett andelen, antallet eller grunnlaget",
    ),
    "check-rounding": _message(
        "the shares of {at:en} add to {says}, not {against_says} as a whole does, and no note says so",
        "say under the table that the shares are rounded one by one",
        "andelene i {at:nb} gir {says} til sammen, ikke {against_says} som en helhet, og ingen"
        " merknad sier det",
        "si under tabellen at andelene er avrundet hver for seg",
    ),
    "check-subgroups": _message(
        "{at:en} says {says} of all, but by {against:en} it must be {against_says}",
        "correct the share of all or the shares of the groups; all lie within their groups, at their"
        " weighted mean",
        "{at:nb} sier {says} i alt, men etter {against:nb} må det være {against_says}",
        "rett andelen i alt eller andelene i gruppene; helheten ligger mellom gruppene, ved det"
        " veide snittet",
    ),
    "check-reference": _message(
        "{at:en} says {says}, but what it is about stands in {against:en} ({against_says})",
        "refer to the right table, or give each table a title of its own",
        "{at:nb} sier {says}, men det som omtales, står i {against:nb} ({against_says})",
        "vis til rett tabell, eller gi hver tabell sin egen tittel",
    ),
    "check-reference-none": _message(
        "{at:en} refers to {says}, which is not in the report",
        "refer to a table or figure that is there",
        "{at:nb} viser til {says}, som ikke er i rapporten",
        "vis til en tabell eller figur som finnes",
    ),
    "check-wording": _message(
        "{at:en} says {says}, but the same is called {against_says} in {against:en}",
        "use one name for one thing",
        "{at:nb} sier {says}, men det samme heter {against_says} i {against:nb}",
        "bruk ett navn på én ting",
    ),
    "check-text-table": _message(
        "{at:en} says {says}, but {against:en} says {against_says}",
        "correct the one that is wrong; write a number as a call so that it follows the table"
        ", and a number from elsewhere as {{{{ elsewhere('…') }}}}",
        "{at:nb} sier {says}, men {against:nb} sier {against_says}",
        "rett den som er gal; skriv et tall som et kall, så det følger tabellen"
        ", og et tall som er hentet et annet sted, som {{{{ elsewhere('…') }}}}",
    ),
    "check-count-percent": _message(
        "{at:en} says {says}, which takes a count for a share or the reverse: {against:en} says"
        " {against_says}",
        "write the count as a count and the share with its base"
        ", and a number from elsewhere as {{{{ elsewhere('…') }}}}",
        "{at:nb} sier {says}, men der er antall og andel forvekslet: {against:nb} sier {against_says}",
        "skriv antallet som antall og andelen med grunnlaget sitt"
        ", og et tall som er hentet et annet sted, som {{{{ elsewhere('…') }}}}",
    ),
    "texts-too-large": _message(
        "the file of texts is larger than {limit}",
        "check that this is the right file",
        "tekstfilen er større enn {limit}",
        "se etter at det er riktig fil",
    ),
    "texts-empty": _message(
        "the file of texts is empty",
        "begin with: ungtekst: {format}",
        "tekstfilen er tom",
        "begynn med: ungtekst: {format}",
    ),
    "texts-format": _message(
        "the file does not say that it holds texts",
        "begin with: ungtekst: {format}",
        "filen sier ikke at den er en tekstfil",
        "begynn med: ungtekst: {format}",
    ),
    "texts-not-mapping": _message(
        "here there should be keys with values",
        "write one «key: value» a line",
        "her skulle det være nøkler med verdier",
        "skriv én «nøkkel: verdi» per linje",
    ),
    "texts-not-text": _message(
        "here there should be a text",
        "write it as one text, with a blank line between paragraphs",
        "her skulle det være en tekst",
        "skriv den som én tekst, med blank linje mellom avsnittene",
    ),
    "texts-blank": _message(
        "the text is empty",
        "write it, or take the key away",
        "teksten er tom",
        "skriv den, eller ta nøkkelen bort",
    ),
    "texts-control": _message(
        "the text holds a control character that no document can show",
        "write it again without it",
        "teksten har et styretegn som ikke kan vises i noe dokument",
        "skriv den på nytt uten det",
    ),
    "texts-not-count": _message(
        "here there should be a whole number, not below 0",
        "write it in digits, without a space or a unit",
        "her skulle det være et helt tall, ikke under 0",
        "skriv det med siffer, uten mellomrom og benevning",
    ),
    "texts-not-yes-no": _message(
        "here there should be true or false",
        "write true or take the key away",
        "her skulle det være true eller false",
        "skriv true, eller ta nøkkelen bort",
    ),
    "texts-language": _message(
        "there is no report in the language that stands here",
        "write one of: {allowed}",
        "det finnes ingen rapport på språket som står her",
        "skriv en av: {allowed}",
    ),
    "texts-unknown-key": _message(
        "there is no key «{key}» here",
        "did you mean: {near}?",
        "det er ingen nøkkel «{key}» her",
        "mente du: {near}?",
    ),
    "texts-question-unknown": _message(
        "the codebook has no question «{id}»",
        "did you mean: {near}?",
        "kodeboken har ikke spørsmålet «{id}»",
        "mente du: {near}?",
    ),
    "texts-code-unknown": _message(
        "the codebook has no code «{id}» for this question",
        "did you mean: {near}?",
        "kodeboken har ikke koden «{id}» for dette spørsmålet",
        "mente du: {near}?",
    ),
    "texts-call-open": _message(
        "a call is opened and not closed, or closed and not opened",
        "write calls as {{{{ n('code') }}}}, with two braces on each side",
        "et kall er åpnet og ikke lukket, eller lukket og ikke åpnet",
        "skriv kall som {{{{ n('kode') }}}}, med to klammer på hver side",
    ),
    "texts-call-form": _message(
        "a text may hold only calls like {{{{ n('code') }}}}; this is something else",
        "use one of {known}, with ids in quotes between the brackets",
        "en tekst kan bare ha kall som {{{{ n('kode') }}}}; dette er noe annet",
        "bruk en av {known}, med id-er i anførselstegn mellom parentesene",
    ),
    "texts-call-unknown": _message(
        "there is no call «{key}»",
        "use one of {known}",
        "det er ikke noe kall «{key}»",
        "bruk en av {known}",
    ),
    "texts-call-values": _message(
        "the call «{key}» takes {takes}",
        "write it as {example}",
        "kallet «{key}» tar {takes}",
        "skriv det som {example}",
    ),
    "texts-call-question": _message(
        "the call «{key}» stands in a text of the whole report, and does not say which question it is about",
        "name the question last, as in {example}",
        "kallet «{key}» står i en tekst for hele rapporten, og sier ikke hvilket spørsmål det gjelder",
        "nevn spørsmålet sist, som i {example}",
    ),
    "texts-call-base": _message(
        "«{id}» is no base",
        "use one of: {known}",
        "«{id}» er ikke et grunnlag",
        "bruk en av: {known}",
    ),
    "texts-call-dimension": _message(
        "«{id}» is no dimension with a table",
        "use one of: {known}",
        "«{id}» er ingen dimensjon med en tabell",
        "bruk en av: {known}",
    ),
    "texts-call-number": _message(
        "the report prints no number for «{key}» of «{id}», because the base is too small or it is"
        " not counted",
        "write the sentence without it",
        "rapporten viser ikke noe tall for «{key}» av «{id}», fordi grunnlaget er for lite eller det"
        " ikke er telt",
        "skriv setningen uten det",
    ),
}
