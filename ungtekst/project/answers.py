"""Answers into the project and out of it."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ungtekst.errors import DataError, Fault
from ungtekst.project.forgetting import tombstones
from ungtekst.project.store import Event

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Respondent:
    """One row of a delivered table: who answered, with background, and the texts by question id.

    ``row`` is the number a spreadsheet shows. ``weight`` is the survey weight; a weight or cluster that is
    None was not said (a respondent without a weight counts 1).
    """

    id: str
    row: int
    texts: Mapping[str, str]
    background: Mapping[str, str] = field(default_factory=dict)
    weight: float | None = None
    cluster: str | None = None


@dataclass(frozen=True)
class Added:
    """What adding a table did: answers that were new, were there already, were new and blank.

    ``respondents`` are new in the wave; ``known`` of them are persons of an earlier wave (in a panel).
    ``revised`` answers got a new revision of their text, ``changed`` respondents other groups, weight or
    cluster; rows of ``forgotten`` respondents were left out.
    """

    new: int
    same: int
    blank: int
    respondents: int
    known: int = 0
    revised: int = 0
    changed: int = 0
    forgotten: int = 0


def add(
    connection: sqlite3.Connection,
    event: Event,
    wave: str,
    codebook_of: Mapping[str, str],
    delivered: Sequence[Respondent],
    file: str,
    invited: int | None = None,
    asked: Mapping[str, int] | None = None,
    panel: bool = False,
    revise: bool = False,
    same_people: bool = False,
) -> Added:
    """Add a wave's answers inside a transaction; what is there already must say the same.

    ``codebook_of`` maps each question id to its codebook's name. Raises DataError with every row that
    contradicts the project (nothing is then changed, because the transaction is left by an exception); with
    ``revise`` what it says becomes a new revision instead. An id is one person within a wave: where it has
    answered under other codebooks only, it may be another's, unless ``same_people`` says not.
    """
    wave_id = _wave(connection, event, wave, invited)
    question_ids = {name: _question(connection, name, book) for name, book in codebook_of.items()}
    known = _Known(connection, wave_id)
    tombs = tombstones(connection, wave)
    faults: list[Fault] = []
    counts: Counter[str] = Counter()
    earlier = _names(connection) if panel else set()
    if not same_people:
        strangers = _strangers(connection, wave_id, set(codebook_of.values()))
        mixed = [person for person in delivered if person.id in strangers]
        if mixed:
            raise DataError(Fault("add-other-survey", {"count": len(mixed), "wave": wave}, file=file))
    for person in delivered:
        if tombs and tombs(person.id):
            counts["forgotten"] += 1
            continue
        respondent_id = known.respondents.get(person.id)
        if respondent_id is None:
            respondent_id = _respondent(connection, wave_id, person, panel)
            known.remember(respondent_id, person)
            counts["respondents"] += 1
            counts["known"] += person.id in earlier
        else:
            counts["known"] += panel and _linked(connection, event, respondent_id, person.id, wave_id)
            differing = list(known.differences(respondent_id, person, file))
            if differing and revise:
                known.revise(connection, event, respondent_id, person)
                counts["changed"] += 1
            else:
                faults.extend(differing)
            known.complete(connection, event, respondent_id, person)
        for name, text in person.texts.items():
            place = (respondent_id, question_ids[name])
            if place not in known.texts:
                _answer(connection, event, place, text)
                known.texts[place] = text
                counts["new"] += 1
                counts["blank"] += not text.strip()
            elif known.texts[place] == text:
                counts["same"] += 1
            elif revise:
                _revision(connection, event, place, text)
                known.texts[place] = text
                counts["revised"] += 1
            else:
                values = {"id": person.id, "question": name}
                faults.append(Fault("add-text-changed", values, file=file, row=person.row))
    for name, count in (asked or {}).items():
        _asked(connection, event, wave_id, question_ids[name], count)
    if faults:
        raise DataError(faults)
    return Added(**{name: counts[name] for name in Added.__dataclass_fields__})


class _Known:
    """What the project holds of a wave, read once."""

    def __init__(self, connection: sqlite3.Connection, wave_id: int) -> None:
        self.respondents: dict[str, int] = {}
        self._facts: dict[int, tuple[float, str]] = {}
        self._background: dict[int, dict[str, str]] = {}
        for row in connection.execute(
            "SELECT id, name, weight, cluster FROM respondent WHERE wave_id = ?", (wave_id,)
        ):
            self.respondents[row["name"]] = row["id"]
            self._facts[row["id"]] = (row["weight"], row["cluster"])
            self._background[row["id"]] = {}
        for row in connection.execute(
            "SELECT respondent_id, background.name, value FROM background "
            "JOIN respondent ON respondent.id = respondent_id WHERE wave_id = ?",
            (wave_id,),
        ):
            self._background[row["respondent_id"]][row["name"]] = row["value"]
        self.texts = {
            (row["respondent_id"], row["question_id"]): row["text"]
            for row in connection.execute(
                "SELECT respondent_id, question_id, text, MAX(number) FROM answer "
                "JOIN revision ON revision.answer_id = answer.id "
                "JOIN respondent ON respondent.id = respondent_id WHERE wave_id = ? GROUP BY answer.id",
                (wave_id,),
            )
        }

    def remember(self, respondent_id: int, person: Respondent) -> None:
        self.respondents[person.id] = respondent_id
        self._facts[respondent_id] = (_weight(person), person.cluster or "")
        self._background[respondent_id] = dict(person.background)

    def differences(self, respondent_id: int, person: Respondent, file: str) -> Iterable[Fault]:
        """Find what a respondent's new row says otherwise than the stored one."""
        background = self._background[respondent_id]
        for name, value in person.background.items():
            if background.get(name, value) != value:
                yield Fault("add-group-changed", {"id": person.id, "group": name}, file=file, row=person.row)
        weight, cluster = self._facts[respondent_id]
        if person.weight not in (None, weight) or person.cluster not in (None, cluster):
            yield Fault("add-weight-changed", {"id": person.id}, file=file, row=person.row)

    def revise(
        self, connection: sqlite3.Connection, event: Event, respondent_id: int, person: Respondent
    ) -> None:
        """Store what a known respondent's new row says otherwise, and keep what stood there before."""
        weight, cluster = self._facts[respondent_id]
        facts: list[tuple[str, float | str, float | str | None]] = [
            ("weight", weight, person.weight),
            ("cluster", cluster, person.cluster),
        ]
        for kind, before, now in facts:
            if now not in (None, before):
                _former(connection, event, respondent_id, kind, "", str(before))
                connection.execute(f"UPDATE respondent SET {kind} = ? WHERE id = ?", (now, respondent_id))
        self._facts[respondent_id] = (
            weight if person.weight is None else person.weight,
            cluster if person.cluster is None else person.cluster,
        )
        background = self._background[respondent_id]
        for name, value in person.background.items():
            if background.get(name, value) != value:
                _former(connection, event, respondent_id, "group", name, background[name])
                connection.execute(
                    "UPDATE background SET value = ? WHERE respondent_id = ? AND name = ?",
                    (value, respondent_id, name),
                )
                background[name] = value

    def complete(
        self, connection: sqlite3.Connection, event: Event, respondent_id: int, person: Respondent
    ) -> None:
        """Store the groups that nobody had said of a known respondent."""
        background = self._background[respondent_id]
        fresh = {name: value for name, value in person.background.items() if name not in background}
        if fresh:
            event()
            _background(connection, respondent_id, fresh)
            background.update(fresh)


def _names(connection: sqlite3.Connection) -> set[str]:
    """Give the ids of all respondents there are, of any wave."""
    return {row["name"] for row in connection.execute("SELECT name FROM respondent")}


def _weight(person: Respondent) -> float:
    return 1.0 if person.weight is None else person.weight


def _background(connection: sqlite3.Connection, respondent_id: int, values: Mapping[str, str]) -> None:
    connection.executemany(
        "INSERT INTO background (respondent_id, name, value) VALUES (?, ?, ?)",
        [(respondent_id, name, value) for name, value in values.items()],
    )


def _wave(connection: sqlite3.Connection, event: Event, name: str, invited: int | None) -> int:
    row = connection.execute("SELECT id, invited FROM wave WHERE name = ?", (name,)).fetchone()
    if row is None:
        statement = "INSERT INTO wave (name, invited, event_id) VALUES (?, ?, ?)"
        return connection.execute(statement, (name, invited, event())).lastrowid or 0
    if invited is not None and invited != row["invited"]:
        event()
        connection.execute("UPDATE wave SET invited = ? WHERE id = ?", (invited, row["id"]))
    return int(row["id"])


def _asked(connection: sqlite3.Connection, event: Event, wave_id: int, question_id: int, count: int) -> None:
    """Store how many were asked, unless that is what stands there."""
    place = (wave_id, question_id)
    row = connection.execute(
        "SELECT asked FROM asked WHERE wave_id = ? AND question_id = ?", place
    ).fetchone()
    if row is None or row["asked"] != count:
        event()
        connection.execute("INSERT OR REPLACE INTO asked VALUES (?, ?, ?)", (*place, count))


def _question(connection: sqlite3.Connection, name: str, codebook: str) -> int:
    row = connection.execute("SELECT id FROM question WHERE name = ?", (name,)).fetchone()
    if row is not None:
        return int(row["id"])
    statement = "INSERT INTO question (name, codebook_name) VALUES (?, ?)"
    return connection.execute(statement, (name, codebook)).lastrowid or 0


def _respondent(connection: sqlite3.Connection, wave_id: int, person: Respondent, panel: bool) -> int:
    """Store a respondent; in a panel the same id in an earlier wave is the same person."""
    earlier = None
    if panel:
        earlier = connection.execute(
            "SELECT person_id FROM respondent WHERE name = ? ORDER BY id DESC", (person.id,)
        ).fetchone()
    person_id = (
        earlier["person_id"] if earlier else connection.execute("INSERT INTO person DEFAULT VALUES").lastrowid
    )
    respondent_id = (
        connection.execute(
            "INSERT INTO respondent (person_id, wave_id, name, weight, cluster) VALUES (?, ?, ?, ?, ?)",
            (person_id, wave_id, person.id, _weight(person), person.cluster or ""),
        ).lastrowid
        or 0
    )
    _background(connection, respondent_id, person.background)
    return respondent_id


def _answer(connection: sqlite3.Connection, event: Event, place: tuple[int, int], text: str) -> None:
    answer_id = connection.execute(
        "INSERT INTO answer (respondent_id, question_id) VALUES (?, ?)", place
    ).lastrowid
    connection.execute(
        "INSERT INTO revision (answer_id, number, text, event_id) VALUES (?, 1, ?, ?)",
        (answer_id, text, event()),
    )


def _linked(
    connection: sqlite3.Connection, event: Event, respondent_id: int, name: str, wave_id: int
) -> bool:
    """Make a respondent who is there already the same person as the one of that id in an earlier wave."""
    row = connection.execute(
        "SELECT earlier.person_id FROM respondent AS earlier JOIN respondent AS mine ON mine.id = ? "
        "WHERE earlier.name = ? AND earlier.wave_id < ? AND earlier.person_id <> mine.person_id "
        "ORDER BY earlier.id DESC",
        (respondent_id, name, wave_id),
    ).fetchone()
    if row is None:
        return False
    event()
    connection.execute("UPDATE respondent SET person_id = ? WHERE id = ?", (row["person_id"], respondent_id))
    return True


def _strangers(connection: sqlite3.Connection, wave_id: int, books: Collection[str]) -> set[str]:
    """Give the ids of a wave's respondents who have answers, but none under these codebooks."""
    rows = connection.execute(
        "SELECT respondent.name, MAX(codebook_name IN (SELECT value FROM json_each(?))) AS own "
        "FROM respondent JOIN answer ON respondent_id = respondent.id "
        "JOIN question ON question.id = question_id WHERE wave_id = ? GROUP BY respondent.id",
        (json.dumps(sorted(books)), wave_id),
    )
    return {row["name"] for row in rows if not row["own"]}


def _revision(connection: sqlite3.Connection, event: Event, place: tuple[int, int], text: str) -> None:
    connection.execute(
        "INSERT INTO revision (answer_id, number, text, event_id) "
        "SELECT answer.id, MAX(number) + 1, ?, ? FROM answer JOIN revision ON answer_id = answer.id "
        "WHERE respondent_id = ? AND question_id = ? GROUP BY answer.id",
        (text, event(), *place),
    )


def _former(
    connection: sqlite3.Connection, event: Event, respondent_id: int, kind: str, name: str, value: str
) -> None:
    connection.execute(
        "INSERT INTO former (event_id, respondent_id, kind, name, value) VALUES (?, ?, ?, ?, ?)",
        (event(), respondent_id, kind, name, value),
    )


def read(
    connection: sqlite3.Connection,
    codebook: str | None = None,
    question: str | None = None,
    wave: str | None = None,
) -> pd.DataFrame:
    """Read current answers, one row each, indexed by ``revision``, in the order they were added.

    Columns: answer, revision_number, respondent (as delivered), respondent_id, person, wave, question,
    codebook, weight, cluster, text.
    """
    import pandas as pd

    wanted = {"codebook": codebook, "question": question, "wave": wave}
    given = {name: value for name, value in wanted.items() if value is not None}
    where = " AND ".join(f"{name} = :{name}" for name in given) or "1"
    rows = connection.execute(
        f"SELECT * FROM current_answers WHERE {where} ORDER BY answer", given
    ).fetchall()
    columns = [row[1] for row in connection.execute("PRAGMA table_info(current_answers)")]
    frame = pd.DataFrame([tuple(row) for row in rows], columns=columns)
    return frame.set_index("revision")


def background(connection: sqlite3.Connection) -> pd.DataFrame:
    """Read the groups: one row a respondent_id, one column a group, in the order they were delivered."""
    import pandas as pd

    rows = connection.execute("SELECT respondent_id, name, value FROM background ORDER BY rowid").fetchall()
    names = list(dict.fromkeys(row["name"] for row in rows))
    values: dict[int, dict[str, str]] = {}
    for row in rows:
        values.setdefault(row["respondent_id"], {})[row["name"]] = row["value"]
    frame = pd.DataFrame.from_dict(values, orient="index", columns=names, dtype="object")
    return frame.fillna("")
