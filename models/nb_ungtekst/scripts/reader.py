"""Train the recogniser of ``ungtekst.language.names_component``: ``reader.py CORPORA VECTORS OUT``.

It reads a text forwards and backwards (two LSTM layers) over vectors, letters and word forms, and learns the
likelihood of whole rows of labels (Lample et al., NAACL 2016; letters by convolution, Ma & Hovy, ACL 2016).
spaCy's recogniser, which sees four words to each side, learns less from the same texts: README.md.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import answers
import spacy
import torch
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from torch import Tensor, nn
from torch.nn.functional import dropout, relu

from ungtekst.language.names_component import (
    FACTORY,
    LOOKS,
    NEVER,
    NOT_FIRST,
    TAGS,
    VECTOR,
    NamesComponent,
    Network,
    look,
    numbered,
    spelt,
)

RAREST = 3
# Lengths of the vectors of a letter, a word's letters, a word form and a shape; of a reading's state.
LETTER, LETTERS, FORM, SHAPE, STATE = 32, 96, 64, 16, 200
DROPPED_IN, DROPPED_BETWEEN, FORMS_UNKNOWN = 0.25, 0.4, 0.2
RATE, WARM_UP, SLOWEST = 0.002, 200, 0.02
TOKENS, SENTENCES, LONGEST = 1300, 6, 160
# What is added to the score of a person's name: on dev, 1 finds 1.5 and 2.9 more of a hundred in bokmål and
# nynorsk for 0.35 of F, all types. A person who is missed stands in a report.
LEAN = 1.0
DEV = ("dev-nob.spacy", "dev-nno.spacy")
SHARES = answers.Shares(lower=0.1, no_punctuation=0.1, misspelt=0.1, other_names=0.25)


class Text(NamedTuple):
    """Word forms, the number of each one's tag, and where sentences start."""

    forms: Sequence[str]
    tags: Sequence[int]
    starts: Sequence[int]


class Reader(nn.Module):
    """The network, with the forms and letters that it knows. ``vectors`` is a pipeline that holds some."""

    def __init__(self, vectors: Language, forms: Sequence[str], letters: str) -> None:
        super().__init__()
        self.vectors = vectors.vocab
        self.forms = {form: number for number, form in enumerate(forms, 1)}
        self.letters = numbered(letters)
        self.seen: dict[str, Tensor] = {}
        width = self.vectors.vectors_length
        self.letter = nn.Embedding(len(letters) + 2, LETTER, padding_idx=0)
        self.spell = nn.Conv1d(LETTER, LETTERS, 3, padding=1)
        self.form = nn.Embedding(len(forms) + 1, FORM, padding_idx=0)
        self.shape = nn.Embedding(LOOKS, SHAPE)
        self.vector = nn.Linear(width, width)
        self.first = nn.LSTM(width + LETTERS + FORM + SHAPE, STATE, bidirectional=True, batch_first=True)
        self.second = nn.LSTM(2 * STATE, STATE, bidirectional=True, batch_first=True)
        self.label = nn.Linear(2 * STATE, len(TAGS))
        self.follows = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.never = torch.from_numpy(NEVER)
        self.begins = torch.from_numpy(NOT_FIRST)

    def forward(self, texts: Sequence[Sequence[str]]) -> Tensor:
        """Score every tag of every token: an array of texts × tokens of the longest × tags."""
        longest = max(map(len, texts))
        row: dict[str, int] = {}
        rows = torch.tensor(
            [
                [row.setdefault(form, len(row) + 1) for form in text] + [0] * (longest - len(text))
                for text in texts
            ]
        )
        words = list(row)
        known = torch.tensor([0] + [self.forms.get(word.lower(), 0) for word in words])[rows]
        if self.training:
            known = known * (torch.rand(known.shape) > FORMS_UNKNOWN)
        looks = torch.tensor([0] + [look(word) for word in words])
        parts = [
            self._vectors(words)[rows],
            self._spelt(words)[rows],
            self.form(known),
            self.shape(looks[rows]),
        ]
        read, _ = self.first(dropout(self._whole(torch.cat(parts, 2), DROPPED_IN), 0.1, self.training))
        read, _ = self.second(self._whole(read, DROPPED_BETWEEN))
        return self.label(self._whole(read, DROPPED_BETWEEN))

    def _vectors(self, words: Sequence[str]) -> Tensor:
        for word in words:
            if word not in self.seen:
                found = torch.tensor(self.vectors.get_vector(word.lower()))
                self.seen[word] = VECTOR * found / found.norm().clamp(min=1e-6)
        none = torch.zeros(self.vectors.vectors_length)
        return self.vector(torch.stack([none, *(self.seen[word] for word in words)]))

    def _spelt(self, words: Sequence[str]) -> Tensor:
        letters = torch.from_numpy(spelt(["", *words], self.letters))
        wide = relu(self.spell(self.letter(letters).transpose(1, 2)))
        return wide.max(2).values

    def _whole(self, values: Tensor, share: float) -> Tensor:
        """Drop the same columns all through a text (Gal & Ghahramani, NIPS 2016)."""
        if not self.training:
            return values
        kept = torch.bernoulli(torch.full((len(values), 1, values.shape[2]), 1 - share))
        return values * kept / (1 - share)

    def loss(self, texts: Sequence[Text]) -> Tensor:
        """Tell how unlikely the true rows of tags are, a token."""
        scores = self([text.forms for text in texts])
        longest = scores.shape[1]
        true = torch.tensor([[*text.tags, *[0] * (longest - len(text.tags))] for text in texts])
        inside = torch.arange(longest)[None] < torch.tensor([len(text.tags) for text in texts])[:, None]
        follows = self.follows + self.never
        right = (scores.gather(2, true[:, :, None])[:, :, 0] * inside).sum(1) + self.begins[true[:, 0]]
        right = right + (follows[true[:, :-1], true[:, 1:]] * inside[:, 1:]).sum(1)
        any_row = self.begins + scores[:, 0]
        for at in range(1, longest):
            longer = torch.logsumexp(any_row[:, :, None] + follows, 1) + scores[:, at]
            any_row = torch.where(inside[:, at, None], longer, any_row)
        return (torch.logsumexp(any_row, 1) - right).sum() / inside.sum()

    def network(self) -> Network:
        """Give what was learnt so far, for the component that reads it."""
        arrays = {name: value.numpy().copy() for name, value in self.state_dict().items()}
        return Network(arrays, list(self.forms), "".join(self.letters))


def batches(order: Sequence[int], lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """Divide numbered texts, in this order, into runs of about so many tokens, padding and all."""
    batch: list[int] = []
    for number in order:
        if batch and (len(batch) + 1) * max(lengths[n] for n in [*batch, number]) > most:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _forms(doc: Doc) -> list[str]:
    return [token.text for token in doc]


def texts(read: answers.Reader, nlp: Language) -> Iterator[Text]:
    """Read the training texts once, changed anew."""
    numbers = {tag: number for number, tag in enumerate(TAGS)}
    for example in read(nlp):
        doc = example.reference
        names = [f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc]
        starts = [token.i for token in doc if token.is_sent_start or token.i == 0]
        yield Text(_forms(doc), [numbers[name] for name in names], starts)


def cut(text: Text, rng: random.Random) -> Iterator[Text]:
    """Cut a text where sentences start, into runs of one to six that are not too long."""
    bounds = [*text.starts, len(text.forms)]
    at = 0
    while at < len(bounds) - 1:
        end = min(len(bounds) - 1, at + rng.randint(1, SENTENCES))
        if bounds[end] - bounds[at] > LONGEST:
            end = at + 1
        part = slice(bounds[at], bounds[end])
        yield Text(text.forms[part], text.tags[part], ())
        at = end


def epoch(read: Iterable[Text], rng: random.Random) -> list[list[Text]]:
    """Put texts in batches, those of like length together and the batches in any order."""
    parts = [part for text in read for part in cut(text, rng)]
    order = sorted(range(len(parts)), key=lambda n: (len(parts[n].forms), rng.random()))
    made = [
        [parts[n] for n in batch] for batch in batches(order, [len(part.forms) for part in parts], TOKENS)
    ]
    rng.shuffle(made)
    return made


def train(corpora: Path, vectors: Path, rounds: int, seed: int) -> Language:
    """Train on the treebank, so many rounds at a falling rate, and print the names' F on the dev texts."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    rng = random.Random(seed)  # noqa: S311 - not a secret
    nlp = spacy.load(vectors)
    component = nlp.add_pipe(FACTORY, name="ner", config={"lean": LEAN})
    if not isinstance(component, NamesComponent):
        raise TypeError(f"{FACTORY} is not ours")
    read = answers.treebank_reader(corpora, ["train.spacy"], *SHARES, seed=seed)
    first = list(texts(read, nlp))
    counts = Counter(form.lower() for text in first for form in text.forms)
    letters = {letter for form in counts for letter in form + form.upper()}
    common = sorted(form for form, count in counts.items() if count >= RAREST)
    reader = Reader(nlp, common, "".join(sorted(letters)))
    optimizer = torch.optim.AdamW(reader.parameters(), lr=RATE, weight_decay=0.01)
    # Rounds differ a little in their batches; the rate needs about how many there will be.
    steps, step = rounds * len(epoch(first, random.Random(seed))), 0  # noqa: S311
    for number in range(rounds):
        for batch in epoch(texts(read, nlp), rng):
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, step / WARM_UP) * max(SLOWEST, 1 - step / steps)
            optimizer.zero_grad()
            reader.loss(batch).backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            step += 1
        component.network = reader.network()
        print(number + 1, *(f"{score(nlp, corpora / file):.2f}" for file in DEV), flush=True)
    return nlp


def score(nlp: Language, file: Path) -> float:
    """Give the names' F on some texts, in per cent."""
    true = list(DocBin().from_disk(file).get_docs(nlp.vocab))
    right = said = there = 0
    for ours, doc in zip(nlp.pipe(Doc(nlp.vocab, words=_forms(doc)) for doc in true), true, strict=True):
        found, names = ({(e.start, e.end, e.label_) for e in one.ents} for one in (ours, doc))
        right, said, there = right + len(found & names), said + len(found), there + len(names)
    return 200 * right / max(1, said + there)


def main() -> None:
    """Train one and write it as a pipeline of the vectors and itself."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--rounds", type=int, default=14)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    train(options.corpora, options.vectors, options.rounds, options.seed).to_disk(options.out)


if __name__ == "__main__":
    main()
