"""How a tab looks: openpyxl makes every part of the workbook but the rows, which are set in afterwards."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ungtekst.exchange.cells import letters_of
from ungtekst.exchange.packing import APP, CORE

INK, FAINT, WHITE = "FF1F2933", "FF7B8794", "FFFFFFFF"
HEAD, HEAD_TO_FILL = "FF243B53", "FF0F609B"
MUTED = "FFF0F4F8"
_LINE = Side(style="thin", color="FFD9E2EC")
_SHEET_DATA = re.compile(rb"<sheetData>.*</sheetData>|<sheetData\s*/>", re.DOTALL)
_DIMENSION = re.compile(rb"<dimension[^>]*/>")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_NOTE_WIDTH, _NOTE_HEIGHT, _NOTE_LETTERS = 300, 420, 44


@dataclass(frozen=True)
class Look:
    """How a column looks: width in characters, and what its cells and its head are like.

    ``text`` keeps what is typed as text; ``muted`` marks what is not to be changed; ``upright`` writes the
    head from below upwards; ``fill_in`` marks the head of what is to be filled in.
    """

    width: float
    text: bool = True
    muted: bool = False
    faint: bool = False
    wrapped: bool = False
    centred: bool = False
    upright: bool = False
    fill_in: bool = False
    note: str = ""


@dataclass(frozen=True)
class TabPlan:
    """A tab without its rows: its columns, and the first cell below and right of what stays in sight.

    ``finish`` adds what openpyxl can add besides: filters, checks, colours by value.
    """

    name: str
    looks: Sequence[Look]
    frozen: str = "A2"
    hidden: bool = False
    finish: Callable[[Worksheet], None] = lambda tab: None


@dataclass(frozen=True)
class Styles:
    """The numbers of the styles that a tab's heads and cells have, one a column."""

    heads: tuple[int, ...]
    cells: tuple[int, ...]


def book_parts(plans: Sequence[TabPlan]) -> tuple[dict[str, bytes], list[Styles]]:
    """Give the parts of a workbook whose tabs have no rows yet, and the styles for these."""
    book = Workbook()
    book.remove(book.worksheets[0])
    styles = [_tab(book, plan) for plan in plans]
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    # What openpyxl writes here tells the time, and calls itself another program.
    parts["docProps/core.xml"], parts["docProps/app.xml"] = CORE.encode(), APP.encode()
    return parts, styles


def split_tab(part: bytes, plain_numbers: str = "") -> tuple[bytes, bytes]:
    """Cut the part of a tab in two around its rows; digits that are text are legal in ``plain_numbers``."""
    top, bottom = _SHEET_DATA.split(part, 1)
    if plain_numbers:
        # Ids are digits and text: without this each bears a green corner. The order of elements is given.
        quiet = f'<ignoredError sqref="{plain_numbers}" numberStoredAsText="1"/>'
        place = bottom.find(b"<legacyDrawing")
        place = place if place >= 0 else bottom.rfind(b"</worksheet>")
        bottom = bottom[:place] + f"<ignoredErrors>{quiet}</ignoredErrors>".encode() + bottom[place:]
    return _DIMENSION.sub(b"", top) + b"<sheetData>", b"</sheetData>" + bottom


def _tab(book: Workbook, plan: TabPlan) -> Styles:
    tab: Worksheet = book.create_sheet(plan.name)
    tab.sheet_state = "hidden" if plan.hidden else "visible"
    tab.freeze_panes = plan.frozen
    heads, cells = [], []
    for place, look in enumerate(plan.looks):
        tab.column_dimensions[letters_of(place)].width = look.width
        head, cell = tab.cell(1, place + 1), tab.cell(2, place + 1)
        _dress_head(head, look)
        _dress_cell(cell, look)
        if look.note:
            head.comment = _note(look.note)
        heads.append(head.style_id)
        cells.append(cell.style_id)
    tab.page_setup.orientation, tab.page_setup.paperSize = "landscape", 9  # A4
    tab.page_setup.fitToWidth, tab.page_setup.fitToHeight = 1, 0
    tab.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = tab.page_margins
    margins.left = margins.right = margins.top = margins.bottom = 0.4  # inches
    margins.header = margins.footer = 0.2
    tab.print_title_rows = "1:1"
    plan.finish(tab)
    return Styles(tuple(heads), tuple(cells))


def _dress_head(cell: Cell | MergedCell, look: Look) -> None:
    cell.font = Font(name="Calibri", size=11, bold=True, color=WHITE)
    cell.fill = PatternFill("solid", fgColor=HEAD_TO_FILL if look.fill_in else HEAD)
    cell.border = Border(left=_LINE, right=_LINE)
    cell.number_format = "@"
    cell.alignment = Alignment(
        wrap_text=True,
        textRotation=90 if look.upright else 0,
        horizontal="center" if look.upright else "left",
        indent=0 if look.upright or look.faint else 1,
        # The filter's button lies in the lower corner, where an upright head would begin.
        vertical="top" if look.upright else "center",
    )


def _dress_cell(cell: Cell | MergedCell, look: Look) -> None:
    cell.font = Font(name="Calibri", size=9 if look.faint else 11, color=FAINT if look.faint else INK)
    if look.muted:
        cell.fill = PatternFill("solid", fgColor=MUTED)
    cell.border = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
    if look.text:
        cell.number_format = "@"
    cell.alignment = Alignment(
        wrap_text=look.wrapped,
        vertical="top",
        horizontal="center" if look.centred else "left",
        indent=0 if look.centred or look.faint else 1,
    )


def _note(text: str) -> Comment:
    text = _UNPRINTABLE.sub(" ", text)[:32_000]
    lines = sum(1 + len(line) // _NOTE_LETTERS for line in text.split("\n"))
    return Comment(text, "", height=min(24 + 17 * lines, _NOTE_HEIGHT), width=_NOTE_WIDTH)
