"""Words that a correction must know: those it never touches, and those that nobody says twice on purpose.

Written by hand. Negations and numbers carry the meaning of an answer, so that no slip is sure enough to
touch them.
"""

from __future__ import annotations

_NEGATIONS = """
ei eisj ikke ikkje inga ingen ingenting inkje inte intet kje knapt neppe nei ikkjeno uten utan verken
korkje hverken aldri ingensteds mangler manglar
"""
_NUMBERS = """
en et ei ein eit én ett to tre fire fem seks sju syv åtte ni ti elleve tolv tretten fjorten femten seksten
sytten atten nitten tjue tyve tretti tredve førti femti seksti sytti åtti nitti hundre tusen million milliard
halv halve begge både første andre tredje fjerde femte sjette sjuende åttende niende tiende enkelt dobbelt
"""
# Words of the young that look like slips of others.
_MEANT = """
grattis nada chips vips vipps vippse vippset vippsa shit dritt lock caps natta morran matta bachelor master
ilag iallfall hybel hybler
"""

NEVER_TOUCHED: frozenset[str] = frozenset(
    word for words in (_NEGATIONS, _NUMBERS, _MEANT) for word in words.split()
)
"""Words that are neither corrected nor ever the correction of another."""

CLITIC_NEGATIONS = ("kje", "kji", "tje", "itj", "ikke", "ikk", "kke")
"""How negations end when they have grown onto a verb of dialect («veitkje»)."""

SHORTENED = ("nr", "tlf", "adr")
"""What people shorten the last part of a compound to («passnr»)."""

# «det det», «er er», «på på» and «så så» may be meant; these may not.
_DOUBLED = """
jeg eg og å at et eit ein min mitt mine men eller hvis fordi dersom når sin sitt sine
"""
DOUBLED_BY_SLIP: frozenset[str] = frozenset(_DOUBLED.split())
"""Words that come twice only by a slip."""

# A word may end in either of two of these in one standard or another, or in how people talk.
_ENDINGS = """
a e i o en an n et at t er ar r ene ane a ad de te dde tte ede d dd s es st est ast ne re ere are te
ra era la ela el le na ern ens ers ig i ing inga ingen heit het heita heta or ur im um aste este rne
ande ende
"""
ENDINGS: frozenset[str] = frozenset(["", *_ENDINGS.split()])
"""Endings of words, the empty one too: two words that differ by these alone may both be meant."""

DIALECT_MARKS: frozenset[str] = frozenset(["e", "he", "ka", "ska", "te", "va", "æ"])
"""Small words that show that a text is written as the writer talks, beside the language's own list."""
