"""Writing a report as a Word file, from the template that ships or the user's own.

What a template may use stands in ``docs/templates.md``. Every text of the report comes out as it
is, but for characters that no XML can hold (see ``ungtekst.report.word.text.holdable``).
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from ungtekst.errors import CallError, DataError, Fault
from ungtekst.report.data import Report
from ungtekst.report.words import words

TEMPLATE = Path(__file__).parent / "templates" / "report.docx"
LARGEST = 30_000_000
_NEEDED = ("docxtpl", "docx", "lxml", "PIL")


@dataclass(frozen=True)
class WordTemplate:
    """A Word file with Jinja tags in it, and the name it came under, for faults to tell."""

    content: bytes
    file: str = ""


def read_template(path: Path) -> WordTemplate:
    """Read a user's template; what it holds is looked through before it is used.

    Raises CallError if it cannot be opened, DataError if it is too large.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as problem:
        raise CallError(Fault("file-unreadable", {"why": problem.strerror}, file=str(path))) from None
    if len(content) > LARGEST:
        raise DataError(Fault("word-template-large", {"most": LARGEST // 1_000_000}, file=str(path)))
    return WordTemplate(content, str(path))


def render_docx(report: Report, template: WordTemplate | None = None) -> bytes:
    """Write a report as a Word file: the same bytes for the same report and template.

    ``template`` is the user's own, made in Word; it is looked through before it is opened and runs in a
    sandbox. Raises CallError when the packages of ``ungtekst[docx]`` are not installed, DataError with the
    faults of the template.
    """
    if any(find_spec(name) is None for name in _NEEDED):
        raise CallError(Fault("word-extra-missing"))
    from ungtekst.report.word.opening import check_template, check_written
    from ungtekst.report.word.writing import write

    w = words(report.language)
    if template is None:
        return write(report, w, TEMPLATE.read_bytes(), TEMPLATE.name, paid=False)
    check_template(template.content, template.file)
    written = write(report, w, template.content, template.file, paid=True)
    # Tags can put together what was not there before they were filled in.
    check_written(written, template.file)
    return written
