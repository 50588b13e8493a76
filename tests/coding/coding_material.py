"""Codebooks and random texts for the tests of the coding engine."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from ungtekst import Codebook

# What a word of a term may look like in an answer, in both standards, and what only looks like it.
FORMS = {
    "jobb": "jobb jobben jobbane Jobb sommerjobb jobbintervju",
    "arbeid": "arbeid arbeidet samarbeid skolearbeid arbeidserfaring",
    "*jobb": "sommerjobb helgejobbar jobb",
    "*arbeid": "skolearbeid gruppearbeidet samarbeid",
    "arbeids*": "arbeidserfaring arbeidsplassen arbeid",
    "jobb*": "jobbintervju jobbsøkerkurs jobbene",
    "skole": "skole skolen skoleplass",
    "skule": "skule skulane skulen",
    "sommerjobb": "sommerjobb sommerjobbar",
    "få": "få får fikk fekk",
    "til": "til",
    "god": "god gode godt",
    "ikke": "ikke ikkje",
    "og/eller": "og/eller og eller",
    "f.eks": "f.eks f.eks. feks",
    "=NAV": "NAV Nav nav NAV-kontor",
    "=blå": "blå Blå",
}
# Terms of one codebook come from two of these, so that they meet in the same words.
CIRCLES = [
    ["jobb", "*jobb", "jobb*", "sommerjobb"],
    ["arbeid", "*arbeid", "arbeids*", "ikke"],
    ["få", "til", "god"],
    ["skole", "skule", "ikke"],
    ["og/eller", "f.eks"],
    ["=NAV", "=blå", "god"],
]
OTHERS = "men og ikke ikkje aldri bare det imidlertid en 24 venn".split()  # noqa: SIM905
SIGNS = [".", ",", "!", "?", "...", "…", ";", ":", "-", "/", "(", '"', "«", ":)", "😀", "!!", "..", "\n"]
GAPS = [" "] * 24 + ["  ", "\n", "\r", "\t", "\u00a0", "\u200b", " \u2028", ""]


def codebook(
    terms: Mapping[str, str | Sequence[str] | dict[str, Any]],
    one: Mapping[str, Sequence[str]] | None = None,
    questions: Sequence[dict[str, Any]] = (),
) -> Codebook:
    """Make a codebook of a choose-many dimension ``tema`` and, if given, a choice-one ``valens``.

    A code is given as its term, its terms, or its keys.
    """
    content: dict[str, Any] = {"ungtekst": "codebook/1", "id": "prøve", "version": "1.0.0"}
    if questions:
        content["questions"] = list(questions)
    content["dimensions"] = [
        {"id": "tema", "choice": "many", "codes": [_code(n, t) for n, t in terms.items()]}
    ]
    if one:
        codes = [_code(name, words) for name, words in one.items()]
        content["dimensions"].append({"id": "valens", "choice": "one", "codes": codes})
    return Codebook.from_dict(content)


def _code(name: str, given: str | Sequence[str] | dict[str, Any]) -> dict[str, Any]:
    keys = given if isinstance(given, dict) else {"terms": [given] if isinstance(given, str) else list(given)}
    return {"id": name, "label": name, **{key: value for key, value in keys.items() if value != []}}


@st.composite
def written(draw: st.DrawFn, book: Codebook | None = None) -> str:
    """Draw an answer as it may come: words, signs and odd spaces, composed or not, broken by soft hyphens.

    With a codebook, much of it is what its terms are looking for, with a word or a sign in between.
    """
    terms = [t for d in book.dimensions for c in d.codes for t in c.terms] if book else list(FORMS)
    words: list[str] = []
    for _ in range(draw(st.integers(1, 5))):
        for word in draw(st.sampled_from(terms)).split():
            between = draw(st.integers(0, 3))
            words += [draw(st.sampled_from(OTHERS if between else OTHERS + SIGNS))] if between < 2 else []
            if not word.startswith("~"):
                words.append(draw(st.sampled_from(FORMS[word].split())))
    text = ""
    for word in words:
        form = draw(st.integers(0, 20))
        shown = {0: word.upper(), 1: unicodedata.normalize("NFD", word), 2: word[:2] + "\u00ad" + word[2:]}
        text += shown.get(form, word) + draw(st.sampled_from(GAPS))
    return text


messy = st.one_of(
    written(),
    st.text(
        st.one_of(st.sampled_from("abjøåNV .,!\n\u0301\u030a\u00a0\u200b😀"), st.characters(codec="utf-8"))
    ),
)


@st.composite
def term(draw: st.DrawFn, circle: list[str]) -> str:
    """Draw a term of one to three words."""
    count = draw(st.sampled_from((1, 1, 1, 2, 2, 3)))
    words = draw(st.lists(st.sampled_from(circle), min_size=count, max_size=count))
    source = words[0]
    for word in words[1:]:
        source += f" ~{draw(st.integers(2, 5))} {word}" if draw(st.booleans()) else f" {word}"
    return source


@st.composite
def term_books(draw: st.DrawFn) -> Codebook:
    """Draw a codebook of one or two dimensions whose codes have terms that overlap."""
    circle = draw(st.sampled_from(CIRCLES)) + draw(st.sampled_from(CIRCLES))
    dimensions = []
    for number in range(draw(st.integers(1, 2))):
        codes = [
            {
                "id": f"k{number}-{place}",
                "label": f"K{number}-{place}",
                "terms": draw(st.lists(term(circle), unique=True, min_size=1, max_size=4)),
                "negated": draw(st.sampled_from(("counts", "counts", "cancels"))),
            }
            for place in range(draw(st.integers(2, 3)))
        ]
        dimensions.append({"id": f"d{number}", "choice": "many", "codes": codes})
    return Codebook.from_dict(
        {"ungtekst": "codebook/1", "id": "termer", "version": "1.0.0", "dimensions": dimensions}
    )
