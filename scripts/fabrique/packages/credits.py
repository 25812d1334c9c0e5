"""Who made each file of a kit, and under which licence: the table `CREDITS.csv`."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, replace
from io import StringIO
from urllib.parse import urljoin

from fabrique.model import Author, Edition, Pathway, Resource, Source
from fabrique.packages.templating import one_line

HEADER = ("fichier", "titre", "auteur", "source", "licence", "modifie")
UNKNOWN = "non précisé"

# A spreadsheet computes a cell that begins so (OWASP, « CSV Injection »). One that expects another
# separator also cuts a cell after its commas or semicolons, quotes or not.
_FORMULA = re.compile(r"(^|[,;])([\s\"']*)(?=[=+\-@＝＋－＠])")


@dataclass(frozen=True, slots=True)
class Credit:
    """One line of the table: path in the kit, title, author, source, SPDX licence, modified or not."""

    file: str
    title: str
    author: str
    source: str
    license: str
    modified: str


def resource_credits(
    resource: Resource, files: Iterable[str], edition: Edition
) -> Iterator[Credit]:
    """Yield the line of each file of a resource, in the order given."""
    url = urljoin(edition.site_url, resource.url)
    authors = names(resource.authors)
    adapted = _adapted(resource.adapted_from)
    declared = {item.path: item for item in reversed(resource.files)}
    titles = {
        "ressource.yml": f"{resource.title} (données)",
        "index.md": f"{resource.title} (texte)",
    }
    witnesses = {
        report.origin.file.removeprefix(f"{resource.folder}/"): report.author
        for report in resource.usages
    }
    if resource.image:
        titles[resource.image.path] = f"{resource.title} (image)"
    for path in files:
        item = declared.get(path)
        if path in witnesses:
            title, author = f"{resource.title} (retour d’usage)", names((witnesses[path],))
            yield Credit(path, title, author, url, resource.license, "non")
        elif item is None:
            modified = adapted or "non"
            title = titles.get(path, resource.title)
            yield Credit(path, title, authors, url, resource.license, modified)
        else:
            yield Credit(
                file=path,
                title=item.title,
                author=item.authors or authors,
                source=item.source or url,
                license=item.license or resource.license,
                modified=UNKNOWN if item.source or adapted else "non",
            )


def pathway_credits(pathway: Pathway, file: str, edition: Edition) -> Iterator[Credit]:
    """Yield the line of the pathway's own file; its resources have theirs."""
    url = urljoin(edition.site_url, pathway.url)
    authors = names(pathway.authors)
    yield Credit(file, pathway.title, authors, url, pathway.license, "non")


def moved(credits: Iterable[Credit], folder: str) -> Iterator[Credit]:
    """Yield the lines of files that lie in a folder of the kit."""
    for credit in credits:
        yield replace(credit, file=f"{folder}/{credit.file}")


def credits_table(credits: Iterable[Credit]) -> bytes:
    """Return the table in UTF-8 (RFC 4180, header included); no cell is a formula or has two lines."""
    text = StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows([_cell(value) for value in astuple(credit)] for credit in credits)
    return text.getvalue().encode("utf-8")


def names(authors: Iterable[Author]) -> str:
    """Return the names of the authors, in their order."""
    return ", ".join(author.name for author in authors)


def _cell(value: str) -> str:
    return _FORMULA.sub(r"\1\2'", one_line(value))


def _adapted(sources: Iterable[Source]) -> str:
    """Return the works from which a resource is adapted, in words, or an empty text."""
    works = [f"« {item.title} » par {item.authors} ({item.source})" for item in sources]
    return f"oui : adapté de {' ; '.join(works)}" if works else ""
