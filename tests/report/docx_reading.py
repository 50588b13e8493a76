"""Word files for the tests: templates made from lines and parts, and reports read back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import docx
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word(*lines: str) -> bytes:
    """A Word document with a paragraph for each line."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def parts(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(every: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in every.items():
            archive.writestr(name, content)
    return stream.getvalue()


def changed(raw: bytes, name: str, old: str, new: str) -> bytes:
    """The same file with something else in a part."""
    every = parts(raw)
    assert old.encode() in every[name]
    return packed(every | {name: every[name].replace(old.encode(), new.encode(), 1)})


def with_part(raw: bytes, name: str, content: bytes) -> bytes:
    return packed(parts(raw) | {name: content})


def with_relation(raw: bytes, kind: str, target: str, mode: str = "External") -> bytes:
    relation = f'<Relationship Id="rIdX" Type="{RELS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return changed(raw, "word/_rels/document.xml.rels", "</Relationships>", f"{relation}</Relationships>")


def with_xml(raw: bytes, xml: str) -> bytes:
    """The same file with a paragraph's content put first in its body."""
    return changed(raw, "word/document.xml", "<w:body>", f"<w:body><w:p>{xml}</w:p>")


def field(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in (code[:4], code[4:]))
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


class Read:
    """A report read back: its paragraphs by style, its tables as rows of texts, its pictures."""

    def __init__(self, raw: bytes) -> None:
        self.parts = parts(raw)
        self.document: Any = docx.Document(io.BytesIO(raw))
        self.paragraphs = [(p.style.name, p.text) for p in self.document.paragraphs]
        self.tables = [[[cell.text for cell in row.cells] for row in t.rows] for t in self.document.tables]
        self.text = "\n".join(text for _, text in self.paragraphs)

    def of(self, style: str) -> list[str]:
        return [text for name, text in self.paragraphs if name.lower() == style.lower()]

    @property
    def captions(self) -> list[str]:
        return self.of("Caption")

    def table(self, number: int) -> list[list[str]]:
        """The rows of the table whose caption has this number."""
        numbers = [int(caption.split(".")[0].split()[-1]) for caption in self.captions]
        return self.tables[numbers.index(number)]

    @property
    def alternatives(self) -> list[str]:
        drawn = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
        return [one.get("descr") for one in self.document.element.body.iter(drawn)]

    def sound(self) -> bool:
        """Whether every part that is XML can be read as such."""
        for name, content in self.parts.items():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(content)
        return True
