"""What reference managers read in the head of a page."""

from collections.abc import Callable

from fabrique.crosswalks import highwire_names
from fabrique.loading import Project
from tests.unit.crosswalks.cases import EDITION, RICH, SITE, rich


def test_names(project_with: Callable[..., Project]) -> None:
    """Each author has its own name, followed by what identifies it; the date is that of publication."""
    resource = rich(project_with(RICH).catalogue)

    assert (
        ("citation_title", "Trier les chutes de bois"),
        ("citation_author", "Ada Exemple"),
        ("citation_author_institution", "École d'exemple"),
        ("citation_author_orcid", "https://orcid.org/0000-0002-1825-0097"),
        ("citation_author", "Collectif d'exemple"),
        ("citation_publication_date", "2026/01/20"),
        ("citation_publisher", "Établissement d'exemple"),
        ("citation_language", "fr"),
        ("citation_keywords", "bois; tri"),
        ("citation_public_url", f"{SITE}catalogue/trier-les-chutes/"),
    ) == highwire_names(resource, EDITION)
