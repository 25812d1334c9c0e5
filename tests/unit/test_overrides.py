"""Every template of Material that ours replace is the one we read when we wrote ours."""

from hashlib import sha256
from pathlib import Path

import material
import pytest

from tests.conftest import ROOT

OVERRIDES = ROOT / "overrides"
PACKAGED = Path(material.__file__).parent / "templates"

# Ours alone: Material has nothing of that name.
OWN = {
    "home.html",
    "partials/favicon.html",
    "partials/print.html",
    "partials/skip.html",
    "partials/workbench.html",
}

# Template → hash of the original, and what of it ours must follow.
RECORDED = {
    "404.html": ("80c93494b5432b1b", "bloc « content »"),
    "base.html": ("8536d352b0093623", "noms des blocs, balises de la tête"),
    "main.html": ("9948b55a7bc979c3", "ce que la page étend"),
    "partials/content.html": (
        "ce33929c85af129f",
        "titre ajouté quand la page n’en a pas, parties incluses",
    ),
    "partials/copyright.html": ("bc86bca3bf75070f", "mentions"),
    "partials/footer.html": ("50c2a75f013b7b03", "pages voisines"),
    "partials/header.html": ("8cf3fb15bcf969ff", "éléments du bandeau"),
    "partials/logo.html": ("e0925ef6c190174a", "emplacement du logo"),
    "partials/nav-item.html": (
        "89895208f22d68ce",
        "parties, page d’ouverture d’une partie, page courante",
    ),
    "partials/nav.html": ("af33f6e032f632eb", "entrées de la navigation"),
    "partials/palette.html": ("fb935107ae7d3d74", "réglage des couleurs"),
    "partials/path-item.html": ("3252b317fa46c4e2", "adresse d’une partie"),
    "partials/path.html": ("cbde0642861fe915", "ancêtres de la page"),
    "partials/search.html": ("bfd556535abcddb9", "formulaire de recherche"),
    "partials/tabs-item.html": ("52fe1f551aa2dbfc", "adresse d’une partie"),
    "partials/toc.html": ("fde48f583563364b", "niveau de départ du sommaire"),
}


@pytest.mark.parametrize("path", sorted(RECORDED))
def test_original_has_not_changed(path: str) -> None:
    """The packaged original is the recorded one."""
    digest, review = RECORDED[path]
    packaged = PACKAGED / path
    found = sha256(packaged.read_bytes()).hexdigest()[:16] if packaged.exists() else "absent"

    assert found == digest, (
        f"Material a changé « {path} » : comparez-le à « overrides/{path} » ({review}), "
        f"reprenez ce qui nous concerne, puis notez ici « {found} »"
    )


def test_every_override_is_recorded() -> None:
    """A template of ours is in the table, or Material has no such template."""
    ours = {path.relative_to(OVERRIDES).as_posix() for path in OVERRIDES.rglob("*.html")}

    assert ours - OWN == set(RECORDED)
    assert [] == [path for path in sorted(OWN) if (PACKAGED / path).exists()]
