"""Opening a zip of a workbook without trusting it: what kind of file it is, and how much may come out."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError  # only the name of what defusedxml raises

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from ungtekst.errors import CallError, DataError, Fault

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
# A wave of a million answers makes a workbook of some hundred megabytes of XML.
MOST_BYTES = 2_000_000_000
MOST_BYTES_OF_A_PART = 1_000_000_000
MOST_RATIO = 100
_RATIO_COUNTS_FROM = 20_000_000
_MOST_MEMBERS = 10_000
_MOST_DIRECTORY = 4_000_000
_BLOCK = 1 << 18
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


class Package:
    """The parts of an open workbook, read block by block and counted while they are read."""

    def __init__(self, path: Path, archive: zipfile.ZipFile, size: int) -> None:
        self.path = str(path)
        self.names = frozenset(archive.namelist())
        self._archive = archive
        self._size = size
        self._read = 0

    def blocks(self, part: str) -> Iterator[bytes]:
        """Give a part in blocks. What the zip says about its sizes is not believed: what comes out counts."""
        taken = 0
        try:
            with self._archive.open(part) as stream:
                while block := stream.read(_BLOCK):
                    taken += len(block)
                    self._read += len(block)
                    self._weigh(taken)
                    yield block
        except KeyError:
            raise self.damaged(part) from None
        except _DAMAGE:
            raise self.damaged(part) from None

    def _weigh(self, taken: int) -> None:
        swollen = taken > _RATIO_COUNTS_FROM and taken > MOST_RATIO * self._size
        if swollen or taken > MOST_BYTES_OF_A_PART or self._read > 2 * MOST_BYTES:
            raise DataError(Fault("book-too-large", file=self.path))

    def damaged(self, part: str, row: int | None = None) -> DataError:
        """Say that a part cannot be read."""
        return DataError(Fault("book-damaged", {"part": part}, file=self.path, row=row))

    def starts(self, part: str) -> Iterator[tuple[str, dict[str, str]]]:
        """Give every element of a part as it begins: its name without namespace, and its attributes."""
        seen: list[tuple[str, dict[str, str]]] = []

        def start(name: str, attributes: dict[str, str]) -> None:
            seen.append((name.rpartition("}")[2], attributes))

        for _ in self.parse(part, start):
            yield from seen
            seen.clear()

    def parse(
        self,
        part: str,
        start: Callable[[str, dict[str, str]], None],
        end: Callable[[str], None] | None = None,
        data: Callable[[str], None] | None = None,
    ) -> Iterator[None]:
        """Send a part through the handlers, a block at each step.

        The parser is defusedxml's, so that a document type or an entity ends the reading; its own handlers
        build trees, and are replaced. Names come as ``namespace}name``.
        """
        parser = DefusedXMLParser(target=object(), forbid_dtd=True)
        expat: Any = parser.parser
        expat.ordered_attributes = False
        expat.buffer_size = _BLOCK
        expat.DefaultHandlerExpand = None
        expat.StartElementHandler = start
        expat.EndElementHandler = end
        expat.CharacterDataHandler = data
        try:
            for block in self.blocks(part):
                parser.feed(block)
                yield
            parser.close()
        except DefusedXmlException:
            raise DataError(Fault("book-entities", {"part": part}, file=self.path)) from None
        except (ParseError, LookupError, ValueError):
            raise self.damaged(part) from None
        yield


@contextmanager
def open_package(path: Path) -> Iterator[Package]:
    """Open the zip of a workbook. Raises DataError that tells what else it is, if it is something else."""
    try:
        raw = path.open("rb")
    except OSError as problem:
        raise CallError(Fault("file-unreadable", {"why": problem.strerror}, file=str(path))) from None
    with raw:
        size = path.stat().st_size
        try:
            if _directory_too_large(raw.read, raw.seek, size):
                raise DataError(Fault("book-too-large", file=str(path)))
            archive = zipfile.ZipFile(raw)
            members = archive.infolist()
        except _DAMAGE:
            raise DataError(Fault("book-damaged", {"part": "zip"}, file=str(path))) from None
        with archive:
            package = Package(path, archive, size)
            _check_kind(package)
            _check_members(package, members)
            yield package


def _directory_too_large(read: Callable[[int], bytes], seek: Callable[[int], object], size: int) -> bool:
    """Tell, before the list of members is read into memory, whether it is too long."""
    seek(max(0, size - 70_000))
    tail = read(70_000)
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 22:
        return False  # no zip: opening it will say so
    members, directory = struct.unpack_from("<HL", tail, end + 10)
    wide = tail.rfind(b"PK\x06\x06", 0, end)
    if wide >= 0 and len(tail) >= wide + 56:
        members, directory = struct.unpack_from("<QQ", tail, wide + 32)
    elif directory == 0xFFFFFFFF:
        return True
    return bool(members > _MOST_MEMBERS or directory > _MOST_DIRECTORY)


def _check_kind(package: Package) -> None:
    """Refuse what is a zip and no workbook, each by its name, since the cures differ."""
    names = package.names
    if "xl/workbook.bin" in names:
        code = "book-xlsb"
    elif "mimetype" in names and "content.xml" in names:
        code = "book-ods"
    elif "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        code = "book-other-zip"
    else:
        return
    raise DataError(Fault(code, file=package.path))


def _check_members(package: Package, members: list[zipfile.ZipInfo]) -> None:
    total = 0
    for member in members:
        total += member.file_size
        if member.flag_bits & 1:
            raise DataError(Fault("book-locked", file=package.path))
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise package.damaged(member.filename)
        swollen = member.file_size > _RATIO_COUNTS_FROM and member.file_size > MOST_RATIO * max(
            1, member.compress_size
        )
        if swollen or member.file_size > MOST_BYTES_OF_A_PART:
            raise DataError(Fault("book-too-large", file=package.path))
    if total > MOST_BYTES or len(members) > _MOST_MEMBERS:
        raise DataError(Fault("book-too-large", file=package.path))
    if len(package.names) != len(members):
        raise package.damaged("zip")  # two members of one name: programs differ on which one counts


def old_kind(path: Path) -> str:
    """Give the fault code of a file in Microsoft's old container: locked, an old workbook, or neither."""
    marks = {"EncryptedPackage": "book-locked", "Workbook": "book-xls", "Book": "book-xls"}
    found: set[str] = set()
    with path.open("rb") as raw:
        kept = b""
        while block := raw.read(_BLOCK):
            part = kept + block
            # Names in its directory are UTF-16 and end in NUL.
            found |= {mark for mark in marks if f"{mark}\0".encode("utf-16-le") in part}
            kept = part[-64:]
    return next((code for mark, code in marks.items() if mark in found), "book-old")
