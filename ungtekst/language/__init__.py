"""Norwegian as people write it in a survey: tokens, lemmas, sentences, compounds and non-answers."""

from ungtekst.language.compounds import begins_with, ends_in
from ungtekst.language.lemmas import Lemmas, load_lemmas
from ungtekst.language.nonanswers import Usability, usability
from ungtekst.language.normalise import Normalised, fold, normalise
from ungtekst.language.pipeline import Pipeline, Token, load_pipeline
from ungtekst.language.sentences import sentence_spans

__all__ = [
    "Lemmas",
    "Normalised",
    "Pipeline",
    "Token",
    "Usability",
    "begins_with",
    "ends_in",
    "fold",
    "load_lemmas",
    "load_pipeline",
    "normalise",
    "sentence_spans",
    "usability",
]
