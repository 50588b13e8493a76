"""Messages about the coding engine."""

MESSAGES: dict[str, dict[str, tuple[str, str]]] = {
    "coder-unknown": {
        "en": ("the codebook does not have: {names}", "use its ids, and 0, 1 or nothing for a code"),
        "nb": ("kodeboken har ikke: {names}", "bruk id-ene der, og 0, 1 eller ingenting for en kode"),
    },
    "coder-lengths": {
        "en": ("there are {texts} texts and {codes} rows of codes", "give one row of codes a text"),
        "nb": ("det er {texts} tekster og {codes} rader med koder", "gi én rad koder for hver tekst"),
    },
    "coder-question-lengths": {
        "en": (
            "there are {texts} texts and {questions} questions",
            "give one question a text, or one for all",
        ),
        "nb": (
            "det er {texts} tekster og {questions} spørsmål",
            "gi ett spørsmål for hver tekst, eller ett for alle",
        ),
    },
    "coder-one-text": {
        "en": ("one text was given where a list is expected", "put it in a list: [text]"),
        "nb": ("det kom én tekst der det ventes en liste", "legg den i en liste: [tekst]"),
    },
    "coder-column-twice": {
        "en": ("these columns stand twice: {names}", "keep one of each"),
        "nb": ("disse kolonnene står to ganger: {names}", "behold bare én av hver"),
    },
    "coder-respondents": {
        "en": ("there are {texts} texts and {respondents} respondents", "give one respondent a text"),
        "nb": ("det er {texts} tekster og {respondents} respondenter", "gi én respondent for hver tekst"),
    },
    "coder-weights": {
        "en": (
            "the weights are not {texts} numbers of 0 or more",
            "give one weight a text, none missing or negative",
        ),
        "nb": (
            "vektene er ikke {texts} tall som er 0 eller mer",
            "gi én vekt for hver tekst, ingen manglende eller negative",
        ),
    },
    "coder-embed-shape": {
        "en": ("the encoder did not give a row of numbers a text", "give an array of two dimensions"),
        "nb": ("innkoderen ga ikke en rad med tall for hver tekst", "gi en tabell med to dimensjoner"),
    },
    "coder-embed": {
        "en": (
            "the encoder did not give one row of {width} numbers a text",
            "give the encoder it was fitted with",
        ),
        "nb": (
            "innkoderen ga ikke én rad med {width} tall for hver tekst",
            "gi innkoderen den ble tilpasset med",
        ),
    },
    "coder-embed-missing": {
        "en": ("the coder was fitted with an encoder of the user's", "give it: Coder.load(path, embed=...)"),
        "nb": ("koderen ble tilpasset med brukerens egen innkoder", "gi den: Coder.load(sti, embed=...)"),
    },
    "coder-broken": {
        "en": ("the saved coder is broken or is none", "fit and save it again"),
        "nb": ("den lagrede koderen er ødelagt eller er ingen", "tilpass og lagre den på nytt"),
    },
    "coder-other-pipeline": {
        "en": (
            "the coder was fitted with another version of the language pipeline «{name}»",
            "fit it again: codes made with other lemmas cannot be trusted",
        ),
        "nb": (
            "koderen ble tilpasset med en annen utgave av språkverktøyet «{name}»",
            "tilpass den på nytt: koder laget med andre oppslagsformer er ikke til å stole på",
        ),
    },
    "coder-other-version": {
        "en": (
            "the coder was fitted by another version of ungtekst",
            "fit it again; for a project, run: ungtekst code",
        ),
        "nb": (
            "koderen ble tilpasset av en annen utgave av ungtekst",
            "tilpass den på nytt; for et prosjekt, kjør: ungtekst code",
        ),
    },
    "coder-other-lexicon": {
        "en": (
            "the coder was fitted with another version of the lexicon of meaning",
            "fit it again: what words mean to it is no longer the same",
        ),
        "nb": (
            "koderen ble tilpasset med en annen utgave av betydningsleksikonet",
            "tilpass den på nytt: det ord betyr for den, er ikke lenger det samme",
        ),
    },
}
