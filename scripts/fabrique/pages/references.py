"""The references: bibliography by theme, glossary, sources of the facts."""

from collections import defaultdict
from collections.abc import Iterator

from fabrique.model import BibEntry, Catalogue, Edition, Page, PageBuilder, Resource
from fabrique.model.wording import capital, count
from fabrique.pages.facets import fold
from fabrique.pages.templating import render


def build(catalogue: Catalogue, edition: Edition) -> Iterator[Page]:
    """Yield `references/`, `references/bibliographie/` and its themes, the glossary, the sources."""
    themes = _themes(catalogue)
    description = (
        "La bibliographie par thème, le glossaire et les sources de ce que le site affirme."
    )
    yield Page(
        address="references/",
        title="Références",
        description=description,
        before=render("references.html.j2", themes=themes, catalogue=catalogue),
        source="ressources/bibliographie.bib",
        in_navigation=True,
    )
    cited = _cited(catalogue)
    for key, label, entries in themes:
        yield _theme_page(key, label, entries, cited, edition)
    if catalogue.glossary:
        yield _glossary_page(catalogue, edition)
    yield _sources_page(catalogue, edition)


def _themes(catalogue: Catalogue) -> list[tuple[str, str, list[BibEntry]]]:
    """Return each theme that holds an entry, its label and its entries by author and year."""
    vocabulary = catalogue.vocabularies.get("themes")
    found: dict[str, list[BibEntry]] = defaultdict(list)
    for entry in catalogue.bibliography.by_key.values():
        for word in entry.keywords:
            found[word].append(entry)
    terms = vocabulary.terms if vocabulary else ()
    return [
        (term.key, capital(term.label), sorted(found[term.key], key=_author_order))
        for term in terms
        if found[term.key]
    ]


def _author_order(entry: BibEntry) -> tuple[str, str, str]:
    author = entry.value("author") or entry.value("editor") or entry.value("title")
    return fold(author.replace("{", "")), entry.value("year"), entry.key


def _cited(catalogue: Catalogue) -> dict[str, list[Resource]]:
    """Return the published resources that cite each key, sorted by id."""
    found: dict[str, list[Resource]] = defaultdict(list)
    for resource in catalogue.published:
        keys = {*resource.references}
        if resource.prose:
            keys.update(citation.key for citation in resource.prose.citations)
        for key in keys:
            found[key].append(resource)
    return found


def _theme_page(
    key: str,
    label: str,
    entries: list[BibEntry],
    cited: dict[str, list[Resource]],
    edition: Edition,
) -> Page:
    """Return a page whose entries are written by the citation style, one marker each."""
    address = f"references/bibliographie/{key}/"
    description = f"{count(len(entries), 'référence')} sur le thème : {label.lower()}."
    inserts = []
    parts = []
    for rank, entry in enumerate(entries, start=1):
        marker = f"entry-{rank}-of-{len(entries)}"
        parts.append(f"[#{entry.key}]\n\n{marker}")
        inserts.append(
            (
                marker,
                render(
                    "bibliography-entry.html.j2",
                    entry=entry,
                    users=cited.get(entry.key, ()),
                    root="../../../",
                ),
            )
        )
    return Page(
        address=address,
        title=label,
        description=description,
        before=render("bibliography.html.j2", label=label, entries=entries),
        prose="\n\n".join(parts),
        inserts=tuple(inserts),
        source="ressources/bibliographie.bib",
    )


def _glossary_page(catalogue: Catalogue, edition: Edition) -> Page:
    glossary = catalogue.glossary
    terms = sorted(glossary.terms if glossary else (), key=lambda term: fold(term.term))
    description = f"{count(len(terms), 'terme')} définis pour qui anime, dirige ou étudie un lieu."
    return Page(
        address="references/glossaire/",
        title="Glossaire",
        description=description,
        before=render("glossary.html.j2", terms=terms, by_id={term.id: term for term in terms}),
        source=glossary.origin.file if glossary else "",
        kind="liste",
        in_navigation=True,
    )


def _sources_page(catalogue: Catalogue, edition: Edition) -> Page:
    description = "Les pages publiques d’où viennent les faits sur le réseau et ses formations."
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for partner in catalogue.partners.partners if catalogue.partners else ():
        for fact in partner.sources:
            found[fact.title, fact.url].add(partner.name)
    for program in catalogue.programs.programs if catalogue.programs else ():
        for fact in program.sources:
            found[fact.title, fact.url].add(program.title)
    rows = [
        (title, url, sorted(names, key=fold))
        for (title, url), names in sorted(
            found.items(), key=lambda item: (fold(item[0][0]), item[0][1])
        )
    ]
    return Page(
        address="references/sources/",
        title="Sources des faits",
        description=description,
        before=render("sources.html.j2", rows=rows),
        source="ressources/reseau",
        in_navigation=True,
    )


BUILDER = PageBuilder(name="references", title="Références", build=build)
