"""From the built page back to the author's line."""

import json
from pathlib import Path

import pytest

from fabrique.model import Diagnostic
from tests.unit.links.conftest import findings_of, lay_built

TEXT = """# Titre

Un lien vers [la suite](suite.md#absente), un autre vers [rien](rien/plan.pdf
"Plan"), et ![une image](../img/absente.png).

Du code : `[rien](rien/plan.pdf)`.

<a href="nulle-part/">Nulle part</a>
"""
DATA = """id: fiche
enchaine_avec:
  - autre-fiche
"""
PAGE = """<nav><a href="../menu-absent/">Menu</a></nav>
<main><a href="../suite/#absente">la suite</a> <a href="rien/plan.pdf">rien</a>
<img src="../img/absente.png"> <a href="nulle-part/">Nulle part</a>
<a href="../autre-fiche/">Autre</a> <a href="../calcule/">Calculé</a></main>
"""
MENU = '<nav><a href="{{ racine }}menu-absent/">Menu</a></nav>\n'


def _table(**pages: dict[str, object]) -> str:
    return json.dumps(
        {
            "version": 1,
            "dossier": "site",
            "adresse": "https://exemple.test/",
            "documents": {"texte.md": "texte/index.html", "suite.md": "suite/index.html"},
            "pages": pages,
            "communs": ["overrides/menu.html"],
        }
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project whose site was built with a table."""
    origin = {
        "document": "texte.md",
        "sources": ["docs/texte.md", "ressources/fiche.yml"],
        "produit_par": "scripts/page.py",
    }
    lay_built(
        {
            "docs/texte.md": TEXT,
            "ressources/fiche.yml": DATA,
            "overrides/menu.html": "\n" + MENU,
            "build/sources.json": _table(**{"texte/index.html": origin}),
            "site/texte/index.html": PAGE,
            "site/suite/index.html": "<p>Suite</p>\n",
        },
        tmp_path,
    )
    return tmp_path


def _by_target(root: Path) -> dict[str, Diagnostic]:
    return {dict(item.details)["cible"]: item for item in findings_of(root / "site")}


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("../suite/#absente", ("docs/texte.md", 3, 25)),
        ("rien/plan.pdf", ("docs/texte.md", 3, 65)),
        ("../img/absente.png", ("docs/texte.md", 4, 26)),
        ("nulle-part/", ("docs/texte.md", 8, 10)),
        ("../autre-fiche/", ("ressources/fiche.yml", 3, 5)),
        ("../menu-absent/", ("overrides/menu.html", 2, 27)),
        ("../calcule/", ("scripts/page.py", 1, 1)),
    ],
)
def test_place(target: str, place: tuple[str, int, int], root: Path) -> None:
    """Each finding names the line and column of what an author can mend, else the generator."""
    assert place == _by_target(root)[target].position.order


def test_generator_is_named(root: Path) -> None:
    """What nobody wrote says what produced it."""
    assert "produit par scripts/page.py" in _by_target(root)["../calcule/"].message


def test_page_stays_known(root: Path) -> None:
    """The built page is kept beside the source."""
    assert "texte/index.html" == dict(_by_target(root)["nulle-part/"].details)["page"]


def test_table_of_another_folder(root: Path) -> None:
    """A table says nothing of a folder that it does not describe."""
    (root / "site").rename(root / "autre")

    assert "texte/index.html" == findings_of(root / "autre")[0].position.file


def test_broken_table(root: Path) -> None:
    """A table that cannot be read is as if there were none."""
    (root / "build/sources.json").write_text("{")

    assert "texte/index.html" == findings_of(root / "site")[0].position.file
