"""The fixed words of a report: one module a language, with the same keys."""

from ungtekst.report.sentences import en, nb, nn

SENTENCES = {"nb": nb.SENTENCES, "nn": nn.SENTENCES, "en": en.SENTENCES}

__all__ = ["SENTENCES"]
