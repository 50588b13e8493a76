"""The figures of a report, against counts made by hand from the thirty answers."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pandas as pd
import pytest
import report_material as material
from report_reading import Page

from ungtekst.codebook import Codebook
from ungtekst.errors import CallError
from ungtekst.quotes.display import is_true
from ungtekst.report import Layout, Report, build, render_html
from ungtekst.report.numbers import percent, rounded_sum
from ungtekst.report.shapes import CategoryTable, Sources

Change = tuple[int, str, str | None, str, bool]


def made(
    *changes: Change, quotes_per_theme: int = 5, groups: pd.DataFrame | None = None, **more: object
) -> Report:
    return build(
        material.answers(),
        material.codings(*changes),
        material.codebook(),
        material.asked(),
        material.METHOD,
        Layout(**more),  # type: ignore[arg-type]
        groups=groups,
        quoting=material.quoting(quotes_per_theme),
    )


def themes(report: Report) -> CategoryTable:
    return report.chapters[0].categories[0]


def counts(table: CategoryTable) -> dict[str, int | None]:
    return {row.code: row.count for row in table.rows}


def test_there_is_a_chapter_for_each_question_in_the_codebooks_order() -> None:
    report = made()
    assert [(c.number, c.question, c.wave) for c in report.chapters] == [
        (1, "hverdag", "2024"),
        (2, "råd", "2024"),
    ]
    assert report.chapters[0].wording == "Hvordan er en vanlig dag?"


def test_a_question_is_reported_for_its_latest_wave_and_another_can_be_picked() -> None:
    answers = material.answers()
    answers.loc[answers.index <= 12, "wave"] = "2023"
    asked = pd.DataFrame({"wave": ["2023", "2024"], "question": ["hverdag"] * 2, "asked": [13, 12]})

    def of(wave: str | None) -> Report:
        return build(
            answers,
            material.codings(),
            material.codebook(),
            asked,
            material.METHOD,
            Layout(wave=wave),
            quoting=material.quoting(),
        )

    latest = [(c.question, c.wave, c.bases.asked, c.bases.answered) for c in of(None).chapters]
    assert latest == [("hverdag", "2024", 12, 9), ("råd", "2024", None, 8)]
    assert [(c.question, c.wave, c.bases.answered) for c in of("2023").chapters] == [("hverdag", "2023", 12)]
    assert of("2023").decisions.total == 12 * 10
    assert {int(q.answer) for q in of(None).quotes} <= set(range(13, 31))


def test_bases_go_from_asked_to_coded_and_every_loss_has_its_reason() -> None:
    bases = made().chapters[0].bases
    assert (bases.asked, bases.no_row, bases.blank, bases.answered) == (25, 3, 1, 21)
    assert [(reason.id, reason.count) for reason in bases.left_out] == [
        ("ikke-svar", 1),
        ("utenfor-spørsmålet", 1),
        ("uleselig", 0),
    ]
    assert (bases.usable, bases.coded, bases.uncoded, bases.disputed) == (19, 19, 0, 0)


def test_nobody_knows_how_many_were_asked_and_the_report_says_so() -> None:
    bases = made().chapters[1].bases
    assert (bases.asked, bases.no_row) == (None, None)


def test_an_answer_nobody_has_judged_is_usable_but_not_coded() -> None:
    codings = material.codings()
    answers, rest = material.answers(), codings[~codings["answer"].isin([12, 13])]
    report = build(
        answers, rest, material.codebook(), material.asked(), material.METHOD, quoting=material.quoting()
    )
    bases = report.chapters[0].bases
    assert (bases.usable, bases.coded, bases.uncoded) == (19, 17, 2)
    assert themes(report).coded == 17
    assert {row.base for row in themes(report).rows} == {17}


def test_disputed_usability_leaves_the_answer_out_and_says_so() -> None:
    bases = made((1, "bruk", None, "human", True)).chapters[0].bases
    assert [(r.id, r.count) for r in bases.left_out][-1] == ("omstridt", 1)
    assert bases.usable == 18


def test_categories_count_respondents_and_add_up_as_counted_by_hand() -> None:
    table = themes(made())
    assert counts(table) == {
        "arbeid": 10, "fast": 4, "deltid": 1, "penger": 4, "venner": 2, "tiltak": 0, "klage": 1, "annet": 2,
    }  # fmt: skip
    assert (table.coded, table.answered) == (19, 21)
    assert (table.codings, table.without) == (19, None), "two have two codes: fewer than three"


def test_the_frequent_come_first_children_under_their_parent_and_complaint_and_residual_last() -> None:
    rows = [(row.code, row.depth) for row in themes(made()).rows]
    assert rows == [
        ("arbeid", 0), ("fast", 1), ("deltid", 1), ("penger", 0), ("venner", 0), ("tiltak", 0),
        ("klage", 0), ("annet", 0),
    ]  # fmt: skip


def test_shares_are_of_the_answers_judged_on_the_category() -> None:
    shares = {row.code: (row.percent, row.base) for row in themes(made()).rows}
    assert shares["arbeid"] == (53, 19)
    assert shares["penger"] == (21, 19)
    assert shares["tiltak"] == (0, 19)


def test_a_disputed_cell_counts_in_no_table_and_is_counted_beside_it() -> None:
    report = made((3, "arbeid", None, "human", True))
    row = next(row for row in themes(report).rows if row.code == "arbeid")
    assert (row.count, row.base, row.disputed, row.percent) == (9, 18, 1, 50)
    assert report.chapters[0].bases.disputed == report.disputed == 1
    assert not themes(report).one_base


def test_a_child_coded_1_makes_its_parent_1() -> None:
    table = themes(made((6, "fast", "1", "human", False), (6, "arbeid", "0", "model", False)))
    assert counts(table)["arbeid"] == 11
    assert counts(table)["fast"] == 5
    assert table.sources.human == themes(made()).sources.human + 1


def test_a_parent_that_is_not_codable_is_the_union_of_its_children() -> None:
    content = material.codebook().to_dict()
    next(c for c in content["dimensions"][0]["codes"] if c["id"] == "arbeid")["codable"] = False
    codebook = Codebook.from_dict(content)
    report = build(
        material.answers(),
        material.codings(),
        codebook,
        material.asked(),
        material.METHOD,
        quoting=material.quoting(),
    )
    assert counts(themes(report))["arbeid"] == 5


def test_a_category_judged_in_too_few_answers_shows_no_count() -> None:
    codings = material.codings()
    few = codings[(codings["variable"] != "penger") | (codings["answer"] <= 5)]
    report = build(
        material.answers(),
        few,
        material.codebook(),
        material.asked(),
        material.METHOD,
        quoting=material.quoting(),
    )
    row = next(row for row in themes(report).rows if row.code == "penger")
    assert (row.count, row.percent, row.base) == (None, None, 5)
    assert "penger" not in [theme.code for theme in report.chapters[0].themes]


def test_values_add_to_all_answers_with_a_value() -> None:
    (table,) = made().chapters[0].values
    assert [(row.code, row.count, row.percent) for row in table.rows] == [
        ("positiv", 7, 37),
        ("blandet", 1, 5),
        ("negativ", 6, 32),
        ("nøytral", 5, 26),
    ]
    assert (table.total, table.rounded_sum) == (19, 100)


def test_a_table_knows_when_its_rounded_shares_do_not_add_to_100() -> None:
    changes = [(number, "valens", "blandet", "human", False) for number in (1, 2)]
    (table,) = made(*changes).chapters[0].values
    assert [(row.count, row.percent) for row in table.rows] == [(6, 32), (3, 16), (6, 32), (4, 21)]
    assert table.rounded_sum == 101


def test_a_disputed_value_leaves_the_total_and_stands_beside_it() -> None:
    (table,) = made((7, "valens", None, "human", True)).chapters[0].values
    assert [(row.count, row.percent) for row in table.rows] == [(7, 39), (0, 0), (6, 33), (5, 28)]
    assert (table.total, table.disputed, table.not_judged) == (18, 1, 0)


@pytest.mark.parametrize(
    ("count", "base", "share"), [(1, 8, 13), (1, 200, 1), (1, 201, 0), (0, 5, 0), (7, 7, 100)]
)
def test_halves_are_rounded_up(count: int, base: int, share: int) -> None:
    assert percent(count, base) == share


def test_a_share_of_nothing_is_no_number() -> None:
    assert percent(0, 0) is None
    assert rounded_sum([1, 1, 1], 3) == 99


def test_codings_are_told_apart_by_source() -> None:
    assert themes(made()).sources == Sources(human=4, model=12, rule=3)


def test_every_current_decision_is_counted_once_in_the_method() -> None:
    report = made((3, "arbeid", None, "human", True))
    decided = material.codings()
    assert report.decisions.total == len(decided) - 1
    assert report.disputed == 1


def test_a_question_with_fewer_than_ten_coded_shows_no_table_and_no_quote() -> None:
    chapter = made().chapters[1]
    assert chapter.categories[0].coded == 8
    assert chapter.categories[0].rows == ()
    assert chapter.themes == ()
    assert made(min_base=8).chapters[1].categories[0].rows != ()


def test_themes_stand_in_the_order_of_their_table_with_their_base_and_what_they_belong_to() -> None:
    chapter = made().chapters[0]
    found = [(theme.code, theme.count, theme.base, theme.under) for theme in chapter.themes]
    assert found[:3] == [("arbeid", 10, 19, ""), ("fast", 4, 19, "Arbeid"), ("deltid", 1, 19, "Arbeid")]
    assert [theme.code for theme in chapter.themes] == [row.code for row in themes(made()).rows if row.count]


def test_bars_are_as_long_as_counts_or_as_shares_where_bases_differ() -> None:
    assert themes(made()).lengths["penger"] == 0.4
    report = made(*((number, "penger", None, "human", True) for number in (8, 9, 10, 11)))
    assert themes(report).lengths["penger"] == pytest.approx((4 / 15) / (10 / 19))


def test_the_main_findings_are_main_categories_and_no_residual_ones() -> None:
    chapter = made().chapters[0]
    assert [theme.code for theme in chapter.commonest] == ["arbeid", "penger", "venner"]
    assert chapter.everywhere == ()
    everybody = made(*((n, "penger", "1", "human", False) for n in range(1, 20))).chapters[0]
    assert [theme.code for theme in everybody.commonest] == ["arbeid", "venner"]
    assert everybody.everywhere == ("Penger",)


def test_quotes_come_from_answers_that_are_counted_and_are_verbatim() -> None:
    report, stored = made(), material.answers()["text"]
    for quote in report.quotes:
        assert quote.answer != 22, "off the question, and so in no count"
        assert is_true(quote, stored[quote.answer])


def test_a_disputed_code_is_never_quoted() -> None:
    before = made(quotes_per_theme=9)
    after = made((9, "arbeid", None, "human", True), quotes_per_theme=9)
    assert (9, "arbeid") in [(quote.answer, quote.code) for quote in before.quotes]
    assert (9, "arbeid") not in [(quote.answer, quote.code) for quote in after.quotes]


def test_the_number_of_quotes_is_an_argument() -> None:
    assert all(len(theme.quotes) <= 1 for theme in made(quotes_per_theme=1).chapters[0].themes)


def test_a_question_the_codebook_does_not_know_is_reported_under_its_id() -> None:
    answers = material.answers()
    answers.loc[answers["question"] == "råd", "question"] = "ukjent-id"
    report = build(
        answers,
        material.codings(),
        material.codebook(),
        material.asked(),
        material.METHOD,
        quoting=material.quoting(),
    )
    assert [(c.question, c.wording) for c in report.chapters][1] == ("ukjent-id", "ukjent-id")


def test_a_question_shows_only_the_dimensions_it_is_coded_on() -> None:
    content = material.codebook().to_dict()
    content["questions"][0]["dimensions"] = ["valens"]
    report = build(
        material.answers(),
        material.codings(),
        Codebook.from_dict(content),
        material.asked(),
        material.METHOD,
        quoting=material.quoting(),
    )
    assert report.chapters[0].categories == ()
    assert report.chapters[0].themes == ()
    assert len(report.chapters[0].values) == 1


def test_a_project_without_codings_or_answers_still_gives_a_report() -> None:
    none = material.codings().iloc[:0]
    answers, codebook, asked = material.answers(), material.codebook(), material.asked()
    method = replace(material.METHOD, source="", run_date="", learnt_from=0, human_codings=0, coders=())
    uncoded = build(answers, none, codebook, asked, method)
    assert [chapter.bases.coded for chapter in uncoded.chapters] == [0, 0]
    empty = build(answers.iloc[:0], none, codebook, asked, method)
    assert empty.chapters == ()
    assert "ingen svar" in render_html(empty)
    assert "Ingen maskinkoding" in render_html(uncoded)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(CallError, match="nb, nn, en"):
        made(language="sv")


def test_the_rendered_numbers_are_those_of_the_report_and_agree_with_each_other() -> None:
    report = made((3, "arbeid", None, "human", True), (6, "fast", None, "human", True))
    page = Page(render_html(report))
    for chapter in report.chapters:
        overview = next(row for row in page.table("Tabell 1.").rows if chapter.wording in row[0])
        assert overview[2:] == [str(chapter.bases.answered), str(chapter.bases.coded)]
        for table in chapter.categories:
            if not table.rows:
                continue
            printed = page.table(f"Tabell {table.number}.").rows[1:]
            *rows, coded, answered = printed
            assert [row[1] for row in rows] == [str(row.count) for row in table.rows]
            assert (coded[1], answered[1]) == (str(table.coded), str(table.answered))
            for row, cells in zip(table.rows, rows, strict=True):
                own = f" av {row.base}" if row.base != table.coded else ""
                assert cells[2] == f"{percent(row.count or 0, row.base)}\N{NO-BREAK SPACE}%{own}"
            assert sum(row.count or 0 for row in table.rows if not row.depth) == table.codings
            assert table.sources.total == table.codings
        for values in chapter.values:
            if values.rows:
                *rows, total = page.table(f"Tabell {values.number}.").rows[1:]
                assert sum(int(row[1]) for row in rows) == int(total[1]) == values.total
        bases = chapter.bases
        assert bases.answered - sum(reason.count for reason in bases.left_out) == bases.usable
        for theme in chapter.themes:
            row = next(row for table in chapter.categories for row in table.rows if row.code == theme.code)
            assert (theme.count, theme.base) == (row.count, row.base)


def test_importing_the_room_is_cheap() -> None:
    heavy = "('pandas', 'sklearn', 'spacy', 'jinja2')"
    script = f"import sys, ungtekst.report; sys.exit(any(name in sys.modules for name in {heavy}))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
