"""How the treebank's training sentences lemmatise each form as each part of speech, by standard."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import treebank
from conversion import convert

from ungtekst.language.lemma_component import Reading

# A lemma that a form has in nine cases of ten is its lemma; with less, the context must speak.
CLEAR = 0.9

Key = tuple[str, str]


def readings(archive: Path) -> dict[Key, Reading]:
    """Give the lemma of every (lower-case form, UPOS) that is clear in a standard."""
    nob, nno = (_clear(archive, standard) for standard in treebank.STANDARDS)
    return {key: Reading(nob.get(key, ""), nno.get(key, "")) for key in sorted({*nob, *nno})}


def _clear(archive: Path, standard: str) -> dict[Key, str]:
    seen: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for sentence in treebank.training(archive, standard):
        for word in convert(sentence):
            seen[word.form.lower(), word.upos][word.lemma] += 1
    best = {key: lemmas.most_common(1)[0] for key, lemmas in seen.items()}
    return {key: lemma for key, (lemma, count) in best.items() if count >= CLEAR * seen[key].total()}
