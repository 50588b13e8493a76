"""Messages about the project file and what is added to it."""

MESSAGES: dict[str, dict[str, tuple[str, str]]] = {
    "project-exists": {
        "en": ("there is already a file here", "choose another name; ungtekst never overwrites a project"),
        "nb": ("her ligger det alt en fil", "velg et annet navn; ungtekst skriver aldri over et prosjekt"),
    },
    "project-missing": {
        "en": ("there is no such project", "make one with: ungtekst new PROJECT --codebook FILE"),
        "nb": ("det er ikke noe slikt prosjekt", "lag ett med: ungtekst new PROSJEKT --codebook FIL"),
    },
    "project-not-one": {
        "en": ("the file is not an ungtekst project", "give the file that «ungtekst new» made"),
        "nb": ("filen er ikke et ungtekst-prosjekt", "gi filen som «ungtekst new» laget"),
    },
    "project-newer": {
        "en": (
            "the project is of a later version ({version}; this program knows {known})",
            "install a newer ungtekst",
        ),
        "nb": (
            "prosjektet er av en nyere versjon ({version}; dette programmet kan {known})",
            "installer en nyere ungtekst",
        ),
    },
    "project-old-unwritable": {
        "en": (
            "the project is of an earlier version and could not be brought to this one ({why}),"
            " and stands as it was",
            "make room or change the rights, or copy it to another place",
        ),
        "nb": (
            "prosjektet er av en tidligere versjon og kunne ikke løftes til denne ({why});"
            " det er som det var",
            "skaff plass eller endre rettighetene, eller kopier det til et annet sted",
        ),
    },
    "project-codebook-twice": {
        "en": ("two codebooks have the id «{id}»", "give each codebook its own id"),
        "nb": ("to kodebøker har id-en «{id}»", "gi hver kodebok sin egen id"),
    },
    "project-busy": {
        "en": ("another program is changing the project", "wait until it is done and try again"),
        "nb": ("et annet program endrer prosjektet", "vent til det er ferdig, og prøv igjen"),
    },
    "project-damaged": {
        "en": ("the project file is damaged", "go back to a copy that is not"),
        "nb": ("prosjektfilen er ødelagt", "gå tilbake til en kopi som ikke er det"),
    },
    "project-write": {
        "en": (
            "the project could not be changed ({why}), and stands as it was",
            "make room or change the rights",
        ),
        "nb": (
            "prosjektet kunne ikke endres ({why}), og er som det var",
            "skaff plass eller endre rettighetene",
        ),
    },
    "project-question-unknown": {
        "en": ("no codebook of the project knows the question «{id}»", "the questions are: {known}"),
        "nb": ("ingen kodebok i prosjektet kjenner spørsmålet «{id}»", "spørsmålene er: {known}"),
    },
    "project-question-unclear": {
        "en": ("more than one codebook could have the question «{id}»", "name it in one of the codebooks"),
        "nb": ("mer enn én kodebok kan ha spørsmålet «{id}»", "nevn det i én av kodebøkene"),
    },
    "project-question-none": {
        "en": ("the project has no answers to «{id}»", "the questions with answers are: {known}"),
        "nb": ("prosjektet har ingen svar på «{id}»", "spørsmålene med svar er: {known}"),
    },
    "project-wave-none": {
        "en": ("the project has no wave «{id}»", "the waves are: {known}"),
        "nb": ("prosjektet har ingen bølge «{id}»", "bølgene er: {known}"),
    },
    "project-no-answers": {
        "en": ("the project has no answers yet", "add some with: ungtekst add"),
        "nb": ("prosjektet har ingen svar ennå", "legg til noen med: ungtekst add"),
    },
    "project-not-coded": {
        "en": ("the answers are not coded yet", "run: ungtekst code PROJECT"),
        "nb": ("svarene er ikke kodet ennå", "kjør: ungtekst code PROSJEKT"),
    },
    "project-coder-forgotten": {
        "en": (
            "the fitted coder was removed when a respondent was forgotten, for it had learnt of that one",
            "run: ungtekst code PROJECT",
        ),
        "nb": (
            "den lærte koderen ble fjernet da en respondent ble glemt, for den hadde lært av den også",
            "kjør: ungtekst code PROSJEKT",
        ),
    },
    "backup-exists": {
        "en": ("there is already a file here", "choose another name; a backup never overwrites anything"),
        "nb": ("her ligger det alt en fil", "velg et annet navn; en sikkerhetskopi overskriver aldri noe"),
    },
    "forget-none": {
        "en": ("the project has no respondent with that id", "give the id as it was delivered"),
        "nb": ("prosjektet har ingen respondent med den id-en", "gi id-en slik den ble levert"),
    },
    "forget-which": {
        "en": (
            "respondents of several waves have that id, and they may be different persons ({waves})",
            "say which with --wave, once for each",
        ),
        "nb": (
            "respondenter i flere bølger har den id-en, og de kan være ulike personer ({waves})",
            "si hvilken med --wave, én gang for hver",
        ),
    },
    "project-answer-none": {
        "en": ("the project has no answer with that number or respondent", "look the number up in an export"),
        "nb": (
            "prosjektet har ikke noe svar med det nummeret eller den respondenten",
            "slå opp i en eksport",
        ),
    },
    "add-id-blank": {
        "en": ("the respondent's id is blank", "give every row an id"),
        "nb": ("respondentens id er tom", "gi hver rad en id"),
    },
    "add-id-twice": {
        "en": ("the id «{id}» stands already in row {first}", "give each respondent one row"),
        "nb": ("id-en «{id}» står alt i rad {first}", "gi hver respondent én rad"),
    },
    "add-other-survey": {
        "en": (
            "{count} ids of this table have only answered another survey in the wave «{wave}»,"
            " and an id is one person in a wave",
            "name the wave otherwise, or say that they are the same with --same-people",
        ),
        "nb": (
            "{count} id-er i denne tabellen har bare svart på en annen undersøkelse i bølgen «{wave}»,"
            " og en id er én person i en bølge",
            "gi bølgen et annet navn, eller si at de er de samme med --same-people",
        ),
    },
    "add-weight": {
        "en": ("the weight is not a number above zero", "write it as 0,85 or 0.85"),
        "nb": ("vekten er ikke et tall over null", "skriv den som 0,85 eller 0.85"),
    },
    "add-text-changed": {
        "en": (
            "respondent «{id}» has another text for «{question}» than the project holds",
            "restore the text, or add it as a new revision with --revise",
        ),
        "nb": (
            "respondent «{id}» har en annen tekst på «{question}» enn prosjektet har",
            "sett tilbake teksten, eller legg den til som en ny utgave med --revise",
        ),
    },
    "add-group-changed": {
        "en": (
            "respondent «{id}» has another «{group}» than the project holds",
            "restore the value, or add --revise",
        ),
        "nb": (
            "respondent «{id}» har en annen «{group}» enn prosjektet har",
            "sett tilbake verdien, eller legg til --revise",
        ),
    },
    "add-weight-changed": {
        "en": (
            "respondent «{id}» has another weight or cluster than the project holds",
            "restore the value, or add --revise",
        ),
        "nb": (
            "respondent «{id}» har en annen vekt eller klynge enn prosjektet har",
            "sett tilbake verdien, eller legg til --revise",
        ),
    },
    "add-background-differs": {
        "en": (
            "respondent «{id}» has another «{group}» here than in row {first}",
            "give a respondent the same background in every row",
        ),
        "nb": (
            "respondent «{id}» har en annen «{group}» her enn i rad {first}",
            "gi en respondent samme bakgrunn i alle rader",
        ),
    },
    "codes-answer-none": {
        "en": (
            "respondent «{id}» has no answer to this question in this wave",
            "take the row out, or add it first",
        ),
        "nb": (
            "respondent «{id}» har ikke svart på dette i denne bølgen",
            "ta raden ut, eller legg svaret til først",
        ),
    },
    "codes-answer-twice": {
        "en": (
            "the answer of respondent «{id}» has its codes already in row {first}",
            "give each answer one row, with all its codes",
        ),
        "nb": (
            "svaret til respondent «{id}» har alt kodene sine i rad {first}",
            "gi hvert svar én rad, med alle kodene",
        ),
    },
    "codes-name-unclear": {
        "en": ("the cell names something that several codes are called", "name each by its id: {allowed}"),
        "nb": ("cellen nevner noe som flere koder heter", "nevn hver ved id: {allowed}"),
    },
    "codes-name-unknown": {
        "en": (
            "the cell names a code that the codebook does not have",
            "name codes by id, label or number: {allowed}",
        ),
        "nb": (
            "cellen nevner en kode som kodeboken ikke har",
            "nevn koder ved id, navn eller nummer: {allowed}",
        ),
    },
    "codes-two-values": {
        "en": ("the row names two codes of «{allowed}», which holds one", "keep one of them"),
        "nb": ("raden nevner to koder av «{allowed}», som har én", "behold én av dem"),
    },
    "codes-no-columns": {
        "en": ("no column is named by a code or dimension", "name the columns by their ids: {known}"),
        "nb": ("ingen kolonne heter som en kode eller dimensjon", "kall kolonnene ved id: {known}"),
    },
    "code-group-missing": {
        "en": (
            "the code «{code}» is only for some values of «{group}», which no answer has",
            "add it as --group",
        ),
        "nb": (
            "koden «{code}» er bare for noen verdier av «{group}», som ingen svar har",
            "ta den med som --group",
        ),
    },
}
