"""From the treebank's own tags to Universal Dependencies: part of speech and morphology.

After Øvrelid and Hohle, «Universal Dependencies for Norwegian» (LREC 2016), for the two columns that we
train on. What is an auxiliary and what opens a clause is decided by syntax, not by lists of words. The
shares of tokens that come out as in the UD files are printed by ``python conversion.py ARCHIVE``.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import treebank
from treebank import HEADLINE_END, Row, Sentence

Pieces = dict[str, list[Row]]

PLAIN = {
    "<anf>": "PUNCT",
    "<komma>": "PUNCT",
    "<parentes-beg>": "PUNCT",
    "<parentes-slutt>": "PUNCT",
    "<strek>": "PUNCT",
    "clb": "PUNCT",
    "adj": "ADJ",
    "inf-merke": "PART",
    "interj": "INTJ",
    "konj": "CCONJ",
    "pron": "PRON",
    "symb": "SYM",
    "ukjent": "X",
}
COPULAS = frozenset({"være", "vere", "vera"})
NEGATIONS = frozenset({"ikke", "ikkje"})
# Adverbs that the treebank counts as prepositions without a complement.
PLACES = ("her", "der", "dit", "hit")
ARTICLES = frozenset({"en", "ein", "ei"})
# A quantifier is a numeral unless it is one of these.
QUANTIFIERS = {
    **dict.fromkeys(("en", "ein"), "Art"),
    **dict.fromkeys(("noen", "nokon", "noe", "noko"), "Ind"),
    **dict.fromkeys(("all", "hver", "kvar", "begge", "enhver", "einkvar"), "Tot"),
    "ingen": "Neg",
}
PRONOUNS = {
    **dict.fromkeys(("noen", "nokon", "noe", "noko"), "Ind,Prs"),
    **dict.fromkeys(("alle", "begge", "enhver", "einkvar"), "Prs,Tot"),
    **dict.fromkeys(("en", "ein"), "Art,Prs"),
    "ingen": "Neg,Prs",
    "ingenting": "Neg",
}
# What one of the treebank's features says in Universal Dependencies, whatever word it stands on.
SAYS = {
    "akk": ("Case=Acc",),
    "be": ("Definite=Def",),
    "bu": ("Definite=Def",),
    "eint": ("Number=Sing",),
    "ent": ("Number=Sing",),
    "fem": ("Gender=Fem",),
    "fl": ("Number=Plur",),
    "fork": ("Abbr=Yes",),
    "gen": ("Case=Gen",),
    "hum": ("Animacy=Hum",),
    "imp": ("Mood=Imp", "VerbForm=Fin"),
    "inf": ("VerbForm=Inf",),
    "komp": ("Degree=Cmp",),
    "mask": ("Gender=Masc",),
    "nom": ("Case=Nom",),
    "nøyt": ("Gender=Neut",),
    "pass": ("Voice=Pass",),
    "perf-part": ("VerbForm=Part",),
    "<perf-part>": ("VerbForm=Part",),
    "<pres-part>": ("VerbForm=Part",),
    "pos": ("Degree=Pos",),
    "poss": ("Poss=Yes",),
    "pres": ("Mood=Ind", "Tense=Pres", "VerbForm=Fin"),
    "pret": ("Mood=Ind", "Tense=Past", "VerbForm=Fin"),
    "refl": ("Case=Acc", "Reflex=Yes"),
    "res": ("PronType=Rcp",),
    "sp": ("PronType=Int",),
    "sup": ("Degree=Sup",),
    "ub": ("Definite=Ind",),
    "1": ("Person=1",),
    "2": ("Person=2",),
    "3": ("Person=3",),
}


class Word(NamedTuple):
    """A token as we train on it: lemma as in the treebank, UPOS, morphology, name label."""

    form: str
    lemma: str
    upos: str
    feats: str
    name: str


def convert(sentence: Sentence) -> tuple[Word, ...]:
    """Convert one sentence, its headline sign left out."""
    heads = {row.id: row for row in sentence.rows}
    below: Pieces = defaultdict(list)
    for row in sentence.rows:
        below[row.head].append(row)
    words = []
    for row in sentence.rows:
        if row.form == HEADLINE_END:
            continue
        upos = part_of_speech(row, heads.get(row.head), below)
        words.append(Word(row.form, row.lemma, upos, morphology(row, upos), row.name))
    return tuple(words)


def part_of_speech(row: Row, head: Row | None, below: Pieces) -> str:
    """Give the UPOS of a token, from its tag, features and place in the tree."""
    if row.tag in PLAIN:
        return PLAIN[row.tag]
    if row.tag == "subst":
        return "PROPN" if "prop" in row.features else "NOUN"
    if row.tag == "verb":
        return "AUX" if _is_auxiliary(row, below[row.id]) else "VERB"
    if row.tag == "adv":
        return "PART" if row.lemma in NEGATIONS else "ADV"
    if row.tag == "sbu":
        return "PRON" if row.form.lower() == "som" else "SCONJ"
    if row.tag == "det":
        return _determiner(row)
    if row.tag == "prep":
        return _preposition(row, head, below)
    raise ValueError(f"the treebank's tag {row.tag!r} has no UPOS here")


def _is_auxiliary(row: Row, below: list[Row]) -> bool:
    relations = {child.relation for child in below}
    if row.lemma == "verte":
        return False
    return "INFV" in relations or (row.lemma in COPULAS and "SPRED" in relations)


def _determiner(row: Row) -> str:
    if "poss" in row.features:
        return "PRON"
    return "NUM" if "kvant" in row.features and row.lemma not in QUANTIFIERS else "DET"


def _preposition(row: Row, head: Row | None, below: Pieces) -> str:
    complements = [child for child in below[row.id] if child.relation == "PUTFYLL"]
    form = row.form.lower()
    if form in PLACES or (len(form) > 4 and form.startswith(("her", "der", "hit", "dit"))):
        return "ADV"
    if not complements:
        return "ADP"
    if row.relation in ("SPRED", "OPRED", "FSPRED", "FOPRED"):
        return "ADP" if head is not None and head.lemma in COPULAS else "SCONJ"
    if row.relation in ("KOORD", "FRAG", "APP", "KOORD-ELL"):
        return "ADP"
    return "SCONJ" if any(_is_clause(child, below) for child in complements) else "ADP"


def _is_clause(row: Row, below: Pieces) -> bool:
    if row.tag == "inf-merke":
        return True
    return row.tag == "verb" and "inf" not in row.features


def morphology(row: Row, upos: str) -> str:
    """Give the UD features of a token in their canonical order, or ``_``."""
    found = {said for feature in row.features for said in SAYS.get(feature, ())}
    if upos == "DET" or (upos == "PRON" and row.tag in ("pron", "det")):
        found |= _pronoun_type(row)
    elif upos == "NUM":
        found.add("NumType=Card")
    elif upos == "PRON":
        found.add("PronType=Rel")
    elif upos == "PART" and row.tag == "adv":
        found.add("Polarity=Neg")
    if "PronType=Rcp" in found:
        found |= {"Animacy=Hum", "Number=Plur"} if row.tag == "pron" else {"Number=Plur"}
    if "VerbForm=Part" in found and row.tag == "verb":
        found -= {"Definite=Ind"}
    return "|".join(_merged(found)) or "_"


def _pronoun_type(row: Row) -> set[str]:
    if {"sp", "res"} & row.features:
        return set()
    if row.tag == "det" and "dem" in row.features:
        return {"PronType=Dem"}
    if row.tag == "det" and "kvant" in row.features:
        kind = QUANTIFIERS[row.lemma]
    elif row.tag == "pron":
        kind = PRONOUNS.get(row.lemma, "Prs")
    else:
        kind = "Prs"
    negative = {"Polarity=Neg"} if "Neg" in kind else set()
    return {f"PronType={kind}"} | negative


def _merged(found: set[str]) -> Iterator[str]:
    values: defaultdict[str, list[str]] = defaultdict(list)
    for feature in sorted(found):
        name, _, value = feature.partition("=")
        values[name].append(value)
    for name in sorted(values, key=str.lower):
        yield f"{name}={','.join(values[name])}"


def check(archive: Path) -> None:
    """Print how many tokens of the UD dev splits come out as there, and the commonest differences."""
    for standard in treebank.STANDARDS:
        own = {sentence.key: sentence for sentence in treebank.everything(archive, standard)}
        tokens = same = same_morphology = 0
        differences: Counter[tuple[str, str, str]] = Counter()
        others: Counter[tuple[str, str, str]] = Counter()
        for sentence in treebank.held(archive, standard, "dev"):
            source = own.get(sentence.key)
            if source is None or source.forms != sentence.forms:
                continue
            for word, row in zip(convert(source), sentence.rows, strict=True):
                tokens += 1
                same += word.upos == row.tag
                same_morphology += word.feats == ("|".join(sorted(row.features, key=str.lower)) or "_")
                if word.upos != row.tag:
                    differences[word.form.lower(), word.upos, row.tag] += 1
                elif word.feats != ("|".join(sorted(row.features, key=str.lower)) or "_"):
                    others[word.lemma, word.feats, "|".join(sorted(row.features))] += 1
        print(f"{standard}: UPOS {same / tokens:.2%}, morphology {same_morphology / tokens:.2%} of {tokens}")
        print("   ", differences.most_common(20))
        print("   ", others.most_common(8))


if __name__ == "__main__":
    check(Path(sys.argv[1]))
