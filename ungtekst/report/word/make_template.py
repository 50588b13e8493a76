"""Makes the Word template that ships, ``templates/report.docx``.

Run ``python -m ungtekst.report.word.make_template`` after a change here or in ``styles``; a test holds the
file against what it would write.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from ungtekst.report.word.packing import packed_again
from ungtekst.report.word.styles import styles_xml

TEMPLATE = Path(__file__).parents[1] / "templates" / "report.docx"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def template() -> bytes:
    """Make the template: the same bytes every time."""
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    styles: Any = document.styles.element
    made = parse_xml(styles_xml())
    for old in list(styles):
        styles.remove(old)
    styles.extend(list(made))
    body: Any = document.element.body
    for old in list(body)[:-1]:
        body.remove(old)
    end = body[-1]
    for element in parse_xml(f"<w:body {_W}>{''.join(_body())}</w:body>"):
        end.addprevious(element)
    _lay_out(document)
    stream = io.BytesIO()
    document.save(stream)
    return packed_again(_without_thumbnail(stream.getvalue()))


def _lay_out(document: Any) -> None:
    """Set A4, its margins, and what stands at the head and foot of every page but the first."""
    from docx.oxml import parse_xml
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.4)
    section.header_distance = section.footer_distance = Cm(1.2)
    section.different_first_page_header_footer = True
    head = _paragraph("Header", "{{ r.title }}{% if r.unapproved %} · {{ w('warning_title') }}{% endif %}")
    foot = _paragraph("Footer", ("PAGE",))
    for part, content in ((section.header, head), (section.footer, foot)):
        part.is_linked_to_previous = False
        for old in list(part._element):
            part._element.remove(old)
        part._element.extend(list(parse_xml(f"<w:hdr {_W}>{content}</w:hdr>")))
    for part in (section.first_page_header, section.first_page_footer):
        part.is_linked_to_previous = False
    settings = document.settings.element
    for old in list(settings):
        settings.remove(old)
    settings.extend(list(parse_xml(f"<w:settings {_W}>{_SETTINGS}</w:settings>")))
    core = document.core_properties
    core.author = core.last_modified_by = core.comments = core.keywords = ""
    core.title = "ungtekst"


def _without_thumbnail(raw: bytes) -> bytes:
    """Leave out what the library's own template brings: a picture of it and its printer's settings."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if any(part in name for part in _LEFT_OUT):
                continue
            if name == "_rels/.rels":
                content = _without(content, b"thumbnail")
            elif name == "word/_rels/document.xml.rels":
                for part in _LEFT_OUT:
                    content = _without(content, part.encode())
            elif name == "[Content_Types].xml":
                for part in (*_LEFT_OUT, "jpeg"):
                    content = _without(content, part.encode())
            elif name == "docProps/app.xml":
                content = _APP
            new.writestr(name, content)
    return stream.getvalue()


# Word's own mode of 2013 and later; words are divided where a style lets them be (see ``styles``).
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:autoHyphenation/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)
_LEFT_OUT = ("thumbnail", "customXml", "stylesWithEffects", "numbering")
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>ungtekst</Application></Properties>"
)


def _without(xml: bytes, mark: bytes) -> bytes:
    """Take out the elements (without content) that hold a mark."""
    kept = [piece for piece in xml.split(b"<") if not (mark in piece and piece.rstrip().endswith(b"/>"))]
    return b"<".join(kept)


# A run: a text, a text with a character style (text, style), or a field (its code,).
_Run = str | tuple[str, str] | tuple[str]


def _paragraph(style: str, *runs: _Run, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{"".join(map(_run, runs))}</w:p>'


def _run(run: _Run) -> str:
    if isinstance(run, tuple) and len(run) == 1:
        return "".join(
            f"<w:r>{part}</w:r>"
            for part in (
                '<w:fldChar w:fldCharType="begin"/>',
                f'<w:instrText xml:space="preserve"> {run[0]} </w:instrText>',
                '<w:fldChar w:fldCharType="separate"/>',
                "<w:t>1</w:t>",
                '<w:fldChar w:fldCharType="end"/>',
            )
        )
    text, style = run if isinstance(run, tuple) else (run, "")
    said = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in text.split("\t")
    )
    how = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f"<w:r>{how}{said}</w:r>"


def _tag(*tags: str) -> str:
    """Give paragraphs that hold a tag each, and vanish when the report is filled in."""
    return "".join(_paragraph("Mal", f"{{%p {tag} %}}") for tag in tags)


_BREAK = "<w:pageBreakBefore/>"


def _body() -> Iterator[str]:
    yield from _table_macro()
    yield from _front()
    yield from _contents()
    yield from _overview()
    yield _tag("for chapter in r.chapters")
    yield from _chapter()
    yield _tag("endfor")
    yield from _method()


def _table_macro() -> Iterator[str]:
    """Draw every table of the report in one place: a caption, a table, and notes."""
    yield _tag("macro table(t)")
    yield _paragraph("Caption", ("{{ w('table', n=t.number) }}.", "Nummer"), " {{ t.caption }}")
    yield _table()
    yield _tag("for note in t.notes")
    yield _paragraph("Note", "{{ note }}")
    yield _tag("endfor", "endmacro")


def _table() -> str:
    looks = (
        ("row.kind == 'base'", "Tabellgrunnlag", "Tabellgrunnlagtall"),
        ("row.kind == 'step'", "Tabellgrunnlag", "Tabelltall"),
        ("row.kind == 'less'", "Tabellfrafall", "Tabelltall"),
        ("row.kind == 'under'", "Tabellherunder", "Tabelltall"),
        ("row.kind == 'deep'", "Tabelldypere", "Tabelltall"),
    )
    rows = [_row_tag("for row in t.rows")]
    for number, (condition, words, numbers) in enumerate(looks):
        rows += [_row_tag(f"{'elif' if number else 'if'} {condition}"), _row("row", words, numbers)]
    rows += [_row_tag("else"), _row("row", "Tabelltekst", "Tabelltall"), _row_tag("endif", "endfor")]
    grid = '<w:gridCol w:w="1511"/>' * 6
    head = _row("t.head", "Tabellhode", "Tabellhodetall", "<w:tblHeader/>")
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Rapporttabell"/><w:tblW w:w="9070" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        ' w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{''.join(rows)}</w:tbl>"
    )


def _row(name: str, words: str, numbers: str, more: str = "") -> str:
    cells = (
        ("Mal", f"{{%tc for text in {name}.words %}}"),
        (words, "{{ text }}"),
        ("Mal", "{%tc endfor %}"),
        ("Mal", f"{{%tc for number in {name}.numbers %}}"),
        (numbers, "{{ number }}"),
        ("Mal", "{%tc endfor %}"),
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{''.join(_cell(*cell) for cell in cells)}</w:tr>"


def _cell(style: str, text: str, span: int = 1) -> str:
    width = f'<w:tcW w:w="{1511 * span}" w:type="dxa"/>'
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f"<w:tc><w:tcPr>{width}{wide}</w:tcPr>{_paragraph(style, text)}</w:tc>"


def _row_tag(*tags: str) -> str:
    return "".join(f"<w:tr>{_cell('Mal', f'{{%tr {tag} %}}', 6)}</w:tr>" for tag in tags)


def _front() -> Iterator[str]:
    yield _paragraph("Overtittel", "{{ w('kicker') }}")
    yield _paragraph("Title", "{{ r.title }}")
    yield _tag("if r.front.authors")
    yield _paragraph("Subtitle", "{{ w('report_by', authors=listing(r.front.authors)) }}")
    yield _tag("endif", "if r.front.institute")
    yield _paragraph("Subtitle", "{{ w('institute', institute=r.front.institute) }}")
    yield _tag("endif", "for fact in facts()")
    yield _paragraph("Tittelfakta", "{{ fact }}")
    yield _tag("endfor", "if r.unapproved")
    yield _paragraph("Advarseltittel", "{{ w('warning_title') }}")
    yield _paragraph("Advarsel", "{{ w('warning') }}")
    yield _tag("endif")


def _contents() -> Iterator[str]:
    yield _paragraph("TOCHeading", "{{ w('contents') }}")
    yield _paragraph("TOC1", (r'TOC \o "1-2" \h \z \u',))


def _overview() -> Iterator[str]:
    yield _tag("if r.front.about")
    yield _paragraph("Heading1", "{{ w('about') }}", more=_BREAK)
    yield _tag("for paragraph in r.front.about")
    yield _paragraph("BodyText", "{{ paragraph }}")
    yield _tag("endfor")
    yield _paragraph("Heading1", "{{ w('overview') }}")
    yield _tag("else")
    yield _paragraph("Heading1", "{{ w('overview') }}", more=_BREAK)
    yield _tag("endif")
    yield _tag("if r.chapters")
    yield _paragraph("Mal", "{{p table(overview()) }}")
    yield _tag("else")
    yield _paragraph("BodyText", "{{ w('no_answers') }}")
    yield _tag("endif", "if findings()")
    yield _paragraph("Heading1", "{{ w('findings') }}")
    yield _tag("for found in findings()")
    yield _paragraph("ListBullet", "–\t", ("{{ found.head }}", "Nummer"), " {{ found.text }}")
    yield _tag("endfor")
    yield _paragraph("Note", "{{ caution() }}")
    yield _tag("endif", "if r.frames")
    yield _paragraph("Heading1", "{{ w('frames') }}")
    yield _tag("for frame in r.frames")
    yield _paragraph("Mal", "{{p table(grid(frame)) }}")
    yield _tag("endfor", "endif")


def _chapter() -> Iterator[str]:
    yield _paragraph("Heading1", "{{ head(chapter) }}", more=_BREAK)
    yield _paragraph("Fakta", "{{ chapter_facts(chapter)|join(' · ') }}")
    yield _paragraph("Mal", "{{p table(grid(chapter.bases)) }}")
    yield _tag("if chapter.summary or chapter.prose_only")
    yield _paragraph("Fakta", "")
    yield _tag("for paragraph in chapter.summary")
    yield _paragraph("BodyText", "{{ paragraph }}")
    yield _tag("endfor", "if chapter.prose_only")
    yield _paragraph("Note", "{{ w('prose_only') }}")
    yield _tag("endif", "endif")
    yield from _tables_of_a_chapter()
    yield _tag("if chapter.told")
    yield _paragraph("Heading2", "{{ w('themes') }}")
    yield _tag("for theme in chapter.told")
    yield from _theme()
    yield _tag("endfor", "endif")
    yield from _further("pairs", "{{ w('pairs') }}")
    yield _tag("for name in groups(chapter)")
    yield _paragraph("Heading2", "{{ w('groups', group=name) }}")
    yield _tag("for group in chapter.groups", "if group.name == name")
    yield _paragraph("Mal", "{{p table(grid(group)) }}")
    yield _tag("endif", "endfor", "endfor", "for line in unsafe(chapter)")
    yield _paragraph("BodyText", "{{ line }}", more='<w:spacing w:before="240"/>')
    yield _tag("endfor")
    yield from _further("waves", "{{ w('waves_side') }}")
    yield _tag("for aim in chapter.aims")
    yield _paragraph("Heading2", "{{ w('aims', frame=aim.frame) }}")
    yield _paragraph("Mal", "{{p table(grid(aim)) }}")
    yield _tag("endfor", "if chapter.limitations")
    yield _paragraph("Heading2", "{{ w('chapter_limitations') }}")
    yield _tag("for paragraph in chapter.limitations")
    yield _paragraph("BodyText", "{{ paragraph }}")
    yield _tag("endfor", "endif")


def _tables_of_a_chapter() -> Iterator[str]:
    yield _tag("for categories in chapter.categories", "if categories.rows")
    yield _paragraph("Figur", "{{ picture(categories) }}")
    yield _paragraph(
        "Figurtekst",
        ("{{ w('figure', n=categories.figure) }}.", "Nummer"),
        " {{ figure_caption(categories) }}",
    )
    yield _paragraph("Mal", "{{p table(grid(categories)) }}")
    yield _tag("else")
    yield _paragraph("Note", "{{ too_small(categories) }}")
    yield _tag("endif", "endfor", "for values in chapter['values']", "if values.rows")
    yield _paragraph("Mal", "{{p table(grid(values)) }}")
    yield _tag("else")
    yield _paragraph("Note", "{{ too_small(values) }}")
    yield _tag("endif", "endfor")


def _theme() -> Iterator[str]:
    yield _paragraph("Heading3", "{{ heading(theme) }}")
    yield _tag("if not chapter.prose_only")
    yield _paragraph("Ingress", "{{ lead(theme) }}")
    yield _tag("else")
    yield _paragraph("Ingress", "{{ theme.lead }}")
    yield _tag("endif")
    yield _tag("if theme.definition")
    yield _paragraph("Definisjon", "{{ theme.definition }}")
    yield _tag("endif", "for quote in theme.quotes")
    yield _paragraph(
        "Quote",
        "{%r for piece in quoted(quote) %}{%r if piece.kind == 'changed' %}",
        ("{{ piece.text }}", "Rettet"),
        "{%r elif piece.kind == 'mask' %}",
        ("{{ piece.text }}", "Maskert"),
        "{%r elif piece.kind == 'cut' %}",
        ("{{ piece.text }}", "Utelatt"),
        "{%r else %}",
        "{{ piece.text }}",
        "{%r endif %}{%r endfor %}",
    )
    yield _paragraph("Sitatkilde", "{{ source(quote) }}")
    yield _tag("else")
    yield _paragraph("Note", "{{ w('no_quotes') }}")
    yield _tag("endfor")


def _further(name: str, head: str) -> Iterator[str]:
    yield _tag(f"if chapter.{name}")
    yield _paragraph("Heading2", head)
    yield _tag(f"for further in chapter.{name}")
    yield _paragraph("Mal", "{{p table(grid(further)) }}")
    yield _tag("endfor", "endif")


def _method() -> Iterator[str]:
    yield _paragraph("Heading1", "{{ w('method') }}", more=_BREAK)
    yield _tag("for told in method()", "if told.listed")
    yield _paragraph("ListBullet", "–\t{{ told.text }}")
    yield _tag("else")
    yield _paragraph("BodyText", "{{ told.text }}")
    yield _tag("endif", "endfor")
    yield _paragraph("Mal", "{{p table(sources()) }}")
    yield _tag("if r.front.limitations")
    yield _paragraph("Heading2", "{{ w('limitations') }}")
    yield _tag("for paragraph in r.front.limitations")
    yield _paragraph("BodyText", "{{ paragraph }}")
    yield _tag("endfor", "endif")


if __name__ == "__main__":
    TEMPLATE.write_bytes(template())
