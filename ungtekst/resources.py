"""Where the shipped codebooks, models and samples lie, in a checkout and in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(folder: str) -> Path:
    """Give the path of a shipped folder: ``codebooks``, ``models`` or ``corpus_samples``.

    A checkout (known by its ``setup.cfg``) keeps them beside the package; a wheel installs them
    as data of ``ungtekst_shipped``.
    """
    if (_PACKAGE.parent / "setup.cfg").is_file():
        return _PACKAGE.parent / folder
    return _PACKAGE.parent / "ungtekst_shipped" / folder
