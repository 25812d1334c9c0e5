"""A resource read from a few lines, without a project around it."""

from collections.abc import Callable

import pytest

from fabrique.loading.folder import neutral_values
from fabrique.loading.shape import shape
from fabrique.loading.text import decode
from fabrique.loading.yaml_reader import read_yaml
from fabrique.model import Diagnostic, Resource
from tests.conftest import merge_keys

BASE = """\
id: essai
titre: Un essai
resume: Ce que montre l'essai.
langue: fr
type: outil-animation
licence: CC-BY-SA-4.0
auteurs:
  - nom: Une personne
editeur: Une maison
version: "1.0.0"
statut: publie
acces: libre
"""
TERMS = {
    "langues": ("fr", "en"),
    "types": ("outil-animation", "module", "autre"),
    "licences": ("CC-BY-SA-4.0", "CC0-1.0"),
    "statuts": ("brouillon", "publie"),
    "acces": ("libre",),
    "niveaux": ("licence", "master", "formation-continue"),
    "materiel-par": ("personne", "seance"),
    "materiel-natures": ("reutilisable", "consommable"),
}

Read = Callable[[str | bytes], tuple[Resource | None, list[Diagnostic]]]


def read_resource(content: str | bytes) -> tuple[Resource | None, list[Diagnostic]]:
    """Read a `ressource.yml` from its bytes, as `loading` does; findings in reading order."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    source, found = decode(data, "ressource.yml")
    diagnostics = list(found)
    if source is None:
        return None, diagnostics
    reading = read_yaml(source)
    diagnostics += reading.diagnostics
    if reading.value is None:
        return None, diagnostics
    shaped = shape(Resource, reading, TERMS, neutral_values("essai"))
    diagnostics += shaped.diagnostics
    return shaped.value, sorted(diagnostics, key=lambda item: item.order)


def with_keys(keys: str) -> str:
    """Return a sound resource in which some keys are replaced, or added at the end."""
    return merge_keys(BASE, keys)


@pytest.fixture
def read() -> Read:
    """Return the reader of one `ressource.yml`: the resource, the findings."""
    return read_resource


def places(found: list[Diagnostic]) -> list[tuple[int, int, str]]:
    """Return the line, column and code of each finding."""
    return [(item.position.line, item.position.column, item.rule.code) for item in found]
