"""The committed JSON Schemas are those of the model, and accept what the project holds."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml

from fabrique.loading import load_project
from fabrique.schemas import MODELS, build_schemas
from tests.conftest import ROOT, SAMPLE_DAY

FOLDER = ROOT / "scripts/fabrique/schemas"

FILES = {
    "correspondance": "referentiel/correspondances/*.yml",
    "espace": "espaces/*.yml",
    "formations": "reseau/formations.yml",
    "glossaire": "glossaire.yml",
    "liens-exclus": "liens-exclus.yml",
    "parcours": "parcours/*.yml",
    "partenaires": "reseau/partenaires.yml",
    "referentiel": "referentiel/referentiel.yml",
    "ressource": "catalogue/*/ressource.yml",
    "retraits": "editions/retraits.yml",
    "site": "site.yml",
    "usage": "catalogue/*/usages/*.yml",
    "vocabulaire": "vocabulaires/*.yml",
}


def plain(value: object) -> object:
    """Return YAML values as JSON has them: dates are texts."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def test_files_are_current() -> None:
    """What is committed is what the model gives; else: `fabrique exporter schemas scripts/fabrique/schemas`."""
    catalogue = load_project(ROOT, SAMPLE_DAY).catalogue

    made = {artifact.address: artifact.content for artifact in build_schemas(catalogue)}

    assert made == {path.name: path.read_bytes() for path in FOLDER.glob("*.json")}


@pytest.mark.parametrize("name", sorted(MODELS))
def test_schema_is_valid_and_accepts_ours(name: str) -> None:
    """Each schema is itself sound, and every real or sample file of its kind passes."""
    schema = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    files: list[Path] = [
        *(ROOT / "ressources").glob(FILES[name]),
        *(ROOT / "tests/sample/ressources").glob(FILES[name]),
    ]

    validator.check_schema(schema)

    assert files
    for file in files:
        assert [] == [
            error.message
            for error in validator.iter_errors(plain(yaml.safe_load(file.read_text("utf-8"))))
        ], file


@pytest.mark.parametrize("name", sorted(MODELS))
def test_keys_are_explained(name: str) -> None:
    """Every key has a French title and an explanation for an editor to show."""
    schema = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    shapes = [schema, *schema.get("$defs", {}).values()]

    unexplained = [
        key
        for shape in shapes
        for key, field in shape.get("properties", {}).items()
        if not field.get("title") or not field.get("description")
    ]

    assert [] == unexplained


def test_workspace_and_files_point_at_the_schemas() -> None:
    """The editor's settings and the first line of each data file name a schema that exists."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))

    assert set(settings["yaml.schemas"]) == {
        f"scripts/fabrique/schemas/{name}.json" for name in MODELS
    }
    for file in (ROOT / "ressources").rglob("*.yml"):
        first = file.read_text("utf-8").split("\n", 1)[0]
        relative = first.removeprefix("# yaml-language-server: $schema=")
        assert (file.parent / relative).resolve().is_file(), file
