"""The catalogue in one JSON file."""

import json
from collections.abc import Callable
from typing import Any

from fabrique.feeds import catalogue_json
from fabrique.loading import Project
from fabrique.model import Catalogue
from tests.unit.crosswalks.cases import EDITION, HOSTILE, RICH, SITE, yaml_quoted


def read(catalogue: Catalogue) -> dict[str, Any]:
    """Return the file as a program reads it."""
    [artifact] = catalogue_json.build(catalogue, EDITION)
    assert ("catalogue.json", "application/json") == (artifact.address, artifact.media_type)
    return json.loads(artifact.content)


def test_form(project_with: Callable[..., Project]) -> None:
    """The file says its form, its edition and its address, then the resources sorted by id."""
    found = read(project_with({"ressource.yml": ""}).catalogue)

    assert ["version", "edition", "adresse", "ressources"] == list(found)
    assert (1, "essai", SITE) == (found["version"], found["edition"], found["adresse"])
    assert ["fiche-matiere", "reparer-ensemble", "trier-les-chutes"] == [
        item["id"] for item in found["ressources"]
    ]


def test_entry(project_with: Callable[..., Project]) -> None:
    """Every key is there, in one order; values of closed lists are keys."""
    found = read(project_with(RICH).catalogue)

    entry = found["ressources"][2]
    summary = entry.pop("resume")
    assert summary.startswith("Trier un lot de chutes de bois en familles utiles")
    assert {
        "id": "trier-les-chutes",
        "titre": "Trier les chutes de bois",
        "type": "outil-animation",
        "url": "catalogue/trier-les-chutes/",
        "licence": "CC-BY-SA-4.0",
        "version": "1.0.0",
        "modifie": "2026-02-01",
        "langue": "fr",
        "niveaux": ["formation-continue", "entreprise", "licence", "tout-public"],
        "publics": ["animateur", "formateur", "etudiant"],
        "modalites": ["atelier", "en-groupe"],
        "difficulte": "facile",
        "minutes": {"min": 60, "max": 75},
        "groupe": {"min": 6, "max": 12},
        "competences": [
            {"code": "A1", "niveau": 1, "role": "travaille"},
            {"code": "B1", "niveau": 2, "role": "evalue"},
        ],
        "mots_cles": ["bois", "tri"],
    } == entry


def test_absent_values_are_null(project_with: Callable[..., Project]) -> None:
    """The keys are the same for all; what is unknown is null or an empty list."""
    found = read(project_with({"ressource.yml": ""}).catalogue)

    entry = found["ressources"][0]
    assert {tuple(item) for item in found["ressources"]} == {tuple(entry)}
    assert (None, None, []) == (entry["groupe"], entry["difficulte"], entry["mots_cles"])


def test_one_line_each(project_with: Callable[..., Project]) -> None:
    """A person can read it, and a comparison of two editions shows what changed: UTF-8, one line each."""
    [artifact] = catalogue_json.build(project_with({"ressource.yml": ""}).catalogue, EDITION)
    lines = artifact.content.decode().split("\n")

    assert 3 == len([line for line in lines if line.startswith('{"id":')])
    assert "étiquetés" in artifact.content.decode()
    assert "" == lines[-1]


def test_hostile_text_comes_back_unchanged(project_with: Callable[..., Project]) -> None:
    """A contributor's string stays inside its own."""
    found = read(project_with({"ressource.yml": f"titre: {yaml_quoted(HOSTILE)}"}).catalogue)

    assert HOSTILE == found["ressources"][2]["titre"]


def test_drafts_are_left_out(project_with: Callable[..., Project]) -> None:
    """Only published resources are told, and an empty catalogue is still readable."""
    found = read(project_with({"ressource.yml": "statut: brouillon"}).catalogue)

    assert ["fiche-matiere", "reparer-ensemble"] == [item["id"] for item in found["ressources"]]
    assert [] == read(Catalogue())["ressources"]
