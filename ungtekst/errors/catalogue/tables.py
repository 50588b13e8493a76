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
            "look for a separator or a line break inside a text without quotes",
        ),
        "nb": (
            "raden har {found} celler der overskriftene har {expected}",
            "se etter et skilletegn eller linjeskift inne i en tekst uten anførselstegn",
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
    "table-not-csv": {
        "en": ("this is a spreadsheet file, not CSV", "save it as «CSV UTF-8» and give that file"),
        "nb": ("dette er en regnearkfil, ikke CSV", "lagre den som «CSV UTF-8» og gi den filen"),
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
