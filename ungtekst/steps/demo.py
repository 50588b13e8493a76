"""The whole path on the shipped samples: what a newcomer sees first, and what a test runs last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ungtekst.errors import CallError, Fault
from ungtekst.resources import shipped
from ungtekst.steps import add, code, new, report, review_apply, review_export

IDENTITY = "ungtekst-demo"  # fixed, so that the sheet that ships belongs to every demo project
FOLDER = Path("ungtekst-demo")
WAVES = ("2025", "2026")
QUESTIONS = {
    "kontaktperson": "kontaktperson",
    "ut-i-jobb": "ut_i_jobb",
    "tilbake-til-skole": "tilbake_til_skole",
    "skolen-gjorde": "skolen_gjorde",
}
GROUPS = ("kontor", "aldersgruppe", "kjønn", "ytelse")
CORRECTED = "kontaktperson"


def demo(folder: Path | None, say: Callable[[str], None]) -> Path:
    """Run new → add → code → export → apply → code → report in a folder; give the report's path.

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
        added = add.add(project, samples / f"unge-nav-{wave}.csv", layout, wave, panel=True).added
        say(f"ungtekst add --wave {wave}   {added.new} answers, {added.blank} of them blank")
    first = code.code(project)[0]
    say(f"ungtekst code             {first.answers} answers coded from the codebook alone")
    exported = review_export.export(project, sheet, "all", question=CORRECTED, wave=WAVES[0])
    say(f"ungtekst review export    {exported.rows} rows for an analyst, in {sheet}")
    tally = review_apply.apply(project, samples / "unge-nav-2025-ark.csv", "kari").merged.tally
    say(f"ungtekst review apply     {tally.corrected} cells corrected, {tally.confirmed} confirmed by kari")
    second = code.code(project)[0]
    learnt = f"learnt from {second.learnt_from} answers"
    say(f"ungtekst code             {learnt}; {second.changed} codings changed")
    written = report.report(project, out)
    say(f"ungtekst report           {written.chapters} chapters, {written.quotes} quotes")
    return out


def _free(folder: Path) -> Path:
    """Give the folder, or with a number behind it the first that is free."""
    number = 2
    free = folder
    while free.exists():
        free = folder.with_name(f"{folder.name}-{number}")
        number += 1
    return free
