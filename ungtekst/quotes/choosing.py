"""Which answers to quote for each theme: typical, contrast and edge, readable, from different people."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from ungtekst.quotes.candidates import Answers, Candidate, Field
from ungtekst.quotes.passage import Sentences
from ungtekst.quotes.quote import Quote, Role
from ungtekst.quotes.seats import ROLES, seated
from ungtekst.quotes.speaking import Speaking, by_answer, only_the_question, words

if TYPE_CHECKING:
    import pandas as pd

_NEAR = 0.5
# Of so few answers none is nearer the others than another.
_FEW = 3
_VALENCE = "valens"


def choose(
    texts: pd.Series[str],
    coded: pd.DataFrame,
    *,
    respondents: pd.Series[int] | None = None,
    human: pd.DataFrame | None = None,
    evidence: pd.DataFrame | None = None,
    valence: pd.Series[str] | None = None,
    groups: pd.DataFrame | None = None,
    agreement: pd.DataFrame | None = None,
    roles: Collection[str] = ROLES,
    count: int = 5,
    seed: int = 0,
    shown: Collection[int] = (),
    sentences: Sentences | None = None,
) -> tuple[Quote, ...]:
    """Choose up to ``count`` quotes for each code; the same call gives the same quotes.

    ``texts`` is indexed by answer. ``coded`` has a row an answer and a column a code, true where the
    answer may be quoted for it (usable, and a current, undisputed 1); ``human`` has the same shape, true
    where a human said so, and ``agreement`` too, the share of coders and machine that agree (0 to 1, or
    missing). ``respondents``, ``valence`` and ``groups`` (a column a group) are indexed by answer; without
    the first, each answer is its own respondent. ``shown`` holds the respondents quoted elsewhere in the
    report. ``evidence`` has the columns ``answer``, ``code``, ``start``, ``end``, ``weight`` (an empty span
    is the question's context), and ``sentences`` gives the sentence spans of a text. The name of
    ``valence`` is what a reason calls it («valens» by default).

    Of five quotes three are typical, one is a contrast and one an edge; of three the last is a contrast; a
    single one is typical. Typical are answers of the half nearest the theme's centre. A contrast has
    the valence that speaks against the theme's usual one, so that without valence there is none. An edge is
    of the farthest quarter and yet clearly of the theme: coded by a human, agreed on, or with words that
    speak for it; a theme of fewer than eight answers has none. ``roles`` says which are wanted, and a seat
    that nobody can take goes to the typical.

    Within a role the readable come first, then those a human coded, then those that add most: words of
    the theme (see ``vocabulary``), valence and groups with too few quotes, closeness to the centre and
    agreement; what is still equal is ordered by the seed. Nobody is quoted twice, neither here nor beside
    ``shown``, and no two quotes of a theme are near-duplicates. Rare themes choose before common ones.
    Quotes come in the order of the columns, by role, best first. Raises ValueError for an unknown role.
    """
    if unknown := sorted(set(roles) - set(ROLES)):
        raise ValueError(f"unknown roles: {', '.join(unknown)}; known are {', '.join(ROLES)}")
    answers = Answers(
        texts,
        coded,
        respondents=respondents,
        human=human,
        evidence=evidence,
        valence=valence,
        groups=groups,
        agreement=agreement,
        sentences=sentences,
    )
    name = str(valence.name or _VALENCE) if valence is not None else _VALENCE
    quoted = set(shown)
    chosen: dict[str, list[tuple[Role, Candidate, str]]] = {}
    codes = [str(code) for code in coded.columns]
    for code in sorted(codes, key=lambda code: int(coded[code].to_numpy().sum())):
        field = answers.field(code)
        seats = seated(field, count, roles, quoted, seed)
        chosen[code] = [(role, one, ", ".join(_reasons(role, one, field, name))) for role, one in seats]
        quoted.update(one.respondent for _, one in seats)
    # Evidence is gathered last, for the few that are shown: it has several rows for every coded answer.
    speaking = by_answer(evidence, {one.answer for seats in chosen.values() for _, one, _ in seats})
    return tuple(
        _quote(answers.texts[one.answer], one, code, role, why, speaking.get((one.answer, code), ()))
        for code in codes
        for role, one, why in chosen[code]
    )


def _quote(text: str, one: Candidate, code: str, role: Role, why: str, speaking: Sequence[Speaking]) -> Quote:
    """Give the quote of a candidate, with the words in it that speak for the code."""
    spoken = words(text, one.shown, speaking)
    return Quote(one.answer, code, one.parts, why, spoken, only_the_question(speaking), role, one.shown)


def _reasons(role: Role, one: Candidate, field: Field, valence: str) -> Iterator[str]:
    """Say in Norwegian why a candidate was chosen."""
    if role == "contrast":
        yield f"kontrast: {valence} «{one.valence}», flere svar om temaet har «{field.usual}»"
    elif role == "edge":
        yield "ytterkant: sagt med andre ord enn de fleste, men klart om temaet"
    elif field.size <= _FEW:
        yield "ett av få svar om temaet"
    elif one.near >= _NEAR:
        yield "typisk: i halvparten som ligner mest på de andre svarene om temaet"
    else:
        yield "mindre typisk: ligner mindre på de andre svarene om temaet"
    if one.human:
        yield "kodet av menneske"
    if one.agreement == 1.0:
        yield "alle kodet likt"
    if any(part.cut for part in one.parts):
        yield "forkortet"
