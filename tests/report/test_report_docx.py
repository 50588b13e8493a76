"""The Word form: what stands in the file is what stands in the report, word for word, number for number."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx_reading import Read, W, parts
from hypothesis import given, settings
from hypothesis import strategies as st
from report_full import ANSWERS, RTL, full
from test_report_build import made

from ungtekst.errors import CallError
from ungtekst.quotes.display import Display, Piece
from ungtekst.report import LANGUAGES, Report
from ungtekst.report import docx as room
from ungtekst.report.docx import TEMPLATE, render_docx
from ungtekst.report.shapes import CategoryTable
from ungtekst.report.word.grids import grid, overview, sources
from ungtekst.report.word.make_template import template
from ungtekst.report.word.picture import picture
from ungtekst.report.word.text import holdable, isolated
from ungtekst.report.words import words

SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.fixture(scope="module")
def read() -> dict[str, Read]:
    return {language: Read(render_docx(full(language))) for language in LANGUAGES}


def with_answer(text: str) -> Report:
    """The demo survey's report with one quote, of this text."""
    report = full(approved=True)
    chapter = report.chapters[0]
    theme = chapter.themes[0]
    pieces = (Piece("text", text, 0, len(text)),)
    quote = Display(1, theme.code, pieces, pieces, 0, len(text), approved=True, approver="siv")
    chapter = replace(chapter, themes=(replace(theme, quotes=(quote,)),))
    return replace(report, chapters=(chapter,), frames=())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_reads_as_it_did(language: str, read: dict[str, Read]) -> None:
    """Refresh with UNGTEKST_SNAPSHOT=write, and read the difference before it is kept."""
    lines: list[str] = []
    tables = iter(read[language].tables)
    for element in read[language].document.element.body:
        if element.tag == f"{W}tbl":
            lines += ["| " + " | ".join(row) + " |" for row in next(tables)]
        elif element.tag == f"{W}p":
            lines.append("".join(t.text or "" for t in element.iter(f"{W}t")))
    text = "\n".join(lines) + "\n"
    kept = SNAPSHOTS / f"full-{language}.docx.txt"
    if os.environ.get("UNGTEKST_SNAPSHOT") == "write":
        kept.write_text(text, "utf-8")
    assert text == kept.read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_says_what_the_report_does(language: str, read: dict[str, Read]) -> None:
    report, w = full(language), words(language)
    every = [overview(report, w), sources(report, w), *(grid(frame, report, w) for frame in report.frames)]
    for chapter in report.chapters:
        shown = [table for table in (*chapter.categories, *chapter.values) if table.rows]
        more = (*chapter.pairs, *chapter.groups, *chapter.waves, *chapter.aims)
        every += [grid(table, report, w) for table in (chapter.bases, *shown, *more)]
    assert len(every) == len(read[language].tables) == 20
    for one in every:
        printed = read[language].table(one.number)
        assert [
            [isolated(text) for text in (*line.words, *line.numbers)] for line in (one.head, *one.rows)
        ] == printed
        assert all(note in read[language].text for note in one.notes)


def test_counts_shares_and_bases_are_the_reports_own(read: dict[str, Read]) -> None:
    table = full().chapters[1].categories[0]
    head, *rows, coded, answered = read["nb"].table(table.number)
    assert head == ["Kategori", "Antall", "Andel"]
    for row, (_, count, share) in zip(table.rows, rows, strict=True):
        assert (count, share) == (str(row.count), f"{row.percent}\N{NO-BREAK SPACE}%")
    assert rows[1][0] == "herunder: Fast arbeid"
    assert (coded[1], answered[1]) == (str(table.coded), str(table.answered))


def test_what_is_hidden_is_hidden_everywhere(read: dict[str, Read]) -> None:
    report = full()
    for table in report.splits:
        printed = read["nb"].table(table.number)[1:]
        for row, (_, *cells) in zip(table.rows, printed, strict=False):
            for cell, text in zip(row.cells, cells, strict=False):
                if cell is None:
                    assert text == "·"
                elif cell.count is None:
                    assert text == table.blank
                else:
                    assert text.split()[0] == str(cell.count)
    assert {cell for row in read["nb"].table(13) for cell in row} >= {
        "–",
        "·",
        "+8 pp.",
        "\N{MINUS SIGN}1 pp.",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_quote_stands_verbatim_in_one_paragraph(language: str, read: dict[str, Read]) -> None:
    report = full(language)
    quotes = read[language].of("Quote")
    assert len(quotes) == len(report.quotes)
    for quote, printed in zip(report.quotes, quotes, strict=True):
        assert holdable(quote.text) in printed
        assert printed.startswith("«")
        assert printed.endswith("»")
    assert len(read[language].of("Sitatkilde")) == len(quotes)


def test_masks_cuts_and_corrections_are_marked(read: dict[str, Read]) -> None:
    (quote,) = [p for p in read["nb"].document.paragraphs if "Sjefen" in p.text]
    styled = {run.style.name: run.text for run in quote.runs if run.text}
    assert styled["Rettet"] == "tør"
    assert styled["Maskert"] == "[navn]"
    assert styled["Utelatt"].strip() == "(…)"


def test_under_a_quote_stands_whose_it_is(read: dict[str, Read]) -> None:
    assert {"Nord-Norge. Svar 1", "Svar 13"} <= {*read["nb"].of("Sitatkilde")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_has_its_numbers_in_words(language: str, read: dict[str, Read]) -> None:
    report = full(language)
    drawn = [table for chapter in report.chapters for table in chapter.categories if table.rows]
    assert len(read[language].alternatives) == len(drawn)
    for table, alternative in zip(drawn, read[language].alternatives, strict=True):
        for row in table.rows:
            if row.count is not None:
                assert (
                    words(language)(
                        "bar",
                        label=row.label,
                        count=row.count,
                        base=row.base,
                        share=words(language).percent(row.percent),
                    )
                    in alternative
                )


def test_a_reader_can_find_the_way_by_words_own_styles(read: dict[str, Read]) -> None:
    styles = {style.name for style in read["nb"].document.styles}
    assert {
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "Caption",
        "Quote",
        "Title",
        "Note",
        "Rapporttabell",
    } <= styles
    heads = read["nb"].of("Heading 1")
    assert heads[:4] == ["Om undersøkelsen", "Oversikt", "Hovedfunn", "Temaene i hvert spørsmål"]
    assert heads[-1] == "Slik er svarene kodet"
    assert not read["nb"].of("Mal"), "every tag is gone"


def test_the_contents_are_filled_in_and_renewed_on_opening(read: dict[str, Read]) -> None:
    body = read["nb"].document.element.body
    entries = [p.text for p in read["nb"].document.paragraphs if p.style.name in ("toc 1", "toc 2")]
    heads = [text for name, text in read["nb"].paragraphs if name in ("Heading 1", "Heading 2")]
    assert entries == heads
    marks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    assert {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")} <= marks
    assert b"updateFields" in read["nb"].parts["word/settings.xml"]
    kinds = [mark.get(f"{W}fldCharType") for mark in body.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]


def test_tables_repeat_their_heads_and_never_split_a_row(read: dict[str, Read]) -> None:
    for table in read["nb"].document.element.body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        widths = [int(column.get(f"{W}w")) for column in table.find(f"{W}tblGrid")]
        assert {len(row.findall(f"{W}tc")) for row in rows} == {len(widths)}
        assert 9000 <= sum(widths) <= 9070


@pytest.mark.parametrize(("language", "locale"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_word_knows_the_language(language: str, locale: str, read: dict[str, Read]) -> None:
    assert f'w:val="{locale}"'.encode() in read[language].parts["word/styles.xml"]


def test_pages_are_a4_with_a_number_at_the_foot_and_a_title_page(read: dict[str, Read]) -> None:
    section = read["nb"].document.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert section.different_first_page_header_footer
    assert "PAGE" in section.footer._element.xpath("string(.//w:instrText)")
    assert "Bare til intern bruk" in section.header.paragraphs[0].text


def test_a_report_for_internal_use_says_so_and_an_approved_one_does_not(read: dict[str, Read]) -> None:
    assert words("nb")("warning") in read["nb"].text
    approved = Read(render_docx(full(approved=True)))
    assert words("nb")("warning") not in approved.text
    assert "intern bruk" not in approved.document.sections[0].header.paragraphs[0].text


def test_the_front_the_method_and_what_the_researcher_says_are_there(read: dict[str, Read]) -> None:
    text = read["nb"].text
    report = full()
    prose = [*report.front.about, *report.front.limitations]
    prose += [p for chapter in report.chapters for p in (*chapter.summary, *chapter.limitations)]
    assert all(paragraph in text for paragraph in prose)
    assert "Av Kari Nordli og Ola & Co <ola@example.org>" in text
    assert "Til kontroll er 40 av 226 svar trukket tilfeldig" in text
    assert "–\tola <o>: 152 kodinger i 60 svar" in text
    assert "Tabellen etter kommune er utelatt" in text
    assert "Resultatet for dette spørsmålet er bare omtalt i tekst" in text
    assert any(
        "Arbeid (52" in said and "52" in said and "126" in said for said in read["nb"].of("List Bullet")
    )


def test_the_same_report_gives_the_same_bytes() -> None:
    raw = render_docx(full())
    assert raw == render_docx(full())
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {member.create_system for member in archive.infolist()} == {0}


def test_the_file_tells_nothing_of_the_machine_or_its_user(read: dict[str, Read]) -> None:
    core = read["nb"].document.core_properties
    assert (core.author, core.last_modified_by) == ("Kari Nordli, Ola & Co <ola@example.org>", "")
    assert core.created.isoformat()[:10] == "2024-03-12"
    every = b"".join(parts(render_docx(made(quotes_per_theme=1))).values())
    for told in (os.environ.get("USER", ""), str(Path.home()), str(Path.cwd())):
        assert len(told) < 5 or told.encode() not in every


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_sound_xml(language: str, read: dict[str, Read]) -> None:
    assert read[language].sound()


def test_the_shipped_template_is_what_its_maker_writes() -> None:
    assert parts(TEMPLATE.read_bytes()) == parts(template())


HOSTILE = [
    "{{ 7*7 }} {% raw %} {_{ x }_} {_% y %_} {# z #}",
    "</w:t></w:r></w:p><w:p><w:r><w:t>innskutt",
    "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]> &b; &amp; &#65;",
    "en\r\nto\rtre\nfire",
    "a\tb  c   d ",
    "ord" * 1_700,
    "setning om jobb. " * 1_900,
    "{%tr for x in y %} {{r x }} {%p if z %}",
    "“anførsel” ‘enkel’ «norsk» \" '",
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:12] for text in HOSTILE])
def test_what_an_answer_holds_comes_out_as_text(text: str) -> None:
    read = Read(render_docx(with_answer(text)))
    (printed,) = read.of("Quote")
    assert printed == f"«{holdable(text)}»"
    assert read.sound()


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_is_written_as_itself_or_as_what_xml_can_hold(text: str) -> None:
    from lxml import etree

    from ungtekst.report.word.text import written

    read = etree.fromstring(f"<a>{written(text)}</a>".encode("utf-8", "surrogatepass")).text or ""
    assert read == holdable(text)
    assert len(holdable(text)) <= len(text)


def test_what_no_xml_can_hold_is_shown_as_a_replacement_character() -> None:
    (printed,) = Read(render_docx(with_answer("a\0b\x0bc\x07d\ufffee\ud800f\x0cg"))).of("Quote")
    assert printed == "«a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg»"


def test_what_turns_the_direction_of_writing_ends_with_the_quote(read: dict[str, Read]) -> None:
    (printed,) = [text for text in read["nb"].of("Quote") if "\u202e" in text]
    before, after = printed.split(RTL)
    assert (before, after) == ("«\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}" * 2 + "»")
    opens = "\u202e\u2066\u2067\u2068"
    for _, text in read["nb"].paragraphs:
        assert sum(text.count(mark) for mark in opens) <= text.count("\N{POP DIRECTIONAL ISOLATE}") * 2


def test_every_hostile_answer_of_the_full_report_is_among_the_quotes(read: dict[str, Read]) -> None:
    quotes = "\n".join(read["nb"].of("Quote"))
    for answer in (5, 6, 7, 8, 9):
        assert holdable(ANSWERS[answer]) in quotes


def test_a_picture_shows_its_rows_apart_without_colour() -> None:
    from PIL import Image

    table = full().chapters[1].categories[0]
    drawn = picture(table, words("nb"))
    assert drawn == picture(table, words("nb")), "the same bytes"
    image = Image.open(io.BytesIO(drawn.png)).convert("L")
    assert (image.width, round(image.info.get("dpi", (300,))[0])) == (drawn.width, 300)
    at = int(image.width * 0.40) + 60
    rows = [row.depth for row in table.rows]
    shades = [
        len(
            {
                image.getpixel((x, round(image.height * (n + 0.5) / len(rows)))) > 128
                for x in range(at, at + 60)
            }
        )
        for n in range(len(rows[:3]))
    ]
    assert shades == [1, 2, 2], "a main category is filled, those under it are hatched"


def test_a_label_too_long_for_a_picture_is_cut_there_only() -> None:
    table = full().chapters[1].categories[0]
    long = replace(table, rows=(replace(table.rows[0], label="ord" * 2_000), *table.rows[1:]))
    assert picture(long, words("nb")).height < 2 * picture(table, words("nb")).height


def test_a_report_without_answers_or_codings_can_be_written() -> None:
    report = replace(full(approved=True), chapters=(), frames=(), waves=())
    read = Read(render_docx(report))
    assert words("nb")("no_answers") in read.text
    assert isinstance(report.chapters, tuple)


def test_a_wide_table_stands_on_a_page_that_lies() -> None:
    report = full()
    chapter = report.chapters[1]
    table = chapter.groups[0]
    many = replace(
        table,
        columns=(*table.columns[:-1] * 3, table.columns[-1]),
        rows=tuple(replace(row, cells=(*row.cells[:-1] * 3, row.cells[-1])) for row in table.rows),
    )
    chapter = replace(chapter, groups=(many, *chapter.groups[1:]))
    read = Read(render_docx(replace(report, chapters=(report.chapters[0], chapter, *report.chapters[2:]))))
    assert [section.orientation for section in read.document.sections] == [0, 1, 0]
    assert [s.different_first_page_header_footer for s in read.document.sections] == [True, False, False]
    assert all("Unge" in section.header.paragraphs[0].text for section in read.document.sections)


def test_twenty_codes_and_four_questions_make_one_file() -> None:
    report = full()
    table = report.chapters[1].categories[0]
    many: CategoryTable = replace(table, rows=table.rows * 2)
    chapter = replace(report.chapters[1], categories=(many,), themes=report.chapters[1].themes * 2)
    large = replace(report, chapters=(chapter,) * 4)
    read = Read(render_docx(large))
    assert len(read.of("Quote")) == len(large.quotes) == 96


def test_without_its_packages_the_word_form_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "find_spec", lambda name: None if name == "docxtpl" else object())
    with pytest.raises(CallError) as caught:
        render_docx(full())
    assert 'pip install "ungtekst[docx]"' in caught.value.faults[0].sentence("nb")


def test_importing_the_word_form_is_cheap() -> None:
    heavy = "('docxtpl', 'docx', 'lxml', 'PIL', 'jinja2', 'pandas')"
    script = f"import sys, ungtekst.report.docx; sys.exit(any(name in sys.modules for name in {heavy}))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_file_and_prints_it(tmp_path: Path) -> None:
    (tmp_path / "rapport.docx").write_bytes(render_docx(full()))
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf"]
    done = subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / "rapport.docx")],
        capture_output=True,
        timeout=120,
        check=False,
    )
    printed = tmp_path / "rapport.pdf"
    if not printed.exists() and b"source file could not be loaded" in done.stdout + done.stderr:
        pytest.skip("this LibreOffice has no Writer")
    content = printed.read_bytes()
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type/Page\n") + content.count(b"/Type/Page/") > 10
