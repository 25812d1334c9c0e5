"""Everything that comes in, read and shaped: the one value that the rest of the house consumes."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from fabrique.model.bibliography import Bibliography
from fabrique.model.blueprint import Blueprint
from fabrique.model.framework import Crosswalk, Framework
from fabrique.model.glossary import Glossary
from fabrique.model.network import Partners, Programs
from fabrique.model.pathway import Pathway
from fabrique.model.prose import Prose
from fabrique.model.record import EditionRecord, PublishedResource, Withdrawals
from fabrique.model.resource import Resource
from fabrique.model.session import duration_class
from fabrique.model.site import Site
from fabrique.model.vocabulary import Vocabulary
from fabrique.model.weblinks import Exclusions, LinkMemory

Index = Mapping[str, tuple[Resource, ...]]


@dataclass(frozen=True)
class Catalogue:
    """The whole content, immutable; resources and pathways are sorted by id.

    `documents` are the texts of `docs/`, sorted by path, and `document_names` all the files there,
    from the root. `drawings` holds the digests of the diagrams whose drawing is kept.
    `unreadable` holds the ids of resources whose file could not be read, so that a link to one
    of them is not reported as a link to nothing, and the paths (from `ressources/`) of the files
    of which a part had to be left out, so that nothing is said to be absent. `records` are the
    editions already published, oldest first. `as_of` is the day that rules compare with.
    """

    resources: tuple[Resource, ...] = ()
    pathways: tuple[Pathway, ...] = ()
    framework: Framework | None = None
    crosswalks: tuple[Crosswalk, ...] = ()
    blueprints: tuple[Blueprint, ...] = ()
    partners: Partners | None = None
    programs: Programs | None = None
    vocabularies: Mapping[str, Vocabulary] = field(default_factory=dict)
    glossary: Glossary | None = None
    bibliography: Bibliography = field(default_factory=Bibliography)
    site: Site | None = None
    exclusions: Exclusions | None = None
    link_memory: LinkMemory = field(default_factory=LinkMemory)
    documents: tuple[Prose, ...] = ()
    document_names: frozenset[str] = frozenset()
    records: tuple[EditionRecord, ...] = ()
    withdrawals: Withdrawals | None = None
    drawings: frozenset[str] = frozenset()
    unreadable: frozenset[str] = frozenset()
    as_of: date = date.min

    @cached_property
    def by_id(self) -> dict[str, Resource]:
        """Return the first resource of each id."""
        found: dict[str, Resource] = {}
        for resource in self.resources:
            found.setdefault(resource.id, resource)
        return found

    @cached_property
    def published(self) -> tuple[Resource, ...]:
        """Return the resources that readers are offered, sorted by id."""
        return tuple(resource for resource in self.resources if resource.is_published)

    @cached_property
    def by_type(self) -> Index:
        """Return the published resources by type."""
        return self._index(lambda resource: (resource.type,))

    @cached_property
    def by_competency(self) -> Index:
        """Return the published resources that train or assess each competency code."""
        return self._index(lambda resource: (target.code for target in resource.targets))

    @cached_property
    def by_trained_competency(self) -> Index:
        """Return the published resources that train each competency code."""
        return self._index(lambda resource: (target.code for target in resource.trained))

    @cached_property
    def by_audience(self) -> Index:
        """Return the published resources by audience."""
        return self._index(lambda resource: resource.audiences)

    @cached_property
    def by_duration_class(self) -> Index:
        """Return the published resources that have a duration, by class of their longest session."""
        return self._index(
            lambda resource: (
                (duration_class(resource.duration.session_bounds[1]),) if resource.duration else ()
            )
        )

    @cached_property
    def published_pathways(self) -> tuple[Pathway, ...]:
        """Return the pathways that readers are offered, sorted by id."""
        return tuple(pathway for pathway in self.pathways if pathway.is_published)

    @cached_property
    def used_in(self) -> Mapping[str, tuple[Pathway, ...]]:
        """Return the pathways in which each resource id is a step."""
        found: dict[str, list[Pathway]] = defaultdict(list)
        for pathway in self.pathways:
            for resource_id in dict.fromkeys(step.resource for step in pathway.steps):
                found[resource_id].append(pathway)
        return {key: tuple(values) for key, values in found.items()}

    @cached_property
    def prerequisite_of(self) -> Index:
        """Return, for each id, the published resources that ask for it first."""
        return self._index(
            lambda resource: (item.resource for item in resource.prerequisites if item.resource)
        )

    @cached_property
    def follows(self) -> Index:
        """Return, for each id, the published resources that it can follow."""
        return self._index(lambda resource: resource.followed_by)

    @cached_property
    def last_published(self) -> Mapping[str, tuple[EditionRecord, PublishedResource]]:
        """Return each resource id ever published, with the last edition that held it."""
        return {
            key: (record, published)
            for record in self.records
            for key, published in record.resources.items()
        }

    def pick(self, ids: Iterable[str]) -> tuple[Resource, ...]:
        """Return the published resources of these ids, in the order given."""
        found = (self.by_id.get(key) for key in ids)
        return tuple(resource for resource in found if resource and resource.is_published)

    def knows(self, resource_id: str) -> bool:
        """Tell whether a resource of that id exists, readable or not."""
        return resource_id in self.by_id or resource_id in self.unreadable

    def label(self, vocabulary: str, key: str) -> str:
        """Return the French label of a key of a closed list, or the key itself."""
        found = self.vocabularies.get(vocabulary)
        return found.label(key) if found else key

    def _index(self, keys_of: Callable[[Resource], Iterable[str]]) -> Index:
        found: dict[str, list[Resource]] = defaultdict(list)
        for resource in self.published:
            for key in dict.fromkeys(keys_of(resource)):
                found[key].append(resource)
        return {key: tuple(values) for key, values in sorted(found.items())}
