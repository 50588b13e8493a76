"""One door to tokens, sentences and lemmas, and behind it to what a trained spaCy pipeline knows.

Coding needs the first three only: a spaCy tokenizer, our rules and our form table. The trained parts are
not even read from disk until somebody asks for them.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ungtekst.errors import CallError, Fault
from ungtekst.language.chat import CHAT_SPELLINGS
from ungtekst.language.lemmas import Lemmas, load_lemmas
from ungtekst.language.normalise import fold, normalise
from ungtekst.language.sentences import sentence_spans
from ungtekst.language.splitting import load_splitter
from ungtekst.language.tokenizer import mend, pieces
from ungtekst.resources import shipped

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SHIPPED = "nb_ungtekst"
# Raise when a rule in this room changes what tokens, lemmas or sentences come out.
RULES_VERSION = 3

_EMOTICON = re.compile(r"[:;=][-'o^]?[dpos3]+|[xX]+[dD]+|[oO0][._][oO0]|<3+", re.IGNORECASE)
_CACHED_WORDS = 100_000
_WRITTEN = re.compile(r"\S+")


class Token(NamedTuple):
    """A token of a text: ``text[start:end]`` of the original, and what matching needs of it.

    ``norm`` is the folded form, ``lemmas`` all its lemmas, likeliest first. ``is_word`` is true when it
    has a letter or a digit and is no emoticon.
    """

    start: int
    end: int
    norm: str
    lemmas: tuple[str, ...]
    is_word: bool


Word = tuple[str, tuple[str, ...], bool]


@dataclass(eq=False)
class Pipeline:
    """A spaCy pipeline and the form table, made by ``load_pipeline``.

    ``tokens`` and ``sentences`` run no trained component and wait for none to be read. ``cut`` gives the
    tokens of one written piece (no white space in it): nothing outside the piece decides them, so they
    are remembered. ``digest`` changes with anything that may change what comes out.
    """

    name: str
    lemmas: Lemmas
    digest: str
    cut: Callable[[str], tuple[Token, ...]] = field(repr=False)
    load: Callable[[], Language] = field(repr=False)

    @cached_property
    def nlp(self) -> Language:
        """The spaCy pipeline itself with all its components, read from disk at the first use."""
        return self.load()

    def docs(self, texts: Iterable[str], *parts: str) -> Iterator[Doc]:
        """Run the named components over some texts, and only what they need; one Doc a text, in order.

        ``parts`` are names of components, such as ``ner`` or ``morphologizer``. Raises CallError
        (``pipeline-lacks``) when this pipeline has not got them all.
        """
        lacking = [part for part in parts if part not in self.nlp.pipe_names]
        if lacking:
            raise CallError(Fault("pipeline-lacks", {"name": self.name, "parts": ", ".join(lacking)}))
        needed = {*parts, *_read_by(self.nlp, parts)}
        idle = [name for name in self.nlp.pipe_names if name not in needed]
        return self.nlp.pipe(texts, disable=idle)

    def tokens(self, text: str) -> list[Token]:
        """Cut a text into tokens in order of offset; white space gives none, an empty text no tokens."""
        found: list[Token] = []
        for piece in _WRITTEN.finditer(text):
            at = piece.start()
            found.extend(
                token._replace(start=at + token.start, end=at + token.end) for token in self.cut(piece[0])
            )
        return found

    def sentences(self, text: str) -> list[tuple[int, int]]:
        """Give the sentences of a text as original offsets, without surrounding white space."""
        return sentence_spans(text)


@lru_cache(maxsize=4)
def load_pipeline(name: str = SHIPPED) -> Pipeline:
    """Load a pipeline by name; the same name is loaded only once.

    ``nb_ungtekst`` is the shipped one. Another may be named: a folder, an installed package, or
    ``blank:nb``. Raises CallError (``pipeline-unknown``) when nothing of that name can be loaded.
    """
    import spacy

    lemmas = load_lemmas()
    if name == SHIPPED:
        folder = shipped("models") / SHIPPED
        # The trained parts were made for this tokenizer, so that the tokens need not wait for them.
        tokenizing = spacy.blank("nb")
        mend(tokenizing)
        digest = _digest(tokenizing, _files_of(folder), lemmas)
        return Pipeline(name, lemmas, digest, _cutter(tokenizing, lemmas), lambda: _load(str(folder)))
    nlp = _load(name)
    folder = nlp.path
    files = _files_of(folder) if isinstance(folder, Path) else {}
    return Pipeline(name, lemmas, _digest(nlp, files, lemmas), _cutter(nlp, lemmas), lambda: nlp)


def _load(name: str) -> Language:
    """Load a spaCy pipeline and mend its tokenizer."""
    import spacy

    from ungtekst.language.lemma_component import FACTORY

    try:
        if name.startswith("blank:"):
            nlp = spacy.blank(name.removeprefix("blank:"))
            nlp.add_pipe(FACTORY)
        else:
            nlp = spacy.load(name)
    except (OSError, ImportError, ValueError) as problem:
        raise CallError(Fault("pipeline-unknown", {"name": name})) from problem
    mend(nlp)
    return nlp


def _read_by(nlp: Language, parts: Iterable[str]) -> Iterator[str]:
    """Name the components that read the text for others, such as ``tok2vec``, where these parts listen."""
    for name, component in nlp.pipeline:
        if not set(parts).isdisjoint(getattr(component, "listening_components", ())):
            yield name


def _files_of(folder: Path) -> dict[str, Path]:
    """Give the files of a saved pipeline by their names in it; what it was built with is none of them."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    places = ("config.cfg", "tokenizer", "vocab", *meta["pipeline"])
    found = [file for place in places for file in (folder / place, *(folder / place).rglob("*"))]
    return {file.relative_to(folder).as_posix(): file for file in found if file.is_file()}


def _cutter(nlp: Language, lemmas: Lemmas) -> Callable[[str], tuple[Token, ...]]:
    """Make the remembered step from a written piece to its tokens, with offsets in the piece."""
    read = _reader(lemmas)

    @lru_cache(maxsize=_CACHED_WORDS)
    def cut(written: str) -> tuple[Token, ...]:
        normalised = normalise(written)
        moved = bool(normalised.starts)
        found: list[Token] = []
        done = 0
        for offset, piece in pieces(normalised.text):
            for token in nlp.tokenizer(piece):
                start = offset + token.idx
                end = start + len(token.text)
                if moved:
                    start, end = normalised.span(start, end)
                # Two tokens of one combining sequence have the same original characters: keep the first.
                if start < done or token.text.isspace():
                    continue
                found.append(Token(start, end, *read(token.text)))
                done = end
        return tuple(found)

    return cut


def _reader(lemmas: Lemmas) -> Callable[[str], Word]:
    """Make the remembered step from a written token to its folded form, lemmas and kind."""

    @lru_cache(maxsize=_CACHED_WORDS)
    def word(written: str) -> Word:
        if not any(map(str.isalnum, written)) or _EMOTICON.fullmatch(written):
            return written, (written,), False
        norm = fold(written)
        return norm, lemmas.lookup(norm), True

    return word


def _digest(nlp: Language, files: dict[str, Path], lemmas: Lemmas) -> str:
    """Hash what decides the output: rules, tables, tokenizer, and the files of a trained pipeline."""
    tokenizer: Any = nlp.tokenizer
    decides = {
        "rules": RULES_VERSION,
        "chat": dict(CHAT_SPELLINGS),
        "forms": lemmas.digest,
        "parts": load_splitter().digest,
        "language": nlp.lang,
        "components": nlp.pipe_names,
        "patterns": [
            search.__self__.pattern
            for search in (tokenizer.prefix_search, tokenizer.suffix_search, tokenizer.infix_finditer)
        ],
        "exceptions": sorted(tokenizer.rules),
    }
    total = hashlib.sha256(json.dumps(decides, sort_keys=True).encode("utf-8"))
    for name in sorted(files):
        total.update(name.encode("utf-8"))
        total.update(files[name].read_bytes())
    return total.hexdigest()
