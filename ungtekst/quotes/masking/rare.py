"""What is nobody's name and still points one person out: «eneste jenta på linja», «sønnen til ordføreren»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ungtekst.quotes.masking.answer import Answer
from ungtekst.quotes.masking.listed import any_of, listed
from ungtekst.quotes.masking.values import Found

_KIND = "kombinasjon"
_ONE = "kan peke ut én person"
_KNOWN = "viser til noe som kan være kjent"
_ONLY_WORDS = listed("eneste einaste enaste einste")
_PEOPLE = any_of(
    r"""gutt\w* gut(?:en)? jent\w* kvinn\w* mann(?:en)? dam[ea]\w* elev\w* lærling\w* ungdom\w* søker\w*
    innvandrer\w* utlending\w* flyktning\w* person\w* fra\s\w+ ansatte tilsette rullestolbruker\w*
    svarte mørkhudede samiske? same(?:n)? muslim\w* somalier\w*
    \w{3,20}(?:salongen|verkstedet|verkstaden|butikken|legen|frisøren|bonden|læreren|læraren|arbeideren|skolen)"""
)
_ONLY = re.compile(
    rf"\b{any_of(' '.join(sorted(_ONLY_WORDS)))}\s(?:\w{{1,30}}\s){{0,2}}?{_PEOPLE}(?:\s\w{{1,30}}){{0,2}}?\s"
    r"(?:i|på|ved|hos|frå|fra|med|som)\s\w{1,40}(?:\s(?:linja|klassen|bygda|kommunen|skolen|byen))?",
    re.IGNORECASE,
)
_OWNS = re.compile(
    r"\b(?:\w{1,20}\s){0,3}(?:driver|driv|drev|dreiv|eier|eig|eide)\s(?:den|det)\s(?:eneste|einaste)\s\w{1,40}"
    r"(?:\s(?:i|på)\s\w{1,40})?",
    re.IGNORECASE,
)
_SMALL_GROUPS = listed("kullet bygda klassen trinnet øya skolen skulen grenda")
_FEW = re.compile(
    r"\b(?:(?:bare|berre|kun|vi\svar|vi\ser|det\ser|er)\s)?(?:to|tre|fire|fem|2|3|4|5)\s(?:stykker\s|elever\s|elevar\s)?"
    rf"(?:i|på)\s{any_of(' '.join(sorted(_SMALL_GROUPS)))}"
    r"(?:\stil\s\w{1,30}(?:\s\w{1,30})?|\svår|\smin|\smi|\shans|\shennes)?",
    re.IGNORECASE,
)
# Offices that a place has one of; their stems, to see at once whether there is any.
_STEMS = tuple(
    sorted(
        listed(
            """ordfør varaordfør prest sogneprest lensmann politimester rektor rådmann kommunedirektør
            distriktslege kommunelege kommuneoverlege dyrleg dyrlækj veterinær organist kantor fyrvokter
            havnesjef brannsjef jordmor bonden redaktør skuespiller fotballspiller artist stortingsmann
            stortingsrepresentant imam statsråd biskop dommer flyger pilot reindriftssame reineier"""
        )
    )
)
_OFFICE = rf"{any_of(' '.join(_STEMS))}\w{{0,20}}"
_KIN = any_of(
    """sønn son sønnen sonen datter dotter dattera datteren bror broren søster søstera søsteren barnebarnet
    kona kone mann mannen kjæresten ungen nevøen niesa"""
)
_RELATED = re.compile(
    rf"\b(?:(?:sammen|saman|i\slag)\smed\s|er\s|var\s)?{_KIN}\s(?:til|av|åt)\s{_OFFICE}", re.IGNORECASE
)
_PARENT = any_of(
    """far faren mor mora moren mamma pappa onkel tante broren bror søstera søsteren kona mannen bestefar
    bestemor"""
)
_MINE_IS = re.compile(
    rf"\b{_PARENT}(?:\s(?:min|mi|hans|hennes|hennar|vår|sin))?\s(?:er|e|var|va|som\s(?:er|var))\s"
    rf"(?:tidligere\s|den\s)?{_OFFICE}",
    re.IGNORECASE,
)
_IN_OFFICE = re.compile(rf"\b{_OFFICE}\s(?:her\s)?(?:i|på|for)\s(?=[A-ZÆØÅ])")
_PAPERS = (
    "avis",
    "lokalavis",
    "tv",
    "nyhet",
    "nyheit",
    "nrk",
    "vg",
    "radio",
    "lokalradio",
    "dagblad",
    "dagsrevy",
)
_NEWS = re.compile(
    r"\b(?:stod|sto|står|var|kom|skrev|omtalt|intervjuet|bilde\w{0,6}|stått|vært)\s"
    r"(?:(?:det|jeg|eg|om|om\smeg|om\soss|vi)\s)?(?:om\s)?(?:i|på)\s"
    rf"{any_of(' '.join(_PAPERS))}\w{{0,12}}",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]{1,80}$")
_CASE = re.compile(
    r"\bsak(?:s?(?:nr|nummer(?:et)?))?\.?:?\s(?P<number>\d{2,4}/\d{2,6}(?:-\d{1,3})?)", re.IGNORECASE
)
_LOOKBACK = 80


def find_rare(answer: Answer) -> Iterator[Found]:
    """Find what a person should look at though it holds no name, and the numbers of cases."""
    text = answer.text
    patterns: list[re.Pattern[str]] = []
    if answer.forms & _ONLY_WORDS:
        patterns += [_ONLY, _OWNS]
    if answer.forms & _SMALL_GROUPS:
        patterns.append(_FEW)
    if any(form.startswith(_STEMS) for form in answer.forms):
        patterns += [_RELATED, _MINE_IS, _IN_OFFICE]
    for pattern in patterns:
        for match in pattern.finditer(text):
            yield Found(match.start(), match.end(), _KIND, _ONE)
    if any(form.startswith(_PAPERS) for form in answer.forms):
        for match in _NEWS.finditer(text):
            head = _SENTENCE.search(text, max(0, match.start() - _LOOKBACK), match.start())
            start = head.start() + len(head[0]) - len(head[0].lstrip()) if head else match.start()
            yield Found(start, match.end(), _KIND, _KNOWN)
    if answer.has_digit:
        for match in _CASE.finditer(text):
            yield Found(*match.span("number"), "nummer")
