"""A dossier: everything said under one code, in one document. And the page that lists the dossiers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING

from ungtekst.codebook import BRUK, Code, Codebook, label
from ungtekst.quotes.speaking import LEAST_SHARE, Speaking, by_answer, only_the_question
from ungtekst.report.dossier_words import dossier_words
from ungtekst.report.render import environment
from ungtekst.report.shapes import Sources

if TYPE_CHECKING:
    import pandas as pd

    from ungtekst.quotes.masking import Masked

INDEX = "index.html"
# Every page of ours has it in its head; a file without it is somebody else's.
MARK = '<meta name="generator" content="ungtekst dossier">'
FEWEST_DIGITS = 6
# What Windows takes for a device, whatever follows the full stop.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}


@dataclass(frozen=True)
class Piece:
    """A piece of an answer as it is shown: whether it speaks for the code, is a mask, must be looked at."""

    text: str
    speaks: bool = False
    mask: bool = False
    look: bool = False


@dataclass(frozen=True)
class Passage:
    """An answer under a code.

    ``groups`` are (name, value) pairs; ``source`` and ``coder`` say who decided, ``resolution`` that it
    settled a dispute; ``others`` are the labels of what else the answer was given; ``set_aside`` says why
    it is not counted as an answer (empty when it is); ``doubts`` say what must be looked at, and why.
    """

    respondent: str
    wave: str
    groups: tuple[tuple[str, str], ...]
    pieces: tuple[Piece, ...]
    by_question: bool
    source: str
    coder: str
    resolution: bool
    others: tuple[str, ...]
    set_aside: str = ""
    doubts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Asked:
    """A question, its wording (and those of some groups: value, wording), and what was said to it."""

    question: str
    wording: str
    variants: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Dossier:
    """Everything said under a code."""

    code: str
    label: str
    definition: str
    title: str
    codebook: str
    version: str
    run_date: str
    language: str
    masked: bool
    asked: tuple[Asked, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage, in the order they are shown."""
        return tuple(passage for asked in self.asked for passage in asked.passages)

    @property
    def waves(self) -> tuple[str, ...]:
        """The waves that are in it."""
        return tuple(dict.fromkeys(passage.wave for passage in self.passages))

    @property
    def respondents(self) -> int:
        """How many people are in it."""
        return len({passage.respondent for passage in self.passages})

    @property
    def to_look_at(self) -> int:
        """How many passages hold something that the recognisers were unsure of."""
        return sum(bool(passage.doubts) for passage in self.passages)

    @property
    def sources(self) -> Sources:
        """How many of the decisions came from where."""
        named = [passage.source for passage in self.passages]
        return Sources(**{source: named.count(source) for source in ("human", "model", "rule")})


@dataclass(frozen=True, eq=False)
class Material:
    """What dossiers are made from.

    ``answers`` is indexed by ``answer`` with the columns ``person``, ``respondent_id``, ``wave``,
    ``question``, ``text``; ``held`` has a row a current, undisputed decision that is not 0 (``answer``,
    ``variable``, ``value``, ``source``, ``coder``, ``resolution``); ``background`` is indexed by
    ``respondent_id``; ``evidence`` has ``answer``, ``code``, ``start``, ``end``, ``weight``; ``names`` gives
    each person's pseudonym, ``waves`` their order; ``masked`` each text by answer, or None where the texts
    are shown as written.
    """

    codebook: Codebook
    run_date: str
    answers: pd.DataFrame
    held: pd.DataFrame
    background: pd.DataFrame
    evidence: pd.DataFrame
    names: Mapping[int, str]
    waves: Sequence[str]
    masked: Mapping[int, Masked] | None


def pseudonyms(identity: str, persons: Sequence[int]) -> dict[int, str]:
    """Give each person of a project a name that tells neither who it is nor when it was delivered.

    It is made of the person and the project alone, so it stays when others are added or forgotten (but that
    two with the same six digits get one digit more).
    """
    digests = {one: sha256(f"{identity}/{one}".encode()).hexdigest() for one in persons}
    # The last digits: the first ones of a number below a power of two are not evenly spread.
    digits = {one: str(int(digest, 16))[::-1] for one, digest in digests.items()}
    names: dict[int, str] = {}
    length = FEWEST_DIGITS
    while digits:
        alike: dict[str, list[int]] = {}
        for one, long in digits.items():
            alike.setdefault(long[:length], []).append(one)
        names.update({found[0]: f"R-{short}" for short, found in alike.items() if len(found) == 1})
        digits = {one: long for one, long in digits.items() if one not in names}
        length += 1
    return names


def file_name(code: str) -> str:
    """Give the name of a code's dossier; one that would be the index, or a device, gets a stroke more."""
    return f"{code}_.html" if code == "index" or code in _DEVICES else f"{code}.html"


def build_dossiers(material: Material, codes: Sequence[str], language: str = "nb") -> Iterator[Dossier]:
    """Give the dossier of each code in turn; they may be large. Raises CallError for an unknown language."""
    dossier_words(language)
    held = material.held
    columns = ("answer", "variable", "value", "source", "coder", "resolution")
    has: dict[int, dict[str, str]] = {}
    decided: dict[tuple[int, str], tuple[str, str, bool]] = {}
    for answer, variable, value, source, coder, resolution in zip(
        *(held[name].tolist() for name in columns), strict=True
    ):
        has.setdefault(answer, {})[variable] = value
        if value == "1" and variable in codes:
            decided[answer, variable] = (source, coder or "", bool(resolution))
    builder = _Builder(material, language, has, decided)
    for code in codes:
        yield builder.dossier(code)


class _Builder:
    """Builds the dossiers of one call."""

    def __init__(
        self,
        material: Material,
        language: str,
        has: Mapping[int, Mapping[str, str]],
        decided: Mapping[tuple[int, str], tuple[str, str, bool]],
    ) -> None:
        self._material = material
        self._language = language
        self._has = has
        self._decided = decided
        self._evidence = by_answer(material.evidence, material.answers.index.tolist())
        self._groups = [str(name) for name in material.background.columns]
        self._background = dict(
            zip(material.background.index.tolist(), material.background.to_numpy().tolist(), strict=True)
        )

    def dossier(self, code: str) -> Dossier:
        book, language = self._material.codebook, self._language
        known = book.code(code)
        return Dossier(
            code=code,
            label=label(known.label, language, code),
            definition=known.definition,
            title=label(book.title, language, book.id),
            codebook=book.id,
            version=book.version,
            run_date=self._material.run_date,
            language=language,
            masked=self._material.masked is not None,
            asked=tuple(self._asked(code)),
        )

    def _asked(self, code: str) -> Iterator[Asked]:
        """Give the questions in the codebook's order, then others by id, each with its passages."""
        book, answers = self._material.codebook, self._material.answers
        mine = answers[answers.index.isin([answer for answer, one in self._decided if one == code])]
        rows = mine[["question", "wave", "person", "respondent_id", "text"]].itertuples(name=None)
        by_question: dict[str, list[tuple[int, str, int, int, str]]] = {}
        for answer, question, *rest in rows:
            by_question.setdefault(question, []).append((answer, *rest))
        known = [one.id for one in book.questions]
        for question in [*known, *sorted(by_question.keys() - set(known))]:
            if question not in by_question:
                continue
            found = book.question(question)
            passages = (self._passage(code, *row) for row in by_question[question])
            yield Asked(
                question=question,
                wording=label(found.wording, self._language, question) if found else question,
                variants=tuple(found.variants.items()) if found else (),
                passages=tuple(sorted(passages, key=self._order)),
            )

    def _order(self, passage: Passage) -> tuple[int, str]:
        # Never the order of delivery, which can tell who answered.
        return self._material.waves.index(passage.wave), passage.respondent

    def _passage(self, code: str, answer: int, wave: str, person: int, respondent: int, text: str) -> Passage:
        source, coder, resolution = self._decided[answer, code]
        speaking = self._evidence.get((answer, code), ())
        masked = self._material.masked[answer] if self._material.masked is not None else None
        values = self._background.get(respondent, ())
        return Passage(
            respondent=self._material.names[person],
            wave=wave,
            groups=tuple((name, value) for name, value in zip(self._groups, values, strict=False) if value),
            pieces=pieces(text, speaking, masked),
            by_question=only_the_question(speaking),
            source=source,
            coder=coder,
            resolution=resolution,
            others=tuple(self._others(answer, code)),
            set_aside=self._set_aside(answer),
            doubts=tuple(dict.fromkeys((one.kind, one.why) for one in masked.must_look)) if masked else (),
        )

    def _others(self, answer: int, code: str) -> Iterator[str]:
        """Name what else the answer was given, in the order of the codebook."""
        book, has = self._material.codebook, self._has.get(answer, {})
        for variable in book.variables:
            value = has.get(variable)
            if variable in (code, BRUK.id) or value is None:
                continue
            yield self._named(book.code(variable if value == "1" else value))

    def _set_aside(self, answer: int) -> str:
        value = self._has.get(answer, {}).get(BRUK.id, "ja")
        return "" if value == "ja" else self._named(self._material.codebook.code(value))

    def _named(self, code: Code) -> str:
        return label(code.label, self._language, code.id)


def pieces(text: str, speaking: Sequence[Speaking], masked: Masked | None = None) -> tuple[Piece, ...]:
    """Cut an answer where something begins or ends: what speaks for the code, a mask, what must be looked at.

    Put together the pieces are the text as it is shown: as written, or as masked.
    """
    masks = sorted(masked.masks, key=lambda one: one.start) if masked else []
    look = [(one.start, one.end) for one in masked.must_look] if masked else []
    speaks = _strong(text, speaking)
    spans = [(one.start, one.end) for one in masks] + look + speaks
    bounds = sorted({0, len(text), *(bound for span in spans for bound in span if 0 < bound < len(text))})
    cut: list[Piece] = []
    at = 0
    for start, end in pairwise(bounds):
        if start < at:
            continue  # within a mask that was shown whole
        mask = next((one for one in masks if one.start <= start < one.end), None)
        at = mask.end if mask else end
        marked, unsure = (any(one < at and start < other for one, other in found) for found in (speaks, look))
        cut.append(Piece(mask.shown if mask else text[start:end], marked, mask is not None, unsure))
    if masked is not None and "".join(piece.text for piece in cut) != masked.shown:
        # Spans that do not fit the text must never show what was masked.
        return (Piece(masked.shown, look=bool(look)),)
    return tuple(cut)


def _strong(text: str, speaking: Sequence[Speaking]) -> list[tuple[int, int]]:
    """Give the spans that speak for the code; what says far less than the strongest is left out."""
    said = [one for one in speaking if one.weight > 0 and text[one.start : one.end].strip()]
    least = LEAST_SHARE * max((one.weight for one in said), default=0.0)
    return [(one.start, one.end) for one in said if one.weight >= least]


def render_dossier(dossier: Dossier) -> str:
    """Render a dossier as one self-contained HTML page, the same text for the same dossier."""
    w = dossier_words(dossier.language)
    return environment().get_template("dossier.html.j2").render(d=dossier, w=w, mark=MARK, index=INDEX)


@dataclass(frozen=True)
class Line:
    """A dossier as the index tells of it; ``depth`` is 0 for a code of its own and more for one under it."""

    code: str
    label: str
    depth: int
    file: str
    answers: int
    respondents: int
    human: int
    to_look_at: int


def line_of(dossier: Dossier, codebook: Codebook) -> Line:
    """Tell of a dossier in one line."""
    return Line(
        code=dossier.code,
        label=dossier.label,
        depth=_depth(codebook, dossier.code),
        file=file_name(dossier.code),
        answers=len(dossier.passages),
        respondents=dossier.respondents,
        human=dossier.sources.human,
        to_look_at=dossier.to_look_at,
    )


def _depth(codebook: Codebook, code: str) -> int:
    return sum(any(one.id == code for one in above.family()) for above in codebook.many) - 1


def render_index(
    codebook: Codebook, lines: Sequence[Line], language: str, masked: bool, run_date: str = ""
) -> str:
    """Render the page that lists the dossiers with their counts."""
    return (
        environment()
        .get_template("dossier_index.html.j2")
        .render(
            lines=lines,
            w=dossier_words(language),
            mark=MARK,
            book=codebook,
            title=label(codebook.title, language, codebook.id),
            masked=masked,
            run_date=run_date,
        )
    )
