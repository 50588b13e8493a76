"""The calls in the researcher's prose: «{{ n('mestring') }}» read by Jinja's grammar and answered by us.

Nothing is ever run: an expression is parsed, and is a fault unless it is one call of one of these names
with texts in quotes. Each takes the question's id last, which is not needed in a question's own text.

===========================  =============================================================
``n('code')``                how many have the code: words up to twelve, digits above
``share('code')``            their share of those coded: «37 prosent»
``amount('code')``           about how many: «noen få», «nesten halvparten» (``amount_word``)
``base('which')``            a base: invited, asked, answered, left-out, coded; or a code's own
``invited()`` ``asked()``    the same bases by name; so ``answered()``, ``left_out()``, ``coded()``
``table('dimension')``       the number of the dimension's table; ``table('bases')`` of the bases'
``elsewhere('40 prosent')``  a number from somewhere else: printed as it is, and held against no table
===========================  =============================================================
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, Protocol, get_args

from ungtekst.errors import DataError, Fault
from ungtekst.language.sentences import ABBREVIATIONS
from ungtekst.report.checking.number_words import in_words

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

    from ungtekst.codebook import Codebook

Base = Literal["invited", "asked", "answered", "left-out", "coded"]
BASES: tuple[Base, ...] = get_args(Base)
_BASE_CALLS: dict[str, Base] = {base.replace("-", "_"): base for base in BASES}
_CODE_CALLS = ("n", "share", "amount")
CALLS = (*_CODE_CALLS, "base", *_BASE_CALLS, "table", "elsewhere")
_EXAMPLES = {
    **{name: f"{{{{ {name}('code') }}}}" for name in _CODE_CALLS},
    **{name: f"{{{{ {name}() }}}}" for name in _BASE_CALLS},
    "base": "{{ base('answered') }}",
    "table": "{{ table('tema') }}",
    "elsewhere": "{{ elsewhere('40 prosent') }}",
}
_CALL = re.compile(r"\{\{(?P<inside>.*?)\}\}", re.DOTALL)
_STRAY = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_LONGEST_CALL = 300
_PERCENT = {"nb": "prosent", "nn": "prosent", "en": "per cent"}


@dataclass(frozen=True)
class Prose:
    """A text as written, with its calls, and the place it stands in the file.

    ``lines`` holds the line of each call, in order (of the text itself where it could not be found).
    """

    written: str
    path: str
    line: int | None = None
    lines: tuple[int | None, ...] = ()

    def line_of(self, call: int) -> int | None:
        """Give the line of a call, counted from 0."""
        return self.lines[call] if call < len(self.lines) else self.line


@dataclass(frozen=True)
class Count:
    """A code's printed numbers in a question: ``count`` of ``base``, in whole ``percent``."""

    count: int
    base: int
    percent: int | None


class Numbers(Protocol):
    """Where the calls of a text find their numbers. None: the report does not print it (or has it not)."""

    def count(self, question: str, code: str) -> Count | None:
        """Give the numbers of a code in a question, as the report prints them."""
        ...

    def base(self, question: str, which: Base) -> int | None:
        """Give a base of a question (``invited`` may be that of the report)."""
        ...

    def table(self, question: str, name: str) -> str | None:
        """Give the number of the question's table of a dimension id, or of ``bases``."""
        ...


@dataclass(frozen=True)
class Call:
    """A sound call: its name, what it is about, and its question (empty where it is the text's own)."""

    name: str
    about: str
    question: str


def check_calls(prose: Prose, question: str, codebook: Codebook | None, file: str) -> Iterator[Fault]:
    """Give every fault in a text's calls; ids are looked up where a codebook is given."""

    def fault(code: str, line: int | None, **values: object) -> Fault:
        return Fault(code, values, file=file, line=line, path=prose.path)

    stray = _STRAY.search(_CALL.sub("", prose.written))
    if stray:
        yield fault("texts-call-open", prose.line)
    for at, found in enumerate(_CALL.finditer(prose.written)):
        line = prose.line_of(at)
        call = _read(found["inside"])
        if isinstance(call, tuple):
            yield fault(call[0], line, **call[1])
        elif not (call.question or question or call.name == "elsewhere"):
            example = _EXAMPLES[call.name].replace("')", "', 'question')").replace("()", "('question')")
            yield fault("texts-call-question", line, key=call.name, example=example)
        elif codebook is not None:
            yield from (fault(code, line, **values) for code, values in _unknown(call, question, codebook))


def fill_calls(prose: Prose, numbers: Numbers, question: str, language: str, file: str = "") -> str:
    """Give a text with its calls answered. Raises DataError for those that have no number to give."""
    faults: list[Fault] = []
    filled = ""
    end = 0
    for at, found in enumerate(_CALL.finditer(prose.written)):
        filled += prose.written[end : found.start()]
        end = found.end()
        call = _read(found["inside"])
        if isinstance(call, tuple):
            faults.append(Fault(call[0], call[1], file=file, line=prose.line_of(at), path=prose.path))
            continue
        said = _ANSWERS[call.name](call, numbers, call.question or question, language)
        if said is None:
            values = {"key": call.name, "id": call.about or call.question or question}
            faults.append(
                Fault("texts-call-number", values, file=file, line=prose.line_of(at), path=prose.path)
            )
            continue
        filled += f"{said[0].upper()}{said[1:]}" if begins_sentence(filled) else said
    if faults:
        raise DataError(faults)
    return filled + prose.written[end:]


def vouched_for(prose: Prose) -> tuple[str, ...]:
    """Give what the writer of a text has from somewhere else, and no table of the report knows."""
    calls = (_read(found["inside"]) for found in _CALL.finditer(prose.written))
    return tuple(call.about for call in calls if isinstance(call, Call) and call.name == "elsewhere")


def begins_sentence(before: str) -> bool:
    """Tell whether what comes after a text begins a sentence."""
    bare = before.rstrip(" \t\u00a0«\"“'(–-")
    if not bare.strip() or re.search(r"\n[ \t]*\n\s*$", bare):
        return True
    bare = bare.rstrip()
    last = bare.split()[-1].casefold()
    if not bare.endswith((".", "!", "?")) or re.fullmatch(r"\d+\.", last):
        return False
    return last.lstrip('(«"') not in ABBREVIATIONS


# -- reading a call -------------------------------------------------------------------------

Wrong = tuple[str, dict[str, object]]


def _read(inside: str) -> Call | Wrong:
    """Read one expression: a Call, or the code and values of what is wrong with it."""
    from jinja2 import TemplateSyntaxError, nodes

    known = ", ".join(CALLS)
    form: Wrong = ("texts-call-form", {"known": known})
    if len(inside) > _LONGEST_CALL:
        return form
    try:
        body = _environment().parse("{{" + inside + "}}").body
    except (TemplateSyntaxError, RecursionError):
        return form
    output = body[0] if len(body) == 1 else None
    node = output.nodes[0] if isinstance(output, nodes.Output) and len(output.nodes) == 1 else None
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return form
    values = [arg.value for arg in node.args if isinstance(arg, nodes.Const) and isinstance(arg.value, str)]
    if len(values) != len(node.args) or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return form
    name = node.node.name
    if name not in CALLS:
        return ("texts-call-unknown", {"key": name, "known": known})
    least = 0 if name in _BASE_CALLS else 1
    if not least <= len(values) <= least + 1 or not all(values):
        takes = "'question'" if name in _BASE_CALLS else "'id', 'question'"
        return ("texts-call-values", {"key": name, "takes": takes, "example": _EXAMPLES[name]})
    return Call(name, values[0] if least else "", values[least] if len(values) > least else "")


@lru_cache(maxsize=1)
def _environment() -> SandboxedEnvironment:
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(autoescape=True)


def _unknown(call: Call, question: str, codebook: Codebook) -> Iterator[tuple[str, dict[str, object]]]:
    asked = call.question or question
    known_questions = [one.id for one in codebook.questions]
    if call.question and known_questions and call.question not in known_questions:
        yield ("texts-question-unknown", {"id": call.question, "near": near(call.question, known_questions)})
        return
    codes, dimensions = codes_of(codebook, asked)
    if call.name == "table" and call.about not in (*dimensions, "bases"):
        yield ("texts-call-dimension", {"id": call.about, "known": ", ".join((*dimensions, "bases"))})
    elif call.name == "base" and call.about not in (*BASES, *codes):
        yield ("texts-call-base", {"id": call.about, "known": ", ".join(BASES)})
    elif call.name in _CODE_CALLS and call.about not in codes:
        yield ("texts-code-unknown", {"id": call.about, "near": near(call.about, codes)})


def codes_of(codebook: Codebook, question: str) -> tuple[list[str], list[str]]:
    """Give the ids of the codes, and of the dimensions, that a question is coded by."""
    known = codebook.question(question) if question else None
    about = known.dimensions if known and known.dimensions else None
    dimensions = [d for d in codebook.dimensions if about is None or d.id in about]
    return [code.id for d in dimensions for code in d.all_codes()], [d.id for d in dimensions]


def near(word: str, known: list[str]) -> str:
    """Give the known word that is nearest, or a few of them."""
    from difflib import get_close_matches

    return (get_close_matches(word, known, n=1) or [", ".join(known[:8])])[0]


# -- answering a call -----------------------------------------------------------------------


def _n(call: Call, numbers: Numbers, question: str, language: str) -> str | None:
    found = numbers.count(question, call.about)
    return None if found is None else in_words(found.count, language)


def _share(call: Call, numbers: Numbers, question: str, language: str) -> str | None:
    found = numbers.count(question, call.about)
    return None if found is None or found.percent is None else f"{found.percent} {_PERCENT[language]}"


def _amount(call: Call, numbers: Numbers, question: str, language: str) -> str | None:
    found = numbers.count(question, call.about)
    return None if found is None or found.base <= 0 else amount_word(found.count, found.base, language)


def _base(call: Call, numbers: Numbers, question: str, language: str) -> str | None:
    which = call.about if call.name == "base" else _BASE_CALLS[call.name]
    if which in BASES:
        found = numbers.base(question, which)
    else:
        row = numbers.count(question, which)
        found = None if row is None else row.base
    return None if found is None else in_words(found, language)


def _table(call: Call, numbers: Numbers, question: str, language: str) -> str | None:
    return numbers.table(question, call.about)


def _elsewhere(call: Call, numbers: Numbers, question: str, language: str) -> str | None:
    return call.about


_ANSWERS: dict[str, Callable[[Call, Numbers, str, str], str | None]] = {
    "n": _n,
    "share": _share,
    "amount": _amount,
    "base": _base,
    **dict.fromkeys(_BASE_CALLS, _base),
    "table": _table,
    "elsewhere": _elsewhere,
}

# From this share on (in percent), the words say it: each holds up to the next. A part of a small base is
# told by both numbers («fire av ni»), since a third of nine persons says no more than that.
_AMOUNTS: tuple[tuple[int, str, str, str], ...] = (
    (0, "noen", "nokre", "some"),
    (17, "nesten en femdel", "nesten ein femdel", "nearly a fifth"),
    (19, "om lag en femdel", "om lag ein femdel", "about a fifth"),
    (21, "litt over en femdel", "litt over ein femdel", "just over a fifth"),
    (23, "om lag en fjerdedel", "om lag ein fjerdedel", "about a quarter"),
    (27, "over en fjerdedel", "over ein fjerdedel", "over a quarter"),
    (31, "om lag en tredel", "om lag ein tredel", "about a third"),
    (36, "over en tredel", "over ein tredel", "over a third"),
    (42, "nesten halvparten", "nesten halvparten", "nearly half"),
    (48, "om lag halvparten", "om lag halvparten", "about half"),
    (52, "over halvparten", "over halvparten", "over half"),
    (60, "flertallet", "fleirtalet", "a majority"),
    (64, "om lag to tredeler", "om lag to tredelar", "about two thirds"),
    (69, "over to tredeler", "over to tredelar", "over two thirds"),
    (73, "om lag tre fjerdedeler", "om lag tre fjerdedelar", "about three quarters"),
    (77, "de fleste", "dei fleste", "most"),
    (90, "nesten alle", "nesten alle", "nearly all"),
)
_FEW = {"nb": "noen få", "nn": "nokre få", "en": "a few"}
_ALL = {"nb": "alle", "nn": "alle", "en": "all"}
_OF = {"nb": "av", "nn": "av", "en": "of"}
_COLUMN = {"nb": 1, "nn": 2, "en": 3}
_SMALL_BASE = 12
_FEW_COUNT = 3
_FEW_SHARE = 17


def amount_word(count: int, base: int, language: str = "nb") -> str:
    """Say about how many ``count`` of ``base`` are, by the table of thresholds; ``base`` is above 0.

    None is «ingen», all is «alle», one is «én», two or three of many are «noen få»; of fewer than twelve
    both numbers are given.

    >>> amount_word(41, 120), amount_word(2, 120), amount_word(4, 9)
    ('om lag en tredel', 'noen få', 'fire av ni')
    """
    if count == 0:
        return in_words(0, language)
    if count >= base:
        return _ALL[language]
    if base < _SMALL_BASE:
        return f"{in_words(count, language)} {_OF[language]} {in_words(base, language)}"
    if count == 1:
        return in_words(1, language)
    if count <= _FEW_COUNT and 100 * count < _FEW_SHARE * base:
        return _FEW[language]
    said = [row for row in _AMOUNTS if 100 * count >= row[0] * base]
    return str(said[-1][_COLUMN[language]])
