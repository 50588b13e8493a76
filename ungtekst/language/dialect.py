"""Words of Norwegian dialects as people write them on purpose: neither misspellings nor another language.

Written by hand, from common knowledge of how the north, Trøndelag, the west, the south and the inland are
written in messages, and far from complete: it has the words that come in almost every such text. What a
written standard has as well is left out («ho», «kva», «åssen»), and so is what is only a dropped letter
(«veldi»), which ``chat.py`` has.
"""

from __future__ import annotations

_PRONOUNS = """
dein deinn dekan dessa dessan dinna dokkar dokkas dokker dåkk dåkka dåkkas dåkke dåkker dåkkers dåkkår dæ
dæi dæm døkk døkker hainn hanj hannes hannj hinna honn hu hænne hænnes jæ jæi kvarandres mæ mæi okko sæ
sæi vårres vårs åkke åss æ æg æi øss
"""
_QUESTIONS = """
hoffer hoffør hoss hosse hossen håffer håffår håkke håkken høffer høsse ka kafor kem ker kesså kfor kifor
koffer koffor koffår kordan kordn korfor korsen korsn kortid kossdan kossen kossn kåffer kåffår kåfår
kåles kåmm kåssen kæ kæm kæn nåss åffer åffør åssn
"""
_SMALL_WORDS = """
aen aent aille aillj aillti ailltid ailt ainna ainnan alljfall alltia attme berr bliæ blæi bærr bærre
bærrre dao dar dinnan dær dærre ellest forr frammi føri førr førri førrkje heilan helj hennan hæll hæm
hæme hærre igjæn ijænn ikj ikje ikkj ikno ingja ingjen isje itj itje itt itte ittj ittje ittno kainnskje
kansjæ kanskj kje kjæm lell liavel likaval likavæl litj litta læll læng længe længer mang meira mykjy
mytji myttjy mæe mæns mæst møe møkje naen nai nerpå nokka nokke nokko nokkon nåen någen nåkka nåkke nåkken
nåkkenting nåkko nåkkå nåkkån nån nånn nåttå næi næmmer oppforr sainn seinar selk selkt sjella sjæl sjæv
sjøll sjøve slek sleke såinn sån sånnhjer sånnj tå uttafor veitkje vesa vess vesst vetkje visstn vorti
værra værtj vætta vørte vørti åg ælles ætte
"""
_VERBS = """
burda byint byns bynt drekk drekke fær førra gjor gjore gjær gjærr gjørr gjørra hadd hae haill haille
haillj hjulpe hjulpi hjælp hjælpe hjælpt hjølpe hoill hoillt håll hålle hållt hårrt hældt hæng høra hørrt
jekk jelp jelpe jenge jev jie jikk jitt jor jore jækk jælp jælpe jær jære jøre kainn kainnj kanj kjeinn
kjeinne kjens kjæinn kjæm kjæmm kjæmme kjøft komi kommi konn kuinna kunn kåmme kåmmi læg læra læs læse
mått sjedd sjer sjett sjåår ska skaill skailla skrivi skull skulla spørr synns sæi sæie sæier søve træng
trænge trængt tykje tæk tæke tækk tænk tænke tænker tænkt va vakje vatt veill veint veinte veitj vert vess
vesste veste villj væit vør
"""
_NOUNS_AND_ADJECTIVES = """
ailein aileina akkorat alein aleina bæssfar bæsta bæstemor dagan dagjen dåle dårle egentle eientle
eientleg einsom forferdele fålk fålka fålke færdig gaitt gangan goe goitt gonga gongan gutan guttan gången
husan hyggele jentan jentun jentå jobban jobbn kjærring kompisan kosele laingt langkt lissje litjen
læraran lærarn lærern månan månnan naboan nyå ong onga ongan ongane ongdom ongdommen ongen onger ordntle
peng pengan pæng pænga pængan rektig sjikkele skikkele skola skolan skoln skula skuln slætt stun stårt
timan trivele unga ungan vanskele veiledarn vekå vennan vennin vonskle vældig vænna vænnan ålein åleina
åran
"""

DIALECT: frozenset[str] = frozenset(
    word
    for lines in (_PRONOUNS, _QUESTIONS, _SMALL_WORDS, _VERBS, _NOUNS_AND_ADJECTIVES)
    for word in lines.split()
)
