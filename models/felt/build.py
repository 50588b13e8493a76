"""Learn how far an untagged word's voices are trusted: ``python models/felt/build.py``.

Reads the tables of this folder and writes ``arv.tsv``. Each tagged word is held out in turn, with every word
that has the same consonants in the same order (so that «skule» does not tell of «skole»), and what the others
say of it is compared with its tags. Words that the benchmark holds out are not looked at.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from ungtekst.language.field_tables import Tags, read_field_tables
from ungtekst.language.inheriting import VOICES, Rule, Trust
from ungtekst.language.splitting import load_splitter
from ungtekst.language.word_vectors import load_word_vectors

HERE = Path(__file__).resolve().parent
FOLDS = 5
HELD_OUT = 300
SEED = 20
# A field is given when it is likelier than this to be right: in the folds below, seven of ten then are.
LEAST = 0.45
SECOND = 0.6


def skeleton(word: str) -> str:
    """What a word shares with its twin in the other standard: its consonants, each once in a row."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyæøåéôh-]", "", word)) or word


def held_out(words: list[str], count: int = HELD_OUT) -> set[str]:
    """Draw words to measure on, and with each the words of its skeleton."""
    bones = {skeleton(word) for word in drawn(words, count)}
    return {word for word in words if skeleton(word) in bones}


def drawn(words: list[str], count: int = HELD_OUT) -> list[str]:
    """The words themselves that ``held_out`` draws."""
    order = np.random.default_rng(SEED).permutation(len(words))
    ordered = sorted(words)
    return [ordered[place] for place in order[:count]]


def heard(words: dict[str, Tags], fields: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Hear the voices for every word, from words of other skeletons only, and tell which fields are right."""
    by_bones: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        by_bones[skeleton(word)].append(word)
    bones = sorted(by_bones)
    bones = [bones[place] for place in np.random.default_rng(SEED).permutation(len(bones))]
    said, right = [], []
    for fold in range(FOLDS):
        out = [word for place, bone in enumerate(bones) if place % FOLDS == fold for word in by_bones[bone]]
        rest = {word: tags for word, tags in words.items() if word not in set(out)}
        rule = Rule(rest, fields, load_splitter(), load_word_vectors(), Trust(*[0.0] * 8))
        said.append(rule.voices(out))
        right.append(np.array([[any(t.field == f for t in words[word]) for f in fields] for word in out]))
    return np.concatenate(said), np.concatenate(right)


def main() -> None:
    """Learn, print what may be chosen from, and write."""
    tables = read_field_tables(HERE)
    fields = [field.id for field in tables.fields]
    out = held_out(list(tables.words))
    words = {word: tags for word, tags in tables.words.items() if word not in out}
    said, right = heard(words, fields)
    rows = said.transpose(0, 2, 1).reshape(-1, len(VOICES))
    model = LogisticRegression(C=100.0, fit_intercept=False, max_iter=1000).fit(rows, right.ravel())
    weights = model.coef_[0]
    chances = 1 / (1 + np.exp(-said.transpose(0, 2, 1) @ weights))
    best = chances.argmax(axis=1)
    sure = chances.max(axis=1)
    hit = right[np.arange(len(best)), best]
    print("least  given  right of those given", file=sys.stderr)
    for least in (0.0, 0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6):
        kept = sure >= least
        print(f"{least:5.2f}  {kept.mean():5.2f}  {hit[kept].mean():5.2f}", file=sys.stderr)
    numbers = dict(zip(VOICES, weights, strict=True)) | {"least": LEAST, "second": SECOND}
    lines = ["navn\ttall", *(f"{name}\t{number:.3f}" for name, number in numbers.items())]
    (HERE / "arv.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
