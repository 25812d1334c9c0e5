"""LIE201: an address that an edition published and that the built site no longer answers."""

from collections.abc import Iterator, Mapping

from fabrique.model import Catalogue, Diagnostic, EditionRecord, Origin, Position, Rule, Severity

LOST = Rule(
    code="LIE201",
    severity=Severity.ERROR,
    title="Adresse publiée qui ne répond plus",
    why="Des écoles citent une édition pendant des années : ce qui a été publié doit répondre pour toujours.",
    fix="Donnez l’ancien identifiant à la ressource renommée, un motif à la ressource retirée, ou une entrée à l’adresse dans ressources/editions/retraits.yml.",
    bad={"ressources/editions/retraits.yml": "retraits: []\n"},
    good={
        "ressources/editions/retraits.yml": "retraits:\n  - adresse: projet/ancienne-page/\n    motif: Le projet qu’elle décrivait est terminé.\n"
    },
)

PERMANENCE_RULES = (LOST,)


def check_permanence(catalogue: Catalogue, answers: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield, once per address, what was published and has no answer, oldest edition first.

    `answers` gives, for each address that answers, the address to which it sends at once, or an
    empty text. An address to which another sends must answer by itself.
    """
    seen: set[str] = set()
    for record in catalogue.records:
        for address in record.addresses:
            if address not in seen:
                seen.add(address)
                fault = _fault(address, answers)
                if fault:
                    yield LOST.at(_place(record), f"« {address or '/'} » {fault}")


def _fault(address: str, answers: Mapping[str, str]) -> str:
    there = address if address in answers else f"{address}/"
    if there not in answers:
        return "ne répond plus"
    target = answers[there]
    if target and target not in answers:
        return f"renvoie à « {target} », qui ne répond pas"
    if target and answers[target]:
        return f"renvoie à « {target} », qui renvoie ailleurs"
    return ""


def _place(record: EditionRecord) -> Position:
    return Origin(record.file).at()
