"""The spaCy component ``ungtekst_names``: names in a text, by a network that reads it forwards and backwards.

Two LSTM layers over each word's vector, letters, form and look, and then the likeliest row of labels
(Lample et al., «Neural Architectures for Named Entity Recognition», NAACL 2016; letters by convolution, Ma &
Hovy, ACL 2016). spaCy's own recogniser sees four words to each side; this one sees all of the text, so that a
name which is plain at the end of an answer is known at its beginning too. It is trained elsewhere
(``models/nb_ungtekst/scripts/reader.py``) and only read here, with numpy alone.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeAlias

import numpy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from ungtekst.files import write_atomically

FACTORY = "ungtekst_names"
LABELS = ("PER", "ORG", "LOC", "GPE_LOC", "GPE_ORG", "PROD", "EVT", "DRV", "MISC")
TAGS = ("O", *(f"{place}-{label}" for label in LABELS for place in "BI"))
# The vectors are longer for common words; all are made this long.
VECTOR = 3.0
_FILE = "network.npz"
# Of the letters of a long word, so many from each end.
_ENDS = 12
# Lookups of letters: none (beyond the end of the word), and one that training has not shown.
_NO_LETTER, _UNKNOWN_LETTER, _FIRST_LETTER = 0, 1, 2
_REMEMBERED = 20_000
_NEVER = -1e4

Array: TypeAlias = NDArray[numpy.float32]


def may_follow(tag: str, after: str) -> bool:
    """Tell whether ``after`` may stand behind ``tag``: a name goes on only as it began."""
    return not after.startswith("I") or tag[1:] == after[1:]


# What no row of tags may have: something that goes on from another, or from nothing.
NEVER = numpy.array([[0.0 if may_follow(a, b) else _NEVER for b in TAGS] for a in TAGS], dtype="float32")
NOT_FIRST = numpy.array([_NEVER if tag.startswith("I") else 0.0 for tag in TAGS], dtype="float32")

# How a form is written; the first that fits.
_LOOKS: tuple[Callable[[str], bool], ...] = (
    str.islower,
    str.istitle,
    lambda form: form.isupper() and len(form) > 1,
    lambda form: form[0].isupper(),
    lambda form: any(map(str.isdigit, form)),
    lambda form: not form.isalnum(),
)
LOOKS = len(_LOOKS) + 1


def look(form: str) -> int:
    """Number the way that a form is written: small letters, capitals, figures, signs."""
    return next((number for number, fits in enumerate(_LOOKS) if fits(form)), len(_LOOKS))


def spelt(forms: Sequence[str], letters: Mapping[str, int], width: int | None = None) -> NDArray[numpy.int64]:
    """Number the letters of some forms: an array of forms × ``width``, zero beyond the end of a form.

    Without a width it is that of the longest form.
    """
    cut = [form if len(form) <= 2 * _ENDS else form[:_ENDS] + form[-_ENDS:] for form in forms]
    rows = numpy.full((len(cut), width or max(map(len, cut))), _NO_LETTER)
    for row, form in zip(rows, cut, strict=True):
        row[: len(form)] = [letters.get(letter, _UNKNOWN_LETTER) for letter in form]
    return rows


def numbered(letters: str) -> dict[str, int]:
    """Give each letter its row in the table of letters."""
    return {letter: number for number, letter in enumerate(letters, _FIRST_LETTER)}


class Network:
    """What was learnt: arrays by the names that the training script gives them, in 32 bits.

    ``forms`` and ``letters`` are those that it knows, in the order of their rows.
    """

    def __init__(self, arrays: Mapping[str, Array], forms: Sequence[str], letters: str) -> None:
        self.arrays = {name: numpy.asarray(array, dtype="float32") for name, array in arrays.items()}
        self.forms = list(forms)
        self.letters = letters
        self._form = {form: number for number, form in enumerate(forms, 1)}
        self._letter = numbered(letters)
        self._follows = self.arrays["follows"] + NEVER
        self._layers = [
            [_Direction(self.arrays, f"{layer}.{{}}_l0{way}") for way in ("", "_reverse")]
            for layer in ("first", "second")
        ]

    def words(self, forms: Sequence[str], vocab: Vocab) -> Array:
        """Say what is known of some forms outside any text: an array of a row for each."""
        arrays = self.arrays
        vectors = vocab.vectors.get_batch([vocab.strings.add(form.lower()) for form in forms])
        lengths = numpy.linalg.norm(vectors, axis=1, keepdims=True).clip(min=1e-6)
        known = [self._form.get(form.lower(), 0) for form in forms]
        return numpy.hstack(
            [
                VECTOR * vectors / lengths @ arrays["vector.weight"].T + arrays["vector.bias"],
                self._letters(forms),
                arrays["form.weight"][known],
                arrays["shape.weight"][[look(form) for form in forms]],
            ]
        )

    def _letters(self, forms: Sequence[str]) -> Array:
        # There is room behind the longest too, so that no word depends on those that came with it.
        rows = spelt(forms, self._letter, 2 * _ENDS + 1)
        wide = numpy.pad(self.arrays["letter.weight"][rows], ((0, 0), (1, 1), (0, 0)))
        kernel = self.arrays["spell.weight"]
        found: Array = self.arrays["spell.bias"]
        for at in range(kernel.shape[2]):
            found = found + wide[:, at : at + rows.shape[1]] @ kernel[:, :, at].T
        highest: Array = numpy.maximum(found.max(axis=1), 0)
        return highest

    def tags(self, values: Array, lengths: Sequence[int], lean: float = 0.0) -> list[list[str]]:
        """Give the likeliest row of tags of each text.

        ``values`` are the rows of ``words`` for the tokens of all texts, one text after the other, and
        ``lengths`` their numbers of tokens, none of them 0. ``lean`` is added to the score of every token as
        the first of a person's name.
        """
        order = sorted(range(len(lengths)), key=lambda text: -lengths[text])
        starts = numpy.cumsum([0, *lengths[:-1]])
        longest = [lengths[text] for text in order]
        # How many texts have a token at each place; they stand first, so every step reads a block of rows.
        counts = [sum(length > at for length in longest) for at in range(longest[0])]
        rows = numpy.concatenate([starts[order[:count]] + at for at, count in enumerate(counts)])
        read = values[rows]
        for forwards, backwards in self._layers:
            read = numpy.hstack([forwards.read(read, counts), backwards.read(read, counts, backwards=True)])
        scores = read @ self.arrays["label.weight"].T + self.arrays["label.bias"]
        scores[:, TAGS.index("B-PER")] += lean
        found: list[list[str]] = [[] for _ in lengths]
        for text, row in zip(order, self._likeliest(scores, counts), strict=True):
            found[text] = [TAGS[tag] for tag in row]
        return found

    def _likeliest(self, scores: Array, counts: Sequence[int]) -> list[list[int]]:
        """Find the best row of tags of each text (Viterbi)."""
        best = NOT_FIRST + scores[: counts[0]]
        came_from: list[NDArray[numpy.intp]] = []
        at = counts[0]
        for count in counts[1:]:
            ways = best[:count, :, None] + self._follows
            came_from.append(ways.argmax(axis=1))
            best[:count] = ways.max(axis=1) + scores[at : at + count]
            at += count
        rows = [[int(tag)] for tag in best.argmax(axis=1)]
        for before in reversed(came_from):
            for row, tags in zip(rows, before, strict=False):
                row.append(int(tags[row[-1]]))
        return [row[::-1] for row in rows]


class _Direction:
    """One reading of a text, forwards or backwards (Hochreiter & Schmidhuber 1997, with forget gates)."""

    def __init__(self, arrays: Mapping[str, Array], name: str) -> None:
        self._from_words = arrays[name.format("weight_ih")].T.copy()
        self._from_state = arrays[name.format("weight_hh")].T.copy()
        self._always = arrays[name.format("bias_ih")] + arrays[name.format("bias_hh")]
        self._size = self._from_state.shape[0]
        # The gates in, forget and out are logistic: σ(x) is half of 1 + tanh(x / 2), so one tanh will do.
        size = self._size
        for gate in (slice(0, 2 * size), slice(3 * size, 4 * size)):
            for array in (self._from_words, self._from_state):
                array[:, gate] /= 2
            self._always[gate] /= 2

    def read(self, values: Array, counts: Sequence[int], *, backwards: bool = False) -> Array:
        """Give the state after each token; rows are by place, and in a place by text."""
        size = self._size
        inputs = values @ self._from_words + self._always
        said = numpy.empty((len(values), size), dtype="float32")
        state = numpy.zeros((counts[0], size), dtype="float32")
        memory = numpy.zeros((counts[0], size), dtype="float32")
        ends = numpy.cumsum(counts).tolist()
        steps = zip(ends, counts, strict=True)
        for end, count in reversed(list(steps)) if backwards else steps:
            gates = state[:count] @ self._from_state
            gates += inputs[end - count : end]
            numpy.tanh(gates, out=gates)
            half = 0.5 * (1 + gates)
            kept = memory[:count]
            kept *= half[:, size : 2 * size]
            kept += half[:, :size] * gates[:, 2 * size : 3 * size]
            now = half[:, 3 * size :] * numpy.tanh(kept)
            state[:count] = now
            said[end - count : end] = now
        return said


class NamesComponent:
    """Sets ``doc.ents``, by the vectors of the Doc's vocabulary and what was learnt of them.

    Without a network, as before training, it finds no names.

    Parameters: ``lean``, how much is added to the score of a person's name (logarithms of odds), since one
    that is missed may cost more than a word taken for one.
    """

    def __init__(self, lean: float = 0.0) -> None:
        self.lean = lean
        self._network: Network | None = None
        # The latest forms with their rows, and the vectors that these were made of.
        self._seen: dict[str, int] = {}
        self._rows: list[Array] = []
        self._vectors: object = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The kinds of names that it tells apart."""
        return LABELS

    @property
    def network(self) -> Network | None:
        """What was learnt."""
        return self._network

    @network.setter
    def network(self, network: Network) -> None:
        self._network = network
        self._forget()

    def _forget(self) -> None:
        self._seen.clear()
        self._rows.clear()

    def __call__(self, doc: Doc) -> Doc:
        """Set the names of a Doc and give it back."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Set the names of many, in their order; so many are read together."""
        waiting = iter(stream)
        while batch := list(islice(waiting, batch_size)):
            # White space that is a token of its own is not read: there was none in training.
            words = [(doc, [token.i for token in doc if not token.is_space]) for doc in batch]
            words = [(doc, places) for doc, places in words if places]
            if self._network and words:
                self._set(words, self._network)
            yield from batch

    def _set(self, words: Sequence[tuple[Doc, list[int]]], network: Network) -> None:
        forms = [doc[place].text for doc, places in words for place in places]
        known = self._known(forms, network, words[0][0].vocab)
        rows = network.tags(known, [len(places) for _, places in words], self.lean)
        for (doc, places), row in zip(words, rows, strict=True):
            doc.set_ents(list(_names(doc, places, row)))

    def _known(self, forms: Sequence[str], network: Network, vocab: Vocab) -> Array:
        """Say what is known of some forms; of the latest ones it is at hand."""
        if len(self._seen) > _REMEMBERED or self._vectors is not vocab.vectors.data:
            self._forget()
            self._vectors = vocab.vectors.data
        new = [form for form in dict.fromkeys(forms) if form not in self._seen]
        if new:
            self._rows.extend(network.words(new, vocab))
            for form in new:
                self._seen[form] = len(self._seen)
        return numpy.stack([self._rows[self._seen[form]] for form in forms])

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Pack the network, its arrays in 16 bits."""
        packed = io.BytesIO()
        if self._network:
            arrays = {name: array.astype("float16") for name, array in self._network.arrays.items()}
            texts = {"forms": "\n".join(self._network.forms), "letters": self._network.letters}
            for name, text in texts.items():
                arrays[name] = numpy.frombuffer(text.encode("utf-8"), dtype="uint8")
            numpy.savez(packed, **arrays)  # type: ignore[arg-type]
        return packed.getvalue()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> NamesComponent:
        """Take a network as packed by ``to_bytes``."""
        if data:
            with numpy.load(io.BytesIO(data)) as file:
                arrays = {name: file[name] for name in file.files}
            forms, letters = (arrays.pop(name).tobytes().decode("utf-8") for name in ("forms", "letters"))
            self.network = Network(arrays, forms.split("\n"), letters)
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the network into a folder of a saved pipeline."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(folder / _FILE, self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> NamesComponent:
        """Read what ``to_disk`` wrote."""
        return self.from_bytes((Path(path) / _FILE).read_bytes())


def _names(doc: Doc, places: Sequence[int], tags: Sequence[str]) -> Iterator[Span]:
    """Give the names that a row of tags marks, one for each of some tokens; none goes on in a new line."""
    first = 0
    for at in range(1, len(tags) + 1):
        before = tags[at - 1]
        if at < len(tags) and tags[at].startswith("I") and not _is_new_line(doc, places[at - 1], places[at]):
            continue
        if before != "O":
            yield Span(doc, places[first], places[at - 1] + 1, label=before[2:])
        first = at


def _is_new_line(doc: Doc, last: int, place: int) -> bool:
    return place - last > 1 and any(sign in doc[last + 1 : place].text for sign in "\r\n")


@Language.factory(
    FACTORY, default_config={"lean": 0.0}, assigns=["doc.ents", "token.ent_iob", "token.ent_type"]
)
def make_names_component(nlp: Language, name: str, lean: float) -> NamesComponent:
    """Make the component for a pipeline."""
    return NamesComponent(lean)
