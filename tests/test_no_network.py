"""Nothing leaves the machine: the whole path runs with every socket blocked."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from ungtekst.steps.demo import demo
from ungtekst.steps.export import export
from ungtekst.steps.run import run


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Refuse every connection and every look-up of a name; give what was tried."""
    tried: list[str] = []

    def refuse(name: str):
        def refused(*_: object, **__: object) -> None:
            tried.append(name)
            raise ConnectionRefusedError("no network in this test")

        return refused

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse(name))
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse(name))
    return tried


def test_the_block_blocks(no_network: list[str]):
    with pytest.raises(ConnectionRefusedError), socket.socket() as one:
        one.connect(("127.0.0.1", 9))
    assert no_network == ["connect"]


def test_the_whole_path_runs_without_a_network(tmp_path: Path, no_network: list[str]):
    said: list[str] = []
    report = demo(tmp_path / "demo", said.append)
    project = report.parent / "demo.ungtekst"
    export(project, tmp_path / "data.csv", shape="long")
    table = tmp_path / "nye.csv"
    table.write_text("id;svar\n1;fikk god hjelp av NAV\n", encoding="utf-8")
    assert run(table, tmp_path / "ut.csv", id_column="id", text_column="svar", project_file=project) == 1
    assert no_network == []
    assert len(said) == 10
    page = report.read_text("utf-8")
    for reach in ("<script src", "<link", "@import", 'src="http', "url(http"):
        assert reach not in page
