"""Persons who are only letters, or letters and a family name: «K.A.», «J. Hansen», «S. i 10B»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ungtekst.quotes.masking.answer import Answer
from ungtekst.quotes.masking.listed import listed
from ungtekst.quotes.masking.persons import base_of
from ungtekst.quotes.masking.values import Found

_KIND = "person"
_ABBREVIATED = listed(
    """a.s b.a m.a o.l o.t n.a.v d.p.s p.p.t m.i s.u a.p u.s p.s o.s a.a.p b.u.p v.g.s i.p.s c.v p.c t.v
    a.d p.g.a"""
)
_INITIALS = re.compile(r"(?<![\w.])(?:[A-ZÆØÅ]\.){2,3}(?!\w)")
# «S. i 10B har»: a letter and its point that something is said of.
_INITIAL_ALONE = re.compile(r"(?<![\w.])[A-ZÆØÅ]\.(?=\s(?:i|på|har|er|sa|fra|frå|var|hadde|hos)\s)")
_INITIALS_NAME = re.compile(
    r"(?<![\w.])(?:[A-ZÆØÅ]\.\s?){1,3}(?P<name>[A-ZÆØÅ][a-zæøåéü]{1,30}(?:-[A-ZÆØÅ][a-zæøå]+)?)(?!\w)"
)


def find_initials(answer: Answer) -> Iterator[Found]:
    """Find «K.A.» and «J. Hansen»."""
    book = answer.book
    for match in _INITIALS.finditer(answer.text):
        if match[0].lower().strip(".") not in _ABBREVIATED:
            yield Found(match.start(), match.end(), _KIND)
    for match in _INITIAL_ALONE.finditer(answer.text):
        yield Found(match.start(), match.end(), _KIND)
    for match in _INITIALS_NAME.finditer(answer.text):
        lower = base_of(answer, match["name"].lower())
        if book.is_kept(lower) or (book.is_word(lower) and not book.is_last(lower)):
            continue
        if (
            answer.book.is_word(lower)
            and match[0].count(".") < 2
            and not answer.text[: match.start()].endswith(" ")
        ):
            continue
        yield Found(match.start(), match.end(), _KIND)
