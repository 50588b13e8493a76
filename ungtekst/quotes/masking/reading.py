"""A text as the finders read it: no disguise left of digits, letters and marks, and the way back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from ungtekst.language import normalise

# Anything outside these may be a disguise; most answers have nothing else.
_PLAIN = re.compile(r"[\t\n !-%'-;=?-~æøåÆØÅéèêóòôäöüÄÖÜÉ«»…]*")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>|<!--[^<>]{0,300}-->")
_BREAKS = re.compile(r"</?(?:br|p|div|li|ul|ol|td|tr|th|h\d)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});?")
# Enclosing marks that make a digit a key («9️⃣»).
_KEYS = "\ufe0e\ufe0f\u20e3"
# Letters of other scripts that look like ours, as they are mixed into a word to hide it.
_LOOKALIKE = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0410\u0412\u0415\u041a\u041c\u041d\u041e"
    "\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405\u03bf\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c"
    "\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u0261\u0131",
    "aeopcyxijsABEKMHOPCTYXIJSoABEZHIKMNOPTYXgi",
)
_MIXED = re.compile(r"[a-zA-ZæøåÆØÅ][\u0370-\u04ff]|[\u0370-\u04ff][a-zA-ZæøåÆØÅ]|[\u0131\u0261]")


@dataclass(frozen=True)
class Reading:
    """A text made plain for the finders; ``starts`` and ``ends`` lead back, empty when nothing moved."""

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the original offsets of a span that is not empty."""
        if not self.starts:
            return start, end
        return self.starts[start], self.ends[end - 1]


def read(text: str) -> Reading:
    """Read a text: tags out, entities and disguised digits and letters as what they stand for."""
    if _PLAIN.fullmatch(text) and not ("<" in text and _TAG.search(text)):
        return Reading(text)
    pieces = list(_without_markup(text)) if "<" in text or "&" in text else None
    bare = text if pieces is None else "".join(sign for sign, _, _ in pieces)
    normal = normalise(_apart(bare))
    written: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, sign in enumerate(normal.text):
        plain = _plain(sign)
        start, end = normal.span(at, at + 1)
        if pieces is not None:
            start, end = pieces[start][1], pieces[end - 1][2]
        written.append(plain)
        starts.extend([start] * len(plain))
        ends.extend([end] * len(plain))
    read_as = "".join(written)
    if _MIXED.search(read_as):
        read_as = read_as.translate(_LOOKALIKE)
    return Reading(read_as, tuple(starts), tuple(ends))


def _apart(text: str) -> str:
    """Keep NUL and its kin inside a word from parting it: they are nothing, as zero-width characters are."""
    return _CONTROL.sub("\u200b", text) if _CONTROL.search(text) else text


_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def _without_markup(text: str) -> Iterator[tuple[str, int, int]]:
    """Give the characters of a text with tags left out and entities written out: (character, start, end)."""
    at = 0
    for found in re.finditer(f"{_TAG.pattern}|{_ENTITY.pattern}", text):
        yield from ((text[i], i, i + 1) for i in range(at, found.start()))
        at = found.end()
        if found[0][0] == "<":
            # A tag inside a word or number parts nothing, but a line break does.
            if _BREAKS.match(found[0]):
                yield "\n", found.start(), found.end()
        else:
            written = unescape(found[0])
            if written == found[0]:
                yield from ((text[i], i, i + 1) for i in range(found.start(), found.end()))
            else:
                yield from ((sign, found.start(), found.end()) for sign in written)
    yield from ((text[i], i, i + 1) for i in range(at, len(text)))


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    """Give what one character stands for: a digit of any script as ours, full width as half."""
    if sign < "\u0080":
        return sign
    if sign in _KEYS:
        return ""
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    if unicodedata.category(sign) in {"Cf", "Cs", "Co", "Cn"}:
        return ""
    composed = unicodedata.normalize("NFKC", sign)
    return composed if len(composed) == 1 else sign
