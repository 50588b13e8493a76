"""What is known of a word: a name of what, an ordinary word, or something public that is never masked."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ungtekst.language import load_lemmas, load_splitter
from ungtekst.language.chat import CHAT_SPELLINGS
from ungtekst.language.dialect import DIALECT
from ungtekst.language.loans import LOANS
from ungtekst.language.words import load_words
from ungtekst.quotes.masking.listed import listed
from ungtekst.resources import shipped

_CACHED = 50_000
_SHORTEST_COMPOUND, _LONGEST = 7, 60
_FIRST, _LAST, _PLACE, _WRITTEN = "f", "l", "p", "h"
# Compounds that end so are as likely names of places and families.
_NAME_ENDS = tuple(
    sorted(
        listed(
            """mo moen dal dalen vik vika lia lien li berg berget haug haugen stad nes neset ås åsen land rud
            bakk bakken bakke by strand vold voll sund fjord fjell foss myr myra seth heim øy
            øya vang hus bø tveit rød mark skog eng engen holm holt sæter sen vollen tun hagen
            sletta elv elva eide eid heia odden tangen vågen nesset angen vær setra sundet gard
            gård hamn havn våg botn lund tjønn skar bekk bekken bru kjær vatn vatnet lid åker
            teig hult bråten løkka sand sanden grend stein"""
        )
    )
)


class WordBook:
    """The tables of names beside the tables of words. Made by ``load_wordbook``."""

    def __init__(self, folder: Path) -> None:
        self._names: dict[str, tuple[str, bool]] = {}
        for line in _lines(folder / "names.tsv"):
            form, kinds, *word = line.split("\t")
            self._names[form] = kinds, bool(word)
        self._capitals = frozenset(_lines(folder / "capitals.tsv"))
        self._kept = dict(line.split("\t") for line in _lines(folder / "kept.tsv"))
        self._words, self._lemmas = load_words(), load_lemmas()
        self.is_word = lru_cache(maxsize=_CACHED)(self._is_word)
        self._place_heads = {
            form.split(" ")[0] for form, (kinds, _) in self._names.items() if " " in form and _PLACE in kinds
        }
        self.longest_place = max(form.count(" ") for form, (kinds, _) in self._names.items() if "p" in kinds)

    def begins_place(self, form: str) -> bool:
        """Tell whether a place of several words begins with the form."""
        return form in self._place_heads

    def is_first(self, form: str) -> bool:
        """Tell whether somebody has the form as a first name."""
        return _FIRST in self._names.get(form, ("", False))[0]

    def is_written(self, form: str) -> bool:
        """Tell whether the form is one of the first names that were chosen by hand for Norway."""
        return _WRITTEN in self._names.get(form, ("", False))[0]

    def is_last(self, form: str) -> bool:
        """Tell whether the form is listed as a family name."""
        return _LAST in self._names.get(form, ("", False))[0] or (
            len(form) > len("lsen") and form.endswith("sen") and form.isalpha() and not self.is_word(form)
        )

    def is_place(self, form: str) -> bool:
        """Tell whether the form is a place."""
        return _PLACE in self._names.get(form, ("", False))[0]

    def is_name(self, form: str) -> bool:
        """Tell whether the form is listed at all."""
        return form in self._names

    def is_kept(self, form: str) -> bool:
        """Tell whether the form is a country, a public body or something else that is everybody's."""
        return form in self._kept

    def is_common(self, form: str) -> bool:
        """Tell whether the form is in use as a word."""
        return form in self._words

    def is_only_noun(self, form: str) -> bool:
        """Tell whether the dictionary has the form as a noun and as nothing else."""
        return self._lemmas.classes(form) == "n"

    def _is_word(self, form: str) -> bool:
        """Tell whether a lower-case form is an ordinary word, whatever else it is."""
        if len(form) > _LONGEST:
            return False
        named = self._names.get(form)
        if named is not None:
            return named[1]
        if form in DIALECT or form in CHAT_SPELLINGS or form in LOANS:
            return True
        if form in self._capitals or self._words.is_name(form):
            return False
        if form in self._words:
            return True
        if self._lemmas.known(form) or self._lemmas.inflected(form):
            # «granås» is in the dictionary, and nobody writes it but as a name.
            placed = len(form) >= _SHORTEST_COMPOUND - 1 and form.endswith(_NAME_ENDS)
            return not (placed and self._lemmas.is_lemma(form))
        return self._is_compound(form)

    def _is_compound(self, form: str) -> bool:
        if len(form) < _SHORTEST_COMPOUND or form.endswith(_NAME_ENDS):
            return False
        split = load_splitter().split(form)
        return len(split.parts) > 1 and all(self._lemmas.known(part.text) for part in split.parts)


def looks_like_place(form: str) -> bool:
    """Tell whether a form ends as names of places do («vågsøy»)."""
    return len(form) >= _SHORTEST_COMPOUND - 1 and form.endswith(_NAME_ENDS)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


@lru_cache(maxsize=1)
def load_wordbook() -> WordBook:
    """Read the shipped tables of names; they are read only once."""
    return WordBook(shipped("models") / "names")
