"""Which words of an answer stand under a negation: a plain scope rule for short informal text."""

from __future__ import annotations

from collections.abc import Sequence

from ungtekst.language.pipeline import Token

_WORDS = """
ikke ikkje ikje itj itje inte aldri ingen inga intet inkje ingenting uten utan verken korkje hverken neppe
knapt lite mindre mangler manglar mangle
"""
NEGATORS = frozenset(_WORDS.split())
REACH = 4
_CLAUSE_ENDS = frozenset({"men", "og", "selv", "sjølv", "fordi"})


def negated(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether the word at ``place`` is denied: a negator at most four words before it in its clause.

    Punctuation and a conjunction end the clause. «Ikke bare» denies nothing.
    """
    for back in range(place - 1, max(-1, place - 1 - REACH), -1):
        token = tokens[back]
        if not token.is_word or token.norm in _CLAUSE_ENDS:
            return False
        if token.norm in NEGATORS:
            return tokens[back + 1].norm not in ("bare", "berre")
    return False
