"""PAR003: a pathway, blueprint, vocabulary or crosswalk whose id is not the name of its file."""

from collections.abc import Iterator

from fabrique.model import (
    Blueprint,
    Catalogue,
    Crosswalk,
    Diagnostic,
    Pathway,
    Rule,
    Severity,
    Vocabulary,
)

_FILE = "ressources/vocabulaires/couleurs.yml"
_TEXT = """\
# Couleurs des bacs
id: couleurs
titre: Couleurs
resume: Couleurs des bacs de l’atelier.
termes:
  - {cle: vert, libelle: vert}
"""

RULE = Rule(
    code="PAR003",
    severity=Severity.ERROR,
    title="Identifiant différent du nom du fichier",
    why="On retrouve un parcours, un format d’espace, une liste ou une correspondance par le nom de"
    " son fichier : deux noms feraient deux adresses.",
    fix="Donnez le même nom au fichier et à la clé « id ».",
    bad={_FILE: _TEXT.replace("id: couleurs", "id: couleur")},
    good={_FILE: _TEXT},
)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    named: tuple[Pathway | Blueprint | Vocabulary | Crosswalk, ...] = (
        *catalogue.pathways,
        *catalogue.blueprints,
        *catalogue.vocabularies.values(),
        *catalogue.crosswalks,
    )
    for item in named:
        stem = item.origin.file.rpartition("/")[2].removesuffix(".yml")
        if stem and item.id != stem:
            message = f"L’identifiant « {item.id} » n’est pas le nom du fichier « {stem[:80]} »"
            yield RULE.at(item.origin.at("id"), message, suggestions=(stem,))
