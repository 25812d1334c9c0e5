"""Faults sown in a text at known places: `¶CODE¶` stands where the finding must be."""

import re
from collections.abc import Iterable

Seed = tuple[str, str]  # pattern of what is replaced, once; what replaces it, with its mark
Place = tuple[int, int, str]  # line, column, code of the rule

_MARK = re.compile("¶([A-Z]{3}[0-9]{3})¶")


def sow(text: str, seeds: Iterable[Seed]) -> tuple[str, list[Place]]:
    r"""Return the faulty text and where each finding must be, in reading order.

    A pattern is searched line by line (`^` and `$`); `\g<0>` in the replacement is what it found.
    """
    assert "¶" not in text
    for pattern, replacement in seeds:
        text, count = re.subn(pattern, replacement, text, count=1, flags=re.MULTILINE)
        assert count == 1, f"rien ne correspond à {pattern}"
    return unmark(text)


def unmark(text: str) -> tuple[str, list[Place]]:
    """Return the text without its marks, and the place and code of each."""
    places = []
    lines = text.split("\n")
    for index in range(len(lines)):
        while match := _MARK.search(lines[index]):
            places.append((index + 1, match.start() + 1, match[1]))
            lines[index] = lines[index][: match.start()] + lines[index][match.end() :]
    return "\n".join(lines), places
