"""What comes in: files into one Catalogue, with positions and findings.

This room alone reads the disk.
"""

from fabrique.loading.addresses import find_addresses
from fabrique.loading.built_site import SiteReading, load_built_site
from fabrique.loading.contribution import Branch, read_branch
from fabrique.loading.drawings import DRAWINGS, draw, known_drawings, read_drawing
from fabrique.loading.faults import FAULTS
from fabrique.loading.link_memory import Memory, read_memory
from fabrique.loading.link_places import BuiltPlaces
from fabrique.loading.link_sources import TABLE as SOURCES_TABLE
from fabrique.loading.link_sources import VERSION as SOURCES_VERSION
from fabrique.loading.link_sources import LinkSources, find_sources
from fabrique.loading.opening import path_exists
from fabrique.loading.project import DATA, Project, load_project
from fabrique.loading.published_addresses import PublishedAddress, is_kept, read_published
from fabrique.loading.site_links import load_site_links
from fabrique.loading.surroundings import (
    ALIAS,
    LATEST,
    edition_of,
    reference_day,
    reproducible_date,
    site_url,
)
from fabrique.loading.texts import SourceFile, replace_file, source_files

__all__ = [
    "ALIAS",
    "DATA",
    "DRAWINGS",
    "FAULTS",
    "LATEST",
    "SOURCES_TABLE",
    "SOURCES_VERSION",
    "Branch",
    "BuiltPlaces",
    "LinkSources",
    "Memory",
    "Project",
    "PublishedAddress",
    "SiteReading",
    "SourceFile",
    "draw",
    "edition_of",
    "find_addresses",
    "find_sources",
    "is_kept",
    "known_drawings",
    "load_built_site",
    "load_project",
    "load_site_links",
    "path_exists",
    "read_branch",
    "read_drawing",
    "read_memory",
    "read_published",
    "reference_day",
    "replace_file",
    "reproducible_date",
    "site_url",
    "source_files",
]
