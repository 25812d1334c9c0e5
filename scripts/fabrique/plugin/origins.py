"""What each page was made of, written beside the site for whoever looks for a fault's source."""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from fabrique.loading import SOURCES_TABLE, SOURCES_VERSION
from fabrique.model import Page

_SHARED = ("mkdocs.yml", "overrides/**/*.html", "scripts/fabrique/**/templates/*.j2")
_STYLES = "docs/assets/css"
_MENU = "mkdocs.yml"


class Origins:
    """The pages that a build computes, each with the module that computes it."""

    def __init__(self, root: Path) -> None:
        """Keep the root of the project, from which every path is written."""
        self.root = root
        self.made: dict[str, tuple[Page, str]] = {}

    def add(self, made: Page, module: str) -> None:
        """Remember a computed page, and the module of its builder."""
        file = f"scripts/{module.replace('.', '/')}.py"
        self.made[f"{made.address}index.md"] = (made, file)

    def write(self, files: Files, config: MkDocsConfig, style: str) -> None:
        """Write the table; `style` is the address of the joined style sheet."""
        pages = {
            file.dest_uri: self._page(file.src_uri, config) for file in files.documentation_pages()
        }
        styles = self._paths(f"{_STYLES}/*.css")
        pages[style] = _origin("", styles, styles[0] if styles else _MENU)
        pages["404.html"] = _origin("", ["overrides/404.html"], "overrides/404.html")
        pages["sitemap.xml"] = _origin("", [], _MENU)
        table = {
            "version": SOURCES_VERSION,
            "dossier": os.path.relpath(config.site_dir, self.root).replace(os.sep, "/"),
            "adresse": config.site_url,
            "documents": {file.src_uri: file.dest_uri for file in files.documentation_pages()},
            "pages": pages,
            "communs": [path for pattern in _SHARED for path in self._paths(pattern)],
        }
        target = self.root / SOURCES_TABLE
        target.parent.mkdir(exist_ok=True)
        text = json.dumps(table, ensure_ascii=False, indent=1, sort_keys=True)
        target.write_text(text + "\n", "utf-8")

    def _page(self, document: str, config: MkDocsConfig) -> Mapping[str, object]:
        if document not in self.made:
            return _origin(document, [f"docs/{document}"], "overrides/main.html")
        made, module = self.made[document]
        return _origin(document, list(self._sources(made)), module)

    def _sources(self, made: Page) -> Iterator[str]:
        """Yield the files that an author may mend, the text before the data."""
        if (self.root / made.source).is_file():
            yield made.source
        folder, _, name = made.source.rpartition("/")
        if name == "index.md" and (self.root / folder / "ressource.yml").is_file():
            yield f"{folder}/ressource.yml"

    def _paths(self, pattern: str) -> list[str]:
        found = (path.relative_to(self.root).as_posix() for path in self.root.glob(pattern))
        return sorted(found)


def _origin(document: str, sources: list[str], made_by: str) -> Mapping[str, object]:
    return {"document": document, "sources": sources, "produit_par": made_by}
