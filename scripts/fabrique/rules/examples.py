"""Examples of rules as lines fit to be shown."""

_LONGEST = 200  # code points of a line: an example of excess need not be read whole


def example_lines(content: str | bytes | None) -> list[str]:
    """Return an example line by line; what cannot be seen is written as an escape."""
    if content is None:
        return ["(fichier absent)"]
    content = content[: _LONGEST * 50]
    text = repr(content)[2:-1].replace("\\n", "\n") if isinstance(content, bytes) else content
    lines = text.rstrip("\n").split("\n") if text.strip() else ["(fichier vide)"]
    return [_visible(line) for line in lines]


def _visible(line: str) -> str:
    shown = "".join(
        char if char.isprintable() else repr(char)[1:-1] for char in line[: _LONGEST + 1]
    )
    return shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "…"
