"""Join the trained pipelines into the one that ships: ``assemble.py WORDS NAMES VECTORS ARCHIVE OUT``.

The words' parts share one reading of the text and the recogniser has its own, so each can run without the
other. The string store keeps only what the lemmatizer's edits are made of: it would list every word of the
corpora otherwise.
"""

from __future__ import annotations

import sys
from pathlib import Path

import spacy
import srsly
from readings import readings

from ungtekst.language.lemma_component import FACTORY, LemmaComponent
from ungtekst.language.tokenizer import mend

# Texts that are read at once. The arrays of more leave the processor's cache: 256 take an eighth longer.
TOGETHER = 32

META = {
    "name": "ungtekst",
    "version": "1.0.0",
    "description": (
        "Norwegian, bokmål and nynorsk: parts of speech, morphology, lemmas, sentences, names, vectors."
    ),
    "author": "The ungtekst project",
    "license": "CC BY 4.0",
    "sources": [
        {
            "name": "Norwegian Dependency Treebank with NorNE",
            "url": "https://github.com/ltgoslo/norne",
            "license": "CC0 (annotations)",
        },
        {
            "name": "Norwegian Review Corpus 2.1",
            "url": "https://github.com/ltgoslo/norec",
            "license": "CC BY-NC 4.0 (texts); models made from it may be used freely",
        },
        {
            "name": "Norwegian acts and regulations",
            "url": "https://github.com/sstraume97/norwegian-laws",
            "license": "NLOD 2.0",
        },
        {
            "name": "Norsk ordbank (forms and lemmas)",
            "url": "https://github.com/explosion/spacy-lookups-data",
            "license": "CC BY 4.0",
        },
    ],
}


def main(words: Path, names: Path, vectors: Path, archive: Path, out: Path) -> None:
    """Write the joined pipeline."""
    joined = spacy.load(words)
    joined.add_pipe("ner", source=spacy.load(names))
    component = joined.add_pipe(FACTORY, after="trainable_lemmatizer")
    if not isinstance(component, LemmaComponent):
        raise TypeError(f"{FACTORY} is not ours")
    component.readings = readings(archive)
    both = words.parent / "joined"
    joined.to_disk(both)
    config = joined.config.copy()
    config["paths"] = dict.fromkeys(config["paths"])
    config["nlp"]["batch_size"] = TOGETHER
    config["nlp"]["vectors"] = {"@vectors": "ungtekst.CachedVectors.v1"}
    clean = spacy.blank("nb", config=config)
    for edit in srsly.msgpack_loads(joined.get_pipe("trainable_lemmatizer").trees.to_bytes())["trees"]:
        for key in (edit.get("orig"), edit.get("subst")):
            if key:
                clean.vocab.strings.add(joined.vocab.strings[key])
    clean.from_disk(both, exclude=["vocab"])
    # What was read from disk has brought its own config along.
    clean.config = config
    clean.vocab.vectors = spacy.load(vectors).vocab.vectors
    mend(clean)
    clean.meta.update(META)
    clean.meta.pop("performance", None)
    clean.to_disk(out)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:6]))
