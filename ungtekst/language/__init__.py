"""Norwegian as people write it in a survey: tokens, lemmas, sentences, compounds and non-answers."""

from ungtekst.language.compounds import begins_with, ends_in
from ungtekst.language.lemmas import Lemmas, load_lemmas
from ungtekst.language.nonanswers import Usability, usability
from ungtekst.language.normalise import Normalised, fold, normalise
from ungtekst.language.pipeline import Pipeline, Token, load_pipeline
from ungtekst.language.sentences import sentence_spans
from ungtekst.language.spelling import Speller, load_speller
from ungtekst.language.splitting import Part, Split, Splitter, load_splitter
from ungtekst.language.standard import WrittenStandard, written_standard

__all__ = [
    "Lemmas",
    "Normalised",
    "Part",
    "Pipeline",
    "Speller",
    "Split",
    "Splitter",
    "Token",
    "Usability",
    "WrittenStandard",
    "begins_with",
    "ends_in",
    "fold",
    "load_lemmas",
    "load_pipeline",
    "load_speller",
    "load_splitter",
    "normalise",
    "sentence_spans",
    "usability",
    "written_standard",
]
