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
# «jeg er den eneste …», «den eneste familien frå …».
_SOLE = any_of(" ".join(sorted(_ONLY_WORDS)))
_ME_ONLY = re.compile(
    r"\b(?:jeg|eg|æ|æg|je|jæ|i|vi|me|han|hun|ho|hu|sønnen\s\w+|datter[ae]n?\s\w+|søster\w*\s\w+|bror\w*\s\w+)\s(?:er|e|æ|va|var|blei|ble|vart)\s"
    rf"(?:\w{{1,15}}\s){{0,2}}?(?:den|det|dei|de|dem)?\s?{_SOLE}"
    r"\s(?!som\s(?!overlev|vant|vann|fullfør|bl|vart))[^.!?\n]{2,70}",
    re.IGNORECASE,
)
_ONLY_ONE = re.compile(
    rf"\b(?:den|dei|de)\s{_SOLE}\s(?:\w{{1,30}}\s){{0,2}}?"
    r"(?:famili\w*|foreldre\w*|søsken|i\s(?:rullestol|bygda|klassen|familien|kommunen)|med\s\w+|fra\s\w+|frå\s\w+"
    r"|på\s(?:linja|hele|heile|øya|skolen|skulen|gruppa))(?:\s\w{1,30}){0,4}",
    re.IGNORECASE,
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
_WHO = (
    r"(?:jeg|eg|æ|æg|je|jæ|vi|me|han|hun|ho|hu|(?:\w+\s)?(?:far|mor|bror|søster|syster|søstera|søstra|broren|søsteren|faren|mora|moren|pappa|mamma"
    r"|onkel|tante|fetter|kusine|søskenbarn\w*|bestefar|bestemor|sønn\w*|datter\w*|dotter\w*|kjæreste\w*|kona|mannen|samboer\w*|kompis\w*)"
    r"(?:\s(?:min|mi|mitt|til\s\w+|hans|hennes|hennar|vår))?)"
)
# What everybody in a small place knows of, each pattern with the stems that show whether it can match.
_NOTED: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("som",),
        r"\b(?:jeg|eg|æ|je|jæ)\s(?:er|e|æ|var|va)\s(?:jo\s)?(?:han|ho|hun|hu|gutten|guten|jenta|mannen|dama|kvinna|fyren|typen|guttungen)\s(?:\w+\s)?som\s[^.!?\n]{3,70}",
        _ONE,
    ),
    (
        (
            "kommunestyre",
            "stortinget",
            "formannskap",
            "bystyre",
            "fylkesting",
            "sameting",
            "ordfør",
            "varaordfør",
        ),
        rf"\b{_WHO}\s(?:sitter|sit|sitt|satt|sat|er|e|var|va|er\sleder)\s(?:\w+\s){{0,3}}?(?:kommunestyre|stortinget|formannskap|bystyre|fylkesting|sameting|ordfør|varaordfør)\w*",
        _ONE,
    ),
    (
        (
            "rektor",
            "prest",
            "lensmann",
            "lege",
            "leder",
            "sjef",
            "ordfør",
            "redaktør",
            "inspektør",
            "dommer",
            "politi",
        ),
        rf"\b{_WHO}\s(?:er|e|var|va)\s(?:\w+\s)?(?:rektor|inspektør|nav-?(?:leder|sjef)|lensmann\w*|dommer)(?:en)?(?:\s\w+){{0,3}}",
        _ONE,
    ),
    (
        (
            "nm",
            "vm",
            "em",
            "ol",
            "landslag",
            "noregsmeister",
            "norgesmester",
            "verdensmester",
            "farmen",
            "idol",
            "mgp",
            "melodi",
        ),
        r"\b(?:\w{1,20}\s){0,3}(?:vant|vann|gull|sølv|bronse|medalje|spiller|spilte|speler|spelte|deltok|konkurrerte|med|blei|ble|vart|er)\s(?:\w+\s){0,3}?(?:(?-i:NM|VM|EM|OL|MGP)|\w*landslag\w*|noregsmeister\w*|norgesmester\w*|verdensmester\w*|Farmen|Idol)",
        _KNOWN,
    ),
    (
        (
            "omkom",
            "drukna",
            "drukne",
            "druknet",
            "drept",
            "drap",
            "drepen",
            "skutt",
            "knivstukket",
            "fengsel",
            "fengselet",
            "soner",
            "sonar",
            "dømt",
            "selvmord",
            "sjølvmord",
            "livet",
            "brann",
            "brant",
        ),
        rf"\b{_WHO}\s(?:som\s)?(?:\w+\s){{0,3}}?(?:omkom|drukna|druknet|drukne|drept|drap|skutt|knivstukket|fengsel|fengselet|soner|sonar|dømt|tok\s(?:livet|sitt\seget)|brant\s(?:ned|inne|opp))\b(?:\s\w+){{0,5}}",
        _KNOWN,
    ),
    (
        ("vi", "me", "det", "bare", "berre"),
        r"\b(?:(?:vi|me|det)\s(?:var|er|e|va)\s)(?:bare\s|berre\s|kun\s)?(?:to|tre|fire|fem|seks|sju|[2-7])\s(?:stk\.?\s|stykker\s|stykk\s|elever\s|elevar\s|unger\s|ungdommer\s)?"
        r"(?:i|på|fra|frå)\s(?:\w*klassen|kullet|trinnet|bygda|skolen|skulen|øya|grenda|kommunen|linja)",
        _ONE,
    ),
    (
        ("gift", "slekt", "slekta", "familie", "søskenbarn"),
        r"\b(?:er|e|æ|var|va)\s(?:gift|i\sslekt|i\sfamilie|sammen|saman|søskenbarn)\smed\s(?:\w+\s){0,2}\w+",
        _ONE,
    ),
    (
        ("varsl", "anmeld", "meldt", "melde"),
        r"\b(?:jeg|eg|æ|je|jæ)\s(?:som\s)?(?:varsl(?:a|et)|anmeld(?:te|e)|meldte\s(?:fra|frå)|melde\s(?:ifrå|frå))\s(?:om|på)?\s?(?:\w+\s?){1,3}",
        _ONE,
    ),
    (
        ("forsid", "førsteside", "framsid"),
        r"\b(?:\w{1,20}\s){0,2}(?:på|i)\s(?:forsid\w*|førstesid\w*|framsid\w*)(?:\s(?:av|på|til|i)\s\w+)?",
        _KNOWN,
    ),
    (
        ("barn", "ung", "søsken", "sysken"),
        r"\b(?:vi|me|jeg|eg|æ|mamma|mor)\s(?:har|er)\s(?:seks|sju|syv|åtte|ni|ti|elleve|tolv|[6-9]|1[0-5])\s(?:barn|unger|ungar|onga|søsken|sysken)",
        _ONE,
    ),
    (
        ("lærer", "lærar", "vaktm", "inspektør", "helsesøster", "helsesyk", "rådgiv"),
        rf"\b{_WHO}\s(?:er|e|var|va)\s(?:lærer|lærar|vaktmester|vaktmeister|inspektør|helsesøster|helsesykepleier|rådgiver|rådgjevar)\s(?:på|ved)\s\w+(?:\s\w+)?",
        _ONE,
    ),
    (
        ("trilling", "firling", "tvilling"),
        r"\b(?:\w{1,15}\s){0,2}(?:trilling|firling|tvilling)\w*",
        _ONE,
    ),
    (
        ("fosterforeld", "fosterbarn", "fosterhjem", "fosterheim", "adoptert", "beredskapshjem"),
        rf"\b(?:{_WHO}\s(?:\w+\s){{1,3}}?)(?:fosterforeldre|fosterbarn\w*|fosterhjem|fosterheim|beredskapshjem|adoptert)(?:\s\w+){{0,3}}",
        _ONE,
    ),
    (
        ("rullestol", "blind", "døv", "amputert", "transplantert", "kortvokst", "brannskad"),
        rf"\b{_WHO}\s(?:(?:er|e|sitter|sit|var|har)\s)(?:\w+\s){{0,2}}?(?:rullestol|blind|døv|amputert|\w*transplantert|kortvokst|brannskad\w+)",
        _ONE,
    ),
    (
        ("alle", "hele", "heile", "bygda", "folk"),
        r"\b(?:alle|(?:hele|heile|halve)\s(?!ti[da]|tid|dag|år|uk|vek|natt)\w+|hver\ssjel)\s(?:(?:i|på|her)\s)?(?:\w+\s){0,2}?(?:vet|veit|kjenner|kjenne|visste|snakker|snakka|husker|hugsar)\s(?:\w+\s){0,2}?(?:hvem|kven|kem|åkken|(?:hva|kva|ka)\s(?:bror|far|mor|eg|jeg|æ|vi|me|fatter|mutter|som\sskjedde)|om\s(?:meg|oss|det|saken)|meg|oss|til\s(?:meg|oss|saken)|familien)(?:\s\w+){0,4}",
        _KNOWN,
    ),
    (
        ("google", "googl", "søk", "hugsar", "husker", "kjent"),
        r"\b(?:googl[ea]?\s(?:meg|mæ|det|navnet|oss)|søk\s(?:det|meg|oss|han|henne)\sopp|(?:kjent|kjend)\s(?:frå|fra|som|i\sbygda)\s\w+(?:\s\w+)?)",
        _KNOWN,
    ),
    (
        ("av",),
        r"\b(?:jeg|eg|æ|je|vi|me)\s(?:er|e|va|var)\s(?:ein|en|ei)\sav\s(?:bare\s|berre\s|kun\s)?(?:to|tre|fire|fem|få|[2-5])\s[^.!?\n]{3,60}",
        _ONE,
    ),
    (
        ("første", "fyrste", "einaste", "yngste", "eldste"),
        r"\b(?:jeg|eg|æ|je|jæ|hun|ho|han)\s(?:er|e|va|var|ble|blei|vart)\s(?:den\s)?(?:første|fyrste|yngste|eldste)\s(?:\w+\s){0,2}?(?:i\s(?:bygda|kommunen|fylket|landet|norge|noreg)|som\snokon|noensinne|på\s(?:øya|linja))(?:\s\w+){0,2}",
        _ONE,
    ),
)
_NOTED_SEEN = tuple((stems, re.compile(pattern, re.IGNORECASE), why) for stems, pattern, why in _NOTED)
_LOOKBACK = 80


def find_rare(answer: Answer) -> Iterator[Found]:
    """Find what a person should look at though it holds no name, and the numbers of cases."""
    text = answer.text
    patterns: list[re.Pattern[str]] = []
    if answer.forms & _ONLY_WORDS:
        patterns += [_ONLY, _ME_ONLY, _ONLY_ONE, _OWNS]
    if answer.forms & _SMALL_GROUPS:
        patterns.append(_FEW)
    if any(form.startswith(_STEMS) for form in answer.forms):
        patterns += [_RELATED, _MINE_IS, _IN_OFFICE]
    for pattern in patterns:
        for match in pattern.finditer(text):
            yield Found(match.start(), match.end(), _KIND, _ONE)
    for stems, pattern, why in _NOTED_SEEN:
        if any(form.startswith(stems) for form in answer.forms):
            for match in pattern.finditer(text):
                yield Found(match.start(), match.end(), _KIND, why)
    if any(form.startswith(_PAPERS) for form in answer.forms):
        for match in _NEWS.finditer(text):
            head = _SENTENCE.search(text, max(0, match.start() - _LOOKBACK), match.start())
            start = head.start() + len(head[0]) - len(head[0].lstrip()) if head else match.start()
            yield Found(start, match.end(), _KIND, _KNOWN)
    if answer.has_digit:
        for match in _CASE.finditer(text):
            yield Found(*match.span("number"), "nummer")
