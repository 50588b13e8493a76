"""A sheet with a column of every kind, and texts that have broken sheets before."""

from __future__ import annotations

from ungtekst.exchange import Column, Page

LONG = tuple(f"kommunenavn-{number:03}" for number in range(60))
COLUMNS = (
    Column("nøkkel", "fixed", note="Radens navn."),
    Column("id", "fixed"),
    Column("svar", "fixed"),
    Column("mestring", "code", ("1", "0"), "Personen får til hverdagen.", "Mestring"),
    Column("helse", "code", ("1", "0"), "Kropp og psyke.", "Helse"),
    Column("valens", "choice", ("positiv", "negativ")),
    Column("sted", "choice", LONG),
    Column("forslag", "text"),
    Column("ferdig", "tick", ("x",)),
    Column("kommentar", "note"),
)
TEXTS = (
    "=2+2",
    '=HYPERLINK("http://eksempel.no";"klikk")',
    "+47 900",
    "-5",
    "@SUM(1;1)",
    "007",
    "1,5",
    "1-2",
    "05.06",
    "TRUE",
    "  blanke  ",
    'to\nlinjer med «sitat» og "fnutter"',
    "_x0041_ skrevet ut",
    "<b>æøå & \N{GRINNING FACE}</b>",
    "\ttab",
)
ROWS = [
    (f"u-1-{n}-{n:06x}", f"{n:04}", text, "1", "0", "positiv", LONG[n], text, "x" if n % 2 else "", text)
    for n, text in enumerate(TEXTS)
]
PAGES = (Page("kodebok", ("kode", "definisjon"), (("mestring", "=Personen får til"), ("helse", "Kropp"))),)
