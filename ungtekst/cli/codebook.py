"""``ungtekst codebook``: check, test, show, diff and suggest."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ungtekst.cli.options import PATH, counted, format_option, print_table

if TYPE_CHECKING:
    from ungtekst.codebook import Code, Codebook
    from ungtekst.coding.selftest import Trial


@click.group("codebook")
def command() -> None:
    """Check a codebook, test it on its examples, show it, compare two versions, find terms it lacks."""


@command.command("check")
@click.argument("file", type=PATH)
def check_command(file: Path) -> None:
    """Read a codebook and name every fault in it, with line and cure."""
    from ungtekst.steps.codebooks import check

    codebook, counts = check(file)
    dimensions = counted(counts.dimensions, "dimension", "dimensions")
    click.echo(
        f"{codebook.id} {codebook.version}: no faults. {dimensions}, "
        f"{counts.codes} codes, {counts.terms} terms, {counts.examples} examples, "
        f"{counts.counterexamples} counterexamples, {counts.questions} questions."
    )


@command.command("test")
@click.argument("file", type=PATH)
def test_command(file: Path) -> None:
    """Code the examples and counterexamples by rules alone; exit status 1 if any comes out wrong."""
    from ungtekst.steps.codebooks import test

    done = test(file)
    for trial in done.failures:
        click.echo(_told(trial))
    examples = [trial for trial in done.trials if trial.kind == "example"]
    hit = sum(trial.outcome == "hit" for trial in examples)
    excused = sum(trial.outcome == "excused" for trial in examples)
    click.echo(
        f"{hit} of {len(examples)} examples hit ({done.recall:.2f}; {excused} of the others need a model), "
        f"{len(done.trials) - len(examples)} counterexamples, "
        f"{counted(len(done.failures), 'failure', 'failures')}."
    )
    if not done.failures and not done.passed:
        click.echo("Too few examples are hit: rules alone must reach 0.90 of them all.")
    sys.exit(0 if done.passed else 1)


def _told(trial: Trial) -> str:
    """Say in one line what went wrong with an example."""
    place = f"{trial.code}, {trial.kind} {trial.number}"
    if trial.outcome == "wrong":
        return f"{place}: must not have the code, but is hit by: {', '.join(trial.terms) or 'nothing else'}."
    instead = f"; it went to: {', '.join(trial.instead)}" if trial.instead else ""
    return f"{place}: no term points at it{instead}. Add a term, or write {{text: ..., needs: model}}."


@command.command("show")
@click.argument("file", type=PATH)
@click.argument("out", type=PATH, required=False)
@click.option(
    "--language",
    type=click.Choice(["nb", "nn", "en"]),
    default="nb",
    show_default=True,
    help="Of the labels.",
)
@format_option
def show_command(file: Path, out: Path | None, language: str, form: str) -> None:
    """Print a codebook as a table, or write it as a page (.html) to hand to coders."""
    from ungtekst.steps.codebooks import check, print_page

    if out is not None:
        print_page(file, out, language)
        click.echo(f"Wrote {out}.")
        return
    codebook, _ = check(file)
    print_table(
        ["dimension", "code", "label", "terms", "examples", "definition"], _rows(codebook, language), form
    )


def _rows(codebook: Codebook, language: str) -> list[list[object]]:
    from ungtekst.codebook import label

    def row(dimension: str, code: Code, depth: int) -> list[list[object]]:
        shown = "  " * depth + code.id
        named = label(code.label, language, code.id)
        examples = f"{len(code.examples)}+{len(code.counterexamples)}"
        own: list[object] = [dimension, shown, named, len(code.terms), examples, code.definition]
        return [own, *(line for child in code.codes for line in row(dimension, child, depth + 1))]

    return [line for d in codebook.dimensions for code in d.codes for line in row(d.id, code, 0)]


@command.command("diff")
@click.argument("old", type=PATH)
@click.argument("new", type=PATH)
@format_option
def diff_command(old: Path, new: Path, form: str) -> None:
    """Say in words what changed from one version to another, and what that asks of its number."""
    from ungtekst.steps.codebooks import compare

    done = compare(old, new)
    if form == "table":
        for change in done.changes:
            click.echo(f"{change.about}: {change.what}" + (" [major]" if change.weight == "major" else ""))
        click.echo(f"{counted(len(done.changes), 'change', 'changes')}.")
        if done.demand:
            click.echo(f"Note: {done.demand}.")
    else:
        print_table(["about", "what", "weight"], [[c.about, c.what, c.weight] for c in done.changes], form)


@command.command("suggest")
@click.argument("file", type=PATH)
@click.option("--project", type=PATH, help="Propose only words that this project's answers use.")
@click.option("--code", help="Propose terms for this code only.")
@click.option(
    "--count", type=click.IntRange(1, 1000), default=10, show_default=True, help="Terms a code, at most."
)
@format_option
def suggest_command(file: Path, project: Path | None, code: str | None, count: int, form: str) -> None:
    """Propose terms that a code may lack, from the lexicon of meaning; none is added."""
    from ungtekst.steps.codebooks import suggest

    proposed = suggest(file, code=code, project=project, most=count)
    rows = [
        [one.code, one.term, ", ".join(one.fields), ", ".join(one.near), f"{one.score:.2f}", one.answers]
        for one in proposed
    ]
    print_table(["code", "term", "fields", "near", "score", "answers"], rows, form)
    if form == "table":
        proposals = counted(len(rows), "proposal", "proposals")
        click.echo(f"{proposals}; read them, and write into the codebook those that are right.")
