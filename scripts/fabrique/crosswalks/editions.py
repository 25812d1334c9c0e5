"""The edition that published a work, in the terms of schema.org."""

from typing import Any
from urllib.parse import urljoin

from fabrique.model import Edition


def published_in(address: str, edition: Edition) -> dict[str, Any]:
    """Return the properties that name the edition; none outside of an edition.

    `archivedAt` is the address that will always show this very content; the identifier of the
    event is the commit.
    """
    if not edition.is_published:
        return {}
    return {
        "archivedAt": urljoin(edition.lasting_url, address),
        "publication": {
            "@type": "PublicationEvent",
            "name": f"Édition {edition.label}",
            "startDate": edition.date.isoformat(),
            "identifier": edition.commit,
        },
    }
