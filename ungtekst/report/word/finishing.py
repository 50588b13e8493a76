"""What a filled-in document still needs: widths of columns, rows that keep together, contents, a language."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from itertools import pairwise
from typing import Any

from lxml import etree

from ungtekst.report.data import Report
from ungtekst.report.word.text import holdable

_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_NS}}}"
_LOCALES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
_OUR_TABLE, _NOTE = "Rapporttabell", "Note"
_NUMBERS = {"Tabellhodetall"}
# Twentieths of a point: the text's width on A4, the least room for words, and the widest column of numbers.
_WHOLE, _FOR_WORDS, _WIDEST, _A_LETTER, _MARGIN = 9070, 2400, 2300, 100, 170
_WHOLE_LYING = 14_000
_MOST_UPRIGHT, _ROWS_TOGETHER = 8, 28


def finish(document: Any, report: Report) -> None:
    """Finish a document in place: ``document`` is python-docx's."""
    body = document.element.body
    for table in [one for one in body.iter(f"{_W}tbl") if _value(one, "tblPr/tblStyle") == _OUR_TABLE]:
        lying = len(table.find(f"{_W}tblGrid")) > _MOST_UPRIGHT and table.getparent() is body
        _set_widths(table, _WHOLE_LYING if lying else _WHOLE)
        _keep_together(table)
        if lying:
            _lay_down(table)
    _fill_contents(document)
    _set_language(document, _LOCALES[report.language])
    _set_properties(document.core_properties, report)


def _value(element: Any, path: str) -> str:
    found = element.find("/".join(f"{_W}{step}" for step in path.split("/")))
    return "" if found is None else str(found.get(f"{_W}val", ""))


def _text(element: Any) -> str:
    return "".join(element.itertext(f"{_W}t"))


def _set_widths(table: Any, whole: int) -> None:
    """Give columns of numbers the room they need, and those of words the rest of the ``whole``."""
    rows = [row.findall(f"{_W}tc") for row in table.iterfind(f"{_W}tr")]
    if not rows or any(len(row) != len(rows[0]) for row in rows):
        return
    numbers = [_value(cell, "p/pPr/pStyle") in _NUMBERS for cell in rows[0]]
    needs = [
        max(_need(_text(row[place])) for row in rows) if number else 0 for place, number in enumerate(numbers)
    ]
    room = whole - _FOR_WORDS * (1 + 0.6 * (numbers.count(False) - 1))
    if sum(needs) > room:
        needs = [int(room / numbers.count(True)) if number else 0 for number in numbers]
    words = (whole - sum(needs)) // max(1, numbers.count(False))
    widths = [need if number else words for need, number in zip(needs, numbers, strict=True)]
    for column, width in zip(table.find(f"{_W}tblGrid"), widths, strict=True):
        column.set(f"{_W}w", str(width))
    table.find(f"{_W}tblPr/{_W}tblW").set(f"{_W}w", str(sum(widths)))
    for row in rows:
        for cell, width in zip(row, widths, strict=True):
            cell.find(f"{_W}tcPr/{_W}tcW").set(f"{_W}w", str(width))


def _need(text: str) -> int:
    return min(_WIDEST, max(1000, len(text) * _A_LETTER + _MARGIN))


def _keep_together(table: Any) -> None:
    """Keep a short table on one page with its notes; a long one keeps its head with its first rows."""
    rows = table.findall(f"{_W}tr")
    after = table.getnext()
    noted = after is not None and _value(after, "pPr/pStyle") == _NOTE
    if len(rows) <= _ROWS_TOGETHER:
        kept = rows if noted else rows[:-1]
    else:
        kept = rows[:3] + rows[-3 : None if noted else -1]
    for row in kept:
        for paragraph in row.iter(f"{_W}p"):
            _keep_with_next(paragraph)
    for note in _notes_after(table):
        _keep_with_next(note)


def _notes_after(table: Any) -> Iterator[Any]:
    """Give every note but the last that stands right under a table."""
    notes = []
    after = table.getnext()
    while after is not None and _value(after, "pPr/pStyle") == _NOTE:
        notes.append(after)
        after = after.getnext()
    yield from notes[:-1]


def _keep_with_next(paragraph: Any) -> None:
    properties = paragraph.find(f"{_W}pPr")
    if properties is not None and properties.find(f"{_W}keepNext") is None:
        style = properties.find(f"{_W}pStyle")
        properties.insert(0 if style is None else 1, etree.Element(f"{_W}keepNext"))


def _lay_down(table: Any) -> None:
    """Put a table that is too wide on pages that lie, with its heads above it and its notes below."""
    body = table.getparent()
    upright = body.find(f"{_W}sectPr")
    if upright is None:
        return
    first, last = table, table
    while _kept_with_next(first.getprevious()):
        first = first.getprevious()
    while _value_or_none(last.getnext(), "pPr/pStyle") == _NOTE:
        last = last.getnext()
    _end_section(first.getprevious(), first, deepcopy(upright))
    lying = deepcopy(upright)
    size = lying.find(f"{_W}pgSz")
    if size is not None:
        across, down = size.get(f"{_W}w"), size.get(f"{_W}h")
        size.set(f"{_W}w", down)
        size.set(f"{_W}h", across)
        size.set(f"{_W}orient", "landscape")
    _end_section(last, last.getnext(), _later(lying))
    _later(upright)


def _kept_with_next(paragraph: Any) -> bool:
    style = _value_or_none(paragraph, "pPr/pStyle")
    return style == "Caption" or style.startswith("Heading")


def _value_or_none(element: Any, path: str) -> str:
    return "" if element is None else _value(element, path)


def _later(section: Any) -> Any:
    """Make a section's properties those of one that is not the first: heads and feet are taken over."""
    for name in ("headerReference", "footerReference", "titlePg"):
        for one in section.findall(f"{_W}{name}"):
            section.remove(one)
    return section


def _end_section(last: Any, after: Any, section: Any) -> None:
    """Let a section end with its ``last`` paragraph, or with one of its own where that cannot carry it."""
    properties = None if last is None else last.find(f"{_W}pPr")
    ended = last is None or last.tag != f"{_W}p" or last.find(f"{_W}pPr/{_W}sectPr") is not None
    if ended and last is not None and last.tag == f"{_W}p":
        return  # a wide table right after another: its pages lie already
    if ended or properties is None:
        paragraph = _element("p", _element("pPr", section))
        after.addprevious(paragraph)
    else:
        # What a paragraph says of its section comes after all it says of itself but its changes.
        properties.append(section)


# -- contents ------------------------------------------------------------------------------------------


def _fill_contents(document: Any) -> None:
    """Fill in every table of contents with the document's headings, and mark it to be brought up to date.

    The entries are there whatever program opens the file; the numbers of pages only that program knows, and
    Word asks whether to put them in.
    """
    body = document.element.body
    fields = [one for one in body.iter(f"{_W}instrText") if (one.text or "").split()[:1] == ["TOC"]]
    if not fields:
        return
    headings = list(_headings(body, document))
    for field in fields:
        paragraph = field.getparent().getparent()
        # A table of contents that was made in Word goes over several paragraphs: Word must renew it itself.
        if paragraph.tag == f"{_W}p" and paragraph.getparent() is body and _whole(paragraph):
            _replace(paragraph, str(field.text), headings)
    _renew_on_opening(document)


def _whole(paragraph: Any) -> bool:
    kinds = [one.get(f"{_W}fldCharType") for one in paragraph.iter(f"{_W}fldChar")]
    return kinds == ["begin", "separate", "end"]


def _headings(body: Any, document: Any) -> Iterator[tuple[int, str, str]]:
    """Mark every heading and give its level, the name of its mark, and its text."""
    levels = {}
    for style in document.styles.element.iterfind(f"{_W}style"):
        level = style.find(f"{_W}pPr/{_W}outlineLvl")
        if level is not None and style.get(f"{_W}type") == "paragraph":
            levels[style.get(f"{_W}styleId")] = int(level.get(f"{_W}val", "9")) + 1
    number = 0
    for paragraph in body.iter(f"{_W}p"):
        level = levels.get(_value(paragraph, "pPr/pStyle"), 10)
        if level > 9 or not (said := _text(paragraph).strip()):
            continue
        number += 1
        name = f"_Toc{number:08d}"
        start, end = etree.Element(f"{_W}bookmarkStart"), etree.Element(f"{_W}bookmarkEnd")
        for mark in (start, end):
            mark.set(f"{_W}id", str(9000 + number))
        start.set(f"{_W}name", name)
        paragraph.insert(1, start)
        paragraph.append(end)
        yield level, name, said


def _replace(paragraph: Any, code: str, headings: list[tuple[int, str, str]]) -> None:
    deepest = 2
    for option, levels in pairwise(code.split()):
        if option == r"\o" and levels.strip('"')[-1:].isdigit():
            deepest = int(levels.strip('"')[-1])
    shown = [heading for heading in headings if heading[0] <= deepest]
    place = paragraph
    for number, (level, name, said) in enumerate(shown):
        entry = _element("p", _element("pPr", _element("pStyle", val=f"TOC{level}")))
        if number == 0:
            entry.extend(_opened(code, dirty=True))
        link = _element("hyperlink", anchor=name, history="1")
        link.append(_run(said))
        entry.append(link)
        if number == len(shown) - 1:
            entry.append(_field_mark("end"))
        place.addnext(entry)
        place = entry
    if shown:
        paragraph.getparent().remove(paragraph)


def _element(tag: str, *inside: Any, **attributes: str) -> Any:
    element = etree.Element(f"{_W}{tag}", {f"{_W}{name}": value for name, value in attributes.items()})
    element.extend(inside)
    return element


def _run(text: str) -> Any:
    said = _element("t")
    said.text = text
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return _element("r", said)


def _opened(code: str, *, dirty: bool = False) -> tuple[Any, ...]:
    """Give the runs that open a field, up to where its result begins."""
    instruction = _element("instrText")
    instruction.text = code
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return (_field_mark("begin", dirty=dirty), _element("r", instruction), _field_mark("separate"))


def _field_mark(kind: str, *, dirty: bool = False) -> Any:
    mark = _element("fldChar", fldCharType=kind)
    if dirty:
        mark.set(f"{_W}dirty", "true")
    return _element("r", mark)


def _renew_on_opening(document: Any) -> None:
    settings = document.settings.element
    if settings.find(f"{_W}updateFields") is None:
        # The order of settings is fixed; this one comes before those that follow footnotes.
        followers = ("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids")
        places = [one for one in settings if one.tag in {f"{_W}{name}" for name in followers}]
        mark = _element("updateFields", val="true")
        if places:
            places[0].addprevious(mark)
        else:
            settings.append(mark)


# -- language and properties ---------------------------------------------------------------------------


def _set_language(document: Any, locale: str) -> None:
    defaults = document.styles.element.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
    if defaults is None:
        return
    language = defaults.find(f"{_W}lang")
    if language is None:
        language = etree.SubElement(defaults, f"{_W}lang")
    language.set(f"{_W}val", locale)


def _set_properties(core: Any, report: Report) -> None:
    """Say what the file is, and nothing of who made it but what the report says, or when."""
    core.title = holdable(report.title)[:255]
    core.author = holdable(", ".join(report.front.authors))[:255]
    core.language = _LOCALES[report.language]
    core.last_modified_by = core.comments = core.keywords = core.subject = core.category = ""
    core.revision = 1
    try:
        day = datetime.fromisoformat(report.method.run_date[:10])
    except ValueError:
        day = datetime(2000, 1, 1)
    core.created = core.modified = day
