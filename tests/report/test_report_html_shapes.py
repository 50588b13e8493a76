"""The page of a whole report: every table stands where it should, and says what it holds and hides."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from jinja2 import Environment
from report_full import GROUPS, full
from report_reading import Page, ReadTable

from ungtekst.report import LANGUAGES, Report, render_html
from ungtekst.report.render import environment
from ungtekst.report.shapes import SplitTable
from ungtekst.report.user_templates import UserTemplate
from ungtekst.report.words import words


def read(report: Report) -> Page:
    return Page(render_html(report))


def section(html: str, start: str) -> str:
    """A part of the page, from a heading's id to the next heading of a chapter."""
    return html.split(f'id="{start}"')[1].split("<h2")[1]


def split(number: int) -> tuple[SplitTable, ReadTable]:
    report = full()
    table = next(table for table in report.splits if table.number == number)
    return table, read(report).table(f"Tabell {number}.")


@pytest.mark.parametrize("number", [2, 10, 11, 12, 13])
def test_every_count_and_share_of_a_split_table_is_printed_or_hidden(number: int) -> None:
    table, printed = split(number)
    said = words("nb")
    for row, line in zip(table.rows, printed.rows[2:], strict=False):
        for place, cell in enumerate(row.cells):
            count, share = line[1 + 2 * place : 3 + 2 * place]
            if cell is None:
                assert (count, share) == ("·", "·")
            elif cell.count is None:
                assert (count, share) == (table.blank, table.blank)
            else:
                assert count == said.number(cell.count)
                assert share == (":" if cell.base is None else said.percent(cell.percent))
    bases = [":" if column.base is None else said.number(column.base) for column in table.columns]
    assert printed.rows[-1][1 : 1 + 2 * len(bases) : 2] == bases


def test_heads_name_the_groups_and_a_hostile_one_is_text() -> None:
    _, printed = split(10)
    assert printed.rows[0] == ["Kategori", *GROUPS, "Ikke oppgitt", "Alle"]
    assert printed.rows[1] == ["Antall", "Andel"] * 5


def test_a_cell_with_a_base_of_its_own_says_so() -> None:
    report = full()
    table = report.chapters[1].groups[0]
    row = table.rows[1]
    assert row.cells[0] is not None
    cells = (replace(row.cells[0], base=38), *row.cells[1:])
    table = replace(table, rows=(table.rows[0], replace(row, cells=cells), *table.rows[2:]))
    page = read(replace(report, chapters=(replace(report.chapters[1], groups=(table,)),)))
    printed = page.table("Tabell 10.")
    assert "som er vurdert på kategorien" in printed.caption
    assert printed.rows[3][1:3] == ["8 av 38", "21\N{NO-BREAK SPACE}%"]
    assert printed.rows[3][3:5] == ["8", "17\N{NO-BREAK SPACE}%"]


def test_change_is_told_in_points_with_its_sign() -> None:
    table, printed = split(13)
    assert printed.rows[0] == ["Kategori", "2023", "2024", "Endring"]
    change = {row.code: line[-1] for row, line in zip(table.rows, printed.rows[2:], strict=False)}
    assert change["arbeid"] == "+8 pp."
    assert change["penger"] == "−1 pp."
    assert change["tiltak"] == "·"
    assert change["klage"] == "–"
    assert "er ikke prøvd statistisk" in read(full()).text


def test_what_hides_and_what_is_not_meant_is_explained_under_the_tables_that_have_it() -> None:
    html = render_html(full())

    def notes(number: int) -> str:
        return html.split(f'id="tabell-{number}"')[1].split('class="notes"')[1].split("</div>")[0]

    hidden, not_for = "skjult fordi de gjelder færre enn 3 personer", "«·» betyr"
    assert [hidden in notes(number) for number in (2, 10, 11, 12, 13)] == [False, True, True, True, False]
    assert [not_for in notes(number) for number in (2, 10, 11, 12, 13)] == [True, False, False, True, True]


def test_pairs_tell_both_shares_and_the_least_number_listed() -> None:
    printed = read(full()).table("Tabell 9.")
    assert printed.rows[1] == [
        *("Arbeid", "Penger", "15"),
        *("29\N{NO-BREAK SPACE}% av 52", "63\N{NO-BREAK SPACE}% av 24"),
    ]
    assert "Par som finnes i færre enn 5 svar, er ikke med." in read(full()).text


def test_aims_name_their_categories_and_one_without_any_is_told() -> None:
    printed = read(full()).table("Tabell 14.")
    assert printed.rows[1] == ["delmål 8 <arbeid>", "Arbeid, Tiltak fra Nav", "52", "41\N{NO-BREAK SPACE}%"]
    assert printed.rows[4] == ["delmål 17", "–", "0", "0\N{NO-BREAK SPACE}%"]


def test_a_chapter_goes_from_the_question_to_the_reservations() -> None:
    html = render_html(full())
    chapter = html.split('<section id="kapittel-2"')[1].split('<section id="kapittel-3"')[0]
    order = [
        *("Hvordan er en vanlig dag", "Spørsmål: hverdag", "mars 2024", "telefonintervju", "Tabell 6."),
        *("Arbeid er det flest skriver om", "Figur 2.", "Tabell 7.", "Tabell 8.", "Temaer og sitater"),
        *("Temaer som opptrer sammen", "Etter landsdel", "Tabell 11.", "Etter situasjon", "Tabell 12."),
        *("Tabellen etter kommune er utelatt", "Sammenlignet med forrige bølge"),
        *("Fordelt på «bærekraftsmål»", "Forbehold", "Svarene er korte"),
    ]
    places = [chapter.index(said) for said in order]
    assert places == sorted(places)


def test_a_result_told_in_prose_has_its_bases_and_no_table_more() -> None:
    html = render_html(full())
    chapter = html.split('<section id="kapittel-3"')[1].split('<section id="kapittel-4"')[0]
    assert chapter.count("<table") == 1
    assert "Rådene handler mest om å bli ringt tilbake." in chapter
    assert "er bare omtalt i tekst. Det er ikke laget tabell over kategoriene." in chapter
    assert "<svg" not in chapter


def test_the_researchers_line_stands_before_the_count() -> None:
    assert "Flere enn før skriver om dette &amp; &lt;annet&gt;. Nevnt i 33 av 126 kodede svar" in render_html(
        full()
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nb",
            "Av 126 kodede svar er dette nevnt i flest: Arbeid (52, 41\N{NO-BREAK SPACE}%), Skole og"
            " utdanning (33, 26\N{NO-BREAK SPACE}%) og Venner <og> familie (29, 23\N{NO-BREAK SPACE}%).",
        ),
        ("nn", "dette nemnt i flest: Arbeid (52, 41\N{NO-BREAK SPACE}%), Skule og utdanning (33"),
        ("en", "most mention: Work (52, 41%), School and education (33, 26%) and Friends <and> family (29"),
    ],
)
def test_the_main_findings_are_one_paragraph_a_chapter(language: str, said: str) -> None:
    page = read(full(language))
    assert said in page.text
    assert sum(tag == "dd" for tag, _ in page.tags) == 4


def test_the_front_says_who_when_and_how() -> None:
    text = read(full()).text
    for said in (
        *("Av Kari Nordli og Ola & Co <ola@example.org>", "Utgitt av Institutt for åpne svar"),
        *("Datainnsamling: januar–mars 2024", "Innsamlingsmåte: nettskjema, med SMS-purring"),
        *("Unge mellom 18 og 24 år", "åpne svarene {{ 7*7 }}."),
    ):
        assert said in text


def test_the_method_says_who_coded_and_what_was_controlled_and_hidden() -> None:
    text = section(render_html(full()), "metode")
    for said in (
        *("kari: 260 kodinger i 96 svar", "ola &lt;o&gt;: 152 kodinger i 60 svar"),
        *("40 av 226 svar trukket tilfeldig, og 36", "30 svar trukket tilfeldig, og 30", "av 2 kodere"),
        *("avgjort i prosjektet: 5.", "Ikke alle er lest av et menneske", "tall under 3 skjult (0 vises)"),
        *("Skjulte tall i alt: 21.", "når minst 10 svar er kodet", "holdt mot tabellene", "Begrensninger"),
        *("tre landsdeler", "er endret siden: 1."),
    ):
        assert said in " ".join(text.split())
    bare = full(approved=True)
    bare = replace(bare, by=(), method=replace(bare.method, draws=()))
    text = section(render_html(bare), "metode")
    assert "Det er ikke trukket svar til kontroll av maskinkodingen." in text
    assert "sitatene er lest av et menneske før de ble godkjent" in " ".join(text.split())
    assert "skjult" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_report_is_sound_html_with_one_name_an_id(language: str) -> None:
    page = read(full(language))
    assert page.open == []
    ids = [given["id"] for _, given in page.tags if "id" in given]
    assert len(ids) == len(set(ids))
    named = [name for _, given in page.tags for name in (given.get("aria-labelledby") or "").split()]
    assert set(named) <= set(ids)
    heads = [given for tag, given in page.tags if tag == "th"]
    assert all(given.get("scope") in ("col", "row", "colgroup") for given in heads)
    assert all(table.caption for table in page.tables)
    assert [quote[0] for quote in page.quotes] == [quote.answer for quote in full().quotes]


def test_the_style_sheet_holds_no_text_of_anybodys_and_few_rules_a_theme() -> None:
    def style(report: Report) -> str:
        return render_html(report).split("<style>")[1].split("</style>")[0]

    report = full()
    for text in (*GROUPS, "landsdel", "arbeid", "Penger"):
        assert text not in style(report)
    chapter = report.chapters[1]
    more = tuple(replace(theme, code=theme.code + "-mer") for theme in chapter.themes)
    grown = replace(report, chapters=(report.chapters[0], replace(chapter, themes=(*chapter.themes, *more))))
    assert len(style(grown)) - len(style(report)) < 400 * len(more)


def documented(environment: Environment) -> set[str]:
    source, _, _ = environment.loader.get_source(environment, "report.html.j2")  # type: ignore[union-attr]
    comment = source.split("#}")[0]
    told = comment.split("Blocks of the page")[1]
    return set(re.findall(r"\b[a-z_]+\b", re.sub(r"\([^)]*\)|`\w+`|\{\{.*?\}\}", "", told)))


def test_every_block_is_named_in_the_comment_and_can_be_overridden() -> None:
    ours = environment()
    blocks = set(ours.get_template("report.html.j2").blocks)
    assert blocks <= documented(ours)
    mine = "".join(
        f"{{% block {block} %}}{'' if block in ('title', 'style') else f'<p>MITT {block}</p>'}"
        "{{ super() }}{% endblock %}"
        for block in sorted(blocks)
    )
    html = render_html(full(), UserTemplate('{% extends "report.html.j2" %}' + mine))
    counts = {block: html.count(f"<p>MITT {block}</p>") for block in blocks - {"title", "style"}}
    chapters, themes = len(full().chapters), sum(len(chapter.themes) for chapter in full().chapters)
    for block, count in counts.items():
        many = {"theme": themes, "quote": len(full().quotes)}.get(
            block, chapters if "chapter" in block else 1
        )
        assert count == (1 if block == "chapters" else many), block


def test_a_block_of_a_chapter_knows_its_chapter() -> None:
    text = (
        '{% extends "report.html.j2" %}{% block theme %}'
        "<p>{{ theme.label }} i {{ chapter.number }}</p>{% endblock %}"
    )
    html = render_html(full(approved=True), UserTemplate(text))
    assert "<p>Skole og utdanning i 1</p>" in html
    assert "<p>Skole og utdanning i 2</p>" in html
    assert "<blockquote" not in html


def test_charts_and_cells_are_drawn_to_the_shares() -> None:
    html = render_html(full())
    values = section(html, "kapittel-2").split('id="tabell-8"')[1].split("</table>")[0]
    assert re.findall(r'<rect x="0" y="1" width="(\d+)%"', values) == ["37", "17", "30", "16"]
    assert values.count('aria-hidden="true"') == 4


def test_a_report_without_groups_themes_or_prose_has_no_empty_parts() -> None:
    report = full()
    bare = replace(
        report,
        chapters=(replace(report.chapters[4], number=1),),
        frames=(),
        front=type(report.front)(),
        by=(),
        unsafe=(),
    )
    html = render_html(bare)
    for part in ("hovedfunn", "rammer", "om"):
        assert f'id="{part}"' not in html
        assert f'href="#{part}"' not in html
    assert not re.search(r"<(p|ul|dl|h\d|div|dd|li)[^>]*>\s*</\1>", html)
