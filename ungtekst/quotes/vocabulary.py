"""The words of a theme: what its answers say that others do not, and how much of it some texts say.

The measure of how well a few quotes stand for a theme. A theme's words are the content lemmas that its
answers use clearly oftener than the other answers do; each weighs as many as the theme's answers that use
it. What a text covers is the share of that weight whose words it uses. So a quote is worth what its readers
learn of how people talk about the theme; words that stand everywhere, or in one answer only, teach nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

WORD = re.compile(r"[^\W_]{2,}")
# So much oftener must the theme have a word than the rest.
_OFTENER = 1.5


@lru_cache(maxsize=100_000)
def _lemma(word: str) -> str:
    """Give the likeliest lemma of a word, or nothing for a word that stands everywhere."""
    from ungtekst.language.lemmas import load_lemmas
    from ungtekst.language.normalise import fold
    from ungtekst.language.words import EVERYWHERE, load_words

    form = fold(word)
    lemma = load_lemmas().lookup(form)[0]
    common = max(load_words().zipf(form), load_words().zipf(lemma)) >= EVERYWHERE
    return "" if common or form.isdigit() else lemma


def content_lemmas(text: str) -> tuple[str, ...]:
    """Give the lemmas of a text's content words, in order."""
    return tuple(filter(None, map(_lemma, WORD.findall(text.lower()))))


def theme_words(
    spoken: Mapping[int, frozenset[str]], theme: Collection[int], uses: Counter[str] | None = None
) -> dict[str, float]:
    """Give the words of a theme and their weights, which add to 1; empty where none is its own.

    ``spoken`` has the content lemmas of every answer, ``theme`` the answers that have the code; ``uses``
    may give how many of all the answers use each lemma.
    """
    uses = uses if uses is not None else Counter(lemma for lemmas in spoken.values() for lemma in lemmas)
    inside = Counter(lemma for answer in theme for lemma in spoken.get(answer, ()))
    own, rest = len(theme) + 1, len(spoken) - len(theme) + 1
    kept = {
        lemma: used
        for lemma, used in inside.items()
        if (used + 0.5) / own > _OFTENER * (uses[lemma] - used + 0.5) / rest
    }
    shared = {lemma: used for lemma, used in kept.items() if used > 1}
    # A word of one answer says nothing of a theme, unless no two answers share any.
    kept = shared or kept
    total = sum(kept.values())
    return {lemma: used / total for lemma, used in sorted(kept.items())}


def covered(weights: Mapping[str, float], texts: Iterable[str]) -> float:
    """Give the share of a theme's words, by weight, that some texts use; from 0 to 1."""
    used = {lemma for text in texts for lemma in content_lemmas(text)}
    return sum(weight for lemma, weight in weights.items() if lemma in used)


def represented(values: Sequence[Sequence[str]], chosen: Sequence[Sequence[str]]) -> float:
    """Give the share of a theme's answers whose group somebody in the set stands for; from 0 to 1.

    Each item is one answer's values, one a dimension (valence, office, …; empty where not known); the
    mean over the dimensions. So it counts more to quote a large group than a small one.
    """
    shares = []
    for column, quoted in zip(zip(*values, strict=True), zip(*chosen, strict=True), strict=False):
        known = [value for value in column if value]
        if known:
            shares.append(sum(value in set(quoted) for value in known) / len(known))
    return sum(shares) / len(shares) if shares else 0.0
