"""Messages about files that are read and written."""

MESSAGES: dict[str, dict[str, tuple[str, str]]] = {
    "file-unreadable": {
        "en": ("the file cannot be read ({why})", "check the path"),
        "nb": ("filen kan ikke leses ({why})", "se etter at stien er riktig"),
    },
    "file-unwritable": {
        "en": ("the file cannot be written ({why})", "choose another place"),
        "nb": ("filen kan ikke skrives ({why})", "velg et annet sted"),
    },
    "table-empty": {
        "en": ("the file has no heads and no rows", "export it again with the column names in the first row"),
        "nb": (
            "filen har verken overskrifter eller rader",
            "eksporter den igjen med kolonnenavn i første rad",
        ),
    },
    "table-no-rows": {
        "en": ("the file has heads but no rows", "check that the export was finished"),
        "nb": ("filen har overskrifter, men ingen rader", "se etter at eksporten ble ferdig"),
    },
    "table-head-twice": {
        "en": ("two columns are called «{column}»", "give each column its own name"),
        "nb": ("to kolonner heter «{column}»", "gi hver kolonne sitt eget navn"),
    },
    "table-column-missing": {
        "en": ("there is no column «{column}»", "the columns are: {known}"),
        "nb": ("det er ingen kolonne «{column}»", "kolonnene er: {known}"),
    },
    "table-ragged": {
        "en": (
            "the row has {found} cells where the heads have {expected}",
            "look for a separator or a line break inside a text without quotes, or for cells without a head",
        ),
        "nb": (
            "raden har {found} celler der overskriftene har {expected}",
            "se etter et skilletegn eller linjeskift i en tekst uten anførselstegn, eller celler uten hode",
        ),
    },
    "table-broken": {
        "en": ("the row cannot be read as CSV ({why})", "look for a quote that is not closed"),
        "nb": ("raden kan ikke leses som CSV ({why})", "se etter et anførselstegn som ikke er lukket"),
    },
    "table-nul": {
        "en": ("the row holds a NUL byte", "export the file again; a text cannot hold one"),
        "nb": ("raden har en NUL-byte", "eksporter filen igjen; en tekst kan ikke ha en slik"),
    },
    "table-encoding": {
        "en": (
            "the text is in no encoding that can be told from its bytes",
            "save the file again as «CSV UTF-8»",
        ),
        "nb": (
            "teksten er i en koding som ikke kan kjennes igjen på bytene",
            "lagre filen på nytt som «CSV UTF-8»",
        ),
    },
    "table-mojibake": {
        "en": (
            "the letters æøå were broken before this file was saved («Ã¸» for «ø»)",
            "go back to the file before that and save it as «CSV UTF-8»",
        ),
        "nb": (
            "bokstavene æøå var ødelagt før filen ble lagret («Ã¸» for «ø»)",
            "gå tilbake til filen før det og lagre den som «CSV UTF-8»",
        ),
    },
    "table-half-letter": {
        "en": ("the cell holds half a character", "type the cell again; a text cannot hold one"),
        "nb": ("cellen har et halvt tegn", "skriv cellen på nytt; en tekst kan ikke ha et slikt"),
    },
    "table-dates": {
        "en": (
            "cells shown as dates: {count}, of which this is the first",
            "check that no spreadsheet has made them of other texts, such as 1 May of 1,5",
        ),
        "nb": (
            "celler som vises som datoer: {count}, og denne er den første",
            "se etter at ikke et regneark har laget dem av andre tekster, som 1. mai av 1,5",
        ),
    },
    "table-no-tabs": {
        "en": ("this is CSV, which has no tabs", "leave out --tab"),
        "nb": ("dette er CSV, som ikke har faner", "utelat --tab"),
    },
    "table-form": {
        "en": ("a table is written as .csv or .xlsx", "give the file a name that ends so"),
        "nb": ("en tabell skrives som .csv eller .xlsx", "gi filen et navn som ender slik"),
    },
    "book-tab-missing": {
        "en": ("there is no tab «{tab}»", "the tabs are: {known}"),
        "nb": ("det er ingen fane «{tab}»", "fanene er: {known}"),
    },
    "book-which-tab": {
        "en": ("several tabs could be meant: {known}", "name one with --tab NAME"),
        "nb": ("flere faner kan være ment: {known}", "navngi én med --tab NAVN"),
    },
    "book-formula": {
        "en": ("the cell holds a formula", "copy the column and paste it as values"),
        "nb": ("cellen har en formel", "kopier kolonnen og lim den inn som verdier"),
    },
    "book-error": {
        "en": ("the cell shows an error such as #REF! or #N/A", "type the value, or empty the cell"),
        "nb": ("cellen viser en feil som #REF! eller #I/T", "skriv verdien, eller tøm cellen"),
    },
    "book-merged": {
        "en": ("the cells {range} are merged", "unmerge them and fill in each cell"),
        "nb": ("cellene {range} er slått sammen", "del dem og fyll ut hver celle"),
    },
    "book-more-faults": {
        "en": ("{count} more faults were found", "mend the first ones and read the file again"),
        "nb": ("det er {count} feil til", "rett de første og les filen på nytt"),
    },
    "book-macros": {
        "en": (
            "the workbook holds macros, which were not run",
            "save it as .xlsx before you pass it on, if nobody needs them",
        ),
        "nb": (
            "arbeidsboken har makroer, som ikke ble kjørt",
            "lagre den som .xlsx før du gir den videre, hvis ingen trenger dem",
        ),
    },
    "book-locked": {
        "en": ("the file is protected by a password", "open it, take the password off and save it again"),
        "nb": ("filen er beskyttet med passord", "åpne den, fjern passordet og lagre den på nytt"),
    },
    "book-xls": {
        "en": ("this is a workbook of the old form .xls", "open it and save it as .xlsx or «CSV UTF-8»"),
        "nb": (
            "dette er en arbeidsbok i det gamle formatet .xls",
            "åpne den og lagre den som .xlsx eller «CSV UTF-8»",
        ),
    },
    "book-old": {
        "en": (
            "this is a file of an old Office form and no workbook that can be read",
            "open it and save the table as .xlsx or «CSV UTF-8»",
        ),
        "nb": (
            "dette er en fil i et gammelt Office-format, og ingen arbeidsbok som kan leses",
            "åpne den og lagre tabellen som .xlsx eller «CSV UTF-8»",
        ),
    },
    "book-ods": {
        "en": ("this is an OpenDocument file, not .xlsx", "save it as .xlsx or «CSV UTF-8»"),
        "nb": ("dette er en OpenDocument-fil, ikke .xlsx", "lagre den som .xlsx eller «CSV UTF-8»"),
    },
    "book-xlsb": {
        "en": ("this is a binary workbook (.xlsb)", "save it as .xlsx or «CSV UTF-8»"),
        "nb": ("dette er en binær arbeidsbok (.xlsb)", "lagre den som .xlsx eller «CSV UTF-8»"),
    },
    "book-other-zip": {
        "en": ("this is a zip file or a document and no workbook", "give the table as .xlsx or «CSV UTF-8»"),
        "nb": (
            "dette er en zip-fil eller et dokument og ingen arbeidsbok",
            "gi tabellen som .xlsx eller «CSV UTF-8»",
        ),
    },
    "book-damaged": {
        "en": (
            "the workbook is damaged or cut off ({part})",
            "fetch it again, or open it in a spreadsheet program and save it again",
        ),
        "nb": (
            "arbeidsboken er skadet eller avkuttet ({part})",
            "hent den på nytt, eller åpne den i et regnearkprogram og lagre den på nytt",
        ),
    },
    "book-entities": {
        "en": (
            "the workbook holds XML entities, which no spreadsheet program writes ({part})",
            "ask whoever sent it for another file",
        ),
        "nb": (
            "arbeidsboken har XML-entiteter, som ikke noe regnearkprogram skriver ({part})",
            "be avsenderen om en annen fil",
        ),
    },
    "book-too-large": {
        "en": (
            "the workbook unpacks to far more than a table of answers",
            "copy the table to a new workbook, or save it as «CSV UTF-8»",
        ),
        "nb": (
            "arbeidsboken pakkes ut til langt mer enn en tabell med svar",
            "kopier tabellen til en ny arbeidsbok, eller lagre den som «CSV UTF-8»",
        ),
    },
    "book-cell-long": {
        "en": (
            "the cell has {found} characters, and a workbook holds at most {most} in one",
            "write the table as .csv",
        ),
        "nb": (
            "cellen har {found} tegn, og en arbeidsbok rommer høyst {most} i én",
            "skriv tabellen som .csv",
        ),
    },
    "book-cell-unholdable": {
        "en": ("the cell holds a NUL or half a character, which no workbook can", "mend the text"),
        "nb": ("cellen har en NUL eller et halvt tegn, som ingen arbeidsbok rommer", "rett teksten"),
    },
    "book-rows": {
        "en": ("the table has more than {most} rows, which no workbook holds", "write the table as .csv"),
        "nb": ("tabellen har over {most} rader, som ingen arbeidsbok rommer", "skriv tabellen som .csv"),
    },
    "book-columns": {
        "en": ("the table has {found} columns, and a workbook holds {most}", "write the table as .csv"),
        "nb": ("tabellen har {found} kolonner, og en arbeidsbok rommer {most}", "skriv tabellen som .csv"),
    },
    "export-form": {
        "en": ("the data is written as .csv", "give the file a name that ends so"),
        "nb": ("dataene skrives som .csv", "gi filen et navn som ender slik"),
    },
    "run-no-coder": {
        "en": ("nothing says how to code", "give --codebook FILE or --project PROJECT"),
        "nb": ("ingenting sier hvordan det skal kodes", "gi --codebook FIL eller --project PROSJEKT"),
    },
    "run-onto-itself": {
        "en": ("the result would be written over the table it is made from", "give -o another name"),
        "nb": ("resultatet ville bli skrevet over tabellen det er laget av", "gi -o et annet navn"),
    },
}
