"""Messages about sheets that analysts return."""

MESSAGES: dict[str, dict[str, tuple[str, str]]] = {
    "sheet-no-key": {
        "en": (
            "there is no column «nøkkel»",
            "return the sheet with that column; rows are known by it alone",
        ),
        "nb": ("kolonnen «nøkkel» mangler", "lever arket med den kolonnen; radene kjennes bare på den"),
    },
    "sheet-no-codes": {
        "en": (
            "there is no column of codes",
            "return the sheet with its code columns; their heads are code ids",
        ),
        "nb": (
            "det er ingen kolonne med koder",
            "lever arket med kodekolonnene; overskriftene er kode-id-er",
        ),
    },
    "sheet-other-project": {
        "en": ("the sheet does not belong to this project", "apply it to the project that exported it"),
        "nb": ("arket hører ikke til dette prosjektet", "bruk det i prosjektet som eksporterte det"),
    },
    "sheet-two": {
        "en": ("the file holds rows of more than one sheet", "return each sheet in its own file"),
        "nb": ("filen har rader fra mer enn ett ark", "lever hvert ark i sin egen fil"),
    },
    "sheet-key-unknown": {
        "en": (
            "the key is not one of this sheet's",
            "restore the cell from the exported sheet, or delete the row",
        ),
        "nb": ("nøkkelen er ikke en av arkets", "hent cellen fra det eksporterte arket, eller slett raden"),
    },
    "sheet-key-twice": {
        "en": ("the key stands already in row {first}", "keep one of the rows"),
        "nb": ("nøkkelen står alt i rad {first}", "behold én av radene"),
    },
    "sheet-partly-sorted": {
        "en": (
            "{rows} rows show the text or suggestion of another row: columns were sorted without the key",
            "undo the sorting, or sort again with all columns marked",
        ),
        "nb": (
            "{rows} rader viser teksten eller forslaget til en annen rad: kolonner er sortert uten nøkkelen",
            "angre sorteringen, eller sorter igjen med alle kolonner merket",
        ),
    },
    "sheet-text-edited": {
        "en": (
            "the answer's text was edited",
            "restore it; the text is the respondent's and is never changed",
        ),
        "nb": ("svarteksten er endret", "sett den tilbake; teksten er respondentens og endres aldri"),
    },
    "sheet-many-differ": {
        "en": (
            "{percent} % of the pre-filled cells differ from the exported sheet",
            "check that no columns were moved or sorted by themselves; if it is meant so, add --yes",
        ),
        "nb": (
            "{percent} % av de utfylte cellene er ulike det eksporterte arket",
            "se etter at ingen kolonner er flyttet eller sortert alene; er det meningen, legg til --yes",
        ),
    },
    "sheet-codes-shuffled": {
        "en": (
            "the codes of {rows} rows have changed places, as when code columns are sorted without the key",
            "undo the sorting, or sort again with all columns marked; if it is meant so, add --yes",
        ),
        "nb": (
            "kodene i {rows} rader har byttet plass, som når kodekolonner sorteres uten nøkkelen",
            "angre sorteringen, eller sorter igjen med alle kolonner merket; er det meningen, legg til --yes",
        ),
    },
    "sheet-column-sorted": {
        "en": (
            "the column looks sorted by itself: as many ones as before, now all at one end",
            "undo the sorting, or sort again with all columns marked; if it is meant so, add --yes",
        ),
        "nb": (
            "kolonnen ser ut til å være sortert alene: like mange enere som før, nå alle i én ende",
            "angre sorteringen, eller sorter igjen med alle kolonner merket; er det meningen, legg til --yes",
        ),
    },
    "sheet-cell": {
        "en": ("the cell holds something that is no value of this column", "write one of: {allowed}"),
        "nb": ("cellen har noe som ikke er en verdi i denne kolonnen", "skriv en av: {allowed}"),
    },
    "sheet-cell-emptied": {
        "en": (
            "the cell was emptied, and the row is not ticked as «ferdig»",
            "write 0 or the right value; it was {value}",
        ),
        "nb": (
            "cellen er tømt, og raden er ikke krysset av som «ferdig»",
            "skriv 0 eller riktig verdi; der sto {value}",
        ),
    },
    "sheet-tick": {
        "en": ("the cell is neither a tick nor empty", "write x when the row is done, or leave it empty"),
        "nb": ("cellen er verken kryss eller tom", "skriv x når raden er ferdig, eller la den stå tom"),
    },
    "review-nothing": {
        "en": ("there is no answer left to take", "every answer in question has been drawn or coded by hand"),
        "nb": ("det er ingen svar igjen å ta", "alle svarene det gjelder er trukket eller kodet for hånd"),
    },
    "review-one-codebook": {
        "en": (
            "the project has several codebooks, and a sheet holds one",
            "name one with --codebook: {known}",
        ),
        "nb": (
            "prosjektet har flere kodebøker, og et ark har én",
            "nevn én med --codebook: {known}",
        ),
    },
    "review-form": {
        "en": ("a sheet is written as .csv or .xlsx", "give the file a name that ends so"),
        "nb": ("et ark skrives som .csv eller .xlsx", "gi filen et navn som ender slik"),
    },
    "sheet-in-the-way": {
        "en": (
            "here lies a sheet that may hold corrections",
            "apply it first, and choose another name; a sheet is never written over",
        ),
        "nb": (
            "her ligger et ark som kan ha rettelser",
            "ta det inn først, og velg et annet navn; et ark skrives aldri over",
        ),
    },
    "sheet-column-lost": {
        "en": (
            "the column «{column}» is missing, and these are not known: {unknown}",
            "restore the head, or delete the column you do not return",
        ),
        "nb": (
            "kolonnen «{column}» mangler, og disse er ukjente: {unknown}",
            "sett tilbake overskriften, eller slett kolonnen du ikke leverer",
        ),
    },
    "sheet-keys-unknown": {
        "en": (
            "{rows} of {all} keys are not of this sheet, as in one from a copy of the project",
            "apply it to the project that exported it",
        ),
        "nb": (
            "{rows} av {all} nøkler er ikke i dette arket, som i et ark fra en kopi av prosjektet",
            "bruk det i prosjektet som eksporterte det",
        ),
    },
    "sheet-cell-unsettled": {
        "en": (
            "the row is ticked, but a disputed cell is still empty",
            "write the value that shall hold, or take the tick away",
        ),
        "nb": (
            "raden er krysset av, men en omstridt celle er fortsatt tom",
            "skriv verdien som skal gjelde, eller fjern krysset",
        ),
    },
    "review-nothing-disputed": {
        "en": ("no cell is disputed", "there is nothing to settle"),
        "nb": ("ingen celler er omstridt", "det er ingenting å avgjøre"),
    },
    "review-stratify": {
        "en": ("there is no group, code or dimension «{id}»", "the ones there are: {known}"),
        "nb": ("det er ingen gruppe, kode eller dimensjon «{id}»", "disse finnes: {known}"),
    },
    "review-stratify-draws": {
        "en": ("only a random draw has strata", "take --stratify away, or use --take audit or double"),
        "nb": (
            "bare et tilfeldig utvalg har strata",
            "ta bort --stratify, eller bruk --take audit eller double",
        ),
    },
    "review-few-draws": {
        "en": (
            "there are fewer draws than values of «{group}» ({strata}), and some could not be drawn at all",
            "ask for --count {strata} or more",
        ),
        "nb": (
            "det er færre trekninger enn verdier av «{group}» ({strata}), og noen kunne ikke bli trukket",
            "be om --count {strata} eller flere",
        ),
    },
    "quote-verdict": {
        "en": ("the cell is neither yes, no nor empty", "write ja or nei, or leave it empty"),
        "nb": ("cellen er verken ja, nei eller tom", "skriv ja eller nei, eller la den stå tom"),
    },
    "quote-mask-edited": {
        "en": (
            "the masked quote says something else than the answer",
            "put the words back, and only replace words with [ ]",
        ),
        "nb": (
            "det maskerte sitatet sier noe annet enn svaret",
            "sett ordene tilbake, og bytt bare ut ord med [ ]",
        ),
    },
    "quote-corrected-edited": {
        "en": (
            "the corrected quote was written anew",
            "put it back, or empty the cell to print the quote as written",
        ),
        "nb": (
            "det rettede sitatet er skrevet om",
            "sett det tilbake, eller tøm cellen for å vise sitatet som det er skrevet",
        ),
    },
    "quote-must-look": {
        "en": (
            "the quote is approved, but nobody has said that what is in «må_ses» is safe",
            "tick «sett» when it is, or replace the words in «maskert» with [ ]",
        ),
        "nb": (
            "sitatet er godkjent, men ingen har sagt at det som står i «må_ses», er trygt",
            "kryss av «sett» når det er det, eller bytt ut ordene i «maskert» med [ ]",
        ),
    },
    "quotes-none": {
        "en": ("there is nothing to quote", "code the answers first, or ask for another theme"),
        "nb": ("det er ingenting å sitere", "kod svarene først, eller be om et annet tema"),
    },
    "quote-no-verdicts": {
        "en": (
            "there is no column «godkjent»",
            "return the sheet with the column that says what may be printed",
        ),
        "nb": ("kolonnen «godkjent» mangler", "lever arket med kolonnen som sier hva som kan trykkes"),
    },
    "quote-bared": {
        "en": (
            "the quote shows a number, an address or a user name that the program masks",
            "put the mask back; such a thing is never printed",
        ),
        "nb": (
            "sitatet viser et nummer, en adresse eller et brukernavn som programmet maskerer",
            "sett masken tilbake; slikt trykkes aldri",
        ),
    },
    "quote-unmasked": {
        "en": (
            "the quote shows something that the program masks",
            "put the mask back, or tick «sett» when it can tell nobody who it is",
        ),
        "nb": (
            "sitatet viser noe som programmet maskerer",
            "sett masken tilbake, eller kryss av «sett» når det ikke kan røpe noen",
        ),
    },
}
