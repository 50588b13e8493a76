"""Random sound codebooks, as the dictionaries that ``Codebook.from_dict`` reads."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

WORDS = "jobb skole skule lønn angst venn bolig nav framtid kurs penge lærer hybel trygd søvn fotball"
words = st.sampled_from(WORDS.split())
texts = st.text(
    st.one_of(
        st.sampled_from("abcæøåÆØÅ .,:;#-'\"{}[]!&*?|>%@`0123\n"), st.characters(categories=("L", "N"))
    ),
    min_size=1,
    max_size=20,
).filter(str.strip)
labels = st.dictionaries(st.sampled_from(("nb", "nn", "en")), texts, min_size=1)
terms = st.one_of(
    words,
    words.map("*{}".format),
    words.map("{}*".format),
    words.map(lambda word: f"={word.upper()}"),
    st.tuples(words, words).map(" ".join),
    st.tuples(words, st.integers(1, 20), words).map(lambda t: f"{t[0]} ~{t[1]} {t[2]}"),
)


def _some(draw: st.DrawFn, **fields: st.SearchStrategy[Any]) -> dict[str, Any]:
    """Draw some of the fields, none of them empty."""
    drawn = {name: draw(st.none() | values) for name, values in fields.items()}
    return {name: value for name, value in drawn.items() if value is not None}


@st.composite
def _code(draw: st.DrawFn, name: str, children: list[dict[str, Any]]) -> dict[str, Any]:
    said = draw(st.lists(texts, unique=True, max_size=4))
    drawn = _some(
        draw,
        definition=texts,
        include=st.lists(texts, min_size=1, max_size=2),
        terms=st.lists(terms, unique_by=str.casefold, min_size=1, max_size=4),
        role=st.sampled_from(("residual", "complaint", "negative")),
        negated=st.sampled_from(("counts", "cancels")),
        only=st.dictionaries(texts, st.lists(texts, max_size=2), min_size=1, max_size=2),
        crosswalk=st.dictionaries(texts, texts, min_size=1, max_size=2),
    )
    half = len(said) // 2
    if said[:half]:
        drawn["examples"] = [*said[: half - 1], {"text": said[half - 1], "needs": "model"}]
    if said[half:]:
        drawn["counterexamples"] = said[half:]
    if children:
        drawn["codes"] = children
        drawn["codable"] = draw(st.booleans())
    if draw(st.booleans()):
        drawn["exclude"] = [{"what": draw(texts)}, draw(texts)]
    language = {"nb": f"Navn på {name}", **draw(labels)}
    return {"id": name, "label": {**language, "nb": f"Navn på {name}", "nn": name, "en": name}, **drawn}


@st.composite
def codebooks(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a sound codebook of one to four dimensions, up to six codes in each, children under some."""
    dimensions: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 4))):
        choice = draw(st.sampled_from(("one", "many")))
        codes: list[dict[str, Any]] = []
        for place in range(draw(st.integers(1, 6))):
            taken = codes[-2:] if choice == "many" and draw(st.booleans()) else []
            codes = [*codes[: len(codes) - len(taken)], draw(_code(f"k{number}-{place}", taken))]
        dimension = {"id": f"d{number}", "choice": choice, "codes": codes, **_some(draw, label=labels)}
        for place, code in enumerate(codes):
            if draw(st.booleans()):
                code["number"] = place
        if choice == "one" and draw(st.booleans()):
            dimension["precedence"] = [codes[-1]["id"]]
        dimensions.append(dimension)
    every = [dimension["codes"][0]["id"] for dimension in dimensions]
    questions = [
        {
            "id": f"q{number}",
            **_some(
                draw,
                wording=labels,
                variants=st.dictionaries(texts, texts, min_size=1, max_size=2),
                dimensions=st.lists(st.sampled_from([d["id"] for d in dimensions]), min_size=1, unique=True),
                implies=st.lists(st.sampled_from(every), min_size=1, unique=True),
                content=st.lists(words, min_size=1, unique=True),
            ),
        }
        for number in range(draw(st.integers(0, 2)))
    ]
    head = {"ungtekst": "codebook/1", "id": "tilfeldig", "version": "0.1.0"}
    asked = {"questions": questions} if questions else {}
    return {**head, **_some(draw, language=st.sampled_from(("nb", "nn", "en")), title=labels), **asked} | {
        "dimensions": dimensions
    }
