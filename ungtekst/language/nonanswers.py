"""Whether a text is an answer at all: ``ja``, ``tomt``, ``ikke-svar`` or ``uleselig``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import Literal

from ungtekst.language.lemmas import load_lemmas
from ungtekst.language.normalise import fold, normalise

Usability = Literal["ja", "tomt", "ikke-svar", "uleselig"]
Phrase = tuple[str, ...]
Phrases = frozenset[Phrase]

# One phrase a line; a/b are alternatives, a final ? makes a word optional.
_PHRASES = """
jeg/eg? vet/veit/veitt jeg/eg/da/æ? virkelig/ærlig/faktisk/egentlig/eigentleg? ikke/ikkje/ei/inte
jeg/eg? vet/veit jeg/eg? da? faen/fan/søren/fader/pokker
vet/veit ikke/ikkje hva/kva jeg/eg skal/ska/bør svare/svara/si/seie/skrive
jeg/eg? aner/ane/anar jeg/eg? ikke/ikkje
jeg/eg? husker/huske/hugser/hugsar/minnes jeg/eg? ikke/ikkje det?
jeg/eg? skjønner/skjønar/forstår/skjøner/forsto jeg/eg? ikke/ikkje spørsmålet/spørsmål/spørsmåla?
jeg/eg? har? ingen/inga/null anelse/aning/peiling/formening/meining/mening/kommentar/kommentarer/kommentarar
jeg/eg? har? ingen/inga svar/idé/ide/ideer/oppfatning/tilføyelser
jeg/eg? har? ikke/ikkje peiling/anelse/aning/svar/svart
ikke/ikkje noe/noko/no å? kommentere/tilføye/tilføya/melde/si/seie
jeg/eg? har? ikke/ikkje noe/noko mer/meir? å si/seie/tilføye/melde/kommentere
ikke/ikkje noe/noko/no spesielt?
ingenting spesielt/særlig?
ingen ting
inkje/intet/hm
jeg/eg? kommer/kjem ikke/ikkje på noe/noko/no/noen/nokon?
jeg/eg? finner/finn ikke/ikkje på noe/noko
kan/vil/ønsker/ynskjer/orker/orkar/gidder/gidd ikke/ikkje å? svare/svara på? det/dette/spørsmålet?
jeg/eg kan/vil/ønsker/ynskjer/orker/orkar/gidder/gidd ikke/ikkje å? svare/svara på? det/dette/spørsmålet?
vil helst ikke/ikkje svare
ikke/ikkje aktuelt/relevant/aktuell for? meg?
uaktuelt for? meg?
gjelder/gjeld ikke/ikkje meg?
har? ikke/ikkje tenkt/tenkt/tenkte på/over det/dette
jeg/eg? er? ikke/ikkje helt/heilt? sikker
det? er? vanskelig/vanskeleg/vrient å si/seie/svare
vanskelig/vanskeleg/godt/rart/dumt spørsmål
nei
nei ikke/ikkje egentlig/eigentleg/spesielt/akkurat/direkte
nei takk
næ/niks/nope/nah/pass/blank/blankt/ubesvart/dunno/idk/na/x/xx/xxx/blabla/blablabla
n a
i? dont/don't know
bla bla
vetikke/vetkje/veitkje/veitikke/veitikkje/vettikke/vetke/vetsje/vetsjø/ikkepeiling
"""
# Other ways to say the same: what is an answer in one spelling is one in all of them.
_SAME = {"ingenting": "ingen ting\ninkje/intet\nikke/ikkje noe/noko/no"}
# Words that add nothing to a non-answer; alone they are not one.
_FILLERS = """
akkurat altså bare berre da det dette desverre dessverre eg egentlig eh ehm eigentleg for ha haha hahaha
hehe helt heilt hm hmm hmmm i jaja jeg jo kanskje kjempe liksom litt lol men mer meir nå no nei og om
overhodet overhovudet sant enda ennå faktisk ass assa beklager sorry orsak spørs så tja tror trur vel
absolutt ærlig ærleg talt rett slett noe noko
"""
_FACE = re.compile(
    r"(?<!\w)(?:[:;=][-'^]?[dpos3]+|xd+|<3+)(?!\w)|[:;=][-'^]?[()\[\]/\\|*]+|\^_*\^", re.IGNORECASE
)
_PICTURE = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]")
_SHRUG = re.compile("\U0001f937|\U0001f610|\U0001f611|\U0001f636|¯")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_REPEATED = re.compile(r"(.)\1+")

# A longer text says something, whatever it opens with.
_LONGEST_NONANSWER = 20

_ROWS = ("qwertyuiopå", "asdfghjkløæ", "zxcvbnm")
_KEY_RUNS = frozenset(
    row[at : at + 4] for keys in _ROWS for row in (keys, keys[::-1]) for at in range(len(keys) - 3)
)
_LOOPED = re.compile(r"(.{1,4}?)\1{2,}.{0,3}")
_LAUGHTER = re.compile(r"(?:ha|he|hi|hæ|ho|la|ja|nei|bla)+[ahe]?|h?m+")
_ONE_KEY = re.compile(r"([^\W\d_])\1{3,}")
_VOWELLESS = re.compile(r"[^aeiouyæøåäöéèêóòôüàáëï\W\d_]{5,}")
_TOO_SHORT = re.compile(r"[^\W\d_]{1,2}|[^aeiouyæøå\W\d_]{3}")
_CONSONANT_CLUSTER = re.compile(r"[^aeiouyæøåäöéèêóòôüàáëï\W\d_]{6,}")
_NO_NOISE = frozenset({"tlfnr"})


def usability(text: str, content: Iterable[str] = (), nonanswers: Iterable[str] = ()) -> Usability:
    """Say whether a text can be used as an answer.

    ``content`` are words or phrases that are an answer to this question though elsewhere they are none
    («ingenting»); ``nonanswers`` are further phrases that are none. Case, chat spellings, letters repeated
    for effect and smileys are evened out before comparing.

    Returns ``tomt`` (nothing but white space and signs), ``ikke-svar`` (nothing but phrases such as «vet
    ikke», with words that add nothing), ``uleselig`` (keyboard noise and no known word), else ``ja``.
    """
    written = normalise(text).text
    words = _words(written)
    if not words:
        return _without_words(written)
    if len(words) > _LONGEST_NONANSWER:
        return "ja"
    if _holds(words, _extra(tuple(content))):
        return "ja"
    if _covered(words, (_nonanswers(), _extra(tuple(nonanswers)))):
        return "ikke-svar"
    return "uleselig" if _is_noise(written) else "ja"


@lru_cache(maxsize=100_000)
def says_something(word: str) -> bool:
    """Tell whether a text is an answer because it has this word, whatever else it says.

    So is every known word that no non-answer is made of; a question's own non-answers are not looked at.
    """
    return _comparable(word) not in _empty_words() and load_lemmas().known(fold(word))


@lru_cache(maxsize=1)
def _empty_words() -> frozenset[str]:
    """Give every word that a non-answer may be made of."""
    return _fillers() | {word for phrase in _nonanswers() for word in phrase}


def _without_words(written: str) -> Usability:
    """Judge a text without a letter or digit: a smiley answers, a question mark or a shrug does not."""
    if _SHRUG.search(written):
        return "ikke-svar"
    if _PICTURE.search(written) or _FACE.search(written):
        return "ja"
    return "ikke-svar" if "?" in written else "tomt"


def _words(written: str) -> Phrase:
    """Give the folded words of a text, letters repeated anywhere cut to one, smileys left out."""
    return tuple(map(_comparable, _WORD.findall(_FACE.sub(" ", written))))


@lru_cache(maxsize=100_000)
def _comparable(word: str) -> str:
    """Fold a word and cut every repeated letter to one: «ikkeee» and «ikke» then compare equal."""
    return _REPEATED.sub(r"\1", fold(word))


def _holds(words: Phrase, phrases: Phrases) -> bool:
    """Tell whether one of the phrases stands in the words."""
    return any(
        words[start : start + len(phrase)] == phrase for phrase in phrases for start in range(len(words))
    )


def _covered(words: Phrase, phrases: tuple[Phrases, ...]) -> bool:
    """Tell whether the words are nothing but phrases, one or more, and fillers."""
    # Reachable states: how many words are accounted for, and whether a phrase was among them.
    fillers = _fillers()
    reached = {(0, False)}
    for start in range(len(words)):
        for _, said in [state for state in reached if state[0] == start]:
            if words[start] in fillers:
                reached.add((start + 1, said))
            for end in range(start + 1, len(words) + 1):
                if any(words[start:end] in known for known in phrases):
                    reached.add((end, True))
    return (len(words), True) in reached


def _is_noise(written: str) -> bool:
    """Tell whether a text is keyboard noise: some word is mash, and none is known or a number."""
    lemmas = load_lemmas()
    mash = False
    for raw in _WORD.findall(written):
        word = fold(raw)
        if _TOO_SHORT.fullmatch(word):
            continue
        if _ONE_KEY.fullmatch(word) and not _LAUGHTER.fullmatch(word):
            mash = True
            continue
        if any(map(str.isdigit, word)) or lemmas.known(word) or lemmas.lookup(word) != (word,):
            return False
        if not _is_mash(word):
            return False
        mash = True
    return mash


def _is_mash(word: str) -> bool:
    """Tell whether an unknown word can only have been hammered on a keyboard."""
    if word in _NO_NOISE or _LAUGHTER.fullmatch(word):
        return False
    if _VOWELLESS.fullmatch(word) or _CONSONANT_CLUSTER.search(word) or _LOOPED.fullmatch(word):
        return True
    return any(word[at : at + 4] in _KEY_RUNS for at in range(len(word) - 3))


@lru_cache(maxsize=256)
def _extra(given: Phrase) -> Phrases:
    """Make comparable phrases of a question's own words."""
    own = {words for phrase in given if (words := _words(normalise(phrase).text))}
    for word, others in _SAME.items():
        if (_comparable(word),) in own:
            own.update(_phrases(others))
    return frozenset(own)


@lru_cache(maxsize=1)
def _nonanswers() -> Phrases:
    return _phrases(_PHRASES)


@lru_cache(maxsize=1)
def _fillers() -> frozenset[str]:
    return frozenset(_comparable(word) for word in _FILLERS.split())


def _phrases(lines: str) -> Phrases:
    return frozenset(phrase for line in lines.split("\n") if line for phrase in _written_out(line))


def _written_out(line: str) -> Iterator[Phrase]:
    """Write out every phrase that a line of alternatives and optional words stands for."""
    slots = [
        [_comparable(word) for word in slot.removesuffix("?").split("/")] + [""] * slot.endswith("?")
        for slot in line.split()
    ]
    for chosen in product(*slots):
        yield tuple(word for word in chosen if word)
