"""What a page may hold, whatever template it came from: nothing that runs, fetches or leads away.

The policy must stand first in the page, so that a browser that reads some corner of it in another way than
we do still runs and fetches nothing. Not covered: a style that hides what stands in the page.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

POLICY = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
)
_POLICY_FIRST = re.compile(
    rf"\s*<!doctype html>\s*<html[^<>]*>\s*<head>\s*(?:<meta charset=\"?utf-8\"?>\s*)?{re.escape(POLICY)}",
    re.IGNORECASE,
)

_KNOWN = (
    "html head meta title style body main header footer nav section article aside hgroup h1 h2 h3 h4 h5"
    " h6 p div span a ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td figure"
    " figcaption blockquote q cite em strong b i u s small sub sup br hr wbr abbr time code pre kbd samp"
    " var bdi bdo mark del ins dfn details summary address label input select option optgroup fieldset"
    " legend output meter data ruby rt rp svg g rect text tspan line path circle ellipse polygon polyline"
    " desc defs pattern marker clippath mask symbol use lineargradient radialgradient stop"
)
_LINKS = frozenset(("href", "xlink:href"))
_ASKING = (
    "src srcset srcdoc action formaction data poster background manifest ping longdesc codebase dynsrc"
    " lowsrc profile imagesrcset classid archive usemap target"
)
_ELEMENTS, _FETCHING = frozenset(_KNOWN.split()), frozenset(_ASKING.split())
_DRAWING = frozenset(
    [
        "style",
        "fill",
        "stroke",
        "filter",
        "mask",
        "clip-path",
        "cursor",
        "marker",
        "marker-start",
        "marker-mid",
        "marker-end",
    ]
)
_DEEPEST = 200
_UNSEEN = frozenset(("head", "style", "title", "desc", "option"))
_VOID = frozenset(("meta", "br", "hr", "wbr", "col", "input"))
_META = frozenset(("content-security-policy", "content-language", "content-type"))
# What Markdown would fetch or run: any image, and links that are scripts. An answer's brackets are escaped.
_REACHING = re.compile(r"(?<!\\)!\[|(?<!\\)\](?:\(|:)\s*<?\s*(?:javascript|vbscript|data):", re.IGNORECASE)
_URL = re.compile(r"url\(\s*[\"']?(?!#)|@import|image-set|src\(|expression\(|-moz-binding", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([0-9a-f]{1,6})\s?", re.IGNORECASE)


class Breach(NamedTuple):
    """What a page may not hold: a fault's code, and what it is."""

    code: str
    what: str


class Looked(NamedTuple):
    """What was found in a page: what may not be there, and the text that is there to be read.

    The text leaves out the head, styles, and what is hidden in its place.
    """

    breaches: tuple[Breach, ...]
    text: str


def look(page: str, whole: bool = True) -> Looked:
    """Look through a page, or (not ``whole``) through Markdown, which has no policy."""
    found = []
    if whole and not _POLICY_FIRST.match(page):
        found.append(Breach("report-template-policy", ""))
    if not whole:
        found += [Breach("report-template-element", what[0]) for what in _REACHING.finditer(page)]
    reader = _Reader(whole)
    reader.feed(page)
    reader.close()
    return Looked((*found, *dict.fromkeys(reader.found)), " ".join("".join(reader.text).split()))


class _Reader(HTMLParser):
    """Reads a page and notes what may not be there."""

    def __init__(self, whole: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.whole = whole
        self.found: list[Breach] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.unseen: list[str] = []

    def _breach(self, what: str) -> None:
        self.found.append(Breach("report-template-element", what))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.whole and tag.startswith(("http:", "https:", "mailto:")):
            return  # <https://…> is how Markdown writes an address
        if tag not in _ELEMENTS:
            self._breach(f"<{tag[:20]}>")
        if {"title", "style"} & {*self.open} or (tag == "style" and "svg" in self.open):
            self._breach(f"<{tag[:20]}>")
        for name, value in attrs:
            self._attribute(tag, name, value or "")
        if tag not in _VOID and len(self.open) == _DEEPEST:
            self.found.append(Breach("report-template-deep", ""))
        elif tag not in _VOID:
            self.open.append(tag)
            hidden = any(_hides(name, value or "") for name, value in attrs)
            if tag in _UNSEEN or hidden or self.unseen:
                self.unseen.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for stack in (self.open, self.unseen):
            if tag in stack:
                del stack[len(stack) - 1 - stack[::-1].index(tag) :]

    def _attribute(self, tag: str, name: str, value: str) -> None:
        leads = name in _LINKS and not value.strip().startswith("#")
        fetches = name in _FETCHING or (name in _DRAWING and _fetches(value))
        orders = name == "http-equiv" and value.strip().lower() not in _META
        if name.startswith("on") or leads or fetches or orders:
            self._breach(f"{name[:20]} (<{tag[:20]}>)")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style" and _fetches(data):
            self._breach("url() (<style>)")
        if not self.unseen:
            self.text.append(data)

    def handle_comment(self, data: str) -> None:
        # Browsers end these comments elsewhere than Python does.
        if data.startswith((">", "->")) or "--!" in data or "<!--" in data or data.endswith("<!-"):
            self._breach("<!-- -->")

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html":
            self._breach(f"<!{decl[:20]}>")

    def unknown_decl(self, data: str) -> None:
        self._breach("<![…]>")

    def handle_pi(self, data: str) -> None:
        self._breach("<?…>")


def _plain_css(style: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16) % 0x110000), style)


def _fetches(style: str) -> bool:
    return _URL.search(re.sub(r"/\*.*?\*/", "", _plain_css(style), flags=re.DOTALL)) is not None


def _hides(name: str, value: str) -> bool:
    styled = re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", _plain_css(value), re.IGNORECASE)
    return (
        name == "hidden"
        or (name == "aria-hidden" and value == "true")
        or (name == "style" and styled is not None)
    )
