"""Looks the shipped samples over, and prints their figures beside those of real answers.

    python tests/samples/lint.py [real_answers.csv]

The file of real answers has columns question, text, one 0/1 column a theme and valens; without it the
figures of such a file (75 answers) stand in their place.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ungtekst import Codebook
from ungtekst.resources import shipped

NON_ANSWERS = ("tomt", "ikke-svar", "uleselig")
RUN = 6
QUANTILES = (0.10, 0.25, 0.50, 0.75, 0.90, 1.0)


@dataclass(frozen=True)
class Instrument:
    """A delivered table, its codebook, and the columns that are background and not answers."""

    stem: str
    codebook: str
    background: tuple[str, ...]


YOUTH = ("kontor", "aldersgruppe", "kjønn", "ytelse", "vekt")
INSTRUMENTS = (
    Instrument("unge-nav-2025", "unge-nav", YOUTH),
    Instrument("unge-nav-2026", "unge-nav", YOUTH),
    Instrument("oppfolging-ansatte", "oppfolging-ansatte", ("tjeneste", "fylke", "stilling")),
    Instrument("foresatte-arena", "foresatte-arena", ("arena", "relasjon")),
)

# 75 real answers by young NAV users, as printed in a research report: words at the quantiles above, and how
# many answers have each theme.
REAL_WORDS = (5, 8, 15, 30, 49, 219)
REAL_THEMES = {
    "mestring": 4, "helse": 27, "økonomi": 6, "nav-samarbeid": 22, "skole-utdanning": 25, "rus": 1,
    "arbeid-praksis": 23, "motivasjon": 8, "sosiale-relasjoner": 2, "familie": 4, "bolig": 2,
    "oppfølging-veiledning": 19, "ventetid-byråkrati": 12, "informasjon": 3, "framtid-mål": 7,
    "tilrettelegging": 9, "selvfølelse": 7,
}  # fmt: skip
REAL_ANSWERS = 75

# Words that only one of the written standards has; enough to tell which one an answer is written in.
_NYNORSK = """
eg ikkje kva korleis dei ho ein nokon noko frå berre vere vart vorte vert mykje meir saman då sjølv korkje
gjere hjelpa skule skulen veke òg kvar kven kvifor følgje
"""
NYNORSK = frozenset(_NYNORSK.split())
_BOKMAAL = """
jeg ikke hva hvordan hun noen noe fra bare være ble blir blitt mye mer sammen selv
"""
BOKMAAL = frozenset(_BOKMAAL.split())
_DIALECT = """
æ e ka hu dem itj itte ittno itt hokke kje mykji ikkji he va nokka dæ mæ je
"""
DIALECT = frozenset(_DIALECT.split())


def rows(name: str) -> list[dict[str, str]]:
    """Read a shipped table as a program of the institute's would."""
    with (shipped("corpus_samples") / name).open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle, delimiter=";"))


def answers(instrument: Instrument) -> dict[tuple[str, str], str]:
    """Every text that is not blank, by (id, column)."""
    return {
        (row["id"], column): text
        for row in rows(f"{instrument.stem}.csv")
        for column, text in row.items()
        if column not in ("id", *instrument.background) and text.strip()
    }


def gold(instrument: Instrument, who: str = "koder") -> dict[tuple[str, str], dict[str, str]]:
    """The codes of an instrument by (id, question)."""
    return {(row["id"], row["spørsmål"]): row for row in rows(f"{instrument.stem}-{who}.csv")}


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def runs(text: str) -> set[str]:
    """Every six words in a row."""
    found = words(text)
    return {" ".join(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


def shared_runs(texts: dict[object, str]) -> dict[str, list[object]]:
    """Six words in a row that two answers share."""
    where: dict[str, list[object]] = defaultdict(list)
    for place, text in texts.items():
        for run in runs(text):
            where[run].append(place)
    return {run: places for run, places in where.items() if len(places) > 1}


def standard(text: str) -> str:
    """``nn``, ``nb``, or ``""`` where no word tells."""
    found = set(words(text))
    nynorsk, bokmaal = len(found & NYNORSK), len(found & BOKMAAL)
    return "nn" if nynorsk > bokmaal else "nb" if bokmaal > nynorsk else ""


def quantiles(numbers: list[int]) -> tuple[int, ...]:
    ordered = sorted(numbers)
    return tuple(ordered[round(q * (len(ordered) - 1))] for q in QUANTILES)


def theme_shares(instrument: Instrument) -> dict[str, float]:
    """The share of usable answers that have each code."""
    usable = [row for row in gold(instrument).values() if row["bruk"] not in NON_ANSWERS]
    many = [c.id for c in Codebook.read(shipped("codebooks") / f"{instrument.codebook}.yaml").many]
    return {code: sum(row[code] == "1" for row in usable) / len(usable) for code in many}


def rank_correlation(one: dict[str, float], other: dict[str, float]) -> float:
    """Spearman's, over the keys of the first; ties get the mean rank."""

    def ranks(values: list[float]) -> list[float]:
        return [sum(v < value for v in values) + (values.count(value) - 1) / 2 for value in values]

    first, second = ranks(list(one.values())), ranks([other[key] for key in one])
    mean = (len(first) - 1) / 2
    top = sum((a - mean) * (b - mean) for a, b in zip(first, second, strict=True))
    return top / (sum((a - mean) ** 2 for a in first) * sum((b - mean) ** 2 for b in second)) ** 0.5


def lines(real: Path | None) -> Iterator[str]:
    """The table of figures, in Markdown."""
    yield "| | answers | words (10, 25, 50, 75, 90 %, longest) | themes a usable answer | nynorsk | dialect |"
    yield "|---|---|---|---|---|---|"
    yield _real(real)
    for instrument in INSTRUMENTS:
        texts = list(answers(instrument).values())
        shares = theme_shares(instrument)
        lengths = ", ".join(map(str, quantiles([len(text.split()) for text in texts])))
        told = [standard(text) for text in texts]
        dialect = sum(bool(set(words(text)) & DIALECT) for text in texts) / len(texts)
        yield (
            f"| {instrument.stem} | {len(texts)} | {lengths} | {sum(shares.values()):.1f} | "
            f"{told.count('nn') / len(texts):.0%} | {dialect:.0%} |"
        )


def _real(path: Path | None) -> str:
    if path is None:
        lengths, count, themes = REAL_WORDS, REAL_ANSWERS, sum(REAL_THEMES.values()) / REAL_ANSWERS
        return f"| real answers | {count} | {', '.join(map(str, lengths))} | {themes:.1f} | – | – |"
    with path.open(encoding="utf-8", newline="") as handle:
        found = list(csv.DictReader(handle))
    texts = [row["text"] for row in found]
    themes = sum(row[code] in ("1", "1.0") for row in found for code in REAL_THEMES) / len(found)
    lengths = quantiles([len(text.split()) for text in texts])
    nynorsk = [standard(text) for text in texts].count("nn") / len(texts)
    dialect = sum(bool(set(words(text)) & DIALECT) for text in texts) / len(texts)
    shown = ", ".join(map(str, lengths))
    return f"| real answers | {len(texts)} | {shown} | {themes:.1f} | {nynorsk:.0%} | {dialect:.0%} |"


def agreement() -> tuple[int, float, float]:
    """Answers coded twice, the coders' F1 over all themes, and the share with the same valence."""
    both = one = other = same = judged = answers_twice = 0
    for instrument in INSTRUMENTS[:2]:
        first, second = gold(instrument), gold(instrument, "koder-to")
        for place, row in second.items():
            answers_twice += 1
            for code in REAL_THEMES:
                pair = (first[place][code] == "1", row[code] == "1")
                both, one, other = both + (pair == (True, True)), one + pair[0], other + pair[1]
            if first[place]["valens"] and row["valens"]:
                judged += 1
                same += first[place]["valens"] == row["valens"]
    return answers_twice, 2 * both / (one + other), same / judged


if __name__ == "__main__":
    for line in lines(Path(sys.argv[1]) if len(sys.argv) > 1 else None):
        print(line)
    twice, f1, valence = agreement()
    told = f"F1 between the coders {f1:.2f}, same valence {valence:.0%}"
    print(f"\nCoded twice: {twice} answers; {told}.")
    real_shares = {code: count / REAL_ANSWERS for code, count in REAL_THEMES.items()}
    waves = [theme_shares(instrument) for instrument in INSTRUMENTS[:2]]
    correlation = rank_correlation(real_shares, waves[0])
    print(f"Rank correlation of theme shares, real answers and unge-nav-2025: {correlation:.2f}.\n")
    print(
        "| theme, share of usable answers | real answers | unge-nav-2025 | unge-nav-2026 |\n|---|---|---|---|"
    )
    for code, share in real_shares.items():
        print(f"| {code} | {share:.0%} | {waves[0][code]:.0%} | {waves[1][code]:.0%} |")
