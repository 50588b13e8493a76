"""A large sheet out and back: ``python benchmarks/round_trip.py [--rows 100000] [--xlsx]``.

A survey of 100,000 answers and 20 codes is coded, written to one sheet, corrected as an analyst would (every
row ticked, two cells in a hundred changed, rows sorted anew) and applied; then applied once more, which must
change nothing. Every command is a process of its own; its time and its largest memory are printed. Beside
it pandas does the part of the work that it can: write the same table, read the corrected one, join the two
on the key and find the cells that differ.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

from ungtekst import Codebook
from ungtekst.exchange import read_table, write_table
from ungtekst.resources import shipped

CODES = 20
CHANGED = 0.02
SURVEYS = ("unge-nav-2025", "unge-nav-2026")
COLUMNS = ("kontaktperson", "ut_i_jobb", "tilbake_til_skole")


def codebook(folder: Path) -> Path:
    """Write a codebook of twenty codes: the youth codebook and the first codes of another."""
    book = Codebook.read(shipped("codebooks") / "unge-nav.yaml").to_dict()
    other = Codebook.read(shipped("codebooks") / "foresatte-arena.yaml").to_dict()
    codes = book["dimensions"][0]["codes"]
    known = {code["id"] for code in codes}
    plain = [
        {key: value for key, value in code.items() if key in ("id", "label", "definition", "terms")}
        for dimension in other["dimensions"]
        if dimension["choice"] == "many"
        for code in dimension["codes"]
        if code["id"] not in known
    ]
    codes.extend(plain[: CODES - len(codes)])
    path = folder / "tjue.yaml"
    Codebook.from_dict(book).write(path)
    return path


def survey(folder: Path, rows: int) -> Path:
    """Write a survey: each answer is the beginning of two answers of the samples, 3 to 25 words."""
    texts: list[str] = []
    for name in SURVEYS:
        table = read_table(shipped("corpus_samples") / f"{name}.csv")
        for column in COLUMNS:
            if column in table.heads:
                texts += [cells[table.column(column)] for _, cells in table.rows]
    texts = [text for text in texts if text.strip()]
    chance = random.Random(1)  # noqa: S311 - not a secret
    path = folder / "svar.csv"
    write_table(
        path,
        ("id", "kontor", "kontaktperson"),
        (
            (
                f"r{number}",
                chance.choice(("Granmo", "Østbyen", "Vik")),
                " ".join(f"{chance.choice(texts)} {chance.choice(texts)}".split()[: chance.randint(3, 25)]),
            )
            for number in range(rows)
        ),
    )
    return path


def timed(what: str, *arguments: object) -> float:
    """Run a command of ungtekst; print its seconds and its largest memory."""
    before = time.perf_counter()
    # Through a shell: a process started straight from this one would count our memory as its own.
    words = ["sh", "-c", '"$@"; exit $?', "sh", sys.executable, "-c", MEASURED, *map(str, arguments)]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - before
    *said, peak = done.stdout.strip().splitlines()
    print(f"| {what} | {seconds:.1f} s | {int(peak) / 1024:.0f} MB | {said[-1]} |", flush=True)
    return seconds


MEASURED = """
import resource, sys
from ungtekst.cli.main import main
sys.argv[0] = "ungtekst"
try:
    main()
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def correct(sheet: Path, names: list[str]) -> tuple[Path, int]:
    """Do the analyst's work: tick every row, change some cells, sort the rows anew, save as pandas does."""
    read = pd.read_csv if sheet.suffix == ".csv" else pd.read_excel
    given = {"sep": ";"} if sheet.suffix == ".csv" else {}
    frame = read(sheet, dtype=str, keep_default_na=False, **given)
    chance = random.Random(2)  # noqa: S311 - not a secret
    changed = 0
    for name in names:
        rows = chance.sample(range(len(frame)), int(CHANGED * len(frame)))
        changed += len(rows)
        frame.loc[rows, name] = frame.loc[rows, name].map({"0": "1", "1": "0"})
    frame["ferdig"] = "x"
    frame = frame.sort_values("svar")
    out = sheet.with_name(f"{sheet.stem}_kari{sheet.suffix}")
    if sheet.suffix == ".csv":
        frame.to_csv(out, index=False)
    else:
        frame.to_excel(out, index=False)
    return out, changed


def by_pandas(sheet: Path, returned: Path, folder: Path, names: list[str]) -> None:
    """Let pandas do what it can of the work, and print how long it takes."""
    exported = pd.read_csv(sheet, sep=";", dtype=str, keep_default_na=False)
    before = time.perf_counter()
    exported.to_csv(folder / "peer.csv", sep=";", index=False, encoding="utf-8-sig")
    back = pd.read_csv(returned, dtype=str, keep_default_na=False)
    both = exported.merge(back, on="nøkkel", suffixes=("", "_ny"))
    differing = sum(int((both[name] != both[f"{name}_ny"]).sum()) for name in names)
    seconds = time.perf_counter() - before
    print(f"| pandas: write, read, join, compare | {seconds:.1f} s | | {differing} differ |")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--xlsx", action="store_true", help="the sheet as .xlsx too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        book, table = codebook(folder), survey(folder, options.rows)
        names = [code.id for code in Codebook.read(book).many]
        print(
            f"{options.rows} rows, {len(names)} codes\n\n| step | time | memory | said |\n|---|---|---|---|"
        )
        for form in (".csv", ".xlsx") if options.xlsx else (".csv",):
            project, sheet = folder / f"p{form}.ungtekst", folder / f"ark{form}"
            timed("new", "new", project, "--codebook", book)
            layout = ("--id", "id", "--wave", "2025", "--question", "kontaktperson", "--group", "kontor")
            timed("add", "add", project, table, *layout)
            timed("code", "code", project)
            total = timed(f"review export {form}", "review", "export", project, sheet, "--take", "all")
            returned, changed = correct(sheet, names)
            total += timed(f"review apply {form}", "review", "apply", project, returned, "--coder", "kari")
            print(f"| export and apply {form} together | {total:.1f} s | | {changed} cells were changed |")
            timed("review apply, once more", "review", "apply", project, returned, "--coder", "kari")
            timed("review status", "review", "status", project)
            if form == ".csv":
                by_pandas(sheet, returned, folder, names)
            print(f"| size of the project | {project.stat().st_size / 1e6:.0f} MB | | |", flush=True)


if __name__ == "__main__":
    main()
