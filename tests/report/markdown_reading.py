"""Reading Markdown as the web does: CommonMark with tables and strike-through, HTML let through."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
UNPRINTABLE = re.compile("[\0-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff\U00100000-\U0010ffff]")


def shown(text: str) -> str:
    """What a reader can see of a text: its line breaks, and a sign for what cannot be printed."""
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", BREAKS.sub("\n", text))


@dataclass
class Read:
    """A document as it is read: the texts of its quotes, headings, paragraphs, items and table cells.

    ``kinds`` are the kinds of everything that is not plain text; ``emphases`` the texts that stand out.
    """

    quotes: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    emphases: list[str] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    aligned: set[str] = field(default_factory=set)


def read(document: str) -> Read:
    """Read a document."""
    made, within = Read(), []
    for token in MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(document):
        if token.type.endswith("_open"):
            within.append(token.type.removesuffix("_open"))
            if within[-1] == "tr":
                made.rows.append([])
            if within[-1] == "td":
                made.aligned.add(str(token.attrGet("style")))
        elif token.type.endswith("_close"):
            within.pop()
        elif token.type == "inline":
            _put(made, within, _text(token, made))
        else:
            made.kinds.add(token.type)
    return made


def _put(made: Read, within: list[str], text: str) -> None:
    if within[-1] in ("th", "td"):
        made.rows[-1].append(text)
    elif "blockquote" in within:
        made.quotes.append(text)
    elif within[-1] == "heading":
        made.headings.append(text)
    elif "list_item" in within:
        made.items.append(text)
    else:
        made.paragraphs.append(text)


def _text(token: Token, made: Read) -> str:
    text, outstanding = "", 0
    for child in token.children or []:
        if child.type in ("em_open", "strong_open"):
            outstanding = len(text)
        elif child.type in ("em_close", "strong_close"):
            made.emphases.append(text[outstanding:])
        elif child.type in ("hardbreak", "softbreak"):
            text += "\n" if child.type == "hardbreak" else " "
        elif child.type in ("text", "text_special"):
            text += child.content
        else:
            made.kinds.add(child.type)
    return text
