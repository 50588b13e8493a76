"""The merge promises: a returned sheet gives exactly the decisions its analyst made, or says why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from ungtekst import Codebook
from ungtekst.exchange.tables import guarded
from ungtekst.project import Decision, Merged, Returned, Said, Sheet, merge
from ungtekst.project.cells import read_cell, read_tick, same_text
from ungtekst.project.sheets import Row

TEXTS = (
    "Skolen. Læreren så meg aldri.",
    "husleia",
    "=2+3 er alt jeg fikk til",
    "Alt er dyrt; mat,\nstrøm og «husleie».",
    "- angst",
    "vet ikke",
    "NAV – bra ☺",
    "eksamen",
    "penger, penger, penger",
    "sliten og trøtt",
    "alt er fint",
    "læreren min",
)
# What was exported: ones lie scattered, so that honest corrections do not look like sorting.
ONES = ({"skole"}, {"økonomi"}, {"skole"}, {"økonomi"}, {"helse"}, set(), {"nav"}, {"skole"}, {"økonomi"})
VALUES = ("positiv", "negativ", "nøytral")


def exported(blind: bool = False, returned: Mapping[int, Mapping[str, str]] | None = None) -> Sheet:
    """A sheet of twelve rows; revisions are 1 … 12. ``returned`` is what it has brought back before."""
    rows = []
    for number, text in enumerate(TEXTS, 1):
        ones = ONES[number - 1] if number <= len(ONES) else set()
        cells = {name: str(int(name in ones)) for name in ("skole", "økonomi", "helse", "nav")}
        cells |= {"valens": VALUES[number % 3], "bruk": "ja"}
        rows.append(
            Row(
                f"u-1-{number}-abc{number:03d}",
                number,
                text,
                "" if blind else f"forslag {number}",
                {} if blind else cells,
                (returned or {}).get(number, {}),
            )
        )
    return Sheet(1, "audit" if blind else "all", 1, "hverdag", "1.0.0", tuple(rows))


def back(
    sheet: Sheet, edits: Mapping[int, Mapping[str, str]] | None = None, tick: str = ""
) -> list[Returned]:
    """The sheet as a spreadsheet gives it back, with some cells changed, by row number 1 … 12."""
    variables = ("skole", "økonomi", "helse", "nav", "valens", "bruk")
    return [
        Returned(
            place + 1,
            row.key,
            {
                "svar": guarded(row.text),
                "forslag": row.suggestion,
                "ferdig": tick,
                "kommentar": "",
                **{name: row.cells.get(name, "") for name in variables},
                **(edits or {}).get(place, {}),
            },
        )
        for place, row in enumerate(sheet.rows, 1)
    ]


@pytest.fixture
def run(codebook: Codebook):
    """Merge as kari unless another is named."""

    def merged(
        sheet: Sheet,
        rows: Sequence[Returned],
        said: Said | None = None,
        coder: str = "kari",
        **flags: bool,
    ) -> Merged:
        return merge(sheet, rows, codebook, said or {}, coder, "ark.csv", **flags)

    return merged


def decided(merged: Merged) -> list[tuple[int, str, str]]:
    assert merged.faults == ()
    return sorted((d.revision, d.variable, d.value) for d in merged.decisions)


def faults(merged: Merged) -> list[tuple[str, int | None, str]]:
    assert merged.decisions == ()
    assert all(fault.file == "ark.csv" for fault in merged.faults)
    return [(fault.code, fault.row, fault.column) for fault in merged.faults]


# -- what is a decision ------------------------------------------------------------------------------------


def test_an_untouched_sheet_is_no_decision(run):
    merged = run(exported(), back(exported()))
    assert decided(merged) == []
    assert (merged.tally.returned, merged.tally.missing, merged.tally.ticked) == (12, 0, 0)


def test_a_changed_cell_is_a_decision_without_a_tick(run):
    edits = {1: {"skole": "0", "helse": "1"}, 5: {"valens": "positiv"}}
    merged = run(exported(), back(exported(), edits))
    assert decided(merged) == [(1, "helse", "1"), (1, "skole", "0"), (5, "valens", "positiv")]
    assert (merged.tally.corrected, merged.tally.confirmed, merged.tally.filled) == (3, 0, 0)


def test_a_tick_confirms_every_filled_cell_of_its_row(run):
    merged = run(exported(), back(exported(), {1: {"ferdig": "x", "helse": "1"}}))
    assert decided(merged) == [
        (1, "bruk", "ja"),
        (1, "helse", "1"),
        (1, "nav", "0"),
        (1, "skole", "1"),
        (1, "valens", "negativ"),
        (1, "økonomi", "0"),
    ]
    assert (merged.tally.ticked, merged.tally.corrected, merged.tally.confirmed) == (1, 1, 5)


def test_confirm_ticks_every_row_that_came_back(run):
    merged = run(exported(), back(exported())[:3], confirm=True)
    assert len(decided(merged)) == 3 * 6
    assert (merged.tally.ticked, merged.tally.missing) == (3, 9)


def test_an_emptied_one_is_zero_in_a_ticked_row(run):
    merged = run(exported(), back(exported(), {1: {"skole": "", "ferdig": "ja"}}))
    assert (1, "skole", "0") in decided(merged)


def test_an_emptied_one_is_a_fault_in_a_row_without_a_tick(run):
    merged = run(exported(), back(exported(), {1: {"skole": ""}, 3: {"skole": " "}, 4: {"valens": ""}}))
    assert faults(merged) == [
        ("sheet-cell-emptied", 2, "skole"),
        ("sheet-cell-emptied", 4, "skole"),
        ("sheet-cell-emptied", 5, "valens"),
    ]


def test_an_emptied_zero_says_nothing(run):
    assert decided(run(exported(), back(exported(), {1: {"helse": ""}}))) == []


def test_an_emptied_choice_is_a_fault_even_in_a_ticked_row(run):
    merged = run(exported(), back(exported(), {1: {"valens": "", "ferdig": "x"}}))
    assert faults(merged) == [("sheet-cell-emptied", 2, "valens")]


def test_a_blank_choice_goes_with_an_answer_that_is_none(run):
    merged = run(exported(), back(exported(), {6: {"valens": "", "bruk": "ikke-svar"}}))
    assert decided(merged) == [(6, "bruk", "ikke-svar")]


def test_a_cell_exported_empty_is_filled_in(run):
    sheet = exported()
    rows = list(sheet.rows)
    bare = Row(rows[0].key, 1, rows[0].text, rows[0].suggestion, {}, {})
    sheet = Sheet(1, "queue", 1, "hverdag", "1.0.0", (bare, *rows[1:]))
    merged = run(sheet, back(sheet, {1: {"helse": "0", "ferdig": "x"}}))
    assert decided(merged) == [(1, "helse", "0")]
    assert merged.tally.filled == 1


def test_in_a_ticked_row_of_a_blind_sheet_empty_is_zero(run):
    sheet = exported(blind=True)
    merged = run(sheet, back(sheet, {2: {"økonomi": "1", "valens": "negativ", "bruk": "ja", "ferdig": "x"}}))
    assert decided(merged) == [
        (2, "bruk", "ja"),
        (2, "helse", "0"),
        (2, "nav", "0"),
        (2, "skole", "0"),
        (2, "valens", "negativ"),
        (2, "økonomi", "1"),
    ]


def test_in_a_row_of_a_blind_sheet_without_a_tick_only_what_is_filled_in_counts(run):
    sheet = exported(blind=True)
    assert decided(run(sheet, back(sheet, {2: {"økonomi": "1"}, 3: {"skole": "0"}}))) == [
        (2, "økonomi", "1"),
        (3, "skole", "0"),
    ]


def test_rows_that_did_not_come_back_are_left_as_they_are(run):
    merged = run(exported(), back(exported(), {2: {"nav": "1"}, 5: {"nav": "1"}})[:3])
    assert decided(merged) == [(2, "nav", "1")]
    assert (merged.tally.returned, merged.tally.missing) == (3, 9)


def test_a_column_that_did_not_come_back_is_left_as_it_is(run):
    rows = [
        Returned(one.row, one.key, {name: c for name, c in one.cells.items() if name != "skole"})
        for one in back(exported(), {2: {"nav": "1"}}, tick="x")
    ]
    merged = run(exported(), rows)
    assert (2, "nav", "1") in decided(merged)
    assert all(variable != "skole" for _, variable, _ in decided(merged))


def test_comments_are_kept_by_row(run):
    merged = run(exported(), back(exported(), {2: {"kommentar": " usikker "}, 3: {"kommentar": " "}}))
    assert dict(merged.comments) == {2: "usikker"}


# -- the same sheet again ----------------------------------------------------------------------------------


@pytest.mark.parametrize("blind", [False, True])
def test_the_same_file_again_is_no_decision(run, blind: bool):
    edits = {1: {"helse": "1", "ferdig": "x"}, 4: {"nav": "1"}, 7: {"skole": "1", "ferdig": "x"}}
    first = run(exported(blind), back(exported(blind), edits))
    brought: dict[int, dict[str, str]] = {}
    for decision in first.decisions:
        brought.setdefault(decision.revision, {})[decision.variable] = decision.value
    said: dict[int, dict[str, dict[str, str]]] = {}
    for d in first.decisions:
        said.setdefault(d.revision, {}).setdefault("kari", {})[d.variable] = d.value
    again = run(exported(blind, returned=brought), back(exported(blind), edits), said)
    assert (decided(first) != [], decided(again)) == (True, [])


def test_a_sheet_edited_again_gives_only_what_is_new(run):
    sheet = exported(returned={1: {"skole": "0"}, 2: {"helse": "1"}})
    human = {1: {"kari": {"skole": "0"}}, 2: {"kari": {"helse": "1"}}}
    edits = {1: {"skole": "1"}, 2: {"helse": "1", "nav": "1"}}
    assert decided(run(sheet, back(sheet, edits), human)) == [(1, "skole", "1"), (2, "nav", "1")]


def test_a_cell_left_alone_takes_back_nothing_she_has_decided_on_another_sheet(run):
    human = {1: {"kari": {"skole": "0"}}}
    merged = run(exported(), back(exported(), {1: {"ferdig": "x"}}), human)
    assert [variable for _, variable, _ in decided(merged)] == ["bruk", "helse", "nav", "valens", "økonomi"]


# -- two analysts ------------------------------------------------------------------------------------------


def test_another_coders_other_value_is_disputed_and_still_a_decision(run):
    human = {1: {"ola": {"skole": "1"}}, 2: {"ola": {"nav": "1"}}}
    merged = run(exported(), back(exported(), {1: {"skole": "0"}, 2: {"nav": "1"}}), human)
    assert decided(merged) == [(1, "skole", "0"), (2, "nav", "1")]
    (dispute,) = merged.disputes
    assert (dispute.row, dispute.variable, dispute.value) == (2, "skole", "0")
    assert dispute.others == (("ola", "1"),)


def test_a_confirmed_cell_that_another_has_changed_since_is_disputed(run):
    human = {1: {"ola": {"skole": "0"}, "per": {"skole": "1"}, "eva": {"skole": "0"}}}
    merged = run(exported(), back(exported(), {1: {"ferdig": "x"}}), human)
    assert (1, "skole", "1") in decided(merged)
    assert [dispute.others for dispute in merged.disputes] == [(("ola", "0"), ("eva", "0"))]


def test_a_cell_left_alone_in_a_row_without_a_tick_disputes_nothing(run):
    merged = run(exported(), back(exported()), {1: {"ola": {"skole": "0"}}})
    assert (decided(merged), merged.disputes) == ([], ())


# -- rows and their keys -----------------------------------------------------------------------------------


def test_a_sorted_sheet_merges_unchanged(run):
    rows = back(exported(), {1: {"nav": "1"}, 9: {"helse": "1", "ferdig": "x"}})
    usual = decided(run(exported(), rows))
    assert len(usual) == 7
    assert decided(run(exported(), rows[::-1])) == usual
    by_text = sorted(rows, key=lambda row: row.cells["svar"])
    assert decided(run(exported(), [Returned(n, r.key, r.cells) for n, r in enumerate(by_text, 2)])) == usual


def test_a_key_survives_a_program_that_changes_its_case_or_pads_it(run):
    rows = [Returned(r.row, f" {r.key.upper()} ", r.cells) for r in back(exported(), {1: {"nav": "1"}})]
    assert decided(run(exported(), rows)) == [(1, "nav", "1")]


def test_a_key_that_is_unknown_or_stands_twice_is_a_fault_at_its_row(run):
    rows = back(exported(), {1: {"nav": "1"}})
    rows[3] = Returned(5, "", rows[3].cells)
    rows[4] = Returned(6, "u-1-99-abcdef", rows[4].cells)
    rows[5] = Returned(7, rows[0].key, rows[0].cells)
    merged = run(exported(), rows)
    assert faults(merged) == [
        ("sheet-key-unknown", 5, "nøkkel"),
        ("sheet-key-unknown", 6, "nøkkel"),
        ("sheet-key-twice", 7, "nøkkel"),
    ]
    assert merged.faults[2].values["first"] == 2


# -- texts that were touched -------------------------------------------------------------------------------


def test_an_edited_text_is_a_fault_and_nothing_is_decided(run):
    merged = run(exported(), back(exported(), {1: {"nav": "1"}, 2: {"svar": "husleien"}}))
    assert faults(merged) == [("sheet-text-edited", 3, "svar")]
    assert "husleie" not in merged.faults[0].sentence()


@pytest.mark.parametrize(
    ("stored", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("=1+1", "=1+1"),
        ("'=1+1", "'=1+1"),
        ("- nei", "- nei"),
        ("to\r\nlinjer  her ", "to linjer her"),
        ("«sitat» – ja", '"sitat" - ja'),
        ("e\u0301n", "én"),
        ("ny\u00a0linje\u2028her", "ny linje her"),
        ("blåbær", "bl?b?r"),
        ("blåbær", "bl\ufffd\ufffdb\ufffdr"),
        ("fin dag ☺", "fin dag ?"),
        ("fin dag 🎉 hva?", "fin dag ?? hva?"),
        ("привет, как дела?", "??????, ??? ?????"),
        ("“ja” \u2011 nei č", "?ja? ? nei ?"),
        ("a\u200b \u200bb č", "a b ?"),
        ("", " "),
    ],
)
def test_what_spreadsheets_do_to_a_text_is_no_edit(stored: str, cell: str):
    assert same_text(stored, cell)


@pytest.mark.parametrize(
    ("stored", "cell"),
    [
        ("husleie", "husleia"),
        ("husleie", ""),
        ("", "husleie"),
        ("ja", "?a"),
        ("Ja", "ja"),
        ("blåbær", "bl?b?rs"),
        ("blåbær", "bl???b?r"),
        ("blåbær?", "blabær?"),
        ("privet č", "privjet ?"),
    ],
)
def test_another_text_is_an_edit(stored: str, cell: str):
    assert not same_text(stored, cell)


def test_a_long_text_of_lost_letters_is_compared_at_once():
    stored = "Приветкакделамойдругхорошо" * 20
    assert same_text(stored, "?" * len(stored))
    assert not same_text(stored + "a", "?" * len(stored) + "b")


# -- columns that were sorted without the key --------------------------------------------------------------


def moved(rows: list[Returned], columns: Sequence[str], by: Sequence[int]) -> list[Returned]:
    """The sheet with only these columns reordered."""
    return [
        Returned(one.row, one.key, {**one.cells, **{name: rows[source].cells[name] for name in columns}})
        for one, source in zip(rows, by, strict=True)
    ]


@pytest.mark.parametrize("columns", [["svar"], ["forslag"], ["svar", "forslag"]])
def test_text_or_suggestion_sorted_without_the_key_stops_the_sheet_even_with_yes(run, columns: list[str]):
    rows = moved(back(exported(), {1: {"nav": "1"}}), columns, [1, 0, *range(2, 12)])
    merged = run(exported(), rows, yes=True)
    assert faults(merged) == [("sheet-partly-sorted", None, "")]
    assert merged.faults[0].values["rows"] == 2


def test_the_key_sorted_alone_stops_the_sheet(run):
    rows = back(exported(), {1: {"nav": "1"}})
    keys = [row.key for row in rows]
    rows = [
        Returned(row.row, key, row.cells) for row, key in zip(rows, sorted(keys, reverse=True), strict=True)
    ]
    assert faults(run(exported(), rows, yes=True)) == [("sheet-partly-sorted", None, "")]


def test_code_columns_sorted_together_without_the_key_stop_the_sheet(run):
    names = ["skole", "økonomi", "helse", "nav"]
    rows = back(exported())
    order = sorted(range(12), key=lambda place: [rows[place].cells[name] for name in names])
    sorted_alone = moved(rows, names, order)
    assert faults(run(exported(), sorted_alone))[0][0] in ("sheet-codes-shuffled", "sheet-many-differ")
    assert decided(run(exported(), sorted_alone, yes=True)) != []


@pytest.mark.parametrize(
    ("falling", "fault", "cells"),
    [(True, ("sheet-column-sorted", None, "økonomi"), 4), (False, ("sheet-codes-shuffled", None, ""), 6)],
)
def test_one_code_column_sorted_alone_stops_the_sheet(
    run, falling: bool, fault: tuple[str, int | None, str], cells: int
):
    rows = back(exported())
    order = sorted(range(12), key=lambda place: rows[place].cells["økonomi"], reverse=falling)
    sorted_alone = moved(rows, ["økonomi"], order)
    assert faults(run(exported(), sorted_alone)) == [fault]
    assert len(decided(run(exported(), sorted_alone, yes=True))) == cells


def test_more_than_thirty_percent_of_other_cells_need_yes(run):
    filled = 12 * 6
    edits: dict[int, dict[str, str]] = {}
    for place in range(1, 12):
        edits[place] = {"bruk": "uleselig", "valens": VALUES[(place + 1) % 3]}
    at_most = {place: given for place, given in edits.items() if place <= 10}
    assert 20 / filled < 0.3 < 22 / filled
    assert len(decided(run(exported(), back(exported(), at_most)))) == 20
    merged = run(exported(), back(exported(), edits))
    assert faults(merged) == [("sheet-many-differ", None, "")]
    assert merged.faults[0].values["percent"] == 31
    assert len(decided(run(exported(), back(exported(), edits), yes=True))) == 22


def test_the_share_holds_for_a_small_sheet_too(run):
    sheet = exported()
    small = Sheet(1, "queue", 1, "hverdag", "1.0.0", sheet.rows[:2])
    few, many = (
        {1: {"nav": "1", "helse": "1"}},
        {1: {"nav": "1", "helse": "1"}, 2: {"nav": "1", "helse": "1"}},
    )
    assert len(decided(run(small, back(small, few)))) == 2
    assert faults(run(small, back(small, many))) == [("sheet-many-differ", None, "")]


def test_what_was_meant_once_is_not_asked_about_again(run):
    sheet = exported()
    edits = {1: {"skole": "", "helse": "", "nav": "", "ferdig": "x"}}
    small = Sheet(1, "queue", 1, "hverdag", "1.0.0", sheet.rows[:1])
    assert faults(run(small, back(small, edits))) == [("sheet-many-differ", None, "")]
    first = run(small, back(small, edits), yes=True)
    again = exported(returned={1: {d.variable: d.value for d in first.decisions}})
    small = Sheet(1, "queue", 1, "hverdag", "1.0.0", again.rows[:1])
    assert decided(run(small, back(small, edits))) == []


def test_a_blind_sheet_has_no_share_to_differ_from(run):
    sheet = exported(blind=True)
    edits = {place: {"skole": "1", "valens": "negativ"} for place in range(1, 13)}
    assert len(decided(run(sheet, back(sheet, edits)))) == 24


def test_every_fault_of_a_sheet_is_listed_at_once(run):
    edits = {
        1: {"skole": "kanskje"},
        2: {"svar": "noe annet"},
        3: {"ferdig": "nesten"},
        4: {"valens": "grei"},
        5: {"helse": ""},
    }
    rows = back(exported(), edits)
    rows[6] = Returned(8, "u-1-7-000000", rows[6].cells)
    assert faults(run(exported(), rows)) == [
        ("sheet-cell", 2, "skole"),
        ("sheet-text-edited", 3, "svar"),
        ("sheet-tick", 4, "ferdig"),
        ("sheet-cell", 5, "valens"),
        ("sheet-cell-emptied", 6, "helse"),
        ("sheet-key-unknown", 8, "nøkkel"),
    ]


# -- how cells are spelt -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell", ["1", "1.0", "1,0", "x", "X", "ja", "JA", "true", "TRUE", "sann", "Sann", " 1 "]
)
def test_every_spelling_of_one_is_read(codebook: Codebook, cell: str):
    assert read_cell(cell, codebook, "skole") == "1"
    assert read_tick(cell) is True


@pytest.mark.parametrize(
    "cell", ["0", "0.0", "0,0", "nei", "Nei", "false", "FALSE", "usann", "USANN", "\u00a00"]
)
def test_every_spelling_of_zero_is_read(codebook: Codebook, cell: str):
    assert read_cell(cell, codebook, "skole") == "0"
    assert read_tick(cell) is False


@pytest.mark.parametrize("cell", ["", " ", "\u00a0", "\n"])
def test_an_empty_cell_is_empty(codebook: Codebook, cell: str):
    assert read_cell(cell, codebook, "skole") == read_cell(cell, codebook, "valens") == ""
    assert read_tick(cell) is False


@pytest.mark.parametrize("cell", ["2", "10", "01", "kanskje", "?", "1?", "-", "0.5", "#N/A"])
def test_anything_else_is_no_value(codebook: Codebook, cell: str):
    assert read_cell(cell, codebook, "skole") is None
    assert read_tick(cell) is None


@pytest.mark.parametrize("cell", ["nøytral", "Nøytral", " NØYTRAL ", "n?ytral", "n\ufffdytral"])
def test_a_choice_is_read_by_id_or_label(codebook: Codebook, cell: str):
    assert read_cell(cell, codebook, "valens") == "nøytral"


def test_a_choice_that_the_dimension_lacks_is_no_value(codebook: Codebook):
    assert [read_cell(cell, codebook, "valens") for cell in ("1", "ja", "positivt")] == [None] * 3
    assert read_cell("utenfor-sp?rsm?let", codebook, "bruk") == "utenfor-spørsmålet"


def test_decisions_name_revision_variable_and_value(run):
    merged = run(exported(), back(exported(), {6: {"bruk": "Ikke-svar"}}))
    assert merged.decisions == (Decision(6, "bruk", "ikke-svar"),)


def test_a_shown_0_that_is_emptied_in_a_sheet_that_resolves_is_no_difference(run):
    row = exported().rows[0]._replace(disputed=frozenset({"skole"}))
    cells = {name: value for name, value in row.cells.items() if name != "skole"}
    sheet = Sheet(1, "resolve", 1, "hverdag", "1.0.0", (row._replace(cells=cells),))
    edits = {1: {"skole": "1", "økonomi": "", "helse": "", "nav": "", "ferdig": "x"}}
    assert decided(run(sheet, back(sheet, edits))) == [(1, "skole", "1")]
