"""The spaCy component ``ungtekst_lemma``: a lemma on every token from our own form table."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ungtekst.language.lemmas import Lemmas, load_lemmas
from ungtekst.language.normalise import fold

FACTORY = "ungtekst_lemma"


class LemmaComponent:
    """Sets ``token.lemma_`` to the likeliest lemma; a lemma that is already there stays."""

    def __init__(self, lemmas: Lemmas) -> None:
        self._lemmas = lemmas

    def __call__(self, doc: Doc) -> Doc:
        """Write the lemmas into a Doc and give it back."""
        for token in doc:
            if not token.lemma:
                token.lemma_ = self._lemmas.lookup(fold(token.text))[0]
        return doc


@Language.factory(FACTORY, assigns=["token.lemma"])
def make_lemma_component(nlp: Language, name: str) -> LemmaComponent:
    """Make the component for a pipeline; it reads the shipped form table."""
    return LemmaComponent(load_lemmas())
