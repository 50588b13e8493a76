"""Approving promises: what a report prints is what a writer has read and said yes to, in exactly that form,
for as long as it holds; and what she has masked or turned down is nowhere to be read.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from html import unescape
from pathlib import Path
from typing import ClassVar
from unittest import mock

import openpyxl
import pytest
from analyst import returned, sheet
from everyday import CODEBOOK
from project_material import decide, machine, query

from ungtekst import Project
from ungtekst.cli.main import main
from ungtekst.exchange import write_table
from ungtekst.quotes.masking import Mask, Masked, MustLook
from ungtekst.steps.add import Layout
from ungtekst.steps.add import add as add_step
from ungtekst.steps.attribution import NEVER_ATTRIBUTED
from ungtekst.steps.code import code as code_step
from ungtekst.steps.new import new

HEADS = ("id", "kontor", "kjønn", "rolle", "aldersgruppe", "hverdag", "hjelp")
# (id, office, sex, «hverdag», «hjelp»). «Krøllmund», «Tveitvoll» and «sykehuset» are there to be masked.
PEOPLE = (
    ("1", "Granmo", "kvinne", "Skolen var bra, for Krøllmund så meg hver eneste dag", "NAV ringte meg aldri"),
    ("2", "Granmo", "mann", "Læreren på Tveitvoll skole var snill og god", "Krøllmund på NAV var bra"),
    ("3", "Granmo", "kvinne", "Eksamen på skolen gikk desverre dårlig i fjor", "veilederen min er snill"),
    ("4", "Østbyen", "mann", "På skolen var det vanskelig å sitte stille", "NAV gav meg en plass"),
    ("5", "Østbyen", "kvinne", "Lærerne hørte ikke etter, skolen var vanskelig", "ingen fra NAV kom"),
    (
        "6",
        "Østbyen",
        "mann",
        "Jeg sluttet på skolen etter jul uten eksamen",
        "veileder sluttet, det var dårlig",
    ),
    ("7", "Granmo", "kvinne", "Husleia er for dyr og penger har jeg ikke", "NAV var vanskelig å nå"),
    (
        "8",
        "Granmo",
        "mann",
        "Det er dyrt å leve, pengene tar slutt den femte",
        "NAV og skolen snakket sammen",
    ),
    ("9", "Østbyen", "kvinne", "Krøllmund betaler husleie for meg, det er fint", "en veileder som lyttet"),
    ("10", "Østbyen", "mann", "Mangler penger til mat når måneden er lang", "NAV svarte på brevet"),
    ("11", "Granmo", "kvinne", "Er sliten og får ikke sove om natta lenger", "hun på NAV var fin"),
    ("12", "Granmo", "mann", "Angst hver morgen før jeg går ut av døra", "veilederen tok meg med ut"),
    ("13", "Østbyen", "kvinne", "Solveig sier at jeg er for sliten til å jobbe", "NAV hjalp med søknaden"),
    ("14", "Østbyen", "mann", "Jeg har angst og kommer meg ikke på bussen", "veileder og lege sammen"),
    ("15", "Østbyen", "kvinne", "sliten", "NAV"),
    ("16", "Østbyen", "mann", "Sov dårlig og var på sykehuset hele våren", "NAV var der for meg"),
)
HIDDEN = ("Krøllmund", "Tveitvoll")
LAYOUT = Layout(
    "id", {"hverdag": "hverdag", "hjelp": "hjelp"}, groups=("kontor", "kjønn", "rolle", "aldersgruppe")
)


class Stand:
    """A masker that finds the words it is told to; «sykehuset» where diagnoses are asked for."""

    masks: ClassVar[dict[str, str]] = {}
    looks: ClassVar[dict[str, str]] = {}

    def __init__(self, *, diagnoses: bool = False, sex: bool = False) -> None:
        self._words = {**self.masks, **({"sykehuset": "[institusjon]"} if diagnoses else {})}

    def mask(self, texts: Sequence[str]) -> list[Masked]:
        return [self._masked(text) for text in texts]

    def _masked(self, text: str) -> Masked:
        found = [(m.span(), shown) for word, shown in self._words.items() for m in re.finditer(word, text)]
        looks = [(m.span(), why) for word, why in self.looks.items() for m in re.finditer(word, text)]
        return Masked(
            text,
            tuple(Mask(*span, "person", shown) for span, shown in sorted(found)),
            tuple(MustLook(*span, "person", why) for span, why in sorted(looks)),
        )


@pytest.fixture(autouse=True)
def masker(monkeypatch: pytest.MonkeyPatch) -> type[Stand]:
    monkeypatch.setattr(Stand, "masks", {"Krøllmund": "[navn]", "Tveitvoll skole": "[skole]"})
    monkeypatch.setattr(Stand, "looks", {"Solveig": "kan være et navn"})
    monkeypatch.setattr("ungtekst.quotes.masking.Masker", Stand)
    monkeypatch.setattr("ungtekst.steps.quotes.Masker", Stand)
    return Stand


def table(path: Path, people: Sequence[Sequence[str]] = PEOPLE) -> Path:
    rows = [(one[0], one[1], one[2], "ungdom", "18-20", *one[3:]) for one in people]
    write_table(path, HEADS, rows)
    return path


@pytest.fixture(scope="module")
def coded_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("sitert")
    (folder / "hverdag.yaml").write_text(CODEBOOK, encoding="utf-8")
    new(folder / "p.ungtekst", [folder / "hverdag.yaml"], identity="prøve")
    add_step(folder / "p.ungtekst", table(folder / "svar.csv"), LAYOUT, "2025")
    code_step(folder / "p.ungtekst")
    return (folder / "p.ungtekst").read_bytes()


@pytest.fixture
def project(tmp_path: Path, coded_bytes: bytes) -> Path:
    path = tmp_path / "prosjekt" / "p.ungtekst"
    path.parent.mkdir()
    path.write_bytes(coded_bytes)
    return path


def run(*words: str | Path) -> tuple[int, str, str]:
    """Call the command line; give its status and what it printed where."""
    out, err = io.StringIO(), io.StringIO()
    called = mock.patch.object(sys, "argv", ["ungtekst", *map(str, words)])
    with called, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            return int(end.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def done(*words: str | Path) -> str:
    status, out, err = run(*words)
    assert (status, err) == (0, ""), (status, out, err)
    return out


def refused(*words: str | Path) -> str:
    status, _, err = run(*words)
    assert status in (1, 2)
    assert "Traceback" not in err
    return err


Row = dict[str, str]


def written(project: Path, name: str = "sitater.csv", *more: str) -> list[Row]:
    done("quotes", project, project.parent.parent / name, *more)
    return sheet(project.parent.parent / name)


def applied(project: Path, rows: Sequence[Row], coder: str = "kari", name: str = "retur.csv") -> str:
    return done("review", "apply", project, returned(project.parent.parent / name, rows), "--coder", coder)


def approve(project: Path, change: Callable[[Row], Row] = dict, **options: str) -> list[Row]:
    """Write a sheet, say yes to every quote, return it; give the rows as returned."""
    rows = [change({**row, "godkjent": "ja", "sett": "x"}) for row in written(project)]
    applied(project, rows, **options)
    return rows


def page(project: Path, *more: str) -> str:
    done("report", project, project.parent / "r.html", *more)
    return (project.parent / "r.html").read_text(encoding="utf-8")


def quotes_of(html: str) -> dict[tuple[int, str], str]:
    """The quotes of a report: the text by answer and code."""
    found = re.findall(
        r'<blockquote data-answer="(\d+)" data-code="([^"]+)"[^>]*>(.*?)</blockquote>', html, re.S
    )
    assert len(found) == html.count("<blockquote")
    return {(int(answer), code): unescape(re.sub("<[^>]+>", "", text)) for answer, code, text in found}


def printed(project: Path, *more: str) -> dict[tuple[int, str], str]:
    return quotes_of(page(project, *more))


def number(project: Path, who: str, question: str = "hverdag") -> int:
    """The number of somebody's answer, which is its first revision's too."""
    with Project.open(project) as opened:
        answers = opened.answers()
        mine = answers[(answers["respondent"] == who) & (answers["question"] == question)]
        return int(mine["answer"].iloc[0])


def revision(project: Path, answer: int) -> int:
    ((found,),) = query(project, "SELECT MAX(id) FROM revision WHERE answer_id = ?", answer)
    assert isinstance(found, int)
    return found


def form(row: Row) -> str:
    return row["rettet"] or row["maskert"]


def of(rows: Sequence[Row], who: str) -> Row:
    (row,) = (row for row in rows if row["id"] == who)
    return row


def test_nothing_is_printed_before_it_is_approved(project: Path) -> None:
    assert not printed(project)
    rows = written(project)
    assert len(rows) >= 10
    assert not printed(project)
    applied(project, rows)
    assert not printed(project)
    out = done("report", project, project.parent / "r.html")
    assert "0 quotes" in out
    assert "No quote is approved yet" in out


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_is_approved_is_printed_in_the_form_of_the_sheet(project: Path, ending: str) -> None:
    file = project.parent.parent / f"sitater{ending}"
    assert "Sheet 1: " in done("quotes", project, file)
    if ending == ".csv":
        rows = sheet(file)
        returned(file, [{**row, "godkjent": "ja", "sett": "x"} for row in rows])
    else:
        book = openpyxl.load_workbook(file)
        tab = book.worksheets[0]
        heads = [cell.value for cell in tab[1]]
        rows = [dict(zip(heads, (c.value or "" for c in line), strict=True)) for line in tab.iter_rows(2)]
        for line in tab.iter_rows(2):
            line[heads.index("godkjent")].value = "ja"
            line[heads.index("sett")].value = "x"
        book.save(file)
    out = done("review", "apply", project, file, "--coder", "kari")
    assert f"{len(rows)} rows returned, 0 missing: {len(rows)} approved" in out
    shown = printed(project)
    assert sorted(shown.values()) == sorted(form(row) for row in rows)
    assert any("[navn]" in text for text in shown.values())
    assert "dessverre" in shown[number(project, "3"), "skole"]


def test_a_sheet_shows_what_a_writer_needs(project: Path) -> None:
    rows = written(project)
    groups = ("kontor", "kjønn", "bakgrunn:rolle", "aldersgruppe")
    assert list(rows[0]) == [
        *("nøkkel", "id", "bølge", "spørsmål", *groups, "svar", "kode", "rolle", "sitat", "maskert"),
        *("rettet", "hvorfor", "obs", "må_ses", "sett", "godkjent", "kommentar"),
    ]
    assert {row["rolle"] for row in rows} <= {"typisk", "kontrast", "ytterkant"}
    unsure = of(rows, "13")
    assert unsure["må_ses"] == "«Solveig»: kan være et navn"
    assert not unsure["sett"]
    assert not any(row["godkjent"] for row in rows)
    for row in rows:
        assert row["hvorfor"]
        assert row["sitat"] in row["svar"]
        assert not any(word in row["maskert"] + row["rettet"] for word in HIDDEN)


def test_a_theme_alone_and_the_number_of_quotes_are_asked_for(project: Path) -> None:
    rows = written(project, "a.csv", "--code", "økonomi", "--count", "2")
    assert Counter((row["spørsmål"], row["kode"]) for row in rows) == {("hverdag", "økonomi"): 2}
    assert "skole, økonomi" in refused("quotes", project, project.parent / "b.csv", "--code", "finnes-ikke")
    assert not (project.parent / "b.csv").exists()


def test_a_sheet_comes_back_sorted_with_rows_and_columns_lost(project: Path) -> None:
    rows = [{**row, "godkjent": "ja", "sett": "x"} for row in written(project)]
    kept = sorted(rows, key=lambda row: row["svar"])[2:]
    dropped = [{k: v for k, v in row.items() if k not in ("hvorfor", "sitat", "kommentar")} for row in kept]
    assert ", 2 missing: " in applied(project, dropped)
    assert sorted(printed(project).values()) == sorted(map(form, kept))


def test_a_renamed_column_of_masks_stops_the_sheet(project: Path) -> None:
    """Under another head the words she masked would be printed."""
    rows = [{**row, "godkjent": "ja"} for row in written(project)]
    renamed = [{("skjult" if k == "maskert" else k): v for k, v in row.items()} for row in rows]
    file = returned(project.parent.parent / "omdøpt.csv", renamed)
    assert "«maskert» is missing, and these are not known: skjult" in refused(
        "review", "apply", project, file, "--coder", "kari"
    )
    assert not printed(project)


def test_the_same_file_twice_is_nothing_new(project: Path) -> None:
    rows = approve(project, lambda row: {**row, "kommentar": "fin"})
    before = query(project, "SELECT COUNT(*) FROM approval")
    assert f"{len(rows)} approved, 0 turned down, 0 not decided; 0 new." in applied(project, rows)
    assert query(project, "SELECT COUNT(*) FROM approval") == before
    assert len(query(project, "SELECT DISTINCT revision_id, text FROM comment")) == len(
        query(project, "SELECT text FROM comment")
    )


def test_a_dry_run_approves_nothing(project: Path) -> None:
    rows = [{**row, "godkjent": "ja", "sett": "x"} for row in written(project)]
    file = returned(project.parent.parent / "retur.csv", rows)
    assert "Nothing was changed" in done("review", "apply", project, file, "--coder", "kari", "--dry-run")
    assert not printed(project)


def test_masks_that_a_writer_makes_are_printed_and_told_nowhere(project: Path) -> None:
    def harder(row: Row) -> Row:
        return {**row, "maskert": row["maskert"].replace("Angst", "[helse]").replace("husleie", "[utgift]")}

    approve(project, harder)
    html = page(project)
    shown = quotes_of(html)
    assert shown[number(project, "12"), "helse"] == "[helse] hver morgen før jeg går ut av døra"
    assert not re.search(r"\bAngst\b|betaler husleie|«<bdi>(?:Angst|husleie)</bdi>»", html)


def test_what_is_masked_stands_nowhere_in_a_report(project: Path) -> None:
    """The recognisers' words are also what the codes are from here: «Kodet etter» tells none of them."""
    Stand.masks.update({"Skolen": "[skole]", "Husleia": "[noe]", "husleie": "[noe]", "Angst": "[noe]"})
    for more in ((), ("--unapproved",)):
        if not more:
            approve(project)
        html = page(project, *more)
        assert quotes_of(html)
        for word in (*HIDDEN, "Skolen", "Husleia", "Angst", "betaler husleie"):
            assert word not in html, word


def test_an_emptied_correction_prints_what_was_written(project: Path) -> None:
    approve(project, lambda row: {**row, "rettet": ""})
    html = page(project)
    assert "desverre" in quotes_of(html)[number(project, "3"), "skole"]
    assert "dessverre" not in html


def test_faults_stop_the_sheet_and_sound_rows_can_be_taken_alone(project: Path) -> None:
    rows = [{**row, "godkjent": "ja"} for row in written(project)]
    of(rows, "12")["maskert"] = "Noe ganske annet"
    file = returned(project.parent.parent / "retur.csv", rows)
    call = ("review", "apply", project, file, "--coder", "kari")
    said = refused(*call)
    assert "says something else than the answer" in said
    assert "«må_ses» is safe" in said
    assert not printed(project)
    assert "angst" not in said.casefold()
    assert "Solveig" not in said
    status, out, _ = run(*call, "--accept-valid")
    assert status == 1
    assert "Set aside: 2 rows" in out
    assert len(printed(project)) == len(rows) - 2
    aside = sheet(project.parent.parent / "retur_feil.csv")
    assert {row["id"] for row in aside} == {"12", "13"}
    for row in aside:
        assert row["feil"]
        assert row["råd"]
        row.update(maskert=row["sitat"], sett="x")
    out = done(
        *("review", "apply", project, returned(project.parent.parent / "mendet.csv", aside)),
        *("--coder", "kari"),
    )
    assert "2 approved, 0 turned down, 0 not decided; 2 new." in out
    assert len(printed(project)) == len(rows)


def test_another_projects_sheet_and_one_of_no_quotes_are_refused(project: Path, tmp_path: Path) -> None:
    rows = [{**row, "nøkkel": f"u-1-{n}-abcdef"} for n, row in enumerate(written(project), 1)]
    file = returned(tmp_path / "fremmed.csv", rows)
    assert refused("review", "apply", project, file, "--coder", "kari")
    bare = [{k: v for k, v in row.items() if k != "godkjent"} for row in sheet(tmp_path / "sitater.csv")]
    assert "no column «godkjent»" in refused(
        "review", "apply", project, returned(tmp_path / "uten.csv", bare), "--coder", "kari"
    )


def test_the_latest_verdict_holds_whoever_gives_it(project: Path) -> None:
    rows = approve(project)
    first = rows[0]
    where = number(project, first["id"], first["spørsmål"]), first["kode"]
    assert where in printed(project)
    applied(project, [{**row, "godkjent": "nei"} for row in rows[:1]], "ola")
    assert where not in printed(project)
    assert "; 0 new." in applied(project, rows)
    assert where not in printed(project), "an old file read again overrules nobody"
    applied(project, [{**row, "godkjent": "nei"} for row in rows[:1]])
    assert "1 new." in applied(project, rows[:1])
    assert where in printed(project)


def test_a_revised_text_is_not_quoted_by_the_old_approval(project: Path, tmp_path: Path) -> None:
    rows = approve(project)
    assert of(rows, "12")["kode"] == "helse"
    later = [(*p[:3], "Angst hver kveld", *p[4:]) if p[0] == "12" else p for p in PEOPLE]
    add_step(project, table(tmp_path / "ny.csv", later), LAYOUT, "2025", revise=True)
    code_step(project)
    html = page(project)
    assert "hver morgen" not in html
    assert "hver kveld" not in html
    assert len(quotes_of(html)) == len(rows) - 1
    assert "1 approved quote that no longer hold" in done("report", project, project.parent / "r.html")
    # The old sheet cannot approve it either.
    assert "1 row of texts that have been revised" in applied(project, rows)
    assert "hver kveld" not in page(project)


@pytest.mark.parametrize("how", ["zero", "dispute", "unusable"])
def test_an_approval_lapses_with_its_code(project: Path, how: str) -> None:
    rows = approve(project)
    answer = number(project, "12")
    assert (answer, "helse") in printed(project)
    with Project.open(project) as opened:
        if how == "unusable":
            decide(opened, "kari", revision(project, answer), bruk="utenfor-spørsmålet")
        else:
            decide(opened, "kari", revision(project, answer), helse=0)
        if how == "dispute":
            decide(opened, "ola", revision(project, answer), helse=1)
    shown = printed(project)
    assert len(shown) == len(rows) - 1
    assert (answer, "helse") not in shown
    out = done("report", project, project.parent / "r.html")
    if how == "unusable":
        assert (
            "1 approved quote of a respondent quoted already, of another wave, or that no table counts" in out
        )
    else:
        assert "1 approved quote that no longer hold" in out
    if how == "dispute":
        with Project.open(project) as opened:
            decide(opened, "kari", revision(project, answer), helse=1)
        assert len(printed(project)) == len(rows), "it holds again, for nothing it was bound to has changed"


def test_an_approval_lapses_when_the_machine_codes_otherwise(project: Path) -> None:
    rows = approve(project)
    answer = number(project, "12")
    with Project.open(project) as opened:
        held = opened.current()
        mine = held[(held["answer"] == answer) & (held["variable"] == "helse")]
        assert mine["source"].tolist() == ["rule"]
    with Project.open(project) as opened:
        latest = opened.answers()
        codes = {
            int(r): {"bruk": "ja"}
            | dict.fromkeys(held[(held["revision"] == r) & (held["value"] == "1")]["variable"], 1)
            for r in latest.index
        }
        codes[revision(project, answer)].pop("helse")
        model = query(project, "SELECT model FROM run ORDER BY id DESC LIMIT 1")[0][0]
        machine(opened, codes)
    with contextlib.closing(sqlite3.connect(project)) as connection, connection:
        connection.execute("UPDATE run SET model = ? WHERE id = (SELECT MAX(id) FROM run)", (model,))
    shown = printed(project)
    assert (answer, "helse") not in shown
    assert len(shown) == len(rows) - 1


@pytest.mark.parametrize("found", [{"døra": "[sted]"}, {"Angst hver": "[navn]"}])
def test_an_approval_lapses_when_other_masks_are_found_today(project: Path, found: dict[str, str]) -> None:
    rows = approve(project)
    Stand.masks.update(found)
    shown = printed(project)
    assert len(shown) == len(rows) - 1
    assert (number(project, "12"), "helse") not in shown


def test_an_approval_lapses_when_a_mask_is_found_no_more(project: Path) -> None:
    """What was masked then may be shown by no one but the writer."""
    approve(project)
    Stand.masks.pop("Krøllmund")
    html = page(project)
    assert quotes_of(html)
    assert "Krøllmund" not in html
    assert "[navn]" not in html


def test_an_approval_lapses_when_the_correction_would_be_another(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = approve(project)
    monkeypatch.setattr("ungtekst.quotes.printing.slips_put_right", lambda plain, stored: tuple(plain))
    shown = printed(project)
    assert len(shown) == len(rows) - 1
    assert (number(project, "3"), "skole") not in shown


def test_what_a_sheet_masked_beyond_the_usual_stays_masked_and_holds(project: Path) -> None:
    rows = [{**r, "godkjent": "ja", "sett": "x"} for r in written(project, "s.csv", "--diagnoses")]
    assert "[institusjon]" in of(rows, "16")["maskert"]
    applied(project, rows)
    html = page(project)
    assert len(quotes_of(html)) == len(rows)
    assert "[institusjon]" in html
    assert "sykehuset" not in html


def test_a_verdict_is_taken_back_later(project: Path) -> None:
    rows = approve(project)
    applied(project, [{**row, "godkjent": "nei"} for row in rows])
    assert not printed(project)


def test_at_most_one_quote_a_respondent_is_printed(project: Path) -> None:
    """Two sheets, each of one theme, may get two quotes of somebody approved."""
    with Project.open(project) as opened:
        for who in ("11", "12", "13"):
            decide(opened, "kari", revision(project, number(project, who)), skole=1, helse=1)
    total = 0
    for name, code in (("a.csv", "skole"), ("b.csv", "helse")):
        # The second is made before the first is approved.
        total += len(written(project, name, "--code", code, "--count", "20"))
    for name in ("a.csv", "b.csv"):
        rows = sheet(project.parent.parent / name)
        applied(project, [{**row, "godkjent": "ja", "sett": "x"} for row in rows])
    with Project.open(project) as opened:
        whose = opened.answers().set_index("answer")["respondent"].to_dict()
    people = [whose[answer] for answer, _ in printed(project)]
    assert len(people) == len(set(people)) < total
    out = done("report", project, project.parent / "r.html")
    assert "of a respondent quoted already" in out
    assert "no longer hold" not in out


def test_unapproved_prints_the_rest_unread_and_says_so(project: Path) -> None:
    html = page(project, "--unapproved")
    shown = quotes_of(html)
    assert shown
    assert 'class="warning"' in html
    assert (number(project, "13"), "helse") not in shown, "there is something to look at first"
    assert "Solveig" not in html
    assert not any(word in html for word in HIDDEN)
    out = done("report", project, project.parent / "r.html", "--unapproved")
    assert "Nobody has approved the quotes: for internal use only." in out
    assert 'class="warning"' not in page(project)


def test_unapproved_prints_nothing_that_was_turned_down_and_the_approved_as_approved(project: Path) -> None:
    def decided(row: Row) -> Row:
        if row["id"] == "11":
            return {**row, "godkjent": "nei"}
        return {**row, "maskert": row["maskert"].replace("hver morgen", "[ ]")}

    rows = approve(project, decided)
    answer = number(project, "12")
    shown = printed(project, "--unapproved")
    assert not [code for at, code in shown if at == number(project, "11")]
    assert shown[answer, "helse"] == "Angst [ ] før jeg går ut av døra"
    # Lapsed, it is not printed without the writer's mask either.
    Stand.masks["døra"] = "[sted]"
    assert "hver morgen" not in page(project, "--unapproved")
    assert len(rows) > 2


def test_a_second_sheet_keeps_the_writers_work(project: Path) -> None:
    def decided(row: Row) -> Row:
        changes = {
            "12": {"maskert": row["maskert"].replace("Angst", "[helse]")},
            "9": {"maskert": row["maskert"].replace("[navn]", "Krøllmund"), "sett": "x"},
            "3": {"rettet": ""},
            "1": {"godkjent": "nei"},
        }
        return {**row, **changes.get(row["id"], {})} if row["spørsmål"] == "hverdag" else row

    rows = approve(project, decided)
    before = printed(project)
    again = written(project, "igjen.csv")
    yes = [row for row in again if row["godkjent"] == "ja"]
    assert sorted(map(form, yes)) == sorted(before.values())
    assert not [
        row for row in again if (row["id"], row["spørsmål"]) == ("1", "hverdag") and row["kode"] == "skole"
    ]
    places = [(row["spørsmål"], row["kode"], row["godkjent"] != "ja") for row in again]
    order = {place: n for n, place in enumerate(dict.fromkeys(p[:2] for p in places))}
    assert places == sorted(places, key=lambda p: (order[p[:2]], p[2])), "the approved come first in a theme"
    assert of([row for row in yes if row["spørsmål"] == "hverdag"], "13")["sett"] == "x"
    old = {(r["id"], r["kode"]): (r["hvorfor"], r["rolle"]) for r in rows}
    assert all(old[row["id"], row["kode"]] == (row["hvorfor"], row["rolle"]) for row in yes)
    # Returned as it is, it says nothing new; and what holds is still what is printed.
    assert "; 0 new." in applied(project, again)
    assert printed(project) == before
    # A yes that is emptied is a yes no more.
    applied(project, [{**row, "godkjent": ""} for row in again])
    assert not printed(project)


def test_what_was_turned_down_is_not_offered_again(project: Path) -> None:
    first = written(project, "a.csv", "--code", "helse", "--count", "3")
    applied(project, [{**row, "godkjent": "nei"} for row in first])
    again = written(project, "b.csv", "--code", "helse", "--count", "3")
    assert again
    assert not {row["svar"] for row in first} & {row["svar"] for row in again}


def test_a_second_sheet_changed_once_more_holds(project: Path) -> None:
    approve(project, lambda row: {**row, "maskert": row["maskert"].replace("Angst", "[helse]")})
    again = written(project, "igjen.csv")
    of([r for r in again if r["spørsmål"] == "hverdag"], "12")["maskert"] = "[helse] hver morgen før jeg [ ]"
    assert "; 1 new." in applied(project, again)
    shown = printed(project)
    assert shown[number(project, "12"), "helse"] == "[helse] hver morgen før jeg [ ]"
    assert len(shown) == len(again)


def test_what_has_lapsed_is_offered_anew(project: Path) -> None:
    approve(project)
    Stand.masks["døra"] = "[sted]"
    row = of([r for r in written(project, "igjen.csv") if r["spørsmål"] == "hverdag"], "12")
    assert (row["godkjent"], row["maskert"]) == ("", "Angst hver morgen før jeg går ut av [sted]")
    applied(project, [{**row, "godkjent": "ja"}])
    assert printed(project)[number(project, "12"), "helse"] == row["maskert"]


def test_something_new_to_look_at_is_not_ticked_off_beforehand(project: Path) -> None:
    approve(project)
    Stand.looks["døra"] = "kan være et sted"
    again = written(project, "igjen.csv")
    row = of([r for r in again if r["spørsmål"] == "hverdag"], "12")
    assert (row["godkjent"], row["sett"], row["må_ses"]) == ("ja", "", "«døra»: kan være et sted")


def test_a_theme_out_of_proportion_is_noted(project: Path) -> None:
    """She has approved those of one office only, and should know."""
    rows = written(project, "alle.csv", "--code", "nav", "--count", "20")
    assert not any(row["obs"] for row in rows), "all there is cannot be out of proportion"
    mine = [{**row, "godkjent": "ja"} for row in rows if row["kontor"] == "Granmo"]
    assert len(mine) >= 4
    applied(project, mine)
    out = done("quotes", project, project.parent / "s.csv", "--code", "nav", "--count", "4")
    assert "Out of proportion: 1 theme has quotes unlike the answers as a whole; see «obs»." in out
    assert f"Approved before, and filled in so: {len(mine)} quotes." in out
    for row in sheet(project.parent / "s.csv"):
        assert "Sitatene er ikke representative: kontor «Granmo» gjelder 7 av 7 sitater" in row["obs"]


def test_forgotten_respondents_leave_no_quote_and_no_approval(project: Path, tmp_path: Path) -> None:
    approve(project, lambda row: {**row, "maskert": row["maskert"].replace("døra", "[zørp]")})
    # A second sheet remembers the writer's masks too.
    written(project, "igjen.csv")
    trace = [word.encode() for word in ("Angst hver morgen", "før jeg går ut", "[zørp]")]
    assert all(word in project.read_bytes() for word in trace)
    out = done("forget", project, "--id", "12")
    assert "sitater.csv" in out
    assert "igjen.csv" in out
    left = project.read_bytes()
    assert not [word for word in trace if word in left]
    assert not [row for row in query(project, "SELECT masks, corrected FROM quote_row") if "zørp" in str(row)]
    assert "hver morgen" not in page(project)
    assert "1 row of respondents who have been forgotten" in applied(
        project, [{**row, "godkjent": "ja"} for row in sheet(tmp_path / "retur.csv") if row["id"] == "12"]
    )


@pytest.mark.parametrize("group", ["kjønn", "aldersgruppe"])
def test_sex_and_age_are_never_told(project: Path, group: str) -> None:
    assert "sex and age point people out" in refused(
        "report", project, project.parent / "r.html", "--attribute", group
    )
    assert not (project.parent / "r.html").exists()


def test_a_quote_is_attributed_to_a_named_group_only(project: Path) -> None:
    approve(project)
    captions = re.compile(r"<figcaption>(.*?)</figcaption>", re.S)
    assert not [one for one in captions.findall(page(project)) if "Granmo" in one or "Østbyen" in one]
    told = captions.findall(page(project, "--attribute", "rolle"))
    assert [one for one in told if "ungdom</span>. " in one]
    assert not [one for one in told if "Granmo" in one or "kvinne" in one]
    assert "the groups are: " in refused("report", project, project.parent / "x.html", "--attribute", "fylke")


@pytest.mark.parametrize(
    ("name", "refuses"),
    [
        *(
            (name, True)
            for name in ("Kjønn", "kjonn", "sex", "Gender", "alder", "age", "age_band", "agegroup")
        ),
        *((name, True) for name in ("fødselsår", "fodt", "fødeår", "birth_year", "årskull", "q1_age")),
        *((name, False) for name in ("kontor", "rolle", "fylke", "dagens situasjon", "bolage", "agent")),
    ],
)
def test_a_group_that_is_sex_or_age_is_known_by_its_name(name: str, refuses: bool) -> None:
    assert bool(NEVER_ATTRIBUTED.search(name.casefold())) == refuses


def test_status_and_history_tell_of_the_sheet(project: Path) -> None:
    rows = approve(project)
    (told,) = json.loads(done("review", "status", project, "--format", "json"))
    assert (told["take"], told["file"], told["coders"]) == ("quotes", "sitater.csv", "kari")
    assert int(told["rows"]) == len(rows) == int(told["coded"])
    story = json.loads(done("history", project, "--format", "json"))
    events = [(one["what"], one.get("actor", one.get("who", ""))) for one in story]
    assert ("quotes", "") in events
    assert events[-1] == ("review apply", "kari")
