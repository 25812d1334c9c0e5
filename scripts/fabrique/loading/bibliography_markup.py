r"""What a bibliography may not hold: pandoc turns its LaTeX into Markdown, and that into HTML.

Tried: `$<script>$` comes out as an element, `\href{javascript:…}` as a link that runs.
"""

import re
from collections.abc import Iterator

from fabrique.model import RefusedMarkup

MANY = 25  # findings told for the file

_MARKUP = re.compile(
    r"[<>]|\^\^|\\(?:text(?:less|greater)|symbol|char|verb|input|include[a-z]*|import|usepackage"
    r"|subfile|[a-z]*input[a-z]*|begin|def|let|(?:re)?newcommand|write|openin|read|catcode)(?![a-z])"
)
_ADDRESS = re.compile(
    r"(?:javascript|vbscript|data|file)[ \t]{0,9}:[^\s},]{0,80}"
    r"|\\(?:href|url)[ \t]{0,9}(?:\{(?!https?://|mailto:)[^}\n]{0,80}|(?!\{))",
    re.IGNORECASE,
)


def refused_in_bibliography(text: str, former: str) -> tuple[RefusedMarkup, ...]:
    """Return what is refused, line by line, apart from the lines that the former text had."""
    known = set(former.split("\n"))
    return tuple(_refused(text, known))[:MANY]


def _refused(text: str, known: set[str]) -> Iterator[RefusedMarkup]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line in known:
            continue
        address = _ADDRESS.search(line)
        markup = _MARKUP.search(line)
        if address:
            yield RefusedMarkup("address", address[0][:200], number)
        elif markup:
            yield RefusedMarkup("latex", markup[0], number)
