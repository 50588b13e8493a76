"""What follows from codings by the codebook: a child that is 1 makes its parent 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ungtekst.codebook import Codebook

if TYPE_CHECKING:
    import pandas as pd


def with_parents(held: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Give current codings with the parents of codes that are 1 made 1; nothing is written.

    ``held`` is as ``ledger.current`` gives it. A derived 1 carries the source and coder of its child. A
    parent that is not codable is the union of its children: without any it is 0 where all were judged.
    """
    import pandas as pd

    for code in reversed(codebook.many):
        if not code.codes:
            continue
        under = held[held["variable"].isin([child.id for child in code.codes])]
        ones = under[under["value"] == "1"].drop_duplicates("revision")
        own = held["variable"] == code.id
        settled = own & (held["value"] == "1")
        new = ones[~ones["revision"].isin(held.loc[settled, "revision"])]
        if not code.codable:
            judged = under[under["value"].notna()]
            counts = judged["revision"].value_counts()
            whole = counts.index[counts == len(code.codes)]
            all_judged = judged[judged["revision"].isin(whole)].drop_duplicates("revision")
            none = all_judged[~all_judged["revision"].isin(ones["revision"])].assign(value="0")
            held, new = held[~own], pd.concat([ones, none])
        else:
            held = held[~(own & held["revision"].isin(new["revision"]))]
        held = pd.concat([held, new.assign(variable=code.id)])
    return held.sort_values(["answer", "variable"], kind="stable", ignore_index=True)


def parents_in_wide(wide: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Do the same to codings with one row a revision and one column a variable; None is not judged."""
    for code in reversed(codebook.many):
        if not code.codes:
            continue
        under = wide[[child.id for child in code.codes]]
        ones = (under == "1").any(axis=1)
        if not code.codable:
            wide[code.id] = None
            wide.loc[under.notna().all(axis=1), code.id] = "0"
        wide.loc[ones, code.id] = "1"
    return wide
