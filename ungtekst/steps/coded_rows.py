"""A row of codes that people made by hand, in whatever way they wrote them down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ungtekst.codebook import Codebook
from ungtekst.codebook.model import Code, Dimension
from ungtekst.errors import CallError, Fault
from ungtekst.exchange import Table
from ungtekst.project import Decision
from ungtekst.project.cells import BLANK, read_cell

_SEPARATORS = re.compile(r"[;,|\n]")  # between the codes that one cell names


class CodedRow:
    """One row of a table of codes, read by a codebook."""

    def __init__(
        self, table: Table, codebook: Codebook, cells: tuple[str, ...], revision: int, number: int
    ) -> None:
        self._table = table
        self._codebook = codebook
        self._cells = cells
        self._revision = revision
        self._number = number

    def marked(self, columns: Sequence[str], blank_is_0: bool) -> tuple[list[Decision], list[Fault]]:
        """Read columns that are each named by a code or dimension."""
        heads, variables = self._table.heads, self._codebook.variables
        wanted = [name for name in variables if name in (columns or heads)]
        missing = [name for name in columns if name not in variables or name not in heads]
        if missing or not wanted:
            raise CallError(Fault("codes-no-columns", {"known": ", ".join(variables)}, file=self._table.path))
        values: dict[str, str] = {}
        faults: list[Fault] = []
        for name in wanted:
            value = read_cell(self._cells[heads.index(name)], self._codebook, name)
            if value is None:
                faults.append(self._fault("sheet-cell", name, ", ".join(self._codebook.allowed(name))))
            else:
                values[name] = value
        many = {code.id for code in self._codebook.many}
        fill = blank_is_0 and any(value != BLANK for value in values.values())
        return [
            Decision(self._revision, name, value if value != BLANK else "0")
            for name, value in values.items()
            if value != BLANK or (fill and name in many)
        ], faults

    def named(self, columns: Sequence[str]) -> tuple[list[Decision], list[Fault]]:
        """Read multiple-response columns: cells that name codes."""
        found: dict[str, str] = {}
        faults: list[Fault] = []
        for head in columns:
            cell = self._cells[self._table.column(head)]
            # A label may hold a separator itself.
            names = [cell] if _codes_called(cell, self._codebook) else _SEPARATORS.split(cell)
            for name in names:
                if not name.strip():
                    continue
                called = _codes_called(name, self._codebook)
                if len(called) != 1:
                    unread = "codes-name-unclear" if called else "codes-name-unknown"
                    faults.append(self._fault(unread, head, ", ".join(_nameable(self._codebook))))
                    continue
                (code,) = called
                dimension = _dimension_of(code, self._codebook)
                if dimension.choice == "many":
                    found.update(
                        {c.id: found.get(c.id, "0") for c in dimension.all_codes() if c.codable},
                        **{code: "1"},
                    )
                elif found.setdefault(dimension.id, code) != code:
                    faults.append(self._fault("codes-two-values", head, dimension.id))
        # What is above a code that is 1 follows from it: nobody has said that it is 0.
        above = {
            code.id
            for code in reversed(self._codebook.many)
            if found.get(code.id) == "0" and any(found.get(c.id) == "1" for c in _below(code))
        }
        return [
            Decision(self._revision, name, value) for name, value in found.items() if name not in above
        ], faults

    def _fault(self, code: str, column: str, allowed: str) -> Fault:
        return Fault(code, {"allowed": allowed}, file=self._table.path, row=self._number, column=column)


def _codes_called(name: str, codebook: Codebook) -> list[str]:
    """Find the codes that a person may mean by an id, a label or a number; an id means that one alone."""
    said = " ".join(name.split()).casefold()
    found = []
    for dimension in (*codebook.dimensions, codebook.dimension("bruk")):
        for code in dimension.all_codes():
            if not code.codable:
                continue
            if said == code.id.casefold():
                return [code.id]
            labels = {label.casefold() for label in code.label.values()}
            if said in labels or (code.number is not None and said == str(code.number)):
                found.append(code.id)
    return found


def _nameable(codebook: Codebook) -> list[str]:
    return [code.id for one in codebook.dimensions for code in one.all_codes() if code.codable]


def _below(code: Code) -> Iterator[Code]:
    for child in code.codes:
        yield child
        yield from _below(child)


def _dimension_of(code: str, codebook: Codebook) -> Dimension:
    every = (*codebook.dimensions, codebook.dimension("bruk"))
    return next(one for one in every if code in {c.id for c in one.all_codes()})
