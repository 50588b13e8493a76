"""The forking process and its project, made once for all tests of the folder."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from crash_material import Material, Nursery, build

from ungtekst import Codebook


@pytest.fixture(scope="session")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    """A process that has imported everything and forks commands."""
    if not hasattr(os, "fork"):
        pytest.skip("nothing forks here")
    made = Nursery(tmp_path_factory.mktemp("fifo"))
    yield made
    made.close()


@pytest.fixture(scope="session")
def original(nursery: Nursery, tmp_path_factory: pytest.TempPathFactory, codebook: Codebook) -> Material:
    """The project that all copies are made of; it is never changed."""
    return build(nursery, tmp_path_factory.mktemp("original"), json.dumps(codebook.to_dict()))


@pytest.fixture
def material(original: Material, tmp_path: Path) -> Material:
    """A copy of one's own."""
    return original.copied(tmp_path / "prosjekt")
