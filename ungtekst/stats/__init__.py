"""Numbers that hold: what may be said from counts of answers, and what must not be shown."""

from ungtekst.stats.disclosure import Suppression, bounds, suppress

__all__ = ["Suppression", "bounds", "suppress"]
