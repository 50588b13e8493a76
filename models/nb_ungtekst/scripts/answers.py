"""Make the treebank's edited sentences look like survey answers while a model is trained on them.

Registers the reader ``ungtekst.treebank.v1``: texts as tokens, some of them in lower case, without
punctuation, misspelt, or with other people's names in them. What a change makes untrue (the lemma of a
misspelt word) is left out of the training example, and so has no say.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import spacy
from spacy.tokens import Doc, DocBin
from spacy.training import Example

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab

Reader = Callable[["Language"], Iterator[Example]]

# Whose names stand in Norwegian answers: lists of the package Faker (MIT), used when training only.
NAMES_FROM = (
    "no_NO",
    "no_NO",
    "no_NO",
    "da_DK",
    "sv_SE",
    "en_GB",
    "lt_LT",
    "hr_HR",
    "en_PK",
    "tr_TR",
    "fi_FI",
    "yo_NG",
)
WRITTEN_WITHOUT = {"æ": "ae", "ø": "oe", "å": "aa"}
VOWELS = frozenset("aeiouyæøå")
FINAL = frozenset(".!?:")
SHORTEST_MISSPELT = 4
WORDS_MISSPELT = 0.12
OWN_NAMES = 0.5


class Piece(NamedTuple):
    """A token with what a model learns of it. ``name`` is its label as in BIO."""

    form: str
    space: bool
    lemma: str
    pos: str
    morph: str
    starts: bool
    name: str


class Shares(NamedTuple):
    """How many of the texts are changed in each way, 0 to 1."""

    lower: float
    no_punctuation: float
    misspelt: float
    other_names: float


@spacy.registry.readers("ungtekst.treebank.v1")
def treebank_reader(
    folder: Path,
    files: list[str],
    lower: float,
    no_punctuation: float,
    misspelt: float,
    other_names: float,
    seed: int,
) -> Reader:
    """Read .spacy files as examples with their own tokens, in a new order and changed anew each time."""
    shares = Shares(lower, no_punctuation, misspelt, other_names)
    rng = random.Random(seed)  # noqa: S311 - not a secret
    texts: list[list[Piece]] = []

    def read(nlp: Language) -> Iterator[Example]:
        # Called once an epoch: the files are read for the first one only.
        if not texts:
            texts.extend(
                pieces(doc)
                for file in files
                for doc in DocBin().from_disk(Path(folder) / file).get_docs(nlp.vocab)
            )
        if any(shares):
            rng.shuffle(texts)
        pool = names() if other_names else None
        for text in texts:
            yield example(nlp.vocab, changed(text, shares, rng, pool))

    return read


def pieces(doc: Doc) -> list[Piece]:
    """Take a text apart."""
    return [
        Piece(
            token.text,
            bool(token.whitespace_),
            token.lemma_,
            token.pos_,
            str(token.morph),
            bool(token.is_sent_start),
            f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O",
        )
        for token in doc
    ]


def example(vocab: Vocab, text: list[Piece]) -> Example:
    """Put a text together: what the model sees, and what it should say."""
    forms, spaces = [piece.form for piece in text], [piece.space for piece in text]
    return Example(
        Doc(vocab, words=forms, spaces=spaces),
        Doc(
            vocab,
            words=forms,
            spaces=spaces,
            lemmas=[piece.lemma for piece in text],
            pos=[piece.pos for piece in text],
            morphs=[piece.morph for piece in text],
            sent_starts=[piece.starts for piece in text],
            ents=[piece.name for piece in text],
        ),
    )


def changed(text: list[Piece], shares: Shares, rng: random.Random, pool: Names | None) -> list[Piece]:
    """Change a text in the ways that chance picks for it."""
    if pool is not None and rng.random() < shares.other_names:
        text = with_other_names(text, pool, rng)
    if rng.random() < shares.no_punctuation:
        text = without_punctuation(text, rng.random() < OWN_NAMES)
    if rng.random() < shares.misspelt:
        text = with_misspellings(text, rng)
    if rng.random() < shares.lower:
        text = [piece._replace(form=piece.form.lower(), lemma=piece.lemma.lower()) for piece in text]
    return text


def without_punctuation(text: list[Piece], final_only: bool) -> list[Piece]:
    """Leave out the signs that end sentences, or all of them; a text of signs only stays as it is."""
    kept: list[Piece] = []
    starts = False
    for piece in text:
        starts = starts or piece.starts
        if piece.pos == "PUNCT" and piece.name == "O" and (not final_only or piece.form in FINAL):
            if kept:
                kept[-1] = kept[-1]._replace(space=True)
            continue
        kept.append(piece._replace(starts=starts))
        starts = False
    return kept or text


def with_misspellings(text: list[Piece], rng: random.Random) -> list[Piece]:
    """Misspell some of the words; all of a text's words when its keyboard has no æ, ø and å."""
    ascii_only = rng.random() < 0.2
    return [misspelt(piece, ascii_only, rng) for piece in text]


def misspelt(piece: Piece, ascii_only: bool, rng: random.Random) -> Piece:
    """Misspell one word, or leave it as it is."""
    form = piece.form
    if ascii_only:
        for letter, written in WRITTEN_WITHOUT.items():
            form = form.replace(letter, written)
    elif form.isalpha() and len(form) >= SHORTEST_MISSPELT and rng.random() < WORDS_MISSPELT:
        form = _slip(form, rng)
    return piece if form == piece.form else piece._replace(form=form, lemma="")


def _slip(form: str, rng: random.Random) -> str:
    """Leave out, double, undouble, swap or mistake one letter after the first."""
    at = rng.randrange(1, len(form))
    kind = rng.randrange(4)
    if kind == 0:
        return form[:at] + form[at + 1 :]
    if kind == 1:
        doubled = [i for i in range(1, len(form)) if form[i] == form[i - 1]]
        if doubled:
            at = rng.choice(doubled)
            return form[:at] + form[at + 1 :]
        return form[:at] + form[at] + form[at:]
    if kind == 2 and at + 1 < len(form):
        return form[:at] + form[at + 1] + form[at] + form[at + 2 :]
    letter = rng.choice("aeiouyæøå" if form[at] in VOWELS else "bdfgjklmnprstv")
    return form[:at] + letter + form[at + 1 :]


class Names(NamedTuple):
    """First and last names, many of them Norwegian."""

    first: list[list[str]]
    last: list[list[str]]


def names() -> Names:
    """Load the lists, in a fixed order."""
    first, last = [], []
    for place in NAMES_FROM:
        people = import_module(f"faker.providers.person.{place}").Provider
        given: set[str] = set()
        for key in ("first_names", "first_names_female", "first_names_male"):
            given |= set(getattr(people, key, ()) or ())
        first.append(_single(given))
        last.append(_single(getattr(people, "last_names", ()) or ()))
    return Names(first, last)


def _single(words: Iterable[str]) -> list[str]:
    return sorted({word for word in words if word.replace("-", "").isalpha() and len(word) > 1})


def with_other_names(text: list[Piece], pool: Names, rng: random.Random) -> list[Piece]:
    """Give the people in a text other names, the same for the same word all through it."""
    given: dict[str, str] = {}
    found: list[Piece] = []
    for number, piece in enumerate(text):
        if piece.name[2:] != "PER" or not piece.form.isalpha() or not piece.form[0].isupper():
            found.append(piece)
            continue
        if piece.form not in given:
            alone = number + 1 == len(text) or text[number + 1].name != "I-PER"
            lists = pool.last if piece.name.startswith("I") and alone else pool.first
            given[piece.form] = rng.choice(rng.choice(lists))
        name = given[piece.form]
        # The genitive stays one: «Karis» is «Leilas», with the lemma of the new name.
        genitive = piece.form == f"{piece.lemma}s"
        found.append(piece._replace(form=f"{name}s" if genitive else name, lemma=name))
    return found
