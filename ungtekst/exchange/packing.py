"""Rows as the XML of a workbook, and parts as its zip: the same bytes for the same table."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence

from ungtekst.errors import DataError, Fault
from ungtekst.exchange.cells import MOST_COLUMNS, MOST_ROWS, letters_of
from ungtekst.exchange.escapes import escaped, unholdable, units
from ungtekst.exchange.package import MOST_BYTES_OF_A_PART

MOST_CHARACTERS = 32_767
CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    '<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>'
)
APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>ungtekst</Application></Properties>"
)

# Gives the number that a cell's text is written as, or None for a text.
AsNumber = Callable[[str], str | None]
# Gives the attributes that say how high a row of cells is; empty for the program's own choice.
Height = Callable[[Sequence[str]], str]


class RowWriter:
    """Writes rows of text as XML and gathers the faults of all of them.

    ``styles`` is the style of each column's cells, ``numbers`` says of each column which texts are numbers
    (None: none), ``guards`` what is done to a text first. ``height`` gives the attributes of a row's height.
    """

    def __init__(
        self,
        path: str,
        heads: Sequence[str],
        styles: Sequence[int],
        numbers: Sequence[AsNumber | None],
        guards: Sequence[Callable[[str], str] | None],
        height: Height = lambda cells: "",
    ) -> None:
        if len(heads) > MOST_COLUMNS:
            values = {"found": len(heads), "most": MOST_COLUMNS}
            raise DataError(Fault("book-columns", values, file=path))
        self.faults: list[Fault] = []
        self.rows = 0
        self._path = path
        self._heads = heads
        self._height = height
        letters = [letters_of(place) for place in range(len(heads))]
        starts = [f'" s="{style}"' if style else '"' for style in styles]
        self._columns = list(zip(heads, letters, starts, numbers, guards, strict=True))

    def write(self, rows: Iterable[Sequence[str]], first: int = 1) -> Iterator[bytes]:
        """Give the rows in blocks, the first of them numbered ``first``. Raises DataError at the end."""
        block: list[str] = []
        for number, cells in enumerate(rows, first):
            if number > MOST_ROWS:
                raise DataError(Fault("book-rows", {"most": MOST_ROWS}, file=self._path))
            block.append(self._row(number, cells))
            self.rows += 1
            if len(block) >= 500:
                yield "".join(block).encode()
                block.clear()
        yield "".join(block).encode()
        if self.faults:
            raise DataError(self.faults)

    def _row(self, number: int, cells: Sequence[str]) -> str:
        parts = [f'<row r="{number}"{self._height(cells)}>']
        for text, (head, letters, style, as_number, guard) in zip(cells, self._columns, strict=True):
            if not text:
                parts.append(f'<c r="{letters}{number}{style}/>')
                continue
            value = as_number(text) if as_number else None
            if value is not None:
                parts.append(f'<c r="{letters}{number}{style}><v>{value}</v></c>')
                continue
            if guard:
                text = guard(text)
            if (len(text) > MOST_CHARACTERS // 2 or not text.isascii() or "\0" in text) and self._faulty(
                text, number, head
            ):
                continue
            parts.append(
                f'<c r="{letters}{number}{style} t="inlineStr"><is><t xml:space="preserve">'
                f"{escaped(text)}</t></is></c>"
            )
        parts.append("</row>")
        return "".join(parts)

    def _faulty(self, text: str, number: int, head: str) -> bool:
        if "\0" in text or unholdable(text):
            fault = Fault("book-cell-unholdable", file=self._path, row=number, column=head)
        elif (found := units(text)) > MOST_CHARACTERS:
            values = {"found": found, "most": MOST_CHARACTERS}
            fault = Fault("book-cell-long", values, file=self._path, row=number, column=head)
        else:
            return False
        self.faults.append(fault)
        return True


def packed(path: str, parts: Iterable[tuple[str, Iterable[bytes]]]) -> bytes:
    """Pack parts, each given in blocks, into a zip in the order they come.

    Raises DataError when a part grows larger than a workbook that can be read again.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, blocks in parts:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = 0, 0  # the same on every system
            size = 0
            with archive.open(info, "w") as stream:
                for block in blocks:
                    size += len(block)
                    if size > MOST_BYTES_OF_A_PART:
                        raise DataError(Fault("book-rows", {"most": MOST_ROWS}, file=path))
                    stream.write(block)
    return buffer.getvalue()
