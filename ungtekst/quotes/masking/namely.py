"""Where the name of an organisation begins and ends: the words beside «vgs», «NAV» or «Trelast»."""

from __future__ import annotations

from ungtekst.quotes.masking.answer import Answer, Word
from ungtekst.quotes.masking.listed import listed
from ungtekst.quotes.masking.persons import base_of, is_unknown

TRADES = listed(
    """trelast mekaniske mek mek. bilverksted verksted verkstad spedisjon transport dyreklinikk klinikk
    tannklinikk legekontor legesenter bygg byggservice rør rørservice rørleggerservice elektro
    elektriske bil bilservice bilpleie bilsenter auto dekk felg renhold vaskeri renseri frisør
    frisørsalong salong hudpleie bakeri konditori kafé kafe cafe kaffebar hotell hotel pub bar
    restaurant kebab pizza pizzeria grill gatekjøkken gård gard gartneri hagesenter planteskole sykehjem
    sjukeheim aldershjem bo- omsorgssenter bosenter bofellesskap helsesenter helsehus barnehage
    barnehagen regnskap eiendom entreprenør maskin maskinservice snekkeri snikkeri tømrerservice
    malerservice fisk laks fiskemottak slakteri meieri fabrikk industri industrier plast treindustri
    møbler møbel fritidsklubb ungdomsklubb ungdomshus kirke menighet museum bibliotek camping
    treningssenter treningsstudio senter storsenter kjøpesenter kjøpmann matsenter dagligvare landhandel
    handel butikk sportssenter sykehus sjukehus psykiatri ungdomspsykiatri rehabilitering
    behandlingssenter ungdomshjem barnehjem akuttsenter mottak flyktningmottak asylmottak vekst
    arbeidssenter attføring produkter service drosjer taxi busser havn verft skipsverft yard bryggeri
    vekstbedrift gjenbruk bruktbutikk hundesenter ridesenter rideskole stall hestesenter fjøs oppdrett
    smolt kraft energi bank sparebank forsikring avis idrettslag il fotballklubb fk bk ik håndball korps
    betong graving grus anlegg maling mur murservice flis tak glass kjøtt sjømat catering kro kroa
    gjestehus pensjonat fjellstue bistro sushi wok bowling fysioterapi fotpleie hundepass kennel negler
    sykkel båt båtbyggeri marina rederi shipping offshore drilling subsea solutions group gruppen
    holding invest systems design reklame trykk trykkeri foto studio avløserlag samvirkelag samvirke
    sagbruk høvleri mølle ysteri lakk karosseri bruktbil kjøreskole trafikkskole vakt security bemanning
    personell elektronikk ventilasjon varme vvs blikk stål sveis tømrer snekker maler murmester
    rørlegger elektriker bygdeservice kraftlag palace delikatesser teater kulturhus kino kulturskole
    bompengeselskap media data consulting konsult rådgivning advokat advokatkontor apotek optiker
    blomster interiør tekstil lager logistikk"""
)
# What NAV itself has the name of; these tell no place.
NAVS_OWN = listed(
    """ung ungdom kontaktsenter kontaktsenteret hjelpemiddelsentral hjelpemiddelsentralen arbeidslivssenter
    familie klage klageinstans ytelser arbeid veileder veiledere veiledar leder sjef ansatt ansatte
    konto appen app direktoratet stat kommune skjema chat internett"""
)
_SAINTS = listed("St Sankt")
_INNER = listed("og av de den du la")
_LONGEST, _SHORTEST = 5, 5


def name_before(answer: Answer, number: int, *, small: bool = True) -> int:
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
    if book.is_kept(word.lower) or len(word.text) == 1:
        return False
    ordinary = book.is_word(word.lower) and (form == word.lower or book.is_word(form))
    if word.capital and not answer.shouting and not word.abbreviated:
        return not word.initial or not ordinary or book.is_place(form) or word.lower in TRADES
    if word.shouted and not answer.shouting:
        return False
    if small and ordinary and form == word.lower:
        return book.is_place(form)
    return (
        small
        and not ordinary
        and (
            book.is_place(form)
            or (is_unknown(answer, word) and len(form) >= _SHORTEST and not book.is_first(form))
        )
    )


def name_after(answer: Answer, number: int) -> int:
    """Give the last word of a place's name that begins with a word; one less when there is none."""
    words, book = answer.words, answer.book
    last = number - 1
    while last + 1 < len(words) and (last < number or answer.gap(last) in {" ", "/"}):
        word = words[last + 1]
        form = base_of(answer, word.lower)
        capital = word.capital and not answer.shouting and not word.shouted
        if book.is_kept(word.lower) or word.lower in NAVS_OWN:
            break
        if not capital and not (last < number and book.is_place(form) and not book.is_word(form)):
            break
        last += 1
        if not capital:
            break
        saint = word.text in _SAINTS and last + 1 < len(words) and answer.gap(last) in {". ", "."}
        if saint and words[last + 1].capital:
            last += 1
    return last
