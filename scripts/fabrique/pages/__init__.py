"""The pages computed from the data, one builder per kind."""

from fabrique.model import PageBuilder
from fabrique.pages import catalogue, framework, guide, resource

BUILDERS: tuple[PageBuilder, ...] = (
    catalogue.BUILDER,
    framework.BUILDER,
    guide.BUILDER,
    resource.BUILDER,
)
