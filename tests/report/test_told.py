"""The researcher's prose in a report: his numbers follow the tables, and what contradicts them is told."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import printed
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_full import full
from test_report_build import made
from test_report_splits import drawn, shops, two_waves

from ungtekst.codebook import Codebook
from ungtekst.errors import DataError
from ungtekst.report import LANGUAGES, Layout, Report, render_html
from ungtekst.report.figures import contradictions
from ungtekst.report.prose import told
from ungtekst.report.text_calls import CALLS
from ungtekst.report.texts import read
from ungtekst.resources import shipped

HEAD = "ungtekst: texts/1\n"


def with_texts(folder: Path, content: str, report: Report | None = None) -> Report:
    path = folder / "tekster.yaml"
    path.write_text(HEAD + content, encoding="utf-8")
    return told(report or made(), read(path))


def sentences(report: Report) -> list[str]:
    return [one.sentence("nb") for one in contradictions(report)]


def test_the_prose_stands_where_it_belongs_with_the_numbers_of_the_tables(tmp_path: Path) -> None:
    report = with_texts(
        tmp_path,
        """\
title: En vanlig dag
authors: [Kari Nordli, Ola Vik]
institute: Et institutt
period: mars 2024
mode: nettskjema
invited: 40
about: |
  Om undersøkelsen.

  {{ n('arbeid', 'hverdag') }} skriver om arbeid.
limitations: Få svar.
questions:
  hverdag:
    summary: |
      {{ answered() }} svarte. {{ share('arbeid') }} er inne på arbeid (tabell {{ table('tema') }}).
    leads: {penger: "{{ n('penger') }} mangler penger."}
    limitations: Spørsmålet var vidt.
    mode: telefon
    period: april
""",
    )
    front, chapter = report.front, report.chapters[0]
    assert report.title == "En vanlig dag"
    assert (front.authors, front.institute) == (("Kari Nordli", "Ola Vik"), "Et institutt")
    assert (front.period, front.mode, front.limitations) == ("mars 2024", "nettskjema", ("Få svar.",))
    assert front.about == ("Om undersøkelsen.", "Ti skriver om arbeid.")
    table = chapter.categories[0].number
    assert chapter.summary == (f"21 svarte. 53 prosent er inne på arbeid (tabell {table}).",)
    assert (chapter.mode, chapter.period) == ("telefon", "april")
    assert chapter.limitations == ("Spørsmålet var vidt.",)
    assert {theme.code: theme.lead for theme in chapter.themes if theme.lead} == {
        "penger": "Fire mangler penger."
    }
    assert chapter.bases.invited == 40
    assert sentences(report) == []


def test_a_number_that_was_typed_is_held_against_the_table_and_both_places_are_named(tmp_path: Path) -> None:
    report = with_texts(
        tmp_path, "questions: {hverdag: {summary: 'Hele 20 svar handler om arbeid, og 4 om penger.'}}\n"
    )
    (said,) = sentences(report)
    table = report.chapters[0].categories[0].number
    assert said.startswith("questions.hverdag.summary[1]: setning 1 sier 20")
    assert f"tabell {table}, rad «Arbeid» sier 10" in said


def test_a_number_from_elsewhere_is_vouched_for_and_the_report_says_how_many(tmp_path: Path) -> None:
    content = "questions: {hverdag: {summary: \"I fjor svarte {{ elsewhere('1 400') }} om arbeid.\"}}\n"
    report = with_texts(tmp_path, content)
    assert report.chapters[0].summary == ("I fjor svarte 1 400 om arbeid.",)
    assert report.vouched == (("questions.hverdag.summary", "1 400"),)
    assert sentences(report) == []
    assert "ikke er holdt mot tabellene: 1." in render_html(report)
    typed = "questions: {hverdag: {summary: 'Av alle svarte 1400 om arbeid.'}}\n"
    assert sentences(with_texts(tmp_path, typed)) != []


def test_vouching_for_a_number_in_one_text_leaves_the_others_held(tmp_path: Path) -> None:
    content = """\
questions:
  hverdag:
    summary: "Vi ventet {{ elsewhere('14') }} svar om arbeid."
    limitations: "Bare 14 svar handler om arbeid."
"""
    (said,) = sentences(with_texts(tmp_path, content))
    assert "limitations" in said


def test_a_line_about_a_theme_that_nobody_has_is_printed(tmp_path: Path) -> None:
    report = with_texts(tmp_path, "questions: {hverdag: {leads: {tiltak: Ingen nevner tiltak.}}}\n")
    theme = report.chapters[0].themes[-1]
    assert (theme.code, theme.count, theme.lead, theme.quotes) == ("tiltak", 0, "Ingen nevner tiltak.", ())
    assert "Ingen nevner tiltak." in render_html(report)


def test_texts_about_a_question_without_answers_are_a_fault_and_so_is_a_number_that_is_not_there(
    tmp_path: Path,
) -> None:
    content = """\
questions:
  mangler: {summary: Hei.}
  råd: {summary: "{{ n('venner') }} er inne på venner."}
  hverdag: {summary: "{{ invited() }} fikk skjemaet."}
"""
    with pytest.raises(DataError) as raised:
        with_texts(tmp_path, content)
    codes = [fault.code for fault in raised.value.faults]
    assert codes.count("texts-no-chapter") == 1
    assert codes.count("texts-call-number") == 2


def test_what_is_told_in_prose_is_held_against_what_was_counted(tmp_path: Path) -> None:
    report = made(prose_only=("hverdag",))
    right = "questions: {hverdag: {summary: '10 av svarene handler om arbeid og 4 om penger.'}}\n"
    assert sentences(with_texts(tmp_path, right, report)) == []
    assert sentences(with_texts(tmp_path, right.replace("10 av", "12 av"), report)) != []


@pytest.mark.parametrize("number", printed.TABLES)
def test_a_report_made_from_data_never_contradicts_itself(number: str) -> None:
    one = printed.TABLES[number]
    assert contradictions(printed.report(one.lines, printed.coded([("OT", one)]))) == ()


def test_no_report_of_these_tests_contradicts_itself() -> None:
    assert contradictions(printed.valence()) == ()
    assert contradictions(two_waves()) == ()
    fewer = two_waves()
    chapter = fewer.chapters[0]
    asked = replace(chapter, bases=replace(chapter.bases, asked=22))
    larger = replace(
        chapter.waves[0],
        columns=(replace(chapter.waves[0].columns[0], base=90), *chapter.waves[0].columns[1:]),
    )
    assert contradictions(replace(fewer, chapters=(replace(asked, waves=(larger,)),))) == (), (
        "another wave's base"
    )
    assert contradictions(made(min_base=8, groups=shops("Nord", "Sør"), by=("kontor",))) == ()
    assert contradictions(made((3, "arbeid", None, "human", True), min_cell=0)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nor_does_the_full_one_in_any_language(language: str) -> None:
    assert [one.sentence("en") for one in contradictions(full(language))] == []


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), offices=st.integers(2, 5), least=st.sampled_from([0, 3, 5]))
def test_no_random_report_contradicts_itself(seed: int, offices: int, least: int) -> None:
    layout = Layout(by=("kontor",), min_cell=least, min_base=5)
    assert contradictions(drawn(seed, offices, layout)) == ()


def test_the_example_of_the_documentation_is_sound(tmp_path: Path) -> None:
    document = Path(__file__).parents[2] / "docs" / "texts.md"
    (example,) = re.findall(r"```yaml\n(.*?)```", document.read_text("utf-8"), re.S)
    (tmp_path / "tekster.yaml").write_text(example, encoding="utf-8")
    texts = read(tmp_path / "tekster.yaml", Codebook.read(shipped("codebooks") / "unge-nav.yaml"))
    assert set(texts.questions) == {"kontaktperson", "ut-i-jobb"}
    told_of = set(re.findall(r"^\| `\{\{ (\w+)\(", document.read_text("utf-8"), re.M))
    assert {*CALLS} - {"invited", "asked", "answered", "left_out", "coded"} <= told_of
