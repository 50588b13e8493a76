"""``ungtekst report`` as it is called: its forms, groups, waves, prose held against tables, templates."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import everyday
import pytest
from command_line import call

ADD = ("--id", "id", "--question", "hverdag", "--group", "kontor", "--group", "kjønn")
TEXTS = """\
ungtekst: texts/1
title: Hverdagen sett innenfra
invited: 60
questions:
  hverdag:
    summary: "{} skriver om skole, av {{{{ coded() }}}} som er kodet."
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A project of two waves of forty answers, coded."""
    folder = tmp_path_factory.mktemp("rapport")
    (folder / "hverdag.yaml").write_text(everyday.CODEBOOK, encoding="utf-8")
    project = folder / "p.ungtekst"
    assert call("new", project, "--codebook", folder / "hverdag.yaml").status == 0
    for wave, start in (("2024", 0), ("2025", 2)):
        rows = [(f"{wave}-{number}", *everyday.ANSWERS[(number + start) % 8][1:4]) for number in range(40)]
        lines = [
            ";".join(f'"{cell}"' for cell in row) for row in (("id", "kontor", "kjønn", "hverdag"), *rows)
        ]
        (folder / f"{wave}.csv").write_text("\n".join(lines), encoding="utf-8")
        added = call("add", project, folder / f"{wave}.csv", *ADD, "--wave", wave, "--invited", "80")
        assert added.status == 0, added.err
    assert call("code", project).status == 0
    return project.read_bytes()


@pytest.fixture
def project(tmp_path: Path, made: bytes) -> Path:
    path = tmp_path / "p.ungtekst"
    path.write_bytes(made)
    return path


def page(project: Path, *more: object) -> str:
    out = project.with_name("r.html")
    done = call("report", project, out, *more)
    assert (done.status, done.err) == (0, ""), done
    return out.read_text("utf-8")


def test_the_ending_decides_the_form(project: Path):
    for ending, begins in ((".html", b"<!DOCTYPE html>"), (".md", "Åpne svar".encode()), (".docx", b"PK")):
        out = project.with_suffix(ending)
        assert call("report", project, out).status == 0
        assert out.read_bytes().startswith(begins)
    with zipfile.ZipFile(project.with_suffix(".docx")) as file:
        assert "Hverdagen til unge" in file.read("word/document.xml").decode()


def test_an_ending_that_is_none_is_refused_before_anything_is_read(project: Path):
    done = call("report", project, project.with_suffix(".pdf"))
    assert done.status == 2
    assert ".html, .docx or .md" in done.err


def test_the_latest_wave_is_reported_with_the_one_before_it_beside(project: Path):
    html = page(project)
    assert "Sammenlignet med forrige bølge" in html
    assert re.search(r"Bølge(?:</?[^>]*>|:|\s)*2025", html)
    earlier = page(project, "--wave", "2024")
    assert "Sammenlignet med forrige bølge" not in earlier


def test_a_wave_that_is_not_there_is_refused(project: Path):
    done = call("report", project, project.with_name("r.html"), "--wave", "1999")
    assert done.status == 2
    assert "2024" in done.err


def test_tables_are_split_by_groups_and_small_counts_are_hidden(project: Path):
    out = project.with_name("r.html")
    done = call("report", project, out, "--by", "kontor", "--by", "kjønn", "--min-cell", "6")
    assert "Hidden: " in done.out
    html = out.read_text("utf-8")
    assert "etter kontor" in html
    assert "etter kjønn" in html
    assert "«:» står for tall som er skjult" in html
    assert "Hidden: " not in call("report", project, out, "--by", "kontor", "--min-cell", "0").out


def test_a_group_that_is_not_there_is_refused(project: Path):
    done = call("report", project, project.with_name("r.html"), "--by", "fylke")
    assert done.status == 2
    assert "kontor" in done.err


def test_a_report_is_not_written_while_the_prose_contradicts_the_tables(project: Path):
    texts, out = project.with_name("tekster.yaml"), project.with_name("r.html")
    texts.write_text(TEXTS.format("39"), encoding="utf-8")
    done = call("report", project, out, "--texts", texts)
    assert done.status == 1
    assert not out.exists()
    assert "questions.hverdag.summary[1]: sentence 1 says 39" in done.out + done.err
    assert "row «Skole»" in done.out + done.err
    texts.write_text(TEXTS.format("{{ n('skole') }}"), encoding="utf-8")
    html = page(project, "--texts", texts)
    assert "Hverdagen sett innenfra" in html
    assert re.search(r"Ti skriver om skole, av 3\d som er kodet\.", html)
    assert ">60<" in html, "invited"


def test_every_fault_of_the_texts_is_told_with_its_line(project: Path):
    texts = project.with_name("tekster.yaml")
    texts.write_text(
        "ungtekst: texts/1\ntitel: Hei\nquestions:\n  hverdagen: {summary: Hei}\n", encoding="utf-8"
    )
    done = call("report", project, project.with_name("r.html"), "--texts", texts)
    assert done.status == 1
    said = done.out + done.err
    assert "line 2" in said
    assert "line 4" in said


def test_a_template_of_ones_own_changes_a_part(project: Path):
    mine = project.with_name("mal.html")
    mine.write_text(
        '{% extends "report.html.j2" %}{% block front %}<h1>Notat 4: {{ r.title }}</h1>{% endblock %}',
        encoding="utf-8",
    )
    html = page(project, "--template", mine)
    assert "<h1>Notat 4: Hverdagen til unge</h1>" in html
    assert "Slik er svarene kodet" in html


def test_a_template_that_reaches_out_is_refused_and_nothing_is_written(project: Path):
    mine, out = project.with_name("mal.html"), project.with_name("r.html")
    mine.write_text("{% include '/etc/passwd' %}{{ r.__class__ }}", encoding="utf-8")
    done = call("report", project, out, "--template", mine)
    assert done.status == 1
    assert (done.out + done.err).count("mal.html, line 1") == 2
    assert not out.exists()


def test_a_report_in_nynorsk_says_so_in_every_form(project: Path):
    for ending in (".html", ".md"):
        out = project.with_suffix(ending)
        assert call("report", project, out, "--language", "nn").status == 0
        assert "Slik er svara koda" in out.read_text("utf-8")
