"""Quotes: how well personal details are masked, and how well passages are chosen.

    python benchmarks/quotes.py --masking [--answers FILE.csv --key KEY.csv]... [--treebank ndt_norne.tar.xz]

With ``--masking``: the samples and every FILE (``id``, ``svar``; KEY: ``id;start;slutt;type``), and the names
of the treebank's test sentences. Beside our masks stand the names of nb_ungtekst alone and, when it is
installed, Microsoft Presidio's patterns over the same pipeline.
"""

from __future__ import annotations

import os

for _library in ("OMP", "OPENBLAS", "MKL", "BLIS"):
    os.environ.setdefault(f"{_library}_NUM_THREADS", "1")

import argparse  # noqa: E402 - one core, said before numpy is loaded
from pathlib import Path  # noqa: E402

import quote_masking  # noqa: E402


def main() -> None:
    """Print the tables that were asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--masking", action="store_true")
    parser.add_argument("--answers", type=Path, action="append", default=[])
    parser.add_argument("--key", type=Path, action="append", default=[])
    parser.add_argument("--treebank", type=Path)
    parser.add_argument("--split", choices=("dev", "test"), default="test")
    options = parser.parse_args()
    if len(options.answers) != len(options.key):
        parser.error("every --answers has its --key")
    if options.masking:
        files = list(zip(options.answers, options.key, strict=True))
        print(quote_masking.tables(files, options.treebank, options.split))


if __name__ == "__main__":
    main()
