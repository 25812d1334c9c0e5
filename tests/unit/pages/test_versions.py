"""The page of the editions, before and after the first one."""

from collections.abc import Callable
from datetime import date

from fabrique.loading import Project
from fabrique.model import Edition
from fabrique.pages.versions import build, key_title

PREPARED = Edition("en préparation", date(2026, 11, 22), "https://s.example.org/", "E")


def test_before_the_first_edition(project_with: Callable[..., Project]) -> None:
    """The page exists and says that nothing was published."""
    [page] = build(project_with({}).catalogue, PREPARED)

    assert "a-propos/versions/" == page.address
    assert "Aucune édition n’a encore été publiée." in page.before
    assert "état en préparation" in page.before


def test_keys_have_their_french_name() -> None:
    """A key of a change is shown by its title; the text of the resource has one too."""
    assert ["mots-clés", "texte", "durée", "inconnue"] == [
        key_title(key) for key in ("mots_cles", "texte", "duree", "inconnue")
    ]
