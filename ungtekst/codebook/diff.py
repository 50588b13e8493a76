"""What changed between two versions of a codebook, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ungtekst.codebook.model import Code, Codebook, Dimension, Question

Weight = Literal["major", "minor"]


@dataclass(frozen=True)
class Change:
    """One change: what it is about (an id, or a path), what happened, and what it demands.

    ``major`` changes what a code means or which codes there are: codings made before may no longer be
    right, and the first number of the version must rise. ``minor`` changes only help the coders.
    """

    about: str
    what: str
    weight: Weight


def diff(old: Codebook, new: Codebook) -> tuple[Change, ...]:
    """List the changes from one codebook to another, in the order of the new one."""
    return (
        *_values("codebook", old, new, ("id", "language"), "major"),
        *_values("codebook", old, new, ("title",), "minor"),
        *_questions(old, new),
        *_dimensions(old, new),
    )


def demanded(changes: Sequence[Change], old: Codebook, new: Codebook) -> str | None:
    """Say why the new version number will not do, or None when it will."""
    before, after = (tuple(map(int, book.version.split("."))) for book in (old, new))
    if not changes:
        return None
    if after <= before:
        return f"the codebook changed, but its version did not rise ({old.version} → {new.version})"
    if after[0] == before[0] and any(change.weight == "major" for change in changes):
        return f"codes or definitions changed: the first number of the version must rise ({new.version})"
    return None


def _questions(old: Codebook, new: Codebook) -> Iterator[Change]:
    before = {question.id: question for question in old.questions}
    after = {question.id: question for question in new.questions}
    yield from _gone_and_new("question", before, after)
    for name in after:
        if name in before:
            yield from _question(before[name], after[name])


def _question(old: Question, new: Question) -> Iterator[Change]:
    about = f"question {new.id}"
    yield from _values(about, old, new, ("wording", "variants"), "minor")
    yield from _lists(about, old, new, ("dimensions", "implies", "nonanswers", "content"), "major")


def _dimensions(old: Codebook, new: Codebook) -> Iterator[Change]:
    before = {dimension.id: dimension for dimension in old.dimensions}
    after = {dimension.id: dimension for dimension in new.dimensions}
    yield from _gone_and_new("dimension", before, after)
    homes = {code.id: (d.id, parent) for d in old.dimensions for code, parent in _with_parents(d.codes)}
    codes = {code.id: code for d in old.dimensions for code in d.all_codes()}
    for dimension in new.dimensions:
        if dimension.id in before:
            yield from _dimension(before[dimension.id], dimension)
        for code, parent in _with_parents(dimension.codes):
            if code.id not in codes:
                yield Change(code.id, f"new code in {dimension.id}", "minor")
                continue
            if homes[code.id] != (dimension.id, parent):
                yield Change(code.id, f"moved to {parent or dimension.id}", "major")
            yield from _code(codes[code.id], code)
    kept = {code.id for d in new.dimensions for code in d.all_codes()}
    for name in codes:
        if name not in kept:
            yield Change(name, "code taken away", "major")


def _dimension(old: Dimension, new: Dimension) -> Iterator[Change]:
    about = f"dimension {new.id}"
    yield from _values(about, old, new, ("choice",), "major")
    yield from _values(about, old, new, ("label",), "minor")
    yield from _lists(about, old, new, ("precedence",), "major")


def _code(old: Code, new: Code) -> Iterator[Change]:
    yield from _values(new.id, old, new, ("definition",), "major")
    yield from _lists(new.id, old, new, ("include", "exclude"), "major")
    yield from _values(new.id, old, new, ("codable", "negated", "only"), "major")
    yield from _lists(new.id, old, new, ("terms", "examples", "counterexamples"), "minor")
    yield from _values(new.id, old, new, ("label", "number", "role", "crosswalk", "guid"), "minor")


def _with_parents(codes: Sequence[Code], parent: str = "") -> Iterator[tuple[Code, str]]:
    for code in codes:
        yield code, parent
        yield from _with_parents(code.codes, code.id)


def _gone_and_new(noun: str, before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[Change]:
    for name in before:
        if name not in after:
            yield Change(f"{noun} {name}", "taken away", "major")
    for name in after:
        if name not in before:
            yield Change(f"{noun} {name}", "new", "minor")


def _values(about: str, old: object, new: object, names: Sequence[str], weight: Weight) -> Iterator[Change]:
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if before == after:
            continue
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            for key in dict.fromkeys([*before, *after]):
                if before.get(key) != after.get(key):
                    yield Change(
                        about, f"{name}.{key}: {_shown(before.get(key))} → {_shown(after.get(key))}", weight
                    )
        else:
            yield Change(about, f"{name}: {_shown(before)} → {_shown(after)}", weight)


def _lists(about: str, old: object, new: object, names: Sequence[str], weight: Weight) -> Iterator[Change]:
    for name in names:
        before, after = list(map(_item, getattr(old, name))), list(map(_item, getattr(new, name)))
        added = [item for item in after if item not in before]
        gone = [item for item in before if item not in after]
        for verb, items in (("+", added), ("−", gone)):
            for item in items:
                yield Change(about, f"{name} {verb} {item}", weight)
        if not added and not gone and before != after:
            yield Change(about, f"{name}: order changed", "minor" if name != "precedence" else weight)


def _item(item: object) -> str:
    """Show a list item: a text in quotes, an exclusion with its reference, an example with what it needs."""
    text = getattr(item, "what", None) or getattr(item, "text", None) or item
    see, needs = getattr(item, "see", ""), getattr(item, "needs", "")
    return f"«{text}»" + (f" → {see}" if see else "") + (f" (needs: {needs})" if needs else "")


def _shown(value: object) -> str:
    if value in (None, ""):
        return "nothing"
    return f"«{value}»" if isinstance(value, str) else str(value)
