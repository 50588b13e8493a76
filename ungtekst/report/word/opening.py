"""Whether a Word file may be opened as a template: what it is, how much is in it, what it would fetch.

The parts are read as those of a workbook are (``ungtekst.exchange.package``): what comes out is counted, and
a document type or an entity ends the reading.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ungtekst.errors import DataError, Fault
from ungtekst.exchange.package import MOST_RATIO, OLE, ZIP, Package

LARGEST_UNPACKED = 60_000_000
MOST_PARTS = 2_000

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_IMAGES = (
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\0",
    b"MM\0*",
    b"\xd7\xcd\xc6\x9a",
    b"\x01\0\0\0",
)
_FONTS = (".odttf", ".fntdata")


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Relationships that bring in another document, a program's object, or a program.
_ACTIVE = _names(
    "oleobject package control activexcontrolbinary vbaproject wordvbadata afchunk subdocument"
    " attachedtemplate attachedtoolbars keymapcustomizations mailmergesource mailmergeheadersource"
    " recipientdata frame transform"
)
_ACTIVE_ELEMENTS = _names("altChunk subDoc object OLEObject control mailMerge ocx frameset")
_MACROS = ("macroenabled", "vbaproject", "vbadata", "activex")
_ELSEWHERE = re.compile(r"[a-z]+:|[\\/]{2}", re.IGNORECASE)
_HARMLESS_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
# Fields that say something of the document itself; others can read files, ask programs, or tell who opens it.
_FIELDS = _names(
    "PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF REF NOTEREF STYLEREF SEQ TOC TC XE INDEX TITLE SUBJECT AUTHOR"
    " DOCPROPERTY DATE TIME CREATEDATE SAVEDATE NUMWORDS NUMCHARS QUOTE SYMBOL EQ LISTNUM ADVANCE IF COMPARE"
    " CITATION BIBLIOGRAPHY HYPERLINK"
)
_MEMBER = b"PK\x01\x02"
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
_SAME = {"book-entities": "word-template-entities", "book-too-large": "word-template-large"}


def check_template(raw: bytes, file: str) -> None:
    """Look a template through before anything opens it. Raises DataError with every fault found."""
    faults = list(_faults(raw, file))
    if faults:
        raise DataError(faults)


def check_written(raw: bytes, file: str) -> None:
    """Look through what a template gave: its parts as a template's, whatever their size."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        faults = list(_of_parts(Package(Path(file), archive, len(raw)), archive, file))
    if faults:
        raise DataError(faults)


def _faults(raw: bytes, file: str) -> Iterator[Fault]:
    if raw[:4] != ZIP:
        yield Fault("word-template-old" if raw[:4] == OLE else "word-template-other", file=file)
        return
    if raw.count(_MEMBER) > 2 * MOST_PARTS:  # before the list of them is read into memory
        yield _too_large(file)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = archive.infolist()
            faults = list(_of_members(members, file))
            yield from faults
            if not faults:
                yield from _of_parts(Package(Path(file), archive, len(raw)), archive, file)
    except _DAMAGE:
        yield Fault("word-template-damaged", {"part": "zip"}, file=file)


def _too_large(file: str) -> Fault:
    return Fault("word-template-large", {"most": LARGEST_UNPACKED // 1_000_000}, file=file)


def _of_members(members: list[zipfile.ZipInfo], file: str) -> Iterator[Fault]:
    names = [member.filename for member in members]
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    swollen = unpacked > 5_000_000 and unpacked > MOST_RATIO * max(1, packed)
    if len(names) > MOST_PARTS or unpacked > LARGEST_UNPACKED or swollen:
        yield _too_large(file)
    if any(member.flag_bits & 1 for member in members):
        yield Fault("word-template-locked", file=file)
    if "[Content_Types].xml" not in names or "_rels/.rels" not in names:
        yield Fault("word-template-other", file=file)
    folded = {name.casefold() for name in names}
    if len(folded) != len(names) or any(map(_leaves, names)):
        yield Fault("word-template-damaged", {"part": "zip"}, file=file)


def _leaves(name: str) -> bool:
    """Say whether a part's name would lead out of a folder it was unpacked to."""
    return (
        "\\" in name
        or ":" in name
        or "\0" in name
        or name.startswith("/")
        or ".." in PurePosixPath(name).parts
    )


def _of_parts(package: Package, archive: zipfile.ZipFile, file: str) -> Iterator[Fault]:
    for part in sorted(package.names):
        if part.endswith("/"):
            continue
        with archive.open(part) as stream:
            start = stream.read(8)
        if start.startswith(_IMAGES) or part.lower().endswith(_FONTS):
            continue
        macros = any(mark in part.lower() for mark in _MACROS)
        if macros or not start.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<"):
            yield Fault(
                "word-template-macros" if macros else "word-template-active", {"part": part}, file=file
            )
            continue
        try:
            yield from _of_xml(package, part, file)
        except DataError as problem:
            code = _SAME.get(problem.faults[0].code, "word-template-damaged")
            yield Fault(code, {"part": part, "most": LARGEST_UNPACKED // 1_000_000}, file=file)


def _of_xml(package: Package, part: str, file: str) -> Iterator[Fault]:
    seen = _Seen()
    for _ in package.parse(part, seen.start, seen.end, seen.data):
        pass
    if part == "[Content_Types].xml":
        kinds = " ".join(seen.kinds)
        if any(mark in kinds.lower() for mark in _MACROS):
            yield Fault("word-template-macros", {"part": part}, file=file)
        elif _MAIN not in seen.kinds:
            yield Fault("word-template-other", file=file)
    for target in dict.fromkeys(seen.outside):
        yield Fault("word-template-outside", {"part": part, "kind": target}, file=file)
    for kind in dict.fromkeys(seen.active):
        yield Fault("word-template-active", {"part": f"{part}: {kind}"}, file=file)
    for field in dict.fromkeys(seen.fields):
        yield Fault("word-template-field", {"field": field[:40]}, file=file)


class _Seen:
    """What a part holds that matters here, gathered while it is parsed."""

    def __init__(self) -> None:
        self.kinds: list[str] = []
        self.outside: list[str] = []
        self.active: list[str] = []
        self.fields: list[str] = []
        # The codes of fields that have begun, one within the other; None where the result is shown.
        self._open: list[list[str] | None] = []
        self._in_code = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in an element."""
        tag = name.rpartition("}")[2]
        given = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        if tag in ("Override", "Default"):
            self.kinds.append(given.get("ContentType", ""))
        elif tag == "Relationship":
            self._relationship(given)
        elif _ELSEWHERE.match(given.get("src", "")):
            self.outside.append(tag)
        elif tag in _ACTIVE_ELEMENTS:
            self.active.append(tag)
        elif tag == "fldSimple":
            self._field(given.get("instr", ""))
        elif tag == "fldChar":
            self._turn(given.get("fldCharType", ""))
        elif tag == "instrText":
            self._in_code = True

    def end(self, name: str) -> None:
        """Take in the end of an element."""
        if name.endswith("}instrText"):
            self._in_code = False

    def data(self, text: str) -> None:
        """Take in text."""
        if self._in_code and self._open and self._open[-1] is not None:
            self._open[-1].append(text)

    def _turn(self, kind: str) -> None:
        if kind == "begin":
            self._open.append([])
        elif self._open:
            code = self._open[-1]
            if code is not None:
                self._field("".join(code))
                self._open[-1] = None
            if kind == "end":
                self._open.pop()

    def _field(self, code: str) -> None:
        words = code.split()
        name = words[0].upper() if words else ""
        if name in _FIELDS or not name or name.startswith("="):
            leads = words[1].strip('"') if name == "HYPERLINK" and len(words) > 1 else ""
            if not leads or leads.startswith("\\") or _HARMLESS_LINK.match(leads):
                return
        self.fields.append(name)

    def _relationship(self, given: dict[str, str]) -> None:
        kind, target = given.get("Type", "").rpartition("/")[2], given.get("Target", "")
        if kind.lower() in _ACTIVE:
            self.active.append(kind)
        elif given.get("TargetMode", "").lower() == "external" and not (
            kind == "hyperlink" and _HARMLESS_LINK.match(target)
        ):
            self.outside.append(kind)
