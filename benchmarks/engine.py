"""The goals of the coding engine, each with a 95 % interval and beside its peers on the same folds.

    python benchmarks/engine.py path/to/real_answers.csv [--only cold,curve] [--quick]

Tables: cold, learnt, other, valence, curve, topics, calibration, speed, memory. Figures are over the codes
with at least five positives; a cell that is not judged counts nowhere. Intervals are percentiles over 2,000
draws of respondents with replacement (the training draws are not drawn again). "Bare" is the same codebook
without a term and without what it says of its questions. --quick leaves out the slow peers and takes fewer
draws.

Topics is a stand-in for sorting news by topic, whose data cannot be had here: which of the questions of the
three sample surveys an answer was given to, without telling the question and from a codebook of bare names.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
from peers import (
    CNN,
    FAST,
    Classifier,
    char_lr,
    char_vectorizer,
    regression,
    slow,
    trained_spacy,
    words_alone,
)
from real_answers import FOLDS
from surveys import SAMPLES, Survey, cell, drawn, f1s, folds, head, line, made, scored, survey, weights

from ungtekst import Codebook, Coder
from ungtekst.resources import shipped

LABELS = (0, 25, 50, 100, 200, 400)
BINS = 10


# -- coding -------------------------------------------------------------------------------------------


def taught(own: Survey, plain: bool, rows: np.ndarray) -> Coder:
    """A coder that has learnt from these rows; from none it is cold."""
    codebook = own.book(plain)
    if not len(rows):
        return Coder(codebook)
    part = own.frame.iloc[rows]
    columns = [name for name in codebook.variables if name in part]
    people = part["id"].tolist()
    return Coder(codebook).fit(
        part["text"].tolist(), part[columns], part["question"].tolist(), respondents=people
    )


def coded(own: Survey, plain: bool, train: np.ndarray, test: np.ndarray) -> pd.DataFrame:
    part = own.frame.iloc[test]
    return taught(own, plain, train).predict(part["text"].tolist(), part["question"].tolist())


@cache
def held_out(own: Survey, plain: bool) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Codes and chances of every answer from coders that have not seen its respondent."""
    codes, chances = [], []
    for train, test in folds(own):
        coder, part = taught(own, plain, train), own.frame.iloc[test]
        codes.append(coder.predict(part["text"], part["question"]))
        chances.append(coder.predict_proba(part["text"], part["question"]))
    return pd.concat(codes).sort_index(), pd.concat(chances).sort_index()


def peer_held_out(own: Survey, peer: Classifier, truth: np.ndarray, one: bool = False) -> np.ndarray:
    """The same folds for a peer; rows that are not judged at all are neither learnt from nor coded."""
    scores = np.zeros_like(truth)
    for train, test in folds(own):
        known = train[~np.isnan(truth[train]).all(axis=1)]
        scores[test] = peer(own.texts[known], truth[known], own.texts[test], one)
    return scores


def peers(quick: bool) -> dict[str, Classifier]:
    """The peers that learn, having said which are left out."""
    found, missing = slow()
    for name in missing:
        print(f"({name}: its package is missing)")
    return FAST if quick else {**FAST, **found}


# -- tables -------------------------------------------------------------------------------------------


def words_lines(own: Survey) -> None:
    for name, terms_only in (("the terms alone", True), ("words of terms, labels, definitions", False)):
        scored(name, own.truth, words_alone(own.codebook, own.ids, terms_only, own.texts), own.people)
    plain = words_alone(own.book(True), own.ids, False, own.texts)
    scored("words of labels, definitions", own.truth, plain, own.people)


def cold(own: Survey, quick: bool = False) -> None:
    head(f"cold: {own.name}, {len(own.frame)} answers, {len(own.ids)} codes", "macro-F1", "micro-F1")
    every = np.arange(len(own.frame))
    for name, plain in (("ungtekst", False), ("ungtekst, bare", True)):
        given = coded(own, plain, every[:0], every)[own.ids].to_numpy(dtype=float)
        scored(name, own.truth, given, own.people)
    words_lines(own)


def learnt(own: Survey, quick: bool) -> None:
    head(f"learnt: {own.name}, {FOLDS} folds, {len(own.ids)} codes", "macro-F1", "micro-F1")
    for name, plain in (("ungtekst", False), ("ungtekst, bare", True)):
        scored(name, own.truth, held_out(own, plain)[0][own.ids].to_numpy(dtype=float), own.people)
    for name, peer in peers(quick).items():
        scored(name, own.truth, peer_held_out(own, peer, own.truth), own.people)


def other(real: Survey, quick: bool) -> None:
    for stem in reversed(SAMPLES):
        own = survey(stem)
        cold(own)
        draws = [drawn(own, 100, seed) for seed in range(2 if quick else 5)]
        truth = np.vstack([own.truth[test] for _, test in draws])
        people = np.concatenate([own.people[test] for _, test in draws])
        head(f"100 labels: {own.name}, {len(draws)} draws, {len(truth)} codings", "macro-F1", "micro-F1")
        for name, plain in (("ungtekst", False), ("ungtekst, bare", True)):
            given = [coded(own, plain, *draw)[own.ids].to_numpy(dtype=float) for draw in draws]
            scored(name, truth, np.vstack(given), people)
        for name, peer in peers(quick).items():
            given = [peer(own.texts[a], own.truth[a], own.texts[b], False) for a, b in draws]
            scored(name, truth, np.vstack(given), people)


def valence(real: Survey, quick: bool) -> None:
    head(f"choice of one: accuracy in {FOLDS} folds", "cold", "learnt")
    for own in (real, *map(survey, SAMPLES)):
        for dimension in own.codebook.dimensions:
            if dimension.choice != "one" or dimension.id not in own.frame:
                continue
            told = own.frame[dimension.id]
            known = np.flatnonzero(told.notna())
            weight = weights(own.people[known])

            def right(
                given: Sequence[object],
                told: pd.Series = told,
                known: np.ndarray = known,
                w: np.ndarray = weight,
            ) -> str:
                hit = np.asarray(given, dtype=object)[known] == told.to_numpy()[known]
                return cell(w @ hit / w.sum(axis=1))

            title = f"{own.name}, {dimension.id} ({len(known)})"
            every = np.arange(len(own.frame))
            for name, plain in (("", False), (", bare", True)):
                start = coded(own, plain, every[:0], every)[dimension.id]
                line(title + name, right(start), right(held_out(own, plain)[0][dimension.id]))
            values = [code.id for code in dimension.all_codes()]
            truth = np.array([[float(v == value) if v else np.nan for value in values] for v in told])
            for name, peer in peers(quick).items():
                best = peer_held_out(own, peer, truth, one=True).argmax(axis=1)
                line(f"  {name}", "", right([values[place] for place in best]))


def curve(real: Survey, quick: bool) -> None:
    own = survey("unge-nav")
    seeds = range(1 if quick else 3)
    head("curve: youth samples, macro-F1", "ungtekst", "ungtekst, bare", "char TF-IDF + LR", "first − last")
    for labels in LABELS:
        draws = [drawn(own, labels, seed, 1 / 3) for seed in seeds]
        truth = np.vstack([own.truth[test] for _, test in draws])
        weight = weights(np.concatenate([own.people[test] for _, test in draws]))
        ways: list[Callable[[np.ndarray, np.ndarray], np.ndarray]] = [
            lambda a, b: coded(own, False, a, b)[own.ids].to_numpy(dtype=float),
            lambda a, b: coded(own, True, a, b)[own.ids].to_numpy(dtype=float),
            lambda a, b: (
                char_lr(own.texts[a], own.truth[a], own.texts[b], False) if len(a) else 0 * own.truth[b]
            ),
        ]
        figures = [f1s(truth, np.vstack([way(*draw) for draw in draws]), weight)[0] for way in ways]
        line(f"{labels} labels", *map(cell, figures), cell(figures[0] - figures[2]))


def topics(real: Survey, quick: bool) -> None:
    parts = [survey(stem).frame.assign(survey=stem) for stem in SAMPLES]
    frame = pd.concat(parts, ignore_index=True)[["survey", "id", "question", "text", "bruk"]]
    frame = frame[frame["bruk"] == "ja"].drop(columns="bruk")
    frame["id"], frame["tema"] = frame["survey"] + frame["id"], frame["question"]
    names = sorted(set(frame["tema"]))
    codes = [{"id": name, "label": name.replace("-", " ")} for name in names]
    content = {"ungtekst": "codebook/1", "id": "emner", "version": "1.0.0"}
    book = Codebook.from_dict({**content, "dimensions": [{"id": "tema", "choice": "one", "codes": codes}]})
    own = made("topics", book, frame.assign(question=None))
    truth = (own.frame["tema"].to_numpy()[:, None] == np.array(names)).astype(float)
    head(f"topics (a stand-in): one of {len(names)}, accuracy", "ungtekst", "char TF-IDF + LR")
    for labels in (100, 300):
        draws = [drawn(own, labels, seed, 1 / 3) for seed in range(1 if quick else 3)]
        weight = weights(np.concatenate([own.people[test] for _, test in draws]))
        hits = []
        for train, test in draws:
            said = own.frame["tema"].to_numpy()[test]
            best = char_lr(own.texts[train], truth[train], own.texts[test], True).argmax(axis=1)
            hits.append(
                [coded(own, False, train, test)["tema"].to_numpy() == said, np.array(names)[best] == said]
            )
        line(f"{labels} labels", *(cell(weight @ hit / weight.sum(axis=1)) for hit in np.hstack(hits)))


def ece(truth: np.ndarray, chances: np.ndarray) -> float:
    """Expected calibration error over bins of equal mass; answers of one chance share what was observed."""
    order = np.argsort(chances, kind="stable")
    said, seen = chances[order], truth[order]
    _, place = np.unique(said, return_inverse=True)
    seen = (np.bincount(place, seen) / np.bincount(place))[place]
    parts = zip(np.array_split(said, BINS), np.array_split(seen, BINS), strict=True)
    return float(sum(len(p) * abs(p.mean() - t.mean()) for p, t in parts) / len(said))


def calibration(real: Survey, quick: bool) -> None:
    own = survey("unge-nav")
    every = own.frame["text"].tolist(), own.frame["question"].tolist()
    ways = {"learnt": held_out(own, False)[1], "cold": Coder(own.codebook).predict_proba(*every)}
    chances = {name: table[own.ids].to_numpy() for name, table in ways.items()}
    chances["char TF-IDF + LR"] = peer_held_out(own, char_lr, own.truth)
    head(f"calibration: youth samples, {BINS} bins of equal mass, {len(own.ids)} codes", "ECE, pooled")
    judged, repeats = ~np.isnan(own.truth), weights(own.people).astype(int)
    for name, table in chances.items():
        figures = []
        for counts in repeats[: 200 + 1]:
            rows = np.repeat(np.arange(len(judged)), counts)
            figures.append(ece(own.truth[rows][judged[rows]], table[rows][judged[rows]]))
        low, high = np.percentile(figures[1:], [2.5, 97.5])
        line(name, f"{figures[0]:.3f} ({low:.3f}–{high:.3f})")
    head("mean predicted / observed share", "observed", *chances)
    for place, name in enumerate(own.ids):
        known = judged[:, place]
        share = own.truth[known, place].mean()
        means = [table[known, place].mean() for table in chances.values()]
        line(name, f"{share:.3f}", *(f"{mean:.3f} ({mean / share:.2f})" for mean in means))


# -- speed and memory ---------------------------------------------------------------------------------


def windows(words: Sequence[str], count: int, seed: int, slips: bool = False) -> list[str]:
    """Answers of 20 words: a run of the samples' words, three of them changed for others.

    With ``slips`` one word of each has two letters turned, so that new words never stop coming.
    """
    rng, found = random.Random(seed), []  # noqa: S311 - not a secret
    for _ in range(count):
        start = rng.randrange(len(words) - 20)
        window = list(words[start : start + 20])
        for _ in range(3):
            window[rng.randrange(20)] = rng.choice(words)
        if slips:
            place = rng.randrange(20)
            word, at = window[place], rng.randrange(len(window[place]))
            window[place] = word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
        found.append(" ".join(window))
    return found


def speed(real: Survey, quick: bool) -> None:
    from threadpoolctl import threadpool_limits

    own = survey("unge-nav")
    words = " ".join(own.texts).split()
    every = np.arange(len(own.frame))
    truth = np.nan_to_num(own.frame[[c.id for c in own.codebook.many]].to_numpy(dtype=float))
    with threadpool_limits(1):
        coder = taught(own, False, every)
        vectorizer = char_vectorizer()
        seen = vectorizer.fit_transform(own.texts)
        models = [regression().fit(seen, column) for column in truth.T]
        nlp = trained_spacy(own.texts[:200], truth[:200], False, CNN, 1)

        def by_peer(texts: list[str]) -> None:
            new = vectorizer.transform(texts)
            for model in models:
                model.predict(new)

        ways: dict[str, tuple[int, Callable[[list[str]], object]]] = {
            "ungtekst": (5_000 if quick else 20_000, lambda texts: coder.predict(texts, "kontaktperson")),
            f"char TF-IDF + {len(models)} LR": (5_000, by_peer),
            "spaCy CNN": (1_000, lambda texts: [doc.cats for doc in nlp.pipe(texts)]),
        }
        rates: dict[str, list[float]] = {name: [] for name in ways}
        for seed in range(3):
            for name, (count, way) in ways.items():
                texts = windows(words, count, seed)
                start = time.perf_counter()
                way(texts)
                rates[name].append(count / (time.perf_counter() - start))
    head(f"speed: answers of 20 words a second, one core, {len(models)} codes", "median", "ungtekst is")
    for name, own_rates in rates.items():
        ratios = [ours / theirs for ours, theirs in zip(rates["ungtekst"], own_rates, strict=True)]
        line(name, f"{statistics.median(own_rates):,.0f}/s", f"{statistics.median(ratios):.1f} ×")


def memory(real: Survey, quick: bool) -> None:
    answers = 50_000 if quick else 1_000_000
    own = survey("unge-nav")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "coder"
        taught(own, False, np.arange(len(own.frame))).save(path)
        child = [sys.executable, __file__, "-", "--stream", str(answers), "--coder", str(path)]
        peak = subprocess.run(child, check=True, capture_output=True, text=True).stdout.strip()
    head(f"memory: {answers:,} answers streamed, 10,000 at a time", "peak")
    line("ungtekst", peak)


def stream(path: str, answers: int) -> None:
    """What the child does: code answers of which some words are new in every chunk, and say its peak."""
    coder, words = Coder.load(path), " ".join(survey("unge-nav").texts).split()
    for seed in range(answers // 10_000):
        coder.predict(windows(words, 10_000, seed, slips=True), "kontaktperson")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{peak / (1e6 if sys.platform == 'darwin' else 1e6 / 1024):,.0f} MB")


TABLES: dict[str, Callable[[Survey, bool], None]] = {
    "cold": cold,
    "learnt": learnt,
    "other": other,
    "valence": valence,
    "curve": curve,
    "topics": topics,
    "calibration": calibration,
    "speed": speed,
    "memory": memory,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", 1)[0])
    parser.add_argument("answers")
    parser.add_argument("--only", default=",".join(TABLES), help="tables, with commas between")
    parser.add_argument("--quick", action="store_true", help="without the slow peers, and with fewer draws")
    parser.add_argument("--stream", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--coder", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.stream:
        stream(options.coder, options.stream)
        return
    wanted = options.only.split(",")
    if unknown := set(wanted) - set(TABLES):
        parser.error(f"no such table: {', '.join(sorted(unknown))}; there are {', '.join(TABLES)}")
    real = made(
        "real answers", Codebook.read(shipped("codebooks") / "unge-nav.yaml"), pd.read_csv(options.answers)
    )
    for name in wanted:
        TABLES[name](real, options.quick)


if __name__ == "__main__":
    main()
