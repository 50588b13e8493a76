"""Messages about reports and the quotes in them."""

MESSAGES: dict[str, dict[str, tuple[str, str]]] = {
    "quote-not-verbatim": {
        "en": (
            "the quote of answer {answer} for «{code}» differs from the stored answer",
            "choose the quotes again; a quote is never typed",
        ),
        "nb": (
            "sitatet fra svar {answer} for «{code}» er ikke ordrett det som er lagret",
            "velg sitatene på nytt; et sitat skrives aldri av",
        ),
    },
    "report-language": {
        "en": ("there is no report in «{language}»", "choose one of: {known}"),
        "nb": ("rapporten finnes ikke på «{language}»", "velg en av: {known}"),
    },
    "report-form": {
        "en": ("a report is written as .html, .docx or .md", "give the file a name that ends so"),
        "nb": ("en rapport skrives som .html, .docx eller .md", "gi filen et navn som ender slik"),
    },
    "report-template-large": {
        "en": ("the template is larger than {most} MB", "take out what it does not need"),
        "nb": ("malen er større enn {most} MB", "ta ut det den ikke trenger"),
    },
    "report-template-encoding": {
        "en": ("the template is not text in UTF-8", "save it as UTF-8"),
        "nb": ("malen er ikke tekst i UTF-8", "lagre den som UTF-8"),
    },
    "report-template-syntax": {
        "en": ("the template cannot be read: {why}", "mend the tag on this line"),
        "nb": ("malen kan ikke leses: {why}", "rett koden på denne linjen"),
    },
    "report-template-undefined": {
        "en": (
            "the template uses «{key}», which is not there",
            "see in docs/templates.md what a template may use",
        ),
        "nb": ("malen bruker «{key}», som ikke finnes", "se i docs/templates.md hva en mal kan bruke"),
    },
    "report-template-forbidden": {
        "en": (
            "the template uses «{key}», which no template may",
            "take it out; what a template may use stands in docs/templates.md",
        ),
        "nb": (
            "malen bruker «{key}», som ingen mal får bruke",
            "ta det ut; hva en mal kan bruke, står i docs/templates.md",
        ),
    },
    "report-template-filter": {
        "en": (
            "the filter «{key}» is not for reports",
            "take it out; the filters there are stand in docs/templates.md",
        ),
        "nb": (
            "filteret «{key}» er ikke for rapporter",
            "ta det ut; filtrene som finnes, står i docs/templates.md",
        ),
    },
    "report-template-parent": {
        "en": (
            "the template takes in «{key}», and it may only take in those of a report in its own form",
            "put what you need into the template itself",
        ),
        "nb": (
            "malen henter inn «{key}», men kan bare hente inn rapportens maler i samme form",
            "legg det du trenger, inn i selve malen",
        ),
    },
    "report-template-printed": {
        "en": (
            "the template prints something that is neither text nor number ({kind})",
            "print one of its fields, or ask first whether it is there",
        ),
        "nb": (
            "malen skriver ut noe som verken er tekst eller tall ({kind})",
            "skriv ut et av feltene, eller spør først om det finnes",
        ),
    },
    "report-template-stopped": {
        "en": (
            "the template stops here ({kind})",
            "see whether the value can be used so; docs/templates.md says what each is",
        ),
        "nb": (
            "malen stopper her ({kind})",
            "se om verdien kan brukes slik; docs/templates.md sier hva hver av dem er",
        ),
    },
    "report-template-costly": {
        "en": ("the template does far more work than a report needs", "shorten its loops, calls and texts"),
        "nb": (
            "malen gjør langt mer arbeid enn en rapport trenger",
            "kort ned løkkene, kallene og tekstene",
        ),
    },
    "report-template-deep": {
        "en": (
            "the template is nested too deep, or calls itself without end",
            "use fewer tags and brackets within each other",
        ),
        "nb": (
            "malen er nøstet for dypt, eller kaller seg selv uten ende",
            "bruk færre koder og parenteser inni hverandre",
        ),
    },
    "report-template-policy": {
        "en": (
            "the page of this template lacks the policy that keeps it from running and fetching anything",
            "begin it as docs/templates.md shows, with {{{{ policy }}}} first in <head>",
        ),
        "nb": (
            "siden fra denne malen mangler regelen som hindrer den i å kjøre og hente noe",
            "begynn den som docs/templates.md viser, med {{{{ policy }}}} først i <head>",
        ),
    },
    "report-template-element": {
        "en": (
            "the template gives a page with {what}, and a report runs nothing, fetches nothing and leads"
            " nowhere else",
            "take it out of the template",
        ),
        "nb": (
            "malen gir en side med {what}, men en rapport kjører ingenting, henter ingenting og leder"
            " ingen andre steder",
            "ta det ut av malen",
        ),
    },
    "report-template-warning": {
        "en": (
            "some quotes are not approved, and the warning of that is not in what the template gives",
            "keep the block «warning», or approve the quotes",
        ),
        "nb": (
            "noen sitater er ikke godkjent, og advarselen om det mangler i det malen gir",
            "behold blokken «warning», eller godkjenn sitatene",
        ),
    },
    "word-extra-missing": {
        "en": ("what writes Word files is not installed", 'run: pip install "ungtekst[docx]"'),
        "nb": ("det som skriver Word-filer er ikke installert", 'kjør: pip install "ungtekst[docx]"'),
    },
    "word-template-other": {
        "en": ("the template is not a Word document", "open it in Word and save it as .docx"),
        "nb": ("malen er ikke et Word-dokument", "åpne den i Word og lagre den som .docx"),
    },
    "word-template-old": {
        "en": (
            "the template is in Word's old form, or locked with a password",
            "open it in Word and save it as .docx, without a password",
        ),
        "nb": (
            "malen er i Words gamle format, eller låst med passord",
            "åpne den i Word og lagre den som .docx, uten passord",
        ),
    },
    "word-template-locked": {
        "en": ("the template is locked with a password", "save it without one"),
        "nb": ("malen er låst med passord", "lagre den uten"),
    },
    "word-template-damaged": {
        "en": ("the template is damaged ({part})", "open it in Word and save it anew as .docx"),
        "nb": ("malen er skadet ({part})", "åpne den i Word og lagre den på nytt som .docx"),
    },
    "word-template-large": {
        "en": (
            "the template is too large, or would grow too large when it is unpacked",
            "take out pictures and what it does not need; {most} MB is the most",
        ),
        "nb": (
            "malen er for stor, eller ville bli det når den pakkes ut",
            "ta ut bilder og det den ikke trenger; {most} MB er det meste",
        ),
    },
    "word-template-entities": {
        "en": (
            "the template defines a document type or entities ({part}), which Word itself never writes",
            "open it in Word and save it anew as .docx",
        ),
        "nb": (
            "malen definerer en dokumenttype eller entiteter ({part}), og det skriver Word aldri selv",
            "åpne den i Word og lagre den på nytt som .docx",
        ),
    },
    "word-template-macros": {
        "en": ("the template holds macros ({part})", "save it as .docx, which has none"),
        "nb": ("malen har makroer ({part})", "lagre den som .docx, som ikke har det"),
    },
    "word-template-active": {
        "en": (
            "the template holds something other than text and pictures ({part})",
            "take embedded objects, controls and documents out of it",
        ),
        "nb": (
            "malen inneholder noe annet enn tekst og bilder ({part})",
            "ta innebygde objekter, kontroller og dokumenter ut av den",
        ),
    },
    "word-template-outside": {
        "en": (
            "the template fetches something from outside itself ({kind}, in {part})",
            "put it into the file, or take it out; links to https and mailto are fine",
        ),
        "nb": (
            "malen henter noe utenfra ({kind}, i {part})",
            "legg det inn i filen, eller ta det ut; lenker til https og mailto er greit",
        ),
    },
    "word-template-field": {
        "en": (
            "the template has a field «{field}», which can fetch something or tell who opens the file",
            "take it out; page numbers, references and contents are fine",
        ),
        "nb": (
            "malen har et felt «{field}», som kan hente noe eller røpe hvem som åpner filen",
            "ta det ut; sidetall, henvisninger og innholdsfortegnelse er greit",
        ),
    },
    "word-template-unclosed": {
        "en": ("{n} tags in the template begin and never end", "end each with }}}} or %}}"),
        "nb": ("{n} koder i malen begynner uten å ende", "avslutt hver av dem med }}}} eller %}}"),
    },
    "word-template-broken": {
        "en": (
            "what the template's tags give is no sound Word document",
            "let a tag that opens something and the one that closes it stand alike:"
            " both in a text, both alone in a paragraph (p), in a row (tr) or in a cell (tc)",
        ),
        "nb": (
            "det malens koder gir, er ikke et gyldig Word-dokument",
            "la en kode som åpner noe og den som lukker det, stå likt:"
            " begge i en tekst, begge alene i et avsnitt (p), i en rad (tr) eller i en celle (tc)",
        ),
    },
    "word-template-warning": {
        "en": (
            "some quotes are not approved, and the template does not show the warning of that",
            "put {{{{ w('warning') }}}} on its first page, or approve the quotes",
        ),
        "nb": (
            "noen sitater er ikke godkjent, og malen viser ikke advarselen om det",
            "sett {{{{ w('warning') }}}} på første side, eller godkjenn sitatene",
        ),
    },
    "report-group-none": {
        "en": ("there is no group «{id}»", "the groups are: {known}"),
        "nb": ("det er ingen gruppe «{id}»", "gruppene er: {known}"),
    },
    "report-template-form": {
        "en": (
            "a template for {form} is a file that ends so",
            "give a template of the same form as the report",
        ),
        "nb": ("en mal for {form} er en fil som ender slik", "gi en mal av samme form som rapporten"),
    },
    "report-group-wide": {
        "en": (
            "the group «{id}» has {n} values, and a table can show {most} side by side",
            "put the values together in fewer, in a column of the table that is added",
        ),
        "nb": (
            "gruppen «{id}» har {n} verdier, og en tabell kan vise {most} side om side",
            "slå verdiene sammen til færre, i en kolonne i tabellen som legges inn",
        ),
    },
    "texts-no-chapter": {
        "en": (
            "the report has no chapter about «{id}», for nobody has answered it in the wave that is reported",
            "take the question out of the texts, or report another wave with --wave",
        ),
        "nb": (
            "rapporten har ikke noe kapittel om «{id}», for ingen har svart på det i bølgen det gjelder",
            "ta spørsmålet ut av tekstene, eller velg en annen bølge med --wave",
        ),
    },
    "report-attribute-refused": {
        "en": (
            "a quote is never attributed by «{id}»: its name or its values tell sex or age,"
            " and sex and age point people out",
            "name another group",
        ),
        "nb": (
            "et sitat tilskrives aldri «{id}»: navnet eller verdiene røper kjønn eller alder,"
            " og kjønn og alder peker folk ut",
            "nevn en annen gruppe",
        ),
    },
    "report-one-codebook": {
        "en": (
            "the project has several codebooks, and a report is about one",
            "name it with --codebook: {known}",
        ),
        "nb": ("prosjektet har flere kodebøker, og en rapport er om én", "nevn den med --codebook: {known}"),
    },
    "codebook-none": {
        "en": ("the project has no coded answers under the codebook «{id}»", "the codebooks are: {known}"),
        "nb": ("prosjektet har ingen svar under kodeboken «{id}»", "kodebøkene er: {known}"),
    },
    "code-unknown": {
        "en": ("the codebook has no theme «{id}»", "the themes are: {known}"),
        "nb": ("kodeboken har ikke temaet «{id}»", "temaene er: {known}"),
    },
}
