"""Text as a Word file can hold it, with every character that it can hold unchanged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

# XML 1.0 holds no others, not even escaped: a quote with one of them is shown with U+FFFD in its place.
_UNHOLDABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SHOWN_INSTEAD = "\N{REPLACEMENT CHARACTER}"
_TURNS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
_FSI, _PDI = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def holdable(text: str) -> str:
    """Give a text that Word can hold.

    Control characters, lone surrogates and U+FFFE/U+FFFF become U+FFFD; a line break is written one way.
    """
    return _UNHOLDABLE.sub(_SHOWN_INSTEAD, text.replace("\r\n", "\n").replace("\r", "\n"))


def isolated(text: str) -> str:
    """Keep characters that turn the direction of writing from turning what stands around the text."""
    before, after = isolating(text)
    return f"{before}{text}{after}"


def isolating(text: str) -> tuple[str, str]:
    """Give what to put before and after a text so that it turns nothing but itself; mostly nothing."""
    turns, ends = sum(text.count(mark) for mark in _TURNS), text.count(_PDI)
    return (_FSI * (ends + 1), _PDI * (turns + ends + 1)) if turns or ends else ("", "")


def printed(value: object) -> Markup:
    """Give a value as it is put into the document: text that Word can hold, kept apart and escaped."""
    from markupsafe import Markup

    return value if isinstance(value, Markup) else written(isolated(str(value)))


def written(text: str) -> Markup:
    """Escape a text for the XML of a document; braces too: nothing an answer holds is taken for a tag."""
    from markupsafe import Markup, escape

    safe = str(escape(holdable(text)))
    return Markup(safe.replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704
