"""The facets of the catalogue: by what a reader may narrow the list, and how each is named."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fabrique.model import DURATION_CLASSES, Catalogue, Resource, duration_class

_CLASS_LABELS = {key: label for key, label, _ in DURATION_CLASSES}


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to sort resources into groups; `name` is also the part of the address."""

    name: str
    title: str
    keys_of: Callable[[Resource], Iterable[str]]
    label: Callable[[Catalogue, str], str]
    order: Callable[[Catalogue], Iterable[str]]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One group of a facet: its key, its French label, its resources sorted by title."""

    facet: Facet
    key: str
    label: str
    resources: tuple[Resource, ...]

    @property
    def segment(self) -> str:
        """Return the key as addresses write it."""
        return self.key.lower()

    @property
    def url(self) -> str:
        """Return the address of the group's page, relative to the site's root."""
        return f"catalogue/{self.facet.name}/{self.segment}/"

    @property
    def query(self) -> str:
        """Return the address of the catalogue with this one filter, for those who have a script."""
        return f"catalogue/?{self.facet.name}={self.segment}"


def _from_vocabulary(
    name: str,
) -> tuple[Callable[[Catalogue, str], str], Callable[[Catalogue], Iterable[str]]]:
    def label(catalogue: Catalogue, key: str) -> str:
        return catalogue.label(name, key)

    def order(catalogue: Catalogue) -> Iterable[str]:
        vocabulary = catalogue.vocabularies.get(name)
        return vocabulary.by_key if vocabulary else ()

    return label, order


def _competency_label(catalogue: Catalogue, code: str) -> str:
    found = catalogue.framework.competencies.get(code) if catalogue.framework else None
    return f"{code} {found.title}" if found else code


def _duration_keys(resource: Resource) -> Iterable[str]:
    return (duration_class(resource.duration.session_bounds[1]),) if resource.duration else ()


FACETS: tuple[Facet, ...] = (
    Facet("type", "Type", lambda item: (item.type,), *_from_vocabulary("types")),
    Facet(
        "competence",
        "Compétence",
        lambda item: (target.code for target in item.targets),
        _competency_label,
        lambda catalogue: catalogue.framework.competencies if catalogue.framework else (),
    ),
    Facet("public", "Public", lambda item: item.audiences, *_from_vocabulary("publics")),
    Facet("niveau", "Niveau", lambda item: item.levels, *_from_vocabulary("niveaux")),
    Facet(
        "duree",
        "Durée avec le groupe",
        _duration_keys,
        lambda _, key: _CLASS_LABELS[key],
        lambda _: _CLASS_LABELS,
    ),
    Facet("modalite", "Modalité", lambda item: item.modalities, *_from_vocabulary("modalites")),
)


def read_facet(facet: Facet, catalogue: Catalogue) -> tuple[FacetValue, ...]:
    """Return the groups of a facet that hold a resource, in the order of its list."""
    found: dict[str, list[Resource]] = defaultdict(list)
    for resource in sorted_by_title(catalogue.published):
        for key in dict.fromkeys(facet.keys_of(resource)):
            found[key].append(resource)
    known = [key for key in facet.order(catalogue) if key in found]
    others = sorted(set(found) - set(known))
    return tuple(
        FacetValue(facet, key, facet.label(catalogue, key), tuple(found[key]))
        for key in (*known, *others)
    )


def sorted_by_title(resources: Iterable[Resource]) -> tuple[Resource, ...]:
    """Return resources in the order of a French index: accents and case do not count."""
    return tuple(sorted(resources, key=lambda item: (fold(item.title), item.id)))


def fold(text: str) -> str:
    """Return a text in the form that an index compares: no accent, no case, « œ » as « oe »."""
    plain = text.casefold().replace("œ", "oe").replace("æ", "ae")
    return "".join(
        char for char in unicodedata.normalize("NFD", plain) if not unicodedata.combining(char)
    )
