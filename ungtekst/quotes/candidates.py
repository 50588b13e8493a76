"""The answers that may be quoted for a theme, with all that ranks them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ungtekst.quotes.passage import Sentences, parts_of, passage
from ungtekst.quotes.quote import Part
from ungtekst.quotes.speaking import by_answer
from ungtekst.quotes.typical import Space
from ungtekst.quotes.vocabulary import WORD, content_lemmas, theme_words

if TYPE_CHECKING:
    import pandas as pd

FEWEST_WORDS, MOST_WORDS = 4, 60
# A single sentence of more words than this is no quote; nothing shorter can be cut from it.
TOO_LONG = 120
# Coders and machine that agree in so large a part make an answer clear.
CLEAR = 0.75


@dataclass(frozen=True)
class Candidate:
    """An answer that may be quoted for a theme.

    ``near`` is its rank by closeness to the theme's centre, from 0 (farthest) to 1; ``agreement`` is from
    0 to 1, or None when not known; ``valence`` is empty when not known, and so is each of ``values`` (the
    valence, then the groups); ``clear`` says that more than the machine's code alone speaks for it.
    """

    answer: int
    respondent: int
    shown: tuple[int, int]
    parts: tuple[Part, ...]
    words: frozenset[str]
    spoken: frozenset[str]
    length: int
    near: float
    human: bool
    agreement: float | None
    clear: bool
    valence: str
    values: tuple[str, ...]

    @property
    def readable(self) -> bool:
        """Whether it is neither too short nor too long to read well."""
        return FEWEST_WORDS <= self.length <= MOST_WORDS


@dataclass(frozen=True)
class Field:
    """All the candidates of a theme, in order of answer, and what is known of the theme.

    ``weights`` has the words of the theme, ``usual`` the valence that more of its answers have than any other
    (empty where there is none), ``size`` how many answers it has.
    """

    candidates: tuple[Candidate, ...]
    weights: Mapping[str, float]
    usual: str = ""
    size: int = 0


class Answers:
    """The answers of one call and what is known of them; gives the field of a code."""

    def __init__(
        self,
        texts: pd.Series[str],
        coded: pd.DataFrame,
        *,
        respondents: pd.Series[int] | None = None,
        human: pd.DataFrame | None = None,
        evidence: pd.DataFrame | None = None,
        valence: pd.Series[str] | None = None,
        groups: pd.DataFrame | None = None,
        agreement: pd.DataFrame | None = None,
        sentences: Sentences | None = None,
    ) -> None:
        # In order of answer, so that the order of the rows decides nothing.
        self.texts = dict(sorted((int(a), _said(t)) for a, t in texts.items()))  # type: ignore[call-overload]
        self._position = {answer: number for number, answer in enumerate(self.texts)}
        lemmas = [content_lemmas(text) for text in self.texts.values()]
        self._space = Space(lemmas)
        self._spoken = {a: frozenset(said) for a, said in zip(self.texts, lemmas, strict=True)}
        self._uses = Counter(lemma for said in self._spoken.values() for lemma in said)
        self._coded, self._human, self._agreement = coded, human, agreement
        self._respondents = {a: a for a in self.texts}
        if respondents is not None:
            self._respondents = {int(a): int(r) for a, r in respondents.items()}  # type: ignore[call-overload]
        self._valence = _by_answer(valence)
        self._groups = [_by_answer(groups[column]) for column in groups] if groups is not None else []
        self._given = sentences
        long = {a for a, t in self.texts.items() if len(t.split()) > MOST_WORDS}
        self._evidence = by_answer(evidence, long)
        self._speaks = _spoken_for(evidence)

    def field(self, code: str) -> Field:
        """Give the answers that may be quoted for a code, and the words of the theme."""
        here = self._coded.index[self._coded[code].astype(bool)]
        answers = sorted(a for a in map(int, here) if self.texts.get(a, "").strip())
        near = _ranks(self._space.closeness([self._position[a] for a in answers]))
        human = self._flags(self._human, code)
        agreement = self._flags(self._agreement, code)
        made = (
            self._candidate(a, code, rank, bool(human.get(a)), agreement.get(a))
            for a, rank in zip(answers, near, strict=True)
        )
        kept = tuple(candidate for candidate in made if candidate is not None)
        usual = _usual([self._valence[a] for a in answers if a in self._valence])
        return Field(kept, theme_words(self._spoken, answers, self._uses), usual, len(answers))

    def _candidate(
        self, answer: int, code: str, near: float, human: bool, agreement: float | None
    ) -> Candidate | None:
        text = self.texts[answer]
        shown = passage(text, self._evidence.get((answer, code), ()), self._sentences, MOST_WORDS)
        parts = parts_of(text, *shown)
        said = " ".join(part.text for part in parts if not part.cut)
        length = len(said.split())
        if length > TOO_LONG:
            return None
        spoken = frozenset(content_lemmas(said)) if len(parts) > 1 else self._spoken[answer]
        valence = self._valence.get(answer, "")
        agreed = (answer, code) in self._speaks if agreement is None else agreement >= CLEAR
        return Candidate(
            answer=answer,
            respondent=self._respondents[answer],
            shown=shown,
            parts=parts,
            words=frozenset(WORD.findall(said.lower())),
            spoken=spoken,
            length=length,
            near=near,
            human=human,
            agreement=agreement,
            clear=human or agreed,
            valence=valence,
            values=(valence, *(group.get(answer, "") for group in self._groups)),
        )

    def _flags(self, frame: pd.DataFrame | None, code: str) -> Mapping[int, float]:
        """Give what a table says of a code, by answer; missing cells are left out."""
        if frame is None or code not in frame:
            return {}
        column = frame[code].dropna()
        return dict(zip(map(int, column.index), map(float, column.tolist()), strict=True))

    def _sentences(self, text: str) -> list[tuple[int, int]]:
        if self._given is None:
            from ungtekst.language.sentences import sentence_spans

            self._given = sentence_spans
        return self._given(text)


def _said(text: object) -> str:
    return "" if text is None or text != text else str(text)


def _by_answer(column: pd.Series[str] | None) -> dict[int, str]:
    if column is None:
        return {}
    kept = column.dropna()
    return {int(a): str(v) for a, v in zip(kept.index, kept.tolist(), strict=True) if str(v)}


def _spoken_for(evidence: pd.DataFrame | None) -> frozenset[tuple[int, str]]:
    """Give the answers and codes that words of the answer speak for."""
    if evidence is None:
        return frozenset()
    kept = evidence[(evidence["end"] > evidence["start"]) & (evidence["weight"] > 0)]
    return frozenset(zip(map(int, kept["answer"]), map(str, kept["code"]), strict=True))


def _usual(valences: Sequence[str]) -> str:
    """Give the value that at least two have, and more than have any other; else nothing."""
    counted = [*Counter(valences).most_common(2), ("", 0), ("", 0)]
    (first, most), (_, next_most) = counted[:2]
    return first if most >= 2 and most > next_most else ""


def _ranks(closeness: Sequence[float]) -> list[float]:
    """Give each answer's share of the others that it is nearer the centre than, from 0 to 1.

    Two decimals of closeness: answers about as typical as each other are left to the seed.
    """
    rounded = [round(value, 2) for value in closeness]
    ordered = sorted(rounded)
    if len(set(ordered)) < 2:
        return [0.5] * len(rounded)
    most = 2 * (len(ordered) - 1)
    return [(bisect_left(ordered, v) + bisect_right(ordered, v) - 1) / most for v in rounded]
