"""Our keys in the terms of public vocabularies: address and French label."""

from collections.abc import Iterable
from dataclasses import dataclass

from fabrique.model import Catalogue, Resource


@dataclass(frozen=True, slots=True)
class Concept:
    """A term of a public vocabulary; `uri` is empty when it has none for what we say."""

    uri: str
    label: str


def equivalent(catalogue: Catalogue, vocabulary: str, key: str, standard: str) -> str:
    """Return what a standard calls a key of a closed list, or an empty text."""
    found = catalogue.vocabularies.get(vocabulary)
    term = found.by_key.get(key) if found else None
    return term.equivalents.get(standard, "") if term else ""


def concepts(
    catalogue: Catalogue, vocabulary: str, keys: Iterable[str], standard: str
) -> tuple[Concept, ...]:
    """Return the concepts of several keys, in their order.

    Keys that a standard does not tell apart (« formateur » and « animateur » are both `mentor`)
    give one concept with both labels: a concept has one preferred label per language (SKOS, S14).
    """
    labels: dict[tuple[str, str], list[str]] = {}
    for key in dict.fromkeys(keys):
        uri = equivalent(catalogue, vocabulary, key, standard)
        place = (uri, "" if uri else key)
        labels.setdefault(place, []).append(catalogue.label(vocabulary, key))
    return tuple(Concept(uri, ", ".join(names)) for (uri, _), names in labels.items())


def audience_keys(resource: Resource) -> tuple[str, ...]:
    """Return the audiences of a resource; what is kept for teachers is said to be theirs."""
    return (*resource.audiences, "enseignant") if resource.for_teachers else resource.audiences


def licence_url(catalogue: Catalogue, key: str | None) -> str | None:
    """Return the address of a licence given by its SPDX identifier, or None."""
    found = catalogue.vocabularies.get("licences")
    term = found.by_key.get(key) if found and key else None
    return term.url if term else None
