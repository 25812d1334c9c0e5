"""AMB records against the official schema of the profile, version 20231019."""

import json
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft7Validator, FormatChecker
from referencing import Registry
from referencing import Resource as SchemaResource

from fabrique.crosswalks import to_amb
from fabrique.loading import Project
from fabrique.model import Catalogue
from tests.conftest import ROOT
from tests.unit.crosswalks.cases import (
    EDITION,
    HOSTILE,
    RICH,
    SITE,
    real_catalogue,
    rich,
    yaml_quoted,
)

FOLDER = ROOT.parent / "shared/schemas/amb/20231019"
INVALID = sorted((FOLDER / "examples/invalid").glob("*.json"))
# The library leaves addresses and moments unchecked unless it is given more packages.
STRICT = FormatChecker(["date"])


@STRICT.checks("uri")
def _is_uri(value: object) -> bool:
    return not isinstance(value, str) or (
        bool(urlsplit(value).scheme) and value.isascii() and " " not in value
    )


@STRICT.checks("date-time", raises=ValueError)
def _is_date_time(value: object) -> bool:
    return not isinstance(value, str) or ("T" in value and bool(datetime.fromisoformat(value)))


@pytest.fixture(scope="module")
def validator() -> Draft7Validator:
    """The official schema; required in CI, where the folder of schemas exists."""
    if not FOLDER.exists() and not os.environ.get("CI"):
        pytest.skip(f"schémas AMB absents : {FOLDER}")
    contents = [
        json.loads(path.read_text("utf-8")) for path in sorted((FOLDER / "schemas").glob("*.json"))
    ]
    registry: Registry = Registry().with_resources(
        (schema["$id"], SchemaResource.from_contents(schema)) for schema in contents
    )
    entry = json.loads((FOLDER / "schemas/schema.json").read_text("utf-8"))
    return Draft7Validator(entry, registry=registry, format_checker=STRICT)


def faults(validator: Draft7Validator, catalogue: Catalogue) -> list[str]:
    """Return what the schema says of every published resource."""
    return [
        f"{resource.id} {error.json_path} : {error.message}"
        for resource in catalogue.published
        for error in validator.iter_errors(to_amb(resource, catalogue, EDITION))
    ]


def test_real_resources_are_valid(validator: Draft7Validator) -> None:
    """Every resource of the project makes a valid record."""
    catalogue = real_catalogue()

    assert catalogue.published
    assert [] == faults(validator, catalogue)


@pytest.mark.parametrize(
    "tree",
    [
        {"ressource.yml": ""},
        RICH,
        {"ressource.yml": "licence: etalab-2.0"},
        {"ressource.yml": "licence: MIT"},
        {"ressource.yml": "licence: GPL-3.0-or-later"},
        {"ressource.yml": "licence: CC0-1.0"},
        {"ressource.yml": "langue: en"},
        {"ressource.yml": "disciplines: [{uri: 'https://autre.example.org/x', libelle: autre}]"},
        {"ressource.yml": "niveaux: [tout-public]\npublics: []"},
        {"ressource.yml": f"titre: {yaml_quoted(HOSTILE)}\nresume: {yaml_quoted(HOSTILE)}"},
    ],
    ids=["tel-quel", "complet", "etalab", "mit", "gpl", "cc0", "en", "hors-kim", "vide", "hostile"],
)
def test_sample_is_valid(
    tree: dict[str, str | bytes], validator: Draft7Validator, project_with: Callable[..., Project]
) -> None:
    """Every resource of the sample makes a valid record, whatever it says."""
    catalogue = project_with(tree).catalogue

    assert 3 == len(catalogue.published)
    assert [] == faults(validator, catalogue)


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_faulty_examples_are_refused(path: Path, validator: Draft7Validator) -> None:
    """What the authors of the profile give as wrong does not pass here either."""
    assert not validator.is_valid(json.loads(path.read_text("utf-8")))


def test_sound_examples_are_accepted(validator: Draft7Validator) -> None:
    """What the authors of the profile give as right passes here: we refuse nothing by mistake."""
    refused = {
        path.stem
        for path in sorted((FOLDER / "examples/valid").glob("*.json"))
        if not validator.is_valid(json.loads(path.read_text("utf-8")))
    }

    assert INVALID
    assert set() == refused


def test_unknown_licence_is_said_elsewhere(project_with: Callable[..., Project]) -> None:
    """The Licence Ouverte is not in `license`, which refuses it, but stays readable."""
    catalogue = project_with({"ressource.yml": "licence: etalab-2.0"}).catalogue

    record = to_amb(rich(catalogue), catalogue, EDITION)

    assert record is not None
    assert "license" not in record
    assert "Licence Ouverte 2.0" in record["conditionsOfAccess"]["prefLabel"]["fr"]
    assert "https://www.etalab.gouv.fr/" in record["conditionsOfAccess"]["prefLabel"]["fr"]


def test_record(project_with: Callable[..., Project]) -> None:
    """Nothing that the profile has a place for is lost; the length of a session is no `duration`."""
    catalogue = project_with(RICH).catalogue

    record = to_amb(rich(catalogue), catalogue, EDITION, {"fichiers/plan é 1.svg": "0" * 64})

    assert record is not None
    assert "duration" not in record
    assert "timeRequired" not in record
    assert f"{SITE}catalogue/trier-les-chutes/" == record["id"]
    assert ["Person", "Organization"] == [item["type"] for item in record["creator"]]
    assert "https://ror.org/04vfs2w97" == record["creator"][0]["affiliation"]["id"]
    assert ["Person", "Organization"] == [item["type"] for item in record["contributor"]]
    assert {"id": "https://creativecommons.org/licenses/by-sa/4.0/"} == record["license"]
    assert [{"id": f"{SITE}referentiel/a1/", "prefLabel": {"fr": "A1 Accueillir un groupe"}}] == (
        record["teaches"]
    )
    assert [f"{SITE}referentiel/b1/"] == [item["id"] for item in record["assesses"]]
    assert [f"{SITE}catalogue/fiche-matiere/"] == [
        item["id"] for item in record["competencyRequired"]
    ]
    assert ["https://origine.example.org/tri"] == [item["id"] for item in record["isBasedOn"]]
    assert [f"{SITE}parcours/decouvrir-l-atelier/"] == [item["id"] for item in record["isPartOf"]]
    assert [("41", "0" * 64)] == [
        (item["contentSize"], item["sha256"]) for item in record["encoding"]
    ]
    assert f"{SITE}catalogue/trier-les-chutes/fichiers/vignette.png" == record["image"]
    assert SITE == record["mainEntityOfPage"][0]["provider"]["id"]


def test_only_published_resources_have_a_record(project_with: Callable[..., Project]) -> None:
    """A draft is not handed to catalogues."""
    catalogue = project_with({"ressource.yml": "statut: brouillon"}).catalogue

    assert to_amb(rich(catalogue), catalogue, EDITION) is None
