"""FIC011: a diagram whose drawing is not kept, or is of an earlier text."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

_DIAGRAM = (
    "## En bref\n\n```dot\ntitre: Le tri\ndescription: Trier, puis peser.\n\n"
    "digraph { trier -> peser }\n```\n"
)

RULE = Rule(
    code="FIC011",
    severity=Severity.ERROR,
    title="Schéma sans dessin à jour",
    why="Le site se fabrique sans programme de dessin : chaque schéma garde son image avec les sources.",
    fix="Lancez « fabrique diagrammes » sur une machine qui a Graphviz, et ajoutez le dessin au projet.",
    bad={"index.md": _DIAGRAM},
    good={
        "index.md": _DIAGRAM,
        "ressources/diagrammes/01ecef81c82847e5.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    if resource.prose is None:
        return
    for diagram, position in resource.prose.diagrams:
        if diagram.digest not in catalogue.drawings:
            yield RULE.at(position, "Ce schéma n’a pas de dessin à jour")
