"""The plugin: what MkDocs calls, in the order in which it calls it."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink

from fabrique.loading import DATA, Project, load_project, reference_day, reproducible_date, site_url
from fabrique.model import Edition, FabriqueError, Findings, Severity
from fabrique.pages import BUILDERS
from fabrique.plugin import citations, messages
from fabrique.plugin.page import GeneratedPage
from fabrique.plugin.typography import typeset, typeset_text
from fabrique.reports import REPORTS
from fabrique.rules import manual
from fabrique.rules.runner import check

log = get_plugin_logger("fabrique")

_LABEL = "en préparation"  # until editions are published


class Settings(Config):
    """The plugin has no setting: everything is in `ressources/`."""


class FabriquePlugin(BasePlugin[Settings]):
    """Reads `ressources/`, refuses to publish what is wrong, adds the computed pages."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember the command: a site that is only looked at keeps the local address."""
        self.serving = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and judge the sources, then give the site its identity.

        An error stops here, with the same message as `fabrique verifier`.
        """
        self.root = Path(config.config_file_path or "mkdocs.yml").parent
        try:
            self.project = load_project(self.root, reference_day())
            address = site_url(self.project.catalogue)
            moment = reproducible_date(self.root, self.project.catalogue)
        except FabriqueError as error:
            raise PluginError(f"{error.message}. {error.hint}") from error
        self._judge(self.project, address)
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
        site = self.project.catalogue.site
        if site:
            config.site_name = typeset_text(site.name)
            config.site_description = typeset_text(" ".join(site.summary.split()))
            config.site_author = site.publisher
        if not self.serving or not config.site_url:
            config.site_url = address
        self.edition = Edition(_LABEL, moment.date(), address, site.publisher if site else "")
        citations.configure(config, self.root)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the computed pages and the files that go with them; nothing is written in `docs/`."""
        sources: dict[str, str] = {}
        texts = [file.content_string for file in files.documentation_pages()]
        for builder in (*BUILDERS, manual.BUILDER):
            for made in builder.build(self.project.catalogue, self.edition):
                inclusion = (
                    InclusionLevel.INCLUDED if made.in_navigation else InclusionLevel.NOT_IN_NAV
                )
                uri = f"{made.address}index.md"
                file = File.generated(config, uri, content=made.prose, inclusion=inclusion)
                GeneratedPage(made, file, config)
                files.append(file)
                sources[uri] = made.source
                texts.append(made.prose)
                for artifact in made.attachments:
                    files.append(File.generated(config, artifact.address, content=artifact.content))
        messages.install(sources)
        citations.prepare(config, texts)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Set the typography of the titles that the menus show."""
        for item in nav.items:
            if item.title and not isinstance(item, MkDocsPage):
                item.title = typeset_text(item.title)
        return nav

    @event_priority(100)
    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Call the references at the end of a page that cites something."""
        return citations.with_references(markdown)

    def on_page_content(
        self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Put the computed parts around the author's text, then set the typography of the whole."""
        if isinstance(page, GeneratedPage):
            html = page.dress(html)
        if page.title:
            page.title = typeset_text(page.title)
        _typeset_toc(page.toc)
        return typeset(html)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Watch the data too: a saved `ressource.yml` reloads the page."""
        server.watch(str(self.root / DATA))
        return server

    def _judge(self, project: Project, address: str) -> None:
        found = check(project.catalogue, project.diagnostics)
        errors = tuple(item for item in found if item.rule.severity is Severity.ERROR)
        if errors:
            report = REPORTS["texte"].render(Findings(errors, len(project.files), address))
            raise PluginError(f"Les ressources ne peuvent pas être publiées.\n\n{report}")
        rest = len(found)
        if rest:
            log.info("%d constat(s) sans gravité : « fabrique verifier » les dit.", rest)


def _typeset_toc(links: Iterable[AnchorLink]) -> None:
    for link in links:
        link.title = typeset_text(link.title)
        _typeset_toc(link.children)
