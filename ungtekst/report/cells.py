"""The current codings as wide tables: one row an answer, one column a variable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ungtekst.report.shapes import Sources

if TYPE_CHECKING:
    import pandas as pd

    from ungtekst.codebook import Code, Codebook

# Where a parent has its 1 from several children, the weightiest source is named.
_AUTHORITY = ("human", "model", "rule")


@dataclass(frozen=True, eq=False)
class Cells:
    """Three frames of one shape, index answer, columns the codebook's variables.

    ``values`` holds ``"0"``/``"1"`` or a code id, and is missing where the cell is not judged or
    disputed; ``disputed`` is boolean; ``sources`` says who decided.
    """

    values: pd.DataFrame
    disputed: pd.DataFrame
    sources: pd.DataFrame

    def of(self, answers: pd.Index[int]) -> Cells:
        """Give the cells of some answers."""
        return Cells(self.values.loc[answers], self.disputed.loc[answers], self.sources.loc[answers])


def read_cells(codings: pd.DataFrame, answers: pd.Index[int], codebook: Codebook) -> Cells:
    """Turn the list of current decisions into cells; a child coded 1 makes its parent 1."""
    variables = list(codebook.variables)

    def wide(column: str) -> pd.DataFrame:
        frame = codings.pivot(index="answer", columns="variable", values=column)
        return frame.reindex(index=answers, columns=variables).astype(object)

    disputed = wide("disputed") == True  # noqa: E712 - the frame is of objects, missing where not judged
    values = wide("value").mask(disputed)
    cells = Cells(values, disputed, wide("source"))
    # Children stand after their parents, so the reverse order settles the deepest first.
    for code in reversed(codebook.many):
        if code.codes:
            _derive(code, cells)
    return cells


def _derive(code: Code, cells: Cells) -> None:
    """Settle a parent from its children, in place: 1 where one of them is, the bare union if not codable."""
    values, disputed, sources = cells.values, cells.disputed, cells.sources
    children = [child.id for child in code.codes]
    ones = values[children] == "1"
    found = ones.any(axis=1)
    if not code.codable:
        ruled_out = (values[children] == "0").all(axis=1)
        values[code.id] = values[code.id].mask(~found).mask(ruled_out, "0")
        disputed[code.id] = disputed[children].any(axis=1) & ~found
    own = values[code.id].eq("1")
    values.loc[found, code.id] = "1"
    disputed.loc[found, code.id] = False
    for source in reversed(_AUTHORITY):
        said = ((sources[children] == source) & ones).any(axis=1) & ~own
        sources.loc[said, code.id] = source


def only_where_meant(cells: Cells, codebook: Codebook, groups: pd.DataFrame | None) -> Cells:
    """Take out the zeros of codes that are not meant for an answer's group: nobody asked for them there."""
    values = cells.values.copy()
    for code in codebook.many:
        for group, allowed in code.only.items():
            if groups is None or group not in groups:
                continue
            told = groups[group].reindex(values.index).fillna("").astype(str).str.strip()
            aside = ~told.isin(allowed) & (values[code.id] == "0")
            values.loc[aside, code.id] = None
    return Cells(values, cells.disputed, cells.sources)


def count_sources(sources: pd.DataFrame | pd.Series[str]) -> Sources:
    """Count the cells of each source; missing cells count for none."""
    return Sources(**{source: int((sources == source).to_numpy().sum()) for source in _AUTHORITY})
