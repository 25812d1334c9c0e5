"""CON005: an element, an attribute or a header that prose does not need."""

from collections.abc import Iterator

from fabrique.model import Contribution, Diagnostic, RefusedMarkup, Rule, Severity

_SENTENCES = {
    "element": "L’élément « {} » n’est pas permis dans un texte",
    "attribute": "L’attribut « {} » n’est pas permis dans un texte",
    "comment": "Un commentaire HTML serait publié sans être vu : « {} »",
    "header": "La ligne d’en-tête « {} » n’est pas permise",
    "latex": "« {} » n’est pas permis dans la bibliographie : il en sortirait du HTML",
    "more": "La page contient encore {} éléments, attributs ou adresses refusés",
}
_HINTS = {
    "latex": "Écrivez le texte tel qu’il se lit, sans « < », « > » ni commande LaTeX.",
    "header": "Un en-tête ne porte que « title: » et « description: », sur une ligne chacun.",
}

RULE = Rule(
    code="CON005",
    severity=Severity.ERROR,
    title="HTML refusé dans un texte",
    why="Un script, un cadre, un formulaire ou un attribut qui réagit au lecteur s’exécuterait chez tous les visiteurs du site.",
    fix="Écrivez en Markdown simple : titres, listes, tableaux, liens et images suffisent.",
    bad={
        "docs/projet/index.md": "# Le projet\n\nUn lieu.\n\n<img src=lieu.svg onerror=alert(1)>\n"
    },
    good={"docs/projet/index.md": "# Le projet\n\nUn lieu : tapez <kbd>Ctrl</kbd>.\n"},
)


def check(contribution: Contribution) -> Iterator[Diagnostic]:
    for page in contribution.pages:
        for refused in page.refused or ():
            if refused.kind in _SENTENCES:
                hint = _HINTS.get(refused.kind, "")
                yield RULE.at(page.origin.line(refused.line), sentence(refused), hint)


def sentence(refused: RefusedMarkup) -> str:
    """Return what is refused, in one French sentence."""
    return _SENTENCES[refused.kind].format(refused.subject)
