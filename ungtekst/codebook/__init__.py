"""The codebook: its model, its format read and checked, and the grammar of its terms."""

from ungtekst.codebook.model import BRUK, Code, Codebook, Dimension, Example, Exclusion, Question, label

__all__ = ["BRUK", "Code", "Codebook", "Dimension", "Example", "Exclusion", "Question", "label"]
