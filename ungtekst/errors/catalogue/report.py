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
        "en": ("a report is written as .html", "give the file a name that ends so"),
        "nb": ("en rapport skrives som .html", "gi filen et navn som ender slik"),
    },
    "report-attribute-none": {
        "en": ("there is no group «{id}»", "the groups are: {known}"),
        "nb": ("det er ingen gruppe «{id}»", "gruppene er: {known}"),
    },
    "report-attribute-refused": {
        "en": ("a quote is never attributed by «{id}»: sex and age point people out", "name another group"),
        "nb": ("et sitat tilskrives aldri «{id}»: kjønn og alder peker folk ut", "nevn en annen gruppe"),
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
