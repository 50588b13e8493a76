"""Rare diagnoses, masked on request: a name of one can be enough to know somebody in a small place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ungtekst.quotes.masking.answer import Answer
from ungtekst.quotes.masking.listed import any_of
from ungtekst.quotes.masking.values import Found

# Names of diagnoses after people; never taken for persons, whether or not diagnoses are masked.
_EPONYM = any_of(
    r"""Addison Alport Angelman Asperger Bardet[-\s]Biedl Barlow Bechterew Becker Behçet Behcet
    Charcot[-\s]Marie[-\s]Tooth Chiari Crohn Crouzon Cushing Dandy[-\s]Walker Di[-\s]George DiGeorge
    Down Dravet Duchenne Edwards Ehlers[-\s]Danlos Fabry Fallot Friedreich Gaucher Gilbert Graves
    Guillain[-\s]Barré Guillain[-\s]Barre Hashimoto Hirschsprung Hodgkin Huntington Kabuki Kallmann
    Klinefelter Kleine[-\s]Levin Klippel[-\s]Feil Landau[-\s]Kleffner Leber Lennox[-\s]Gastaut
    Lesch[-\s]Nyhan Marfan Meniere Menière Ménière Moebius Möbius Niemann[-\s]Pick Noonan
    Osgood[-\s]Schlatter Parkinson Perthes Prader[-\s]Willi Raynaud Rett Russell[-\s]Silver Scheuermann
    Schlatter Silver[-\s]Russell Sjögren Smith[-\s]Magenis Sotos Stargardt Stickler Sturge[-\s]Weber
    Tay[-\s]Sachs Tourette Treacher[-\s]Collins Turner Usher Von[-\s]Hippel[-\s]Lindau Waardenburg
    Wegener Williams Wilson Wolff[-\s]Parkinson[-\s]White Wolf[-\s]Hirschhorn"""
)
_AILMENT = any_of(
    """syndrom(?:et)? sy[kg]dom(?:men)? sjukdom(?:en)? ataksi dystrofi anomali anemi epilepsi sarkom lymfom
    atrofi misdannelse"""
)
_RARE = any_of(
    r"""narkolepsi achalasi akalasi akromegali albinisme als amyloidose analatresi aniridi artrogrypose
    ataksi bardet blæreekstrofi cystinose cystisk\sfibrose dermatomyositt dystoni dvergvekst
    akondroplasi ektodermal\sdysplasi epidermolysis\sbullosa erytropoietisk\sprotoporfyri fenylketonuri
    føllings\ssykdom føllings\ssjukdom fragilt\sx galaktosemi glykogenose hemofili blødersykdom
    hemokromatose hidradenitt hypofosfatasi hypoparatyreoidisme iktyose ichthyosis kraniosynostose
    leddgikt\shos\sbarn lipodystrofi lupus systemisk\slupus mastocytose mitokondriesykdom moyamoya
    mukopolysakkaridose multippel\ssklerose muskelatrofi spinal\smuskelatrofi muskeldystrofi myasteni
    myasthenia\sgravis myotonia\scongenita dystrofia\smyotonika nevrofibromatose neurofibromatose
    osteogenesis\simperfecta medfødt\sbeinskjørhet polymyositt porfyri primær\simmunsvikt progeria
    pulmonal\shypertensjon retinitis\spigmentosa retinoblastom ryggmargsbrokk sarkoidose sigdcelleanemi
    sklerodermi spinocerebellar spielmeyer-vogt svelg?parese syringomyeli talassemi
    transversell\smyelitt trisomi tuberøs\ssklerose vaskulitt vaterl? hydrocefalus vannhode
    ryggmargsskade aplastisk\sanemi addisons wilsons hortons klasehodepine clusterhodepine
    trigeminusnevralgi dissosiativ\sidentitetslidelse schizoaffektiv pica selektiv\smutisme
    trikotillomani leppe-?\s?kjeve-?\s?ganespalte ganespalte alopecia\sareata alopesi vitiligo dysmeli
    craniofaryngeom hjernesvulst leukemi binyrebarksvikt cøliaki\stype\s2"""
)
_DIAGNOSES = re.compile(
    rf"\b(?:{_EPONYM}(?:'?s|’s)?\b(?:[\s-]{_AILMENT}\b)?|{_RARE}(?:en|et)?\b"
    rf"|[A-ZÆØÅ][\wæøåéü-]{{1,40}}s\s{_AILMENT}\b|[a-zæøå]{{3,25}}syndrom(?:et)?\b)",
    re.IGNORECASE,
)
_EPONYM_ONLY = re.compile(rf"\b{_EPONYM}(?:'?s|’s)?(?![\w])(?:[\s-]{_AILMENT}\b)?")
_ALSO_NAMES = re.compile(
    r"(?:Williams|Wilson|Turner|Edwards|Becker|Graves|Gilbert|Fabry|Barlow|Down|Rett|Kabuki|Leber)\b(?!s?[\s-](?:syndrom|sykdom|sjukdom))",
    re.IGNORECASE,
)


def find_diagnoses(answer: Answer) -> Iterator[Found]:
    """Find rare diagnoses."""
    for match in _DIAGNOSES.finditer(answer.text):
        if not _ALSO_NAMES.match(match[0]):
            yield Found(match.start(), match.end(), "diagnose")


def eponyms(answer: Answer) -> list[tuple[int, int]]:
    """Give the spans of diagnoses that are named after a person, so that they are not taken for one."""
    if "s" not in answer.text and "-" not in answer.text:
        return []
    return [m.span() for m in _EPONYM_ONLY.finditer(answer.text) if not _ALSO_NAMES.match(m[0])]
