"""The whole path on the shipped samples: what a newcomer sees first, and what a test runs last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ungtekst.errors import CallError, Fault
from ungtekst.exchange import read_table, write_table
from ungtekst.resources import shipped
from ungtekst.steps import add, code, new, quotes, report, review_apply, review_export
from ungtekst.steps.quotes_apply import QuotesApplied

IDENTITY = "ungtekst-demo"  # fixed, so that the sheet that ships belongs to every demo project
FOLDER = Path("ungtekst-demo")
WAVES = ("2025", "2026")
INVITED = {"2025": 420, "2026": 390}
QUESTIONS = {
    "kontaktperson": "kontaktperson",
    "ut-i-jobb": "ut_i_jobb",
    "tilbake-til-skole": "tilbake_til_skole",
    "skolen-gjorde": "skolen_gjorde",
}
GROUPS = ("kontor", "aldersgruppe", "kjønn", "ytelse")
# Everybody got these questions, but the one about school.
ASKED = ("kontaktperson", "ut-i-jobb", "tilbake-til-skole")
CORRECTED = "kontaktperson"
SPLIT = "ytelse"


def demo(folder: Path | None, say: Callable[[str], None]) -> Path:
    """Run new → add → code → export → apply → code → quotes → apply → report; give the report's path.

    Without a folder a new one is made, so that an earlier demo is never overwritten. ``say`` is told,
    step by step, what is done and the command that does it.
    """
    folder = folder or _free(FOLDER)
    project, sheet, out = folder / "demo.ungtekst", folder / "ark.csv", folder / "rapport.html"
    samples = shipped("corpus_samples")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise CallError(Fault("file-unwritable", {"why": problem.strerror}, file=str(folder))) from None

    codebook = shipped("codebooks") / "unge-nav.yaml"
    new.new(project, [codebook], identity=IDENTITY)
    say(f"ungtekst new {project} --codebook {codebook.name}")
    layout = add.Layout("id", QUESTIONS, groups=GROUPS, weight_column="vekt")
    for wave in WAVES:
        table = samples / f"unge-nav-{wave}.csv"
        asked = dict.fromkeys(ASKED, len(read_table(table).rows))
        added = add.add(project, table, layout, wave, invited=INVITED[wave], asked=asked, panel=True).added
        say(f"ungtekst add --wave {wave}   {added.new} answers, {added.blank} of them blank")
    first = code.code(project)[0]
    say(f"ungtekst code             {first.answers} answers coded from the codebook alone")
    exported = review_export.export(project, sheet, "all", question=CORRECTED, wave=WAVES[0])
    say(f"ungtekst review export    {exported.rows} rows for an analyst, in {sheet}")
    returned = _coded(sheet, samples / "unge-nav-2025-ark.csv")
    applied = review_apply.apply(project, returned, "kari")
    if isinstance(applied, review_apply.Applied):  # the sheet is one of codes
        tally = applied.merged.tally
        done = f"{tally.corrected} cells corrected, {tally.confirmed} confirmed"
        say(f"ungtekst review apply     {done} by kari")
    second = code.code(project)[0]
    learnt = f"learnt from {second.learnt_from} answers"
    say(f"ungtekst code             {learnt}; {second.changed} codings changed")
    chosen = quotes.quotes(project, folder / "sitater.csv")
    say(f"ungtekst quotes           {chosen.rows} quotes to approve, {chosen.to_look_at} to look at first")
    approved = review_apply.apply(project, _approved(folder / "sitater.csv"), "demo")
    if isinstance(approved, QuotesApplied):
        say(f"ungtekst review apply     {approved.approved} quotes approved by demo")
    texts = samples / f"unge-nav-{WAVES[-1]}-tekster.yaml"
    written = report.report(project, out, by=(SPLIT,), attribute=SPLIT, texts=texts)
    counts = f"{written.chapters} chapters, {written.quotes} quotes, {written.hidden} small counts hidden"
    say(f"ungtekst report           {counts}")
    return out


def _coded(sheet: Path, coded: Path) -> Path:
    """Do the analyst's work: fill in her codes, as the samples have them, row by row; give the new file.

    The keys are those of the sheet that was just written, for they depend on what it shows.
    """
    exported, theirs = read_table(sheet), read_table(coded)
    places = ("id", "bølge", "spørsmål")
    key_of = {
        tuple(cells[exported.column(name)] for name in places): cells[exported.column("nøkkel")]
        for _, cells in exported.rows
    }
    rows = [
        [key_of[tuple(cells[theirs.column(name)] for name in places)], *cells[1:]] for _, cells in theirs.rows
    ]
    out = sheet.with_name("ark-kari.csv")
    write_table(out, theirs.heads, rows, text_columns=["svar"])
    return out


def _approved(sheet: Path) -> Path:
    """Do the writer's work: approve what leaves nothing to look at, turn the rest down; give the new file."""
    table = read_table(sheet)
    look, verdict = table.column("må_ses"), table.column("godkjent")
    rows = [
        [*cells[:verdict], "nei" if cells[look] else "ja", *cells[verdict + 1 :]] for _, cells in table.rows
    ]
    out = sheet.with_name("sitater-godkjent.csv")
    write_table(out, table.heads, rows, text_columns=table.heads)
    return out


def _free(folder: Path) -> Path:
    """Give the folder, or with a number behind it the first that is free."""
    number = 2
    free = folder
    while free.exists():
        free = folder.with_name(f"{folder.name}-{number}")
        number += 1
    return free
