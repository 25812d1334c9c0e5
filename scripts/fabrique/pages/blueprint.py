"""The deployable format of place: principles, zones, axes and criteria."""

from collections.abc import Iterator

from fabrique.model import Axis, Blueprint, Catalogue, Edition, Page, PageBuilder, Section
from fabrique.model.wording import capital
from fabrique.pages.templating import render

_SOURCE = "ressources/espaces"
_RELATIONS = {"proche": "près de", "eloignee": "loin de", "separee": "séparée de"}


def build(catalogue: Catalogue, edition: Edition) -> Iterator[Page]:
    """Yield `espace/`, then for each format `espace/<id>/`, its `zones/` and one page per axis."""
    blueprints = tuple(item for item in catalogue.blueprints if item.status == "publie")
    description = (
        "Un format d’espace d’innovation éco-responsable à déployer : principes, zones, critères."
    )
    yield Page(
        address="espace/",
        title="Espace",
        description=description,
        before=render("blueprints.html.j2", blueprints=blueprints),
        source=_SOURCE,
        sections_before=(Section("ensuite", "Avant de se lancer"),),
        in_navigation=True,
    )
    for blueprint in blueprints:
        yield _blueprint_page(blueprint, catalogue, edition)
        yield _zones_page(blueprint, catalogue, edition)
        for axis in blueprint.axes:
            yield _axis_page(axis, blueprint, catalogue, edition)


def _blueprint_page(blueprint: Blueprint, catalogue: Catalogue, edition: Edition) -> Page:
    description = " ".join(blueprint.summary.split())
    return Page(
        address=blueprint.url,
        title=blueprint.title,
        description=description,
        before=render("blueprint.html.j2", blueprint=blueprint, catalogue=catalogue, root="../../"),
        source=blueprint.origin.file,
        sections_before=(
            Section("principes", "Principes"),
            Section("zones", "Zones"),
            Section("axes", "Axes et critères"),
        ),
    )


def _zones_page(blueprint: Blueprint, catalogue: Catalogue, edition: Edition) -> Page:
    address = f"{blueprint.url}zones/"
    description = "Ce que l’on fait dans chaque zone, ce qu’il lui faut, à côté de quoi la placer."
    return Page(
        address=address,
        title="Les zones",
        description=description,
        before=render(
            "zones.html.j2",
            blueprint=blueprint,
            catalogue=catalogue,
            relations=_RELATIONS,
            described={zone.zone for zone in blueprint.zones},
        ),
        source=blueprint.origin.file,
        kind="liste",
        sections_before=tuple(
            Section(zone.zone, capital(catalogue.label("zones", zone.zone)))
            for zone in blueprint.zones
        ),
    )


def _axis_page(axis: Axis, blueprint: Blueprint, catalogue: Catalogue, edition: Edition) -> Page:
    address = f"{blueprint.url}{axis.id}/"
    description = " ".join(axis.summary.split())
    return Page(
        address=address,
        title=axis.title,
        description=description,
        before=render(
            "axis.html.j2", axis=axis, blueprint=blueprint, catalogue=catalogue, root="../../../"
        ),
        source=blueprint.origin.file,
        sections_before=tuple(Section(item.id, item.title) for item in axis.criteria),
    )


BUILDER = PageBuilder(name="espace", title="Format d’espace", build=build)
