"""Our fields in the terms of a standard: citation, schema.org, AMB. Computes only."""

from fabrique.crosswalks.citation import attribution_line, bibtex_entry, citation_line

__all__ = ["attribution_line", "bibtex_entry", "citation_line"]
