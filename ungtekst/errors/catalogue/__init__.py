"""Every message the toolkit can give, by fault code: what is wrong and its cure, in English and bokmål.

A message says what and then how to mend it; the place (file, line, row, column) is added by the fault.
"""

from ungtekst.errors.catalogue import (
    codebook,
    coder,
    language,
    masking,
    project,
    report,
    review,
    tables,
    texts,
)

MESSAGES: dict[str, dict[str, tuple[str, str]]] = {}
for _area in (codebook, coder, language, masking, project, report, review, tables, texts):
    _twice = MESSAGES.keys() & _area.MESSAGES.keys()
    if _twice:
        raise RuntimeError(f"two messages for {sorted(_twice)}")
    MESSAGES.update(_area.MESSAGES)

__all__ = ["MESSAGES"]
