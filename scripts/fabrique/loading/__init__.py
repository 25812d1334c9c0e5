"""What comes in: files into one Catalogue, with positions and findings.

This room alone reads the disk.
"""

from fabrique.loading.faults import FAULTS
from fabrique.loading.opening import path_exists
from fabrique.loading.project import DATA, Project, load_project
from fabrique.loading.surroundings import reference_day, reproducible_date, site_url

__all__ = [
    "DATA",
    "FAULTS",
    "Project",
    "load_project",
    "path_exists",
    "reference_day",
    "reproducible_date",
    "site_url",
]
