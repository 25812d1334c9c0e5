"""LIC002: a discouraged combination of licences that nobody explains."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity

_SOURCE = (
    "licence: CC-BY-4.0\nadapte_de:\n  - titre: Le jeu des chutes\n"
    "    auteurs: Collectif de la Varlope\n    source: https://exemple.test/jeu\n"
    "    licence: CC-BY-NC-4.0\n    modifications: Règles raccourcies.\n"
)

RULE = Rule(
    code="LIC002",
    severity=Severity.WARNING,
    title="Combinaison de licences déconseillée, sans raison",
    why="Le texte le permet, mais la part reprise garde ses propres conditions : le lecteur doit savoir lesquelles, et pourquoi ce choix a été fait.",
    fix="Ajoutez « raison » à cette œuvre d’origine, en disant quelle part garde sa licence, ou changez de licence.",
    bad={"ressource.yml": _SOURCE},
    good={
        "ressource.yml": _SOURCE
        + "    raison: Les cartes reprises gardent leur licence, indiquée au dos.\n"
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    licences = catalogue.vocabularies.get("licences")
    # a faulty « raison » is left out while reading: asking for it would tell the same fault again
    if licences is None or not resource.trusts("licence", "adapte_de"):
        return
    for index, source in enumerate(resource.adapted_from):
        term = licences.by_key.get(source.license)
        if term and not source.reason and term.verdict_for(resource.license) == "deconseille":
            position = resource.origin.at("adapte_de", index, "raison")
            yield RULE.at(
                position,
                f"Passer de « {source.license} » à « {resource.license} » est déconseillé et demande une raison écrite",
            )
