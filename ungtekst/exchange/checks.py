"""What a sheet does while an analyst types: drop-downs, a stop on what is fixed, and colours by value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ungtekst.exchange.cells import letters_of
from ungtekst.exchange.sheets import Column

LISTS = "lister"
_LONGEST_LIST = 255
_YES_INK, _YES, _NO_INK, _DONE = "FF102A43", "FFA9D6F5", "FF9AA5B1", "FFC6E7C8"
_TITLE = "Sjekk verdien"
_MESSAGES = {
    "code": "Skriv 1 (har koden) eller 0 (har den ikke), eller la cellen stå tom.",
    "choice": "Velg en verdi fra listen, eller la cellen stå tom.",
    "tick": "Skriv x når raden er ferdig, ellers la cellen stå tom.",
}
_FIXED = "Denne kolonnen skal ikke endres. Trykk Avbryt; bruk kommentarkolonnen hvis noe er galt her."


def long_lists(columns: Iterable[Column]) -> list[tuple[str, ...]]:
    """Give the lists of values that are too long for a drop-down and must stand in a tab, each once."""
    lists = dict.fromkeys(column.values for column in columns if column.kind != "fixed" and column.values)
    return [values for values in lists if not _fits(values)]


def _fits(values: tuple[str, ...]) -> bool:
    """Tell whether a list can stand in the check itself, where a comma parts its values."""
    return len(",".join(values)) <= _LONGEST_LIST and not any(set(value) & set(',"') for value in values)


def add_checks(tab: Worksheet, columns: Sequence[Column], last: int) -> None:
    """Add the checks of every column to its cells, from row 2 to row ``last``."""
    lists = long_lists(columns)
    same: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for place, column in enumerate(columns):
        if column.kind == "fixed" or (column.values and column.kind in _MESSAGES):
            values = () if column.kind == "fixed" else column.values
            same.setdefault((column.kind, values), []).append(place)
    for (kind, values), places in same.items():
        check = _stop() if kind == "fixed" else _drop_down(kind, values, lists)
        for first, end in _runs(places):
            check.add(f"{letters_of(first)}2:{letters_of(end)}{last}")
        tab.add_data_validation(check)


def _stop() -> DataValidation:
    # The protection of a sheet would keep Excel from sorting it. A check that always fails does not.
    return DataValidation(
        type="custom",
        formula1="FALSE",
        allow_blank=False,
        showErrorMessage=True,
        errorStyle="stop",
        errorTitle="Fast kolonne",
        error=_FIXED,
    )


def _drop_down(kind: str, values: tuple[str, ...], lists: list[tuple[str, ...]]) -> DataValidation:
    if _fits(values):
        source = '"' + ",".join(values) + '"'
    else:
        letters = letters_of(lists.index(values))
        source = f"{LISTS}!${letters}$2:${letters}${len(values) + 1}"
    return DataValidation(
        type="list",
        formula1=source,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning",
        errorTitle=_TITLE,
        error=_MESSAGES[kind],
    )


def add_colours(tab: Worksheet, columns: Sequence[Column], last: int) -> None:
    """Make every 1 and every tick stand out, by weight as well as by colour, and let each 0 step back."""
    for kind in ("code", "tick"):
        places = [place for place, column in enumerate(columns) if column.kind == kind]
        areas = [f"{letters_of(first)}2:{letters_of(end)}{last}" for first, end in _runs(places)]
        if not areas:
            continue
        first = f"{letters_of(places[0])}2"
        for rule in _code_rules() if kind == "code" else _tick_rules(first):
            tab.conditional_formatting.add(" ".join(areas), rule)


def _code_rules() -> list[Rule]:
    return [
        Rule("cellIs", operator="equal", formula=["1"], dxf=_strong(_YES)),
        Rule("cellIs", operator="equal", formula=["0"], dxf=DifferentialStyle(font=Font(color=_NO_INK))),
    ]


def _tick_rules(first: str) -> list[Rule]:
    return [Rule("expression", formula=[f'{first}<>""'], dxf=_strong(_DONE))]


def _strong(colour: str) -> DifferentialStyle:
    fill = PatternFill(bgColor=colour, fill_type="solid")
    return DifferentialStyle(font=Font(bold=True, color=_YES_INK), fill=fill)


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Gather places in a row into (first, last)."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
