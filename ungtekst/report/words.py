"""The words of a report in a language: its sentences, and how it writes numbers."""

from __future__ import annotations

from ungtekst.errors import CallError, Fault
from ungtekst.report.sentences import SENTENCES
from ungtekst.report.writing import Words

LANGUAGES = tuple(SENTENCES)


def words(language: str) -> Words:
    """Give the words of ``nb``, ``nn`` or ``en``. Raises CallError for any other."""
    if language not in SENTENCES:
        raise CallError(Fault("report-language", {"language": language, "known": ", ".join(LANGUAGES)}))
    return Words(language, SENTENCES[language])
