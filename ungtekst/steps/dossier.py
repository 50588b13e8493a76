"""Write everything said under each code as a document of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ungtekst.errors import CallError, Fault
from ungtekst.files import write_atomically
from ungtekst.project import Kept, Project
from ungtekst.steps.mask import Masks
from ungtekst.steps.report_material import the_codebook
from ungtekst.steps.review_export import latest_coder

if TYPE_CHECKING:
    import pandas as pd

    from ungtekst.quotes.masking import Masked
    from ungtekst.report.dossier import Material

_HEAD_BYTES = 1_000


@dataclass(frozen=True)
class Dossiers:
    """What was written: dossiers, passages in them, answers with something to look at, and the index."""

    dossiers: int
    passages: int
    to_look_at: int
    index: Path


def dossier(
    path: Path,
    folder: Path,
    *,
    codes: Sequence[str] = (),
    codebook: str | None = None,
    masked: bool = True,
    language: str = "nb",
    masker: Masks | None = None,
) -> Dossiers:
    """Write a dossier a code (``FOLDER/<code>.html``) and ``index.html``, which lists those written.

    A dossier holds every answer that has the code now, undisputed, whoever decided; without ``codes`` every
    code of the choose-many dimensions has one. Dossiers of an earlier call are replaced.

    Raises CallError for an unknown code, codebook or language, for answers that were never coded, and for a
    folder that cannot be written or that holds other files of those names.
    """
    from ungtekst.report.dossier import (
        INDEX,
        build_dossiers,
        file_name,
        line_of,
        render_dossier,
        render_index,
    )
    from ungtekst.report.dossier_words import dossier_words

    dossier_words(language)
    with Project.open(path) as project:
        kept = the_codebook(project, codebook)
        wanted = _wanted(kept, codes)
        places = [folder / name for name in (*map(file_name, wanted), INDEX)]
        _refuse_others(places)
        material = _material(project, kept, wanted, (masker or _masker()) if masked else None)
    _make(folder)
    lines, passages = [], 0
    for place, one in zip(places, build_dossiers(material, wanted, language), strict=False):
        write_atomically(place, render_dossier(one).encode("utf-8"))
        lines.append(line_of(one, kept.codebook))
        passages += len(one.passages)
    index = render_index(kept.codebook, lines, language, masked, material.run_date)
    write_atomically(places[-1], index.encode("utf-8"))
    unsure = sum(bool(text.must_look) for text in (material.masked or {}).values())
    return Dossiers(len(lines), passages, unsure, places[-1])


def _masker() -> Masks:
    from ungtekst.quotes.masking import Masker

    return Masker()


def _wanted(kept: Kept, codes: Collection[str]) -> list[str]:
    """Give the codes in the order of the codebook."""
    known = [code.id for code in kept.codebook.many]
    unknown = [Fault("code-unknown", {"id": c, "known": ", ".join(known)}) for c in codes if c not in known]
    if unknown:
        raise CallError(unknown)
    return [code for code in known if code in codes or not codes]


def _refuse_others(places: Iterable[Path]) -> None:
    """Raise CallError that lists every file in the way that is no dossier of ours."""
    from ungtekst.report.dossier import MARK

    faults = []
    for place in places:
        if not place.exists() and not place.is_symlink():
            continue
        try:
            with place.open("rb") as file:
                ours = MARK.encode() in file.read(_HEAD_BYTES)
        except OSError:
            ours = False  # a folder, or something we may not read
        if not ours:
            faults.append(Fault("dossier-in-the-way", file=str(place)))
    if faults:
        raise CallError(faults)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise CallError(Fault("file-unwritable", {"why": problem.strerror}, file=str(folder))) from None


def _material(project: Project, kept: Kept, wanted: Sequence[str], masker: Masks | None) -> Material:
    """Read what the dossiers need from the project, and mask the texts that are in any of them."""
    from ungtekst.report.dossier import Material, pseudonyms

    everyone = project.answers()
    answers = everyone[everyone["codebook"] == kept.codebook.id]
    held = project.current()
    settled = held["revision"].isin(answers.index) & ~held["disputed"] & (held["value"] != "0")
    held = held[settled]
    shown = held[(held["value"] == "1") & held["variable"].isin(list(wanted))]
    answers = answers[answers.index.isin(shown["revision"])]
    evidence = _evidence(project, kept, answers, shown)
    run = project.latest_run(kept.codebook.id)
    by_answer = answers.set_index("answer")
    return Material(
        codebook=kept.codebook,
        run_date="" if run is None else str(run["at"]),
        answers=by_answer,
        held=held[held["answer"].isin(by_answer.index)],
        background=project.background(),
        evidence=evidence,
        names=pseudonyms(project.identity, everyone["person"].drop_duplicates().tolist()),
        waves=project.waves()["wave"].tolist(),
        masked=None if masker is None else _masked(by_answer["text"], masker),
    )


def _masked(texts: pd.Series[str], masker: Masks) -> Mapping[int, Masked]:
    return dict(zip(texts.index.tolist(), masker.mask(texts.tolist()), strict=True))


def _evidence(project: Project, kept: Kept, answers: pd.DataFrame, shown: pd.DataFrame) -> pd.DataFrame:
    """Find what in each answer speaks for the codes it is shown under, by the coder of the latest run."""
    import pandas as pd

    coder = latest_coder(project, kept.codebook.id)
    codes = shown.groupby("revision")["variable"].agg(list)
    found = coder.evidence(answers["text"], codes.reindex(answers.index).tolist(), answers["question"])
    rows = [
        (answer, one.code, one.start, one.end, one.weight)
        for answer, every in zip(answers["answer"].tolist(), found, strict=True)
        for one in every
    ]
    return pd.DataFrame(rows, columns=["answer", "code", "start", "end", "weight"])
