"""Chat and dialect spellings that stand for exactly one ordinary word.

A spelling is here only when nobody means another word by it. What is a word of its own in either written
standard stays itself (``eg``, ``ikkje``, ``korleis``, ``sjøl``, ``vgs``): that is the lemma table's business.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_WRITTEN_AS = {
    "altså": "asså",
    "dere": "dåkker dåkkå dokker",
    "deg": "dæ dæi dej",
    "det": "d",
    "dårlig": "dårli",
    "egentlig": "egentli egt egtl egentlg",
    "evt.": "evt",
    "f.eks.": "feks fks",
    "ferdig": "ferdi",
    "forskjellig": "forskjelli",
    "hun": "hu",
    "hva": "ka",
    "hvem": "kem kæm",
    "hvordan": "kordan kossen korsen",
    "hvorfor": "koffor korfor hvoffor",
    "hyggelig": "hyggeli hyggli",
    "ikke": "ikk itj ittj itte kke",
    "ikkje": "ikje ikkj",
    "jeg": "æ ej jæ jei jæi",
    "kjedelig": "kjedeli kjedli",
    "liksom": "lissom",
    "meg": "mæ mæi mej",
    "mye": "my møye",
    "noe": "nåkka nokka nåkke noke nåe",
    "noen": "nån nåen ngn",
    "ordentlig": "ordentli ordntli",
    "seg": "sæ sæi sej",
    "skikkelig": "skikkeli skikkli",
    "skulle": "sku",
    "telefon": "tlf",
    "vanskelig": "vanskeli vanskli",
    "var": "va",
    "veldig": "veldi vldig",
    "viktig": "vikti",
}

CHAT_SPELLINGS: Mapping[str, str] = MappingProxyType(
    {spelling: word for word, spellings in _WRITTEN_AS.items() for spelling in spellings.split()}
)
