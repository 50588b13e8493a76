"""A large report: ``python benchmarks/reports.py [--answers 10000]``.

A survey of 10,000 answers to four questions, 20 codes and two groups is coded, its quotes are chosen and
approved, and the report is written in each form, tables split by both groups. Told apart are the loading (the
project, its answers and codings, and the coder that says which words spoke) and the rest: building, hiding,
checking, rendering, writing. Beside it pandas does the part that it can: the counts of every table, each
written as HTML by ``to_html``, from codings that are already wide.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

import pandas as pd
from round_trip import codebook

from ungtekst.exchange import read_table, write_table
from ungtekst.project import Project
from ungtekst.resources import shipped
from ungtekst.steps import add, code, new, quotes, report, review_apply
from ungtekst.steps.report_material import the_codebook
from ungtekst.steps.review_export import latest_coder

QUESTIONS = ("kontaktperson", "ut_i_jobb", "tilbake_til_skole", "skolen_gjorde")
GROUPS = {
    "kontor": ("Granmo", "Østbyen", "Vik", "Sundelva", "Lauvøy"),
    "ytelse": ("AAP", "dagpenger", "ingen"),
}
FORMS = (".html", ".docx", ".md")


def survey(folder: Path, answers: int) -> Path:
    """Write a survey: every answer is the beginning of two answers to its question in the samples."""
    chance = random.Random(1)  # noqa: S311 - not a secret
    texts: dict[str, list[str]] = {question: [] for question in QUESTIONS}
    for name in ("unge-nav-2025", "unge-nav-2026"):
        table = read_table(shipped("corpus_samples") / f"{name}.csv")
        for question in QUESTIONS:
            column = table.column(question)
            texts[question] += [cells[column] for _, cells in table.rows if cells[column].strip()]

    def answer(question: str) -> str:
        given = texts[question]
        return " ".join(f"{chance.choice(given)} {chance.choice(given)}".split()[: chance.randint(3, 25)])

    path = folder / "svar.csv"
    write_table(
        path,
        ("id", *GROUPS, *QUESTIONS),
        (
            (f"r{number}", *(chance.choice(values) for values in GROUPS.values()), *map(answer, QUESTIONS))
            for number in range(answers // len(QUESTIONS))
        ),
        text_columns=list(QUESTIONS),
    )
    return path


def made(folder: Path, answers: int) -> Path:
    """Make the project: coded, with every quote that leaves nothing to look at approved."""
    project = folder / "stor.ungtekst"
    new.new(project, [codebook(folder)])
    layout = add.Layout("id", {q.replace("_", "-"): q for q in QUESTIONS}, groups=tuple(GROUPS))
    add.add(project, survey(folder, answers), layout, "2026")
    code.code(project)
    sheet = folder / "sitater.csv"
    quotes.quotes(project, sheet)
    table = read_table(sheet)
    look, verdict = table.column("må_ses"), table.column("godkjent")
    rows = [
        [*cells[:verdict], "nei" if cells[look] else "ja", *cells[verdict + 1 :]] for _, cells in table.rows
    ]
    approved = folder / "godkjent.csv"
    write_table(approved, table.heads, rows, text_columns=table.heads)
    review_apply.apply(project, approved, "kari")
    return project


def loaded(project: Path) -> float:
    """Seconds to read all that a report is made of."""
    started = time.perf_counter()
    with Project.open(project) as opened:
        kept = the_codebook(opened, None)
        opened.answers(kept.codebook.id)
        opened.current()
        latest_coder(opened, kept.codebook.id)
    return time.perf_counter() - started


def by_pandas(project: Path) -> float:
    """Seconds for pandas to count and write the same tables from wide codings."""
    with Project.open(project) as opened:
        kept = the_codebook(opened, None)
        answers, held = opened.answers(kept.codebook.id), opened.current()
        groups = opened.background().reindex(answers["respondent_id"]).set_axis(answers.index)
    wide = held.pivot(index="revision", columns="variable", values="value").reindex(answers.index)
    codes = [one.id for one in kept.codebook.many]
    started = time.perf_counter()
    for question in answers["question"].unique():
        mine = answers.index[answers["question"] == question]
        ones = (wide.loc[mine, codes] == "1").astype(int)
        ones.sum().to_frame("Antall").to_html()
        wide.loc[mine, "valens"].value_counts().to_frame().to_html()
        (ones.T @ ones).to_html()
        for group in groups:
            ones.groupby(groups.loc[mine, group]).sum().T.to_html()
            pd.crosstab(wide.loc[mine, "valens"], groups.loc[mine, group]).to_html()
    return time.perf_counter() - started


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--answers", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        project = made(folder, options.answers)
        loaded(project)
        loading, pandas = loaded(project), by_pandas(project)
        print(f"{options.answers} answers; loading {loading:.1f} s; pandas' part {pandas:.2f} s\n")
        print("| form | seconds beyond loading | times pandas' part | size | quotes | counts hidden |")
        print("|---|---|---|---|---|---|")
        for form in FORMS:
            out = folder / f"rapport{form}"
            started = time.perf_counter()
            done = report.report(project, out, by=tuple(GROUPS), attribute="ytelse")
            beyond = time.perf_counter() - started - loading
            size = out.stat().st_size / 1e6
            print(
                f"| {form} | {beyond:.1f} | {beyond / pandas:.0f} | {size:.2f} MB | {done.quotes} |"
                f" {done.hidden} |"
            )


if __name__ == "__main__":
    main()
