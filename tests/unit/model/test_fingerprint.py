"""The digest of a resource changes with what a reader finds, and with nothing else."""

from collections.abc import Callable

import pytest

from fabrique.loading import Project
from fabrique.model import content_digest, fingerprints

ID = "trier-les-chutes"


def keys(project: Project) -> dict[str, str]:
    """Return the digests of the sample's resource."""
    return fingerprints(project.catalogue.by_id[ID])


@pytest.mark.parametrize(
    ("tree", "changed"),
    [
        ({"ressource.yml": "mots_cles: [bois]"}, {"mots_cles"}),
        ({"index.md": "## En bref\n\nAutre chose.\n"}, {"texte"}),
        ({"fichiers/plan.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"}, {"fichiers"}),
    ],
)
def test_content(
    tree: dict[str, str], changed: set[str], project_with: Callable[..., Project]
) -> None:
    """Data, text and files each change their own key, and the whole."""
    before = keys(project_with({}))
    after = keys(project_with(tree))

    assert changed == {
        key for key in before.keys() | after.keys() if before.get(key) != after.get(key)
    }
    assert content_digest(before) != content_digest(after)


@pytest.mark.parametrize(
    "text",
    [
        'version: "9.9.9"',
        "modifie: 2030-01-01",
        "prochaine_relecture: 2031-01-01",
        "anciens_identifiants: [autre]",
        "verification: {ignorer: [{regle: MET012, raison: essai}]}",
    ],
)
def test_life(text: str, project_with: Callable[..., Project]) -> None:
    """What only follows the life of a resource leaves its content as it was."""
    before = content_digest(keys(project_with({})))

    assert before == content_digest(keys(project_with({"ressource.yml": text})))


def test_writing_does_not_count(project_with: Callable[..., Project]) -> None:
    """A comment, quotes or the order of keys change nothing."""
    before = keys(project_with({}))

    assert before == keys(project_with({"ressource.yml": 'langue: "fr"  # la langue\n'}))
