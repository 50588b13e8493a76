"""Make the training and measuring files: ``python corpora.py ARCHIVE FOLDER``.

Writes ``train.spacy`` and, for each standard, ``dev-nob.spacy`` and ``test-nob.spacy``. Training texts have
one to ten sentences, as answers are short, and join only sentences that followed each other. The held-out
ones stand in tens, as spaCy's own converter groups them.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import treebank
from conversion import Word, convert
from spacing import spaces_after
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab
from treebank import Sentence

SEED = 0
LONGEST = 10
ATTRIBUTES = ("LEMMA", "POS", "MORPH", "SENT_START", "ENT_IOB", "ENT_TYPE", "HEAD", "DEP")


def as_is(sentence: Sentence) -> tuple[Word, ...]:
    """Take a held-out sentence with the annotation of the UD files, the name labels as NorNE's."""
    return tuple(
        Word(row.form, row.lemma, row.tag, "|".join(sorted(row.features)), row.name) for row in sentence.rows
    )


def document(vocab: Vocab, sentences: Sequence[Sentence], words: Sequence[Sequence[Word]]) -> Doc:
    """Make one text of some sentences; ``words`` holds their tokens as converted."""
    flat = [word for sentence in words for word in sentence]
    heads, relations = _tree(sentences)
    return Doc(
        vocab,
        words=[word.form for word in flat],
        spaces=[space for sentence in words for space in spaces_after([word.form for word in sentence])],
        lemmas=[word.lemma for word in flat],
        pos=[word.upos for word in flat],
        morphs=[word.feats if word.feats != "_" else "" for word in flat],
        ents=_names(words),
        heads=heads,
        deps=relations,
    )


def _names(words: Sequence[Sequence[Word]]) -> list[str]:
    """Mend the labels so that a name begins with B, and never runs over a sentence's end."""
    mended: list[str] = []
    for sentence in words:
        before = "O"
        for word in sentence:
            label = word.name
            if label.startswith("I-") and before[2:] != label[2:]:
                label = f"B-{label[2:]}"
            mended.append(label)
            before = label
    return mended


def _tree(sentences: Sequence[Sentence]) -> tuple[list[int], list[str]]:
    """Give the trees as offsets into the text; a part cut off with the headline sign is its own root."""
    heads: list[int] = []
    relations: list[str] = []
    for sentence in sentences:
        rows = [row for row in sentence.rows if row.form != treebank.HEADLINE_END]
        place = {row.id: len(heads) + number for number, row in enumerate(rows)}
        # One root a sentence, or spaCy reads two sentences.
        roots = [row for row in rows if row.head not in place]
        for row in rows:
            if row.head in place:
                heads.append(place[row.head])
                relations.append(row.relation)
            else:
                heads.append(place[roots[0].id])
                relations.append("ROOT" if row is roots[0] else "dep")
    return heads, relations


def runs(sentences: Iterable[Sentence], longest: int, rng: random.Random | None) -> Iterator[list[Sentence]]:
    """Cut the sentences into texts of at most ``longest``; of random lengths when ``rng`` is given."""
    text: list[Sentence] = []
    room = longest
    for sentence in sentences:
        follows = rng is None or (
            bool(text) and text[-1].file == sentence.file and text[-1].number + 1 == sentence.number
        )
        if text and (len(text) >= room or not follows):
            yield text
            text = []
        if not text and rng is not None:
            room = rng.randint(1, longest)
        text.append(sentence)
    if text:
        yield text


def main(archive: Path, folder: Path) -> None:
    """Write all the files."""
    folder.mkdir(parents=True, exist_ok=True)
    vocab = Vocab()
    rng = random.Random(SEED)  # noqa: S311 - not a secret
    training = DocBin(attrs=ATTRIBUTES)
    for standard in treebank.STANDARDS:
        sentences = treebank.training(archive, standard)
        print(
            standard, "train:", len(sentences), "sentences,", sum(len(s.forms) for s in sentences), "tokens"
        )
        for text in runs(sentences, LONGEST, rng):
            training.add(document(vocab, text, [convert(sentence) for sentence in text]))
        for split in treebank.SPLITS:
            held_out = DocBin(attrs=ATTRIBUTES)
            for text in runs(treebank.held(archive, standard, split), LONGEST, None):
                held_out.add(document(vocab, text, [as_is(sentence) for sentence in text]))
            held_out.to_disk(folder / f"{split}-{standard}.spacy")
    training.to_disk(folder / "train.spacy")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
