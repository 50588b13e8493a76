"""Train the subword vectors: ``python vectors.py text|train|pack …``, in that order.

``text`` writes the corpora as lower-case tokens, one paragraph a line; ``train`` makes floret vectors of it;
``pack`` turns them into a blank pipeline that holds them, looked up by the lower-case form, so that
«Bergen» and «bergen» have one vector and the recogniser is not lost in answers without capitals.
"""

from __future__ import annotations

import argparse
import lzma
import unicodedata
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path

import numpy
import spacy
import treebank
from spacy.training.initialize import convert_vectors

from ungtekst.language.tokenizer import mend

LINES = 5000
HASHES = 2
RAREST = 10

nlp = spacy.blank("nb")
mend(nlp)


def tokens(lines: list[str]) -> list[str]:
    """Tokenise some lines as the pipeline does, and leave out the empty ones."""
    texts = (unicodedata.normalize("NFC", line.strip()).lower() for line in lines)
    return [
        " ".join(token.text for token in nlp.tokenizer(text) if not token.is_space) for text in texts if text
    ]


def chunks(file: Path) -> Iterator[list[str]]:
    """Read a compressed corpus a few thousand lines at a time."""
    lines: list[str] = []
    with lzma.open(file, "rt", encoding="utf-8") as stream:
        for line in stream:
            lines.append(line)
            if len(lines) == LINES:
                yield lines
                lines = []
    yield lines


def write_text(archive: Path, corpora: list[Path], out: Path) -> None:
    """Write every corpus and the treebank's training sentences as one file."""
    with out.open("w", encoding="utf-8", newline="\n") as stream, Pool() as pool:
        for corpus in corpora:
            for done in pool.imap(tokens, chunks(corpus)):
                stream.writelines(f"{line}\n" for line in done)
        for standard in treebank.STANDARDS:
            for sentence in treebank.training(archive, standard):
                stream.write(" ".join(sentence.forms).lower() + "\n")


def train(text: Path, out: Path, options: argparse.Namespace) -> None:
    """Train floret vectors; on more threads than one no two runs give the same."""
    import floret

    model = floret.train_unsupervised(
        str(text),
        model=options.model,
        mode="floret",
        dim=options.dim,
        bucket=options.buckets,
        hashCount=HASHES,
        minn=options.shortest,
        maxn=options.longest,
        minCount=RAREST,
        epoch=options.epochs,
        thread=options.threads,
    )
    model.save_floret_vectors(str(out))


def pack(vectors: Path, out: Path) -> None:
    """Write the vectors as spaCy reads them, rounded to eight significant bits.

    The rounding costs no accuracy that we could see, and lets the file be packed to half its size.
    """
    holder = spacy.blank("nb")
    convert_vectors(holder, vectors, truncate=-1, prune=-1, mode="floret", attr="LOWER")
    bits = holder.vocab.vectors.data.view(numpy.uint32)
    rounded = (bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000
    holder.vocab.vectors.data = rounded.astype(numpy.uint32).view(numpy.float32)
    holder.to_disk(out)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    text = commands.add_parser("text")
    text.add_argument("archive", type=Path)
    text.add_argument("corpora", type=Path, nargs="+")
    text.add_argument("out", type=Path)
    training = commands.add_parser("train")
    training.add_argument("text", type=Path)
    training.add_argument("out", type=Path)
    training.add_argument("--model", choices=("skipgram", "cbow"), default="skipgram")
    for name, default in (
        ("dim", 100),
        ("buckets", 50_000),
        ("shortest", 3),
        ("longest", 5),
        ("epochs", 3),
        ("threads", 1),
    ):
        training.add_argument(f"--{name}", type=int, default=default)
    packing = commands.add_parser("pack")
    packing.add_argument("vectors", type=Path)
    packing.add_argument("out", type=Path)
    options = parser.parse_args()
    if options.command == "text":
        write_text(options.archive, options.corpora, options.out)
    elif options.command == "train":
        train(options.text, options.out, options)
    else:
        pack(options.vectors, options.out)


if __name__ == "__main__":
    main()
