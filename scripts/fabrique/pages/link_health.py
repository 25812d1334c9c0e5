"""The state of links: the pages of others that ail, since when, and where a copy is kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from fabrique.model import Catalogue, Edition, LinkRecord, LinkState, Page, PageBuilder
from fabrique.pages.templating import render

_SECTIONS = (
    (LinkState.BROKEN, "disparues", "Disparues"),
    (LinkState.MOVED, "deplacees", "Déplacées pour de bon"),
    (LinkState.UNSURE, "incertaines", "Sans réponse sûre"),
)


@dataclass(frozen=True, slots=True)
class Ailing:
    """The addresses in one state: anchor, title, and each address with what is known of it."""

    anchor: str
    title: str
    state: LinkState
    links: tuple[tuple[str, LinkRecord], ...]


def build(catalogue: Catalogue, edition: Edition) -> Iterator[Page]:
    """Yield `references/etat-des-liens/`, whether anything has been visited or not."""
    links = catalogue.link_memory.links
    sections = [
        Ailing(
            anchor,
            title,
            state,
            tuple(
                (address, links[address])
                for address in sorted(links)
                if links[address].state is state
            ),
        )
        for state, anchor, title in _SECTIONS
    ]
    yield Page(
        address="references/etat-des-liens/",
        title="État des liens",
        description="Les pages d’autres sites que nous citons : lesquelles répondent, lesquelles manquent.",
        before=render(
            "link-health.html.j2",
            total=len(links),
            first=min((item.checked for item in links.values()), default=None),
            last=max((item.checked for item in links.values()), default=None),
            sections=[section for section in sections if section.links],
            exclusions=catalogue.exclusions.exclusions if catalogue.exclusions else (),
        ),
        source="ressources/etat-des-liens.json",
        in_navigation=True,
    )


BUILDER = PageBuilder(name="etat-des-liens", title="État des liens", build=build)
