"""What the lexicon of meaning covers, how sure its tags are, what it is worth to the coder, and its speed.

    python benchmarks/felt.py REAL_ANSWERS.csv [--vocabulary VOCABULARY.csv] [--only coverage,retest,...]

REAL_ANSWERS.csv has columns id, question, text and one 0/1 column a code. The learning curves take the fields
out of the coder, out of its cold start too, and put them back; the control in their stead is VOCABULARY.csv
(theme, form): word forms that two reports used, by theme.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from ablation import without
from real_answers import DRAWS, LEAST, f1
from samples import bare, samples

from ungtekst import Codebook, Coder
from ungtekst.coding.matching import Matcher
from ungtekst.language import load_pipeline
from ungtekst.language.field_tables import read_field_tables
from ungtekst.language.inheriting import Rule, read_trust
from ungtekst.language.meaning import TRUST_FILE, load_meaning
from ungtekst.language.splitting import load_splitter
from ungtekst.language.word_vectors import load_word_vectors
from ungtekst.resources import shipped

CONTENT = {"NOUN", "VERB", "ADJ", "ADV"}
FELT = shipped("models") / "felt"
SIZES = (25, 50, 100)
ROUNDS = 5

Embed = Callable[[Sequence[str]], np.ndarray]


def coverage(texts: Sequence[str]) -> None:
    """Print the share of content words (NOUN, VERB, ADJ, ADV by the tagger) that have a field."""
    profiles = load_meaning().profiles(texts)
    origins: Counter[str] = Counter()
    for doc, profile in zip(load_pipeline().docs(texts, "morphologizer"), profiles, strict=True):
        span_of = {at: span for span in profile.spans for at in range(span.start, span.end)}
        for token in doc:
            if token.pos_ in CONTENT and token.is_alpha:
                span = span_of.get(token.idx)
                origins[span.origin if span else "none"] += 1
    total = sum(origins.values())
    tagged = total - origins["none"] - origins["ledd"] - origins["nabo"]
    print(f"\ncoverage: {total} content words in {len(texts)} answers")
    print(f"  with a field {1 - origins['none'] / total:.3f}; tagged by hand {tagged / total:.3f}")
    print("  " + ", ".join(f"{origin} {count / total:.3f}" for origin, count in origins.most_common()))


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard distance of two sets of fields."""
    return 1 - len(one & other) / len(one | other)


def alpha(pairs: Sequence[tuple[frozenset[str], frozenset[str]]]) -> float:
    """Krippendorff's alpha of two codings with Jaccard distance (Krippendorff 2004; Passonneau 2006)."""
    observed = float(np.mean([jaccard(one, other) for one, other in pairs]))
    counts = Counter(value for pair in pairs for value in pair)
    values, total = list(counts), 2 * len(pairs)
    expected = sum(
        counts[one] * counts[other] * jaccard(one, other)
        for one in values
        for other in values
        if one != other
    )
    return 1 - observed / (expected / (total * (total - 1)))


def retest() -> None:
    """Print how far a second tagging, made without sight of the first, agrees with the table."""
    tables = read_field_tables(FELT)
    entries = {**tables.phrases, **tables.words}
    with (FELT / "retest.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    pairs = []
    for entry, again in rows:
        first = frozenset(tag.field for tag in entries[entry.lower()])
        pairs.append((first, frozenset(part.split(":")[0] for part in again.split(" "))))
    rng = np.random.default_rng(0)
    draws = rng.integers(0, len(pairs), (200, len(pairs)))
    spread = sorted(alpha([pairs[at] for at in draw]) for draw in draws)
    group = {field.id: field.group for field in tables.fields}
    grouped = [(frozenset(group[f] for f in a), frozenset(group[f] for f in b)) for a, b in pairs]
    same = np.mean([one == other for one, other in pairs])
    touch = np.mean([bool(one & other) for one, other in pairs])
    print(f"\nretest: {len(pairs)} entries tagged again by a second tagger without sight of the first tags")
    low, high = spread[5], spread[-6]
    print(f"  alpha (Jaccard) {alpha(pairs):.2f} ({low:.2f}–{high:.2f}), by group {alpha(grouped):.2f}")
    print(f"  the same fields {same:.2f}, a field in common {touch:.2f}")


def inheritance() -> None:
    """Print how often an untagged word inherits, and rightly, on lemmas held out with their twins."""
    sys.path.insert(0, str(FELT))
    from build import drawn, held_out

    tables = read_field_tables(FELT)
    out = held_out(list(tables.words))
    rest = {word: tags for word, tags in tables.words.items() if word not in out}
    fields = [field.id for field in tables.fields]
    rule = Rule(rest, fields, load_splitter(), load_word_vectors(), read_trust(FELT / TRUST_FILE))
    words = drawn(list(tables.words))
    given = rule.inherit(words)
    kept = [(word, one) for word, one in zip(words, given, strict=True) if one.tags]
    print(f"\ninheritance: {len(words)} lemmas held out; {len(kept) / len(words):.2f} of them inherit")
    for origin in ("ledd", "nabo", ""):
        part = [(word, one) for word, one in kept if origin in ("", one.origin)]
        right = [one.tags[0].field in {tag.field for tag in tables.words[word]} for word, one in part]
        print(f"  {origin or 'all':<5} {len(part):>4} words, right {np.mean(right):.2f}")


def control(vocabulary: Path) -> Embed:
    """Count the control's word forms by theme: an answer's row has a column a theme."""
    with vocabulary.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    themes = sorted({row["theme"] for row in rows})
    codes = [
        {
            "id": f"tema{place}",
            "label": {"nb": theme},
            "terms": sorted({row["form"].lower() for row in rows if row["theme"] == theme}),
        }
        for place, theme in enumerate(themes)
    ]
    # Each theme is a dimension of its own, so that a form of two themes counts for both.
    content = {
        "ungtekst": "codebook/1",
        "id": "kontroll",
        "version": "1.0.0",
        "dimensions": [{"id": f"d{place}", "choice": "many", "codes": [c]} for place, c in enumerate(codes)],
    }
    matcher = Matcher(Codebook.from_dict(content), load_pipeline())

    def embed(texts: Sequence[str]) -> np.ndarray:
        found = np.zeros((len(texts), len(themes)))
        for row, matches in enumerate(matcher.match_all(list(texts))):
            for hit in matches.hits:
                found[row, int(hit.code.removeprefix("tema"))] += 1
        return np.log1p(found)

    return embed


def curve(name: str, frame: pd.DataFrame, books: dict[str, Codebook], forms: Embed | None) -> None:
    """Print macro-F1 on answers not taught, by how many are: without lexicon, with the control, with it."""
    people = frame["id"].astype(str)
    sizes = [size for size in SIZES if size <= 0.75 * len(frame)]
    print(f"\n{name}: {len(frame)} answers; macro-F1 on those not taught (95 % over answers and draws)")
    print(
        f"  {'codebook':<14} {'features':<12} " + " ".join(f"{size:<18}" for size in [*sizes, "all, 5 folds"])
    )
    for book_name, book in books.items():
        ids = [c.id for c in book.many if c.id in frame and (frame[c.id].astype(float) == 1).sum() >= LEAST]
        columns = [v for v in book.variables if v in frame]
        truth = frame[ids].to_numpy(dtype=float)
        for what, left_out, embed in (
            ("without", "fields", None),
            ("549 forms", "fields", forms),
            ("lexicon", "nothing", None),
        ):
            if what == "549 forms" and forms is None:
                continue
            cells = []
            for size in [*sizes, None]:
                drawn, figures = [], []
                rounds = ROUNDS if size else 1
                for seed in range(rounds):
                    order = np.random.default_rng(seed).permutation(len(frame))
                    parts = (
                        [order[:size]] if size else [order[np.arange(len(order)) % 5 != k] for k in range(5)]
                    )
                    given = np.full_like(truth, np.nan)
                    for train in parts:
                        own = set(people.iloc[train])
                        test = np.array([row for row in order if people.iloc[row] not in own])
                        if size is None:
                            test = np.setdiff1d(order, train)
                        with without(left_out):
                            coder = Coder(book, embed=embed).fit(
                                frame["text"].iloc[train],
                                frame[columns].iloc[train],
                                frame["question"].iloc[train],
                                None,
                                people.iloc[train].tolist(),
                            )
                            coded = coder.predict(frame["text"].iloc[test], frame["question"].iloc[test])
                        given[test] = coded[ids].to_numpy(dtype=float)
                    held = np.flatnonzero(~np.isnan(given).any(axis=1))
                    figures.append(f1(truth[held], given[held]).mean())
                    rng = np.random.default_rng(seed)
                    for _ in range(DRAWS // rounds // 4):
                        rows = rng.choice(held, len(held))
                        drawn.append(f1(truth[rows], given[rows]).mean())
                low, high = np.percentile(drawn, [2.5, 97.5])
                cells.append(f"{np.mean(figures):.2f} ({low:.2f}–{high:.2f})")
            print(f"  {book_name:<14} {what:<12} " + " ".join(f"{cell:<18}" for cell in cells), flush=True)


def speed(texts: Sequence[str], count: int = 100_000, words: int = 20) -> None:
    """Print how long it takes to profile many answers of 20 words, made of the given answers' words."""
    rng = np.random.default_rng(0)
    pool = [word for text in texts for word in text.split()]
    many = [" ".join(row) for row in rng.choice(pool, (count, words))]
    load_meaning()
    start = time.perf_counter()
    load_meaning().profiles(many)
    spent = time.perf_counter() - start
    types = len({word for text in many for word in text.split()})
    print(f"\nspeed: {count} answers of {words} words ({types} word types): {spent:.1f} s with all spans")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", 1)[0])
    parser.add_argument("answers", type=Path)
    parser.add_argument("--vocabulary", type=Path)
    parser.add_argument("--only", default="coverage,retest,inheritance,speed,curves")
    options = parser.parse_args()
    wanted = options.only.split(",")
    real = pd.read_csv(options.answers)
    real["text"] = real["text"].fillna("")
    own = samples()
    own["text"] = own["text"].fillna("")
    if "coverage" in wanted:
        coverage(real["text"].tolist())
    if "retest" in wanted:
        retest()
    if "inheritance" in wanted:
        inheritance()
    if "speed" in wanted:
        speed(own["text"].tolist())
    if "curves" in wanted:
        codebook = Codebook.read(shipped("codebooks") / "unge-nav.yaml")
        books = {"without terms": bare(codebook), "shipped": codebook}
        forms = control(options.vocabulary) if options.vocabulary else None
        curve("real answers", real, books, forms)
        curve("youth samples", own, books, forms)


if __name__ == "__main__":
    main()
