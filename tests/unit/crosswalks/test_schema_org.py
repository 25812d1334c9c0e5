"""What a search engine reads of a resource."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from fabrique.crosswalks import to_schema_org
from fabrique.loading import Project
from fabrique.model import Catalogue
from tests.unit.crosswalks.cases import EDITION, RICH, SITE, real_catalogue, rich

PAGE = f"{SITE}catalogue/trier-les-chutes/"


@pytest.fixture
def node(project_with: Callable[..., Project]) -> dict[str, Any]:
    """Return the JSON-LD of the resource that says everything, read back as a reader would."""
    catalogue = project_with(RICH).catalogue
    return json.loads(json.dumps(to_schema_org(rich(catalogue), catalogue, EDITION)))


def nodes_of(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return the JSON-LD of every published resource."""
    return [to_schema_org(resource, catalogue, EDITION) for resource in catalogue.published]


def test_every_resource_says_the_essential(project_with: Callable[..., Project]) -> None:
    """A reader finds name, licence, authors, language, level, competencies, and one id each."""
    sample = project_with({"ressource.yml": ""}).catalogue
    for catalogue in (sample, real_catalogue()):
        nodes = nodes_of(catalogue)
        by_url = {f"{SITE}{resource.url}": resource for resource in catalogue.published}

        assert len(nodes) == len({node["@id"] for node in nodes})
        assert set(by_url) == {node["@id"] for node in nodes}
        for node in nodes:
            resource = by_url[node["@id"]]
            taught = [item for item in node.get("teaches", []) if isinstance(item, dict)]
            assessed = node.get("assesses", [])
            assert ("https://schema.org", "LearningResource") == (node["@context"], node["@type"])
            assert resource.title == node["name"]
            assert node["license"].startswith("https://")
            assert [author.name for author in resource.authors] == [
                author["name"] for author in node["author"]
            ]
            assert resource.language == node["inLanguage"]
            assert bool(resource.levels or resource.difficulty) == ("educationalLevel" in node)
            assert {target.code for target in resource.targets} == {
                item["termCode"] for item in (*taught, *assessed)
            }
            assert all(item["@id"].startswith(f"{SITE}referentiel/") for item in taught)


def test_nothing_empty_is_said(project_with: Callable[..., Project]) -> None:
    """A property without value is absent: no null, empty text, list or group."""
    catalogue = project_with({"ressource.yml": "mots_cles: []"}).catalogue

    def empties(value: Any) -> bool:
        if isinstance(value, dict):
            return not value or any(empties(item) for item in value.values())
        if isinstance(value, list):
            return not value or any(empties(item) for item in value)
        return value in (None, "")

    assert [] == [node["@id"] for node in nodes_of(catalogue) if empties(node)]


def test_people(node: dict[str, Any]) -> None:
    """Persons and organisations are told apart and identified."""
    ada, collective = node["author"]

    assert {
        "@type": "Person",
        "@id": "https://orcid.org/0000-0002-1825-0097",
        "name": "Ada Exemple",
        "affiliation": {
            "@type": "Organization",
            "@id": "https://ror.org/04vfs2w97",
            "name": "École d'exemple",
        },
    } == ada
    assert {
        "@type": "Organization",
        "@id": "https://ror.org/02feahw73",
        "name": "Collectif d'exemple",
    } == collective
    assert [("relecture", "Person"), ("test", "Organization")] == [
        (role["roleName"], role["contributor"]["@type"]) for role in node["contributor"]
    ]
    assert {
        "@type": "Organization",
        "name": "Établissement d'exemple",
        "url": SITE,
    } == node["publisher"]


def test_levels_and_audiences(node: dict[str, Any]) -> None:
    """Keys that a vocabulary does not tell apart give one concept; one unknown to it stays a word."""
    kim = "https://w3id.org/kim/educationalLevel/"

    assert [
        (f"{kim}level_C", "formation continue, formation en entreprise"),
        (f"{kim}level_6", "licence"),
        (None, "tout public"),
    ] == [(item.get("@id"), item["name"]) for item in node["educationalLevel"][:-1]]
    assert "facile" == node["educationalLevel"][-1]
    assert [
        ("mentor", "animateur, formateur"),
        ("student", "étudiant"),
        ("teacher", "enseignant"),
    ] == [(item["educationalRole"], item["audienceType"]) for item in node["audience"]]


def test_competencies(node: dict[str, Any]) -> None:
    """What is trained and what is assessed lead to the pages of the framework, level included."""
    assert {
        "@type": "DefinedTerm",
        "@id": f"{SITE}referentiel/a1/",
        "termCode": "A1",
        "name": "Accueillir un groupe",
        "url": f"{SITE}referentiel/a1/",
        "inDefinedTermSet": f"{SITE}referentiel/",
    } == node["teaches"][0]
    assert ["Trier un lot de chutes en cinq familles"] == node["teaches"][1:]
    assert ["B1"] == [item["termCode"] for item in node["assesses"]]
    assert [
        ("teaches", f"{SITE}referentiel/a1/#niveau-1"),
        ("assesses", f"{SITE}referentiel/b1/#niveau-2"),
    ] == [(item["alignmentType"], item["targetUrl"]) for item in node["educationalAlignment"]]
    assert [
        f"Remplir une fiche matière ({SITE}catalogue/fiche-matiere/)",
        "Savoir tenir une scie.",
    ] == node["competencyRequired"]


def test_unpublished_competency_has_no_address(project_with: Callable[..., Project]) -> None:
    """A competency that the framework does not offer is given by its code, without a dead link."""
    catalogue = project_with(
        {"ressource.yml": "competences: [{code: Z9, niveau: 1, role: travaille}]"}
    ).catalogue

    node = to_schema_org(rich(catalogue), catalogue, EDITION)

    assert {
        "@type": "DefinedTerm",
        "termCode": "Z9",
        "name": "Z9",
        "inDefinedTermSet": f"{SITE}referentiel/",
    } == node["teaches"][0]
    assert "educationalAlignment" not in node


def test_range_gives_the_longest_time(node: dict[str, Any]) -> None:
    """A session of 60 to 75 minutes asks to set 75 aside."""
    assert "PT1H15M" == node["timeRequired"]


def test_files(node: dict[str, Any]) -> None:
    """A file has an address that works, its own licence and credit; one that is absent is not told."""
    assert [
        {
            "@type": "MediaObject",
            "name": "Plan",
            "contentUrl": f"{PAGE}fichiers/plan%20%C3%A9%201.svg",
            "encodingFormat": "image/svg+xml",
            "contentSize": "41 B",
            "license": "https://creativecommons.org/licenses/by/4.0/",
            "inLanguage": "en",
            "description": "Un plan.",
            "creditText": "Une Dessinatrice",
            "isBasedOn": "https://origine.example.org/plan",
        }
    ] == node["encoding"]
    assert {
        "@type": "ImageObject",
        "contentUrl": f"{PAGE}fichiers/vignette.png",
        "caption": "Des bacs.",
    } == node["image"]


def test_file_without_licence_takes_that_of_the_resource(
    project_with: Callable[..., Project],
) -> None:
    """The licence of every file is written, even when it is that of the resource."""
    catalogue = project_with({"ressource.yml": ""}).catalogue
    node = to_schema_org(catalogue.by_id["fiche-matiere"], catalogue, EDITION)

    assert [node["license"]] == [item["license"] for item in node["encoding"]]


def test_links_to_other_works(node: dict[str, Any]) -> None:
    """The work it comes from and the paths that use it are named."""
    assert [
        {
            "@type": "CreativeWork",
            "name": "Le tri d'origine",
            "url": "https://origine.example.org/tri",
            "creditText": "Une Personne et une autre",
            "license": "https://creativecommons.org/licenses/by/4.0/",
        }
    ] == node["isBasedOn"]
    assert [
        {
            "@type": "Course",
            "@id": f"{SITE}parcours/decouvrir-l-atelier/",
            "name": "Découvrir l'atelier",
        }
    ] == node["isPartOf"]


def test_facts(node: dict[str, Any]) -> None:
    """Version, dates, subjects, type, access and accessibility are said in the standard's terms."""
    expected = {
        "identifier": "trier-les-chutes",
        "version": "1.0.0",
        "creativeWorkStatus": "Published",
        "dateCreated": "2026-01-10",
        "datePublished": "2026-01-20",
        "dateModified": "2026-02-01",
        "keywords": ["bois", "tri"],
        "about": [
            {
                "@type": "DefinedTerm",
                "@id": "https://w3id.org/kim/hochschulfaechersystematik/n202",
                "name": "génie mécanique",
            }
        ],
        "learningResourceType": [
            "outil d'animation",
            {"@id": "https://w3id.org/kim/hcrt/lesson_plan"},
        ],
        "isAccessibleForFree": True,
        "accessMode": ["visual", "tactile"],
        "accessibilityFeature": ["assis ou debout"],
        "accessibilityHazard": ["bruit de scie"],
        "accessibilitySummary": "Chacun peut trier assis.",
    }

    assert expected == {key: node[key] for key in expected}
    assert ["atelier", "en groupe"] == [item["name"] for item in node["educationalUse"]]
