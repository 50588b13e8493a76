"""Masking: what could tell who somebody is, found in an answer and replaced before anything is printed."""

from ungtekst.quotes.masking.masker import Masker
from ungtekst.quotes.masking.values import KINDS, Mask, Masked, MustLook

__all__ = ["KINDS", "Mask", "Masked", "Masker", "MustLook"]
