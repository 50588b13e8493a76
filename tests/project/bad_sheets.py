"""Sheets as people return them, and worse: each kind is made from a sound sheet, with what must come of it.

``KINDS`` is the table. A kind that is refused lists every fault; one that is taken in, what it decides.
"""

from __future__ import annotations

import csv
import datetime
import io
import random
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows = list[list[str]]
Decided = frozenset[tuple[int, str, str]]

SECRET = "Kvitebjørn"  # noqa: S105 - a word to look for
MANY = ("skole", "økonomi", "helse", "nav")
TEXTS = (
    "Kvitebjørn syns skolen er dårlig",
    "Kvitebjørn fikk en snill veileder på NAV",
    "=Kvitebjørn+2 er alt jeg fikk til på eksamen",
    'Kvitebjørn: pengene går – «husleia»,\nog alt er "dyrt"',
    "Kvitebjørn čuđit, sliten ☺ og привет",
    "Kvitebjørn har angst",
    "- Kvitebjørn; læreren sa nei",
    "Kvitebjørn får ikke sove",
    "+ Kvitebjørn og NAV",
    "Kvitebjørn er bra nå",
    "Kvitebjørn mangler penger til husleie",
    "Kvitebjørn vil ingenting",
)
HEADS = ("nøkkel", "id", "bølge", "spørsmål", "kontor", "svar", *MANY, "valens", "bruk", "forslag", "ferdig",
         "kommentar")  # fmt: skip
AT = {head: place for place, head in enumerate(HEADS)}


@dataclass(frozen=True)
class Sound:
    """A project, and sound sheets of it in both forms with the same corrections."""

    folder: Path
    project: Path
    text: str
    book: bytes
    stranger: str
    copied: str
    second: str

    def rows(self, text: str = "") -> Rows:
        """The cells of the sheet, heads first."""
        return list(csv.reader(io.StringIO(text or self.text, newline=""), delimiter=";"))


@dataclass(frozen=True)
class Said:
    """A fault as it must come: its code, its place, and what fills its sentence."""

    code: str
    row: int | None = None
    column: str = ""
    line: int | None = None
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Kind:
    """A kind of sheet: how it is made, and what must come of it.

    ``faults`` are all its faults, in order; none when the sheet is taken in, and then ``decided`` is all that
    it decides. ``remarks`` are the codes of what is told and stops nothing, ``told`` a line that is printed.
    ``yes`` is what the sheet decides when it is applied with ``--yes``; None if it is refused even then.
    """

    name: str
    make: Callable[[Sound], Path]
    faults: tuple[Said, ...] = ()
    status: int = 1
    decided: Decided = frozenset()
    remarks: tuple[str, ...] = ()
    told: str = ""
    yes: Decided | None = None


# -- ways of making them -----------------------------------------------------------------------------------


def text_of(rows: Rows, separator: str = ";", end: str = "\r\n") -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=separator, lineterminator=end).writerows(rows)
    return buffer.getvalue()


def raw(make: Callable[[Sound], bytes], name: str = "retur.csv") -> Callable[[Sound], Path]:
    """Bytes in a file."""

    def made(sound: Sound) -> Path:
        path = sound.folder / name
        path.write_bytes(make(sound))
        return path

    return made


def cells(change: Callable[[Rows], Rows | None]) -> Callable[[Sound], Path]:
    """The sheet as CSV with its rows changed."""

    def made(sound: Sound) -> bytes:
        rows = sound.rows()
        return text_of(change(rows) or rows).encode("utf-8-sig")

    return raw(made)


def cell(row: int, head: str, value: str) -> Callable[[Sound], Path]:
    """The sheet as CSV with one cell changed; rows are counted as a spreadsheet does."""

    def change(rows: Rows) -> None:
        rows[row - 1][AT[head]] = value

    return cells(change)


def book(change: Callable[[Workbook, Worksheet], None], name: str = "retur.xlsx") -> Callable[[Sound], Path]:
    """The sheet as a workbook, opened, changed and saved."""

    def made(sound: Sound) -> bytes:
        workbook = load_workbook(io.BytesIO(sound.book))
        change(workbook, workbook["svar"])
        buffer = io.BytesIO()
        workbook.save(buffer)
        return buffer.getvalue()

    return raw(made, name)


def book_cell(row: int, head: str, value: object, form: str = "") -> Callable[[Sound], Path]:
    """The workbook with one cell changed, perhaps shown in a form of its own."""

    def change(_: Workbook, tab: Worksheet) -> None:
        one = tab.cell(row, AT[head] + 1)
        one.value = value  # type: ignore[assignment]
        if form:
            one.number_format = form

    return book(change)


def parts(change: Callable[[dict[str, bytes]], None], name: str = "retur.xlsx") -> Callable[[Sound], Path]:
    """The workbook with parts of its zip changed."""

    def made(sound: Sound) -> bytes:
        with zipfile.ZipFile(io.BytesIO(sound.book)) as archive:
            members = {one: archive.read(one) for one in archive.namelist()}
        change(members)
        return zipped(members)

    return raw(made, name)


def zipped(members: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def ole(*streams: str) -> bytes:
    """Microsoft's old container with nothing but a directory of streams."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIIII", 62, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0
    )
    entries = b""
    for kind, name in ((5, "Root Entry"), *((2, stream) for stream in streams)):
        written = f"{name}\0".encode("utf-16-le")
        entries += written.ljust(64, b"\0") + struct.pack("<HBB", len(written), kind, 1) + bytes(60)
    return head.ljust(512, b"\xff") + bytes(512) + entries.ljust(512, b"\0")


def sorted_alone(
    *heads: str, rows: slice = slice(1, None), descending: bool = True
) -> Callable[[Rows], None]:
    """Some columns sorted by the first of them, and the others left where they were."""

    def change(cells: Rows) -> None:
        part = cells[rows]
        taken = sorted(([row[AT[head]] for head in heads] for row in part), reverse=descending)
        for row, values in zip(part, taken, strict=True):
            for head, value in zip(heads, values, strict=True):
                row[AT[head]] = value

    return change


def sorted_alone_in_book(*heads: str) -> Callable[[Workbook, Worksheet], None]:
    def change(_: Workbook, tab: Worksheet) -> None:
        columns = [AT[head] + 1 for head in heads]
        taken = [[tab.cell(row, column).value for column in columns] for row in range(2, tab.max_row + 1)]
        taken.sort(key=lambda values: [str(value) for value in values], reverse=True)
        for row, values in enumerate(taken, 2):
            for column, value in zip(columns, values, strict=True):
                tab.cell(row, column).value = value

    return change


def shifted_up(rows: Rows) -> None:
    for upper, lower in pairwise(rows[1:]):
        upper[AT["svar"]] = lower[AT["svar"]]


def keys_swapped(rows: Rows) -> None:
    rows[2][0], rows[5][0] = rows[5][0], rows[2][0]


def most_cells_turned(rows: Rows) -> None:
    for row in rows[1:]:
        for code in MANY[:3]:
            row[AT[code]] = {"0": "1", "1": "0"}[row[AT[code]]]


def merged(_: Workbook, tab: Worksheet) -> None:
    tab.merge_cells(start_row=3, end_row=4, start_column=AT["nav"] + 1, end_column=AT["nav"] + 1)


def hidden(workbook: Workbook, tab: Worksheet) -> None:
    workbook["kodebok"].title = "notater"
    workbook.active = 1
    tab.sheet_state = "hidden"


def tab_twice(workbook: Workbook, tab: Worksheet) -> None:
    workbook.copy_worksheet(tab)


def title_above(rows: Rows) -> Rows:
    blank = [""] * len(HEADS)
    return [["Ark til koding", *blank[1:]], blank, *rows]


def title_above_in_book(_: Workbook, tab: Worksheet) -> None:
    tab.insert_rows(1, 2)
    tab["A1"] = "Ark til koding"


def headed(**new: str) -> Callable[[Rows], None]:
    """Some heads changed."""

    def change(rows: Rows) -> None:
        rows[0] = [new.get(head, head) for head in rows[0]]

    return change


def keys_emptied(rows: Rows) -> None:
    rows[3][0] = rows[4][0] = ""


def all_keys_emptied(rows: Rows) -> None:
    for row in rows[1:]:
        row[0] = ""


def key_pasted_over(rows: Rows) -> None:
    rows[6][0] = rows[4][0]


def key_edited(rows: Rows) -> None:
    rows[4][0] = rows[4][0][:-1] + ("1" if rows[4][0][-1] == "0" else "0")


def answer_for_head(rows: Rows) -> Rows:
    rows[6][AT["kommentar"]] = rows[6][AT["svar"]]
    return rows[6:]


def mostly_strange(sound: Sound) -> bytes:
    own, strange = sound.rows(), sound.rows(sound.stranger)
    return text_of([*own[:2], *strange[2:]]).encode("utf-8-sig")


def replaced(old: str, new: str, encoding: str = "utf-8-sig") -> Callable[[Sound], Path]:
    """The sheet as CSV with a piece of its text replaced."""

    def made(sound: Sound) -> bytes:
        assert old in sound.text
        return sound.text.replace(old, new, 1).encode(encoding)

    return raw(made)


def encoded(encoding: str, errors: str = "replace") -> Callable[[Sound], Path]:
    return raw(lambda sound: sound.text.encode(encoding, errors))


def ends_mixed(sound: Sound) -> bytes:
    lines = sound.text.split("\r\n")
    return "".join(line + ("\n", "\r\n")[n % 2] for n, line in enumerate(lines[:-1])).encode("utf-8-sig")


def damaged(sound: Sound) -> bytes:
    """A workbook with some bytes of its sheet turned."""
    with zipfile.ZipFile(io.BytesIO(sound.book)) as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset + 400
    turned = bytes(byte ^ 0x5A for byte in sound.book[start : start + 200])
    return sound.book[:start] + turned + sound.book[start + 200 :]


def ragged(rows: Rows) -> None:
    del rows[4][-3:]
    rows[7].append("x")


def folder_of_that_name(sound: Sound) -> Path:
    path = sound.folder / "mappe.csv"
    path.mkdir()
    return path


def as_html(sound: Sound) -> bytes:
    lines = "".join("<tr>" + "".join(f"<td>{one}</td>" for one in row) + "</tr>\n" for row in sound.rows())
    return f"<html>\n<head><meta charset=utf-8></head>\n<body><table>\n{lines}</table></body></html>".encode()


def entities(members: dict[str, bytes]) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    declared = f'<!DOCTYPE a [<!ENTITY l0 "lol">{levels}]>'.encode()
    part = members["xl/worksheets/sheet1.xml"].replace(b"</t>", b"&l9;</t>", 1)
    members["xl/worksheets/sheet1.xml"] = declared + part


def external(members: dict[str, bytes]) -> None:
    links = members["xl/_rels/workbook.xml.rels"]
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink"
    one = b'<Relationship Id="rX" Type="' + kind + b'" Target="externalLinks/externalLink1.xml"/>'
    members["xl/_rels/workbook.xml.rels"] = links.replace(b"</Relationships>", one + b"</Relationships>")
    members["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
    members["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Type="x/externalLinkPath" Target="file:///etc/passwd" '
        b'TargetMode="External"/></Relationships>'
    )


def bomb(members: dict[str, bytes]) -> None:
    members["xl/worksheets/sheet1.xml"] = members["xl/worksheets/sheet1.xml"] + b" " * 60_000_000


def one_with(member: str) -> Callable[[Sound], Path]:
    return raw(lambda _: zipped({"[Content_Types].xml": b"<x/>", member: b"<x/>"}), "retur.xlsx")


def huge_cell(sound: Sound) -> bytes:
    rows = sound.rows()
    rows[3][AT["kommentar"]] = "x" * 50_000_000
    return text_of(rows).encode("utf-8-sig")


def huge_cell_in_book(members: dict[str, bytes]) -> None:
    noise = random.Random(1).randbytes(25_000_000).hex().encode()  # noqa: S311 - so that it does not pack
    part = members["xl/worksheets/sheet1.xml"]
    # Letters beyond ASCII are written as they are or by number, by whatever writes XML.
    place = part.index(TEXTS[2].split("+2")[1].split(" på")[0].encode())
    members["xl/worksheets/sheet1.xml"] = part[:place] + noise + part[place:]


def dropped(*heads: str) -> Callable[[Rows], Rows]:
    gone = {AT[head] for head in heads}
    return lambda rows: [[one for place, one in enumerate(row) if place not in gone] for row in rows]


def with_macros(members: dict[str, bytes]) -> None:
    members["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0" + bytes(64)


# -- what must come of them --------------------------------------------------------------------------------

CONFIRMED = {(5, "skole", "0"), (5, "økonomi", "0"), (5, "helse", "1"), (5, "nav", "0"),
             (5, "valens", "nøytral"), (5, "bruk", "ja")}  # fmt: skip
SOUND: Decided = frozenset({(1, "nav", "1")} | CONFIRMED)
ONE_MORE: Decided = SOUND | {(3, "nav", "1")}
ONES = {"skole": (1, 3, 7), "økonomi": (4, 11), "helse": (5, 6, 8)}
TURNED: Decided = frozenset(
    {(n, code, "0" if n in ones else "1") for code, ones in ONES.items() for n in range(1, 13)}
    | {(1, "nav", "1"), *(one for one in CONFIRMED if one[1] not in ONES)}
)

# What is wrong and the cure, as the analyst reads them in English and in bokmål.
SENTENCES: dict[str, tuple[str, str]] = {
    "table-empty": (
        "the file has no heads and no rows; export it again with the column names in the first row.",
        "filen har verken overskrifter eller rader; eksporter den igjen med kolonnenavn i første rad.",
    ),
    "table-no-rows": (
        "the file has heads but no rows; check that the export was finished.",
        "filen har overskrifter, men ingen rader; se etter at eksporten ble ferdig.",
    ),
    "table-broken": (
        "the row cannot be read as CSV ({why}); look for a quote that is not closed.",
        "raden kan ikke leses som CSV ({why}); se etter et anførselstegn som ikke er lukket.",
    ),
    "table-ragged": (
        "the row has {found} cells where the heads have {expected}; look for a separator or a line "
        "break inside "
        "a text without quotes, or for cells without a head.",
        "raden har {found} celler der overskriftene har {expected}; se etter et skilletegn eller "
        "linjeskift i en "
        "tekst uten anførselstegn, eller celler uten hode.",
    ),
    "table-nul": (
        "the row holds a NUL byte; export the file again; a text cannot hold one.",
        "raden har en NUL-byte; eksporter filen igjen; en tekst kan ikke ha en slik.",
    ),
    "table-encoding": (
        "the text is in no encoding that can be told from its bytes; save the file again as «CSV UTF-8».",
        "teksten er i en koding som ikke kan kjennes igjen på bytene; lagre filen på nytt som «CSV UTF-8».",
    ),
    "table-mojibake": (
        "the letters æøå were broken before this file was saved («Ã¸» for «ø»); go back to the file "
        "before that "
        "and save it as «CSV UTF-8».",
        "bokstavene æøå var ødelagt før filen ble lagret («Ã¸» for «ø»); gå tilbake til filen før det "
        "og lagre "
        "den som «CSV UTF-8».",
    ),
    "table-head-twice": (
        "two columns are called «{column}»; give each column its own name.",
        "to kolonner heter «{column}»; gi hver kolonne sitt eget navn.",
    ),
    "file-unreadable": (
        "the file cannot be read ({why}); check the path.",
        "filen kan ikke leses ({why}); se etter at stien er riktig.",
    ),
    "book-damaged": (
        "the workbook is damaged or cut off ({part}); fetch it again, or open it in a spreadsheet "
        "program and "
        "save it again.",
        "arbeidsboken er skadet eller avkuttet ({part}); hent den på nytt, eller åpne den i et "
        "regnearkprogram "
        "og lagre den på nytt.",
    ),
    "book-locked": (
        "the file is protected by a password; open it, take the password off and save it again.",
        "filen er beskyttet med passord; åpne den, fjern passordet og lagre den på nytt.",
    ),
    "book-xls": (
        "this is a workbook of the old form .xls; open it and save it as .xlsx or «CSV UTF-8».",
        "dette er en arbeidsbok i det gamle formatet .xls; åpne den og lagre den som .xlsx eller «CSV "
        "UTF-8».",
    ),
    "book-old": (
        "this is a file of an old Office form and no workbook that can be read; open it and save the "
        "table as "
        ".xlsx or «CSV UTF-8».",
        "dette er en fil i et gammelt Office-format, og ingen arbeidsbok som kan leses; åpne den og lagre "
        "tabellen som .xlsx eller «CSV UTF-8».",
    ),
    "book-ods": (
        "this is an OpenDocument file, not .xlsx; save it as .xlsx or «CSV UTF-8».",
        "dette er en OpenDocument-fil, ikke .xlsx; lagre den som .xlsx eller «CSV UTF-8».",
    ),
    "book-xlsb": (
        "this is a binary workbook (.xlsb); save it as .xlsx or «CSV UTF-8».",
        "dette er en binær arbeidsbok (.xlsb); lagre den som .xlsx eller «CSV UTF-8».",
    ),
    "book-other-zip": (
        "this is a zip file or a document and no workbook; give the table as .xlsx or «CSV UTF-8».",
        "dette er en zip-fil eller et dokument og ingen arbeidsbok; gi tabellen som .xlsx eller «CSV UTF-8».",
    ),
    "book-entities": (
        "the workbook holds XML entities, which no spreadsheet program writes ({part}); ask whoever "
        "sent it for "
        "another file.",
        "arbeidsboken har XML-entiteter, som ikke noe regnearkprogram skriver ({part}); be avsenderen om en "
        "annen fil.",
    ),
    "book-too-large": (
        "the workbook unpacks to far more than a table of answers; copy the table to a new workbook, or "
        "save it "
        "as «CSV UTF-8».",
        "arbeidsboken pakkes ut til langt mer enn en tabell med svar; kopier tabellen til en ny arbeidsbok, "
        "eller lagre den som «CSV UTF-8».",
    ),
    "book-which-tab": (
        "several tabs could be meant: {known}; name one with --tab NAME.",
        "flere faner kan være ment: {known}; navngi én med --tab NAVN.",
    ),
    "book-formula": (
        "the cell holds a formula; copy the column and paste it as values.",
        "cellen har en formel; kopier kolonnen og lim den inn som verdier.",
    ),
    "book-error": (
        "the cell shows an error such as #REF! or #N/A; type the value, or empty the cell.",
        "cellen viser en feil som #REF! eller #I/T; skriv verdien, eller tøm cellen.",
    ),
    "book-merged": (
        "the cells {range} are merged; unmerge them and fill in each cell.",
        "cellene {range} er slått sammen; del dem og fyll ut hver celle.",
    ),
    "sheet-no-key": (
        "there is no column «nøkkel»; return the sheet with that column; rows are known by it alone.",
        "kolonnen «nøkkel» mangler; lever arket med den kolonnen; radene kjennes bare på den.",
    ),
    "sheet-no-codes": (
        "there is no column of codes; return the sheet with its code columns; their heads are code ids.",
        "det er ingen kolonne med koder; lever arket med kodekolonnene; overskriftene er kode-id-er.",
    ),
    "sheet-other-project": (
        "the sheet does not belong to this project; apply it to the project that exported it.",
        "arket hører ikke til dette prosjektet; bruk det i prosjektet som eksporterte det.",
    ),
    "sheet-keys-unknown": (
        "{rows} of {all} keys are not of this sheet, as in one from a copy of the project; apply it to the "
        "project that exported it.",
        "{rows} av {all} nøkler er ikke i dette arket, som i et ark fra en kopi av prosjektet; bruk det i "
        "prosjektet som eksporterte det.",
    ),
    "sheet-two": (
        "the file holds rows of more than one sheet; return each sheet in its own file.",
        "filen har rader fra mer enn ett ark; lever hvert ark i sin egen fil.",
    ),
    "sheet-key-unknown": (
        "the key is not one of this sheet's; restore the cell from the exported sheet, or delete the row.",
        "nøkkelen er ikke en av arkets; hent cellen fra det eksporterte arket, eller slett raden.",
    ),
    "sheet-key-twice": (
        "the key stands already in row {first}; keep one of the rows.",
        "nøkkelen står alt i rad {first}; behold én av radene.",
    ),
    "sheet-text-edited": (
        "the answer's text was edited; restore it; the text is the respondent's and is never changed.",
        "svarteksten er endret; sett den tilbake; teksten er respondentens og endres aldri.",
    ),
    "sheet-partly-sorted": (
        "{rows} rows show the text or suggestion of another row: columns were sorted without the key; "
        "undo the "
        "sorting, or sort again with all columns marked.",
        "{rows} rader viser teksten eller forslaget til en annen rad: kolonner er sortert uten "
        "nøkkelen; angre "
        "sorteringen, eller sorter igjen med alle kolonner merket.",
    ),
    "sheet-codes-shuffled": (
        "the codes of {rows} rows have changed places, as when code columns are sorted without the key; undo "
        "the sorting, or sort again with all columns marked; if it is meant so, add --yes.",
        "kodene i {rows} rader har byttet plass, som når kodekolonner sorteres uten nøkkelen; angre "
        "sorteringen, eller sorter igjen med alle kolonner merket; er det meningen, legg til --yes.",
    ),
    "sheet-column-sorted": (
        "the column looks sorted by itself: as many ones as before, now all at one end; undo the sorting, or "
        "sort again with all columns marked; if it is meant so, add --yes.",
        "kolonnen ser ut til å være sortert alene: like mange enere som før, nå alle i én ende; angre "
        "sorteringen, eller sorter igjen med alle kolonner merket; er det meningen, legg til --yes.",
    ),
    "sheet-many-differ": (
        "{percent} % of the pre-filled cells differ from the exported sheet; check that no columns were "
        "moved or "
        "sorted by themselves; if it is meant so, add --yes.",
        "{percent} % av de utfylte cellene er ulike det eksporterte arket; se etter at ingen kolonner "
        "er flyttet "
        "eller sortert alene; er det meningen, legg til --yes.",
    ),
    "sheet-column-lost": (
        "the column «{column}» is missing, and these are not known: {unknown}; restore the head, or "
        "delete the "
        "column you do not return.",
        "kolonnen «{column}» mangler, og disse er ukjente: {unknown}; sett tilbake overskriften, eller slett "
        "kolonnen du ikke leverer.",
    ),
    "sheet-cell": (
        "the cell holds something that is no value of this column; write one of: {allowed}.",
        "cellen har noe som ikke er en verdi i denne kolonnen; skriv en av: {allowed}.",
    ),
    "sheet-cell-emptied": (
        "the cell was emptied, and the row is not ticked as «ferdig»; write 0 or the right value; it "
        "was {value}.",
        "cellen er tømt, og raden er ikke krysset av som «ferdig»; skriv 0 eller riktig verdi; der sto "
        "{value}.",
    ),
    "sheet-tick": (
        "the cell is neither a tick nor empty; write x when the row is done, or leave it empty.",
        "cellen er verken kryss eller tom; skriv x når raden er ferdig, eller la den stå tom.",
    ),
}


def one(code: str, row: int | None = None, column: str = "", **values: object) -> tuple[Said]:
    return (Said(code, row, column, values=values),)


NO_VALUE = one("sheet-cell", 4, "nav", allowed="0, 1")
KINDS: tuple[Kind, ...] = (
    # No table at all, or half of one.
    Kind("an empty file", raw(lambda _: b""), one("table-empty")),
    Kind("nothing but heads", cells(lambda rows: rows[:1]), one("table-no-rows")),
    Kind(
        "CSV cut off inside a quoted cell",
        raw(lambda sound: sound.text[: sound.text.index("og alt er")].encode("utf-8-sig")),
        one("table-broken", 5, why="unexpected end of data"),
    ),
    Kind(
        "a workbook cut off",
        raw(lambda sound: sound.book[: len(sound.book) // 2], "retur.xlsx"),
        one("book-damaged", part="zip"),
    ),
    Kind(
        "a workbook with bytes turned",
        raw(damaged, "retur.xlsx"),
        one("book-damaged", part="xl/worksheets/sheet1.xml"),
    ),
    Kind(
        "a password",
        raw(lambda _: ole("EncryptionInfo", "EncryptedPackage"), "retur.xlsx"),
        one("book-locked"),
    ),
    Kind("an old workbook", raw(lambda _: ole("Workbook"), "retur.xls"), one("book-xls")),
    Kind("an old document", raw(lambda _: ole("WordDocument"), "retur.xls"), one("book-old")),
    Kind(
        "OpenDocument",
        raw(lambda _: zipped({"mimetype": b"application/vnd.oasis", "content.xml": b"<x/>"}), "retur.ods"),
        one("book-ods"),
    ),
    Kind("a document called .xlsx", one_with("word/document.xml"), one("book-other-zip")),
    Kind("a binary workbook", one_with("xl/workbook.bin"), one("book-xlsb")),
    Kind(
        "a web page called .xls",
        raw(as_html, "retur.xls"),
        one("sheet-no-key"),
    ),
    Kind("a web page called .csv", raw(as_html), one("sheet-no-key")),
    Kind(
        "a path that is not there",
        lambda sound: sound.folder / "borte.csv",
        one("file-unreadable", why="No such file or directory"),
        2,
    ),
    Kind(
        "a path through a file",
        lambda sound: sound.project / "ark.csv",
        one("file-unreadable", why="Not a directory"),
        2,
    ),
    Kind("a folder", folder_of_that_name, one("file-unreadable", why="Is a directory"), 2),
    # Another sheet than it should be.
    Kind(
        "a sheet of another project",
        raw(lambda s: s.stranger.encode("utf-8-sig")),
        one("sheet-other-project"),
        2,
    ),
    Kind(
        "a sheet of a copy of the project",
        raw(lambda s: s.copied.encode("utf-8-sig")),
        one("sheet-other-project"),
        2,
    ),
    Kind("one row of ours among another's", raw(mostly_strange), one("sheet-keys-unknown", rows=11, all=12)),
    Kind(
        "two sheets pasted together",
        raw(lambda sound: text_of([*sound.rows(), *sound.rows(sound.second)[1:]]).encode("utf-8-sig")),
        one("sheet-two"),
    ),
    Kind(
        "the same sheet pasted twice, heads and all",
        raw(lambda sound: text_of([*sound.rows(), *sound.rows()]).encode("utf-8-sig")),
        (
            Said("sheet-key-unknown", 14, "nøkkel"),
            *(Said("sheet-key-twice", row, "nøkkel", values={"first": row - 13}) for row in range(15, 27)),
        ),
    ),
    # Keys.
    Kind("no column of keys", cells(dropped("nøkkel")), one("sheet-no-key")),
    Kind(
        "two keys emptied",
        cells(keys_emptied),
        (Said("sheet-key-unknown", 4, "nøkkel"), Said("sheet-key-unknown", 5, "nøkkel")),
    ),
    Kind("all keys emptied", cells(all_keys_emptied), one("sheet-other-project"), 2),
    Kind("keys of two rows swapped", cells(keys_swapped), one("sheet-partly-sorted", rows=2)),
    Kind(
        "a row doubled", cells(lambda rows: [*rows, rows[4]]), one("sheet-key-twice", 14, "nøkkel", first=5)
    ),
    Kind("a key pasted over another", cells(key_pasted_over), one("sheet-key-twice", 7, "nøkkel", first=5)),
    Kind("a key edited", cells(key_edited), one("sheet-key-unknown", 5, "nøkkel")),
    Kind(
        "an unknown key among good ones",
        cells(lambda rows: [*rows, ["u-9-9-abcdef", *rows[4][1:]]]),
        one("sheet-key-unknown", 14, "nøkkel"),
    ),
    Kind("a key that is an answer", cell(4, "nøkkel", SECRET), one("sheet-key-unknown", 4, "nøkkel")),
    # Columns that have come apart.
    Kind("an answer edited", cell(4, "svar", f"{SECRET} rettet"), one("sheet-text-edited", 4, "svar")),
    Kind("the answers one row up", cells(shifted_up), one("sheet-partly-sorted", rows=11)),
    Kind("the answers sorted alone", cells(sorted_alone("svar")), one("sheet-partly-sorted", rows=11)),
    Kind(
        "the answers sorted alone in a workbook",
        book(sorted_alone_in_book("svar")),
        one("sheet-partly-sorted", rows=11),
    ),
    Kind("the suggestions sorted alone", cells(sorted_alone("forslag")), one("sheet-partly-sorted", rows=11)),
    Kind(
        "all but the keys sorted in a part of the rows",
        cells(sorted_alone(*HEADS[1:], rows=slice(3, 10))),
        one("sheet-partly-sorted", rows=6),
    ),
    Kind(
        "the codes sorted alone",
        cells(sorted_alone(*MANY)),
        one("sheet-codes-shuffled", rows=6),
        yes=frozenset(),
    ),
    Kind(
        "the codes sorted alone in a workbook",
        book(sorted_alone_in_book(*MANY)),
        one("sheet-codes-shuffled", rows=6),
        yes=frozenset(),
    ),
    Kind(
        "the codes sorted alone in a part of the rows",
        cells(sorted_alone(*MANY, rows=slice(1, 12))),
        one("sheet-codes-shuffled", rows=6),
        yes=frozenset(),
    ),
    Kind(
        "one code sorted alone",
        cells(sorted_alone("helse")),
        one("sheet-column-sorted", None, "helse"),
        yes=frozenset(),
    ),
    Kind(
        "one dimension sorted alone",
        cells(sorted_alone("valens", descending=False)),
        one("sheet-column-sorted", None, "valens"),
        yes=frozenset(),
    ),
    # Heads.
    Kind(
        "a head renamed",
        cells(headed(skole="Skolen")),
        (Said("sheet-column-lost", values={"column": "skole", "unknown": "Skolen"}),),
    ),
    Kind(
        "a head given twice",
        cells(headed(helse="skole")),
        (Said("table-head-twice", values={"column": "skole"}),),
    ),
    Kind(
        "the heads deleted, and a comment that says the answer again",
        cells(answer_for_head),
        one("sheet-no-key"),
    ),
    Kind(
        "the row of heads deleted",
        cells(lambda rows: rows[1:]),
        one("sheet-no-key"),
    ),
    Kind("a title above the heads", cells(title_above), one("sheet-no-key")),
    Kind(
        "a title above the heads in a workbook",
        book(title_above_in_book),
        one("sheet-no-key"),
    ),
    Kind(
        "all heads blank",
        cells(lambda rows: [[""] * len(HEADS), *rows[1:]]),
        one("sheet-no-key"),
    ),
    Kind("the key's head blank", cells(headed(nøkkel="")), one("sheet-no-key")),
    Kind(
        "a code's head blank",
        cells(headed(helse="")),
        (Said("sheet-column-lost", values={"column": "helse", "unknown": "(uten overskrift)"}),),
    ),
    Kind("all columns of codes gone", cells(dropped(*MANY, "valens", "bruk")), one("sheet-no-codes")),
    # Cells.
    *(
        Kind(f"a code cell that says {said}", cell(4, "nav", said), NO_VALUE)
        for said in ("2", "-1", "kanskje", "1. mai", "2025-05-01", "100 %", "1/0", "#REF!", "=1+1", "½")
    ),
    Kind("an answer in a code cell", cell(4, "nav", f"{SECRET} kanskje"), NO_VALUE),
    Kind(
        "an answer in a cell of a dimension",
        cell(4, "valens", f"{SECRET} vond"),
        one("sheet-cell", 4, "valens", allowed="positiv, negativ, nøytral"),
    ),
    Kind("a true date in a code cell", book_cell(4, "nav", datetime.date(2025, 5, 1)), NO_VALUE),
    Kind("a 1 that is shown as a date", book_cell(4, "nav", 1, "dd.mm.yyyy"), NO_VALUE),
    Kind("fifty per cent", book_cell(4, "nav", 0.5, "0 %"), NO_VALUE),
    Kind("a hundred per cent", book_cell(4, "nav", 1, "0 %"), decided=ONE_MORE),
    Kind("a true TRUE", book_cell(4, "nav", True), decided=ONE_MORE),
    Kind("SANN", cell(4, "nav", "SANN"), decided=ONE_MORE),
    Kind("a 1 typed as text", book_cell(4, "nav", "1"), decided=ONE_MORE),
    Kind("an error in a cell", book_cell(4, "nav", "#REF!"), one("book-error", 4, "nav")),
    Kind("a formula in a code cell", book_cell(4, "nav", "=1+0"), one("book-formula", 4, "nav")),
    Kind("a formula in a comment", book_cell(4, "kommentar", "=F4"), one("book-formula", 4, "kommentar")),
    Kind("merged cells", book(merged), one("book-merged", 3, range="J3:J4")),
    Kind(
        "a code emptied and not ticked",
        cell(2, "skole", ""),
        one("sheet-cell-emptied", 2, "skole", value="1"),
    ),
    Kind(
        "a dimension emptied and not ticked",
        cell(2, "valens", ""),
        one("sheet-cell-emptied", 2, "valens", value="negativ"),
    ),
    Kind("a word for a tick", cell(2, "ferdig", f"{SECRET} nesten"), one("sheet-tick", 2, "ferdig")),
    Kind(
        "half of the sheet turned", cells(most_cells_turned), one("sheet-many-differ", percent=51), yes=TURNED
    ),
    # Workbooks with more in them.
    Kind("macros", parts(with_macros, "retur.xlsm"), decided=SOUND, remarks=("book-macros",)),
    Kind("a link to another file", parts(external), decided=SOUND),
    Kind(
        "two tabs with keys",
        book(tab_twice),
        one("book-which-tab", known="«svar», «svar Copy»"),
        2,
    ),
    Kind("the right tab hidden", book(hidden), decided=SOUND),
    Kind("a bomb", parts(bomb), one("book-too-large")),
    Kind("entities upon entities", parts(entities), one("book-entities", part="xl/worksheets/sheet1.xml")),
    Kind(
        "a cell of 50 MB",
        raw(huge_cell),
        one("table-broken", 4, why="field larger than field limit (10000000)"),
    ),
    Kind("a cell of 50 MB in a workbook", parts(huge_cell_in_book), one("sheet-text-edited", 4, "svar")),
    # Bytes.
    Kind("a NUL", replaced("har angst", "har\0angst"), one("table-nul", 7)),
    Kind("mixed ends of lines", raw(ends_mixed), decided=SOUND),
    Kind(
        "ends of lines of an old Mac",
        raw(lambda s: text_of(s.rows(), end="\r").encode("utf-8-sig")),
        decided=SOUND,
    ),
    Kind("UTF-16", encoded("utf-16"), decided=SOUND),
    Kind("UTF-16 without a mark", encoded("utf-16-le"), one("table-encoding")),
    Kind("UTF-32", encoded("utf-32"), one("table-encoding")),
    Kind("Windows-1252 with characters lost", encoded("cp1252"), decided=SOUND),
    Kind("ASCII with æøå lost", encoded("ascii"), decided=SOUND),
    Kind(
        "letters broken before",
        raw(lambda s: s.text.encode().decode("cp1252", "replace").encode()),
        (Said("table-mojibake", line=9),),
    ),
    Kind("an encoding of DOS", encoded("cp865"), (Said("table-encoding", line=3),)),
    Kind("an encoding of an old Mac", encoded("mac_roman"), one("sheet-no-key")),
    Kind("an encoding of Japan", encoded("iso2022_jp"), one("sheet-text-edited", 6, "svar")),
    Kind(
        "a mark before a key",
        replaced("\r\nu-1-5-", "\r\n\ufeffu-1-5-"),
        one("sheet-key-unknown", 6, "nøkkel"),
    ),
    Kind("a mark inside an answer", replaced("har angst", "har\ufeff angst"), decided=SOUND),
    # The form of CSV.
    Kind(
        "rows of other lengths",
        cells(ragged),
        (
            Said("table-ragged", 5, values={"found": 12, "expected": 15}),
            Said("table-ragged", 8, values={"found": 16, "expected": 15}),
        ),
    ),
    Kind(
        "a quote that is not closed",
        replaced(f"{SECRET} har angst", f'"{SECRET} har angst'),
        one("table-broken", 7, why="';' expected after '\"'"),
    ),
    Kind("tabs", raw(lambda s: text_of(s.rows(), "\t").encode("utf-8-sig"), "retur.txt"), decided=SOUND),
    Kind("commas", raw(lambda s: text_of(s.rows(), ",").encode("utf-8-sig")), decided=SOUND),
    Kind(
        "a line for Excel before the heads",
        raw(lambda s: b"sep=;\r\n" + s.text.encode()),
        decided=SOUND,
    ),
    Kind(
        "no column «ferdig»",
        cells(dropped("ferdig")),
        decided=frozenset({(1, "nav", "1")}),
        told="Columns that did not come back, and were left as they are: ferdig.",
    ),
)
