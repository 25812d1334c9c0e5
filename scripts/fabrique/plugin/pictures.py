"""Pictures of a text: those that are below the first are asked for when the reader comes near."""

import re

_PICTURE = re.compile(r"<img(?![^>]*\bloading=)(?=\s)")


def defer(html: str) -> str:
    """Return the page whose pictures, the first excepted, are loaded when needed (HTML, § 2.5.7)."""
    first = _PICTURE.search(html)
    if first is None:
        return html
    rest = _PICTURE.sub('<img loading="lazy"', html[first.end() :])
    return html[: first.end()] + rest
