"""MET025: raw HTML in the text of a resource."""

import re
from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Position, Resource, Rule, Severity

_HINTS = {
    "br": "Laissez une ligne vide pour changer de paragraphe.",
    "img": "Écrivez ![ce que montre l’image](fichiers/image.svg).",
    "a": "Écrivez [texte du lien](adresse).",
    "b": "Écrivez **mot** pour insister.",
    "strong": "Écrivez **mot** pour insister.",
    "i": "Écrivez *mot* pour mettre en italique.",
    "em": "Écrivez *mot* pour mettre en italique.",
    "table": "Écrivez le tableau avec des barres verticales, une ligne par rangée.",
    "iframe": "Donnez l’adresse dans un lien : [titre de la vidéo](adresse).",
    "video": "Donnez l’adresse dans un lien : [titre de la vidéo](adresse).",
    "script": "Supprimez-le : une ressource ne contient pas de programme.",
    "!--": "Supprimez ce commentaire : il serait publié avec la page.",
}
_TAG = re.compile(r"</?(?P<name>!--|[A-Za-z0-9-]+)")

RULE = Rule(
    code="MET025",
    severity=Severity.ERROR,
    title="HTML brut dans le texte",
    why="Le texte part aussi en PDF, en EPUB et dans les plateformes de cours, où le HTML se perd ou se casse ; il peut aussi cacher un programme.",
    fix="Écrivez en Markdown simple : titres, listes, tableaux, liens et images suffisent.",
    bad={"index.md": "## Préparer\n\nUne table.<br>Des gants.\n"},
    good={
        "index.md": "## Préparer\n\nUne table.\n\nDes gants, si `<br>` ne veut rien dire pour vous.\n"
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    if resource.prose is None:
        return
    lines: set[int] = set()
    for position in resource.prose.markup:
        if position.line in lines:
            continue
        lines.add(position.line)
        written = _written(position)
        match = _TAG.match(written)
        name = match["name"].lower() if match else ""
        shown = f"« {written[:80]} »" if written else "Une balise"
        yield RULE.at(position, f"{shown} est du HTML brut", _HINTS.get(name, ""))


def _written(position: Position) -> str:
    """Return the tag up to its end or that of the line."""
    rest = position.excerpt[position.column - 1 :]
    end = rest.find(">")
    return rest if end < 0 else rest[: end + 1]
