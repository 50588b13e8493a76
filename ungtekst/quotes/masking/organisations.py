"""Schools, NAV offices, other services with a place in their name, and employers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ungtekst.quotes.masking.listed import listed
from ungtekst.quotes.masking.answer import Answer, Word
from ungtekst.quotes.masking.persons import base_of, is_unknown
from ungtekst.quotes.masking.values import Found

_SCHOOLS = re.compile(
    r"(?:vgs|vg|videregående|vidaregåande|videregåande|vidregående|videregåene|ungdomsskole|ungdomsskule|ungdomskole|ungdomskule|u-skole|u-skule|barneskole|barneskule"
    r"|grunnskole|grunnskule|skole|skule|folkehøgskole|folkehøyskole|folkehøgskule|fagskole|fagskule|høgskole|høyskole|høgskule|universitet"
    r"|montessoriskole|montessoriskule|steinerskole|steinerskule|privatskole|gymnas|gymnasium|oppvekstsenter|oppvekstsenteret|friskole|friskule"
    r"|landbruksskole|naturbruk|idrettsgymnas|læringssenter|voksenopplæring|vaksenopplæring)"
)
_SCHOOL_TAIL = listed(
    """
    skole skule skolen skulen vgs videregående vidaregåande
    """
)
_SCHOOL_OF = re.compile(
    r"(?:fagskolen|fagskulen|høgskolen|høyskolen|høgskulen|universitetet|folkehøgskolen|skolen|skulen|ungdomsskolen|ungdomsskulen|barneskolen|videregående|vgs)"
)
_BUILT_SCHOOL = re.compile(r"[a-zæøå]{3,}(?:skolen|skulen|skole|skule|vgs)")
_KINDS_OF_SCHOOL = (
    "ungdoms|ungdom|barne|videregående|vidaregåande|grunn|folkehøg|folkehøy|høg|høy|fag|nett|privat|spesial|musikk|kultur|sommer|kveld|kvelds|kunst|kjøre"
    "|trafikk|steiner|montessori|natur|landbruks|mellom|små|for|før|dag|real|jente|gutte|sykehus|norsk|språk|folke|fri|hjemme|heime|hverdag|hest|danse|"
    "handels|yrkes|sjef|stor|fengsels|voksen|vaksen|krig|politi|sykepleier|lærer|realfags|ny|gammel|bibel|nærmiljø|sentrums|bygde|by|nær|kvardag|kombi|"
    "jordbruks|matematikk|frisør|mini|internasjonale|døve|arena"
)
_PLAIN_SCHOOL = re.compile(rf"(?:{_KINDS_OF_SCHOOL})s?-?(?:skolen|skulen|skole|skule|vgs)")
_OFFICES = listed(
    """
    nav nav-kontor nav-kontoret navkontor navkontoret
    """
)
_SERVICES = listed(
    """
    dps bup ppt pp-tjenesten pp-tenesta ot oppfølgingstjenesten barnevernet barnevernstjenesten
    barnevernstenesta legevakt legevakta legevakten tannlegen abup fontenehus fontenehuset ungdomsklinikk
    ungdomsklinikken fritidsklubben opplæringskontoret ungdomsteamet sykehuset sjukehuset
    """
)
# What NAV itself has the name of; these tell no place.
_NAVS_OWN = listed(
    """
    ung ungdom kontaktsenter kontaktsenteret hjelpemiddelsentral hjelpemiddelsentralen arbeidslivssenter
    familie klage klageinstans ytelser arbeid veileder veiledere veiledar leder sjef ansatt ansatte konto
    appen app direktoratet stat kommune skjema chat internett
    """
)
_LINKS = listed(
    """
    i på for avd avdeling ved frå fra
    """
)
_INNER = listed(
    """
    og av de den du la
    """
)
_COMPANY = listed(
    """
    as asa ans da ba sa ab ltd gmbh inc ks iks hf nuf enk
    """
)
_TRADES = listed(
    """
    trelast mekaniske mek mek. bilverksted verksted verkstad spedisjon transport dyreklinikk klinikk
    tannklinikk legekontor legesenter bygg byggservice rør rørservice rørleggerservice elektro elektriske
    bil bilservice bilpleie bilsenter auto dekk felg renhold vaskeri renseri frisør frisørsalong salong
    hudpleie bakeri konditori kafé kafe cafe kaffebar hotell hotel pub bar restaurant kebab pizza pizzeria
    grill gatekjøkken gård gard gartneri hagesenter planteskole sykehjem sjukeheim aldershjem bo-
    omsorgssenter bosenter bofellesskap helsesenter helsehus barnehage barnehagen regnskap eiendom
    entreprenør maskin maskinservice snekkeri snikkeri tømrerservice malerservice fisk laks fiskemottak
    slakteri meieri fabrikk industri industrier plast treindustri møbler møbel fritidsklubb ungdomsklubb
    ungdomshus kirke menighet museum bibliotek camping treningssenter treningsstudio senter storsenter
    kjøpesenter kjøpmann matsenter dagligvare landhandel handel butikk sportssenter sykehus sjukehus
    psykiatri ungdomspsykiatri rehabilitering behandlingssenter ungdomshjem barnehjem akuttsenter mottak
    flyktningmottak asylmottak vekst arbeidssenter attføring produkter service drosjer taxi busser havn
    verft skipsverft yard bryggeri vekstbedrift gjenbruk bruktbutikk hundesenter ridesenter rideskole
    stall hestesenter fjøs oppdrett smolt kraft energi bank sparebank forsikring avis idrettslag il
    fotballklubb fk bk ik håndball korps teater kulturhus kino kulturskole bompengeselskap media data
    consulting konsult rådgivning advokat advokatkontor apotek optiker blomster interiør tekstil lager
    logistikk
    """
)
_CHAINS = frozenset(
    "rema rema_1000 kiwi coop coop_extra coop_prix coop_mega extra meny joker bunnpris spar europris circle_k fretex ikea elkjøp power equinor lerøy mowi salmar aker hydro statkraft dnb nordea"
    " sparebank sparebanken lindorff intrum kredinor mcdonalds mcdonald's burger_king max_burger narvesen 7-eleven deli_de_luca clas_ohlson jula biltema obs xxl h&m telenor telia manpower adecco securitas nokas avarn iss"
    " norwegian sas widerøe vinmonopolet byggmakker maxbo montér felleskjøpet tine nortura gilde orkla rusta jysk nille normal princess cubus bikbok dressmann zara peppes egon dolly_dimple espresso_house starbucks foodora wolt"
    " bring postnord dhl nettbuss tide unibuss vygruppen bane_nor veidekke skanska afgruppen kværner rosenberg tyrili phoenix_haga blå_kors_øst posten_norge plantasjen sport_1 g-sport intersport esso shell yx uno-x best".replace(
        "_", " "
    ).split(" ")
)
_CHAIN = re.compile(
    r"\b(?:Rema(?:\s?1000)?|Kiwi|Coop(?:\s(?:Extra|Prix|Mega|Marked|Obs))?|Extra|Meny|Joker|Bunnpris|Spar|Europris|Circle\sK|Fretex|I[Kk][Ee][Aa]|Elkjøp|Equinor|Statoil|Lerøy|Mowi|Salmar|SalMar|Aker(?:\s(?:Solutions|BP))?|Norsk\sHydro|Hydro|Statkraft"
    r"|DNB|Nordea|Spare[Bb]ank(?:en)?(?:\s1)?(?:\s[A-ZÆØÅ][\wæøåÆØÅ-]+){0,2}|Lindorff|Intrum|Kredinor|McDonald'?s?|Mc\s?Donalds?|Mc[Dd]onalds|Burger\sKing|Narvesen|7-[Ee]leven|Deli\sde\sLuca|Clas\sOhlson|Jula|Biltema|Obs|XXL|H&M|Telenor|Telia|Manpower|Adecco|Securitas|Nokas|Avarn"
    r"|Norwegian|SAS|Widerøe|Vinmonopolet|Byggmakker|Maxbo|Montér|Felleskjøpet|Tine|Nortura|Gilde|Orkla|Rusta|Jysk|JYSK|Nille|Princess|Cubus|Bik\s?Bok|Dressmann|Peppes|Egon|Dolly\sDimple'?s?|Espresso\sHouse|Starbucks|Foodora|Wolt|Bring|PostNord|Postnord|DHL|Nettbuss|Unibuss"
    r"|Veidekke|Skanska|Kværner|Tyrili|Plantasjen|Sport\s1|G-[Ss]port|Intersport|Esso|Shell|Uno-X|Posten\sNorge|Durapart|Fønix)(?:-?(?:en|'en|butikken))?\b"
)
_SOME_CHAINS = listed(
    """
    extra normal power spar best joker bring princess obs
    """
)
_WORKS = re.compile(
    r"\b(?:jobb(?:er|a|et|e|ar)?|arbeid(?:er|ar|de|et|a|e)?|arbeidde|ansatt|tilsett|praksis\w*|praktikant\w*|lærling\w*|læreplass\w*|lærlingplass\w*|utplasser\w*|arbeidstrening\w*|tiltak\w*|sommerjobb\w*|sommarjobb\w*|deltidsjobb\w*"
    r"|ekstrajobb\w*|helgejobb\w*|vikar\w*|sluttet|slutta|sparken|oppsagt|sjef(?:en)?|lageret|kassa|intervju\w*|begynte|begynner|starte[tr]?|starta|nattevakt|vakt(?:er|a)?|resepsjonen|kjøkkenet|fabrikken)"
    r"(?:\s[a-zæøå]{1,12}){0,2}?\s(?:på|i|hos|for|ved|til|fra|frå)\s(?:den\s|det\s|ein\s|en\s)?(?=(?P<name>[^\W\d_]))"
)
_AS = re.compile(r"\s(?:AS|ASA|ANS|DA|SA)\b")
_NUMBER_AFTER = re.compile(r"\s\d{1,4}\b(?!\s?(?:år|måned|mnd|uke|dag|time|%|kr|gang))")
_CARE = re.compile(
    r"\s(?:bo-?\s?)?og\s\w+(?:senter|heim|hjem)\b(?:,?\savd\.?\s?(?:\d+|[A-ZÆØÅ]\w*))?|\sbo-\sog\s\w+(?:,?\savd\.?\s?\d+)?"
)
_UNIVERSITIES = listed("NTNU UIO UIB UIT HVL NMBU NHH USN UiO UiB UiT UiS UiA OsloMet")
_LONGEST = 5
_WORD_TOO = "kan være et navn på et kontor eller en arbeidsplass"


def find_organisations(answer: Answer) -> Iterator[Found]:
    """Find schools, offices and employers."""
    for number, word in enumerate(answer.words):
        yield from _school(answer, number, word)
        yield from _office(answer, number, word)
        yield from _company(answer, number, word)
    for match in _CHAIN.finditer(answer.text):
        if match[0].lower() not in _SOME_CHAINS or not _is_initial(answer, match.start()):
            yield Found(match.start(), match.end(), "arbeidsgiver")
    yield from _workplaces(answer)
    yield from _recognised(answer)


def _is_initial(answer: Answer, start: int) -> bool:
    number = answer.number_at.get(start)
    return number is not None and answer.words[number].initial


def _name_before(answer: Answer, number: int, *, small: bool = True) -> int:
    """Give the first word of the name that ends right before a word; the word itself when there is none."""
    first = number
    while first > 0 and number - first < _LONGEST and answer.gap(first - 1) in {" ", "  ", "-", " & ", "&"}:
        word = answer.words[first - 1]
        if not _is_namely(answer, word, small=small and first == number) and not (
            first < number
            and word.lower in _INNER
            and first > 1
            and _is_namely(answer, answer.words[first - 2], small=False)
        ):
            break
        first -= 1
    return first


def _is_namely(answer: Answer, word: Word, *, small: bool) -> bool:
    """Tell whether a word may be part of an organisation's name."""
    book = answer.book
    form = base_of(answer, word.lower)
    if book.is_kept(word.lower) or len(word.text) < 2:
        return False
    ordinary = book.is_word(word.lower) and (form == word.lower or book.is_word(form))
    if word.capital and not answer.shouting and not word.abbreviated:
        return not word.initial or not ordinary or book.is_place(form) or word.lower in _TRADES
    if word.shouted and not answer.shouting:
        return False
    if small and ordinary and form == word.lower:
        return book.is_place(form)
    return (
        small
        and not ordinary
        and (book.is_place(form) or (is_unknown(answer, word) and len(form) > 4 and not book.is_first(form)))
    )


def _school(answer: Answer, number: int, word: Word) -> Iterator[Found]:
    words, text = answer.words, answer.text
    if _SCHOOLS.fullmatch(word.lower):
        first = _name_before(answer, number)
        if first < number:
            last = number
            while last + 1 < len(words) and answer.gap(last) == " " and words[last + 1].lower in _SCHOOL_TAIL:
                last += 1
            yield Found(words[first].start, words[last].end, "skole")
            return
    if _SCHOOL_OF.fullmatch(word.lower) and answer.after(number) in {"i", "på"} and number + 2 < len(words):
        last = _name_after(answer, number + 2)
        if last >= number + 2:
            yield Found(word.start, words[last].end, "skole")
            return
    named = word.capital and not word.initial and not answer.shouting
    if _BUILT_SCHOOL.fullmatch(word.lower) and not _PLAIN_SCHOOL.fullmatch(word.lower):
        if named or (not answer.book.is_word(word.lower) and word.capital):
            yield Found(word.start, word.end, "skole")
        elif not answer.book.is_word(word.lower) and answer.before(number) in {
            "på",
            "ved",
            "til",
            "fra",
            "frå",
        }:
            yield Found(word.start, word.end, "skole", _WORD_TOO)
    if word.text in _UNIVERSITIES:
        yield Found(word.start, word.end, "skole")


def _name_after(answer: Answer, number: int) -> int:
    """Give the last word of a place's name that begins with a word; one less when there is none."""
    words, book = answer.words, answer.book
    last = number - 1
    while last + 1 < len(words) and (last < number or answer.gap(last) == " "):
        word = words[last + 1]
        form = base_of(answer, word.lower)
        capital = word.capital and not answer.shouting and not word.shouted
        if book.is_kept(word.lower) or word.lower in _NAVS_OWN:
            break
        if not capital and not (last < number and book.is_place(form) and not book.is_word(form)):
            break
        last += 1
        if not capital:
            break
    return last


def _office(answer: Answer, number: int, word: Word) -> Iterator[Found]:
    """Find «NAV Granmo», «Nav-kontoret på Granmo», «OT Midtre Namdal», «kontoret i Askim»."""
    words = answer.words
    head = word.lower
    if head not in _OFFICES and head not in _SERVICES:
        return
    kind = "nav-kontor" if head in _OFFICES else "institusjon"
    at = number + 1
    if at < len(words) and answer.gap(number) == " " and words[at].lower in {"kontoret", "kontor"}:
        at += 1
    linked = at < len(words) and words[at].lower in _LINKS and not answer.gap(at - 1).strip()
    if linked:
        at += 1
    if at >= len(words) or answer.gap(at - 1) not in {" ", "-", "  ", " - "}:
        return
    last = _name_after(answer, at)
    if last >= at:
        if (
            answer.book.is_first(base_of(answer, words[at].lower))
            and not answer.book.is_place(words[at].lower)
            and not linked
        ):
            return
        yield Found(word.start, words[last].end, kind)
    elif (
        head in {"nav"}
        and not linked
        and is_unknown(answer, words[at])
        and len(words[at].text) > 4
        and not answer.shouting
    ):
        if words[at].lower not in _NAVS_OWN and answer.before(number) in {
            "på",
            "hos",
            "ved",
            "i",
            "fra",
            "frå",
            "til",
        }:
            yield Found(word.start, words[at].end, kind, _WORD_TOO)


def _company(answer: Answer, number: int, word: Word) -> Iterator[Found]:
    """Find a name that ends in a form of company or in a trade («Fjordplast AS», «Sagmo Trelast»)."""
    if number == 0:
        return
    form = word.text in {"AS", "ASA", "ANS", "DA", "SA", "BA", "IKS", "HF", "IL", "FK"} or (
        word.lower in _COMPANY and word.text in {"As", "as"} and answer.words[number - 1].capital
    )
    if not form and word.lower not in _TRADES:
        return
    first = _name_before(answer, number, small=False)
    if first == number and word.capital and not word.initial and _is_head(answer, number):
        first -= 1
    if first == number:
        return
    if (
        not form
        and word.lower in _TRADES
        and number - first == 1
        and answer.book.is_kept(answer.words[first].lower)
    ):
        return
    last = number
    while (
        last + 2 < len(answer.words)
        and answer.words[last + 1].lower == "og"
        and not answer.gap(last).strip(" ")
        and (answer.words[last + 2].capital or answer.words[last + 2].lower in _TRADES)
        and not answer.words[last + 2].initial
    ):
        last += 2
    while (
        last + 1 < len(answer.words)
        and answer.gap(last) in {" ", "- "}
        and (answer.words[last + 1].lower in _TRADES or answer.words[last + 1].text == "AS")
    ):
        last += 1
    end = answer.words[last].end
    branch = _BRANCH.match(answer.text, end)
    yield Found(answer.words[first].start, branch.end() if branch else end, "arbeidsgiver")


def _is_head(answer: Answer, number: int) -> bool:
    """Tell whether a sentence begins with a name that is an ordinary word too, with a trade in capitals after."""
    head = answer.words[number - 1]
    plain = head.lower in _NO_HEADS or answer.book.is_kept(head.lower)
    return number > 0 and head.initial and head.capital and answer.gap(number - 1) == " " and not plain


_NO_HEADS = listed(
    """
    en et ei ein eit min mi mitt ny nye nytt den det denne dette på i hos ved fra til jeg eg vi han hun ho
    """
)
_BRANCH = re.compile(
    r"(?:-?\s?(?:bo-?\s?)?og\s\w+(?:senter|heim|hjem)\b)?,?\savd(?:\.|eling)?\s?(?:\d+|[A-ZÆØÅ]\w*)",
    re.IGNORECASE,
)


def _workplaces(answer: Answer) -> Iterator[Found]:
    """Find what has a capital after «jobber på», «praksis hos», «lærling i»."""
    words, book = answer.words, answer.book
    for match in _WORKS.finditer(answer.text):
        number = answer.number_at.get(match.end())
        if number is None:
            continue
        word = words[number]
        chain = _SMALL_CHAIN.match(answer.text, word.start)
        if chain:
            yield Found(word.start, chain.end(), "arbeidsgiver")
            continue
        if (
            not word.capital
            or word.shouted
            or answer.shouting
            or book.is_kept(word.lower)
            or book.is_place(base_of(answer, word.lower))
        ):
            continue
        if book.is_first(word.lower) and not answer.after(number):
            continue
        last = number
        while (
            last + 1 < len(words)
            and answer.gap(last) in {" ", " & "}
            and (
                (words[last + 1].capital and not book.is_kept(words[last + 1].lower))
                or (
                    words[last + 1].lower == "og"
                    and last + 2 < len(words)
                    and words[last + 2].capital
                    and answer.gap(last + 1) == " "
                )
                or words[last + 1].lower in _TRADES
            )
        ):
            last += 1
        end = words[last].end
        more = _NUMBER_AFTER.match(answer.text, end) or _CARE.match(answer.text, end)
        yield Found(word.start, more.end() if more else end, "arbeidsgiver")


_SMALL_CHAIN = re.compile(
    r"(?:rema(?:\s?1000)?|kiwi|coop(?:\s(?:extra|prix|mega))?|extra|meny|joker|bunnpris|europris|circle\sk|fretex|ikea|elkjøp|mcdonald'?s?|mc\s?donalds|mækkern|burger\sking|narvesen|clas\sohlson|jula|biltema|obs|xxl|peppes|posten|foodora|spar|esso|shell|yx)(?:'?en)?\b",
    re.IGNORECASE,
)


def _recognised(answer: Answer) -> Iterator[Found]:
    """Find the organisations that only the recogniser knows."""
    number = 0
    while number < len(answer.words):
        last = number
        if answer.labels.get(number) == "ORG":
            while (
                last + 1 < len(answer.words)
                and answer.labels.get(last + 1) == "ORG"
                and answer.gap(last) == " "
            ):
                last += 1
            run = answer.words[number : last + 1]
            if _is_organisation(answer, run):
                yield Found(run[0].start, run[-1].end, "arbeidsgiver")
        number = last + 1


def _is_organisation(answer: Answer, run: tuple[Word, ...]) -> bool:
    if answer.shouting or any(answer.book.is_kept(word.lower) for word in run):
        return False
    named = [word for word in run if word.capital and not word.shouted and len(word.text) > 2]
    return bool(named) and any(is_unknown(answer, word) for word in named)
