"""What must hold before anything is published, said as the other commands say it."""

from collections.abc import Callable, Iterable
from pathlib import Path

from fabrique.loading import (
    BuiltPlaces,
    Project,
    find_sources,
    load_built_site,
    load_project,
    load_site_links,
    read_published,
    reference_day,
)
from fabrique.model import (
    Catalogue,
    Diagnostic,
    Edition,
    FabriqueError,
    Findings,
    Severity,
    Site,
)
from fabrique.reports import REPORTS
from fabrique.rules.built.link_findings import by_cause, to_findings
from fabrique.rules.built.links import judge_links
from fabrique.rules.permanence import check_permanence
from fabrique.rules.runner import check, check_site

Tell = Callable[[str], None]


def sound_project(root: Path, tell: Tell) -> tuple[Project, Site]:
    """Return the project, or raise FabriqueError with its errors and warnings."""
    project = load_project(root, reference_day())
    found = check(project.catalogue, project.diagnostics, publication=True)
    _refuse_any(
        tell, found, Severity.WARNING, "Les ressources ne sont pas prêtes", len(project.files)
    )
    if project.catalogue.site is None:
        raise FabriqueError("ressources/site.yml est absent", "Donnez au site son identité.")
    return project, project.catalogue.site


def require_sound_site(folder: Path, root: Path, edition: Edition, site: Site, tell: Tell) -> None:
    """Raise FabriqueError unless links, weights and accessibility of the built pages hold."""
    sources = find_sources(folder, root / "build/sources.json")
    places = BuiltPlaces(folder)
    links = load_site_links(folder, edition.site_url)
    broken = to_findings(
        judge_links(links), lambda link: (sources and sources.place(link)) or places.place(link)
    )
    _refuse_any(tell, by_cause(broken), Severity.ERROR, "Des liens sont rompus", len(links.files))
    reading = load_built_site(folder, edition.site_url, site.budgets)
    found = check_site(reading.site, reading.diagnostics)
    _refuse_any(
        tell, found, Severity.ERROR, "Des pages ne tiennent pas leurs limites", reading.pages_found
    )


def require_permanence(folder: Path, catalogue: Catalogue, tell: Tell) -> None:
    """Raise FabriqueError unless every address ever published answers in a built folder."""
    published = read_published(folder)
    answers = {address: item.target for address, item in published.items()}
    lost = tuple(check_permanence(catalogue, answers))
    _refuse_any(
        tell, lost, Severity.ERROR, "Des adresses publiées ne répondent plus", len(published)
    )


def _refuse_any(
    tell: Tell, found: Iterable[Diagnostic], threshold: Severity, what: str, files: int
) -> None:
    kept = tuple(item for item in found if item.rule.severity.rank <= threshold.rank)
    if kept:
        tell(REPORTS["texte"].render(Findings(kept, files, "")).rstrip("\n"))
        raise FabriqueError(what, "Corrigez, validez, puis recommencez.")
