"""What spaCy's Norwegian tokenizer keeps glued and people write without spaces: mended by rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ungtekst.language.sentences import ABBREVIATIONS, CLOSING_ABBREVIATIONS

if TYPE_CHECKING:
    from spacy.language import Language

_LETTER = "[^\\W\\d_]"

_PREFIXES = (
    rf"[-_·•▪◦>~|#]+(?={_LETTER})",
    rf"[0-9]{{1,2}}[.)](?={_LETTER}{{2}})",
)
_SUFFIXES = (
    r"(?<=\w)[-_~|]+",
    r"(?<=\w)[:;=]-?[DPpOo]",
)
_INFIXES = (
    rf"(?<={_LETTER})[,;!?&+|\\_~]+(?={_LETTER})",
    rf"(?<={_LETTER})[,;!?/]+(?=[0-9])",
    rf"(?<=[0-9])[;!?/]+(?={_LETTER})",
    rf"(?<={_LETTER}{{2}})\.(?={_LETTER}{{2}})",
)

# spaCy takes any two words with a stop between them for a web address («jobb.skole»).
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\w.-]+\.(?:no|com|org|net|se|dk|eu|io)(?:/\S*)?",
    re.IGNORECASE,
)

# Abbreviations of the shipped exceptions that are ordinary words as well, which often end a sentence.
_WORDS_WITH_A_STOP = """
a b bla d des e eg el et i jul jun lat lø ma mar min no o off on org red ref res sen sms sv sø ti to u
ult v vg vgs y å ä ö ü
"""

# The tokenizer strips punctuation one sign at a time over the whole run, which is quadratic in its length.
_LONG_RUN = re.compile(r"\S{200,}")
_PIECE = re.compile(r"\w+|[^\w\s]{1,40}|\s+")


def mend(nlp: Language) -> None:
    """Teach a pipeline's tokenizer, in place, to split what Norwegians write without spaces.

    ``jobb,skole`` and ``bra.Men`` are split, hyphen compounds stay whole, a list's dash is no part of its
    word, and ``eg.`` is a word and a stop.
    """
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    tokenizer: Any = nlp.tokenizer
    defaults = nlp.Defaults
    tokenizer.prefix_search = compile_prefix_regex([*_PREFIXES, *(defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*_SUFFIXES, *(defaults.suffixes or ())]).search
    tokenizer.infix_finditer = compile_infix_regex([*(defaults.infixes or ()), *_INFIXES]).finditer
    tokenizer.url_match = _ADDRESS.fullmatch
    glued = {f"{word}." for word in _WORDS_WITH_A_STOP.split()}
    rules = {written: pieces for written, pieces in tokenizer.rules.items() if written.lower() not in glued}
    tokenizer.rules = rules
    for abbreviation in sorted(ABBREVIATIONS | CLOSING_ABBREVIATIONS):
        tokenizer.add_special_case(abbreviation, [{"ORTH": abbreviation}])


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text into pieces that the tokenizer handles in linear time: (offset, piece) in order."""
    done = 0
    for run in _LONG_RUN.finditer(text):
        if run.start() > done:
            yield done, text[done : run.start()]
        for piece in _PIECE.finditer(text, run.start(), run.end()):
            yield piece.start(), piece.group()
        done = run.end()
    if done < len(text):
        yield done, text[done:]
