"""The search page: what it shows without script, and what of each page a search may find."""

from collections.abc import Iterable, Iterator

from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage

from fabrique.model import Catalogue, Resource
from fabrique.model.wording import capital, say_duration
from fabrique.plugin import plan
from fabrique.plugin.page import GeneratedPage
from fabrique.plugin.search_index import Record
from fabrique.plugin.typography import typeset, typeset_text

ADDRESS = "recherche/"
ENGINE = "recherche/pagefind"
PLACE = "<div data-plan></div>"  # in docs/recherche/index.md
MOST_RESOURCES = 200  # listed in the page; beyond, the list alone would outweigh its budget

_WITHOUT_SCRIPT = (
    "<p>La recherche dans le texte demande un script, que votre navigateur n’exécute pas. Voici"
    " toutes les pages, par thème ; la recherche du navigateur (Ctrl et F) y trouve un titre.</p>"
)
_REUSE = '<h2 id="reutiliser">'  # from here on, a page of resource says what every other says
_CONTRIBUTORS = "contribuer"
_LESS = 0.3  # weight of their pages, manuals that hold every word of the trade
_OUT_OF_MENU = {"a-propos": "À propos"}


def complete(html: str, nav: Navigation, pages: Iterable[MkDocsPage], catalogue: Catalogue) -> str:
    """Return the search page with the plan of the site for a browser that runs no script.

    Inside `<noscript>` it costs some bytes, and no element to a browser that runs scripts.
    """
    outline = plan.outline(nav, pages, catalogue, ADDRESS, MOST_RESOURCES)
    content = typeset(f"{_WITHOUT_SCRIPT}\n{outline}")
    return html.replace(PLACE, f"<noscript>\n{content}\n</noscript>")


def records(pages: Iterable[MkDocsPage], nav: Navigation, catalogue: Catalogue) -> Iterator[Record]:
    """Yield what the index holds of each page that says something of its own."""
    resources = {resource.url: resource for resource in catalogue.published}
    parts = _OUT_OF_MENU | {
        _part(_first(item)): item.title or ""
        for item in nav.items
        if isinstance(item, MkDocsPage | Section) and _first(item).url
    }
    for page in pages:
        if page.url == ADDRESS or (isinstance(page, GeneratedPage) and not page.made.searchable):
            continue
        part = _part(page)
        yield _record(page, part, parts.get(part, ""), resources.get(page.url), catalogue)


def _record(
    page: MkDocsPage, part: str, theme: str, resource: Resource | None, catalogue: Catalogue
) -> Record:
    html = page.content or ""
    kind, duration = theme, ""
    if resource:
        html = html.partition(_REUSE)[0]
        kind = capital(catalogue.label("types", resource.type))
        duration = say_duration(resource.duration.session) if resource.duration else ""
    return Record(
        address=page.url,
        title=str(page.title or ""),
        html=html,
        kind=typeset_text(kind),
        duration=typeset_text(duration),
        weight=_LESS if part == _CONTRIBUTORS else 1,
    )


def _first(item: MkDocsPage | Section) -> MkDocsPage:
    """Return the page that an entry of the menu leads to."""
    while not isinstance(item, MkDocsPage):
        item = next(child for child in item.children if isinstance(child, MkDocsPage | Section))
    return item


def _part(page: MkDocsPage) -> str:
    return page.url.partition("/")[0]
