"""Numbers and dates of a workbook's cells as the text a Norwegian reader expects."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

_WHOLE = re.compile(r"-?[0-9]{1,400}")
_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:,[0-9]{0,8}[1-9])?")
_LONGEST = 400


def number_text(raw: str) -> str | None:
    """Write a number of a workbook with a decimal comma and no exponent; None if it is no number.

    Whole numbers stay exact; others are as short as tells them apart: 1.1000000000000001 is 1,1.
    """
    if len(raw) == 1 and raw.isdecimal():
        return raw
    raw = raw.strip()
    if _WHOLE.fullmatch(raw):
        sign, digits = ("-", raw[1:]) if raw[0] == "-" else ("", raw)
        digits = digits.lstrip("0")
        return sign + digits if digits else "0"
    try:
        value = float(raw) if len(raw) <= _LONGEST and "_" not in raw else float("nan")
    except ValueError:
        return None
    if value - value != 0:
        return None
    text = format(Decimal(repr(value)), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace(".", ",")


def as_number(text: str) -> str | None:
    """Give the number of a workbook that reads back as exactly this text; None if there is none."""
    if not _PLAIN.fullmatch(text):
        return None
    raw = text.replace(",", ".")
    return raw if number_text(raw) == text else None


def date_text(raw: str, from_1904: bool, duration: bool) -> str | None:
    """Write a serial number that is shown as a date in ISO form; None if there is no such date."""
    from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

    try:
        value = from_excel(float(raw), MAC_EPOCH if from_1904 else WINDOWS_EPOCH, timedelta=duration)
    except (ValueError, OverflowError):
        return None
    return _iso(value)


def _iso(value: datetime | date | time | timedelta | None) -> str | None:
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours:02}:{minutes:02}:{seconds:02}"
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return None if value is None else value.isoformat()
