"""What a violation says: the two places, in two languages, and nothing of what a respondent wrote."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ungtekst.errors.catalogue.texts import MESSAGES
from ungtekst.report.checking import Cell, Figures, Group, Place, Row, Table, Text, Violation, check
from ungtekst.report.checking.references import references

THEMES = Table(
    "3", "Tema", (Row("Helse", 12, code="helse"), Row("Økonomi", 8)), "k", choice="many", base=40, answered=45
)
FIGURES = Figures((THEMES,), invited=90, asked={"k": 60})


def found(text: str, figures: Figures = FIGURES, **more: str) -> tuple[Violation, ...]:
    return check(figures, [Text("sammendrag", text, **{"chapter": "k", **more})])


def kinds(*tables: Table, **facts: int) -> list[str]:
    return [violation.kind for violation in check(Figures(tables, **facts))]


def test_a_violation_says_both_places_and_the_cure_in_both_languages() -> None:
    (violation,) = found("Det er mye å si. 15 nevner helse.")
    assert violation.sentence("nb") == (
        "sammendrag: setning 2 sier 15, men tabell 3, rad «Helse» sier 12;"
        " rett den som er gal; skriv et tall som et kall, så det følger tabellen, og et tall som er hentet"
        " et annet sted, som {{ elsewhere('…') }}."
    )
    assert violation.sentence("en") == (
        "sammendrag: sentence 2 says 15, but table 3, row «Helse» says 12;"
        " correct the one that is wrong; write a number as a call so that it follows the table, and a number"
        " from elsewhere as {{ elsewhere('…') }}."
    )
    assert violation.fault().code == "check-text-table"


def test_a_quote_in_a_text_is_neither_judged_nor_repeated() -> None:
    assert found("En skriver: «jeg har 99 gjeldsbrev og dårlig helse».") == ()
    (violation,) = found("15 nevner helse, som i «jeg heter Ola og orker ikke mer».")
    assert "Ola" not in violation.sentence("nb") + violation.sentence("en")


@pytest.mark.parametrize(
    "text",
    [
        "{} av 60 nevner helse.",
        "{} av 60 skriver om helse.",
        "Vi fant at {} av 60 nemner helse.",
        "Helse nevnes av {} av 60.",
    ],
)
def test_so_many_of_the_base_is_held_against_the_row_whatever_verb_comes_after(text: str) -> None:
    assert found(text.format(12)) == ()
    assert [violation.kind for violation in found(text.format(31))] == ["text-table"]


def test_a_line_about_a_code_need_not_name_it() -> None:
    assert found("12 er inne på dette.", code="helse") == ()
    assert [violation.kind for violation in found("17 er inne på dette.", code="helse")] == ["text-table"]


def test_a_count_that_is_not_shown_is_not_judged() -> None:
    rows = (Row("Helse", None, code="helse"), Row("Økonomi", 8))
    assert found("15 nevner helse.", Figures((replace(THEMES, rows=rows),))) == ()


def test_a_group_that_is_not_shown_is_not_judged() -> None:
    row = Row("Helse", 12, cells=(Cell("Nord", 10), Cell("Sør", None)))
    table = replace(THEMES, rows=(row,), groups=(Group("Nord", 30), Group("Sør", 10)))
    assert found("Bare 2 i Sør nevner helse, men 11 i Nord.", Figures((table,))) == ()


def test_a_result_told_in_prose_has_a_place_without_a_number() -> None:
    (violation,) = found("15 nevner helse.", Figures((replace(THEMES, number="", title="k"),)))
    assert "k, rad «Helse» sier 12" in violation.sentence("nb")


def test_a_list_of_a_thousand_numbers_is_not_judged() -> None:
    assert found("12 nevner helse, " * 3000) == ()
    assert found("1 " * 900) == ()


def test_sums_of_groups_and_children_are_held_to_their_whole() -> None:
    groups = (Group("Nord", 25), Group("Sør", 15))
    row = Row("Helse", 12, cells=(Cell("Nord", 9), Cell("Sør", 4)))
    assert kinds(replace(THEMES, rows=(row,), groups=groups)) == ["sum"]
    over = Row("Helse", 12, cells=(Cell("Nord", 12), Cell("Sør", 0)))
    assert kinds(replace(THEMES, rows=(over,), groups=(Group("Nord", 11), Group("Sør", 29)))) == ["base"]
    assert kinds(replace(THEMES, rows=(Row("Helse", 12), Row("Psykisk helse", 13, depth=1)))) == ["sum"]


def test_respondents_in_no_group_may_put_all_outside_the_groups() -> None:
    row = Row("Bor alene", None, 40, cells=(Cell("Menn", percent=20), Cell("Kvinner", percent=30)))
    some = Table("1", "Hvem", (row,), base=100, groups=(Group("Menn", 30), Group("Kvinner", 30)))
    everybody = replace(some, groups=(Group("Menn", 50), Group("Kvinner", 50)))
    assert kinds(some) == []
    assert kinds(everybody) == ["subgroups"]


def test_bases_are_held_to_the_steps_before_them() -> None:
    assert kinds(replace(THEMES, left_out=5)) == []
    assert kinds(replace(THEMES, left_out=2, unjudged=3)) == []
    assert kinds(replace(THEMES, left_out=2)) == ["base"]
    assert [one.kind for one in check(Figures((THEMES,), asked={"k": 44}))] == ["base"]
    assert [one.kind for one in check(Figures((), invited=50, asked={"k": 60}))] == ["base"]
    assert check(Figures((), invited=50, invited_to={"k": 70}, asked={"k": 60})) == ()


def test_a_row_with_a_base_of_its_own_asks_for_a_note() -> None:
    own = replace(THEMES, rows=(Row("Helse", 12, base=38),))
    assert kinds(own) == ["base"]
    assert kinds(replace(own, own_bases_note=True)) == []


def test_a_row_is_at_most_its_base() -> None:
    assert kinds(replace(THEMES, rows=(Row("Helse", 41),), several_note=True)) == ["base"]


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Se tabell 3 og 4.", ["3", "4"]),
        ("Tabellene 9-1, 9-2 og 9–14 viser det.", ["9-1", "9-2", "9-14"]),
        ("Tabell 3 viser at 12 nevner helse.", ["3"]),
        ("(Table 5)", ["5"]),
        ("Tabell 3 i Hansen (2019) sier noe annet.", []),
        ("SSBs tabell 5 viser landet.", []),
        ("Tabellen viser 12.", []),
    ],
)
def test_references_are_read(sentence: str, numbers: list[str]) -> None:
    assert [reference.number for reference in references(sentence)] == numbers


def test_a_figure_that_is_not_there_is_told_only_where_there_are_figures() -> None:
    assert found("Figur 9 viser temaene.") == ()
    drawn = Figures((replace(THEMES, charts=("1",)),))
    assert [one.kind for one in found("Figur 9 viser temaene.", drawn)] == ["reference"]
    assert found("Figur 1 viser temaene.", drawn) == ()


def test_equal_titles_in_two_chapters_are_no_copy() -> None:
    other = replace(THEMES, number="4", chapter="m", rows=(Row("Arbeid", 3),))
    assert check(Figures((THEMES, other))) == ()
    assert [one.kind for one in check(Figures((THEMES, replace(other, chapter="k"))))] == ["reference"]


def test_every_kind_of_violation_has_its_messages() -> None:
    for code in (code for code in MESSAGES if code.startswith("check-")):
        kind = code.removeprefix("check-").replace("reference-none", "reference")
        part = "all" if code.endswith("-none") else "base"
        violation = Violation(kind, Place(table="1", row="Helse"), "12", Place(table="2", part=part), "13")  # type: ignore[arg-type]
        assert violation.fault().code == code
        assert "tabell 1, rad «Helse»" in violation.sentence("nb").replace("Tabell", "tabell")
        assert "table 1, row «Helse»" in violation.sentence("en").replace("Table", "table")


PARTS = Figures(
    (
        Table(
            "2-1",
            "Hva skolen gjorde",
            (
                Row("Samtaler med rådgiver", 7),
                Row("Tilrettelagt undervisning", 4),
                Row("Kontakt med hjemmet", 3),
            ),
            "k",
            base=41,
            several_note=True,
        ),
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "Rådgiver nevnes av sju og tilrettelagt undervisning av fire.",
        "Fire av de sju som hadde samtaler med rådgiver, mente at det hjalp.",
        "Ingen skriver om OT, men tre nevner kontakt med hjemmet.",
    ],
)
def test_a_part_of_a_row_and_a_row_half_named_are_left_alone(text: str) -> None:
    assert found(text, PARTS) == ()


def test_a_row_half_named_does_not_excuse_every_number() -> None:
    assert found("Rådgiver nevnes av ni og tilrettelagt undervisning av fire.", PARTS) != ()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Flertallet skriver om helse.", "Flertallet"),
        ("Et flertall av respondentene nevner økonomi.", "Et flertall"),
        ("Helse nevnes av de fleste.", "de fleste"),
        ("Fleirtalet nemner helse.", "Fleirtalet"),
        ("Ingen nevner helse.", "Ingen"),
    ],
)
def test_a_word_for_most_or_for_none_is_held_against_the_share(text: str, wrong: str) -> None:
    (violation,) = found(text)
    assert (violation.kind, violation.says) == ("text-table", wrong)


@pytest.mark.parametrize(
    "text",
    [
        "De fleste som nevner helse, er kvinner.",
        "Flertallet nevner ikke helse.",
        "De fleste av disse skriver om økonomi.",
        "I motsetning til før nevnes ikke helse av de fleste.",
        "Flertallet nevner helse eller økonomi.",
    ],
)
def test_a_word_for_most_of_others_is_left_alone(text: str) -> None:
    assert found(text) == ()


def test_most_is_right_where_more_than_half_do() -> None:
    rows = (Row("Helse", 25, code="helse"), Row("Økonomi", 8))
    assert found("Flertallet skriver om helse.", Figures((replace(THEMES, rows=rows),))) == ()
