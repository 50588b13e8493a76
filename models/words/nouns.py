"""Which forms are nouns, which nouns take another after them, and which pairs are written apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ungtekst.language import Lemmas

_NOUN = "subst"
# A form is a noun where the treebank has it as one this often, or, if too rare there, where the form table
# has it as a noun and as nothing else, or as a noun's lemma.
_SHARE, _SIGHTINGS = 0.7, 3
# A noun in its bare form that has a noun after it so often takes one («slags», «kopp», «antall»).
_TAKES = 0.04
_SEEN = 20
# A pair is written apart where the corpora have it so often, and so often beside its compound.
_APART, _APART_SHARE = 3, 0.03


def nouns(tags: Mapping[str, Counter[str]], lemmas: Lemmas, forms: Iterable[str]) -> frozenset[str]:
    """Choose the nouns among forms, by the treebank's tags and the word classes of the form table."""
    return frozenset(form for form in forms if _is_noun(form, tags.get(form, Counter()), lemmas))


def _is_noun(form: str, seen: Counter[str], lemmas: Lemmas) -> bool:
    often = sum(seen.values())
    if often >= _SIGHTINGS:
        return seen[_NOUN] >= _SHARE * often
    classes = lemmas.classes(form)
    if classes:
        return classes == "n" or ("n" in classes and lemmas.is_lemma(form))
    return 0 < often == seen[_NOUN]


class Pairs:
    """Counts neighbours in running text: words with a single space between them and no sign.

    Parameters: ``lines``, the text; ``forms``, all forms that are kept; ``nouns``, the nouns among them.
    """

    def __init__(self, lines: Iterable[str], forms: frozenset[str], nouns: frozenset[str]) -> None:
        self._apart: Counter[str] = Counter()
        self._together: Counter[str] = Counter()
        self._seen: Counter[str] = Counter()
        self._before_noun: Counter[str] = Counter()
        for line in lines:
            words = line.split()
            for left, right in zip(words, words[1:], strict=False):  # noqa: RUF007
                if left in nouns:
                    self._seen[left] += 1
                    if right in nouns:
                        self._before_noun[left] += 1
                        self._apart[f"{left} {right}"] += 1
                        continue
                if left + right in forms:
                    self._apart[f"{left} {right}"] += 1
            self._together.update(word for word in words if word in forms)

    def taking(self) -> frozenset[str]:
        """Give the nouns that often have a noun after them."""
        return frozenset(
            noun
            for noun, often in self._before_noun.items()
            if self._seen[noun] >= _SEEN and often >= _TAKES * self._seen[noun]
        )

    def apart(self) -> frozenset[str]:
        """Give the pairs that are rightly written apart, though their compound may exist."""
        return frozenset(
            pair
            for pair, often in self._apart.items()
            if often >= _APART and often >= _APART_SHARE * self._together[pair.replace(" ", "")]
        )
