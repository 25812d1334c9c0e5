"""What a search engine reads of a path."""

from collections.abc import Callable

from fabrique.crosswalks import pathway_to_schema_org
from fabrique.loading import Project
from tests.conftest import SAMPLE
from tests.unit.crosswalks.cases import EDITION, SITE

PATHWAY = "ressources/parcours/decouvrir-l-atelier.yml"


def pathway_text() -> str:
    """Return the path of the sample as it is written."""
    return (SAMPLE / PATHWAY).read_text("utf-8")


def test_parts_keep_their_order(project_with: Callable[..., Project]) -> None:
    """The steps are told twice: as parts, and as a list with positions and reasons."""
    catalogue = project_with({PATHWAY: pathway_text()}).catalogue

    node = pathway_to_schema_org(catalogue.pathways[0], catalogue, EDITION)

    steps = [f"{SITE}catalogue/trier-les-chutes/", f"{SITE}catalogue/reparer-ensemble/"]
    elements = node["mainEntity"]["itemListElement"]
    assert ("Course", f"{SITE}parcours/decouvrir-l-atelier/") == (node["@type"], node["@id"])
    assert steps == [part["@id"] for part in node["hasPart"]]
    assert list(enumerate(steps, start=1)) == [
        (element["position"], element["item"]["@id"]) for element in elements
    ]
    assert ["Toucher la matière d'abord.", "Puis l'objet."] == [
        element["description"] for element in elements
    ]


def test_totals(project_with: Callable[..., Project]) -> None:
    """Time and competencies are those of the required steps."""
    whole = project_with({PATHWAY: pathway_text()}).catalogue
    optional = project_with(
        {PATHWAY: pathway_text().replace("Puis l'objet.,", "Puis l'objet., facultatif: true,")}
    ).catalogue

    first = pathway_to_schema_org(whole.pathways[0], whole, EDITION)
    second = pathway_to_schema_org(optional.pathways[0], optional, EDITION)

    assert "PT5H" == first["timeRequired"]
    assert ["A1", "B1", "A2"] == [item["termCode"] for item in first["teaches"]]
    assert ["B1"] == [item["termCode"] for item in first["assesses"]]
    assert "PT1H" == second["timeRequired"]
    assert ["A1", "B1"] == [item["termCode"] for item in second["teaches"]]
    assert "assesses" not in second
    assert 2 == len(second["hasPart"])


def test_own_duration_of_a_step(project_with: Callable[..., Project]) -> None:
    """A step that says its duration counts for that one, at its longest."""
    text = pathway_text().replace("Puis l'objet.,", "Puis l'objet., duree: {min: 30, max: 50},")
    catalogue = project_with({PATHWAY: text}).catalogue

    node = pathway_to_schema_org(catalogue.pathways[0], catalogue, EDITION)

    assert "PT1H50M" == node["timeRequired"]


def test_unpublished_step_is_left_out(project_with: Callable[..., Project]) -> None:
    """A step without a page is no part, and positions stay without gap."""
    catalogue = project_with({"ressource.yml": "statut: brouillon"}).catalogue

    node = pathway_to_schema_org(catalogue.pathways[0], catalogue, EDITION)

    assert [f"{SITE}catalogue/reparer-ensemble/"] == [part["@id"] for part in node["hasPart"]]
    assert [1] == [item["position"] for item in node["mainEntity"]["itemListElement"]]
