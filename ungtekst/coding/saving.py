"""A coder as bytes: a zip of JSON and plain arrays. Nothing in it is run when it is read.

Two uses: ``pack``/``unpack`` keep a coder whole inside the project file, which is as private as the
answers; ``save``/``load`` are for sharing and drop what few answers had.
"""

from __future__ import annotations

import hashlib
import io
import json
import struct
import tokenize
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ungtekst.codebook import Codebook
from ungtekst.coding.features import Vocabulary, document_features
from ungtekst.coding.learning import Model
from ungtekst.coding.signs import load_weights
from ungtekst.errors import CallError, DataError, Fault
from ungtekst.files import write_atomically
from ungtekst.language import load_pipeline
from ungtekst.language.meaning import load_meaning

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ungtekst.coding.coder import Coder
    from ungtekst.coding.inputs import Embed

FORMAT = "coder/2"
SHARED_BY = 3
MAX_BYTES = 500_000_000
_ABOUT: tuple[tuple[str, type], ...] = (
    ("codebook", dict),
    ("codebook_digest", str),
    ("pipeline", str),
    ("pipeline_digest", str),
    ("lexicon_digest", str),
    ("seed", int),
    ("fitted", bool),
)
# What zipfile, zlib, json and numpy raise for bytes that are not what they say they are.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    tokenize.TokenError,
    LookupError,
    ValueError,
    TypeError,
    EOFError,
    OSError,
    RuntimeError,
    MemoryError,
    OverflowError,
)
_SAME_DAY = (2000, 1, 1, 0, 0, 0)  # the same coder gives the same bytes whenever it is packed


def pack(coder: Coder) -> bytes:
    """Give a coder as bytes, whole."""
    pipeline = load_pipeline(coder.pipeline)
    about: dict[str, Any] = {
        "format": FORMAT,
        "codebook": coder.codebook.to_dict(),
        "codebook_digest": coder.codebook.digest,
        "pipeline": coder.pipeline,
        "pipeline_digest": pipeline.digest,
        "lexicon_digest": _lexicon_digest(coder.pipeline),
        "seed": coder.seed,
        "fitted": coder.fitted,
    }
    arrays: dict[str, Any] = {}
    if coder.fitted:
        about |= {
            "features": list(coder.layout_.vocabulary.names),
            "questions": list(coder.layout_.questions),
            "taught": coder.taught_,
            "width": coder.layout_.embedded,
            "thresholds": coder.thresholds_,
            "codes": list(coder.models_),
        }
        models = list(coder.models_.values())
        arrays = {
            "idf": coder.layout_.vocabulary.idf,
            "people": coder.layout_.vocabulary.people,
            "coefficients": np.array([model.coefficients for model in models]),
            "intercepts": np.array([model.intercept for model in models]),
        }
    return _zip(about, arrays)


def unpack(content: bytes, embed: Embed | None = None, file: str = "") -> Coder:
    """Read a coder from bytes. Raises DataError if they are broken, or made with another pipeline."""
    from ungtekst.coding.coder import Coder

    about, arrays = _unzip(content, file)
    version = about.get("format")
    if version != FORMAT and isinstance(version, str) and version.startswith(FORMAT.partition("/")[0] + "/"):
        raise DataError(Fault("coder-other-version", file=file))
    if version != FORMAT or not all(isinstance(about.get(key), kind) for key, kind in _ABOUT):
        raise DataError(Fault("coder-broken", file=file))
    codebook = Codebook.from_dict(about["codebook"])
    if about["codebook_digest"] != codebook.digest:
        raise DataError(Fault("coder-broken", file=file))
    coder = Coder(codebook, seed=about["seed"], pipeline=about["pipeline"], embed=embed)
    if load_pipeline(coder.pipeline).digest != about["pipeline_digest"]:
        raise DataError(Fault("coder-other-pipeline", {"name": coder.pipeline}, file=file))
    if _lexicon_digest(coder.pipeline) != about["lexicon_digest"]:
        raise DataError(Fault("coder-other-lexicon", file=file))
    if about["fitted"]:
        _restore(coder, about, arrays, file)
    return coder


def _restore(coder: Coder, about: dict[str, Any], arrays: dict[str, Any], file: str) -> None:
    """Put back what was learnt, after checking that the parts fit each other."""
    try:
        names, codes = tuple(about["features"]), list(about["codes"])
        vocabulary = Vocabulary(names, arrays["idf"], arrays["people"])
        coder.layout_ = coder.layout(vocabulary, tuple(about["questions"]), int(about["width"]))
        coder.taught_ = {str(question): int(count) for question, count in about["taught"].items()}
        coder.thresholds_ = {str(code): float(value) for code, value in about["thresholds"].items()}
        coefficients, intercepts = arrays["coefficients"], arrays["intercepts"]
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise DataError(Fault("coder-broken", file=file)) from problem
    sound = (
        coefficients.shape == (len(codes), coder.layout_.width)
        and intercepts.shape == (len(codes),)
        and arrays["idf"].shape == arrays["people"].shape == (len(names),)
        and set(codes) <= set(coder.code_ids())
        and all(isinstance(name, str) for name in (*names, *coder.layout_.questions))
        and all(array.dtype.kind in "if" and np.all(np.isfinite(array)) for array in arrays.values())
        and all(0 <= value <= 1 for value in coder.thresholds_.values())
        and min(coder.taught_.values(), default=0) >= 0
    )
    if not sound:
        raise DataError(Fault("coder-broken", file=file))
    if coder.layout_.embedded and coder.embed is None:
        raise CallError(Fault("coder-embed-missing", file=file))
    coder.models_ = {
        code: Model(row, float(intercept))
        for code, row, intercept in zip(codes, coefficients, intercepts, strict=True)
    }


def save(coder: Coder, path: Path) -> Coder:
    """Write a coder without what few answers had, and give the coder that was written."""
    shared = _sharable(coder)
    write_atomically(path, pack(shared))
    return shared


def load(path: Path, embed: Embed | None = None) -> Coder:
    """Read a saved coder."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DataError(Fault("coder-broken", file=str(path)))
        content = path.read_bytes()
    except OSError as problem:
        raise CallError(Fault("file-unreadable", {"why": problem.strerror}, file=str(path))) from None
    return unpack(content, embed, str(path))


def _sharable(coder: Coder) -> Coder:
    """Keep the features that three answers had, or that stand in the codebook, and their coefficients."""
    copy = unpack(pack(coder), coder.embed)
    if not coder.fitted:
        return copy
    own = _codebook_features(coder)
    layout = coder.layout_
    names, people = layout.vocabulary.names, _people(coder)
    kept = [place for place, name in enumerate(names) if people[place] >= SHARED_BY or name in own]
    columns = [*kept, *range(len(names), layout.width)]
    vocabulary = Vocabulary(tuple(names[place] for place in kept), layout.vocabulary.idf[kept], people[kept])
    copy.layout_ = replace(layout, vocabulary=vocabulary)
    copy.models_ = {
        code: Model(model.coefficients[columns], model.intercept) for code, model in coder.models_.items()
    }
    return copy


def _people(coder: Coder) -> NDArray[np.int64]:
    """Count how many respondents used each feature in words that are no names.

    Names are what the recogniser finds, and what is written so elsewhere in the answers. A coder that was
    read back knows no answers: there only words of the form table count, since a name may be any other.
    """
    vocabulary, pipeline = coder.layout_.vocabulary, load_pipeline(coder.pipeline)
    if coder.taught_texts is None:
        known = [
            block == "chars" or pipeline.lemmas.known(word)
            for block, _, word in (name.partition(":") for name in vocabulary.names)
        ]
        return np.where(known, vocabulary.people, 0)
    texts = [text for text, _ in coder.taught_texts]
    names: set[str] = set()
    if "ner" in pipeline.nlp.pipe_names:
        for text, doc in zip(texts, pipeline.docs(texts, "ner"), strict=True):
            for found in doc.ents:
                names.update(token.norm for token in pipeline.tokens(text[found.start_char : found.end_char]))
    users: dict[int, set[object]] = {}
    for text, person in coder.taught_texts:
        words = [token for token in pipeline.tokens(text) if token.norm not in names]
        for place in vocabulary.weights(words):
            users.setdefault(place, set()).add(person)
    return np.array([len(users.get(place, ())) for place in range(len(vocabulary.names))], dtype=np.int64)


def _lexicon_digest(pipeline: str) -> str:
    """Name what words mean and how far that is believed: the lexicon and the weights of the cold start."""
    both = load_meaning(pipeline).digest + load_weights().digest
    return hashlib.sha256(both.encode()).hexdigest()


def _codebook_features(coder: Coder) -> set[str]:
    """Give every feature that the codebook's own text has."""
    pipeline = load_pipeline(coder.pipeline)
    features: set[str] = set()
    for text in _texts(coder.codebook):
        features.update(document_features(pipeline.tokens(text)))
    return features


def _texts(codebook: Codebook) -> Sequence[str]:
    texts = [wording for question in codebook.questions for wording in question.wording.values()]
    for dimension in codebook.dimensions:
        for code in dimension.all_codes():
            texts += [code.definition, *code.include, *code.terms, *code.label.values()]
            texts += [example.text for example in (*code.examples, *code.counterexamples)]
    return texts


def _zip(about: dict[str, Any], arrays: dict[str, Any]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        text = json.dumps(about, ensure_ascii=False, sort_keys=True)
        archive.writestr(zipfile.ZipInfo("coder.json", _SAME_DAY), text, zipfile.ZIP_DEFLATED)
        for name, array in arrays.items():
            plain = io.BytesIO()
            np.save(plain, array, allow_pickle=False)
            info = zipfile.ZipInfo(f"{name}.npy", _SAME_DAY)
            archive.writestr(info, plain.getvalue(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _unzip(content: bytes, file: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Read the parts back; sizes are checked before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(info.file_size for info in archive.infolist()) > MAX_BYTES:
                raise DataError(Fault("coder-broken", file=file))
            about = json.loads(archive.read("coder.json"))
            arrays = {
                info.filename.removesuffix(".npy"): np.load(
                    io.BytesIO(archive.read(info)), allow_pickle=False
                )
                for info in archive.infolist()
                if info.filename.endswith(".npy")
            }
    except _UNREADABLE as problem:
        raise DataError(Fault("coder-broken", file=file)) from problem
    if not isinstance(about, dict):
        raise DataError(Fault("coder-broken", file=file))
    return about, arrays


def digest(content: bytes) -> str:
    """Give the SHA-256 (hex) that names a packed coder in the project."""
    return hashlib.sha256(content).hexdigest()
