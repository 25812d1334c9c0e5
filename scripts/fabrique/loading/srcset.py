"""The addresses of a `srcset` (HTML Living Standard, § 4.8.4.3.10, « parse a srcset attribute »)."""

from collections.abc import Iterator

_SPACE = " \t\n\f\r"


def read_srcset(value: str) -> Iterator[str]:
    """Yield the addresses in order; one runs to a space, so that a data address keeps its commas."""
    place, end = 0, len(value)
    while place < end:
        while place < end and value[place] in _SPACE + ",":
            place += 1
        start = place
        while place < end and value[place] not in _SPACE:
            place += 1
        address = value[start:place]
        if not address:
            return
        if address.endswith(","):
            yield address.rstrip(",")
            continue
        yield address
        depth = 0  # a comma between brackets belongs to the descriptor
        while place < end and (depth or value[place] != ","):
            depth += {"(": 1, ")": -1}.get(value[place], 0) if depth or value[place] == "(" else 0
            place += 1
