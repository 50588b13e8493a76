"""Whether a word is a real compound that ends in, or begins with, a given word."""

from __future__ import annotations

from ungtekst.language.splitting import Splitter


def ends_in(word: str, head_lemma: str, splitter: Splitter) -> bool:
    """Tell whether a folded word, in any inflection, is a compound whose last part is ``head_lemma``.

    The last parts together may be it too («arbeidsplass» in «sommerarbeidsplassen»). The bare word is no
    compound of itself.
    """
    parts = splitter.split(word).parts
    if len(parts) > 1 and parts[-1].lemma == head_lemma:
        return True
    return any(head_lemma in splitter.lemmas.lookup(word[part.start :]) for part in parts[1:])


def begins_with(word: str, first: str, splitter: Splitter) -> bool:
    """Tell whether a folded word, in any inflection, is a compound that begins with ``first``.

    ``first`` may be written with its linking letter (``arbeids``) or without (``arbeid``), and may be several
    parts (``barnehage``). An inflected or derived form of ``first`` is no compound.
    """
    if not first or not word.startswith(first):
        return False
    for part in splitter.split(word).parts[:-1]:
        written = word[: part.end]
        # An e that belongs to the part may be a link to whoever asks: «lån» or «låne» in «lånekassen».
        if first in (written, written + part.link.rstrip("-"), written.removesuffix("e")):
            return True
        if first == word[: part.start] + part.lemma and len(part.lemma) > len(part.text):
            return True
    return False
