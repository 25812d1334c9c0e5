"""What a licence allows, in words, from the facts of the vocabulary « licences ».

The words guide the reader and replace nothing: the address of the legal text goes with them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fabrique.model import Catalogue, VocabularyTerm

_CC = "https://creativecommons.org/"
_CREDIT = "nommer les auteurs, donner l’adresse de la source et celle de la licence, dire ce que vous avez changé : les lignes sont prêtes dans ATTRIBUTION.md"
_ENDORSEMENT = "ne pas laisser croire que les auteurs approuvent votre usage"
_NO_LOCK = "ne pas ajouter de règle ni de verrou technique qui retire ces droits à d’autres"

_WAIVER = "CC0-1.0"
_CC_CONDITIONS = (_CREDIT, _ENDORSEMENT, _NO_LOCK)
_CONDITIONS: Mapping[str, tuple[str, ...]] = {
    _WAIVER: (
        "aucune : citer les auteurs reste l’usage, et ATTRIBUTION.md vous en donne la ligne",
    ),
    "etalab-2.0": (
        "donner la source et la date de sa dernière mise à jour : les lignes d’ATTRIBUTION.md les portent",
        _ENDORSEMENT,
        "ne pas tromper sur le contenu, la source ou la date",
    ),
    "GPL-3.0-or-later": (
        "garder les mentions d’origine et joindre le texte de la licence à chaque copie",
        "dire ce que vous avez changé, et quand",
        "donner les sources de ce que vous diffusez",
    ),
    "MIT": ("garder dans chaque copie la mention des auteurs et le texte de la licence",),
}


@dataclass(frozen=True, slots=True)
class Terms:
    """A licence as it is told: identity, addresses, then what it allows, asks and refuses."""

    key: str
    label: str
    url: str
    legal_url: str
    allowed: tuple[str, ...]
    asked: tuple[str, ...]
    refused: tuple[str, ...]
    commercial: bool
    adaptable: bool


def licence_terms(key: str, catalogue: Catalogue) -> Terms:
    """Return what is said of the licence whose SPDX identifier is given."""
    term = catalogue.vocabularies["licences"].by_key[key]
    url = term.url or ""
    return Terms(
        key=key,
        label=term.label,
        url=url,
        legal_url=f"{url}legalcode.fr" if url.startswith(_CC) and url.endswith("/") else url,
        allowed=tuple(_allowed(term)),
        asked=tuple(_asked(term)),
        refused=tuple(_refused(term)),
        commercial=not term.non_commercial,
        adaptable=not term.no_derivatives,
    )


def _allowed(term: VocabularyTerm) -> Iterable[str]:
    use = "hors usage commercial" if term.non_commercial else "y compris pour un usage commercial"
    yield f"copier et diffuser, par tout moyen et dans tout format, {use}"
    if term.no_derivatives:
        yield "placer l’œuvre, sans la changer, dans un recueil ou un parcours"
        yield "la modifier pour vous, sans diffuser le résultat"
    else:
        yield f"modifier, traduire, raccourcir, compléter, et diffuser votre version, {use}"


def _asked(term: VocabularyTerm) -> Iterable[str]:
    yield from _CONDITIONS.get(term.key, _CC_CONDITIONS)
    if term.no_derivatives or term.key == _WAIVER:
        return
    free = [item.target for item in term.adaptations if item.verdict == "oui"]
    others = [item.target for item in term.adaptations if item.verdict == "deconseille"]
    if free == [term.key]:
        yield f"si vous diffusez une version adaptée, la placer sous la même licence : {term.key}"
    elif free:
        yield (
            "si vous diffusez une version adaptée, la placer sous l’une de ces licences : "
            f"{', '.join(free)}"
        )
    if others:
        yield (
            f"éviter pour elle {', '.join(others)} : les conditions d’origine resteraient sur la "
            "part reprise"
        )


def _refused(term: VocabularyTerm) -> Iterable[str]:
    if term.non_commercial:
        yield "un usage qui vise d’abord un avantage commercial ou une rémunération"
    if term.no_derivatives:
        yield "diffuser une version modifiée, traduite ou raccourcie (changer de format sans toucher au contenu n’est pas modifier)"
