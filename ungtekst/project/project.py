"""The project: the one door to the file. Its public methods are few, and all of them are here."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from ungtekst.codebook import Codebook
from ungtekst.errors import CallError, DataError, Fault
from ungtekst.project import answers, draws, forgetting, ledger, quotations, runs, sheets, store
from ungtekst.project.answers import Added, Respondent
from ungtekst.project.derive import with_parents
from ungtekst.project.forgetting import Forgotten
from ungtekst.project.ledger import Decision, Said, Settled, Whose
from ungtekst.project.quotations import QuoteLine, QuoteSheet, Verdict
from ungtekst.project.runs import Run
from ungtekst.project.sheets import Blind, Line, Sheet, Take
from ungtekst.project.store import Event

if TYPE_CHECKING:
    import pandas as pd


class Kept(NamedTuple):
    """A codebook as the project keeps it, with its number there."""

    id: int
    codebook: Codebook


class Project:
    """A project file, open. Use it as a context manager, or call :meth:`close`.

    Reading methods give DataFrames indexed by or holding ``revision``, the number of a version of an
    answer's text. Every writing method runs inside :meth:`change`, so that a command is one transaction.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path
        self._event: Event | None = None
        self._codebooks: dict[str, Kept] | None = None  # read once; thousands of terms take a while to check

    # -- opening and closing ---------------------------------------------------------------------

    @classmethod
    def create(
        cls, path: str | Path, codebooks: Sequence[Codebook], *, identity: str | None = None
    ) -> Project:
        """Make a new project with one codebook or more. Raises CallError if the file exists.

        ``identity`` is drawn at random when it is not given; it is what tells this project's sheets from
        those of another.
        """
        return cls(store.create(Path(path), list(codebooks), identity), Path(path))

    @classmethod
    def open(cls, path: str | Path, *, migrate: bool = True) -> Project:
        """Open a project. Raises CallError if the file is missing, no project or of a later version.

        Without ``migrate`` a file of an earlier version stays as it is, and can only be copied.
        """
        return cls(store.open_file(Path(path), migrate), Path(path))

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Project:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if isinstance(value, sqlite3.DatabaseError) and (fault := store.fault_of(value, self.path)):
            raise DataError(fault) from None

    @contextmanager
    def change(self, what: str, actor: str = "", **about: object) -> Iterator[None]:
        """Make everything in the block one transaction and one event of the history.

        ``about`` is kept with the event and told by the history; never an answer's text.
        """
        with store.transaction(self._connection, what, actor, about) as event:
            self._event = event
            try:
                yield
            finally:
                self._event = None

    def vacuum(self) -> None:
        """Write the file anew without the room that removed rows left, outside a change."""
        store.vacuum(self._connection)

    def backup(self, out: Path) -> None:
        """Copy the project to a new file, as it stood at one moment. Raises CallError if the file exists."""
        store.backup(self._connection, out)

    @property
    def _now(self) -> Event:
        if self._event is None:
            raise RuntimeError("a project is only changed inside Project.change()")
        return self._event

    # -- what the project is about ---------------------------------------------------------------

    @property
    def identity(self) -> str:
        """The project's own random name."""
        row = self._connection.execute("SELECT value FROM meta WHERE key = 'project'").fetchone()
        return str(row["value"])

    def codebooks(self) -> dict[str, Kept]:
        """Give the current version of each codebook, by its id, in the order they were given."""
        if self._codebooks is None:
            rows = self._connection.execute(
                "SELECT name, MAX(id) AS id, content FROM codebook GROUP BY name ORDER BY MIN(id)"
            )
            self._codebooks = {
                row["name"]: Kept(row["id"], Codebook.from_dict(json.loads(row["content"]))) for row in rows
            }
        return self._codebooks

    def codebook_for(self, question: str) -> Kept:
        """Give the codebook of a question. Raises CallError that names the questions there are."""
        kept = self.codebooks()
        row = self._connection.execute(
            "SELECT codebook_name FROM question WHERE name = ?", (question,)
        ).fetchone()
        if row is not None:
            return kept[row["codebook_name"]]
        open_ones = [one for one in kept.values() if not one.codebook.questions]
        naming = [one for one in kept.values() if one.codebook.question(question)]
        fitting = naming or open_ones
        if len(fitting) != 1:
            known = ", ".join(q.id for one in kept.values() for q in one.codebook.questions)
            code = "project-question-unknown" if not fitting else "project-question-unclear"
            raise CallError(Fault(code, {"id": question, "known": known}))
        return fitting[0]

    def questions(self) -> list[str]:
        """Give the ids of the questions that have answers, in the order they were added."""
        return [row["name"] for row in self._connection.execute("SELECT name FROM question ORDER BY id")]

    def waves(self) -> pd.DataFrame:
        """Give the waves in the order they were added: columns wave, invited (missing when not said)."""
        import pandas as pd

        rows = self._connection.execute("SELECT name, invited FROM wave ORDER BY id").fetchall()
        frame = pd.DataFrame([tuple(row) for row in rows], columns=["wave", "invited"])
        return frame.astype({"invited": "Int64"})

    def asked(self) -> pd.DataFrame:
        """Give how many were asked, where that was said: columns wave, question, asked."""
        import pandas as pd

        rows = self._connection.execute(
            "SELECT wave.name, question.name, asked FROM asked JOIN wave ON wave.id = wave_id "
            "JOIN question ON question.id = question_id ORDER BY wave_id, question_id"
        ).fetchall()
        frame = pd.DataFrame([tuple(row) for row in rows], columns=["wave", "question", "asked"])
        return frame.astype({"asked": "Int64"})

    # -- answers ---------------------------------------------------------------------------------

    def add(
        self,
        wave: str,
        codebook_of: Mapping[str, str],
        delivered: Sequence[Respondent],
        file: str = "",
        *,
        invited: int | None = None,
        asked: Mapping[str, int] | None = None,
        panel: bool = False,
        revise: bool = False,
        same_people: bool = False,
    ) -> Added:
        """Add a wave's answers. Raises DataError with every row that contradicts what is there.

        With ``revise`` such a row becomes a new revision of the text, or another background.
        """
        return answers.add(
            self._connection,
            self._now,
            wave,
            codebook_of,
            delivered,
            file,
            invited,
            asked,
            panel,
            revise,
            same_people,
        )

    def respondents_called(self, name: str) -> list[tuple[int, int, str]]:
        """Find the respondents with an id as delivered: (number, person, wave)."""
        return forgetting.find(self._connection, name)

    def forget(self, respondents: Sequence[int]) -> Forgotten:
        """Remove what respondents wrote and all that was made of it; see ``ungtekst.project.forgetting``."""
        return forgetting.forget(self._connection, self._now, respondents)

    def answers(
        self, codebook: str | None = None, question: str | None = None, wave: str | None = None
    ) -> pd.DataFrame:
        """Read current answers, indexed by ``revision``; see :func:`ungtekst.project.answers.read`."""
        return answers.read(self._connection, codebook, question, wave)

    def background(self) -> pd.DataFrame:
        """Read the groups: indexed by respondent_id, one column a group."""
        return answers.background(self._connection)

    # -- the ledger ------------------------------------------------------------------------------

    def current(self, question: str | None = None) -> pd.DataFrame:
        """Read what holds now, one row a decision; see :func:`ungtekst.project.ledger.current`.

        A child that is 1 makes its parent 1 here; the views of the file show the codings as they were made.
        """
        held = ledger.current(self._connection, question)
        for kept in self.codebooks().values():
            if any(code.codes for code in kept.codebook.many):
                held = with_parents(held, kept.codebook)
        return held

    def wide(self, codebook: Codebook, revisions: Sequence[int], of: Whose = "all") -> pd.DataFrame:
        """Read codings, one row a revision, one column a variable; see ``ungtekst.project.ledger.wide``."""
        return ledger.wide(self._connection, codebook, revisions, of)

    def said(self, revisions: Collection[int] | None = None) -> Said:
        """Read what each human coder said last: revision → coder → variable → value."""
        return ledger.said(self._connection, revisions)

    def said_before(self, answers: Collection[int]) -> Mapping[int, Mapping[str, str]]:
        """Read what humans said of earlier revisions of some answers: answer → variable → value."""
        return ledger.said_before(self._connection, answers)

    def settled(self, revisions: Collection[int] | None = None) -> Mapping[int, Mapping[str, Settled]]:
        """Read the resolutions: revision → variable → coder and value."""
        return ledger.settled(self._connection, revisions)

    def disputed(self) -> dict[str, dict[int, list[str]]]:
        """Read the disputed cells: codebook → revision → variables. A parent that a child makes 1 is none."""
        found = ledger.disputed(self._connection)
        for kept in self.codebooks().values():
            cells = found.get(kept.codebook.id)
            if cells and any(code.codes for code in kept.codebook.many):
                wide = self.wide(kept.codebook, list(cells))
                open_ones = {
                    revision: [name for name in names if wide.at[revision, name] is None]
                    for revision, names in cells.items()
                }
                found[kept.codebook.id] = {r: names for r, names in open_ones.items() if names}
        return found

    def judged(self) -> set[int]:
        """Give the revisions of which any human has said anything."""
        return ledger.judged(self._connection)

    def coder(self, name: str) -> str:
        """Give a coder's name as the project knows it: «Kari» who was «kari» before is the same."""
        return ledger.known_name(self._connection, name)

    def decide(
        self,
        decisions: Sequence[Decision],
        coder: str,
        codebook_id: int,
        sheet_id: int | None = None,
        blind: bool = False,
    ) -> None:
        """Append human decisions to the ledger."""
        ledger.write(self._connection, self._now, decisions, coder, codebook_id, sheet_id, blind)

    def history(self, answer: int | None = None, respondent: str | None = None) -> pd.DataFrame:
        """Read the story of the project, of one answer, or of one respondent. Never an answer's text."""
        return ledger.history(self._connection, answer, respondent)

    # -- runs ------------------------------------------------------------------------------------

    def record_run(
        self, run: Run, codes: pd.DataFrame, probabilities: pd.DataFrame, folds: Mapping[int, int]
    ) -> tuple[int, int]:
        """Store a machine's codings; give the run's number and how many differ from before."""
        return runs.record(self._connection, self._now, run, codes, probabilities, folds)

    def latest_run(self, codebook: str) -> sqlite3.Row | None:
        """Give the latest run of a codebook, with its fitted coder as ``model``, or None."""
        return runs.latest(self._connection, codebook)

    # -- sheets ----------------------------------------------------------------------------------

    def draw(
        self,
        kind: Blind,
        codebook_id: int,
        strata: Mapping[int, str],
        count: int,
        seed: int,
        stratified: str = "",
    ) -> tuple[int, list[int]]:
        """Draw answers at random for a blind sheet; frame, strata and chances are kept on record."""
        return draws.draw(self._connection, self._now, kind, codebook_id, strata, count, seed, stratified)

    def drawn(self, kind: Blind) -> set[int]:
        """Give the revisions that earlier draws of this kind have taken."""
        return draws.drawn(self._connection, kind)

    def inclusion(self, kind: Blind, codebook_id: int) -> pd.DataFrame:
        """Read the joint chance of each answer over all draws of a kind: columns pi and drawn."""
        return draws.inclusion(self._connection, kind, codebook_id)

    def draws(self, codebook_id: int) -> pd.DataFrame:
        """Read how far the draws of a codebook have come: columns kind, frame, drawn, coded, coders."""
        return draws.progress(self._connection, codebook_id)

    def record_sheet(
        self, take: Take, codebook_id: int, draw_id: int | None, lines: Sequence[Line]
    ) -> tuple[int, list[str]]:
        """Remember a sheet; give its number and the key of each line."""
        return sheets.record(self._connection, self._now, self.identity, take, codebook_id, draw_id, lines)

    def sheet(self, sheet_id: int, coder: str) -> Sheet | None:
        """Read a sheet as it was exported, with what ``coder`` has already returned; None if unknown."""
        return sheets.read(self._connection, self.identity, sheet_id, coder)

    def record_quotes(self, codebook_id: int, lines: Sequence[QuoteLine]) -> tuple[int, list[str]]:
        """Remember a sheet of quotes; give its number and the key of each row."""
        return quotations.record(self._connection, self._now, self.identity, codebook_id, lines)

    def quote_sheet(self, sheet_id: int) -> QuoteSheet | None:
        """Read a sheet of quotes as it was exported; None if there is none of that number."""
        return quotations.read(self._connection, self.identity, sheet_id)

    def judge_quotes(self, sheet_id: int, coder: str, verdicts: Sequence[Verdict]) -> int:
        """Keep what a writer decided of quotes; give how many verdicts were new."""
        return quotations.decide(self._connection, self._now, sheet_id, coder, verdicts)

    def quote_verdicts(self) -> list[Verdict]:
        """Read what writers have last said of each quote, yes and no."""
        return quotations.approved(self._connection)

    def comment(self, sheet_id: int, coder: str, comments: Mapping[int, str]) -> int:
        """Keep an analyst's comments by revision; give how many were new."""
        who = ledger.coder_id(self._connection, coder) if comments else 0
        return sheets.comment(self._connection, self._now, sheet_id, who, comments)

    def tick(self, sheet_id: int, coder: str, revisions: Sequence[int]) -> None:
        """Keep which rows of a sheet a coder has ticked off as done."""
        if revisions:
            sheets.tick(
                self._connection, self._now, sheet_id, ledger.coder_id(self._connection, coder), revisions
            )

    def answer_of(self, token: str) -> int | None:
        """Give the answer that a row's key stands for, in a sheet of codes or of quotes; None if in none."""
        return sheets.answer_of(self._connection, self.identity, token)

    def sheets(self) -> pd.DataFrame:
        """Read how every sheet stands that was handed out."""
        return sheets.status(self._connection)
