"""Faults as data: every complaint is a code with values, and its prose is made once, at the edge."""

from ungtekst.errors.fault import CallError, DataError, Fault, UngtekstError, UnknownCodeError, name_like

__all__ = ["CallError", "DataError", "Fault", "UngtekstError", "UnknownCodeError", "name_like"]
