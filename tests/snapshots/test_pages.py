"""Pages of the sample project, against stored files: read a change of these as code."""

from collections.abc import Callable
from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion

from fabrique.forms import page as proposal
from fabrique.loading import Project
from fabrique.model import Edition, Page
from fabrique.pages import BUILDERS
from fabrique.rules import manual

EDITION = Edition(
    "essai", date(2026, 11, 22), "https://fabrique.example.org/", "Établissement d’exemple"
)


def build_pages(project: Project) -> dict[str, Page]:
    """Return every page of a project by address."""
    return {
        page.address: page
        for builder in (*BUILDERS, manual.BUILDER, proposal.BUILDER)
        for page in builder.build(project.catalogue, EDITION)
    }


@pytest.mark.parametrize(
    "address",
    [
        "catalogue/",
        "catalogue/competence/a2/",
        "catalogue/fiche-matiere/",
        "catalogue/reparer-ensemble/",
        "catalogue/trier-les-chutes/",
        "contribuer/metadonnees/site/",
        "contribuer/proposer/",
        "contribuer/regles/met004/",
        "espace/",
        "espace/petit-lieu/",
        "espace/petit-lieu/matiere/",
        "espace/petit-lieu/zones/",
        "parcours/",
        "parcours/decouvrir-l-atelier/",
        "parcours/decouvrir-l-atelier/imprimer/",
        "references/",
        "references/bibliographie/fab-lab/",
        "references/etat-des-liens/",
        "references/glossaire/",
        "references/sources/",
        "referentiel/",
        "referentiel/a1/",
        "referentiel/bloc-a/",
        "referentiel/correspondances/cadre-exemple/",
        "referentiel/couverture/",
        "reseau/",
    ],
)
def test_page(
    address: str, project_with: Callable[..., Project], snapshot: SnapshotAssertion
) -> None:
    """The computed parts of a page are those that were last read and accepted."""
    page = build_pages(project_with({}))[address]

    inserts = "".join(insert for _, insert in page.inserts)
    html = f"{page.before}\n<!-- texte de l’auteur -->\n{inserts}{page.after}"

    assert html == snapshot
