"""Editions of the site: what to record, publish, list and archive, through mike and git."""

from fabrique.editions.archive import archive
from fabrique.editions.branch import PublishedEdition, list_editions
from fabrique.editions.preparation import prepare
from fabrique.editions.publication import BRANCH, publish, push

__all__ = [
    "BRANCH",
    "PublishedEdition",
    "archive",
    "list_editions",
    "prepare",
    "publish",
    "push",
]
