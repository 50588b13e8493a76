"""A process that has imported everything and forks: each child is the real command, and comes to harm.

Run as a program it reads orders, one JSON object a line, and answers each with one line:

- ``{"warm": words}`` runs a command in the nursery itself, so that children inherit what it has read;
- ``{"start": words, …}`` forks a child that runs a command, and gives its ``pid``; the other keys are the
  fields of :class:`crash_material.Harm` by the same names, and ``inside``, ``release``: paths of FIFOs;
- ``{"wait": pid}`` gives ``status`` (negative: the signal), ``out``, ``err``, and ``statements``: how many
  statements SQLite ran.

A process of its own, because pytest's has threads that a fork would lose.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from ungtekst.cli.main import COMMANDS, main
from ungtekst.project import store

CONNECT = sqlite3.connect
STEPS = ("steps.add", "steps.code", "steps.export", "steps.review_apply", "steps.review_export")
WRITES = ("INSERT", "UPDATE", "DELETE")
PIPES: dict[int, tuple[int, int, int]] = {}


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Watch:
    """Counts the statements of every connection, and does at the right one what was ordered."""

    def __init__(self, order: dict[str, Any], inside: int) -> None:
        self.statements = 0
        self._order = order
        self._inside = inside
        self._arrived = False

    def connect(self, *given: Any, **named: Any) -> sqlite3.Connection:
        pages = self._order.get("cache")

        class Tight(sqlite3.Connection):
            """Has a small cache, whatever size is asked for."""

            def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
                asks = pages and statement.startswith("PRAGMA cache_size")
                return super().execute(f"PRAGMA cache_size={pages}" if asks else statement, *values)

        connection = CONNECT(*given, **{**named, "factory": Tight})
        if pages:
            connection.execute("PRAGMA cache_size")
        connection.set_trace_callback(self._seen)
        return connection

    def _seen(self, statement: str) -> None:
        self.statements += 1
        if self.statements == self._order.get("statement"):
            die()
        before = self._order.get("gate") == "before"
        if not self._arrived and statement.startswith("BEGIN" if before else WRITES):
            self._arrived = True
            self._arrive()

    def _arrive(self) -> None:
        """Tell that the change begins, and wait at the gate if there is one."""
        os.write(self._inside, b"i")
        if self._order.get("gate"):
            with Path(self._order["release"]).open("rb") as gate:
                gate.read()


def harm(order: dict[str, Any]) -> None:
    """Arrange what shall happen to this process."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for name, action in (("size", signal.SIG_DFL), ("room", signal.SIG_IGN)):
        if order.get(name) is not None:
            # The write that would make a file longer kills (size), or fails as on a full disk (room).
            signal.signal(signal.SIGXFSZ, action)
            resource.setrlimit(resource.RLIMIT_FSIZE, (order[name], resource.RLIM_INFINITY))
    if order.get("wait") is not None:
        store.WAIT_SECONDS = order["wait"]
    if order.get("speech"):
        click.echo = lambda *_, **__: die()
    if order.get("replace"):
        os.replace = lambda *_, **__: die()
        Path.replace = lambda *_, **__: die()  # type: ignore[method-assign,assignment,return-value]


def run(words: list[str]) -> int:
    """Run a command as the installed program does; give its exit status."""
    sys.argv = ["ungtekst", *words]
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except BaseException:  # noqa: BLE001 - what Python itself does with it
        sys.excepthook(*sys.exc_info())
        return 1
    return 0


def child(order: dict[str, Any], inside: int, out: int, err: int, count: int) -> None:
    """Be the command, and never return."""
    sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - for good
    sys.stdout = os.fdopen(out, "w", encoding="utf-8")
    sys.stderr = os.fdopen(err, "w", encoding="utf-8")
    watch = Watch(order, inside)
    sqlite3.connect = watch.connect
    harm(order)
    status = run(order["start"])
    sys.stdout.flush()
    sys.stderr.flush()
    os.write(count, str(watch.statements).encode())
    os._exit(status)


def start(order: dict[str, Any]) -> dict[str, Any]:
    inside = os.open(order["inside"], os.O_WRONLY)
    pipes = [os.pipe() for _ in range(3)]
    pid = os.fork()
    if pid == 0:
        child(order, inside, *(write for _, write in pipes))
    os.close(inside)
    for _, write in pipes:
        os.close(write)
    PIPES[pid] = (pipes[0][0], pipes[1][0], pipes[2][0])
    return {"pid": pid}


def wait(pid: int) -> dict[str, Any]:
    said = []
    for pipe in PIPES.pop(pid):
        with os.fdopen(pipe, encoding="utf-8") as file:
            said.append(file.read())
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return {"status": status, "out": said[0], "err": said[1], "statements": int(said[2] or 0)}


def serve() -> None:
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    for name in (*(f"cli.{name.replace('-', '_')}" for name in COMMANDS), *STEPS):
        import_module(f"ungtekst.{name}")
    for line in sys.stdin:
        order = json.loads(line)
        if "warm" in order:
            answer: dict[str, Any] = {"status": run(order["warm"])}
        elif "start" in order:
            answer = start(order)
        else:
            answer = wait(order["wait"])
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    serve()
