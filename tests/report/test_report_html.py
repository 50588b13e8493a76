"""The page: one file, no network, no script, every quote verbatim, in three languages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import report_material as material
from report_reading import Page
from test_report_build import made

from ungtekst.errors import CallError
from ungtekst.quotes.display import Display
from ungtekst.report import LANGUAGES, render_html
from ungtekst.report.words import words


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render_html(made()) == render_html(made())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_quote_is_verbatim_in_the_stored_answer(language: str) -> None:
    report, stored = made(language=language, quotes_per_theme=9), material.answers()["text"]
    quotes = Page(render_html(report)).quotes
    assert [(a, c, t) for a, c, t, _ in quotes] == [(q.answer, q.code, q.text) for q in report.quotes]
    assert {7, 8, 9, 10, 11} <= {answer for answer, *_ in quotes}, "the long and the hostile are among them"
    for answer, _, text, pieces in quotes:
        assert all(piece in stored[answer] for piece in pieces)
        assert all(piece in stored[answer] for piece in text.split("(…)"))


@pytest.mark.parametrize(
    ("language", "under"),
    [
        ("nb", ["Svar 1. Kodet etter «tar bussen», «jobb»", "Svar 17. Kodet etter (spørsmålet)", "Svar 4"]),
        ("nn", ["Svar 1. Koda etter «tar bussen», «jobb»", "Svar 17. Koda etter (spørsmålet)", "Svar 4"]),
        ("en", ["Answer 1. Coded by «tar bussen», «jobb»", "Answer 17. Coded by (the question)", "Answer 4"]),
    ],
)
def test_under_a_quote_stand_its_number_and_the_words_that_spoke(language: str, under: list[str]) -> None:
    page = Page(render_html(made(language=language, quotes_per_theme=9)))
    said = {(a, c): text for (a, c, *_), (text, _) in zip(page.quotes, page.spoken, strict=True)}
    assert [said[1, "fast"], said[17, "fast"], said[4, "penger"]] == under


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_under_a_quote_is_in_the_quote_as_it_was_written(language: str) -> None:
    report = made(language=language, quotes_per_theme=9)
    page = Page(render_html(report))
    assert [named for _, named in page.spoken] == [list(quote.words) for quote in report.quotes]
    for (*_, pieces), (_, named) in zip(page.quotes, page.spoken, strict=True):
        assert len(named) <= 3
        assert all(any(word in piece for piece in pieces) for word in named)
    named = [word for _, words_ in page.spoken for word in words_]
    assert {"to kvelder", "<b>fett</b>", "\u202ejobb", "arbeidsmarkedstiltak" * 15, "først\r\nso"} <= {*named}


def test_the_words_that_spoke_do_not_touch_the_quote() -> None:
    report = made(quotes_per_theme=9)
    chapter = report.chapters[0]
    silent = tuple(
        replace(theme, quotes=tuple(replace(quote, words=(), by_question=False) for quote in theme.quotes))
        for theme in chapter.themes
    )
    without = replace(report, chapters=(replace(chapter, themes=silent), *report.chapters[1:]))
    kept = [re.findall(r"<blockquote.*?</blockquote>", render_html(r), re.S) for r in (report, without)]
    assert kept[0] == kept[1]
    assert "Kodet etter «<bdi>" not in render_html(without)


def test_hostile_answers_are_shown_as_text_and_run_nothing() -> None:
    page = Page(render_html(made(quotes_per_theme=9)))
    shown = {answer: text for answer, _, text, _ in page.quotes}
    assert shown[8] == material.HTML
    assert shown[9] == material.RTL
    assert shown[10] == material.WORD
    assert shown[11] == material.LINES
    assert "49" not in shown[8]
    assert not [tag for tag, _ in page.tags if tag in ("script", "img", "iframe", "link", "object", "b")]


def test_hostile_codebook_texts_are_shown_as_text() -> None:
    page = Page(render_html(made()))
    assert "Hverdagen <uten> skole" in page.text
    assert "uten" not in [tag for tag, _ in page.tags]


def test_the_page_asks_for_nothing_outside_itself() -> None:
    html = render_html(made())
    page = Page(html)
    for tag, given in page.tags:
        assert not {"src", "srcset", "action", "data", "poster", "background"} & given.keys(), tag
        assert not [name for name in given if name.startswith("on")], tag
        assert (given.get("href") or "#").startswith("#"), tag
    assert "url(" not in html
    assert "@import" not in html
    policy = [
        given["content"] for tag, given in page.tags if given.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_tags_are_balanced_ids_are_unique_and_every_link_leads_somewhere() -> None:
    page = Page(render_html(made()))
    assert page.open == []
    ids = [given["id"] for _, given in page.tags if "id" in given]
    assert len(ids) == len(set(ids))
    links = [(given["href"] or "")[1:] for tag, given in page.tags if tag == "a"]
    assert set(links) <= set(ids)
    assert {"kapittel-1", "kapittel-2", "metode"} <= set(links)
    named = [name for _, given in page.tags for name in (given.get("aria-labelledby") or "").split()]
    assert set(named) <= set(ids)


def test_the_chart_has_words_for_those_who_cannot_see_it() -> None:
    html = render_html(made())
    assert html.count('<svg role="img"') == 1
    assert "Arbeid: 10 av 19 (53\N{NO-BREAK SPACE}%); Fast arbeid: 4 av 19" in html


def test_a_long_label_is_broken_in_the_chart_and_stays_whole_in_the_table() -> None:
    report = made()
    table = report.chapters[0].categories[0]
    long = "Endret samarbeid mellom skole, kommune og fylke (ofte kortere møter, færre brev)"
    changed = replace(table, rows=(replace(table.rows[0], label=long), *table.rows[1:]))
    report = replace(report, chapters=(replace(report.chapters[0], categories=(changed,)),))
    html = render_html(report)
    assert long in html.split("<tbody>")[3]
    texts = re.findall(r"<text x=\"0\" y=\"\d+\">([^<]*)</text>", html)
    assert " ".join(texts[:2]) == long
    assert max(map(len, texts)) <= 44


def test_the_first_page_warns_of_quotes_that_nobody_has_approved() -> None:
    report = made()
    html = render_html(report)

    def by_siv(quote: Display) -> Display:
        return replace(quote, approved=True, approver="siv")

    assert html.index("Ikke alle sitatene i denne rapporten er lest") < html.index("<nav")
    chapters = tuple(
        replace(
            chapter,
            themes=tuple(
                replace(
                    theme, quotes=tuple(replace(one, approved=True, approver="siv") for one in theme.quotes)
                )
                for theme in chapter.themes
            ),
        )
        for chapter in report.chapters
    )
    approved = render_html(replace(report, chapters=chapters))
    assert "Bare til intern bruk" not in approved
    assert "Hvert sitat er godkjent i den formen det står her. Godkjent av: siv." in approved


def test_several_codes_an_answer_are_explained_with_a_decimal_comma() -> None:
    more = [(number, "venner", "1", "human", False) for number in (1, 2, 3, 4)]
    assert "23 kodinger i 19 kodede svar, i gjennomsnitt 1,2 per svar" in render_html(made(*more))
    assert "23 codings in 19 coded answers, 1.2 an answer" in render_html(made(*more, language="en"))


def test_where_there_are_no_more_codings_than_answers_nothing_tells_how_many_have_several() -> None:
    html = render_html(made())
    assert "Et svar kan ha flere koder eller ingen." in html
    assert "har ingen av kodene" not in html, "it would tell that two have two"
    plain = made((7, "penger", "0", "human", False), (18, "penger", "0", "human", False))
    assert "2 av 19 kodede svar har ingen av kodene" in render_html(plain)


def test_a_rounding_note_stands_only_where_it_is_needed() -> None:
    assert "summerer seg til" not in render_html(made())
    off = made((1, "valens", "blandet", "human", False), (2, "valens", "blandet", "human", False))
    assert [row.percent for row in off.chapters[0].values[0].rows] == [32, 16, 32, 21]
    assert "avrundet hver for seg og summerer seg til 101 prosent" in render_html(off)


def test_disputed_cells_stand_beside_the_table() -> None:
    page = Page(render_html(made((3, "arbeid", None, "human", True))))
    table = page.table("respondenter i hver kategori")
    assert table.rows[0][-1] == "Omstridt"
    assert table.rows[1][-1] == "1"
    assert "der kodere er uenige: 1." in page.text
    assert "Omstridt" not in Page(render_html(made())).table("hver kategori").rows[0]


def test_a_small_base_is_said_in_a_sentence() -> None:
    page = Page(render_html(made()))
    assert "Temaer: 8 svar er kodet. Under 10 svar vises verken tabell eller sitater" in page.text
    assert {answer for answer, *_ in page.quotes}.isdisjoint(range(23, 31))
    assert "mer penger til bussen" not in page.text


def test_the_report_says_how_the_answers_were_coded() -> None:
    text = Page(render_html(made())).text
    assert "ungtekst 0.1.0" in text
    assert "versjon 1.0.0 (fingeravtrykk 0123456789ab)" in text
    assert "Maskinkodingen 12. mars 2024 er gjort av en modell som har lært av 4 svar" in text
    assert "kari: 36 kodinger i 4 svar" in text
    rules = render_html(replace(made(), method=replace(material.METHOD, source="rule")))
    assert "bygger bare på kodeboken" in rules


@pytest.mark.parametrize(
    ("language", "contents", "theme", "share"),
    [
        ("nb", "Innhold", "Penger", "53\N{NO-BREAK SPACE}%"),
        ("nn", "Innhald", "Pengar", "53\N{NO-BREAK SPACE}%"),
        ("en", "Contents", "Money", "53%"),
    ],
)
def test_a_report_speaks_one_language(language: str, contents: str, theme: str, share: str) -> None:
    html = render_html(made(language=language))
    assert f'<html lang="{language}">' in html
    for word in (contents, theme, share):
        assert word in html


def test_every_language_has_every_sentence_with_the_same_values() -> None:
    tables = [words(language).table for language in LANGUAGES]
    for key in tables[0]:
        named = [set(re.findall(r"{(\w+)}", table[key])) for table in tables]
        assert named[0] == named[1] == named[2], key
    assert tables[0].keys() == tables[1].keys() == tables[2].keys()


def test_numbers_are_written_as_the_language_writes_them() -> None:
    nb, en = words("nb"), words("en")
    assert (nb.number(9999), nb.number(12345)) == ("9999", "12\N{NO-BREAK SPACE}345")
    assert en.number(12345) == "12,345"
    assert (nb.decimal(1.25), en.decimal(1.35)) == ("1,2", "1.4")
    assert (nb.date("2024-05-01T10:00"), en.date("2024-05-01"), nb.date("i går")) == (
        "1. mai 2024",
        "1 May 2024",
        "i går",
    )
    with pytest.raises(CallError):
        words("de")
