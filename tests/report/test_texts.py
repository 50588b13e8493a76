"""The researcher's file of texts: read with every fault at once, its numbers filled in from the tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ungtekst.codebook import Codebook
from ungtekst.errors import CallError, DataError, Fault
from ungtekst.errors.catalogue.texts import MESSAGES
from ungtekst.report.checking import Figures, Row, Table, Text, check
from ungtekst.report.texts import Base, Count, Prose, Texts, amount_word, fill, paragraphs, read

CODEBOOK = Codebook.from_dict(
    {
        "ungtekst": "codebook/1",
        "id": "prøve",
        "version": "1.0.0",
        "questions": [{"id": "kontaktperson"}, {"id": "ut-i-jobb", "dimensions": ["tema"]}],
        "dimensions": [
            {
                "id": "tema",
                "choice": "many",
                "codes": [{"id": "mestring", "label": "Mestring"}, {"id": "helse", "label": "Helse"}],
            },
            {
                "id": "valens",
                "choice": "one",
                "codes": [{"id": "positiv", "label": "Positiv"}, {"id": "negativ", "label": "Negativ"}],
            },
        ],
    }
)
SOUND = """\
ungtekst: texts/1
title: Unge om NAV
authors: [Kari Hansen, Ola Vik]
institute: Instituttet
period: våren 2026
mode: nettskjema
invited: 308
language: nb
about: |
  Vi spurte unge om NAV.

  {{ answered('kontaktperson') }} svarte
  på spørsmålet om kontaktpersonen.
questions:
  kontaktperson:
    summary: >
      {{ n('mestring') }} av {{ coded() }} skriver om mestring (tabell {{ table('tema') }}), og
      {{ share('helse') }} om helse.
    leads:
      mestring: "{{ amount('mestring') }} nevner mestring."
      helse: Helse er nevnt av {{ n('helse') }}.
    limitations: Få svarte.
    mode: telefon
    period: høsten
    invited: 200
    prose_only: true
"""


@dataclass(frozen=True)
class Printed:
    """Numbers as a report prints them."""

    counts: Mapping[tuple[str, str], Count] = field(default_factory=dict)
    bases: Mapping[tuple[str, str], int] = field(default_factory=dict)
    tables: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def count(self, question: str, code: str) -> Count | None:
        return self.counts.get((question, code))

    def base(self, question: str, which: Base) -> int | None:
        return self.bases.get((question, which))

    def table(self, question: str, name: str) -> str | None:
        return self.tables.get((question, name))


Q = "kontaktperson"
NUMBERS = Printed(
    {(Q, "mestring"): Count(41, 123, 33), (Q, "helse"): Count(7, 123, 6), (Q, "positiv"): Count(1, 123, 1)},
    {(Q, "answered"): 129, (Q, "coded"): 123, (Q, "asked"): 140, (Q, "left-out"): 6},
    {(Q, "tema"): "3", (Q, "bases"): "2"},
)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "tekster.yaml"
    path.write_text(text, "utf-8")
    return path


def faults_of(tmp_path: Path, text: str, codebook: Codebook | None = CODEBOOK) -> list[Fault]:
    with pytest.raises(DataError) as caught:
        read(written(tmp_path, text), codebook)
    return list(caught.value.faults)


def one_fault(tmp_path: Path, *lines: str) -> Fault:
    faults = faults_of(tmp_path, "\n".join(("ungtekst: texts/1", *lines)) + "\n")
    assert len(faults) == 1, [fault.sentence() for fault in faults]
    return faults[0]


def filled(text: str, question: str = Q, language: str = "nb") -> str:
    return fill(Texts(file="tekster.yaml"), Prose(text, "about", 1), NUMBERS, question, language)


def test_a_sound_file_is_read_whole(tmp_path: Path) -> None:
    texts = read(written(tmp_path, SOUND), CODEBOOK)
    assert texts.title == Prose("Unge om NAV", "title", 2)
    assert texts.authors == ("Kari Hansen", "Ola Vik")
    assert (texts.invited, texts.language) == (308, "nb")
    question = texts.questions[Q]
    assert (question.id, question.invited, question.prose_only) == (Q, 200, True)
    assert question.leads["helse"].line == 21
    assert question.mode
    assert question.mode.written == "telefon"


def test_a_sound_file_is_filled_in(tmp_path: Path) -> None:
    texts = read(written(tmp_path, SOUND), CODEBOOK)
    question = texts.questions[Q]
    assert texts.about
    assert question.summary
    assert paragraphs(fill(texts, texts.about, NUMBERS)) == (
        "Vi spurte unge om NAV.",
        "129 svarte på spørsmålet om kontaktpersonen.",
    )
    assert paragraphs(fill(texts, question.summary, NUMBERS, Q)) == (
        "41 av 123 skriver om mestring (tabell 3), og 6 prosent om helse.",
    )
    assert fill(texts, question.leads["mestring"], NUMBERS, Q) == "Om lag en tredel nevner mestring."
    assert fill(texts, question.leads["helse"], NUMBERS, Q) == "Helse er nevnt av sju."


def test_an_author_may_stand_alone(tmp_path: Path) -> None:
    texts = read(written(tmp_path, "ungtekst: texts/1\nauthor: Kari Hansen\n"))
    assert texts.authors == ("Kari Hansen",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ n('helse') }} nevner helse", "Sju nevner helse"),
        ("Bare {{n('helse')}} nevner helse", "Bare sju nevner helse"),
        ("Noe. {{ n('helse') }} nevner det", "Noe. Sju nevner det"),
        ("Noe, bl.a. {{ n('helse') }}", "Noe, bl.a. sju"),
        ("Ett.\n\n{{ n('positiv') }} er blid", "Ett.\n\nÉn er blid"),
        ("{{ n('mestring') }} av {{ base('mestring') }}", "41 av 123"),
        ("{{ asked() }}, {{ base('answered') }}, {{ left_out() }}", "140, 129, seks"),
        ("tabell {{ table('bases') }}", "tabell 2"),
        ("{{ n('helse', 'kontaktperson') }}", "Sju"),
        ('{{ n("helse") }}', "Sju"),
    ],
)
def test_a_call_is_answered(text: str, said: str) -> None:
    assert filled(text) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Sju er 6 prosent, om lag en tredel, én"),
        ("nn", "Sju er 6 prosent, om lag ein tredel, éin"),
        ("en", "Seven er 6 per cent, about a third, one"),
    ],
)
def test_numbers_are_written_in_the_language(language: str, said: str) -> None:
    text = "{{ n('helse') }} er {{ share('helse') }}, {{ amount('mestring') }}, {{ n('positiv') }}"
    assert filled(text, language=language) == said


@pytest.mark.parametrize(
    ("count", "base", "said"),
    [
        (0, 100, "ingen"),
        (1, 100, "én"),
        (3, 100, "noen få"),
        (12, 100, "noen"),
        (33, 100, "om lag en tredel"),
        (45, 100, "nesten halvparten"),
        (50, 100, "om lag halvparten"),
        (55, 100, "over halvparten"),
        (62, 100, "flertallet"),
        (67, 100, "om lag to tredeler"),
        (80, 100, "de fleste"),
        (95, 100, "nesten alle"),
        (100, 100, "alle"),
        (4, 9, "fire av ni"),
    ],
)
def test_an_amount_follows_its_thresholds(count: int, base: int, said: str) -> None:
    assert amount_word(count, base) == said


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("base", [7, 12, 40, 123])
def test_the_check_never_faults_a_word_for_an_amount(language: str, base: int) -> None:
    label = {"nb": "nevner temaet", "nn": "nemner temaet", "en": "mention the theme"}[language]
    for count in range(base + 1):
        table = Table("3", "Tema", (Row("Helse", count),), "k", base=base, several_note=True)
        text = Text("lead", f"{amount_word(count, base, language)} {label} «Helse».", "k", language=language)
        assert check(Figures((table,)), [text]) == (), (count, text.text)


def test_a_number_the_report_does_not_print_is_a_fault_with_its_line(tmp_path: Path) -> None:
    texts = read(written(tmp_path, SOUND.replace("n('helse')", "n('negativ')")), CODEBOOK)
    with pytest.raises(DataError) as caught:
        fill(texts, texts.questions[Q].leads["helse"], NUMBERS, Q)
    (fault,) = caught.value.faults
    assert (fault.code, fault.line, fault.path) == ("texts-call-number", 21, f"questions.{Q}.leads.helse")


# Every way to write the file wrong that gives one fault: its lines after the first, the code, the line.
WRONG: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("texts-unknown-key", 2, ("titel: Noe",)),
    ("texts-blank", 2, ("title:",)),
    ("texts-blank", 2, ("title: ' '",)),
    ("texts-not-text", 2, ("about: [en, to]",)),
    ("texts-not-count", 2, ("invited: mange",)),
    ("texts-not-count", 2, ("invited: -3",)),
    ("texts-language", 2, ("language: sv",)),
    ("texts-not-mapping", 2, ("questions: [en]",)),
    ("texts-control", 2, ('title: "a\\u0007b"',)),
    ("texts-question-unknown", 3, ("questions:", "  kontakt: {summary: Noe}")),
    ("texts-unknown-key", 4, ("questions:", "  kontaktperson:", "    sumary: Noe")),
    ("texts-not-yes-no", 4, ("questions:", "  kontaktperson:", "    prose_only: kanskje")),
    ("texts-not-yes-no", 4, ("questions:", "  kontaktperson:", "    prose_only: 'true'")),
    ("texts-code-unknown", 5, ("questions:", "  kontaktperson:", "    leads:", "      mestre: Noe")),
    ("texts-code-unknown", 5, ("questions:", "  ut-i-jobb:", "    leads:", "      positiv: Noe")),
    (
        "texts-code-unknown",
        5,
        ("questions:", "  kontaktperson:", "    summary: |", "      {{ n('mestre') }}"),
    ),
    ("texts-call-base", 4, ("questions:", "  kontaktperson:", "    summary: \"{{ base('all') }}\"")),
    ("texts-call-dimension", 4, ("questions:", "  ut-i-jobb:", "    summary: \"{{ table('valens') }}\"")),
    ("texts-question-unknown", 2, ("about: \"{{ n('helse', 'kontakt') }}\"",)),
    ("texts-call-question", 2, ("about: \"{{ n('helse') }}\"",)),
    ("texts-call-question", 2, ('about: "{{ answered() }}"',)),
    ("texts-call-unknown", 2, ("about: \"{{ antall('helse') }}\"",)),
    ("texts-call-values", 2, ('about: "{{ n() }}"',)),
    ("texts-call-values", 2, ("about: \"{{ n('a', 'b', 'c') }}\"",)),
    ("texts-call-open", 2, ("about: \"{{ n('helse') og mer\"",)),
    ("texts-call-open", 2, ('about: "{% for a in b %}"',)),
    ("texts-call-open", 2, ('about: "{# gjemt #}"',)),
    ("texts-call-form", 2, ('about: "{{ 7 * 7 }}"',)),
    ("yaml-tag", 2, ("title: !!python/object:os.system x",)),
    ("yaml-anchor", 2, ("title: &a Noe",)),
    ("yaml-key-twice", 3, ("title: Noe", "title: Mer")),
    ("yaml-tab", 3, ("questions:", "\tkontaktperson: x")),
    ("yaml-syntax", 3, ("title: 'Noe", "about: x")),
)


@pytest.mark.parametrize(
    ("code", "line", "lines"), WRONG, ids=[f"{row[0]}-{at}" for at, row in enumerate(WRONG)]
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, code: str, line: int, lines: tuple[str, ...]) -> None:
    fault = one_fault(tmp_path, *lines)
    assert fault.code == code
    if code != "yaml-syntax":
        assert fault.line == line
    assert "tekster.yaml" in fault.sentence("nb")


@pytest.mark.parametrize(
    "inside",
    [
        "n('helse').upper()",
        "''.__class__",
        "n.__globals__",
        "n('helse') | upper",
        "n(code)",
        "n(*['helse'])",
        "n(code='helse')",
        "n('helse') if 1 else 2",
        "[n('helse')]",
        "n('helse')()",
        "n('a' ~ 'b')",
        "n(1)",
        "config",
        "",
        "'x'",
        "self",
        "range(10)|list",
        "n('" + "a" * 400 + "')",
        "n('helse') }}{{ lipsum",
        "(" * 200,
    ],
)
def test_nothing_but_a_plain_call_is_taken(tmp_path: Path, inside: str) -> None:
    text = f"ungtekst: texts/1\nquestions:\n  kontaktperson:\n    summary: |\n      Noe {{{{ {inside} }}}}\n"
    faults = faults_of(tmp_path, text)
    assert {fault.code for fault in faults} <= {"texts-call-form", "texts-call-unknown", "texts-call-open"}
    assert all(fault.line == 5 for fault in faults if fault.code != "texts-call-open")


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    text = "title: Noe\nfarge: rød\nquestions:\n  kontakt:\n    summary: \"{{ n('x') }} og {{ 1 }}\"\n"
    assert [(fault.code, fault.line) for fault in faults_of(tmp_path, text)] == [
        ("texts-format", 1),
        ("texts-unknown-key", 2),
        ("texts-question-unknown", 4),
        ("texts-code-unknown", 5),
        ("texts-call-form", 5),
    ]


def test_a_call_in_a_long_text_is_told_with_its_own_line(tmp_path: Path) -> None:
    head = "ungtekst: texts/1\nquestions:\n  kontaktperson:\n    summary: >\n"
    text = head + "      Noe {{ n('helse') }}\n      og mer\n\n      {{ n('ukjent') }}\n"
    (fault,) = faults_of(tmp_path, text)
    assert (fault.code, fault.line) == ("texts-code-unknown", 8)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"ungtekst: texts/1\nabout: " + b"a" * 1_000_001, "texts-too-large"),
        (b"", "texts-empty"),
        (b"ungtekst: texts/1\ntitle: \xe6\xf8", "codebook-not-utf8"),
        (b"[1, 2]", "texts-not-mapping"),
        (b"just words", "texts-not-mapping"),
    ],
)
def test_a_file_that_is_no_texts_is_refused(tmp_path: Path, raw: bytes, code: str) -> None:
    path = tmp_path / "tekster.yaml"
    path.write_bytes(raw)
    with pytest.raises(DataError) as caught:
        read(path)
    assert [fault.code for fault in caught.value.faults] == [code]


def test_a_bomb_of_aliases_is_not_unfolded(tmp_path: Path) -> None:
    lines = ["ungtekst: texts/1", "a: &a [x, x, x]"]
    lines += [f"{chr(98 + at)}: &{chr(98 + at)} [*{chr(97 + at)}, *{chr(97 + at)}]" for at in range(20)]
    faults = faults_of(tmp_path, "\n".join(lines))
    assert {fault.code for fault in faults} == {"yaml-anchor"}


def test_a_file_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(CallError):
        read(tmp_path / "ingen.yaml")


def test_ids_are_not_looked_up_without_a_codebook(tmp_path: Path) -> None:
    texts = read(written(tmp_path, SOUND.replace("'mestring'", "'hva-som-helst'")))
    assert set(texts.questions) == {Q}


def test_a_message_never_repeats_the_text(tmp_path: Path) -> None:
    private = "jeg heter Ola og bor i Storgata"
    text = (
        f"ungtekst: texts/1\nabout: \"{{{{ n('{private}') }}}} {{{{ {private} }}}}\"\nlanguage: {private}\n"
    )
    assert all(
        private not in fault.sentence(language)
        for fault in faults_of(tmp_path, text)
        for language in ("nb", "en")
    )


def test_every_message_is_provoked_here() -> None:
    provoked = {row[0] for row in WRONG} | {
        "texts-too-large",
        "texts-empty",
        "texts-format",
        "texts-call-number",
    }
    assert {code for code in MESSAGES if code.startswith("texts-")} <= provoked
