"""How long ``ungtekst --help`` takes beside importing spaCy: whole processes, in turn, medians and ratio.

python benchmarks/startup.py
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 9
HELP = [
    sys.executable,
    "-c",
    "import sys; sys.argv = ['ungtekst', '--help']; import ungtekst.cli.main as m; m.main()",
]
SPACY = [sys.executable, "-c", "import spacy"]


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    seconds(HELP), seconds(SPACY)  # warm the file cache
    pairs = [(seconds(HELP), seconds(SPACY)) for _ in range(ROUNDS)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"ungtekst --help {ours:.2f} s, import spacy {theirs:.2f} s; ratio {ratio:.2f} ({ROUNDS} pairs)")


if __name__ == "__main__":
    main()
