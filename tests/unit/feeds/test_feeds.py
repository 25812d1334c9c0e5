"""What every feed promises."""

import hashlib
import json
from collections.abc import Callable

import pytest

from fabrique.feeds import BUILDERS, amb
from fabrique.loading import Project
from tests.unit.crosswalks.cases import EDITION, RICH


def test_addresses_are_unique(project_with: Callable[..., Project]) -> None:
    """Two feeds never claim the same address."""
    catalogue = project_with(RICH).catalogue
    addresses = [
        artifact.address for builder in BUILDERS for artifact in builder.build(catalogue, EDITION)
    ]

    assert len(addresses) == len(set(addresses))
    assert {"catalogue.json", "flux/atom.xml", "catalogue/trier-les-chutes/amb.json"} <= set(
        addresses
    )


@pytest.mark.parametrize("builder", BUILDERS, ids=lambda builder: builder.name)
def test_same_input_same_bytes(builder, project_with: Callable[..., Project]) -> None:
    """Two runs give the same bytes in the same order."""
    catalogue = project_with(RICH).catalogue

    assert list(builder.build(catalogue, EDITION)) == list(builder.build(catalogue, EDITION))


def test_one_record_per_published_resource(project_with: Callable[..., Project]) -> None:
    """Each published resource has its AMB record beside its page, its files signed."""
    catalogue = project_with({**RICH}).catalogue
    records = {
        artifact.address: json.loads(artifact.content) for artifact in amb.build(catalogue, EDITION)
    }

    [encoding] = records["catalogue/trier-les-chutes/amb.json"]["encoding"]
    assert [f"{resource.url}amb.json" for resource in catalogue.published] == list(records)
    assert hashlib.sha256(RICH["fichiers/plan é 1.svg"]).hexdigest() == encoding["sha256"]
