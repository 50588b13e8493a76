"""The room a user's template runs in: our templates beside it, no files, no Python, and a limit to its work.

Beyond Jinja's own sandbox: an attribute is reached only on what a report is made of; filters, and the methods
of a text, are those that take work in step with what they are given; and loops, calls, macros, blocks and
texts are paid for from a budget. What is not covered: one operation on texts and lists as large as the
budget allows is not cut short, so a template made to be slow can still take some tens of seconds.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import is_dataclass
from functools import lru_cache, wraps
from typing import Any, Literal, cast

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined, TemplateNotFound, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.nodes import EvalContext
from jinja2.runtime import (
    BlockReference,
    Context,
    LoopContext,
    TemplateReference,
    Undefined,
    markup_join,
    str_join,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, pass_context

from ungtekst.report.markdown import plain
from ungtekst.report.render import environment
from ungtekst.report.tolls import JOINED, TOLL, Tolls
from ungtekst.report.word.text import isolated

Form = Literal["html", "md"]

STEPS = 1_000_000
CHARACTERS = 50_000_000
LONGEST_RANGE = 10_000
_LARGEST_NUMBER = 4_096  # bits
_LARGEST_BASE, _LARGEST_POWER = 1_000, 64
_STEPS_A_CALL, _ITEMS_A_STEP = 5, 4

_OF_TEXT = frozenset(
    ["upper", "lower", "capitalize", "title", "strip", "lstrip", "rstrip", "startswith", "endswith", "split"]
)
_OF_MAPPING = frozenset(("items", "keys", "values", "get"))
_FILTERS = (
    "abs capitalize count d default e escape first float groupby int items join last length list lower"
    " map max min reject rejectattr replace reverse select selectattr sort string sum title trim truncate"
    " unique upper wordcount"
)

_ON_TEXT = frozenset(("capitalize", "e", "escape", "lower", "replace", "string", "title", "trim"))
_ON_TEXT |= {"truncate", "upper", "wordcount", "exact", "isolated"}


class RefusedError(SecurityError):
    """A template did what no template of a report may; ``code`` and ``values`` are those of the fault."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


class Missing(StrictUndefined):
    """A name that is not there: whatever is done with it but a test ends the template, and names it."""

    @property
    def _undefined_message(self) -> str:
        return str(self._undefined_name or self._undefined_hint)


@lru_cache
def ours(form: Form) -> frozenset[str]:
    """Give the templates that a report of a form is made of."""
    names = PackageLoader("ungtekst.report").list_templates()
    of_report = {name for name in names if not name.startswith(("codebook", "dossier"))}
    styles = {"report.css"} if form == "html" else set()
    return frozenset({name for name in of_report if name.endswith(f".{form}.j2")} | styles)


_OF_JINJA = (Environment, EvalContext, Context)


class _Ours(BaseLoader):
    """Gives the templates that a form's are made of, and no other file."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.package = PackageLoader("ungtekst.report")

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        name = plain(template)
        if name not in ours(self.form):
            raise TemplateNotFound(name)
        source, file, _ = self.package.get_source(environment, name)
        return source, file, None


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of one rendering, with a budget spent once (if not ``paid``, as good as endless)."""

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)

    def __init__(self, form: Form, paid: bool = True) -> None:
        super().__init__(
            loader=_Ours(form),
            autoescape=form == "html",
            undefined=Missing,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            finalize=self._printed,
        )
        self.form = form
        self.steps, self.characters = (STEPS, CHARACTERS) if paid else (sys.maxsize, sys.maxsize)
        self.code_generator_class = _Generator
        self.globals = {"range": _range, "dict": dict, "namespace": Namespace}
        allowed = {name: self.filters[name] for name in _FILTERS.split()}
        if form == "html":
            own = environment().filters
            allowed |= {name: own[name] for name in own.keys() - FILTERS.keys()}
        else:
            # Nothing is left to escape: every text is held until the document is whole.
            allowed |= {"e": str, "escape": str, "isolated": isolated}
        self.filters = {name: self._paid(name, one) for name, one in allowed.items()}
        self.filters |= {TOLL: _toll, JOINED: _joined}

    def spend(self, steps: int = 0, characters: int = 0) -> None:
        """Take from the budget. Raises RefusedError when it is spent."""
        self.steps -= steps
        self.characters -= characters
        if self.steps < 0 or self.characters < 0:
            raise RefusedError("report-template-costly")

    def spend_on(self, value: object) -> None:
        """Pay for going through a text, or through a list and all that is in it."""
        left = [value]
        while left:
            one = left.pop()
            if isinstance(one, str):
                self.spend(characters=len(one))
            elif isinstance(one, (list, tuple, dict)):
                self.spend(len(one) // _ITEMS_A_STEP + 1)
                left.extend(one.values() if isinstance(one, dict) else one)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Say whether a template may reach an attribute: those of a report, and a few of what holds it."""
        if attr.startswith("_"):
            return False
        if isinstance(obj, str):
            return attr in _OF_TEXT
        if isinstance(obj, Mapping):
            return attr in _OF_MAPPING
        if isinstance(obj, tuple):
            return attr in getattr(obj, "_fields", ())
        held = (LoopContext, TemplateReference, BlockReference, TemplateModule, Namespace)
        return isinstance(obj, held) or (is_dataclass(obj) and not isinstance(obj, type))

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """Refuse at once: not even to ask whether there is such an attribute."""
        raise RefusedError("report-template-forbidden", key=plain(attribute))

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Call what a template calls, and pay for what goes in and comes out."""
        __self.spend(steps=_STEPS_A_CALL)
        for one in (*args, *kwargs.values()):
            __self.spend_on(one)
        result = super().call(__context, __obj, *args, **kwargs)
        __self.spend_on(result)
        return result

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckon with numbers of a sane size, and put texts and lists together; nothing else."""
        if isinstance(left, (int, float)) and isinstance(right, (int, float)):
            if operator == "**" and not (abs(left) <= _LARGEST_BASE and abs(right) <= _LARGEST_POWER):
                raise RefusedError("report-template-costly")
            result = super().call_binop(context, operator, left, right)
            if isinstance(result, int) and result.bit_length() > _LARGEST_NUMBER:
                raise RefusedError("report-template-costly")
            return result
        if operator == "+":
            self.spend_on((left, right))
        elif not isinstance(left, Undefined) and not isinstance(right, Undefined):
            raise RefusedError("report-template-forbidden", key=operator)
        return super().call_binop(context, operator, left, right)

    def _printed(self, value: object) -> object:
        """Let texts and numbers be printed, and nothing that only Python knows how to write."""
        if isinstance(value, str):
            self.spend(characters=len(value))
        elif isinstance(value, bool) or not isinstance(value, (int, float, Undefined)):
            raise RefusedError("report-template-printed", kind=_kind(value))
        return value

    def _paid(self, name: str, made: Callable[..., Any]) -> Callable[..., Any]:
        """Give a filter that pays for all it is given, replacements as often as they are put in."""

        @wraps(made)
        def paid(*given: Any, **named: Any) -> Any:
            args = [list(one) if isinstance(one, Iterator) else one for one in given]
            for one in (*args, *named.values()):
                self.spend_on(one)
            subject = next((one for one in args if not isinstance(one, _OF_JINJA)), "")
            if name in _ON_TEXT:
                self._printed(subject)
            elif name == "join" and "attribute" not in named:
                for one in subject:
                    self._printed(one)
            if name == "replace" and len(args) > 3:
                text, old, new = (str(one) for one in args[1:4])
                self.spend(characters=(text.count(old) if old else len(text) + 1) * len(new))
            return made(*args, **named)

        return paid


def _kind(value: object) -> str:
    return "nothing" if value is None else type(value).__name__.lower()


def _range(*bounds: int) -> range:
    made = range(*bounds)
    if len(made) > LONGEST_RANGE:
        raise RefusedError("report-template-costly")
    return made


@pass_context
def _toll(context: Context, value: object, steps: int = 0) -> object:
    """Pay for a step, and for the value it looks through."""
    sandbox = cast(Sandbox, context.environment)
    sandbox.spend(steps)
    sandbox.spend_on(value)
    return value


@pass_context
def _joined(context: Context, *parts: object) -> str:
    """Put texts and numbers together, as ``~`` does."""
    sandbox = cast(Sandbox, context.environment)
    shown = [sandbox._printed(part) for part in parts]
    return markup_join(shown) if sandbox.form == "html" else str_join(shown)


class _Generator(CodeGenerator):
    """Compiles a template with its tolls put in."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        Tolls(held=cast(Sandbox, self.environment).form == "md").visit(node)
        node.set_environment(self.environment)
        super().visit_Template(node, frame)
