"""What every kit holds beside its sources: licence, attribution, credits, citation, changes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from fabrique.model import Artifact, Catalogue, Edition
from fabrique.packages.archive import MEDIA_TYPE, pack
from fabrique.packages.attribution import Work, attribution
from fabrique.packages.citation_file import citation_file
from fabrique.packages.credits import Credit, credits_table, names
from fabrique.packages.licence import Terms, licence_terms
from fabrique.packages.templating import render


@dataclass(frozen=True, slots=True)
class Kit:
    """The content of a kit, path → bytes, and the lines of its table of credits."""

    contents: Mapping[str, bytes]
    credits: tuple[Credit, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """A licence, the files of the kit that are under it, and those who hold their rights."""

    terms: Terms
    files: tuple[str, ...]
    holders: tuple[str, ...]


def complete(
    work: Work,
    sources: Mapping[str, bytes],
    credits: Sequence[Credit],
    catalogue: Catalogue,
    edition: Edition,
    readme: str,
    **values: Any,
) -> Kit:
    """Return the kit of these sources; `readme` is a template, `values` what only it needs."""
    coverages = tuple(_coverages(work.license, credits, catalogue))
    common = {
        "work": work,
        "authors": names(work.authors),
        "url": urljoin(edition.site_url, work.url),
        "forge": catalogue.site.forge if catalogue.site else None,
        "coverages": coverages,
    }
    contents = {
        **sources,
        "LISEZMOI.md": render(readme, **common, **values),
        "LICENCE.txt": render("licence.txt.j2", **common),
        "ATTRIBUTION.md": render(
            "attribution.md.j2", lines=attribution(work, catalogue, edition), **common
        ),
        "CREDITS.csv": credits_table(credits),
        "CITATION.cff": citation_file(work, edition),
        "MODIFICATIONS.md": render("changes.md.j2", **common),
    }
    return Kit(contents, tuple(credits))


def kit_artifact(work: Work, kit: Kit, edition: Edition) -> Artifact:
    """Return the archive of a kit, beside the page of its work."""
    return Artifact(f"{work.url}{work.id}.zip", pack(kit.contents, edition.date), MEDIA_TYPE)


def _coverages(first: str, credits: Sequence[Credit], catalogue: Catalogue) -> Iterator[Coverage]:
    """Yield each licence of the kit, that of the work first, then by identifier."""
    for key in sorted({credit.license for credit in credits}, key=lambda key: (key != first, key)):
        covered = [credit for credit in credits if credit.license == key]
        yield Coverage(
            terms=licence_terms(key, catalogue),
            files=tuple(credit.file for credit in covered),
            holders=tuple(dict.fromkeys(credit.author for credit in covered)),
        )
