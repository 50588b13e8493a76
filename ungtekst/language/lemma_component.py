"""The spaCy component ``ungtekst_lemma``: a lemma on every token, by what is known before what is guessed.

Three sources, the surest first: how the treebank lemmatised this form as this part of speech (its
*readings*, by written standard: «er» is «være» in one and «vere» in the other), the form table, and the
lemma that a trained lemmatizer before us in the pipeline has guessed.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from ungtekst.files import write_atomically
from ungtekst.language.lemmas import Lemmas, load_lemmas
from ungtekst.language.normalise import fold
from ungtekst.language.standard import written_standard

FACTORY = "ungtekst_lemma"
_FILE = "readings.txt.gz"
# So many tokens tell the written standard of a text, and so many decisions are remembered.
_TELLING = 80
_REMEMBERED = 200_000
# The table knows nothing of names, numbers and signs; their lemma is what is written.
_NOT_IN_TABLE = frozenset({"", "NUM", "PROPN", "PUNCT", "SPACE", "SYM", "X"})


class Reading(NamedTuple):
    """A form's lemma in bokmål and in nynorsk; empty in the standard that has not shown it."""

    nb: str
    nn: str


class LemmaComponent:
    """Sets ``token.lemma_``.

    Without readings, and for tokens without a part of speech, a lemma that is already there stays and the
    others get the form table's likeliest.

    Parameters: ``lemmas``, the form table.
    """

    def __init__(self, lemmas: Lemmas) -> None:
        self._lemmas = lemmas
        self._readings: dict[tuple[str, str], Reading] = {}
        self._found: dict[tuple[int, int, int, bool], str] = {}

    @property
    def readings(self) -> Mapping[tuple[str, str], Reading]:
        """The treebank's lemmas by (lower-case form, UPOS)."""
        return self._readings

    @readings.setter
    def readings(self, readings: Mapping[tuple[str, str], Reading]) -> None:
        self._readings = dict(readings)
        self._found.clear()

    def __call__(self, doc: Doc) -> Doc:
        """Write the lemmas into a Doc and give it back."""
        nynorsk = bool(self._readings) and written_standard(doc[:_TELLING].text).nynorsk > 0.5
        if len(self._found) > _REMEMBERED:
            self._found.clear()
        strings = doc.vocab.strings
        for token in doc:
            # Hashes of the strings themselves, and so the same in every vocabulary.
            key = (token.orth, token.pos, token.lemma, nynorsk)
            if key not in self._found:
                self._found[key] = self._lemma(token.text, token.pos_, token.lemma_, nynorsk)
            token.lemma = strings.add(self._found[key])
        return doc

    def _lemma(self, text: str, upos: str, guess: str, nynorsk: bool) -> str:
        reading = self._readings.get((text.lower(), upos))
        if reading is not None:
            return (reading.nn or reading.nb) if nynorsk else (reading.nb or reading.nn)
        if guess and upos in _NOT_IN_TABLE:
            return guess
        form = fold(text)
        known = self._lemmas.lookup(form)
        # A guess about a word that the table lacks is better than the table's own rules for it.
        if guess and (guess.lower() in known or not self._lemmas.known(form)):
            return guess
        return known[0]

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Pack the readings as lines of form, UPOS and the two lemmas; the same bytes each time."""
        lines = ("\t".join((*key, *reading)) for key, reading in sorted(self._readings.items()))
        return gzip.compress("\n".join(lines).encode("utf-8"), mtime=0)

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> LemmaComponent:
        """Take readings as packed by ``to_bytes``."""
        lines = gzip.decompress(data).decode("utf-8").splitlines()
        rows = (line.split("\t") for line in lines)
        self.readings = {(form, upos): Reading(nb, nn) for form, upos, nb, nn in rows}
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the readings into a folder of a saved pipeline."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(folder / _FILE, self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> LemmaComponent:
        """Read what ``to_disk`` wrote."""
        return self.from_bytes((Path(path) / _FILE).read_bytes())


@Language.factory(FACTORY, assigns=["token.lemma"])
def make_lemma_component(nlp: Language, name: str) -> LemmaComponent:
    """Make the component for a pipeline; it reads the shipped form table."""
    return LemmaComponent(load_lemmas())
