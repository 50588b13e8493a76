"""What users give the Coder, checked at the door."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ungtekst.codebook import Codebook
from ungtekst.errors import DataError, Fault, UnknownCodeError, name_like

if TYPE_CHECKING:
    from numpy.typing import NDArray

_HALF = re.compile("[\ud800-\udfff]")

Embed = Callable[[Sequence[str]], "NDArray[np.float64]"]
Texts = Sequence[str] | pd.Series
Questions = Sequence[str | None] | pd.Series | str | None


def listed(texts: Texts) -> list[str]:
    """Give texts as a list; a missing one is blank. Raises DataError for one text alone."""
    if isinstance(texts, str):
        raise DataError(Fault("coder-one-text"))
    return ["" if _missing(text) else _whole(str(text)) for text in texts]


def _whole(text: str) -> str:
    """Put the sign for an unreadable character where half a character stands: no encoding can hold that."""
    return _HALF.sub("\ufffd", text)


def _missing(value: object) -> bool:
    return value is None or value is pd.NA or value != value


def index_of(texts: Texts) -> pd.Index:
    """Give the index of the result: that of a Series, else 0…n−1."""
    return texts.index if isinstance(texts, pd.Series) else pd.RangeIndex(len(texts))


def asked_of(questions: Questions, count: int) -> list[str | None]:
    """Give the question of each text. Raises DataError when there are too many or too few."""
    if questions is None or isinstance(questions, str):
        return [questions] * count
    listed = [None if _missing(question) else str(question) for question in questions]
    if len(listed) != count:
        raise DataError(Fault("coder-question-lengths", {"texts": count, "questions": len(listed)}))
    return listed


def targets_of(codes: pd.DataFrame, codebook: Codebook) -> dict[str, NDArray[np.float64]]:
    """Turn a table of codes into one 0/1/missing vector a code id; name everything that is unknown."""
    many = {code.id for code in codebook.many}
    ones = {dimension.id: [c.id for c in dimension.all_codes()] for dimension in codebook.ones}
    twice = sorted({str(column) for column in codes.columns[codes.columns.duplicated()]})
    if twice:
        raise DataError(Fault("coder-column-twice", {"names": ", ".join(twice)}))
    unknown = [str(column) for column in codes.columns if column not in many and column not in ones]
    targets: dict[str, NDArray[np.float64]] = {}
    for column in codes.columns:
        if column in many:
            values = pd.to_numeric(codes[column], errors="coerce").to_numpy(dtype=float, na_value=np.nan)
            written = codes[column].notna().to_numpy()
            wrong = written & ~np.isin(values, (0.0, 1.0))
            found = sorted({str(v) for v in codes[column][wrong]})
            unknown += [f"{column}={name_like(value)}" for value in found]
            targets[str(column)] = values
        elif column in ones:
            given = codes[column].astype(object).where(codes[column].notna(), None)
            unknown += [
                f"{column}={name_like(value)}"
                for value in sorted({str(v) for v in given if v is not None} - {*ones[str(column)]})
            ]
            for name in ones[str(column)]:
                targets[name] = np.array([np.nan if v is None else float(str(v) == name) for v in given])
    if unknown:
        raise UnknownCodeError(Fault("coder-unknown", {"names": ", ".join(unknown)}))
    _derive_parents(targets, codebook)
    return targets


def _derive_parents(targets: dict[str, NDArray[np.float64]], codebook: Codebook) -> None:
    """Let a child coded 1 make its parent 1. One that is the union of its children learns nothing itself."""
    for code in reversed(codebook.many):
        for child in code.codes:
            if child.id in targets:
                own = targets.get(code.id, np.full(len(targets[child.id]), np.nan))
                targets[code.id] = np.where(targets[child.id] == 1, 1.0, own)
    for code in codebook.many:
        if not code.codable:
            targets.pop(code.id, None)


def weights_of(given: Sequence[float] | None, count: int) -> NDArray[np.float64]:
    """Give a weight a text. Raises DataError for a wrong number of them, or one that is none."""
    if given is None:
        return np.ones(count)
    weights = np.asarray(given, dtype=float)
    if weights.shape != (count,) or not np.all(np.isfinite(weights) & (weights >= 0)):
        raise DataError(Fault("coder-weights", {"texts": count}))
    return weights


def _numbers(given: Any) -> NDArray[np.float64] | None:
    """Read what a user's encoder gave as an array; None when it is none (ragged rows, words)."""
    try:
        return np.asarray(given, dtype=float)
    except (ValueError, TypeError):
        return None


def width_of(given: Any) -> int:
    """Give how many numbers a user's encoder makes of a text."""
    rows = _numbers(given)
    if rows is None or rows.ndim != 2 or len(rows) != 1:
        raise DataError(Fault("coder-embed-shape"))
    return int(rows.shape[1])


def unit_rows(given: Any, count: int, width: int) -> NDArray[np.float64]:
    """Check what a user's encoder gave, and scale each row to unit length."""
    rows = _numbers(given)
    if rows is None or rows.shape != (count, width) or not np.all(np.isfinite(rows)):
        raise DataError(Fault("coder-embed", {"width": width}))
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    result: NDArray[np.float64] = rows / np.where(lengths == 0, 1.0, lengths)
    return result
