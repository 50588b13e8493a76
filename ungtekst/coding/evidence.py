"""Why a code was given, and why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Source = Literal["rule", "question", "model", "meaning"]


class Evidence(NamedTuple):
    """A span of the original text that speaks for a code, and what pointed at it.

    ``text`` is ``answer[start:end]``. For the context of a question start = end = 0 and the text is empty.
    ``source`` is ``rule`` (a term), ``question``, ``model`` (what was learnt of the word) or, where nothing
    was learnt, ``meaning`` (the word is near the code's own words, or speaks of its fields). ``weight`` is
    in log-odds, 1.0 for a rule or a question.
    """

    code: str
    start: int
    end: int
    text: str
    source: Source
    weight: float


@dataclass(frozen=True)
class WhyNot:
    """Why an answer did not get a code.

    ``given`` is True when in fact it did. ``outdone`` lists (term, winning term, winning code) of matches
    that a longer one beat; ``cancelled`` terms that stand under a negation; ``against`` the words that
    spoke most strongly against the code, with their weights in log-odds.
    """

    code: str
    given: bool
    probability: float
    threshold: float
    outdone: tuple[tuple[str, str, str], ...] = ()
    cancelled: tuple[str, ...] = ()
    against: tuple[Evidence, ...] = ()
