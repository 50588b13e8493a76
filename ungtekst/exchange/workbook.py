"""What a workbook holds besides its cells: tabs, shared texts, and which styles show dates."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ungtekst.errors import CallError, DataError, Fault, name_like
from ungtekst.exchange.escapes import unescaped
from ungtekst.exchange.package import Package, open_package

# Built-in date formats of other scripts, which a file need not spell out.
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_DURATIONS = frozenset({46})
MOST_STRINGS = 10_000_000


@dataclass(frozen=True)
class Tab:
    """A tab of a workbook: its name, the part with its cells, and whether a reader sees it."""

    name: str
    part: str
    visible: bool


class Workbook:
    """An open workbook: its tabs, and what is needed to read their cells."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.path = package.path
        self.from_1904 = False
        main = self._main_part()
        targets = self._targets(main)
        self._strings_part = next((t for t, kind in targets.values() if kind == "sharedStrings"), "")
        self._styles_part = next((t for t, kind in targets.values() if kind == "styles"), "")
        self.tabs = tuple(self._tabs(main, targets))
        if not self.tabs:
            raise package.damaged(main)

    @property
    def has_macros(self) -> bool:
        """Tell whether programs lie in the workbook."""
        return any(name.rpartition("/")[2].casefold() == "vbaproject.bin" for name in self.package.names)

    def _main_part(self) -> str:
        for target, kind in self._targets("").values():
            if kind == "officeDocument":
                return target
        raise self.package.damaged("_rels/.rels")

    def _targets(self, part: str) -> dict[str, tuple[str, str]]:
        """Give the parts that a part refers to: id → (part, kind). What lies outside the file is left out."""
        folder, name = posixpath.split(part)
        found = {}
        for tag, given in self.package.starts(posixpath.join(folder, "_rels", f"{name}.rels")):
            if tag == "Relationship" and given.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, given.get("Target", ""))).lstrip("/")
                found[given.get("Id", "")] = (target, given.get("Type", "").rpartition("/")[2])
        return found

    def _tabs(self, main: str, targets: dict[str, tuple[str, str]]) -> Iterator[Tab]:
        for tag, given in self.package.starts(main):
            if tag == "workbookPr":
                self.from_1904 = given.get("date1904") in ("1", "true")
            elif tag == "sheet":
                link = next((value for name, value in given.items() if name.endswith("}id")), "")
                target, kind = targets.get(link, ("", ""))
                if kind == "worksheet":
                    if target not in self.package.names:
                        raise self.package.damaged(target)
                    yield Tab(given.get("name", ""), target, given.get("state", "visible") == "visible")

    @cached_property
    def strings(self) -> list[str]:
        """The texts that cells refer to by number, without the reading aids of other scripts."""
        texts: list[str] = []
        if not self._strings_part:
            return texts
        parts: list[str] = []
        gathering = False
        aside = 0

        def start(tag: str, _: dict[str, str]) -> None:
            nonlocal gathering, aside
            if tag.endswith("}t"):
                gathering = not aside
            elif tag.endswith("}si"):
                parts.clear()
            elif tag.endswith("}rPh"):
                aside += 1

        def end(tag: str) -> None:
            nonlocal gathering, aside
            if tag.endswith("}t"):
                gathering = False
            elif tag.endswith("}si"):
                texts.append(unescaped("".join(parts)))
            elif tag.endswith("}rPh"):
                aside -= 1

        def data(text: str) -> None:
            if gathering:
                parts.append(text)

        for _ in self.package.parse(self._strings_part, start, end, data):
            if len(texts) > MOST_STRINGS:
                raise DataError(Fault("book-too-large", file=self.path))
        return texts

    @cached_property
    def dates(self) -> dict[str, bool]:
        """The styles that show a number as a date or a time; true for those that show a duration."""
        from openpyxl.styles.numbers import is_date_format, is_timedelta_format

        dates, durations = set(_DATES), set(_DURATIONS)
        styles: dict[str, bool] = {}
        if not self._styles_part:
            return styles
        inside, number = "", 0
        for tag, given in self.package.starts(self._styles_part):
            if tag in ("cellStyleXfs", "cellXfs", "cellStyles", "dxfs"):
                inside = tag
            elif tag == "numFmt" and inside != "dxfs" and given.get("numFmtId", "").isdecimal():
                code, own = given.get("formatCode", ""), int(given["numFmtId"][:9])
                (dates.add if is_date_format(code) else dates.discard)(own)
                (durations.add if is_timedelta_format(code) else durations.discard)(own)
            elif tag == "xf" and inside == "cellXfs":
                shown = given.get("numFmtId", "0")
                if shown.isdecimal() and int(shown[:9]) in dates:
                    styles[str(number)] = int(shown[:9]) in durations
                number += 1
        return styles


@contextmanager
def open_workbook(path: Path) -> Iterator[Workbook]:
    """Open a workbook for reading. Nothing in it is run, and nothing it refers to is fetched."""
    with open_package(path) as package:
        yield Workbook(package)


def choose_tab(book: Workbook, tab: str, key: str) -> Tab:
    """Choose the tab to read: the one named, or the one with the head ``key``, or the only one not empty.

    Raises CallError that names the tabs when none or several could be meant, DataError if all are empty.
    """
    from ungtekst.exchange.cells import first_row

    if tab:
        for one in book.tabs:
            if fold(one.name) == fold(tab):
                return one
        raise CallError(
            Fault("book-tab-missing", {"tab": name_like(tab), "known": _names(book.tabs)}, book.path)
        )
    if len(book.tabs) == 1:
        return book.tabs[0]
    heads = {one: first_row(book, one) for one in book.tabs}
    full = [one for one in book.tabs if heads[one]]
    keyed = [one for one in full if key and fold(key) in map(fold, heads[one])]
    if key and full and not keyed:
        raise DataError(Fault("sheet-no-key", file=book.path))
    candidates = keyed or full
    # A hidden tab is one that the person who hands us the file may not know of.
    visible = [one for one in candidates if one.visible]
    for chosen in (candidates, visible):
        if len(chosen) == 1:
            return chosen[0]
    if not candidates:
        raise DataError(Fault("table-empty", file=book.path))
    raise CallError(Fault("book-which-tab", {"known": _names(candidates)}, file=book.path))


def fold(name: str) -> str:
    """Give a name of a tab or a column in the form in which two are compared."""
    return " ".join(name.split()).casefold()


def _names(tabs: list[Tab] | tuple[Tab, ...]) -> str:
    return ", ".join(f"«{one.name}»" for one in tabs)
