"""Do the chosen quotes tell what a theme's answers say, and who says it? Beside three simpler ways.

    python benchmarks/quote_choosing.py [--speed]

Two figures for a set of five quotes, both from 0 to 1, over the hand codes of the sample surveys:

*vocabulary*: the share of the theme's own words that the set uses. The words are the content lemmas that the
theme's answers use at least half as often again as the others, each weighing as many as the answers that use
it (``ungtekst.quotes.vocabulary``). It is what a reader gets to know of how people talk of the theme. As the
chooser seeks it, it is measured on answers the chooser has not seen: half of the respondents are drawn by the
seed, the five quotes come from them, and the words and their weights from the other half.

*groups*: the share of the theme's answers whose valence or group somebody in the set stands for, the mean
over valence and every background column, likewise of the other half. It falls when the set leaves out a large
group. *proportion* is one minus half the sum of the differences between the shares in the set and in the
theme: what *groups* does not see, a set that has every value but not as often as the theme.

The other ways choose among the same readable answers, of different people and unlike each other: five at
random, the five with the highest probability by the machine (cold, so that it has not learnt from these
codes), and the five nearest the theme's centre. A set may cover more by being longer, so that the words a
quote are shown, and so is a random set that is as long, quote by quote (where few answers are of that length,
it has some of the same). Differences are paired by theme and seed; the intervals (95 %) are by bootstrap over
themes.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ungtekst import Codebook, Coder
from ungtekst.exchange import read_table
from ungtekst.quotes import choose
from ungtekst.quotes.candidates import Answers, Candidate
from ungtekst.quotes.seats import ROLES, clash, seated
from ungtekst.quotes.vocabulary import content_lemmas, represented, theme_words
from ungtekst.resources import shipped

SEEDS, COUNT, LEAST, LARGE, DRAWS = 20, 5, 16, 40, 2000
MANY, SPANS = 10_000, 5
# Table, codes, codebook, background columns, valence.
SURVEYS = [
    ("unge-nav-2025", "unge-nav", ["kontor", "aldersgruppe", "kjønn", "ytelse"], "valens"),
    ("unge-nav-2026", "unge-nav", ["kontor", "aldersgruppe", "kjønn", "ytelse"], "valens"),
    ("oppfolging-ansatte", "oppfolging-ansatte", ["tjeneste", "fylke", "stilling"], ""),
    ("foresatte-arena", "foresatte-arena", ["arena", "relasjon"], "språk"),
]
FIGURES = ("vocabulary", "groups", "proportion", "words")


@dataclass(frozen=True)
class Chapter:
    """The answers to one question of one survey, with their hand codes, groups and machine scores."""

    name: str
    texts: pd.Series[str]
    people: pd.Series[int]
    coded: pd.DataFrame
    valence: pd.Series[str] | None
    groups: pd.DataFrame
    scores: pd.DataFrame


def frame(name: str) -> pd.DataFrame:
    table = read_table(shipped("corpus_samples") / f"{name}.csv")
    return pd.DataFrame([cells for _, cells in table.rows], columns=list(table.heads))


def chapters() -> list[Chapter]:
    """Give the chapters of all surveys."""
    made = []
    for name, book, columns, valence in SURVEYS:
        codebook = Codebook.read(shipped("codebooks") / f"{book}.yaml")
        coder = Coder(codebook)
        rows, codes = frame(name).set_index("id"), frame(f"{name}-koder")
        people = {person: number for number, person in enumerate(rows.index)}
        for question, of_question in codes.groupby("spørsmål", sort=True):
            kept = of_question[of_question["bruk"].eq("ja")].reset_index(drop=True)
            texts = kept["id"].map(rows[str(question).replace("-", "_")])
            ids = [code.id for code in codebook.many if code.id in kept]
            made.append(
                Chapter(
                    name=f"{name} {question}",
                    texts=texts,
                    people=kept["id"].map(people),
                    coded=kept[ids].eq("1"),
                    valence=kept[valence].replace("", None) if valence else None,
                    groups=pd.DataFrame({c: kept["id"].map(rows[c]).replace("", None) for c in columns}),
                    scores=coder.predict_proba(texts, str(question))[ids],
                )
            )
    return made


def first_five(
    ordered: Sequence[Candidate], fitting: Callable[[Candidate], bool] = lambda _: True
) -> list[Candidate]:
    """Take the first five that read well, are of different people and unlike each other."""
    picked: list[Candidate] = []
    for one in ordered:
        if len(picked) < COUNT and one.readable and fitting(one) and not any(clash(one, o) for o in picked):
            picked.append(one)
    return picked


def about_as_long(candidates: Sequence[Candidate], ours: Sequence[Candidate]) -> list[Candidate]:
    """Take for each of our quotes the one in a random order that is nearest to it in length."""
    picked: list[Candidate] = []
    for length in [one.length for one in ours]:
        left = [one for one in candidates if one.readable and not any(clash(one, o) for o in picked)]
        if left:
            picked.append(min(left, key=lambda one: abs(one.length - length)))
    return picked


def proportion(values: Sequence[Sequence[str]], chosen: Sequence[Sequence[str]]) -> float:
    """Give one minus the total variation between set and theme, the mean over the dimensions."""
    found = []
    for column, quoted in zip(zip(*values, strict=True), zip(*chosen, strict=True), strict=True):
        all_of, some = [v for v in column if v], [v for v in quoted if v]
        if all_of and some:
            gaps = [
                abs(all_of.count(v) / len(all_of) - some.count(v) / len(some)) for v in set(all_of + some)
            ]
            found.append(1 - sum(gaps) / 2)
    return float(np.mean(found)) if found else 0.0


def measured(chapter: Chapter, seed: int) -> dict[tuple[str, str, str], list[float]]:
    """Give the figures of each (chapter, code, way) for one drawing of halves."""
    draw = random.Random(f"{seed} {chapter.name}")  # noqa: S311 - not a secret
    everyone = sorted(set(chapter.people))
    half = set(draw.sample(everyone, len(everyone) // 2))
    ours, theirs = chapter.people.isin(half), ~chapter.people.isin(half)
    answers, other = (
        Answers(
            chapter.texts[part],
            chapter.coded[part],
            respondents=chapter.people[part],
            human=chapter.coded[part],
            valence=None if chapter.valence is None else chapter.valence[part],
            groups=chapter.groups[part],
        )
        for part in (ours, theirs)
    )
    spoken = {int(a): frozenset(content_lemmas(t)) for a, t in chapter.texts[theirs].items()}
    found = {}
    for code in chapter.coded:
        if chapter.coded[code].sum() < LEAST:
            continue
        field, held = answers.field(code).candidates, other.field(code).candidates
        shuffled = draw.sample(field, len(field))
        scores = chapter.scores[code]
        chosen = [one for _, one in seated(answers.field(code), COUNT, ROLES, (), seed)]
        ways = {
            "chosen": chosen,
            "random": first_five(shuffled),
            "machine score": first_five(sorted(shuffled, key=lambda one: -scores.at[one.answer])),
            "most typical": first_five(sorted(shuffled, key=lambda one: -one.near)),
            "random, as long": about_as_long(shuffled, chosen),
        }
        weights = theme_words(spoken, [one.answer for one in held])
        values = [one.values for one in held]
        for way, picked in ways.items():
            if not picked or not weights:
                continue
            used = frozenset[str]().union(*(one.spoken for one in picked))
            found[chapter.name, code, way] = [
                sum(weight for lemma, weight in weights.items() if lemma in used),
                represented(values, [one.values for one in picked]),
                proportion(values, [one.values for one in picked]),
                sum(one.length for one in picked) / len(picked),
            ]
    return found


def compare() -> None:
    """Print the figures of each way, and how much better the chosen are."""
    runs: dict[tuple[str, str, str], list[list[float]]] = defaultdict(list)
    for chapter in chapters():
        for seed in range(SEEDS):
            for key, figures in measured(chapter, seed).items():
                runs[key].append(figures)
    sizes = {(c.name, code): int(c.coded[code].sum()) for c in chapters() for code in c.coded}
    for least in (LEAST, LARGE):
        print_figures(runs, [key for key in sorted({key[:2] for key in runs}) if sizes[key] >= least], least)


def print_figures(
    runs: dict[tuple[str, str, str], list[list[float]]], themes: list[tuple[str, str]], least: int
) -> None:
    """Print the figures over some themes."""
    ways = list(dict.fromkeys(key[2] for key in runs))
    mean = {way: np.array([np.mean(runs[(*theme, way)], axis=0) for theme in themes]) for way in ways}
    rng = np.random.default_rng(0)
    drawn = rng.integers(0, len(themes), (DRAWS, len(themes)))
    print(f"\n{len(themes)} themes of at least {least} answers, {SEEDS} seeds, {COUNT} quotes")
    print(f"{'':<18}" + "".join(f"{name:>12}" for name in FIGURES))
    for way in ways:
        print(f"{way:<18}" + "".join(f"{value:>12.3f}" for value in mean[way].mean(axis=0)))
    print("\nthe chosen less the others, with 95 % intervals; themes where they are better")
    for way in ways[1:]:
        gap = mean["chosen"] - mean[way]
        low, high = np.percentile(gap[drawn].mean(axis=1), [2.5, 97.5], axis=0)
        cells = [
            f"{name} {gap[:, n].mean():+.3f} ({low[n]:+.3f} to {high[n]:+.3f}; {np.mean(gap[:, n] > 0):.0%})"
            for n, name in enumerate(FIGURES[:3])
        ]
        print(f"{way:<18}" + "  ".join(cells))


def stability() -> None:
    """Print how many quotes stay when one answer that has nothing to do with them comes in."""
    kept = total = 0
    for chapter in chapters():
        given = {"groups": chapter.groups, "valence": chapter.valence, "human": chapter.coded}
        before = {(q.code, q.answer) for q in choose(chapter.texts, chapter.coded, **given)}
        for seed in range(3):
            draw = random.Random(seed)  # noqa: S311 - not a secret
            left_out = draw.choice(sorted(set(chapter.texts.index) - {answer for _, answer in before}))
            rest = chapter.texts.index != left_out
            after = {(q.code, q.answer) for q in choose(chapter.texts[rest], chapter.coded[rest], **given)}
            kept, total = kept + len(before & after), total + len(before)
    print(f"\nquotes that stay when an unquoted answer is taken out: {kept / total:.1%} of {total}")


def speed() -> None:
    """Print the time for all codes of ten thousand answers."""
    pool = [c for c in chapters() if c.name.startswith("unge-nav")]
    texts, coded = pd.concat([c.texts for c in pool]), pd.concat([c.coded for c in pool])
    valence, groups = pd.concat([c.valence for c in pool]), pd.concat([c.groups for c in pool])
    draw = np.random.default_rng(0)
    rows = draw.integers(0, len(texts), MANY)
    words = [text.split() for text in texts]
    # Every answer's second half is another's, so that no two are the same.
    mixed = [
        " ".join(words[row][: (len(words[row]) + 1) // 2] + words[other][len(words[other]) // 2 :])
        for row, other in zip(rows, draw.integers(0, len(texts), MANY), strict=True)
    ]
    index = pd.RangeIndex(MANY)
    ones = coded.iloc[rows].set_axis(index)
    spoken = [
        (answer, code, 0, len(mixed[answer].split()[0]), 1.0)
        for code in ones
        for answer in index[ones[code]]
        for _ in range(SPANS)
    ]
    evidence = pd.DataFrame(spoken, columns=["answer", "code", "start", "end", "weight"])
    started = time.perf_counter()
    quotes = choose(
        pd.Series(mixed, index=index),
        ones,
        evidence=evidence,
        valence=valence.iloc[rows].set_axis(index),
        groups=groups.iloc[rows].set_axis(index),
    )
    took = time.perf_counter() - started
    print(
        f"\n{len(quotes)} quotes for {coded.shape[1]} codes of {MANY} answers, {len(evidence) // SPANS}"
        f" codings with {SPANS} spans of evidence each: {took:.1f} s"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", 1)[0])
    parser.add_argument("--speed", action="store_true", help="only the time for ten thousand answers")
    if not parser.parse_args().speed:
        compare()
        stability()
    speed()


if __name__ == "__main__":
    main()
