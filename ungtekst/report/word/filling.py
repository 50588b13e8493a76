"""Filling in a Word template: docxtpl's reading of tags, and nothing else of what it can do.

What differs from docxtpl: text is made holdable and escaped where it is printed, ``{_{`` in an answer stays
what it is, the result must be sound XML before Word gets it, and the template's properties hold no tags.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from docx.oxml.parser import element_class_lookup
from docxtpl import DocxTemplate
from lxml import etree
from markupsafe import Markup

from ungtekst.errors import DataError, Fault
from ungtekst.report import user_templates
from ungtekst.report.word.sandbox import look_through
from ungtekst.report.word.text import holdable

if TYPE_CHECKING:
    from jinja2 import Environment

    from ungtekst.report.word.picture import Picture

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_OPENS = re.compile(r"\{[{%][-+]?")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{[{%].{0,60}")
_MARK = re.compile(r"\{[{%#]|[}%#]\}")
_MOST_ASTRAY = 50
LARGEST_TEXT = 3_000_000
_BODY = "the filled-in body"
_ON_A_LINE = "\\g<0>\n"
_LONGEST_TAG = 60
_CLOSED = ("for", "if", "macro", "call", "filter", "block", "set", "with", "autoescape", "raw")
_ENGLISH_METRIC_UNITS = 914_400
_LONGEST_ALTERNATIVE = 4_000


def parsed(xml: str | bytes) -> Any:
    """Parse XML of ours; nothing in it is looked up. Raises etree.XMLSyntaxError where it is not sound."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    parser.set_element_class_lookup(element_class_lookup)
    return etree.fromstring(xml, parser=parser)


class Filling(DocxTemplate):  # type: ignore[misc]
    """A template being filled in. It stays out of the template's reach: see ``context``."""

    def __init__(self, template: bytes, file: str) -> None:
        super().__init__(io.BytesIO(template))
        self._file = file
        self._tags: list[str] = []

    def fill(self, names: Mapping[str, object], environment: Environment) -> None:
        """Fill in the body, the heads and feet of pages and the footnotes."""
        self.render_init()
        self._replace_body(self.build_xml(names, environment))
        for uri in (self.HEADER_URI, self.FOOTER_URI):
            for place, xml in self.build_headers_footers_xml(names, uri, environment):
                self._sound(xml)
                self.map_headers_footers_xml(place, xml)
        self.render_footnotes(names, environment)
        self.is_rendered = True

    def _replace_body(self, xml: str) -> None:
        """Put the filled-in body in its document, parsed as one: moving a large body takes far longer."""
        old = self.docx._element
        old.replace(old.body, etree.Comment(_BODY))
        around = etree.tostring(old, encoding="unicode")
        document = self.fix_tables(around.replace(f"<!--{_BODY}-->", xml, 1))
        for number, drawing in enumerate(document.iter(f"{_DRAWING}docPr"), start=1):
            drawing.set("id", str(number))
        self.docx._element = self.docx.part._element = document

    def patch_xml(self, src_xml: str) -> str:
        """Put tags together that Word has cut up. Raises DataError for a text beyond what that can take.

        Where tags never end, docxtpl takes time as the square of them.
        """
        if len(src_xml) > LARGEST_TEXT:
            raise DataError(
                Fault("word-template-large", {"most": LARGEST_TEXT // 1_000_000}, file=self._file)
            )
        begun, astray = False, 0
        for mark in _MARK.findall(re.sub(r"<[^>]*>", "", src_xml)):
            begins = mark.startswith("{")
            astray += begins == begun
            begun = begins
        if astray > _MOST_ASTRAY:
            raise DataError(Fault("word-template-unclosed", {"n": astray}, file=self._file))
        return cast(str, super().patch_xml(src_xml))

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        """Fill in the XML of a part. Raises DataError for tags that no template of a report may have.

        Every tag is put on a line of its own while it is read, so that a fault can name it.
        """
        self.current_rendering_part = part
        flat = src_xml.replace("\n", " ")
        self._tags = [found[0] for found in _TAG.finditer(flat)]
        source = _TAG.sub(lambda found: f"{_OPENS.sub(_ON_A_LINE, found[0], 1)}", flat)
        faults = tuple(look_through(user_templates.UserTemplate(source, self._file), jinja_env))
        if faults:
            raise DataError(self.named(fault) for fault in faults)
        return cast(str, self.resolve_listing(jinja_env.from_string(source).render(context)))

    def named(self, fault: Fault, *, unclosed: bool = False) -> Fault:
        """Give a fault with the tag it is about, instead of the line that the tag was put on."""
        place = (fault.line or 0) - 2
        tag = self._tags[place] if 0 <= place < len(self._tags) else ""
        tag = " ".join((self._unclosed() if unclosed else tag).split())
        shown = tag if len(tag) <= _LONGEST_TAG else f"{tag[:_LONGEST_TAG]}…"
        return replace(fault, line=None, path=shown)

    def _unclosed(self) -> str:
        """Give the innermost tag that another should have closed."""
        still: list[str] = []
        for tag in self._tags:
            name = next(iter(re.findall(r"\w+", tag)), "") if tag.startswith("{%") else ""
            if name.startswith("end") and still:
                still.pop()
            elif name in _CLOSED and not (name == "set" and "=" in tag):
                still.append(tag)
        return still[-1] if still else ""

    def fix_tables(self, xml: str) -> Any:
        """Parse the filled-in document and give every table as many columns as its widest row has."""
        tree = self._sound(xml)
        for table in tree.iter(f"{_W}tbl"):
            columns = max((_width(row) for row in table.iterfind(f"{_W}tr")), default=0)
            grid = table.find(f"{_W}tblGrid")
            if grid is None:
                grid = etree.SubElement(table, f"{_W}tblGrid")
                table.insert(1 if table.find(f"{_W}tblPr") is not None else 0, grid)
            widths = [int(float(one.get(f"{_W}w", "0"))) for one in grid.iterfind(f"{_W}gridCol")]
            if len(widths) != columns:
                whole = sum(widths) or 9000
                for old in list(grid):
                    grid.remove(old)
                for _ in range(columns):
                    etree.SubElement(grid, f"{_W}gridCol", {f"{_W}w": str(whole // columns)})
        return tree

    def _sound(self, xml: str | bytes) -> Any:
        try:
            return parsed(xml)
        except etree.XMLSyntaxError:
            raise DataError(Fault("word-template-broken", file=self._file)) from None

    def pictured(self, picture: Picture, alternative: str) -> Markup:
        """Put a picture into the part that is being filled in, and give the XML that shows it there."""
        width, height = (
            round(dots / picture.dots_per_inch * _ENGLISH_METRIC_UNITS)
            for dots in (picture.width, picture.height)
        )
        inline = self.current_rendering_part.new_pic_inline(io.BytesIO(picture.png), width, height)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        for properties in (inline.docPr, inline.graphic.graphicData.pic.nvPicPr.cNvPr):
            properties.set("descr", holdable(alternative)[:_LONGEST_ALTERNATIVE])
            properties.set("name", f"figur-{picture.number}.png")
        drawing = inline.xml
        return Markup(  # noqa: S704
            f'</w:t></w:r><w:r><w:drawing>{drawing}</w:drawing></w:r><w:r><w:t xml:space="preserve">'
        )


def _width(row: Any) -> int:
    spans = (cell.find(f"{_W}tcPr/{_W}gridSpan") for cell in row.iterfind(f"{_W}tc"))
    return sum(1 if span is None else int(span.get(f"{_W}val", "1")) for span in spans)
