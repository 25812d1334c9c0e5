"""What one licence lets do with another: LIC rules, on the hard cases."""

from collections.abc import Callable

import pytest

from fabrique.loading import Project
from fabrique.model import Diagnostic
from fabrique.rules.runner import check
from tests.conftest import Tree

Loader = Callable[[Tree], Project]


def _adapt(licence: str, *sources: str, reason: str = "") -> Tree:
    """Return a resource under `licence` made from works under these licences."""
    items = "".join(
        f"  - {{titre: Œuvre {source}, auteurs: A. B., source: 'https://exemple.test/', "
        f"licence: {source}, modifications: Raccourcie.{reason and ', raison: ' + reason}}}\n"
        for source in sources
    )
    return {"ressource.yml": f"licence: {licence}\nadapte_de:\n{items}"}


def _licences(project: Project) -> list[Diagnostic]:
    found = check(project.catalogue, project.diagnostics)
    return [item for item in found if item.rule.code in ("LIC001", "LIC002")]


@pytest.mark.parametrize(
    ("original", "adaptation", "codes"),
    [
        ("CC0-1.0", "CC-BY-SA-4.0", []),
        ("CC-BY-4.0", "CC0-1.0", ["LIC001"]),
        ("CC-BY-SA-4.0", "CC-BY-4.0", ["LIC001"]),
        ("CC-BY-SA-4.0", "GPL-3.0-or-later", []),
        ("GPL-3.0-or-later", "CC-BY-SA-4.0", ["LIC001"]),
        ("CC-BY-NC-4.0", "CC-BY-SA-4.0", ["LIC002"]),
        ("etalab-2.0", "CC-BY-4.0", []),
        ("CC-BY-ND-4.0", "CC-BY-ND-4.0", ["LIC001"]),
    ],
)
def test_matrix(original: str, adaptation: str, codes: list[str], project_with: Loader) -> None:
    """The verdict is that of the vocabulary, in that direction only."""
    found = _licences(project_with(_adapt(adaptation, original)))

    assert codes == [item.rule.code for item in found]


def test_reason_given(project_with: Loader) -> None:
    """A written reason is enough for a discouraged combination, never for a forbidden one."""
    discouraged = _adapt("CC-BY-SA-4.0", "CC-BY-NC-4.0", reason="Cartes marquées à part.")
    forbidden = _adapt("CC-BY-4.0", "CC-BY-SA-4.0", reason="Les auteurs sont des amis.")

    assert _licences(project_with(discouraged)) == []
    assert [item.rule.code for item in _licences(project_with(forbidden))] == ["LIC001"]


def test_hint_suits_every_source(project_with: Loader) -> None:
    """The licences proposed are those that all the originals allow, contents before code."""
    [found] = _licences(project_with(_adapt("CC-BY-4.0", "CC-BY-4.0", "CC-BY-SA-4.0")))
    assert found.hint == "Choisissez pour la ressource : CC-BY-SA-4.0."
    assert "« CC-BY-SA-4.0 »" in found.message
    assert "« CC-BY-4.0 »" in found.message


def test_no_licence_suits(project_with: Loader) -> None:
    """Works that cannot be mixed, or not be adapted at all, get a cure that can be followed."""
    mixed = _licences(project_with(_adapt("CC-BY-SA-4.0", "CC-BY-SA-4.0", "CC-BY-NC-SA-4.0")))
    closed = _licences(project_with(_adapt("CC-BY-SA-4.0", "CC-BY-NC-ND-4.0")))

    assert [item.rule.code for item in mixed] == ["LIC001"]
    assert "à côté" in mixed[0].hint
    assert "accord écrit" in closed[0].hint


def test_unknown_licence_is_told_once(project_with: Loader) -> None:
    """A licence out of the list is the fault of its value alone."""
    project = project_with(_adapt("CC-BY-5.0", "CC-BY-NC-SA-4.0"))

    assert _licences(project) == []


def test_restrictive_licence(project_with: Loader) -> None:
    """Both limits are told in one sentence; a draft is left alone, and so is a joined file."""
    both = project_with({"ressource.yml": "licence: CC-BY-NC-ND-4.0"})
    found = [item for item in check(both.catalogue) if item.rule.code == "LIC003"]
    draft = project_with({"ressource.yml": "statut: brouillon"})
    joined = project_with(
        {
            "ressource.yml": "licence: CC-BY-4.0\nstatut: publie\nfichiers:\n"
            "  - {chemin: fichiers/a.txt, titre: Extrait, licence: CC-BY-NC-ND-4.0}",
            "fichiers/a.txt": "extrait\n",
        }
    )

    assert len(found) == 1
    assert " et " in found[0].message
    for project in (draft, joined):
        assert "LIC003" not in [item.rule.code for item in check(project.catalogue)]
