"""Rare diagnoses, masked on request: a name of one can be enough to know somebody in a small place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ungtekst.quotes.masking.answer import Answer
from ungtekst.quotes.masking.values import Found

# Names of diagnoses after people; never taken for persons, whether or not diagnoses are masked.
EPONYMS = (
    "Addison Alport Angelman Asperger Bardet-Biedl Barlow Bechterew Becker Behçet Behcet Charcot-Marie-Tooth Chiari Crohn Crouzon Cushing"
    " Dandy-Walker Di-George DiGeorge Down Dravet Duchenne Edwards Ehlers-Danlos Fabry Fallot Friedreich Gaucher Gilbert Graves Guillain-Barré Guillain-Barre"
    " Hashimoto Hirschsprung Hodgkin Huntington Kabuki Kallmann Klinefelter Kleine-Levin Klippel-Feil Landau-Kleffner Leber Lennox-Gastaut Lesch-Nyhan Marfan Meniere Menière Ménière"
    " Moebius Möbius Niemann-Pick Noonan Osgood-Schlatter Parkinson Perthes Prader-Willi Raynaud Rett Russell-Silver Scheuermann Schlatter Silver-Russell Sjögren Smith-Magenis Sotos Stargardt Stickler Sturge-Weber"
    " Tay-Sachs Tourette Treacher-Collins Turner Usher Von-Hippel-Lindau Waardenburg Wegener Williams Wilson Wolff-Parkinson-White Wolf-Hirschhorn"
)
_EPONYM = "|".join(re.escape(name).replace(r"\-", r"[-\s]") for name in EPONYMS.split())
_AILMENT = r"(?:syndrom(?:et)?|sy[kg]dom(?:men)?|sjukdom(?:en)?|ataksi|dystrofi|anomali|anemi|epilepsi|sarkom|lymfom|atrofi|misdannelse)"
_RARE = (
    "narkolepsi|achalasi|akalasi|akromegali|albinisme|als|amyloidose|analatresi|aniridi|artrogrypose|ataksi|bardet|blæreekstrofi|cystinose|cystisk fibrose|dermatomyositt|dystoni|dvergvekst|akondroplasi|ektodermal dysplasi"
    "|epidermolysis bullosa|erytropoietisk protoporfyri|fenylketonuri|føllings sykdom|føllings sjukdom|fragilt x|galaktosemi|glykogenose|hemofili|blødersykdom|hemokromatose|hidradenitt|hypofosfatasi|hypoparatyreoidisme|iktyose|ichthyosis"
    "|kraniosynostose|leddgikt hos barn|lipodystrofi|lupus|systemisk lupus|mastocytose|mitokondriesykdom|moyamoya|mukopolysakkaridose|multippel sklerose|muskelatrofi|spinal muskelatrofi|muskeldystrofi|myasteni|myasthenia gravis|myotonia congenita|dystrofia myotonika"
    "|nevrofibromatose|neurofibromatose|osteogenesis imperfecta|medfødt beinskjørhet|polymyositt|porfyri|primær immunsvikt|progeria|pulmonal hypertensjon|retinitis pigmentosa|retinoblastom|ryggmargsbrokk|sarkoidose|sigdcelleanemi|sklerodermi|spinocerebellar"
    "|spielmeyer-vogt|svelg?parese|syringomyeli|talassemi|transversell myelitt|trisomi|tuberøs sklerose|vaskulitt|vaterl?|hydrocefalus|vannhode|ryggmargsskade|aplastisk anemi|addisons|wilsons|hortons|klasehodepine|clusterhodepine|trigeminusnevralgi"
    "|dissosiativ identitetslidelse|schizoaffektiv|pica|selektiv mutisme|trikotillomani|leppe-? ?kjeve-? ?ganespalte|ganespalte|alopecia areata|alopesi|vitiligo|dysmeli|craniofaryngeom|hjernesvulst|leukemi|binyrebarksvikt|cøliaki type 2"
)
_DIAGNOSES = re.compile(
    rf"\b(?:(?:{_EPONYM})(?:'?s|’s)?\b(?:[\s-]{_AILMENT}\b)?|(?:{_RARE})(?:en|et)?\b"
    rf"|[A-ZÆØÅ][\wæøåéü-]+s\s{_AILMENT}\b|[a-zæøå]{{3,25}}syndrom(?:et)?\b)",
    re.IGNORECASE,
)
_EPONYM_ONLY = re.compile(rf"\b(?:{_EPONYM})(?:'?s|’s)?(?![\w])(?:[\s-]{_AILMENT}\b)?")
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
