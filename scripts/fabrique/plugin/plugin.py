"""The plugin: what MkDocs calls, in the order in which it calls it."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal, cast

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils.templates import TemplateContext

from fabrique import feeds, packages
from fabrique.forms import page as proposal
from fabrique.loading import (
    DATA,
    Project,
    edition_of,
    load_project,
    reference_day,
    reproducible_date,
)
from fabrique.model import OTHER, Artifact, FabriqueError, Findings, Page, Severity
from fabrique.pages import BUILDERS
from fabrique.pages.head import plain_head
from fabrique.pages.stand_ins import RepeatedFile, stand_ins
from fabrique.plugin import (
    assets,
    citations,
    diagrams,
    drafts,
    family,
    messages,
    offline,
    origins,
    pictures,
    plan,
    publisher,
    search,
    search_index,
    tables,
    theme,
)
from fabrique.plugin.abbreviations import with_abbreviations
from fabrique.plugin.page import GeneratedPage, enclose
from fabrique.plugin.typography import typeset, typeset_text
from fabrique.reports import REPORTS
from fabrique.rules import manual
from fabrique.rules.runner import check
from fabrique.schemas import build_schemas

log = get_plugin_logger("fabrique")

_NAMED = 5  # drafts named by a build; the others are counted


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
            self.edition = edition_of(self.root, self.project.catalogue)
            moment = reproducible_date(self.root, self.project.catalogue)
        except FabriqueError as error:
            raise PluginError(f"{error.message}. {error.hint}") from error
        address = self.edition.site_url
        self._judge(self.project, address)
        self._place_drafts()
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
        site = self.project.catalogue.site
        if site:
            config.site_name = typeset_text(site.name)
            config.site_description = typeset_text(" ".join(site.summary.split()))
            config.site_author = site.publisher
        if not self.serving or not config.site_url:
            config.site_url = address
        citations.configure(config, self.root)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the computed pages and files; nothing is ever written in `docs/`."""
        catalogue = self.project.catalogue
        texts = [file.content_string for file in files.documentation_pages()]
        sources: dict[str, str] = {}
        self.origins = origins.Origins(self.root)
        for builder in (*BUILDERS, manual.BUILDER, proposal.BUILDER):
            for made in builder.build(catalogue, self.edition):
                self._add_page(made, files, config)
                sources[f"{made.address}index.md"] = made.source
                self.origins.add(made, builder.build.__module__)
                texts.append(made.prose)
        self._add_page(plan.PLAN, files, config)
        self.origins.add(plan.PLAN, plan.__name__)
        for artifact in self._artifacts():
            _add_file(artifact, files, config)
        self._stand_in(files, config, sources)
        messages.install(sources)
        try:
            self.assets = assets.install(files, config)
        except FabriqueError as error:
            raise PluginError(f"{error.message}. {error.hint}") from error
        self.references = citations.writer(config, catalogue)
        self.references.prepare(texts, catalogue.bibliography.by_key)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Set the typography of the menu; tie the pages that it does not list to their family."""
        for item in nav.items:
            if item.title and not isinstance(item, MkDocsPage):
                item.title = typeset_text(item.title)
        family.tie(_listed(files))
        self.nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give every template, the error page’s too, what it knows of the whole site; draw its plan."""
        pages = _listed(files)
        addresses = [page.url for page in pages]
        env.globals["fabrique"] = theme.describe(
            self.project.catalogue, self.edition, self.assets, addresses, self.serving
        )
        for page in pages:  # every title is known by now
            if page.url == plan.PLAN.address:
                page.content = typeset(plan.draw(self.nav, pages, self.project.catalogue))
            elif page.url == search.ADDRESS:
                page.content = search.complete(
                    page.content or "", self.nav, pages, self.project.catalogue
                )
        self.pages = pages
        self.files = files
        return env

    @event_priority(100)
    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Put in what the publisher, the drawings and the bibliography hold; explain acronyms."""
        catalogue = self.project.catalogue
        made = page.made if isinstance(page, GeneratedPage) else None
        source = made.source if made else f"docs/{page.file.src_uri}"
        try:
            if made is None:
                markdown = publisher.fill(markdown, catalogue.site, self.edition.date, source)
            markdown = diagrams.with_drawings(markdown, self.root, catalogue.drawings, source)
        except FabriqueError as error:
            raise PluginError(f"{error.message}. {error.hint}") from error
        markdown = citations.with_entries(markdown, self.references)
        markdown = self.references.convert(citations.with_references(markdown))
        return with_abbreviations(markdown, catalogue.glossary)

    def on_page_content(
        self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Put the computed parts around the author's text, then set the typography of the whole."""
        html = page.dress(html) if isinstance(page, GeneratedPage) else enclose(html)
        if page.title:
            page.title = typeset_text(page.title)
        _typeset_toc(page.toc)
        return typeset(pictures.defer(tables.dress(html)))

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the template what machines read in the head of the page, and the tools it names."""
        made = page.made if isinstance(page, GeneratedPage) else None
        description = str(page.meta.get("description") or config.site_description or "")
        head = made.head if made else ""
        title = str(page.title or config.site_name)
        tools = self.assets.tools_of(page.content or "")
        own = {
            "fabrique_head": head or plain_head(title, description, page.url, self.edition),
            "fabrique_tools": tools,
            "fabrique_type": _kind(page, bool(tools)),
            "fabrique_listed": _is_listed(page),
            "fabrique_refresh": page.refresh if isinstance(page, GeneratedPage) else "",
            "fabrique_up": "../" * (page.url.count("/") + 1),
        }
        return cast(TemplateContext, {**context, **own})

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Leave out of the site map the pages that stand where others were."""
        if template_name == "sitemap.xml":
            kept = [file for file in context["pages"] if _is_listed(file.page)]
            return cast(TemplateContext, {**context, "pages": kept})
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index what the pages say; leave beside the site the table of what each was made of."""
        records = search.records(self.pages, self.nav, self.project.catalogue)
        if os.environ.get(offline.VARIABLE):
            offline.prepare(Path(config.site_dir), records)
            return
        try:
            search_index.write(records, Path(config.site_dir) / search.ENGINE)
        except FabriqueError as error:
            raise PluginError(f"{error.message}. {error.hint}") from error
        if not self.serving:
            self.origins.write(self.files, config, self.assets.style)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Watch the data too: a saved `ressource.yml` reloads the page."""
        server.watch(str(self.root / DATA))
        return server

    def _add_page(self, made: Page, files: Files, config: MkDocsConfig) -> None:
        """Add a page, in the menu only when its builder wants it there, and what goes with it."""
        inclusion = InclusionLevel.INCLUDED if made.in_navigation else InclusionLevel.NOT_IN_NAV
        file = File.generated(
            config, f"{made.address}index.md", content=made.prose, inclusion=inclusion
        )
        GeneratedPage(made, file, config)
        files.append(file)
        for artifact in made.attachments:
            _add_file(artifact, files, config)

    def _stand_in(self, files: Files, config: MkDocsConfig, sources: dict[str, str]) -> None:
        """Add what answers where an edition published something that is no longer there."""
        known = {file.dest_uri.removesuffix("index.html"): file for file in files}
        for made in stand_ins(self.project.catalogue, self.edition, known):
            if isinstance(made, RepeatedFile):
                content = known[made.origin].content_bytes
                files.append(File.generated(config, made.address, content=content))
                continue
            self._add_page(made, files, config)
            sources[f"{made.address}index.md"] = made.source
            self.origins.add(made, stand_ins.__module__)

    def _artifacts(self) -> Iterator[Artifact]:
        """Yield every file that is published as it is, whatever room makes it."""
        for builder in (*feeds.BUILDERS, *packages.BUILDERS):
            yield from builder.build(self.project.catalogue, self.edition)
        for schema in build_schemas(self.project.catalogue):
            yield replace(schema, address=f"schemas/{schema.address}")

    def _judge(self, project: Project, address: str) -> None:
        found = check(project.catalogue, project.diagnostics)
        errors = tuple(item for item in found if item.rule.severity is Severity.ERROR)
        if errors:
            report = REPORTS["texte"].render(Findings(errors, len(project.files), address))
            raise PluginError(f"Les ressources ne peuvent pas être publiées.\n\n{report}")
        rest = len(found)
        if rest:
            log.info("%d constat(s) sans gravité : « fabrique verifier » les dit.", rest)

    def _place_drafts(self) -> None:
        """Show what is not published yet to the person who writes it; else say that it is not there."""
        waiting = drafts.waiting(self.project.catalogue)
        if self.serving:
            catalogue = drafts.with_drafts(self.project.catalogue)
            self.project = replace(self.project, catalogue=catalogue)
        elif waiting:
            more = f" et {len(waiting) - _NAMED} de plus" if len(waiting) > _NAMED else ""
            log.info(
                "Pas encore publié, absent de ce site et montré par « make servir » : %s%s",
                ", ".join(waiting[:_NAMED]),
                more,
            )


def _kind(page: MkDocsPage, has_tools: bool) -> str:
    """Return the kind of a page, by which its weight is judged."""
    if page.is_homepage:
        return "accueil"
    if page.url == search.ADDRESS:
        return "recherche"
    kind = page.made.kind if isinstance(page, GeneratedPage) else OTHER
    return "outil" if has_tools and kind == OTHER else kind


def _listed(files: Files) -> list[MkDocsPage]:
    """Return the pages that one may look for, those that only stand where others were left out."""
    return [
        file.page for file in files.documentation_pages() if file.page and _is_listed(file.page)
    ]


def _is_listed(page: MkDocsPage | None) -> bool:
    return not isinstance(page, GeneratedPage) or page.made.listed


def _add_file(artifact: Artifact, files: Files, config: MkDocsConfig) -> None:
    if files.get_file_from_path(artifact.address):
        raise PluginError(f"Deux fichiers du site ont la même adresse : « {artifact.address} »")
    files.append(File.generated(config, artifact.address, content=artifact.content))


def _typeset_toc(links: Iterable[AnchorLink]) -> None:
    for link in links:
        link.title = typeset_text(link.title)
        _typeset_toc(link.children)
