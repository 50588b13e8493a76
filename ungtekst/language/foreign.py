"""How likely a text is to be in another language than Norwegian, word by word.

Each word is as likely in Norwegian as our tables of words and letters say, and as likely elsewhere as a short
list of the language's commonest words says, with the letters of other languages for what is not on it. The
lists are written by hand, commonest first, of what our data has no text in.
"""

from __future__ import annotations

import gzip
import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from ungtekst.language.chat import CHAT_SPELLINGS
from ungtekst.language.dialect import DIALECT
from ungtekst.language.lemmas import Lemmas, load_lemmas
from ungtekst.language.loans import LOANS
from ungtekst.language.words import Words, load_words
from ungtekst.resources import shipped

_LISTS = {
    "da": """
jeg det at er og en i ikke på til der af med for at har den de et var så som mig men du hvis kan vil vi om
min han hun
man havde hvad bare eller også skal være da ved når dig fra nogle noget sig meget ud efter godt nu over gør
lige blev
få op mere bliver blive hvor mange alt altid aldrig mit mine jeres deres flere fordi skole arbejde kunne
skulle ville
selv uden gerne bedre nogen helt hos hjælp hjælpe tid måske burde gjorde fik får været hvordan hvorfor
hvornår før end
ind siden derfor folk brug andre begge sammen lidt kun nok næste tror synes mennesker hjælper hjalp hjulpet
sagde siger
sige mellem igen både svært nemt let dårlig dårligt rigtig rigtigt måde plads sted penge uddannelse læse
læser skrive
snakke lave laver lavet taget tager tage gav giver givet kommet kommer gået sidste hele egen egne andet nyt
øvrigt støtte
mulighed muligheder behov stadig væk hjem hjemme bange ked glad kæreste lærer lærere børn unge ung job
mindre længe hver
dage dag uge år gange kommunen læge syg sygdom tænke tænker føler føle ønsker mener bedst først sammen vores
hende ham dem
""",
    "de": """
ich und die der das ist nicht zu in ein sie es mit mir für auf war den von auch so wie haben eine hat er
aber man als
wenn dass mich wir hab bin wird noch sich meine mehr dem sind nur was kann schon habe bei nach an aus oder
immer einen
im gut keine kein sehr viel weil wurde werden will hatte gar nichts einfach über mal mein hier wieder hilfe
schule arbeit
zeit leben leute ihr am um nie weiß jemand geholfen ja nein da dann etwas alles alle uns ihm ihre zum zur
damit ohne geld
""",
    "en": """
the to and i a of you it in is that for on my me was have with not be are this but we do they so just what
he all your
like can about if know she at get out up when no don't think or people time more one because really want
there would from
good them make how will it's had as were an who help school work some has need been then even very much also
other their
only now never always nothing could should dont im didnt feel life job money than too any by our his her
here got did
does first most where being myself someone
""",
    "pl": """
nie to się i w na że z jest do ja mi jak a co ale tak za mnie mam po dla od czy o już tylko ma było bardzo
przez jestem
żeby więcej chcę są był była mój moja nic by pracy szkoła pracę czasu wiem może sie tego nikt lub gdy kiedy
ze mieć być
""",
    "so": """
waa iyo in ku ka u oo ah aan waxaan ma ay la soo ayaa si waxa uu ee iga i wax inaan badan igu qof lacag
shaqo ayuu
dugsiga kale laakiin ii lama ayay marka waxay
""",
    "sv": """
jag det att är och en i inte på till som av med för har den de ett var så mig men du om kan vill vi min han
hon man hade
vad bara eller också ska vara då vet när dig från några något sig mycket ut efter bra nu över gör blev få
upp mer blir bli
många allt alltid aldrig mitt mina deras fler därför skola arbete kunde skulle ville själv utan gärna bättre
någon helt hos
hjälp hjälpa tid kanske borde gjorde fick får varit hur varför innan än in sedan folk behöver andra båda
tillsammans lite
jobb nästa tror tycker människor ingen ingenting mår dom där här går hjälpte sade säger säga mellan igen
både svårt lätt
dålig dåligt riktigt sätt plats ställe pengar utbildning läsa skriva prata göra gjort tagit tar ta gav ger
kommit kommer gått
""",
}
_SPOKEN = DIALECT.union(CHAT_SPELLINGS)
# The commonest word of a list is about this common, the tenth a third of it (Zipf's law).
_COMMONEST, _FLATTENED = 0.12, 4
# A language's other words take half of its text.
_UNLISTED = 0.5
# Norwegian words that no table has: what share of a text they are, and what a form is worth that the form
# table, a rule or the list of dialect words knows, though no count does.
_UNKNOWN = 0.05
_IN_TABLE, _BY_RULE, _OF_DIALECT = 3e-7, 1e-7, 2e-5
# A word that Norwegian has this often says next to nothing for a language that has it oftener («jeg», «for»):
# our counts are of newspapers, where nobody says «jeg».
_COMMON, _SHARED = 3e-5, 0.3
# Letters of other scripts than the Latin.
_OTHER_SCRIPT = re.compile("[\u0370-\u1dff\u1f00-\U0010ffff]")
_SPELLED_ELSEWHERE = 1e-6
# The languages that the table of letters has columns for («xx»: the mean of many), and what a run of letters
# costs that it lacks, in nats.
_SPELLED = ("no", "xx", "da", "sv")
_RARE = (7.0, 6.0, 7.0, 7.0)
_FLOOR = 1e-13
_CACHED_WORDS = 100_000


class Foreignness:
    """Weighs the words of a text. Made by ``load_foreignness``.

    Parameters: ``words`` and ``lemmas``, the tables; ``letters``, the packed table of letters.
    """

    def __init__(self, words: Words, lemmas: Lemmas, letters: bytes) -> None:
        self._words, self._lemmas = words, lemmas
        self._letters = _costs(letters)
        self._weights = lru_cache(maxsize=_CACHED_WORDS)(self._weigh)

    def log_odds(self, words: Sequence[str]) -> float:
        """Give the log odds (nats) of the likeliest other language against Norwegian; 0.0 for no words.

        A word counts once; one with a capital that no table or list has is a name and does not count, unless
        all are in capitals.
        """
        loud = all(map(str.isupper, words))
        counted = [word for word in words if loud or not self._is_name(word)]
        weights = [self._weights(word) for word in dict.fromkeys(word.lower() for word in counted)]
        return max(map(sum, zip(*weights, strict=True)), default=0.0)

    def _is_name(self, word: str) -> bool:
        low = word.lower()
        return word != low and not self.known(low) and not any(low in listed for listed in _LISTED.values())

    def known(self, word: str) -> bool:
        """Tell whether a lower-case word is Norwegian as far as the tables and rules know."""
        counted = word in self._words or word in _SPOKEN or self._lemmas.known(word)
        return counted or self._is_by_rule(word)

    def _is_by_rule(self, word: str) -> bool:
        return bool(self._lemmas.simple(word)) or self._lemmas.splitter.split(word).is_compound

    def _weigh(self, word: str) -> tuple[float, ...]:
        """Give the log odds of a word in each listed language, and in any other, against Norwegian.

        An English loan is as likely in either.
        """
        if word in LOANS:
            return (0.0,) * (len(_LISTED) + 1)
        spelled = self._spelled(word)
        own = self._frequency(word)
        norwegian = math.log(own + _UNKNOWN * spelled["no"] + _FLOOR)
        most = _SHARED if own >= _COMMON else math.inf
        odds = [
            math.log(of.get(word, 0.0) + _UNLISTED * spelled.get(language, spelled["xx"]) + _FLOOR)
            - norwegian
            for language, of in _LISTED.items()
        ]
        elsewhere = math.log(_UNLISTED * spelled["xx"] + _FLOOR) - norwegian
        return (*(min(weight, most) for weight in odds), elsewhere)

    def _frequency(self, word: str) -> float:
        """Give the share of Norwegian text that a known word is; 0.0 for an unknown one."""
        if word in self._words:
            both = (self._words.zipf(word, "nb"), self._words.zipf(word, "nn"))
            return sum(10**zipf for zipf in both if zipf) / 2e9
        if word in _SPOKEN:
            return _OF_DIALECT
        if self._lemmas.known(word):
            return _IN_TABLE
        return _BY_RULE if self._is_by_rule(word) else 0.0

    def _spelled(self, word: str) -> dict[str, float]:
        """Give the probability of a word's letters in each language of the table."""
        if _OTHER_SCRIPT.search(word):
            return dict.fromkeys(_SPELLED, _SPELLED_ELSEWHERE) | {"no": 0.0}
        edged = f" {word} "
        runs = [edged[:2], *(edged[at : at + 3] for at in range(len(edged) - 2))]
        costs = [self._letters.get(run, _RARE) for run in runs]
        sums = map(sum, zip(*costs, strict=True))
        return {language: math.exp(-paid) for language, paid in zip(_SPELLED, sums, strict=True)}


def is_english(word: str) -> bool:
    """Tell whether a lower-case word is among the commonest of English, which Norwegians mix in."""
    return word in _LISTED["en"]


def _frequencies(ranked: Sequence[str]) -> Mapping[str, float]:
    """Give the share of a text that each word is, from the words with the commonest first."""
    return {word: _COMMONEST / (rank + _FLATTENED) for rank, word in enumerate(dict.fromkeys(ranked))}


_LISTED = {language: _frequencies(words.split()) for language, words in _LISTS.items()}


def _costs(letters: bytes) -> dict[str, tuple[float, ...]]:
    rows = (line.split("\t") for line in gzip.decompress(letters).decode("utf-8").split("\n")[:-1])
    return {run: tuple(int(tenths) / 10 for tenths in costs) for run, *costs in rows}


@lru_cache(maxsize=4)
def load_foreignness(folder: Path | None = None) -> Foreignness:
    """Read the table of letters, by default of the shipped ``models/words``; the same is read only once."""
    at = folder or shipped("models") / "words"
    return Foreignness(load_words(folder), load_lemmas(), (at / "letters.txt.gz").read_bytes())
