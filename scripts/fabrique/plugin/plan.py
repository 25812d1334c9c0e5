"""The plan of the site: every page that one may want to reach, under the heading it belongs to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup, escape
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from fabrique.model import Catalogue, Page
from fabrique.model.wording import count
from fabrique.pages.facets import FACETS, FacetValue, read_facet
from fabrique.plugin.page import GeneratedPage

PLAN = Page(
    address="a-propos/plan-du-site/",
    title="Plan du site",
    description="Toutes les pages du site, par thème.",
    before="",
    source="mkdocs.yml",
    kind="liste",
    searchable=False,
)
CATALOGUE = "catalogue/"
_LEFT_OUT = ("contribuer/regles/",)  # their own page lists them by family
_OUT_OF_MENU = ("a-propos/", "recherche/")  # listed last
_DEEPEST = 2  # segments below the page of the menu: beyond, lists of lists

Children = dict[str, list[MkDocsPage]]


def draw(nav: Navigation, pages: Iterable[MkDocsPage], catalogue: Catalogue) -> str:
    """Return the content of the plan: its title, then the outline of the site."""
    title = Markup("<h1>{}</h1>").format(PLAN.title)
    return f"{title}\n{outline(nav, pages, catalogue, PLAN.address)}"


def outline(
    nav: Navigation,
    pages: Iterable[MkDocsPage],
    catalogue: Catalogue,
    start: str,
    most_resources: int | None = None,
) -> str:
    """Return the pages as HTML: the menu in its order, and under each page those tied to it.

    Resources are grouped by type. `start` is the address of the page that holds the outline;
    beyond `most_resources`, the groups are named and counted without their resources.
    """
    children: Children = defaultdict(list)
    root = "../" * start.count("/")
    types = read_facet(FACETS[0], catalogue)
    whole = most_resources is None or len(catalogue.published) <= most_resources
    known: dict[str, MkDocsPage] = {}
    others: list[MkDocsPage] = []
    for page in pages:
        if page.url == start:
            continue
        known[page.url] = page
        parent = page.parent
        if isinstance(page, GeneratedPage) and isinstance(parent, MkDocsPage):
            children[parent.url].append(page)
        elif parent is None and page not in nav.items and page.url.startswith(_OUT_OF_MENU):
            others.append(page)
    parts: list[Markup] = []
    for item in nav.items:
        parts.append(_heading(item, root))
        if isinstance(item, MkDocsPage) and item.url == CATALOGUE and types:
            parts.append(_by_type(types, known, root, whole))
            continue
        below = children[item.url] if isinstance(item, MkDocsPage) else item.children
        parts.append(_list(below or (), children, root))
    if others:
        parts.append(Markup("<h2>À propos</h2>"))
        others.sort(key=lambda page: page.url)
        parts.append(_list(others, children, root))
    return str(Markup("\n").join(part for part in parts if part))


def _heading(item: StructureItem, root: str) -> Markup:
    if isinstance(item, MkDocsPage):
        return Markup("<h2>{}</h2>").format(_link(item, root))
    return Markup("<h2>{}</h2>").format(item.title or "")


def _list(items: Iterable[StructureItem], children: Children, root: str) -> Markup:
    lines = [
        Markup("<li>{}{}</li>").format(
            _link(item, root), _list(_below(item, children), children, root)
        )
        for item in items
        if isinstance(item, MkDocsPage)
    ]
    return Markup("<ul>\n{}\n</ul>").format(Markup("\n").join(lines)) if lines else Markup("")


def _by_type(
    types: Sequence[FacetValue], known: Mapping[str, MkDocsPage], root: str, whole: bool
) -> Markup:
    """Return the list of types, each with its resources sorted by title."""
    lines = []
    for value in types:
        name = _anchor(f"{root}{value.url}", value.label)
        pages = [known[item.url] for item in value.resources if item.url in known]
        total = "" if whole else f" ({count(len(pages), 'ressource')})"
        below = _list(pages if whole else (), {}, root)
        lines.append(Markup("<li>{}{}{}</li>").format(name, total, below))
    return Markup("<ul>\n{}\n</ul>").format(Markup("\n").join(lines))


def _below(page: MkDocsPage, children: Children) -> list[MkDocsPage]:
    """Return the pages tied to a page, lists of lists and manuals left out."""
    if page.url.startswith(_LEFT_OUT):
        return []
    depth = page.url.count("/")
    return [item for item in children.get(page.url, ()) if item.url.count("/") - depth < _DEEPEST]


def _link(page: MkDocsPage, root: str) -> Markup:
    return _anchor(f"{root}{page.url}" or root, page.title or "")


def _anchor(address: str, title: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address, escape(title))
