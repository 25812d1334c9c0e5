"""Pathways: steps, prerequisites along the way, ids, in their hard cases."""

from collections.abc import Callable

import pytest

from fabrique.loading import Project
from fabrique.rules.catalogue import (
    par001_step_unavailable,
    par002_prerequisite_too_late,
    par003_id_not_file_name,
    par005_prerequisite_absent,
)

ProjectWith = Callable[..., Project]

FILE = "ressources/parcours/essai.yml"
OTHER = "ressources/catalogue/reparer-ensemble/ressource.yml"


def pathway(*steps: str, status: str = "publie") -> str:
    """Return the text of a pathway."""
    head = (
        "id: essai\ntitre: Essai\nresume: Un essai.\nlangue: fr\nlicence: CC-BY-4.0\n"
        f'auteurs: [{{nom: Une}}]\nversion: "1.0.0"\nstatut: {status}\netapes:\n'
    )
    return head + "".join(f"  - {{ressource: {step}, pourquoi: Oui.}}\n" for step in steps)


@pytest.mark.parametrize(("status", "count"), [("publie", 2), ("brouillon", 1)])
def test_steps_of_a_draft(project_with: ProjectWith, status: str, count: int) -> None:
    """A draft may name a draft; neither may name nothing."""
    tree = {
        FILE: pathway("fiche-matieres", "bricoler", status=status),
        "ressources/catalogue/bricoler/ressource.yml": "id: bricoler\nstatut: brouillon\n",
    }
    found = list(par001_step_unavailable.check(project_with(tree).catalogue))

    assert len(found) == count
    assert found[0].suggestions == ("fiche-matiere",)


def test_prerequisite_that_comes_before_and_after(project_with: ProjectWith) -> None:
    """A prerequisite met once before the step is met, even when it comes back later."""
    tree = {FILE: pathway("trier-les-chutes", "reparer-ensemble", "trier-les-chutes")}
    project = project_with(tree)

    assert list(par002_prerequisite_too_late.check(project.catalogue)) == []
    assert list(par005_prerequisite_absent.check(project.catalogue)) == []


def test_prerequisite_late_is_not_absent(project_with: ProjectWith) -> None:
    """A prerequisite that comes too late is told by one rule only."""
    tree = {FILE: pathway("reparer-ensemble", "trier-les-chutes")}
    project = project_with(tree)

    [found] = par002_prerequisite_too_late.check(project.catalogue)

    assert found.message == "L’étape 1 demande d’abord « trier-les-chutes », qui est l’étape 2"
    assert list(par005_prerequisite_absent.check(project.catalogue)) == []


def test_prerequisite_on_nothing_or_oneself(project_with: ProjectWith) -> None:
    """What is told of the resource itself is not told again of the pathway."""
    keys = "prerequis: [{ressource: rien-de-tel}, {ressource: reparer-ensemble}]"
    project = project_with({OTHER: keys})

    assert list(par002_prerequisite_too_late.check(project.catalogue)) == []
    assert list(par005_prerequisite_absent.check(project.catalogue)) == []


@pytest.mark.parametrize(
    "name",
    [
        "parcours/decouvrir-l-atelier.yml",
        "espaces/petit-lieu.yml",
        "vocabulaires/themes.yml",
        "referentiel/correspondances/cadre-exemple.yml",
    ],
)
def test_every_named_file(project_with: ProjectWith, name: str) -> None:
    """A pathway, a blueprint, a vocabulary and a crosswalk bear the name of their file."""
    found_first = project_with({})
    file = f"ressources/{name}"
    values = (
        *found_first.catalogue.pathways,
        *found_first.catalogue.blueprints,
        *found_first.catalogue.vocabularies.values(),
        *found_first.catalogue.crosswalks,
    )
    [lines] = [value.origin.lines for value in values if value.origin.file == file]
    text = "\n".join("id: autre-nom" if line.startswith("id:") else line for line in lines)

    [found] = par003_id_not_file_name.check(project_with({file: text}).catalogue)

    assert found.position.file == file
    assert found.suggestions == (file.rpartition("/")[2].removesuffix(".yml"),)
