"""Tables that research reports have printed, made again from coded data: the same figures and bases."""

from __future__ import annotations

import printed
import pytest
from report_reading import Page

from ungtekst.report import Layout, render_html
from ungtekst.report.shapes import CategoryTable, SplitTable

LAST = ("negative", "complaint", "residual")


def table_of(number: str) -> CategoryTable:
    one = printed.TABLES[number]
    return printed.report(one.lines, printed.coded([("OT", one)])).chapters[0].categories[0]


def test_there_are_fourteen() -> None:
    assert len(printed.TABLES) == 14
    assert sum(len(table.lines) for table in printed.TABLES.values()) == 73


@pytest.mark.parametrize("number", printed.TABLES)
def test_the_report_prints_the_same_figures_and_bases(number: str) -> None:
    one = printed.TABLES[number]
    report = printed.report(one.lines, printed.coded([("OT", one)]))
    (chapter,) = report.chapters
    (table,) = chapter.categories
    assert {row.code: row.count for row in table.rows} == {line.code: line.count for line in one.lines}
    assert {row.label for row in table.rows} == {line.label for line in one.lines}
    assert (table.answered, table.coded) == (one.base, one.base - one.left_out)
    assert table.codings == sum(line.count for line in one.lines if not line.parent)
    several = table.codings - min(table.coded, table.codings)
    assert table.without == (None if 0 < several < 3 else table.coded - min(table.coded, table.codings))
    page = Page(render_html(report))
    read = {row[0].removeprefix("herunder: "): row[1] for row in page.table("respondenter i hver").rows[1:]}
    assert {line.label: str(line.count) for line in one.lines}.items() <= read.items()
    assert read["Respondenter som svarte"] == str(one.base)
    assert read["Svar kodet"] == str(one.base - one.left_out)


@pytest.mark.parametrize("number", printed.TABLES)
def test_the_report_says_by_itself_when_there_are_more_codings_than_respondents(number: str) -> None:
    one = printed.TABLES[number]
    report = printed.report(one.lines, printed.coded([("OT", one)]))
    (table,) = report.chapters[0].categories
    html = render_html(report)
    said = f"her er {table.codings} kodinger i {table.coded} kodede svar" in html
    assert said == (table.codings > table.coded)
    assert said != ("Et svar kan ha flere koder eller ingen." in html)


@pytest.mark.parametrize("number", printed.TABLES)
def test_the_commonest_come_first_and_residual_complaint_and_negative_ones_last(number: str) -> None:
    rows = [row for row in table_of(number).rows if not row.depth]
    ordinary = [row.count or 0 for row in rows if not row.role]
    assert ordinary == sorted(ordinary, reverse=True)
    assert all(row.role in LAST for row in rows[len(ordinary) :])


def test_six_answers_that_do_not_answer_are_taken_out_of_the_base_with_their_reason() -> None:
    one = printed.TABLES["5-3"]
    bases = printed.report(one.lines, printed.coded([("OT", one)])).chapters[0].bases
    left_out = {reason.id: reason.count for reason in bases.left_out if reason.count}
    assert left_out == {"utenfor-spørsmålet": 6}
    assert (bases.answered, bases.usable, bases.coded) == (97, 91, 91)


def test_seventy_of_whom_thirty_five_and_twenty_three() -> None:
    rows = table_of("8-6").rows[:3]
    assert [(row.count, row.depth) for row in rows] == [(70, 0), (35, 1), (23, 1)]


def test_the_valence_table_has_number_share_and_total() -> None:
    report = printed.valence()
    (table,) = report.chapters[0].values
    assert [(row.count, row.percent) for row in table.rows] == [(237, 56), (107, 25), (79, 19)]
    assert (table.total, report.chapters[0].bases.asked) == (423, 589)
    rows = Page(render_html(report)).table("Valens").rows
    assert rows[-1] == ["Totalt", "423", "100\N{NO-BREAK SPACE}%"]


@pytest.mark.parametrize(("ot", "nav"), [("9-13", "9-14"), ("9-16", "9-17")])
def test_two_services_that_share_a_frame_stand_side_by_side(ot: str, nav: str) -> None:
    both = [("OT", printed.TABLES[ot]), ("NAV", printed.TABLES[nav])]
    shared = {line.code: line for _, one in reversed(both) for line in one.lines}
    report = printed.report(shared.values(), printed.coded(both), Layout(by=("tjeneste",), min_cell=0))
    (table,) = report.chapters[0].groups
    for service, one in both:
        base, cells = column(table, service)
        assert base == one.base
        assert {code: n for code, n in cells.items() if n is not None} == {
            line.code: line.count for line in one.lines
        }
        others = {line.code for line in shared.values() if line.only and line.only != service}
        assert {code for code, n in cells.items() if n is None} == others, "rows of the other's own"
    base, cells = column(table, "Alle")
    assert base == sum(one.base for _, one in both)
    assert cells == {
        code: sum(line.count for _, one in both for line in one.lines if line.code == code) for code in shared
    }


def column(table: SplitTable, label: str) -> tuple[int | None, dict[str, int | None]]:
    place = [one.label for one in table.columns].index(label)
    cells = {row.code: row.cells[place] for row in table.rows}
    return table.columns[place].base, {code: cell and cell.count for code, cell in cells.items()}


def test_categories_are_told_again_by_the_projects_aims() -> None:
    one = printed.TABLES["8-4"]
    report = printed.report(one.lines, printed.coded([("OT", one)]))
    (aims,) = report.chapters[0].aims
    data = printed.coded([("OT", one)]).codings
    ones = data[data["value"] == "1"]
    pointing = ones[ones["variable"].isin(["endot1", "endot2"])]
    assert aims.frame == "prosjektets mål"
    assert {row.id: row.count for row in aims.rows} == {
        "IO2": pointing["answer"].nunique(),
        "IO1": 11,
        "IO3": 3,
    }
    assert {row.base for row in aims.rows} == {123}
    assert len(next(row for row in aims.rows if row.id == "IO2").labels) == 2
