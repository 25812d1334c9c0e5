"""The kits of the sample project, opened."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from fabrique.loading import Project
from fabrique.model import Artifact, Edition
from fabrique.packages import BUILDERS
from fabrique.packages.archive import MEDIA_TYPE

EDITION = Edition(
    "essai", date(2026, 11, 22), "https://fabrique.example.org/", "Établissement d’exemple"
)

Opened = dict[str, dict[str, bytes]]  # address of the kit → path → content


def build_kits(project: Project, edition: Edition = EDITION) -> list[Artifact]:
    """Return every kit of a project."""
    return [
        artifact
        for builder in BUILDERS
        for artifact in builder.build(project.catalogue, edition)
        if artifact.media_type == MEDIA_TYPE
    ]


def unpack(content: bytes) -> dict[str, bytes]:
    """Return what an archive holds, in its order."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def kits_with(project_with: Callable[..., Project]) -> Callable[..., Opened]:
    """Return a function that lays a tree over the sample project and opens every kit of it."""

    def opened(tree: dict[str, str | bytes | None]) -> Opened:
        return {item.address: unpack(item.content) for item in build_kits(project_with(tree))}

    return opened
