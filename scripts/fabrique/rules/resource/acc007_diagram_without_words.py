"""ACC007: a diagram that no words replace for who does not see it."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

_GRAPH = "digraph { trier -> peser }\n```\n"

RULE = Rule(
    code="ACC007",
    severity=Severity.ERROR,
    title="Schéma sans titre ou sans description",
    why="Qui ne voit pas le dessin, ou lit un texte sans images, n’a que ces mots.",
    fix="Commencez le bloc par deux lignes, « titre: … » et « description: … », puis une ligne vide.",
    bad={"index.md": "## En bref\n\n```dot\ntitre: Le tri\n\n" + _GRAPH},
    good={
        "index.md": "## En bref\n\n```dot\ntitre: Le tri\ndescription: Trier, puis peser.\n\n"
        + _GRAPH
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    if resource.prose is None:
        return
    for diagram, position in resource.prose.diagrams:
        if diagram.missing:
            keys = " ni ".join(f"« {key} »" for key in diagram.missing)
            yield RULE.at(position, f"Le schéma n’a pas de ligne {keys}")
