"""What answers at an address that an edition published and that has nothing of its own any more.

A renamed resource sends to its new address, its files included; a withdrawn one says why and what
to read instead. Nothing is invented: an address for which nobody gave a reason gets no page, and
`fabrique edition verifier-permanence` says so.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from fabrique.model import Catalogue, Edition, Page, Resource, Withdrawal
from fabrique.model.record import GONE, MOVED
from fabrique.pages.facets import FACETS
from fabrique.pages.templating import render

SOURCE = "ressources/editions/retraits.yml"
_CATALOGUE = "catalogue/"
_AXES = frozenset(facet.name for facet in FACETS)


@dataclass(frozen=True, slots=True)
class RepeatedFile:
    """A file that answers at a former address with the content of the present one."""

    address: str
    origin: str


def stand_ins(
    catalogue: Catalogue, edition: Edition, known: Collection[str]
) -> Iterator[Page | RepeatedFile]:
    """Yield what answers at each lost address, sorted; `known` are the addresses that answer."""
    work = _Work(catalogue, edition, known)
    done: set[str] = set()
    for address in sorted(_promised(catalogue).difference(known)):
        made = work.answer(address)
        if made and made.address not in done and made.address not in known:
            done.add(made.address)
            yield made


def _promised(catalogue: Catalogue) -> set[str]:
    """Return every address that was published, and those that the data themselves announce."""
    found = {address for record in catalogue.records for address in record.addresses}
    for resource in catalogue.resources:
        if resource.is_published or resource.is_withdrawn:
            found.update(f"{_CATALOGUE}{former}/" for former in resource.former_ids)
        if resource.is_withdrawn:
            found.add(resource.url)
    return found


@dataclass(frozen=True, slots=True)
class _Work:
    catalogue: Catalogue
    edition: Edition
    known: Collection[str]

    def answer(self, address: str) -> Page | RepeatedFile | None:
        table = self.catalogue.withdrawals
        entry = table.find(address) if table else None
        if entry:
            return self._by_entry(address, entry)
        if not address.startswith(_CATALOGUE):
            return None
        owner, rest = _split(address)
        for resource in self.catalogue.resources:
            if owner == resource.id or owner in resource.former_ids:
                return self._by_resource(address, rest, owner, resource)
        if owner in _AXES:
            reason = "Plus aucune ressource ne répond à ce critère."
            return self._gone(address, reason, _CATALOGUE, "le catalogue", SOURCE)
        return None

    def _by_resource(
        self, address: str, rest: str, owner: str, resource: Resource
    ) -> Page | RepeatedFile | None:
        source = resource.origin.file
        if resource.is_withdrawn:
            return self._withdrawn(address, resource, source)
        if not resource.is_published:
            return None
        target = resource.url + rest.replace(f"{owner}.zip", f"{resource.id}.zip")
        if owner != resource.id and target in self.known:
            if address.endswith("/"):
                return self._moved(address, target, resource.title, source)
            return RepeatedFile(address, target)
        reason = "Ce fichier n’accompagne plus la ressource."
        return self._gone(address, reason, resource.url, resource.title, source)

    def _withdrawn(self, address: str, resource: Resource, source: str) -> Page:
        successor = self.catalogue.by_id.get(resource.replaced_by or "")
        seen = {resource.id}
        while successor and successor.is_withdrawn and successor.id not in seen:
            seen.add(successor.id)
            successor = self.catalogue.by_id.get(successor.replaced_by or "")
        there = successor is not None and successor.is_published
        return self._gone(
            address,
            resource.withdrawal_reason or "",
            successor.url if successor and there else "",
            successor.title if successor and there else "",
            source,
            resource.title,
        )

    def _by_entry(self, address: str, entry: Withdrawal) -> Page | None:
        successor = entry.successor or ""
        if entry.address.endswith("/") and successor.endswith("/"):
            inner = successor + address.removeprefix(entry.address)
            successor = inner if inner in self.known else successor
        if entry.reason is None:
            return self._moved(address, successor, "", SOURCE) if entry.successor else None
        return self._gone(address, entry.reason, successor, "", SOURCE)

    def _moved(self, address: str, target: str, title: str, source: str) -> Page:
        return self._page(
            address,
            kind=MOVED,
            short=f"Adresse déplacée : {address}",
            target=target,
            target_title=title or self.edition.site_url + target,
            heading=f"« {title} » a changé d’adresse" if title else "Cette page a changé d’adresse",
            reason="",
            source=source,
        )

    def _gone(
        self,
        address: str,
        reason: str,
        target: str,
        target_title: str,
        source: str,
        title: str = "",
    ) -> Page:
        what = "Page retirée" if address.endswith("/") else "Fichier retiré"
        return self._page(
            address,
            kind=GONE,
            short=f"{what} : {address}",
            target=target,
            target_title=target_title or target,
            heading=f"« {title} » a été retirée du catalogue" if title else what,
            reason=" ".join(reason.split()),
            source=source,
        )

    def _page(
        self,
        address: str,
        *,
        kind: str,
        short: str,
        target: str,
        target_title: str,
        heading: str,
        reason: str,
        source: str,
    ) -> Page:
        folder = address if address.endswith("/") else f"{address}/"
        last = self._last_holding(address)
        before = render(
            "stand-in.html.j2",
            kind=kind,
            heading=heading,
            reason=reason,
            target="../" * folder.count("/") + target if target else "",
            target_title=target_title,
            label=last,
            old=urljoin(self.edition.url_of(last), address) if last else "",
        )
        return Page(
            address=folder,
            title=short,
            description=heading,
            before=before,
            source=source,
            kind=kind,
            searchable=False,
            listed=False,
            leads_to=target,
        )

    def _last_holding(self, address: str) -> str:
        """Return the last edition where the address had a content of its own."""
        labels = [item.label for item in self.catalogue.records if address in item.addresses]
        return labels[-1] if labels and self.edition.is_published else ""


def _split(address: str) -> tuple[str, str]:
    """Return the resource id that an address of the catalogue begins with, and what follows."""
    owner, _, rest = address.removeprefix(_CATALOGUE).partition("/")
    return owner, rest
