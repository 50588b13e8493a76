"""Checks that need the whole codebook: ids, references, labels, terms, children."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from ungtekst.codebook.model import BRUK, SHEET_COLUMNS, Code, Codebook, Dimension
from ungtekst.codebook.terms import Misspelt, parse
from ungtekst.errors import Fault

Places = Mapping[str, int | None]


def check(codebook: Codebook, places: Places, file: str) -> list[Fault]:
    """Give every fault that shows only when the parts are seen together."""
    return list(_Check(codebook, places, file).faults())


class _Check:
    def __init__(self, codebook: Codebook, places: Places, file: str) -> None:
        self.codebook = codebook
        self.places = places
        self.file = file
        self.codes = [
            (path, dimension, code)
            for number, dimension in enumerate(codebook.dimensions)
            for path, code in _walk(dimension.codes, f"dimensions[{number}].codes")
        ]
        self.ids = {code.id for _, _, code in self.codes if code.id}

    def fault(self, name: str, path: str, **values: object) -> Fault:
        line = self.places.get(path)
        while line is None and ("." in path or "[" in path) and path not in self.places:
            path = path[: max(path.rfind("."), path.rfind("["))]
            line = self.places.get(path)
        return Fault(name, values, file=self.file, line=line, path=path)

    def faults(self) -> Iterator[Fault]:
        yield from self.namespace()
        yield from self.questions()
        for number, dimension in enumerate(self.codebook.dimensions):
            yield from self.dimension(dimension, f"dimensions[{number}]")
        for path, _, code in self.codes:
            yield from self.code(code, path)
        yield from self.unique("number", "codebook-number-twice")
        yield from self.unique("guid", "codebook-guid-twice")

    def namespace(self) -> Iterator[Fault]:
        """Codes, dimensions and the sheet's columns become columns of one sheet: no name twice."""
        taken: dict[str, str] = dict.fromkeys((*SHEET_COLUMNS, BRUK.id, *(c.id for c in BRUK.codes)), "")
        named = [
            *((f"dimensions[{n}].id", d.id) for n, d in enumerate(self.codebook.dimensions)),
            *((f"{path}.id", code.id) for path, _, code in self.codes),
        ]
        for path, name in named:
            if not name:
                continue
            if taken.get(name) == "":
                yield self.fault("codebook-id-reserved", path, id=name)
            elif name in taken:
                yield self.fault("codebook-id-twice", path, id=name, other=taken[name])
            else:
                taken[name] = path

    def questions(self) -> Iterator[Fault]:
        seen: set[str] = set()
        dimensions = {d.id for d in self.codebook.dimensions}
        for number, question in enumerate(self.codebook.questions):
            path = f"questions[{number}]"
            if question.id and question.id in seen:
                yield self.fault("codebook-question-twice", f"{path}.id", id=question.id)
            seen.add(question.id)
            for place, name in enumerate(question.implies):
                if name not in self.ids:
                    yield self.unknown("codebook-implies-unknown", f"{path}.implies[{place}]", name)
            for place, name in enumerate(question.dimensions):
                if name not in dimensions:
                    yield self.fault(
                        "codebook-dimension-unknown",
                        f"{path}.dimensions[{place}]",
                        id=name,
                        known=", ".join(sorted(dimensions)),
                    )
            for word in sorted({*question.content} & {*question.nonanswers}):
                yield self.fault("codebook-content-both", f"{path}.content", word=word)

    def unknown(self, name: str, path: str, found: str) -> Fault:
        near = get_close_matches(found, sorted(self.ids), n=1)
        return self.fault(name, path, id=found, near=near[0] if near else ", ".join(sorted(self.ids)))

    def dimension(self, dimension: Dimension, path: str) -> Iterator[Fault]:
        own = [code.id for code in dimension.all_codes()]
        if dimension.choice == "many" and dimension.precedence:
            yield self.fault("codebook-precedence-many", f"{path}.precedence")
        for place, name in enumerate(dimension.precedence):
            if name not in own:
                yield self.fault(
                    "codebook-precedence-unknown",
                    f"{path}.precedence[{place}]",
                    id=name,
                    known=", ".join(own),
                )
            elif name in dimension.precedence[:place]:
                yield self.fault("codebook-precedence-twice", f"{path}.precedence[{place}]", id=name)
        if dimension.choice == "one":
            for position, code in enumerate(dimension.codes):
                if code.codes:
                    yield self.fault("codebook-children-one", f"{path}.codes[{position}].codes", id=code.id)
        yield from self.labels(dimension, path)

    def labels(self, dimension: Dimension, path: str) -> Iterator[Fault]:
        """Two codes of a dimension with one label cannot be told apart in a report."""
        seen: dict[tuple[str, str], str] = {}
        for place, code in _walk(dimension.codes, f"{path}.codes"):
            for language, text in code.label.items():
                shown = " ".join(text.split()).casefold()
                first = seen.setdefault((language, shown), code.id)
                if shown and first != code.id:
                    yield self.fault("codebook-label-twice", f"{place}.label", label=text, other=first)

    def code(self, code: Code, path: str) -> Iterator[Fault]:
        for place, rule in enumerate(code.exclude):
            if rule.see == code.id:
                yield self.fault("codebook-see-self", f"{path}.exclude[{place}]", id=code.id)
            elif rule.see and rule.see not in self.ids:
                yield self.unknown("codebook-see-unknown", f"{path}.exclude[{place}].see", rule.see)
        if not code.codable and not code.codes:
            yield self.fault("codebook-uncodable-leaf", f"{path}.codable", id=code.id)
        yield from self.terms(code, path)
        both = {e.text for e in code.examples} & {e.text for e in code.counterexamples}
        for place, example in enumerate(code.counterexamples):
            if example.text in both:
                yield self.fault("codebook-example-both", f"{path}.counterexamples[{place}]", id=code.id)
            if example.needs:
                yield self.fault("codebook-counterexample-needs", f"{path}.counterexamples[{place}]")

    def terms(self, code: Code, path: str) -> Iterator[Fault]:
        seen: set[object] = set()
        for place, source in enumerate(code.terms):
            here = f"{path}.terms[{place}]"
            parsed = parse(source)
            if isinstance(parsed, Misspelt):
                if source.strip():
                    yield self.fault(parsed.code, here, term=source, piece=parsed.piece)
                continue
            said = (
                parsed.reach,
                tuple((e.kind, e.word if e.kind == "exact" else e.word.casefold()) for e in parsed.elements),
            )
            if said in seen:
                yield self.fault("term-twice", here, term=source)
            seen.add(said)

    def unique(self, attribute: str, name: str) -> Iterator[Fault]:
        """SPSS numbers within a dimension, and GUIDs everywhere, name one code only."""
        counts: Counter[tuple[str, object]] = Counter()
        for path, dimension, code in self.codes:
            value = getattr(code, attribute)
            scope = dimension.id if attribute == "number" else ""
            if value in (None, ""):
                continue
            counts[scope, value] += 1
            if counts[scope, value] > 1:
                yield self.fault(name, f"{path}.{attribute}", found=value)


def _walk(codes: tuple[Code, ...], path: str) -> Iterator[tuple[str, Code]]:
    for position, code in enumerate(codes):
        here = f"{path}[{position}]"
        yield here, code
        yield from _walk(code.codes, f"{here}.codes")
