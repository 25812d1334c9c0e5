"""MET008: an id that is not the name of the resource's folder."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

RULE = Rule(
    code="MET008",
    severity=Severity.ERROR,
    title="Identifiant différent du nom du dossier",
    why="Le dossier et l’identifiant donnent l’adresse de la page : s’ils diffèrent, un lien sur deux est faux.",
    fix="Donnez le même nom au dossier et à la clé « id ».",
    bad={"ressource.yml": "id: trier-le-tissu"},
    good={"ressource.yml": "id: trier-les-chutes"},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    folder = resource.folder.rpartition("/")[2]
    if resource.id != folder and resource.trusts("id"):
        position = resource.origin.at("id")
        message = f"L’identifiant « {resource.id} » n’est pas le nom du dossier « {folder} »"
        yield RULE.at(position, message, suggestions=(folder,))
