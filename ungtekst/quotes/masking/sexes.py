"""Words that tell somebody's sex, masked on request: each is replaced by one that does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ungtekst.quotes.masking.answer import Answer
from ungtekst.quotes.masking.values import Found

_WORDS = re.compile(
    r"\b(?:hun|han|ho|hu|henne|ham|hennes|hennar|hans|honom|hannes|"
    r"mann(?:en)?|menn(?:ene)?|mannfolk|kvinn(?:e|en|a|er|ene)|kvinnfolk|gutt(?:en|er|ene|a)?|gut(?:en|ar|ane)?|jent(?:e|a|en|er|ene|ene|er|or)|dam(?:e|a|en|er|ene)|kar(?:en|er|ar)?|kis(?:en)?|kjerring(?:a|en)?"
    r"|mor|mora|moren|mamma|mamman|mutter(?:'n|n)?|far|faren|pappa|fatter(?:'n|n)?|søster(?:en)?|søstera|syster|søstra|søstre(?:ne)?|bror(?:en)?|broren|brødre(?:ne)?|lillesøster|lillebror|storebror|storesøster"
    r"|sønn(?:en|er)?|son(?:en)?|datter(?:en)?|dattera|dotter(?:a)?|døtre|kon[ae]|kjerringa|ektemann(?:en)?|onkel|tante|bestemor|bestefar|farmor|farfar|mormor|morfar|husmor|nevø|niese"
    r"|\w*(?:barnsmor|barnsfar)|aleinemor|alenemor|aleinefar|alenefar|åleinemor|tenåringsmor|tenåringsfar|herr|fru|frøken|frue"
    r"|gravid|gravide|fødte|fødsel(?:en)?|svanger\w*|ammer|amma|amming\w*|mensen|menstruasjon\w*|endometriose|mammaperm|pappaperm\w*|barselpermisjon\w*|abort(?:en)?"
    r"|transmann|transkvinne|lesbisk|homofil|homo|feminin|maskulin|kvinnelig|mannlig|kvinneleg|mannleg|førstegangstjeneste(?:n)?)\b",
    re.IGNORECASE,
)


def find_sexes(answer: Answer) -> Iterator[Found]:
    """Find words that tell the sex of the writer or of somebody else."""
    for match in _WORDS.finditer(answer.text):
        yield Found(match.start(), match.end(), "kjønn")
