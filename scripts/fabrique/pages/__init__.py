"""The pages computed from the data, one builder per kind."""

from fabrique.model import PageBuilder
from fabrique.pages import (
    blueprint,
    catalogue,
    coverage,
    framework,
    guide,
    link_health,
    network,
    pathway,
    references,
    resource,
    versions,
)

BUILDERS: tuple[PageBuilder, ...] = (
    blueprint.BUILDER,
    catalogue.BUILDER,
    coverage.BUILDER,
    framework.BUILDER,
    guide.BUILDER,
    link_health.BUILDER,
    network.BUILDER,
    pathway.BUILDER,
    references.BUILDER,
    resource.BUILDER,
    versions.BUILDER,
)
