"""LIC001: an adaptation released under a licence that the original does not allow."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Resource, Rule, Severity, Vocabulary

_SOURCE = (
    "\nadapte_de:\n  - titre: Le jeu des chutes\n    auteurs: Collectif de la Varlope\n"
    "    source: https://exemple.test/jeu\n    licence: CC-BY-SA-4.0\n"
    "    modifications: Règles raccourcies.\n"
)

RULE = Rule(
    code="LIC001",
    severity=Severity.ERROR,
    title="Licence que l’original n’autorise pas",
    why="Qui adapte une œuvre s’engage à respecter sa licence : publier l’adaptation sous une autre, non permise, est une contrefaçon, et trompe ceux qui la reprennent.",
    fix="Publiez l’adaptation sous une licence que l’original permet, ou présentez l’original tel quel, à côté.",
    bad={"ressource.yml": "licence: CC-BY-4.0" + _SOURCE},
    good={"ressource.yml": "licence: CC-BY-SA-4.0" + _SOURCE},
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    licences = catalogue.vocabularies.get("licences")
    if (
        licences is None
        or resource.license not in licences.by_key
        or not resource.trusts("licence")
    ):
        return
    for index, source in enumerate(resource.adapted_from):
        term = licences.by_key.get(source.license)
        if term is None or term.verdict_for(resource.license) != "non":
            continue
        position = resource.origin.at("adapte_de", index, "licence")
        message = (
            f"« {source.title[:80]} » est sous « {source.license} », qui ne permet pas"
            f" de publier son adaptation sous « {resource.license} »"
        )
        yield RULE.at(position, message, _cure(resource, licences))


def _cure(resource: Resource, licences: Vocabulary) -> str:
    """Name the licences that every source allows, those for contents rather than for code."""
    terms = [licences.by_key.get(source.license) for source in resource.adapted_from]
    allowed = [
        key
        for key in licences.by_key
        if all(term.verdict_for(key) == "oui" for term in terms if term)
    ]
    contents = [key for key in allowed if licences.by_key[key].nature != "code"]
    if allowed:
        return f"Choisissez pour la ressource : {', '.join(contents or allowed)}."
    if len(terms) == 1:
        return "Aucune licence ne convient : présentez l’original tel quel, ou demandez l’accord écrit de ses auteurs."
    return "Aucune licence ne convient à toutes les œuvres adaptées : retirez-en une, ou présentez-la telle quelle, à côté."
