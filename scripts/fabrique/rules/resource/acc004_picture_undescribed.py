"""ACC004: a declared picture that no text describes."""

from collections.abc import Iterator

from fabrique.model import (
    FILES_FOLDER,
    IMAGE_EXTENSIONS,
    Catalogue,
    Diagnostic,
    Resource,
    Rule,
    Severity,
    extension_of,
)

_PICTURE = "fichiers:\n  - chemin: fichiers/bacs.svg\n    titre: Plan des bacs\n"
_SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>\n'

RULE = Rule(
    code="ACC004",
    severity=Severity.WARNING,
    title="Image jointe sans description",
    why="Le titre dit ce que l’on télécharge ; seule la description dit ce que l’on y verrait, à qui ne voit pas.",
    fix="Ajoutez « alt » sous ce fichier : ce que montre l’image, en une ou deux phrases.",
    bad={"ressource.yml": _PICTURE, "fichiers/bacs.svg": _SVG},
    good={
        "ressource.yml": _PICTURE + "    alt: Trois bacs alignés sous la table.\n",
        "fichiers/bacs.svg": _SVG,
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    if not resource.trusts("fichiers"):  # a faulty « alt » is left out: its fault has been told
        return
    for index, attachment in enumerate(resource.files):
        if attachment.alt is None and extension_of(attachment.path) in IMAGE_EXTENSIONS:
            position = resource.origin.at(FILES_FOLDER, index, "alt")
            yield RULE.at(
                position, f"L’image « {attachment.path[:80]} » n’a pas de description (« alt »)"
            )
