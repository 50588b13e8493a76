"""The room a Word template runs in: that of every user's template, with text made fit for Word."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

from ungtekst.errors import Fault
from ungtekst.report import user_templates
from ungtekst.report.sandbox import Sandbox
from ungtekst.report.user_templates import UserTemplate
from ungtekst.report.word.text import printed


class WordSandbox(Sandbox):
    """The environment of one Word file; it takes in no other template, ours neither."""

    def __init__(self, paid: bool = True) -> None:
        super().__init__("html", paid)
        self.loader = None
        self.trim_blocks = self.lstrip_blocks = False

    def _printed(self, value: object) -> object:
        return printed(super()._printed(value))


def look_through(template: UserTemplate, sandbox: WordSandbox) -> Iterator[Fault]:
    """Give every fault that shows in a template's own tags."""
    yield from user_templates._look_through(template, sandbox)
    tree = sandbox.parse(template.text)
    for taken in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        key = type(taken).__name__.lower()
        yield Fault("report-template-forbidden", {"key": key}, file=template.file, line=taken.lineno)
