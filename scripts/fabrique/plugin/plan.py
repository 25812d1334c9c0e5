"""The plan of the site: every page that one may want to reach, under the heading it belongs to."""

from collections import defaultdict
from collections.abc import Iterable

from markupsafe import Markup, escape
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from fabrique.model import Page
from fabrique.plugin.page import GeneratedPage

PLAN = Page(
    address="a-propos/plan-du-site/",
    title="Plan du site",
    description="Toutes les pages du site, par thème.",
    before="",
    source="mkdocs.yml",
    kind="liste",
)
_LEFT_OUT = ("contribuer/regles/",)  # their own page lists them by family
_DEEPEST = 2  # segments below the page of the menu: beyond, lists of lists

Children = dict[str, list[MkDocsPage]]


def draw(nav: Navigation, pages: Iterable[MkDocsPage]) -> str:
    """Return the plan as HTML: the menu in its order, and under each page those tied to it."""
    children: Children = defaultdict(list)
    root = "../" * PLAN.address.count("/")
    others: list[MkDocsPage] = []
    for page in pages:
        parent = page.parent
        if isinstance(page, GeneratedPage) and isinstance(parent, MkDocsPage):
            children[parent.url].append(page)
        elif parent is None and page not in nav.items and page.url.startswith("a-propos/"):
            others.append(page)
    parts = [Markup("<h1>{}</h1>").format(PLAN.title)]
    for item in nav.items:
        parts.append(_heading(item, root))
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
        if isinstance(item, MkDocsPage) and item.url != PLAN.address
    ]
    return Markup("<ul>\n{}\n</ul>").format(Markup("\n").join(lines)) if lines else Markup("")


def _below(page: MkDocsPage, children: Children) -> list[MkDocsPage]:
    """Return the pages tied to a page, lists of lists and manuals left out."""
    if page.url.startswith(_LEFT_OUT):
        return []
    depth = page.url.count("/")
    return [item for item in children[page.url] if item.url.count("/") - depth < _DEEPEST]


def _link(page: MkDocsPage, root: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(
        f"{root}{page.url}" or root, escape(page.title or "")
    )
