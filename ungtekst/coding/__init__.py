"""The coding engine: terms matched, answers coded, every code explained."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ungtekst.coding.coder import Coder
    from ungtekst.coding.evidence import Evidence, WhyNot
    from ungtekst.coding.saving import pack, unpack

__all__ = ["Coder", "Evidence", "WhyNot", "pack", "unpack"]

# scikit-learn and scipy take a second to import, and most commands never need them.
_HOMES = {
    "Coder": "coder",
    "Evidence": "evidence",
    "WhyNot": "evidence",
    "pack": "saving",
    "unpack": "saving",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'ungtekst.coding' has no attribute {name!r}")
    return getattr(import_module(f"ungtekst.coding.{_HOMES[name]}"), name)
