"""Whole numbers and simple shares as words, in bokmål, nynorsk and English: read and written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache

LONGEST_PHRASE = 5
"""How many words a number is written in at most («to hundre og tjue tre»)."""

_SMALL = {
    "nb": "null én to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten sytten"
    " atten nitten",
    "nn": "null éin to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten sytten"
    " atten nitten",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen",
}
_TENS = {
    "nb": "tjue tretti førti femti seksti sytti åtti nitti",
    "nn": "tjue tretti førti femti seksti sytti åtti nitti",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
}
# Other spellings that people use. Bare «en», «et», «ein» and «one» are articles and pronouns far more
# often than numbers, and so are not read; «ingen» is read where nothing follows that makes it an adverb.
_ALSO = {
    "nb": {"ett": 1, "ingen": 0, "syv": 7, "tyve": 20, "tredve": 30, "begge": 2},
    "nn": {"eitt": 1, "ingen": 0, "syv": 7, "elve": 11, "tyve": 20, "tretten": 13, "begge": 2},
    "en": {"none": 0, "nobody": 0, "both": 2},
}
_OLD_UNITS = "en to tre fire fem seks syv åtte ni"
_NONE = {"nb": "ingen", "nn": "ingen", "en": "none"}
_ARTICLES = {"nb": "en", "nn": "ein", "en": "one"}
LARGEST_WRITTEN = 12

_ORDINAL_PARTS: Mapping[str, Mapping[str, int]] = {
    "nb": {"tredel": 3, "tredjedel": 3, "fjerdedel": 4, "firedel": 4, "kvart": 4, "femdel": 5, "femtedel": 5}
    | {"seksdel": 6, "sjettedel": 6, "sjudel": 7, "åttedel": 8, "åttendedel": 8, "nidel": 9, "tidel": 10}
    | {"tiendedel": 10},
    "nn": {"tredel": 3, "tredjedel": 3, "fjerdedel": 4, "firedel": 4, "kvart": 4, "femdel": 5, "femtedel": 5}
    | {"seksdel": 6, "sjettedel": 6, "sjudel": 7, "åttedel": 8, "åttandedel": 8, "nidel": 9, "tidel": 10}
    | {"tiandedel": 10},
    "en": {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
    | {"tenth": 10},
}
_EVERY = {
    "nb": {"annen": 2, "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "sjuende": 7, "åttende": 8}
    | {"niende": 9, "tiende": 10},
    "nn": {"andre": 2, "annan": 2, "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "sjuande": 7}
    | {"åttande": 8, "niande": 9, "tiande": 10},
    "en": {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10},
}
_HALVES = {
    "nb": ("halvparten", "halvdelen", "halve", "halvdel", "halvpart"),
    "nn": ("halvparten", "halvdelen", "halve", "helvta", "helvten", "halvdel"),
    "en": ("half",),
}


@lru_cache(maxsize=3)
def number_phrases(language: str) -> Mapping[str, int]:
    """Give every number 0-999 that is read as words, by its words with single spaces."""
    return dict(_phrases(language))


def _phrases(language: str) -> Iterator[tuple[str, int]]:
    small, tens = _SMALL[language].split(), _TENS[language].split()
    below = {word: number for number, word in enumerate(small)}
    below.update(_ALSO[language])
    if language == "en":
        del below["one"]
    units = small[1:10]
    bare = _OLD_UNITS.split() if language == "nb" else units
    article = _ARTICLES[language]
    for tenth, ten in enumerate(tens, 2):
        below[ten] = tenth * 10
        for number, forms in enumerate(zip(units, bare, strict=True), 1):
            for form in {*forms, article} if number == 1 else set(forms):
                below.update({f"{ten}{joint}{form}": tenth * 10 + number for joint in ("", " ", "-")})
    yield from below.items()
    yield from _hundreds(language, below, units)


def _hundreds(language: str, below: Mapping[str, int], units: list[str]) -> Iterator[tuple[str, int]]:
    hundred, joint = ("hundred", "and") if language == "en" else ("hundre", "og")
    heads = {hundred: 100} if language != "en" else {"a hundred": 100, "one hundred": 100}
    for number, unit in enumerate(units, 1):
        heads[f"{unit} {hundred}"] = heads[f"{unit}{hundred}"] = number * 100
    for head, number in heads.items():
        yield head, number
        for phrase, rest in below.items():
            if 0 < rest < 100:
                yield f"{head} {joint} {phrase}", number + rest
                yield f"{head}{joint}{phrase}", number + rest
                yield f"{head} {phrase}", number + rest


def in_words(count: int, language: str) -> str:
    """Write a count as prose does: words up to twelve, digits above; nothing is «ingen»."""
    if count == 0:
        return _NONE[language]
    if count <= LARGEST_WRITTEN:
        return _SMALL[language].split()[count]
    grouped = f"{count:,}"
    if language == "en":
        return grouped if count >= 10_000 else str(count)
    return grouped.replace(",", "\N{NO-BREAK SPACE}") if count >= 10_000 else str(count)


@lru_cache(maxsize=3)
def share_phrases(language: str) -> Mapping[str, Fraction]:
    """Give every simple share that is read as words («en tredel», «hver fjerde», «halvparten»)."""
    return dict(_shares(language))


def _shares(language: str) -> Iterator[tuple[str, Fraction]]:
    for half in _HALVES[language]:
        yield half, Fraction(1, 2)
    ones = {"nb": ("en", "én", "ein"), "nn": ("ein", "éin", "ei"), "en": ("one", "a")}[language]
    counted = _SMALL[language].split()
    plural = {"nb": "er", "nn": "ar", "en": "s"}[language]
    for part, parts in _ORDINAL_PARTS[language].items():
        for one in ones:
            yield f"{one} {part}", Fraction(1, parts)
            yield f"{one}-{part}", Fraction(1, parts)
        for number in range(2, parts):
            for end in {plural, "er", ""} if language != "en" else {"s"}:
                yield f"{counted[number]} {part}{end}", Fraction(number, parts)
                yield f"{counted[number]}-{part}{end}", Fraction(number, parts)
    every = {"nb": ("hver", "hvert"), "nn": ("kvar", "kvart"), "en": ("every",)}[language]
    for word, parts in _EVERY[language].items():
        for each in every:
            yield f"{each} {word}", Fraction(1, parts)
