"""The small words and endings that decide what may be a part of a Norwegian compound: word lists only.

Particles and prefixes make a new word of what follows them («samarbeid» is no kind of «arbeid»), and suffixes
one of what stands before them («vennskap»).
"""

from __future__ import annotations

_PARTICLES = """
all alle an and atter av be bi ent er etter for fore fra fram frem ge gjen gjennom her hver inn man med men
mis mot opp over på sam som til und under unn unna ut van ved vel åt
"""
_SUFFIXES = """
aktig ande ane are ast bar dom else elser ende ene ens ere est este ets heit het inga ingar ingen inger inne
inner ist leik lig ling løyse messig ning nis sam skap som vis
"""
_COMBINING = """
bo eldre gamle hoved laboratorie lille medie meir mer seksual små år års
"""
_MORE_PARTICLES = """
ab ad altså anti attende bak begge blant bort både da de dei deg den denne der det dette di din disse dis du
dykk då eg ein ek eks eller en ene enn et ett foran forbi frå får få ha han har hen hjå ho hos hun hva hvor
høyst igjen ikke ikkje imellom imot in inne innan innen inter ja jeg kon kontra kor kva kvar kvat kvi la meg
mellom mens min må ned nede nei no noe nok noko nå når ob og om oppe oss para per pre pro re saman sammen
seg si sin sine sitt skal so sub så tilbake trans u utan ute uten vart vi vil vidare videre være
"""
_NOT_FIRST = "dom else før føre heit het ing gje leg lig ning skap tran"
_NOT_LAST = """
aktige al ar arisk bare bart ber e ell elle en er ert eri ete fold fon ga gen gene ger gi heita heiten
heiter heten heter hetene hets ie ig ik ika ikar ike ikk iker ing is isere isk isme isse iv iver kap kapen
kapet kar ke ken ker king kinga kingen lande lar laus lause lausheit leg ler let lik løs løse løshet løysa
mer ne ner nes nest nesta neste nesten or rande re rende res sagt se sel sen ser sig sige sigt ske slaus
sløs ster ste svis te ten ter tet tika ty ør ørs
"""
_NUMERALS = """
andre ein elleve en femte femten femti fem fire fjerde fjorten førti første halv hundre nitten nitti ni seks
seksten seksti sjette sju sjuende sjutten sytten sytti sjutti syv syvende ti tjue to tolv tredje tre tretten
tretti tri tusen tyve åttende atten åtte åtti éin én
"""
_MORE_COMBINING = """
aero agro akva aust auto bio data dobbelt eigne enkelt fjern fleir fler flere foreldre fysio geo gras hardt
heime hjemme hovud hydro høg høy ille indre inner innanriks innenriks justis kort lang lav lett liksom låg
lokal makro mega meste midt mikro mini mobil moto multi nano nasjonal nest netto nær nord old original parti
penge politi populær psyko radio rett selv sentral sjølv sosial spesial stor super sør tele termo trippel
tung ur utanlands utanriks utenlands utenriks vara vest video vise ytre ytter øst øvre nedre
"""
_SHORT_FIRST = "as bo bu by el is ku ny rå te ti to tv ur øl øy ås år"
# Stand last only: «trettenårig», «blåøyd».
_STAND_LAST = """
beint benet fotet føtt handa hendt hjerta hjertet håra håret kanta kantet lagd linja linjet munnet nasa
vinga vinget øyd øygd årig årige åring åringen åringer åringar
"""
_SHORT_LAST = "by is te øl øy ås år"
_LIGHT = """
binde feste festa føre føra gi gitt gje gjera gjere gjering gjeve gjeven gjeving gjort gjøre gjørelse
gjøring gå giving halde holde kjenne kjenna kjennelse kjenning kome koma komme lagd lagt late legge leggelse
leggja leggje legging satt sette setja setje setjing settelse setting se seie seia si slå slåing stille
stilla ta
"""

# Never the first part of a compound that has the rest as its kind.
BOUND_PARTS = frozenset(_PARTICLES.split())
# First parts that are no words of their own, or shorter than a guess may be, and common in answers.
COMBINING = frozenset(_COMBINING.split())

# What follows is for splitting, which asks more of a part than that a word ends in it.
_NOUNS = frozenset({"dom", "leik", "skap"})
NO_PART = BOUND_PARTS | frozenset(_MORE_PARTICLES.split())
NO_FIRST = NO_PART | frozenset(_NOT_FIRST.split())
NO_LAST = NO_PART | (frozenset(_SUFFIXES.split()) - _NOUNS) | frozenset(_NOT_LAST.split())
STAND_LAST = frozenset(_STAND_LAST.split())
NUMERALS = frozenset(_NUMERALS.split())
# Stand first and need not be words of the form table.
STAND_FIRST = COMBINING | NUMERALS | frozenset(_MORE_COMBINING.split())
SHORT_FIRST = frozenset(_SHORT_FIRST.split())
SHORT_LAST = frozenset(_SHORT_LAST.split())
# Last parts only behind a link. With a bare word before it a light verb makes a verb of another meaning: to
# «planlegge» is not to «legge», and a «godkjenning» is no «kjenning». The nouns are suffixes there: a
# «barndom» is no «dom», as a «dødsdom» is.
NEEDS_LINK = _NOUNS | frozenset(_LIGHT.split())
