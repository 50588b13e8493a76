"""Reading what people and spreadsheets write in cells, and comparing a cell with a stored text."""

from __future__ import annotations

import unicodedata

from ungtekst.codebook import Codebook
from ungtekst.exchange import unguarded
from ungtekst.language import normalise

BLANK = ""
_YES = frozenset({"1", "1.0", "1,0", "x", "ja", "true", "sann"})
_NO = frozenset({"0", "0.0", "0,0", "nei", "false", "usann"})
_LOST = "?\ufffd"


def read_cell(cell: str, codebook: Codebook, variable: str) -> str | None:
    """Read a code cell as a value of its column; BLANK for an empty one, None for what cannot be read.

    A choose-many code takes 1/0 and its spellings; a choice-one dimension a code id or a label of one.
    """
    text = " ".join(normalise(cell).text.split()).casefold()
    if not text:
        return BLANK
    if variable in {dimension.id for dimension in codebook.ones}:
        for code in codebook.dimension(variable).all_codes():
            if text == code.id or text in {label.casefold() for label in code.label.values()}:
                return code.id
            if _loses_letters(text) and same_text(code.id, text):
                return code.id
        return None
    return "1" if text in _YES else "0" if text in _NO else None


def read_tick(cell: str) -> bool | None:
    """Read the cell ``ferdig``: ticked, not ticked (also when empty), or None for what cannot be read."""
    text = " ".join(normalise(cell).text.split()).casefold()
    if text in _YES:
        return True
    return False if not text or text in _NO else None


def _loses_letters(text: str) -> bool:
    return any(mark in text for mark in _LOST)


class _SameText:
    """Compares a stored text with what a spreadsheet made of it.

    White space, new lines, quotes, hyphens and Unicode form are folded and the formula guard is undone;
    a character that the file's encoding cannot hold matches ``?`` or U+FFFD.
    """

    def fold(self, text: str) -> str:
        """Give the form in which two texts are compared."""
        return " ".join(normalise(unguarded(text)).text.split())

    def __call__(self, stored: str, returned: str) -> bool:
        """Tell whether a returned cell still says what was stored."""
        if stored == returned:
            return True
        folded = self.fold(returned)
        if self.fold(stored) == folded:
            return True
        if not any(map(str.isalpha, stored)):
            # A spreadsheet makes what it will of «0070», «1/2» or «08:00»: only letters tell texts apart.
            return not any(map(str.isalpha, folded))
        return _loses_letters(folded) and _lost_on_the_way(unguarded(stored), folded)


def _lost_on_the_way(stored: str, folded: str) -> bool:
    """Tell whether a folded cell is the stored text with characters lost.

    Every character outside ASCII may have been lost: æøå too, when a file passes a bad program. Follows
    all places in the cell that the characters so far can have come to, in time linear in the text.
    """
    places = {0}
    for char in unicodedata.normalize("NFC", stored.strip()):
        kept = " " if char.isspace() else normalise(char).text
        reached = {place + len(kept) for place in places if folded.startswith(kept, place)}
        if char.isspace():
            reached |= {place for place in places if folded[:place].endswith(" ")}
        if not char.isascii():
            # Outside the basic plane a program may write one mark for each half of the character.
            for marks in range(3):
                reached |= {p + marks for p in places if not folded[p : p + marks].strip(_LOST)}
        places = {place for place in reached if place <= len(folded)}
    return len(folded) in places


same_text = _SameText()
