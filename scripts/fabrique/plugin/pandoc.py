"""Citations without mkdocs-bibtex: the same Markdown, from one run of pandoc.

Kept ready because the extension’s future is not assured: taking `bibtex` out of `mkdocs.yml` is
enough to change over. Grammar: pandoc’s citation syntax, between square brackets only.
"""

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pypandoc

from fabrique.model import Bibliography

_BLOCK = re.compile(r"\[([^\[\]]*@[^\[\]]*)\](?!\()")
_KEY = re.compile(r"(?<![\w.])@([\w-]+)")
_DIV = re.compile(
    r"^:{3,} \{#(?P<name>(?:block|ref)-[^\s}]+)[^}]*\}\n(?P<text>.*?)\n:{3,}$",
    re.MULTILINE | re.DOTALL,
)
COMMAND = "\\bibliography"


@contextmanager
def names_in_utf8() -> Iterator[None]:
    """Make pandoc read file names as UTF-8 whatever the locale: an accented folder stops it else."""
    before = os.environ.get("LC_ALL")
    os.environ["LC_ALL"] = "C.UTF-8"
    try:
        yield
    finally:
        if before is None:
            del os.environ["LC_ALL"]
        else:
            os.environ["LC_ALL"] = before


def clean(text: str) -> str:
    """Return a citation or reference on one line, without what pandoc leaves of its own.

    No-break spaces stay. « and others » of BibTeX comes out as a name in capitals between marks
    that only pandoc reads: it is written « et al. ».
    """
    text = re.sub(r"[ \t\n]+", " ", text).strip()
    text = re.sub(r"\[([^\[\]]*)\]\{\.nocase\}", r"\1", text)
    return re.sub(r" et (?:OTHERS|others)\b\.?", " et al.", text)


class DirectCitations:
    """Writes the citations and references of a site from its bibliography and a CSL style."""

    def __init__(self, bibliography: Bibliography, style: str) -> None:
        """Keep the bibliography and the path of the style."""
        self.bibliography = bibliography
        self.style = style
        self.inline: dict[str, str] = {}
        self.references: dict[str, str] = {}

    def prepare(self, texts: Iterable[str], keys: Iterable[str]) -> None:
        """Format every citation of these texts and every reference of these keys at once."""
        blocks = {block for text in texts for block in self._blocks(text)}
        blocks.update(f"[@{key}]" for key in keys)
        ordered = sorted(blocks)
        if not ordered:
            return
        document = "\n\n".join(
            f"::: {{#block-{rank}}}\n{block}\n:::" for rank, block in enumerate(ordered)
        )
        with tempfile.TemporaryDirectory() as folder, names_in_utf8():
            bib = Path(folder) / "bibliographie.bib"
            bib.write_text(self.bibliography.text, "utf-8")
            arguments = [
                "--citeproc",
                "--bibliography",
                str(bib),
                "--csl",
                self.style,
                "--wrap=none",
            ]
            answer = pypandoc.convert_text(
                document, "markdown-citations", format="markdown", extra_args=arguments
            )
        for match in _DIV.finditer(answer):
            text = clean(match["text"])
            if match["name"].startswith("block-"):
                self.inline[ordered[int(match["name"].removeprefix("block-"))]] = text
            else:
                self.references[match["name"].removeprefix("ref-")] = text

    def reference(self, key: str) -> str:
        """Return the Markdown of a reference already prepared."""
        return self.references[key]

    def convert(self, markdown: str) -> str:
        """Return the text of a page: author–date citations, a note per work, its references."""
        cited: dict[str, None] = {}

        def write(match: re.Match[str]) -> str:
            keys = [key for key in _KEY.findall(match[1]) if key in self.references]
            cited.update(dict.fromkeys(keys))
            notes = " ".join(f"[^{key}]" for key in keys)
            return self.inline.get(match[0], match[0]) + notes

        text = _BLOCK.sub(write, markdown)
        notes = "\n".join(f"[^{key}]: {self.references[key]}" for key in cited)
        return text.replace(COMMAND, notes)

    def _blocks(self, text: str) -> list[str]:
        known = self.bibliography.by_key
        return [
            match[0]
            for match in _BLOCK.finditer(text)
            if (keys := _KEY.findall(match[1])) and all(key in known for key in keys)
        ]
