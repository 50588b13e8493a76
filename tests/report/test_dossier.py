"""Dossiers promise: everything said under a code and nothing else, masked, and over nobody's file."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from ungtekst.cli.main import main
from ungtekst.exchange import write_table
from ungtekst.project import Decision, Project
from ungtekst.quotes.masking import Mask, Masked, Masker, MustLook
from ungtekst.quotes.speaking import Speaking
from ungtekst.report.dossier import (
    MARK,
    Asked,
    Dossier,
    Passage,
    Piece,
    file_name,
    pieces,
    pseudonyms,
    render_dossier,
)
from ungtekst.steps import add, code, new
from ungtekst.steps.dossier import dossier

SNAPSHOT = Path(__file__).parent / "snapshots" / "dossier-skole.html"
HOSTILE = {
    "html": "skolen <script>alert(1)</script> & <b>fett</b> \"'",
    "jinja": "skolen {{ 7 * 7 }} {% raw %}",
    "rtl": "skolen \u202eksrab\u202c <img src=x onerror=alert(1)>",
    "linjer": "skolen\r\nlinje to\n\n  innrykk",
    "mellomrom": "  skolen  ",
}


class StandIn:
    """Masks NAV, the teacher and their like, and is unsure of money and two words more."""

    def __init__(self, *, diagnoses: bool = False, sex: bool = False) -> None:
        self.seen: list[str] = []

    def mask(self, texts: Sequence[str]) -> list[Masked]:
        self.seen += texts
        return [self._masked(text) for text in texts]

    def _masked(self, text: str) -> Masked:
        masks = [Mask(m.start(), m.end(), "person", "[navn]") for m in re.finditer("NAV|Læreren", text)]
        look = [MustLook(m.start(), m.end(), "sted", "uvisst") for m in re.finditer("eksamen|<b>", text)]
        return Masked(text, tuple(masks), tuple(look))


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ungtekst.quotes.masking.Masker", StandIn)


class Read(HTMLParser):
    """A page as it is read: its tags, each quote with what is marked in it, and what stands under it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.quotes: list[str] = []
        self.captions: list[str] = []
        self.marked: list[tuple[str, str]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(path.read_bytes().decode("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag in ("meta", "link", "img", "br"):
            return
        self._open.append(given.get("class") or tag if tag in ("span", "mark") else tag)
        if tag == "blockquote":
            self.quotes.append("")
        if tag == "figcaption":
            self.captions.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            return
        self.text += data
        if "blockquote" in self._open:
            self.quotes[-1] += data
            self.marked += [(kind, data) for kind in ("mark", "mask", "look") if kind in self._open]
        if "figcaption" in self._open:
            self.captions[-1] += data


def call(*words: str | Path) -> int:
    """Run a command in this process, and give its exit status."""
    with mock.patch.object(sys, "argv", ["ungtekst", *map(str, words)]), mock.patch.object(sys, "excepthook"):
        try:
            main()
        except SystemExit as end:
            return int(end.code or 0)
    return 0


def decide(path: Path, coder: str, variable: str, values: dict[str, str], *, settle: bool = False) -> None:
    """Let a coder say something of the respondents' answers to both questions."""
    with Project.open(path) as project, project.change("test"):
        answers = project.answers()
        decisions = [
            Decision(revision, variable, values[respondent], settle)
            for revision, respondent in answers["respondent"].items()
            if respondent in values
        ]
        project.decide(decisions, coder, project.codebook_for("hverdag").id)


def quotes_of(path: Path, code_id: str, folder: Path, **about: Any) -> list[str]:
    dossier(path, folder, codes=[code_id], **about)
    return Read(folder / f"{code_id}.html").quotes


def held_texts(path: Path, code_id: str) -> set[str]:
    with Project.open(path) as project:
        held, texts = project.current(), project.answers()["text"]
    has = held[(held["variable"] == code_id) & (held["value"] == "1") & ~held["disputed"]]
    return set(texts.loc[has["revision"]])


def test_every_answer_with_the_code_is_in_its_dossier_and_no_other(coded: Path, tmp_path: Path) -> None:
    done = dossier(coded, tmp_path / "ut", masked=False)
    every = 0
    for one in ("skole", "økonomi", "helse", "nav"):
        quotes = Read(tmp_path / "ut" / f"{one}.html").quotes
        assert set(quotes) == held_texts(coded, one), one
        every += len(quotes)
    assert (done.dossiers, done.passages, done.to_look_at) == (4, every, 0)
    assert every > 8


def test_what_people_decided_counts_and_what_they_dispute_does_not(coded: Path, tmp_path: Path) -> None:
    decide(coded, "kari", "skole", {"101": "0", "103": "1", "106": "1"})
    decide(coded, "ola", "skole", {"103": "0", "106": "1"})
    page = tmp_path / "ut" / "skole.html"
    quotes = quotes_of(coded, "skole", tmp_path / "ut", masked=False)
    assert not any("Læreren så meg" in quote for quote in quotes), "kari says it is not"
    assert not any("sliten" in quote for quote in quotes), "disputed"
    caption = Read(page).captions[quotes.index("=2+3 er alt jeg fikk til på eksamen")]
    assert "Kodet av" in caption
    assert {"kari", "ola"} <= set(re.findall(r"\w+", caption))
    assert sum("Kodet av maskinen, etter kodeboken" in one for one in Read(page).captions) == len(quotes) - 2


def test_a_settled_dispute_names_who_settled_it(coded: Path, tmp_path: Path) -> None:
    decide(coded, "kari", "skole", {"103": "1"})
    decide(coded, "ola", "skole", {"103": "0"})
    assert "Er så sliten at jeg ikke får sove" not in quotes_of(coded, "skole", tmp_path / "ut", masked=False)
    decide(coded, "inger", "skole", {"103": "1"}, settle=True)
    quotes = quotes_of(coded, "skole", tmp_path / "ut", masked=False)
    caption = Read(tmp_path / "ut" / "skole.html").captions[quotes.index("Er så sliten at jeg ikke får sove")]
    assert "Avgjort av inger" in caption


def test_an_answer_that_is_not_counted_is_there_and_says_why(coded: Path, tmp_path: Path) -> None:
    decide(coded, "kari", "bruk", {"101": "utenfor-spørsmålet"})
    quotes = quotes_of(coded, "skole", tmp_path / "ut", masked=False)
    captions = Read(tmp_path / "ut" / "skole.html").captions
    told = [
        quote for quote, one in zip(quotes, captions, strict=True) if "Telles ikke som svar: Utenfor" in one
    ]
    assert sorted(told) == ["Ingen på skolen, men NAV var bra", "Skolen. Læreren så meg aldri."]


def test_under_a_passage_stand_respondent_wave_groups_and_other_codes(coded: Path, tmp_path: Path) -> None:
    quotes = quotes_of(coded, "skole", tmp_path / "ut", masked=False)
    read = Read(tmp_path / "ut" / "skole.html")
    caption = " ".join(read.captions[quotes.index("Ingen på skolen, men NAV var bra")].split())
    assert re.match(r"R-\d{6} bølge 2025 kontor: Granmo kjønn: kvinne Kodet av maskinen", caption)
    assert caption.endswith("Også: NAV, Positiv")
    assert "Hva er vanskelig i hverdagen?" in read.text
    assert "Hva slags hjelp har du fått?" in read.text
    assert ("mark", "skolen") in read.marked


def test_it_is_masked_and_what_is_unsure_is_marked(coded: Path, tmp_path: Path) -> None:
    dossier(coded, tmp_path / "ut")
    for path in (tmp_path / "ut").iterdir():
        quotes = "".join(Read(path).quotes)
        assert "Læreren" not in quotes
        assert "NAV" not in quotes
    read = Read(tmp_path / "ut" / "skole.html")
    assert "Skolen. [navn] så meg aldri." in read.quotes
    assert {("mask", "[navn]"), ("mark", "[navn]"), ("look", "eksamen"), ("mark", "eksamen")} <= set(
        read.marked
    )
    assert "Må ses: sted (uvisst)" in read.captions[read.quotes.index("=2+3 er alt jeg fikk til på eksamen")]
    assert "Bare til intern bruk" in read.text
    assert "1 svar har noe programmet er i tvil om." in read.text


def test_the_real_masker_does_the_work(coded: Path, tmp_path: Path) -> None:
    table = tmp_path / "flere.csv"
    write_table(table, ["id", "hverdag"], [["9", "skolen ringte Kari Nilsen på 99 88 77 66"]])
    add.add(coded, table, add.Layout("id", {"hverdag": "hverdag"}), "2026")
    code.code(coded)
    quotes = quotes_of(coded, "skole", tmp_path / "ut", masker=Masker())
    assert "skolen ringte [navn] på [telefon]" in quotes


def test_only_texts_that_are_shown_are_given_to_the_masker(coded: Path, tmp_path: Path) -> None:
    masker = StandIn()
    dossier(coded, tmp_path / "ut", codes=["helse"], masker=masker)
    assert set(masker.seen) == held_texts(coded, "helse")


def test_unmasked_shows_the_texts_as_written_and_says_so(coded: Path, tmp_path: Path) -> None:
    assert call("dossier", coded, tmp_path / "ut", "--unmasked", "--code", "skole") == 0
    for name in ("skole.html", "index.html"):
        assert "Ingenting er maskert" in Read(tmp_path / "ut" / name).text
    assert "Skolen. Læreren så meg aldri." in Read(tmp_path / "ut" / "skole.html").quotes


def test_the_index_counts_what_the_dossiers_hold(coded: Path, tmp_path: Path) -> None:
    dossier(coded, tmp_path / "ut")
    html = (tmp_path / "ut" / "index.html").read_text("utf-8")
    rows = re.findall(r'<a href="([^"]+)">([^<]+)</a></th><td>(\d+)</td>', html)
    assert [name for _, name, _ in rows] == ["Skole", "Økonomi", "Helse", "NAV"]
    assert rows[1][0] == "%C3%B8konomi.html"
    assert [int(n) for *_, n in rows] == [
        len(Read(tmp_path / "ut" / f"{one}.html").quotes) for one in ("skole", "økonomi", "helse", "nav")
    ]


def test_a_code_that_nobody_has_gets_a_dossier_that_says_so(coded: Path, tmp_path: Path) -> None:
    dossier(coded, tmp_path / "ut")
    assert Read(tmp_path / "ut" / "økonomi.html").quotes
    decide(coded, "kari", "økonomi", {str(one): "0" for one in range(101, 109)})
    dossier(coded, tmp_path / "ut")
    page = Read(tmp_path / "ut" / "økonomi.html")
    assert page.quotes == []
    assert "Ingen svar har denne koden nå." in page.text


# -- hostile texts ---------------------------------------------------------------------------------------


@pytest.fixture
def hostile(tmp_path: Path, codebook_file: Path) -> Path:
    """A project in which texts, groups, ids and coders are hostile."""
    path, table = tmp_path / "f.ungtekst", tmp_path / "fiendtlig.csv"
    rows = [[f"hemmelig-{name}", "<i>\u202eG</i>", text] for name, text in HOSTILE.items()]
    write_table(table, ["id", "gr<u>ppe", "hverdag"], rows)
    new.new(path, [codebook_file], identity="prøve")
    add.add(path, table, add.Layout("id", {"hverdag": "hverdag"}, groups=("gr<u>ppe",)), "<s>b\u202e")
    code.code(path)
    decide(path, "<script>k</script>", "skole", {f"hemmelig-{name}": "1" for name in HOSTILE})
    return path


@pytest.mark.parametrize("masked", [True, False])
def test_hostile_texts_are_shown_as_text_and_run_nothing(hostile: Path, tmp_path: Path, masked: bool) -> None:
    quotes = quotes_of(hostile, "skole", tmp_path / "ut", masked=masked)
    assert sorted(quotes) == sorted(HOSTILE.values())
    for path in (tmp_path / "ut").iterdir():
        read = Read(path)
        tags = {tag for tag, _ in read.tags}
        assert not tags & {"script", "img", "iframe", "link", "object", "b", "i", "s", "u", "form", "base"}
        assert "49" not in "".join(read.quotes)
        for tag, given in read.tags:
            assert not {"src", "srcset", "action", "style", "background"} & given.keys(), tag
            assert not [name for name in given if name.startswith("on")], tag
            assert re.fullmatch(r"#[\w-]+|[\w%-]+\.html", given.get("href") or "#x"), tag
        html = path.read_text("utf-8")
        assert "default-src 'none'" in html
        assert "url(" not in html
        assert "@import" not in html
    assert "<script>k</script>" in Read(tmp_path / "ut" / "skole.html").text


def test_neither_the_delivered_id_nor_its_order_is_told(hostile: Path, tmp_path: Path) -> None:
    quotes = quotes_of(hostile, "skole", tmp_path / "ut")
    assert "hemmelig" not in (tmp_path / "ut" / "skole.html").read_text("utf-8")
    assert quotes != list(HOSTILE.values())
    captions = Read(tmp_path / "ut" / "skole.html").captions
    names = [re.search(r"R-\d+", caption) for caption in captions]
    assert [one and one[0] for one in names] == sorted(one[0] for one in names if one)


# -- pseudonyms ------------------------------------------------------------------------------------------


def test_a_pseudonym_stays_when_others_come_and_go() -> None:
    before, after = pseudonyms("p", range(1, 500)), pseudonyms("p", range(200, 3_000))
    kept = [one for one in range(200, 500) if before[one] == after[one]]
    assert len(kept) > 295, "all but those who share six digits with a newcomer"
    assert all(after[one].startswith(before[one]) for one in range(200, 500))


def test_pseudonyms_are_one_a_person_and_another_in_each_project() -> None:
    names = pseudonyms("p", range(20_000))
    assert len(set(names.values())) == 20_000
    assert all(re.fullmatch(r"R-\d{6,9}", name) for name in names.values())
    other = pseudonyms("q", range(20_000))
    assert sum(names[one] == other[one] for one in names) < 5
    order = [names[one] for one in range(20_000)]
    assert 0.45 < sum(a < b for a, b in pairwise(order)) / 20_000 < 0.55


# -- pieces ----------------------------------------------------------------------------------------------


def test_pieces_put_together_are_the_text_as_shown() -> None:
    text = "Jeg bor på Tøyen med Kari Nilsen"
    masked = Masked(text, (Mask(21, 32, "person", "[navn]"),), (MustLook(11, 16, "sted", "uvisst"),))
    speaking = [Speaking(4, 16, 2.0), Speaking(21, 25, 1.0), Speaking(0, 3, 0.1), Speaking(0, 0, 9.0)]
    assert pieces(text, [one for one in speaking if one.end], masked) == (
        Piece("Jeg "),
        Piece("bor på ", speaks=True),
        Piece("Tøyen", speaks=True, look=True),
        Piece(" med "),
        Piece("[navn]", speaks=True, mask=True),
    )
    assert "".join(piece.text for piece in pieces(text, speaking)) == text
    assert pieces("", ()) == ()


def test_spans_that_do_not_fit_never_show_what_was_masked() -> None:
    text = "Kari Nilsen her"
    twisted = Masked(text, (Mask(0, 11, "person", "[navn]"), Mask(5, 11, "person", "[navn]")), ())
    assert "Nilsen" not in "".join(piece.text for piece in pieces(text, [Speaking(5, 15, 1.0)], twisted))


# -- files -----------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="no modes there")
def test_only_the_owner_may_read_the_folder_and_the_files(coded: Path, tmp_path: Path) -> None:
    dossier(coded, tmp_path / "ny" / "ut")
    assert (tmp_path / "ny" / "ut").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "ny" / "ut").iterdir()} == {0o600}


def test_dossiers_are_replaced_and_other_files_are_not(
    coded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "ut"
    assert call("dossier", coded, folder) == 0
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert call("dossier", coded, folder) == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first, "the same bytes again"
    (folder / "nav.html").write_text("<p>min egen side</p>", encoding="utf-8")
    (folder / "helse.html").unlink()
    (folder / "helse.html").mkdir()
    (folder / "notat.txt").write_text("mitt", encoding="utf-8")
    (folder / "skole.html").write_text(f"{MARK} gammelt", encoding="utf-8")
    capsys.readouterr()
    assert call("dossier", coded, folder) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"{folder / 'nav.html'}: here lies a file that is no dossier of ours" in said.err
    assert str(folder / "helse.html") in said.err
    assert (folder / "skole.html").read_text("utf-8") == f"{MARK} gammelt", "nothing was changed"
    assert call("dossier", coded, folder, "--code", "skole", "--code", "økonomi") == 0
    assert (folder / "nav.html").read_text("utf-8") == "<p>min egen side</p>"
    assert (folder / "notat.txt").read_text("utf-8") == "mitt"
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_what_cannot_be_done_is_told_in_a_sentence(
    coded: Path, empty: Path, table_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, why in (
        ((coded, tmp_path / "ut", "--code", "tull"), "no theme «tull»; the themes are: skole, økonomi"),
        ((coded, tmp_path / "ut", "--code", "positiv"), "no theme «positiv»"),
        ((coded, tmp_path / "ut", "--codebook", "tull"), "no coded answers under the codebook «tull»"),
        ((coded, table_file), "cannot be written"),
        ((empty, tmp_path / "ut"), "no answers yet"),
        ((tmp_path / "borte.ungtekst", tmp_path / "ut"), "no such project"),
        ((coded, tmp_path / "ut", "--language", "en"), "'en' is not one of"),
    ):
        assert call("dossier", *words) == 2
        assert why in capsys.readouterr().err
        assert not (tmp_path / "ut").exists()


def test_what_was_written_is_told_and_no_answer_is(
    coded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("dossier", coded, tmp_path / "ut") == 0
    assert re.fullmatch(
        rf"4 dossiers with \d+ passages in {tmp_path}/ut/index.html\. "
        r"They are masked, with 1 answer to look at; still for internal use only\.\n",
        capsys.readouterr().out.replace(os.sep, "/"),
    )


def test_no_code_takes_the_name_of_the_index_or_of_a_device() -> None:
    assert [file_name(one) for one in ("skole", "index", "con", "com1", "nul", "komma")] == [
        *("skole.html", "index_.html", "con_.html", "com1_.html", "nul_.html", "komma.html")
    ]


@pytest.mark.parametrize(("language", "said"), [("nb", "Slik leses det"), ("nn", "Slik les du det")])
def test_it_is_in_the_language_asked_for(coded: Path, tmp_path: Path, language: str, said: str) -> None:
    assert call("dossier", coded, tmp_path / "ut", "--language", language) == 0
    html = (tmp_path / "ut" / "skole.html").read_text("utf-8")
    assert f'<html lang="{language}">' in html
    assert said in html


def test_the_page_looks_as_it_did() -> None:
    """Refresh with UNGTEKST_SNAPSHOT=write, and read the difference before it is kept."""
    one = Passage(
        respondent="R-431064",
        wave="2025",
        groups=(("kontor", "Østbyen"), ("kjønn", "mann")),
        pieces=(
            Piece("Fikk "),
            Piece("eksamen", speaks=True),
            Piece(" hos "),
            Piece("[navn]", speaks=True, mask=True),
            Piece(" på "),
            Piece("Li", look=True),
            Piece(" & <b>så</b>\n  gikk det\r\n"),
        ),
        by_question=False,
        source="human",
        coder="kari",
        resolution=False,
        others=("Økonomi", "Positiv"),
        doubts=(("sted", "kan være et vanlig ord"),),
    )
    two = replace(
        one, respondent="R-167485", wave="2026", groups=(), pieces=(Piece("ja"),), doubts=(), others=()
    )
    settled = replace(two, coder="inger", resolution=True, set_aside="Uleselig")
    machine = replace(two, source="rule", coder="", by_question=True)
    page = Dossier(
        code="skole",
        label="Skole & lærere",
        definition="Skolen <før> og nå.",
        title="Hverdagen",
        codebook="hverdag",
        version="1.0.0",
        run_date="2026-01-31T12:00:00+00:00",
        language="nb",
        masked=True,
        asked=(
            Asked(
                "hverdag",
                "Hva er vanskelig?",
                (("veileder", "Hva er vanskelig for de unge?"),),
                (one, settled),
            ),
            Asked("hjelp", "Hva slags hjelp?", (), (machine, replace(machine, source="model"))),
        ),
    )
    # The dress is the report's own, and changes with it.
    html = re.sub(r"(?s)(?<=<style>).*(?=</style>)", "", render_dossier(page))
    if os.environ.get("UNGTEKST_SNAPSHOT") == "write":
        SNAPSHOT.write_bytes(html.encode("utf-8"))
    assert html == SNAPSHOT.read_bytes().decode("utf-8")
    assert render_dossier(page) == render_dossier(page)
