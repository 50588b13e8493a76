"""A consistent table and the sentences made from it are never flagged; one changed digit is."""

from __future__ import annotations

import re

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ungtekst.report.checking import Figures, Row, Table, Text, check
from ungtekst.report.checking.number_words import in_words, number_phrases
from ungtekst.report.numbers import percent

LABELS = (
    "Mestring",
    "Økonomi",
    "Helse",
    "Bolig og flytting",
    "Hjelp fra familien",
    "Utdanning",
    "Rus",
    "Ensomhet",
    "Venter på svar",
    "Annet",
)
SENTENCES = {
    "nb": (
        "{n} av svarene handler om temaet «{label}».",
        "«{label}» er nevnt av {n} av de {base} som svarte.",
        "{label} ({n}).",
        "Det var {n} som skrev om «{label}», altså {share} prosent.",
        "{share} prosent er inne på «{label}».",
    ),
    "nn": (
        "{n} av svara handlar om temaet «{label}».",
        "«{label}» er nemnt av {n}, altså {share} prosent av dei som har svart.",
        "{n} skriv om «{label}» (tabell 3).",
    ),
    "en": (
        "{n} of the {base} answers are about the theme “{label}”.",
        "“{label}” is mentioned by {n} respondents ({share} per cent).",
        "{share}% write about “{label}” (Table 3).",
    ),
}


@st.composite
def tables(draw: st.DrawFn) -> Table:
    labels = draw(st.lists(st.sampled_from(LABELS), min_size=2, max_size=6, unique=True))
    base = draw(st.integers(min_value=30, max_value=900))
    left_out = draw(st.integers(min_value=0, max_value=20))
    size = len(labels)
    counts = draw(st.lists(st.integers(min_value=2, max_value=base), min_size=size, max_size=size))
    rows = tuple(Row(label, count, percent(count, base)) for label, count in zip(labels, counts, strict=True))
    return Table(
        "3",
        "Hva de skriver om",
        rows,
        chapter="k",
        choice="many",
        base=base,
        answered=base + left_out,
        left_out=left_out,
        codings=sum(counts),
        several_note=True,
    )


@st.composite
def told(draw: st.DrawFn) -> tuple[Table, Row, str, str]:
    """Draw a table, a row, and a sentence that tells it."""
    table = draw(tables())
    row = draw(st.sampled_from(table.rows))
    language = draw(st.sampled_from(sorted(SENTENCES)))
    said = draw(st.sampled_from(SENTENCES[language]))
    count, base = row.count or 0, table.base or 0
    written = in_words(count, language) if draw(st.booleans()) else str(count)
    text = said.format(n=written, label=row.label, base=base, share=row.percent)
    return table, row, f"{text[0].upper()}{text[1:]}", language


def found(table: Table, text: str, language: str) -> list[str]:
    texts = [Text("sammendrag", text, "k", language=language)]
    return [violation.kind for violation in check(Figures((table,)), texts)]


@given(told())
@settings(deadline=None)
def test_a_sentence_made_from_its_table_is_never_flagged(case: tuple[Table, Row, str, str]) -> None:
    table, _, text, language = case
    assert found(table, text, language) == []


def readable(table: Table, row: Row) -> set[int]:
    """Every number that the sentence could say of the row without being wrong."""
    bases = {table.base or 0, table.answered or 0, table.left_out or 0, table.codings or 0}
    count, share = row.count or 0, int(row.percent or 0)
    return bases | {count, share, 100 - share, *(abs(base - count) for base in bases)}


@given(told(), st.data())
@settings(deadline=None)
def test_one_changed_digit_is_flagged(case: tuple[Table, Row, str, str], data: st.DataObject) -> None:
    table, row, text, language = case
    numbers = list(re.finditer(r"(?<!abell )(?<!able )\b\d+", text))
    assume(numbers)
    number = data.draw(st.sampled_from(numbers))
    at = data.draw(st.integers(min_value=0, max_value=len(number.group()) - 1))
    digit = data.draw(st.sampled_from("123456789"))
    changed = number.group()[:at] + digit + number.group()[at + 1 :]
    assume(int(changed) not in readable(table, row))
    assert found(table, text[: number.start()] + changed + text[number.end() :], language) != []


@given(st.sampled_from(["nb", "nn", "en"]), st.integers(min_value=2, max_value=12))
def test_a_number_is_read_as_it_is_written(language: str, number: int) -> None:
    assert number_phrases(language)[in_words(number, language)] == number


@given(tables(), st.integers(min_value=1, max_value=9))
@settings(deadline=None)
def test_a_sum_that_is_off_is_flagged(table: Table, off: int) -> None:
    from dataclasses import replace

    wrong = replace(table, codings=(table.codings or 0) + off)
    assert [violation.kind for violation in check(Figures((wrong,)))] == ["sum"]
