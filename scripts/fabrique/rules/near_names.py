"""Names that look like an absent one, found at a bounded cost."""

from difflib import get_close_matches

COMPARED = 500  # names; beyond, the first ones only
_LONGEST = 200  # code points of a name worth comparing


def near_names(wanted: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return up to three names of the known ones, the likeliest first."""
    return tuple(get_close_matches(wanted[:_LONGEST], known[:COMPARED], 3, 0.6))
