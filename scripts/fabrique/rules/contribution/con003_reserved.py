"""CON003: a change outside what a contribution may touch."""

from collections.abc import Iterator

from fabrique.model import Contribution, Diagnostic, Origin, Rule, Severity, TreeChange, is_open

RULE = Rule(
    code="CON003",
    severity=Severity.ERROR,
    title="Changement réservé à l’équipe",
    why="Le programme, les réglages, les modèles de pages, les automatismes et les données communes s’exécutent ou valent pour tout le site : une personne de l’équipe les change, jamais une contribution de contenu.",
    fix="Ne gardez dans la branche que le contenu : ressources/catalogue, ressources/parcours, ressources/bibliographie.bib, les dessins de ressources/diagrammes et les textes .md de docs. Proposez le reste à l’équipe.",
    bad={".github/workflows/site.yml": "on: pull_request_target\n"},
    good={"docs/projet/index.md": "# Le projet\n\nUne phrase plus claire.\n"},
)


def check(contribution: Contribution) -> Iterator[Diagnostic]:
    for change in contribution.changes:
        if not is_open(change.path):
            what = _what(change)
            message = f"« {change.path[:80]} » est {what} : ce fichier est réservé à l’équipe"
            yield RULE.at(Origin(change.path).at(), message)


def _what(change: TreeChange) -> str:
    if change.after is None:
        return "supprimé"
    return "modifié" if change.before else "ajouté"
