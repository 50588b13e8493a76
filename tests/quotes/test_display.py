"""A quote in pieces promises: what is printed is what was written, but for what it says was left out,
masked or put right, and nothing else passes for a quote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungtekst.errors import DataError
from ungtekst.quotes import Quote
from ungtekst.quotes.correcting import Change
from ungtekst.quotes.display import (
    Display,
    Piece,
    Span,
    is_true,
    pieces_of,
    shown_text,
    verify,
    with_changes,
)
from ungtekst.quotes.masking import Mask, Masked
from ungtekst.quotes.printing import laid_out, printed
from ungtekst.quotes.quote import CUT

STORED = "Jeg het Kari.  Jeg gikk på Tveit skole, og der var det bra. Takk!"
KARI, SCHOOL = Span(8, 12, "person", "[navn]"), Span(27, 38, "skole", "[skole]")


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, int, int, list[Span], list[Change]]:
    """A text, a passage that begins and ends with a word, masks apart from each other, and changes."""
    stored = draw(st.text("ab Å.,\n\u00a0[👩", min_size=1, max_size=40).filter(lambda text: text.strip()))
    inked = [place for place, char in enumerate(stored) if not char.isspace()]
    start, end = sorted((draw(st.sampled_from(inked)), draw(st.sampled_from(inked))))
    points = sorted(draw(st.sets(st.integers(0, len(stored)), max_size=8)))
    masks = [
        Span(begin, stop, "person", draw(st.sampled_from(("[navn]", "[sted]", "[ ]"))))
        for begin, stop in zip(points[::2], points[1::2], strict=False)
    ]
    shown = shown_text(pieces_of(stored, start, end + 1, masks))
    edges = sorted(draw(st.sets(st.integers(0, len(shown)), max_size=6)))
    changes = [
        Change(begin, stop, shown[begin:stop], draw(st.sampled_from(("", "rett", " "))), "spelling")
        for begin, stop in zip(edges[::2], edges[1::2], strict=False)
    ]
    return stored, start, end + 1, masks, changes


def display(stored: str, start: int, end: int, masks: Sequence[Span], changes: Sequence[Change]) -> Display:
    plain = pieces_of(stored, start, end, masks)
    return Display(1, "skole", with_changes(plain, changes), plain, start, end, masks=tuple(masks))


def of(masks: Sequence[Span] = (KARI, SCHOOL), start: int = 0, end: int = len(STORED)) -> Display:
    return display(STORED, start, end, masks, ())


def masked(*masks: Span) -> Masked:
    return Masked(STORED, tuple(Mask(*mask) for mask in masks), ())


@given(passages())
def test_what_is_laid_out_is_found_true(made: tuple[str, int, int, list[Span], list[Change]]) -> None:
    stored, start, end, masks, changes = made
    assert is_true(display(stored, start, end, masks, changes), stored)


@given(passages())
def test_a_quote_is_the_stored_text_but_for_what_it_says(
    made: tuple[str, int, int, list[Span], list[Change]],
) -> None:
    stored, start, end, masks, changes = made
    one = display(stored, start, end, masks, changes)
    restored = "".join(stored[piece.start : piece.end] for piece in one.pieces)
    assert restored.strip() == stored.strip()
    for piece in (*one.plain, *one.pieces):
        if piece.kind == "text":
            assert piece.text == stored[piece.start : piece.end]
    hidden = {place for mask in masks for place in range(mask.start, mask.end)}
    printed_places = {
        place
        for piece in (*one.plain, *one.pieces)
        if piece.kind in ("text", "changed")
        for place in range(piece.start, piece.end)
    }
    assert not hidden & printed_places
    assert all(start - 1 <= place < end + 1 for place in printed_places)


@given(passages(), st.data())
def test_one_character_altered_anywhere_is_found(
    made: tuple[str, int, int, list[Span], list[Change]], data: st.DataObject
) -> None:
    """A correction is another text than the stored one by its nature; it stands beside the original."""
    stored, start, end, masks, changes = made
    one = display(stored, start, end, masks, changes)
    which = data.draw(st.sampled_from(("pieces", "plain")))
    pieces = one.pieces if which == "pieces" else one.plain
    own = [number for number, piece in enumerate(pieces) if piece.kind != "changed" and piece.text]
    if not own:
        return
    number = data.draw(st.sampled_from(own))
    piece = pieces[number]
    at = data.draw(st.integers(0, len(piece.text) - 1))
    other = data.draw(st.sampled_from(("", "x", piece.text[at] * 2)))
    altered = piece._replace(text=piece.text[:at] + other + piece.text[at + 1 :])
    wrong = (*pieces[:number], altered, *pieces[number + 1 :])
    assert not is_true(replace(one, **{which: wrong}), stored)


def test_the_mark_of_a_cut_stands_where_something_is_left_out_and_nowhere_else() -> None:
    assert of(start=15, end=59).text == f"{CUT} Jeg gikk på [skole], og der var det bra. {CUT}"
    assert of().text == "Jeg het [navn].  Jeg gikk på [skole], og der var det bra. Takk!"
    assert display(f"  {STORED}\n", 2, len(STORED) + 2, (), ()).text == STORED


def test_a_mask_over_the_edge_of_a_passage_covers_what_lies_within() -> None:
    assert of(start=33, end=59).text == f"{CUT}[skole], og der var det bra. {CUT}"


def test_what_is_outside_the_passage_is_not_printed() -> None:
    assert "Kari" not in of((), start=15).text
    assert "Takk" not in of((), end=59).text


def test_a_correction_that_touches_a_mask_is_not_made() -> None:
    plain = pieces_of(STORED, 0, 13, (KARI,))
    shown = shown_text(plain)
    assert shown == "Jeg het [navn]. "
    touching = Change(4, 11, shown[4:11], "heter x", "spelling")
    assert with_changes(plain, [touching]) == plain
    assert "".join(
        p.text for p in with_changes(plain, [Change(4, 7, "het", "heter", "spelling")])
    ).startswith("Jeg heter [navn].")


@pytest.mark.parametrize(
    "opened",
    [
        (Piece("text", "Kari", 8, 12),),
        (Piece("changed", "Kari", 8, 12),),
        (Piece("changed", "[navn]", 8, 12),),
        (Piece("mask", "[navn]", 8, 11), Piece("text", "i", 11, 12)),
        (Piece("mask", "[mor]", 8, 12),),
        (Piece("mask", "[]", 8, 12),),
        (),
    ],
)
def test_a_mask_that_was_opened_shifted_or_renamed_is_found(opened: tuple[Piece, ...]) -> None:
    one = of()
    place = next(n for n, piece in enumerate(one.plain) if piece.kind == "mask")
    wrong = (*one.plain[:place], *opened, *one.plain[place + 1 :])
    assert not is_true(replace(one, pieces=wrong), STORED)
    assert not is_true(replace(one, pieces=wrong, plain=wrong), STORED)


def test_a_word_dropped_moved_or_told_twice_is_found() -> None:
    one = of((), end=13)
    head, *tail = one.pieces
    assert head.text == "Jeg het Kari. "
    for wrong in (
        (Piece("text", "Jeg ", 0, 4), Piece("text", "Kari. ", 8, 14), *tail),
        (Piece("text", "het ", 4, 8), Piece("text", "Jeg ", 0, 4), *tail),
        (head, head, *tail),
        (Piece("text", "Jeg", 0, 3), Piece("text", "het Kari. ", 4, 14), *tail),
        tuple(tail),
        (),
    ):
        assert not is_true(replace(one, pieces=wrong), STORED)


def test_words_told_beside_a_quote_must_be_read_in_it() -> None:
    assert is_true(replace(of(), words=("bra",)), STORED)
    for word in ("Kari", "Tveit", "elendig"):
        assert not is_true(replace(of(), words=(word,)), STORED)


def test_the_fault_names_the_quote_and_not_its_text() -> None:
    texts = pd.Series({1: STORED})
    verify([of()], texts)
    lie = replace(of(), pieces=(Piece("text", "Kari er flink", 0, len(STORED)),))
    with pytest.raises(DataError) as caught:
        verify([of(), lie, replace(of(), answer=2)], texts)
    assert [fault.values["answer"] for fault in caught.value.faults] == [1, 2]
    assert "Kari" not in str(caught.value)


def test_slips_are_put_right_beside_the_masks_and_the_original_stays() -> None:
    stored = "Jeg gikk på Tveit skole, og det var desverre ikke plass til meg der."
    plain, pieces = laid_out(stored, 0, len(stored), (Span(12, 23, "skole", "[skole]"),), True)
    assert "".join(p.text for p in plain) == stored.replace("Tveit skole", "[skole]")
    assert "dessverre ikke plass" in "".join(p.text for p in pieces)
    one = Display(1, "skole", pieces, plain, 0, len(stored), masks=(Span(12, 23, "skole", "[skole]"),))
    assert is_true(one, stored)


def test_words_of_what_is_masked_are_not_told_though_they_can_be_read_elsewhere() -> None:
    stored = "else sa at følelsen er bra"
    quote = Quote(1, "helse", (), "", words=("else", "følelsen"), span=(0, len(stored)))
    found = Masked(stored, (Mask(0, 4, "person", "[navn]"),), ())
    (one,) = printed([quote], {1: stored}, lambda texts: [found])
    assert one.words == ("følelsen",)
    assert is_true(one, stored)


def test_what_stands_outside_a_passage_may_tell_what_stands_in_it() -> None:
    """The whole answer is masked, not the passage alone."""
    given_texts: list[str] = []

    def mask(texts: Sequence[str]) -> list[Masked]:
        given_texts.extend(texts)
        return [masked(KARI, SCHOOL) for _ in texts]

    quote = Quote(1, "skole", (), "", span=(15, 59))
    (one,) = printed([quote], {1: STORED}, mask)
    assert given_texts == [STORED]
    assert one.masks == (SCHOOL,)
    assert one.text == f"{CUT} Jeg gikk på [skole], og der var det bra. {CUT}"
