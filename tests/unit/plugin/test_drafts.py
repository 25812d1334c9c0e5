"""Drafts on the local site: shown and marked, their pages made whatever they lack."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from fabrique import feeds, packages
from fabrique.loading import Project
from fabrique.model import Edition
from fabrique.pages import BUILDERS
from fabrique.plugin.drafts import waiting, with_drafts
from tests.conftest import SAMPLE_DAY, SAMPLE_RESOURCE, Tree

EDITION = Edition("essai", SAMPLE_DAY, "https://fabrique.example.org/", "Établissement d’exemple")
# The least that a file may say: no date, no phase, no competency.
BARE = """\
id: essai-nu
titre: "Un essai nu"
resume: "Un résumé de plus de quatre-vingts caractères, pour voir ce que devient un brouillon presque vide."
langue: fr
type: activite
licence: CC-BY-SA-4.0
auteurs: [{nom: "Établissement d'exemple"}]
editeur: "Établissement d'exemple"
version: "0.1.0"
acces: libre
statut: STATUT
"""


@pytest.mark.parametrize("status", ["brouillon", "relu"])
def test_a_draft_is_shown_and_marked(project_with: Callable[[Tree], Project], status: str) -> None:
    """A resource not published yet is offered under a title that says so; the others stay."""
    path = "ressources/catalogue/essai-nu/ressource.yml"
    catalogue = project_with({path: BARE.replace("STATUT", status)}).catalogue

    shown = with_drafts(catalogue)

    assert ("essai-nu",) == waiting(catalogue)
    assert () == waiting(shown)
    assert f"Un essai nu ({status}, visible ici seulement)" == shown.by_id["essai-nu"].title
    assert SAMPLE_DAY == shown.by_id["essai-nu"].updated_on
    assert {"essai-nu", *(item.id for item in catalogue.published)} == {
        item.id for item in shown.published
    }
    assert catalogue.by_id[SAMPLE_RESOURCE] == shown.by_id[SAMPLE_RESOURCE]


def test_a_withdrawn_resource_stays_so(project_with: Callable[[Tree], Project]) -> None:
    """What was taken back is not a draft: it is neither announced nor shown."""
    text = BARE.replace("STATUT", "retire") + "motif_retrait: Faux.\n"
    catalogue = project_with({"ressources/catalogue/essai-nu/ressource.yml": text}).catalogue

    assert () == waiting(catalogue)
    assert catalogue.resources == with_drafts(catalogue).resources


def test_every_page_and_file_is_made(project_with: Callable[[Tree], Project]) -> None:
    """A draft that has next to nothing stops neither a page, nor a feed, nor a package."""
    catalogue = project_with(
        {
            "ressources/catalogue/essai-nu/ressource.yml": BARE.replace("STATUT", "brouillon"),
            "ressources/catalogue/essai-nu/index.md": "",
        }
    ).catalogue
    pathways = (*catalogue.pathways, catalogue.pathways[0].model_copy(
        update={"id": "essai", "status": "brouillon", "published": None, "updated_on": None}
    ))  # fmt: skip

    shown = with_drafts(replace(catalogue, pathways=pathways))
    pages = [page.address for builder in BUILDERS for page in builder.build(shown, EDITION)]
    for builder in (*feeds.BUILDERS, *packages.BUILDERS):
        assert [] != list(builder.build(shown, EDITION))

    assert "catalogue/essai-nu/" in pages
    assert "parcours/essai/" in pages
