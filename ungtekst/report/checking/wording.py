"""Is one thing called one name? Labels that drift between tables, and between a table and the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from ungtekst.language import sentence_spans
from ungtekst.report.checking.figures import Table, Text, joined_lines
from ungtekst.report.checking.violation import Place, Violation

# Words of degree that are swapped for one another without anybody noticing. A table that has both has two
# points of a scale, and then they are not the same.
_SAME = (
    ("svært", "veldig", "meget", "særs"),
    ("very", "highly"),
    ("dårlig", "dårleg"),
)
# «noe grad» and «noen grad» are one point; «noe» and «noen» alone are two words.
_BEFORE_GRAD = ("noe", "noen", "nokon", "noko")
_CANON = {word: group[0] for group in _SAME for word in group}
_WORD = re.compile(r"\w+")
_QUOTED = r"[«\"“„']\s*{}\s*[.,]?\s*[»\"”“']"


def one_name(label: str) -> str:
    """Give what a label has in common with the drifted forms of itself."""
    words = _WORD.findall(label.casefold())
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        words[at] = "noen" if word in _BEFORE_GRAD and following == "grad" else _CANON.get(word, word)
    return " ".join(words)


def _spelt(label: str) -> str:
    return " ".join(_WORD.findall(label.casefold()))


def check_wording(tables: Sequence[Table], texts: Sequence[Text]) -> Iterator[Violation]:
    """Find labels that are one under another name; the later place is the one that is wrong."""
    first: dict[str, tuple[Place, str]] = {}
    apart = {pair for table in tables for pair in _told_apart(table)}
    reported: set[frozenset[str]] = set()
    for table in tables:
        for row in table.rows:
            name, spelt = one_name(row.label), _spelt(row.label)
            place = Place(table=table.number, row=row.label)
            against, label = first.setdefault(name, (place, row.label))
            pair = frozenset((spelt, _spelt(label)))
            if len(pair) == 2 and pair not in apart and pair not in reported:
                reported.add(pair)
                yield Violation("wording", place, f"«{row.label}»", against, f"«{label}»")
    for text in texts:
        yield from _in_text(text, first, {_spelt(row.label) for table in tables for row in table.rows})


def _told_apart(table: Table) -> Iterator[frozenset[str]]:
    """Give the labels that one table has side by side, and so means as two."""
    for one, other in combinations(table.rows, 2):
        if one_name(one.label) == one_name(other.label):
            yield frozenset((_spelt(one.label), _spelt(other.label)))


def _in_text(text: Text, labels: dict[str, tuple[Place, str]], known: set[str]) -> Iterator[Violation]:
    """Find a label's drifted form in a text, where it is a label: in quotes, or the words «… grad»."""
    prose = joined_lines(text.text)
    for name, (place, label) in labels.items():
        if not set(name.split()) & {*_CANON.values(), "noen"} or len(name.split()) < 2:
            continue
        pattern = r"\W+".join(_alternatives(word) for word in name.split())
        always = name.endswith("grad")
        asked = rf"\b{pattern}\b" if always else _QUOTED.format(f"({pattern})")
        for found in re.finditer(asked, prose, re.IGNORECASE):
            said = found.group(0) if always else found.group(1)
            if _spelt(said) not in known:
                at = Place(text=text.place, sentence=_sentence_at(prose, found.start()))
                yield Violation("wording", at, f"«{said}»", place, f"«{label}»")
                break


def _alternatives(word: str) -> str:
    group = next((group for group in _SAME if group[0] == word), (word,))
    group = _BEFORE_GRAD if word == "noen" else group
    return f"(?:{'|'.join(map(re.escape, group))})"


def _sentence_at(text: str, offset: int) -> int:
    """Give the number of the sentence that an offset lies in."""
    return sum(start <= offset for start, _ in sentence_spans(text)) or 1
