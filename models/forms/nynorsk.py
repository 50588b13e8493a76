"""Find nynorsk forms that no dictionary gave us: ``python nynorsk.py CORPUS… > nynorsk.tsv``.

Reads running text (.txt.xz), keeps the paragraphs in nynorsk, and lets the shipped pipeline tag them. A form
that the table lacks is kept with its lemma when it is common enough, mostly written in small letters, and
the pipeline agrees with itself about it in most places. Forms whose lemma is unheard of are left out.
"""

from __future__ import annotations

import argparse
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import spacy

from ungtekst.language import load_lemmas
from ungtekst.language.standard import written_standard
from ungtekst.resources import shipped

WORD = re.compile(r"[a-zæøåàéèêóòô]{3,}(?:-[a-zæøåàéèêóòô]{2,})*")
OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
COMMON = 4
AGREED = 0.8
LONGEST = 2000


def paragraphs(corpora: list[Path]) -> Iterator[str]:
    """Give the nynorsk paragraphs that have something to teach."""
    lemmas = load_lemmas()
    for corpus in corpora:
        with lzma.open(corpus, "rt", encoding="utf-8") as stream:
            for line in stream:
                text = line.strip()[:LONGEST]
                unknown = any(not lemmas.known(word) for word in WORD.findall(text))
                if unknown and written_standard(text).standard == "nn":
                    yield text


def main() -> None:
    """Print form, lemma and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, nargs="+")
    given = parser.parse_args()
    known = load_lemmas()
    nlp = spacy.load(shipped("models") / "nb_ungtekst")
    seen: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for doc in nlp.pipe(paragraphs(given.corpora), disable=["ner", "senter"], batch_size=200):
        for token in doc:
            if WORD.fullmatch(token.text) and not known.known(token.text):
                seen[token.text][token.pos_, token.lemma_] += 1
    kept: dict[str, tuple[str, int]] = {}
    for form, readings in seen.items():
        (upos, lemma), count = readings.most_common(1)[0]
        total = readings.total()
        if upos in OPEN and total >= COMMON and count >= AGREED * total and WORD.fullmatch(lemma):
            kept[form] = (lemma, total)
    inflected = {lemma for form, (lemma, _) in kept.items() if lemma != form}
    for form, (lemma, total) in sorted(kept.items()):
        # A word that is seen in one form only and is no compound is Latin, a name or a slip as a rule.
        genuine = lemma != form or known.splitter.split(form).is_compound or form in inflected
        if genuine and (known.known(lemma) or lemma in kept):
            print(f"{form}\t{lemma}\t{total}")


if __name__ == "__main__":
    main()
