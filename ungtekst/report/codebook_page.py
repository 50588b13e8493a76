"""A codebook as a page to print and hand to the people who code."""

from __future__ import annotations

from ungtekst.codebook import Codebook, Dimension, label
from ungtekst.errors import CallError, Fault
from ungtekst.report.render import environment

_WORDS = {
    "nb": {
        "kicker": "Kodebok",
        "version": "Versjon",
        "questions": "Spørsmål",
        "implies": "Alle svar på dette spørsmålet handler om",
        "content": "Her er dette svar, ikke ikke-svar:",
        "one": "Hvert svar får én av disse verdiene.",
        "many": "Et svar kan ha flere av disse kodene, eller ingen.",
        "include": "Ta med",
        "exclude": "Ta ikke med",
        "examples": "Eksempler",
        "counterexamples": "Ser slik ut, men er det ikke",
        "terms": "Ord som peker hit",
        "only": "Bare for",
        "number": "Tallkode",
        "uncodable": "Brukes ikke selv; velg en av kodene under.",
        "contents": "Innhold",
        "role": {"residual": "Restkategori", "complaint": "Klage", "negative": "Negativ"},
    },
    "nn": {
        "kicker": "Kodebok",
        "version": "Versjon",
        "questions": "Spørsmål",
        "implies": "Alle svar på dette spørsmålet handlar om",
        "content": "Her er dette svar, ikkje ikkje-svar:",
        "one": "Kvart svar får éin av desse verdiane.",
        "many": "Eit svar kan ha fleire av desse kodane, eller ingen.",
        "include": "Ta med",
        "exclude": "Ta ikkje med",
        "examples": "Døme",
        "counterexamples": "Ser slik ut, men er det ikkje",
        "terms": "Ord som peikar hit",
        "only": "Berre for",
        "number": "Talkode",
        "uncodable": "Ikkje bruk denne sjølv; vel ein av kodane under.",
        "contents": "Innhald",
        "role": {"residual": "Restkategori", "complaint": "Klage", "negative": "Negativ"},
    },
    "en": {
        "kicker": "Codebook",
        "version": "Version",
        "questions": "Questions",
        "implies": "Every answer to this question is about",
        "content": "Here these are answers, not non-answers:",
        "one": "Each answer gets one of these values.",
        "many": "An answer may have several of these codes, or none.",
        "include": "Include",
        "exclude": "Exclude",
        "examples": "Examples",
        "counterexamples": "Looks like it, but is not",
        "terms": "Words that point here",
        "only": "Only for",
        "number": "Number",
        "uncodable": "Not used itself; choose one of the codes under it.",
        "contents": "Contents",
        "role": {"residual": "Residual", "complaint": "Complaint", "negative": "Negative"},
    },
}


def render_codebook(codebook: Codebook, language: str = "nb") -> str:
    """Render a codebook as one self-contained HTML page for coders to read on paper or screen.

    ``language`` (``nb``, ``nn``, ``en``) decides the fixed words and which labels are shown; definitions
    stand as they are written. Raises CallError for an unknown language.
    """
    if language not in _WORDS:
        values = {"language": language, "known": ", ".join(_WORDS)}
        raise CallError(Fault("report-language", values))

    def named(code_id: str) -> str:
        return label(codebook.code(code_id).label, language, code_id)

    def heading(dimension: Dimension) -> str:
        return label(dimension.label, language, dimension.id)

    return (
        environment()
        .get_template("codebook.html.j2")
        .render(
            book=codebook,
            language=language,
            w=_WORDS[language],
            title=label(codebook.title, language, codebook.id),
            wording=lambda question: label(question.wording, language, question.id),
            named=named,
            heading=heading,
        )
    )
