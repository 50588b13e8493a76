"""A returned sheet of quotes promises: what the writer masks, puts back, approves or turns down is read as
she meant it, and whatever else became of a quote on the way is a fault and not a quote.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ungtekst.project import Covered, QuoteLine, QuoteRow, QuoteSheet, Returned, Verdict
from ungtekst.project.cells import same_text
from ungtekst.project.quote_forms import masks_of
from ungtekst.project.quote_merge import QuotesMerged, merge_quotes
from ungtekst.quotes.display import Span, pieces_of
from ungtekst.quotes.printing import laid_out

TEXT = "Kari på NAV sa at jeg - «Ola» - var flink, men det var desverre Kari som sa det"
KARI, OLA = Covered(0, 4, "person", "[navn]"), Covered(25, 28, "person", "[navn]")
LATER = Covered(64, 68, "person", "[navn]")
MASKED = "[navn] på NAV sa at jeg - «[navn]» - var flink, men det var desverre [navn] som sa det"
RIGHT = MASKED.replace("desverre", "dessverre")
LOOK = Covered(8, 11, "nav-kontor", "kan være et kontor")


def sheet(
    text: str = TEXT,
    masks: tuple[Covered, ...] = (KARI, OLA, LATER),
    *,
    looks: tuple[Covered, ...] = (),
    corrected: str = RIGHT,
    span: tuple[int, int] | None = None,
    found: tuple[Covered, ...] | None = None,
) -> QuoteSheet:
    start, end = span or (0, len(text))
    line = QuoteLine(1, "nav", start, end, "typical", "typisk", masks, looks, corrected, found)
    return QuoteSheet(1, "hverdag", (QuoteRow("u-1-1-aaaaaa", line, text, True, False),))


def form(of: QuoteSheet) -> str:
    """The form that stands in the sheet."""
    (row,) = of.rows
    plain, _ = laid_out(row.text, row.line.start, row.line.end, [Span(*m) for m in row.line.masks], False)
    return "".join(piece.text for piece in plain)


def back(of: QuoteSheet, **cells: str) -> QuotesMerged:
    """Return the one row of a sheet, approved unless ``cells`` say otherwise."""
    (row,) = of.rows
    given_back: Mapping[str, str] = {
        "nøkkel": row.key,
        "svar": row.text,
        "maskert": form(of),
        "rettet": row.line.corrected,
        "sett": "",
        "godkjent": "ja",
        "kommentar": "",
        **cells,
    }
    return merge_quotes(of, [Returned(2, row.key, given_back)], "ark.csv")


def verdict(of: QuoteSheet, **cells: str) -> Verdict:
    merged = back(of, **cells)
    assert not merged.faults
    (one,) = merged.verdicts
    return one


def faults(of: QuoteSheet, **cells: str) -> list[tuple[str, str | None]]:
    merged = back(of, **cells)
    assert not merged.verdicts
    return [(fault.code, fault.column) for fault in merged.faults]


def test_an_untouched_row_is_approved_in_the_form_of_the_sheet() -> None:
    one = verdict(sheet())
    assert (one.approved, one.corrected, one.display) == (True, True, RIGHT)
    assert one.masks == one.found == (KARI, OLA, LATER)


@pytest.mark.parametrize("said", ["ja", "JA", " Ja ", "x", "1", "1,0", "sann", "true"])
def test_yes_is_read_as_people_write_it(said: str) -> None:
    assert verdict(sheet(), godkjent=said).approved


@pytest.mark.parametrize("said", ["nei", "Nei", "0", "0.0", "usann", "FALSE"])
def test_no_is_read_as_people_write_it(said: str) -> None:
    assert not verdict(sheet(), godkjent=said).approved


@pytest.mark.parametrize("said", ["kanskje", "ja?", "2", "ok", "[navn]"])
def test_neither_yes_nor_no_is_a_fault(said: str) -> None:
    assert faults(sheet(), godkjent=said) == [("quote-verdict", "godkjent")]


@pytest.mark.parametrize("said", ["", "  ", "\u00a0"])
def test_an_empty_cell_decides_nothing(said: str) -> None:
    merged = back(sheet(), godkjent=said, kommentar="spør Per")
    assert not merged.verdicts
    assert not merged.faults
    assert merged.comments == {1: "spør Per"}


def test_an_emptied_yes_takes_the_approval_back() -> None:
    before = sheet(found=(KARI, OLA, LATER))
    assert not verdict(before, godkjent="").approved
    assert verdict(before).approved


def test_the_writer_masks_more_words() -> None:
    one = verdict(sheet(), maskert=MASKED.replace("NAV", "[kontor]"))
    assert one.masks == (KARI, Covered(8, 11, "skrevet", "[kontor]"), OLA, LATER)
    assert one.found == (KARI, OLA, LATER)
    assert one.display == RIGHT.replace("NAV", "[kontor]")


def test_the_writer_puts_a_word_back() -> None:
    shown = MASKED.replace("«[navn]»", "«Ola»")
    assert faults(sheet(), maskert=shown) == [("quote-unmasked", "maskert")]
    assert verdict(sheet(), maskert=shown, godkjent="nei").approved is False
    one = verdict(sheet(), maskert=shown, sett="x")
    assert one.masks == (KARI, LATER)
    assert one.found == (KARI, OLA, LATER)
    assert "«Ola»" in one.display
    assert "Kari" not in one.display


def test_the_writer_widens_and_renames_masks() -> None:
    one = verdict(sheet(), maskert=MASKED.replace("[navn] på NAV", "[veileder]"))
    assert one.masks == (Covered(0, 11, "skrevet", "[veileder]"), OLA, LATER)
    assert verdict(sheet(), maskert=MASKED.replace("[navn]", "[ ]", 1)).masks[0].shown == "[ ]"


def test_masks_in_both_forms_are_the_same_masks() -> None:
    """She reads two forms, and masks the word in both."""
    both = {"maskert": MASKED.replace("NAV", "[ ]"), "rettet": RIGHT.replace("NAV", "[ ]")}
    assert verdict(sheet(), **both).display == both["rettet"]


def test_a_word_that_stands_twice_is_masked_where_it_was() -> None:
    bare = sheet("Ola sa at Ola kom", (), corrected="")
    for cell, spans in (
        ("[navn] sa at Ola kom", [(0, 3)]),
        ("Ola sa at [navn] kom", [(10, 13)]),
        ("[navn] sa at [navn] kom", [(0, 3), (10, 13)]),
    ):
        one = verdict(bare, maskert=cell)
        assert [(mask.start, mask.end) for mask in one.masks] == spans
        assert one.display == cell


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda cell: cell.replace(" ", "\u00a0"),
        lambda cell: cell.replace(" ", "  ").replace("flink,", "flink,\r\n"),
        lambda cell: f"\n {cell} ",
        lambda cell: cell.replace("«", '"').replace("»", '"'),
        lambda cell: cell.replace("-", "–"),
        lambda cell: unicodedata.normalize("NFD", cell),
        lambda cell: cell.replace("på", "p?"),
        lambda cell: cell.replace("å", "\ufffd").replace("«", "?").replace("»", "?"),
        lambda cell: cell.replace("», ", "» , ").replace("på [ ]", "på  [ ] "),
    ],
)
def test_what_a_spreadsheet_does_to_an_edited_cell_is_folded(spoilt) -> None:  # type: ignore[no-untyped-def]
    edited = MASKED.replace("NAV", "[ ]")
    one = verdict(sheet(), maskert=spoilt(edited))
    assert one.masks == (KARI, Covered(8, 11, "skrevet", "[ ]"), OLA, LATER)
    assert one.display == RIGHT.replace("NAV", "[ ]")
    assert verdict(sheet(), maskert=spoilt(MASKED)).masks == (KARI, OLA, LATER)


def test_lost_letters_do_not_lose_a_mask() -> None:
    bare = sheet("Skolen 👩🏽‍🎓 på Hæ!", (), corrected="")
    for lost in ("Skolen ??????? p? [ ]!", "Skolen ???? p\ufffd [ ]!", "Skolen 👩🏽‍🎓 på [ ]!"):
        (mask,) = verdict(bare, maskert=lost).masks
        assert bare.rows[0].text[mask.start : mask.end] == "Hæ"


def test_the_guard_against_formulas_is_taken_off() -> None:
    for text in ("=2+3 er alt Ola fikk til", "- Ola kom", "+ at Ola ringte", "@Ola og Ola kom", "'=Ola kom"):
        bare = sheet(text, (), corrected="")
        before, after = text[: text.rindex("Ola")], text[text.rindex("Ola") + 3 :]
        for guard in ("'", "") if text[0] != "'" else ("",):
            one = verdict(bare, svar=guard + text, maskert=f"{guard}{before}[navn]{after}")
            assert one.display == f"{before}[navn]{after}"
            assert [(mask.start, mask.end) for mask in one.masks] == [(len(before), len(before) + 3)]


CUT = sheet("Ja. Ola er på NAV nå. Slik er det.", (), corrected="", span=(4, 21))


def test_cut_marks_stay_where_they_are() -> None:
    assert form(CUT) == "(…) Ola er på NAV nå. (…)"
    one = verdict(CUT, maskert="(…) [navn] er på NAV nå. (…)")
    assert [(mask.start, mask.end) for mask in one.masks] == [(4, 7)]
    assert one.display == "(…) [navn] er på NAV nå. (…)"


@pytest.mark.parametrize(
    "cell",
    [
        "[navn] er på NAV nå.",
        "(…) [navn] er på NAV nå.",
        "[alt før og] er på NAV nå. (…)",
        "(…) [navn] er (…) NAV nå. (…)",
        "(…) (…) [navn] er på NAV nå. (…)",
        "Ja. [navn] er på NAV nå. Slik er det.",
        "[ ]",
        "(…)[navn][sted](…) ",
    ],
)
def test_a_cut_that_was_moved_made_or_mended_is_a_fault(cell: str) -> None:
    if cell == "(…)[navn][sted](…) ":
        assert len(verdict(CUT, maskert=cell).masks) == 2
    else:
        assert faults(CUT, maskert=cell) == [("quote-mask-edited", "maskert")]


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "Hei",
        MASKED.replace("flink", "snill"),
        MASKED.replace("flink", "flinkere"),
        MASKED.replace("var flink, ", ""),
        MASKED.replace("flink", "FLINK"),
        MASKED.replace("desverre", "dessverre"),
        MASKED + " ikke",
        MASKED.replace("NAV", "[ikke lukket"),
        MASKED.replace("NAV", "(kontor)"),
        MASKED.replace("NAV", "[]"),
        MASKED.replace("på NAV", "[ ] på NAV"),
        MASKED + "[ ]",
        MASKED.replace("NAV", "[" + "x" * 41 + "]"),
    ],
)
def test_any_other_edit_of_the_masked_form_is_a_fault(cell: str) -> None:
    assert faults(sheet(), maskert=cell) == [("quote-mask-edited", "maskert")]


def test_a_form_without_letters_is_not_taken_for_another() -> None:
    bare = sheet("12 34 56 78!", (), corrected="")
    assert verdict(bare, maskert="[…] 56 78!").display == "[…] 56 78!"
    assert faults(bare, maskert="12 34!") == [("quote-mask-edited", "maskert")]


def test_an_emptied_correction_prints_the_quote_as_it_was_written() -> None:
    one = verdict(sheet(), rettet=" ")
    assert (one.corrected, one.display) == (False, MASKED)


def test_a_correction_written_anew_is_a_fault() -> None:
    for cell in (RIGHT.replace("flink", "snill"), MASKED.replace("desverre", "dessuten"), "ja"):
        assert faults(sheet(), rettet=cell) == [("quote-corrected-edited", "rettet")]
    assert faults(sheet(corrected=""), rettet="Noe annet") == [("quote-corrected-edited", "rettet")]
    assert faults(sheet(corrected=""), rettet="-") == [("quote-corrected-edited", "rettet")]


def test_a_slip_that_is_masked_needs_no_correction() -> None:
    one = verdict(sheet(), maskert=MASKED.replace("desverre", "[ ]"))
    assert (one.corrected, one.display) == (False, MASKED.replace("desverre", "[ ]"))


def test_what_must_be_looked_at_blocks_until_it_is_seen_or_masked() -> None:
    unsure = sheet(looks=(LOOK,))
    assert faults(unsure) == [("quote-must-look", "sett")]
    assert faults(unsure, sett="nei") == [("quote-must-look", "sett")]
    assert faults(unsure, sett="hvor da?") == [("quote-must-look", "sett")]
    assert verdict(unsure, sett="x").display == RIGHT
    assert verdict(unsure, maskert=MASKED.replace("NAV", "[ ]")).masks[1].start == LOOK.start
    # A mask over a part of it leaves the rest to be read.
    assert faults(unsure, maskert=MASKED.replace("NAV", "[ ]V")) == [("quote-must-look", "sett")]
    assert not verdict(unsure, godkjent="nei").approved


def test_an_edited_answer_is_a_fault() -> None:
    assert faults(sheet(), svar="Noe annet") == [("sheet-text-edited", "svar")]


def test_columns_that_did_not_come_back_leave_the_form_of_the_sheet() -> None:
    (row,) = sheet().rows
    merged = merge_quotes(sheet(), [Returned(2, row.key, {"godkjent": "ja"})], "ark.csv")
    assert [one.display for one in merged.verdicts] == [RIGHT]


def test_keys_unknown_and_twice_are_faults_and_rows_lost_are_counted() -> None:
    (row,) = sheet().rows
    cells = {"godkjent": "nei"}
    rows = [Returned(n, key, cells) for n, key in enumerate((row.key.upper(), row.key, "u-1-9-bbbbbb"), 2)]
    merged = merge_quotes(sheet(), rows, "ark.csv")
    assert [(f.code, f.row) for f in merged.faults] == [("sheet-key-twice", 3), ("sheet-key-unknown", 4)]
    kept = merge_quotes(sheet(), rows, "ark.csv", accept_valid=True)
    assert len(kept.verdicts) == 1
    assert len(kept.rejected) == 2
    assert merge_quotes(sheet(), [], "ark.csv").missing == 1


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, tuple[int, int], str, list[tuple[int, int]]]:
    """A text, a passage of it, and the passage with spans replaced by a mask."""
    typed = draw(st.text("ab A.,-'\"«»…[]()=", min_size=1, max_size=30).filter(lambda one: one.strip()))
    # Nobody masks half of two spaces.
    stored = " ".join(typed.split())
    inked = [place for place, char in enumerate(stored) if not char.isspace()]
    start, last = sorted((draw(st.sampled_from(inked)), draw(st.sampled_from(inked))))
    points = sorted(draw(st.sets(st.integers(start, last + 1), max_size=6)))
    spans = list(zip(points[::2], points[1::2], strict=False))
    pieces = pieces_of(stored, start, last + 1, [Span(*span, "", "[..]") for span in spans])
    return stored, (start, last + 1), "".join(piece.text for piece in pieces), spans


@given(edited())
@example(("a a a a", (0, 7), "[..] a[..]", [(0, 1), (3, 7)]))
@example(("[navn] og Ola", (0, 13), "[navn] og [..]", [(10, 13)]))
def test_a_passage_with_any_spans_masked_gives_masks_that_print_exactly_that(
    made: tuple[str, tuple[int, int], str, list[tuple[int, int]]],
) -> None:
    stored, (start, end), cell, _ = made
    found = masks_of(stored, start, end, cell)
    assert found is not None
    laid = pieces_of(stored, start, end, [Span(*span, "skrevet", shown) for *span, shown in found])
    # One quote for another is all that may tell two ways of laying it out apart.
    assert same_text.fold("".join(piece.text for piece in laid)) == same_text.fold(cell)


@given(edited(), st.data())
def test_a_character_typed_into_the_words_is_never_printed(
    made: tuple[str, tuple[int, int], str, list[tuple[int, int]]], data: st.DataObject
) -> None:
    stored, (start, end), cell, _ = made
    at = data.draw(st.integers(0, len(cell)))
    found = masks_of(stored, start, end, f"{cell[:at]}Ω{cell[at:]}")
    if found is not None:
        # It was typed within the brackets of a mask.
        assert any("Ω" in shown for _, _, shown in found)


def test_a_long_passage_with_twenty_masks_is_read_at_once() -> None:
    """Each step of a search that tried all ways would double its time; this many would never end."""
    words = ["og", "så", "og", "og"] * 30
    stored = " ".join(words)
    cell = " ".join("[ ]" if n % 6 == 1 else word for n, word in enumerate(words))
    assert cell.count("[ ]") == 20
    found = masks_of(stored, 0, len(stored), cell)
    assert found is not None
    assert len(found) == 20
    assert masks_of(stored, 0, len(stored), cell + " ikke") is None
    assert masks_of(stored, 0, len(stored), cell.replace("[ ]", "[ ] ?? ") + "ikke") is None


def test_a_number_that_is_masked_is_never_printed_whoever_has_looked() -> None:
    text = "Ring meg på 90 00 00 00 da"
    phone = sheet(text, (Covered(12, 23, "telefon", "[telefon]"),), corrected="")
    assert faults(phone, maskert=text, sett="x") == [("quote-bared", "maskert")]
    assert verdict(phone, maskert=text, godkjent="nei").approved is False
