"""FIC010: one file declared two times."""

from collections.abc import Iterator

from fabrique.model import FILES_FOLDER, Catalogue, Diagnostic, Resource, Rule, Severity, path_fault

_ONCE = "fichiers:\n  - {chemin: fichiers/bilan.csv, titre: Bilan du tri}"

RULE = Rule(
    code="FIC010",
    severity=Severity.ERROR,
    title="Fichier déclaré deux fois",
    why="La page proposerait deux fois le même téléchargement, sans que l’on sache quel titre ou quelle licence vaut.",
    fix="Gardez une seule des deux déclarations.",
    bad={
        "ressource.yml": _ONCE + "\n  - {chemin: fichiers/bilan.csv, titre: Tableau de bilan}",
        "fichiers/bilan.csv": "matière;nombre\nchêne;4\n",
    },
    good={"ressource.yml": _ONCE, "fichiers/bilan.csv": "matière;nombre\nchêne;4\n"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for index, attachment in enumerate(resource.files):
        path = attachment.path
        if path in first:
            line = resource.origin.at(FILES_FOLDER, first[path], "chemin").line
            position = resource.origin.at(FILES_FOLDER, index, "chemin")
            yield RULE.at(position, f"« {path[:80]} » est déjà déclaré à la ligne {line}")
        elif not path_fault(path):
            first[path] = index
