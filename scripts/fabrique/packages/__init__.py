"""The files to take away: one source kit per resource and per pathway."""

from fabrique.model import Builder
from fabrique.packages import pathway_kit, resource_kit

BUILDERS: tuple[Builder, ...] = (
    pathway_kit.BUILDER,
    resource_kit.BUILDER,
)
