"""Media types of the files that a resource may have."""

import re

from fabrique.crosswalks import MEDIA_TYPES, media_type
from fabrique.model import ACCEPTED_TYPES


def test_every_accepted_type_has_a_media_type() -> None:
    """A type that we accept is a type that we can announce, in the form of RFC 6838."""
    assert set(ACCEPTED_TYPES) == set(MEDIA_TYPES)
    assert all(re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", value) for value in MEDIA_TYPES.values())


def test_extension_decides() -> None:
    """Capitals do not matter; what is unknown is announced as plain bytes."""
    assert "application/pdf" == media_type("fichiers/Fiche.PDF")
    assert "application/octet-stream" == media_type("fichiers/sans-extension")
