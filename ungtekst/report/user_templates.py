"""A user's own template for a report: reading it, looking it through, and rendering with it.

What a template may use is written down for its authors in ``docs/templates.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ungtekst.errors import CallError, DataError, Fault

if TYPE_CHECKING:
    from types import TracebackType

    from jinja2 import nodes

    from ungtekst.report.sandbox import Form, Sandbox

LARGEST = 1_000_000
LARGEST_OUTPUT = 50_000_000
MOST_NODES = 30_000

# What Jinja calls the code of a template that has no name of its own.
_ITS_CODE = "<template>"


@dataclass(frozen=True)
class UserTemplate:
    """A template's text, and the name of the file it came from, for faults to name."""

    text: str
    file: str = ""


def read_template(path: Path) -> UserTemplate:
    """Read a template for .html or .md: UTF-8 text, one megabyte at most.

    Raises CallError if it cannot be opened, DataError if it is too large or not such a text.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as problem:
        raise CallError(Fault("file-unreadable", {"why": problem.strerror}, file=str(path))) from None
    if len(content) > LARGEST:
        raise DataError(Fault("report-template-large", {"most": LARGEST // 1_000_000}, file=str(path)))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        raise DataError(Fault("report-template-encoding", file=str(path), line=line)) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise DataError(Fault("report-template-encoding", file=str(path), line=line))
    return UserTemplate(text, str(path))


def render_users(template: UserTemplate, form: Form, given: Mapping[str, object]) -> str:
    """Render a user's template in the sandbox.

    Raises DataError with every fault that shows before it is run (syntax, forbidden names, filters and
    templates that are not there), or with the one that ended it. An answer's text stands in none of them.
    """
    from jinja2.exceptions import TemplateError

    from ungtekst.report.sandbox import Sandbox

    sandbox = Sandbox(form)
    try:
        faults = tuple(_look_through(template, sandbox))
        if faults:
            raise DataError(sorted(faults, key=lambda fault: fault.line or 0))
        return _run(template, sandbox, given)
    except (
        TemplateError,
        ArithmeticError,
        AttributeError,
        LookupError,
        MemoryError,
        RuntimeError,
        SyntaxError,
        TypeError,
        ValueError,
    ) as problem:
        raise DataError(_fault(problem, template)) from None


def _run(template: UserTemplate, sandbox: Sandbox, given: Mapping[str, object]) -> str:
    from ungtekst.report.sandbox import RefusedError

    pieces, size = [], 0
    for piece in sandbox.from_string(template.text).generate(given):
        size += len(piece)
        if size > LARGEST_OUTPUT:
            raise RefusedError("report-template-costly")
        pieces.append(piece)
    return "".join(pieces)


def _look_through(template: UserTemplate, sandbox: Sandbox) -> Iterator[Fault]:
    """Give every fault that shows in the template's own text."""
    from jinja2 import nodes

    from ungtekst.report.sandbox import RefusedError

    tree = sandbox.parse(template.text)
    if sum(1 for _ in tree.find_all(nodes.Node)) > MOST_NODES:
        raise RefusedError("report-template-costly")

    def fault(node: nodes.Node, code: str, **values: object) -> Fault:
        return Fault(f"report-template-{code}", values, file=template.file, line=node.lineno)

    for node in tree.find_all(nodes.Getattr):
        if node.attr.startswith("_"):
            yield fault(node, "forbidden", key=node.attr)
    for item in tree.find_all(nodes.Getitem):
        if isinstance(item.arg, nodes.Const) and str(item.arg.value).startswith("_"):
            yield fault(item, "forbidden", key=str(item.arg.value))
    for applied in tree.find_all(nodes.Filter):
        if applied.name not in sandbox.filters:
            yield fault(applied, "filter", key=applied.name)
    for switch in tree.find_all(nodes.EvalContextModifier):
        yield fault(switch, "forbidden", key="autoescape")
    for taken in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        yield from (fault(taken, "parent", key=name) for name in _foreign(taken, sandbox.form))


def _foreign(node: nodes.Node, form: Form) -> Iterator[str]:
    """Give the templates a node names that are not ours."""
    from jinja2 import nodes

    from ungtekst.report.sandbox import ours

    for named in node.iter_child_nodes(only=("template",)):
        every = named.items if isinstance(named, (nodes.List, nodes.Tuple)) else [named]
        for one in every:
            if isinstance(one, nodes.Const) and one.value not in ours(form):
                yield str(one.value)


def _fault(problem: Exception, template: UserTemplate) -> Fault:
    """Say what ended a template, and at which of its lines. No message of Python's own is repeated."""
    from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError, UndefinedError

    from ungtekst.report.markdown import plain
    from ungtekst.report.sandbox import RefusedError

    line = _line(problem.__traceback__)
    values: Mapping[str, object]
    if isinstance(problem, RefusedError):
        code, values = problem.code, problem.values
    elif isinstance(problem, TemplateSyntaxError):
        why = (problem.message or "").rstrip(".")
        code, values, line = "report-template-syntax", {"why": why}, problem.lineno
    elif isinstance(problem, TemplateNotFound):
        code, values = "report-template-parent", {"key": problem.name}
    elif isinstance(problem, UndefinedError):
        code, values = "report-template-undefined", {"key": plain(problem.message or "")}
    elif isinstance(problem, KeyError) and problem.args:
        code, values = "report-template-undefined", {"key": plain(str(problem.args[0]))}
    elif isinstance(problem, (RecursionError, SyntaxError)):
        code, values = "report-template-deep", {}
    elif isinstance(problem, MemoryError):
        code, values = "report-template-costly", {}
    else:
        code, values = "report-template-stopped", {"kind": type(problem).__name__}
    # A name that was reckoned out could be an answer's words.
    if "key" in values and str(values["key"]) not in template.text:
        values = {**values, "key": "…"}
    return Fault(code, values, file=template.file, line=line)


def _line(trace: TracebackType | None) -> int | None:
    """Give the last line of the user's own that was being run."""
    line = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == _ITS_CODE:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
