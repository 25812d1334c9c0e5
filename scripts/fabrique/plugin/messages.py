"""Messages of MkDocs about a generated page, made to name the source that its author can mend."""

import logging
import re
from collections.abc import Mapping


class SourceNames(logging.Filter):
    """Replace the addresses of generated pages by the names of their sources, in every message."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        """Keep the table: address as MkDocs writes it → source file."""
        super().__init__()
        self.sources = sources

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the message of a warning in place; never drop it."""
        if record.levelno >= logging.WARNING and self.sources:
            message = record.getMessage()
            renamed = re.sub(
                r"[\w./-]+\.md", lambda match: self.sources.get(match[0], match[0]), message
            )
            if renamed != message:
                record.msg, record.args = renamed, ()
        return True


def install(sources: Mapping[str, str]) -> None:
    """Rename in what MkDocs logs from now on; a second call replaces the table of the first."""
    for name in (
        "mkdocs",
        "mkdocs.structure.pages",
        "mkdocs.structure.files",
        "mkdocs.structure.nav",
    ):
        logger = logging.getLogger(name)
        for old in [item for item in logger.filters if isinstance(item, SourceNames)]:
            logger.removeFilter(old)
        logger.addFilter(SourceNames(sources))
