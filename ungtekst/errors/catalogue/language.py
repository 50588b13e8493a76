"""Messages of the language room."""

from __future__ import annotations


def _message(what: str, cure: str, hva: str, bot: str) -> dict[str, tuple[str, str]]:
    return {"en": (what, cure), "nb": (hva, bot)}


MESSAGES: dict[str, dict[str, tuple[str, str]]] = {
    "pipeline-lacks": _message(
        "the spaCy pipeline «{name}» has no component {parts}",
        "name a pipeline that has it, or use nb_ungtekst, which is shipped",
        "spaCy-pipelinen «{name}» har ingen komponent {parts}",
        "oppgi en pipeline som har den, eller bruk nb_ungtekst, som følger med",
    ),
    "pipeline-unknown": _message(
        "no spaCy pipeline «{name}» can be loaded",
        "name a folder that holds one, an installed pipeline package, blank:nb, or nb_ungtekst",
        "ingen spaCy-pipeline «{name}» kan lastes",
        "oppgi en mappe som inneholder en, en installert pipelinepakke, blank:nb, eller nb_ungtekst",
    ),
    "felt-unreadable": _message(
        "the table cannot be read as UTF-8 text",
        "put the shipped file back, or save it as UTF-8",
        "tabellen kan ikke leses som UTF-8-tekst",
        "legg tilbake filen som fulgte med, eller lagre den som UTF-8",
    ),
    "felt-head": _message(
        "the first line is not the head of this table",
        "it must read {heads}, parted by tabs",
        "den første linjen er ikke hodet til denne tabellen",
        "den skal være {heads}, skilt med tabulator",
    ),
    "felt-columns": _message(
        "the line has not got {count} filled cells",
        "write {heads}, parted by one tab each, without spaces around them",
        "linjen har ikke {count} utfylte celler",
        "skriv {heads}, skilt med én tabulator, uten mellomrom rundt",
    ),
    "felt-twice": _message(
        "«{entry}» stands twice; the first is at line {first}",
        "join the two lines into one",
        "«{entry}» står to ganger; først på linje {first}",
        "slå de to linjene sammen til én",
    ),
    "felt-order": _message(
        "«{entry}» is out of order",
        "sort the table by its first column, in lower case, by code point",
        "«{entry}» står på feil plass",
        "sorter tabellen etter første kolonne, i små bokstaver, etter tegnkode",
    ),
    "felt-unknown-field": _message(
        "there is no field «{field}»",
        "use a field of felt.tsv and a strength: hjelp:2",
        "det finnes ikke noe felt «{field}»",
        "bruk et felt i felt.tsv og en styrke: hjelp:2",
    ),
    "felt-strength": _message(
        "the strength of «{field}» is not 1, 2 or 3",
        "write 3 for a word that nearly always speaks of the field, 2 for usually, 1 for sometimes",
        "styrken i «{field}» er ikke 1, 2 eller 3",
        "skriv 3 når ordet nesten alltid handler om feltet, 2 for som regel, 1 for av og til",
    ),
    "felt-many": _message(
        "the entry names a field twice or has more than {most}",
        "keep the strongest, each once",
        "oppslaget nevner et felt to ganger eller har flere enn {most}",
        "behold de sterkeste, hvert én gang",
    ),
    "felt-value": _message(
        "«{value}» may not stand here",
        "choose from: {legal}",
        "«{value}» kan ikke stå her",
        "velg blant: {legal}",
    ),
    "felt-not-a-word": _message(
        "«{entry}» is not one word",
        "phrases belong in uttrykk.tsv; a word has letters, digits and inner hyphens only",
        "«{entry}» er ikke ett ord",
        "uttrykk hører hjemme i uttrykk.tsv; et ord har bare bokstaver, sifre og bindestrek inni",
    ),
    "felt-one-word": _message(
        "«{entry}» is no phrase",
        "move it to ord.tsv, or call it forkortelse or tjeneste",
        "«{entry}» er ikke et uttrykk",
        "flytt det til ord.tsv, eller kall det forkortelse eller tjeneste",
    ),
    "felt-untagged": _message(
        "the form stands for «{entry}», which is not tagged",
        "add «{entry}» to ord.tsv or uttrykk.tsv first",
        "formen står for «{entry}», som ikke har noe felt",
        "legg først «{entry}» til i ord.tsv eller uttrykk.tsv",
    ),
}
