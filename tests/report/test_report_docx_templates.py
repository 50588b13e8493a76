"""The user's own Word template: what it may say, and what is refused before and while it is filled in."""

from __future__ import annotations

from hashlib import shake_256
from pathlib import Path

import docx
import docx_reading as reading
import pytest
from docx_reading import Read, changed, field, saved, with_part, with_relation, with_xml, word
from markupsafe import Markup
from report_full import full

from ungtekst.errors import CallError, DataError, Fault
from ungtekst.report.docx import WordTemplate, read_template, render_docx
from ungtekst.report.word.context import context
from ungtekst.report.words import words

WARNING = "{{ w('warning') }}"
REPORT = full()


def rendered(*lines: str) -> Read:
    return Read(render_docx(REPORT, WordTemplate(word(WARNING, *lines), "mal.docx")))


def faults(template: bytes) -> list[Fault]:
    with pytest.raises(DataError) as caught:
        render_docx(REPORT, WordTemplate(template, "mal.docx"))
    assert all(fault.file == "mal.docx" for fault in caught.value.faults)
    for fault in caught.value.faults:
        for language in ("en", "nb"):
            assert "{" not in fault.what(language), "every value is there"
    return list(caught.value.faults)


def codes(template: bytes) -> list[str]:
    return [fault.code for fault in faults(template)]


def refused(*lines: str) -> list[tuple[str, str]]:
    return [(fault.code, fault.path) for fault in faults(word(WARNING, *lines))]


def test_a_template_of_ones_own_gives_what_it_asks_for() -> None:
    read = rendered(
        "{{ r.title }}",
        "{%p for chapter in r.chapters %}",
        "{{ chapter.number }}: {{ chapter.wording }}",
        "{%p if chapter.categories %}",
        "{{ grid(chapter.categories[0]).caption }}",
        "{%p endif %}",
        "{%p endfor %}",
    )
    assert REPORT.title in read.text
    assert "3: Hvilke råd vil du gi til Nav?" in read.text
    assert "Temaer: respondenter i hver kategori. Andel av kodede svar, n\N{NO-BREAK SPACE}=" in read.text
    assert "{%" not in read.text


def test_the_documented_template_works_and_every_name_is_told() -> None:
    document = (Path(__file__).parents[2] / "docs" / "templates.md").read_text("utf-8")
    told = document[document.index("## Word") :]
    lines = told.split("```text\n")[1].split("```")[0].splitlines()
    read = Read(render_docx(REPORT, WordTemplate(word(*lines))))
    assert "Arbeid: Nevnt i 52 av 126 kodede svar (41" in read.text
    names = set(context(REPORT, words("nb"), lambda table: Markup())) - {"r", "w"}
    assert {name for name in names if f"`{name}(" not in told} == set()


def test_a_table_can_have_as_many_columns_as_the_report_asks_for() -> None:
    document = docx.Document()
    document.add_paragraph(WARNING)
    table = document.add_table(1, 3)
    tags = "{%tc for column in r.frames[0].columns %}", "{{ column.label }}", "{%tc endfor %}"
    for cell, tag in zip(table.rows[0].cells, tags, strict=True):
        cell.text = tag
    read = Read(render_docx(REPORT, WordTemplate(saved(document))))
    assert read.tables == [[["hverdag", "støtte <b>"]]]


def test_a_picture_can_be_put_in_and_has_its_text_alternative() -> None:
    read = rendered("{{ picture(r.chapters[1].categories[0]) }}")
    (alternative,) = read.alternatives
    assert "Arbeid: 52 av 126 (41" in alternative


@pytest.mark.parametrize(
    "tag",
    [
        "{{ r.__class__ }}",
        "{{ r['__class__'] }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ w.__init__.__globals__ }}",
        "{{ grid.__globals__ }}",
        "{{ picture.__closure__ }}",
        "{{ lead.func_globals }}",
        "{{ r|attr('__class__') }}",
        "{{ '{0.__class__}'.format(r) }}",
        "{{ '%s' % r }}",
        "{% include '/etc/passwd' %}",
        "{% import 'report.html.j2' as x %}",
        "{% extends 'report.html.j2' %}",
        "{% autoescape false %}{{ r.title }}{% endautoescape %}",
        "{{ r.title|safe }}",
        "{{r r }}",
        "{{ r.chapters }}",
        "{{ self.__init__ }}",
        "{{ lipsum }}",
        "{{ cycler }}",
        "{{ tpl.replace_pic('a', '/etc/passwd') }}",
        "{{ picture(r.chapters[1].categories[0]).unescape() }}",
    ],
)
def test_python_and_files_are_out_of_reach(tag: str) -> None:
    found = refused(tag)
    assert found
    for code, path in found:
        assert code.startswith("report-template-")
        assert path.startswith(("{{", "{%")), "the tag is named"


@pytest.mark.parametrize(
    "tag",
    [
        "{% for a in range(10**9) %}x{% endfor %}",
        "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
        "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
        "{{ 'x' * 10**10 }}",
        "{{ '%999999999d' % 1 }}",
        "{{ 9**9**9 }}",
        "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a ~ a ~ a ~ a ~ a ~ a ~ a ~ a %}" * 12 + "{{ a }}",
    ],
)
def test_endless_work_is_stopped(tag: str) -> None:
    assert refused(tag)[0][0] in (
        "report-template-costly",
        "report-template-deep",
        "report-template-forbidden",
        "report-template-stopped",
    )


@pytest.mark.parametrize(
    ("lines", "code", "tag"),
    [
        (
            ["{%p for chapter in r.chapters %}", "x"],
            "report-template-syntax",
            "{% for chapter in r.chapters %}",
        ),
        (["a {{ r.titel }} b"], "report-template-undefined", "{{ r.titel }}"),
        (["{{ nothing }}"], "report-template-undefined", "{{ nothing }}"),
        (["{% fro x in y %}"], "report-template-syntax", "{% fro x in y %}"),
        (["{{ r.title | nofilter }}"], "report-template-filter", "{{ r.title | nofilter }}"),
        (["{{ w('nothing') }}"], "report-template-undefined", "{{ w('nothing') }}"),
        (["{{ 1 / 0 }}"], "report-template-stopped", "{{ 1 / 0 }}"),
        (["{{ r.title"], "report-template-syntax", "{{ r.title"),
    ],
)
def test_a_tag_that_is_wrong_is_named(lines: list[str], code: str, tag: str) -> None:
    (found,) = faults(word(WARNING, *lines))
    assert found.code == code
    assert found.path.startswith(tag)
    assert tag in found.sentence("nb")


def test_tags_that_do_not_stand_alike_are_told_so() -> None:
    cell = (
        "<w:tbl><w:tblPr/><w:tr><w:tc><w:p><w:r><w:t>{% if false %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    raw = changed(word(WARNING, "{% endif %}"), "word/document.xml", "<w:body>", f"<w:body>{cell}")
    assert codes(raw) == ["word-template-broken"]


def test_a_table_without_a_grid_is_given_one() -> None:
    cell = "<w:tbl><w:tblPr/><w:tr><w:tc><w:p><w:r><w:t>{{ r.title }}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    raw = changed(word(WARNING), "word/document.xml", "<w:body>", f"<w:body>{cell}")
    assert Read(render_docx(REPORT, WordTemplate(raw))).tables == [[[REPORT.title]]]


def test_the_warning_of_internal_use_cannot_be_left_out() -> None:
    assert codes(word("{{ r.title }}")) == ["word-template-warning"]
    approved = full(approved=True)
    assert Read(render_docx(approved, WordTemplate(word("{{ r.title }}")))).text == approved.title


def test_a_warning_that_nobody_sees_is_none() -> None:
    hidden = with_xml(
        word("x"), "<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space='preserve'>{{ w('warning') }}</w:t></w:r>"
    )
    assert codes(hidden) == ["word-template-warning"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "word-template-other"),
        (b"hello", "word-template-other"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "word-template-old"),
        (b"PK\x03\x04 broken", "word-template-damaged"),
        (reading.packed({"a.txt": b"x"}), "word-template-other"),
        (reading.packed({"[Content_Types].xml": b"<a/>", "_rels/.rels": b"<a/>"}), "word-template-other"),
        (word("x")[:3000], "word-template-damaged"),
    ],
)
def test_what_is_no_word_document_is_refused_by_name(raw: bytes, code: str) -> None:
    assert codes(raw) == [code]


MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DTD = '<!DOCTYPE a [<!ENTITY b "c">]>'


def random_text(size: int) -> str:
    """Text that does not pack well."""
    return shake_256(b"").hexdigest(size // 2)


def hostile() -> list[tuple[str, bytes]]:
    plain = word(WARNING)
    declared = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"
    return [
        ("word-template-outside", with_relation(plain, "image", "http://tracker.example/a.png")),
        ("word-template-outside", with_relation(plain, "hyperlink", "file:///etc/passwd")),
        ("word-template-outside", with_relation(plain, "styles", "http://tracker.example/s.xml")),
        ("word-template-active", with_relation(plain, "attachedTemplate", "http://x.example/a.dotm")),
        ("word-template-active", with_relation(plain, "oleObject", "embeddings/a.bin", "Internal")),
        ("word-template-active", with_relation(plain, "aFChunk", "a.html", "Internal")),
        ("word-template-active", with_part(plain, "word/embeddings/a.bin", b"\xd0\xcf\x11\xe0")),
        ("word-template-active", with_xml(plain, '<w:altChunk w:val="a"/>')),
        ("word-template-macros", with_part(plain, "word/vbaProject.bin", b"\xd0\xcf\x11\xe0")),
        ("word-template-macros", with_part(plain, "word/activeX/activeX1.xml", b"<a/>")),
        ("word-template-macros", changed(plain, "[Content_Types].xml", MAIN, MACRO)),
        ("word-template-entities", changed(plain, "word/document.xml", declared, declared + DTD)),
        ("word-template-entities", with_part(plain, "docProps/custom.xml", f"{DTD}<a/>".encode())),
        ("word-template-entities", with_part(plain, "word/x.dat", f"{DTD}<a/>".encode("utf-16"))),
        ("word-template-field", with_xml(plain, field("INCLUDETEXT /etc/passwd"))),
        ("word-template-field", with_xml(plain, field(" includepicture http://a"))),
        ("word-template-field", with_xml(plain, field('DDEAUTO c:\\\\cmd.exe "/k"'))),
        ("word-template-field", with_xml(plain, field("HYPERLINK file:///etc/passwd"))),
        ("word-template-field", with_xml(plain, '<w:fldSimple w:instr="USERNAME"/>')),
        ("word-template-damaged", with_part(plain, "../outside.xml", b"<a/>")),
        ("word-template-damaged", with_part(plain, "C:\\outside.xml", b"<a/>")),
        ("word-template-damaged", with_part(plain, "word/broken.xml", b"<a>")),
        ("word-template-large", with_part(plain, "word/media/a.png", b"\x89PNG\r\n" + b"\0" * 30_000_000)),
        ("word-template-large", with_part(plain, "word/x.xml", b"<a>" + b" " * 6_000_000 + b"</a>")),
        ("word-template-large", with_xml(plain, f"<w:r><w:t>{random_text(3_000_000)}</w:t></w:r>")),
        (
            "word-template-outside",
            with_xml(plain, '<w:pict><w:imagedata src="http://a.example/a"/></w:pict>'),
        ),
    ]


HOSTILE = hostile()


@pytest.mark.parametrize(("code", "raw"), HOSTILE, ids=[f"{n}-{c}" for n, (c, _) in enumerate(HOSTILE)])
def test_what_a_document_could_do_by_itself_is_refused(code: str, raw: bytes) -> None:
    assert code in codes(raw)


def test_a_template_is_read_no_further_than_one_may_be(tmp_path: Path) -> None:
    large = tmp_path / "stor.docx"
    large.write_bytes(b"PK\x03\x04" + bytes(30_000_000))
    with pytest.raises(DataError, match="too large"):
        read_template(large)
    with pytest.raises(CallError):
        read_template(tmp_path / "borte.docx")
    kept = tmp_path / "mal.docx"
    kept.write_bytes(word(WARNING))
    assert read_template(kept) == WordTemplate(kept.read_bytes(), str(kept))


def test_every_fault_of_a_file_is_told_at_once() -> None:
    raw = with_relation(with_xml(word(WARNING), field("INCLUDETEXT a")), "image", "http://a.example/a.png")
    assert sorted(codes(raw)) == ["word-template-field", "word-template-outside"]


def test_a_tag_cannot_make_a_field_that_the_file_did_not_show() -> None:
    code, text = "<w:r><w:instrText>{}</w:instrText></w:r>", "<w:r><w:t>{}</w:t></w:r>"
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    # A formula, until the comment takes its mark out.
    sly = begin + text.format("{#") + code.format("= ") + text.format("#}") + code.format("DDE cmd") + end
    (found,) = faults(with_xml(word(WARNING), sly))
    assert (found.code, dict(found.values)) == ("word-template-field", {"field": "DDE"})


def test_a_picture_can_stand_in_the_head_of_pages_too() -> None:
    document = docx.Document()
    document.add_paragraph(WARNING)
    document.sections[0].header.paragraphs[0].text = "{{ picture(r.chapters[1].categories[0]) }}{{ r.title }}"
    document.core_properties.title = "{{ r.__class__ }}"
    read = Read(render_docx(REPORT, WordTemplate(saved(document))))
    assert b"media/image1.png" in read.parts["word/_rels/header1.xml.rels"]
    assert read.document.core_properties.title == REPORT.title


def test_links_to_the_web_and_to_mail_are_fine() -> None:
    raw = with_relation(with_relation(word(WARNING), "hyperlink", "https://nav.no"), "image", "a.png")
    assert codes(raw) == ["word-template-outside"]
    render_docx(REPORT, WordTemplate(with_relation(word(WARNING), "hyperlink", "https://nav.no")))


def test_a_heavy_template_text_is_read_in_reasonable_time() -> None:
    for heap in ("{{ " * 20_000, "{{" * 20_000, "{%tr " * 5_000, "-%}" * 5_000):
        assert refused(heap) == [("word-template-unclosed", "")]


def test_a_template_is_never_told_in_a_fault_beyond_its_tag() -> None:
    (found,) = faults(word(WARNING, "{{ nothing + '" + "hemmelig " * 50 + "' }}"))
    assert len(found.path) < 70
