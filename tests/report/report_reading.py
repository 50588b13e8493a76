"""Reading a rendered report back: its quotes, its tables, and everything it would fetch or run."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "rect", "br", "col", "link", "img", "input", "hr"}


@dataclass
class ReadTable:
    caption: str = ""
    rows: list[list[str]] = field(default_factory=list)


class Page(HTMLParser):
    """Collects a page's quotes (answer, code, text, pieces outside cut marks), tables and tags.

    ``spoken`` has what stands under each quote, and the words of the answer that it names.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.quotes: list[tuple[int, str, str, list[str]]] = []
        self.spoken: list[tuple[str, list[str]]] = []
        self.tables: list[ReadTable] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self._in = ""
        self._of_quote = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "blockquote":
            self.quotes.append((int(given["data-answer"] or ""), given["data-code"] or "", "", [""]))
            self.spoken.append(("", []))
        elif tag == "span" and given.get("class") == "cut":
            self._in = "cut"
            self.quotes[-1][3].append("")
        elif tag == "bdi":
            self.spoken[-1][1].append("")
        elif tag == "figure":
            self._of_quote = given.get("class") == "quote"
        elif tag == "table":
            self.tables.append(ReadTable())
        elif tag == "tr":
            self.tables[-1].rows.append([])
        elif tag in ("td", "th"):
            self.tables[-1].rows[-1].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag == "span":
            self._in = ""

    def handle_data(self, data: str) -> None:
        self.text += data
        if "blockquote" in self.open:
            answer, code, text, pieces = self.quotes[-1]
            if self._in != "cut":
                pieces[-1] += data
            self.quotes[-1] = (answer, code, text + data, pieces)
        elif "figcaption" in self.open and self._of_quote:
            under, named = self.spoken[-1]
            self.spoken[-1] = (under + data, named)
            if "bdi" in self.open:
                named[-1] += data
        elif "caption" in self.open:
            self.tables[-1].caption += data
        elif "td" in self.open or "th" in self.open:
            self.tables[-1].rows[-1][-1] += data

    def table(self, words: str) -> ReadTable:
        """Give the table whose caption holds these words."""
        return next(table for table in self.tables if words in table.caption)
