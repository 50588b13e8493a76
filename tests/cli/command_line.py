"""Calling the real command line, in this process or in one of its own."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from ungtekst.cli.main import main


@dataclass(frozen=True)
class Done:
    """What a call left: exit status, and what it printed where."""

    status: int
    out: str
    err: str


def call(*words: str | Path) -> Done:
    """Run a command in this process."""
    out, err = io.StringIO(), io.StringIO()
    status: object = 0
    called = mock.patch.object(sys, "argv", ["ungtekst", *map(str, words)])
    hook = mock.patch.object(sys, "excepthook")
    with called, hook, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            status = end.code or 0
    assert isinstance(status, int)
    return Done(status, out.getvalue(), err.getvalue())


def spawn(*words: str | Path, cwd: Path, **environment: str) -> Done:
    """Run a command in a process of its own."""
    return python("-m", "ungtekst.cli.main", *words, cwd=cwd, **environment)


def python(*words: str | Path, cwd: Path, **environment: str) -> Done:
    """Run Python in a process of its own."""
    command = [sys.executable, *map(str, words)]
    surroundings = {**os.environ, "PYTHONIOENCODING": "utf-8", **environment}
    done = subprocess.run(
        command, cwd=cwd, env=surroundings, capture_output=True, encoding="utf-8", check=False
    )
    return Done(done.returncode, done.stdout, done.stderr)
