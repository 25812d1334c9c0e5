"""ACC014: an image without a text in its place."""

from collections.abc import Iterator

from fabrique.model import BuiltElement, BuiltPage, BuiltSite, Diagnostic, Rule, Severity
from fabrique.rules.built.example import page as example

RULE = Rule(
    code="ACC014",
    severity=Severity.ERROR,
    title="Image sans texte de remplacement",
    why="Sans alt, une synthèse vocale lit le nom du fichier ; un alt vide dit que l’image n’apprend rien (RGAA 1.1 et 1.2).",
    fix='Ajoutez alt, vide pour un décor ; à un dessin SVG, donnez aria-hidden="true" ou un nom.',
    bad=example('<svg viewBox="0 0 8 8"><path d="M0 0h8"/></svg>'),
    good=example(
        '<svg viewBox="0 0 8 8" role="img" aria-label="Un trait"><path d="M0 0h8"/></svg>'
    ),
)


def check(page: BuiltPage, site: BuiltSite) -> Iterator[Diagnostic]:
    for element in page.find("img", "area", "svg", "object", "embed"):
        if element.in_svg or _is_described(element, page):
            continue
        yield RULE.at(page.at(element), f"L’image <{element.tag}> n’a pas de texte de remplacement")


def _is_described(element: BuiltElement, page: BuiltPage) -> bool:
    if element.tag in ("img", "area"):
        return "alt" in element.attributes or bool(page.named_by(element))
    hidden = (element, *page.ancestors(element))
    if any(item.get("aria-hidden") == "true" for item in hidden):
        return True
    return bool(page.named_by(element) or element.name)
