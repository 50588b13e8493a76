"""Make ``forms.txt.gz``: every Norwegian word form we know, with its lemmas.

Run ``python build.py LOOKUPS TREEBANK``, where LOOKUPS is the folder of an installed
``spacy-lookups-data`` (``.../site-packages/spacy_lookups_data``) and TREEBANK is
``ndt_norne.tar.xz``. See README.md for the format and the sources.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tarfile
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

Forms = dict[str, set[str]]
Pairs = Counter[tuple[str, str]]

WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*\.?", re.UNICODE)
NOT_WORDS = frozenset(
    {"clb", "symb", "ukjent", "<komma>", "<strek>", "<anf>", "<parentes-beg>", "<parentes-slutt>"}
)

# A form this common in the treebank has shown all the lemmas people use it for; what the dictionary
# adds to it (the imperative «mor» of «more») would only bring false matches. Only a form that is a lemma
# in its own right («bruker») stays, when its other forms are in use.
WELL_ATTESTED = 30

# One annotation in a hundred of a form is a slip of the annotator's more often than a reading.
SLIP = 0.01


def ordbank(folder: Path) -> Forms:
    """Read Norsk ordbank's bokmål forms: form → its lemmas over all parts of speech."""
    forms: Forms = defaultdict(set)
    data = folder / "data"
    with gzip.open(data / "nb_lemma_exc.json.gz", "rt", encoding="utf-8") as stream:
        for by_form in json.load(stream).values():
            for form, lemmas in by_form.items():
                forms[fold(form)].update(map(fold, lemmas))
    with gzip.open(data / "nb_lemma_lookup.json.gz", "rt", encoding="utf-8") as stream:
        for form, lemma in json.load(stream).items():
            forms[fold(form)].add(fold(lemma))
    return {
        form: kept
        for form, lemmas in forms.items()
        if is_word(form) and (kept := set(filter(is_word, lemmas)))
    }


def classes(folder: Path) -> dict[str, str]:
    """Read the word classes of Norsk ordbank's forms as letters: a(djective), n(oun), (adve)r(b), v(erb)."""
    found: dict[str, str] = {}
    with gzip.open(folder / "data" / "nb_lemma_exc.json.gz", "rt", encoding="utf-8") as stream:
        book = json.load(stream)
    for name, letter in (("adj", "a"), ("noun", "n"), ("adv", "r"), ("verb", "v")):
        for form in {fold(form) for form in book[name]}:
            found[form] = found.get(form, "") + letter
    return found


def treebank(archive: Path, standard: str) -> Pairs:
    """Count the (form, lemma) pairs of one standard, ``nob`` or ``nno``, of the treebank."""
    pairs: Pairs = Counter()
    with tarfile.open(archive, "r:xz") as tar:
        for member in tar:
            if f"ndt/{standard}/" not in member.name or not member.name.endswith(".conll"):
                continue
            stream = tar.extractfile(member)
            if stream is None:
                continue
            for line in stream.read().decode("utf-8").splitlines():
                columns = line.split("\t")
                if len(columns) > 5 and usable(columns):
                    pairs[fold(columns[1]), fold(columns[2])] += 1
    return without_slips(pairs)


def usable(columns: list[str]) -> bool:
    """Tell whether a treebank row is a word whose lemma means something: no name, number or sign."""
    _, form, lemma, tag, _, features = columns[:6]
    if tag in NOT_WORDS or not (is_word(fold(form)) and is_word(fold(lemma))):
        return False
    return "prop" not in features.split("|") or (form.islower() and lemma.islower())


def harvested(table: Path) -> Pairs:
    """Read the nynorsk forms that ``nynorsk.py`` found in running text: (form, lemma)."""
    rows = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines())
    return Counter({(form, lemma): 1 for form, lemma, _ in rows})


def without_slips(pairs: Pairs) -> Pairs:
    """Drop annotation noise: a lemma given to a common form once in a blue moon, or unlike it."""
    total: Counter[str] = Counter()
    for (form, _), count in pairs.items():
        total[form] += count
    return Counter(
        {
            (form, lemma): count
            for (form, lemma), count in pairs.items()
            if count > SLIP * total[form] and (count > 1 or form[0] == lemma[0])
        }
    )


def fold(word: str) -> str:
    """Lower-case and compose a word."""
    return unicodedata.normalize("NFC", word.strip()).lower()


def is_word(word: str) -> bool:
    """Tell a word (hyphens inside, an abbreviation's final stop) from numbers, signs and phrases."""
    return bool(WORD.fullmatch(word)) or bool(re.fullmatch(r"(?:[^\W\d_]+\.)+[^\W\d_]*\.?", word))


def table(book: Forms, letters: dict[str, str], nob: Pairs, nno: Pairs) -> list[str]:
    """Join the sources into the sorted lines of the table."""
    together: Forms = defaultdict(set)
    for form, lemmas in book.items():
        together[form] |= lemmas
    for form, lemma in (*nob, *nno):
        together[form].add(lemma)
    # Ordbank as packed keeps one lemma for a form and part of speech, and so has «arbeider» of «arbeid» only.
    for lemma in {lemma for lemmas in book.values() for lemma in lemmas}:
        together[lemma].add(lemma)
    seen = nob + nno
    lemma_seen: Counter[str] = Counter()
    form_seen: Counter[str] = Counter()
    for (form, lemma), count in seen.items():
        lemma_seen[lemma] += count
        form_seen[form] += count
    in_nob = {form for form, _ in nob}
    in_nno = {form for form, _ in nno}
    lines = []
    for form, lemmas in together.items():
        kept = lemmas
        if form_seen[form] >= WELL_ATTESTED:
            kept = {lemma for lemma in lemmas if seen[form, lemma] or (lemma == form and lemma_seen[lemma])}
        order = sorted(kept, key=lambda lemma: (-seen[form, lemma], -lemma_seen[lemma], lemma != form, lemma))
        nynorsk = form in in_nno
        bokmål = form in in_nob or form in book or not nynorsk
        standard = "x" if bokmål and nynorsk else "b" if bokmål else "n"
        lines.append(
            f"{form}\t{standard}{letters.get(form, '')}" + ("" if order == [form] else "\t" + " ".join(order))
        )
    return sorted(lines, key=lambda line: line.encode("utf-8"))


def main() -> None:
    """Read the two sources and write the table beside this script."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lookups", type=Path, help="folder of the installed spacy_lookups_data")
    parser.add_argument("treebank", type=Path, help="ndt_norne.tar.xz")
    given = parser.parse_args()
    here = Path(__file__).resolve().parent
    nob, nno = treebank(given.treebank, "nob"), treebank(given.treebank, "nno")
    nno = nno | harvested(here / "nynorsk.tsv")
    lines = table(ordbank(given.lookups), classes(given.lookups), nob, nno)
    content = "".join(f"{line}\n" for line in lines).encode("utf-8")
    target = here / "forms.txt.gz"
    target.write_bytes(gzip.compress(content, compresslevel=9, mtime=0))
    marks = Counter(line.split("\t")[1][0] for line in lines)
    sizes = f"{len(content)} bytes, {target.stat().st_size} packed"
    print(f"{len(lines)} forms {dict(sorted(marks.items()))}; {sizes}")


if __name__ == "__main__":
    main()
