"""Tag names in running text with a recogniser of ours: ``silver.py PIPELINE OUT SEED CORPUS=TOKENS …``.

The treebank has 23,000 names, and after nine rounds over them a network learns them by heart. Text that an
earlier network has tagged holds many more, rightly tagged for the most part, and keeps the next from that
(self-training; Yarowsky, ACL 1995). What is written is used in training only, and not kept.
"""

from __future__ import annotations

import lzma
import random
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from ungtekst.language.tokenizer import mend

LONGEST = 6
CHARACTERS = (30, 2500)
# A Norwegian token and the space after it.
TOKEN = 6
# Of the texts without a name, which say little, this share is kept.
NAMELESS = 0.4


def texts(corpus: Path, tokens: int, rng: random.Random) -> Iterator[str]:
    """Draw runs of one to six lines, about so many tokens together."""
    with lzma.open(corpus, "rt", encoding="utf-8") as stream:
        lines = stream.read().split("\n")
    drawn = 0
    while drawn < tokens:
        start = rng.randrange(len(lines) - LONGEST)
        run = (line.strip() for line in lines[start : start + rng.randint(1, LONGEST)])
        text = unicodedata.normalize("NFC", " ".join(line for line in run if line))
        if CHARACTERS[0] <= len(text) <= CHARACTERS[1]:
            drawn += len(text) // TOKEN
            yield text


def tokenised(given: list[str], vocab: Vocab) -> Iterator[Doc]:
    """Cut texts into tokens as the finished pipeline will."""
    blank = spacy.blank("nb")
    mend(blank)
    for text in given:
        tokens = [token for token in blank.tokenizer(text) if not token.is_space]
        yield Doc(
            vocab,
            words=[token.text for token in tokens],
            spaces=[bool(token.whitespace_) for token in tokens],
        )


def main() -> None:
    """Write the tagged texts."""
    pipeline, out, seed, *corpora = sys.argv[1:]
    rng = random.Random(int(seed))  # noqa: S311 - not a secret
    nlp = spacy.load(pipeline)
    drawn = [
        text
        for corpus, _, tokens in (given.rpartition("=") for given in corpora)
        for text in texts(Path(corpus), int(tokens), rng)
    ]
    kept = DocBin(attrs=("ENT_IOB", "ENT_TYPE"))
    for doc in nlp.pipe(tokenised(drawn, nlp.vocab), batch_size=256):
        if doc.ents or rng.random() < NAMELESS:
            kept.add(doc)
    kept.to_disk(out)
    print(f"{len(kept)} texts")


if __name__ == "__main__":
    main()
