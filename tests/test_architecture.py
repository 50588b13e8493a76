"""The floors of the house: imports run one way, and the rooms keep to their own tools."""

from __future__ import annotations

import ast
import configparser
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "ungtekst"
FLOORS = [
    {"cli"},
    {"steps"},
    {"project", "report"},
    {"coding", "quotes", "stats", "exchange"},
    {"codebook"},
    {"language"},
    {"files"},
    {"errors", "resources"},
]
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
# Only these rooms may import these tools.
OWN_TOOLS = {
    "sqlite3": "project",
    "csv": "exchange",
    "openpyxl": "exchange",
    "jinja2": "report",
    "click": "cli",
}
# The streaming step writes its table row by row, and a printed table can be CSV.
BESIDES = {("csv", "steps/run.py"), ("csv", "cli/options.py")}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Every module a file imports, at the top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_downwards_only(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return
    for name in imports(path):
        parts = name.split(".")
        if parts[0] != "ungtekst" or len(parts) < 2 or parts[1] not in FLOOR_OF or parts[1] == room:
            continue
        assert FLOOR_OF[parts[1]] > FLOOR_OF[room], f"{room} imports {name}"


def test_every_room_stands_on_a_floor() -> None:
    rooms = {room_of(path) for path in MODULES} - {"__init__"}
    assert rooms <= set(FLOOR_OF)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_tool_is_used_in_its_own_room_only(path: Path) -> None:
    inside = path.relative_to(PACKAGE).as_posix()
    for name in imports(path):
        tool = name.split(".")[0]
        if tool in OWN_TOOLS and (tool, inside) not in BESIDES:
            assert room_of(path) == OWN_TOOLS[tool], f"{inside} imports {tool}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_forbidden_is_used(path: Path) -> None:
    names = set(imports(path))
    assert not names & {"pickle", "marshal", "shelve", "socket", "requests", "urllib.request", "http.client"}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            caught = (
                {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)} if node.type else {""}
            )
            assert not caught & {"", "Exception"}, f"{path}:{node.lineno} catches everything"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"eval", "exec"}, f"{path}:{node.lineno}"


def test_setup_cfg_names_every_package() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    named = set(config["options"]["packages"].split())
    folders = {path.parent.relative_to(ROOT).as_posix().replace("/", ".") for path in MODULES}
    assert folders | {f"ungtekst_shipped.{n}" for n in ("codebooks", "corpus_samples", "models")} == named


@pytest.mark.parametrize("module", ["ungtekst", "ungtekst.cli.main", "ungtekst.codebook", "ungtekst.steps"])
def test_importing_is_light(module: str) -> None:
    code = (
        f"import sys, {module}; print(sorted({{'spacy', 'sklearn', 'pandas', 'numpy'}} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['ungtekst', '--help']\n"
        "from ungtekst.cli.main import main\n"
        "main()\n"
        "print(sorted({'spacy', 'sklearn', 'pandas', 'numpy', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")
