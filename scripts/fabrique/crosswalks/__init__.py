"""Our fields in the terms of a standard: citation, schema.org, AMB. Computes only."""

from fabrique.crosswalks.amb import to_amb
from fabrique.crosswalks.citation import (
    attribution_line,
    bibtex_entry,
    citation_html,
    citation_line,
    citation_markdown,
)
from fabrique.crosswalks.concepts import licence_url
from fabrique.crosswalks.duration import iso_duration, time_required
from fabrique.crosswalks.encoding import MEDIA_TYPES, attached, file_url, media_type
from fabrique.crosswalks.highwire import highwire_names
from fabrique.crosswalks.schema_org import to_schema_org
from fabrique.crosswalks.schema_org_pathway import pathway_to_schema_org

__all__ = [
    "MEDIA_TYPES",
    "attached",
    "attribution_line",
    "bibtex_entry",
    "citation_html",
    "citation_line",
    "citation_markdown",
    "file_url",
    "highwire_names",
    "iso_duration",
    "licence_url",
    "media_type",
    "pathway_to_schema_org",
    "time_required",
    "to_amb",
    "to_schema_org",
]
