"""The files to take away: one source kit per resource and per pathway."""

from fabrique.model import Builder
from fabrique.packages import citation_file, pathway_kit, resource_kit

BUILDERS: tuple[Builder, ...] = (
    citation_file.BUILDER,
    pathway_kit.BUILDER,
    resource_kit.BUILDER,
)
