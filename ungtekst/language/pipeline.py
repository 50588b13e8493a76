"""One door to tokens, sentences and lemmas: a spaCy tokenizer, our rules and our form table."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ungtekst.errors import CallError, Fault
from ungtekst.language.chat import CHAT_SPELLINGS
from ungtekst.language.lemmas import Lemmas, load_lemmas
from ungtekst.language.normalise import fold, normalise
from ungtekst.language.sentences import sentence_spans
from ungtekst.language.tokenizer import mend, pieces
from ungtekst.resources import shipped

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = "nb_ungtekst"
# Raise when a rule in this room changes what tokens, lemmas or sentences come out.
RULES_VERSION = 2

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


@dataclass(frozen=True, eq=False)
class Pipeline:
    """A spaCy pipeline and the form table, made by ``load_pipeline``.

    ``nlp`` is the spaCy pipeline itself, for those who need its components; ``tokens`` and
    ``sentences`` run none of them. ``cut`` gives the tokens of one written piece (no white space in it):
    nothing outside the piece decides them, so they are remembered. ``digest`` changes with anything that
    may change their output.
    """

    name: str
    nlp: Language
    lemmas: Lemmas
    digest: str
    cut: Callable[[str], tuple[Token, ...]] = field(repr=False)

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
    nlp, folder = _load(name)
    mend(nlp)
    lemmas = load_lemmas()
    return Pipeline(name, nlp, lemmas, _digest(nlp, folder, lemmas), _cutter(nlp, lemmas))


def _load(name: str) -> tuple[Language, Path | None]:
    """Load the spaCy pipeline, and give the folder it came from if it came from one."""
    import spacy

    from ungtekst.language.lemma_component import FACTORY

    folder = shipped("models") / SHIPPED
    trained = (folder / "config.cfg").is_file()
    try:
        if name.startswith("blank:") or (name == SHIPPED and not trained):
            nlp = spacy.blank(name.removeprefix("blank:") if name != SHIPPED else "nb")
            nlp.add_pipe(FACTORY)
            return nlp, None
        nlp = spacy.load(folder if name == SHIPPED else name)
    except (OSError, ImportError, ValueError) as problem:
        raise CallError(Fault("pipeline-unknown", {"name": name})) from problem
    return nlp, nlp.path if isinstance(nlp.path, Path) else None


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


def _digest(nlp: Language, folder: Path | None, lemmas: Lemmas) -> str:
    """Hash what decides the output: rules, tables, tokenizer, and the files of a trained pipeline."""
    tokenizer: Any = nlp.tokenizer
    decides = {
        "rules": RULES_VERSION,
        "chat": dict(CHAT_SPELLINGS),
        "forms": lemmas.digest,
        "language": nlp.lang,
        "components": nlp.pipe_names,
        "patterns": [
            search.__self__.pattern
            for search in (tokenizer.prefix_search, tokenizer.suffix_search, tokenizer.infix_finditer)
        ],
        "exceptions": sorted(tokenizer.rules),
    }
    total = hashlib.sha256(json.dumps(decides, sort_keys=True).encode("utf-8"))
    if folder is not None:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            total.update(file.relative_to(folder).as_posix().encode("utf-8"))
            total.update(file.read_bytes())
    return total.hexdigest()
