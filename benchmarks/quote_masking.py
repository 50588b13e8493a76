"""Recall, false masks and speed of masking, beside the recogniser alone and beside Presidio's patterns."""

from __future__ import annotations

import csv
import logging
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ungtekst.language import load_pipeline
from ungtekst.quotes.masking import Masker
from ungtekst.quotes.masking.wordbook import load_wordbook
from ungtekst.resources import shipped

SAMPLES = {
    "unge-nav-2025.csv": ("kontaktperson", "ut_i_jobb", "tilbake_til_skole", "skolen_gjorde"),
    "unge-nav-2026.csv": ("kontaktperson", "ut_i_jobb", "tilbake_til_skole", "skolen_gjorde"),
    "oppfolging-ansatte.csv": ("endret_arbeid", "kompetansebehov"),
    "foresatte-arena.csv": ("hva_har_endret_seg", "hva_kan_bli_bedre"),
}
PRESIDIO = (
    "PHONE_NUMBER", "EMAIL_ADDRESS", "URL", "IBAN_CODE", "CREDIT_CARD", "IP_ADDRESS", "DATE_TIME", "CRYPTO",
)  # fmt: skip
# The kinds of a key, by what the goals are for.
GROUPS = {
    "identifiers with a form": (
        "telefon", "e-post", "nettadresse", "nett", "brukernavn", "fødselsnummer", "kontonummer", "konto",
        "orgnummer", "orgnr", "bilskilt", "bil", "adresse", "fødselsdato", "dato",
    ),
    "persons": ("person",),
    "places and institutions": ("sted", "skole", "nav-kontor", "institusjon", "arbeidsgiver"),
    "ages": ("alder",),
    "diagnoses (on request)": ("diagnose",),
    "must be looked at": ("må-ses",),
    "other": ("annet",),
}  # fmt: skip
PERSONS, PLACES = {"PER"}, {"LOC", "GPE_LOC", "GPE_ORG"}
RESAMPLED = 1000
SPEED_ROUNDS = 3

Spans = list[tuple[int, int]]


class Text(NamedTuple):
    """An answer with the spans of its key: (start, end, kind)."""

    text: str
    key: tuple[tuple[int, int, str], ...]


class Seen(NamedTuple):
    """What a system covers of a text: by masks, and by spans that a person must see."""

    masks: Spans
    looks: Spans


System = Callable[[Sequence[str]], list[Seen]]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def samples() -> list[Text]:
    """Read the shipped answers with their key."""
    folder = shipped("corpus_samples")
    key = defaultdict(list)
    for row in rows(folder / "personopplysninger.csv"):
        key[row["fil"], row["id"], row["kolonne"]].append((int(row["start"]), int(row["slutt"]), row["type"]))
    return [
        Text(row[column], tuple(key[name, row["id"], column]))
        for name, columns in SAMPLES.items()
        for row in rows(folder / name)
        for column in columns
        if row[column].strip()
    ]


def answers(table: Path, key_file: Path) -> list[Text]:
    """Read a table of answers with its key."""
    key = defaultdict(list)
    for row in rows(key_file):
        key[row["id"]].append((int(row["start"]), int(row["slutt"]), row["type"]))
    return [Text(row["svar"], tuple(key[row["id"]])) for row in rows(table)]


def treebank(archive: Path, split: str) -> list[Text]:
    """Read the sentences of a split of both standards, with their names of persons and places."""
    sys.path.insert(0, str(shipped("models") / "nb_ungtekst" / "scripts"))
    import spacy
    from corpora import as_is, document, runs
    from treebank import held

    vocab = spacy.blank("nb").vocab
    texts = []
    for standard in ("nob", "nno"):
        for run in runs(held(archive, standard, split), 1, None):
            doc = document(vocab, run, [as_is(sentence) for sentence in run])
            key = ((e.start_char, e.end_char, _kind(e.label_, e.text)) for e in doc.ents)
            texts.append(Text(doc.text, tuple(span for span in key if span[2])))
    return texts


def _kind(label: str, name: str) -> str:
    """Say which of a key's kinds a name of the treebank is: countries are never masked, and count apart."""
    if label in PERSONS:
        return "person"
    if label not in PLACES:
        return ""
    lower, book = name.lower(), load_wordbook()
    return "land" if book.is_kept(lower) or book.is_kept(lower.removesuffix("s")) else "sted"


def ours(texts: Sequence[str]) -> list[Seen]:
    """Mask with everything on but what tells sex."""
    return [
        Seen([(m.start, m.end) for m in masked.masks], [(m.start, m.end) for m in masked.must_look])
        for masked in Masker(diagnoses=True).mask(texts)
    ]


def recogniser_alone(texts: Sequence[str]) -> list[Seen]:
    """Mask whatever nb_ungtekst calls a name."""
    docs = load_pipeline().docs(texts, "ner")
    return [Seen([(e.start_char, e.end_char) for e in doc.ents], []) for doc in docs]


def presidio() -> System | None:
    """Presidio's recognisers by pattern, and the names of our pipeline; None when it is not installed."""
    try:
        from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
        from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
        from presidio_analyzer.predefined_recognizers import PhoneRecognizer
    except ImportError:
        return None
    pipeline = load_pipeline()

    class Ours(NlpEngine):  # type: ignore[misc]
        """Our tokenizer as Presidio wants an engine."""

        def load(self) -> None: ...

        def is_loaded(self) -> bool:
            return True

        def process_text(self, text: str, language: str) -> NlpArtifacts:
            doc = pipeline.nlp.make_doc(text)
            return NlpArtifacts([], doc, [t.idx for t in doc], [t.lower_ for t in doc], self, language)

        def process_batch(
            self, texts: Iterable[str], language: str, **_: object
        ) -> Iterator[tuple[str, NlpArtifacts]]:
            return ((text, self.process_text(text, language)) for text in texts)

        def is_stopword(self, word: str, language: str) -> bool:
            return False

        def is_punct(self, word: str, language: str) -> bool:
            return not word.isalnum()

        def get_supported_entities(self) -> list[str]:
            return []

        def get_supported_languages(self) -> list[str]:
            return ["en"]

    # It looks for the public suffix list on the net, and says so at length.
    logging.disable(logging.CRITICAL)
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    registry.remove_recognizer("PhoneRecognizer")
    registry.add_recognizer(PhoneRecognizer(supported_regions=("NO",)))
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=Ours(), supported_languages=["en"])

    def system(texts: Sequence[str]) -> list[Seen]:
        named = recogniser_alone(texts)
        return [
            Seen(
                seen.masks
                + [(r.start, r.end) for r in analyzer.analyze(text, "en", entities=list(PRESIDIO))],
                [],
            )
            for text, seen in zip(texts, named, strict=True)
        ]

    return system


def covered(text: str, start: int, end: int, spans: Spans) -> bool:
    """Tell whether every letter and digit of a span lies in some other."""
    return all(
        not text[at].isalnum() or any(first <= at < last for first, last in spans) for at in range(start, end)
    )


def touched(start: int, end: int, spans: Spans) -> bool:
    return any(first < end and start < last for first, last in spans)


def recall(texts: Sequence[Text], seen: Sequence[Seen]) -> dict[str, list[tuple[int, int, int]]]:
    """Count for each kind and text: spans there, masked whole, and masked or on the must-look list."""
    counts: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for (text, key), (masks, looks) in zip(texts, seen, strict=True):
        found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        for start, end, kind in key:
            # The s of a genitive may stay behind its mask.
            end -= kind == "person" and text[end - 1 : end] == "s" and end - start > 2
            masked = covered(text, start, end, masks)
            # What is to be looked at needs only to be pointed at.
            either = masked or covered(text, start, end, masks + looks)
            either = either or (kind == "må-ses" and touched(start, end, masks + looks))
            for at, yes in enumerate((True, masked, either)):
                found[kind][at] += yes
        for kind, (there, hit, known) in found.items():
            counts[kind].append((there, hit, known))
    return counts


def figure(counts: Sequence[tuple[int, int, int]], which: int) -> str:
    """Write a share in per cent with its 95 % interval, over resamplings of the texts."""

    def share(drawn: Sequence[tuple[int, int, int]]) -> float:
        return 100 * sum(c[which] for c in drawn) / max(1, sum(c[0] for c in drawn))

    rng = random.Random(0)  # noqa: S311 - not a secret
    again = sorted(share(rng.choices(counts, k=len(counts))) for _ in range(RESAMPLED))
    return f"{share(counts):.1f} ({again[RESAMPLED // 40]:.1f}–{again[-RESAMPLED // 40]:.1f})"


def false_masks(texts: Sequence[Text], seen: Sequence[Seen]) -> str:
    """Count masks, and must-look spans, per hundred answers that have nothing in the key."""
    clean = [one for text, one in zip(texts, seen, strict=True) if not text.key]
    if not clean:
        return "–"
    masks, looks = (sum(len(spans) for spans in kind) for kind in zip(*clean, strict=True))
    return f"{100 * masks / len(clean):.1f}; {100 * looks / len(clean):.1f}"


def table(name: str, texts: Sequence[Text], systems: dict[str, System]) -> str:
    """Write recall by kind and by goal for each system."""
    found = {system: run([text.text for text in texts]) for system, run in systems.items()}
    counts = {system: recall(texts, seen) for system, seen in found.items()}
    own = counts["ungtekst"]
    kinds = [(kind, (kind,)) for kind in sorted(own)]
    kinds += [(f"**{goal}**", of) for goal, of in GROUPS.items() if any(kind in own for kind in of)]
    lines = [
        f"\n### {name}: {len(texts)} texts\n",
        f"| recall, % | n | mask | mask or must-look | {' | '.join(s for s in systems if s != 'ungtekst')} |",
        "|---" * (3 + len(systems)) + "|",
    ]
    for kind, of in kinds:
        joined = {system: [c for k in of for c in by.get(k, ())] for system, by in counts.items()}
        cells = [figure(joined["ungtekst"], 1), figure(joined["ungtekst"], 2)]
        cells += [figure(by, 1) for system, by in joined.items() if system != "ungtekst"]
        lines.append(f"| {kind} | {sum(c[0] for c in joined['ungtekst'])} | {' | '.join(cells)} |")
    lines.append(
        "| masks; must-look spans per 100 clean answers | | "
        f"{false_masks(texts, found['ungtekst'])} | | "
        + " | ".join(false_masks(texts, seen) for system, seen in found.items() if system != "ungtekst")
        + " |"
    )
    return "\n".join(lines)


def speed(texts: Sequence[Text]) -> str:
    """Answers a second on one core, the best of some rounds that take turns with the recogniser alone."""
    plain = [text.text for text in texts]
    best = {"ungtekst": 0.0, "recogniser alone": 0.0}
    for _ in range(SPEED_ROUNDS):
        for name, system in (("ungtekst", ours), ("recogniser alone", recogniser_alone)):
            start = time.process_time()
            system(plain)
            best[name] = max(best[name], len(plain) / (time.process_time() - start))
    return "\nAnswers a second, one core: " + ", ".join(f"{name} {rate:.0f}" for name, rate in best.items())


def tables(files: Sequence[tuple[Path, Path]], archive: Path | None, split: str) -> str:
    """Write all tables."""
    systems: dict[str, System] = {"ungtekst": ours, "nb_ungtekst's names": recogniser_alone}
    other = presidio()
    parts = []
    if other is None:
        parts.append("Presidio is not installed: pip install presidio-analyzer")
    else:
        systems["Presidio's patterns and our names"] = other
    parts.append(table("the samples", samples(), systems))
    parts.extend(table(file.name, answers(file, key), systems) for file, key in files)
    if archive is not None:
        name = f"the treebank's {split} sentences with names"
        parts.append(table(name, [t for t in treebank(archive, split) if t.key], systems))
    parts.append(speed(samples()))
    return "\n".join(parts)
