"""The Markdown form: what a reader sees of an answer is the answer, and all that the report holds is there.

HTML and links must be let through by whoever reads it, for then nothing of an answer may be either.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
import report_full as material
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_reading import Read, read, shown

from ungtekst.report import LANGUAGES, Report
from ungtekst.report.markdown import hold, hold_all, plain, release
from ungtekst.report.render import render_html, render_markdown
from ungtekst.report.words import words

HOSTILE = [
    "a | b",
    "*a* **b** ***c***",
    "_a_ __b__ snake_case_word",
    "<script>alert(1)</script>",
    "`a` ``b``",
    "~~a~~ ~b~",
    "# a",
    "## a #",
    "[x](javascript:alert(1))",
    "![x](http://a.example/b.png)",
    "[x]: http://a.example",
    "[x][y]",
    "[navn] bor i [sted]",
    "[navn](http://a.example)",
    "- a",
    "+ a",
    "* a",
    "1. a",
    "12) a",
    "1.",
    "---",
    "***",
    "===",
    "- - -",
    "| a |\n| --- |\n| b |",
    "&amp; &lt; &#35; &copy",
    "<http://a.example>",
    "http://a.example www.a.no",
    "a@b.example @kari",
    "> a",
    ">a",
    "    kode",
    "\tkode",
    "  a  ",
    "a  \nb",
    "a\\",
    "a\\\nb",
    "\\*a\\*",
    "```\na\n```",
    "~~~\na\n~~~",
    "<!-- a -->",
    "<b>a</b>",
    "<?php a ?>",
    "<![CDATA[a]]>",
    "</blockquote>",
    "{{ 7*7 }} {% raw %}{# a #}",
    "{: .a}",
    "::: a\n:::",
    ":smile: 12:30",
    "$a$ $$b$$",
    "^a^ [^1]",
    "<3 a < b > c",
    "i & u, h&m",
    "a\n\nb",
    "\n",
    "a\n\n",
    "\n\na",
    " \n ",
    "a\r\nb\rc",
    "a\x0bb\x0cc\x85d\u2028e",
    "\u202ea\u202c",
    "\x00\x01\ud800\U0010f000",
    "1986. Det var da",
    "\N{NO-BREAK SPACE}a\N{NO-BREAK SPACE}",
    "ord" * 2000,
    "***" * 50,
    "[" * 50 + "]" * 50,
    "-\n-\n-",
    "a\n---",
    "a\n===",
    "a\n- b\n1. c\n# d",
    "+47 22 22 22 22",
    "«#2»",
    "a<br>b",
    "a<br/>",
    "![[x]]",
    "[ ] a",
    "[x] a",
    "a_b _c_ d_",
    "__init__",
    "*",
    "_",
    "\\",
    "|",
    "`",
]
SPECIAL = st.text(alphabet="\\`*_{}[]<>()#+-.!|~&;:=@$^/\"' \t\n\r1aå\u00a0www", max_size=40)


def quoted(text: str) -> Read:
    return read(release(f"avsnitt\n\n> {hold(text)}\n\n— svar\n"))


def check_is_text(text: str, document: Read) -> None:
    assert document.quotes == [shown(text)]
    assert document.paragraphs == ["avsnitt", "— svar"]
    assert document.kinds == set()
    assert document.emphases == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_answers_are_shown_as_text(text: str) -> None:
    check_is_text(text, quoted(text))


@given(st.one_of(SPECIAL, st.text(min_size=1)).filter(bool))
@example("a\\\n\n")
def test_any_answer_is_shown_as_text(text: str) -> None:
    check_is_text(text, quoted(text))


@given(st.lists(SPECIAL, min_size=1, max_size=4).filter(any))
def test_an_answer_in_pieces_is_shown_as_text(pieces: list[str]) -> None:
    """As quotes are, cut up by masks; a word of its own is let through as it is."""
    document = read(release("> x" + "".join(hold(piece) for piece in pieces) + "\n"))
    assert "".join(document.quotes).replace("\n", "") == "x" + shown("".join(pieces)).replace("\n", "")
    assert document.kinds | {*document.emphases} == set()


@given(st.one_of(SPECIAL, st.text()))
def test_any_text_is_text_in_a_table_a_heading_a_list_and_a_paragraph(text: str) -> None:
    held = hold(text)
    table = f"| A | B |\n| --- | ---: |\n| a {held} | {held} |\n\n"
    document = read(release(f"{table}## a {held}\n\n- a {held}\n\na {held}\n\n{held}\n"))
    said = "a " + shown(text)
    assert document.rows[1][0].split() == said.split()
    assert document.rows[1][1].split() == shown(text).split()
    assert document.headings[0].split() == document.items[0].split() == said.split()
    assert " ".join(document.paragraphs).split() == [*said.split(), *shown(text).split()]
    assert len(document.rows[1]) == 2
    assert document.kinds | {*document.emphases} == set()


@given(st.one_of(SPECIAL, st.text()))
def test_what_is_held_comes_back(text: str) -> None:
    assert plain(hold(text)) == shown(text)
    assert hold(plain(hold(text))) == hold(text)


def test_plain_prose_is_left_as_it_is_written() -> None:
    for text in (
        "Jeg står opp 07:30 og går, kanskje, på jobb (deltid). 3. mai!",
        "søk-og-finn & co <3, [ ] og",
        "[navn] i [sted]",
    ):
        assert release(f"> {hold(text)}\n") == f"> {text}\n"


def test_a_bracketed_word_is_escaped_where_the_document_names_links() -> None:
    assert release(f"> {hold('[navn] a')}\n\n[navn]: #x\n").startswith("> \\[navn\\] a")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_quote_is_the_answer_and_nothing_else(language: str) -> None:
    report = material.full(language, approved=True)
    document = read(render_markdown(report))
    wanted: list[str] = []
    for quote in report.quotes:
        wanted.append(shown(quote.text))
        if quote.pieces != quote.plain:
            wanted.append(shown(quote.as_written))
    assert document.quotes == wanted
    assert {material.HTML, material.RTL, material.WORD, material.MARKDOWN, shown(material.LINES)} <= {*wanted}
    assert document.kinds == set()
    assert "tør" in document.emphases


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_the_report_is_printed(language: str) -> None:
    report = material.full(language)
    w, rows = words(language), read(render_markdown(report)).rows
    for chapter in report.chapters:
        for table in chapter.categories:
            for row in table.rows:
                label = f"{w('under')}: {row.label}" if row.depth else row.label
                count = "–" if row.count is None else w.number(row.count)
                own = "" if row.base == table.coded else f" {w('of_base', n=row.base)}"
                printed = [label, count, w.percent(row.percent) + own]
                assert printed in [cells[:3] for cells in rows], printed
        for value in (row for table in chapter.values for row in table.rows):
            assert [value.label, w.number(value.count), w.percent(value.percent)] in rows
        for pair in (pair for table in chapter.pairs for pair in table.pairs):
            assert [pair.first_label, pair.second_label, w.number(pair.both)] in [cells[:3] for cells in rows]
        for aim in (aim for table in chapter.aims for aim in table.rows):
            printed = [aim.id, ", ".join(aim.labels) or "–", w.number(aim.count), w.percent(aim.percent)]
            assert printed in rows
    for split in report.splits:
        for one in split.rows:
            label = f"{w('under')}: {one.label}" if one.depth else one.label
            cells = [
                "·" if cell is None else split.blank if cell.count is None else
                f"{w.number(cell.count)} ({':' if cell.base is None else w.percent(cell.percent)})"
                for cell in one.cells
            ]  # fmt: skip
            assert any(row[: len(cells) + 1] == [label, *cells] for row in rows), (split.number, label)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_tables_and_all_prose_of_the_report_are_there(language: str) -> None:
    report = material.full(language)
    w, document = words(language), read(render_markdown(report))
    numbers = [report.overview_number, report.sources_number, *(table.number for table in report.splits)]
    for chapter in report.chapters:
        numbers.append(chapter.bases.number)
        tables = (*chapter.categories, *chapter.values, *chapter.pairs, *chapter.aims)
        numbers += [table.number for table in tables if table.number]
        for text in (*chapter.summary, *chapter.limitations):
            assert text in document.paragraphs
        for theme in chapter.themes:
            assert theme.label in document.headings
            assert not theme.lead or any(said.startswith(theme.lead) for said in document.paragraphs)
    captions = [said for said in document.paragraphs if said.startswith(w("table", n=0).removesuffix("0"))]
    for number in numbers:
        assert len([said for said in captions if said.startswith(w("table", n=number) + ". ")]) == 1, number
    for text in (*report.front.about, *report.front.limitations, w("method_checked"), w("naive")):
        assert text in document.paragraphs
    assert (
        f"{w('report_by', authors='')}Kari Nordli {w('and')} Ola & Co <ola@example.org>"
        in document.paragraphs
    )
    assert document.quotes[:2] == [w("warning_title"), w("warning")]
    assert w("prose_only") in document.paragraphs


def test_numbers_stand_to_the_right_and_words_to_the_left() -> None:
    assert read(render_markdown(material.full())).aligned == {"None", "text-align:right"}


def test_hidden_counts_are_hidden_here_too() -> None:
    report = material.full()
    table = next(one for one in report.chapters[1].groups if one.hidden)
    row = next(one for one in table.rows if one.code == "arbeid")
    assert [cell.count if cell else None for cell in row.cells] == [18, 20, None, None, 52]
    printed = next(
        r for r in read(render_markdown(report)).rows if r[:2] == ["Arbeid", "18 (44\N{NO-BREAK SPACE}%)"]
    )
    assert printed[3:5] == [":", ":"]


def test_rows_that_are_not_split_are_named_under_the_table() -> None:
    report = material.full()
    frame = replace(report.frames[0], left_out=("Fest | fyll", "*Annet*"))
    document = read(render_markdown(replace(report, frames=(frame,))))
    assert words("nb")("left_out_rows", labels="Fest | fyll, *Annet*") in document.paragraphs


def test_the_warning_goes_when_every_quote_is_approved() -> None:
    assert words("nb")("warning_title") in render_markdown(material.full())
    assert words("nb")("warning_title") not in render_markdown(material.full(approved=True))


def test_the_same_report_gives_the_same_text() -> None:
    assert render_markdown(material.full()) == render_markdown(material.full())


def test_what_no_title_may_do_it_does_not_do() -> None:
    for text in ("# a", "a\n===\n\n# b", "[x]: http://a.example", "a #"):
        document = read(render_markdown(replace(material.full(), title=text)))
        assert document.headings[0].split() == text.split()
        assert len(document.headings) == len(read(render_markdown(material.full())).headings)


def test_an_empty_report_is_a_short_one() -> None:
    empty = replace(material.full(), chapters=(), frames=(), unsafe=())
    assert words("nb")("no_answers") in read(render_markdown(empty)).paragraphs


def test_a_held_report_is_the_same_report() -> None:
    report: Report = material.full()
    held = hold_all(report)
    assert held.unapproved == report.unapproved
    assert [plain(quote.text) for quote in held.quotes] == [shown(quote.text) for quote in report.quotes]


def test_no_line_ends_in_white_space_that_means_a_break() -> None:
    assert not [line for line in render_markdown(material.full()).split("\n") if line.endswith("  ")]
    assert "\n\n\n" not in render_markdown(material.full())
    assert render_html(material.full())
