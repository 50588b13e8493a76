"""From codebook values to plain dictionaries and lists, as they stand in the file."""

from __future__ import annotations

from typing import Any

from ungtekst.codebook.model import FORMAT, Code, Codebook, Dimension, Example, Question


def plain(codebook: Codebook) -> dict[str, Any]:
    """Give the whole codebook as plain values, empty keys left out, in the order of the format."""
    return {
        "ungtekst": FORMAT,
        "id": codebook.id,
        "version": codebook.version,
        "language": codebook.language,
        **_kept(title=dict(codebook.title), questions=[_question(q) for q in codebook.questions]),
        "dimensions": [_dimension(d) for d in codebook.dimensions],
    }


def _kept(**items: Any) -> dict[str, Any]:
    return {key: value for key, value in items.items() if value not in ("", [], {}, None)}


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        **_kept(
            wording=dict(question.wording),
            variants=dict(question.variants),
            dimensions=list(question.dimensions),
            implies=list(question.implies),
            nonanswers=list(question.nonanswers),
            content=list(question.content),
        ),
    }


def _dimension(dimension: Dimension) -> dict[str, Any]:
    return {
        "id": dimension.id,
        "choice": dimension.choice,
        **_kept(label=dict(dimension.label), precedence=list(dimension.precedence)),
        "codes": [_code(c) for c in dimension.codes],
    }


def _code(code: Code) -> dict[str, Any]:
    given = {
        "id": code.id,
        "label": dict(code.label),
        **_kept(
            definition=code.definition,
            include=list(code.include),
            exclude=[{"what": e.what, "see": e.see} if e.see else e.what for e in code.exclude],
            terms=list(code.terms),
            examples=[_example(e) for e in code.examples],
            counterexamples=[_example(e) for e in code.counterexamples],
            codes=[_code(c) for c in code.codes],
            number=code.number,
            role=code.role,
            only={group: list(values) for group, values in code.only.items()},
            crosswalk=dict(code.crosswalk),
            guid=code.guid,
        ),
    }
    if code.negated != "counts":
        given["negated"] = code.negated
    if not code.codable:
        given["codable"] = False
    return given


def _example(example: Example) -> str | dict[str, str]:
    return {"text": example.text, "needs": example.needs} if example.needs else example.text
