"""Random draws with their frame: the chance of every answer is kept on record, for estimates rest on it."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ungtekst.project.sheets import Blind
from ungtekst.project.store import Event

if TYPE_CHECKING:
    import pandas as pd


def allocate(sizes: Mapping[str, int], count: int) -> dict[str, int]:
    """Share ``count`` draws out between strata: equally many from each, as far as each goes.

    What a small stratum cannot give is shared by the others; one left over goes to the larger stratum. A
    stratum is never left without a draw unless there are fewer draws than strata.
    """
    share = dict.fromkeys(sizes, 0)
    left = min(count, sum(sizes.values()))
    while left:
        open_ones = sorted(
            (name for name in sizes if share[name] < sizes[name]), key=lambda n: (-sizes[n], n)
        )
        each = max(1, left // len(open_ones))
        for name in open_ones:
            given = min(each, sizes[name] - share[name], left)
            share[name] += given
            left -= given
    return share


def draw(
    connection: sqlite3.Connection,
    event: Event,
    kind: Blind,
    codebook_id: int,
    strata: Mapping[int, str],
    count: int,
    seed: int,
    stratified: str = "",
) -> tuple[int, list[int]]:
    """Draw answers at random and keep the draw on record; give its number and the drawn revisions.

    ``strata`` gives the stratum of every revision of the frame, those that an earlier draw of this kind took
    too: they cannot be drawn again, but their chance in this draw is needed for the joint one. In a stratum
    of n answers not yet drawn, m draws give each the chance π = m / n.
    """
    taken = drawn(connection, kind)
    free: dict[str, list[int]] = {}
    for revision in sorted(strata.keys() - taken):
        free.setdefault(strata[revision], []).append(revision)
    share = allocate({name: len(those) for name, those in free.items()}, count)
    chance = random.Random(seed)  # noqa: S311 - not a secret
    chosen = [one for name in sorted(free) for one in chance.sample(free[name], share[name])]
    draw_id = (
        connection.execute(
            "INSERT INTO draw (event_id, codebook_id, kind, seed, stratified) VALUES (?, ?, ?, ?, ?)",
            (event(), codebook_id, kind, seed, stratified),
        ).lastrowid
        or 0
    )
    pi = {name: share[name] / len(those) for name, those in free.items()}
    picked = set(chosen)
    connection.executemany(
        "INSERT INTO draw_frame (draw_id, revision_id, stratum, pi, drawn, earlier) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [
            (draw_id, one, name, pi[name], int(one in picked), int(one in taken))
            for one, name in strata.items()
            if pi.get(name)
        ],
    )
    return draw_id, chosen


def drawn(connection: sqlite3.Connection, kind: Blind) -> set[int]:
    """Give the revisions that an earlier draw of this kind has taken."""
    rows = connection.execute(
        "SELECT revision_id FROM draw_frame JOIN draw ON draw.id = draw_id WHERE drawn = 1 AND kind = ?",
        (kind,),
    )
    return {row[0] for row in rows}


def inclusion(connection: sqlite3.Connection, kind: Blind, codebook_id: int) -> pd.DataFrame:
    """Read the joint chance of every answer to have been drawn by now: index revision; columns pi, drawn.

    A later draw comes from those not yet drawn, so that the chance of being in one or another of them is
    1 - Π(1 - π): exactly so when every draw has the same strata or none; with other strata a later chance
    depends on how the earlier draw fell out, and this is near it in all but small frames. An
    answer that came after a draw was outside its frame; one that came after them all is not here.
    """
    import pandas as pd

    missed: dict[int, float] = {}
    taken: dict[int, bool] = {}
    for revision, pi, was in connection.execute(
        "SELECT revision_id, pi, drawn FROM draw_frame JOIN draw ON draw.id = draw_id "
        "JOIN codebook ON codebook.id = codebook_id WHERE kind = ? AND codebook.name = "
        "(SELECT name FROM codebook WHERE id = ?) ORDER BY draw_id, revision_id",
        (kind, codebook_id),
    ):
        missed[revision] = missed.get(revision, 1.0) * (1 - pi)
        taken[revision] = taken.get(revision, False) or bool(was)
    frame = pd.DataFrame({"pi": {one: 1 - chance for one, chance in missed.items()}, "drawn": taken})
    frame.index.name = "revision"
    return frame.astype({"pi": float, "drawn": bool})


def progress(connection: sqlite3.Connection, codebook_id: int) -> pd.DataFrame:
    """Read how far the draws of a codebook have come: columns kind, frame, drawn, coded, coders.

    ``frame`` is the answers there were to draw from at the latest draw, ``drawn`` those taken by any,
    ``coded`` those of them that a coder has ticked off in a sheet of that kind, ``coders`` how many coders
    have. Answers that were forgotten or revised are not counted.
    """
    import pandas as pd

    cursor = connection.execute(
        """
        WITH mine AS (
            SELECT draw.id AS draw_id, kind FROM draw JOIN codebook ON codebook.id = codebook_id
            WHERE codebook.name = (SELECT name FROM codebook WHERE id = ?)
        ), framed AS (
            SELECT kind, f.draw_id, f.revision_id AS revision, f.drawn
            FROM draw_frame AS f JOIN mine USING (draw_id)
            JOIN current_answers ON current_answers.revision = f.revision_id
        ), latest AS (
            SELECT kind, MAX(draw_id) AS draw_id FROM mine GROUP BY kind
        ), done AS (
            SELECT framed.kind, framed.revision, coder_id
            FROM framed JOIN tick ON tick.revision_id = framed.revision
            JOIN sheet ON sheet.id = sheet_id AND take = framed.kind WHERE drawn
        )
        SELECT kind,
               (SELECT COUNT(*) FROM framed WHERE framed.draw_id = latest.draw_id) AS frame,
               (SELECT COUNT(DISTINCT revision) FROM framed
                WHERE framed.kind = latest.kind AND drawn) AS drawn,
               (SELECT COUNT(DISTINCT revision) FROM done WHERE done.kind = latest.kind) AS coded,
               (SELECT COUNT(DISTINCT coder_id) FROM done WHERE done.kind = latest.kind) AS coders
        FROM latest ORDER BY kind
        """,
        (codebook_id,),
    )
    columns = [column[0] for column in cursor.description]
    return pd.DataFrame([tuple(row) for row in cursor], columns=columns)
