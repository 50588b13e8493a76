"""A project worth losing, commands that change it, and the ways in which they can be stopped."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import random
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ungtekst.exchange import write_table
from ungtekst.project import Project

HEADS = ("id", "kontor", "kjønn", "hverdag", "hjelp")
KILLS = int(os.environ.get("UNGTEKST_KILLS", "20"))
RESPONDENTS = 200 if KILLS <= 20 else 1_000  # with two answers each, in each of two waves
WORDS = (
    *("skolen", "læreren", "penger", "husleia", "sliten", "angst", "NAV", "veilederen", "bra", "dårlig"),
    *("ingenting", "får", "ikke", "sove", "hjelp", "til", "mat", "og", "«snill»", "æ", "treng", ";", "😀"),
)
TELLING = "trekkspill"  # and the id after it
ADD = ("--id", "id", "--question", "hverdag", "--question", "hjelp", "--group", "kontor", "--group", "kjønn")
PATIENCE = 60.0  # seconds; only a test that has gone wrong waits so long


# -- commands and what may happen to them ------------------------------------------------------------------


@dataclass(frozen=True)
class Harm:
    """What comes to a command.

    Killed: at the ``statement`` with that number, by the write that makes a file longer than ``size`` bytes,
    at its first line of ``speech`` (all is done then), or when it would ``replace`` a file. ``room``: no
    file may grow beyond so many bytes. ``cache``: pages that SQLite may keep before it must write. ``wait``:
    seconds that it waits for another. ``gate``: stop ``before`` the change begins or when it is ``held``.
    """

    statement: int | None = None
    size: int | None = None
    speech: bool = False
    replace: bool = False
    room: int | None = None
    cache: int | None = None
    wait: float | None = None
    gate: str | None = None


@dataclass(frozen=True)
class End:
    """How a command ended: exit status (negative: the signal), what it said, and its statements."""

    status: int
    out: str
    err: str
    statements: int

    @property
    def killed(self) -> bool:
        return self.status in (-signal.SIGKILL, -signal.SIGXFSZ)

    @property
    def refused(self) -> bool:
        """Whether it said in one sentence what was wrong, and ended so."""
        sentences = self.err.splitlines()
        own = any(word in self.err for word in ("Traceback", "fault of its own", "Error"))
        return self.status in (1, 2) and len(sentences) == 1 and sentences[0].endswith(".") and not own


class Child:
    """A command that is running."""

    def __init__(self, nursery: Nursery, pid: int, inside: int, release: Path) -> None:
        self.pid = pid
        self._nursery = nursery
        self._inside = inside
        self._release = release

    def began(self, seconds: float = PATIENCE) -> bool:
        """Wait until it has begun its change; False when the time is over or it has ended before."""
        ready, _, _ = select.select([self._inside], [], [], seconds)
        return bool(ready) and os.read(self._inside, 1) == b"i"

    def ends_within(self, seconds: float) -> bool:
        """Wait for its end."""
        ready, _, _ = select.select([self._inside], [], [], seconds)
        return bool(ready) and os.read(self._inside, 1) == b""

    def kill(self) -> None:
        """Kill it; it is not yet waited for, so the number is still its own."""
        os.kill(self.pid, signal.SIGKILL)

    def release(self) -> None:
        """Let it through its gate."""
        os.close(os.open(self._release, os.O_WRONLY))

    def end(self) -> End:
        """Wait until it is over."""
        os.close(self._inside)
        return End(**self._nursery.ask({"wait": self.pid}))


class Nursery:
    """The forking process, and the folder of its FIFOs. Close it at the end."""

    def __init__(self, folder: Path, within: Sequence[str] = ()) -> None:
        self._folder = folder
        self._number = 0
        # One thread: a fork takes along no others, and OpenMP would wait for them.
        threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
        self.process = subprocess.Popen(
            [*within, sys.executable, str(Path(__file__).with_name("crash_nursery.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **threads, "PYTHONIOENCODING": "utf-8"},
            encoding="utf-8",
        )

    def close(self) -> None:
        self.process.communicate()

    def ask(self, order: dict[str, Any]) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps(order), file=self.process.stdin, flush=True)
        answer = json.loads(self.process.stdout.readline())
        assert isinstance(answer, dict)
        return answer

    def warm(self, *words: str | Path) -> None:
        """Run a command in the nursery itself."""
        assert self.ask({"warm": list(map(str, words))}) == {"status": 0}

    def start(self, *words: str | Path, harm: Harm | None = None) -> Child:
        """Start a command in a child of the nursery."""
        self._number += 1
        inside, release = (self._folder / f"{name}-{self._number}" for name in ("inne", "slipp"))
        for path in (inside, release):
            os.mkfifo(path)
        reading = os.open(inside, os.O_RDONLY | os.O_NONBLOCK)
        fifos = {"inside": str(inside), "release": str(release)}
        pid = self.ask({"start": list(map(str, words)), **fifos, **asdict(harm or Harm())})["pid"]
        return Child(self, pid, reading, release)

    def run(self, *words: str | Path, harm: Harm | None = None) -> End:
        """Run a command to its end, whatever that is."""
        return self.start(*words, harm=harm).end()


# -- the project and its files -----------------------------------------------------------------------------


def table(path: Path, prefix: str, seed: int) -> Path:
    """Write a delivered table: short answers, empty ones, and a few that are very long."""
    draw = random.Random(seed)  # noqa: S311 - not a secret

    def text() -> str:
        return " ".join(draw.choices(WORDS, k=min(int(draw.paretovariate(0.8)) - 1, 600)))

    offices = ("Granmo", "Østbyen")
    rows = [(f"{prefix}{n}", offices[n % 2], "kvinne", text(), text()) for n in range(RESPONDENTS)]
    # The one who will be forgotten, in words that nobody else has.
    told = f"{TELLING}{prefix}7"
    rows[7] = (f"{prefix}7", "Granmo", "mann", f"{told}, sier Læreren", f"husleia og {told}")
    write_table(path, HEADS, rows)
    return path


def corrected(sheet: Path, out: Path, first: int, variable: str, every: int = 7) -> Path:
    """Return a sheet as an analyst does: every ``every``-th row changed in one column and ticked."""
    reader = csv.DictReader(io.StringIO(sheet.read_text("utf-8-sig"), newline=""), delimiter=";")
    rows = list(reader)
    for row in rows[first::every]:
        row[variable] = "0" if row[variable] == "1" else "1"
    for row in rows[first::2]:
        row["ferdig"] = "x"
    # Not through the project's own writer: a returned sheet may be guarded or not, and lies where it likes.
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, reader.fieldnames or (), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return out


@dataclass(frozen=True)
class Material:
    """A folder with a project: one wave coded and handed out as sheet 1, another added and not coded."""

    folder: Path

    @property
    def project(self) -> Path:
        return self.folder / "p.ungtekst"

    @property
    def journal(self) -> Path:
        return self.folder / "p.ungtekst-journal"

    @property
    def sheet(self) -> Path:
        return self.folder / "ark2.csv"

    def copied(self, folder: Path) -> Material:
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Material(folder)

    def words(self, command: str) -> tuple[str | Path, ...]:
        """Give the words of a command on this project."""
        project = self.project
        return {
            "apply": ("review", "apply", project, self.folder / "kari.csv", "--coder", "kari"),
            "apply-ola": ("review", "apply", project, self.folder / "ola.csv", "--coder", "ola"),
            "code": ("code", project),
            "add": ("add", project, self.folder / "2027.csv", *ADD, "--wave", "2027"),
            "forget": ("forget", project, "--id", "a7"),
            "review-export": ("review", "export", project, self.sheet, "--take", "all", "--count", "400"),
            "export": ("export", project, self.folder / "kodet.csv"),
        }[command]

    def bytes(self) -> dict[str, bytes]:
        """Read every file of the folder."""
        return {path.name: path.read_bytes() for path in sorted(self.folder.iterdir())}


GROWING = ("apply", "code", "add")
CHANGING = (*GROWING, "forget")
WRITING = ("review-export", "export")


def build(nursery: Nursery, folder: Path, codebook: str) -> Material:
    """Make the project, with the commands themselves."""
    made = Material(folder)
    (folder / "hverdag.yaml").write_text(codebook, encoding="utf-8")
    tables = [table(folder / f"{2025 + n}.csv", prefix, n) for n, prefix in enumerate("abc")]
    nursery.warm("new", made.project, "--codebook", folder / "hverdag.yaml")
    nursery.warm("add", made.project, tables[0], *ADD, "--wave", "2025")
    nursery.warm("code", made.project)
    nursery.warm("review", "export", made.project, folder / "ark.csv", "--take", "all")
    nursery.warm("add", made.project, tables[1], *ADD, "--wave", "2026")
    corrected(folder / "ark.csv", folder / "kari.csv", 0, "skole")
    corrected(folder / "ark.csv", folder / "ola.csv", 1, "helse")
    return made


def state(project: Path) -> dict[str, str]:
    """Give a digest of each table's rows, and of the schema; times are left out. The project must be sound.

    Opening is what takes back a change that was not completed.
    """
    Project.open(project).close()
    found: dict[str, str] = {}
    connection = sqlite3.connect(project)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for name in [*tables, "sqlite_master"]:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        kept = [column for column in columns if column not in ("at", "rootpage")]
        rows = connection.execute(f"SELECT {', '.join(kept)} FROM {name} ORDER BY {', '.join(kept)}")
        found[name] = hashlib.sha256(repr(rows.fetchall()).encode()).hexdigest()
    connection.close()
    return found
