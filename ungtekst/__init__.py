"""ungtekst: code short Norwegian free-text answers against a codebook, and stand by every number.

The public names are imported when they are first used, so that ``import ungtekst`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ungtekst.codebook import Codebook
    from ungtekst.coding import Coder, Evidence
    from ungtekst.errors import UngtekstError
    from ungtekst.project import Project

__all__ = ["Codebook", "Coder", "Evidence", "Project", "UngtekstError"]
__version__ = "0.1.0"

_HOMES = {
    "Codebook": "ungtekst.codebook",
    "Coder": "ungtekst.coding",
    "Evidence": "ungtekst.coding",
    "Project": "ungtekst.project",
    "UngtekstError": "ungtekst.errors",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'ungtekst' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
